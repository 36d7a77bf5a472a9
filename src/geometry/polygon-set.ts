// Polygons as flat typed arrays in GeoArrow order: coordinates, ring offsets, polygon offsets, feature offsets. This is
// the one form that crosses into the core; GeoJSON is read here and written here, at the rim, and nowhere else.
//
// Reading checks what arithmetic needs (finite numbers, two ordinates) and nothing else: whether rings are closed,
// simple or nested is a matter of validate(). Cost: one pass to count, one to copy, no recursion.
import { feature as makeFeature } from "@turf/helpers";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import {
  eachGeometry,
  eachPolygon,
  inside,
  isFinitePosition,
  isLonLatPosition,
  type Place,
  positionError,
  refuse,
} from "./geojson.ts";
import { finish, type Steps } from "./steps.ts";

/**
 * Polygons in GeoArrow order. Vertex i is `coords[2 * i], coords[2 * i + 1]`; ring r has the vertices
 * `ringOffsets[r] … ringOffsets[r + 1] - 1` (closed rings repeat their first vertex), polygon p the rings
 * `polygonOffsets[p] …` (shell first), feature f the polygons `featureOffsets[f] …`. 多边形集合.
 */
export interface PolygonSet {
  /** Interleaved ordinates, x (longitude) before y (latitude). 坐标. */
  readonly coords: Float64Array;
  /** First vertex of each ring, and the number of vertices at the end. 环偏移. */
  readonly ringOffsets: Int32Array;
  /** First ring of each polygon, and the number of rings at the end. 多边形偏移. */
  readonly polygonOffsets: Int32Array;
  /** First polygon of each feature, and the number of polygons at the end. 要素偏移. */
  readonly featureOffsets: Int32Array;
}

/**
 * Anything that stands for an area: GeoJSON polygons, features and collections of them, or a {@link PolygonSet}. A
 * collection stands for the union of its features; a null geometry is empty; a third ordinate is ignored. 面状几何.
 */
export type Polygonal =
  | Polygon
  | MultiPolygon
  | Feature<Polygon | MultiPolygon | null>
  | FeatureCollection<Polygon | MultiPolygon | null>
  | PolygonSet;

/** Whether the value is a {@link PolygonSet}. @internal */
export function isPolygonSet(g: unknown): g is PolygonSet {
  return typeof g === "object" && g !== null && (g as PolygonSet).coords instanceof Float64Array;
}

/** The rings of one polygon and, where a message may ask for it, where they come from. @internal */
export interface Source {
  readonly rings: readonly unknown[];
  readonly place?: Place;
}

/**
 * Reads GeoJSON into flat arrays; a {@link PolygonSet} passes through.
 *
 * @param g - what to read; never mutated
 * @param root - JSON path of `g`, for messages
 * @param lonLat - whether coordinates must be longitude and latitude
 * @throws SanxianError `GEOMETRY_TYPE`, `GEOMETRY_POSITION`, `GEOMETRY_NOT_FINITE`, `GEOMETRY_NOT_LONLAT`, each with the
 * JSON path
 * @internal
 */
export function flatten(g: Polygonal, root = "$", lonLat = false): PolygonSet {
  return finish(flattening(g, root, lonLat));
}

/** {@link flatten} in parts of so many positions. @internal */
export function* flattening(g: Polygonal, root: string, lonLat: boolean, most: number = Infinity): Steps<PolygonSet> {
  const good = lonLat ? isLonLatPosition : isFinitePosition;
  if (isPolygonSet(g)) return checkSet(g, root, good);
  const quick = collect(g);
  const set = quick && (yield* flatteningPolygons(quick.sources, good, most));
  if (set) return { ...set, featureOffsets: Int32Array.from(quick.featureOffsets) };
  // something is wrong: the walk that keeps places tells what and where
  const sources: Source[] = [];
  const featureOffsets = [0];
  eachGeometry(g, { path: root }, refuse, (geometry, place) => {
    if (geometry !== null && geometry !== undefined)
      eachPolygon(geometry, place, refuse, (rings, at) => sources.push({ rings, place: at }));
    featureOffsets.push(sources.length);
  });
  return { ...flattenPolygons(sources, good), featureOffsets: Int32Array.from(featureOffsets) };
}

interface Collected {
  readonly sources: readonly Source[];
  readonly featureOffsets: readonly number[];
}

/** The polygons of sound GeoJSON, without their places: half the time of reading goes into those. */
function collect(g: unknown): Collected | undefined {
  const sources: Source[] = [];
  const featureOffsets = [0];
  if (g === null || g === undefined) return undefined;
  const { type, features } = g as { type?: unknown; features?: unknown };
  const members = type === "FeatureCollection" ? features : [type === "Feature" ? g : { type: "Feature", geometry: g }];
  if (!Array.isArray(members)) return undefined;
  for (const member of members) {
    if (member?.type !== "Feature") return undefined;
    const geometry = member.geometry ?? { type: "MultiPolygon", coordinates: [] };
    const several = geometry.type === "MultiPolygon";
    const polygons = several ? geometry.coordinates : [geometry.coordinates];
    if (!(several || geometry.type === "Polygon") || !Array.isArray(polygons)) return undefined;
    for (const rings of polygons) {
      if (!Array.isArray(rings) || !rings.every(Array.isArray)) return undefined;
      sources.push({ rings });
    }
    featureOffsets.push(sources.length);
  }
  return { sources, featureOffsets };
}

/** Copies rings into flat arrays: one pass to count, one to copy. @internal */
export function flattenPolygons(sources: readonly Source[], good: Good): Omit<PolygonSet, "featureOffsets"> {
  return finish(flatteningPolygons(sources, good, Infinity))!;
}

type Good = (x: unknown, y: unknown) => boolean;

function* flatteningPolygons(
  sources: readonly Source[],
  good: Good,
  most: number,
): Steps<Omit<PolygonSet, "featureOffsets"> | undefined> {
  let ringCount = 0;
  let vertexCount = 0;
  for (const { rings, place } of sources) {
    ringCount += rings.length;
    for (let r = 0; r < rings.length; r++) {
      const ring = rings[r];
      vertexCount += Array.isArray(ring) ? ring.length : refuse(ring, "an array", inside(place!, `[${r}]`));
    }
  }
  yield 0;
  const coords = new Float64Array(2 * vertexCount);
  const ringOffsets = new Int32Array(ringCount + 1);
  const polygonOffsets = new Int32Array(sources.length + 1);
  let at = 0;
  let ringAt = 0;
  let pause = most;
  for (let p = 0; p < sources.length; p++) {
    const { rings, place } = sources[p]!;
    for (let r = 0; r < rings.length; r++) {
      const ring = rings[r] as readonly Position[];
      for (let from = 0; from < ring.length; ) {
        const to = Math.min(ring.length, from + most);
        const bad = copyPositions(ring, from, to, coords, at, good);
        if (bad !== undefined) {
          if (place === undefined) return undefined;
          throw positionError(ring[bad], `${place.path}[${r}][${bad}]`);
        }
        at += to - from;
        from = to;
        if (at < pause) continue;
        pause = at + most;
        yield at / vertexCount;
      }
      ringOffsets[++ringAt] = at;
    }
    polygonOffsets[p + 1] = ringAt;
  }
  return { coords, ringOffsets, polygonOffsets };
}

/** Copies the positions of a ring from one up to another; returns the first that is none. */
function copyPositions(
  ring: readonly Position[],
  from: number,
  to: number,
  coords: Float64Array,
  vertex: number,
  good: Good,
): number | undefined {
  let at = 2 * vertex;
  for (let i = from; i < to; i++) {
    const position = ring[i]!;
    const x = position?.[0];
    const y = position?.[1];
    if (!good(x, y)) return i;
    coords[at++] = x!;
    coords[at++] = y!;
  }
  return undefined;
}

function checkSet(set: PolygonSet, root: string, good: (x: number, y: number) => boolean): PolygonSet {
  checkOffsets(set.ringOffsets, set.coords.length / 2, `${root}.ringOffsets`);
  checkOffsets(set.polygonOffsets, set.ringOffsets.length - 1, `${root}.polygonOffsets`);
  checkOffsets(set.featureOffsets, set.polygonOffsets.length - 1, `${root}.featureOffsets`);
  for (let i = 0; i < set.coords.length; i += 2) {
    const position = [set.coords[i]!, set.coords[i + 1]!] as const;
    if (!good(position[0], position[1])) throw positionError(position, `${root}.coords`, i);
  }
  return set;
}

function checkOffsets(offsets: Int32Array, end: number, path: string): void {
  if (!(offsets instanceof Int32Array)) refuse(offsets, "an Int32Array", { path });
  let before = 0;
  for (let i = 0; i < offsets.length; i++) {
    const value = offsets[i]!;
    if (value < before || value > end || (i === 0 && value !== 0))
      refuse(value, "rising offsets", { path: `${path}[${i}]` });
    before = value;
  }
  if (offsets.length === 0 || before !== end) refuse(before, `an end of ${end}`, { path });
}

/** The polygons of one feature as nested GeoJSON coordinates. @internal */
export function nestedPolygons(set: PolygonSet, feature: number): Position[][][] {
  const polygons: Position[][][] = [];
  for (let p = set.featureOffsets[feature]!; p < set.featureOffsets[feature + 1]!; p++) {
    const rings: Position[][] = [];
    for (let r = set.polygonOffsets[p]!; r < set.polygonOffsets[p + 1]!; r++) {
      const ring: Position[] = [];
      for (let i = set.ringOffsets[r]!; i < set.ringOffsets[r + 1]!; i++)
        ring.push([set.coords[2 * i]!, set.coords[2 * i + 1]!]);
      rings.push(ring);
    }
    polygons.push(rings);
  }
  return polygons;
}

/** A feature of a layer; one of a {@link PolygonSet} is built, with its number as id. @internal */
export function featureOf(layer: FeatureCollection<Polygon | MultiPolygon | null> | PolygonSet, i: number): Feature {
  if (!isPolygonSet(layer)) return layer.features[i]! as Feature;
  return makeFeature({ type: "MultiPolygon", coordinates: nestedPolygons(layer, i) }, {}, { id: i });
}
