// Polygon sets taken apart and put together: features picked, ranges viewed, sets joined, and single features as GeoJSON.
// Coordinates are copied at most once; a range shares them with its set. Cost: linear in what is copied.
import type { MultiPolygon } from "geojson";
import { nestedPolygons, type PolygonSet } from "./polygon-set.ts";

/** How many features a set has. @internal */
export function featureCountOf(set: PolygonSet): number {
  return set.featureOffsets.length - 1;
}

/** First vertex of a feature; of the number of features, the number of vertices. @internal */
export function firstVertex({ ringOffsets, polygonOffsets, featureOffsets }: PolygonSet, feature: number): number {
  return ringOffsets[polygonOffsets[featureOffsets[feature]!]!]!;
}

/** Where a feature begins: its leftmost, then lowest corner, as the core writes it; undefined where it has no ground. @internal */
export function firstPosition(set: PolygonSet, feature: number): [number, number] | undefined {
  const first = firstVertex(set, feature);
  if (first === firstVertex(set, feature + 1)) return undefined;
  return [set.coords[2 * first]!, set.coords[2 * first + 1]!];
}

/** A feature as GeoJSON; without ground, one without polygons. @internal */
export function multiPolygonOf(set: PolygonSet, feature: number): MultiPolygon {
  return { type: "MultiPolygon", coordinates: nestedPolygons(set, feature) };
}

/** The features from one up to another, on the same coordinates. @internal */
export function featureRange(set: PolygonSet, from: number, to: number): PolygonSet {
  if (from === 0 && to === featureCountOf(set)) return set;
  const shifted = (offsets: Int32Array, first: number, last: number): Int32Array => {
    const base = offsets[first]!;
    return offsets.subarray(first, last + 1).map((offset) => offset - base);
  };
  const polygons = [set.featureOffsets[from]!, set.featureOffsets[to]!] as const;
  const rings = [set.polygonOffsets[polygons[0]]!, set.polygonOffsets[polygons[1]]!] as const;
  return {
    coords: set.coords.subarray(2 * set.ringOffsets[rings[0]]!, 2 * set.ringOffsets[rings[1]]!),
    ringOffsets: shifted(set.ringOffsets, ...rings),
    polygonOffsets: shifted(set.polygonOffsets, ...polygons),
    featureOffsets: shifted(set.featureOffsets, from, to),
  };
}

/** Some features in the order asked for; the set itself where these are all of them as they stand. @internal */
export function pickFeatures(set: PolygonSet, features: ArrayLike<number>): PolygonSet {
  if (isAsItStands(features, featureCountOf(set))) return set;
  const { coords, ringOffsets, polygonOffsets, featureOffsets } = set;
  let [vertices, rings, polygons] = [0, 0, 0];
  for (let i = 0; i < features.length; i++) {
    const [from, to] = [featureOffsets[features[i]!]!, featureOffsets[features[i]! + 1]!];
    vertices += ringOffsets[polygonOffsets[to]!]! - ringOffsets[polygonOffsets[from]!]!;
    rings += polygonOffsets[to]! - polygonOffsets[from]!;
    polygons += to - from;
  }
  const picked = {
    coords: new Float64Array(2 * vertices),
    ringOffsets: new Int32Array(rings + 1),
    polygonOffsets: new Int32Array(polygons + 1),
    featureOffsets: new Int32Array(features.length + 1),
  };
  let [vertex, ring, polygon] = [0, 0, 0];
  for (let i = 0; i < features.length; i++) {
    const [from, to] = [featureOffsets[features[i]!]!, featureOffsets[features[i]! + 1]!];
    const firstRing = polygonOffsets[from]!;
    const first = ringOffsets[firstRing]!;
    const end = ringOffsets[polygonOffsets[to]!]!;
    picked.coords.set(coords.subarray(2 * first, 2 * end), 2 * vertex);
    for (let r = firstRing; r < polygonOffsets[to]!; r++)
      picked.ringOffsets[ring + r - firstRing + 1] = vertex + ringOffsets[r + 1]! - first;
    for (let p = from; p < to; p++)
      picked.polygonOffsets[polygon + p - from + 1] = ring + polygonOffsets[p + 1]! - firstRing;
    vertex += end - first;
    ring += polygonOffsets[to]! - firstRing;
    polygon += to - from;
    picked.featureOffsets[i + 1] = polygon;
  }
  return picked;
}

function isAsItStands(features: ArrayLike<number>, count: number): boolean {
  if (features.length !== count) return false;
  for (let i = 0; i < count; i++) if (features[i] !== i) return false;
  return true;
}

/** All features of some sets, one set after another; a single set is given back itself. @internal */
export function joinSets(sets: readonly PolygonSet[]): PolygonSet {
  if (sets.length === 1) return sets[0]!;
  const total = (of: (set: PolygonSet) => number): number => sets.reduce((sum, set) => sum + of(set), 0);
  const coords = new Float64Array(total((set) => set.coords.length));
  let at = 0;
  for (const set of sets) {
    coords.set(set.coords, at);
    at += set.coords.length;
  }
  const joined = (of: (set: PolygonSet) => Int32Array): Int32Array => {
    const offsets = new Int32Array(total((set) => of(set).length - 1) + 1);
    let next = 1;
    for (const set of sets) {
      const base = offsets[next - 1]!;
      for (let i = 1; i < of(set).length; i++) offsets[next++] = base + of(set)[i]!;
    }
    return offsets;
  };
  return {
    coords,
    ringOffsets: joined((set) => set.ringOffsets),
    polygonOffsets: joined((set) => set.polygonOffsets),
    featureOffsets: joined((set) => set.featureOffsets),
  };
}
