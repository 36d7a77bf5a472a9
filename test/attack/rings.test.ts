// Attacks by rings that are none: too short, empty, open, crossed, doubled, inside out. Each has one right answer, worked
// out by hand, or a typed error that names the place.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import { invalidity } from "../property/exact-validity.ts";
import { area2, gridOf, onGrid } from "../property/grid-polygons.ts";
import { box, polygon, rectangle } from "./shapes.ts";

type Area = Polygon | MultiPolygon;
const grid = { grid: 1 } as const;
const window: Polygon = box(-100, -100, 200, 200);
const size = (g: Area): number => Number(area2(onGrid(g, gridOf([], 1)))) / 2;
/** A polygon of rings just as they are. */
const raw = (...rings: Position[][]): Polygon => ({ type: "Polygon", coordinates: rings });
const square = rectangle(0, 0, 10, 10);

/** All operations against a window around everything: the area is that of the area alone, and nothing is invalid. */
function expectArea(g: Area, area: number): void {
  const own = union(g, grid);
  expect(size(own)).toBe(area);
  expect(intersection(g, window, grid)).toEqual(own);
  expect(intersection(window, g, grid)).toEqual(own);
  expect(difference(g, window, grid).coordinates).toEqual([]);
  expect(size(difference(window, g, grid))).toBe(40_000 - area);
  expect(size(symmetricDifference(window, g, grid))).toBe(40_000 - area);
  for (const result of [own, difference(window, g, grid)])
    expect(invalidity(onGrid(result, gridOf([], 1)))).toBeUndefined();
}

describe("rings without an inside", () => {
  test.each<[string, Area]>([
    ["no rings", raw()],
    ["no polygons", { type: "MultiPolygon", coordinates: [] }],
    ["a polygon without rings", { type: "MultiPolygon", coordinates: [[]] }],
    ["an empty ring", raw([])],
    ["one point", raw([[1, 1]])],
    [
      "one point, closed",
      raw([
        [1, 1],
        [1, 1],
      ]),
    ],
    [
      "one point four times",
      raw([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
    ],
    [
      "two points",
      raw([
        [1, 1],
        [5, 7],
      ]),
    ],
    [
      "there and back",
      raw([
        [1, 1],
        [5, 7],
        [1, 1],
      ]),
    ],
    [
      "three points in one line",
      raw([
        [0, 0],
        [2, 2],
        [6, 6],
        [0, 0],
      ]),
    ],
    [
      "there and back over stops",
      raw([
        [0, 0],
        [2, 2],
        [6, 6],
        [4, 4],
        [0, 0],
      ]),
    ],
    ["an empty shell with a hole", raw([], rectangle(2, 2, 3, 3))],
    [
      "a flat shell with a hole",
      raw(
        [
          [0, 0],
          [9, 0],
          [0, 0],
        ],
        rectangle(2, 2, 3, 3),
      ),
    ],
    [
      "smaller than a step",
      raw([
        [0.1, 0.1],
        [0.3, 0.1],
        [0.3, 0.3],
        [0.1, 0.1],
      ]),
    ],
    [
      "thinner than a step",
      raw([
        [0, 0.1],
        [90, 0.2],
        [90, 0.3],
        [0, 0.1],
      ]),
    ],
  ])("%s", (_, g) => expectArea(g, 0));
});

describe("rings with one", () => {
  test.each<[string, Area, number]>([
    ["open", raw(square), 100],
    ["closed twice", raw([...square, square[0]!, square[0]!]), 100],
    ["clockwise", raw([...square, square[0]!].reverse()), 100],
    ["every vertex three times", raw([...square, square[0]!].flatMap((p) => [p, p, p])), 100],
    [
      "a spike outwards",
      raw([
        [0, 0],
        [10, 0],
        [30, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ]),
      100,
    ],
    [
      "a spike inwards",
      raw([
        [0, 0],
        [10, 0],
        [10, 5],
        [4, 5],
        [10, 5],
        [10, 10],
        [0, 10],
        [0, 0],
      ]),
      100,
    ],
    [
      "a spike at the start",
      raw([
        [-9, -9],
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
        [-9, -9],
      ]),
      100,
    ],
    [
      "a bow-tie",
      polygon([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
      ]),
      50,
    ],
    // wound around twice in the middle: non-zero counts it once
    [
      "a pentagram",
      polygon([
        [0, 30],
        [18, -24],
        [-29, 9],
        [29, 9],
        [-18, -24],
      ]),
      -1,
    ],
    ["the ring twice around", raw([...square, ...square, square[0]!]), 100],
    [
      "an eight whose loops share a side",
      polygon([
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
        [-10, 0],
        [-10, 10],
        [0, 10],
      ]),
      200,
    ],
    ["a hole across the shell", polygon(square, rectangle(5, 5, 10, 2)), 90],
    ["a hole around the shell", polygon(square, rectangle(-5, -5, 30, 30)), 0],
    ["a hole beside the shell", polygon(square, rectangle(20, 20, 5, 5)), 100],
    ["a hole equal to the shell", polygon(square, square), 0],
    ["the same hole twice", polygon(square, rectangle(2, 2, 3, 3), rectangle(2, 2, 3, 3)), 91],
    ["holes that overlap", polygon(square, rectangle(2, 2, 4, 4), rectangle(4, 4, 4, 4)), 100 - 28],
    ["a hole in a hole", polygon(square, rectangle(1, 1, 8, 8), rectangle(3, 3, 2, 2)), 36],
    ["holes that share a side", polygon(square, rectangle(2, 2, 2, 6), rectangle(4, 2, 2, 6)), 76],
    ["a hole that touches the shell along a side", polygon(square, rectangle(0, 2, 3, 3)), 91],
    [
      "holes in a ring that cut an island off",
      polygon(square, rectangle(2, 2, 2, 6), rectangle(4, 2, 4, 2), rectangle(6, 4, 2, 4), rectangle(4, 6, 2, 2)),
      68,
    ],
    ["equal parts", { type: "MultiPolygon", coordinates: [[square], [square], [square]] }, 100],
    [
      "a part in the hole of another, filling it",
      { type: "MultiPolygon", coordinates: [[square, rectangle(2, 2, 4, 4)], [rectangle(2, 2, 4, 4)]] },
      100,
    ],
    [
      "parts that touch along a side",
      { type: "MultiPolygon", coordinates: [[square], [rectangle(10, 0, 10, 10)]] },
      200,
    ],
    [
      "parts that touch in a point",
      { type: "MultiPolygon", coordinates: [[square], [rectangle(10, 10, 10, 10)]] },
      200,
    ],
  ])("%s", (_, g, area) => {
    if (area >= 0) expectArea(g, area);
    else expect(size(union(g, grid))).toBeGreaterThan(size(union(g, { ...grid, fillRule: "evenOdd" })));
  });

  test("a pinched region is one polygon or two, after whether its inside hangs together", () => {
    // two squares that touch in a point are two; a ring that touches itself from inside is one with a hole
    expect(union([box(0, 0, 10, 10), box(10, 10, 10, 10)], grid).coordinates).toHaveLength(2);
    const pinched = difference(
      box(0, 0, 10, 10),
      polygon([
        [0, 5],
        [4, 3],
        [4, 7],
      ]),
      grid,
    );
    expect(pinched.coordinates.map((rings) => rings.length)).toEqual([2]);
  });
});

describe("borders at a T", () => {
  test("a neighbour that knows half of the vertices leaves neither gap nor overlap, to the bit", () => {
    // the border x = 100 … 103 has a vertex every third of a step's thousand on one side, every half on the other
    const west = polygon([
      [0, 0],
      [99, 0],
      ...Array.from({ length: 33 }, (_, k): Position => [99 + (k % 2), 3 * k + 3]),
      [0, 99],
    ]);
    const zigzag = west.coordinates[0]!.slice(2, 35);
    const east = polygon([[200, 0], [200, 99], ...[...zigzag].reverse(), [99, 0]]);
    const stops = zigzag.flatMap((p, k): Position[] => {
      const q = zigzag[k + 1];
      return q === undefined ? [p] : [p, [(2 * p[0]! + q[0]!) / 3, (2 * p[1]! + q[1]!) / 3]];
    });
    const finer = polygon([[200, 0], [200, 99], ...[...stops].reverse(), [99, 0]]);
    const features = (...all: Polygon[]): FeatureCollection<Polygon> => ({
      type: "FeatureCollection",
      features: all.map((geometry): Feature<Polygon> => ({ type: "Feature", properties: {}, geometry })),
    });
    for (const other of [east, finer]) {
      const result = overlay({ units: features(west, other) }, { grid: 1e-6 });
      // on the grid of 1e-6 the extra stops lie up to half a step off the line: those slivers are faces, and are all there is
      const slivers = [...result.areaPlanar].filter((area) => area < 1e-3);
      expect(result.faceCount - slivers.length).toBe(2);
      expect(slivers.reduce((sum, area) => sum + area, 0)).toBeLessThan(0.7072e-6 * 110);
      expect(result.areaPlanar.reduce((sum, area) => sum + area, 0)).toBeCloseTo(200 * 99, 4);
    }
    expect(overlay({ units: features(west, east) }, { grid: 1e-6 }).faceCount).toBe(2);
  });
});
