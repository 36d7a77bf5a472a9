// docs/guides/screening.md runs as printed, from the spreadsheet to the report: its console blocks and its program, in order.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nodeIo } from "../../src/cli/machine.ts";
import { run } from "../../src/cli/run.ts";
import { confirmProposal } from "../../src/index.ts";
import type { ConformityAnalysis } from "../../src/screening/index.ts";
import { readMarkup } from "../report/markup.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guide = readFileSync(join(root, "docs/guides/screening.md"), "utf8");
const steps = [
  ...guide.matchAll(/```(?:console\n\$ sanxian (.*)\n([\s\S]*?)\$ echo \$\?\n(\d+)|js\n([\s\S]*?))\n```/g),
];

describe("docs/guides/screening.md", () => {
  const written = new Map<string, string>();
  const read = (path: string): Uint8Array =>
    written.has(path) ? new TextEncoder().encode(written.get(path)) : readFileSync(join(root, path));
  let said = "";
  const io = {
    ...nodeIo(),
    read,
    write: (path: string, text: string): void => void written.set(path, text),
    same: (a: string, b: string): boolean => a === b,
    out: (text: string): void => void (said += text),
    err: (text: string): void => void (said += text),
    terminal: () => null,
  };

  it("has every step, in order", () => {
    expect(guide.split("```").length - 1).toBe(2 * steps.length);
    for (const [, line, printed, exit, program] of steps) {
      said = "";
      if (line !== undefined) {
        expect([run(line.split(" "), io), said]).toEqual([Number(exit), printed]);
        continue;
      }
      const body = program!.replace(/^import .*$/gm, "");
      new Function("confirmProposal", "readFileSync", "writeFileSync", body)(
        confirmProposal,
        (path: string) => new TextDecoder().decode(read(path)),
        io.write,
      );
    }
    expect([...written.keys()]).toEqual([
      "findings.csv",
      "drafts.json",
      "scheme.json",
      "words.json",
      "confirmed.json",
      "report.html",
    ]);
  });

  it("says of the results what they are", () => {
    const words = JSON.parse(written.get("words.json")!) as ConformityAnalysis;
    expect(words.terms.filter(({ manualReview }) => manualReview)).toHaveLength(8);
    expect(written.get("findings.csv")).toContain("FIELD_UNKNOWN");
    said = "";
    run(
      "screen --scheme confirmed.json --project docs/guides/project.json --as-of 2026-11-24 --format json".split(" "),
      io,
    );
    const { terms } = JSON.parse(said) as ConformityAnalysis;
    const [committed] = terms.filter(({ outcome }) => outcome === "needsCommitment");
    expect(committed!.text.zh).toContain("受体敏感");
    expect(committed!.share).toBeCloseTo(0.5, 9);
    const met = terms.filter(({ outcome }) => outcome === "conforms").map(({ text }) => text.zh);
    for (const words of ["钢铁", "直接排放", "两高"]) expect(met.some((text) => text.includes(words))).toBe(true);
    expect(met).toHaveLength(3);
    expect(terms.filter(({ missing }) => missing.includes("listed:高耗能项目"))).toHaveLength(1);
    expect(terms.filter(({ manualReview }) => manualReview)).toHaveLength(3);
    expect(readMarkup(written.get("report.html")!).tags.length).toBeGreaterThan(100);
  });

  it("links to files that exist", () => {
    const links = [...guide.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(6);
    for (const link of links) expect(existsSync(join(root, "docs/guides", link)), link).toBe(true);
  });
});
