// https://github.com/w8r/martinez/issues/110: a vertex of the one lies exactly on a side of the other; the union lost a part.
import { describe } from "vitest";
import { judged, polygon } from "./judged.ts";

describe("martinez 110", () => {
  judged(polygon("115 96, 140 206, 120 210, 125 250, 80 300"), polygon("111 228, 129 192, 309 282"));
});
