import fc from "fast-check";
import type { Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { area, bufferM, lengthM } from "../../src/geometry/index.ts";
import { isSliver } from "../../src/revision/sliver.ts";

/** Metres from 121° E, 28.6° N as degrees, right to a thousandth. */
const at = ([x, y]: readonly [number, number]): Position => [121 + x / 97_810, 28.6 + y / 110_830];

function polygon(points: readonly (readonly [number, number])[]): Polygon {
  return { type: "Polygon", coordinates: [[...points, points[0]!].map(at)] };
}

function told(piece: Polygon, widthM: number): boolean {
  const areaM2 = area(piece);
  const rings: Polygon["coordinates"] = piece.coordinates;
  return isSliver(piece, areaM2, (2 * areaM2) / lengthM({ type: "MultiLineString", coordinates: rings }), widthM);
}

/** A strip along a heading, as wide at each point as said. */
function strip(widths: readonly number[], heading: number, pace: number): [number, number][] {
  const [c, s] = [Math.cos(heading), Math.sin(heading)];
  const turned = (x: number, y: number): [number, number] => [c * x - s * y, s * x + c * y];
  const far = widths.map((width, i) => turned(i * pace, width)).reverse();
  return [...widths.map((_, i) => turned(i * pace, 0)), ...far];
}

const heading = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });

test("a strip that is nowhere three widths across is a sliver, whatever its heading and length", () => {
  const widths = fc.array(fc.double({ min: 0.05, max: 1.9, noNaN: true }), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(widths, heading, fc.double({ min: 5, max: 500, noNaN: true }), (some, turn, pace) => {
      expect(told(polygon(strip(some, turn, pace)), 1.9)).toBe(true);
    }),
  );
});

test("a bite in a border that drifts is none, though its mean width is one of slivers", () => {
  const bites = fc.double({ min: 5.5, max: 60, noNaN: true });
  fc.assert(
    fc.property(bites, heading, fc.integer({ min: 4000, max: 20_000 }), (size, turn, length) => {
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const points: [number, number][] = [[0, 0], [length, 0], [length, 0.05], [200 + size, 0.05], [200 + size, size], [200, size], [200, 0.05], [0, 0.05]]; // biome-ignore format: one line
      const piece = polygon(points.map(([x, y]): [number, number] => [c * x - s * y, s * x + c * y]));
      expect(told(piece, 1)).toBe(false);
    }),
  );
});

test("what holds a disc of 5.4 widths is no sliver: the same as shrinking it says", () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 3 }), ([a, b, c]) => {
      const piece = polygon([a!, b!, c!]);
      // the mean width is left out of it here
      if (bufferM(piece, -2.75).coordinates.length > 0) expect(isSliver(piece, area(piece), 0, 1)).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test("holes are no ground: a ring road is thin", () => {
  const square = (r: number): Position[] => polygon([[-r, -r], [r, -r], [r, r], [-r, r]]).coordinates[0]!; // biome-ignore format: one line
  const road: Polygon = { type: "Polygon", coordinates: [square(500), square(498.5)] };
  expect(told(road, 2)).toBe(true);
  expect(told({ type: "Polygon", coordinates: [square(500)] }, 2)).toBe(false);
});

test("no width makes no sliver of ground, and a huge one makes all of it one; neither takes long", () => {
  const piece = polygon(strip([0.4, 0.5, 0.4], 0.3, 300_000));
  expect(told(piece, 0)).toBe(false);
  expect(told(piece, 1e-3)).toBe(false);
  expect(told(piece, 1e12)).toBe(true);
  expect(isSliver(piece, area(piece), 0, 1e-6)).toBe(false);
});
