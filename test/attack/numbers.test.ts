// Attacks by numbers: what is no number is refused with its path, what is a huge or tiny one is answered, and what an option
// cannot mean is an error that names the option.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { area } from "../../src/geometry/area.ts";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import type { Polygonal, PolygonSet } from "../../src/geometry/polygon-set.ts";
import { prepare } from "../../src/geometry/prepared.ts";
import { box, moved, multi, polygon } from "./shapes.ts";

/** The error of a call, which must be one of the library's. */
function errorOf(work: () => unknown): SanxianError {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(SanxianError);
    return error as SanxianError;
  }
  throw new Error("no error");
}
const square = box(0, 0, 4, 4);

describe("no numbers", () => {
  const bad: [unknown, string][] = [
    [Number.NaN, "GEOMETRY_NOT_FINITE"],
    [Infinity, "GEOMETRY_NOT_FINITE"],
    [-Infinity, "GEOMETRY_NOT_FINITE"],
    [null, "GEOMETRY_NOT_FINITE"],
    ["1", "GEOMETRY_NOT_FINITE"],
    [undefined, "GEOMETRY_NOT_FINITE"],
    [1n, "GEOMETRY_NOT_FINITE"],
  ];
  for (const [value, code] of bad)
    test(`${typeof value} ${String(value)} is refused at every place, with its path`, () => {
      for (let ring = 0; ring < 2; ring++)
        for (let vertex = 0; vertex < 4; vertex++)
          for (let k = 0; k < 2; k++) {
            const broken = structuredClone(
              polygon(
                [
                  [0, 0],
                  [9, 0],
                  [9, 9],
                  [0, 9],
                ],
                [
                  [2, 2],
                  [4, 2],
                  [4, 4],
                  [2, 4],
                ],
              ),
            );
            (broken.coordinates[ring]![vertex] as unknown[])[k] = value;
            const path = `coordinates[${ring}][${vertex}][${k}]`;
            for (const work of [
              () => intersection(broken, square),
              () => difference(square, broken),
              () => union([square, square, broken]),
              () => symmetricDifference(broken, broken),
            ]) {
              const error = errorOf(work);
              expect(error.code).toBe(code);
              expect(error.message).toContain(path);
            }
            const layer = {
              type: "FeatureCollection" as const,
              features: [square, broken].map((geometry) => ({ type: "Feature" as const, properties: {}, geometry })),
            };
            const inLayer = errorOf(() => overlay({ zones: layer }));
            expect(inLayer.message).toContain(`zones.features[1].geometry.${path}`);
          }
    });

  test("in flat arrays too", () => {
    for (const value of [Number.NaN, Infinity, -Infinity])
      for (let i = 0; i < 8; i++) {
        const set: PolygonSet = {
          coords: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 0),
          ringOffsets: Int32Array.of(0, 4),
          polygonOffsets: Int32Array.of(0, 1),
          featureOffsets: Int32Array.of(0, 1),
        };
        set.coords[i] = value;
        const error = errorOf(() => union(set));
        expect(error.code).toBe("GEOMETRY_NOT_FINITE");
        expect(error.message).toContain(`coords[${i}]`);
      }
  });

  test.each<[string, unknown]>([
    ["one ordinate", [1]],
    ["none", []],
    ["null", null],
    ["a number", 5],
    ["an object", { x: 1, y: 2 }],
  ])("a position that is %s", (_, position) => {
    const g = { type: "Polygon", coordinates: [[[0, 0], position, [1, 1], [0, 0]]] } as unknown as Polygon;
    const error = errorOf(() => union(g));
    expect(["GEOMETRY_POSITION", "GEOMETRY_NOT_FINITE", "GEOMETRY_TYPE"]).toContain(error.code);
    expect(error.message).toContain("coordinates[0][1]");
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a string", "POLYGON EMPTY"],
    ["a point", { type: "Point", coordinates: [0, 0] }],
    [
      "a line",
      {
        type: "LineString",
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    ["a collection of geometries", { type: "GeometryCollection", geometries: [] }],
    ["coordinates that are none", { type: "Polygon", coordinates: 3 }],
    ["a ring that is none", { type: "Polygon", coordinates: [3] }],
    ["a part that is none", { type: "MultiPolygon", coordinates: [3] }],
    ["features that are none", { type: "FeatureCollection", features: 3 }],
    ["a feature that is none", { type: "FeatureCollection", features: [3] }],
    ["a string of coordinates", { type: "Polygon", coordinates: "0 0, 1 1" }],
  ])("what is no area: %s", (_, g) => {
    for (const work of [
      () => intersection(g as Polygonal, square),
      () => intersection(square, g as Polygonal),
      () => union([square, g as Polygonal]),
    ]) {
      const { code } = errorOf(work);
      expect(["GEOMETRY_TYPE", "GEOMETRY_POSITION"]).toContain(code);
    }
  });
});

describe("numbers of any size", () => {
  const overlap = (g: MultiPolygon): number =>
    g.coordinates.reduce((sum, [ring]) => {
      const xs = ring!.map(([x]) => x!);
      const ys = ring!.map(([, y]) => y!);
      return sum + (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
    }, 0);
  const finite = (g: MultiPolygon): boolean => g.coordinates.flat(3).every(Number.isFinite);

  test.each([1e-300, 1e-30, 1e-9, 1, 1e9, 1e30, 1e150])("squares scaled by %s", (factor) => {
    const a = moved(box(0, 0, 4, 4), ([x, y]) => [x! * factor, y! * factor]);
    const b = moved(box(1, 1, 4, 4), ([x, y]) => [x! * factor, y! * factor]);
    const both = intersection(a, b);
    expect(finite(both)).toBe(true);
    // below 10^-22, the finest step, everything is one point
    if (factor < 1e-20) expect(both.coordinates).toEqual([]);
    else expect(overlap(both) / factor / factor).toBeCloseTo(9, 6);
  });

  test.each([1e300, 1e307, 4e307])("squares scaled by %s, beyond which areas overflow", (factor) => {
    const scale = ([x, y]: Position): Position => [x! * factor, y! * factor];
    const both = intersection(moved(box(0, 0, 2, 2), scale), moved(box(1, 1, 2, 2), scale));
    expect(finite(both)).toBe(true);
    const [xs] = [both.coordinates[0]![0]!.map(([x]) => x! / factor)];
    expect(Math.min(...xs)).toBeCloseTo(1, 6);
    expect(Math.max(...xs)).toBeCloseTo(2, 6);
  });

  test("a span beyond what a double holds is refused by name", () => {
    const wide = polygon([
      [-1.7e308, 0],
      [1.7e308, 0],
      [0, 1],
    ]);
    expect(errorOf(() => union(wide)).code).toBe("GRID_EXTENT");
    expect(errorOf(() => union([square, wide])).code).toBe("GRID_EXTENT");
  });

  test("one far vertex makes the grid coarse, not the result wrong", () => {
    const far = multi([square, box(1e15, 1e15, 4e6, 4e6)]);
    const result = union([far, box(2, 0, 4, 4)]);
    expect(finite(result)).toBe(true);
    // the near squares are smaller than a step of 10^6
    expect(result.coordinates).toHaveLength(1);
  });

  test.each([1e9, 1e12, 1e15])("squares of 4 at a distance of %s", (away) => {
    const there = ([x, y]: Position): Position => [x! + away, y! - away];
    const both = intersection(moved(box(0, 0, 4, 4), there), moved(box(1, 1, 4, 4), there));
    expect(both.coordinates).toEqual([[[...box(1, 1, 3, 3).coordinates[0]!].map(there)]]);
  });

  test("a minus before a zero is no difference and does not come out", () => {
    const minus = moved(square, ([x, y]) => [x === 0 ? -0 : x!, y === 0 ? -0 : y!]);
    expect(union(minus)).toEqual(union(square));
    expect(
      union(minus)
        .coordinates.flat(3)
        .some((v) => Object.is(v, -0)),
    ).toBe(false);
    expect(
      intersection(minus, box(-4, -4, 8, 8))
        .coordinates.flat(3)
        .some((v) => Object.is(v, -0)),
    ).toBe(false);
  });

  test("a third ordinate is ignored, whatever it is", () => {
    for (const height of [7, Number.NaN, Infinity, null, "high"])
      expect(union(moved(square, ([x, y]) => [x!, y!, height as number]))).toEqual(union(square));
  });
});

describe("places that are none on the ground", () => {
  const beyond = box(100, 85, 10, 10);
  test("operations work in any plane; areas and prepared questions in m² say why not", () => {
    expect(intersection(beyond, box(100, 90, 20, 20)).coordinates).toHaveLength(1);
    const error = errorOf(() => area(beyond));
    expect(error.code).toBe("GEOMETRY_NOT_LONLAT");
    expect(error.message).toContain("coordinates[0][2][1]");
    const layer = {
      type: "FeatureCollection" as const,
      features: [{ type: "Feature" as const, properties: {}, geometry: beyond }],
    };
    const result = overlay({ layer });
    expect(result.areaPlanar[0]).toBeCloseTo(100, 9);
    expect(errorOf(() => result.areaM2).code).toBe("GEOMETRY_NOT_LONLAT");
  });

  test("the date line is a line like others: 175 … 185 meets 180 … 190, and not -180 … -170", () => {
    const east = box(175, 0, 10, 10);
    expect(intersection(east, box(180, 0, 10, 10)).coordinates).toEqual([box(180, 0, 5, 10).coordinates]);
    expect(intersection(east, box(-180, 0, 10, 10)).coordinates).toEqual([]);
  });
});

describe("options that mean nothing", () => {
  test.each<[string, unknown]>([
    ["grid", 0],
    ["grid", -1],
    ["grid", Number.NaN],
    ["grid", Infinity],
    ["grid", "fine"],
    ["fillRule", "positive"],
    ["fillRule", 1],
    ["maxVertices", -1],
    ["maxVertices", Number.NaN],
    ["maxIntersections", -1],
    ["maxIntersections", Number.NaN],
    ["maxIntersections", "many"],
    ["maxBytes", -5],
    ["maxBytes", Number.NaN],
  ])("%s = %s", (name, value) => {
    const options = { [name]: value } as never;
    for (const work of [
      () => intersection(square, square, options),
      () => union([square], options),
      () => overlay({}, options),
    ]) {
      const error = errorOf(work);
      expect(error.code).toBe("OPTION_INVALID");
      expect(error.message).toContain(name);
    }
  });

  test("limits without end are none", () => {
    const limits = { maxVertices: Infinity, maxIntersections: Infinity, maxBytes: Infinity };
    expect(intersection(square, square, limits)).toEqual(union(square));
    expect(intersection(square, square, { maxVertices: 1e300, maxIntersections: 1e300, maxBytes: 1e300 })).toEqual(
      union(square),
    );
  });

  test("a grid too fine for the span, or so coarse that nothing is left", () => {
    expect(errorOf(() => union(square, { grid: 1e-12 })).code).toBe("GRID_EXTENT");
    expect(errorOf(() => union(square, { grid: Number.MIN_VALUE })).code).toBe("GRID_EXTENT");
    expect(union(square, { grid: 1e9 }).coordinates).toEqual([]);
    expect(union(square, { grid: Number.MAX_VALUE }).coordinates).toEqual([]);
  });

  test("a prepared layer refuses a point that is none", () => {
    const prepared = prepare({
      zones: { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: square }] },
    });
    for (const value of [Number.NaN, Infinity]) {
      expect(errorOf(() => prepared.locate(value, 1)).code).toBe("GEOMETRY_NOT_FINITE");
      expect(errorOf(() => prepared.locateMany(Float64Array.of(1, value))).code).toBe("GEOMETRY_NOT_FINITE");
    }
    for (const far of [1e300, -1e300, 4e9]) expect(prepared.locate(far, far).face).toBe(0xffffffff);
  });
});
