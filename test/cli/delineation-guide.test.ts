// docs/guides/delineation.md runs as printed: its console blocks in order, on files in memory; its tables name what there is.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { NATIONAL_DELINEATION } from "../../src/delineation/index.ts";
import { readScheme } from "../../src/exchange/index.ts";
import { ran } from "./machine.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guide = readFileSync(join(root, "docs/guides/delineation.md"), "utf8");
const blocks = [...guide.matchAll(/```console\n\$ sanxian (.*)\n([\s\S]*?)\$ echo \$\?\n(\d+)\n```/g)];
const files = Object.fromEntries(
  [...guide.matchAll(/docs\/guides\/delineation\/[\w.-]+/g)].map(([path]) => [
    path,
    readFileSync(join(root, path), "utf8"),
  ]),
);

describe("docs/guides/delineation.md", () => {
  it("runs as printed, each command on what the one before wrote", () => {
    expect(blocks).toHaveLength(guide.split("```console").length - 1);
    const disk: Record<string, string> = { ...files };
    for (const [, line, printed, exit] of blocks) {
      const run = ran(line!.split(" "), { files: disk });
      expect(run.out + run.err, line).toBe(printed);
      expect(run.exit).toBe(Number(exit));
      for (const [path, text] of run.written) disk[path] = text;
    }
    for (const name of ["scheme.json", "scheme-2027.json"])
      expect(readScheme(JSON.parse(disk[name]!)).document, name).toBeDefined();
    // the codes of the first stand in the next
    const codes = (name: string): string[] => (JSON.parse(disk[name]!) as { units: { code: string }[] }).units.map(({ code }) => code); // biome-ignore format: one line
    expect(codes("scheme-2027.json")).toEqual(codes("scheme.json"));
  });

  it("prints the profile as it is, and names every rule", () => {
    expect(guide).toContain(
      `\`\`\`json\n${readFileSync(join(root, "docs/guides/delineation/profile.json"), "utf8")}\`\`\``,
    );
    for (const { id } of NATIONAL_DELINEATION.rules) expect(guide).toContain(`\`${id}\``);
    for (const member of Object.keys(NATIONAL_DELINEATION).filter((name) => name !== "id" && name !== "name"))
      expect(guide).toContain(`| \`${member}\` |`);
  });

  it("links to files that exist", () => {
    for (const [, link] of guide.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(join(root, "docs/guides", link!)), link).toBe(true);
  });
});
