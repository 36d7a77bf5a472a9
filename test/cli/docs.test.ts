// docs/cli.md runs as printed: every console block is run, and its output and exit code compared.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.ts";
import { nodeIo } from "../../src/cli/machine.ts";
import { run } from "../../src/cli/run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const docs = readFileSync(join(root, "docs/cli.md"), "utf8");
const blocks = [...docs.matchAll(/```console\n\$ sanxian (.*)\n([\s\S]*?)\$ echo \$\?\n(\d+)\n```/g)];

describe("docs/cli.md", () => {
  it("holds console blocks, all of the form that is run here", () => {
    expect(blocks.length).toBeGreaterThan(4);
    expect(docs.split("```console").length - 1).toBe(blocks.length);
  });

  it.each(blocks.map(([, line, printed, exit]) => [line!, printed!, Number(exit)] as const))(
    "sanxian %s",
    (line, printed, exit) => {
      let out = "";
      const io = {
        ...nodeIo(),
        read: (path: string) =>
          path === "broken.json"
            ? Buffer.from('{\n  "format": "sanxian.project",\n  "formatVersion": "1",\n}\n')
            : nodeIo().read(join(root, path)),
        out: (text: string) => void (out += text),
        err: (text: string) => void (out += text),
        terminal: () => null,
      };
      expect(run(line.split(" "), io)).toBe(exit);
      expect(out).toBe(printed);
    },
  );

  it("lists every exit code and every option", () => {
    for (const code of Object.values(EXIT)) expect(docs).toContain(`| ${code} |`);
    for (const name of [
      "scheme",
      "project",
      "as-of",
      "format",
      "out",
      "language",
      "area-method",
      "profile",
      "adopted",
      "record",
      "overrides",
      "links",
      "valid-days",
      "batch",
      "parts",
    ])
      expect(docs).toContain(`| \`--${name}\` |`);
  });

  it("links to files that exist", () => {
    const links = [...docs.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(existsSync(join(root, "docs", link)), link).toBe(true);
  });
});
