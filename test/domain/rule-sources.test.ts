// docs/citations.md tells people what RULE_SOURCES tells programs: the two say the same.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RULE_SOURCES } from "../../src/domain/index.ts";

it("is the table of docs/citations.md, term by term", () => {
  const page = readFileSync(new URL("../../docs/citations.md", import.meta.url), "utf8");
  const told: Record<string, string> = {};
  for (const [, terms, , fidelity] of page.matchAll(/^\| (CN-[^|]+) \| ([^|]+) \| (text|extended|model) \|/gm)) {
    const [first, ...others] = terms!.split(", ");
    const stem = first!.slice(0, first!.lastIndexOf("-"));
    for (const id of [first!, ...others.map((rest) => stem + rest)]) told[id] = fidelity!;
  }
  expect(told).toEqual(Object.fromEntries(Object.entries(RULE_SOURCES).map(([id, { fidelity }]) => [id, fidelity])));
});
