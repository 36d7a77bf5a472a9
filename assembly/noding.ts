// Noding: edges are split until no two of them meet except at nodes. Stable snap rounding on the integer grid, after
// Hobby (1999, doi:10.1016/S0925-7721(99)00021-8) and the iterated form of Halperin and Packer (2002,
// doi:10.1016/S0925-7721(01)00059-4), with this difference: a pixel is hot only where two segments really cross, where a
// node lies exactly on a segment, or where collinear segments overlap. A vertex that merely lies within half a step of an
// edge is left alone; so noded input passes through unchanged, bit for bit. A split bends its edge, and the bent pieces
// may meet others: the pass is repeated, only where something was split, until it finds nothing. That empty pass is the
// proof that the result is fully noded.
//
// Edges that run nearly on top of each other can march: each split makes the next crossing one step further along. So
// from round 5 on, where something was still split, the round is Hobby's own: all crossings of the straight edges first,
// then every edge is bent through every pixel it passes that holds a node, old or new. That needs no repetition in theory;
// the passes after it prove it. From round 16 on it is done everywhere. `hotRounds` tells how often it was needed.
//
// All decisions are exact (see exact.ts). A crossing is rounded from the true rational point, so it does not matter which
// of the two edges comes first. Cost: about linear in edges plus crossings for data whose edges are short; a cell with k
// edges costs k log k plus its pairs of overlapping boxes.
import { cellEdges, cellStart, columns, registerEdges, rows, shift } from "./cells";
import { edgeCount, hi, isWhole, lo, splitEdge } from "./edges";
import { cross, roundedShare } from "./exact";
import { alloc, allocZero, BUDGET_INTERSECTIONS, f64At, fail, grow, i32At, i64At, INTERNAL, prefixSums, setF64, setI32, setI64, takePlace } from "./memory";
import { nodeAt, nodeCount, turnAt, xOf, yOf } from "./nodes";
import { sortByKey } from "./sort";

const STABLE_ROUNDS: i32 = 5;
const LOCAL_ROUNDS: i32 = 16;
const MOST_ROUNDS: i32 = 20;

/** Passes that found something. */
export let rounds: i32 = 0;
/** Passes in which every node near counted as hot. */
export let hotRounds: i32 = 0;
/** Crossings and touches found, over all passes. */
export let hitTotal: f64 = 0;
let budget: f64 = Infinity;

export function setMaxIntersections(most: f64): void {
  budget = most;
}

// hits of one pass: a chain per edge
let hitHead: usize = 0; // per edge of the pass: last hit, -1
let hitNode: usize = 0;
let hitNext: usize = 0;
let hitEdge: usize = 0;
let hitCount: i32 = 0;
let hitCapacity: i32 = 0;
let hot: bool = false;

function addHit(edge: i32, node: i32): void {
  if (node == lo(edge) || node == hi(edge)) return;
  if (hitCount == hitCapacity) {
    hitCapacity *= 2;
    hitNode = grow(hitNode, hitCount, hitCapacity, 4);
    hitNext = grow(hitNext, hitCount, hitCapacity, 4);
    hitEdge = grow(hitEdge, hitCount, hitCapacity, 4);
  }
  setI32(hitNode, hitCount, node);
  setI32(hitEdge, hitCount, edge);
  setI32(hitNext, hitCount, i32At(hitHead, edge));
  setI32(hitHead, edge, hitCount++);
  if (<f64>hitCount + hitTotal > budget) fail(BUDGET_INTERSECTIONS);
}

/** Whether p lies in the closed box of a and b. */
// @ts-ignore: decorator
@inline
function inBox(ax: i32, ay: i32, bx: i32, by: i32, px: i32, py: i32): bool {
  return px >= min(ax, bx) && px <= max(ax, bx) && py >= min(ay, by) && py <= max(ay, by);
}

/** Splits e and f where they cross, where an end of one lies on the other, or where they overlap. */
function testPair(e: i32, f: i32): void {
  const a = lo(e);
  const b = hi(e);
  const c = lo(f);
  const d = hi(f);
  const ax = xOf(a);
  const ay = yOf(a);
  const bx = xOf(b);
  const by = yOf(b);
  const cx = xOf(c);
  const cy = yOf(c);
  const dx = xOf(d);
  const dy = yOf(d);
  const turnC = cross(ax, ay, bx, by, cx, cy);
  const turnD = cross(ax, ay, bx, by, dx, dy);
  if ((turnC > 0 && turnD > 0) || (turnC < 0 && turnD < 0)) return;
  const turnA = cross(cx, cy, dx, dy, ax, ay);
  const turnB = cross(cx, cy, dx, dy, bx, by);
  if ((turnA > 0 && turnB > 0) || (turnA < 0 && turnB < 0)) return;
  if (turnA != 0 && turnB != 0 && turnC != 0 && turnD != 0) {
    const part = turnC < 0 ? -turnC : turnC;
    const whole = part + (turnD < 0 ? -turnD : turnD);
    const node = nodeAt(cx + roundedShare(dx - cx, part, whole), cy + roundedShare(dy - cy, part, whole));
    if (hot) return; // in a hot round the node is enough: every edge through its pixel will find it
    addHit(e, node);
    addHit(f, node);
    return;
  }
  if (hot) return;
  if (turnC == 0 && inBox(ax, ay, bx, by, cx, cy)) addHit(e, c);
  if (turnD == 0 && inBox(ax, ay, bx, by, dx, dy)) addHit(e, d);
  if (turnA == 0 && inBox(cx, cy, dx, dy, ax, ay)) addHit(f, a);
  if (turnB == 0 && inBox(cx, cy, dx, dy, bx, by)) addHit(f, b);
}

/** Whether an edge passes through the pixel of a node that is none of its ends. */
function passesPixel(edge: i32, node: i32): bool {
  const a = lo(edge);
  const b = hi(edge);
  if (node == a || node == b) return false;
  const ax = xOf(a);
  const ay = yOf(a);
  const bx = xOf(b);
  const by = yOf(b);
  const px = xOf(node);
  const py = yOf(node);
  if (!inBox(ax, ay, bx, by, px, py)) return false;
  const turn = turnAt(a, b, px, py);
  const dx = <i64>bx - <i64>ax;
  const dy = <i64>by - <i64>ay;
  const twice = 2 * (turn < 0 ? -turn : turn);
  const reach = (dx < 0 ? -dx : dx) + (dy < 0 ? -dy : dy);
  // a pixel is half open: of the edges that touch only a corner, the one at the lower left counts
  return twice < reach || (twice == reach && dx != 0 && dy != 0 && (dx < 0) != (dy < 0) && (dx > 0 ? turn > 0 : turn < 0));
}

// the edges of the cell at work, with their boxes clipped to the cell, sorted by their left side
let boxCapacity: i32 = 0;
let boxKey: usize = 0;
let boxOrder: usize = 0;
let boxEdge: usize = 0;
let boxes: usize = 0; // f64 left, right, low, up

function makeBoxes(count: i32): void {
  boxCapacity = count;
  boxKey = alloc(count, 8);
  boxOrder = alloc(count, 4);
  boxEdge = alloc(count, 4);
  boxes = alloc(<u64>count * 4, 8);
}

/** The box of an edge inside a cell, one step wider than exact. */
function clippedBox(at: i32, edge: i32, row: i32, column: i32): void {
  const a = lo(edge);
  const b = hi(edge);
  const ax = <f64>xOf(a);
  const ay = <f64>yOf(a);
  const bx = <f64>xOf(b);
  const by = <f64>yOf(b);
  let left = Math.min(ax, bx);
  let right = Math.max(ax, bx);
  let low = Math.min(ay, by);
  let up = Math.max(ay, by);
  const cellLeft = <f64>(column << shift) - 1;
  const cellRight = <f64>((column + 1) << shift);
  const cellLow = <f64>(row << shift) - 1;
  const cellUp = <f64>((row + 1) << shift);
  const wide = left < cellLeft || right > cellRight;
  const tall = low < cellLow || up > cellUp;
  if (wide && ay != by) {
    const slope = (by - ay) / (bx - ax);
    const y1 = ay + (Math.max(cellLeft, left) - ax) * slope;
    const y2 = ay + (Math.min(cellRight, right) - ax) * slope;
    low = Math.max(low, Math.min(y1, y2) - 1);
    up = Math.min(up, Math.max(y1, y2) + 1);
  }
  if (tall && ax != bx) {
    const slope = (bx - ax) / (by - ay);
    const oldLow = Math.min(ay, by);
    const oldUp = Math.max(ay, by);
    const x1 = ax + (Math.max(cellLow, oldLow) - ay) * slope;
    const x2 = ax + (Math.min(cellUp, oldUp) - ay) * slope;
    left = Math.max(left, Math.min(x1, x2) - 1);
    right = Math.min(right, Math.max(x1, x2) + 1);
  }
  setF64(boxes, 4 * at, left);
  setF64(boxes, 4 * at + 1, right);
  setF64(boxes, 4 * at + 2, low);
  setF64(boxes, 4 * at + 3, up);
  setI64(boxKey, at, <i64>left);
  setI32(boxOrder, at, at);
  setI32(boxEdge, at, edge);
}

/** Tests all pairs of a cell of which one is fresh and whose boxes meet. */
function nodeCell(row: i32, column: i32, freshFrom: i32): void {
  const cell = row * columns + column;
  const first = i32At(cellStart, cell);
  const count = i32At(cellStart, cell + 1) - first;
  if (count < 2) return;
  if (count > boxCapacity) makeBoxes(2 * count);
  for (let i = 0; i < count; i++) clippedBox(i, i32At(cellEdges, first + i), row, column);
  sortByKey(boxKey, boxOrder, count);
  for (let i = 0; i < count; i++) {
    const p = i32At(boxOrder, i);
    const e = i32At(boxEdge, p);
    const right = f64At(boxes, 4 * p + 1);
    const low = f64At(boxes, 4 * p + 2);
    const up = f64At(boxes, 4 * p + 3);
    for (let j = i + 1; j < count; j++) {
      const q = i32At(boxOrder, j);
      if (<f64>i64At(boxKey, j) > right) break;
      if (f64At(boxes, 4 * q + 2) > up || f64At(boxes, 4 * q + 3) < low) continue;
      const f = i32At(boxEdge, q);
      if (e >= freshFrom || f >= freshFrom) testPair(e, f);
    }
  }
}

/** Bends every edge of the cells at work through the pixels of all nodes there. */
function snapToNodes(): void {
  const cells = columns * rows;
  const start = allocZero(<u64>cells + 2, 4);
  for (let node = 0; node < nodeCount; node++) {
    const k = (yOf(node) >> shift) * columns + (xOf(node) >> shift) + 2;
    takePlace(start, k);
  }
  prefixSums(start, cells + 1);
  const keys = alloc(nodeCount, 8);
  const order = alloc(nodeCount, 4);
  for (let node = 0; node < nodeCount; node++) {
    const k = (yOf(node) >> shift) * columns + (xOf(node) >> shift) + 1;
    const at = takePlace(start, k);
    setI64(keys, at, xOf(node));
    setI32(order, at, node);
  }
  for (let cell = 0; cell < cells; cell++) {
    const edgesFrom = i32At(cellStart, cell);
    const edgesEnd = i32At(cellStart, cell + 1);
    const from = i32At(start, cell);
    const end = i32At(start, cell + 1);
    if (edgesFrom == edgesEnd || from == end) continue;
    sortByKey(keys + (<usize>from << 3), order + (<usize>from << 2), end - from);
    for (let i = edgesFrom; i < edgesEnd; i++) {
      const edge = i32At(cellEdges, i);
      clippedBox(0, edge, cell / columns, cell % columns);
      const right = f64At(boxes, 1);
      let at = from;
      let up = end;
      while (at < up) {
        const middle = (at + up) >> 1;
        if (<f64>i64At(keys, middle) < f64At(boxes, 0)) at = middle + 1;
        else up = middle;
      }
      for (; at < end && <f64>i64At(keys, at) <= right; at++) {
        const node = i32At(order, at);
        if (passesPixel(edge, node)) addHit(edge, node);
      }
    }
  }
}

/** Splits every edge that was hit, its nodes in order along it. */
function splitHits(): void {
  let listCapacity = 64;
  let keys = alloc(listCapacity, 8);
  let list = alloc(listCapacity, 4);
  for (let h = 0; h < hitCount; h++) {
    const e = i32At(hitEdge, h);
    if (!isWhole(e)) continue;
    let count = 0;
    for (let i = i32At(hitHead, e); i >= 0; i = i32At(hitNext, i)) count++;
    if (count > listCapacity) {
      listCapacity = 2 * count;
      keys = alloc(listCapacity, 8);
      list = alloc(listCapacity, 4);
    }
    const a = lo(e);
    const ax = xOf(a);
    const ay = yOf(a);
    const dx = <i64>xOf(hi(e)) - <i64>ax;
    const dy = <i64>yOf(hi(e)) - <i64>ay;
    count = 0;
    for (let i = i32At(hitHead, e); i >= 0; i = i32At(hitNext, i)) {
      const node = i32At(hitNode, i);
      setI64(keys, count, dx * (<i64>xOf(node) - <i64>ax) + dy * (<i64>yOf(node) - <i64>ay));
      setI32(list, count++, node);
    }
    sortByKey(keys, list, count);
    breakTies(keys, list, count);
    let distinct = 0;
    for (let i = 0; i < count; i++) {
      const node = i32At(list, i);
      if (distinct == 0 || i32At(list, distinct - 1) != node) setI32(list, distinct++, node);
    }
    splitEdge(e, list, distinct);
  }
}

/** Orders nodes at the same distance along the edge by their coordinates, so that the result has one form. */
function breakTies(keys: usize, list: usize, count: i32): void {
  for (let i = 0; i < count; ) {
    let j = i + 1;
    while (j < count && i64At(keys, j) == i64At(keys, i)) j++;
    if (j > i + 1) {
      for (let k = i; k < j; k++) {
        const node = i32At(list, k);
        setI64(keys, k, (<i64>xOf(node) << 32) | <i64>yOf(node));
      }
      sortByKey(keys + (<usize>i << 3), list + (<usize>i << 2), j - i);
    }
    i = j;
  }
}

/** Nodes all edges; afterwards the unsplit edges meet at nodes only. */
export function nodeEdges(): void {
  rounds = 0;
  hotRounds = 0;
  hitTotal = 0;
  let freshFrom = 0;
  for (;;) {
    // hot rounds alternate with stable ones, whose empty pass is the proof
    hot = rounds >= STABLE_ROUNDS && ((rounds - STABLE_ROUNDS) & 1) == 0;
    if (hot && rounds >= LOCAL_ROUNDS) freshFrom = 0;
    if (rounds > MOST_ROUNDS) fail(INTERNAL);
    hitCapacity = 1024;
    hitCount = 0;
    // nodes, edges and pieces may grow above the scratch of a pass, so nothing is released before the job ends
    hitHead = alloc(edgeCount, 4);
    memory.fill(hitHead, 0xff, <usize>edgeCount << 2);
    hitNode = alloc(hitCapacity, 4);
    hitNext = alloc(hitCapacity, 4);
    hitEdge = alloc(hitCapacity, 4);
    boxCapacity = 0;
    makeBoxes(16);
    registerEdges(0, freshFrom);
    for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) nodeCell(row, column, freshFrom);
    if (hot) {
      snapToNodes();
      hotRounds++;
    }
    if (hitCount == 0 && !hot) return;
    rounds++;
    hitTotal += <f64>hitCount;
    if (hitCount == 0) continue;
    freshFrom = edgeCount;
    splitHits();
  }
}
