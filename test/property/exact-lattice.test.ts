// Arbitrary areas whose crossings are all grid points: rings over a 4 × 4 lattice, drawn lcm(1 … 18) steps wide (see
// ../attack/lattice.test.ts for why that is exact). Rounding has no part in it, so whatever the same ground is said to be,
// the areas agree to the last unit: mirrored and turned, with vertices added along its sides, cut along a line of the lattice.
import fc from "fast-check";
import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import { prepare } from "../../src/geometry/prepared.ts";
import { intersectionArea2 } from "./exact-area.ts";
import { turn } from "./exact-validity.ts";
import { area2, gridOf, onGrid, type Point, type Polygons } from "./grid-polygons.ts";
import { cases, random, SEED, whole } from "./random.ts";

const STEP = 12_252_240;
const FULL = 3 * STEP;
const runs = { numRuns: cases(300, 10_000), seed: SEED };
const grid = { grid: 1 } as const;

const ring = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 3, maxLength: 7 })
  .map((points): Position[] => [...points, points[0]!].map(([x, y]) => [x * STEP, y * STEP]));
const area: fc.Arbitrary<MultiPolygon> = fc
  .array(fc.array(ring, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
  .map((coordinates) => ({ type: "MultiPolygon", coordinates }));

const steps = (g: MultiPolygon) => onGrid(g, gridOf([], 1));
const size = (g: MultiPolygon): bigint => area2(steps(g));
function sizes(a: MultiPolygon, b: MultiPolygon): bigint[] {
  return [
    intersection(a, b, grid),
    union([a, b], grid),
    difference(a, b, grid),
    difference(b, a, grid),
    symmetricDifference(a, b, grid),
  ].map(size);
}
function mapped(g: MultiPolygon, change: (ring: Position[]) => Position[]): MultiPolygon {
  return { type: "MultiPolygon", coordinates: g.coordinates.map((rings) => rings.map(change)) };
}
function layers(...all: MultiPolygon[]): Record<string, FeatureCollection<MultiPolygon>> {
  return Object.fromEntries(
    all.map((geometry, i) => [
      `l${i}`,
      { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry } as Feature<MultiPolygon>] },
    ]),
  );
}
/** Twice the area by the layers that cover it. */
function table(...all: MultiPolygon[]): Record<string, number> {
  const result = overlay(layers(...all), grid);
  const sums: Record<string, number> = {};
  for (let f = 0; f < result.faceCount; f++) {
    const key = all.map((_, i) => result.coveringIndices(`l${i}`, f).length).join("");
    sums[key] = (sums[key] ?? 0) + 2 * result.areaPlanar[f]!;
  }
  return sums;
}

/** Whether an area covers a point by winding, shells less holes; undefined on an edge. */
function covers(parts: Polygons, p: Point): boolean | undefined {
  let inside = false;
  for (const rings of parts) {
    const windings = rings.map((ring) => {
      let sum = 0;
      for (let i = 0; i < ring.length; i++) {
        const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
        const side = turn(a, b, p);
        const between = (k: 0 | 1): boolean => Math.min(a[k], b[k]) <= p[k] && p[k] <= Math.max(a[k], b[k]);
        if (side === 0 && between(0) && between(1)) return undefined;
        if (a[1] <= p[1] !== b[1] <= p[1] && side > 0 === b[1] > a[1]) sum += side;
      }
      return sum;
    });
    if (windings.includes(undefined)) return undefined;
    if (windings[0] !== 0 && windings.slice(1).every((sum) => sum === 0)) inside = true;
  }
  return inside;
}

describe("without rounding", () => {
  test("every operation has the exact area", () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const [va, vb] = [union(a, grid), union(b, grid)];
        const both = intersectionArea2(steps(va), steps(vb));
        expect(both.area2).toBe(Number(both.whole));
        const [i, u, d, e, x] = sizes(a, b);
        expect(i).toBe(both.whole);
        expect(u).toBe(size(va) + size(vb) - both.whole);
        expect(d).toBe(size(va) - both.whole);
        expect(e).toBe(size(vb) - both.whole);
        expect(x).toBe(size(va) + size(vb) - 2n * both.whole);
      }),
      runs,
    );
  });

  test("three layers at once give what pairs and triples give one after the other", () => {
    fc.assert(
      fc.property(area, area, area, (a, b, c) => {
        const at = table(a, b, c);
        const sum = (pattern: RegExp): number =>
          Object.entries(at).reduce((total, [key, twice]) => total + (pattern.test(key) ? twice : 0), 0);
        expect(sum(/^11/)).toBe(Number(size(intersection(a, b, grid))));
        expect(sum(/^1.1/)).toBe(Number(size(intersection(a, c, grid))));
        expect(sum(/^.11/)).toBe(Number(size(intersection(b, c, grid))));
        expect(sum(/1/)).toBe(Number(size(union([a, b, c], grid))));
        expect(sum(/^(100|010|001|111)$/)).toBe(
          Number(size(symmetricDifference(symmetricDifference(a, b, grid), c, grid))),
        );
      }),
      runs,
    );
  });

  test("the eight symmetries of the square change no area and no number of faces", () => {
    fc.assert(
      fc.property(area, area, fc.integer({ min: 1, max: 7 }), (a, b, k) => {
        const image = (points: Position[]): Position[] =>
          points.map(([x, y]) => {
            const [u, v] = k & 4 ? [y!, x!] : [x!, y!];
            return [k & 1 ? FULL - u : u, k & 2 ? FULL - v : v];
          });
        expect(sizes(mapped(a, image), mapped(b, image))).toEqual(sizes(a, b));
        expect(overlay(layers(mapped(a, image), mapped(b, image)), grid).faceCount).toBe(
          overlay(layers(a, b), grid).faceCount,
        );
      }),
      runs,
    );
  });

  test("vertices added along the sides change no area and no number of faces", () => {
    fc.assert(
      fc.property(area, area, fc.integer(), (a, b, seed) => {
        const rng = random(seed);
        // STEP is a multiple of 2 … 18, so every such part of a side is a grid point
        const stops = (points: Position[]): Position[] =>
          points.flatMap((p, i) => {
            const q = points[i + 1];
            if (q === undefined) return [p];
            const parts = whole(rng, 1, 5);
            return Array.from(
              { length: parts },
              (_, k): Position => [p[0]! + (k * (q[0]! - p[0]!)) / parts, p[1]! + (k * (q[1]! - p[1]!)) / parts],
            );
          });
        expect(sizes(mapped(a, stops), b)).toEqual(sizes(a, b));
        expect(overlay(layers(mapped(a, stops), mapped(b, stops)), grid).faceCount).toBe(
          overlay(layers(a, b), grid).faceCount,
        );
      }),
      runs,
    );
  });

  test("an area cut along a line of the lattice is the area still", () => {
    fc.assert(
      fc.property(area, area, fc.constantFrom(1, 2), fc.boolean(), (a, b, at, upright) => {
        const side = (from: number, to: number): MultiPolygon => {
          const corners: Position[] = [
            [from, 0],
            [to, 0],
            [to, FULL],
            [from, FULL],
            [from, 0],
          ];
          return { type: "MultiPolygon", coordinates: [[upright ? corners : corners.map(([x, y]) => [y!, x!])]] };
        };
        const halves = [intersection(a, side(0, at * STEP), grid), intersection(a, side(at * STEP, FULL), grid)];
        const cut: MultiPolygon = {
          type: "MultiPolygon",
          coordinates: halves.flatMap(({ coordinates }) => coordinates),
        };
        expect(sizes(cut, b)).toEqual(sizes(a, b));
        expect(table(halves[0]!, halves[1]!)["11"]).toBeUndefined();
      }),
      runs,
    );
  });

  test("more covers more", () => {
    fc.assert(
      fc.property(area, area, area, (a, b, c) => {
        const more: MultiPolygon = { type: "MultiPolygon", coordinates: [...a.coordinates, ...c.coordinates] };
        // to the unit, face by face: nothing lies in a ∩ b that does not lie in (a ∪ c) ∩ b
        expect(table(intersection(a, b, grid), intersection(more, b, grid))["10"]).toBeUndefined();
        expect(size(difference(b, more, grid)) <= size(difference(b, a, grid))).toBe(true);
      }),
      runs,
    );
  });

  test("points are located as their winding says, at the heights of vertices too", () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const prepared = prepare(layers(a, b), grid);
        const points: Point[] = [];
        for (let y = -1; y <= 13; y++) for (let x = -1; x <= 13; x++) points.push([(x * STEP) / 4, (y * STEP) / 4]);
        const faces = prepared.locateMany(Float64Array.from(points.flat()));
        const parts = [steps(a), steps(b)];
        points.forEach((p, i) => {
          parts.forEach((own, l) => {
            const expected = covers(own, p);
            if (expected !== undefined) expect(prepared.covering(`l${l}`, faces[i]!).length > 0, `${p}`).toBe(expected);
          });
        });
        prepared.dispose();
      }),
      { ...runs, numRuns: cases(100, 3000) },
    );
  });
});
