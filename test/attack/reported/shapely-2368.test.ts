// https://github.com/shapely/shapely/issues/2368 (geos 1344): two rectangles that share a border, one end of which differs
// in the last digit. The union came out with the area of one.
import { describe, expect, test } from "vitest";
import { intersection, union } from "../../../src/geometry/boolean.ts";
import { judged, planarArea, polygon } from "./judged.ts";

const a = polygon(
  "-295.25030351249666 4.236074061427525, -295.08711234218333 -2.301948231163383, -314.64218025800653 -2.7900491087570383, -314.80537142831986 3.7479731838338695",
);
const b = polygon(
  "-275.69523559667346 4.7241749390211805, -275.53204442636013 -1.8138473535697273, -295.08711234218333 -2.3019482311633825, -295.25030351249666 4.236074061427525",
);

describe("shapely 2368", () => {
  judged(a, b);
  test("the union is both", () => {
    expect(intersection(a, b).coordinates).toEqual([]);
    expect(planarArea(union([a, b]))).toBeCloseTo(255.86224744091012, 4);
  });
});
