// Edges: the distinct pairs of nodes. Borders that two polygons share merge here, before any geometry is computed, and
// keep a record of every ring that runs along them. An edge that noding splits stays as the parent of its pieces, and
// two parents may share a piece; so the records are never copied while noding runs, only followed once at the end.
//
//   edge (lo, hi) --split--> [piece, piece, …]   a piece is  edge << 1 | reversed
//
// A piece lies strictly inside the box of its parent, so the graph of pieces has no cycle.
import { polygonRings, ringCount, ringSlot, ringStart } from "./input";
import {
  alloc,
  allocZero,
  fail,
  grow,
  i32At,
  i64At,
  mark,
  OUT_OF_MEMORY,
  prefixSums,
  release,
  setI32,
  setI64,
  setU8,
  takePlace,
  u8At,
} from "./memory";
import { nodeCount, vertexNode } from "./nodes";
import { findPair, largerMask, place, tableOf } from "./pair-table";
import { sortByKey } from "./sort";
import { cursor, endPart, partEnd } from "./steps";

export const LINE: i32 = 1; // a line runs along it: kept although it bounds nothing

export let edgeLo: usize = 0; // i32 node
export let edgeHi: usize = 0; // i32 node
export let edgeFlag: usize = 0; // u8
export let firstPiece: usize = 0; // i32 into pieces, -1 while unsplit
export let pieceCount: usize = 0; // i32
export let edgeCount: i32 = 0;
let capacity: i32 = 0;
let baseCount: i32 = 0;
let baseNodes: i32 = 0;

export let pieces: usize = 0; // i32: edge << 1 | reversed
let pieceTop: i32 = 0;
let pieceCapacity: i32 = 0;

let edgeStart: usize = 0; // first base edge of each node as lower end
let recordStart: usize = 0; // per base edge + 1
let records: usize = 0; // i32: slot << 1 | reversed
export let lineEdge: usize = 0; // per line segment: edge << 1 | reversed, -1 when it collapsed
export let lineSegments: i32 = 0;

let table: usize = 0;
let tableMask: i32 = 0;

// @ts-ignore: decorator
@inline
export function lo(edge: i32): i32 {
  return i32At(edgeLo, edge);
}

// @ts-ignore: decorator
@inline
export function hi(edge: i32): i32 {
  return i32At(edgeHi, edge);
}

// @ts-ignore: decorator
@inline
export function isWhole(edge: i32): bool {
  return i32At(firstPiece, edge) < 0;
}

// scratch
let before: usize = 0;
let from: usize = 0; // per segment
let to: usize = 0;
let keys: usize = 0;
let payload: usize = 0;
let ring: i32 = 0;
let taken: i32 = 0;
let top: i32 = 0;

/** Counts the segments of all rings and lines by their lower node, for a counting sort. */
export function countSegments(): bool {
  const segments = i32At(ringStart, ringCount);
  if (cursor == 0) {
    baseNodes = nodeCount;
    lineSegments = segments - i32At(ringStart, polygonRings);
    lineEdge = alloc(lineSegments, 4);
    capacity = segments + 64;
    edgeLo = alloc(capacity, 4);
    edgeHi = alloc(capacity, 4);
    edgeFlag = alloc(capacity, 1);
    firstPiece = alloc(capacity, 4);
    pieceCount = alloc(capacity, 4);
    edgeStart = allocZero(<u64>nodeCount + 2, 4);
    recordStart = alloc(<u64>segments + 2, 4);
    records = alloc(segments, 4);
    pieceCapacity = 1024;
    pieces = alloc(pieceCapacity, 4);
    pieceTop = 0;
    tableMask = 0;
    edgeCount = 0;
    before = mark();
    from = alloc(segments, 4);
    to = alloc(segments, 4);
    ring = 0;
  }
  const end = partEnd(segments);
  for (let i = cursor; i < end; i++) {
    while (i >= i32At(ringStart, ring + 1)) ring++;
    const u = i32At(vertexNode, i);
    let v = u;
    if (i + 1 < i32At(ringStart, ring + 1)) v = i32At(vertexNode, i + 1);
    else if (ring < polygonRings) v = i32At(vertexNode, i32At(ringStart, ring));
    setI32(from, i, u);
    setI32(to, i, v);
    if (u == v) continue;
    const k = (u < v ? u : v) + 2;
    if (k <= nodeCount) takePlace(edgeStart, k);
  }
  return endPart(end, segments);
}

/** Places them; the payload is ring << 1 | reversed, or ~segment for lines. */
export function placeSegments(): bool {
  const segments = i32At(ringStart, ringCount);
  if (cursor == 0) {
    prefixSums(edgeStart, nodeCount);
    keys = alloc(segments, 8);
    payload = alloc(segments, 4);
    ring = 0;
    taken = 0;
  }
  const lineFrom = i32At(ringStart, polygonRings);
  const end = partEnd(segments);
  for (let i = cursor; i < end; i++) {
    while (i >= i32At(ringStart, ring + 1)) ring++;
    const u = i32At(from, i);
    const v = i32At(to, i);
    if (u == v) {
      if (i >= lineFrom) setI32(lineEdge, i - lineFrom, -1);
      continue;
    }
    const k = (u < v ? u : v) + 1;
    const at = takePlace(edgeStart, k);
    setI64(keys, at, u < v ? v : u);
    setI32(payload, at, i >= lineFrom ? ~i : (ring << 1) | i32(u > v));
    taken++;
  }
  return endPart(end, segments);
}

let begin: i32 = 0;

/** Makes one edge for each distinct upper node of each lower node; edgeStart becomes the first edge of each node. */
export function makeEdges(): bool {
  const lineFrom = i32At(ringStart, polygonRings);
  if (cursor == 0) {
    top = 0;
    begin = 0;
  }
  const endNode = partEnd(nodeCount);
  for (let u = cursor; u < endNode; u++) {
    const end = u + 1 < nodeCount ? i32At(edgeStart, u + 1) : taken;
    sortByKey(keys + (<usize>begin << 3), payload + (<usize>begin << 2), end - begin);
    const firstEdge = edgeCount;
    for (let i = begin; i < end; i++) {
      const v = <i32>i64At(keys, i);
      if (edgeCount == firstEdge || i32At(edgeHi, edgeCount - 1) != v) {
        setI32(edgeLo, edgeCount, u);
        setI32(edgeHi, edgeCount, v);
        setU8(edgeFlag, edgeCount, 0);
        setI32(firstPiece, edgeCount, -1);
        setI32(recordStart, edgeCount, top);
        edgeCount++;
      }
      const p = i32At(payload, i);
      if (p < 0) {
        setU8(edgeFlag, edgeCount - 1, LINE);
        const segment = ~p;
        setI32(lineEdge, segment - lineFrom, ((edgeCount - 1) << 1) | i32(i32At(from, segment) != u));
      } else {
        setI32(records, top++, (i32At(ringSlot, p >> 1) << 1) | (p & 1));
      }
    }
    setI32(edgeStart, u, firstEdge);
    begin = end;
  }
  if (!endPart(endNode, nodeCount)) return false;
  setI32(edgeStart, nodeCount, edgeCount);
  setI32(recordStart, edgeCount, top);
  baseCount = edgeCount;
  release(before);
  return true;
}

/** The edge between two nodes as a piece reference seen from `u`, made if there is none. */
function pieceBetween(u: i32, v: i32, flag: i32): i32 {
  const a = u < v ? u : v;
  const b = u < v ? v : u;
  const reversed = i32(u > v);
  if (b < baseNodes) {
    let low = i32At(edgeStart, a);
    const end = i32At(edgeStart, a + 1);
    let up = end;
    while (low < up) {
      const middle = (low + up) >> 1;
      if (hi(middle) < b) low = middle + 1;
      else up = middle;
    }
    if (low < end && hi(low) == b) {
      setU8(edgeFlag, low, u8At(edgeFlag, low) | flag);
      return (low << 1) | reversed;
    }
  }
  const extra = edgeCount - baseCount;
  if (2 * extra >= tableMask) {
    tableMask = largerMask(tableMask);
    table = tableOf(tableMask, edgeLo, edgeHi, baseCount, edgeCount);
  }
  const known = findPair(table, tableMask, edgeLo, edgeHi, a, b);
  if (known >= 0) {
    setU8(edgeFlag, known, u8At(edgeFlag, known) | flag);
    return (known << 1) | reversed;
  }
  if (edgeCount == capacity) {
    capacity = capacity * 2;
    edgeLo = grow(edgeLo, edgeCount, capacity, 4);
    edgeHi = grow(edgeHi, edgeCount, capacity, 4);
    edgeFlag = grow(edgeFlag, edgeCount, capacity, 1);
    firstPiece = grow(firstPiece, edgeCount, capacity, 4);
    pieceCount = grow(pieceCount, edgeCount, capacity, 4);
  }
  setI32(edgeLo, edgeCount, a);
  setI32(edgeHi, edgeCount, b);
  setU8(edgeFlag, edgeCount, flag);
  setI32(firstPiece, edgeCount, -1);
  setI32(table, place, ++edgeCount);
  return ((edgeCount - 1) << 1) | reversed;
}

/** Replaces an edge by the chain lo, nodes[0], …, nodes[count - 1], hi. */
export function splitEdge(edge: i32, nodes: usize, count: i32): void {
  if (pieceTop + count + 1 > pieceCapacity) {
    pieceCapacity = 2 * (pieceTop + count + 1);
    pieces = grow(pieces, pieceTop, pieceCapacity, 4);
  }
  const flag = <i32>u8At(edgeFlag, edge);
  setI32(firstPiece, edge, pieceTop);
  setI32(pieceCount, edge, count + 1);
  let u = lo(edge);
  for (let i = 0; i <= count; i++) {
    const v = i < count ? i32At(nodes, i) : hi(edge);
    setI32(pieces, pieceTop++, pieceBetween(u, v, flag));
    u = v;
  }
}

let stack: usize = 0;
let stackTop: i32 = 0;
let stackCapacity: i32 = 0;

/** Starts the walk over the whole pieces of an edge, in the order of the given direction. */
export function beginWalk(piece: i32): void {
  if (stackCapacity == 0) {
    stackCapacity = 256;
    stack = alloc(stackCapacity, 4);
  }
  setI32(stack, 0, piece);
  stackTop = 1;
}

/** The next whole piece of the walk, -1 at its end. */
export function nextWhole(): i32 {
  while (stackTop > 0) {
    const piece = i32At(stack, --stackTop);
    const edge = piece >> 1;
    if (isWhole(edge)) return piece;
    const first = i32At(firstPiece, edge);
    const count = i32At(pieceCount, edge);
    if (stackTop + count > stackCapacity) {
      stackCapacity = 2 * (stackTop + count);
      stack = grow(stack, stackTop, stackCapacity, 4);
    }
    // pushed last to first, so that the first is taken next
    for (let i = 0; i < count; i++) {
      const child = piece & 1 ? i32At(pieces, first + i) ^ 1 : i32At(pieces, first + count - 1 - i);
      setI32(stack, stackTop++, child);
    }
  }
  return -1;
}

/** Lets go of the stack of the walk; needed whenever the arena is released. */
export function forgetWalk(): void {
  stackCapacity = 0;
}

/** Records times pieces that are followed at most; 16 bytes each while they are summed. */
const MOST_DELTAS: i64 = 0x0fffffff;

export let deltaStart: usize = 0; // per edge + 1
export let deltaSlot: usize = 0; // i32
export let deltaValue: usize = 0; // i32: winding on the left minus winding on the right, seen from lo to hi

let deltas: i64 = 0;

/** Counts, for each whole piece, the records of the edges it comes from. */
export function countDeltas(): bool {
  if (cursor == 0) {
    forgetWalk();
    deltaStart = allocZero(<u64>edgeCount + 2, 4);
    deltas = 0;
  }
  const last = partEnd(baseCount);
  for (let e = cursor; e < last; e++) {
    const count = i32At(recordStart, e + 1) - i32At(recordStart, e);
    if (count == 0) continue;
    beginWalk(e << 1);
    for (let piece = nextWhole(); piece >= 0; piece = nextWhole()) {
      const k = (piece >> 1) + 2;
      setI32(deltaStart, k, i32At(deltaStart, k) + count);
      // many records on an edge of many pieces multiply: counted wide, so that nothing wraps
      deltas += count;
    }
    if (deltas > MOST_DELTAS) fail(OUT_OF_MEMORY);
  }
  return endPart(last, baseCount);
}

/** Follows every record down to the whole pieces. */
export function placeDeltas(): bool {
  if (cursor == 0) {
    prefixSums(deltaStart, edgeCount + 1);
    const total = i32At(deltaStart, edgeCount + 1);
    deltaSlot = alloc(total, 4);
    deltaValue = alloc(total, 4);
    before = mark();
    keys = alloc(total, 8);
  }
  const last = partEnd(baseCount);
  for (let e = cursor; e < last; e++) {
    const first = i32At(recordStart, e);
    const end = i32At(recordStart, e + 1);
    if (first == end) continue;
    beginWalk(e << 1);
    for (let piece = nextWhole(); piece >= 0; piece = nextWhole()) {
      const k = (piece >> 1) + 1;
      let at = i32At(deltaStart, k);
      for (let i = first; i < end; i++) {
        const record = i32At(records, i) ^ (piece & 1);
        setI64(keys, at, record >> 1);
        setI32(deltaValue, at++, record & 1 ? -1 : 1);
      }
      setI32(deltaStart, k, at);
    }
  }
  return endPart(last, baseCount);
}

/**
 * Sums the deltas of each edge per slot. What cancels (a spike, a border run along twice in opposite directions by one
 * ring) leaves no delta, and an edge without any bounds nothing.
 */
export function sumDeltas(parity: bool): bool {
  if (cursor == 0) {
    top = 0;
    begin = 0;
  }
  const last = partEnd(edgeCount);
  for (let e = cursor; e < last; e++) {
    const end = i32At(deltaStart, e + 1);
    setI32(deltaStart, e, top);
    sortByKey(keys + (<usize>begin << 3), deltaValue + (<usize>begin << 2), end - begin);
    for (let i = begin; i < end; ) {
      const slot = i64At(keys, i);
      let sum = 0;
      while (i < end && i64At(keys, i) == slot) sum += i32At(deltaValue, i++);
      if (parity) sum &= 1;
      if (sum != 0) {
        setI32(deltaSlot, top, <i32>slot);
        setI32(deltaValue, top++, sum);
      }
    }
    begin = end;
  }
  if (!endPart(last, edgeCount)) return false;
  setI32(deltaStart, edgeCount, top);
  release(before);
  forgetWalk(); // its stack may have lain above the mark
  return true;
}
