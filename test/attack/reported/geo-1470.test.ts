// https://github.com/georust/geo/issues/1470 (iOverlay 27): a box less two L-shapes that touch in two points. The result was
// one polygon whose two holes touch twice, which cuts its interior in two; right are two polygons, of area 19 together.
import { describe, expect, test } from "vitest";
import { difference } from "../../../src/geometry/boolean.ts";
import { invalidity } from "../../property/exact-validity.ts";
import { gridOf, onGrid } from "../../property/grid-polygons.ts";
import { multi, planarArea, polygon } from "./judged.ts";

const box = polygon("0 0, 5 0, 5 5, 0 5");
const shapes = multi(
  polygon("1 2, 2 2, 2 4, 1 4"),
  polygon("2 3, 3 3, 3 4, 2 4"),
  polygon("2 1, 4 1, 4 2, 2 2"),
  polygon("3 2, 4 2, 4 3, 3 3"),
);

describe("geo 1470", () => {
  test("the interior is connected, polygon by polygon", () => {
    const result = difference(box, shapes);
    expect(planarArea(result)).toBe(19);
    expect(result.coordinates).toHaveLength(2);
    expect(invalidity(onGrid(result, gridOf([box])))).toBeUndefined();
  });
});
