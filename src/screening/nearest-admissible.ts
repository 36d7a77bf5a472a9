// The nearest ground to a footprint that was refused (最近可准入地点). The footprint is moved as it is, not turned. Ground where
// it may go is that of the admissible area, drawn in by the radius of a disc around the footprint: wherever the disc's centre
// lies in what is left, the whole footprint lies on good ground. The nearest such place is then moved back towards the
// start as far as the screening itself accepts it, since a footprint is smaller than its disc. Where no disc fits, smaller
// ones are tried, and the middle of what is left too. Every place handed out was screened and accepted.
//
// Guarantee: the place is accepted; no place is nearer at which the whole disc lies on good ground. A nearer place into which
// only the footprint's own shape fits may exist. Cost: the admissible area (which may be handed in), a buffer of the good
// ground within reach, a few dozen screenings.
import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import { type Footprint, type Project, SanxianError, type Verdict } from "../domain/index.ts";
import { bufferM, intersection, lengthM, union } from "../geometry/index.ts";
import { type AdmissibleArea, type AdmissibleAreaOptions, admissibleArea } from "./admissible-area.ts";
import { splitFootprint } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { representativePoint } from "./representative-point.ts";
import { screeningSettings } from "./screening-settings.ts";
import { type ScreeningSummary, summarise } from "./screening-summary.ts";

/** Options of {@link nearestAdmissible}. 最近可准入地点选项. */
export interface NearestOptions extends AdmissibleAreaOptions {
  /** Verdicts that are good enough; default admissible and conditional. 可接受的结论. */
  readonly accept?: readonly Verdict[];
  /** How far to look, m; default 20 000. 最大距离. */
  readonly mostM?: number;
  /** The admissible area of the same project and day, where it is known. 已知的可准入区域. */
  readonly area?: AdmissibleArea;
}

/** A place where a footprint may go. 可准入地点. */
export interface NearestPlace {
  /** The footprint moved there. 移动后的用地. */
  readonly footprint: Footprint;
  /** How far its middle moved, m; 0 where it may stay. 移动距离. */
  readonly movedM: number;
  /** By how many degrees of longitude and latitude. 移动量. */
  readonly shiftDeg: readonly [lon: number, lat: number];
  /** The screening there. 研判摘要. */
  readonly summary: ScreeningSummary;
}

/** Parts of the disc's radius that are tried, the whole first. */
const RADII = [1, 0.85, 0.7, 0.5, 0.3] as const;
/** Places tried at each radius and reach. */
const MOST_TRIED = 24;
const BISECTIONS = 14;

/**
 * The nearest place to which a footprint can be moved, as it is, to be accepted. 最近可准入地点.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param project - the project; never changed
 * @param options - the day, what is accepted, how far to look
 * @returns the place; `null` when none was found within `mostM`
 * @throws SanxianError as `screen`; `OPTION_INVALID` for `mostM`
 * @example
 * ```ts
 * nearestAdmissible(prepared, project, { asOf: "2026-11-24" })?.movedM; //=> 1820.4
 * ```
 */
export function nearestAdmissible(
  prepared: PreparedScheme,
  project: Project,
  options: NearestOptions,
): NearestPlace | null {
  const settings = screeningSettings(options);
  const { accept = ["admissible", "conditional"], mostM = 20_000, signal } = options;
  if (!(mostM > 0 && mostM <= 90_000))
    throw new SanxianError("OPTION_INVALID", { name: "mostM", value: String(mostM), expected: "0 … 90000" });
  const screened = ([lon, lat]: Shift): NearestPlace => {
    const footprint = lon === 0 && lat === 0 ? project.footprint : moved(project.footprint, [lon, lat]);
    const summary = summarise(prepared, { ...project, footprint }, settings, false);
    return { footprint, movedM: metres([lon, lat]), shiftDeg: [lon, lat], summary };
  };
  const positions = positionsOf(project.footprint);
  const middle = middleOf(positions);
  const scale = degreesAt(middle);
  const metres = ([lon, lat]: Shift): number =>
    lon === 0 && lat === 0
      ? 0
      : lengthM({ type: "LineString", coordinates: [middle, [middle[0] + lon, middle[1] + lat]] });
  const good = (place: NearestPlace): boolean => accept.includes(place.summary.verdict);
  const start = screened([0, 0]);
  if (good(start) || positions.length === 0) return good(start) ? start : null;

  const area = options.area ?? admissibleArea(prepared, project, options);
  const ground = union(area.verdicts.filter(({ verdict }) => accept.includes(verdict)).map(({ geometry }) => geometry));
  const radiusM = Math.max(...positions.map((position) => flatM(middle, position, scale)));
  const reaches = [radiusM + 500];
  while (reaches.at(-1)! < mostM) reaches.push(Math.min(4 * reaches.at(-1)!, mostM));
  for (const part of RADII) {
    for (const reachM of reaches) {
      signal?.throwIfAborted();
      const within = intersection(ground, windowAround(middle, reachM + radiusM, scale));
      if (within.coordinates.length === 0) continue;
      const room = bufferM(within, -Math.max(part * radiusM, 0.1), { maxErrorM: Math.max(0.01, radiusM / 1000) });
      const places = nearestOf(room, middle, scale)
        .filter(({ distanceM }) => distanceM <= reachM)
        .slice(0, MOST_TRIED);
      for (const { position } of places) {
        const found = screened([position[0]! - middle[0], position[1]! - middle[1]]);
        if (good(found)) return drawnBack(found, screened, good);
      }
      // a place within reach is as near as any beyond it
      if (places.length > 0) break;
    }
  }
  return null;
}

type Shift = readonly [lon: number, lat: number];

/** Back along the way it came, as far as it is still accepted. */
function drawnBack(
  found: NearestPlace,
  screened: (shift: Shift) => NearestPlace,
  good: (place: NearestPlace) => boolean,
): NearestPlace {
  let best = found;
  let refused = 0;
  let accepted = 1;
  for (let i = 0; i < BISECTIONS; i++) {
    const part = (refused + accepted) / 2;
    const place = screened([found.shiftDeg[0] * part, found.shiftDeg[1] * part]);
    if (good(place)) {
      best = place;
      accepted = part;
    } else refused = part;
  }
  return best;
}

/** Metres in a degree of longitude and of latitude around a place. */
interface DegreesM {
  readonly lonM: number;
  readonly latM: number;
}

function degreesAt([lon, lat]: Position): DegreesM {
  const step = 0.001;
  const along = (to: Position): number => lengthM({ type: "LineString", coordinates: [[lon!, lat!], to] }) / step;
  return { lonM: along([lon! + step, lat!]), latM: along([lon!, lat! + step]) };
}

function flatM([x, y]: Position, [toX, toY]: Position, { lonM, latM }: DegreesM): number {
  const east = (toX! - x!) * lonM;
  const north = (toY! - y!) * latM;
  return Math.sqrt(east * east + north * north);
}

function windowAround([lon, lat]: Position, reachM: number, { lonM, latM }: DegreesM): Polygon {
  const [w, e] = [lon! - reachM / lonM, lon! + reachM / lonM];
  const [s, n] = [lat! - reachM / latM, lat! + reachM / latM];
  return { type: "Polygon", coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }; // biome-ignore format: one ring
}

/** The nearest point of each polygon and one well inside it, the nearest first. */
function nearestOf(
  { coordinates }: MultiPolygon,
  from: Position,
  scale: DegreesM,
): { readonly position: Position; readonly distanceM: number }[] {
  return coordinates
    .flatMap((rings) => {
      let distanceM = Infinity;
      let position: Position = from;
      for (const ring of rings)
        for (let i = 0; i + 1 < ring.length; i++) {
          const nearest = nearestOnEdge(from, ring[i]!, ring[i + 1]!, scale);
          const away = flatM(from, nearest, scale);
          if (away < distanceM) {
            distanceM = away;
            position = nearest;
          }
        }
      const inner = representativePoint({ type: "Polygon", coordinates: rings });
      const inside = inner === null ? [] : [{ position: inner, distanceM: flatM(from, inner, scale) }];
      return [{ position, distanceM }, ...inside];
    })
    .sort((a, b) => a.distanceM - b.distanceM || a.position[0]! - b.position[0]! || a.position[1]! - b.position[1]!);
}

function nearestOnEdge(from: Position, a: Position, b: Position, { lonM, latM }: DegreesM): Position {
  const [ax, ay] = [(a[0]! - from[0]!) * lonM, (a[1]! - from[1]!) * latM];
  const [dx, dy] = [(b[0]! - a[0]!) * lonM, (b[1]! - a[1]!) * latM];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return [a[0]! + along * (b[0]! - a[0]!), a[1]! + along * (b[1]! - a[1]!)];
}

function positionsOf(footprint: Footprint): Position[] {
  const { points, lines, polygons } = splitFootprint(footprint);
  return [...points, ...lines.flat(), ...polygons.flat(2)];
}

/** The middle of the box around positions. */
function middleOf(positions: readonly Position[]): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions as readonly [number, number][]) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [(west + east) / 2, (south + north) / 2];
}

/** A footprint moved by degrees; properties and third ordinates are left out. */
function moved(footprint: Footprint, [lon, lat]: Shift): Footprint {
  const { points, lines, polygons } = splitFootprint(footprint);
  const shift = ([x, y]: Position): Position => [x! + lon, y! + lat];
  const geometries: Geometry[] = [];
  if (polygons.length > 0)
    geometries.push({
      type: "MultiPolygon",
      coordinates: polygons.map((polygon) => polygon.map((ring) => ring.map(shift))),
    });
  if (lines.length > 0) geometries.push({ type: "MultiLineString", coordinates: lines.map((line) => line.map(shift)) });
  if (points.length > 0) geometries.push({ type: "MultiPoint", coordinates: points.map(shift) });
  return geometries.length === 1 ? geometries[0]! : { type: "GeometryCollection", geometries };
}
