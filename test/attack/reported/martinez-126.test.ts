// https://github.com/w8r/martinez/issues/126: two L-shapes that share most of their sides.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("martinez 126", () => {
  judged(polygon("100 0, 100 60, 0 60, 0 50, 80 50, 80 0"), polygon("30 50, 80 50, 80 10, 100 10, 100 60, 30 60"));
});
