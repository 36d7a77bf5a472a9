// The judge of a pair of valid areas: all five results against the exact area oracle, the exact validity check, the grid,
// and each other. Wrong is what lies beyond the grid bound; where all crossings are grid points, any error at all.
import type { MultiPolygon, Polygon } from "geojson";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { intersectionArea2 } from "./exact-area.ts";
import { invalidity } from "./exact-validity.ts";
import { area2, gridOf, liesOnGrid, onGrid, perimeter } from "./grid-polygons.ts";

/** Area may be lost or won only within this much of a step along every border: half a step's diagonal. */
const BOUND = 0.7072;

/** Two valid areas and the grid to overlay them on. */
export interface Case {
  readonly a: Polygon | MultiPolygon;
  readonly b: Polygon | MultiPolygon;
  readonly grid: number | "auto";
  /** Whether all crossings are grid points, so that no area may be lost. */
  readonly exact: boolean;
}

/** What is wrong with the five results of a pair. */
export function faults({ a, b, grid: step, exact }: Case): string[] {
  const grid = gridOf([a, b], step);
  const [ga, gb] = [onGrid(a, grid), onGrid(b, grid)];
  const options = { grid: step };
  const results: Record<string, MultiPolygon> = {
    intersection: intersection(a, b, options),
    union: union([a, b], options),
    difference: difference(a, b, options),
    reverse: difference(b, a, options),
    symmetricDifference: symmetricDifference(a, b, options),
  };
  const wrong: string[] = [];
  const areas: Record<string, bigint> = {};
  for (const [name, result] of Object.entries(results)) {
    const polygons = onGrid(result, grid);
    areas[name] = area2(polygons);
    const reason = invalidity(polygons);
    if (reason) wrong.push(`${name} is invalid: ${reason}`);
    if (!liesOnGrid(result, grid)) wrong.push(`${name} leaves the grid`);
  }
  const both = intersectionArea2(ga, gb);
  const [sizeA, sizeB] = [Number(area2(ga)), Number(area2(gb))];
  const expected: Record<string, number> = {
    intersection: both.area2,
    union: sizeA + sizeB - both.area2,
    difference: sizeA - both.area2,
    reverse: sizeB - both.area2,
    symmetricDifference: sizeA + sizeB - 2 * both.area2,
  };
  // the oracle keeps its terms to 2^-96, so that exact is far below one unit
  const allowed = exact ? 1e-20 : 2 * BOUND * (perimeter(ga) + perimeter(gb)) + 1e-12 * (sizeA + sizeB);
  for (const name of Object.keys(results)) {
    const error = Math.abs(Number(areas[name]) - expected[name]!);
    if (!(error <= allowed)) wrong.push(`${name}: twice the area is off by ${error} steps², allowed ${allowed}`);
  }
  // whatever rounding moved, it moved for all operations alike: these hold to the last unit
  if (areas.intersection! + areas.symmetricDifference! !== areas.union) wrong.push("I + X ≠ U");
  if (areas.difference! + areas.reverse! !== areas.symmetricDifference) wrong.push("D + D' ≠ X");
  return wrong;
}
