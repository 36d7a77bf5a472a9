// Rings and faces. Following nextHalf from each half-arc gives rings with one face on their left. A ring of positive area
// is the outer ring of a bounded face; the others (clockwise, or flat where only lines hang) are what a connected
// component shows to the face around it. Twice the area of a ring is an exact integer: below 2^62, so that sums that wrap
// on the way still end right.
//
// Holes: from the leftmost (then lowest) node of a component a ray goes left; the nearest edge it meets has on its right
// the face that holds the component. Components are taken from left to right, so that a face met is already known. The
// ray is half open (an edge counts from its lower end up to, not including, its upper end), and which of two edges is
// nearer is decided by orientations, not by computed abscissas. Where rays run through crowded cells, a sweep that tells the
// edge below each component takes their place.
import { arcCount, arcNodes, arcStart, edgeArc, keep, nextHalf } from "./arcs";
import { cellEdges, cellStart, columns, layCells, rows, shift } from "./cells";
import { edgeCount, hi, lo } from "./edges";
import { alloc, allocZero, i32At, i64At, mark, release, setI32, setI64 } from "./memory";
import { comesFirst, nodeCount, turnAt, xOf, yOf } from "./nodes";
import { sortByKey } from "./sort";
import { cursor, endPart, partEnd } from "./steps";
import { sweepBelow, sweepsAlways } from "./sweep";

export let halfRing: usize = 0; // per half-arc
export let ringHead: usize = 0; // per ring: a half-arc of it
export let ringArea2: usize = 0; // i64 per ring
export let ringFace: usize = 0; // per ring
export let ringCount: i32 = 0;
export let faceCount: i32 = 0; // face 0 is the unbounded one
export let faceArea2: usize = 0; // i64 per face; 0 for the unbounded one
let ringNode: usize = 0; // leftmost, then lowest node

// scratch
let before: usize = 0;
let arcArea2: usize = 0;
let arcNode: usize = 0;

/** Sums what each arc adds to twice an area, and finds its first node. */
export function sumArcs(): bool {
  if (cursor == 0) {
    const halves = 2 * arcCount;
    halfRing = alloc(halves, 4);
    memory.fill(halfRing, 0xff, <usize>halves << 2);
    ringHead = alloc(halves, 4);
    ringArea2 = alloc(halves, 8);
    ringNode = alloc(halves, 4);
    before = mark();
    arcArea2 = alloc(arcCount, 8);
    arcNode = alloc(arcCount, 4);
  }
  const last = partEnd(arcCount);
  for (let a = cursor; a < last; a++) {
    let sum: i64 = 0;
    const first = i32At(arcStart, a);
    const end = i32At(arcStart, a + 1);
    let u = i32At(arcNodes, first);
    let least = u;
    for (let i = first + 1; i < end; i++) {
      const v = i32At(arcNodes, i);
      sum += <i64>xOf(u) * <i64>yOf(v) - <i64>xOf(v) * <i64>yOf(u);
      if (comesFirst(v, least)) least = v;
      u = v;
    }
    setI64(arcArea2, a, sum);
    setI32(arcNode, a, least);
  }
  return endPart(last, arcCount);
}

/** Follows the half-arcs around each ring. */
export function walkRings(): bool {
  if (cursor == 0) {
    faceCount = 1;
    ringCount = 0;
  }
  const end = partEnd(2 * arcCount);
  for (let h = cursor; h < end; h++) {
    if (i32At(halfRing, h) >= 0) continue;
    let sum: i64 = 0;
    let least = i32At(arcNode, h >> 1);
    let k = h;
    do {
      setI32(halfRing, k, ringCount);
      const part = i64At(arcArea2, k >> 1);
      sum += k & 1 ? -part : part;
      const node = i32At(arcNode, k >> 1);
      if (comesFirst(node, least)) least = node;
      k = i32At(nextHalf, k);
    } while (k != h);
    setI32(ringHead, ringCount, h);
    setI64(ringArea2, ringCount, sum);
    setI32(ringNode, ringCount, least);
    ringCount++;
  }
  if (!endPart(end, 2 * arcCount)) return false;
  release(before);
  return true;
}

/** Edges that rays have looked at; where they look at too many for each edge there is, one sweep answers instead. */
let looked: f64 = 0;
const FREE_LOOKS: f64 = 4194304;
const LOOKS_PER_EDGE: i32 = 32;

let components: i32 = 0;
let keys: usize = 0;
let order: usize = 0;
let below: usize = 0;
let enough: f64 = 0;

/**
 * Numbers the faces by their outer rings, and lays cells for the other rings to find theirs. Returns whether there are any to
 * find: the only one lies in the unbounded face.
 */
export function numberFaces(): bool {
  ringFace = allocZero(ringCount, 4);
  before = mark();
  keys = alloc(ringCount, 8);
  order = alloc(ringCount, 4);
  components = 0;
  for (let r = 0; r < ringCount; r++) {
    if (i64At(ringArea2, r) > 0) setI32(ringFace, r, faceCount++);
    else {
      const node = i32At(ringNode, r);
      setI64(keys, components, (<i64>xOf(node) << 32) | <i64>yOf(node));
      setI32(order, components++, r);
    }
  }
  if (components < 2) {
    release(before);
    return false;
  }
  sortByKey(keys, order, components);
  layCells(keep, 0);
  return true;
}

/** Finds the face around each component, from left to right. */
export function placeHoles(): bool {
  if (cursor == 0) {
    linkRows();
    enough = FREE_LOOKS + <f64>LOOKS_PER_EDGE * <f64>edgeCount;
    looked = 0;
    below = 0;
  }
  const end = partEnd(components);
  for (let i = cursor; i < end; i++) {
    const r = i32At(order, i);
    const node = i32At(ringNode, r);
    if (below == 0 && (sweepsAlways || looked > enough)) {
      below = alloc(nodeCount, 4);
      sweepBelow(keep, below);
    }
    const edge = below != 0 ? i32At(below, node) : edgeToTheLeft(xOf(node), yOf(node), false);
    if (edge >= 0) setI32(ringFace, r, i32At(ringFace, i32At(halfRing, below != 0 ? northHalf(edge) : eastHalf(edge))));
  }
  if (!endPart(end, components)) return false;
  release(before);
  return true;
}

/** Sums twice the area of each face. */
export function sumFaces(): void {
  faceArea2 = allocZero(faceCount, 8);
  for (let r = 0; r < ringCount; r++) {
    const f = i32At(ringFace, r);
    if (f > 0) setI64(faceArea2, f, i64At(faceArea2, f) + i64At(ringArea2, r));
  }
}

/** The half-arc along an edge that has the east side on its left. */
export function eastHalf(edge: i32): i32 {
  const half = i32At(edgeArc, edge);
  return yOf(lo(edge)) < yOf(hi(edge)) ? half ^ 1 : half;
}

/** The half-arc along an edge that has the north side on its left. */
function northHalf(edge: i32): i32 {
  const half = i32At(edgeArc, edge);
  return comesFirst(lo(edge), hi(edge)) ? half : half ^ 1;
}

/** The end of an edge that lies lower. */
function lowerEnd(edge: i32): i32 {
  const a = lo(edge);
  const b = hi(edge);
  return yOf(a) > yOf(b) ? b : a;
}

let filledBefore: usize = 0; // per cell: the nearest cell to the left in its row that holds edges, -1

/** Links each cell to the filled one before it in its row, so that a ray over empty ground costs nothing. */
export function linkRows(): void {
  const cells = columns * rows;
  filledBefore = alloc(cells, 4);
  let last = -1;
  for (let c = 0; c < cells; c++) {
    if (c % columns == 0) last = -1;
    setI32(filledBefore, c, last);
    if (i32At(cellStart, c + 1) > i32At(cellStart, c)) last = c;
  }
}

/**
 * The nearest edge that crosses the horizontal just above y strictly left of x (`touch`: or at x), -1 if there is none.
 */
export function edgeToTheLeft(x: i32, y: i32, touch: bool): i32 {
  let cell = (y >> shift) * columns + (x >> shift);
  let best = -1;
  while (cell >= 0) {
    const end = i32At(cellStart, cell + 1);
    looked += <f64>(end - i32At(cellStart, cell));
    for (let i = i32At(cellStart, cell); i < end; i++) {
      const edge = i32At(cellEdges, i);
      const a = lowerEnd(edge);
      const b = lo(edge) + hi(edge) - a;
      if (yOf(a) > y || yOf(b) <= y) continue;
      const turn = turnAt(a, b, x, y);
      if (turn > 0 || (turn == 0 && !touch)) continue; // the point lies left of the edge, or on it
      if (best < 0 || liesRightOf(a, b, best)) best = edge;
    }
    // the crossing may lie in a cell further left than the one the edge was met in; then a nearer edge may be there too
    if (best >= 0 && crossesInOrRightOf(best, y, cell)) return best;
    cell = i32At(filledBefore, cell);
  }
  return best;
}

/** Whether the edge crosses the height y right of the left border of the cell. */
function crossesInOrRightOf(edge: i32, y: i32, cell: i32): bool {
  const a = lowerEnd(edge);
  const b = lo(edge) + hi(edge) - a;
  const left = (cell % columns) << shift;
  return turnAt(a, b, left, y) >= 0;
}

/** Whether the rising edge a-b lies right of another edge that spans the same height; the two do not cross. */
function liesRightOf(a: i32, b: i32, other: i32): bool {
  const c = lowerEnd(other);
  const d = lo(other) + hi(other) - c;
  // compare at the higher of the lower ends; where they touch there, at the lower of the upper ends
  let turn: i64;
  if (yOf(a) >= yOf(c)) turn = -turnAt(c, d, xOf(a), yOf(a));
  else turn = turnAt(a, b, xOf(c), yOf(c));
  if (turn != 0) return turn > 0;
  if (yOf(b) <= yOf(d)) turn = -turnAt(c, d, xOf(b), yOf(b));
  else turn = turnAt(a, b, xOf(d), yOf(d));
  return turn > 0;
}
