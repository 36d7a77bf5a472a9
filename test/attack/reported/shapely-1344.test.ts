// https://github.com/shapely/shapely/issues/1344 (jts 820): one rectangle, computed twice; the thread prints both results,
// which differ in the last digits of three vertices. OverlayNG answered two points instead of the rectangle.
import { describe, expect, test } from "vitest";
import { intersection } from "../../../src/geometry/boolean.ts";
import { judged, planarArea, polygon } from "./judged.ts";

const a = polygon(
  "657.1111793421711 331.286320048389, 84.74045967641752 336.0128422648194, 85.30144919696846 403.9473532857326, 657.6721688627221 399.2208310693022",
);
const b = polygon(
  "84.74045967641753 336.0128422648194, 85.30144919696846 403.9473532857326, 657.672168862722 399.22083106930216, 657.1111793421711 331.286320048389",
);

describe("shapely 1344", () => {
  judged(a, b);
  test("all in common", () => expect(planarArea(intersection(a, b))).toBeCloseTo(Math.abs(planarArea(a)), 2));
});
