// Random pairs against an exact oracle: no exception, no wrong area, no invalid result, not one. The oracle needs no
// topology (exact-area.ts) and the check of validity shares no code with the library (exact-validity.ts).
import type { MultiPolygon } from "geojson";
import { describe, expect, test } from "vitest";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { intersectionArea2 } from "./exact-area.ts";
import { invalidity } from "./exact-validity.ts";
import { FAMILIES, type Pair } from "./families.ts";
import { area2, gridOf, liesOnGrid, onGrid, perimeter } from "./grid-polygons.ts";
import { cases, random, SEED } from "./random.ts";

/** Area may be lost or won only within this much of a step along every border: half a step's diagonal. */
const BOUND = 0.7072;

/** What is wrong with the four results of a pair. */
function faults({ a, b, grid: step, exact }: Pair): string[] {
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
  const allowed = exact ? 0 : 2 * BOUND * (perimeter(ga) + perimeter(gb)) + 1e-12 * (sizeA + sizeB);
  for (const name of Object.keys(results)) {
    const error = Math.abs(Number(areas[name]) - expected[name]!);
    if (!(error <= allowed)) wrong.push(`${name}: twice the area is off by ${error} steps², allowed ${allowed}`);
  }
  // whatever rounding moved, it moved for all operations alike: these hold to the last unit
  if (areas.intersection! + areas.symmetricDifference! !== areas.union) wrong.push("I + X ≠ U");
  if (areas.difference! + areas.reverse! !== areas.symmetricDifference) wrong.push("D + D' ≠ X");
  return wrong;
}

describe("random pairs against the exact oracle", () => {
  for (const [name, family] of Object.entries(FAMILIES)) {
    test(name, () => {
      const n = cases(1000, 10_000);
      for (let i = 0; i < n; i++) {
        const seed = SEED + i;
        const pair = family(random(seed));
        let wrong: string[];
        try {
          wrong = faults(pair);
        } catch (error) {
          wrong = [String(error)];
        }
        // the whole pair, so that a failure can be kept as a case of its own
        expect(wrong, `family ${name}, seed ${seed}\n${JSON.stringify(pair)}`).toEqual([]);
      }
    }, 3_600_000);
  }
});
