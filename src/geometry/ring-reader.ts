// Polygons read into arrays that are used again: of a plot of a dozen vertices, reading into new ones would be half the cost of
// its table. Only what is plain is read; the rest is for `flatten`, which says what is wrong.
import type { Polygonal, PolygonSet } from "./polygon-set.ts";
import { RingBuffer } from "./ring-buffer.ts";

/** A ring buffer that reads. @internal */
export class RingReader extends RingBuffer {
  /** Adds a geometry as one feature; `false`, with a part of it added, for what is no sound polygon or multipolygon. */
  read(geometry: Polygonal): boolean {
    if (typeof geometry !== "object" || geometry === null) return false;
    const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
    if (type !== "Polygon" && type !== "MultiPolygon") return false;
    const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
    if (!Array.isArray(polygons)) return false;
    for (const polygon of polygons) {
      if (!Array.isArray(polygon)) return false;
      for (const ring of polygon) if (!this.#readRing(ring)) return false;
      this.polygonOffsets.push(this.ringOffsets.length - 1);
    }
    this.featureOffsets.push(this.polygonOffsets.length - 1);
    return true;
  }

  #readRing(ring: unknown): boolean {
    if (!Array.isArray(ring)) return false;
    let { at } = this;
    while (at + 2 * ring.length > this.coords.length) this.grow();
    const { coords } = this;
    for (let i = 0; i < ring.length; i++) {
      const position: unknown = ring[i];
      if (!Array.isArray(position)) return false;
      const x: unknown = position[0];
      const y: unknown = position[1];
      if (typeof x !== "number" || typeof y !== "number" || !(x - x === 0 && y - y === 0)) return false;
      coords[at++] = x;
      coords[at++] = y;
    }
    this.at = at;
    this.ringOffsets.push(at / 2);
    return true;
  }

  /** Adds all that a set holds. */
  append(set: PolygonSet): void {
    const rings = this.ringOffsets.length - 1;
    const polygons = this.polygonOffsets.length - 1;
    while (this.at + set.coords.length > this.coords.length) this.grow();
    this.coords.set(set.coords, this.at);
    for (let r = 1; r < set.ringOffsets.length; r++) this.ringOffsets.push(this.at / 2 + set.ringOffsets[r]!);
    for (let p = 1; p < set.polygonOffsets.length; p++) this.polygonOffsets.push(rings + set.polygonOffsets[p]!);
    for (let f = 1; f < set.featureOffsets.length; f++) this.featureOffsets.push(polygons + set.featureOffsets[f]!);
    this.at += set.coords.length;
  }
}
