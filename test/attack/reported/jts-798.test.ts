// https://github.com/locationtech/jts/issues/798 (also shapely 1216): noding bends the long side of a triangle over its own
// middle vertex, the triangle turns over, and intersection returns the square. Two cases of the thread.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("jts 798, a needle against a square", () => {
  judged(
    polygon("66697.40120137333 185279.95469107336, 66698.375 185273.625, 66697.375 185280.125"),
    polygon("66710 185280, 66710 185260, 66690 185260, 66690 185280"),
  );
});
