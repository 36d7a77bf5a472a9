// https://github.com/21re/rust-geo-booleanop/issues/12: a quadrilateral below a ragged polygon, one horizontal side shared in
// part and a vertex of the one on the side of the other. The ragged one crosses itself where it closes.
import { describe } from "vitest";
import { union } from "../../../src/geometry/boolean.ts";
import { judged, polygon } from "./judged.ts";

describe("rust-geo-booleanop 12", () => {
  judged(
    union(polygon("416 256, 432 240, 432 224, 448 280, 480 208, 480 256")),
    polygon("400 272, 416 256, 480 256, 480 272"),
  );
});
