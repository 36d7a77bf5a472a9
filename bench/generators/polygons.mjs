// Polygons as every generator hands them out: flat arrays in GeoArrow order (the core's `PolygonSet`), and the same as
// nested GeoJSON coordinates for those who want that. Both are made before any clock starts.

/** Collects rings; `polygon()` and `feature()` close what was added since the last call. */
export class PolygonWriter {
  #coords = new Float64Array(1 << 12);
  #length = 0;
  #ringOffsets = [0];
  #polygonOffsets = [0];
  #featureOffsets = [0];

  point(x, y) {
    if (this.#length + 2 > this.#coords.length) {
      const wider = new Float64Array(2 * this.#coords.length);
      wider.set(this.#coords);
      this.#coords = wider;
    }
    // nine decimals, so that printing and reading again changes nothing
    this.#coords[this.#length++] = Math.round(x * 1e9) / 1e9;
    this.#coords[this.#length++] = Math.round(y * 1e9) / 1e9;
  }

  /** Ends the ring; repeats its first point. */
  ring() {
    const first = 2 * this.#ringOffsets.at(-1);
    this.point(this.#coords[first], this.#coords[first + 1]);
    this.#ringOffsets.push(this.#length / 2);
  }

  polygon() {
    this.#polygonOffsets.push(this.#ringOffsets.length - 1);
  }

  feature() {
    this.#featureOffsets.push(this.#polygonOffsets.length - 1);
  }

  finish() {
    return {
      coords: this.#coords.slice(0, this.#length),
      ringOffsets: Int32Array.from(this.#ringOffsets),
      polygonOffsets: Int32Array.from(this.#polygonOffsets),
      featureOffsets: Int32Array.from(this.#featureOffsets),
    };
  }
}

/** Raw vertices: the repeated first point of a ring is not counted. */
export function vertexCount(...sets) {
  return sets.reduce((sum, set) => sum + set.coords.length / 2 - (set.ringOffsets.length - 1), 0);
}

/** Coordinates of feature f as a GeoJSON MultiPolygon has them. */
export function nested(set, f) {
  const polygons = [];
  for (let p = set.featureOffsets[f]; p < set.featureOffsets[f + 1]; p++) {
    const rings = [];
    for (let r = set.polygonOffsets[p]; r < set.polygonOffsets[p + 1]; r++) {
      const ring = [];
      for (let i = set.ringOffsets[r]; i < set.ringOffsets[r + 1]; i++)
        ring.push([set.coords[2 * i], set.coords[2 * i + 1]]);
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** All features as a collection; `key` is the feature's number. */
export function collection(set) {
  const features = [];
  for (let f = 0; f + 1 < set.featureOffsets.length; f++) {
    const coordinates = nested(set, f);
    const geometry =
      coordinates.length === 1
        ? { type: "Polygon", coordinates: coordinates[0] }
        : { type: "MultiPolygon", coordinates };
    features.push({ type: "Feature", properties: { key: f }, geometry });
  }
  return { type: "FeatureCollection", features };
}

/** Planar area of nested coordinates: shells less holes. */
export function nestedArea(polygons) {
  let sum = 0;
  for (const rings of polygons) {
    for (let r = 0; r < rings.length; r++) {
      const ring = rings[r];
      if (ring.length === 0) continue;
      const [ox, oy] = ring[0];
      let twice = 0;
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
        twice += (ring[j][0] - ox) * (ring[i][1] - oy) - (ring[i][0] - ox) * (ring[j][1] - oy);
      sum += ((r === 0 ? 1 : -1) * Math.abs(twice)) / 2;
    }
  }
  return sum;
}
