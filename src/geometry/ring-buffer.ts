// Polygons in GeoArrow order that are built ring by ring in arrays that grow and are used again: for small jobs, of which
// allocating typed arrays would be a good part.
import type { PolygonSet } from "./polygon-set.ts";
import { type Extent, extend } from "./precision.ts";

/** Ordinates that there is room for at first, and most that room is kept for. */
const FIRST = 512;
const MOST_KEPT = 2 ** 17;

/** Polygons under way; what holds of a `PolygonSet` holds of it, but for the room behind the last vertex. @internal */
export class RingBuffer {
  coords: Float64Array<ArrayBuffer> = new Float64Array(FIRST);
  readonly ringOffsets: number[] = [0];
  readonly polygonOffsets: number[] = [0];
  readonly featureOffsets: number[] = [0];
  /** Ordinates written. */
  protected at = 0;

  /** Forgets what was added, and the room of what was huge. */
  clear(): void {
    if (this.coords.length > MOST_KEPT) this.coords = new Float64Array(FIRST);
    this.at = 0;
    this.ringOffsets.length = this.polygonOffsets.length = this.featureOffsets.length = 1;
  }

  get vertices(): number {
    return this.at / 2;
  }

  /** What was added; its coordinates are overwritten after `clear`. */
  get set(): PolygonSet {
    return {
      coords: this.coords.subarray(0, this.at),
      ringOffsets: new Int32Array(this.ringOffsets),
      polygonOffsets: new Int32Array(this.polygonOffsets),
      featureOffsets: new Int32Array(this.featureOffsets),
    };
  }

  /** Widens an extent by what was added. */
  extend(extent: Extent): void {
    if (this.at > 0) extend(extent, this.coords, this.at);
  }

  protected grow(): Float64Array<ArrayBuffer> {
    const grown = new Float64Array(2 * this.coords.length);
    grown.set(this.coords);
    this.coords = grown;
    return grown;
  }
}
