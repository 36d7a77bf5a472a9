// The areas of a small arrangement by what covers them, without its faces. Every edge is a way along which the winding of each
// ring is known to its left and to its right; the area of all ground that the same features cover is the sum of what its
// bordering edges add (band-area.ts). So no ring is walked, no face is numbered, and edges are not sorted around their nodes.
// After Franklin, Sivaswami, Sun, Kankanhalli and Narayanaswami (1994), "Calculating the Area of Overlaid Polygons Without
// Constructing the Overlay", Cartography and Geographic Information Systems 21(2).
//
//   1. equal edges are one, with the windings of all their rings; the ends are grid points, so this is exact
//   2. all pairs of edges: crossings, and ends that lie on others; exact, differences being below 2^26 steps
//   3. windings left of an edge's first point by a ray to the right from just beside it, exact by symbolic perturbation (the
//      point moves along the edge a little, and to its left a little of that); along the edge they change where it is crossed
//   4. each piece adds its band to what covers its left, and takes it from what covers its right
//
// Guarantee: topology is decided exactly on the edges as they are snapped; crossings are rounded to the grid as noding rounds
// them, so areas are those of the faces that noding makes, to rounding. What noding would do beyond that (edges that
// overlap in part, crossings in one point, slivers that rounding closes) is not done: there the answer is `undefined`, and
// noding has to give it. Cost: a few nanoseconds a pair of edges, 1 to 5 µs for a plot and the borders through it.
import { bandArea, setParallel } from "./band-area.ts";
import type { CoverSum } from "./footprint-table.ts";
import type { Grid } from "./precision.ts";
import {
  eventEdge,
  events,
  eventX,
  eventY,
  findCrossings,
  firstEvent,
  joints,
  MOST_EVENTS,
  nextEvent,
} from "./small-crossings.ts";
import {
  ax,
  ay,
  bx,
  by,
  edges,
  firstUse,
  halfHeight,
  halfWidth,
  inBox,
  isOwn,
  layEdges,
  MOST_SLOTS,
  meets,
  middleY,
  nextUse,
  partFeature,
  partSlot,
  parts,
  type Rings,
  slots,
  useSign,
  useSlot,
  uses,
} from "./small-edges.ts";

/** Ground narrower than so many steps, were it as long as the box of the footprint, is a sliver. */
const SLIVER_STEPS = 4;
/** Longest degree. */
const METRES_PER_DEGREE = 111_700;
/** Most covers that are told apart. */
const MOST_SUMS = 64;

/** Windings at the point at work, by slot. */
const windings = new Int32Array(MOST_SLOTS);
/** Windings left of an edge of the footprint, before it is crossed, by event. */
const eventWindings = new Int32Array(MOST_EVENTS * MOST_SLOTS);
// what is summed: covers as bits by feature
const sumBits = new Int32Array(MOST_SUMS);
const sumArea = new Float64Array(MOST_SUMS);
const sumRest = new Float64Array(MOST_SUMS);
let sums = 0;
let stepDeg = 0;
let byParity = false;

/**
 * The ground inside a footprint by the features that cover it, in no order; `undefined` where it takes noding to tell. The
 * features lie in `others`, which must show them as they are inside the footprint's box; the footprint is the union of all that
 * lies in `own`, and a feature of its own behind them.
 *
 * @internal
 */
export function coverSums(others: Rings, own: Rings, grid: Grid, parity: boolean): CoverSum[] | undefined {
  if (!layEdges(others, own, grid, parity) || !findCrossings()) return undefined;
  const footprint = others.featureOffsets.length - 1;
  sums = 0;
  stepDeg = grid.step;
  byParity = parity;
  setParallel(middleY * stepDeg);
  if (isLoneRing(own)) addLoneRing(footprint);
  else {
    // the footprint first: where it is crossed, the windings are those of the crossing edge too
    for (let e = 0; e < edges; e++) if (meets[e] && isOwn[e]) walk(e, footprint);
    for (let e = 0; e < edges; e++) if (meets[e] && !isOwn[e]) walk(e, footprint);
  }
  return summed();
}

/**
 * Whether there is nothing but one ring of the footprint that never meets itself: its edges alone, as many as joints, each used
 * once. Most footprints lie so, and what covers them is the same all along.
 */
function isLoneRing({ ringOffsets }: Rings): boolean {
  if (!(ringOffsets.length === 2 && events === 0 && joints === edges && uses === edges)) return false;
  // an island inside it has as many joints as edges too; the footprint's edges come first
  return isOwn[edges - 1] === 1;
}

/** Adds what lies in the lone ring, as its pieces would. */
function addLoneRing(own: number): void {
  castRay(ax[0]!, ay[0]!, bx[0]! - ax[0]!, by[0]! - ay[0]!);
  const toLeft = windings[0] !== 0;
  for (let e = 0; e < edges; e++) {
    // the inside is to the left of all edges of the ring's direction, or to the right of all
    const sign = (useSign[firstUse[e]!] === useSign[firstUse[0]!]) === toLeft ? 1 : -1;
    addArea(1 << own, sign * bandArea((bx[e]! - ax[e]!) * stepDeg, ay[e]! * stepDeg, by[e]! * stepDeg));
  }
}

/** Follows an edge piece by piece. */
function walk(e: number, own: number): void {
  let x = ax[e]!;
  let y = ay[e]!;
  const alongX = bx[e]! - x;
  const alongY = by[e]! - y;
  // outside the box of the footprint nothing is known, nor asked
  let known = inBox(x, y);
  if (known) castRay(x, y, alongX, alongY);
  for (let event = firstEvent[e]!; ; event = nextEvent[event]!) {
    const nextX = event < 0 ? bx[e]! : eventX[event]!;
    const nextY = event < 0 ? by[e]! : eventY[event]!;
    if (known) addPiece(e, x, y, nextX, nextY, own);
    if (event < 0) return;
    x = nextX;
    y = nextY;
    const other = eventEdge[event]!;
    if (other < 0) {
      known = inBox(x, y);
      if (known) castRay(x, y, alongX, alongY);
      continue;
    }
    const turn = alongX * (by[other]! - ay[other]!) - alongY * (bx[other]! - ax[other]!);
    if (isOwn[e]) {
      if (!isOwn[other]) for (let s = 0; s < slots; s++) eventWindings[event * MOST_SLOTS + s] = windings[s]!;
    } else if (isOwn[other]) {
      // of the four quarters at the crossing, the one left of the other edge and before it
      for (let s = 0; s < slots; s++) windings[s] = eventWindings[(event ^ 1) * MOST_SLOTS + s]!;
      known = true;
      if (turn < 0) continue; // it is also left of this one, behind the crossing
      addUses(e, 1);
    }
    addUses(other, turn > 0 ? -1 : 1);
  }
}

/** Crosses an edge, from its right to its left or back. */
function addUses(e: number, sign: number): void {
  for (let use = firstUse[e]!; use >= 0; use = nextUse[use]!) windings[useSlot[use]!]! += sign * useSign[use]!;
}

/** The windings beside a grid point in the box: a little along a direction, which goes up or level to the right, and to its left. */
function castRay(x: number, y: number, alongX: number, alongY: number): void {
  windings.fill(0, 0, slots);
  for (let e = 0; e < edges; e++) {
    const lowY = ay[e]!;
    const highY = by[e]!;
    if (lowY > y || highY <= y) continue;
    const lowX = ax[e]!;
    const highX = bx[e]!;
    if (lowX < x && highX < x) continue;
    if (!(lowX > x && highX > x)) {
      let side = (highX - lowX) * (y - lowY) - (highY - lowY) * (x - lowX);
      if (side === 0) side = (highX - lowX) * alongY - (highY - lowY) * alongX;
      // side still 0: both go up along one line, and the point lies to its left
      if (side < 0) continue;
    }
    addUses(e, 1);
  }
}

/** Adds a piece of an edge to what lies on both its sides. */
function addPiece(e: number, x: number, y: number, nextX: number, nextY: number, own: number): void {
  const left = covers();
  addUses(e, -1);
  const right = covers();
  addUses(e, 1);
  if (left === right) return;
  const area = bandArea((nextX - x) * stepDeg, y * stepDeg, nextY * stepDeg);
  if ((left >> own) & 1) addArea(left, area);
  if ((right >> own) & 1) addArea(right, -area);
}

/** The features that cover a point of the windings at work, as bits. */
function covers(): number {
  let bits = 0;
  for (let p = 0; p < parts; p++) {
    const shell = partSlot[p]!;
    const end = partSlot[p + 1]!;
    let inside = byParity ? (windings[shell]! & 1) !== 0 : windings[shell] !== 0;
    for (let s = shell + 1; s < end; s++) inside &&= windings[s] === 0;
    if (inside) bits |= 1 << partFeature[p]!;
  }
  return bits;
}

function addArea(bits: number, value: number): void {
  let k = 0;
  while (k < sums && sumBits[k] !== bits) k++;
  if (k === sums) {
    // what is beyond the last is told from by their number
    sums++;
    sumBits[k] = bits;
    sumArea[k] = sumRest[k] = 0;
  }
  // compensated after Neumaier, so that rows add up to the whole
  const sum = sumArea[k]!;
  const total = sum + value;
  sumRest[k]! += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
  sumArea[k] = total;
}

/** The sums, unless one is a sliver. */
function summed(): CoverSum[] | undefined {
  const stepM = stepDeg * METRES_PER_DEGREE;
  const least = SLIVER_STEPS * stepM * (halfWidth + halfHeight) * stepM;
  if (sums === 0 || sums > MOST_SUMS) return undefined;
  const found: CoverSum[] = [];
  for (let k = 0; k < sums; k++) {
    const areaM2 = sumArea[k]! + sumRest[k]!;
    if (!(areaM2 > least)) return undefined;
    found.push({ covers: sumBits[k]!, areaM2 });
  }
  return found;
}
