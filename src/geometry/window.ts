// Window reduction: for an overlay with a small footprint, a huge ring is cut down to the vertices that matter inside the
// footprint's box. A stretch of vertices that all lie beyond the same side of the window is replaced by its first and last:
// the chord between them lies beyond that side too, so windings inside the window stay as they are, edges that touch the
// window are unchanged, and no new coordinate appears.
// Cost: the boxes of 128 vertices each are made once; then one look at each box, and at the vertices near the window.
import type { PolygonSet } from "./polygon-set.ts";
import { type Extent, emptyExtent, extend } from "./precision.ts";

const RUN = 128;
const LEFT = 1;
const RIGHT = 2;
const BELOW = 4;
const ABOVE = 8;

/** Boxes (left, low, right, up) of every 128 vertices of a set, wherever rings begin. @internal */
export function boxRuns({ coords }: PolygonSet): Float64Array {
  const runs = new Float64Array(4 * Math.ceil(coords.length / 2 / RUN));
  for (let r = 0; r < runs.length; r += 4) {
    const box = emptyExtent();
    extend(box, coords.subarray((r / 2) * RUN, (r / 2 + 2) * RUN));
    runs.set([box.minX, box.minY, box.maxX, box.maxY], r);
  }
  return runs;
}

/** The polygons of the given features, reduced to a window; the result has one feature per entry of `features`. @internal */
export function reduceToWindow(
  set: PolygonSet,
  runs: Float64Array,
  features: readonly number[],
  window: Extent,
): PolygonSet {
  const coords: number[] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const featureOffsets = [0];
  for (const f of features) {
    for (let p = set.featureOffsets[f]!; p < set.featureOffsets[f + 1]!; p++) {
      for (let r = set.polygonOffsets[p]!; r < set.polygonOffsets[p + 1]!; r++) {
        reduceRing(set.coords, runs, set.ringOffsets[r]!, set.ringOffsets[r + 1]!, window, coords);
        ringOffsets.push(coords.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    featureOffsets.push(polygonOffsets.length - 1);
  }
  return {
    coords: Float64Array.from(coords),
    ringOffsets: Int32Array.from(ringOffsets),
    polygonOffsets: Int32Array.from(polygonOffsets),
    featureOffsets: Int32Array.from(featureOffsets),
  };
}

/** The sides of the window beyond which a box lies whole. */
function sidesBeyond(window: Extent, left: number, low: number, right: number, up: number): number {
  return (
    (right < window.minX ? LEFT : left > window.maxX ? RIGHT : 0) |
    (up < window.minY ? BELOW : low > window.maxY ? ABOVE : 0)
  );
}

function reduceRing(
  coords: Float64Array,
  runs: Float64Array,
  from: number,
  to: number,
  window: Extent,
  out: number[],
): void {
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
      if (length === 2) {
        // the stretch goes on: its last vertex moves forward
        out[out.length - 2] = x;
        out[out.length - 1] = y;
        continue;
      }
      length = 2;
    } else {
      shared = beyond;
      length = beyond === 0 ? 0 : 1;
    }
    out.push(x, y);
  }
}
