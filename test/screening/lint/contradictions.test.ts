// Contradictions: what is told is one, by the screening itself; what can be brute-forced is found.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccessTerm, Condition, Project, ProjectFlag } from "../../../src/domain/index.ts";
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
}); // biome-ignore format: one property

it("finds the interior of a unit that is a ring, an L or many pieces", () => {
  const outer = box(121, 28.6, 121.01, 28.61).coordinates[0]!;
  const inner = [...box(121.001, 28.601, 121.009, 28.609).coordinates[0]!].reverse();
  const ring = { type: "Polygon" as const, coordinates: [outer, inner] };
  const scheme = smallScheme([{ id: "ban", scope: { units: [U1] } }, { id: "praise", modality: "encourage" }], LINES);
  const units = scheme.units.map((unit) => (unit.code === U1 ? { ...unit, geometry: ring } : unit));
  expect(lint({ ...scheme, units, zones: [] }, { asOf: AS_OF }).contradictions).toHaveLength(1);
}); // biome-ignore format: one call
