import fc from "fast-check";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { area } from "../../src/geometry/area.ts";
import { flatten } from "../../src/geometry/polygon-set.ts";

const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const feature = <G extends Polygon | MultiPolygon>(geometry: G | null): Feature<G | null> => ({
  type: "Feature",
  properties: null,
  geometry,
});
const collection = <G extends Polygon | MultiPolygon>(...geometries: (G | null)[]): FeatureCollection<G | null> => ({
  type: "FeatureCollection",
  features: geometries.map((g) => feature(g)),
});
const off = (got: number, want: number): number => Math.abs(got / want - 1);
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof SanxianError) return `${error.code} ${error.values.where ?? error.values.name}`;
    throw error;
  }
  return "no error";
};

// CGCS2000, written out again for the hand-worked values
const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const RADIAN = Math.PI / 180;

describe("published sheets (domain: official ellipsoidal area)", () => {
  it.each([
    ["1° × 1° at 30°", [110, 30, 111, 31], 10_642_393_438.711359],
    ["0.01° × 0.01° at 29°", [110, 29, 110.01, 29.01], 1_079_920.414837],
    ["0.125° × 5′ at 39°50′", [116, 39 + 50 / 60, 116.125, 39 + 55 / 60], 98_945_163.13249],
    ["6° × 4° at 20°", [105, 20, 111, 24], 274_366_840_189.712],
    ["0.001° at 22.8°", [110, 22.8, 110.001, 22.801], 11_370.088143],
  ] as const)("%s", (_, [w, s, e, n], want) => {
    expect(off(area(polygon(box(w, s, e, n))), want)).toBeLessThan(1e-9);
    expect(off(area(polygon(box(w, s, e, n)), { method: "landSurvey" }), want)).toBeLessThan(1e-9);
  });

  it("the plane of a 3° zone is larger than the ground 1.5° off its meridian: +0.061, +0.052, +0.040 %", () => {
    for (const [lat, percent] of [
      [20, 0.061],
      [30, 0.052],
      [40, 0.04],
    ] as const) {
      const cell = polygon(box(118.499, lat, 118.501, lat + 0.002));
      const plane = area(cell, { method: "gaussKruger", centralMeridianDeg: 117 });
      expect((plane / area(cell) - 1) * 100).toBeCloseTo(percent, 3);
    }
  });
});

describe("lonlat", () => {
  it("a parcel of 1 m² keeps its digits: M N cos B dB dL", () => {
    // 2^-17 degrees: exact in a double
    const d = 2 ** -17;
    for (const lat of [0.5, 22.5, 30, 53.5, 80]) {
      const mid = (lat + d / 2) * RADIAN;
      const w2 = 1 - E2 * Math.sin(mid) ** 2;
      const want = ((A * A * (1 - E2)) / w2 ** 2) * Math.cos(mid) * (d * RADIAN) ** 2;
      expect(off(area(polygon(box(120, lat, 120 + d, lat + d))), want)).toBeLessThan(1e-12);
    }
  });

  it("equals the line integral of the band function taken by brute force, slanted edges of 4° too", () => {
    // F(B) by its closed form; Simpson along each edge
    const e = Math.sqrt(E2);
    const bandOf = (lat: number): number => {
      const s = Math.sin(lat * RADIAN);
      return ((A * A * (1 - E2)) / 2) * (s / (1 - E2 * s * s) + Math.atanh(e * s) / e);
    };
    const ring: Position[] = [
      [100, 30],
      [104, 27.5],
      [103, 33],
      [101, 34.2],
    ];
    let want = 0;
    for (let i = 0; i < ring.length; i++) {
      const [x1, y1] = ring[i] as [number, number];
      const [x2, y2] = ring[(i + 1) % ring.length] as [number, number];
      const n = 400;
      let mean = 0;
      for (let k = 0; k <= n; k++) mean += (k === 0 || k === n ? 1 : k % 2 ? 4 : 2) * bandOf(y1 + ((y2 - y1) * k) / n);
      want -= (x2 - x1) * RADIAN * (mean / (3 * n) - bandOf(30));
    }
    expect(off(area(polygon(ring)), want)).toBeLessThan(1e-12);
  });

  it("is additive: a vertex put on an edge, or a cut across, leaves the sum as it was", () => {
    const ordinate = fc.integer({ min: -(2 ** 20), max: 2 ** 20 }).map((k) => k / 2 ** 18);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ordinate, ordinate), { minLength: 3, maxLength: 12 }),
        fc.integer({ min: -80, max: 72 }),
        (offsets, lat) => {
          const ring = offsets.map(([x, y]) => [110 + x, lat + y + 4] as Position);
          const whole = area(polygon(ring));
          // dyadic coordinates: the middle of an edge is exact
          const split = ring.flatMap((p, i) => {
            const q = ring[(i + 1) % ring.length]!;
            return [p, [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2]];
          });
          // rounding is relative to the area swept, not to what is left of it when the ring crosses itself
          const [west, east] = [Math.min(...ring.map((p) => p[0]!)), Math.max(...ring.map((p) => p[0]!))];
          const [south, north] = [Math.min(...ring.map((p) => p[1]!)), Math.max(...ring.map((p) => p[1]!))];
          const swept = ring.length * area(polygon(box(west, south, east, north)));
          expect(Math.abs(area(polygon(split)) - whole)).toBeLessThan(swept * 1e-13 + 3e-4);
        },
      ),
    );
    const cut = area(polygon(box(110, 30, 111, 32))) + area(polygon(box(111, 30, 113, 32)));
    expect(off(cut, area(polygon(box(110, 30, 113, 32))))).toBeLessThan(1e-14);
  });

  it("does not depend on direction, start or closing vertex", () => {
    const ring: Position[] = [
      [110, 30],
      [111.5, 30.25],
      [111, 31.75],
      [110.25, 31],
    ];
    const want = area(polygon(ring));
    expect(want).toBeGreaterThan(0);
    for (let k = 0; k < 4; k++) {
      const turned = [...ring.slice(k), ...ring.slice(0, k)];
      expect(off(area(polygon(turned)), want)).toBeLessThan(1e-14);
      expect(off(area(polygon([...turned].reverse())), want)).toBeLessThan(1e-14);
      expect(off(area(polygon([...turned, turned[0]!])), want)).toBeLessThan(1e-14);
    }
  });
});

describe("landSurvey", () => {
  it("is the shoelace in longitude and F(B): edges straight in the equal-area cylinder", () => {
    const e = Math.sqrt(E2);
    const bandOf = (lat: number): number => {
      const s = Math.sin(lat * RADIAN);
      return ((A * A * (1 - E2)) / 2) * (s / (1 - E2 * s * s) + Math.atanh(e * s) / e);
    };
    const ring: Position[] = [
      [118, 29],
      [118.4, 29.1],
      [118.3, 29.5],
      [118.1, 29.3],
    ];
    let twice = 0;
    for (let i = 0; i < ring.length; i++) {
      const [x1, y1] = ring[i] as [number, number];
      const [x2, y2] = ring[(i + 1) % ring.length] as [number, number];
      twice += (x1 + x2 - 236) * RADIAN * (bandOf(y2) - bandOf(y1));
    }
    expect(off(area(polygon(ring), { method: "landSurvey" }), twice / 2)).toBeLessThan(1e-9);
  });
});

describe("gaussKruger", () => {
  /** Projection by the classical power series in the longitude difference (to l⁶), meridian arc by Simpson. */
  const classical = (lon: number, lat: number, meridian: number): [number, number] => {
    const b = lat * RADIAN;
    const l = (lon - meridian) * RADIAN;
    const n = 2000;
    let arc = 0;
    for (let k = 0; k <= n; k++) {
      const s = Math.sin((b * k) / n);
      arc += (k === 0 || k === n ? 1 : k % 2 ? 4 : 2) / (1 - E2 * s * s) ** 1.5;
    }
    arc *= (A * (1 - E2) * b) / (3 * n);
    const c = Math.cos(b);
    const t2 = Math.tan(b) ** 2;
    const h2 = (E2 / (1 - E2)) * c * c;
    const N = A / Math.sqrt(1 - E2 * Math.sin(b) ** 2);
    const m2 = (c * l) ** 2;
    const x =
      arc +
      N *
        Math.tan(b) *
        m2 *
        (1 / 2 +
          (m2 / 24) * (5 - t2 + 9 * h2 + 4 * h2 * h2) +
          ((m2 * m2) / 720) * (61 - 58 * t2 + t2 * t2 + 270 * h2 - 330 * t2 * h2));
    const y =
      N * c * l * (1 + (m2 / 6) * (1 - t2 + h2) + ((m2 * m2) / 120) * (5 - 18 * t2 + t2 * t2 + 14 * h2 - 58 * t2 * h2));
    return [y, x];
  };

  it.each([18, 30, 45, 53])("agrees with the classical series at %d°N", (lat) => {
    const ring: Position[] = [
      [118.5, lat],
      [119.25, lat + 0.125],
      [121.5, lat + 0.5],
      [119.5, lat + 0.875],
    ];
    const projected = ring.map(([lon, b]) => classical(lon!, b!, 120) as Position);
    const plane = area(polygon(ring), { method: "gaussKruger", centralMeridianDeg: 120 });
    expect(off(plane, area(polygon(projected), { method: "planar" }))).toBeLessThan(1e-9);
  });

  it("keeps the scale on its meridian and mirrors about it", () => {
    const narrow = polygon(box(119.9999, 30, 120.0001, 30.0002));
    expect(off(area(narrow, { method: "gaussKruger", centralMeridianDeg: 120 }), area(narrow))).toBeLessThan(1e-10);
    const east = area(polygon(box(121, 30, 122, 31)), { method: "gaussKruger", centralMeridianDeg: 120 });
    const west = area(polygon(box(118, 30, 119, 31)), { method: "gaussKruger", centralMeridianDeg: 120 });
    expect(off(east, west)).toBeLessThan(1e-12);
  });
});

describe("planar", () => {
  it("is the shoelace in the data's unit, anywhere and at any size", () => {
    expect(area(polygon(box(500_000, 3_400_000, 500_003, 3_400_004)), { method: "planar" })).toBe(12);
    expect(area(polygon(box(0, 0, 1e-3, 1e-3)), { method: "planar" })).toBeCloseTo(1e-6, 18);
  });

  it("loses nothing when terms of 1e16 cancel: a triangle of ½ at the end of a path run there and back", () => {
    const ring: Position[] = [
      [0, 0],
      [2 ** 25, 0],
      [2 ** 25, 2 ** 29],
      [1, 16],
      [2, 16],
      [2, 17],
      [1, 16],
      [2 ** 25, 2 ** 29],
      [2 ** 25, 0],
    ];
    expect(area(polygon(ring), { method: "planar" })).toBe(0.5);
  });
});

describe("input", () => {
  const shell = box(110, 30, 112, 32);
  const hole = box(110.5, 30.5, 111, 31);
  const want = area(polygon(shell)) - area(polygon(hole));

  it("takes holes off and sums polygons and features, whatever the winding", () => {
    expect(off(area(polygon(shell, hole)), want)).toBeLessThan(1e-14);
    expect(off(area(polygon([...shell].reverse(), hole)), want)).toBeLessThan(1e-14);
    const multi: MultiPolygon = { type: "MultiPolygon", coordinates: [[shell, hole], [box(113, 30, 115, 32)]] };
    const both = want + area(polygon(shell));
    expect(off(area(multi), both)).toBeLessThan(1e-14);
    expect(off(area(feature(multi)), both)).toBeLessThan(1e-14);
    expect(off(area(collection<Polygon | MultiPolygon>(multi, null, polygon(shell, hole))), both + want)).toBeLessThan(
      1e-14,
    );
    expect(area(flatten(multi))).toBe(area(multi));
  });

  it("null, empty and flat geometry have no area", () => {
    expect(area(feature(null))).toBe(0);
    expect(area(collection(null, null))).toBe(0);
    expect(area({ type: "MultiPolygon", coordinates: [] })).toBe(0);
    expect(area({ type: "Polygon", coordinates: [] })).toBe(0);
    expect(area(polygon([]))).toBe(0);
    expect(
      area(
        polygon([
          [110, 30],
          [111, 31],
        ]),
      ),
    ).toBe(0);
    for (const method of ["lonlat", "landSurvey", "geodesic", "planar"] as const)
      expect(area(polygon(Array(5).fill([110, 30])), { method })).toBe(0);
  });

  it("leaves frozen input alone and ignores a third ordinate", () => {
    const frozen = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      Object.values(value).forEach(frozen);
      Object.freeze(value);
    };
    const withHeights = collection(polygon(shell.map(([x, y]) => [x!, y!, Number.NaN])));
    frozen(withHeights);
    expect(area(withHeights)).toBe(area(polygon(shell)));
  });

  it("has an ellipsoid per call and leaves none behind", () => {
    const before = area(polygon(shell));
    const wgs84 = area(polygon(shell), { ellipsoid: "WGS84" });
    // b²: (1 - f) squared, so 2 Δf = 3.3e-11 at the pole and less here
    expect(wgs84).not.toBe(before);
    expect(off(wgs84, before)).toBeLessThan(4e-11);
    expect(area(polygon(shell))).toBe(before);
  });

  it("names the place of what is no number, no position, or no longitude and latitude", () => {
    const ring = box(110, 30, 111, 31).flatMap((p) => [p, p, p, p]);
    const bad = (position: unknown): FeatureCollection<Polygon> =>
      collection(
        polygon(shell),
        null,
        polygon(shell),
        polygon(ring.map((p, i) => (i === 17 ? (position as Position) : p))),
      ) as never;
    const at = "$.features[3].geometry.coordinates[0][17]";
    expect(codeOf(() => area(bad([110, Number.NaN])))).toBe(`GEOMETRY_NOT_FINITE ${at}[1]`);
    expect(codeOf(() => area(bad([Number.POSITIVE_INFINITY, 30])))).toBe(`GEOMETRY_NOT_FINITE ${at}[0]`);
    expect(codeOf(() => area(bad([110])))).toBe(`GEOMETRY_POSITION ${at}`);
    expect(codeOf(() => area(bad(null)))).toBe(`GEOMETRY_POSITION ${at}`);
    expect(codeOf(() => area(bad([110, 90.5])))).toBe(`GEOMETRY_NOT_LONLAT ${at}[1]`);
    expect(codeOf(() => area(bad([500_000, 30])))).toBe(`GEOMETRY_NOT_LONLAT ${at}[0]`);
    expect(area(bad([500_000, 3_400_000]), { method: "planar" })).toBeGreaterThan(0);
    const multi: MultiPolygon = { type: "MultiPolygon", coordinates: [[shell], [shell, box(110, 30, 111, 99)]] };
    expect(codeOf(() => area(multi))).toBe("GEOMETRY_NOT_LONLAT $.coordinates[1][1][2][1]");
    expect(codeOf(() => area(feature(multi)))).toBe("GEOMETRY_NOT_LONLAT $.geometry.coordinates[1][1][2][1]");
    expect(codeOf(() => area(flatten(multi)))).toBe("GEOMETRY_NOT_LONLAT $.coords[25]");
    expect(codeOf(() => area({ type: "Point", coordinates: [1, 2] } as never))).toBe("GEOMETRY_TYPE $");
  });

  it("refuses options it does not know", () => {
    const g = polygon(shell);
    for (const method of ["constructor", "__proto__", "Lonlat", 1, {}])
      expect(codeOf(() => area(g, { method } as never))).toBe("OPTION_INVALID method");
    expect(codeOf(() => area(g, { ellipsoid: "GRS80" } as never))).toBe("OPTION_INVALID ellipsoid");
    for (const centralMeridianDeg of [Number.NaN, undefined, 20, 1e9])
      expect(codeOf(() => area(g, { method: "gaussKruger", centralMeridianDeg } as never))).toBe(
        "OPTION_INVALID centralMeridianDeg",
      );
  });
});
