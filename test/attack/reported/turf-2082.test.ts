// https://github.com/Turfjs/turf/issues/2082: two triangles 30 degrees wide, whose union seemed to lose the original sides.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("turf 2082", () => {
  judged(polygon("-97 58, -110 43, -79 43"), polygon("-72 54, -97 37, -51 37"));
});
