// Arcs: chains of edges between junctions. Along a chain nothing changes, so labels, areas and rings need to know arcs
// only. A half-arc is arc << 1 (from its first node to its last) or arc << 1 | 1 (the other way); the twin is h ^ 1.
// Around each junction the half-arcs that leave it are sorted by direction, exactly; the half-arc that follows h with the
// same face on its left is the clockwise neighbour of its twin.
import { deltaStart, edgeCount, edgeFlag, hi, isWhole, LINE, lo } from "./edges";
import { cross } from "./exact";
import { alloc, allocZero, i32At, mark, prefixSums, release, setI32, setU8, takePlace, u8At } from "./memory";
import { nodeCount, xOf, yOf } from "./nodes";
import { cursor, endPart, partEnd } from "./steps";

export let keep: usize = 0; // u8 per edge: part of the arrangement
export let arcStart: usize = 0; // per arc + 1, into arcNodes
export let arcNodes: usize = 0; // i32 node, both ends included
export let arcEdge: usize = 0; // first edge of each arc << 1 | reversed
export let edgeArc: usize = 0; // per edge: arc << 1 | reversed
export let arcCount: i32 = 0;
export let nextHalf: usize = 0; // per half-arc

let out: usize = 0; // half-edges by their start node: edge << 1 | reversed
let outStart: usize = 0; // per node + 1

// @ts-ignore: decorator
@inline
function degree(node: i32): i32 {
  return i32At(outStart, node + 1) - i32At(outStart, node);
}

// scratch
let kept: i32 = 0;
let top: i32 = 0;
let start: usize = 0;
let before: usize = 0;

/** Marks the edges that bound something or carry a line, and counts them at their nodes. */
export function keepEdges(): bool {
  if (cursor == 0) {
    keep = alloc(edgeCount, 1);
    outStart = allocZero(<u64>nodeCount + 2, 4);
    kept = 0;
  }
  const end = partEnd(edgeCount);
  for (let e = cursor; e < end; e++) {
    const bounds = i32At(deltaStart, e + 1) > i32At(deltaStart, e);
    const keeps = isWhole(e) && (bounds || (u8At(edgeFlag, e) & LINE) != 0);
    setU8(keep, e, i32(keeps));
    if (!keeps) continue;
    kept++;
    takePlace(outStart, lo(e) + 2);
    takePlace(outStart, hi(e) + 2);
  }
  return endPart(end, edgeCount);
}

/** Lists the half-edges that leave each node. */
export function listHalfEdges(): bool {
  if (cursor == 0) {
    prefixSums(outStart, nodeCount + 1);
    out = alloc(2 * <u64>kept, 4);
  }
  const end = partEnd(edgeCount);
  for (let e = cursor; e < end; e++) {
    if (u8At(keep, e) == 0) continue;
    let at = takePlace(outStart, lo(e) + 1);
    setI32(out, at, e << 1);
    at = takePlace(outStart, hi(e) + 1);
    setI32(out, at, (e << 1) | 1);
  }
  return endPart(end, edgeCount);
}

/** Walks the chain that leaves a node by a half-edge, until a junction or back to the start. */
function walkArc(start: i32, half: i32, top: i32): i32 {
  setI32(arcEdge, arcCount, half);
  setI32(arcStart, arcCount, top);
  setI32(arcNodes, top++, start);
  for (;;) {
    const e = half >> 1;
    setI32(edgeArc, e, (arcCount << 1) | (half & 1));
    const v = half & 1 ? lo(e) : hi(e);
    setI32(arcNodes, top++, v);
    if (v == start || degree(v) != 2) break;
    const first = i32At(outStart, v);
    const other = i32At(out, first);
    half = other >> 1 == e ? i32At(out, first + 1) : other;
  }
  arcCount++;
  return top;
}

/** Walks all arcs that begin at a junction. */
export function walkArcs(): bool {
  if (cursor == 0) {
    arcStart = alloc(<u64>kept + 1, 4);
    arcNodes = alloc(2 * <u64>kept, 4);
    arcEdge = alloc(kept, 4);
    edgeArc = alloc(edgeCount, 4);
    memory.fill(edgeArc, 0xff, <usize>edgeCount << 2);
    arcCount = 0;
    top = 0;
  }
  const end = partEnd(nodeCount);
  for (let v = cursor; v < end; v++) {
    const d = degree(v);
    if (d == 0 || d == 2) continue;
    for (let i = i32At(outStart, v); i < i32At(outStart, v + 1); i++) {
      const half = i32At(out, i);
      if (i32At(edgeArc, half >> 1) < 0) top = walkArc(v, half, top);
    }
  }
  return endPart(end, nodeCount);
}

/** Walks what is left: cycles without a junction. */
export function walkCycles(): bool {
  const end = partEnd(edgeCount);
  for (let e = cursor; e < end; e++) {
    if (u8At(keep, e) != 0 && i32At(edgeArc, e) < 0) top = walkArc(lo(e), e << 1, top);
  }
  setI32(arcStart, arcCount, top);
  return endPart(end, edgeCount);
}

/** The node after the first of a half-arc: its direction. */
export function secondNode(half: i32): i32 {
  const arc = half >> 1;
  return half & 1 ? i32At(arcNodes, i32At(arcStart, arc + 1) - 2) : i32At(arcNodes, i32At(arcStart, arc) + 1);
}

// @ts-ignore: decorator
@inline
export function firstNode(half: i32): i32 {
  const arc = half >> 1;
  return half & 1 ? i32At(arcNodes, i32At(arcStart, arc + 1) - 1) : i32At(arcNodes, i32At(arcStart, arc));
}

/** Whether p comes before q counterclockwise around the node at x, y, from due east. */
function precedes(x: i32, y: i32, p: i32, q: i32): bool {
  const px = xOf(p);
  const py = yOf(p);
  const qx = xOf(q);
  const qy = yOf(q);
  const pLower = py < y || (py == y && px < x);
  const qLower = qy < y || (qy == y && qx < x);
  if (pLower != qLower) return qLower;
  return cross(x, y, px, py, qx, qy) > 0;
}

function siftAround(x: i32, y: i32, list: usize, root: i32, count: i32): void {
  const half = i32At(list, root);
  const node = secondNode(half);
  let at = root;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && precedes(x, y, secondNode(i32At(list, child)), secondNode(i32At(list, child + 1)))) child++;
    if (!precedes(x, y, node, secondNode(i32At(list, child)))) break;
    setI32(list, at, i32At(list, child));
    at = child;
  }
  setI32(list, at, half);
}

/** Sorts half-arcs counterclockwise by heap; a node with thousands of arcs costs n log n. */
function sortAround(x: i32, y: i32, list: usize, count: i32): void {
  for (let i = (count >> 1) - 1; i >= 0; i--) siftAround(x, y, list, i, count);
  for (let end = count - 1; end > 0; end--) {
    const half = i32At(list, 0);
    setI32(list, 0, i32At(list, end));
    setI32(list, end, half);
    siftAround(x, y, list, 0, end);
  }
}

/** Lists half-arcs by the node they leave, in the room of the half-edges. */
export function listHalfArcs(): bool {
  if (cursor == 0) {
    nextHalf = alloc(2 * <u64>arcCount, 4);
    before = mark();
    start = allocZero(<u64>nodeCount + 2, 4);
    for (let h = 0; h < 2 * arcCount; h++) takePlace(start, firstNode(h) + 2);
    prefixSums(start, nodeCount + 1);
  }
  const end = partEnd(2 * arcCount);
  for (let h = cursor; h < end; h++) setI32(out, takePlace(start, firstNode(h) + 1), h);
  return endPart(end, 2 * arcCount);
}

/** Sorts them around each node, and links each twin to its clockwise neighbour. */
export function linkArcs(): bool {
  const end = partEnd(nodeCount);
  for (let v = cursor; v < end; v++) {
    const from = i32At(start, v);
    const count = i32At(start, v + 1) - from;
    if (count == 0) continue;
    const list = out + (<usize>from << 2);
    sortAround(xOf(v), yOf(v), list, count);
    for (let i = 0; i < count; i++) {
      const twin = i32At(list, i);
      setI32(nextHalf, twin ^ 1, i32At(list, i == 0 ? count - 1 : i - 1));
    }
  }
  if (!endPart(end, nodeCount)) return false;
  release(before);
  return true;
}
