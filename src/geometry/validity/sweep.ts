// Where the edges of some rings meet, and which ring lies in which: one plane sweep over the raw doubles.
//
// The sweep of Shamos and Hoey ("Geometric intersection problems", 1976) keeps the edges under the sweep line in order and
// compares only neighbours. It differs in three ways. All order comes from `orientation`, which is exact, so nothing is
// decided by rounding. At each vertex the edges through that point stand together in the order, so touches are read from
// it: two visits of a point cross when their edges interleave around it. And where two edges cross or lie on each other,
// one of the two is taken out and the sweep goes on with the rest; so of every such pair at least one edge is named, and
// n edges with n² crossings give at most n meetings.
//
// Ties in x are swept by y, which is a sweep line tilted by nothing measurable, so vertical edges need no care.
// Cost: O(n log n) orientation tests; no recursion.
import { orientation } from "../orientation.ts";
import { SweepStatus } from "./sweep-status.ts";

/** Rings as flat arrays, vertex by vertex; the first vertex of a ring is not repeated. @internal */
export interface Rings {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The ring of each vertex. */
  readonly ring: Int32Array;
  /** The vertex after each vertex, around the ring. */
  readonly next: Int32Array;
  /** The polygon of each ring. */
  readonly polygon: Int32Array;
}

/**
 * How two edges meet where rings must not: `cross` in a point, `overlap` along a piece, or `touch`, when a ring comes back
 * to a point of its own. An edge is named by the vertex it starts from. @internal
 */
export type Meeting = (kind: "cross" | "overlap" | "touch", a: number, b: number, x: number, y: number) => void;

/** What the sweep learns of rings that nowhere cross. @internal */
export interface Nesting {
  /** The innermost ring around each ring, or -1. */
  readonly parent: Int32Array;
  /** 1 for rings that run counter-clockwise. */
  readonly counterClockwise: Uint8Array;
  /** Edges at whose points rings of one polygon close a circle of touches, so that its interior falls apart. */
  readonly closing: readonly { readonly edge: number; readonly x: number; readonly y: number }[];
}

/** Sweeps the rings and calls `meet` for each meeting that a valid polygon cannot have. @internal */
export function sweep(rings: Rings, meet: Meeting): Nesting {
  const { x, y, ring, next, polygon } = rings;
  const n = x.length;
  const ringCount = polygon.length;
  const previous = new Int32Array(n);
  for (let v = 0; v < n; v++) previous[next[v]!] = v;
  // places in the order of the sweep; equal points have equal ranks, so ranks compare points from here on
  const order = new Uint32Array(n).map((_, v) => v).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const rank = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    const [v, w] = [order[i]!, order[i - 1]!];
    rank[v] = x[v] === x[w] && y[v] === y[w] ? rank[w]! : i;
  }
  const forward = (e: number): boolean => rank[e]! < rank[next[e]!]!;
  const first = (e: number): number => (forward(e) ? e : next[e]!);
  const last = (e: number): number => (forward(e) ? next[e]! : e);
  /** Positive when vertex v lies above edge e. */
  const side = (e: number, v: number): number => {
    const [a, b] = [first(e), last(e)];
    return orientation(x[a]!, y[a]!, x[b]!, y[b]!, x[v]!, y[v]!);
  };

  const status = new SweepStatus();
  const dropped = new Uint8Array(n);
  const parent = new Int32Array(ringCount).fill(-2);
  const counterClockwise = new Uint8Array(ringCount);
  const closing: { edge: number; x: number; y: number }[] = [];
  const joined = new Int32Array(ringCount).map((_, r) => r);
  const rootOf = (r: number): number => {
    while (joined[r] !== r) r = joined[r] = joined[joined[r]!]!;
    return r;
  };

  /** Neighbours, a below b now: they cross ahead when the one that ends first ends on the far side of the other. */
  const crossAhead = (a: number, b: number): boolean => {
    const [endA, endB] = [last(a), last(b)];
    const sooner = rank[endA]! - rank[endB]!;
    return sooner < 0 ? side(b, endA) > 0 : sooner > 0 && side(a, endB) < 0;
  };
  /** Tests place i of the status against the next one, and after taking an edge out the new neighbours. */
  const testNeighbours = (i: number): void => {
    while (i >= 0 && i + 1 < status.size) {
      const [a, b] = [status.at(i), status.at(i + 1)];
      if (!crossAhead(a, b)) return;
      const [px, py] = crossing(rings, a, b);
      const lower = rank[last(a)]! > rank[last(b)]!;
      dropped[lower ? a : b] = 1;
      meet("cross", a, b, px, py);
      status.replace(lower ? i : i + 1, 1, []);
      if (lower) i--;
    }
  };

  const open = new Uint8Array(2 * n);
  /** Reads how the rings that visit one point stand to each other; the edges come in counter-clockwise order around it. */
  const readVisits = (here: number, px: number, py: number, around: readonly number[]): void => {
    const stack: number[] = [];
    const crossed = new Set<number>();
    const firstOfRing = new Map<number, number>();
    const ringOfPolygon = new Map<number, number>();
    const again = new Map<number, number>();
    for (const e of around) {
      // a visit is named by its vertex, or by n + the edge that the point lies inside of
      const v = rank[e] === here ? e : rank[next[e]!] === here ? next[e]! : n + e;
      if (dropped[e] || (v < n && (dropped[v] || dropped[previous[v]!]))) continue;
      if (!open[v]) {
        open[v] = 1;
        stack.push(v);
        const r = ring[v % n]!;
        const owner = polygon[r]!;
        if (firstOfRing.has(r)) again.set(r, v % n);
        else {
          firstOfRing.set(r, v % n);
          const other = ringOfPolygon.get(owner);
          if (other === undefined) ringOfPolygon.set(owner, r);
          else if (rootOf(other) === rootOf(r)) closing.push({ edge: v % n, x: px, y: py });
          else joined[rootOf(r)] = rootOf(other);
        }
        continue;
      }
      open[v] = 2;
      const top = stack.at(-1)!;
      if (top !== v) {
        meet("cross", top % n, v % n, px, py);
        if (ring[top % n] === ring[v % n]) crossed.add(ring[v % n]!);
      }
      while (stack.length > 0 && open[stack.at(-1)!] === 2) open[stack.pop()!] = 0;
    }
    for (const [r, v] of again) if (!crossed.has(r)) meet("touch", firstOfRing.get(r)!, v, px, py);
  };

  for (let i = 0, end: number; i < n; i = end) {
    const p = order[i]!;
    const [px, py, here] = [x[p]!, y[p]!, rank[p]!];
    for (end = i + 1; end < n && rank[order[end]!] === here; ) end++;

    // the edges of the status that contain the point end in it or go through it
    const at = status.search((e) => side(e, p) > 0);
    const arriving: number[] = [];
    const leaving: number[] = [];
    for (let e: number; at + arriving.length < status.size; arriving.push(e)) {
      e = status.at(at + arriving.length);
      if (rank[last(e)] !== here) {
        if (side(e, p) !== 0) break;
        leaving.push(e);
      }
    }
    const through = leaving.length > 0;
    for (let k = i; k < end; k++) {
      const v = order[k]!;
      if (!dropped[v] && rank[first(v)] === here) leaving.push(v);
      const e = previous[v]!;
      if (!dropped[e] && rank[first(e)] === here) leaving.push(e);
    }
    leaving.sort((a, b) => {
      const [endA, endB] = [last(a), last(b)];
      return -orientation(px, py, x[endA]!, y[endA]!, x[endB]!, y[endB]!);
    });
    let fan = 0;
    for (const e of leaving) {
      const kept = leaving[fan - 1];
      if (fan > 0 && side(kept!, last(e)) === 0) {
        dropped[e] = 1;
        meet("overlap", kept!, e, px, py);
      } else leaving[fan++] = e;
    }
    leaving.length = fan;

    status.replace(at, arriving.length, leaving);
    for (let k = 0; k < fan; k++) {
      // the lowest edge of a ring at its first point has the ring above it
      const e = leaving[k]!;
      const r = ring[e]!;
      if (parent[r] !== -2) continue;
      counterClockwise[r] = +forward(e);
      const below = at + k > 0 ? status.at(at + k - 1) : -1;
      const around = below < 0 ? -1 : ring[below]!;
      parent[r] = below < 0 || +forward(below) === counterClockwise[around] ? around : parent[around]!;
    }
    if (through || end - i > 1) readVisits(here, px, py, leaving.concat(arriving.reverse()));
    testNeighbours(at + fan - 1);
    if (fan > 0) testNeighbours(at - 1);
  }
  return { parent, counterClockwise, closing };
}

/** Where two edges cross, rounded: a place to show, never to decide by. */
function crossing({ x, y, next }: Rings, e: number, f: number): readonly [number, number] {
  const [ax, ay, cx, cy] = [x[e]!, y[e]!, x[f]!, y[f]!];
  const [ux, uy] = [x[next[e]!]! - ax, y[next[e]!]! - ay];
  const [vx, vy] = [x[next[f]!]! - cx, y[next[f]!]! - cy];
  const t = ((cx - ax) * vy - (cy - ay) * vx) / (ux * vy - uy * vx);
  return t >= 0 && t <= 1 ? [ax + t * ux, ay + t * uy] : [ax, ay];
}
