// Whether the borders of places near a plot are surely farther from it than a tolerance, so that no distance on the ellipsoid
// has to be measured. Most places in a plot's box that hold nothing of it cut off a corner of the box.
//
// Guarantee: what is called apart is farther away than the tolerance; of the rest nothing is said. It rests on this: two points
// nearer than the tolerance differ by less than `reach` degrees in longitude and latitude, so a gap of √2 × reach along any
// direction of the plane of degrees keeps segments apart. Cost: some multiplications for each vertex of the plot and edge of
// the place inside the plot's box.
import type { Position } from "geojson";
import type { PolygonSet } from "../geometry/index.ts";

/** √2, and a little for rounding. */
const GAP = 1.4143;
/** Beyond this latitude a degree of longitude is shorter than `reach` takes it to be. */
const MOST_LATITUDE = 54;

/**
 * Whether the rings of a place, cut down to a window around a polygon, run outside the polygon and farther from it than the
 * tolerance. A place may still hold the polygon whole. @internal
 */
export function runApart(
  { coords, ringOffsets }: PolygonSet,
  polygon: readonly (readonly Position[])[],
  [west, south, east, north]: readonly [number, number, number, number],
  reach: number,
): boolean {
  if (!(Math.max(Math.abs(south), Math.abs(north)) + reach <= MOST_LATITUDE)) return false;
  if (!polygon.every(isClosed)) return false;
  const gap = GAP * reach;
  for (let r = 0; r + 1 < ringOffsets.length; r++) {
    const from = ringOffsets[r]!;
    const to = ringOffsets[r + 1]!;
    if (from === to) continue;
    // a ring with a vertex outside the box that comes nowhere near the polygon's rings lies outside the polygon
    let leaves = false;
    let ax = coords[2 * to - 2]!;
    let ay = coords[2 * to - 1]!;
    for (let i = from; i < to; i++) {
      const bx = coords[2 * i]!;
      const by = coords[2 * i + 1]!;
      leaves ||= bx < west || bx > east || by < south || by > north;
      const beyond =
        Math.max(ax, bx) < west - reach ||
        Math.min(ax, bx) > east + reach ||
        Math.max(ay, by) < south - reach ||
        Math.min(ay, by) > north + reach;
      if (!beyond && !edgeApart(polygon, ax, ay, bx, by, gap)) return false;
      ax = bx;
      ay = by;
    }
    if (!leaves) return false;
  }
  return true;
}

function isClosed(ring: readonly Position[]): boolean {
  const last = ring[ring.length - 1];
  return ring.length >= 4 && ring[0]![0] === last![0] && ring[0]![1] === last![1];
}

/** Whether an edge is surely farther than a gap from all edges of a polygon. */
function edgeApart(
  polygon: readonly (readonly Position[])[],
  ax: number,
  ay: number,
  bx: number,
  by: number,
  gap: number,
): boolean {
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const [cx, cy] = ring[i - 1] as [number, number];
      const [dx, dy] = ring[i] as [number, number];
      const apart =
        Math.min(ax, bx) - Math.max(cx, dx) > gap ||
        Math.min(cx, dx) - Math.max(ax, bx) > gap ||
        Math.min(ay, by) - Math.max(cy, dy) > gap ||
        Math.min(cy, dy) - Math.max(ay, by) > gap ||
        besideLine(ax, ay, bx, by, cx, cy, dx, dy, gap) ||
        besideLine(cx, cy, dx, dy, ax, ay, bx, by, gap);
      if (!apart) return false;
    }
  }
  return true;
}

/** Whether c and d lie on one side of the line through a and b, farther from it than a gap. */
function besideLine(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  gap: number,
): boolean {
  const ux = bx - ax;
  const uy = by - ay;
  const least = gap * Math.sqrt(ux * ux + uy * uy);
  const c = ux * (cy - ay) - uy * (cx - ax);
  const d = ux * (dy - ay) - uy * (dx - ax);
  return least > 0 && ((c > least && d > least) || (c < -least && d < -least));
}
