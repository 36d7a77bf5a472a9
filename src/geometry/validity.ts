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
  const { starts, polygon, places, index, x, y } = area;
  if (x.length === 0) return;
  const ringOf = new Int32Array(x.length);
  for (let r = 0; r < polygon.length; r++) ringOf.fill(r, starts[r]!, starts[r + 1]!);
  const next = (v: number): number => (v + 1 < starts[ringOf[v]! + 1]! ? v + 1 : starts[ringOf[v]!]!);
  const path = (v: number): string => `${places[ringOf[v]!]!.path}[${index[v]!}]`;
  const spot = (v: number, px: number, py: number): FindingLocation => ({
    ...places[ringOf[v]!]!,
    path: path(v),
    vertex: index[v]!,
    position: [px, py],
  });

  let sound = true;
  const { parent, counterClockwise, closing } = sweep(area, (kind, a, b, px, py) => {
    sound = false;
    const [ringA, ringB] = [ringOf[a]!, ringOf[b]!];
    if (ringA === ringB) {
      const tip = kind !== "overlap" ? -1 : next(a) === b ? b : next(b) === a ? a : -1;
      if (tip >= 0) log.add("RING_SPIKE", spot(tip, x[tip]!, y[tip]!));
      else
        log.add(kind === "touch" ? "RING_SELF_TOUCH" : "RING_SELF_INTERSECTION", spot(a, px, py), { other: path(b) });
      return;
    }
    const code = polygon[ringA] === polygon[ringB] ? "RING_CROSSING" : "PART_OVERLAP";
    // a shared border is one finding, however many edges it has
    log.add(code, spot(a, px, py), { other: path(b) }, kind === "overlap" ? `${ringA} ${ringB}` : `${a} ${b}`);
  });
  if (!sound) return;

  const enclosing = enclosingRings(parent, polygon);
  for (let r = 0; r < places.length; r++) {
    const place = places[r]!;
    const report = (code: AreaFindingCode, other: number): void => {
      sound = false;
      const v = starts[r]!;
      log.add(code, { ...place, position: [x[v]!, y[v]!] }, other < 0 ? {} : { other: places[other]!.path });
    };
    const shell = place.ring === 0;
    if (!!counterClockwise[r] !== shell) log.add("RING_WINDING", place, {}, "");
    if (shell) {
      if (parent[r]! >= 0 && places[parent[r]!]!.ring === 0) report("SHELL_NESTED", parent[r]!);
    } else if (enclosing[r]! < 0) report("HOLE_OUTSIDE_SHELL", -1);
    else if (places[enclosing[r]!]!.ring !== 0) report("HOLE_NESTED", enclosing[r]!);
  }
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
    const { x, y, starts, polygon, places } = area;
    let part: Position[][] = [];
    for (let r = 0; r < places.length; r++) {
      if (places[r]!.ring === 0) coordinates.push((part = []));
      else if (r === 0 || polygon[r] !== polygon[r - 1]) part = []; // holes whose shell is gone are in no part
      if (places[r]!.ring > 0 && part.length === 0) repairs.add("INPUT_DROPPED", places[r]!);
      else part.push(closedRing(x, y, starts[r]!, starts[r + 1]!));
    }
  });
  const findings = log.findings();
  for (const { code, severity, location = {}, values } of findings) {
    if (severity !== "error") continue;
    const repair = REPAIRS[code];
    if (repair) repairs.add(repair, location, values);
    else repairs.add("GEOMETRY_REBUILT", withoutRing(location), { rule: options.fillRule ?? "nonZero" }, "");
  }
  const geometry = union({ type: "MultiPolygon", coordinates }, options);
  if (coordinates.length > 0 && geometry.coordinates.length === 0) repairs.add("GEOMETRY_COLLAPSED", { path: "$" });
  return { geometry, findings: [...findings, ...repairs.findings()] };
}

function closedRing(x: Float64Array, y: Float64Array, start: number, end: number): Position[] {
  const ring: Position[] = [];
  for (let v = start; v < end; v++) ring.push([x[v]!, y[v]!]);
  ring.push([x[start]!, y[start]!]);
  return ring;
}

/** The geometry that a place in it belongs to. */
function withoutRing({ path = "$", feature }: FindingLocation): FindingLocation {
  const whole = path.slice(0, Math.max(path.indexOf(".coordinates"), 1));
  return feature === undefined ? { path: whole } : { path: whole, feature };
}
