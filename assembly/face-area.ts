// Ellipsoidal areas of all faces without building a ring: each arc's band integral (see area.ts) is computed once and
// used with both signs, so the faces sum to their union to rounding. The reference parallel is one per job, in the middle
// of the data, which keeps the terms small; sums are compensated after Neumaier (1974, doi:10.1002/zamm.19740540106).
import { bandOf, edgeBand } from "./area";
import { arcCount, arcNodes, arcStart } from "./arcs";
import { sumAdd, sumBegin, sumEnd } from "./ellipsoid";
import { ordinateX, ordinateY } from "./input";
import { alloc, allocZero, f64At, i32At, mark, release, setF64 } from "./memory";
import { spanY, xOf, yOf } from "./nodes";
import { faceCount, halfRing, ringFace } from "./rings";
import { cursor, endPart, partEnd } from "./steps";

export let faceAreaM2: usize = 0; // f64 per face; 0 for the unbounded one

let before: usize = 0;
let rest: usize = 0;
let band0: f64 = 0;

function addTo(at: i32, value: f64): void {
  if (at == 0) return; // the unbounded face
  const sum = f64At(faceAreaM2, at);
  const total = sum + value;
  setF64(rest, at, f64At(rest, at) + (abs(sum) >= abs(value) ? sum - total + value : value - total + sum));
  setF64(faceAreaM2, at, total);
}

export function measureFaces(): bool {
  if (cursor == 0) {
    faceAreaM2 = allocZero(faceCount, 8);
    before = mark();
    rest = allocZero(faceCount, 8);
    band0 = bandOf(ordinateY(spanY >> 1));
  }
  const last = partEnd(arcCount);
  for (let a = cursor; a < last; a++) {
    const left = i32At(ringFace, i32At(halfRing, 2 * a));
    const right = i32At(ringFace, i32At(halfRing, 2 * a + 1));
    if (left == right) continue;
    sumBegin();
    const first = i32At(arcStart, a);
    const end = i32At(arcStart, a + 1);
    let u = i32At(arcNodes, first);
    let ux = ordinateX(xOf(u));
    let uy = ordinateY(yOf(u));
    for (let i = first + 1; i < end; i++) {
      const v = i32At(arcNodes, i);
      const vx = ordinateX(xOf(v));
      const vy = ordinateY(yOf(v));
      sumAdd(edgeBand(ux, uy, vx, vy, band0));
      ux = vx;
      uy = vy;
    }
    const value = sumEnd();
    addTo(left, value);
    addTo(right, -value);
  }
  if (!endPart(last, arcCount)) return false;
  for (let f = 1; f < faceCount; f++) setF64(faceAreaM2, f, f64At(faceAreaM2, f) + f64At(rest, f));
  release(before);
  return true;
}
