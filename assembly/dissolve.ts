// Dissolve: faces with equal keys become polygons. An arc stays when its two keys differ; the ring after a half-arc is
// found by turning around the node over the arcs that vanish, so a region that touches itself in a point is walked sector
// by sector. A walk that comes back to a node is cut there; what remains is simple rings: counterclockwise ones are
// shells, clockwise ones are holes. Faces joined by vanished arcs are united by union-find, and each united region has
// one shell, so holes need no search. The result is valid after OGC 06-103r4 by construction.
//
// Order: polygons by key, then by the leftmost (lowest) vertex of the shell; holes likewise; rings begin there. So the
// same arrangement gives the same bytes. Cost: linear, and n log n for the order.
import { ordinateX, ordinateY } from "./input";
import { alloc, allocZero, grow, i32At, i64At, mark, release, setF64, setI32, setI64, setU8, u8At } from "./memory";
import { sortByKey } from "./sort";
import * as kept from "./kept";

export let outCoords: usize = 0; // f64 x, y; closed rings
export let outRingStart: usize = 0; // per ring + 1, in vertices
export let outPolygonStart: usize = 0; // per polygon + 1, in rings
export let outPolygonKey: usize = 0; // per polygon
export let outVertices: i32 = 0;
export let outRings: i32 = 0;
export let outPolygons: i32 = 0;

let faceKey: usize = 0; // i32 per face, -1 to leave it out
let parent: usize = 0; // union-find over faces

function find(face: i32): i32 {
  let root = face;
  while (i32At(parent, root) != root) root = i32At(parent, root);
  while (i32At(parent, face) != root) {
    const up = i32At(parent, face);
    setI32(parent, face, root);
    face = up;
  }
  return root;
}

// @ts-ignore: decorator
@inline
function keyLeft(half: i32): i32 {
  return i32At(faceKey, i32At(kept.ringFace, i32At(kept.halfRing, half)));
}

// @ts-ignore: decorator
@inline
function bounds(half: i32): bool {
  const key = keyLeft(half);
  return key >= 0 && key != keyLeft(half ^ 1);
}

// the simple rings found, as node chains
let chain: usize = 0;
let chainTop: i32 = 0;
let chainCapacity: i32 = 0;
let ringStart: usize = 0;
let ringRegion: usize = 0;
let ringHole: usize = 0;
let ringKey: usize = 0; // i64 x << 32 | y of its first node
let rings: i32 = 0;
let ringCapacity: i32 = 0;

let stack: usize = 0;
let stackTop: i32 = 0;
let position: usize = 0; // per node: place on the stack, -1

/** Takes the loop that lies on the stack from `from` on, rotated to its leftmost node. */
function takeLoop(from: i32, region: i32): void {
  const count = stackTop - from;
  let least = 0;
  let sum: i64 = 0;
  for (let i = 0; i < count; i++) {
    const u = i32At(stack, from + i);
    const v = i32At(stack, from + (i + 1 == count ? 0 : i + 1));
    const w = i32At(stack, from + least);
    sum += <i64>kept.x(u) * <i64>kept.y(v) - <i64>kept.x(v) * <i64>kept.y(u);
    if (kept.x(u) < kept.x(w) || (kept.x(u) == kept.x(w) && kept.y(u) < kept.y(w))) least = i;
    setI32(position, u, -1);
  }
  if (chainTop + count > chainCapacity) {
    chainCapacity = 2 * (chainTop + count);
    chain = grow(chain, chainTop, chainCapacity, 4);
  }
  if (rings + 1 >= ringCapacity) {
    ringStart = grow(ringStart, rings + 1, 2 * ringCapacity, 4);
    ringRegion = grow(ringRegion, rings, 2 * ringCapacity, 4);
    ringHole = grow(ringHole, rings, 2 * ringCapacity, 1);
    ringKey = grow(ringKey, rings, 2 * ringCapacity, 8);
    ringCapacity *= 2;
  }
  for (let i = 0; i < count; i++) {
    const k = least + i;
    setI32(chain, chainTop++, i32At(stack, from + (k < count ? k : k - count)));
  }
  const first = i32At(stack, from + least);
  setI32(ringRegion, rings, region);
  setU8(ringHole, rings, i32(sum < 0));
  setI64(ringKey, rings, (<i64>kept.x(first) << 32) | <i64>kept.y(first));
  setI32(ringStart, ++rings, chainTop);
  stackTop = from;
}

/** Puts a node on the walk; where it was there before, the loop since then is a ring. */
function visit(node: i32, region: i32): void {
  const at = i32At(position, node);
  if (at >= 0) takeLoop(at, region);
  setI32(position, node, stackTop);
  setI32(stack, stackTop++, node);
}

/** Unites the faces of each key; `keys` has an i32 per face. The polygons lie in the out arrays. */
export function dissolve(keys: usize): void {
  faceKey = keys;
  parent = alloc(kept.faceCount, 4);
  for (let f = 0; f < kept.faceCount; f++) setI32(parent, f, f);
  const halves = 2 * kept.arcCount;
  for (let h = 0; h < halves; h += 2) {
    const key = keyLeft(h);
    if (key < 0 || key != keyLeft(h + 1)) continue;
    const f = find(i32At(kept.ringFace, i32At(kept.halfRing, h)));
    const g = find(i32At(kept.ringFace, i32At(kept.halfRing, h + 1)));
    if (f != g) setI32(parent, f > g ? f : g, f > g ? g : f);
  }
  const walked = allocZero(halves, 1);
  position = alloc(kept.nodeCount, 4);
  memory.fill(position, 0xff, <usize>kept.nodeCount << 2);
  stack = alloc(<u64>kept.nodeCount + 1, 4);
  chainCapacity = 1024;
  chain = alloc(chainCapacity, 4);
  ringCapacity = 64;
  ringStart = alloc(ringCapacity, 4);
  ringRegion = alloc(ringCapacity, 4);
  ringHole = alloc(ringCapacity, 1);
  ringKey = alloc(ringCapacity, 8);
  setI32(ringStart, 0, 0);
  chainTop = 0;
  rings = 0;
  for (let start = 0; start < halves; start++) {
    if (u8At(walked, start) != 0 || !bounds(start)) continue;
    const region = find(i32At(kept.ringFace, i32At(kept.halfRing, start)));
    stackTop = 0;
    let h = start;
    do {
      setU8(walked, h, 1);
      const arc = h >> 1;
      const first = i32At(kept.arcStart, arc);
      const last = i32At(kept.arcStart, arc + 1) - 1;
      // all nodes but the last, which begins the next arc
      if (h & 1) for (let i = last; i > first; i--) visit(i32At(kept.arcNodes, i), region);
      else for (let i = first; i < last; i++) visit(i32At(kept.arcNodes, i), region);
      h = i32At(kept.nextHalf, h);
      while (!bounds(h)) h = i32At(kept.nextHalf, h ^ 1);
    } while (h != start);
    if (stackTop > 0) takeLoop(0, region);
  }
  order();
}

/** Sorts rings by their first node, and where they begin at the same one by their second: no two begin with one edge. */
function sortByPlace(keys: usize, list: usize, count: i32): void {
  sortByKey(keys, list, count);
  for (let i = 0; i < count; ) {
    let j = i + 1;
    while (j < count && i64At(keys, j) == i64At(keys, i)) j++;
    for (let k = i; k < j && j > i + 1; k++) {
      const node = i32At(chain, i32At(ringStart, i32At(list, k)) + 1);
      setI64(keys, k, (<i64>kept.x(node) << 32) | <i64>kept.y(node));
    }
    sortByKey(keys + (<usize>i << 3), list + (<usize>i << 2), j - i);
    i = j;
  }
}

/** Sorts rings by polygon, shell before holes, and place, and writes the coordinates. */
function order(): void {
  const keys = alloc(rings, 8);
  const list = alloc(rings, 4);
  memory.copy(keys, ringKey, <usize>rings << 3);
  for (let r = 0; r < rings; r++) setI32(list, r, r);
  sortByPlace(keys, list, rings);
  // polygons by key, then by the place of their shell
  const shellKeys = alloc(rings, 8);
  const shells = alloc(rings, 4);
  let count = 0;
  for (let i = 0; i < rings; i++) {
    const region = i32At(ringRegion, i32At(list, i));
    if (u8At(ringHole, i32At(list, i)) != 0) continue;
    setI64(shellKeys, count, (<i64>i32At(faceKey, region) << 32) | <i64>i);
    setI32(shells, count++, region);
  }
  sortByKey(shellKeys, shells, count);
  const polygonOf = alloc(kept.faceCount, 4);
  outPolygonStart = alloc(<u64>count + 1, 4);
  outPolygonKey = alloc(count, 4);
  for (let p = 0; p < count; p++) {
    setI32(polygonOf, i32At(shells, p), p);
    setI32(outPolygonKey, p, i32At(faceKey, i32At(shells, p)));
  }
  // rings by polygon, the shell first, in the order of their places
  for (let i = 0; i < rings; i++) {
    const r = i32At(list, i);
    const polygon = <i64>i32At(polygonOf, i32At(ringRegion, r));
    setI64(keys, i, (polygon << 33) | (<i64>u8At(ringHole, r) << 32) | <i64>i);
  }
  sortByKey(keys, list, rings);
  outPolygons = count;
  outRings = rings;
  outVertices = chainTop + rings;
  outCoords = alloc(2 * <u64>outVertices, 8);
  outRingStart = alloc(<u64>rings + 1, 4);
  vertexTop = 0;
  setI32(outRingStart, 0, 0);
  let polygon = 0;
  for (let i = 0; i < rings; i++) {
    const r = i32At(list, i);
    if (u8At(ringHole, r) == 0) setI32(outPolygonStart, polygon++, i);
    writeRing(r);
    setI32(outRingStart, i + 1, vertexTop);
  }
  setI32(outPolygonStart, count, rings);
}

let vertexTop: i32 = 0;

function writeRing(ring: i32): void {
  const first = i32At(ringStart, ring);
  const end = i32At(ringStart, ring + 1);
  for (let i = first; i <= end; i++) {
    const node = i32At(chain, i == end ? first : i);
    setF64(outCoords, 2 * vertexTop, ordinateX(kept.x(node)));
    setF64(outCoords, 2 * vertexTop + 1, ordinateY(kept.y(node)));
    vertexTop++;
  }
}
