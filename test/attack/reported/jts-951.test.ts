// https://github.com/locationtech/jts/issues/951: the difference of a quadrilateral and itself, begun elsewhere and run the
// other way, which the area check put in after issue 798 refused as inconsistent.
import { describe, expect, test } from "vitest";
import { difference } from "../../../src/geometry/boolean.ts";
import { judged, polygon } from "./judged.ts";

const a = polygon("0.37676311 2.57570853, 7.28652472 0.00028375, 7.60034931 0.81686059, 0.50229292 3.4551325");
const b = polygon("0.50229292 3.4551325, 7.60034931 0.81686059, 7.28652472 0.00028375, 0.37676311 2.57570853");

describe("jts 951", () => {
  judged(a, b);
  test("nothing is left", () => expect(difference(a, b).coordinates).toEqual([]));
});
