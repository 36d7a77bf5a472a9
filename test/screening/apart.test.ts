// What is called apart is farther away than the tolerance: against the distances themselves, for places beside plots, in their
// holes, around their corners, and a hair outside or inside the tolerance.
import fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { distanceM, type PolygonSet } from "../../src/geometry/index.ts";
import { runApart } from "../../src/screening/apart.ts";
import { box } from "./small-scheme.ts";

function star(x: number, y: number, radius: number, radii: readonly number[]): Position[] {
  const ring = radii.map((r, k): Position => {
    const angle = (2 * Math.PI * k) / radii.length;
    return [x + radius * r * Math.cos(angle), y + radius * r * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });
const setOf = (ring: readonly Position[]): PolygonSet => ({
  coords: Float64Array.from(ring.flat()),
  ringOffsets: Int32Array.of(0, ring.length),
  polygonOffsets: Int32Array.of(0, 1),
  featureOffsets: Int32Array.of(0, 1),
});
const boxOf = (ring: readonly Position[]) => {
  const [xs, ys] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
};
const reachOf = (toleranceM: number): number => toleranceM / 60_000 + 1e-9;

const radii = fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 4, maxLength: 14 });
const shift = fc.double({ min: -0.003, max: 0.003, noNaN: true });
const latitude = fc.constantFrom(18, 31, 53.5, 60);

describe("borders that run apart", () => {
  it("are farther away than the tolerance, unless the place holds the plot whole", () => {
    let apart = 0;
    fc.assert(
      fc.property(
        radii,
        radii,
        shift,
        shift,
        latitude,
        fc.constantFrom(0, 0.05, 1, 20),
        (own, other, dx, dy, lat, tolerance) => {
          // biome-ignore format: one property
          const plot = star(121, lat, 0.001, own);
          const place = star(121 + dx, lat + dy, 0.0015, other);
          if (!runApart(setOf(place), [plot], boxOf(plot), reachOf(tolerance))) return;
          apart++;
          // borders as lines: a place around the plot would be at no distance
          const distance = distanceM({ type: "LineString", coordinates: place }, polygon(plot));
          expect(distance).toBeGreaterThan(tolerance);
        },
      ),
      { numRuns: 3000 },
    );
    expect(apart).toBeGreaterThan(300);
  });

  it("are told from those just within the tolerance, and from what lies inside the plot", () => {
    const plot = box(121, 31, 121.001, 31.001).coordinates[0]!;
    const beside = (gap: number) => box(121.001 + gap, 31, 121.002, 31.001).coordinates[0]!;
    const reach = reachOf(0.05);
    const isApart = (ring: Position[], ...rings: Position[][]) => runApart(setOf(ring), rings, boxOf(rings[0]!), reach);
    expect(isApart(beside(0), plot)).toBe(false);
    // 0.05 m are 5.24e-7 degrees here
    expect(isApart(beside(5.2e-7), plot)).toBe(false);
    expect(isApart(beside(3e-6), plot)).toBe(true);
    const inside = box(121.0004, 31.0004, 121.0006, 31.0006).coordinates[0]!;
    expect(isApart(inside, plot)).toBe(false);
    expect(isApart(inside, plot, [...box(121.0002, 31.0002, 121.0008, 31.0008).coordinates[0]!].reverse())).toBe(false);
    // a ring left open has an edge that is not there
    expect(isApart(beside(3e-6), plot.slice(0, 4))).toBe(false);
    expect(isApart([], plot)).toBe(true);
  });
});
