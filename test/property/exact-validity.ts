// Whether a result is valid after OGC 06-103r4, decided exactly on grid coordinates, with none of the library's own code:
// rings closed and simple, all edges noded, shells counterclockwise and holes clockwise, holes inside their shell and not
// in each other, interiors connected and disjoint. Cost: all pairs of edges whose boxes meet.
import { type Point, type Polygons, type Ring, ringArea2 } from "./grid-polygons.ts";

/** The sign of the turn a, b, c: f64 where its error cannot matter, big integers where it can. */
export function turn(a: Point, b: Point, c: Point): number {
  const left = (b[0] - a[0]) * (c[1] - a[1]);
  const right = (b[1] - a[1]) * (c[0] - a[0]);
  const difference = left - right;
  if (Math.abs(difference) > (Math.abs(left) + Math.abs(right)) * 4e-16) return Math.sign(difference);
  const exact =
    (BigInt(b[0]) - BigInt(a[0])) * (BigInt(c[1]) - BigInt(a[1])) -
    (BigInt(b[1]) - BigInt(a[1])) * (BigInt(c[0]) - BigInt(a[0]));
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

/** 1 inside, 0 on the ring, -1 outside. */
export function locateInRing(p: Point, ring: Ring): number {
  let inside = -1;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const side = turn(a, b, p);
    if (
      side === 0 &&
      Math.min(a[0], b[0]) <= p[0] &&
      p[0] <= Math.max(a[0], b[0]) &&
      Math.min(a[1], b[1]) <= p[1] &&
      p[1] <= Math.max(a[1], b[1])
    )
      return 0;
    if (a[1] <= p[1] !== b[1] <= p[1] && side > 0 === b[1] > a[1]) inside = -inside;
  }
  return inside;
}

/** 1 inside the polygon, 0 on a ring, -1 outside. */
export function locateInPolygon(p: Point, rings: readonly Ring[]): number {
  let inside = -1;
  for (const ring of rings) {
    const at = locateInRing(p, ring);
    if (at === 0) return 0;
    if (at > 0) inside = -inside;
  }
  return inside;
}

const key = (p: Point): string => `${p[0]},${p[1]}`;
const double = (ring: Ring): Ring => ring.map(([x, y]) => [2 * x, 2 * y]);
const middle = (ring: Ring): Point => [ring[0]![0] + ring[1]![0], ring[0]![1] + ring[1]![1]];

/** What is wrong with the polygons, or undefined. */
export function invalidity(polygons: Polygons): string | undefined {
  const edges: { a: Point; b: Point; left: number; right: number; low: number; up: number }[] = [];
  for (const rings of polygons) {
    if (rings.length === 0) return "a polygon without rings";
    for (let r = 0; r < rings.length; r++) {
      const ring = rings[r]!;
      if (ring.length < 3) return `a ring of ${ring.length} vertices`;
      if (new Set(ring.map(key)).size !== ring.length) return "a ring that visits a vertex twice";
      const area = ringArea2(ring);
      if (r === 0 ? area <= 0n : area >= 0n) return `ring ${r} with twice the area ${area}`;
      for (let i = 0; i < ring.length; i++) {
        const a = ring[i]!;
        const b = ring[(i + 1) % ring.length]!;
        edges.push({
          a,
          b,
          left: Math.min(a[0], b[0]),
          right: Math.max(a[0], b[0]),
          low: Math.min(a[1], b[1]),
          up: Math.max(a[1], b[1]),
        });
      }
    }
  }
  edges.sort((e, f) => e.left - f.left);
  for (let i = 0; i < edges.length; i++) {
    const e = edges[i]!;
    for (let j = i + 1; j < edges.length && edges[j]!.left <= e.right; j++) {
      const f = edges[j]!;
      if (f.low > e.up || f.up < e.low) continue;
      const c = turn(e.a, e.b, f.a);
      const d = turn(e.a, e.b, f.b);
      if (c * d > 0) continue;
      const a = turn(f.a, f.b, e.a);
      const b = turn(f.a, f.b, e.b);
      if (a * b > 0) continue;
      const where = `${key(e.a)} ${key(e.b)} and ${key(f.a)} ${key(f.b)}`;
      if (c * d < 0 && a * b < 0) return `crossing edges ${where}`;
      const ends = [e.a, e.b].map(key);
      const shared = [f.a, f.b].map(key).filter((k) => ends.includes(k)).length;
      if (shared === 2) return `a doubled edge ${where}`;
      if (shared === 0) return `edges that meet inside one ${where}`;
      if (c === 0 && d === 0) {
        // collinear with one shared end: they may only continue each other
        const s = ends.includes(key(f.a)) ? f.a : f.b;
        const p = key(e.a) === key(s) ? e.b : e.a;
        const q = s === f.a ? f.b : f.a;
        if ((p[0] - s[0]) * (q[0] - s[0]) + (p[1] - s[1]) * (q[1] - s[1]) > 0) return `a spike ${where}`;
      }
    }
  }
  for (let p = 0; p < polygons.length; p++) {
    const rings = polygons[p]!.map(double);
    for (let h = 1; h < rings.length; h++) {
      const point = middle(polygons[p]![h]!);
      if (locateInRing(point, rings[0]!) <= 0) return "a hole outside its shell";
      for (let k = 1; k < rings.length; k++)
        if (k !== h && locateInRing(point, rings[k]!) >= 0) return "a hole inside another";
    }
    const reason = connectedness(polygons[p]!);
    if (reason) return reason;
    for (let q = 0; q < polygons.length; q++)
      if (q !== p && locateInPolygon(middle(polygons[q]![0]!), rings) >= 0) return "polygons that overlap";
  }
  return undefined;
}

/** Rings that touch in a closed chain cut the interior in two. */
function connectedness(rings: readonly Ring[]): string | undefined {
  const up = new Map<string, string>();
  const find = (k: string): string => {
    let root = k;
    while (up.has(root)) root = up.get(root)!;
    return root;
  };
  for (let r = 0; r < rings.length; r++)
    for (const p of rings[r]!) {
      const ring = find(`ring ${r}`);
      const vertex = find(key(p));
      if (ring === vertex) return `an interior cut in two at ${key(p)}`;
      up.set(vertex, ring);
    }
  return undefined;
}
