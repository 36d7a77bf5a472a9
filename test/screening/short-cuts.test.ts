// What a summary leaves out, looks up or reads once must not show: against every term judged by itself, on random lists, on
// ground inside one place, across borders, along them, with holes, over zones that overlap, before and after they are in force.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccessTerm, Condition, Footprint, PlaceSelector, Project, TermScope } from "../../src/domain/index.ts";
import { cutFootprint } from "../../src/screening/footprint.ts";
import { prepareScheme, type ScreenedRecord, screen, screenAll, summaryOf } from "../../src/screening/index.ts";
import { judgeAllTerms, judgeTerms } from "../../src/screening/judged-terms.ts";
import { screeningSettings } from "../../src/screening/screening-settings.ts";
import { footprintFacts } from "../../src/screening/spatial-facts.ts";
import { judgeTerm, termOutcome } from "../../src/screening/term-outcome.ts";
import { AIR, box, PARK, projectOn, REDLINE, REST, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const some = <T>(...items: T[]): fc.Arbitrary<T[]> => fc.subarray(items, { minLength: 1 });
const place: fc.Arbitrary<PlaceSelector> = fc.oneof(
  some("1110", "2340", "3110").map((zoneTypes) => ({ zoneTypes })),
  some(REDLINE, REST, AIR).map((zones) => ({ zones })),
  fc.constantFrom<PlaceSelector>(
    { element: "ecology" },
    { element: "ecology", zoneClass: "general" },
    { element: "water", zoneClass: "key" }, // no layer
    { unitClass: "key" },
    { unitClass: "key", zoneTypes: ["3110"] },
    { units: [U1, U2], unitClass: "priority" },
    { features: ["core"] },
    { features: ["gone"] },
    { regions: ["belt"] }, // units have no tags
    { zoneTypes: ["1110"], zones: undefined as never },
  ),
);
const scope: fc.Arbitrary<TermScope> = fc.oneof(
  some(U1, U2, U3, "ZH99999910001").map((units) => ({ units })),
  place.map((one) => ({ place: one })),
  fc.record({ units: some(U1, U2), place }),
  fc.constant({ parks: [PARK] }),
  fc.record({ place, parks: fc.constant([PARK]) }),
  fc.record({ place, industries: some("C26", "C2614", "D44", "二六") }),
  fc.record({ industries: some("C26", "D44") }),
);
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.constantFrom<Condition>(
    { op: "flag", flag: "twoHigh" },
    { op: "flag", flag: "tailings" },
    { op: "nature", in: ["new", "expand"] },
    { op: "industry", in: ["C26"], except: ["C2614"] },
    { op: "compare", quantity: "waterUse", is: ">", value: 5, unit: "t" },
    { op: "date", of: "asOf", onOrAfter: "2026-06-01" },
    { op: "sectionCompliant" },
    { op: "headroom", quantity: "COD" },
    { op: "inPark", qualities: ["compliant"] },
    { op: "inPark", qualities: ["chemical"] },
    { op: "distance", to: { features: ["core"] }, atMostM: 300 },
    { op: "distance", to: { zones: { zoneTypes: ["2340"] } }, atMostM: 200 },
    { op: "withheld", key: "W1" },
  ),
  place.map((one): Condition => ({ op: "within", place: one })),
  place.map((one): Condition => ({ op: "within", place: one, minShare: 0.4 })),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { arbitrary: leaf, weight: 3 },
  leaf.map((of): Condition => ({ op: "not", of })),
  fc.record({ op: fc.constantFrom("all" as const, "any" as const), of: fc.array(leaf, { maxLength: 3 }) }),
  fc.tuple(leaf, leaf).map(([premise, then]): Condition => ({ op: "implies", if: premise, then })),
);
const day = fc.constantFrom("2026-03-01", "2026-09-01");
const list: fc.Arbitrary<Partial<AccessTerm>[]> = fc.array(
  fc.record(
    {
      scope,
      when: condition,
      exceptWhen: condition,
      tier: fc.constantFrom("nation" as const, "city" as const, "unit" as const),
      modality: fc.constantFrom("prohibit" as const, "restrict" as const, "require" as const, "encourage" as const, "exit" as const), // biome-ignore format: one list
      textOnly: fc.boolean(),
      validFrom: day,
      validTo: day,
      obligation: fc.constantFrom(
        { what: "做", deadline: "2026-05-01" },
        { what: "做", threshold: { quantity: "waterUse", bound: "atMost" as const, value: 8, unit: "t" } },
      ),
    },
    { requiredKeys: ["modality"] },
  ),
  // over 32 terms fill more than one word of a set
  { minLength: 1, maxLength: 40 },
);

const edge = (from: number, steps: number) => fc.integer({ min: 0, max: steps }).map((i) => from + i * 0.001);
const square = fc.tuple(edge(120.999, 32), edge(28.599, 12), fc.constantFrom(1e-6, 0.0002, 0.001, 0.004));
const ground: fc.Arbitrary<Footprint> = fc.oneof(
  // wholly inside, or along and across borders of the picture
  { arbitrary: square.map(([x, y, half]) => box(x - half, y - half, x + half, y + half)), weight: 4 },
  square.map(([x, y, half]): Footprint => {
    const hole = box(x - half / 2, y - half / 2, x + half / 2, y + half / 2).coordinates[0]!;
    return { type: "Polygon", coordinates: [...box(x - half, y - half, x + half, y + half).coordinates, [...hole].reverse()] }; // biome-ignore format: one polygon
  }),
  fc.tuple(square, square).map(
    ([[x, y, half], [u, v, other]]): Footprint => ({
      type: "MultiPolygon",
      coordinates: [box(x - half, y - half, x, y).coordinates, box(u, v, u + other, v + other).coordinates],
    }),
  ),
  fc.tuple(square, square).map(
    ([[x, y], [u, v]]): Footprint => ({
      type: "GeometryCollection",
      geometries: [
        { type: "LineString", coordinates: [[x, y], [u, v + 1e-4]] }, // biome-ignore format: one line
        { type: "Point", coordinates: [u, v] },
      ],
    }),
  ),
  fc.constant<Footprint>({ type: "MultiPolygon", coordinates: [] }),
);
const project: fc.Arbitrary<Project> = fc
  .record({
    footprint: ground,
    facts: fc.record(
      {
        flags: fc.record({ twoHigh: fc.boolean(), tailings: fc.boolean() }, { requiredKeys: [] }),
        quantities: fc.integer({ min: 1, max: 10 }).map((value) => ({ waterUse: { value, unit: "t" } })),
      },
      { requiredKeys: [] },
    ),
    more: fc.record(
      {
        industries: fc.subarray(["C2614", "C26", "D4415", "?"]),
        natures: fc.subarray(["new" as const, "expand" as const, "relocate" as const]),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ footprint, facts, more }) => projectOn(footprint, facts, more));

/** The small scheme with a zone over others, some zones that begin or end, and parks or none. */
function schemeOf(terms: Partial<AccessTerm>[], parks: boolean) {
  const { parks: known, zones, ...scheme } = smallScheme(terms);
  const over = { ...zones[2]!, code: "YS3310022340002", geometry: box(121.008, 28.602, 121.022, 28.607) };
  return {
    ...scheme,
    zones: [...zones, { ...over, validFrom: "2026-05-01" }],
    ...(parks ? { parks: known } : {}),
  } as ReturnType<typeof smallScheme>;
}

describe("short cuts", () => {
  it("give the outcome, reason and missing facts of every term judged by itself", () => {
    const kinds = new Set<string>();
    const turns = fc.array(fc.tuple(project, day), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(list, turns, fc.boolean(), (terms, asked, parks) => {
        // one scheme for all, so that nothing kept of one project or day may serve another
        const prepared = prepareScheme(schemeOf(terms, parks));
        for (const [one, asOf] of asked) {
          const { thresholds, method } = screeningSettings({ asOf });
          const cut = cutFootprint(prepared, one.footprint, thresholds, method);
          const space = footprintFacts(prepared, cut);
          const context = { project: one, asOf, space };
          const alone = prepared.terms.map((term) => judgeTerm(term, cut, space, context));
          const applied = alone.filter(({ outcome }) => outcome !== "notApplicable");
          for (const { outcome, reason, modality } of applied) kinds.add(`${outcome} ${reason} ${modality}`);
          const found = judgeTerms(prepared, one, cut, asOf).filter(({ outcome }) => outcome !== "notApplicable");
          expect(found).toEqual(applied);
          const all = judgeAllTerms(prepared, cut, space, one, asOf);
          expect(all.map(({ term, outcome }) => [term, outcome])).toEqual(
            alone.map(({ term, outcome }) => [term, outcome]),
          );
          expect(JSON.stringify(screen(prepared, one, { asOf, deciding: false }).terms)).toBe(
            JSON.stringify(prepared.terms.map((term) => termOutcome(term, prepared, cut, space, context))),
          );
        }
      }),
      { numRuns: 300 },
    );
    // violated, conforming, open, excepted, committed to, met, in words, each of several modalities
    expect(kinds.size).toBeGreaterThan(15);
  });

  it("keep no outcome of one project, or of one day, for another", () => {
    const prepared = prepareScheme(
      smallScheme([
        { modality: "require", obligation: { what: "做", threshold: { quantity: "waterUse", bound: "atMost", value: 8, unit: "t" } } }, // biome-ignore format: one term
        { modality: "restrict", obligation: { what: "做", replacement: { pollutant: "VOCs", atLeast: 2 } } },
        { modality: "exit", obligation: { what: "退", deadline: "2026-06-01" } },
        { modality: "prohibit", when: { op: "date", of: "asOf", onOrAfter: "2026-06-01" } },
      ]),
    );
    const on = (waterUse: number, VOCs: number, asOf: string): readonly string[] =>
      summaryOf(
        screen(
          prepared,
          projectOn(box(121.002, 28.602, 121.003, 28.603), {
            quantities: { waterUse: { value: waterUse, unit: "t" } },
            replacement: { VOCs },
          }),
          { asOf, deciding: false },
        ),
      ).outcomes.map(({ outcome }) => outcome);
    const [met, lacking, early, late] = ["conforms", "needsCommitment", "2026-03-01", "2026-09-01"];
    expect(on(8, 1, early)).toEqual([met, lacking, "needsCommitment", "conforms"]);
    expect(on(9, 2, early)).toEqual([lacking, met, "needsCommitment", "conforms"]);
    expect(on(9, 2, late)).toEqual([lacking, met, "violates", "violates"]);
    expect(on(8, 2, early)).toEqual([met, met, "needsCommitment", "conforms"]);
  });

  it("give the bytes of a whole analysis, one by one and in one set of footprints", async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        fc.array(project, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        day,
        async (terms, projects, parks, asOf) => {
          // biome-ignore format: one property
          const prepared = prepareScheme(schemeOf(terms, parks));
          const records: ScreenedRecord[] = [];
          for await (const record of screenAll(prepared, projects, { asOf })) records.push(record);
          const expected = projects.map((one, index) => ({
            index,
            status: "screened",
            ...summaryOf(screen(prepared, one, { asOf, deciding: false })),
          }));
          expect(JSON.stringify(records)).toBe(JSON.stringify(expected));

          // the first project on the ground of all
          const boxes = projects.map((_, i) => box(121.001 + i * 0.004, 28.601, 121.004 + i * 0.004, 28.604));
          const { footprint: _, ...type } = projects[0]!;
          const footprints = {
            coords: Float64Array.from(boxes.flatMap(({ coordinates }) => coordinates[0]!.flat())),
            ringOffsets: Int32Array.from([...boxes, 0], (_, i) => 5 * i),
            polygonOffsets: Int32Array.from([...boxes, 0], (_, i) => i),
            featureOffsets: Int32Array.from([...boxes, 0], (_, i) => i),
          };
          const set: ScreenedRecord[] = [];
          for await (const record of screenAll(prepared, { project: type, footprints }, { asOf })) set.push(record);
          const single = boxes.map((footprint, index) => ({
            index,
            status: "screened",
            ...summaryOf(screen(prepared, { ...type, id: String(index), footprint }, { asOf, deciding: false })),
          }));
          expect(JSON.stringify(set)).toBe(JSON.stringify(single));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("report what is wrong with a condition as a single screening does, and only where it applies", async () => {
    const broken = [{ scope: { units: [U1] }, when: { op: "flagged" } as never }];
    const prepared = prepareScheme(smallScheme(broken));
    const [inside, beside] = [box(121.002, 28.602, 121.003, 28.603), box(121.012, 28.602, 121.013, 28.603)];
    const asOf = "2026-11-24";
    const records: ScreenedRecord[] = [];
    const projects = [inside, inside, beside].map((footprint) => projectOn(footprint));
    for await (const record of screenAll(prepared, projects, { asOf })) records.push(record);
    expect(records.map(({ status }) => status)).toEqual(["faulty", "faulty", "screened"]);
    expect(records[0]!.findings[0]!.code).toBe("DOCUMENT_INVALID");
    expect(() => screen(prepared, projects[0]!, { asOf })).toThrow(/flagged/);
    expect(screen(prepared, projects[2]!, { asOf }).verdict).toBe("admissible");
  });
});
