import fc from "fast-check";
import type { Geometry, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { DistanceIndex, distanceM, lengthM } from "../../src/geometry/distance.ts";
import { flatten } from "../../src/geometry/polygon-set.ts";

const point = (lon: number, lat: number): Geometry => ({ type: "Point", coordinates: [lon, lat] });
const line = (...coordinates: Position[]): Geometry => ({ type: "LineString", coordinates });
const polygon = (...coordinates: Position[][]): Geometry => ({ type: "Polygon", coordinates });
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof SanxianError) return `${error.code} ${error.values.where}`;
    throw error;
  }
  return "no error";
};

const square = polygon(box(120, 30, 121, 31));
const ringed = polygon(box(120, 30, 121, 31), box(120.25, 30.25, 120.75, 30.75));

describe("the rule of one kilometre", () => {
  // a shoreline along the parallel of 30°; metres of latitude there: M = a (1 - e²) / (1 - e² sin² 30°)^1.5 = 6351377 m
  const metresPerDegree = (6351377.1 * Math.PI) / 180;
  const shore = line([119, 30], [119.5, 30], [120, 30]);

  it.each([
    [999, true],
    [1001, false],
  ])("%d m from the shore", (metres, within) => {
    const plant = polygon(box(119.6, 30 + metres / metresPerDegree, 119.61, 30.02));
    // due north of the shore's chain of parallels, the geodesic foot lies a hair off: 4 cm at most
    const d = distanceM(plant, shore);
    expect(Math.abs(d - metres)).toBeLessThan(0.1);
    expect(d <= 1000).toBe(within);
  });
});

describe("0 where geometries meet", () => {
  it.each([
    ["the same point", point(120, 30), point(120, 30)],
    ["a point on an end", point(120, 30), line([120, 30], [121, 31.7])],
    ["a point on the middle of an edge, exactly", point(120.5, 30.25), line([120, 30], [121, 30.5])],
    ["a point far along a long edge", point(120.625, 30), line([100, 30], [140, 30])],
    ["lines that cross", line([120, 30], [121, 31]), line([120, 31], [121, 30])],
    ["lines that cross far from their ends", line([100, 20], [120, 50]), line([100, 50], [120, 20])],
    ["a line that ends on another", line([120, 30], [121, 30.5]), line([120.5, 30.25], [120.5, 40])],
    ["collinear lines that overlap", line([120, 30], [121, 30.5]), line([120.5, 30.25], [122, 31])],
    ["a point in a polygon", point(120.3, 30.4), square],
    ["a polygon in a polygon", polygon(box(120.2, 30.2, 120.3, 30.3)), square],
    ["a polygon around a polygon's ring and hole", polygon(box(119, 29, 122, 32)), ringed],
    ["polygons with a common border", square, polygon(box(121, 30, 122, 31))],
    ["polygons with a common corner", square, polygon(box(121, 31, 122, 32))],
    ["a line through a polygon, no vertex within", line([119, 30.5], [122, 30.6]), square],
    ["a point on the border of a hole", point(120.25, 30.5), ringed],
    ["an unclosed ring at its missing edge", point(120, 30.5), polygon(box(120, 30, 121, 31).slice(0, 4))],
    [
      "a polygon of a multipolygon",
      point(130.5, 30.5),
      { type: "MultiPolygon", coordinates: [[box(120, 30, 121, 31)], [box(130, 30, 131, 31)]] },
    ],
  ] as [string, Geometry, Geometry][])("%s", (_, a, b) => {
    expect(distanceM(a, b)).toBe(0);
    expect(distanceM(b, a)).toBe(0);
  });

  it("but not in a hole, nor a nanometre beside", () => {
    expect(distanceM(point(120.5, 30.5), ringed)).toBeGreaterThan(20_000);
    expect(distanceM(polygon(box(120.4, 30.4, 120.6, 30.6)), ringed)).toBeGreaterThan(10_000);
    const beside = distanceM(point(121.00000000000001, 30.5), square);
    expect(beside).toBeGreaterThan(0);
    expect(beside).toBeLessThan(2e-9);
    expect(distanceM(line([120, 30], [121, 30.5]), line([121.5, 30.75], [122, 31]))).toBeGreaterThan(40_000);
  });

  it("a winding shell is filled, and a hole outside its shell takes nothing away", () => {
    // two squares drawn in one stroke, overlapping: winding 2 in the middle counts as inside
    const twice = polygon([...box(120, 30, 121, 31), ...box(120, 30, 121, 31)]);
    expect(distanceM(point(120.5, 30.5), twice)).toBe(0);
  });
});

describe("edge to edge, not vertex to vertex", () => {
  it("a point beside the middle of an edge of 1°", () => {
    // a meridian edge: the foot of a point due east lies on it, N cos B dL less a part in 1e8
    const e2 = 0.006694380022900686;
    const n = 6378137 / Math.sqrt(1 - e2 * Math.sin(Math.PI / 6) ** 2);
    const want = n * Math.cos(Math.PI / 6) * 0.001 * (Math.PI / 180);
    const got = distanceM(point(120.001, 30), line([120, 29.5], [120, 30.5]));
    expect(Math.abs(got / want - 1)).toBeLessThan(1e-7);
  });

  it("an edge along a parallel bends away from the geodesic between its ends", () => {
    // 10° of the parallel of 45°: the geodesic rises 39 km above it in the middle; the edge stays on it
    const edge = line([110, 45], [120, 45]);
    expect(distanceM(point(115, 45.01), edge)).toBeCloseTo((0.01 * Math.PI * 6367382) / 180, 0);
  });
});

describe("the search leaves nothing out", () => {
  it("an edge that bows 15 m out of its chord, 1 m away, beats one 10 m away that is looked at first", () => {
    // 0.25° along the parallel of 45°; the sagitta of the chord is R cos 45° (0.00436)² / 8 = 10.7 m and more
    const p = point(110.125, 45 + 1 / 111_131);
    const long: Position[] = [
      [110, 45],
      [110.25, 45],
    ];
    const short: Position[] = [
      [110.125, 45 + 11 / 111_131],
      [110.1251, 45 + 11 / 111_131],
    ];
    const got = distanceM(p, { type: "MultiLineString", coordinates: [short, long] });
    expect(got).toBeCloseTo(1, 3);
    expect(distanceM(p, line(...short))).toBeCloseTo(10, 2);
  });
});

describe("any geometry", () => {
  const far = point(122, 30.5);
  const want = distanceM(far, square);

  it("collections, features and sets give what their parts give", () => {
    const multi: Geometry = { type: "MultiPolygon", coordinates: [[box(120, 30, 121, 31)]] };
    const feature = { type: "Feature" as const, properties: null, geometry: square };
    expect(want).toBeGreaterThan(95_000);
    for (const g of [
      multi,
      feature,
      flatten(multi as never),
      { type: "FeatureCollection" as const, features: [{ ...feature, geometry: null }, feature] },
      { type: "GeometryCollection" as const, geometries: [point(110, 30), square] },
    ])
      expect(distanceM(far, g)).toBe(want);
    expect(
      distanceM(
        {
          type: "MultiPoint",
          coordinates: [
            [100, 10],
            [122, 30.5],
          ],
        },
        square,
      ),
    ).toBe(want);
    expect(
      distanceM(
        {
          type: "MultiLineString",
          coordinates: [
            [
              [122, 30.5],
              [123, 30.5],
            ],
            [
              [100, 10],
              [101, 10],
            ],
          ],
        },
        square,
      ),
    ).toBe(want);
  });

  it("is infinite from nothing", () => {
    for (const empty of [
      { type: "MultiPolygon", coordinates: [] },
      { type: "MultiPoint", coordinates: [] },
      { type: "Point", coordinates: [] },
      { type: "Polygon", coordinates: [[]] },
      { type: "GeometryCollection", geometries: [] },
      { type: "FeatureCollection", features: [] },
      { type: "Feature", properties: null, geometry: null },
    ])
      expect(distanceM(empty as never, far)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is symmetric to the bit, never negative, and obeys what adding parts must do", () => {
    const position = fc.tuple(fc.integer({ min: 0, max: 64 }), fc.integer({ min: 0, max: 64 }));
    const at = ([x, y]: readonly [number, number]): Position => [110 + x / 16, 28 + y / 16];
    const anyGeometry = fc.oneof(
      position.map((p): Geometry => ({ type: "Point", coordinates: at(p) })),
      fc.array(position, { minLength: 2, maxLength: 30 }).map((ps): Geometry => line(...ps.map(at))),
      fc.array(position, { minLength: 3, maxLength: 8 }).map((ps): Geometry => polygon(ps.map(at))),
    );
    fc.assert(
      fc.property(anyGeometry, anyGeometry, anyGeometry, (a, b, c) => {
        const d = distanceM(a, b);
        expect(d).toBe(distanceM(b, a));
        expect(d).toBeGreaterThanOrEqual(0);
        expect(distanceM(a, a)).toBe(0);
        const both = distanceM(a, { type: "GeometryCollection", geometries: [b, c] });
        const least = Math.min(d, distanceM(a, c));
        expect(Math.abs(both - least)).toBeLessThanOrEqual(least * 2e-7);
      }),
    );
  });

  it("leaves frozen input alone", () => {
    const frozen = Object.freeze({ type: "Point" as const, coordinates: Object.freeze([122, 30.5]) as Position });
    expect(distanceM(frozen, square)).toBe(want);
  });

  it("100 000 vertices are one tree", () => {
    const wave = (lat: number): Geometry =>
      line(...Array.from({ length: 100_000 }, (_, i) => [110 + i * 1e-4, lat + ((i * 7919) % 1000) * 1e-6]));
    // the crests: 0.999e-3 degrees above, and the trough of the other line 0.1 degrees up
    const d = distanceM(wave(30), wave(30.1));
    expect(d).toBeLessThan(0.1 * 110_900);
    expect(d).toBeGreaterThan(0.0988 * 110_800);
  });
});

describe("DistanceIndex", () => {
  it("answers as distanceM does, again and again, also after it was disposed", () => {
    const index = new DistanceIndex(ringed);
    const questions = [point(122, 30.5), square, point(120.5, 30.5), line([119, 29], [119.5, 40])];
    for (let round = 0; round < 3; round++) {
      for (const g of questions) {
        const want = distanceM(ringed, g);
        expect(Math.abs(index.distanceM(g) - want)).toBeLessThanOrEqual(want * 1e-12);
      }
      index.dispose();
    }
    expect(new DistanceIndex({ type: "MultiPoint", coordinates: [] }).distanceM(square)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("input that cannot be used", () => {
  it("is named with its place", () => {
    const p = point(120, 30);
    expect(codeOf(() => distanceM(point(120, Number.NaN), p))).toBe("GEOMETRY_NOT_FINITE $a.coordinates[1]");
    expect(codeOf(() => distanceM(p, line([120, 30], [121, 95])))).toBe("GEOMETRY_NOT_LONLAT $b.coordinates[1][1]");
    expect(codeOf(() => distanceM(p, polygon(box(120, 30, 500_000, 31))))).toBe(
      "GEOMETRY_NOT_LONLAT $b.coordinates[0][1][0]",
    );
    expect(codeOf(() => distanceM(p, { type: "LineString", coordinates: [[1, 2], [3]] }))).toBe(
      "GEOMETRY_POSITION $b.coordinates[1]",
    );
    const feature = {
      type: "Feature",
      properties: null,
      geometry: { type: "MultiPoint", coordinates: [[1, 2], null] },
    };
    const collection = { type: "FeatureCollection", features: [feature] };
    expect(codeOf(() => distanceM(collection as never, p))).toBe(
      "GEOMETRY_POSITION $a.features[0].geometry.coordinates[1]",
    );
    for (const g of [null, undefined, 7, "Point", [], {}, { type: "constructor" }])
      expect(codeOf(() => distanceM(p, g as never))).toBe("GEOMETRY_TYPE $b");
    let deep: unknown = p;
    for (let i = 0; i < 100; i++) deep = { type: "GeometryCollection", geometries: [deep] };
    expect(codeOf(() => distanceM(deep as never, p))).toMatch(/^GEOMETRY_TYPE /);
  });
});

describe("lengthM", () => {
  it("a degree of the meridian and of a parallel", () => {
    // meridian arc of CGCS2000 between 30° and 31°, by Simpson with 100 000 intervals
    const e2 = 0.006694380022900686;
    const n = 100_000;
    let arc = 0;
    for (let k = 0; k <= n; k++) {
      const s = Math.sin(((30 + k / n) * Math.PI) / 180);
      arc += (k === 0 || k === n ? 1 : k % 2 ? 4 : 2) / (1 - e2 * s * s) ** 1.5;
    }
    arc *= (6378137 * (1 - e2) * (Math.PI / 180)) / (3 * n);
    expect(Math.abs(lengthM(line([120, 30], [120, 31]) as never) / arc - 1)).toBeLessThan(1e-12);
    const circle = (6378137 / Math.sqrt(1 - e2 * 0.25)) * Math.cos(Math.PI / 6) * (Math.PI / 180);
    expect(Math.abs(lengthM(line([120, 30], [121, 30]) as never) / circle - 1)).toBeLessThan(1e-12);
  });

  it("is additive when lines are split", () => {
    const whole = lengthM(line([110, 28], [114, 33]) as never);
    const parts = lengthM({
      type: "MultiLineString",
      coordinates: [
        [
          [110, 28],
          [110.5, 28.625],
          [112, 30.5],
        ],
        [
          [112, 30.5],
          [114, 33],
        ],
      ],
    });
    expect(Math.abs(parts / whole - 1)).toBeLessThan(1e-12);
  });

  it("sums features, and takes nothing but lines", () => {
    const one = { type: "Feature" as const, properties: null, geometry: line([120, 30], [120, 31]) as never };
    const none = { type: "Feature" as const, properties: null, geometry: null };
    expect(lengthM({ type: "FeatureCollection", features: [one, none, one] })).toBe(2 * lengthM(one));
    expect(lengthM(none)).toBe(0);
    expect(codeOf(() => lengthM(square as never))).toBe("GEOMETRY_TYPE $");
    expect(codeOf(() => lengthM(point(1, 2) as never))).toBe("GEOMETRY_TYPE $");
  });
});
