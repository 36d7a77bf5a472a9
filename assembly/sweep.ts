// A sweep over edges from left to right, after Shamos and Hoey (1976, doi:10.1109/SFCS.1976.16): the edges that the sweep
// line crosses are kept in order from low to high, and only neighbours are compared. Cells are quicker where edges are
// short; where thousands of long ones fan out or run side by side, cells compare nearly all pairs, and this does not.
//
// `sweepContacts` tells which edges to compare with all others. Of two neighbours that meet elsewhere than in a common end
// the longer one is marked and taken out, so that the order of the rest stays true. So of any two edges that meet one is
// marked: were neither, they would become neighbours before they meet. `sweepBelow` asks for each node where edges only
// start which edge lies below it; edges must be noded.
//
// Every comparison is an exact turn. Cost: n log n, whatever the edges; the order is a treap (Seidel and Aragon, 1996,
// doi:10.1007/BF01940876) whose priorities are hashes, so that the same edges give the same tree.
import { takesPart } from "./cells";
import { edgeCount, hi, lo } from "./edges";
import { cross } from "./exact";
import { alloc, mark, release, setI32, setI64, setU8 } from "./memory";
import { comesFirst, nodeCount, xOf, yOf } from "./nodes";
import { mix } from "./pair-table";
import { sortByKey } from "./sort";

// an edge of the sweep: its ends from left to right, its place in the tree, its neighbours, and the edge
const AX: usize = 0;
const AY: usize = 4;
const BX: usize = 8;
const BY: usize = 12;
const CHILD: usize = 16; // below, above
const PARENT: usize = 24;
const BELOW: usize = 28;
const ABOVE: usize = 32;
const EDGE: usize = 36; // -1 once it is out
const SIZE: usize = 40;

/** Whether to sweep whatever the cells hold: for tests, which see so that both ways give the same. */
export let sweepsAlways: bool = false;

export function sweepAlways(on: bool): void {
  sweepsAlways = on;
}

let root: usize = 0;
let marks: usize = 0; // u8 per edge, or 0
let below: usize = 0; // i32 per node, or 0

// @ts-ignore: decorator
@inline
function at(p: usize, field: usize): i32 {
  return load<i32>(p + field);
}

// @ts-ignore: decorator
@inline
function link(p: usize, field: usize): usize {
  return load<usize>(p + field);
}

// @ts-ignore: decorator
@inline
function setLink(p: usize, field: usize, to: usize): void {
  store<usize>(p + field, to);
}

/** Marks, in bytes by edge, edges such that of any two unsplit ones that meet one is marked. */
export function sweepContacts(marked: usize): void {
  marks = marked;
  below = 0;
  sweep(0);
}

/** For each node where edges in `keep` only start, the edge below it; -2 where there is none, -1 for other nodes. */
export function sweepBelow(keep: usize, belowNode: usize): void {
  marks = 0;
  below = belowNode;
  memory.fill(below, 0xff, <usize>nodeCount << 2);
  sweep(keep);
}

function sweep(keep: usize): void {
  const before = mark();
  let count = 0;
  for (let e = 0; e < edgeCount; e++) count += i32(takesPart(e, keep));
  let p = alloc(count, SIZE);
  const keys = alloc(2 * <u64>count, 8);
  const order = alloc(2 * <u64>count, 4);
  let events = 0;
  for (let e = 0; e < edgeCount; e++) {
    if (!takesPart(e, keep)) continue;
    const first = comesFirst(lo(e), hi(e));
    const a = first ? lo(e) : hi(e);
    const b = first ? hi(e) : lo(e);
    store<i32>(p, xOf(a), AX);
    store<i32>(p, yOf(a), AY);
    store<i32>(p, xOf(b), BX);
    store<i32>(p, yOf(b), BY);
    store<i32>(p, e, EDGE);
    // by place; there what ends comes before what starts
    setI64(keys, events, (<i64>xOf(a) << 32) | (<i64>yOf(a) << 1) | 1);
    setI32(order, events++, <i32>p);
    setI64(keys, events, (<i64>xOf(b) << 32) | (<i64>yOf(b) << 1));
    setI32(order, events++, <i32>p);
    p += SIZE;
  }
  sortByKey(keys, order, events);
  root = 0;
  for (let i = 0; i < events; i++) {
    p = load<u32>(order + (<usize>i << 2));
    if (load<i32>(keys + (<usize>i << 3)) & 1) insert(p);
    else if (at(p, EDGE) >= 0) {
      const low = link(p, BELOW);
      const up = link(p, ABOVE);
      remove(p);
      checkNeighbours(low, up);
    }
  }
  release(before);
}

/** On which side of an edge a point lies: positive above. */
// @ts-ignore: decorator
@inline
function turn(p: usize, x: i32, y: i32): i64 {
  return cross(at(p, AX), at(p, AY), at(p, BX), at(p, BY), x, y);
}

function insert(p: usize): void {
  let parent: usize = 0;
  let low: usize = 0;
  let up: usize = 0;
  let side: usize = 0;
  for (let t = root; t != 0; ) {
    let where = turn(t, at(p, AX), at(p, AY));
    // from one point, or from a point on the other: by direction
    if (where == 0) where = turn(t, at(p, BX), at(p, BY));
    side = where > 0 ? 4 : 0;
    if (side) low = t;
    else up = t;
    parent = t;
    t = link(t, CHILD + side);
  }
  setLink(p, CHILD, 0);
  setLink(p, CHILD + 4, 0);
  setLink(p, PARENT, parent);
  setLink(p, BELOW, low);
  setLink(p, ABOVE, up);
  if (low) setLink(low, ABOVE, p);
  if (up) setLink(up, BELOW, p);
  if (parent) setLink(parent, CHILD + side, p);
  else root = p;
  while (link(p, PARENT) != 0 && mix(link(p, PARENT)) < mix(p)) raise(p);
  if (below) {
    const e = at(p, EDGE);
    const node = comesFirst(lo(e), hi(e)) ? lo(e) : hi(e);
    if (load<i32>(below + (<usize>node << 2)) == -1) setI32(below, node, low ? at(low, EDGE) : -2);
    return;
  }
  checkNeighbours(low, p);
  if (at(p, EDGE) >= 0) checkNeighbours(p, link(p, ABOVE));
}

/** Puts an edge into the place of its parent. */
function raise(c: usize): void {
  const p = link(c, PARENT);
  const g = link(p, PARENT);
  const side: usize = link(p, CHILD) == c ? 0 : 4;
  const inner = link(c, CHILD + 4 - side);
  setLink(p, CHILD + side, inner);
  if (inner) setLink(inner, PARENT, p);
  setLink(c, CHILD + 4 - side, p);
  setLink(p, PARENT, c);
  setLink(c, PARENT, g);
  replaceChild(g, p, c);
}

function replaceChild(parent: usize, old: usize, child: usize): void {
  if (parent) setLink(parent, link(parent, CHILD) == old ? CHILD : CHILD + 4, child);
  else root = child;
}

function remove(p: usize): void {
  for (;;) {
    const a = link(p, CHILD);
    const b = link(p, CHILD + 4);
    if (!(a | b)) break;
    raise(b == 0 || (a != 0 && mix(a) > mix(b)) ? a : b);
  }
  replaceChild(link(p, PARENT), p, 0);
  const low = link(p, BELOW);
  const up = link(p, ABOVE);
  if (low) setLink(low, ABOVE, up);
  if (up) setLink(up, BELOW, low);
  store<i32>(p, -1, EDGE);
}

/** Takes out and marks the longer of two neighbours that meet, until no two do. */
function checkNeighbours(low: usize, up: usize): void {
  while (marks && low && up && meet(low, up)) {
    if (reach(low) > reach(up)) {
      const p = low;
      low = link(p, BELOW);
      takeOut(p);
    } else {
      const p = up;
      up = link(p, ABOVE);
      takeOut(p);
    }
  }
}

function takeOut(p: usize): void {
  setU8(marks, at(p, EDGE), 1);
  remove(p);
}

function reach(p: usize): i64 {
  return <i64>at(p, BX) - <i64>at(p, AX) + abs(<i64>at(p, BY) - <i64>at(p, AY));
}

/** Whether two edges that the sweep line crosses meet elsewhere than in a common end. */
function meet(p: usize, q: usize): bool {
  const c = turn(p, at(q, AX), at(q, AY));
  const d = turn(p, at(q, BX), at(q, BY));
  if (c == 0 && d == 0) return true;
  if ((c > 0 && d > 0) || (c < 0 && d < 0)) return false;
  if (load<i64>(p + AX) == load<i64>(q + AX) || load<i64>(p + BX) == load<i64>(q + BX)) return false;
  const a = turn(q, at(p, AX), at(p, AY));
  const b = turn(q, at(p, BX), at(p, BY));
  return !((a > 0 && b > 0) || (a < 0 && b < 0));
}
