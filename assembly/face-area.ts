// Ellipsoidal areas of all faces without building a ring: each arc's band integral (see area.ts) is computed once and
// used with both signs, so the faces sum to their union to rounding. The reference parallel is one per job, in the middle
// of the data, which keeps the terms small; sums are compensated after Neumaier (1974, doi:10.1002/zamm.19740540106).
import { bandOf, edgeBand } from "./area";
import { arcCount, arcNodes, arcStart } from "./arcs";
import { ordinateX, ordinateY } from "./input";
import { alloc, allocZero, f64At, i32At, mark, release, setF64 } from "./memory";
import { spanY, xOf, yOf } from "./nodes";
import { faceCount, halfRing, ringFace } from "./rings";

export let faceAreaM2: usize = 0; // f64 per face; 0 for the unbounded one

// @ts-ignore: decorator
@inline
function addTo(sums: usize, rest: usize, at: i32, value: f64): void {
  const sum = f64At(sums, at);
  const total = sum + value;
  setF64(rest, at, f64At(rest, at) + (Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum));
  setF64(sums, at, total);
}

export function measureFaces(): void {
  faceAreaM2 = allocZero(faceCount, 8);
  const before = mark();
  const rest = allocZero(faceCount, 8);
  const band0 = bandOf(ordinateY(spanY >> 1));
  for (let a = 0; a < arcCount; a++) {
    const left = i32At(ringFace, i32At(halfRing, 2 * a));
    const right = i32At(ringFace, i32At(halfRing, 2 * a + 1));
    if (left == right) continue;
    let sum = 0.0;
    let low = 0.0;
    const first = i32At(arcStart, a);
    const end = i32At(arcStart, a + 1);
    let u = i32At(arcNodes, first);
    let ux = ordinateX(xOf(u));
    let uy = ordinateY(yOf(u));
    for (let i = first + 1; i < end; i++) {
      const v = i32At(arcNodes, i);
      const vx = ordinateX(xOf(v));
      const vy = ordinateY(yOf(v));
      const value = edgeBand(ux, uy, vx, vy, band0);
      const total = sum + value;
      low += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
      sum = total;
      ux = vx;
      uy = vy;
    }
    if (left > 0) {
      addTo(faceAreaM2, rest, left, sum);
      addTo(faceAreaM2, rest, left, low);
    }
    if (right > 0) {
      addTo(faceAreaM2, rest, right, -sum);
      addTo(faceAreaM2, rest, right, -low);
    }
  }
  for (let f = 1; f < faceCount; f++) setF64(faceAreaM2, f, f64At(faceAreaM2, f) + f64At(rest, f));
  release(before);
}
