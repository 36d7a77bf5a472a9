// Polygons as flat typed arrays in GeoArrow order: coordinates, ring offsets, polygon offsets, feature offsets. This is
// the one form that crosses into the core; GeoJSON is read here and written here, at the rim, and nowhere else.
//
// Reading checks what arithmetic needs (finite numbers, two ordinates) and nothing else: whether rings are closed,
// simple or nested is a matter of validate(). Cost: one pass to count, one to copy, no recursion.
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

/** The rings of one polygon and where they come from. @internal */
export interface Source {
  readonly rings: readonly unknown[];
  readonly place: Place;
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
  const good = lonLat ? isLonLatPosition : isFinitePosition;
  if (isPolygonSet(g)) return checkSet(g, root, good);
  const sources: Source[] = [];
  const featureOffsets = [0];
  eachGeometry(g, { path: root }, refuse, (geometry, place) => {
    if (geometry !== null && geometry !== undefined)
      eachPolygon(geometry, place, refuse, (rings, at) => sources.push({ rings, place: at }));
    featureOffsets.push(sources.length);
  });
  return { ...flattenPolygons(sources, good), featureOffsets: Int32Array.from(featureOffsets) };
}

/** Copies rings into flat arrays: one pass to count, one to copy. @internal */
export function flattenPolygons(
  sources: readonly Source[],
  good: (x: unknown, y: unknown) => boolean,
): Omit<PolygonSet, "featureOffsets"> {
  let ringCount = 0;
  let vertexCount = 0;
  for (const { rings, place } of sources) {
    ringCount += rings.length;
    for (let r = 0; r < rings.length; r++) {
      const ring = rings[r];
      vertexCount += Array.isArray(ring) ? ring.length : refuse(ring, "an array", inside(place, `[${r}]`));
    }
  }
  const coords = new Float64Array(2 * vertexCount);
  const ringOffsets = new Int32Array(ringCount + 1);
  const polygonOffsets = new Int32Array(sources.length + 1);
  let at = 0;
  let ringAt = 0;
  for (let p = 0; p < sources.length; p++) {
    const { rings, place } = sources[p]!;
    for (let r = 0; r < rings.length; r++) {
      const ring = rings[r] as readonly Position[];
      for (let i = 0; i < ring.length; i++) {
        const position = ring[i]!;
        const x = position?.[0];
        const y = position?.[1];
        if (!good(x, y)) throw positionError(position, `${place.path}[${r}][${i}]`);
        coords[at] = x!;
        coords[at + 1] = y!;
        at += 2;
      }
      ringOffsets[++ringAt] = at / 2;
    }
    polygonOffsets[p + 1] = ringAt;
  }
  return { coords, ringOffsets, polygonOffsets };
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
