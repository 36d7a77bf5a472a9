// Distances against brute force: every edge densified, every pair of points by GeographicLib's inverse, refined by golden
// section. Slow and plain on purpose; it shares no code with the library.

import geodesic from "geographiclib-geodesic";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { distanceM, lengthM } from "../../src/geometry/distance.ts";

const ellipsoid = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);
const between = (a: Position, b: Position): number => ellipsoid.Inverse(a[1]!, a[0]!, b[1]!, b[0]!).s12!;
const along = (a: Position, b: Position, t: number): Position => [
  a[0]! + t * (b[0]! - a[0]!),
  a[1]! + t * (b[1]! - a[1]!),
];

/** Least value of a function on [0, 1]: a scan, then golden section around its best sample. */
function least(f: (t: number) => number, samples: number): number {
  let best = 0;
  let value = Infinity;
  for (let i = 0; i <= samples; i++) {
    const v = f(i / samples);
    if (v < value) {
      value = v;
      best = i / samples;
    }
  }
  let low = Math.max(0, best - 1 / samples);
  let high = Math.min(1, best + 1 / samples);
  const ratio = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 60; i++) {
    const a = high - ratio * (high - low);
    const b = low + ratio * (high - low);
    if (f(a) < f(b)) high = b;
    else low = a;
  }
  return Math.min(value, f((low + high) / 2));
}

const pointToEdge = (p: Position, a: Position, b: Position): number => least((t) => between(p, along(a, b, t)), 24);

/** The distance of two edges that do not cross: at one of four ends. */
const edgeToEdge = (a: Position, b: Position, c: Position, d: Position): number =>
  Math.min(pointToEdge(a, c, d), pointToEdge(b, c, d), pointToEdge(c, a, b), pointToEdge(d, a, b));

/** The same by brute force over both parameters, for edges of which nothing is assumed. */
const edgeToEdgeBlind = (a: Position, b: Position, c: Position, d: Position): number =>
  least((t) => least((u) => between(along(a, b, t), along(c, d, u)), 8), 8);

/** A generator of numbers in [0, 1) with a fixed seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const line = (...coordinates: Position[]) => ({ type: "LineString" as const, coordinates });
const point = (coordinates: Position) => ({ type: "Point" as const, coordinates });

describe("distanceM against GeographicLib", () => {
  it("point to point is the geodesic, 1 m to 100 km, at every latitude", () => {
    const random = seeded(1);
    for (let i = 0; i < 2000; i++) {
      const metres = 10 ** (5 * random());
      const from: Position = [180 * random() - 90, 178 * random() - 89];
      const to = ellipsoid.Direct(from[1]!, from[0]!, 360 * random(), metres);
      const b: Position = [to.lon2!, to.lat2!];
      const want = between(from, b);
      expect(Math.abs(distanceM(point(from), point(b)) / want - 1)).toBeLessThan(5e-9 / metres + 1e-12);
    }
  });

  it.each([
    [1, 3e-5],
    [100, 3e-3],
    [1000, 0.03],
    [10_000, 0.2],
    [100_000, 1],
  ])("point to edge, about %d m off edges up to %d degrees", (metres, span) => {
    const random = seeded(metres);
    let worst = 0;
    for (let i = 0; i < 60; i++) {
      const a: Position = [110 + random(), 140 * random() - 70];
      const b: Position = [a[0]! + span * (random() - 0.5), a[1]! + span * (random() - 0.5)];
      const near = along(a, b, 1.4 * random() - 0.2);
      const to = ellipsoid.Direct(near[1]!, near[0]!, 360 * random(), metres);
      const p: Position = [to.lon2!, to.lat2!];
      const want = pointToEdge(p, a, b);
      worst = Math.max(worst, Math.abs(distanceM(point(p), line(a, b)) / want - 1));
    }
    expect(worst).toBeLessThan(metres === 1 ? 1e-7 : 2e-7);
  });

  it("edge to edge, 10 m to 100 km", () => {
    const random = seeded(7);
    let worst = 0;
    for (let i = 0; i < 120; i++) {
      const metres = 10 ** (1 + 4 * random());
      const span = (metres / 111_000) * 2;
      const a: Position = [100 + 20 * random(), 18 + 36 * random()];
      const b: Position = [a[0]! + span * (random() - 0.5), a[1]! + span * (random() - 0.5)];
      const c: Position = [a[0]! + span * (0.6 + random()), a[1]! + span * (random() - 0.5)];
      const d: Position = [a[0]! + span * (0.6 + random()), a[1]! + span * (random() - 0.5)];
      const want = edgeToEdge(a, b, c, d);
      worst = Math.max(worst, Math.abs(distanceM(line(a, b), line(c, d)) / want - 1));
    }
    expect(worst).toBeLessThan(1e-6);
  });

  it("finds what a search over both parameters finds, on near-parallel long edges too", () => {
    const random = seeded(8);
    for (let i = 0; i < 25; i++) {
      const a: Position = [100, 18 + 36 * random()];
      const b: Position = [101.5 + random(), a[1]! + random() - 0.5];
      const shift = 0.05 + 0.3 * random();
      const c: Position = [a[0]! + 0.2 * random(), a[1]! + shift];
      const d: Position = [b[0]!, b[1]! + shift * (0.9 + 0.2 * random())];
      const got = distanceM(line(a, b), line(c, d));
      const want = edgeToEdgeBlind(a, b, c, d);
      expect(got).toBeLessThan(want * (1 + 1e-6));
      expect(got).toBeGreaterThan(Math.min(want, edgeToEdge(a, b, c, d)) * (1 - 1e-6));
    }
  });

  it("lines of many vertices: the tree finds the nearest of all pairs", () => {
    const random = seeded(9);
    for (let i = 0; i < 4; i++) {
      const walk = (lon: number, lat: number, n: number): Position[] => {
        const out: Position[] = [[lon, lat]];
        for (let k = 1; k < n; k++)
          out.push([out[k - 1]![0]! + 0.01 * (random() - 0.5), out[k - 1]![1]! + 0.01 * (random() - 0.5)]);
        return out;
      };
      const one = walk(112, 30, 36);
      const other = walk(112.3 + 0.2 * random(), 30.2, 36);
      // the oracle in two passes: vertices alone bound the answer, edges beyond that bound are left out
      let bound = Infinity;
      for (const p of one) for (const q of other) bound = Math.min(bound, between(p, q));
      let want = bound;
      for (let s = 0; s + 1 < one.length; s++)
        for (let t = 0; t + 1 < other.length; t++)
          if (between(one[s]!, other[t]!) < bound + 2500)
            want = Math.min(want, edgeToEdge(one[s]!, one[s + 1]!, other[t]!, other[t + 1]!));
      const got = distanceM(line(...one), line(...other));
      expect(Math.abs(got / want - 1)).toBeLessThan(1e-6);
    }
  });

  it("stays sane far beyond: within 1e-3 up to 10 000 km, around the antimeridian and the poles", () => {
    const random = seeded(10);
    for (let i = 0; i < 200; i++) {
      const a: Position = [360 * random() - 180, 178 * random() - 89];
      const to = ellipsoid.Direct(a[1]!, a[0]!, 360 * random(), 1e7 * random());
      const p: Position = [to.lon2!, to.lat2!];
      const b: Position = [a[0]! + 0.2, a[1]! + 0.2];
      const want = pointToEdge(p, a, b);
      expect(Math.abs(distanceM(point(p), line(a, b)) / want - 1)).toBeLessThan(1e-3);
    }
    expect(distanceM(point([179.99, 20]), point([-179.99, 20]))).toBeCloseTo(between([179.99, 20], [180.01, 20]), 6);
    expect(distanceM(point([0, 89.99]), point([180, 89.99]))).toBeCloseTo(between([0, 89.99], [180, 89.99]), 6);
    // antipodes: half a meridian, 20 003 931 m
    expect(Math.abs(distanceM(point([0, 0]), point([180, 0])) / 20_003_931 - 1)).toBeLessThan(1e-6);
    for (let i = 0; i < 200; i++) {
      const a: Position = [10, 120 * random() - 60];
      const b: Position = [190 - random(), -a[1]! + random()];
      expect(Math.abs(distanceM(point(a), point(b)) / between(a, b) - 1)).toBeLessThan(5e-3);
    }
  });
});

describe("lengthM against GeographicLib", () => {
  it("agrees with the sum of 2000 short geodesics along each edge", () => {
    const random = seeded(11);
    for (let i = 0; i < 20; i++) {
      const span = 10 ** (-3 * random()) * 2;
      const a: Position = [110, 130 * random() - 65];
      const b: Position = [110 + span * random(), a[1]! + span * (random() - 0.5)];
      let want = 0;
      const n = 2000;
      for (let k = 0; k < n; k++) want += between(along(a, b, k / n), along(a, b, (k + 1) / n));
      // the geodesic chords fall short by (edge / n)² / 24 R², and GeographicLib rounds each to about 1e-9 m
      expect(Math.abs(lengthM(line(a, b)) / want - 1)).toBeLessThan(1e-9 + (n * 2e-9) / want);
    }
  });
});
