// https://github.com/locationtech/jts/issues/680: a barb 0.0006 wide, which a snapping noder with a tolerance of 0.001
// turned into lines. Three grids, from one that shows the barb to one that cannot.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("jts 680", () => {
  judged(polygon("1 1, 1 3, 1.9994 3, 2.0006 2, 1.9994 1"), polygon("2.0003 1, 2.0003 3, 3 3, 3 1"));
});
