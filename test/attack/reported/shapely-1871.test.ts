// https://github.com/shapely/shapely/issues/1871 (jts 1000): two triangles on either side of one line, one vertex off by an
// ulp. OverlayNG returns an intersection of 15,851; right is 0.
import { describe, expect, test } from "vitest";
import { intersection, union } from "../../../src/geometry/boolean.ts";
import { judged, planarArea, polygon } from "./judged.ts";

const a = polygon("446 -207, 315 -75.99999999999999, 557 -76");
const b = polygon("184 -207, 315 -76, 446 -207, 315 -338");

describe("shapely 1871", () => {
  judged(a, b);
  test("nothing in common, and nothing lost", () => {
    expect(intersection(a, b).coordinates).toEqual([]);
    // (557 - 315) · 131 / 2 and 262² / 2
    expect(planarArea(union([a, b]))).toBeCloseTo(15851 + 34322, 6);
  });
});
