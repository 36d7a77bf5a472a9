// A ring called plain is one that validate() finds nothing about: against it, on random rings on a lattice, where touches,
// spikes, repeated points and crossings are the rule, and on stars, which are plain.
import fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { isPlainShell } from "../../src/geometry/plain-ring.ts";
import { validate } from "../../src/geometry/validity.ts";

const polygon = (ring: Position[]): Polygon => ({ type: "Polygon", coordinates: [ring] });
const closed = (ring: Position[]): Position[] => [...ring, ring[0]!];

describe("a plain ring", () => {
  it("has no finding, whatever the ring", () => {
    let plain = 0;
    const lattice = fc
      .tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }))
      .map(([x, y]): Position => [121 + x / 8, 28 + y / 8]);
    fc.assert(
      fc.property(fc.array(lattice, { minLength: 1, maxLength: 8 }), fc.boolean(), (ring, closes) => {
        const whole = closes ? closed(ring) : ring;
        if (!isPlainShell(whole)) return;
        plain++;
        expect(validate(polygon(whole))).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(100);
  });

  it("is what a star-shaped plot is, run counter-clockwise and of few vertices", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.5, max: 1, noNaN: true }), { minLength: 5, maxLength: 48 }), (radii) => {
        const ring = closed(
          radii.map((r, k): Position => {
            const angle = (2 * Math.PI * k) / radii.length;
            return [121 + 0.001 * r * Math.cos(angle), 28 + 0.001 * r * Math.sin(angle)];
          }),
        );
        expect(isPlainShell(ring)).toBe(validate(polygon(ring)).length === 0);
        expect(isPlainShell([...ring].reverse())).toBe(false);
      }),
    );
  });

  it("is nothing odd", () => {
    const square: Position[] = [[121, 28], [122, 28], [122, 29], [121, 29], [121, 28]]; // biome-ignore format: one ring
    expect(isPlainShell(square)).toBe(true);
    const odd: unknown[][] = [
      [],
      square.slice(0, 4),
      [square[0], square[1], square[0]],
      square.map(([x, y], i) => (i === 2 ? [x, Number.NaN] : [x, y])),
      square.map(([x, y], i) => (i === 2 ? [Infinity, y] : [x, y])),
      square.map(([x, y], i) => (i === 2 ? ["122", y] : [x, y])),
      square.map(([x, y]) => [x! + 60, y]),
      square.map((position, i) => (i === 2 ? null : position)),
      square.map((position, i) => (i === 2 ? [122] : position)),
      closed(Array.from({ length: 49 }, (_, k) => [121 + Math.cos(k / 8), 28 + Math.sin(k / 8)])),
    ];
    for (const ring of odd) expect(isPlainShell(ring)).toBe(false);
  });
});
