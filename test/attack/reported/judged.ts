// Cases that someone published because a library got them wrong. Each file holds one: what failed where, the geometry of
// the thread, and what is right by the exact oracle (../../property/judge.ts), on the automatic grid and coarser ones, in
// both orders. Where the thread's polygons are no valid ones, what they enclose is put together first, and judged from there.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { union } from "../../../src/geometry/boolean.ts";
import { flatten } from "../../../src/geometry/polygon-set.ts";
import { chooseGrid, emptyExtent, extend } from "../../../src/geometry/precision.ts";
import { faults } from "../../property/judge.ts";

type Area = Polygon | MultiPolygon;

/** A polygon from rings written as in WKT, closed or not: "x y, x y, …". */
export function polygon(...rings: string[]): Polygon {
  return {
    type: "Polygon",
    coordinates: rings.map((text) => {
      const ring = text.split(",").map((pair): Position => pair.trim().split(/\s+/).map(Number));
      const [first, last] = [ring[0]!, ring.at(-1)!];
      return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
    }),
  };
}

/** Polygons as one geometry. */
export function multi(...polygons: Polygon[]): MultiPolygon {
  return { type: "MultiPolygon", coordinates: polygons.map(({ coordinates }) => coordinates) };
}

/** Planar area, from each ring's first vertex. */
export function planarArea(g: Area): number {
  const parts = g.type === "Polygon" ? [g.coordinates] : g.coordinates;
  return parts.flat().reduce((sum, ring) => {
    const [x, y] = ring[0] as [number, number];
    return (
      sum +
      ring.reduce((twice, [u, v], i) => {
        const [s, t] = ring[(i + 1) % ring.length]!;
        return twice + (u! - x) * (t! - y) - (s! - x) * (v! - y);
      }, 0) /
        2
    );
  }, 0);
}

/** Judges a pair of valid areas on the grid of its extent, on coarser ones, and with its arguments swapped. */
export function judged(a: Area, b: Area): void {
  const extent = emptyExtent();
  for (const g of [a, b]) extend(extent, flatten(g).coords);
  const { step } = chooseGrid(extent);
  test.each(["auto" as const, 10 * step, 1000 * step, 1e5 * step])("on the grid %s", (grid) => {
    expect(faults({ a, b, grid, exact: false })).toEqual([]);
    expect(faults({ a: b, b: a, grid, exact: false })).toEqual([]);
  });
}

/** Judges every step of uniting areas one after the other, and that all at once give the same area. */
export function judgedUnion(areas: readonly Area[]): void {
  test("united one by one and all at once", () => {
    let whole: Area = union(areas[0]!);
    for (const area of areas.slice(1)) {
      const one = union(area);
      expect(faults({ a: whole, b: one, grid: "auto", exact: false })).toEqual([]);
      whole = union([whole, one]);
    }
    const together = planarArea(union(areas));
    expect(Math.abs(planarArea(whole) - together)).toBeLessThanOrEqual(1e-7 * together);
  });
}
