// Whether two edges touch, against big integers: coordinates on a grid of 2^-46 degrees, ends moved by single steps, many
// pairs parallel or meeting in a T to the last bit, where a plain double product cannot tell left from right.
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { distanceM } from "../../src/geometry/distance.ts";

type Exact = readonly [bigint, bigint];
const exact = (p: Position): Exact => [BigInt(p[0]! * 2 ** 46), BigInt(p[1]! * 2 ** 46)];
const turn = (a: Exact, b: Exact, c: Exact): number => {
  const value = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  return value > 0n ? 1 : value < 0n ? -1 : 0;
};
const between = (a: bigint, b: bigint, c: bigint): boolean => (a <= c && c <= b) || (b <= c && c <= a);
const lies = (a: Exact, b: Exact, c: Exact): boolean =>
  turn(a, b, c) === 0 && between(a[0], b[0], c[0]) && between(a[1], b[1], c[1]);
const touch = (a: Exact, b: Exact, c: Exact, d: Exact): boolean =>
  (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) ||
  lies(a, b, c) ||
  lies(a, b, d) ||
  lies(c, d, a) ||
  lies(c, d, b);

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 2 ** 31;
  };
}

describe("touching edges", () => {
  it("are at distance 0, exactly those of big integers; all others are not, down to the rounding of 1e-14 degrees", () => {
    const random = seeded(5);
    let touching = 0;
    let apart = 0;
    for (let k = 0; k < 20_000; k++) {
      const reach = k % 2 ? 2 ** 30 : 2 ** 44;
      const base: Position = [110 + Math.round(random() * 1000) / 1024, 30 + Math.round(random() * 1000) / 1024];
      const step = (): number => (Math.round((random() - 0.5) * reach) * 4) / 2 ** 46;
      const a: Position = [base[0]! + step(), base[1]! + step()];
      const b: Position = [base[0]! + step(), base[1]! + step()];
      // on the edge, and on half of the cases one step of the grid beside it
      const t = Math.floor(random() * 4) / 4;
      const beside = k % 4 < 2 ? 0 : (Math.floor(random() * 3) - 1) / 2 ** 46;
      const c: Position = [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!) + beside];
      const side = random() < 0.5 ? 1 : -1;
      const d: Position = [c[0]! - side * (b[1]! - a[1]!), c[1]! + side * (b[0]! - a[0]!)];
      const got = distanceM({ type: "LineString", coordinates: [a, b] }, { type: "LineString", coordinates: [c, d] });
      if (touch(exact(a), exact(b), exact(c), exact(d))) {
        touching++;
        expect(got).toBe(0);
      } else {
        apart++;
        expect(got).toBeLessThan(3e-9);
      }
    }
    expect(touching).toBeGreaterThan(5000);
    expect(apart).toBeGreaterThan(2000);
  });

  it("where differences of coordinates round: long edges through the origin, a point 1e-9 degrees from it", () => {
    const random = seeded(6);
    for (let k = 0; k < 2000; k++) {
      // all three are multiples of one direction by powers of two and small odd numbers, so exactly in line
      const p = 1 + Math.floor(random() * 2 ** 20);
      const q = 1 + Math.floor(random() * 2 ** 20);
      const by = (factor: number): Position => [p * factor, q * factor];
      const odd = (): number => 1 + 2 * Math.floor(random() * 2 ** 10);
      const a = by(-odd() / 2 ** 26);
      const b = by(odd() / 2 ** 26);
      const c = by(odd() / 2 ** 60);
      expect(distanceM({ type: "LineString", coordinates: [a, b] }, { type: "Point", coordinates: c })).toBe(0);
      const above = { type: "LineString" as const, coordinates: [c, [c[0]! - q / 2 ** 24, c[1]! + p / 2 ** 24]] };
      expect(distanceM(above, { type: "LineString", coordinates: [a, b] })).toBe(0);
    }
  });
});
