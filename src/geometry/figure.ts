// Any GeoJSON as flat arrays: coordinates, parts (rings, lines, points), polygons. Readers of lines and of distances share it.
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import {
  each,
  eachGeometry,
  eachPolygon,
  inside,
  isFinitePosition,
  isLonLatPosition,
  type Place,
  positionError,
  refuse,
  type Visit,
} from "./geojson.ts";
import { place } from "./place.ts";
import { flatten, flattenPolygons, isPolygonSet, type PolygonSet, type Source } from "./polygon-set.ts";
import { emptyExtent, extend } from "./precision.ts";
import type { Core } from "./wasm-module.ts";

/** Deepest nesting of geometry collections that is followed. */
const MOST_DEPTH = 64;

/** Any GeoJSON object, or a {@link PolygonSet}: whatever has a place on the ground. 任意几何. */
export type Located = Geometry | Feature<Geometry | null> | FeatureCollection<Geometry | null> | PolygonSet;

/** What the core calls a figure: parts of two vertices or more, those of polygons first, closed. @internal */
export interface Figure {
  readonly coords: Float64Array;
  readonly partStart: Int32Array;
  readonly polygonStart: Int32Array;
}

/** What is read. @internal */
export interface Reading {
  /** Whether anything but lines is refused. */
  readonly linesOnly?: boolean;
  /** Whether coordinates may be of any plane. */
  readonly planar?: boolean;
}

/** Reads any GeoJSON into flat arrays; each line becomes a part, in the order of the input. @internal */
export function readFigure(g: Located, root: string, reading: Reading = {}): Figure {
  const polygons: Source[] = [];
  const lines: (readonly Position[])[] = [];
  if (!isPolygonSet(g))
    eachGeometry(g, { path: root }, refuse, (geometry, place) => {
      if (geometry !== null && geometry !== undefined) collect(geometry, place, 0, reading, polygons, lines);
    });
  const set = isPolygonSet(g) ? flatten(g, root, true) : flattenPolygons(polygons, isLonLatPosition);
  let vertices = set.coords.length / 2 + set.ringOffsets.length;
  for (const line of lines) vertices += Math.max(2, line.length);
  const coords = new Float64Array(2 * vertices);
  const partStart = [0];
  const polygonStart = [0];
  let at = 0;
  const push = (x: number, y: number): void => {
    coords[at++] = x;
    coords[at++] = y;
  };
  for (let p = 0; p + 1 < set.polygonOffsets.length; p++) {
    const shell = set.polygonOffsets[p]!;
    // without a shell there is nothing to have holes
    if (shell === set.polygonOffsets[p + 1] || set.ringOffsets[shell] === set.ringOffsets[shell + 1]) continue;
    for (let r = shell; r < set.polygonOffsets[p + 1]!; r++) {
      const from = 2 * set.ringOffsets[r]!;
      const to = 2 * set.ringOffsets[r + 1]!;
      if (from === to) continue;
      const start = at;
      coords.set(set.coords.subarray(from, to), at);
      at += to - from;
      const open = coords[start] !== coords[at - 2] || coords[start + 1] !== coords[at - 1];
      if (open || to - from === 2) push(coords[start]!, coords[start + 1]!);
      partStart.push(at / 2);
    }
    polygonStart.push(partStart.length - 1);
  }
  for (const line of lines) {
    for (const position of line) push(position[0]!, position[1]!);
    if (line.length === 1) push(coords[at - 2]!, coords[at - 1]!);
    partStart.push(at / 2);
  }
  return {
    coords: coords.subarray(0, at),
    partStart: Int32Array.from(partStart),
    polygonStart: Int32Array.from(polygonStart),
  };
}

/** Takes a geometry apart into polygons and lines; a point is a line of one position. */
function collect(
  geometry: unknown,
  place: Place,
  depth: number,
  reading: Reading,
  polygons: Source[],
  lines: (readonly Position[])[],
): void {
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  const { linesOnly, planar } = reading;
  const good = planar ? isFinitePosition : isLonLatPosition;
  const point: Visit = (position, { path }) => {
    const [x, y] = Array.isArray(position) ? position : [];
    if (!good(x, y)) throw positionError(position, path);
    lines.push([position as Position]);
  };
  const line: Visit = (positions, here) => {
    if (!Array.isArray(positions)) return refuse(positions, "an array", here);
    for (let i = 0; i < positions.length; i++)
      if (!good(positions[i]?.[0], positions[i]?.[1])) throw positionError(positions[i], `${here.path}[${i}]`);
    if (positions.length > 0 || linesOnly) lines.push(positions);
  };
  const at = inside(place, ".coordinates");
  if (type === "GeometryCollection") {
    if (depth >= MOST_DEPTH) refuse(`collections nested over ${MOST_DEPTH} deep`, "a GeoJSON object", place);
    each(geometries, inside(place, ".geometries"), refuse, (part, here) =>
      collect(part ?? refuse(part, "a GeoJSON object", here), here, depth + 1, reading, polygons, lines),
    );
  } else if (type === "LineString") line(coordinates, at, 0);
  else if (type === "MultiLineString") each(coordinates, at, refuse, line);
  else if (linesOnly) refuse(type, "lines", place);
  else if (type === "Point") {
    // an empty point is allowed by RFC 7946, 3.1
    if (!Array.isArray(coordinates) || coordinates.length > 0) point(coordinates, at, 0);
  } else if (type === "MultiPoint") each(coordinates, at, refuse, point);
  else if (type === "Polygon" || type === "MultiPolygon")
    eachPolygon(geometry, place, refuse, (rings, here) => polygons.push({ rings, place: here }));
  else refuse(type ?? geometry, "a GeoJSON object", place);
}

/** Longest piece of an edge in degrees: so short that its bow is some tens of metres. */
const PIECE_DEGREES = 0.25;
/** How far an edge bows out of its chord at most: 1.01 a / 8 m per squared radian (see assembly/distance.ts). */
const BOW_M = 0.12625 * 6378137;
/** For the rounding of X, Y, Z. */
const ROUNDING_M = 1e-8;
const RADIAN = Math.PI / 180;
/** 14 fields, and 32 levels of the tree. */
const FIELDS = 78;

/** Lays a figure out in the core, its edges cut into pieces, and has its tree grown; returns its address. @internal */
export function placeFigure(core: Core, { coords, partStart, polygonStart }: Figure): number {
  const pieceVertex: number[] = [];
  const pieceEdge: number[] = [];
  const pieceBow: number[] = [];
  const vertices: number[] = [];
  for (let p = 0; p + 1 < partStart.length; p++) {
    const last = partStart[p + 1]! - 1;
    for (let i = partStart[p]!; i < last; i++) {
      const lon = coords[2 * i]!;
      const lat = coords[2 * i + 1]!;
      const east = coords[2 * i + 2]! - lon;
      const north = coords[2 * i + 3]! - lat;
      const count = Math.max(1, Math.ceil(Math.max(Math.abs(east), Math.abs(north)) / PIECE_DEGREES));
      const turn = ((Math.abs(east) + Math.abs(north)) / count) * RADIAN;
      for (let k = 0; k < count; k++) {
        pieceVertex.push(vertices.length / 5);
        pieceEdge.push(i);
        pieceBow.push(BOW_M * turn * turn + ROUNDING_M);
        vertices.push(lon + k * (east / count), lat + k * (north / count), 0, 0, 0);
      }
    }
    vertices.push(coords[2 * last]!, coords[2 * last + 1]!, 0, 0, 0);
  }
  const polygonBox = new Float64Array(4 * (polygonStart.length - 1));
  for (let q = 0; q + 1 < polygonStart.length; q++) {
    const box = emptyExtent();
    extend(box, coords.subarray(2 * partStart[polygonStart[q]!]!, 2 * partStart[polygonStart[q + 1]!]!));
    polygonBox.set([box.minX, box.minY, box.maxX, box.maxY], 4 * q);
  }
  const fields = new Int32Array(FIELDS);
  fields.set([
    place(core, coords),
    place(core, partStart),
    partStart.length - 1,
    place(core, polygonStart),
    polygonStart.length - 1,
    place(core, polygonBox),
    pieceEdge.length,
    place(core, Int32Array.from(pieceVertex)),
    place(core, Int32Array.from(pieceEdge)),
    place(core, Float64Array.from(pieceBow)),
    place(core, Float64Array.from(vertices)),
    vertices.length / 5,
  ]);
  const at = place(core, fields);
  core.call.figure(at);
  return at;
}
