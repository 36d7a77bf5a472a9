// Polygons in whole grid steps, as the core sees them: what the exact oracles of these tests work on.
import type { MultiPolygon } from "geojson";
import { flatten, type Polygonal } from "../../src/geometry/polygon-set.ts";
import { chooseGrid, emptyExtent, extend, type Grid } from "../../src/geometry/precision.ts";

/** A vertex in steps from the job's origin. */
export type Point = readonly [number, number];
/** A ring without its closing vertex, repeated vertices left out. */
export type Ring = readonly Point[];
/** Polygons as rings, the shell first. */
export type Polygons = readonly (readonly Ring[])[];

/** The grid a job over these arguments uses. */
export function gridOf(args: readonly Polygonal[], asked: number | "auto" = "auto"): Grid {
  const extent = emptyExtent();
  for (const g of args) extend(extent, flatten(g).coords);
  return chooseGrid(extent, asked);
}

/** An ordinate in steps, rounded as the core rounds. */
function steps(value: number, grid: Grid): number {
  return Math.floor((grid.stepsPerUnit > 0 ? value * grid.stepsPerUnit : value / grid.unitsPerStep) + 0.5);
}

/** The polygons moved to the grid. */
export function onGrid(g: Polygonal, grid: Grid): Polygons {
  const { coords, ringOffsets, polygonOffsets } = flatten(g);
  const polygons: Ring[][] = [];
  for (let p = 0; p + 1 < polygonOffsets.length; p++) {
    const rings: Ring[] = [];
    for (let r = polygonOffsets[p]!; r < polygonOffsets[p + 1]!; r++) {
      const ring: Point[] = [];
      for (let i = ringOffsets[r]!; i < ringOffsets[r + 1]!; i++) {
        const x = steps(coords[2 * i]!, grid) - grid.originX;
        const y = steps(coords[2 * i + 1]!, grid) - grid.originY;
        const last = ring.at(-1);
        if (last === undefined || last[0] !== x || last[1] !== y) ring.push([x, y]);
      }
      const [first] = ring;
      const last = ring.at(-1);
      if (ring.length > 1 && first![0] === last![0] && first![1] === last![1]) ring.pop();
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** Whether every ordinate of a result is the decimal of a grid line, bit for bit. */
export function liesOnGrid(g: MultiPolygon, grid: Grid): boolean {
  const back = (n: number): number => (grid.stepsPerUnit > 0 ? n / grid.stepsPerUnit : n * grid.unitsPerStep);
  return g.coordinates.every((polygon) =>
    polygon.every((ring) => ring.every((position) => position.every((v) => Object.is(v, back(steps(v, grid)))))),
  );
}

/** Twice the signed area of a ring, exact. */
export function ringArea2(ring: Ring): bigint {
  let sum = 0n;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    sum += BigInt(ax) * BigInt(by) - BigInt(bx) * BigInt(ay);
  }
  return sum;
}

/** Twice the area of valid polygons: shells minus holes, whatever their winding. */
export function area2(polygons: Polygons): bigint {
  let sum = 0n;
  for (const rings of polygons) {
    for (let r = 0; r < rings.length; r++) {
      const area = ringArea2(rings[r]!);
      const size = area < 0n ? -area : area;
      sum += r === 0 ? size : -size;
    }
  }
  return sum;
}

/** The sum of the lengths of all edges, in steps. */
export function perimeter(polygons: Polygons): number {
  let sum = 0;
  for (const rings of polygons)
    for (const ring of rings)
      for (let i = 0; i < ring.length; i++) {
        const [ax, ay] = ring[i]!;
        const [bx, by] = ring[(i + 1) % ring.length]!;
        sum += Math.hypot(bx - ax, by - ay);
      }
  return sum;
}
