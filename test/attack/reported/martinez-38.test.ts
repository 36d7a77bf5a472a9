// https://github.com/w8r/martinez/issues/38: a strip cuts a polygon in two; its hole went to the wrong half.
import { describe, expect, test } from "vitest";
import { difference } from "../../../src/geometry/boolean.ts";
import { judged, polygon } from "./judged.ts";

const subject = polygon("600 250, 1200 250, 1200 1300, 600 1300", "800 350, 1000 350, 1000 600, 800 600");
const strip = polygon("500 700, 1400 700, 1400 800, 500 800");

describe("martinez 38", () => {
  judged(subject, strip);
  test("the hole stays above the strip", () => {
    const byLow = difference(subject, strip).coordinates.map((rings) => [
      Math.min(...rings[0]!.map(([, y]) => y!)),
      rings.length,
    ]);
    expect(byLow.sort((p, q) => p[0]! - q[0]!)).toEqual([
      [250, 2],
      [800, 1],
    ]);
  });
});
