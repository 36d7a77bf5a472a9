import fc from "fast-check";
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { area } from "../../src/geometry/area.ts";
import { union } from "../../src/geometry/boolean.ts";
import { type CoverageReport, validateCoverage } from "../../src/geometry/coverage.ts";
import { validate } from "../../src/geometry/validity.ts";
import { areas } from "../property/arbitrary.ts";
import { cases, SEED } from "../property/random.ts";
import { box, cells, collect, ring, shuffled } from "./coverages.ts";

const planar = { method: "planar" } as const;
const codes = (report: CoverageReport): string[] => report.findings.map((f) => f.code);

describe("a coverage that is one", () => {
  test("two squares that share a side: no findings; 4 + 4 = 8", () => {
    const report = validateCoverage(collect(box(0, 0, 2, 2), box(2, 0, 4, 2)), planar);
    expect(report).toMatchObject({ isValid: true, method: "planar", gaps: [], overlaps: [], unmatchedEdges: [] });
    expect(report.findings).toEqual([]);
    expect(report.totals).toEqual({
      featuresM2: 8,
      unionM2: 8,
      overlapM2: 0,
      repeatedM2: 0,
      gapM2: 0,
      outsideM2: null,
      territoryM2: null,
    });
  });

  test("nothing at all is one; a feature without ground is said to be so", () => {
    expect(validateCoverage(collect<Feature<Polygon>>()).isValid).toBe(true);
    const nothing: Feature<Polygon | null> = { type: "Feature", properties: {}, geometry: null };
    const report = validateCoverage(collect<Feature<Polygon | null>>(nothing, box(0, 0, 1, 1)), planar);
    expect(report.isValid).toBe(true);
    expect(report.findings.map(({ code, location }) => [code, location?.path])).toEqual([
      ["COVERAGE_NO_GROUND", "$.features[0]"],
    ]);
  });

  test("400 cells with noisy shared borders on the ellipsoid", () => {
    const report = validateCoverage(cells(20, { noise: 1e-3 }));
    expect(report.findings).toEqual([]);
    expect(report.method).toBe("lonlat");
  });
});

describe("overlaps", () => {
  test("0 … 3 and 2.5 … 5, two high: 0.5 × 2 = 1, its perimeter 5, so its mean width 2 × 1 / 5", () => {
    const report = validateCoverage(collect(box(0, 0, 3, 2), box(2.5, 0, 5, 2)), planar);
    expect(report.isValid).toBe(false);
    expect(report.overlaps).toMatchObject([{ kind: "overlap", features: [0, 1], areaM2: 1, meanWidthM: 0.4 }]);
    expect(report.overlaps[0]!.geometry).toEqual(box(2.5, 0, 3, 2).geometry);
    expect(report.totals).toMatchObject({ featuresM2: 6 + 5, unionM2: 10, overlapM2: 1, repeatedM2: 1 });
    const [finding] = report.findings;
    expect(finding).toMatchObject({ code: "COVERAGE_OVERLAP", severity: "error" });
    expect(finding!.location).toEqual({ path: "$.features[0]", feature: 0, position: [2.5, 0] });
    expect(finding!.message.en).toBe(
      "Features 0, 1 overlap at [2.5, 0]: 1, mean width 0.4; correct them, or use cleanCoverage().",
    );
    expect(finding!.message.zh).toBe("要素 0, 1 在 [2.5, 0] 重叠 1，平均宽 0.4；请改正，或用 cleanCoverage()。");
  });

  test("where three lie on one another is a set of its own, and its ground counts twice too often", () => {
    // 0…4, 1…5 and 2…6, one high: [1,2] by 0 and 1, [2,4] by all, [4,5] by 1 and 2
    const report = validateCoverage(collect(box(0, 0, 4, 1), box(1, 0, 5, 1), box(2, 0, 6, 1)), planar);
    expect(report.overlapSets).toEqual([
      { features: [0, 1], count: 1, areaM2: 1 },
      { features: [0, 1, 2], count: 1, areaM2: 2 },
      { features: [1, 2], count: 1, areaM2: 1 },
    ]);
    expect(report.totals).toMatchObject({ featuresM2: 12, unionM2: 6, overlapM2: 4, repeatedM2: 1 + 1 + 2 * 2 });
  });

  test("two overlaps of one pair are listed apart and summed together", () => {
    // a U whose two arms, 1 wide, run 1 deep into a bar
    const u = ring([
      [0, 0],
      [5, 0],
      [5, 3],
      [4, 3],
      [4, 1],
      [1, 1],
      [1, 3],
      [0, 3],
    ]);
    const report = validateCoverage(collect(u, box(0, 2, 5, 4)), planar);
    expect(report.overlaps.map((o) => [o.features, o.areaM2])).toEqual([
      [[0, 1], 1],
      [[0, 1], 1],
    ]);
    expect(report.overlapSets).toEqual([{ features: [0, 1], count: 2, areaM2: 2 }]);
    // between the arms: 3 wide, from 1 to 2
    expect(report.gaps).toMatchObject([{ features: [0, 1], areaM2: 3 }]);
  });
});

describe("gaps", () => {
  const frame = collect(box(0, 0, 3, 1), box(0, 2, 3, 3), box(0, 1, 1, 2), box(2, 1, 3, 2));

  test("a hole in the union is a gap between the features around it, and a warning: it may be meant", () => {
    const report = validateCoverage(frame, planar);
    expect(report.gaps).toMatchObject([{ kind: "gap", features: [0, 1, 2, 3], areaM2: 1, meanWidthM: 0.5 }]);
    expect(report.gaps[0]!.geometry).toEqual(box(1, 1, 2, 2).geometry);
    expect(codes(report)).toContain("COVERAGE_GAP");
    expect(report.findings.find((f) => f.code === "COVERAGE_GAP")!.severity).toBe("warning");
  });

  test("ground that is open to the outside is none, unless the territory says so", () => {
    const open = collect(box(0, 0, 3, 1), box(0, 1, 1, 3));
    expect(validateCoverage(open, planar).gaps).toEqual([]);
    const report = validateCoverage(open, { ...planar, territory: box(0, 0, 3, 3) });
    expect(report.gaps).toMatchObject([{ areaM2: 4, finding: { code: "COVERAGE_UNCOVERED", severity: "error" } }]);
    expect(report.totals).toMatchObject({ unionM2: 5, gapM2: 4, outsideM2: 0, territoryM2: 9 });
  });

  test("a hole outside the territory is none, and only the part inside counts where it is cut", () => {
    expect(validateCoverage(frame, { ...planar, territory: box(0, 0, 3, 1) }).gaps).toEqual([]);
    const half = validateCoverage(frame, { ...planar, territory: box(0, 0, 1.5, 3) });
    expect(half.gaps).toMatchObject([{ areaM2: 0.5 }]);
    expect(half.gaps[0]!.geometry).toEqual(box(1, 1, 1.5, 2).geometry);
  });

  test("a hole outside its shell parts no ground, so nothing is enclosed by it", () => {
    const shell = box(0, 0, 1, 1).geometry.coordinates[0]!;
    const stray: Feature<Polygon> = {
      type: "Feature",
      properties: {},
      geometry: { type: "Polygon", coordinates: [shell, box(3, 3, 4, 4).geometry.coordinates[0]!] },
    };
    const { gaps, totals } = validateCoverage(collect(stray), planar);
    expect(gaps).toEqual([]);
    expect(totals).toMatchObject({ unionM2: 1, gapM2: 0 });
  });

  test("ground outside the territory is one, though a feature covers part of it twice by itself", () => {
    const twice: Feature<MultiPolygon> = {
      type: "Feature",
      properties: {},
      geometry: {
        type: "MultiPolygon",
        coordinates: [box(0, 0, 4, 1), box(2, 0, 6, 1)].map((part) => part.geometry.coordinates),
      },
    };
    const { outside } = validateCoverage(collect(twice), { ...planar, territory: box(0, 0, 1, 1) });
    expect(outside).toMatchObject([{ features: [0], areaM2: 5, meanWidthM: 10 / 12 }]);
  });

  test("ground outside the territory is told by feature", () => {
    const report = validateCoverage(collect(box(0, 0, 2, 2), box(2, 0, 4, 2)), {
      ...planar,
      territory: box(0, 0, 3, 2),
    });
    expect(report.outside).toMatchObject([{ kind: "outside", features: [1], areaM2: 2, meanWidthM: 4 / 6 }]);
    expect(report.isValid).toBe(false);
    expect(report.totals).toMatchObject({ unionM2: 8, gapM2: 0, outsideM2: 2, territoryM2: 6 });
  });

  test("an overlap that the border of the territory crosses is one overlap", () => {
    const report = validateCoverage(collect(box(0, 0, 3, 2), box(2, 0, 5, 2)), {
      ...planar,
      territory: box(0, 0, 5, 1),
    });
    expect(report.overlaps).toMatchObject([{ areaM2: 2, meanWidthM: 4 / 6 }]);
    // and outside are three: of the first, 2 × 1, of both, 1 × 1, and of the second, 2 × 1
    expect(report.outside.map((o) => `${o.features}: ${o.areaM2}`).sort()).toEqual(["0,1: 1", "0: 2", "1: 2"]);
  });
});

describe("slivers", () => {
  test("what is as thin as the tolerance is one, and what is wider not", () => {
    const strip = collect(box(0, 0, 3, 2), box(2.5, 0, 5, 2)); // mean width 0.4, as above
    expect(validateCoverage(strip, { ...planar, tolerance: 0.4 }).slivers).toHaveLength(1);
    expect(validateCoverage(strip, { ...planar, tolerance: 0.39 }).slivers).toEqual([]);
    expect(validateCoverage(strip, planar).slivers).toEqual([]);
  });

  test("a thin piece of a feature is one: a strip 10 × 0.1 has the mean width 2 / 20.2", () => {
    const report = validateCoverage(collect(box(0, 0, 10, 5), box(0, 5, 10, 5.1)), { ...planar, tolerance: 0.1 });
    expect(report.slivers).toMatchObject([
      { kind: "piece", features: [1], finding: { code: "COVERAGE_SLIVER", severity: "warning" } },
    ]);
    expect(report.slivers[0]!.meanWidthM).toBeCloseTo(2 / 20.2, 12);
    expect(report.isValid).toBe(true);
  });

  test("on longitude/latitude widths are metres, 1 by default: 5e-6° of latitude are 0.55 m", () => {
    const gap = (width: number) => collect(box(110, 30, 110.1, 30.1), box(110, 30.1 + width, 110.1, 30.2), lid(width));
    // closes the gap on its right; its left end is closed by a second lid
    const lid = (width: number) =>
      ring([
        [110.1, 30],
        [110.2, 30],
        [110.2, 30.3],
        [109.9, 30.3],
        [109.9, 30],
        [110, 30],
        [110, 30.1],
        [110, 30.1 + width],
        [110, 30.2],
        [110.1, 30.2],
        [110.1, 30.1 + width],
        [110.1, 30.1],
      ]);
    const thin = validateCoverage(gap(5e-6));
    expect(thin.gaps).toHaveLength(1);
    expect(thin.slivers).toEqual(thin.gaps);
    // a meridian arc of 1″ near 30° is 30.79 m (M = a(1 - e²) / (1 - e² sin² 30.1°)^1.5 = 6 351 470 m)
    expect(thin.gaps[0]!.meanWidthM).toBeCloseTo(5e-6 * 3600 * 30.79, 3);
    expect(validateCoverage(gap(2e-5)).slivers).toEqual([]);
  });
});

describe("unmatched edges", () => {
  test("a vertex of one side that the other has not: the edge that lacks it, from vertex to vertex", () => {
    const left = ring([
      [0, 0],
      [2, 0],
      [2, 1],
      [2, 2],
      [0, 2],
    ]);
    const report = validateCoverage(collect(left, box(2, 0, 4, 2)), planar);
    expect(report.isValid).toBe(false);
    expect(report.unmatchedEdges).toMatchObject([{ features: [1, 0], missing: [[2, 1]] }]);
    expect([...report.unmatchedEdges[0]!.geometry.coordinates].sort()).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
    ]);
    expect(report.unmatchedEdges[0]!.finding.message.en).toBe(
      "Feature 1 lacks 1 vertices of its border with feature 0, the first at [2, 1]; add them, or use cleanCoverage().",
    );
  });

  test("two cells beside one long edge: the long one lacks their corner on its border with each", () => {
    const report = validateCoverage(collect(box(0, 0, 2, 4), box(2, 0, 4, 2), box(2, 2, 4, 4)), planar);
    const found = report.unmatchedEdges.map(({ features, missing }) => [features, missing]);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual([[0, 1], [[2, 2]]]);
    expect(found).toContainEqual([[0, 2], [[2, 2]]]);
  });

  test("several in a row are one stretch, and a vertex on an outer border is nobody's lack", () => {
    const left = ring([
      [0, 0],
      [1, 0], // outer
      [2, 0],
      [2, 1],
      [2, 2],
      [2, 3],
      [0, 3],
    ]);
    const report = validateCoverage(collect(left, box(2, 0, 4, 3)), planar);
    expect(report.unmatchedEdges).toHaveLength(1);
    expect([...report.unmatchedEdges[0]!.missing].sort()).toEqual([
      [2, 1],
      [2, 2],
    ]);
  });

  test("an island in a hole, whose border is a cycle without a junction", () => {
    const hole: Feature<Polygon> = {
      type: "Feature",
      properties: {},
      geometry: {
        type: "Polygon",
        coordinates: [...box(0, 0, 9, 9).geometry.coordinates, ...box(3, 3, 6, 6).geometry.coordinates],
      },
    };
    const island = ring([
      [3, 3],
      [4, 3],
      [6, 3],
      [6, 6],
      [3, 6],
      [3, 4],
    ]);
    const report = validateCoverage(collect(hole, island), planar);
    expect(report.unmatchedEdges.map((e) => [e.features, e.missing]).sort()).toEqual(
      [
        [[0, 1], [[4, 3]]],
        [[0, 1], [[3, 4]]],
      ].sort(),
    );
    expect(validateCoverage(collect(hole, box(3, 3, 6, 6)), planar).unmatchedEdges).toEqual([]);
  });

  test("a stretch of a cycle is one wherever the cycle begins", () => {
    // a diamond with nine more points on each side, of which the hole around it lacks those of one side
    const corners: Position[] = [
      [50, 0],
      [100, 50],
      [50, 100],
      [0, 50],
    ];
    const side = (s: number, points: number): Position[] => {
      const [[x0, y0], [x1, y1]] = [corners[s]!, corners[(s + 1) % 4]!] as [[number, number], [number, number]];
      return Array.from({ length: points + 1 }, (_, i) => [x0 + ((x1 - x0) / 10) * i, y0 + ((y1 - y0) / 10) * i]);
    };
    const diamond = (bare: number) => ring([0, 1, 2, 3].flatMap((s) => side(s, s === bare ? 0 : 9)));
    for (const bare of [0, 1, 2, 3]) {
      const around: Feature<Polygon> = {
        type: "Feature",
        properties: {},
        geometry: {
          type: "Polygon",
          coordinates: [...box(-9, -9, 109, 109).geometry.coordinates, ...diamond(bare).geometry.coordinates],
        },
      };
      const { unmatchedEdges } = validateCoverage(collect(around, diamond(-1)), planar);
      expect(unmatchedEdges.map((e) => [e.features, e.missing.length, e.geometry.coordinates.length])).toEqual([
        [[0, 1], 9, 11],
      ]);
    }
  });
});

describe("where no border is shared", () => {
  test("a cross of two bars: their sides cross, and neither is said to lack the crossings", () => {
    const report = validateCoverage(collect(box(0, 1, 3, 2), box(1, 0, 2, 3)), planar);
    expect(report.overlaps).toMatchObject([{ features: [0, 1], areaM2: 1 }]);
    expect(report.unmatchedEdges).toEqual([]);
  });
});

describe("what is refused", () => {
  test("a tolerance below 0, a method that is none, and ellipsoidal measures of what is no longitude/latitude", () => {
    const one = collect(box(0, 0, 1000, 1000));
    const caught = (run: () => unknown): unknown => {
      try {
        run();
      } catch (error) {
        return error instanceof SanxianError ? error.code : error;
      }
      return undefined;
    };
    expect(caught(() => validateCoverage(one, { tolerance: -1 }))).toBe("OPTION_INVALID");
    expect(caught(() => validateCoverage(one, { method: "flat" as never }))).toBe("OPTION_INVALID");
    expect(caught(() => validateCoverage(one, { method: "lonlat" }))).toBe("GEOMETRY_NOT_LONLAT");
    expect(validateCoverage(one)).toMatchObject({ method: "planar", totals: { unionM2: 1e6 } });
  });
});

describe("properties", () => {
  const some = fc.integer({ min: 2, max: 6 }).chain((n) => areas(n));
  const features = (list: readonly MultiPolygon[]) =>
    collect(...list.map((geometry): Feature<MultiPolygon> => ({ type: "Feature", properties: {}, geometry })));

  test("the areas close, whatever is handed in, and agree with unions made by themselves", () => {
    fc.assert(
      fc.property(some, (list) => {
        const grid = 1;
        const [territory, ...rest] = list;
        const report = validateCoverage(features(rest), { ...planar, grid, territory: territory! });
        const { totals, gaps, overlaps, outside } = report;
        const sum = (regions: readonly { areaM2: number }[]) => regions.reduce((s, r) => s + r.areaM2, 0);
        const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * (a + b));
        // ordinates reach 2^30, and area() sums their products: a unit in the last place of 2^60
        const measured = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * (a + b) + 256);
        near(totals.featuresM2, totals.unionM2 + totals.repeatedM2);
        near(totals.unionM2 + totals.gapM2, totals.territoryM2! + totals.outsideM2!);
        near(sum(gaps), totals.gapM2);
        near(sum(overlaps), totals.overlapM2);
        near(sum(outside), totals.outsideM2!);
        for (const region of [...gaps, ...overlaps, ...outside]) {
          measured(area(region.geometry, planar), region.areaM2);
          expect(validate(region.geometry).filter((f) => f.severity === "error")).toEqual([]);
        }
      }),
      { seed: SEED, numRuns: cases(150, 3000) },
    );
  });

  test("without crossings the union and the features are those of area()", () => {
    const square = fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(fc.array(square, { minLength: 1, maxLength: 8 }), (list) => {
        const squares = collect(...list.map(([x, y, w, h]) => box(x, y, x + w, y + h)));
        const { totals } = validateCoverage(squares, { ...planar, grid: 1 });
        expect(totals.featuresM2).toBe(list.reduce((s, [, , w, h]) => s + w * h, 0));
        expect(totals.unionM2).toBe(area(union(squares), planar));
      }),
      { seed: SEED, numRuns: cases(150, 3000) },
    );
  });

  test("the order of the features changes their numbers and nothing else", () => {
    fc.assert(
      fc.property(some, fc.integer(), (list, seed) => {
        const order = shuffled(
          list.map((_, i) => i),
          seed,
        );
        const one = validateCoverage(features(list), { ...planar, tolerance: 2 });
        const other = validateCoverage(features(order.map((i) => list[i]!)), { ...planar, tolerance: 2 });
        const plain = (report: CoverageReport, number: (f: number) => number) =>
          [...report.gaps, ...report.overlaps, ...report.slivers]
            .map((r) => JSON.stringify([r.kind, r.geometry, r.areaM2, r.features.map(number).sort()]))
            .sort();
        expect(plain(other, (f) => order[f]!)).toEqual(plain(one, (f) => f));
        const edges = (report: CoverageReport, number: (f: number) => number) =>
          report.unmatchedEdges.map((e) => JSON.stringify([number(e.features[0]), e.geometry])).sort();
        expect(edges(other, (f) => order[f]!)).toEqual(edges(one, (f) => f));
        expect(other.totals).toEqual(one.totals);
      }),
      { seed: SEED, numRuns: cases(150, 3000) },
    );
  });

  test("borders digitised twice: gaps and overlaps are as thin as the noise, and the areas close on the ellipsoid", () => {
    const noise = 1e-6;
    const twice = cells(12, { noise, shared: false, seed: 5 });
    const report = validateCoverage(twice);
    expect(report.gaps.length).toBeGreaterThan(100);
    expect(report.overlaps.length).toBeGreaterThan(100);
    // two vertices differ by at most 2 × 1e-6° each way, 0.22 m of latitude
    for (const { meanWidthM } of [...report.gaps, ...report.overlaps]) expect(meanWidthM).toBeLessThan(0.32);
    const { featuresM2, unionM2, repeatedM2 } = report.totals;
    expect(Math.abs(featuresM2 - unionM2 - repeatedM2) / featuresM2).toBeLessThan(1e-14);
    // against area() of the features as given: the grid moves each vertex by half a step of 1e-9° at most
    expect(Math.abs(featuresM2 / area(twice) - 1)).toBeLessThan(1e-7);
  });
});
