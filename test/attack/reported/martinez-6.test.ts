// https://github.com/w8r/martinez/issues/6: a rectangle and a trapezoid on one base line; two rectangles with three sides in
// common.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("martinez 6, trapezoid", () => {
  judged(polygon("0 3.5, 0 0, 21 0, 21 3.5"), polygon("21 7, 0 7, 7 0, 14 0"));
});
describe("martinez 6, rectangles", () => {
  judged(polygon("0 48, 0 0, 96 0, 96 48"), polygon("0 0, 192 0, 192 48, 0 48"));
});
