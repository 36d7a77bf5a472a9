// Many projects in one run: each record is what `screen` says of it alone, whatever comes before, after or over it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AccessTerm, Footprint, Project, ProjectFacts } from "../../src/domain/index.ts";
import type { PolygonSet } from "../../src/geometry/index.ts";
import {
  type BatchOptions,
  type BatchProgress,
  type ProjectSource,
  prepareScheme,
  type ScreenedRecord,
  screen,
  screenAll,
  summaryOf,
} from "../../src/screening/index.ts";
import { AS_OF, box, PARK, projectOn, REDLINE, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

/** Terms that name units, types, classes, layers that are missing, areas, parks, industries, distances, and nothing. */
const LIST: Partial<AccessTerm>[] = [
  { when: { op: "flag", flag: "tailings" } },
  { tier: "nation", modality: "require", obligation: { what: "做" } },
  { scope: { units: [U1, U3] }, when: { op: "flag", flag: "twoHigh" } },
  { scope: { place: { zoneTypes: ["1110"] } }, modality: "prohibit", when: { op: "nature", in: ["new"] } },
  { scope: { place: { zones: [REDLINE], unitClass: "priority" } }, modality: "restrict" },
  { scope: { place: { element: "water", zoneClass: "key" } }, modality: "restrict" },
  { scope: { place: { element: "air", zoneClass: "key" } }, modality: "encourage" },
  { scope: { place: { unitClass: "key" } }, textOnly: true, modality: "require" },
  { scope: { place: { features: ["core"] } } },
  { scope: { parks: [PARK] }, modality: "require" },
  { scope: { industries: ["C26"] }, modality: "restrict" },
  { when: { op: "within", place: { zoneTypes: ["2340"] }, minShare: 0.5 } },
  { when: { op: "distance", to: { features: ["core"] }, atMostM: 500 }, modality: "restrict" },
  { scope: { units: [U2] }, validFrom: "2027-01-01" },
  { scope: { units: ["ZH99999910001"] } },
];
const prepared = prepareScheme(smallScheme(LIST));

const edge = (from: number, steps: number) =>
  fc.integer({ min: 0, max: steps * 7 }).map((i) => from + (i / 7) * 0.0005);
const square = fc
  .tuple(edge(120.998, 68), edge(28.5995, 22), fc.double({ min: 1e-6, max: 0.004, noNaN: true }))
  .map(([x, y, half]) => box(x - half, y - half, x + half, y + half));
const ground: fc.Arbitrary<Footprint> = fc.oneof(
  { arbitrary: square, weight: 6 },
  { arbitrary: fc.tuple(square, square).map(([a, b]) => ({ type: "MultiPolygon" as const, coordinates: [a.coordinates, b.coordinates] })), weight: 2 }, // biome-ignore format: one arbitrary
  fc
    .array(fc.tuple(edge(120.998, 68), edge(28.5995, 22)), { minLength: 2, maxLength: 4 })
    .map((coordinates) => ({ type: "LineString" as const, coordinates })),
  fc.tuple(edge(120.998, 68), edge(28.5995, 22)).map((coordinates) => ({ type: "Point" as const, coordinates })),
);
const maybe = fc.option(fc.boolean(), { nil: undefined });
const project: fc.Arbitrary<Project> = fc
  .record({ footprint: ground, twoHigh: maybe, tailings: maybe, chemical: fc.boolean(), isNew: fc.boolean() })
  .map(({ footprint, twoHigh, tailings, chemical, isNew }) => {
    const facts: ProjectFacts = {
      flags: { ...(twoHigh === undefined ? {} : { twoHigh }), ...(tailings === undefined ? {} : { tailings }) },
    };
    return projectOn(footprint, facts, {
      ...(chemical ? { industries: ["C2614"] } : {}),
      ...(isNew ? { natures: ["new"] } : {}),
    });
  });
const many = fc
  .array(project, { minLength: 1, maxLength: 12 })
  .map((list) => list.map((one, i) => ({ ...one, id: `p${i}` })));

async function all(projects: ProjectSource, options: Partial<BatchOptions> = {}): Promise<ScreenedRecord[]> {
  const records: ScreenedRecord[] = [];
  for await (const record of screenAll(prepared, projects, { asOf: AS_OF, ...options })) records.push(record);
  return records;
}

describe("a batch", () => {
  it("gives what screening one by one gives, to the last byte, with and without parts", async () => {
    await fc.assert(
      fc.asyncProperty(many, fc.boolean(), async (projects, parts) => {
        const records = await all(projects, { parts });
        const expected = projects.map((one, index) => ({
          index,
          status: "screened",
          ...summaryOf(screen(prepared, one, { asOf: AS_OF }), parts),
        }));
        expect(JSON.stringify(records)).toBe(JSON.stringify(expected));
      }),
      { numRuns: 150 },
    );
  });

  it("depends on each record alone: in any order, in any chunks, with its neighbours on top of it", async () => {
    await fc.assert(
      fc.asyncProperty(many, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 12 }), async (base, dice, size) => {
        // every footprint again, moved by a fraction of a step of the grid, so that borders all but coincide
        const projects = [...base, ...base.map((one) => ({ ...one, id: `${one.id}'` }))];
        const byId = new Map((await all(projects)).map((record) => [record.project, record]));
        const turned = projects
          .map((one) => ({ one, key: dice.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        for (let from = 0; from < turned.length; from += size)
          for (const record of await all(turned.slice(from, from + size)))
            expect({ ...record, index: 0 }).toEqual({ ...byId.get(record.project), index: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it("reads what comes later, and holds back while nobody asks", async () => {
    let read = 0;
    async function* coming() {
      for (; read < 1000; read++) {
        await Promise.resolve();
        yield projectOn(box(121.001, 28.601, 121.002, 28.602), undefined, { id: `p${read}` });
      }
    }
    const records = screenAll(prepared, coming(), { asOf: AS_OF });
    for (let i = 0; i < 5; i++) expect((await records.next()).value).toMatchObject({ index: i, project: `p${i}` });
    expect(read).toBeLessThanOrEqual(6);
    await records.return();
    expect(read).toBeLessThanOrEqual(6);
  });

  it("reads one project on many footprints from flat arrays", async () => {
    const boxes = [box(121.001, 28.601, 121.002, 28.602), box(121.008, 28.604, 121.012, 28.606), box(121.02, 28.6, 121.021, 28.601)]; // biome-ignore format: one list
    const footprints: PolygonSet = {
      coords: Float64Array.from(boxes.flatMap(({ coordinates }) => coordinates[0]!.flat())),
      ringOffsets: Int32Array.of(0, 5, 10, 15),
      polygonOffsets: Int32Array.of(0, 1, 2, 3),
      featureOffsets: Int32Array.of(0, 1, 3),
    };
    const { footprint: _, ...type } = projectOn(boxes[0]!, { flags: { twoHigh: true, tailings: false } });
    const records = await all({ project: type, footprints, ids: ["a", "b"] });
    const pair: Footprint = { type: "MultiPolygon", coordinates: [boxes[1]!.coordinates, boxes[2]!.coordinates] };
    const expected = await all([
      { ...type, id: "a", footprint: { type: "MultiPolygon", coordinates: [boxes[0]!.coordinates] } },
      { ...type, id: "b", footprint: pair },
    ]);
    expect(records).toEqual(expected);
    expect(records.map(({ status }) => status)).toEqual(["screened", "screened"]);
  });
});

describe("bad records", () => {
  it("are reported in their place and skipped", async () => {
    const good = projectOn(box(121.001, 28.601, 121.002, 28.602));
    const bad: unknown[] = [
      null,
      7,
      {},
      { ...good, id: "other", format: "sanxian.scheme" },
      { ...good, id: "nan", footprint: { type: "Polygon", coordinates: [[[121, Number.NaN], [121, 28], [122, 28]]] } }, // biome-ignore format: one record
      { ...good, id: "text", footprint: { type: "Polygon", coordinates: "121,28" } },
      { ...good, id: "none", footprint: null },
      { ...good, id: "kind", footprint: { type: "Circle" } },
      { ...good, id: "__proto__", footprint: { type: "Polygon", coordinates: [null] } },
    ];
    const mixed = bad.flatMap((one) => [one, good]) as Project[];
    const records = await all(mixed);
    expect(records.map(({ index }) => index)).toEqual(mixed.map((_, i) => i));
    expect(records.map(({ status }) => status)).toEqual(mixed.map((_, i) => (i % 2 ? "screened" : "faulty")));
    for (const record of records.filter(({ status }) => status === "faulty")) {
      expect(record.findings).toHaveLength(1);
      expect(record.findings[0]).toMatchObject({ severity: "error", message: { zh: /./, en: /./ } });
    }
    expect(records[8]).toMatchObject({ project: "nan", findings: [{ code: "GEOMETRY_NOT_FINITE" }] });
  });

  it("that were refused on reading keep their findings", async () => {
    const finding = { code: "JSON_BROKEN", severity: "error", message: { zh: "坏", en: "bad" } } as const;
    expect(await all([{ unreadable: [finding], id: "x" }])).toEqual([
      { index: 0, status: "faulty", project: "x", findings: [finding] },
    ]);
  });

  it("are not blamed for what the caller did", async () => {
    const good = projectOn(box(121.001, 28.601, 121.002, 28.602));
    await expect(all([good], { asOf: "2026-02-30" })).rejects.toMatchObject({ code: "OPTION_INVALID" });
    await expect(all([good], { every: 0 })).rejects.toMatchObject({ code: "OPTION_INVALID" });
    const gone = prepareScheme(smallScheme(LIST));
    gone.dispose();
    const records = screenAll(gone, [good], { asOf: AS_OF });
    await expect(records.next()).rejects.toMatchObject({ code: "PREPARED_DISPOSED" });
  });
});

describe("progress and abort", () => {
  const good = projectOn(box(121.001, 28.601, 121.002, 28.602));

  it("tells how far it is, and the end", async () => {
    const told: BatchProgress[] = [];
    await all([good, null as never, good, good, good], { every: 2, onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { done: 2, faulty: 1, total: 5 },
      { done: 4, faulty: 1, total: 5 },
      { done: 5, faulty: 1, total: 5 },
    ]);
  });

  it("stops at the record after the signal, also where it comes from a timer", async () => {
    const controller = new AbortController();
    let seen = 0;
    setTimeout(() => controller.abort(new Error("enough")), 0);
    const endless = (function* () {
      for (;;) yield good;
    })();
    await expect(async () => {
      for await (const _ of screenAll(prepared, endless, { asOf: AS_OF, signal: controller.signal, every: 8 })) seen++;
    }).rejects.toThrow("enough");
    expect(seen).toBeGreaterThan(0);
    await expect(all([good], { signal: AbortSignal.abort(new Error("before")) })).rejects.toThrow("before");
  });
});
