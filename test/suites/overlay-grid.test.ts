// The cases that state a grid: overlay-cases.test.ts compares their areas; here every result must lie on the stated grid to
// the bit, be valid by exact arithmetic, and add up with the others to the last unit.
import type { MultiPolygon, Polygon } from "geojson";
import { expect, test } from "vitest";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { invalidity } from "../property/exact-validity.ts";
import { area2, gridOf, liesOnGrid, onGrid } from "../property/grid-polygons.ts";
import { hasData, readLines } from "./cases.ts";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly gridSize: number;
  readonly args: readonly (Polygon | MultiPolygon)[];
}

test.skipIf(!hasData("cases"))("results lie on the stated grid, are valid, and close", () => {
  const all = readLines<Case>("cases/jts.ndjson.gz").filter(({ kind }) => kind === "overlay-grid");
  for (const { id, gridSize, args } of all) {
    expect(args, id).toHaveLength(2);
    const [a, b] = args as [Polygon, Polygon];
    const options = { grid: gridSize };
    const grid = gridOf(args, gridSize);
    const results = [
      intersection(a, b, options),
      difference(a, b, options),
      difference(b, a, options),
      symmetricDifference(a, b, options),
      union([a, b], options),
    ];
    for (const result of results) {
      expect(liesOnGrid(result, grid), id).toBe(true);
      expect(invalidity(onGrid(result, grid)), id).toBeUndefined();
    }
    const [i, d, e, x, u] = results.map((result) => area2(onGrid(result, grid))) as [
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    expect(d + e, id).toBe(x);
    expect(i + x, id).toBe(u);
  }
  process.stdout.write(`overlay-grid: ${all.length} cases on their grids\n`);
  expect(all.length).toBeGreaterThanOrEqual(12);
});
