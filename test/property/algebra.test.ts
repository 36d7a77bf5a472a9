// The laws of a set algebra, on arbitrary areas: rings that cross themselves included. What is one arrangement obeys them
// to the bit; what is nested obeys them after its first noding, because a noded result passes through unchanged.
import fc from "fast-check";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import { areas } from "./arbitrary.ts";
import { invalidity } from "./exact-validity.ts";
import { area2, gridOf, onGrid, perimeter } from "./grid-polygons.ts";
import { cases, SEED } from "./random.ts";

const runs = { numRuns: cases(300, 10_000), seed: SEED };
const grid = { grid: 1 } as const;
const nothing: MultiPolygon = { type: "MultiPolygon", coordinates: [] };
const size = (g: MultiPolygon): bigint => area2(onGrid(g, gridOf([], 1)));
function collect(...geometries: (Polygon | MultiPolygon)[]): FeatureCollection<Polygon | MultiPolygon> {
  return {
    type: "FeatureCollection",
    features: geometries.map(
      (geometry): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: {}, geometry }),
    ),
  };
}

describe("set algebra", () => {
  test("results are valid, and the operations of one pair add up to the last unit", () => {
    fc.assert(
      fc.property(areas(2), ([a, b]) => {
        const i = intersection(a!, b!, grid);
        const u = union([a!, b!], grid);
        const d = difference(a!, b!, grid);
        const e = difference(b!, a!, grid);
        const x = symmetricDifference(a!, b!, grid);
        const at = gridOf([], 1);
        for (const g of [i, u, d, e, x]) expect(invalidity(onGrid(g, at))).toBeUndefined();
        expect(size(i) + size(x)).toBe(size(u));
        expect(size(d) + size(e)).toBe(size(x));
        // the pieces put together again, with no noding left to do
        expect(union([i, d, e], grid)).toEqual(u);
        expect(union([d, e], grid)).toEqual(x);
        expect(intersection(d, e, grid)).toEqual(nothing);
        expect(intersection(i, x, grid)).toEqual(nothing);
        expect(difference(u, x, grid)).toEqual(i);
        expect(symmetricDifference(u, i, grid)).toEqual(x);
      }),
      runs,
    );
  });

  test("idempotence, empty set, order of arguments", () => {
    fc.assert(
      fc.property(areas(3), ([a, b, c]) => {
        const own = union(a!, grid);
        expect(union(own, grid)).toEqual(own);
        expect(intersection(a!, a!, grid)).toEqual(own);
        expect(union([a!, a!], grid)).toEqual(own);
        expect(difference(a!, a!, grid)).toEqual(nothing);
        expect(symmetricDifference(a!, a!, grid)).toEqual(nothing);
        expect(union([a!, nothing], grid)).toEqual(own);
        expect(difference(a!, nothing, grid)).toEqual(own);
        expect(intersection(a!, nothing, grid)).toEqual(nothing);
        expect(intersection(b!, a!, grid)).toEqual(intersection(a!, b!, grid));
        expect(symmetricDifference(b!, a!, grid)).toEqual(symmetricDifference(a!, b!, grid));
        expect(union([c!, a!, b!], grid)).toEqual(union([a!, b!, c!], grid));
        expect(union(collect(b!, c!, a!), grid)).toEqual(union([a!, b!, c!], grid));
      }),
      runs,
    );
  });

  test("absorption, distribution and De Morgan on noded parts", () => {
    fc.assert(
      fc.property(areas(3), (args) => {
        // the three, each put together from the faces of one arrangement: noded against each other
        const all = overlay({ a: collect(args[0]!), b: collect(args[1]!), c: collect(args[2]!) }, grid);
        const parts = (["a", "b", "c"] as const).map((layer) =>
          all.filter((face) => all.coveringIndices(layer, face).length > 0),
        );
        const [a, b, c] = parts as [(typeof parts)[0], (typeof parts)[0], (typeof parts)[0]];
        const frame = all.filter(() => true);
        expect(size(union([a, intersection(a, b, grid)], grid))).toBe(size(union(a, grid)));
        expect(size(intersection(a, union([b, c], grid), grid))).toBe(
          size(union([intersection(a, b, grid), intersection(a, c, grid)], grid)),
        );
        expect(size(difference(frame, union([a, b], grid), grid))).toBe(
          size(intersection(difference(frame, a, grid), difference(frame, b, grid), grid)),
        );
      }),
      { ...runs, numRuns: cases(150, 5000) },
    );
  });

  test("more to begin with leaves no less in common", () => {
    fc.assert(
      fc.property(areas(3), ([a, b, c]) => {
        const more = union([a!, c!], grid);
        const at = gridOf([], 1);
        const bound = 2 * 0.7072 * [a!, b!, c!].reduce((sum, g) => sum + perimeter(onGrid(g, at)), 0);
        const less = Number(size(intersection(a!, b!, grid))) - Number(size(intersection(more, b!, grid)));
        expect(less).toBeLessThanOrEqual(2 * bound);
      }),
      runs,
    );
  });
});

describe("overlay of any number of layers", () => {
  const names = ["p", "q", "r", "s"] as const;

  /** Every face as text with its labels by area, sorted: the whole result, whatever the order of layers was. */
  function portrait(order: readonly number[], args: readonly MultiPolygon[]): string[] {
    const result = overlay(Object.fromEntries(order.map((i) => [names[i]!, collect(args[i]!)])), grid);
    return [...result.faces()]
      .map(({ geometry, index }) => {
        const labels = names.filter((name, i) => order.includes(i) && result.coveringIndices(name, index).length > 0);
        return `${labels.join()} ${JSON.stringify(geometry.coordinates)}`;
      })
      .sort();
  }

  test("does not depend on the order of layers", () => {
    fc.assert(
      fc.property(areas(4), (args) => {
        const first = portrait([0, 1, 2, 3], args);
        expect(portrait([3, 1, 0, 2], args)).toEqual(first);
        expect(portrait([2, 3, 1, 0], args)).toEqual(first);
      }),
      runs,
    );
  });

  test("faces tile the union exactly, and overlaid again they come back to the bit", () => {
    fc.assert(
      fc.property(areas(4), (args) => {
        const result = overlay({ all: collect(...args) }, grid);
        const faces = [...result.faces()].map(({ geometry }) => geometry);
        const at = gridOf([], 1);
        for (const face of faces) expect(invalidity(onGrid(face, at))).toBeUndefined();
        const total = faces.reduce((sum, face) => sum + area2(onGrid(face, at)), 0n);
        expect(total).toBe(size(union(args, grid)));
        const again = overlay({ all: collect(...faces) }, grid);
        // nothing was left to node, and each face is covered by itself alone (their numbers may differ)
        expect(again.intersections).toBe(0);
        expect(again.faceCount).toBe(faces.length);
        for (const { geometry, index } of again.faces()) {
          const covering = again.coveringIndices("all", index);
          expect(covering).toHaveLength(1);
          expect(geometry).toEqual(faces[covering[0]!]);
        }
      }),
      runs,
    );
  });
});
