// Every pair of triangles on a 4 × 4 lattice. The lattice is drawn 12,252,240 = lcm(1 … 18) steps wide: two lines through
// lattice points cross at fractions whose denominator is a determinant of at most 18, so every crossing is a grid point and
// not a single unit of area may be lost. In `npm test` the first triangle is one of each class under the symmetries of the
// square; SANXIAN_DEEP=1 takes all ordered pairs. (The idea of exhausting small cases is S2's.)
import { expect, test } from "vitest";
import { dissolveFaces, withArrangement } from "../../src/geometry/arrangement.ts";
import { flatten, nestedPolygons } from "../../src/geometry/polygon-set.ts";
import { useCheckedCore, wrongLabels } from "../property/checked-core.ts";
import { intersectionArea2 } from "../property/exact-area.ts";
import { invalidity } from "../property/exact-validity.ts";
import { gridOf, onGrid, type Point, type Ring, ringArea2 } from "../property/grid-polygons.ts";
import { cases } from "../property/random.ts";

useCheckedCore();

const STEP = 12_252_240;
const LATTICE: Point[] = Array.from({ length: 16 }, (_, i) => [i % 4, i >> 2]);

/** All triangles with an area, counterclockwise. */
function triangles(): Ring[] {
  const all: Ring[] = [];
  for (let a = 0; a < 16; a++)
    for (let b = a + 1; b < 16; b++)
      for (let c = b + 1; c < 16; c++) {
        const ring = [LATTICE[a]!, LATTICE[b]!, LATTICE[c]!];
        const area = ringArea2(ring);
        if (area !== 0n) all.push(area > 0n ? ring : ring.reverse());
      }
  return all;
}

/** Whether no symmetry of the square gives a triangle that comes before it. */
function first(ring: Ring): boolean {
  const name = (points: readonly Point[]): string =>
    points
      .map(([x, y]) => `${x}${y}`)
      .sort()
      .join();
  const own = name(ring);
  for (let k = 0; k < 8; k++) {
    const image = ring.map(([x, y]): Point => {
      const [u, v] = k & 4 ? [y, x] : [x, y];
      return [k & 1 ? 3 - u : u, k & 2 ? 3 - v : v];
    });
    if (name(image) < own) return false;
  }
  return true;
}

test("all pairs of triangles, exactly", () => {
  const all = triangles();
  expect(all.length).toBe(516);
  const firsts = cases(1, 0) ? all.filter(first) : all;
  const large = (ring: Ring): Ring => ring.map(([x, y]) => [x * STEP, y * STEP]);
  const sets = new Map(
    all.map((ring) => [
      ring,
      flatten({ type: "Polygon", coordinates: [[...ring, ring[0]!].map(([x, y]) => [x * STEP, y * STEP])] }),
    ]),
  );
  let pairs = 0;
  for (const a of firsts)
    for (const b of all) {
      pairs++;
      const found = withArrangement(
        [
          { set: sets.get(a)!, whole: true },
          { set: sets.get(b)!, whole: true },
        ],
        { grid: 1 },
        (core, { area2, faceCount, faceSet, coverStart, coverFeature }) => {
          const sums = [0n, 0n, 0n];
          const keys = new Int32Array(faceCount).fill(-1);
          for (let f = 1; f < faceCount; f++) {
            const from = coverStart[faceSet[f]!]!;
            const covers = coverStart[faceSet[f]! + 1]! - from;
            keys[f] = covers === 2 ? 0 : covers === 1 ? 1 + coverFeature[from]! : -1;
            if (keys[f]! >= 0) sums[keys[f]!]! += area2[f]!;
          }
          return { sums, parts: dissolveFaces(core, keys), arcsWrong: wrongLabels(core) };
        },
      );
      const both = intersectionArea2([[large(a)]], [[large(b)]]);
      const [inBoth, onlyA, onlyB] = found.sums as [bigint, bigint, bigint];
      const fine =
        found.arcsWrong === 0 &&
        inBoth === both.whole &&
        onlyA + inBoth === ringArea2(large(a)) &&
        onlyB + inBoth === ringArea2(large(b));
      if (!fine) expect([found.arcsWrong, ...found.sums, both.whole], JSON.stringify([a, b])).toEqual([]);
      // polygons come apart by key; each of the three regions must be valid
      const byKey: ReturnType<typeof nestedPolygons>[] = [[], [], []];
      for (const [p, key] of found.parts.polygonKey.entries()) byKey[key]!.push(...nestedPolygons(found.parts, p));
      for (const coordinates of byKey) {
        const reason = invalidity(onGrid({ type: "MultiPolygon", coordinates }, gridOf([], 1)));
        if (reason !== undefined) expect(reason, JSON.stringify([a, b])).toBeUndefined();
      }
    }
  process.stdout.write(`lattice: ${pairs} pairs\n`);
}, 600_000);
