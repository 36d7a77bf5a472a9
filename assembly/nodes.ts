// Nodes: the distinct grid points. The vertices of the input are sorted into square cells by counting, sorted inside
// each cell, and equal ones become one node; ids run in cell order, so that later passes walk memory in order. Points
// found by noding are appended and kept in a hash table. Ids depend on the points alone, not on the order of the input.
import { cross } from "./exact";
import { gridX, gridY, vertexCount } from "./input";
import { alloc, allocZero, grow, i32At, i64At, mark, prefixSums, release, setI32, setI64, takePlace } from "./memory";
import { findPair, largerMask, place, tableOf } from "./pair-table";
import { sortByKey } from "./sort";
import { cursor, endPart, partEnd } from "./steps";

export let nodeX: usize = 0; // i32
export let nodeY: usize = 0; // i32
export let nodeCount: i32 = 0;
let capacity: i32 = 0;
let baseCount: i32 = 0;

export let vertexNode: usize = 0; // i32 per input vertex
let cellStart: usize = 0; // first node of each cell
let shift: i32 = 0;
let columns: i32 = 0;

let table: usize = 0; // open addressing over appended nodes: node id + 1
let tableMask: i32 = 0;

// @ts-ignore: decorator
@inline
export function xOf(node: i32): i32 {
  return i32At(nodeX, node);
}

// @ts-ignore: decorator
@inline
export function yOf(node: i32): i32 {
  return i32At(nodeY, node);
}

// @ts-ignore: decorator
@inline
function keyOf(x: i32, y: i32): i64 {
  return (<i64>x << 32) | <i64>y;
}

/** Whether u lies left of v, or below it at the same abscissa. */
// @ts-ignore: decorator
@inline
export function comesFirst(u: i32, v: i32): bool {
  return xOf(u) < xOf(v) || (xOf(u) == xOf(v) && yOf(u) < yOf(v));
}

/** Twice the signed area of the nodes a, b and the point x, y: positive when the point lies left of the line a to b. */
export function turnAt(a: i32, b: i32, x: i32, y: i32): i64 {
  return cross(xOf(a), yOf(a), xOf(b), yOf(b), x, y);
}

/** Widest x and y in use, after `quantise`. */
export let spanX: i32 = 0;
export let spanY: i32 = 0;

/** The smallest shift at which square cells over the span number at most `most`. */
export function cellShift(most: i64): i32 {
  let s = 0;
  while ((<i64>(spanX >> s) + 1) * (<i64>(spanY >> s) + 1) > most) s++;
  return s;
}

// scratch
let before: usize = 0;
let vx: usize = 0;
let vy: usize = 0;
let start: usize = 0;
let keys: usize = 0;
let order: usize = 0;
let cells: i32 = 0;
let taken: i32 = 0; // vertices whose cells are done

/** Moves the vertices to the grid. */
export function quantise(): bool {
  const n = vertexCount;
  if (cursor == 0) {
    vertexNode = alloc(n, 4);
    capacity = n + 64;
    nodeX = alloc(capacity, 4);
    nodeY = alloc(capacity, 4);
    nodeCount = 0;
    tableMask = 0;
    spanX = 0;
    spanY = 0;
    before = mark();
    vx = alloc(n, 4);
    vy = alloc(n, 4);
  }
  const end = partEnd(n);
  for (let i = cursor; i < end; i++) {
    const x = gridX(i);
    const y = gridY(i);
    setI32(vx, i, x);
    setI32(vy, i, y);
    if (x > spanX) spanX = x;
    if (y > spanY) spanY = y;
  }
  return endPart(end, n);
}

// @ts-ignore: decorator
@inline
function cellOf(i: i32): i32 {
  return (i32At(vy, i) >> shift) * columns + (i32At(vx, i) >> shift);
}

/** Counts the vertices of each cell, for a counting sort. */
export function countVertices(): bool {
  const n = vertexCount;
  if (cursor == 0) {
    shift = cellShift(n < 128 ? 64 : n >> 1);
    columns = (spanX >> shift) + 1;
    cells = columns * ((spanY >> shift) + 1);
    start = allocZero(<u64>cells + 2, 4);
  }
  const end = partEnd(n);
  for (let i = cursor; i < end; i++) takePlace(start, cellOf(i) + 2);
  return endPart(end, n);
}

export function placeVertices(): bool {
  const n = vertexCount;
  if (cursor == 0) {
    prefixSums(start, cells + 1);
    keys = alloc(n, 8);
    order = alloc(n, 4);
  }
  const end = partEnd(n);
  for (let i = cursor; i < end; i++) {
    const at = takePlace(start, cellOf(i) + 1);
    setI64(keys, at, keyOf(i32At(vx, i), i32At(vy, i)));
    setI32(order, at, i);
  }
  return endPart(end, n);
}

/** Makes one node of each distinct key; `start` becomes the first node of each cell. */
export function makeNodes(): bool {
  if (cursor == 0) taken = 0;
  const last = partEnd(cells);
  let from = taken;
  for (let c = cursor; c < last; c++) {
    const to = i32At(start, c + 1);
    const count = to - from;
    sortByKey(keys + (<usize>from << 3), order + (<usize>from << 2), count);
    const first = nodeCount;
    for (let i = from; i < to; i++) {
      const key = i64At(keys, i);
      if (nodeCount == first || keyOf(i32At(nodeX, nodeCount - 1), i32At(nodeY, nodeCount - 1)) != key) {
        setI32(nodeX, nodeCount, <i32>(key >> 32));
        setI32(nodeY, nodeCount, <i32>key);
        nodeCount++;
      }
      setI32(vertexNode, i32At(order, i), nodeCount - 1);
    }
    setI32(start, c, first);
    from = to;
  }
  taken = from;
  if (!endPart(last, cells)) return false;
  setI32(start, cells, nodeCount);
  baseCount = nodeCount;
  release(before);
  cellStart = alloc(<u64>cells + 1, 4);
  memory.copy(cellStart, start, (<usize>cells + 1) << 2);
  return true;
}

/** The node at a grid point, made if there is none. */
export function nodeAt(x: i32, y: i32): i32 {
  const key = keyOf(x, y);
  const c = (y >> shift) * columns + (x >> shift);
  let low = i32At(cellStart, c);
  let up = i32At(cellStart, c + 1);
  while (low < up) {
    const middle = (low + up) >> 1;
    if (keyOf(xOf(middle), yOf(middle)) < key) low = middle + 1;
    else up = middle;
  }
  if (low < i32At(cellStart, c + 1) && xOf(low) == x && yOf(low) == y) return low;
  const extra = nodeCount - baseCount;
  if (2 * extra >= tableMask) {
    tableMask = largerMask(tableMask);
    table = tableOf(tableMask, nodeX, nodeY, baseCount, nodeCount);
  }
  const known = findPair(table, tableMask, nodeX, nodeY, x, y);
  if (known >= 0) return known;
  if (nodeCount == capacity) {
    capacity = capacity * 2;
    nodeX = grow(nodeX, nodeCount, capacity, 4);
    nodeY = grow(nodeY, nodeCount, capacity, 4);
  }
  setI32(nodeX, nodeCount, x);
  setI32(nodeY, nodeCount, y);
  setI32(table, place, ++nodeCount);
  return nodeCount - 1;
}
