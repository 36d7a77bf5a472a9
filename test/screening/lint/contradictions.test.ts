// Contradictions: what is told is one, by the screening itself; what can be brute-forced is found.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccessTerm, Condition, ListTier, Project, ProjectFlag } from "../../../src/domain/index.ts";
import { lint, prepareScheme, screen } from "../../../src/screening/index.ts";
import { AS_OF, box, smallScheme, U1, U2 } from "../small-scheme.ts";

const LINES = {
  threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] },
};
type Pair = { ban: Partial<AccessTerm>; praise: Partial<AccessTerm> };

function found({ ban, praise }: Pair): Project | undefined {
  const scheme = smallScheme(
    [
      { id: "ban", modality: "prohibit", tier: "province", ...ban },
      { id: "praise", modality: "encourage", tier: "city", ...praise },
    ],
    LINES,
  );
  const { contradictions, findings } = lint(scheme, { asOf: AS_OF });
  expect(contradictions.every(({ kind, term, other }) => `${kind} ${term} ${other}` === "encouraged ban praise")).toBe(
    true,
  );
  const told = findings.filter(({ code }) => code === "LINT_CONTRADICTION");
  expect(told).toHaveLength(contradictions.length);
  if (contradictions.length === 0) return undefined;
  const { witness } = contradictions[0]!;
  // the proof is the screening's own
  const { terms } = screen(prepareScheme(scheme), witness, { asOf: AS_OF });
  const outcomes = Object.fromEntries(terms.map(({ term, outcome, reason }) => [term, `${outcome} ${reason}`]));
  expect(outcomes).toEqual({ ban: "violates prohibited", praise: "conforms encouraged" });
  return witness;
}

const all = (...of: Condition[]): Condition => ({ op: "all", of });
const not = (of: Condition): Condition => ({ op: "not", of });
const flag = (name: ProjectFlag): Condition => ({ op: "flag", flag: name });
const industry = (...codes: string[]): Condition => ({ op: "industry", in: codes });

describe("a ban and an encouragement that meet", () => {
  it.each<[string, Pair]>([
    ["in an industry inside another", { ban: { when: industry("26") }, praise: { when: industry("2614", "27") } }],
    ["but for an exception", { ban: { when: industry("26"), exceptWhen: industry("2614") }, praise: { when: industry("26") } }],
    ["in a zone inside a unit", { ban: { when: { op: "within", place: { zoneTypes: ["1110"] } } }, praise: { scope: { units: [U1] }, when: { op: "nature", in: ["new"] } } }],
    ["outside a zone", { ban: { when: not({ op: "within", place: { zoneTypes: ["1110"] } }) }, praise: { scope: { units: [U1] } } }],
    ["near a feature", { ban: { when: { op: "distance", to: { kinds: ["riverShoreline"] }, atMostM: 10_000 } }, praise: { when: flag("twoHigh") } }],
    ["in a park", { ban: { when: { op: "inPark" } }, praise: { scope: { place: { unitClass: "key" } } } }],
    ["between two numbers", { ban: { when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "t" } }, praise: { when: { op: "compare", quantity: "q", is: "<=", value: 6, unit: "t" } } }],
    ["by a ratio", { ban: { when: not({ op: "ratio", pollutant: "p", atLeast: 2 }) }, praise: { when: { op: "ratio", pollutant: "p", atLeast: 1.5 } } }],
    ["by a date", { ban: { when: { op: "date", of: "approvedOn", before: "2026-08-15" } }, praise: { when: { op: "date", of: "approvedOn", onOrAfter: "2020-01-01" } } }],
    ["by a move", { ban: { when: { op: "relocation", to: ["upper"] } }, praise: { when: { op: "relocation", from: ["lower"] } } }],
    ["by lists", { ban: { when: { op: "has", what: "process", anyOf: ["电镀", "印染"] } }, praise: { when: not({ op: "has", what: "process", anyOf: ["电镀"] }) } }],
    ["by a catalogue", { ban: { when: { op: "listed", catalogue: "c", items: ["a", "b"] } }, praise: { when: all({ op: "listed", catalogue: "c" }, not({ op: "listed", catalogue: "c", items: ["a"] })) } }],
    ["by the industries of a scope", { ban: { scope: { industries: ["C"] } }, praise: { scope: { industries: ["26"] } } }],
    ["by a section of a river", { ban: { when: not({ op: "sectionCompliant" }) }, praise: { when: flag("livelihood") } }],
    ["by an implication", { ban: { when: { op: "implies", if: flag("chemical"), then: flag("twoHigh") } }, praise: { when: flag("chemical") } }],
  ])("%s", (_, pair) => {
    expect(found(pair)).toBeDefined();
  });

  it.each<[string, Pair]>([
    ["industries apart", { ban: { when: industry("26") }, praise: { when: all(industry("27"), not(industry("26"))) } }],
    ["an exception for all of it", { ban: { when: industry("26"), exceptWhen: industry("26") }, praise: { when: industry("26") } }],
    ["units apart", { ban: { scope: { units: [U1] } }, praise: { scope: { units: [U2] } } }],
    ["a zone that lies in another unit", { ban: { when: { op: "within", place: { zoneTypes: ["2340"] } } }, praise: { scope: { units: [U1] } } }],
    ["numbers apart", { ban: { when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "t" } }, praise: { when: { op: "compare", quantity: "q", is: "<=", value: 5, unit: "t" } } }],
    ["units of measure apart", { ban: { when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "t" } }, praise: { when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "kg" } } }],
    ["dates apart", { ban: { when: { op: "date", of: "asOf", before: "2026-01-01" } }, praise: {} }],
    ["a flag both ways", { ban: { when: flag("twoHigh") }, praise: { when: not(flag("twoHigh")) } }],
    ["words only", { ban: { textOnly: true }, praise: {} }],
    ["a ban not yet in force", { ban: { validFrom: "2027-01-01" }, praise: {} }],
    ["a layer that is missing", { ban: { when: { op: "within", place: { zoneTypes: ["3210"] } } }, praise: {} }],
  ])("and none where they do not: %s", (_, pair) => {
    expect(found(pair)).toBeUndefined();
  });

  it("is graver where both speak of the same kind of fact", () => {
    const severity = (pair: Pair): string | undefined =>
      lint(smallScheme([{ id: "b", ...pair.ban }, { id: "p", modality: "encourage", ...pair.praise }], LINES), { asOf: AS_OF }).findings.find(
        ({ code }) => code === "LINT_CONTRADICTION",
      )?.severity;
    expect(severity({ ban: { when: industry("26") }, praise: { when: industry("C") } })).toBe("warning");
    expect(severity({ ban: { when: flag("twoHigh") }, praise: { when: industry("C") } })).toBe("info");
    expect(severity({ ban: {}, praise: { when: industry("C") } })).toBe("warning");
  });

  it("is not sought with no places, and said to be sought at some only", () => {
    const scheme = smallScheme([{ id: "b" }, { id: "p", modality: "encourage" }], LINES);
    const search = (mostPlaces: number) => lint(scheme, { asOf: AS_OF, mostPlaces });
    expect(search(0).contradictions).toEqual([]);
    expect(search(1).findings.some(({ code }) => code === "LINT_SEARCH_LIMITED")).toBe(true);
    expect(search(1).contradictions).toHaveLength(1);
    expect(search(2000).findings.some(({ code }) => code === "LINT_SEARCH_LIMITED")).toBe(false);
  });

  it("on a scheme without ground there is nowhere to meet", () => {
    const scheme = smallScheme([{ id: "b" }, { id: "p", modality: "encourage" }], LINES);
    const nowhere = { type: "MultiPolygon" as const, coordinates: [] };
    const bare = { ...scheme, units: scheme.units.map((unit) => ({ ...unit, geometry: nowhere })), zones: [], parks: [], features: [] };
    expect(lint(bare, { asOf: AS_OF }).contradictions).toEqual([]);
  });
}); // biome-ignore format: one table

describe("a restriction of what is banned", () => {
  type Tiers = readonly [ban: ListTier, restriction: ListTier];
  const overruled = (
    ban: Partial<AccessTerm>,
    restriction: Partial<AccessTerm>,
    [of, under]: Tiers = ["province", "city"],
  ) => {
    const scheme = smallScheme(
      [
        { id: "ban", modality: "prohibit", tier: of, ...ban },
        { id: "limit", modality: "restrict", tier: under, ...restriction },
      ],
      LINES,
    );
    const { contradictions, findings } = lint(scheme, { asOf: AS_OF });
    const codes = findings.filter(({ code }) => code === "LINT_RESTRICTION_OVERRULED");
    expect(codes.map(({ severity, subject }) => [severity, subject])).toEqual(
      contradictions.map(() => ["warning", "ban"]),
    );
    if (contradictions.length === 0) return false;
    expect(contradictions).toMatchObject([{ kind: "overruled", term: "ban", other: "limit" }]);
    const { terms } = screen(prepareScheme(scheme), contradictions[0]!.witness, { asOf: AS_OF });
    expect(Object.fromEntries(terms.map(({ term, outcome }) => [term, outcome]))).toEqual({ ban: "violates", limit: "needsCommitment" }); // biome-ignore format: one line
    return true;
  };

  it("has no effect where all of it is banned by the same tier or a higher one", () => {
    expect(overruled({ when: industry("26") }, { when: industry("2614") })).toBe(true);
    expect(overruled({}, { when: industry("2614") })).toBe(true);
    expect(overruled({ scope: { units: [U1, U2] } }, { scope: { units: [U1] }, when: flag("chemical") })).toBe(true);
    expect(overruled({ scope: { place: { zoneTypes: ["1110"] } } }, { scope: { place: { zoneTypes: ["1110"] } }, when: flag("livelihood") })).toBe(true); // biome-ignore format: one line
    for (const tiers of [
      ["nation", "province"],
      ["city", "city"],
      ["province", "unit"],
      ["cityCluster", "region"],
    ] as const)
      expect(overruled({ when: industry("26") }, { when: industry("2614") }, tiers)).toBe(true);
  });

  it("may be banned by a lower tier, which may be stricter: the strictest wins", () => {
    for (const tiers of [
      ["city", "province"],
      ["unit", "city"],
      ["province", "nation"],
    ] as const)
      expect(overruled({ when: industry("26") }, { when: industry("2614") }, tiers)).toBe(false);
  });

  it("is none where some of it is not banned", () => {
    // a wider industry, a wider place, an exception that is written in the ban, another subject
    expect(overruled({ when: industry("2614") }, { when: industry("26") })).toBe(false);
    expect(overruled({ scope: { units: [U1] } }, { scope: { units: [U1, U2] }, when: flag("chemical") })).toBe(false);
    expect(overruled({ when: industry("26"), exceptWhen: flag("livelihood") }, { when: industry("2614") })).toBe(false);
    expect(overruled({ exceptWhen: flag("limitedHumanActivity") }, { when: flag("limitedHumanActivity") })).toBe(false);
    expect(overruled({ when: flag("chemical") }, { when: flag("twoHigh") })).toBe(false);
    // what the exception leaves is banned
    expect(overruled({ when: industry("26"), exceptWhen: flag("livelihood") }, { when: all(industry("2614"), not(flag("livelihood"))) })).toBe(true); // biome-ignore format: one line
    expect(overruled({ when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "t" } }, { when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "t" } })).toBe(true); // biome-ignore format: one line
    expect(overruled({ when: { op: "compare", quantity: "q", is: ">", value: 6, unit: "t" } }, { when: { op: "compare", quantity: "q", is: ">", value: 5, unit: "t" } })).toBe(false); // biome-ignore format: one line
  });

  it("is not told where not every case can be tried: distances, layers that are missing, places left out", () => {
    const near: Condition = { op: "distance", to: { kinds: ["riverShoreline"] }, atMostM: 10_000 };
    expect(overruled({ when: near }, { scope: { units: [U1] } })).toBe(false);
    expect(overruled({}, { when: { op: "any", of: [industry("26"), { op: "within", place: { zoneTypes: ["3210"] } }] } })).toBe(false); // biome-ignore format: one line
    const scheme = smallScheme(
      [
        { id: "b", tier: "province" },
        { id: "l", modality: "restrict", when: industry("26") },
      ],
      LINES,
    );
    expect(lint(scheme, { asOf: AS_OF }).contradictions).toHaveLength(1);
    expect(lint(scheme, { asOf: AS_OF, mostPlaces: 1 }).contradictions).toEqual([]);
  });
});

describe("obligations at odds", () => {
  const bound = (value: number, side: "atLeast" | "atMost", quantity = "回用率", unit = "%"): Partial<AccessTerm> => ({
    obligation: { what: "达到", threshold: { quantity, bound: side, value, unit } },
  });
  const kinds = (...terms: Partial<AccessTerm>[]): string[] =>
    lint(
      smallScheme(
        terms.map((term, i) => ({ id: `t${i}`, modality: "require" as const, ...term })),
        LINES,
      ),
      { asOf: AS_OF },
    ).contradictions.map(
      // biome-ignore format: one line
      ({ kind, term, other }) => `${kind} ${term} ${other}`,
    );

  it("bound one quantity from both sides, whatever their tiers", () => {
    expect(kinds(bound(85, "atLeast"), bound(80, "atMost"))).toEqual(["thresholds t0 t1"]);
    expect(kinds({ tier: "nation", ...bound(80, "atMost") }, { tier: "unit", modality: "restrict", ...bound(85, "atLeast") })).toEqual(["thresholds t1 t0"]); // biome-ignore format: one line
  });

  it("are none where a value meets both, or the stricter holds", () => {
    expect(kinds(bound(80, "atLeast"), bound(80, "atMost"))).toEqual([]);
    expect(kinds(bound(85, "atLeast"), bound(90, "atLeast"))).toEqual([]);
    expect(kinds(bound(85, "atLeast"), bound(80, "atMost", "用水量"))).toEqual([]);
    expect(kinds(bound(85, "atLeast"), bound(80, "atMost", "回用率", "1"))).toEqual([]);
    // nor where no project is asked for both
    expect(kinds({ scope: { units: [U1] }, ...bound(85, "atLeast") }, { scope: { units: [U2] }, ...bound(80, "atMost") })).toEqual([]); // biome-ignore format: one line
    expect(kinds({ when: flag("chemical"), ...bound(85, "atLeast") }, { exceptWhen: flag("chemical"), ...bound(80, "atMost") })).toEqual([]); // biome-ignore format: one line
  });

  it("are banned where whatever meets one sets off a ban", () => {
    const ban = (is: ">" | "<", value: number): Partial<AccessTerm> => ({ modality: "prohibit", when: { op: "compare", quantity: "回用率", is, value, unit: "%" } }); // biome-ignore format: one line
    expect(kinds(bound(85, "atLeast"), ban(">", 80))).toEqual(["banned t1 t0"]);
    expect(kinds(bound(10, "atMost"), ban("<", 20))).toEqual(["banned t1 t0"]);
    expect(kinds(bound(85, "atLeast"), ban(">", 90))).toEqual([]);
    expect(kinds(bound(85, "atLeast"), ban("<", 80))).toEqual([]);
    // 85 to 90 is the way out
    const gap: Condition = { op: "any", of: [ban(">", 90).when!, ban("<", 80).when!] };
    expect(kinds(bound(85, "atLeast"), { modality: "prohibit", when: gap })).toEqual([]);
    // a ban on something else meets a requirement without being at odds with it
    expect(kinds(bound(85, "atLeast"), { modality: "prohibit", when: flag("chemical") })).toEqual([]);
  });
});

describe("random pairs", () => {
  const FLAGS: readonly ProjectFlag[] = ["twoHigh", "chemical", "tailings", "livelihood"];
  const leaf: fc.Arbitrary<Condition> = fc.constantFrom(...FLAGS).map(flag);
  const tree: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.record({ op: fc.constantFrom("all" as const, "any" as const), of: fc.array(tie("node"), { maxLength: 3 }) }),
      tie("node").map(not),
      fc.record({ op: fc.constant("implies" as const), if: tie("node"), then: tie("node") }),
    ),
  })).node;

  const holds = (condition: Condition, flags: ReadonlySet<string>): boolean => {
    switch (condition.op) {
      case "all":
        return condition.of.every((part) => holds(part, flags));
      case "any":
        return condition.of.some((part) => holds(part, flags));
      case "not":
        return !holds(condition.of, flags);
      case "implies":
        return !holds(condition.if, flags) || holds(condition.then, flags);
      default:
        return condition.op === "flag" && flags.has(condition.flag);
    }
  };

  it("of flags are found exactly when one of the sixteen sets of facts triggers both", () => {
    let met = 0;
    fc.assert(
      fc.property(tree, fc.option(tree, { nil: undefined }), tree, (when, exceptWhen, other) => {
        const meets = Array.from({ length: 16 }, (_, bits) => new Set(FLAGS.filter((_, i) => (bits >> i) & 1))).some(
          (flags) => holds(when, flags) && !(exceptWhen !== undefined && holds(exceptWhen, flags)) && holds(other, flags),
        );
        if (meets) met++;
        const pair: Pair = { ban: { when, ...(exceptWhen === undefined ? {} : { exceptWhen }) }, praise: { when: other } };
        expect(found(pair) !== undefined).toBe(meets);
      }),
      { numRuns: 150 },
    );
    expect(met).toBeGreaterThan(20);
  });

  it("of flags are overruled exactly when each set of facts that the restriction bites on is banned, and there is one", () => {
    let met = 0;
    fc.assert(
      fc.property(tree, fc.option(tree, { nil: undefined }), tree, (when, exceptWhen, other) => {
        // a restriction that speaks of no fact of the ban is left alone
        const named = (condition: Condition): string[] => JSON.stringify(condition).match(/twoHigh|chemical|tailings|livelihood/g) ?? []; // biome-ignore format: one line
        const shares = named(when).length === 0 || named(other).length === 0 || named(when).some((name) => named(other).includes(name)); // biome-ignore format: one line
        const bitten = Array.from({ length: 16 }, (_, bits) => new Set(FLAGS.filter((_, i) => (bits >> i) & 1))).filter((flags) => holds(other, flags)); // biome-ignore format: one line
        const banned = (flags: ReadonlySet<string>) => holds(when, flags) && !(exceptWhen !== undefined && holds(exceptWhen, flags)); // biome-ignore format: one line
        const expected = shares && bitten.length > 0 && bitten.every(banned);
        if (expected) met++;
        const terms = [
          { id: "ban", tier: "province" as const, when, ...(exceptWhen === undefined ? {} : { exceptWhen }) },
          { id: "limit", modality: "restrict" as const, when: other },
        ];
        expect(lint(smallScheme(terms, LINES), { asOf: AS_OF }).contradictions.length > 0).toBe(expected);
      }),
      { numRuns: 400 },
    );
    expect(met).toBeGreaterThan(10);
  });
}); // biome-ignore format: one property

it("finds the interior of a unit that is a ring, an L or many pieces", () => {
  const outer = box(121, 28.6, 121.01, 28.61).coordinates[0]!;
  const inner = [...box(121.001, 28.601, 121.009, 28.609).coordinates[0]!].reverse();
  const ring = { type: "Polygon" as const, coordinates: [outer, inner] };
  const scheme = smallScheme([{ id: "ban", scope: { units: [U1] } }, { id: "praise", modality: "encourage" }], LINES);
  const units = scheme.units.map((unit) => (unit.code === U1 ? { ...unit, geometry: ring } : unit));
  expect(lint({ ...scheme, units, zones: [] }, { asOf: AS_OF }).contradictions).toHaveLength(1);
}); // biome-ignore format: one call
