// Labels: which features cover each face. The faces are walked depth first over the arcs between them, with one state: how
// often each slot winds around the face at hand. Crossing a half-arc from its left to its right takes away its deltas, going
// back adds them again. From the windings follows the answer: a part covers a face when its shell winds around it and none
// of its holes does, or under the parity rule when it winds an odd number of times; a feature covers it when one of its
// parts does. The features that cover are kept as a sorted list, and equal lists are one set, so that equal labels are equal
// numbers.
//
// The result does not depend on the walk, because after snapping every ring is still a closed walk; `verifyLabels` checks
// that over all arcs by a fingerprint of the windings. Cost: the deltas that are crossed and the covers of each set; not the
// depth to which rings are nested.
import { arcCount, arcEdge, nextHalf } from "./arcs";
import { deltaSlot, deltaStart, deltaValue } from "./edges";
import { partCount, partFeature, slotCount, slotKind, slotPart } from "./input";
import { alloc, allocZero, grow, i32At, i64At, prefixSums, setI32, setI64, takePlace, u8At } from "./memory";
import { mix } from "./pair-table";
import { faceCount, halfRing, ringCount, ringFace, ringHead } from "./rings";
import { partEnd } from "./steps";

export let faceSet: usize = 0; // per face: its set
export let coverStart: usize = 0; // per set + 1, into coverFeature
export let coverFeature: usize = 0; // i32 feature, ascending
export let setCount: i32 = 0;

let coverTop: i32 = 0;
let coverCapacity: i32 = 0;
let table: usize = 0; // i64 fingerprint of the list and set + 1, open addressing
let tableMask: i32 = 0;

// the state at the face at hand
let parity: bool = false;
let winding: usize = 0; // i32 per slot
let partShells: usize = 0; // i32 per part: shells that wind
let partHoles: usize = 0; // i32 per part: holes that wind
let coveringParts: usize = 0; // i32 per feature
let list: usize = 0; // i32 covering features, ascending
let listCount: i32 = 0;
let listPrint: i64 = 0;
let windingPrint: i64 = 0;
let facePrint: usize = 0; // i64 per face: fingerprint of the windings

/** The place of a feature in the list, or where it belongs. */
function placeInList(feature: i32): i32 {
  let low = 0;
  let up = listCount;
  while (low < up) {
    const middle = (low + up) >> 1;
    if (i32At(list, middle) < feature) low = middle + 1;
    else up = middle;
  }
  return low;
}

// @ts-ignore: decorator
@inline
function covers(part: i32): bool {
  return i32At(partShells, part) > 0 && i32At(partHoles, part) == 0;
}

/** Adds to the winding of a slot, and where that starts or stops it winding, to the list of what covers. */
function change(slot: i32, by: i32): void {
  const old = i32At(winding, slot);
  const now = parity ? (old + by) & 1 : old + by;
  setI32(winding, slot, now);
  windingPrint = parity ? windingPrint ^ mix(slot) : windingPrint + <i64>by * mix(slot);
  if ((old == 0) == (now == 0)) return;
  const part = i32At(slotPart, slot);
  const before = covers(part);
  const counts = u8At(slotKind, slot) == 1 ? partHoles : partShells;
  setI32(counts, part, i32At(counts, part) + (now == 0 ? -1 : 1));
  const after = covers(part);
  if (before == after) return;
  const feature = i32At(partFeature, part);
  const parts = i32At(coveringParts, feature) + (after ? 1 : -1);
  setI32(coveringParts, feature, parts);
  if (parts != i32(after)) return;
  const at = placeInList(feature);
  const here = list + (<usize>at << 2);
  if (after) {
    memory.copy(here + 4, here, <usize>(listCount++ - at) << 2);
    setI32(list, at, feature);
    listPrint += mix(feature);
  } else {
    memory.copy(here, here + 4, <usize>(--listCount - at) << 2);
    listPrint -= mix(feature);
  }
}

/** 1 when the deltas are added on the way across a half-arc to its right, -1 when they are taken away. */
// @ts-ignore: decorator
@inline
function signAcross(half: i32): i32 {
  return ((i32At(arcEdge, half >> 1) ^ half) & 1) != 0 ? 1 : -1;
}

/** Moves the state from the left of a half-arc to its right. */
function cross(half: i32): void {
  const edge = i32At(arcEdge, half >> 1) >> 1;
  const sign = signAcross(half);
  const end = i32At(deltaStart, edge + 1);
  for (let d = i32At(deltaStart, edge); d < end; d++) change(i32At(deltaSlot, d), sign * i32At(deltaValue, d));
}

/** The set of the list at hand. */
function internList(): i32 {
  let slot = <i32>listPrint & tableMask;
  for (;;) {
    const entry = table + (<usize>slot << 4);
    const set = load<i32>(entry, 8) - 1;
    if (set < 0) break;
    const first = i32At(coverStart, set);
    if (load<i64>(entry) == listPrint && i32At(coverStart, set + 1) - first == listCount) {
      let same = 0;
      while (same < listCount && i32At(coverFeature, first + same) == i32At(list, same)) same++;
      if (same == listCount) return set;
    }
    slot = (slot + 1) & tableMask;
  }
  if (coverTop + listCount > coverCapacity) {
    const capacity = 2 * (coverTop + listCount);
    coverFeature = grow(coverFeature, coverTop, capacity, 4);
    coverCapacity = capacity;
  }
  memory.copy(coverFeature + (<usize>coverTop << 2), list, <usize>listCount << 2);
  coverTop += listCount;
  store<i64>(table + (<usize>slot << 4), listPrint);
  store<i32>(table + (<usize>slot << 4), ++setCount, 8);
  setI32(coverStart, setCount, coverTop);
  return setCount - 1;
}

let faceRingStart: usize = 0;
let faceRings: usize = 0;

/** Lists the rings of each face. */
function listRings(): void {
  faceRingStart = allocZero(<u64>faceCount + 2, 4);
  faceRings = alloc(ringCount, 4);
  for (let r = 0; r < ringCount; r++) takePlace(faceRingStart, i32At(ringFace, r) + 2);
  prefixSums(faceRingStart, faceCount + 1);
  for (let r = 0; r < ringCount; r++) setI32(faceRings, takePlace(faceRingStart, i32At(ringFace, r) + 1), r);
}

// the walk: for each face on the way its next ring, the half-arc it has come to on it, and the one it was entered by
let nextRing: usize = 0;
let nextOn: usize = 0;
let entered: usize = 0;
let path: usize = 0;
let depth: i32 = 0;

export function beginLabels(evenOdd: bool): void {
  parity = evenOdd;
  faceSet = alloc(faceCount, 4);
  memory.fill(faceSet, 0xff, <usize>faceCount << 2);
  facePrint = alloc(faceCount, 8);
  coverStart = alloc(<u64>faceCount + 1, 4); // there are no more sets than faces
  setI32(coverStart, 0, 0);
  coverCapacity = 1024;
  coverFeature = alloc(coverCapacity, 4);
  coverTop = 0;
  setCount = 0;
  tableMask = 1;
  while (tableMask < 2 * faceCount) tableMask = 2 * tableMask + 1;
  table = allocZero(<u64>tableMask + 1, 16);
  const features = partCount > 0 ? i32At(partFeature, partCount - 1) + 1 : 0;
  winding = allocZero(slotCount, 4);
  partShells = allocZero(partCount, 4);
  partHoles = allocZero(partCount, 4);
  coveringParts = allocZero(features, 4);
  list = alloc(features, 4);
  listCount = 0;
  listPrint = 0;
  windingPrint = 0;
  listRings();
  nextRing = alloc(faceCount, 4);
  nextOn = alloc(faceCount, 4);
  entered = alloc(faceCount, 4);
  path = alloc(faceCount, 4);
  memory.copy(nextRing, faceRingStart, <usize>faceCount << 2);
  memory.fill(nextOn, 0xff, <usize>faceCount << 2);
  setI32(path, 0, 0);
  setI32(faceSet, 0, internList()); // the empty set is set 0
  setI64(facePrint, 0, 0);
  depth = 1;
}

/** Walks the faces, as many as a part may hold. */
export function labelFaces(): bool {
  for (let left = partEnd(i32.MAX_VALUE); left > 0 && depth > 0; left--) {
    const f = i32At(path, depth - 1);
    let r = i32At(nextRing, f);
    let h = i32At(nextOn, f);
    const rings = i32At(faceRingStart, f + 1);
    let found = -1;
    while (found < 0) {
      if (h < 0) {
        if (r == rings) break;
        h = i32At(ringHead, i32At(faceRings, r));
      }
      if (i32At(faceSet, i32At(ringFace, i32At(halfRing, h ^ 1))) < 0) found = h;
      h = i32At(nextHalf, h);
      if (h == i32At(ringHead, i32At(faceRings, r))) {
        h = -1;
        r++;
      }
    }
    if (found < 0) {
      if (--depth > 0) cross(i32At(entered, f) ^ 1);
      continue;
    }
    setI32(nextRing, f, r);
    setI32(nextOn, f, h);
    const g = i32At(ringFace, i32At(halfRing, found ^ 1));
    cross(found);
    setI32(faceSet, g, internList());
    setI64(facePrint, g, windingPrint);
    setI32(entered, g, found);
    setI32(path, depth++, g);
  }
  return depth == 0;
}

/** Number of arcs whose two sides do not differ by their deltas; 0 in a sound arrangement. */
export function verifyLabels(evenOdd: bool): i32 {
  let wrong = 0;
  for (let a = 0; a < arcCount; a++) {
    const edge = i32At(arcEdge, a) >> 1;
    let print = i64At(facePrint, i32At(ringFace, i32At(halfRing, 2 * a)));
    for (let d = i32At(deltaStart, edge); d < i32At(deltaStart, edge + 1); d++) {
      const slot = mix(i32At(deltaSlot, d));
      print = evenOdd ? print ^ slot : print + <i64>(signAcross(2 * a) * i32At(deltaValue, d)) * slot;
    }
    if (print != i64At(facePrint, i32At(ringFace, i32At(halfRing, 2 * a + 1)))) wrong++;
  }
  return wrong;
}
