// The footprint cut into pieces, each of which every layer treats alike: rows of a table for areas, pieces of clipped lines,
// and points. All measures, shares and parts of an analysis are sums over these pieces, so they agree with each
// other by construction. Cost: for areas a sum over edges, or a small arrangement where that cannot tell; one for lines, another
// where a geometry is asked for.
//
// Boundaries: a point belongs to exactly one place of those that tile (point-places.ts); a line along a border that two units, or
// two zones of one element, share belongs to the first of them; what lies nearer than the tolerance, or below the smallest
// area or length, is touched and not counted. A footprint smaller than the thresholds is not lost: a place that holds a
// tenth of it counts whatever its size; and where places that are each too little hold a tenth of it together, all count.
import type { Feature, Geometry, LineString, MultiPolygon, Point, Polygon, Position } from "geojson";
import type { Footprint, IsoDate, Validity } from "../domain/index.ts";
import { ELEMENTS, SanxianError, validityState } from "../domain/index.ts";
import { FootprintDrawing } from "../geometry/footprint-drawing.ts";
import { sumFootprint } from "../geometry/footprint-sums.ts";
import {
  type AreaOptions,
  area,
  clipLines,
  distanceM,
  type FootprintTable,
  lengthM,
  type PolygonSet,
} from "../geometry/index.ts";
import { runApart } from "./apart.ts";
import type { Measure } from "./conformity-analysis.ts";
import { placesOfPoint } from "./point-places.ts";
import { PLACE_LAYERS, type PlaceLayer, type PreparedScheme } from "./prepared-scheme.ts";

/** A footprint taken apart by dimension. @internal */
export interface FootprintParts {
  readonly points: readonly Position[];
  readonly lines: readonly Position[][];
  readonly polygons: readonly Position[][][];
  /** Its areas as they stand in the document, with their JSON paths. */
  readonly areas: readonly { readonly path: string; readonly geometry: Polygon | MultiPolygon }[];
}

/** What counts and what only touches. @internal */
export interface Thresholds {
  readonly toleranceM: number;
  readonly minAreaM2: number;
  readonly minLengthM: number;
  /** The day whose places count; all of them where it is absent. */
  readonly asOf?: IsoDate;
}

/** A piece of the footprint and the places that hold it: indices into each layer, ascending. @internal */
export interface Piece extends Measure {
  readonly holds: Readonly<Record<PlaceLayer, readonly number[]>>;
  /** Row of the table of areas; -1 for lines and points. */
  readonly row: number;
  /** Geometry, for lines and points. */
  readonly geometry: LineString | Point | null;
  /** In no unit, not even in one that it only touches. */
  readonly outside: boolean;
}

/** The footprint in pieces. @internal */
export interface CutFootprint {
  readonly parts: FootprintParts;
  readonly total: Measure;
  readonly pieces: readonly Piece[];
  /** Places that are touched and not counted, by layer. */
  readonly touching: Readonly<Record<PlaceLayer, readonly number[]>>;
  /** Grid step of its overlay; `null` without areas. */
  readonly gridDeg: number | null;
  /** Whether so much is below the thresholds, or nothing. */
  negligible(measure: Measure): boolean;
  /** Whether these pieces are all of the footprint but for what is below the thresholds. */
  holdsAll(pieces: readonly Piece[]): boolean;
  /** Sums pieces, with areas by the method asked for. */
  measureOf(pieces: readonly Piece[]): Measure;
  /** The geometry of some pieces together; `null` for none. */
  geometryOf(pieces: readonly Piece[]): Geometry | null;
  /** West, south, east and north of the footprint; infinite, the wrong way round, for none. */
  readonly box: readonly [number, number, number, number];
  /** Whether something is in force on the day of the cut. */
  inForce(validity: Validity): boolean;
  /** The same cut with the places of another day. */
  on(day: IsoDate): CutFootprint;
}

const MOST_DEPTH = 64;
/** No degree in China is shorter: below 54° N one of longitude is over 60 km. */
const NARROWEST_DEGREE_M = 60_000;
/** A place with this share of the footprint counts, however small the footprint is. */
const COUNTING_SHARE = 0.1;
/** Steps of the grid by which noding may move something, with much to spare. */
const MOVED_STEPS = 16;

/** Takes a footprint apart. @throws SanxianError `GEOMETRY_TYPE` with the JSON path @internal */
export function splitFootprint(footprint: Footprint): FootprintParts {
  const points: Position[] = [];
  const lines: Position[][] = [];
  const polygons: Position[][][] = [];
  const areas: { path: string; geometry: Polygon | MultiPolygon }[] = [];
  const collect = (g: unknown, path: string, depth: number): void => {
    const geometry = g as Footprint | null | undefined;
    if (geometry === null || geometry === undefined) {
      if (depth > 0) return;
      throw new SanxianError("GEOMETRY_TYPE", { where: path, expected: "a GeoJSON object", value: String(g) });
    }
    if (depth > MOST_DEPTH)
      throw new SanxianError("GEOMETRY_TYPE", {
        where: path,
        expected: `at most ${MOST_DEPTH} levels`,
        value: "deeper nesting",
      });
    switch (geometry.type) {
      case "FeatureCollection":
        for (let i = 0; i < geometry.features.length; i++)
          collect(geometry.features[i], `${path}.features[${i}]`, depth + 1);
        return;
      case "Feature":
        collect(geometry.geometry, `${path}.geometry`, depth + 1);
        return;
      case "GeometryCollection":
        for (let i = 0; i < geometry.geometries.length; i++)
          collect(geometry.geometries[i], `${path}.geometries[${i}]`, depth + 1);
        return;
      case "Point":
        points.push(geometry.coordinates);
        return;
      case "MultiPoint":
        for (const position of geometry.coordinates) points.push(position);
        return;
      case "LineString":
        lines.push(geometry.coordinates);
        return;
      case "MultiLineString":
        for (const line of geometry.coordinates) lines.push(line);
        return;
      case "Polygon":
        areas.push({ path, geometry });
        polygons.push(geometry.coordinates);
        return;
      case "MultiPolygon":
        areas.push({ path, geometry });
        for (const polygon of geometry.coordinates) polygons.push(polygon);
        return;
      default:
        throw new SanxianError("GEOMETRY_TYPE", {
          where: path,
          expected: "GeoJSON",
          value: String((geometry as { type?: unknown }).type),
        });
    }
  };
  collect(footprint, "$.footprint", 0);
  return { points, lines, polygons, areas };
}

/** Cuts a footprint by all layers of a scheme. @internal */
export function cutFootprint(
  prepared: PreparedScheme,
  footprint: Footprint,
  thresholds: Thresholds,
  method: AreaOptions,
): CutFootprint {
  const parts = splitFootprint(footprint);
  const pieces: Piece[] = [];
  const reach = thresholds.toleranceM / NARROWEST_DEGREE_M + 1e-9;
  const ground = cutPolygons(prepared, parts, reach, pieces);
  cutLines(prepared, parts, pieces);
  cutPoints(prepared, parts, pieces);
  const total = sumOf(pieces);
  let leastAreaM2 = Math.min(thresholds.minAreaM2, COUNTING_SHARE * total.areaM2);
  let leastLengthM = Math.min(thresholds.minLengthM, COUNTING_SHARE * total.lengthM);
  const negligible = ({ areaM2, lengthM: length, points }: Measure): boolean =>
    points === 0 && (areaM2 === 0 || areaM2 < leastAreaM2) && (length === 0 || length < leastLengthM);
  const findTouched = () => findTouching(prepared, parts, ground, pieces, { ...thresholds, reach }, negligible);
  let touching = findTouched();
  if (passedOver(prepared, pieces, touching, total) >= COUNTING_SHARE) {
    leastAreaM2 = 0;
    leastLengthM = 0;
    touching = findTouched();
  }
  const touched = PLACE_LAYERS.some((layer) => touching[layer].length > 0);
  const counted = touched ? pieces.map((piece) => ({ ...piece, holds: without(piece.holds, touching) })) : pieces;
  const only = parts.polygons.length === 1 && parts.lines.length + parts.points.length === 0 ? parts.polygons[0] : null;
  const box = boxOf(only ?? [...parts.polygons.flat(), ...parts.lines, parts.points as Position[]]);
  const of = (day: IsoDate | undefined): CutFootprint => {
    const inForce = (validity: Validity): boolean => day === undefined || validityState(validity, day) === "inForce";
    const dated = prepared.dated && day !== undefined;
    const valid = (layer: PlaceLayer, index: number): boolean => layer === "units" || inForce(prepared[layer][index]!);
    const kept = dated ? counted.map((piece) => ({ ...piece, holds: filtered(piece.holds, valid) })) : counted;
    return {
      parts,
      total,
      pieces: kept,
      touching: dated ? filtered(touching, valid) : touching,
      gridDeg: ground?.table.grid ?? null,
      negligible,
      holdsAll: (some) => {
        if (some.length === kept.length && some.length > 0 && some.every((piece, i) => piece === kept[i])) return true;
        const held = new Set(some);
        return some.length > 0 && negligible(sumOf(kept.filter((piece) => !held.has(piece))));
      },
      measureOf: (some) => measured(some, ground, method),
      geometryOf: (some) => geometryOf(some, ground),
      box,
      inForce,
      on: of,
    };
  };
  return of(thresholds.asOf);
}

function filtered(
  places: Readonly<Record<PlaceLayer, readonly number[]>>,
  valid: (layer: PlaceLayer, index: number) => boolean,
): Record<PlaceLayer, number[]> {
  const kept = {} as Record<PlaceLayer, number[]>;
  for (const layer of PLACE_LAYERS) kept[layer] = places[layer].filter((index) => valid(layer, index));
  return kept;
}

/** Sums of pieces; areas by another method than `lonlat` are measured on the parts' geometry. */
function measured(pieces: readonly Piece[], ground: Ground | undefined, method: AreaOptions): Measure {
  const sum = sumOf(pieces);
  if (method.method === "lonlat" || sum.areaM2 === 0) return sum;
  const geometry = geometryOf(
    pieces.filter(({ row }) => row >= 0),
    ground,
  ) as Polygon | MultiPolygon | null;
  return { ...sum, areaM2: geometry === null ? 0 : area(geometry, method) };
}

/** Sums measures; compensated, so that pieces add up to the whole. @internal */
export function sumOf(pieces: readonly Measure[]): Measure {
  let areaM2 = 0;
  let areaRest = 0;
  let length = 0;
  let points = 0;
  for (const piece of pieces) {
    const sum = areaM2 + piece.areaM2;
    areaRest += Math.abs(areaM2) >= Math.abs(piece.areaM2) ? areaM2 - sum + piece.areaM2 : piece.areaM2 - sum + areaM2;
    areaM2 = sum;
    length += piece.lengthM;
    points += piece.points;
  }
  return { areaM2: areaM2 + areaRest, lengthM: length, points };
}

/** Share of the whole: of the area, else of the length, else of the points; the largest of those that apply. @internal */
export function shareOf(part: Measure, whole: Measure): number {
  const ofArea = whole.areaM2 > 0 ? part.areaM2 / whole.areaM2 : 0;
  if (ofArea > 0) return Math.min(1, ofArea);
  // a footprint of mixed kinds: where its area is not concerned, its lines or points may still be
  const ofLength = whole.lengthM > 0 ? part.lengthM / whole.lengthM : 0;
  const ofPoints = whole.points > 0 ? part.points / whole.points : 0;
  if (!(whole.areaM2 > 0) && whole.lengthM > 0 && ofLength > 0) return Math.min(1, ofLength);
  return Math.min(1, Math.max(ofArea, ofLength, ofPoints));
}

/** The areas of a footprint: their table at once, and the parts that are drawn where somebody asks. */
interface Ground {
  readonly table: FootprintTable;
  readonly drawing: FootprintDrawing;
  /** Parts drawn already, by their rows: a unit, three zones and a dozen terms often speak of the same part. */
  readonly drawn: Map<string, MultiPolygon | null>;
}

function cutPolygons(
  prepared: PreparedScheme,
  { polygons }: FootprintParts,
  reach: number,
  pieces: Piece[],
): Ground | undefined {
  if (polygons.length === 0) return undefined;
  const footprint: MultiPolygon = { type: "MultiPolygon", coordinates: polygons as Position[][][] };
  const table = sumFootprint(prepared.prepared, footprint, { reach });
  table.rows.forEach(({ covering, areaM2 }, row) => {
    const holds = {} as Record<PlaceLayer, readonly number[]>;
    for (let l = 0; l < PLACE_LAYERS.length; l++) holds[PLACE_LAYERS[l]!] = covering[l]!;
    pieces.push({ areaM2, lengthM: 0, points: 0, holds, row, geometry: null, outside: holds.units.length === 0 });
  });
  return { table, drawing: new FootprintDrawing(prepared.prepared, footprint, table), drawn: new Map() };
}

const indices = new WeakMap<PreparedScheme, Map<object, number>>();

function placeIndices(prepared: PreparedScheme): Map<object, number> {
  let found = indices.get(prepared);
  if (found === undefined) {
    found = new Map();
    for (const layer of PLACE_LAYERS) {
      const { features } = prepared.collections[layer];
      for (let i = 0; i < features.length; i++) found.set(features[i]!, i);
    }
    indices.set(prepared, found);
  }
  return found;
}

function cutLines(prepared: PreparedScheme, { lines }: FootprintParts, pieces: Piece[]): void {
  if (lines.length === 0) return;
  const box = boxOf(lines);
  const features: Feature<Polygon | MultiPolygon>[] = [];
  const owner: { layer: PlaceLayer; index: number }[] = [];
  for (const layer of PLACE_LAYERS) {
    for (const index of prepared.prepared.candidates(layer, box)) {
      features.push(prepared.collections[layer].features[index]!);
      owner.push({ layer, index });
    }
  }
  const { gridDeg } = prepared.scheme;
  const clipped = clipLines(
    { type: "MultiLineString", coordinates: lines as Position[][] },
    { type: "FeatureCollection", features },
    gridDeg === undefined ? {} : { grid: gridDeg },
  );
  for (const { geometry, properties } of clipped.features) {
    const holds: Record<PlaceLayer, number[]> = { units: [], zones: [], parks: [], areas: [] };
    const beside: Record<PlaceLayer, number[]> = { units: [], zones: [], parks: [], areas: [] };
    for (const polygon of properties.polygons) {
      const { layer, index } = owner[polygon]!;
      (properties.along.includes(polygon) ? beside : holds)[layer].push(index);
    }
    // along a border of units, the first of them has it; of zones, where two of one element share the border
    if (holds.units.length === 0 && beside.units.length > 0) holds.units.push(beside.units[0]!);
    for (const element of ELEMENTS) {
      const of = (index: number): boolean => prepared.zones[index]!.element === element;
      const sharing = beside.zones.filter(of);
      if (sharing.length > 1 && !holds.zones.some(of)) holds.zones.push(sharing[0]!);
    }
    const outside = holds.units.length === 0;
    pieces.push({ areaM2: 0, lengthM: lengthM(geometry), points: 0, holds, row: -1, geometry, outside });
  }
}

function cutPoints(prepared: PreparedScheme, { points }: FootprintParts, pieces: Piece[]): void {
  const indexOf = placeIndices(prepared);
  for (const position of points) {
    const holds = placesOfPoint(prepared, position?.[0] as number, position?.[1] as number, indexOf);
    pieces.push({
      areaM2: 0,
      lengthM: 0,
      points: 1,
      holds,
      row: -1,
      geometry: { type: "Point", coordinates: position },
      outside: holds.units.length === 0,
    });
  }
}

/** Places with too little inside to count, and places within the tolerance of the footprint. */
function findTouching(
  prepared: PreparedScheme,
  parts: FootprintParts,
  ground: Ground | undefined,
  pieces: readonly Piece[],
  { toleranceM, reach }: { readonly toleranceM: number; readonly reach: number },
  negligible: (measure: Measure) => boolean,
): Record<PlaceLayer, number[]> {
  const touching: Record<PlaceLayer, number[]> = { units: [], zones: [], parks: [], areas: [] };
  const areasOnly = ground !== undefined && parts.lines.length === 0 && parts.points.length === 0;
  const { near, nearPart } = areasOnly ? ground.table : nearbyOf(prepared, parts, reach);
  // no border comes near what lies alike in all its places
  const alike = areasOnly && pieces.length === 1 && !negligible(pieces[0]!);
  if (alike && near.every((list) => list.length === 0)) return touching;
  const all: Geometry = {
    type: "GeometryCollection",
    geometries: [
      { type: "MultiPolygon", coordinates: parts.polygons as Position[][][] },
      { type: "MultiLineString", coordinates: parts.lines as Position[][] },
      { type: "MultiPoint", coordinates: parts.points as Position[] },
    ],
  };
  // of one polygon that is more than a sliver: a place that holds it whole is in a row, one that runs apart is too far
  const grid = areasOnly && parts.polygons.length === 1 && pieces.length > 0 ? ground.table.grid : null;
  const only = grid !== null && reach >= MOVED_STEPS * grid ? parts.polygons[0]! : undefined;
  const box = only && boxOf(only);
  const touches = (part: PolygonSet): boolean =>
    !(only && box && runApart(part, only, box, reach)) && distanceM(part, all) <= toleranceM;
  PLACE_LAYERS.forEach((layer, l) => {
    const held = new Map<number, Piece[]>();
    for (const piece of pieces)
      for (const index of piece.holds[layer]) {
        const some = held.get(index);
        if (some) some.push(piece);
        else held.set(index, [piece]);
      }
    for (const [index, some] of held) if (negligible(sumOf(some))) touching[layer].push(index);
    // a place whose border is nowhere near holds the footprint or lies beyond the tolerance
    for (const index of near[l]!) if (!held.has(index) && touches(nearPart(l, index))) touching[layer].push(index);
    touching[layer].sort((a, b) => a - b);
  });
  return touching;
}

/** The largest share of a footprint that lies, of some layer or element, in touched places alone. */
function passedOver(
  { zones }: PreparedScheme,
  pieces: readonly Piece[],
  touching: Readonly<Record<PlaceLayer, readonly number[]>>,
  total: Measure,
): number {
  let largest = 0;
  const shareHeld = (layer: PlaceLayer, isOf: (index: number) => boolean): void => {
    const touched = new Set(touching[layer].filter(isOf));
    if (touched.size === 0) return;
    const alone = pieces.filter(({ holds }) => {
      const held = holds[layer].filter(isOf);
      return held.length > 0 && held.every((index) => touched.has(index));
    });
    largest = Math.max(largest, shareOf(sumOf(alone), total));
  };
  for (const layer of PLACE_LAYERS)
    if (touching[layer].length === 0) continue;
    else if (layer === "zones")
      for (const element of ELEMENTS) shareHeld(layer, (index) => zones[index]!.element === element);
    else shareHeld(layer, () => true);
  return largest;
}

function nearbyOf(
  { prepared }: PreparedScheme,
  { points, lines, polygons }: FootprintParts,
  reach: number,
): Pick<FootprintTable, "near" | "nearPart"> {
  const around = boxOf([...polygons.flat(), ...lines, points as Position[]]);
  const nothing: MultiPolygon = { type: "MultiPolygon", coordinates: [] };
  return sumFootprint(prepared, nothing, { reach, around });
}

function without(holds: Piece["holds"], touching: Record<PlaceLayer, number[]>): Piece["holds"] {
  const kept = {} as Record<PlaceLayer, readonly number[]>;
  for (const layer of PLACE_LAYERS) kept[layer] = holds[layer].filter((index) => !touching[layer].includes(index));
  return kept;
}

function geometryOf(pieces: readonly Piece[], ground: Ground | undefined): Geometry | null {
  const rows = new Set(pieces.filter(({ row }) => row >= 0).map(({ row }) => row));
  const geometries: Geometry[] = [];
  if (ground && rows.size > 0) {
    const drawn = drawnPart(ground, rows);
    if (drawn) geometries.push(drawn);
  }
  const lines = pieces.flatMap(({ geometry }) => (geometry?.type === "LineString" ? [geometry.coordinates] : []));
  if (lines.length > 0) geometries.push({ type: "MultiLineString", coordinates: lines });
  const points = pieces.flatMap(({ geometry }) => (geometry?.type === "Point" ? [geometry.coordinates] : []));
  if (points.length > 0) geometries.push({ type: "MultiPoint", coordinates: points });
  if (geometries.length <= 1) return geometries[0] ?? null;
  return { type: "GeometryCollection", geometries };
}

/** The part of the ground in some rows, drawn once and copied for each who asks. */
function drawnPart(ground: Ground, rows: ReadonlySet<number>): MultiPolygon | null {
  const key = [...rows].sort((a, b) => a - b).join(",");
  let part = ground.drawn.get(key);
  if (part === undefined) ground.drawn.set(key, (part = ground.drawing.part(rows)));
  if (part === null) return null;
  const coordinates = part.coordinates.map((rings) => rings.map((ring) => ring.map((position) => position.slice())));
  return { type: "MultiPolygon", coordinates };
}

function boxOf(lines: readonly (readonly Position[])[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const position of line) {
      const x = position?.[0] as number;
      const y = position?.[1] as number;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  return box;
}
