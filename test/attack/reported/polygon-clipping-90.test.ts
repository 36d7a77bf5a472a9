// https://github.com/mfogel/polygon-clipping/issues/90: a needle that is one ulp wide, less a quadrilateral. On any grid the
// needle is nothing.
import { describe, expect, test } from "vitest";
import { difference, union } from "../../../src/geometry/boolean.ts";
import { planarArea, polygon } from "./judged.ts";

const needle = polygon(
  "20.53350707244185 3.178735940586016, 21.076950547466506 2.646272253443879, 21.076950547466506 2.6462722534438807, 20.53350707244185 3.1787359405860185",
);
const other = polygon(
  "16.989220484852467 5.937404948255756, 20.24708039384062 2.577365188049013, 24.276538702325965 5.937404948255756, 20.895223049418263 8.222231985196341",
);

describe("polygon-clipping 90", () => {
  test("nothing less something is nothing; something less nothing, all", () => {
    expect(difference(needle, other).coordinates).toEqual([]);
    // the needle's sides still mark where they crossed
    expect(planarArea(difference(other, needle))).toBeCloseTo(planarArea(union(other)), 6);
  });
});
