// Labels: which slots wind around each face, and how often. The unbounded face has the empty set; crossing a half-arc from
// its left to its right takes away its deltas. Going over the faces breadth first gives each its set; the sets are
// interned, so that equal labels are equal numbers. The result does not depend on the path, because after snapping every
// ring is still a closed walk; `verifyLabels` checks that over all arcs.
//
// From the slots follows the answer: a part covers a face when its shell winds around it and none of its holes does, or
// under the parity rule when it winds an odd number of times; a feature covers it when one of its parts does.
import { arcCount, arcEdge, nextHalf } from "./arcs";
import { deltaSlot, deltaStart, deltaValue } from "./edges";
import { partFeature, slotKind, slotPart } from "./input";
import { alloc, allocZero, grow, i32At, mark, prefixSums, release, setI32, takePlace, u8At } from "./memory";
import { faceCount, halfRing, ringCount, ringFace, ringHead } from "./rings";

export let faceSet: usize = 0; // per face: its set
export let coverStart: usize = 0; // per set + 1, into coverFeature
export let coverFeature: usize = 0; // i32 feature, ascending
export let setCount: i32 = 0;

let setStart: usize = 0; // per set + 1, into setPool, counted in pairs
let setPool: usize = 0; // i32 slot, i32 winding
let setCapacity: i32 = 0;
let poolCapacity: i32 = 0;
let poolTop: i32 = 0;
let table: usize = 0;
let tableMask: i32 = 0;

let faceRingStart: usize = 0;
let faceRings: usize = 0;

/** Adds the pairs between poolTop and end as a set, or finds the equal one. */
function intern(end: i32): i32 {
  let h: u32 = 2166136261;
  for (let i = 2 * poolTop; i < 2 * end; i++) h = (h ^ <u32>i32At(setPool, i)) * 16777619 + (h >> 15);
  if (2 * setCount >= tableMask) {
    tableMask = (tableMask + 1) * 4 - 1;
    const old = table;
    const oldCount = (tableMask + 1) >> 2;
    table = allocZero(2 * (<u64>tableMask + 1), 4);
    for (let i = 0; i < oldCount; i++) {
      if (i32At(old, 2 * i) == 0) continue;
      let slot = i32At(old, 2 * i + 1) & tableMask;
      while (i32At(table, 2 * slot) != 0) slot = (slot + 1) & tableMask;
      setI32(table, 2 * slot, i32At(old, 2 * i));
      setI32(table, 2 * slot + 1, i32At(old, 2 * i + 1));
    }
  }
  let slot = <i32>h & tableMask;
  for (;;) {
    const entry = i32At(table, 2 * slot);
    if (entry == 0) break;
    const s = entry - 1;
    const first = i32At(setStart, s);
    const count = i32At(setStart, s + 1) - first;
    if (i32At(table, 2 * slot + 1) == <i32>h && count == end - poolTop) {
      let same = true;
      for (let i = 0; i < 2 * count && same; i++) same = i32At(setPool, 2 * first + i) == i32At(setPool, 2 * poolTop + i);
      if (same) return s;
    }
    slot = (slot + 1) & tableMask;
  }
  if (setCount + 1 >= setCapacity) {
    setStart = grow(setStart, setCount + 1, 2 * setCapacity, 4);
    setCapacity *= 2;
  }
  setI32(table, 2 * slot, setCount + 1);
  setI32(table, 2 * slot + 1, <i32>h);
  poolTop = end;
  setI32(setStart, ++setCount, end);
  return setCount - 1;
}

/** The set right of a half-arc whose left has the set s. */
function setAcross(s: i32, half: i32, parity: bool): i32 {
  const piece = i32At(arcEdge, half >> 1);
  const e = piece >> 1;
  const sign = ((piece ^ half) & 1) != 0 ? 1 : -1; // taken away when the half-arc runs as the edge does
  let d = i32At(deltaStart, e);
  const dEnd = i32At(deltaStart, e + 1);
  if (d == dEnd) return s;
  let i = i32At(setStart, s);
  const iEnd = i32At(setStart, s + 1);
  const most = poolTop + (iEnd - i) + (dEnd - d);
  if (most > poolCapacity) {
    setPool = grow(setPool, 2 * poolTop, 4 * most, 4);
    poolCapacity = 2 * most;
  }
  let top = poolTop;
  while (i < iEnd || d < dEnd) {
    const slot = i < iEnd ? i32At(setPool, 2 * i) : i32.MAX_VALUE;
    const deltaOf = d < dEnd ? i32At(deltaSlot, d) : i32.MAX_VALUE;
    let at = slot;
    let winding = 0;
    if (slot <= deltaOf) winding = i32At(setPool, 2 * i++ + 1);
    if (deltaOf <= slot) {
      at = deltaOf;
      winding += sign * i32At(deltaValue, d++);
    }
    if (parity) winding &= 1;
    if (winding != 0) {
      setI32(setPool, 2 * top, at);
      setI32(setPool, 2 * top + 1, winding);
      top++;
    }
  }
  return intern(top);
}

export function labelFaces(parity: bool): void {
  faceSet = alloc(faceCount, 4);
  memory.fill(faceSet, 0xff, <usize>faceCount << 2);
  setCapacity = 256;
  poolCapacity = 1024;
  setStart = alloc(setCapacity, 4);
  setPool = alloc(2 * <u64>poolCapacity, 4);
  tableMask = 1023;
  table = allocZero(2 * (<u64>tableMask + 1), 4);
  poolTop = 0;
  setCount = 0;
  setI32(setStart, 0, 0);
  setI32(faceSet, 0, intern(0)); // the empty set is set 0
  // the rings of each face
  faceRingStart = allocZero(<u64>faceCount + 2, 4);
  faceRings = alloc(ringCount, 4);
  for (let r = 0; r < ringCount; r++) {
    const k = i32At(ringFace, r) + 2;
    takePlace(faceRingStart, k);
  }
  prefixSums(faceRingStart, faceCount + 1);
  for (let r = 0; r < ringCount; r++) {
    const k = i32At(ringFace, r) + 1;
    const at = takePlace(faceRingStart, k);
    setI32(faceRings, at, r);
  }
  const queue = alloc(faceCount, 4);
  let head = 0;
  let tail = 1;
  setI32(queue, 0, 0);
  while (head < tail) {
    const f = i32At(queue, head++);
    const s = i32At(faceSet, f);
    for (let i = i32At(faceRingStart, f); i < i32At(faceRingStart, f + 1); i++) {
      const start = i32At(ringHead, i32At(faceRings, i));
      let h = start;
      do {
        const g = i32At(ringFace, i32At(halfRing, h ^ 1));
        if (i32At(faceSet, g) < 0) {
          setI32(faceSet, g, setAcross(s, h, parity));
          setI32(queue, tail++, g);
        }
        h = i32At(nextHalf, h);
      } while (h != start);
    }
  }
  findCovers();
}

/** The features that cover the faces of each set. */
function findCovers(): void {
  coverStart = alloc(<u64>setCount + 1, 4);
  coverFeature = alloc(poolTop, 4);
  let top = 0;
  for (let s = 0; s < setCount; s++) {
    setI32(coverStart, s, top);
    const first = top;
    const end = i32At(setStart, s + 1);
    for (let i = i32At(setStart, s); i < end; ) {
      const part = i32At(slotPart, i32At(setPool, 2 * i));
      let shell = false;
      let hole = false;
      while (i < end && i32At(slotPart, i32At(setPool, 2 * i)) == part) {
        if (u8At(slotKind, i32At(setPool, 2 * i)) == 1) hole = true;
        else shell = true;
        i++;
      }
      const feature = i32At(partFeature, part);
      if (shell && !hole && (top == first || i32At(coverFeature, top - 1) != feature)) setI32(coverFeature, top++, feature);
    }
  }
  setI32(coverStart, setCount, top);
}

/** Number of arcs whose two sides do not differ by their deltas; 0 in a sound arrangement. */
export function verifyLabels(parity: bool): i32 {
  const before = mark();
  let wrong = 0;
  for (let a = 0; a < arcCount; a++) {
    const left = i32At(faceSet, i32At(ringFace, i32At(halfRing, 2 * a)));
    const right = i32At(faceSet, i32At(ringFace, i32At(halfRing, 2 * a + 1)));
    if (setAcross(left, 2 * a, parity) != right) wrong++;
  }
  release(before);
  return wrong;
}
