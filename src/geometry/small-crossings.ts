// Where the edges of a small job meet: crossings, and ends that lie on other edges, in order along each edge.
//
// Guarantee: whether and how two edges meet is decided exactly; a crossing is rounded to the grid from the quotient of two exact
// determinants, as noding rounds it. Refused are edges that overlap in part, and meetings of an edge that lie too close to each
// other for their quotients to tell the order. Cost: a few nanoseconds a pair of edges.
import { ax, ay, bx, by, edges, MOST_EDGES, meets } from "./small-edges.ts";

/** Most meetings, each counted on both edges. @internal */
export const MOST_EVENTS = 256;
/** Shares of an edge nearer than which the order of two meetings is not taken from them. */
const SAME_PLACE = 1e-12;

// --- chains of events in order along each edge; the two of a crossing are neighbours, an even number and the next
export const firstEvent: Int32Array = new Int32Array(MOST_EDGES);
export const nextEvent: Int32Array = new Int32Array(MOST_EVENTS);
const eventShare = new Float64Array(MOST_EVENTS);
export const eventX: Float64Array = new Float64Array(MOST_EVENTS);
export const eventY: Float64Array = new Float64Array(MOST_EVENTS);
/** The edge that crosses, -1 for an end that lies on this one. */
export const eventEdge: Int32Array = new Int32Array(MOST_EVENTS);
export let events = 0;
/** Pairs of edges with a common end. */
export let joints = 0;

/** Finds where edges meet but at common ends; `false` where it takes noding to tell. @internal */
export function findCrossings(): boolean {
  events = joints = 0;
  firstEvent.fill(-1, 0, edges);
  for (let e = 0; e < edges; e++) {
    if (!meets[e]) continue;
    for (let f = e + 1; f < edges; f++) if (meets[f] && !compare(e, f)) return false;
  }
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
