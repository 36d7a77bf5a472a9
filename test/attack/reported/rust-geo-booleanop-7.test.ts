// https://github.com/21re/rust-geo-booleanop/issues/7: four bars around a square; the union is one polygon with one hole.
import { describe, expect, test } from "vitest";
import { union } from "../../../src/geometry/boolean.ts";
import { planarArea, polygon } from "./judged.ts";

describe("rust-geo-booleanop 7", () => {
  test("one polygon with one hole", () => {
    const frame = union([
      polygon("0 0, 100 0, 100 10, 0 10"),
      polygon("90 0, 100 0, 100 100, 90 100"),
      polygon("0 90, 100 90, 100 100, 0 100"),
      polygon("0 0, 10 0, 10 100, 0 100"),
    ]);
    expect(frame.coordinates.map((rings) => rings.length)).toEqual([2]);
    expect(planarArea(frame)).toBe(100 * 100 - 80 * 80);
  });
});
