// Reads whatever was handed in as areas, ring by ring, and notes what is not one. Nothing is thrown and nothing is left
// out without a word: what cannot be a position, a ring or a geometry becomes a finding, and the rest goes on. The depth
// that is walked is fixed, so nesting costs nothing. Cost: one pass.
import type { FindingLocation } from "../../domain/finding.ts";
import { each, eachGeometry, eachPolygon, inside, type Place, positionError, show, type Wrong } from "../geojson.ts";
import { flatten, isPolygonSet, nestedPolygons, type PolygonSet } from "../polygon-set.ts";
import type { AreaFindingCode, FindingLog } from "./finding-log.ts";
import type { Rings } from "./sweep.ts";

/** The place of a ring and of its first usable vertex; ring 0 is the shell. @internal */
export interface RingPlace extends Place {
  readonly ring: number;
}

/** The usable rings of one geometry: at least three vertices, none repeated, the closing one left out. @internal */
export interface Area extends Rings {
  /** Where each ring comes from. */
  readonly places: readonly RingPlace[];
  /** The place of each vertex in the ring it comes from. */
  readonly index: readonly number[];
}

/** Reads all geometries of a document and hands each to `use`. @internal */
export function readAreas(g: unknown, log: FindingLog, use: (area: Area) => void): void {
  const wrong: Wrong = (value, expected, place) => log.add("GEOMETRY_TYPE", place, { expected, value: show(value) });
  eachGeometry(isPolygonSet(g) ? collectionOf(g) : g, { path: "$" }, wrong, (geometry, place) => {
    if (geometry === null) log.add("GEOMETRY_EMPTY", place);
    else readGeometry(geometry, place, log, wrong, use);
  });
}

/** A polygon set as the collection it stands for. Its offsets are checked first, its numbers when they are read. */
function collectionOf(set: PolygonSet): unknown {
  try {
    flatten({ ...set, coords: new Float64Array(set.coords.length) });
  } catch {
    return "a PolygonSet with broken offsets";
  }
  const features = Array.from({ length: set.featureOffsets.length - 1 }, (_, f) => ({
    type: "Feature",
    geometry: { type: "MultiPolygon", coordinates: nestedPolygons(set, f) },
  }));
  return { type: "FeatureCollection", features };
}

function readGeometry(geometry: unknown, place: Place, log: FindingLog, wrong: Wrong, use: (area: Area) => void): void {
  const x: number[] = [];
  const y: number[] = [];
  const index: number[] = [];
  const ringOf: number[] = [];
  const next: number[] = [];
  const polygon: number[] = [];
  const places: RingPlace[] = [];
  const rare = new Map<AreaFindingCode, [place: FindingLocation, count: number]>();

  const readRing = (positions: readonly unknown[], at: RingPlace, owner: number): void => {
    const spot = (vertex: number): FindingLocation => ({ ...at, path: `${at.path}[${vertex}]`, vertex });
    const tally = (code: AreaFindingCode, vertex: number, position: readonly [number, number]): void => {
      const seen = rare.get(code);
      if (seen) seen[1]++;
      else rare.set(code, [{ ...spot(vertex), position }, 1]);
    };
    const start = x.length;
    let end = start;
    let unusable = 0;
    let firstUnusable = 0;
    for (let i = 0; i < positions.length; i++) {
      const position = positions[i] as ArrayLike<number> | null | undefined;
      const px = position?.[0];
      const py = position?.[1];
      if (!(Number.isFinite(px) && Number.isFinite(py))) {
        if (unusable++ === 0) firstUnusable = i;
        continue;
      }
      if (Math.abs(px!) > 180 || Math.abs(py!) > 90) tally("GEOMETRY_NOT_LONLAT", i, [px!, py!]);
      if (end > start && x[end - 1] === px && y[end - 1] === py) tally("RING_REPEATED_POINT", i, [px!, py!]);
      else {
        x[end] = px!;
        y[end] = py!;
        index[end++] = i;
      }
    }
    if (unusable > 0) {
      const { code, values } = positionError(positions[firstUnusable], spot(firstUnusable).path!);
      log.add(code as AreaFindingCode, spot(firstUnusable), { ...values, count: unusable });
    }
    if (positions.length === 0) log.add("RING_EMPTY", at);
    else {
      if (end > start + 1) {
        if (x[end - 1] === x[start] && y[end - 1] === y[start]) end--;
        else if (unusable === 0) log.add("RING_NOT_CLOSED", at);
      }
      if (end < start + 3) log.add("RING_TOO_FEW_POINTS", at, { count: end - start });
    }
    if (end < start + 3) end = start;
    x.length = y.length = index.length = end;
    if (end === start) return;
    for (let v = start; v < end; v++) {
      ringOf[v] = places.length;
      next[v] = v + 1 < end ? v + 1 : start;
    }
    polygon.push(owner);
    places.push({ ...at, position: [x[start]!, y[start]!] });
  };

  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === "MultiPolygon" && Array.isArray(coordinates) && coordinates.length === 0)
    log.add("GEOMETRY_EMPTY", inside(place, ".coordinates"));
  eachPolygon(geometry, place, wrong, (rings, at, owner) => {
    if (rings.length === 0) log.add("GEOMETRY_EMPTY", at);
    each(rings, at, wrong, (ring, here, r) => {
      const of = { ...here, ring: r };
      if (Array.isArray(ring)) readRing(ring, of, owner);
      else wrong(ring, "an array", of);
    });
  });
  for (const [code, [where, count]] of rare) {
    const value = where.position!.join(", ");
    log.add(code, where, { value, count });
  }
  use({
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    ring: Int32Array.from(ringOf),
    next: Int32Array.from(next),
    polygon: Int32Array.from(polygon),
    places,
    index,
  });
}
