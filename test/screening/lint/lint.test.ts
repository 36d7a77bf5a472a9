// The lint, rule by rule: what each must tell, and that a sound list is told nothing.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AccessTerm, ZoningScheme } from "../../../src/domain/index.ts";
import { readUnitList, schemeOfUnitList } from "../../../src/exchange/index.ts";
import { type LintOptions, lint, REPEALED_LAWS } from "../../../src/screening/index.ts";
import { SCHEME } from "../../showcase/scheme.ts";
import { DATA, hasData } from "../../suites/cases.ts";
import { AS_OF, PARK, REDLINE, smallScheme, U1, U2, U3 } from "../small-scheme.ts";

const LINES: Partial<ZoningScheme> = {
  threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] },
};
/** Terms that give every unit what its class must have, each unit its own. */
const SOUND: readonly Partial<AccessTerm>[] = [
  { id: "s1", tier: "unit", modality: "require", text: "甲", scope: { units: [U1] } },
  { id: "s2", tier: "unit", modality: "require", text: "乙", dimension: "pollutantDischarge", scope: { units: [U2] } },
  { id: "s3", tier: "unit", modality: "require", text: "丙", dimension: "riskPrevention", scope: { units: [U2] } },
  { id: "s4", tier: "unit", modality: "require", text: "丁", scope: { units: [U3] }, basis: ["old", "new"] },
];

const schemeOf = (terms: readonly Partial<AccessTerm>[], more: Partial<ZoningScheme> = {}): ZoningScheme =>
  smallScheme([...SOUND, ...terms], { ...LINES, ...more });
/** Codes and subjects that some terms bring beyond those of the sound list. */
function told(terms: readonly Partial<AccessTerm>[], more: Partial<ZoningScheme> = {}, options: Partial<LintOptions> = {}): string[] {
  const scheme = schemeOf(terms, more);
  const { findings } = lint(scheme, { asOf: AS_OF, ...options });
  for (const { message, location } of findings) {
    expect(message.zh).not.toMatch(/\{\w+\}/);
    expect(message.en).not.toMatch(/\{\w+\}/);
    expect(location?.path).toMatch(/^\$\./);
  }
  const before = JSON.stringify(scheme);
  lint(scheme, { asOf: AS_OF, ...options });
  expect(JSON.stringify(scheme)).toBe(before);
  return findings.filter(({ code }) => code !== "LINT_BASIS_EXPIRED" || terms.length > 0).map(({ code, subject }) => `${code} ${subject}`).filter((line) => !/ s\d$/.test(line));
} // biome-ignore format: one list

describe("a sound list", () => {
  it("is told nothing but that one basis has its successor beside it", () => {
    expect(lint(schemeOf([]), { asOf: AS_OF }).findings).toMatchObject([
      { code: "LINT_BASIS_EXPIRED", severity: "info" },
    ]);
    expect(told([])).toEqual([]);
  });

  it("needs a day, and a bound that is one", () => {
    expect(() => lint(schemeOf([]), { asOf: "2026-13-01" })).toThrow(/asOf/);
    for (const mostPlaces of [-1, 1.5, Number.NaN])
      expect(() => lint(schemeOf([]), { asOf: AS_OF, mostPlaces })).toThrow(/mostPlaces/);
  });

  it("is told the same whatever the order of its terms", () => {
    const terms: Partial<AccessTerm>[] = [
      { id: "a", text: "禁止。", scope: { units: [U1] } },
      { id: "b", text: "禁止。", scope: { units: [U1] } },
      { id: "c", text: "禁止。", scope: { units: [U2] } },
    ];
    expect(told([...terms].reverse())).toEqual(told(terms));
  });
});

describe("duplicates", () => {
  const twin: Partial<AccessTerm> = { modality: "require", text: "雨污分流。", scope: { units: [U3] } };

  it("word for word in one place; a comma or a space makes no difference", () => {
    expect(told([{ ...twin, id: "a" }, { ...twin, id: "b", text: "雨污 分流" }])).toEqual(["LINT_DUPLICATE b"]);
  });

  it("in several units is a clause to be shared", () => {
    expect(told([{ ...twin, id: "a" }, { ...twin, id: "b", scope: { units: [U1] } }])).toEqual(["LINT_SHARED_CLAUSE b"]);
  });

  it("in a lower tier is a repetition, in the higher one not", () => {
    expect(told([{ ...twin, id: "a", tier: "unit" }, { ...twin, id: "b", tier: "province" }])).toEqual(["LINT_REPEATED_TIER a"]);
  });

  it("is none where the modality, dimension or condition differs", () => {
    const other = { ...twin, id: "b" };
    expect(told([{ ...twin, id: "a" }, { ...other, modality: "restrict" }])).toEqual([]);
    expect(told([{ ...twin, id: "a" }, { ...other, dimension: "riskPrevention" }])).toEqual([]);
    expect(told([{ ...twin, id: "a" }, { ...other, when: { op: "flag", flag: "twoHigh" } }])).toEqual([]);
  });

  it("in other words with the same condition", () => {
    const when = { op: "flag", flag: "twoHigh" } as const;
    expect(told([{ ...twin, id: "a", when }, { ...twin, id: "b", text: "另一种说法", when }])).toEqual(["LINT_SAME_RULE b"]);
  });
}); // biome-ignore format: one list

describe("bases", () => {
  const ban: Partial<AccessTerm> = { id: "x", text: "禁止", scope: { units: [U3] }, textOnly: true };

  it("of a ban there must be one, of some rank", () => {
    expect(told([{ ...ban }])).toEqual(["LINT_BAN_WITHOUT_BASIS x"]);
    expect(told([{ ...ban, basis: ["nowhere"] }])).toEqual(["LINT_BAN_WITHOUT_BASIS x", "LINT_BASIS_MISSING x"]);
    expect(told([{ ...ban, basis: ["new"] }])).toEqual([]);
    const legalBases = [...smallScheme().legalBases, { id: "plan", title: "规划", level: "plan" as const }];
    expect(told([{ ...ban, basis: ["plan"] }], { legalBases })).toEqual(["LINT_BAN_WEAK_BASIS x"]);
    expect(told([{ ...ban, basis: ["plan", "new"] }], { legalBases })).toEqual([]);
    expect(told([{ ...ban, modality: "restrict" }])).toEqual([]);
  });

  it("lapse on a day: the transition of 2026-08-15", () => {
    expect(told([{ ...ban, basis: ["old"] }])).toEqual(["LINT_BASIS_EXPIRED x"]);
    expect(told([{ ...ban, basis: ["old"] }], {}, { asOf: "2026-08-14" })).toEqual([]);
    expect(told([{ ...ban, basis: ["new"] }], {}, { asOf: "2026-08-14" })).toEqual(["LINT_BASIS_PENDING x"]);
    expect(told([{ ...ban, basis: ["old", "new"] }], {}, { asOf: "2026-08-14" })).toEqual([]);
    const { findings } = lint(schemeOf([{ ...ban, basis: ["old"] }]), { asOf: AS_OF });
    const [finding] = findings.filter(({ subject }) => subject === "x");
    expect(finding).toMatchObject({ severity: "warning", location: { path: "$.terms[4].basis" }, values: { replacement: "new", date: "2026-08-14" } });
  });

  it("that lapsed without a word of what replaces them are looked up: the edition in force, or what repealed the law", () => {
    const replacementOf = (...more: ZoningScheme["legalBases"][number][]): unknown => {
      const legalBases = [...smallScheme().legalBases, ...more];
      const { findings } = lint(schemeOf([{ ...ban, basis: ["o"] }], { legalBases }), { asOf: AS_OF });
      return findings.find(({ code, subject }) => code === "LINT_BASIS_EXPIRED" && subject === "x")?.values?.replacement;
    };
    const old = { id: "o", title: "示例市条例", number: "1号", level: "localRegulation" as const, validTo: "2025-12-31" };
    expect(replacementOf(old)).toBe("—");
    expect(replacementOf(old, { ...old, id: "n", title: "《示例市条例》（2026年修订）", number: "7号", validFrom: "2026-01-01", validTo: "2099-12-31" })).toBe("n");
    expect(replacementOf({ ...old, title: "大气污染防治法" })).toBe("中华人民共和国生态环境法典");
  });

  it("are repealed by a later law, also where the scheme does not say so", () => {
    const water = { id: "w", title: "《中华人民共和国水污染防治法》（2017年修正）", level: "law" as const };
    const legalBases = [...smallScheme().legalBases, water];
    const rests = [{ ...ban, basis: ["w"] }];
    expect(told(rests, { legalBases })).toEqual(["LINT_LAW_REPEALED w"]);
    expect(told(rests, { legalBases }, { asOf: "2026-08-15" })).toEqual(["LINT_LAW_REPEALED w"]);
    expect(told(rests, { legalBases }, { asOf: "2026-08-14" })).toEqual(["LINT_LAW_TO_BE_REPEALED w"]);
    expect(told(rests, { legalBases }, { repealed: [] })).toEqual([]);
    // one that says when it lapses is judged by that
    const dated = [...smallScheme().legalBases, { ...water, validTo: "2026-08-14" }];
    expect(told(rests, { legalBases: dated })).toEqual(["LINT_BASIS_EXPIRED x"]);
  });

  it("in the words, too", () => {
    const cites = [{ ...ban, modality: "restrict" as const, text: "按照《水污染防治法》、《长江保护法》执行。" }];
    expect(told(cites)).toEqual(["LINT_TEXT_CITES_REPEALED x"]);
    expect(told(cites, {}, { asOf: "2026-08-14" })).toEqual([]);
    expect(REPEALED_LAWS).toHaveLength(10);
  });

  it("are told when nothing rests on them, or their replacement leads nowhere", () => {
    const basis = (id: string, replacedBy?: string) => ({ id, title: id, level: "law" as const, ...(replacedBy === undefined ? {} : { replacedBy }) });
    const more = (...bases: ReturnType<typeof basis>[]) => ({ legalBases: [...smallScheme().legalBases, ...bases] });
    expect(told([], more(basis("z")))).toEqual(["LINT_BASIS_UNUSED z"]);
    expect(told([{ ...ban, basis: ["z", "new"] }], more(basis("z", "gone")))).toEqual(["LINT_BASIS_REPLACEMENT z"]);
    expect(told([], more(basis("y", "z"), basis("z", "y")))).toEqual(["LINT_BASIS_REPLACEMENT y", "LINT_BASIS_REPLACEMENT z"]);
  });
}); // biome-ignore format: one list

describe("references", () => {
  const term = (part: Partial<AccessTerm>): Partial<AccessTerm>[] => [{ id: "x", text: "x", modality: "restrict", ...part }];

  it.each<[string, Partial<AccessTerm>, string]>([
    ["a unit of the scope", { scope: { units: ["ZH33100210009"] } }, "$.terms[4].scope.units[0]"],
    ["a park", { scope: { parks: [PARK, "P9"] } }, "$.terms[4].scope.parks[1]"],
    ["a zone of a place", { scope: { place: { zones: ["YS3310021110009"] } } }, "$.terms[4].scope.place.zones[0]"],
    ["a zone of a condition", { when: { op: "not", of: { op: "within", place: { zones: [REDLINE, "Z9"] } } } }, "$.terms[4].when.of.place.zones[1]"],
    ["a feature", { when: { op: "distance", to: { features: ["nowhere"] }, atMostM: 1 } }, "$.terms[4].when.to.features[0]"],
    ["a kind of feature", { exceptWhen: { op: "distance", to: { kinds: ["nothing"] }, atMostM: 1 } }, "$.terms[4].exceptWhen.to.kinds[0]"],
    ["a park of a condition", { when: { op: "all", of: [{ op: "inPark", parks: ["P9"] }] } }, "$.terms[4].when.of[0].parks[0]"],
  ])("%s that does not exist", (_, part, path) => {
    const { findings } = lint(schemeOf(term(part)), { asOf: AS_OF });
    expect(findings.filter(({ subject }) => subject === "x")).toMatchObject([{ code: "LINT_REFERENCE", location: { path } }]);
  });

  it("a type of which there is no zone, and a layer that is missing", () => {
    expect(told(term({ when: { op: "within", place: { zoneTypes: ["1110", "1130"] } } }))).toEqual(["LINT_ZONE_TYPE_ABSENT x"]);
    expect(told(term({ when: { op: "within", place: { zoneTypes: ["3210"] } } }))).toEqual(["LINT_LAYER_MISSING x"]);
    expect(told(term({ when: { op: "within", place: { element: "soil" } } }))).toEqual(["LINT_LAYER_MISSING x"]);
  });

  it("zones of the red line, of a unit's reasons, and its park", () => {
    const threeLines = { redline: { zones: ["Z9"], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] };
    expect(told([], { threeLines })).toEqual(["LINT_REFERENCE small"]);
    const units = smallScheme().units.map((unit) => ({ ...unit, reasons: [{ zones: ["Z9"] }], park: "P9" }));
    expect(told([], { units })).toHaveLength(6);
  });
}); // biome-ignore format: one list

describe("industry codes", () => {
  const term = (codes: readonly string[], except?: readonly string[]): Partial<AccessTerm>[] => [
    { id: "x", text: "x", modality: "restrict", when: { op: "industry", in: codes, ...(except ? { except } : {}) } },
  ];
  it("that cannot be read, are unknown, or are taken out of nothing", () => {
    expect(told(term(["26", "C2614"]))).toEqual([]);
    expect(told(term(["化工", "Z26", "98"]))).toEqual(["LINT_INDUSTRY_UNREADABLE x", "LINT_INDUSTRY_UNREADABLE x", "LINT_INDUSTRY_UNREADABLE x"]);
    expect(told(term(["26"], ["2614", "3011"]))).toEqual(["LINT_INDUSTRY_EXCEPT x"]);
    expect(told([{ id: "x", text: "x", modality: "restrict", scope: { industries: ["0"] } }])).toEqual(["LINT_INDUSTRY_UNREADABLE x"]);
    const industries = new Set(["C26", "261", "2614"]);
    expect(told(term(["26", "C261", "2614", "C"]), {}, { industries })).toEqual([]);
    expect(told(term(["2699"]), {}, { industries })).toEqual(["LINT_INDUSTRY_UNKNOWN x"]);
  });
}); // biome-ignore format: one list

describe("days that have passed", () => {
  const term = (part: Partial<AccessTerm>): Partial<AccessTerm>[] => [{ id: "x", text: "x", modality: "restrict", ...part }];
  it("deadlines, in the obligation and in the words", () => {
    expect(told(term({ obligation: { what: "x", deadline: "2026-11-23" } }))).toEqual(["LINT_DEADLINE_PASSED x"]);
    expect(told(term({ obligation: { what: "x", deadline: AS_OF } }))).toEqual([]);
    for (const text of ["2025年前VOCs排放量削减15%", "2025年底前完成", "到2025年收集率达到75%以上", "2025年城市生活污水集中收集率达到75%以上"])
      expect(told(term({ text })), text).toEqual(["LINT_TEXT_DEADLINE_PASSED x"]);
    for (const text of ["2026年前完成", "2030年底前完成", "（较2019年）", "依据2024年方案", "（GB18918-2002）"])
      expect(told(term({ text })), text).toEqual([]);
  });
  it("terms, targets, and validities that end before they begin", () => {
    expect(told(term({ validTo: "2026-11-23" }))).toEqual(["LINT_TERM_EXPIRED x"]);
    expect(told(term({ validFrom: "2027-01-02", validTo: "2027-01-01" }))).toEqual(["LINT_VALIDITY_REVERSED x"]);
    const indicator = (year: number) => ({ id: "i", name: "i", targets: [{ year: 2020, bound: "atMost" as const, value: 1, unit: "t" }, { year, bound: "atMost" as const, value: 1, unit: "t" }] });
    const lines = (year: number): Partial<ZoningScheme> => ({ threeLines: { redline: { zones: [], indicators: [indicator(year)] }, qualityBottomLines: [], resourceUpperLimits: [] } });
    expect(told([], lines(2025))).toEqual(["LINT_TARGET_PASSED i"]);
    expect(told([], lines(2026))).toEqual([]);
  });
}); // biome-ignore format: one list

describe("lists of units", () => {
  it("that are the same are told once, with all of them", () => {
    const shared = [{ id: "a", text: "a", modality: "require" as const, scope: { units: [U1, U3] } }];
    const scheme = smallScheme([...SOUND.slice(1, 3), ...shared], LINES);
    const { findings, differentiation } = lint(scheme, { asOf: AS_OF });
    expect(findings.filter(({ code }) => code === "LINT_IDENTICAL_LISTS")).toMatchObject([{ values: { count: 2, value: `${U1}, ${U3}` } }]);
    expect(differentiation).toMatchObject({ units: 3, lists: 2, distinctShare: 2 / 3 });
    // two pairs of three have nothing in common
    expect(differentiation.meanDistance).toBeCloseTo(2 / 3, 12);
    expect(differentiation.meanDistanceByClass).toEqual({ priority: null, key: null, general: null });
  });

  it("that lack what their class must have, or anything at all", () => {
    const units = smallScheme().units.map(({ listIsEmpty: _, ...unit }) => unit);
    const bare = lint(smallScheme([], { ...LINES, units }), { asOf: AS_OF }).findings.map(({ code, subject }) => `${code} ${subject}`);
    const missing = lint(smallScheme([], LINES), { asOf: AS_OF }).findings.find(({ code }) => /DIMENSION/.test(code));
    expect(missing?.message.en).toBe(`Unit ${U1} (Priority protection unit) lacks any requirement on Spatial layout; add one.`);
    expect(missing?.message.zh).toBe(`优先保护单元 ${U1} 缺少“空间布局约束”要求；请补充。`);
    expect(bare.filter((line) => /EMPTY|DIMENSION/.test(line))).toEqual([
      `LINT_DIMENSION_MISSING ${U1}`,
      `LINT_EMPTY_LIST ${U1}`,
      `LINT_DIMENSION_MISSING ${U2}`,
      `LINT_DIMENSION_MISSING ${U2}`,
      `LINT_EMPTY_LIST ${U2}`,
      `LINT_EMPTY_LIST ${U3}`,
    ]);
    // a list that states "/" is there; what the class must have is missing from it all the same
    const stated = lint(smallScheme([], LINES), { asOf: AS_OF }).findings.map(({ code }) => code);
    expect(stated).not.toContain("LINT_EMPTY_LIST");
    expect(stated.filter((code) => code === "LINT_DIMENSION_MISSING").length).toBe(3);
    // a term about ecology is protection for a priority unit, whatever its dimension; a class stands for its units
    const ecology = { id: "e", text: "e", modality: "require" as const, dimension: "common" as const, theme: "ecology" as const };
    const own = smallScheme([{ ...ecology, scope: { place: { unitClass: "priority" } } }], LINES);
    const after = lint(own, { asOf: AS_OF }).findings.filter(({ subject }) => subject === U1);
    expect(after).toEqual([]);
  });

  it("count how clauses are used again", () => {
    const terms = [
      { id: "a", text: "甲。", modality: "require" as const, scope: { units: [U1, U2, U3] } },
      { id: "b", text: "甲", modality: "require" as const, scope: { units: [U1] } },
      { id: "c", text: "乙", modality: "require" as const },
    ];
    expect(lint(smallScheme(terms, LINES), { asOf: AS_OF }).clauses).toEqual({
      terms: 3,
      wordings: 2,
      uses: 4,
      usesPerTerm: 2,
      termsPerUnit: 4 / 3,
      usedOnce: 1,
      mostUsed: [
        { term: "a", uses: 3 },
        { term: "b", uses: 1 },
      ],
    });
  });
}); // biome-ignore format: one list

it("words that count eight kinds of limited activity where there are ten", () => {
  const term = (text: string): Partial<AccessTerm>[] => [{ id: "x", text, modality: "restrict" }];
  expect(told(term("仅允许8类有限人为活动"))).toEqual(["LINT_ACTIVITY_COUNT x"]);
  expect(told(term("仅允许八种有限人为活动"))).toEqual(["LINT_ACTIVITY_COUNT x"]);
  for (const text of ["仅允许10类有限人为活动", "仅允许十类有限人为活动", "仅允许有限人为活动"]) expect(told(term(text))).toEqual([]);
}); // biome-ignore format: one list

describe("the showcase", () => {
  it("is told what is made so on purpose, and every witness is a project that the screening confirms", () => {
    const { findings, contradictions } = lint(SCHEME, { asOf: AS_OF });
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(contradictions.length).toBeGreaterThan(5);
  });
});

describe.skipIf(!hasData("foshan_units.json"))("96 published units", () => {
  const { list } = readUnitList(JSON.parse(readFileSync(`${DATA}foshan_units.json`, "utf8")));
  const { scheme } = schemeOfUnitList(list, {
    id: "x",
    name: "x",
    level: "prefecture",
    authority: "x",
    competentBody: "x",
    version: { number: "2024", status: "inForce", baseDate: "2024-01-01", areaMethod: "lonlat" },
    adminCode: "440600",
    territoryName: "x",
  });
  const { findings, clauses, differentiation } = lint(scheme, { asOf: AS_OF });
  const count = (code: string): number => findings.filter((finding) => finding.code === code).length;

  it("still count eight kinds of activity, cite repealed acts, and set deadlines that have passed", () => {
    expect(count("LINT_ACTIVITY_COUNT")).toBeGreaterThan(0);
    expect(count("LINT_TEXT_CITES_REPEALED")).toBeGreaterThan(10);
    expect(count("LINT_LAW_REPEALED")).toBeGreaterThan(0);
    expect(count("LINT_TEXT_DEADLINE_PASSED")).toBeGreaterThan(10);
    expect(count("LINT_BAN_WITHOUT_BASIS")).toBeGreaterThan(20);
    expect(count("LINT_EMPTY_LIST")).toBe(0);
  });

  it("use a clause 2.8 times, and hardly two of them have the same list", () => {
    expect(clauses.termsPerUnit).toBeGreaterThan(12);
    expect(clauses.usesPerTerm).toBeGreaterThan(2);
    expect(differentiation.units).toBe(96);
    expect(differentiation.meanDistance).toBeGreaterThan(0.5);
    process.stderr.write(`96 units: ${JSON.stringify({ clauses: { ...clauses, mostUsed: [] }, differentiation, identical: count("LINT_IDENTICAL_LISTS") })}\n`);
  });
}); // biome-ignore format: one list
