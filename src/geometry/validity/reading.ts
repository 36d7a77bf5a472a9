// Reads whatever was handed in as areas, ring by ring, and notes what is not one. Nothing is thrown and nothing is dropped
// without a word: what cannot be a ring or a vertex becomes a finding, and the rest goes on. Positions are the only depth
// that is walked, and by loops, so nesting costs nothing. Cost: one pass.
import type { FindingLocation } from "../../domain/finding.ts";
import { flatten, isPolygonSet, nestedPolygons, positionError, show } from "../polygon-set.ts";
import type { FindingLog } from "./finding-log.ts";
import type { Rings } from "./sweep.ts";

/** The usable rings of one geometry: no repeated points, the closing one left out, at least three vertices. @internal */
export interface Area extends Rings {
  /** Where each ring comes from. */
  readonly places: readonly (FindingLocation & { readonly path: string; readonly ring: number })[];
  /** The place of each vertex in the ring it comes from. */
  readonly index: readonly number[];
  /** Where the geometry comes from. */
  readonly place: FindingLocation;
}

/** Reads all geometries of a document and hands each to `use`. @internal */
export function readAreas(g: unknown, log: FindingLog, use: (area: Area) => void): void {
  const document = isPolygonSet(g) ? collectionOf(g, log) : g;
  const { type, features, geometry } = (document ?? {}) as { type?: unknown; features?: unknown; geometry?: unknown };
  if (type === "FeatureCollection") {
    if (!Array.isArray(features)) wrong(features, "an array of features", { path: "$.features" }, log);
    else
      for (let feature = 0; feature < features.length; feature++) {
        const path = `$.features[${feature}]`;
        const member = features[feature] as { type?: unknown; geometry?: unknown } | null | undefined;
        if (member?.type === "Feature") readGeometry(member.geometry, { path: `${path}.geometry`, feature }, log, use);
        else wrong(member?.type ?? member, "a Feature", { path, feature }, log);
      }
  } else if (type === "Feature") readGeometry(geometry, { path: "$.geometry" }, log, use);
  else if (document === null) wrong(document, "a Polygon or MultiPolygon", { path: "$" }, log);
  else readGeometry(document, { path: "$" }, log, use);
}

/** A polygon set as the collection it stands for; its offsets are checked apart from its numbers, which are read later. */
function collectionOf(set: Parameters<typeof nestedPolygons>[0], log: FindingLog): unknown {
  try {
    flatten({ ...set, coords: new Float64Array(set.coords.length) });
  } catch (error) {
    wrong(String((error as Error).message), "a PolygonSet with rising offsets", { path: "$" }, log);
    return { type: "FeatureCollection", features: [] };
  }
  const features = Array.from({ length: set.featureOffsets.length - 1 }, (_, f) => ({
    type: "Feature",
    geometry: { type: "MultiPolygon", coordinates: nestedPolygons(set, f) },
  }));
  return { type: "FeatureCollection", features };
}

function wrong(value: unknown, expected: string, place: FindingLocation, log: FindingLog): void {
  log.add("GEOMETRY_TYPE", place, { expected, value: show(value) });
}

function readGeometry(geometry: unknown, place: FindingLocation, log: FindingLog, use: (area: Area) => void): void {
  if (geometry === null) {
    log.add("GEOMETRY_EMPTY", place);
    return;
  }
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== "Polygon" && type !== "MultiPolygon") {
    wrong(type ?? geometry, "a Polygon or MultiPolygon", place, log);
    return;
  }
  const path = `${place.path}.coordinates`;
  const x: number[] = [];
  const y: number[] = [];
  const index: number[] = [];
  const starts = [0];
  const polygon: number[] = [];
  const places: Area["places"][number][] = [];

  const readRing = (positions: unknown, at: Area["places"][number], owner: number): void => {
    if (!Array.isArray(positions)) {
      wrong(positions, "an array of positions", at, log);
      return;
    }
    const start = x.length;
    let dropped = 0;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i];
      const px: unknown = position?.[0];
      const py: unknown = position?.[1];
      const spot = (): FindingLocation => ({ ...at, path: `${at.path}[${i}]`, vertex: i });
      if (!(Number.isFinite(px) && Number.isFinite(py))) {
        const error = positionError(position, spot().path!);
        log.add(error.code as "GEOMETRY_POSITION" | "GEOMETRY_NOT_FINITE", spot(), error.values, at.path);
        dropped++;
      } else {
        const [vx, vy] = [px as number, py as number];
        if (Math.abs(vx) > 180 || Math.abs(vy) > 90)
          log.add("GEOMETRY_NOT_LONLAT", { ...spot(), position: [vx, vy] }, { value: `${vx}, ${vy}` }, "");
        if (x.length > start && x.at(-1) === vx && y.at(-1) === vy)
          log.add("RING_REPEATED_POINT", { ...spot(), position: [vx, vy] }, {}, "");
        else {
          x.push(vx);
          y.push(vy);
          index.push(i);
        }
      }
    }
    if (positions.length === 0) log.add("RING_EMPTY", at);
    else {
      const closed = x.length > start + 1 && x.at(-1) === x[start] && y.at(-1) === y[start];
      if (!closed && dropped === 0 && x.length > start + 1) log.add("RING_NOT_CLOSED", at);
      const end = closed ? x.length - 1 : x.length;
      const usable = end - start >= 3;
      if (!usable) log.add("RING_TOO_FEW_POINTS", at, { count: end - start });
      x.length = y.length = index.length = usable ? end : start;
    }
    if (x.length === start) return;
    starts.push(x.length);
    polygon.push(owner);
    places.push(at);
  };

  const polygons: unknown = type === "Polygon" ? [coordinates] : coordinates;
  if (!Array.isArray(polygons)) wrong(polygons, "an array of polygons", { ...place, path }, log);
  else
    for (let p = 0; p < polygons.length; p++) {
      const part = type === "Polygon" ? { ...place, path } : { ...place, path: `${path}[${p}]`, polygon: p };
      const rings: unknown = polygons[p];
      if (!Array.isArray(rings)) wrong(rings, "an array of rings", part, log);
      else
        for (let ring = 0; ring < rings.length; ring++)
          readRing(rings[ring], { ...part, path: `${part.path}[${ring}]`, ring }, p);
      if (Array.isArray(rings) && rings.length === 0) log.add("GEOMETRY_EMPTY", part);
    }
  if (Array.isArray(polygons) && polygons.length === 0) log.add("GEOMETRY_EMPTY", { ...place, path });
  use({
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    starts: Int32Array.from(starts),
    polygon: Int32Array.from(polygon),
    places,
    index,
    place,
  });
}
