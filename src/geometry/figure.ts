// Any GeoJSON as flat arrays: coordinates, parts (rings, lines, points), polygons. Readers of lines and of distances share it.
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import { SanxianError } from "../domain/errors.ts";
import {
  flatten,
  isFinitePosition,
  isLonLatPosition,
  isPolygonSet,
  type PolygonSet,
  positionError,
  show,
} from "./polygon-set.ts";

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

/** What was found in the input before it is copied: polygons flattened, lines and points as they are. */
interface Found {
  readonly sets: PolygonSet[];
  readonly lines: (readonly Position[])[];
  readonly reading: Reading;
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
  const found: Found = { sets: [], lines: [], reading };
  collect(g, root, 0, found);
  let vertices = 0;
  for (const set of found.sets) vertices += set.coords.length / 2 + set.ringOffsets.length;
  for (const line of found.lines) vertices += Math.max(2, line.length);
  const coords = new Float64Array(2 * vertices);
  const partStart = [0];
  const polygonStart = [0];
  let at = 0;
  const push = (x: number, y: number): void => {
    coords[at++] = x;
    coords[at++] = y;
  };
  for (const set of found.sets) {
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
  }
  for (const line of found.lines) {
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

function collect(g: unknown, path: string, depth: number, found: Found): void {
  if (isPolygonSet(g)) {
    found.sets.push(flatten(g, path, true));
    return;
  }
  const geometry = g as Exclude<Located, PolygonSet> | null | undefined;
  const type = geometry?.type;
  if (depth > MOST_DEPTH) throw typeError(`collections nested over ${MOST_DEPTH} deep`, path);
  if (found.reading.linesOnly && (type === undefined || !LINE_TYPES.has(type))) throw typeError(type, path, "lines");
  const at = `${path}.coordinates`;
  switch (geometry?.type) {
    case "FeatureCollection":
      eachOf(geometry.features, `${path}.features`, (feature, where) => {
        if (feature?.type !== "Feature") throw typeError(feature?.type, where, "a Feature");
        collect(feature, where, depth + 1, found);
      });
      return;
    case "Feature":
      if (geometry.geometry !== null && geometry.geometry !== undefined)
        collect(geometry.geometry, `${path}.geometry`, depth + 1, found);
      return;
    case "GeometryCollection":
      eachOf(geometry.geometries, `${path}.geometries`, (part, where) => collect(part, where, depth + 1, found));
      return;
    case "Polygon":
    case "MultiPolygon":
      found.sets.push(flatten(geometry, path, true));
      return;
    case "Point":
      // an empty point is allowed by RFC 7946, 3.1
      if (Array.isArray(geometry.coordinates) && geometry.coordinates.length === 0) return;
      checkPosition(geometry.coordinates, at);
      found.lines.push([geometry.coordinates]);
      return;
    case "MultiPoint":
      eachOf(geometry.coordinates, at, (position, where) => {
        checkPosition(position, where);
        found.lines.push([position]);
      });
      return;
    case "LineString":
      collectLine(geometry.coordinates, at, found);
      return;
    case "MultiLineString":
      eachOf(geometry.coordinates, at, (line, where) => collectLine(line, where, found));
      return;
    default:
      throw typeError(type ?? geometry, path);
  }
}

const LINE_TYPES: ReadonlySet<string> = new Set([
  "LineString",
  "MultiLineString",
  "GeometryCollection",
  "Feature",
  "FeatureCollection",
]);

function collectLine(line: readonly Position[], path: string, found: Found): void {
  if (!Array.isArray(line)) throw typeError(line, path, "an array");
  const good = found.reading.planar ? isFinitePosition : isLonLatPosition;
  for (let i = 0; i < line.length; i++)
    if (!good(line[i]?.[0], line[i]?.[1])) throw positionError(line[i], `${path}[${i}]`);
  if (line.length > 0 || found.reading.linesOnly) found.lines.push(line);
}

function eachOf<T>(items: readonly T[], path: string, visit: (item: T, where: string) => void): void {
  if (!Array.isArray(items)) throw typeError(items, path, "an array");
  for (let i = 0; i < items.length; i++) visit(items[i]!, `${path}[${i}]`);
}

function checkPosition(position: Position, where: string): void {
  if (!isLonLatPosition(position?.[0], position?.[1])) throw positionError(position, where);
}

function typeError(value: unknown, where: string, expected = "a GeoJSON object"): SanxianError {
  return new SanxianError("GEOMETRY_TYPE", {
    where,
    expected,
    value: show(value),
  });
}
