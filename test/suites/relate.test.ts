// The relate cases, as far as an overlay answers them. Of the nine entries of their matrices (DE-9IM, OGC 06-103r4) three
// ask for area: whether the insides of the two meet (II = 2), whether the one has area outside the other (IE, EI = 2).
// Whether borders touch, and in what dimension, is a predicate, which this library does not give. An area that is narrower
// than the grid may vanish: whether that is so is decided by the exact oracle, not by a list.
import type { MultiPolygon, Polygon } from "geojson";
import { expect, test } from "vitest";
import { difference, intersection } from "../../src/geometry/boolean.ts";
import { intersectionArea2 } from "../property/exact-area.ts";
import { area2, gridOf, onGrid, perimeter } from "../property/grid-polygons.ts";
import { hasData, readLines } from "./cases.ts";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly args: readonly (Polygon | MultiPolygon)[];
  readonly oracle: { readonly matrix: string };
}

test.skipIf(!hasData("cases"))("insides and outsides meet as the matrices say", () => {
  let asked = 0;
  const wrong: string[] = [];
  const narrow: string[] = [];
  for (const { id, kind, args, oracle } of readLines<Case>("cases/jts-relate.ndjson.gz")) {
    if (kind !== "relate") continue;
    const [a, b] = args as [Polygon, Polygon];
    const { matrix } = oracle;
    const grid = gridOf(args);
    const [ga, gb] = [onGrid(a, grid), onGrid(b, grid)];
    const both = intersectionArea2(ga, gb).area2;
    const bound = 2 * 0.7072 * (perimeter(ga) + perimeter(gb));
    const ask = (entry: number, twice: number, result: MultiPolygon): void => {
      asked++;
      const got = result.coordinates.length > 0;
      if (got === (matrix[entry] === "2")) return;
      const what = `${id}, entry ${entry}: ${got}, ${matrix}, twice the area ${twice} steps² of ${bound}`;
      (!got && twice <= bound ? narrow : wrong).push(what);
    };
    ask(0, both, intersection(a, b));
    ask(2, Number(area2(ga)) - both, difference(a, b));
    ask(6, Number(area2(gb)) - both, difference(b, a));
  }
  process.stdout.write(
    `relate: ${asked} entries asked, ${narrow.length} narrower than the grid, ${wrong.length} wrong\n`,
  );
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(3 * 127);
  expect(narrow.length).toBeLessThan(12);
});
