// A record to be filed: what was computed stays, what a person decided stands beside it, and everything from outside is inert.
import { describe, expect, it } from "vitest";
import { digestJson } from "../../src/domain/index.ts";
import { renderRecordHtml, renderRecordMarkdown } from "../../src/report/index.ts";
import {
  type OutcomeOverride,
  prepareScheme,
  type RecordOptions,
  recordOf,
  screen,
} from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, REDLINE, smallScheme, U1 } from "../screening/small-scheme.ts";
import { HARMFUL, PAYLOADS } from "./payloads.ts";

const scheme = smallScheme([
  { scope: { place: { zones: [REDLINE] } } },
  { scope: { units: [U1] }, modality: "require" },
  { scope: { units: [U1] }, modality: "require", textOnly: true },
]);
const project = projectOn(box(121.001, 28.602, 121.003, 28.604));
const analysis = screen(prepareScheme(scheme), project, { asOf: AS_OF });
const by = (
  term: string,
  outcome: OutcomeOverride["outcome"],
  more: Partial<OutcomeOverride> = {},
): OutcomeOverride => {
  return { term, outcome, reason: "现场核实", author: "张三", on: "2026-11-25", ...more };
};
const record = (more: Partial<RecordOptions> = {}) => recordOf(analysis, { scheme, project, ...more });

describe("a record", () => {
  it("holds the analysis as it is, digests of what it was made from, and its days", () => {
    const { data, validity, verdict, overrides, ...rest } = record();
    expect(rest.analysis).toBe(analysis);
    expect([data.schemeDigest, data.projectDigest]).toEqual([digestJson(scheme), digestJson(project)]);
    expect(digestJson({ ...scheme, name: "另一个" })).not.toBe(data.schemeDigest);
    expect(data.layers.map(({ element }) => element)).toEqual(["air", "ecology"]);
    // ninety days with the first: 7 in November, 31, 31, 21
    expect(validity).toEqual({ from: "2026-11-24", to: "2027-02-21" });
    expect([verdict, overrides]).toEqual(["inadmissible", []]);
    expect(record({ validDays: 1 }).validity.to).toBe(AS_OF);
  });

  it("keeps what was computed beside what a person decided, and concludes by the same rules", () => {
    const one = record({ overrides: [by("T1", "conforms")] });
    expect(one.overrides).toEqual([{ ...by("T1", "conforms"), computed: "violates" }]);
    expect([one.verdict, one.analysis.verdict]).toEqual(["conditional", "inadmissible"]);
    expect(one.reasons.map(({ code }) => code)).toEqual(["COMMITMENT", "MANUAL_REVIEW"]);
    const all = record({ overrides: [by("T3", "conforms"), by("T1", "conforms"), by("T2", "conforms")] });
    expect(all.verdict).toBe("admissible");
    expect(all.overrides.map(({ term }) => term)).toEqual(["T1", "T2", "T3"]);
    // a person may also be stricter
    const free = screen(prepareScheme(scheme), projectOn(box(121.022, 28.602, 121.023, 28.604)), { asOf: AS_OF });
    expect(recordOf(free, { scheme, project, overrides: [by("T1", "violates")] }).verdict).toBe("inadmissible");
  });

  it("counts no decision without a reason, an author, a day, a term, or made twice", () => {
    const bad = record({
      overrides: [
        by("T1", "conforms", { reason: " " }),
        by("T2", "conforms", { author: "" }),
        by("T3", "conforms", { on: "2026-02-30" }),
        by("T9", "conforms"),
      ],
    });
    expect(bad.findings.map(({ code }) => code)).toEqual([
      "OVERRIDE_INCOMPLETE",
      "OVERRIDE_INCOMPLETE",
      "OVERRIDE_INCOMPLETE",
      "OVERRIDE_TERM",
    ]);
    expect([bad.verdict, bad.overrides]).toEqual(["inadmissible", []]);
    const odd = record({ overrides: [by("T1", "approved" as never), by("T2", "toString" as never)] });
    expect(odd.findings.map(({ code }) => code)).toEqual(["OVERRIDE_OUTCOME", "OVERRIDE_OUTCOME"]);
    expect(odd.findings[0]!.message.en).toContain("conforms, violates, notApplicable");
    expect([odd.verdict, odd.overrides]).toEqual(["inadmissible", []]);
    const twice = record({ overrides: [by("T1", "conforms"), by("T1", "violates")] });
    expect(twice.findings.map(({ code }) => code)).toEqual(["OVERRIDE_TWICE", "OVERRIDE_TWICE"]);
    expect(twice.verdict).toBe("inadmissible");
  });

  it("refuses another scheme, another project, days that are none", () => {
    expect(() => record({ scheme: { ...scheme, id: "other" } })).toThrow(/scheme/);
    expect(() => record({ project: { ...project, id: "other" } })).toThrow(/project/);
    // nor another view of it: what was withheld from the analysis would stand in the record
    const shown = { ...scheme, layers: scheme.layers.slice(0, 1) };
    const seen = screen(prepareScheme(shown), project, { asOf: AS_OF });
    expect(() => recordOf(seen, { scheme, project })).toThrow(/screened against/);
    expect(recordOf(seen, { scheme: shown, project }).data.layers).toHaveLength(1);
    expect(() => record({ scheme: { ...scheme, terms: scheme.terms.slice(1) } })).toThrow(/screened against/);
    for (const validDays of [0, -1, 1.5, Number.NaN]) expect(() => record({ validDays })).toThrow(/validDays/);
  });
});

describe("the report of a record", () => {
  const links = {
    eia: ["环评〔2026〕1号"],
    dischargePermit: ["P-1"],
    monitoringPoint: ["M-7"],
    enforcementCase: ["E-3"],
  };

  it("tells all of it, in either language", () => {
    const filed = record({ links, overrides: [by("T1", "conforms")] });
    for (const text of [renderRecordHtml(filed, { source: { scheme, project } }), renderRecordMarkdown(filed)]) {
      for (const word of ["2026-11-24", "2027-02-21", "环评〔2026〕1号", "P-1", "M-7", "E-3", "现场核实", "张三"])
        expect(text.replaceAll("\\", "")).toContain(word);
      expect(text).toContain(filed.data.schemeDigest.replace(/^sha256:/, ""));
    }
    expect(renderRecordHtml(filed, { language: "en" })).not.toContain("归档信息");
    expect(renderRecordHtml(filed)).toMatch(/<\/section>\n<\/main><\/body><\/html>\n$/);
  });

  it("is inert whatever reasons, authors and numbers hold", () => {
    for (const payload of PAYLOADS) {
      const filed = record({
        links: { eia: [payload], enforcementCase: [payload] },
        overrides: [by("T1", "conforms", { reason: `x${payload}`, author: `x${payload}` })],
      });
      const html = renderRecordHtml(filed);
      const plain = renderRecordHtml(record({ links: { eia: ["a"], enforcementCase: ["a"] }, overrides: [by("T1", "conforms", { reason: "a", author: "a" })] })); // biome-ignore format: one line
      const tags = (text: string): string[] => text.match(/<[^>]*>/g) ?? [];
      expect(tags(html), payload).toEqual(tags(plain));
      expect(html.replaceAll("\n", "")).not.toMatch(HARMFUL);
      const markdown = renderRecordMarkdown(filed);
      expect(markdown.replaceAll("\n", "")).not.toMatch(HARMFUL);
      expect(markdown.split("\n").length).toBe(renderRecordMarkdown(record({ links: { eia: ["a"], enforcementCase: ["a"] }, overrides: [by("T1", "conforms")] })).split("\n").length); // biome-ignore format: one line
    }
  });
});
