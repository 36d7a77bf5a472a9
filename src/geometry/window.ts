// Window reduction: for an overlay with a small footprint, a huge ring is cut down to the vertices that matter inside the
// footprint's box. A run of vertices that all lie beyond the same side of the window is replaced by its first and last:
// the chord between them lies beyond that side too, so windings inside the window stay as they are, edges that touch the
// window are unchanged, and no new coordinate appears. Cost: one pass over the vertices.
import type { PolygonSet } from "./polygon-set.ts";
import type { Extent } from "./precision.ts";

/** The polygons of the given features, reduced to a window; the result has one feature per entry of `features`. @internal */
export function reduceToWindow(set: PolygonSet, features: readonly number[], window: Extent): PolygonSet {
  const coords: number[] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const featureOffsets = [0];
  for (const f of features) {
    for (let p = set.featureOffsets[f]!; p < set.featureOffsets[f + 1]!; p++) {
      for (let r = set.polygonOffsets[p]!; r < set.polygonOffsets[p + 1]!; r++) {
        reduceRing(set.coords, set.ringOffsets[r]!, set.ringOffsets[r + 1]!, window, coords);
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

function reduceRing(coords: Float64Array, from: number, to: number, window: Extent, out: number[]): void {
  let shared = 0; // sides beyond which the whole run lies; 0 outside a run
  let length = 0; // vertices written of the run
  for (let i = from; i < to; i++) {
    const x = coords[2 * i]!;
    const y = coords[2 * i + 1]!;
    const beyond = (x < window.minX ? 1 : x > window.maxX ? 2 : 0) | (y < window.minY ? 4 : y > window.maxY ? 8 : 0);
    if (length > 0 && (shared & beyond) !== 0) {
      shared &= beyond;
      if (length === 2) {
        // the run goes on: its last vertex moves forward
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
