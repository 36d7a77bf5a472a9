// Six families of valid pairs that make overlays go wrong, after what is publicly known of the failures of floating-point
// engines, and a seventh for grids: long edges a few steps apart, where each split bends an edge over the next one.
// Disturbances are of one unit in the last place (which a grid removes) and of about one grid step (which it does not).
import type { Polygon, Position } from "geojson";
import { type Random, whole } from "./random.ts";

/** Two areas and the grid to overlay them on. */
export interface Pair {
  readonly a: Polygon;
  readonly b: Polygon;
  readonly grid: number | "auto";
  /** Whether all crossings are grid points, so that no area may be lost. */
  readonly exact: boolean;
}

/** A polygon of one open ring. */
export function polygon(...rings: Position[][]): Polygon {
  return { type: "Polygon", coordinates: rings.map((ring) => [...ring, ring[0]!]) };
}

/** The next double in a random direction, or the same. */
export function ulpMoved(value: number, rng: Random): number {
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0]! += BigInt(whole(rng, -1, 1));
  return new Float64Array(bits.buffer)[0]!;
}

/** A star-shaped ring around a centre, radii between `least` and 1 times `size`. */
export function star(rng: Random, n: number, x: number, y: number, size: number, least = 0.3): Position[] {
  const ring: Position[] = [];
  const turn = rng();
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * (i + turn + 0.8 * rng())) / n;
    const r = size * (least + (1 - least) * rng());
    ring.push([x + r * Math.cos(angle), y + r * Math.sin(angle)]);
  }
  return ring;
}

/** A star on whole coordinates: distinct directions, no gap of half a turn. */
function gridRing(rng: Random, span: number): Position[] {
  const cx = whole(rng, Math.ceil(span / 3), Math.floor((2 * span) / 3)) + 0.37;
  const cy = whole(rng, Math.ceil(span / 3), Math.floor((2 * span) / 3)) + 0.41;
  for (;;) {
    const points = Array.from(
      { length: whole(rng, 5, 14) },
      (): Position => [whole(rng, 0, span), whole(rng, 0, span)],
    );
    const angle = (p: Position): number => Math.atan2(p[1]! - cy, p[0]! - cx);
    points.sort((p, q) => angle(p) - angle(q));
    const ring = points.filter((p, i) => i === 0 || angle(p) - angle(points[i - 1]!) > 1e-9);
    const wide = ring.some((p, i) => {
      const next = i + 1 < ring.length ? angle(ring[i + 1]!) : angle(ring[0]!) + 2 * Math.PI;
      return next - angle(p) > 3.1;
    });
    if (ring.length >= 4 && !wide) return ring;
  }
}

/** A histogram with a ragged top and bottom. */
function skyline(rng: Random, span: number): Position[] {
  const x0 = whole(rng, 0, span >> 1);
  const base = whole(rng, span >> 2, (3 * span) >> 2);
  const columns = whole(rng, 1, 6);
  const top: Position[] = [];
  const bottom: Position[] = [];
  let x = x0;
  for (let i = 0; i < columns; i++) {
    const next = x + whole(rng, 1, 5);
    const up = base + whole(rng, 1, 8);
    const down = base - whole(rng, 1, 8);
    top.push([x, up], [next, up]);
    bottom.push([x, down], [next, down]);
    x = next;
  }
  return [...bottom, ...top.reverse()];
}

/** Moves every vertex by up to `most`, on the grid lines of `step`. */
function shaken(ring: readonly Position[], rng: Random, step: number, most: number): Position[] {
  return ring.map(([x, y]) => [x! + step * whole(rng, -most, most), y! + step * whole(rng, -most, most)]);
}

/** A chain between two points, bent sideways, less so near its ends: what leaves an end at a steep angle stays clear. */
function chain(rng: Random, n: number, from: Position, to: Position, bend: number): Position[] {
  const points: Position[] = [];
  for (let i = 0; i <= n; i++) {
    const t = i / n;
    const off = bend * (rng() - 0.5) * Math.min(1, 4 * t, 4 * (1 - t));
    points.push([
      from[0]! + t * (to[0]! - from[0]!) - off * (to[1]! - from[1]!),
      from[1]! + t * (to[1]! - from[1]!) + off * (to[0]! - from[0]!),
    ]);
  }
  return points;
}

/** One pair of a family. */
export type Family = (rng: Random) => Pair;

export const FAMILIES: Readonly<Record<string, Family>> = {
  "grid-star": (rng) => {
    const span = [6, 12, 40, 1000][whole(rng, 0, 3)]!;
    return { a: polygon(gridRing(rng, span)), b: polygon(gridRing(rng, span)), grid: 1, exact: false };
  },
  rectilinear: (rng) => ({
    a: polygon(skyline(rng, 20)),
    b: polygon(skyline(rng, 20)),
    grid: rng() < 0.5 ? 1 : "auto",
    exact: true,
  }),
  "near-coincident": (rng) => {
    const ring = star(rng, whole(rng, 5, 24), 121, 28, 0.5);
    const angle = 10 ** -(8 + 7 * rng());
    const turned = ring.map(([x, y]): Position => {
      const dx = x! - 121;
      const dy = y! - 28;
      return [121 + dx - angle * dy, 28 + dy + angle * dx];
    });
    const grid = rng() < 0.5 ? "auto" : 1e-8;
    return { a: polygon(ring), b: polygon(turned), grid, exact: false };
  },
  "ulp-boundary": (rng) => {
    const border = chain(rng, whole(rng, 3, 24), [121.5, 28], [121.5 + 0.1 * rng(), 29], 0.05);
    const noise = [0, 1, 2, 5][whole(rng, 0, 3)]!;
    const other = border.map(([x, y]): Position => [ulpMoved(x!, rng), ulpMoved(y!, rng)]);
    return {
      a: polygon([[121, 29], [121, 28], ...border]),
      b: polygon([[122, 28], [122, 29], ...(noise > 0 ? shaken(other, rng, 1e-9, noise) : other).reverse()]),
      grid: rng() < 0.5 ? "auto" : 1e-9,
      exact: false,
    };
  },
  sliver: (rng) => {
    // two blades from one root, their edges a few steps apart over up to 10^9 of them
    const length = 10 ** whole(rng, 2, 9) - whole(rng, 0, 50);
    const slope = whole(rng, -40, 40);
    const blade = (): Polygon =>
      polygon([
        [whole(rng, -3, 3), whole(rng, -3, 3)],
        [length + whole(rng, -9, 9), slope + whole(rng, -3, 0)],
        [length + whole(rng, -9, 9), slope + whole(rng, 1, 4)],
        [whole(rng, -3, 3), whole(rng, 4, 7)],
      ]);
    return { a: blade(), b: blade(), grid: 1, exact: false };
  },
  "shared-edge-ulp": (rng) => {
    const n = whole(rng, 2, 12);
    const angle = 2 * Math.PI * rng();
    const from: Position = [121, 28];
    const to: Position = [121 + Math.cos(angle), 28 + Math.sin(angle)];
    const border = chain(rng, n, from, to, 0.2);
    const side = (sign: number): Position[] => {
      const apex = chain(rng, whole(rng, 2, 8), to, from, 0.1).slice(1, -1);
      return apex.map(([x, y]) => [x! - sign * (to[1]! - from[1]!) * 0.4, y! + sign * (to[0]! - from[0]!) * 0.4]);
    };
    const steps = rng() < 0.5 ? 0 : 1;
    const moved = border.map(([x, y]): Position => {
      if (rng() > 0.4) return [x!, y!];
      if (steps === 0) return [ulpMoved(x!, rng), ulpMoved(y!, rng)];
      return [x! + 2e-9 * whole(rng, -1, 1), y! + 2e-9 * whole(rng, -1, 1)];
    });
    const second = [...side(-1)].reverse();
    return {
      a: polygon([...border, ...side(1)]),
      b: polygon([...moved.reverse(), ...second]),
      grid: "auto",
      exact: false,
    };
  },
  march: (rng) => {
    // bundles of long edges that run within a step of each other
    const length = whole(rng, 50, 5000);
    const comb = (): Position[] => {
      const ring: Position[] = [];
      const teeth = whole(rng, 2, 5);
      for (let i = 0; i < teeth; i++) ring.push([whole(rng, 0, 5), 2 * i], [length - whole(rng, 0, 5), 2 * i + 1]);
      ring.push([length + 20, 2 * teeth + 2], [-20, 2 * teeth + 2]);
      return ring;
    };
    return { a: polygon(comb()), b: polygon(shaken(comb(), rng, 1, 2)), grid: 1, exact: false };
  },
};
