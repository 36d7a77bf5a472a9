// https://github.com/mfogel/polygon-clipping/issues/48: a bow-tie whose two wings hang together by a line that is run along
// twice, inside a square: "SweepEvent comparison failed".
import { describe, expect, test } from "vitest";
import { difference, intersection, union } from "../../../src/geometry/boolean.ts";
import { judged, planarArea, polygon } from "./judged.ts";

const tie = polygon("-2 -1, -1 0, 1 0, 2 -1, 2 1, 1 0, -1 0, -2 1");
const square = polygon("-3 -3, 3 -3, 3 3, -3 3");

describe("polygon-clipping 48", () => {
  judged(union(tie), square);
  test("the line has no area: two wings of 1 are left", () => {
    expect(intersection(tie, square).coordinates).toHaveLength(2);
    expect(planarArea(intersection(tie, square))).toBe(2);
    expect(planarArea(difference(square, tie))).toBe(34);
  });
});
