// Whether areas are what they claim to be, after OGC Simple Features (06-103r4, 6.1.11) and RFC 7946, and a repair.
//
// Guarantee: no verdict depends on rounding; the tests are exact on the doubles as given (see orientation.ts). Rings may
// touch each other in points, not along edges, and may not touch themselves; the interior of a polygon is connected; parts
// of a multipolygon do not overlap and share no edge. As in other validators the questions build on each other: which ring
// lies in which is asked only where no rings cross, and whether interiors hang together only where all rings lie right.
// Features of a collection are judged one by one; how they fit together is a matter of coverages.
// Cost: O(n log n); see validity/sweep.ts.
import type { MultiPolygon, Position } from "geojson";
import type { Finding, FindingLocation } from "../domain/finding.ts";
import type { OverlayOptions } from "./arrangement.ts";
import { union } from "./boolean.ts";
import type { Polygonal } from "./polygon-set.ts";
import { type AreaFindingCode, FindingLog } from "./validity/finding-log.ts";
import { enclosingRings } from "./validity/nesting.ts";
import { type Area, readAreas } from "./validity/reading.ts";
import { sweep } from "./validity/sweep.ts";

/**
 * Tells what is wrong with areas: an empty list when nothing is, and never an exception, whatever is handed in. The area
 * is valid (OGC Simple Features) when no finding has the severity `error`; warnings and infos name what is odd but does
 * not hinder, such as a winding against RFC 7946 or a repeated point. 几何有效性检查.
 *
 * @param g - GeoJSON polygons, features and collections of them, or a polygon set; anything else is a finding; never mutated
 * @returns findings in the order of the data, each with its place
 * @example
 * ```ts
 * const bowTie: Polygon = { type: "Polygon", coordinates: [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] };
 * validate(bowTie)[0]?.code; //=> "RING_SELF_INTERSECTION"
 * validate(bowTie)[0]?.location?.position; //=> [1, 1]
 * ```
 */
export function validate(g: Polygonal | unknown): Finding[] {
  const log = new FindingLog();
  readAreas(g, log, (area) => judge(area, log));
  return log.findings();
}

/** Looks at the rings of one geometry together. */
function judge(area: Area, log: FindingLog): void {
  const { x, y, ring, next, polygon, places, index } = area;
  if (x.length === 0) return;
  const path = (v: number): string => `${places[ring[v]!]!.path}[${index[v]!}]`;
  const spot = (v: number, px: number, py: number): FindingLocation => ({
    ...places[ring[v]!]!,
    path: path(v),
    vertex: index[v]!,
    position: [px, py],
  });

  let sound = true;
  const { parent, counterClockwise, closing } = sweep(area, (kind, a, b, px, py) => {
    sound = false;
    const [ringA, ringB] = [ring[a]!, ring[b]!];
    const other = { other: path(b) };
    if (ringA !== ringB)
      log.add(
        polygon[ringA] === polygon[ringB] ? "RING_CROSSING" : "PART_OVERLAP",
        spot(a, px, py),
        other,
        // a shared border is one finding, however many edges it has
        kind === "overlap" ? `${ringA} ${ringB}` : `${a} ${b}`,
      );
    else if (kind === "touch") log.add("RING_SELF_TOUCH", spot(a, px, py), other);
    else if (kind === "overlap" && next[a] === b) log.add("RING_SPIKE", spot(b, x[b]!, y[b]!));
    else if (kind === "overlap" && next[b] === a) log.add("RING_SPIKE", spot(a, x[a]!, y[a]!));
    else log.add("RING_SELF_INTERSECTION", spot(a, px, py), other);
  });
  if (!sound) return;

  const enclosing = enclosingRings(parent, polygon);
  places.forEach((place, r) => {
    const isShell = (other: number): boolean => places[other]?.ring === 0;
    const report = (code: AreaFindingCode, other = -1): void => {
      sound = false;
      log.add(code, place, other < 0 ? {} : { other: places[other]!.path });
    };
    if (!!counterClockwise[r] !== isShell(r)) log.add("RING_WINDING", place, {}, "");
    if (isShell(r)) {
      if (isShell(parent[r]!)) report("SHELL_NESTED", parent[r]);
    } else if (enclosing[r]! < 0) report("HOLE_OUTSIDE_SHELL");
    else if (!isShell(enclosing[r]!)) report("HOLE_NESTED", enclosing[r]);
  });
  if (sound) for (const { edge, x: px, y: py } of closing) log.add("INTERIOR_DISCONNECTED", spot(edge, px, py));
}

/** What {@link makeValid} gives back. 修复结果. */
export interface MadeValid {
  /** The repaired area, valid and wound after RFC 7946; `coordinates: []` when nothing is left. 修复后的几何. */
  readonly geometry: MultiPolygon;
  /** What `validate` found, and after it, as warnings, what was done about it. 问题与所做的修复. */
  readonly findings: Finding[];
}

/** What is done about a grave finding; what is not named here is rebuilt. */
const REPAIRS: Partial<Record<string, AreaFindingCode>> = {
  GEOMETRY_TYPE: "INPUT_DROPPED",
  GEOMETRY_POSITION: "INPUT_DROPPED",
  GEOMETRY_NOT_FINITE: "INPUT_DROPPED",
  RING_TOO_FEW_POINTS: "INPUT_DROPPED",
  RING_NOT_CLOSED: "RING_CLOSED",
};

/**
 * Repairs areas: closes rings, drops what cannot be a ring or a position, and rebuilds the rest by the fill rule, all
 * parts and features united. Nothing is done silently. Valid input keeps its area up to the grid: 0.7072 × step ×
 * perimeter. 几何修复.
 *
 * @param g - anything that {@link validate} takes; never mutated
 * @param options - grid, fill rule and budgets
 * @returns a valid MultiPolygon, and what was wrong and done
 * @throws SanxianError when the coordinates span more than the grid can hold, an option is wrong, or a budget is passed
 * @example
 * ```ts
 * const { geometry, findings } = makeValid(bowTie);
 * geometry.coordinates.length; //=> 2
 * findings.map((f) => f.code); //=> ["RING_SELF_INTERSECTION", "GEOMETRY_REBUILT"]
 * ```
 */
export function makeValid(g: Polygonal | unknown, options: OverlayOptions = {}): MadeValid {
  const log = new FindingLog();
  const repairs = new FindingLog();
  const coordinates: Position[][][] = [];
  readAreas(g, log, (area) => {
    judge(area, log);
    const { x, y, ring, polygon, places } = area;
    let part: Position[][] = [];
    let v = 0;
    places.forEach((place, r) => {
      const positions: Position[] = [];
      for (; ring[v] === r; v++) positions.push([x[v]!, y[v]!]);
      positions.push(positions[0]!);
      if (place.ring === 0) coordinates.push((part = []));
      else if (polygon[r] !== polygon[r - 1]) part = []; // holes whose shell is gone are in no part
      if (place.ring > 0 && part.length === 0) repairs.add("INPUT_DROPPED", place);
      else part.push(positions);
    });
  });
  const findings = log.findings();
  for (const { code, severity, location = {}, values } of findings) {
    if (severity !== "error") continue;
    const repair = REPAIRS[code];
    if (repair) repairs.add(repair, location, code === "RING_TOO_FEW_POINTS" ? {} : values);
    else repairs.add("GEOMETRY_REBUILT", withoutRing(location), { rule: options.fillRule ?? "nonZero" }, "");
  }
  const geometry = union({ type: "MultiPolygon", coordinates }, options);
  if (coordinates.length > 0 && geometry.coordinates.length === 0) repairs.add("GEOMETRY_COLLAPSED", { path: "$" });
  return { geometry, findings: [...findings, ...repairs.findings()] };
}

/** The geometry that a place in it belongs to. */
function withoutRing({ path = "$", feature }: FindingLocation): FindingLocation {
  const whole = path.slice(0, Math.max(path.indexOf(".coordinates"), 1));
  return feature === undefined ? { path: whole } : { path: whole, feature };
}
