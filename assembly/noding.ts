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
import { cellEdges, cellStart, columns, freshEdges, freshStart, layCells, layFresh, rows, shift } from "./cells";
import { edgeCount, hi, isWhole, lo, splitEdge } from "./edges";
import { cross, roundedShare } from "./exact";
import { alloc, allocZero, BUDGET_INTERSECTIONS, fail, grow, i32At, i64At, INTERNAL, prefixSums, setI32, setI64, takePlace, u8At } from "./memory";
import { nodeAt, nodeCount, turnAt, xOf, yOf } from "./nodes";
import { sortByKey } from "./sort";
import { cursor, endPart, partEnd } from "./steps";
import { sweepContacts, sweepsAlways } from "./sweep";

const STABLE_ROUNDS: i32 = 5;
const LOCAL_ROUNDS: i32 = 16;
const MOST_ROUNDS: i32 = 20;

/** Passes that found something. */
export let rounds: i32 = 0;
/** Passes in which every node near counted as hot. */
export let hotRounds: i32 = 0;
/** Crossings and touches found, over all passes: places where an edge is split. */
export let hitTotal: f64 = 0;
let budget: f64 = Infinity;
/** Boxes compared, over all passes: work that crossings alone do not tell of, bounded with them. */
let compared: f64 = 0;
const COMPARISONS_PER_HIT: f64 = 256;
/** Comparisons that every job may make, so that a small budget does not refuse small data. */
const FREE_COMPARISONS: f64 = 16777216;

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
let again: bool = false; // whether fresh edges lie in cells of their own
let freshFrom: i32 = 0; // the first edge that was not compared yet
let tangled: usize = 0; // u8 per edge: which to compare with all others, where a sweep has told; or 0

/** Whether an edge is to be compared with the others of its cell. */
// @ts-ignore: decorator
@inline
function isFresh(edge: i32): bool {
  return tangled == 0 ? edge >= freshFrom : u8At(tangled, edge) != 0;
}

// the cell at work: its lower left corner
let cellX: i32 = 0;
let cellY: i32 = 0;

function setCell(x: i32, y: i32): void {
  cellX = x;
  cellY = y;
}

/**
 * Whether a grid point lies in the cell at work. All edges through a pixel are known in the one cell that holds it, so what
 * happens there is told there, and once.
 */
// @ts-ignore: decorator
@inline
function isHere(x: i32, y: i32): bool {
  return ((x ^ cellX) | (y ^ cellY)) >> shift == 0;
}

function addHit(edge: i32, node: i32): void {
  if (node == lo(edge) || node == hi(edge)) return;
  // where k edges run through one pixel, each is told of it k times: the latest hits are looked through
  let known = i32At(hitHead, edge);
  for (let i = 0; i < 4 && known >= 0; i++) {
    if (i32At(hitNode, known) == node) return;
    known = i32At(hitNext, known);
  }
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

/** Splits an edge at a node on its line. */
function addTouch(edge: i32, ax: i32, ay: i32, bx: i32, by: i32, node: i32, x: i32, y: i32): void {
  if (isHere(x, y) && inBox(ax, ay, bx, by, x, y)) addHit(edge, node);
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
  // neighbours along a border, which most pairs are: they meet in their common node only, unless they lie in one line
  if (i32(a == c) | i32(a == d) | i32(b == c) | i32(b == d)) {
    const atA = i32(a == c) | i32(a == d);
    const atC = i32(c == a) | i32(c == b);
    const px = atA ? bx : ax;
    const py = atA ? by : ay;
    if (cross(atA ? ax : bx, atA ? ay : by, px, py, atC ? dx : cx, atC ? dy : cy) != 0) return;
  }
  const turnC = cross(ax, ay, bx, by, cx, cy);
  const turnD = cross(ax, ay, bx, by, dx, dy);
  if ((turnC > 0 && turnD > 0) || (turnC < 0 && turnD < 0)) return;
  const turnA = cross(cx, cy, dx, dy, ax, ay);
  const turnB = cross(cx, cy, dx, dy, bx, by);
  if ((turnA > 0 && turnB > 0) || (turnA < 0 && turnB < 0)) return;
  if (turnA != 0 && turnB != 0 && turnC != 0 && turnD != 0) {
    const part = turnC < 0 ? -turnC : turnC;
    const whole = part + (turnD < 0 ? -turnD : turnD);
    const x = cx + roundedShare(dx - cx, part, whole);
    const y = cy + roundedShare(dy - cy, part, whole);
    if (!isHere(x, y)) return;
    const node = nodeAt(x, y);
    if (hot) return; // in a hot round the node is enough: every edge through its pixel will find it
    addHit(e, node);
    addHit(f, node);
    return;
  }
  if (hot) return;
  if (turnC == 0) addTouch(e, ax, ay, bx, by, c, cx, cy);
  if (turnD == 0) addTouch(e, ax, ay, bx, by, d, dx, dy);
  if (turnA == 0) addTouch(f, cx, cy, dx, dy, a, ax, ay);
  if (turnB == 0) addTouch(f, cx, cy, dx, dy, b, bx, by);
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

// the edges of the cell at work, with their boxes clipped to the cell
let boxCapacity: i32 = 0;
let boxKey: usize = 0;
let boxOrder: usize = 0;
let boxEdge: usize = 0;
let boxes: usize = 0; // i32 left, low, right, up
let sortedEdge: usize = 0;
let sortedBoxes: usize = 0;
/** Cells of up to so many edges are compared pair by pair; larger ones are swept from left to right. */
const SWEEP_FROM: i32 = 12;

function makeBoxes(count: i32): void {
  boxCapacity = count;
  boxKey = alloc(count, 8);
  boxOrder = alloc(count, 4);
  boxEdge = alloc(count, 4);
  boxes = alloc(count, 16);
  sortedEdge = alloc(count, 4);
  sortedBoxes = alloc(count, 16);
}

/** The box of an edge inside the cell at work, never smaller than exact. */
function clippedBox(at: i32, edge: i32): void {
  const a = lo(edge);
  const b = hi(edge);
  const ax = xOf(a);
  const ay = yOf(a);
  const bx = xOf(b);
  const by = yOf(b);
  let left = min(ax, bx);
  let right = max(ax, bx);
  let low = min(ay, by);
  let up = max(ay, by);
  const cellLeft = cellX - 1;
  const cellRight = cellX + (1 << shift);
  const cellLow = cellY - 1;
  const cellUp = cellY + (1 << shift);
  const wide = i32(left < cellLeft) | i32(right > cellRight);
  const tall = i32(low < cellLow) | i32(up > cellUp);
  if (wide | tall) {
    const clipLeft = <f64>max(left, cellLeft);
    const clipRight = <f64>min(right, cellRight);
    const clipLow = <f64>max(low, cellLow);
    const clipUp = <f64>min(up, cellUp);
    const dx = <f64>bx - <f64>ax;
    const dy = <f64>by - <f64>ay;
    if (wide && ay != by) {
      const slope = dy / dx;
      const y1 = <f64>ay + (clipLeft - <f64>ax) * slope;
      const y2 = <f64>ay + (clipRight - <f64>ax) * slope;
      low = max(low, <i32>floor(min(y1, y2)) - 1);
      up = min(up, <i32>ceil(max(y1, y2)) + 1);
    }
    if (tall && ax != bx) {
      const slope = dx / dy;
      const x1 = <f64>ax + (clipLow - <f64>ay) * slope;
      const x2 = <f64>ax + (clipUp - <f64>ay) * slope;
      left = max(left, <i32>floor(min(x1, x2)) - 1);
      right = min(right, <i32>ceil(max(x1, x2)) + 1);
    }
  }
  const box = boxes + (<usize>at << 4);
  store<i32>(box, left);
  store<i32>(box, low, 4);
  store<i32>(box, right, 8);
  store<i32>(box, up, 12);
  setI32(boxEdge, at, edge);
}

/** Whether two boxes meet; without branches, which would be guessed wrong half the time. */
// @ts-ignore: decorator
@inline
function boxesMeet(p: usize, q: usize): bool {
  return !(
    i32(load<i32>(q) > load<i32>(p, 8)) |
    i32(load<i32>(q, 8) < load<i32>(p)) |
    i32(load<i32>(q, 4) > load<i32>(p, 12)) |
    i32(load<i32>(q, 12) < load<i32>(p, 4))
  );
}

/** Counts comparisons against the budget. */
function spend(comparisons: i32): void {
  compared += <f64>comparisons;
  if (compared > FREE_COMPARISONS + COMPARISONS_PER_HIT * budget) fail(BUDGET_INTERSECTIONS);
}

/** Tests all pairs of a cell's edges of which one is fresh and whose boxes meet; their boxes are made. */
function compareBoxes(count: i32): void {
  if (count <= SWEEP_FROM) {
    for (let i = 0; i < count; i++) {
      const e = i32At(boxEdge, i);
      const box = boxes + (<usize>i << 4);
      for (let j = i + 1; j < count; j++) {
        if (!boxesMeet(box, boxes + (<usize>j << 4))) continue;
        const f = i32At(boxEdge, j);
        if (i32(isFresh(e)) | i32(isFresh(f))) testPair(e, f);
      }
    }
    compared += <f64>(count * count);
    return;
  }
  for (let i = 0; i < count; i++) {
    setI64(boxKey, i, load<i32>(boxes + (<usize>i << 4)));
    setI32(boxOrder, i, i);
  }
  sortByKey(boxKey, boxOrder, count);
  // boxes and edges in the order of the sweep, so that it reads memory in order
  for (let i = 0; i < count; i++) {
    const p = i32At(boxOrder, i);
    memory.copy(sortedBoxes + (<usize>i << 4), boxes + (<usize>p << 4), 16);
    setI32(sortedEdge, i, i32At(boxEdge, p));
  }
  const end = sortedBoxes + (<usize>count << 4);
  for (let i = 0; i < count; i++) {
    const e = i32At(sortedEdge, i);
    const box = sortedBoxes + (<usize>i << 4);
    const low = load<i32>(box, 4);
    const right = load<i32>(box, 8);
    const up = load<i32>(box, 12);
    let other = box + 16;
    for (; other < end; other += 16) {
      if (load<i32>(other) > right) break;
      if (i32(load<i32>(other, 4) > up) | i32(load<i32>(other, 12) < low)) continue;
      const f = i32At(sortedEdge, <i32>((other - sortedBoxes) >> 4));
      if (i32(isFresh(e)) | i32(isFresh(f))) testPair(e, f);
    }
    spend(<i32>((other - box) >> 4));
  }
}

// Crowded cells: where many long edges run side by side, their boxes all meet although few of them do. There boxes are laid
// along the common direction of the edges, and the sweep runs across it.
const CROWDED: i32 = 48;
let acrossX: f64 = 0; // unit vector across the edges of the cell
let acrossY: f64 = 0;

/**
 * Finds the common direction of edges, if they have one: the mean of their directions at the double angle, where opposite
 * ones agree.
 */
function findDirection(count: i32): bool {
  let c: f64 = 0;
  let s: f64 = 0;
  for (let i = 0; i < count; i++) {
    const edge = i32At(boxEdge, i);
    const dx = <f64>xOf(hi(edge)) - <f64>xOf(lo(edge));
    const dy = <f64>yOf(hi(edge)) - <f64>yOf(lo(edge));
    const square = dx * dx + dy * dy;
    c += (dx * dx - dy * dy) / square;
    s += (2 * dx * dy) / square;
  }
  const size = sqrt(c * c + s * s);
  if (size < 0.5 * <f64>count) return false;
  const cosine = c / size;
  // half of the double angle, turned by a right angle
  acrossX = sqrt(max(0, (1 - cosine) / 2));
  acrossY = sqrt(max(0, (1 + cosine) / 2));
  if (s > 0) acrossX = -acrossX;
  return true;
}

/** Lays the box of an edge, already clipped, along the common direction; never smaller than exact. */
function turnBox(at: i32, centreX: f64, centreY: f64): void {
  const edge = i32At(boxEdge, at);
  const box = boxes + (<usize>at << 4);
  const ax = <f64>xOf(lo(edge));
  const ay = <f64>yOf(lo(edge));
  const dx = <f64>xOf(hi(edge)) - ax;
  const dy = <f64>yOf(hi(edge)) - ay;
  // the part of the edge inside its clipped box, by the longer of its extents
  const flat = abs(dx) >= abs(dy);
  const from = flat ? (<f64>load<i32>(box) - ax) / dx : (<f64>load<i32>(box, 4) - ay) / dy;
  const to = flat ? (<f64>load<i32>(box, 8) - ax) / dx : (<f64>load<i32>(box, 12) - ay) / dy;
  const x1 = ax + from * dx - centreX;
  const y1 = ay + from * dy - centreY;
  const x2 = ax + to * dx - centreX;
  const y2 = ay + to * dy - centreY;
  const w1 = acrossX * x1 + acrossY * y1;
  const w2 = acrossX * x2 + acrossY * y2;
  const u1 = acrossY * x1 - acrossX * y1;
  const u2 = acrossY * x2 - acrossX * y2;
  store<i32>(box, <i32>floor(min(w1, w2)) - 1);
  store<i32>(box, <i32>floor(min(u1, u2)) - 1, 4);
  store<i32>(box, <i32>ceil(max(w1, w2)) + 1, 8);
  store<i32>(box, <i32>ceil(max(u1, u2)) + 1, 12);
}

/** Compares the edges whose clipped boxes are made, of which some are fresh. */
function compareCell(count: i32, fresh: i32): void {
  if (count > CROWDED) {
    if (fresh <= count >> 3) {
      compareFew(count);
      return;
    }
    if (findDirection(count)) {
      const half = <f64>(1 << shift) * 0.5;
      for (let i = 0; i < count; i++) turnBox(i, <f64>cellX + half, <f64>cellY + half);
    }
  }
  compareBoxes(count);
}

/** Tests the few fresh edges of a cell against all. */
function compareFew(count: i32): void {
  for (let i = 0; i < count; i++) {
    const e = i32At(boxEdge, i);
    if (!isFresh(e)) continue;
    const box = boxes + (<usize>i << 4);
    for (let j = 0; j < count; j++) {
      if (!boxesMeet(box, boxes + (<usize>j << 4))) continue;
      const f = i32At(boxEdge, j);
      // of two fresh ones once
      if (j > i || !isFresh(f)) testPair(e, f);
    }
    spend(count);
  }
}

/** Tests the fresh edges of a cell against each other and against the others there. */
function nodeCell(cell: i32): void {
  const first = i32At(cellStart, cell);
  const end = i32At(cellStart, cell + 1);
  let from = 0;
  let more = 0;
  let fresh = 0;
  if (again) {
    from = i32At(freshStart, cell);
    more = i32At(freshStart, cell + 1) - from;
    if (more == 0) return;
  }
  const most = more + end - first;
  if (most > boxCapacity) makeBoxes(2 * most);
  setCell((cell % columns) << shift, (cell / columns) << shift);
  let count = 0;
  for (; count < more; count++) clippedBox(count, i32At(freshEdges, from + count));
  for (let i = first; i < end; i++) {
    const edge = i32At(cellEdges, i);
    if (!again || isWhole(edge)) clippedBox(count++, edge);
  }
  for (let i = 0; i < count; i++) fresh += i32(isFresh(i32At(boxEdge, i)));
  if (fresh > 0) compareCell(count, fresh);
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
    setCell((cell % columns) << shift, (cell / columns) << shift);
    for (let i = edgesFrom; i < edgesEnd; i++) {
      const edge = i32At(cellEdges, i);
      clippedBox(0, edge);
      const left = <i64>load<i32>(boxes);
      const right = <i64>load<i32>(boxes, 8);
      let at = from;
      let up = end;
      while (at < up) {
        const middle = (at + up) >> 1;
        if (i64At(keys, middle) < left) at = middle + 1;
        else up = middle;
      }
      for (; at < end && i64At(keys, at) <= right; at++) {
        const node = i32At(order, at);
        if (passesPixel(edge, node)) addHit(edge, node);
      }
    }
  }
}

let listCapacity: i32 = 0;
let keys: usize = 0;
let list: usize = 0;

/** Splits every edge that was hit, its nodes in order along it. */
export function splitHits(): bool {
  if (cursor == 0) {
    listCapacity = 64;
    keys = alloc(listCapacity, 8);
    list = alloc(listCapacity, 4);
  }
  const last = partEnd(hitCount);
  for (let h = cursor; h < last; h++) {
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
  return endPart(last, hitCount);
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

/** Boxes that a pass may compare for each edge, and for each hit, before it is called crowded. */
const COMPARISONS_PER_EDGE: f64 = 64;
const FREE_OF_SWEEP: f64 = 4194304;
let comparedBefore: f64 = 0;

export function beginNoding(): void {
  rounds = 0;
  hotRounds = 0;
  hitTotal = 0;
  compared = 0;
  freshFrom = 0;
}

/** Begins a pass: chooses the cells for the edges to compare. */
export function beginPass(): void {
  // hot rounds alternate with stable ones, whose empty pass is the proof
  hot = rounds >= STABLE_ROUNDS && ((rounds - STABLE_ROUNDS) & 1) == 0;
  if (hot && rounds >= LOCAL_ROUNDS) freshFrom = 0;
  if (rounds > MOST_ROUNDS) fail(INTERNAL);
  hitCapacity = 1024;
  // nodes, edges and pieces may grow above the scratch of a pass, so nothing is released before the job ends
  hitHead = alloc(edgeCount, 4);
  hitNode = alloc(hitCapacity, 4);
  hitNext = alloc(hitCapacity, 4);
  hitEdge = alloc(hitCapacity, 4);
  boxCapacity = 0;
  makeBoxes(16);
  tangled = 0;
  forgetHits();
  // the second pass looks at fresh edges in the cells of the first; later ones are rare and lay cells anew
  again = rounds == 1;
  if (again) layFresh(freshFrom);
  else layCells(0, freshFrom);
}

function forgetHits(): void {
  hitCount = 0;
  memory.fill(hitHead, 0xff, <usize>edgeCount << 2);
  comparedBefore = compared;
}

/** Compares the edges of all cells. Where many boxes are compared and little is found, a sweep tells which edges need be. */
export function nodeCells(): bool {
  const cells = columns * rows;
  const end = partEnd(cells);
  for (let cell = cursor; cell < end; cell++) {
    nodeCell(cell);
    const most = FREE_OF_SWEEP + COMPARISONS_PER_EDGE * <f64>(edgeCount + hitCount);
    if (tangled == 0 && (sweepsAlways || compared - comparedBefore > most)) {
      const marks = allocZero(edgeCount, 1);
      sweepContacts(marks);
      tangled = marks;
      forgetHits();
      endPart(0, 0); // and begin again
      return false;
    }
  }
  return endPart(end, cells);
}

/** Ends the comparisons of a pass. Returns whether all edges meet at nodes only. */
export function endPass(): bool {
  if (hot) {
    snapToNodes();
    hotRounds++;
  }
  if (hitCount == 0 && !hot) return true;
  rounds++;
  hitTotal += <f64>hitCount;
  if (hitCount > 0) freshFrom = edgeCount;
  return false;
}
