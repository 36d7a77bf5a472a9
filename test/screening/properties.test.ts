// What must hold for every footprint, every order of the scheme, every set of known facts.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AccessTerm,
  type Condition,
  MOST_CONDITION_DEPTH,
  type Modality,
  type ProjectFacts,
  type ProjectFlag,
  type Verdict,
} from "../../src/domain/index.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, screenOn, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

/** Edges of boxes on a lattice of 0.0005°, reaching 0.002° beyond the territory to the west and east. */
const lattice = (from: number, steps: number) => fc.integer({ min: 0, max: steps }).map((i) => from + i * 0.0005);
const ground = fc
  .tuple(lattice(120.998, 68), lattice(120.998, 68), lattice(28.6, 20), lattice(28.6, 20))
  .filter(([x1, x2, y1, y2]) => x1 !== x2 && y1 !== y2)
  .map(([x1, x2, y1, y2]) => ({
    w: Math.min(x1, x2),
    e: Math.max(x1, x2),
    s: Math.min(y1, y2),
    n: Math.max(y1, y2),
  }));

const PLACES: Partial<AccessTerm>[] = [
  { scope: { units: [U1] }, when: { op: "flag", flag: "twoHigh" } },
  { scope: { place: { zoneTypes: ["2340"] } }, when: { op: "flag", flag: "chemical" } },
  { when: { op: "within", place: { zoneTypes: ["1110"] } } },
  { when: { op: "distance", to: { features: ["core"] }, atMostM: 500 } },
];
const SEVERITY: Record<Verdict, number> = { admissible: 0, conditional: 1, undetermined: 2, inadmissible: 3 };

describe("footprints", () => {
  const prepared = prepareScheme(smallScheme(PLACES));
  const at = (b: { w: number; e: number; s: number; n: number }, facts?: ProjectFacts) =>
    screen(prepared, projectOn(box(b.w, b.s, b.e, b.n), facts), { asOf: AS_OF });
  const counted = (places: readonly { code: string; relation: string }[]): string[] =>
    places.filter(({ relation }) => relation !== "touching").map(({ code }) => code);

  it("a larger one touches no fewer places, and no prohibition becomes milder", () => {
    fc.assert(
      fc.property(ground, ground, fc.option(fc.boolean()), (a, b, twoHigh) => {
        const facts: ProjectFacts = { flags: { chemical: false, ...(twoHigh === null ? {} : { twoHigh }) } };
        const small = at(a, facts);
        const large = at(
          { w: Math.min(a.w, b.w), e: Math.max(a.e, b.e), s: Math.min(a.s, b.s), n: Math.max(a.n, b.n) },
          facts,
        );
        for (const key of ["units", "zones", "parks"] as const)
          expect(counted(large[key])).toEqual(expect.arrayContaining(counted(small[key])));
        expect(SEVERITY[large.verdict]).toBeGreaterThanOrEqual(SEVERITY[small.verdict]);
      }),
      { numRuns: 150 },
    );
  });

  it("split in two, the parts add up; units, and what is outside them, add up to the whole", () => {
    fc.assert(
      fc.property(ground, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (b, cut) => {
        const middle = b.w + cut * (b.e - b.w);
        const [whole, left, right] = [at(b), at({ ...b, e: middle }), at({ ...b, w: middle })];
        const of = (analysis: typeof whole, code: string): number =>
          analysis.units.find((unit) => unit.code === code)?.areaM2 ?? 0;
        // a millimetre of grid along the cut, 1.1 km long: about a square metre
        for (const code of [U1, U2, U3])
          expect(Math.abs(of(whole, code) - of(left, code) - of(right, code))).toBeLessThan(2.5);
        const parts = [...whole.units, ...(whole.outsideCoverage ? [whole.outsideCoverage] : [])];
        const sum = parts.reduce((total, { areaM2 }) => total + areaM2, 0);
        expect(sum / whole.footprint.areaM2).toBeCloseTo(1, 12);
        expect(parts.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 12);
      }),
      { numRuns: 100 },
    );
  });
});

const FLAGS = ["twoHigh", "chemical", "tailings", "livelihood"] as const satisfies ProjectFlag[];
const leaf: fc.Arbitrary<Condition> = fc.constantFrom(...FLAGS).map((flag) => ({ op: "flag", flag }));
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ op: fc.constantFrom("all", "any"), of: fc.array(tie("tree"), { maxLength: 3 }) }) as never,
    fc.record({ op: fc.constant("not"), of: tie("tree") }) as never,
    fc.record({ op: fc.constant("implies"), if: tie("tree"), then: tie("tree") }) as never,
  ) as fc.Arbitrary<Condition>,
})).tree;
const terms: fc.Arbitrary<Partial<AccessTerm>[]> = fc.array(
  fc.record(
    {
      modality: fc.constantFrom<Modality>("prohibit", "restrict", "require", "encourage", "exit"),
      when: condition,
      exceptWhen: condition,
      textOnly: fc.boolean(),
    },
    { requiredKeys: ["modality"] },
  ),
  { maxLength: 5 },
);
const full = fc.record(Object.fromEntries(FLAGS.map((flag) => [flag, fc.boolean()]))) as fc.Arbitrary<
  Record<ProjectFlag, boolean>
>;

describe("what is unknown", () => {
  const SITE = box(121.006, 28.606, 121.008, 28.608);

  it("is never a pass: whatever the answers are, they never contradict a verdict", () => {
    fc.assert(
      fc.property(terms, full, fc.subarray([...FLAGS]), (list, truth, known) => {
        const flags = Object.fromEntries(known.map((flag) => [flag, truth[flag]]));
        const before = screenOn(SITE, list, { flags });
        const after = screenOn(SITE, list, { flags: truth });
        expect(after.verdict).not.toBe("undetermined");
        if (before.verdict !== "undetermined") expect(after.verdict).toBe(before.verdict);
        // the questions asked are enough to decide
        const asked = before.questions.map(({ key }) => key.slice("flag:".length) as ProjectFlag);
        expect(before.verdict === "undetermined").toBe(asked.length > 0);
        const answered = Object.fromEntries(asked.map((flag) => [flag, truth[flag]]));
        expect(screenOn(SITE, list, { flags: { ...flags, ...answered } }).verdict).toBe(after.verdict);
      }),
      { numRuns: 400 },
    );
  });
});

describe("results", () => {
  const turned = <T>(items: readonly T[] | undefined): T[] => [...(items ?? [])].reverse();
  const LIST: Partial<AccessTerm>[] = [
    ...PLACES,
    { modality: "require", tier: "nation" },
    { modality: "restrict", tier: "park", when: { op: "flag", flag: "tailings" } },
  ];
  const freeze = <T>(value: T): T => {
    if (typeof value === "object" && value !== null) {
      for (const member of Object.values(value)) freeze(member);
      Object.freeze(value);
    }
    return value;
  };

  it("are the same bytes again, in another order of the document, frozen, and after a round trip", () => {
    const scheme = freeze(smallScheme(LIST));
    const other = {
      ...scheme,
      units: turned(scheme.units),
      zones: turned(scheme.zones),
      terms: turned(scheme.terms),
      features: turned(scheme.features),
      layers: turned(scheme.layers),
      legalBases: turned(scheme.legalBases),
    };
    const [first, second] = [prepareScheme(scheme), prepareScheme(other)];
    fc.assert(
      fc.property(ground, (b) => {
        const project = freeze(projectOn(box(b.w, b.s, b.e, b.n)));
        const bytes = JSON.stringify(screen(first, project, { asOf: AS_OF }));
        expect(JSON.stringify(screen(first, project, { asOf: AS_OF }))).toBe(bytes);
        expect(JSON.stringify(screen(second, project, { asOf: AS_OF }))).toBe(bytes);
        expect(JSON.stringify(JSON.parse(bytes))).toBe(bytes);
      }),
      { numRuns: 50 },
    );
  });
});

describe("hostile input", () => {
  const SITE = box(121.006, 28.606, 121.008, 28.608);

  it("names out of Object.prototype and markup are names like any other", () => {
    for (const name of ["__proto__", "constructor", "toString", "<script>alert(1)</script>"]) {
      const list: Partial<AccessTerm>[] = [
        { id: name, text: name, basis: [name], when: { op: "compare", quantity: name, is: ">", value: 0, unit: "t" } },
        { id: `${name}2`, when: { op: "listed", catalogue: name } },
        { id: `${name}3`, when: { op: "flag", flag: name as ProjectFlag } },
        { id: `${name}4`, when: { op: "within", place: { zoneTypes: [name], zones: [name], units: [name] } } },
        { id: `${name}5`, when: { op: "distance", to: { features: [name] }, atMostM: 10 } },
      ];
      const analysis = screenOn(SITE, list, { flags: {}, quantities: {}, listed: {} });
      expect(analysis.terms.map(({ outcome }) => outcome)).toEqual([
        "undetermined",
        "undetermined",
        "undetermined",
        // no unit and no zone has that code, and nobody can tell from it where one would lie
        "undetermined",
        "undetermined",
      ]);
      expect(analysis.terms[0]!.basis[0]!.state).toBe("missing");
      expect(JSON.stringify(analysis)).toContain(JSON.stringify(name).slice(1, -1));
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("says where a footprint is broken", () => {
    const broken = (footprint: unknown) => () => screenOn(footprint as never);
    expect(broken(null)).toThrow(/footprint/);
    expect(broken({ type: "Circle" })).toThrow(/footprint/);
    expect(broken({ type: "Point", coordinates: [Number.NaN, 28] })).toThrow(/finite/);
    expect(broken({ type: "Polygon", coordinates: [[[121, 28], [121.1, Number.POSITIVE_INFINITY], [121, 28.1], [121, 28]]] })).toThrow(/finite/); // biome-ignore format: one ring
    let nested: unknown = SITE;
    for (let i = 0; i < 10_000; i++) nested = { type: "GeometryCollection", geometries: [nested] };
    expect(broken(nested)).toThrow(/levels/);
  });

  it("bounds the depth of conditions", () => {
    let when: Condition = { op: "flag", flag: "twoHigh" };
    for (let i = 0; i < MOST_CONDITION_DEPTH + 1; i++) when = { op: "not", of: when };
    expect(() => screenOn(SITE, [{ when }])).toThrow(/nesting/);
  });

  it("finds faults of the footprint and goes on: crossed rings, swapped or foreign coordinates", () => {
    // a bow tie: both lobes count under the non-zero rule
    const bowTie = { type: "Polygon", coordinates: [[[121.006, 28.606], [121.008, 28.608], [121.008, 28.606], [121.006, 28.608], [121.006, 28.606]]] }; // biome-ignore format: one ring
    const crossed = screenOn(bowTie as never);
    expect(crossed.findings.map(({ code }) => code)).toContain("RING_SELF_INTERSECTION");
    expect(crossed.findings[0]!.location!.path).toMatch(/^\$\.footprint\.coordinates/);
    expect(crossed.footprint.areaM2 / screenOn(SITE).footprint.areaM2).toBeCloseTo(0.5, 4);
    expect(screenOn({ type: "Point", coordinates: [28.6, 121] }).findings[0]!.code).toBe("FOOTPRINT_SWAPPED");
    expect(screenOn({ type: "Point", coordinates: [2.35, 48.86] }).findings[0]!.code).toBe("FOOTPRINT_OUTSIDE_CHINA");
    expect(screenOn({ type: "Point", coordinates: [2.35, 48.86] }).verdict).toBe("undetermined");
    expect(screenOn(SITE).findings).toEqual([]);
  });

  it("refuses thresholds that are none", () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      for (const name of ["toleranceM", "minAreaM2", "minLengthM"])
        expect(() => screenOn(SITE, [], undefined, { options: { [name]: bad } })).toThrow(new RegExp(name));
  });
});
