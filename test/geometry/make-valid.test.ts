import fc from "fast-check";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import { makeValid, validate } from "../../src/geometry/validity.ts";

const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });
const codes = (findings: { code: string }[]): string[] => findings.map((f) => f.code);

function planarArea({ coordinates }: MultiPolygon): number {
  let twice = 0;
  for (const rings of coordinates)
    for (const ring of rings)
      for (let i = 0; i + 1 < ring.length; i++)
        twice += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return twice / 2;
}

describe("what each repair does and says", () => {
  const cases: [name: string, geometry: unknown, found: string[], area: number, partCount: number][] = [
    [
      "a valid square stays as it is",
      polygon([
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
        [0, 0],
      ]),
      [],
      4,
      1,
    ],
    [
      "a ring is closed",
      polygon([
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ]),
      ["RING_NOT_CLOSED", "RING_CLOSED"],
      4,
      1,
    ],
    [
      "a bow tie becomes its two triangles, 1 each",
      polygon([
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
        [0, 0],
      ]),
      ["RING_SELF_INTERSECTION", "GEOMETRY_REBUILT"],
      2,
      2,
    ],
    [
      "a vertex that is no number is left out: a square without its corner is a triangle",
      polygon([
        [0, 0],
        [2, 0],
        [2, 2],
        [0, Number.NaN],
        [0, 0],
      ]),
      ["GEOMETRY_NOT_FINITE", "INPUT_DROPPED"],
      2,
      1,
    ],
    [
      "a hole of two points is left out",
      polygon(
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
        [
          [1, 1],
          [1.5, 1],
          [1, 1],
        ],
      ),
      ["RING_TOO_FEW_POINTS", "INPUT_DROPPED"],
      4,
      1,
    ],
    [
      "a hole whose shell is left out goes with it",
      polygon(
        [
          [0, 0],
          [9, 0],
          [0, 0],
        ],
        [
          [1, 1],
          [1, 2],
          [2, 2],
          [1, 1],
        ],
      ),
      ["RING_TOO_FEW_POINTS", "HOLE_OUTSIDE_SHELL", "INPUT_DROPPED", "INPUT_DROPPED", "GEOMETRY_REBUILT"],
      0,
      0,
    ],
    [
      "a spike is cut off",
      polygon([
        [0, 0],
        [2, 0],
        [2, 1],
        [5, 1],
        [2, 1],
        [2, 2],
        [0, 2],
        [0, 0],
      ]),
      ["RING_SPIKE", "GEOMETRY_REBUILT"],
      4,
      1,
    ],
    [
      "a hole outside takes nothing away",
      polygon(
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
          [0, 0],
        ],
        [
          [5, 5],
          [5, 6],
          [6, 6],
          [6, 5],
          [5, 5],
        ],
      ),
      ["HOLE_OUTSIDE_SHELL", "GEOMETRY_REBUILT"],
      4,
      1,
    ],
    [
      "parts with a common border become one",
      {
        type: "MultiPolygon",
        coordinates: [
          [
            [
              [0, 0],
              [2, 0],
              [2, 2],
              [0, 2],
              [0, 0],
            ],
          ],
          [
            [
              [2, 0],
              [4, 0],
              [4, 2],
              [2, 2],
              [2, 0],
            ],
          ],
        ],
      },
      ["PART_OVERLAP", "GEOMETRY_REBUILT"],
      8,
      1,
    ],
    [
      "a diamond-shaped hole of area 4 from side to side leaves two parts of a square of 16",
      polygon(
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
        [
          [0, 2],
          [2, 3],
          [4, 2],
          [2, 1],
          [0, 2],
        ],
      ),
      ["INTERIOR_DISCONNECTED", "GEOMETRY_REBUILT"],
      12,
      2,
    ],
    ["what is no area is left out", { type: "Point", coordinates: [1, 2] }, ["GEOMETRY_TYPE", "INPUT_DROPPED"], 0, 0],
    [
      "of a mixed collection the areas remain",
      {
        type: "FeatureCollection",
        features: [
          {
            type: "Feature",
            geometry: {
              type: "LineString",
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          },
          {
            type: "Feature",
            geometry: polygon([
              [0, 0],
              [2, 0],
              [2, 2],
              [0, 2],
              [0, 0],
            ]),
          },
          { type: "Feature", geometry: null },
        ],
      },
      ["GEOMETRY_TYPE", "GEOMETRY_EMPTY", "INPUT_DROPPED"],
      4,
      1,
    ],
    [
      "a flat ring leaves nothing",
      polygon([
        [0, 0],
        [1, 0],
        [2, 0],
        [0, 0],
      ]),
      ["RING_SPIKE", "GEOMETRY_REBUILT", "GEOMETRY_COLLAPSED"],
      0,
      0,
    ],
  ];
  test.each(cases)("%s", (_, geometry, found, area, partCount) => {
    const before = JSON.stringify(geometry);
    const made = makeValid(geometry);
    expect(codes(made.findings)).toEqual(found);
    expect(planarArea(made.geometry)).toBeCloseTo(area, 6);
    expect(made.geometry.coordinates).toHaveLength(partCount);
    expect(validate(made.geometry).filter((f) => f.code !== "GEOMETRY_EMPTY")).toEqual([]);
    expect(JSON.stringify(geometry)).toBe(before);
  });
});

test("the fill rule decides what a hole over a hole is: kept out by nonZero, filled by evenOdd", () => {
  const twice = polygon(
    [
      [0, 0],
      [6, 0],
      [6, 6],
      [0, 6],
      [0, 0],
    ],
    [
      [1, 1],
      [1, 5],
      [5, 5],
      [5, 1],
      [1, 1],
    ],
    [
      [2, 2],
      [2, 3],
      [3, 3],
      [3, 2],
      [2, 2],
    ],
  );
  // 36 - 16, and 1 more where the small hole lies in the large one
  expect(planarArea(makeValid(twice).geometry)).toBeCloseTo(20, 6);
  const odd = makeValid(twice, { fillRule: "evenOdd" });
  expect(planarArea(odd.geometry)).toBeCloseTo(21, 6);
  expect(odd.findings.at(-1)!.values).toMatchObject({ rule: "evenOdd" });
});

test("a repair names the feature it belongs to", () => {
  const tie = polygon([
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ]);
  const { findings } = makeValid({
    type: "FeatureCollection",
    features: [tie, tie].map((geometry) => ({ type: "Feature", properties: {}, geometry })),
  });
  const rebuilt = findings.filter((f) => f.code === "GEOMETRY_REBUILT");
  expect(rebuilt.map((f) => [f.severity, f.location])).toEqual([
    ["warning", { path: "$.features[0].geometry", feature: 0 }],
    ["warning", { path: "$.features[1].geometry", feature: 1 }],
  ]);
});

test("exhaustion and misuse stay errors", () => {
  const square = polygon([
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ]);
  expect(() => makeValid(square, { maxVertices: 3 })).toThrow(SanxianError);
  expect(() => makeValid(square, { grid: -1 })).toThrow(SanxianError);
});

test("any rings at all come out valid", () => {
  const position = fc.oneof(
    fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
    fc.tuple(fc.double({ min: 0, max: 6, noNaN: true }), fc.double({ min: 0, max: 6, noNaN: true })),
    fc.constantFrom([], [Number.NaN, 1], [3, 3]),
  );
  const coordinates = fc.array(fc.array(fc.array(position, { maxLength: 9 }), { maxLength: 3 }), { maxLength: 3 });
  fc.assert(
    fc.property(coordinates, fc.constantFrom("nonZero" as const, "evenOdd" as const), (rings, fillRule) => {
      const { geometry, findings } = makeValid({ type: "MultiPolygon", coordinates: rings }, { fillRule });
      const again = makeValid(geometry);
      const sound = validate(geometry).every((f) => f.code === "GEOMETRY_EMPTY");
      // nothing is lost without a word
      const spoken = findings.length > 0 || Math.abs(planarArea(geometry) - absoluteArea(rings)) < 1e-6;
      return sound && spoken && Math.abs(planarArea(again.geometry) - planarArea(geometry)) < 1e-6;
    }),
    { numRuns: 1000 },
  );
});

/** The area of valid parts, whatever their winding. */
function absoluteArea(coordinates: readonly (readonly number[])[][][]): number {
  return coordinates.reduce(
    (sum, rings) =>
      rings.reduce(
        (rest, ring, r) =>
          rest +
          (r === 0 ? 1 : -1) * Math.abs(planarArea({ type: "MultiPolygon", coordinates: [[ring as Position[]]] })),
        sum,
      ),
    0,
  );
}
