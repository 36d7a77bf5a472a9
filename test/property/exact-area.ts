// The area of the intersection of two sets of polygons, without any topology: no noding, no sorting, no faces. The region
// of a ring is the signed sum of the strips between its edges and a far horizontal; so the area of A ∩ B is the sum over
// all pairs of edges of the signed area that their two strips share, which is the integral of the lower of two straight
// lines over an interval. Every term is a rational of whole numbers; terms are kept to 2^-96 of a step², so a thousand of
// them are exact far beyond anything the grid can tell. Cost: edges of A times edges of B.
import type { Polygons, Ring } from "./grid-polygons.ts";
import { ringArea2 } from "./grid-polygons.ts";

const SCALE = 96n;

interface Edge {
  /** Left end, then right end. */
  readonly ax: bigint;
  readonly ay: bigint;
  readonly bx: bigint;
  readonly by: bigint;
  readonly sign: bigint;
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly up: number;
}

/** The edges that are not vertical, signed so that a shell counts plus and a hole minus, whatever its winding. */
function edgesOf(polygons: Polygons): Edge[] {
  const edges: Edge[] = [];
  const add = (ring: Ring, hole: boolean): void => {
    // counterclockwise rings run right to left along their upper side
    const flip = ringArea2(ring) < 0n !== hole;
    for (let i = 0; i < ring.length; i++) {
      const [ax, ay] = ring[i]!;
      const [bx, by] = ring[(i + 1) % ring.length]!;
      if (ax === bx) continue;
      const forward = ax < bx;
      const [lx, ly, rx, ry] = forward ? [ax, ay, bx, by] : [bx, by, ax, ay];
      edges.push({
        ax: BigInt(lx),
        ay: BigInt(ly),
        bx: BigInt(rx),
        by: BigInt(ry),
        sign: forward !== flip ? -1n : 1n,
        left: lx,
        right: rx,
        low: Math.min(ay, by),
        up: Math.max(ay, by),
      });
    }
  };
  for (const rings of polygons) for (let r = 0; r < rings.length; r++) add(rings[r]!, r > 0);
  return edges;
}

/** The integral of an edge over l … r, times 2^96. */
function integral(e: Edge, l: bigint, r: bigint): bigint {
  const dx = e.bx - e.ax;
  return (((r - l) * (2n * e.ay * dx + (l + r - 2n * e.ax) * (e.by - e.ay))) << (SCALE - 1n)) / dx;
}

/** The integral of the lower of two edges over the interval they share, times 2^96. */
function lower(e: Edge, f: Edge): bigint {
  const l = e.ax > f.ax ? e.ax : f.ax;
  const r = e.bx < f.bx ? e.bx : f.bx;
  if (e.up <= f.low) return integral(e, l, r);
  if (f.up <= e.low) return integral(f, l, r);
  const dxe = e.bx - e.ax;
  const dxf = f.bx - f.ax;
  // e - f at x, times dxe * dxf
  const above = (x: bigint): bigint =>
    (e.ay * dxe + (x - e.ax) * (e.by - e.ay)) * dxf - (f.ay * dxf + (x - f.ax) * (f.by - f.ay)) * dxe;
  const atLeft = above(l);
  const atRight = above(r);
  if (atLeft <= 0n && atRight <= 0n) return integral(e, l, r);
  if (atLeft >= 0n && atRight >= 0n) return integral(f, l, r);
  // they cross: all of e, less the triangle by which e is above f
  const top = atLeft > 0n ? atLeft : atRight;
  const bottom = atLeft > 0n ? atRight : atLeft;
  return integral(e, l, r) - (((r - l) * top * top) << (SCALE - 1n)) / ((top - bottom) * dxe * dxf);
}

/** The area of A ∩ B in steps², times 2^96. */
export function scaledIntersectionArea(a: Polygons, b: Polygons): bigint {
  const right = edgesOf(b);
  let sum = 0n;
  for (const e of edgesOf(a))
    for (const f of right) {
      if (e.right <= f.left || f.right <= e.left) continue;
      const part = lower(e, f);
      sum += e.sign === f.sign ? part : -part;
    }
  return sum;
}

/** Twice the area of A ∩ B in steps²: the whole part, and whether nothing is left beside it. */
export function intersectionArea2(a: Polygons, b: Polygons): { readonly area2: number; readonly whole: bigint } {
  const scaled = scaledIntersectionArea(a, b);
  const half = 1n << (SCALE - 2n);
  const whole = (scaled + half) >> (SCALE - 1n);
  const rest = Number(scaled - (whole << (SCALE - 1n))) / 2 ** 95;
  return { area2: Number(whole) + rest, whole };
}
