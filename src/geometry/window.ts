// Window reduction: for an overlay with a small footprint, a huge ring is cut down to the vertices that matter inside the
// footprint's box. A stretch of vertices that all lie beyond the same side of the window is replaced by its first and last:
// the chord between them lies beyond that side too, so windings inside the window stay as they are, edges that touch the
// window are unchanged, and no new coordinate appears.
// A ring beyond one side of the window takes no part at all.
// Cost: the boxes of rings, of 1,024 and of 32 vertices each are made once; then one look at each large box of the features
// asked for, at the small boxes and at the vertices near the window.
import type { PolygonSet } from "./polygon-set.ts";
import { type Extent, emptyExtent, extend } from "./precision.ts";
import { RingBuffer } from "./ring-buffer.ts";

const RUN = 32;
const BLOCK = 32 * RUN;
const LEFT = 1;
const RIGHT = 2;
const BELOW = 4;
const ABOVE = 8;

/** Boxes (left, low, right, up) of the rings of a set, and of every 32 and 1,024 vertices wherever rings begin. @internal */
export interface Boxes {
  readonly rings: Float64Array;
  readonly runs: Float64Array;
  readonly blocks: Float64Array;
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
    blocks: boxesOf(Math.ceil(coords.length / 2 / BLOCK), (block) => block * BLOCK),
  };
}

/** The polygons of the given features, reduced to a window; the result has one feature per entry of `features`. @internal */
export function reduceToWindow(set: PolygonSet, boxes: Boxes, features: readonly number[], window: Extent): PolygonSet {
  reduced.clear();
  for (const f of features) reduced.add(set, boxes, f, window);
  return { ...reduced.set, coords: reduced.coords.slice(0, 2 * reduced.vertices) };
}

/** Features of any sets reduced to windows, one after another. @internal */
export class WindowCut extends RingBuffer {
  /** Adds a feature. */
  add(set: PolygonSet, boxes: Boxes, f: number, window: Extent): void {
    const { rings } = boxes;
    for (let p = set.featureOffsets[f]!; p < set.featureOffsets[f + 1]!; p++) {
      const shell = set.polygonOffsets[p]!;
      let kept = 0;
      for (let r = shell; r < set.polygonOffsets[p + 1]!; r++) {
        if (beyondAt(rings, r, window)) continue;
        // a hole stays a hole: where the shell takes no part, a ring without vertices stands for it
        if (kept++ === 0 && r > shell) this.ringOffsets.push(this.at / 2);
        this.#addRing(set.coords, boxes, set.ringOffsets[r]!, set.ringOffsets[r + 1]!, window);
        this.ringOffsets.push(this.at / 2);
      }
      if (kept > 0) this.polygonOffsets.push(this.ringOffsets.length - 1);
    }
    this.featureOffsets.push(this.polygonOffsets.length - 1);
  }

  #addRing(coords: Float64Array, boxes: Boxes, from: number, to: number, window: Extent): void {
    let out = this.coords;
    let at = this.at;
    let shared = 0; // sides beyond which the whole stretch lies; 0 outside a stretch
    let length = 0; // vertices written of the stretch
    for (let i = from; i < to; i++) {
      let beyond = 0;
      if (length > 0 && i % RUN === 0) {
        beyond = goesOn(boxes, i, to, window, shared);
        if (beyond) i += skipped - 1;
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
      // what is written is far less than the ring, so room is made as it is needed
      if (at === out.length) out = this.grow();
      out[at] = x;
      out[at + 1] = y;
      at += 2;
    }
    this.at = at;
  }
}

/** Used again by every reduction. */
const reduced: WindowCut = new WindowCut();

/** How a feature lies to a window. @internal */
export type Lie = "border" | "inside" | "outside";

/**
 * Whether an edge of a feature may meet a window (one that passes a corner counts); where none does, whether the feature
 * holds the window whole. Then every edge lies beyond one side, so which edges a ray from the window crosses is decided by
 * comparisons alone, and the answer is exact. Rings that are not closed are closed.
 *
 * @internal
 */
export function lieOf(set: PolygonSet, boxes: Boxes, feature: number, window: Extent, parity: boolean): Lie {
  const { rings } = boxes;
  let winds = 0;
  let holds = false;
  for (let p = set.featureOffsets[feature]!; p < set.featureOffsets[feature + 1]!; p++) {
    const shell = set.polygonOffsets[p]!;
    let inPart = false;
    for (let r = shell; r < set.polygonOffsets[p + 1]!; r++) {
      if (beyondAt(rings, r, window)) continue;
      const winding = windingAround(set.coords, boxes, set.ringOffsets[r]!, set.ringOffsets[r + 1]!, window);
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
  boxes: Boxes,
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
    // edges inside what goes on are beyond that side; to the right only the first and the last height matter
    if (i % RUN === 0 && goesOn(boxes, i, to, window, before)) i += skipped - 1;
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

/** How many vertices `goesOn` found to go on. */
let skipped = 0;

/** The sides beyond which the next 1,024 or 32 vertices lie, if they go on beyond the sides before; else 0. */
function goesOn({ runs, blocks }: Boxes, i: number, to: number, window: Extent, before: number): number {
  if (i % BLOCK === 0 && i + BLOCK <= to) {
    const beyond = beyondAt(blocks, i / BLOCK, window);
    skipped = BLOCK;
    if (before & beyond) return beyond;
  }
  if (i + RUN > to) return 0;
  const beyond = beyondAt(runs, i / RUN, window);
  skipped = RUN;
  return before & beyond ? beyond : 0;
}

/** The sides of the window beyond which a box of a list lies. */
function beyondAt(boxes: Float64Array, k: number, window: Extent): number {
  return sidesBeyond(window, boxes[4 * k]!, boxes[4 * k + 1]!, boxes[4 * k + 2]!, boxes[4 * k + 3]!);
}

/** The sides of the window beyond which a box lies whole. */
function sidesBeyond(window: Extent, left: number, low: number, right: number, up: number): number {
  return (
    (right < window.minX ? LEFT : left > window.maxX ? RIGHT : 0) |
    (up < window.minY ? BELOW : low > window.maxY ? ABOVE : 0)
  );
}
