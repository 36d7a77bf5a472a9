// The walk over GeoJSON that every reader shares: collections are unwrapped, geometries taken apart into their arrays, and
// what is of the wrong type goes to `wrong`, which throws in the strict readers and takes a note in validate(). The depth
// that is walked is fixed, so nesting costs nothing. Cost: one call per part.
import { SanxianError } from "../domain/errors.ts";
import type { FindingLocation } from "../domain/finding.ts";

/** Where in a document the walk stands. @internal */
export interface Place extends FindingLocation {
  readonly path: string;
}

/** Told of a value that is not what is expected there. @internal */
export type Wrong = (value: unknown, expected: string, place: Place) => void;

/** Visits one thing and its place. @internal */
export type Visit<T = unknown> = (thing: T, place: Place, i: number) => void;

/** A place further in. @internal */
export function inside(place: Place, step: string): Place {
  return { ...place, path: place.path + step };
}

/** Visits the members of what should be an array. @internal */
export function each(list: unknown, place: Place, wrong: Wrong, visit: Visit): void {
  if (!Array.isArray(list)) wrong(list, "an array", place);
  else for (let i = 0; i < list.length; i++) visit(list[i], inside(place, `[${i}]`), i);
}

/** Visits the geometry of each feature, null where it has none, or the geometry that `g` is itself. @internal */
export function eachGeometry(g: unknown, place: Place, wrong: Wrong, visit: Visit): void {
  const { type, features } = (g ?? {}) as { type?: unknown; features?: unknown };
  const feature: Visit = (member, at, i) => {
    const { type, geometry } = (member ?? {}) as { type?: unknown; geometry?: unknown };
    if (type === "Feature") visit(geometry, inside(at, ".geometry"), i);
    else wrong(type ?? member, "a Feature", at);
  };
  if (type === "FeatureCollection")
    each(features, inside(place, ".features"), wrong, (member, at, i) => feature(member, { ...at, feature: i }, i));
  else if (type === "Feature") feature(g, place, 0);
  else if (g === null || g === undefined) wrong(g, "a GeoJSON object", place);
  else visit(g, place, 0);
}

/** Visits the polygons of a geometry, as their arrays of rings. @internal */
export function eachPolygon(geometry: unknown, place: Place, wrong: Wrong, visit: Visit<readonly unknown[]>): void {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const at = inside(place, ".coordinates");
  const polygon: Visit = (rings, here, i) => {
    if (Array.isArray(rings)) visit(rings, here, i);
    else wrong(rings, "an array", here);
  };
  if (type === "Polygon") polygon(coordinates, at, 0);
  else if (type === "MultiPolygon")
    each(coordinates, at, wrong, (rings, here, polygonAt) =>
      polygon(rings, { ...here, polygon: polygonAt }, polygonAt),
    );
  else wrong(type ?? geometry, "a Polygon or MultiPolygon", place);
}

/** The `wrong` of strict readers. @internal */
export function refuse(value: unknown, expected: string, { path }: Place): never {
  throw new SanxianError("GEOMETRY_TYPE", { where: path, expected, value: show(value) });
}

/** Whether two ordinates are numbers. @internal */
export function isFinitePosition(x: unknown, y: unknown): boolean {
  return Number.isFinite(x) && Number.isFinite(y);
}

/** Whether two ordinates can be longitude and latitude; false for what is no number. @internal */
export function isLonLatPosition(lon: unknown, lat: unknown): boolean {
  return Math.abs(lon as number) <= 360 && Math.abs(lat as number) <= 90 && isFinitePosition(lon, lat);
}

/** The error for a position that is no pair of numbers, or none of degrees; names the first bad ordinate. @internal */
export function positionError(position: unknown, where: string, flatIndex = 0): SanxianError {
  if (!Array.isArray(position) || position.length < 2)
    return new SanxianError("GEOMETRY_POSITION", { where, value: show(position) });
  const finite = isFinitePosition(position[0], position[1]);
  const k = finite ? (Math.abs(position[0]) <= 360 ? 1 : 0) : Number.isFinite(position[0]) ? 1 : 0;
  const code = finite ? "GEOMETRY_NOT_LONLAT" : "GEOMETRY_NOT_FINITE";
  return new SanxianError(code, { where: `${where}[${flatIndex + k}]`, value: show(position[k]) });
}

/** A value as a message may name it: short, whatever it is. @internal */
export function show(value: unknown): string {
  if (typeof value === "string") return `"${value.slice(0, 40)}"`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
