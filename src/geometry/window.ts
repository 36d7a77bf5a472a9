// Window reduction: for an overlay with a small footprint, a huge ring is cut down to the vertices that matter inside the
// footprint's box. A stretch of vertices that all lie beyond the same side of the window is replaced by its first and last:
// the chord between them lies beyond that side too, so windings inside the window stay as they are, edges that touch the
// window are unchanged, and no new coordinate appears.
// A ring beyond one side of the window takes no part at all.
// Cost: the boxes of rings and of 32 vertices each are made once; then one look at each box of the features asked for, and at
// the vertices near the window.
import type { PolygonSet } from "./polygon-set.ts";
import { type Extent, emptyExtent, extend } from "./precision.ts";

const RUN = 32;
const LEFT = 1;
const RIGHT = 2;
const BELOW = 4;
const ABOVE = 8;

/** Boxes (left, low, right, up) of the rings of a set, and of every 32 vertices wherever rings begin. @internal */
export interface Boxes {
  readonly rings: Float64Array;
  readonly runs: Float64Array;
}

/** Makes the boxes of a set. @internal */
export function makeBoxes({ coords, ringOffsets }: PolygonSet): Boxes {
  const boxesOf = (count: number, startOf: (i: number) => number): Float64Array => {
    const boxes = new Float64Array(4 * count);
    for (let i = 0; i < count; i++) {
      const box = emptyExtent();
      extend(box, coords.subarray(2 * startOf(i), 2 * startOf(i + 1)));
      boxes.set([box.minX, box.minY, box.maxX, box.maxY], 4 * i);
    }
    return boxes;
  };
  return {
    rings: boxesOf(ringOffsets.length - 1, (r) => ringOffsets[r]!),
    runs: boxesOf(Math.ceil(coords.length / 2 / RUN), (run) => run * RUN),
  };
}

/** The polygons of the given features, reduced to a window; the result has one feature per entry of `features`. @internal */
export function reduceToWindow(set: PolygonSet, boxes: Boxes, features: readonly number[], window: Extent): PolygonSet {
  const cut = new WindowCut();
  for (const f of features) cut.add(set, boxes, f, window);
  return cut.set;
}

/** Features of any sets reduced to windows, one after another. The arrays grow as needed and are used again. @internal */
export class WindowCut {
  #coords = new Float64Array(512);
  #at = 0;
  readonly #ringOffsets = [0];
  readonly #polygonOffsets = [0];
  readonly #featureOffsets = [0];

  /** Forgets what was added. */
  clear(): void {
    this.#at = 0;
    this.#ringOffsets.length = this.#polygonOffsets.length = this.#featureOffsets.length = 1;
  }

  /** What was added; its coordinates are overwritten after `clear`. */
  get set(): PolygonSet {
    return {
      coords: this.#coords.subarray(0, this.#at),
      ringOffsets: Int32Array.from(this.#ringOffsets),
      polygonOffsets: Int32Array.from(this.#polygonOffsets),
      featureOffsets: Int32Array.from(this.#featureOffsets),
    };
  }

  /** Adds a feature. */
  add(set: PolygonSet, { rings, runs }: Boxes, f: number, window: Extent): void {
    for (let p = set.featureOffsets[f]!; p < set.featureOffsets[f + 1]!; p++) {
      const shell = set.polygonOffsets[p]!;
      let kept = 0;
      for (let r = shell; r < set.polygonOffsets[p + 1]!; r++) {
        if (sidesBeyond(window, rings[4 * r]!, rings[4 * r + 1]!, rings[4 * r + 2]!, rings[4 * r + 3]!)) continue;
        // a hole stays a hole: where the shell takes no part, a ring without vertices stands for it
        if (kept++ === 0 && r > shell) this.#ringOffsets.push(this.#at / 2);
        this.#addRing(set.coords, runs, set.ringOffsets[r]!, set.ringOffsets[r + 1]!, window);
        this.#ringOffsets.push(this.#at / 2);
      }
      if (kept > 0) this.#polygonOffsets.push(this.#ringOffsets.length - 1);
    }
    this.#featureOffsets.push(this.#polygonOffsets.length - 1);
  }

  #addRing(coords: Float64Array, runs: Float64Array, from: number, to: number, window: Extent): void {
    const most = this.#at + 2 * (to - from);
    if (most > this.#coords.length) {
      const grown = new Float64Array(2 * most);
      grown.set(this.#coords.subarray(0, this.#at));
      this.#coords = grown;
    }
    const out = this.#coords;
    let at = this.#at;
    let shared = 0; // sides beyond which the whole stretch lies; 0 outside a stretch
    let length = 0; // vertices written of the stretch
    for (let i = from; i < to; i++) {
      let beyond = 0;
      if (length > 0 && i % RUN === 0 && i + RUN <= to) {
        const run = (i / RUN) * 4;
        beyond = sidesBeyond(window, runs[run]!, runs[run + 1]!, runs[run + 2]!, runs[run + 3]!);
        // all of the run goes on beyond the same side
        if (shared & beyond) i += RUN - 1;
        else beyond = 0;
      }
      const x = coords[2 * i]!;
      const y = coords[2 * i + 1]!;
      beyond ||= sidesBeyond(window, x, y, x, y);
      if (length > 0 && shared & beyond) {
        shared &= beyond;
        // the stretch goes on: its last vertex moves forward
        if (length === 2) at -= 2;
        length = 2;
      } else {
        shared = beyond;
        length = beyond === 0 ? 0 : 1;
      }
      out[at] = x;
      out[at + 1] = y;
      at += 2;
    }
    this.#at = at;
  }
}

/** How a feature lies to a window. @internal */
export type Lie = "border" | "inside" | "outside";

/**
 * Whether an edge of a feature may meet a window (one that passes a corner counts); where none does, whether the feature
 * holds the window whole. Then every edge lies beyond one side, so which edges a ray from the window crosses is decided by
 * comparisons alone, and the answer is exact. Rings that are not closed are closed.
 *
 * @internal
 */
export function lieOf(set: PolygonSet, { rings, runs }: Boxes, feature: number, window: Extent, parity: boolean): Lie {
  let winds = 0;
  let holds = false;
  for (let p = set.featureOffsets[feature]!; p < set.featureOffsets[feature + 1]!; p++) {
    const shell = set.polygonOffsets[p]!;
    let inPart = false;
    for (let r = shell; r < set.polygonOffsets[p + 1]!; r++) {
      if (sidesBeyond(window, rings[4 * r]!, rings[4 * r + 1]!, rings[4 * r + 2]!, rings[4 * r + 3]!)) continue;
      const winding = windingAround(set.coords, runs, set.ringOffsets[r]!, set.ringOffsets[r + 1]!, window);
      if (winding === undefined) return "border";
      winds += winding;
      if (winding !== 0) inPart = r === shell;
    }
    holds ||= inPart;
  }
  return (parity ? winds % 2 !== 0 : holds) ? "inside" : "outside";
}

/** How often a ring winds around a window; `undefined` where an edge may meet it. */
function windingAround(
  coords: Float64Array,
  runs: Float64Array,
  from: number,
  to: number,
  window: Extent,
): number | undefined {
  const middle = (window.minY + window.maxY) / 2;
  let winding = 0;
  let x = coords[2 * to - 2]!;
  let y = coords[2 * to - 1]!;
  let before = sidesBeyond(window, x, y, x, y);
  for (let i = from; i < to; i++) {
    if (i % RUN === 0 && i + RUN <= to) {
      const run = (i / RUN) * 4;
      const beyond = sidesBeyond(window, runs[run]!, runs[run + 1]!, runs[run + 2]!, runs[run + 3]!);
      // edges inside the run are beyond that side; to the right only the first and the last height matter
      if (before & beyond) i += RUN - 1;
    }
    const nextX = coords[2 * i]!;
    const nextY = coords[2 * i + 1]!;
    const beyond = sidesBeyond(window, nextX, nextY, nextX, nextY);
    if (!(before & beyond)) return undefined;
    if (before & beyond & RIGHT && y <= middle !== nextY <= middle) winding += nextY > y ? 1 : -1;
    x = nextX;
    y = nextY;
    before = beyond;
  }
  return winding;
}

/** The sides of the window beyond which a box lies whole. */
function sidesBeyond(window: Extent, left: number, low: number, right: number, up: number): number {
  return (
    (right < window.minX ? LEFT : left > window.maxX ? RIGHT : 0) |
    (up < window.minY ? BELOW : low > window.maxY ? ABOVE : 0)
  );
}
