// The oracles themselves, against answers worked by hand: a test is worth what its judge is.
import { describe, expect, test } from "vitest";
import { intersectionArea2 } from "./exact-area.ts";
import { invalidity, locateInRing } from "./exact-validity.ts";
import type { Polygons, Ring } from "./grid-polygons.ts";

const box = (x: number, y: number, w: number, h: number): Ring => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];
const back = (ring: Ring): Ring => [...ring].reverse();

describe("exact area", () => {
  test("two squares share a quarter", () => {
    expect(intersectionArea2([[box(0, 0, 2, 2)]], [[box(1, 1, 2, 2)]])).toEqual({ area2: 2, whole: 2n });
  });
  test("winding of the input does not matter, holes count off", () => {
    const ring: Polygons = [[back(box(0, 0, 4, 4)), box(1, 1, 2, 2)]];
    expect(intersectionArea2(ring, [[box(0, 0, 2, 4)]]).area2).toBe(2 * (8 - 2));
  });
  test("diagonals that cross off the grid", () => {
    // triangles 0,0 3,0 0,2 and 3,2 0,2 3,0 share an edge; against 0,0 3,2 0,2 the first keeps a quarter of the box
    const a: Ring = [
      [0, 0],
      [3, 0],
      [0, 2],
    ];
    const b: Ring = [
      [0, 0],
      [3, 2],
      [0, 2],
    ];
    expect(intersectionArea2([[a]], [[b]]).area2).toBeCloseTo(3, 12);
  });
});

describe("exact validity", () => {
  test("accepts a square with a hole that touches its shell in a point", () => {
    const hole: Ring = [
      [0, 2],
      [2, 3],
      [2, 1],
    ];
    expect(invalidity([[[...box(0, 0, 4, 4), [0, 2]], hole]])).toBeUndefined();
    expect(invalidity([[box(0, 0, 4, 4), hole]])).toMatch(/meet inside/);
  });
  test.each<[string, Polygons, RegExp]>([
    ["clockwise shell", [[back(box(0, 0, 2, 2))]], /twice the area/],
    [
      "crossing",
      [
        [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 3],
          ],
        ],
      ],
      /crossing|twice the area/,
    ],
    [
      "spike",
      [
        [
          [
            [0, 0],
            [2, 0],
            [2, 2],
            [2, 1],
            [0, 2],
          ],
        ],
      ],
      /spike|meet inside/,
    ],
    ["hole outside", [[box(0, 0, 2, 2), back(box(5, 5, 1, 1))]], /outside its shell/],
    ["hole in hole", [[box(0, 0, 9, 9), back(box(1, 1, 6, 6)), back(box(2, 2, 2, 2))]], /inside another/],
    ["overlap", [[box(0, 0, 9, 9)], [box(1, 1, 2, 2)]], /overlap/],
    ["shared edge", [[box(0, 0, 2, 2)], [box(2, 0, 2, 2)]], /doubled edge/],
    [
      "two holes that cut the interior",
      [
        [
          [
            [0, 0],
            [2, 0],
            [4, 0],
            [4, 4],
            [2, 4],
            [0, 4],
          ],
          [
            [2, 0],
            [1, 1],
            [2, 2],
          ],
          [
            [2, 2],
            [1, 3],
            [2, 4],
          ],
        ],
      ],
      /cut in two/,
    ],
  ])("refuses %s", (_, polygons, reason) => {
    expect(invalidity(polygons)).toMatch(reason);
  });
  test("locates points", () => {
    const ring = box(0, 0, 4, 4);
    expect([locateInRing([2, 2], ring), locateInRing([4, 2], ring), locateInRing([4, 4], ring)]).toEqual([1, 0, 0]);
    expect(locateInRing([5, 4], ring)).toBe(-1);
  });
});
