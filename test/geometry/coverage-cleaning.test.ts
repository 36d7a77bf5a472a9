import fc from "fast-check";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { area } from "../../src/geometry/area.ts";
import { difference } from "../../src/geometry/boolean.ts";
import { validateCoverage } from "../../src/geometry/coverage.ts";
import {
  type CleanedCoverage,
  type CoverageCleaningOptions,
  cleanCoverage,
} from "../../src/geometry/coverage-cleaning.ts";
import type { CoverageFeatures } from "../../src/geometry/coverage-regions.ts";
import { validate } from "../../src/geometry/validity.ts";
import { areas } from "../property/arbitrary.ts";
import { cases, SEED } from "../property/random.ts";
import { box, cells, collect, ring, shuffled } from "./coverages.ts";

const planar = { method: "planar" } as const;
const clean = (features: CoverageFeatures, options: CoverageCleaningOptions): CleanedCoverage =>
  cleanCoverage(features, { ...planar, ...options });
const log = (cleaned: CleanedCoverage) => cleaned.log.map(({ what, from, to }) => [what, from, to]);
const left = (cleaned: CleanedCoverage) => cleaned.left.map(({ what, from, why }) => [what, from, why]);
const areaOf = (cleaned: CleanedCoverage, f: number): number => area(cleaned.features.features[f]!, planar);
/** A base 10 long under two roofs that leave it a slot 0.1 high: borders 10 below, 6 and 4 above. */
const slot = collect(box(0, 0, 10, 2), box(0, 2.1, 6, 4), box(6, 2.1, 10, 4), box(-1, 0, 0, 4), box(10, 0, 11, 4));

describe("what goes where", () => {
  test("a gap goes to the neighbour with the longest shared border", () => {
    const cleaned = clean(slot, { maxWidthM: 0.1 });
    expect(log(cleaned)).toEqual([["gap", [], 0]]);
    const [change] = cleaned.log;
    expect(change).toMatchObject({ borderM: 10, where: [0, 2] });
    expect(change!.areaM2).toBeCloseTo(1, 12);
    expect(change!.meanWidthM).toBeCloseTo(2 / 20.2, 12);
    expect(change!.finding).toMatchObject({ code: "COVERAGE_GAP_FILLED", severity: "info" });
    expect(change!.finding.message.en).toBe("The gap at [0, 2], 1, went to feature 0 (shared border 10).");
    expect(areaOf(cleaned, 0)).toBeCloseTo(21, 12);
    expect(cleaned.left).toEqual([]);
    expect(validateCoverage(cleaned.features, planar)).toMatchObject({ isValid: true, gaps: [] });
  });

  test("the border decides, not the size: a base of 10 under a roof of 228 that reaches over part of the slot", () => {
    const list = collect(box(0, 1, 10, 2), box(0, 2.1, 6, 40), box(6, 2.1, 10, 4), box(-1, 0, 0, 4), box(10, 0, 11, 4));
    expect(log(clean(list, { maxWidthM: 0.1 }))).toEqual([["gap", [], 0]]);
  });

  test("an overlap goes to one of its own, by border, then by area, then by place", () => {
    // 2.9 … 3 belongs to both, with a border of 2 to each; the left one is larger
    const even = collect(box(0, 0, 3, 2), box(2.9, 0, 5, 2));
    expect(log(clean(even, { maxWidthM: 0.1 }))).toEqual([["overlap", [0, 1], 0]]);
    expect(log(clean(collect(...[...even.features].reverse()), { maxWidthM: 0.1 }))).toEqual([["overlap", [0, 1], 1]]);
    // of equal areas too, the one whose ground comes first by place: the left one
    const same = collect(box(2.9, 0, 5.9, 2), box(0, 0, 3, 2));
    expect(log(clean(same, { maxWidthM: 0.1 }))).toEqual([["overlap", [0, 1], 1]]);
    // the larger one takes it, whichever comes first by place
    expect(log(clean(collect(box(1, 0, 3, 2), box(2.9, 0, 9, 2)), { maxWidthM: 0.1 }))).toEqual([
      ["overlap", [0, 1], 1],
    ]);
    const cleaned = clean(even, { maxAreaM2: 0.2000001 });
    expect(cleaned.totals).toMatchObject({ beforeM2: 6 + 4.2, afterM2: 10 });
    expect(cleaned.totals.resolvedM2).toBeCloseTo(0.2, 12);
  });

  test("a piece of a feature goes to its neighbour, and says how long their border was", () => {
    const scattered: Feature<MultiPolygon> = {
      type: "Feature",
      properties: { name: "two parts" },
      id: "a",
      geometry: {
        type: "MultiPolygon",
        // a part of 4, and one of 0.1 × 1 on the far side of its neighbour
        coordinates: [box(0, 0, 2, 2).geometry.coordinates, box(4, 0, 4.1, 1).geometry.coordinates],
      },
    };
    const cleaned = clean(collect<Feature<Polygon | MultiPolygon>>(scattered, box(2, 0, 4, 2)), { maxAreaM2: 0.11 });
    expect(log(cleaned)).toEqual([["piece", [0], 1]]);
    expect(cleaned.log[0]).toMatchObject({ borderM: 1, finding: { code: "COVERAGE_PIECE_MOVED" } });
    expect(areaOf(cleaned, 0)).toBe(4);
    expect(areaOf(cleaned, 1)).toBeCloseTo(4.1, 12);
    expect(cleaned.features.features[0]).toMatchObject({ id: "a", properties: { name: "two parts" } });
    expect(cleaned.features.features[0]!.geometry!.type).toBe("MultiPolygon");
    expect(cleaned.totals).toMatchObject({ filledM2: 0, resolvedM2: 0 });
  });

  test("what is above the thresholds stays and is told; overlaps stay overlaps", () => {
    const cleaned = clean(collect(box(0, 0, 3, 2), box(2, 0, 5, 2), box(4.9, 0, 7, 2)), { maxWidthM: 0.1 });
    expect(log(cleaned)).toEqual([["overlap", [1, 2], 1]]);
    expect(left(cleaned)).toEqual([["overlap", [0, 1], "above"]]);
    expect(cleaned.left[0]!.finding.severity).toBe("warning");
    expect(areaOf(cleaned, 0)).toBe(6);
    expect(areaOf(cleaned, 1)).toBe(6);
    const again = validateCoverage(cleaned.features, planar);
    expect(again.overlapSets).toEqual([{ features: [0, 1], count: 1, areaM2: 2 }]);
    // the ones that overlap have each their own whole ground, with the crossings as vertices
    expect(validate(cleaned.features)).toEqual([]);
  });

  test("thresholds of 0 move nothing and still match the edges", () => {
    const beside = collect(box(0, 0, 2, 4), box(2, 0, 4, 2), box(2, 2, 4, 4));
    expect(validateCoverage(beside, planar).unmatchedEdges).toHaveLength(2);
    const cleaned = clean(beside, { maxAreaM2: 0 });
    expect(cleaned.log).toEqual([]);
    expect(validateCoverage(cleaned.features, planar).findings).toEqual([]);
    expect(cleaned.features.features.map((f) => area(f, planar))).toEqual([8, 4, 4]);
  });

  test("`keep` leaves a kind of ground as it is", () => {
    const cleaned = clean(slot, { maxWidthM: 0.1, keep: ["gap"] });
    expect(cleaned.log).toEqual([]);
    expect(left(cleaned)).toEqual([["gap", [], "kept"]]);
  });

  test("with a territory, its uncovered edge is a gap, and a hole outside it is none", () => {
    const strip = collect(box(0, 0, 10, 2));
    const cleaned = clean(strip, { maxWidthM: 0.1, territory: box(0, 0, 10, 2.1) });
    expect(log(cleaned)).toEqual([["gap", [], 0]]);
    expect(areaOf(cleaned, 0)).toBeCloseTo(21, 12);
    expect(clean(slot, { maxWidthM: 0.1, territory: box(0, 0, 10, 2) }).log).toEqual([]);
  });

  test("no feature loses the last of its ground", () => {
    const thin = collect(box(0, 0, 10, 2), box(0, 2, 10, 2.1));
    const cleaned = clean(thin, { maxWidthM: 0.1 });
    expect(cleaned.log).toEqual([]);
    expect(left(cleaned)).toEqual([["piece", [1], "lastGround"]]);
    // a strip that lies in another altogether gets what is its only ground
    const within = clean(collect(box(0, 0, 10, 2), box(0, 1, 10, 1.1)), { maxWidthM: 0.1 });
    expect(log(within)).toEqual([["overlap", [0, 1], 1]]);
    // and of two that are the same neither can
    expect(left(clean(collect(box(0, 0, 10, 0.1), box(0, 0, 10, 0.1)), { maxWidthM: 0.1 }))).toEqual([
      ["overlap", [0, 1], "lastGround"],
    ]);
  });

  test("slivers beside slivers: the small ones go first, and what they joined goes on while it is thin", () => {
    // three strips of the same scattered feature, each 10 × 0.1, between two large cells
    const parts = [0, 0.1, 0.3].map((y) => box(0, 2 + y, 10, 2.1 + y).geometry.coordinates);
    const scattered: Feature<MultiPolygon> = {
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: [...parts, box(20, 0, 30, 9).geometry.coordinates] },
    };
    const list = collect<Feature<Polygon | MultiPolygon>>(box(0, 0, 10, 2), scattered, box(0, 2.4, 10, 9));
    const cleaned = clean(list, { maxWidthM: 0.1 });
    // 2.0 … 2.2 is one piece, 0.2 wide and no sliver; 2.3 … 2.4 joins the cell above it
    expect(log(cleaned)).toEqual([["piece", [1], 2]]);
    expect(areaOf(cleaned, 2)).toBeCloseTo(67, 12);
  });
});

describe("in what order", () => {
  test("the smaller goes first: of a feature in two thin parts the larger stays, on whichever side it lies", () => {
    for (const mirror of [1, -1]) {
      const at = (x0: number, y0: number, x1: number, y1: number) =>
        mirror === 1 ? box(x0, y0, x1, y1) : box(-x1, y0, -x0, y1);
      const parts: Feature<MultiPolygon> = {
        type: "Feature",
        properties: {},
        geometry: {
          type: "MultiPolygon",
          coordinates: [at(0, 2, 10, 2.1), at(20, 2, 28, 2.1)].map((part) => part.geometry.coordinates),
        },
      };
      const list = collect<Feature<Polygon | MultiPolygon>>(at(0, 0, 10, 2), parts, at(20, 0, 28, 2));
      const cleaned = clean(list, { maxWidthM: 0.1 });
      expect(log(cleaned)).toEqual([["piece", [1], 2]]);
      expect(left(cleaned)).toEqual([["piece", [1], "lastGround"]]);
    }
  });

  test("what has grown wide enough by a sliver that joined it stays", () => {
    // a strip of 0.1 and a slot of 0.05 beside it, whose border with the strip is longer than that with what lies beyond
    for (const mirror of [1, -1]) {
      const at = (x0: number, y0: number, x1: number, y1: number) =>
        mirror === 1 ? box(x0, y0, x1, y1) : box(x0, -y1, x1, -y0);
      const parts: Feature<MultiPolygon> = {
        type: "Feature",
        properties: {},
        geometry: {
          type: "MultiPolygon",
          coordinates: [at(0, 2, 10, 2.1), at(20, 0, 30, 9)].map((part) => part.geometry.coordinates),
        },
      };
      const list = collect<Feature<Polygon | MultiPolygon>>(
        at(0, 0, 10, 2),
        parts,
        at(0, 2.15, 5, 4),
        at(5, 2.15, 10, 4),
        at(-1, 0, 0, 4),
        at(10, 0, 11, 4),
      );
      const cleaned = clean(list, { maxWidthM: 0.1 });
      expect(log(cleaned)).toEqual([["gap", [], 1]]);
      expect(cleaned.left).toEqual([]);
    }
  });
});

describe("protection", () => {
  test("true: a feature neither gains nor loses", () => {
    const cleaned = clean(slot, { maxWidthM: 0.1, protect: (_, i) => i === 0 });
    // the gap goes to the next best: the longer roof
    expect(log(cleaned)).toEqual([["gap", [], 1]]);
    const all = clean(slot, { maxWidthM: 0.1, protect: () => true });
    expect(all.log).toEqual([]);
    expect(left(all)).toEqual([["gap", [], "protected"]]);
  });

  test("an overlap with one that is protected leaves it its ground; with two it stays", () => {
    const pair = collect(box(0, 0, 3, 2), box(2.9, 0, 5, 2));
    expect(log(clean(pair, { maxWidthM: 0.1, protect: (_, i) => i === 1 }))).toEqual([["overlap", [0, 1], 1]]);
    expect(left(clean(pair, { maxWidthM: 0.1, protect: () => true }))).toEqual([["overlap", [0, 1], "protected"]]);
  });

  test("an overlap of three that are protected stays, whatever their groups", () => {
    const three = collect(box(0, 0, 3, 2), box(2.9, 0, 5, 2), box(2.9, 0, 3, 9));
    for (const protect of [() => true, (_: unknown, i: number) => "abc"[i]])
      expect(left(clean(three, { maxWidthM: 0.1, protect, keep: ["piece"] }))).toEqual([
        ["overlap", [0, 1, 2], "protected"],
      ]);
  });

  test("a key: ground moves among features of one key, and never across", () => {
    const pair = collect(box(0, 0, 3, 2), box(2.9, 0, 5, 2));
    const keyed = (...keys: (string | null)[]) => ({ maxWidthM: 0.1, protect: (_: unknown, i: number) => keys[i] });
    expect(log(clean(pair, keyed("red", "red")))).toEqual([["overlap", [0, 1], 0]]);
    expect(log(clean(pair, keyed("red", "blue")))).toEqual([]);
    expect(log(clean(pair, keyed(null, "blue")))).toEqual([["overlap", [0, 1], 1]]);
    // a gap with one key all around is filled, with two it is not
    expect(log(clean(slot, keyed("a", "a", "a", "a", "a")))).toEqual([["gap", [], 0]]);
    expect(log(clean(slot, keyed("a", "b", "b", "a", "a")))).toEqual([]);
    expect(log(clean(slot, keyed("a", null, "b", "a", "a")))).toEqual([["gap", [], 1]]);
  });

  test("a piece does not cross a key either", () => {
    const scattered: Feature<MultiPolygon> = {
      type: "Feature",
      properties: {},
      geometry: {
        type: "MultiPolygon",
        coordinates: [box(0, 0, 2, 2).geometry.coordinates, box(4, 0, 4.1, 1).geometry.coordinates],
      },
    };
    const list = collect<Feature<Polygon | MultiPolygon>>(scattered, box(2, 0, 4, 2));
    for (const at of [0, 1]) {
      const cleaned = clean(list, { maxAreaM2: 0.11, protect: (_, i) => i === at });
      expect(left(cleaned)).toEqual([["piece", [0], "protected"]]);
    }
  });
});

describe("what is refused", () => {
  test.each<[string, CoverageCleaningOptions]>([
    ["no threshold", {}],
    ["an area below 0", { maxAreaM2: -1 }],
    ["a width that is no number", { maxWidthM: Number.NaN }],
    ["a kind that is none", { maxWidthM: 1, keep: ["hole" as never] }],
    ["a protection that is neither", { maxWidthM: 1, protect: () => 3 }],
  ])("%s", (_, options) => {
    let code: unknown;
    try {
      clean(slot, options);
    } catch (error) {
      code = error instanceof SanxianError && error.code;
    }
    expect(code).toBe("OPTION_INVALID");
  });
});

/** What must hold of any cleaning. */
function check(features: CoverageFeatures, options: CoverageCleaningOptions, tolerance: number): CleanedCoverage {
  const before = JSON.stringify(features);
  const cleaned = cleanCoverage(features, options);
  expect(JSON.stringify(features)).toBe(before);
  const { totals } = cleaned;
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * totals.beforeM2);
  near(totals.afterM2, totals.beforeM2 + totals.filledM2 - totals.resolvedM2);
  const measure = options.method === "planar" ? planar : {};
  near(
    cleaned.features.features.reduce((sum, f) => sum + area(f, measure), 0),
    totals.afterM2,
  );
  expect(validate(cleaned.features).filter((f) => f.severity === "error")).toEqual([]);
  const grid = options.grid === undefined ? {} : { grid: options.grid };
  const report = validateCoverage(cleaned.features, { ...measure, ...grid, tolerance });
  expect(report.unmatchedEdges).toEqual([]);
  // every sliver that is left is told, with its reason
  expect(report.slivers.length).toBe(cleaned.left.filter((l) => l.why !== "above").length);
  const again = cleanCoverage(cleaned.features, options);
  expect(again.log).toEqual([]);
  expect(again.features).toEqual(cleaned.features);
  return cleaned;
}

describe("properties", () => {
  const some = fc.integer({ min: 2, max: 6 }).chain((n) => areas(n));
  const features = (list: readonly MultiPolygon[]) =>
    collect(...list.map((geometry, id): Feature<MultiPolygon> => ({ type: "Feature", properties: {}, id, geometry })));
  // on a coarse grid, where everything is a sliver of something; mean widths of just 1 or 4 happen, and rounding would decide
  const coarse = { ...planar, grid: 1 };

  test("areas close, features are valid and matched, nothing below the threshold is left untold, and twice is once", () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.19, 0.987, 3.911, 1e4), (list, maxWidthM) => {
        check(features(list), { ...coarse, maxWidthM }, maxWidthM);
      }),
      { seed: SEED, numRuns: cases(150, 3000) },
    );
  });

  test("what is protected neither gains nor loses", () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.987, 3.911, 1e4), (list, maxWidthM) => {
        const none = cleanCoverage(features(list), { ...coarse, maxWidthM: 0 });
        const some = cleanCoverage(features(list), { ...coarse, maxWidthM, protect: (_, i) => i === 0 });
        const [was, is] = [none.features.features[0]!, some.features.features[0]!];
        expect(difference(was, is, { grid: 1 }).coordinates).toEqual([]);
        expect(difference(is, was, { grid: 1 }).coordinates).toEqual([]);
        // a key: the ground of its features together may only grow by gaps that they alone surround
        const keyed = cleanCoverage(features(list), {
          ...coarse,
          maxWidthM,
          keep: ["gap"],
          protect: (_, i) => (i < 2 ? "one" : null),
        });
        const together = (c: CleanedCoverage) => collect(...c.features.features.slice(0, 2));
        expect(difference(together(none), together(keyed), { grid: 1 }).coordinates).toEqual([]);
        expect(difference(together(keyed), together(none), { grid: 1 }).coordinates).toEqual([]);
      }),
      { seed: SEED, numRuns: cases(150, 3000) },
    );
  });

  test("the order of the features does not matter", () => {
    fc.assert(
      fc.property(some, fc.constantFrom(0.987, 3.911, 1e4), fc.integer(), (list, maxWidthM, seed) => {
        // the same ground twice is the one case where it does
        fc.pre(new Set(list.map((g) => JSON.stringify(g))).size === list.length);
        const one = cleanCoverage(features(list), { ...coarse, maxWidthM });
        const none = cleanCoverage(features(list), { ...coarse, maxWidthM: 0 });
        fc.pre(new Set(none.features.features.map((f) => JSON.stringify(f.geometry))).size === list.length);
        const shuffle = { ...features(list), features: shuffled(features(list).features, seed) };
        const other = cleanCoverage(shuffle, { ...coarse, maxWidthM });
        const byId = [...other.features.features].sort((a, b) => Number(a.id) - Number(b.id));
        expect(byId).toEqual(one.features.features);
      }),
      { seed: SEED, numRuns: cases(150, 3000) },
    );
  });

  test("borders digitised twice: everything thin goes, on the ellipsoid, and each cell keeps its ground to the noise", () => {
    const noise = 1e-6;
    const twice = cells(12, { noise, shared: false, seed: 3 });
    const cleaned = check(twice, { maxWidthM: 1 }, 1);
    expect(cleaned.left).toEqual([]);
    expect(cleaned.log.length).toBeGreaterThan(500);
    const report = validateCoverage(cleaned.features);
    expect(report.findings).toEqual([]);
    cleaned.features.features.forEach((feature, f) => {
      expect(feature).toMatchObject({ id: twice.features[f]!.id, properties: twice.features[f]!.properties! });
      // a border moves by at most √2 × 2e-6°, 0.32 m; 4 sides of 1.1 km
      const change = difference(feature, twice.features[f]!);
      expect(area(change)).toBeLessThan(0.32 * 4 * 1112);
    });
  });

  test("the grid of 2,500 cells is cleaned in time that is no square", () => {
    const time = (k: number): number => {
      const list = cells(k, { noise: 1e-6, shared: false });
      const start = process.cpuUsage();
      cleanCoverage(list, { maxWidthM: 1 });
      return process.cpuUsage(start).user / k ** 2;
    };
    time(25);
    // four times the cells: four times the time, with room for a busy machine; a square would be sixteen times
    expect(time(50) / time(25)).toBeLessThan(3);
  });

  test("a long chain of strips below the threshold, all one beside the other, ends", () => {
    const strips = collect(
      ...Array.from({ length: 2000 }, (_, i) => ring([[i, 0], [i + 1, 0], [i + 1, 10], [i, 10]], i)), // biome-ignore format: a row
    );
    const cleaned = clean(strips, { maxWidthM: 2 });
    // each has no other ground
    expect(cleaned.log).toEqual([]);
    expect(cleaned.left).toHaveLength(2000);
  });
});
