// Buffers against the distance they stand for: by distanceM, whose own oracle is GeographicLib, and for points by
// GeographicLib directly.
import geodesic from "geographiclib-geodesic";
import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { area } from "../../src/geometry/area.ts";
import { difference, union } from "../../src/geometry/boolean.ts";
import { type BufferOptions, bufferM } from "../../src/geometry/buffer.ts";
import { distanceM } from "../../src/geometry/distance.ts";
import type { Located } from "../../src/geometry/figure.ts";
import { flatten } from "../../src/geometry/polygon-set.ts";
import { validate } from "../../src/geometry/validity.ts";

const cgcs2000 = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
const point = (lon: number, lat: number): Geometry => ({ type: "Point", coordinates: [lon, lat] });
const line = (...coordinates: Position[]): Geometry => ({ type: "LineString", coordinates });
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 2 ** 31;
  };
}

/** Vertices of an outline and the middles of its edges. */
function outline({ coordinates }: MultiPolygon): Position[] {
  return coordinates.flat().flatMap((ring) =>
    ring.slice(1).flatMap((q, i) => {
      const p = ring[i]!;
      return [p, [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2]];
    }),
  );
}

/** Checks that an outline lies where it should: no nearer than the error, no farther than a tenth of it. */
function checkOutline(g: Located, metres: number, options: BufferOptions = {}): MultiPolygon {
  const buffer = bufferM(g, metres, options);
  expect(validate(buffer)).toEqual([]);
  const errorM = options.maxErrorM ?? metres * 1e-4;
  const slack = metres * 5e-7 + 0.006;
  const spots = outline(buffer);
  const every = Math.ceil(spots.length / 1000);
  const wrong = spots
    .filter((_, i) => i % every === 0)
    .map((spot) => distanceM(point(spot[0]!, spot[1]!), g))
    .filter((d) => d < metres - errorM - slack || d > metres + errorM / 10 + slack);
  expect(wrong).toEqual([]);
  return buffer;
}

/** Checks that points around are inside exactly when they are near enough. */
function checkPoints(g: Located, metres: number, at: () => Position, count = 400): void {
  const buffer = bufferM(g, metres);
  let inside = 0;
  for (let i = 0; i < count; i++) {
    const [lon, lat] = at();
    const d = distanceM(point(lon!, lat!), g);
    if (Math.abs(d - metres) < metres * 1.1e-4 + 0.006) continue;
    const held = distanceM(point(lon!, lat!), buffer) === 0;
    inside += Number(held);
    expect(held, `${lon} ${lat}: ${d} m of ${metres}`).toBe(d < metres);
  }
  expect(inside).toBeGreaterThan(count / 20);
  expect(inside).toBeLessThan((19 * count) / 20);
}

const places: [string, Geometry][] = [
  ["an oblique edge of 11°", line([110, 30], [120, 35])],
  [
    "corners to both sides, a needle, a way back",
    line([110, 30], [110.5, 31], [111, 30], [110.999, 31], [110.5, 30.5]),
  ],
  ["an edge there and back", line([110, 30], [111, 30.3], [110.4, 30.12])],
  ["the equator and the south", line([0, 1], [0.5, -2], [3, -2])],
  ["high in the north", line([10, 80], [30, 84.5], [60, 84.9])],
  ["a square with a hole", polygon(box(110, 30, 112, 32), box(110.5, 30.5, 111.5, 31.5))],
  [
    "a comb",
    polygon([...Array.from({ length: 21 }, (_, i) => [110 + i / 20, i % 2 ? 31 : 30.1]), [111, 30], [110, 30]]),
  ],
  [
    "points",
    {
      type: "MultiPoint",
      coordinates: [
        [110, 30],
        [110.01, 30],
        [111, 31],
      ],
    },
  ],
  [
    "a collection",
    {
      type: "GeometryCollection",
      geometries: [point(110, 30), line([110.2, 30], [110.3, 30.2]), polygon(box(111, 30, 111.2, 30.2))],
    },
  ],
];

describe("the outline lies at the distance", () => {
  for (const [name, g] of places)
    it.each([100, 3000, 100_000])(`${name}: %d m`, (metres) => {
      checkOutline(g, metres);
    });

  it("for other errors", () => {
    for (const maxErrorM of [0.1, 1, 30, 400]) checkOutline(places[1]![1], 1000, { maxErrorM });
    const corners = [0.01, 0.1, 1, 10].map(
      (maxErrorM) => outline(bufferM(point(120, 30), 1000, { maxErrorM })).length / 2,
    );
    expect(corners).toEqual([1024, 256, 128, 32]);
  });

  it("of the documented example", () => {
    expect(area(bufferM(point(120, 30), 1000)).toFixed(0)).toBe("3141277");
    expect(bufferM(point(120, 30), 1000, { maxErrorM: 10 }).coordinates[0]?.[0]?.length).toBe(33);
  });

  it("of points, by GeographicLib", () => {
    for (const lat of [0, 18, 30, -45, 53, 72, 84.9])
      for (const metres of [10, 1000, 100_000]) {
        const { coordinates } = bufferM(point(120, lat), metres);
        let [least, most] = [Infinity, 0];
        for (const [lon, at] of coordinates[0]![0]!) {
          const { s12 } = cgcs2000.Inverse(lat, 120, at!, lon!);
          least = Math.min(least, s12!);
          most = Math.max(most, s12!);
        }
        // the grid spans the circle in 2^30 steps or more
        const slack = metres * 5e-7 + 1e-5;
        expect(least).toBeGreaterThan(metres - slack);
        expect(most).toBeLessThan(metres + slack);
      }
  });
});

describe("what is near is inside, and nothing else", () => {
  it.each(places.map(([name, g], i) => [name, g, i] as const))("%s", (_, g, i) => {
    const random = seeded(i + 1);
    const spots = outline(bufferM(g, 20_000));
    for (const metres of [500, 20_000])
      checkPoints(g, metres, () => {
        // around the geometry: from a vertex of its buffer inwards, and outwards
        const [lon, lat] = spots[Math.floor(random() * spots.length)]!;
        const near = metres === 500 ? nearest(g, random) : [lon!, lat!];
        const spread = (metres / 111_000) * 2.5;
        return [near[0]! + (random() - 0.5) * spread, near[1]! + (random() - 0.5) * spread];
      });
  });

  function nearest(g: Geometry, random: () => number): Position {
    const corners: Position[] = [];
    const collect = (value: unknown): void => {
      if (Array.isArray(value) && typeof value[0] === "number") corners.push(value as Position);
      else if (Array.isArray(value)) value.forEach(collect);
    };
    if (g.type === "GeometryCollection") for (const part of g.geometries) collect((part as Polygon).coordinates);
    else collect(g.coordinates);
    return corners[Math.floor(random() * corners.length)]!;
  }

  it("at 999 m and 1001 m of a rule of one kilometre", () => {
    const shore = line([119, 30], [119.5, 30.02], [120, 30]);
    const within = bufferM(shore, 1000);
    for (const [metres, inside] of [
      [999, true],
      [1001, false],
    ] as const)
      for (const [lon, lat] of outline(bufferM(shore, metres, { maxErrorM: 0.01 })))
        expect(distanceM(point(lon!, lat!), within) === 0).toBe(inside);
  });
});

describe("areas", () => {
  it("of a circle: πr² within the error, and what curvature takes away", () => {
    for (const lat of [0, 30, 53, 80])
      for (const metres of [1, 1000, 100_000]) {
        // geodesic circles on a sphere fall short by r² / 12 R²; 2e-5 at 100 km
        const want = Math.PI * metres * metres * (1 - (metres / 6_371_000) ** 2 / 12);
        const got = area(bufferM(point(120, lat), metres));
        expect(got / want).toBeGreaterThan(1 - 2e-4);
        expect(got / want).toBeLessThan(1 + 2e-7);
      }
  });

  it("of a straight line: a strip and a circle", () => {
    // along the equator, which is a geodesic: 1113.195 m for 0.01°
    const long = 1113.194908;
    const got = area(bufferM(line([110, 0], [110.01, 0]), 100));
    expect(got / (2 * 100 * long + Math.PI * 100 * 100)).toBeCloseTo(1, 4);
  });
});

describe("order", () => {
  it("grows with the distance and holds the geometry", () => {
    for (const [, g] of places) {
      let before: MultiPolygon | undefined;
      for (const metres of [1, 10, 500, 501, 20_000]) {
        const buffer = bufferM(g, metres, { grid: 1e-7 });
        if (before) expect(area(difference(before, buffer, { grid: 1e-7 }))).toBeLessThan(1);
        expect(distanceM(g, buffer)).toBe(0);
        if (g.type === "Polygon") expect(area(difference(g, buffer, { grid: 1e-7 }))).toBe(0);
        before = buffer;
      }
    }
  });

  it("says the same of features, collections, sets, directions and repeated points", () => {
    const square = polygon(box(110, 30, 111, 31));
    const want = bufferM(square, 500, { grid: 1e-8 });
    const feature = { type: "Feature" as const, properties: null, geometry: square };
    for (const g of [
      feature,
      { type: "FeatureCollection" as const, features: [feature, { ...feature, geometry: null }] },
      flatten(square),
      polygon([...square.coordinates[0]!].reverse()),
      polygon(square.coordinates[0]!.flatMap((p) => [p, p])),
      Object.freeze(square),
    ])
      expect(bufferM(g as Located, 500, { grid: 1e-8 })).toEqual(want);
    const there = line([110, 30], [110.1, 30.1], [110.2, 30]);
    const doubled = line([110, 30], [110, 30], [110.1, 30.1], [110.1, 30.1], [110.2, 30]);
    expect(bufferM(doubled, 500)).toEqual(bufferM(there, 500));
    expect(bufferM(line([110, 30], [110, 30]), 500)).toEqual(bufferM(point(110, 30), 500));
  });

  it("closes holes that are all near their border, and keeps the others", () => {
    const ringed = polygon(box(110, 30, 111, 31), box(110.4, 30.4, 110.6, 30.6));
    expect(bufferM(ringed, 9000).coordinates[0]).toHaveLength(2);
    expect(bufferM(ringed, 12_000).coordinates[0]).toHaveLength(1);
    const ring = line(...box(110, 30, 111, 31));
    expect(bufferM(ring, 9000).coordinates[0]).toHaveLength(2);
  });
});

describe("negative distances", () => {
  const ringed = polygon(box(110, 30, 111, 31), box(110.4, 30.4, 110.6, 30.6));
  it("keep the ground that is not near the border", () => {
    const shrunk = bufferM(ringed, -5000);
    expect(validate(shrunk)).toEqual([]);
    const border: Geometry = { type: "MultiLineString", coordinates: ringed.coordinates };
    const wrong = outline(shrunk)
      .map(([lon, lat]) => distanceM(point(lon!, lat!), border))
      .filter((d) => d < 5000 * (1 - 1.01e-4) - 0.01 || d > 5000 * (1 + 1e-5) + 0.01);
    expect(wrong).toEqual([]);
    expect(area(difference(shrunk, ringed))).toBe(0);
    expect(shrunk.coordinates[0]).toHaveLength(2);
  });

  it("cut at necks, and leave nothing of what is narrow, of lines and of points", () => {
    const dumbbell = union([
      polygon(box(110, 30, 111, 31)),
      polygon(box(111, 30.49, 112, 30.51)),
      polygon(box(112, 30, 113, 31)),
    ]);
    expect(bufferM(dumbbell, -2000).coordinates).toHaveLength(2);
    expect(bufferM(ringed, -100_000).coordinates).toEqual([]);
    expect(bufferM(line([110, 30], [111, 31]), -10).coordinates).toEqual([]);
    expect(bufferM(point(110, 30), -10).coordinates).toEqual([]);
  });

  it("see one border around polygons that share one inside", () => {
    const halves = [box(110, 30, 110.5, 31), box(110.5, 30, 111, 31)];
    const both: MultiPolygon = { type: "MultiPolygon", coordinates: halves.map((ring) => [ring]) };
    const shrunk = bufferM(both, -5000);
    expect(shrunk.coordinates).toHaveLength(1);
    expect(area(shrunk) / area(bufferM(polygon(box(110, 30, 111, 31)), -5000))).toBeCloseTo(1, 5);
  });
});

describe("nothing", () => {
  it("of nothing; and at 0 the polygons, united", () => {
    for (const empty of [
      { type: "MultiPolygon", coordinates: [] },
      { type: "Point", coordinates: [] },
      { type: "GeometryCollection", geometries: [] },
      { type: "Feature", properties: null, geometry: null },
    ])
      expect(bufferM(empty as Located, 1000)).toEqual({ type: "MultiPolygon", coordinates: [] });
    expect(bufferM(point(110, 30), 0).coordinates).toEqual([]);
    const square = polygon(box(110, 30, 111, 31));
    expect(bufferM(square, 0)).toEqual(union(square));
    expect(bufferM(square, -0)).toEqual(union(square));
  });

  it("is said of what cannot be answered", () => {
    const codeOf = (run: () => unknown): string => {
      try {
        run();
      } catch (error) {
        if (error instanceof SanxianError) return `${error.code} ${error.values.name ?? error.values.where ?? ""}`;
        throw error;
      }
      return "no error";
    };
    for (const metres of [Number.NaN, Infinity, -Infinity, 100_001, -100_001, "1000" as never])
      expect(codeOf(() => bufferM(point(110, 30), metres))).toBe("OPTION_INVALID metres");
    for (const maxErrorM of [0, -1, Number.NaN])
      expect(codeOf(() => bufferM(point(110, 30), 10, { maxErrorM }))).toBe("OPTION_INVALID maxErrorM");
    for (const lat of [85.1, -90]) expect(codeOf(() => bufferM(point(110, lat), 10))).toBe("OPTION_INVALID metres");
    expect(codeOf(() => bufferM(point(110, 95), 10))).toBe("GEOMETRY_NOT_LONLAT $.coordinates[1]");
    expect(codeOf(() => bufferM(null as never, 10))).toBe("GEOMETRY_TYPE $");
    expect(codeOf(() => bufferM(polygon(box(0, 0, 50, 50)), 10, { grid: 1e-9 }))).toBe("GRID_EXTENT ");
    expect(codeOf(() => bufferM(point(110, 30), 10, { maxVertices: 100 }))).toBe("BUDGET_VERTICES ");
  });
});

describe("cost", () => {
  it("does not square: a wiggly line of ten thousand vertices piles up a kilometre on itself", () => {
    const random = seeded(7);
    const wiggly = (n: number): Geometry =>
      line(...Array.from({ length: n }, (_, i) => [120 + i * 1e-4 + random() * 2e-4, 30 + random() * 2e-4]));
    const time = (n: number): number => {
      const g = wiggly(n);
      const start = performance.now();
      bufferM(g, 1000);
      return performance.now() - start;
    };
    checkOutline(wiggly(1000), 1000);
    // eight times as much, were it linear; 64 were it quadratic
    expect(time(8000) / time(1000)).toBeLessThan(30);
  });

  it("does not hang on the smallest error", () => {
    expect(bufferM(line([110, 30], [110.001, 30]), 1, { maxErrorM: 1e-300 }).coordinates).toHaveLength(1);
  });
});
