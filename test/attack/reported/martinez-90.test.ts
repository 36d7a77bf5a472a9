// https://github.com/w8r/martinez/issues/90: unclosed rings, and a union that left a vertex out.
import { describe, expect, test } from "vitest";
import { union } from "../../../src/geometry/boolean.ts";
import { judged, planarArea, polygon } from "./judged.ts";

describe("martinez 90", () => {
  judged(polygon("0 0, 10 0, 10 10, 0 10"), polygon("9 10, 21 9, 21 21, 9 21"));
  test("unclosed rings give the same", () => {
    const a = {
      type: "Polygon" as const,
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [0, 10],
        ],
      ],
    };
    const b = {
      type: "Polygon" as const,
      coordinates: [
        [
          [9, 10],
          [21, 9],
          [21, 21],
          [9, 21],
        ],
      ],
    };
    const result = union([a, b]);
    // 100 + 138, less the triangle 9,10 – 10,10 – 10, 9 11/12
    expect(planarArea(result)).toBeCloseTo(238 - 1 / 24, 6);
    expect(result.coordinates[0]![0]).toContainEqual([9, 10]);
  });
});
