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
import { bandArea, MOST_DEGREES_FROM_PARALLEL, setParallel } from "./band-area.ts";
import type { CoverSum } from "./footprint-table.ts";
import type { Grid } from "./precision.ts";

/** Rings of polygons of features, as in a `PolygonSet`. @internal */
export interface Rings {
  readonly coords: Float64Array;
  readonly ringOffsets: ArrayLike<number>;
  readonly polygonOffsets: ArrayLike<number>;
  readonly featureOffsets: ArrayLike<number>;
}

/** Most edges, rings and features that are looked at pair by pair; noding is as fast for more. */
const MOST_EDGES = 128;
const MOST_SLOTS = 64;
const MOST_FEATURES = 30;
const MOST_EVENTS = 256;
/** Ordinates up to here have exact determinants of differences. */
const MOST_STEPS = 2 ** 25;
/** Parts of an edge nearer than which the order of two crossings is not taken from their quotients. */
const SAME_PLACE = 1e-12;
/** Ground narrower than so many steps, were it as long as the box of the footprint, is a sliver. */
const SLIVER_STEPS = 4;
/** Longest degree. */
const METRES_PER_DEGREE = 111_700;

// Edges, each once, from the lower to the upper end (of level ones, from left to right), in steps from the middle of the box.
const ax = new Float64Array(MOST_EDGES);
const ay = new Float64Array(MOST_EDGES);
const bx = new Float64Array(MOST_EDGES);
const by = new Float64Array(MOST_EDGES);
/** Whether it meets the box of the footprint; others lie to the right of it, and only rays meet them. */
const meets = new Uint8Array(MOST_EDGES);
/** Whether a ring of the footprint runs along it. */
const isOwn = new Uint8Array(MOST_EDGES);
let edges = 0;
// the rings that run along each edge: chains of a slot and a direction
const firstUse = new Int32Array(MOST_EDGES);
const nextUse = new Int32Array(2 * MOST_EDGES);
const useSlot = new Int32Array(2 * MOST_EDGES);
const useSign = new Int32Array(2 * MOST_EDGES);
let uses = 0;
// Slots, what winding is counted for: rings, or features where parity counts; polygons of them.
let slots = 0;
const partSlot = new Int32Array(MOST_SLOTS + 1);
const partFeature = new Int32Array(MOST_SLOTS);
let parts = 0;
/** Windings at the point at work. */
const windings = new Int32Array(MOST_SLOTS);
// Where edges are crossed or touched: chains in order along each.
const firstEvent = new Int32Array(MOST_EDGES);
const nextEvent = new Int32Array(MOST_EVENTS);
const eventShare = new Float64Array(MOST_EVENTS);
const eventX = new Float64Array(MOST_EVENTS);
const eventY = new Float64Array(MOST_EVENTS);
/** The edge that crosses, -1 for an end that lies on this one. */
const eventEdge = new Int32Array(MOST_EVENTS);
/** Windings left of an edge of the footprint, before it is crossed. */
const eventWindings = new Int32Array(MOST_EVENTS * MOST_SLOTS);
let events = 0;
/** Pairs of edges with a common end. */
let joints = 0;

// the box of the footprint in steps
let halfWidth = 0;
let halfHeight = 0;

// what is summed: covers as bits by feature
const MOST_SUMS = 64;
const sumBits = new Int32Array(MOST_SUMS);
const sumArea = new Float64Array(MOST_SUMS);
const sumRest = new Float64Array(MOST_SUMS);
let sums = 0;
let stepDeg = 0;
let byParity = false;

/**
 * The ground inside a footprint by the features that cover it, ascending by their bits; `undefined` where it takes noding to
 * tell. The features lie in `others`, which must show them as they are inside the footprint's box; the footprint is the union
 * of all that lies in `own`.
 *
 * @internal
 */
export function coverSums(others: Rings, own: Rings, grid: Grid, parity: boolean): CoverSum[] | undefined {
  const features = others.featureOffsets.length - 1;
  if (features > MOST_FEATURES) return undefined;
  edges = uses = slots = parts = events = joints = sums = 0;
  partSlot[0] = 0;
  const { stepsPerUnit, unitsPerStep, step } = grid;
  const { coords, ringOffsets } = own;
  const ordinates = 2 * ringOffsets[ringOffsets.length - 1]!;
  const steps = (value: number): number =>
    Math.floor((stepsPerUnit > 0 ? value * stepsPerUnit : value / unitsPerStep) + 0.5);
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let i = 0; i < ordinates; i += 2) {
    const x = steps(coords[i]!);
    const y = steps(coords[i + 1]!);
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  const middleX = Math.floor((west + east) / 2);
  const middleY = Math.floor((south + north) / 2);
  halfWidth = Math.max(east - middleX, middleX - west);
  halfHeight = Math.max(north - middleY, middleY - south);
  stepDeg = step;
  byParity = parity;
  if (!(halfWidth <= MOST_STEPS && halfHeight <= MOST_STEPS && halfHeight * step < MOST_DEGREES_FROM_PARALLEL))
    return undefined;
  if (!((Math.abs(middleX) + halfWidth) * step <= 360 && (Math.abs(middleY) + halfHeight) * step <= 90))
    return undefined;

  if (!addRings(own, features, true, grid, parity, middleX, middleY)) return undefined;
  if (!addRings(others, 0, false, grid, parity, middleX, middleY)) return undefined;
  firstEvent.fill(-1, 0, edges);
  for (let e = 0; e < edges; e++) {
    if (!meets[e]) continue;
    for (let f = e + 1; f < edges; f++) if (meets[f] && !compare(e, f)) return undefined;
  }
  setParallel(middleY * step);
  if (isLoneRing(own)) {
    addLoneRing(features);
    return summed();
  }
  // the footprint first: where it is crossed, the windings are those of the crossing edge too
  for (let e = 0; e < edges; e++) if (meets[e] && isOwn[e]) walk(e, features);
  for (let e = 0; e < edges; e++) if (meets[e] && !isOwn[e]) walk(e, features);
  return summed();
}

/** Adds the edges of all rings; whether there is room. */
function addRings(
  { coords, ringOffsets, polygonOffsets, featureOffsets }: Rings,
  firstFeature: number,
  own: boolean,
  { stepsPerUnit, unitsPerStep }: Grid,
  parity: boolean,
  middleX: number,
  middleY: number,
): boolean {
  const steps = (value: number): number =>
    Math.floor((stepsPerUnit > 0 ? value * stepsPerUnit : value / unitsPerStep) + 0.5);
  const features = featureOffsets.length - 1;
  for (let f = 0; f < features; f++) {
    const feature = own ? firstFeature : f;
    if (parity && !(own && f > 0) && !addPart(feature, 1)) return false;
    for (let p = featureOffsets[f]!; p < featureOffsets[f + 1]!; p++) {
      const shell = polygonOffsets[p]!;
      const end = polygonOffsets[p + 1]!;
      let slot = slots - 1;
      if (!parity) {
        slot = slots;
        if (!addPart(feature, end - shell)) return false;
      }
      for (let r = shell; r < end; r++) {
        const from = ringOffsets[r]!;
        const to = ringOffsets[r + 1]!;
        if (from === to) {
          if (!parity) slot++;
          continue;
        }
        let x = steps(coords[2 * to - 2]!) - middleX;
        let y = steps(coords[2 * to - 1]!) - middleY;
        for (let i = from; i < to; i++) {
          const nextX = steps(coords[2 * i]!) - middleX;
          const nextY = steps(coords[2 * i + 1]!) - middleY;
          if ((x !== nextX || y !== nextY) && !addEdge(x, y, nextX, nextY, slot, own)) return false;
          x = nextX;
          y = nextY;
        }
        if (!parity) slot++;
      }
    }
  }
  return true;
}

function addPart(feature: number, itsSlots: number): boolean {
  if (slots + itsSlots > MOST_SLOTS) return false;
  slots += itsSlots;
  partFeature[parts++] = feature;
  partSlot[parts] = slots;
  return true;
}

function addEdge(fromX: number, fromY: number, toX: number, toY: number, slot: number, own: boolean): boolean {
  const up = fromY < toY || (fromY === toY && fromX < toX);
  const lowX = up ? fromX : toX;
  const lowY = up ? fromY : toY;
  const highX = up ? toX : fromX;
  const highY = up ? toY : fromY;
  if (highY < -halfHeight || lowY > halfHeight || (lowX < -halfWidth && highX < -halfWidth)) return true;
  const right = lowX > halfWidth && highX > halfWidth;
  if (!right && !(Math.abs(lowX) <= MOST_STEPS && Math.abs(highX) <= MOST_STEPS)) return false;
  if (!right && !(lowY >= -MOST_STEPS && highY <= MOST_STEPS)) return false;
  let e = 0;
  while (e < edges && !(ax[e] === lowX && ay[e] === lowY && bx[e] === highX && by[e] === highY)) e++;
  if (e === MOST_EDGES || uses === 2 * MOST_EDGES) return false;
  if (e === edges) {
    ax[e] = lowX;
    ay[e] = lowY;
    bx[e] = highX;
    by[e] = highY;
    meets[e] = right ? 0 : 1;
    isOwn[e] = own ? 1 : 0;
    firstUse[e] = -1;
    edges++;
  }
  useSlot[uses] = slot;
  useSign[uses] = up ? 1 : -1;
  nextUse[uses] = firstUse[e]!;
  firstUse[e] = uses++;
  return true;
}

/** Finds where two edges meet but at common ends; whether it can be told without noding. */
function compare(e: number, f: number): boolean {
  const eLowX = ax[e]!;
  const eLowY = ay[e]!;
  const eHighX = bx[e]!;
  const eHighY = by[e]!;
  const fLowX = ax[f]!;
  const fLowY = ay[f]!;
  const fHighX = bx[f]!;
  const fHighY = by[f]!;
  if (eHighY < fLowY || fHighY < eLowY) return true;
  if (eLowX < fLowX && eLowX < fHighX && eHighX < fLowX && eHighX < fHighX) return true;
  if (eLowX > fLowX && eLowX > fHighX && eHighX > fLowX && eHighX > fHighX) return true;
  const lowLow = eLowX === fLowX && eLowY === fLowY;
  const highHigh = eHighX === fHighX && eHighY === fHighY;
  const eX = eHighX - eLowX;
  const eY = eHighY - eLowY;
  const fX = fHighX - fLowX;
  const fY = fHighY - fLowY;
  // of edges with a common end only those that go on in one line from it could meet elsewhere; that far ends lie apart there
  if (lowLow || highHigh) {
    joints++;
    return eX * fY !== eY * fX;
  }
  if ((eLowX === fHighX && eLowY === fHighY) || (eHighX === fLowX && eHighY === fLowY)) {
    joints++;
    return true;
  }
  const turnLow = eX * (fLowY - eLowY) - eY * (fLowX - eLowX);
  const turnHigh = eX * (fHighY - eLowY) - eY * (fHighX - eLowX);
  if ((turnLow > 0 && turnHigh > 0) || (turnLow < 0 && turnHigh < 0)) return true;
  const backLow = fX * (eLowY - fLowY) - fY * (eLowX - fLowX);
  const backHigh = fX * (eHighY - fLowY) - fY * (eHighX - fLowX);
  if ((backLow > 0 && backHigh > 0) || (backLow < 0 && backHigh < 0)) return true;
  if (turnLow !== 0 && turnHigh !== 0 && backLow !== 0 && backHigh !== 0) {
    const share = turnLow / (turnLow - turnHigh);
    const x = fLowX + Math.round(fX * share);
    const y = fLowY + Math.round(fY * share);
    return addEvent(e, f, backLow / (backLow - backHigh), x, y) && addEvent(f, e, share, x, y);
  }
  // in one line, and their boxes meet
  if (turnLow === 0 && turnHigh === 0) return false;
  const between = turnLow !== 0 && turnHigh !== 0;
  if (between) {
    // an end of e on f
    const low = backLow === 0;
    return addTouch(f, low ? eLowX : eHighX, low ? eLowY : eHighY);
  }
  const low = turnLow === 0;
  return addTouch(e, low ? fLowX : fHighX, low ? fLowY : fHighY);
}

/** Adds an end that lies on the line of an edge, at a point of both boxes. */
function addTouch(e: number, x: number, y: number): boolean {
  const alongX = bx[e]! - ax[e]!;
  const alongY = by[e]! - ay[e]!;
  const share = Math.abs(alongX) > Math.abs(alongY) ? (x - ax[e]!) / alongX : (y - ay[e]!) / alongY;
  if (!addEvent(e, -1, share, x, y)) return false;
  events++; // pairs of events stay pairs
  return true;
}

/** Puts an event where it belongs along an edge; whether its place can be told. */
function addEvent(e: number, other: number, share: number, x: number, y: number): boolean {
  if (events + 2 > MOST_EVENTS) return false;
  let before = -1;
  let after = firstEvent[e]!;
  while (after >= 0 && eventShare[after]! < share + SAME_PLACE) {
    if (eventShare[after]! > share - SAME_PLACE) {
      // two ends at one point of an edge are one
      if (other >= 0 || eventEdge[after]! >= 0 || eventX[after] !== x || eventY[after] !== y) return false;
      events++;
      return true;
    }
    before = after;
    after = nextEvent[after]!;
  }
  const event = events++;
  eventShare[event] = share;
  eventX[event] = x;
  eventY[event] = y;
  eventEdge[event] = other;
  nextEvent[event] = after;
  if (before < 0) firstEvent[e] = event;
  else nextEvent[before] = event;
  return true;
}

/**
 * Whether there is nothing but one ring of the footprint that never meets itself: as many edges as joints, each used once.
 * Most footprints lie so, and what covers them is the same all along.
 */
function isLoneRing({ ringOffsets }: Rings): boolean {
  return ringOffsets.length === 2 && events === 0 && joints === edges && uses === edges;
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

function inBox(x: number, y: number): boolean {
  return x >= -halfWidth && x <= halfWidth && y >= -halfHeight && y <= halfHeight;
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
