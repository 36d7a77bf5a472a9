// Tables without noding where they may fail: everything in line or in one point on a coarse lattice, one more of something than
// there is room for, edges too long for exact determinants, parallels far away. Held to tables by noding.
import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it, test } from "vitest";
import { arrangementsMade } from "../../src/geometry/arrangement.ts";
import { sumFootprint } from "../../src/geometry/footprint-sums.ts";
import { area, type Prepared, type PrepareOptions, prepare, tabulateFootprint } from "../../src/geometry/index.ts";
import { cases, type Random, random, SEED, whole } from "../property/random.ts";

const STEP = 1e-8;
const RULES = ["nonZero", "evenOdd"] as const;
const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });
const rectangle = (w: number, s: number, e: number, n: number): Polygon =>
  polygon([[w, s], [e, s], [e, n], [w, n], [w, s]]); // biome-ignore format: one ring
const collection = (geometries: readonly (Polygon | MultiPolygon)[]): FeatureCollection<Polygon | MultiPolygon> => ({
  type: "FeatureCollection",
  features: geometries.map((geometry) => ({ type: "Feature", properties: null, geometry })),
});

/** Holds the table of a footprint to the one by noding, to so many m²; whether it was told without. */
function isQuick(prepared: Prepared, footprint: Polygon | MultiPolygon, slackM2: number): boolean {
  const before = arrangementsMade();
  const { rows } = sumFootprint(prepared, footprint);
  const quick = arrangementsMade() === before;
  const noded = tabulateFootprint(prepared, footprint).rows;
  const areas = new Map(noded.map(({ covering, areaM2 }) => [JSON.stringify(covering), areaM2]));
  for (const { covering, areaM2 } of rows) {
    const key = JSON.stringify(covering);
    expect(Math.abs(areaM2 - (areas.get(key) ?? 0)), `${key} ${JSON.stringify(footprint)}`).toBeLessThan(slackM2);
    areas.delete(key);
  }
  for (const [key, areaM2] of areas) expect(areaM2, `${key} ${JSON.stringify(footprint)}`).toBeLessThan(slackM2);
  return quick;
}

/** Rings whose vertices are few points of a lattice, so that they meet in points and along lines, in part and whole. */
function latticeShapes(rng: Random): () => Polygon | MultiPolygon {
  const [west, south] = [[119, 29], [-180, -45], [0, 0], [179.9988, 60]][whole(rng, 0, 3)]!; // biome-ignore format: one line
  const most = [4, 12, 120][whole(rng, 0, 2)]!;
  const used: Position[] = [];
  const point = (): Position => {
    if (used.length > 0 && rng() < 0.35) return used[whole(rng, 0, used.length - 1)]!;
    const steps = [whole(rng, 0, most), whole(rng, 0, most)].map((i) => i * Math.round(120_000 / most));
    const at: Position = [west! + steps[0]! / 1e8, south! + steps[1]! / 1e8];
    used.push(at);
    return at;
  };
  const ring = (): Position[] => {
    const points = Array.from({ length: whole(rng, 3, 7) }, point);
    return rng() < 0.9 ? [...points, points[0]!] : points;
  };
  const rings = (): Position[][] => Array.from({ length: rng() < 0.75 ? 1 : 2 }, ring);
  return () =>
    rng() < 0.8
      ? polygon(...rings())
      : { type: "MultiPolygon", coordinates: Array.from({ length: whole(rng, 1, 3) }, rings) };
}

test.each(RULES)("what meets in points and in line has the areas of noding, %s", (fillRule) => {
  const rng = random(SEED + 31);
  let quick = 0;
  const worlds = cases(400, 10_000);
  for (let world = 0; world < worlds; world++) {
    const shape = latticeShapes(rng);
    const some = () => collection(Array.from({ length: whole(rng, 0, 3) }, shape));
    const prepared = prepare({ a: some(), b: some() }, { grid: STEP, fillRule });
    // 130 m across: rounded crossings move a step at most, along a kilometre of borders
    for (let k = 0; k < 5; k++) if (isQuick(prepared, shape(), 3)) quick++;
  }
  expect(quick).toBeGreaterThan(worlds);
});

describe.each(RULES)("where there is more than there is room for, noding tells: %s", (fillRule) => {
  const options: PrepareOptions = { grid: STEP, fillRule };

  it("features", () => {
    for (let count = 26; count <= 36; count++) {
      const steps = Array.from({ length: count }, (_, i) => rectangle(119 + i * 1e-4, 29, 120, 29.2));
      const prepared = prepare(
        { steps: collection(steps), around: collection([rectangle(118, 28, 121, 31)]) },
        options,
      );
      expect(isQuick(prepared, rectangle(118.999, 29.1, 119.005, 29.103), 0.01)).toBe(count <= 30);
    }
  });

  it("rings", () => {
    const hole: Position[] = [[119.01, 29.01], [119.01, 29.02], [119.02, 29.02], [119.01, 29.01]]; // biome-ignore format: one ring
    const shell: Position[] = [[119, 29], [119.1, 29], [119.1, 29.1], [119, 29.1], [119, 29]]; // biome-ignore format: one ring
    for (let count = 55; count <= 75; count++) {
      const holed = polygon(shell, ...Array.from({ length: count }, () => hole));
      const quick = isQuick(
        prepare({ a: collection([holed]) }, options),
        rectangle(118.99, 29.005, 119.04, 29.015),
        0.1,
      );
      // of the 64, one is the footprint's and one the shell's; by parity one counts for all rings
      expect(quick).toBe(fillRule === "evenOdd" || count <= 62);
    }
  });

  it("edges, and the rings along them", () => {
    for (let count = 20; count <= 180; count += 4) {
      const comb = Array.from({ length: count }, (_, i): Position => [119 + i * 1e-5, 29 + (i % 2) * 1e-3]);
      const ring = [...comb, [119 + count * 1e-5, 29.002], [119, 29.002], comb[0]!];
      const around = rectangle(118.9999, 28.9999, 119.0001 + count * 1e-5, 29.0021);
      // with two at the end of the comb and four around it
      expect(isQuick(prepare({ a: collection([polygon(ring)]) }, options), around, 0.1)).toBe(count + 6 <= 128);
      const thrice = { a: collection([polygon(ring), polygon(ring)]), b: collection([polygon(ring)]) };
      expect(isQuick(prepare(thrice, options), around, 0.1)).toBe(3 * (count + 2) + 4 <= 256);
    }
  });

  it("covers", () => {
    // n steps to the east and n to the north make (n + 1)² covers
    for (let n = 5; n <= 12; n++) {
      const east = Array.from({ length: n }, (_, i) => rectangle(119 + i * 1e-3, 28.95, 119.2, 29.2));
      const north = Array.from({ length: n }, (_, i) => rectangle(118.95, 29 + i * 1e-3, 119.2, 29.2));
      const prepared = prepare({ east: collection(east), north: collection(north) }, options);
      const quick = isQuick(prepared, rectangle(118.9995, 28.9994, 119.0155, 29.0157), 0.1);
      expect(quick).toBe((n + 1) ** 2 <= 64);
    }
  });

  it("cells, whose lists are grown as borders need them", () => {
    const fans = Array.from({ length: 150 }, (_, i): Polygon => {
      const [sin, cos] = [Math.sin(i / 30), Math.cos(i / 30)];
      return polygon([[119.05, 29.05], [119.05 + 0.01 * cos, 29.05 + 0.01 * sin], [119.05 + 0.01 * cos - 1e-3 * sin, 29.05 + 0.01 * sin + 1e-3 * cos], [119.05, 29.05]]); // biome-ignore format: one ring
    });
    const prepared = prepare({ fans: collection(fans) }, options);
    const rng = random(SEED + 32);
    for (let i = 0; i < 200; i++) {
      const [x, y, size] = [119.04 + 0.02 * rng(), 29.04 + 0.02 * rng(), 10 ** (-5 + 3 * rng())];
      isQuick(prepared, rectangle(x, y, x + size, y + size), 1e-2 + 1e3 * size);
    }
  });
});

test("edges that are too long for exact determinants, and footprints far from their parallel, are for noding", () => {
  const far = collection([polygon([[118, 28], [120.9, 31], [118, 31], [118, 28]])]); // biome-ignore format: one ring
  expect(isQuick(prepare({ far }, { grid: STEP }), rectangle(119.4, 29.4, 119.6, 29.6), 1)).toBe(false);
  expect(isQuick(prepare({ far }, { grid: 1e-6 }), rectangle(119.4, 29.4, 119.6, 29.6), 1e3)).toBe(true);
  const high = collection([polygon([[119.5, 25], [119.51, 34], [119.4, 34], [119.5, 25]])]); // biome-ignore format: one ring
  expect(isQuick(prepare({ high }, { grid: STEP }), rectangle(119.4, 29.4, 119.6, 29.6), 1)).toBe(false);
  expect(isQuick(prepare({ high }, { grid: 1e-6 }), rectangle(119.4, 29.4, 119.6, 29.6), 1e3)).toBe(true);
  const wide = collection([polygon([[115, 29.5], [124, 29.51], [124, 29.4], [115, 29.5]])]); // biome-ignore format: one ring
  expect(isQuick(prepare({ wide }, { grid: STEP }), rectangle(119.4, 29.4, 119.6, 29.6), 1)).toBe(false);
  expect(isQuick(prepare({ wide }, { grid: 1e-6 }), rectangle(119.4, 29.4, 119.6, 29.6), 1e3)).toBe(true);
  for (const [height, quick] of [
    [0.9, true],
    [1.1, false],
  ] as const)
    expect(isQuick(prepare({}, { grid: 1e-7 }), rectangle(119, 60, 119.5, 60 + height), 10)).toBe(quick);
});

test("a lone footprint has its area to 3e-13, near the poles to 1e-12, however high", () => {
  const prepared = prepare({}, { grid: 1e-7 });
  for (const lat of [-85, -60, -0.4, 0, 29.1, 45, 71.3, 88]) {
    // its corners are on the grid, so that nothing is rounded
    const ring: Position[] = [[119, lat], [119.5, lat + 0.7], [119.1, lat + 0.9], [119, lat]]; // biome-ignore format: one ring
    const [row] = sumFootprint(prepared, polygon(ring)).rows;
    expect(Math.abs(row!.areaM2 / area(polygon(ring)) - 1)).toBeLessThan(Math.abs(lat) > 80 ? 1e-12 : 3e-13);
  }
});

test("limits and options hold without noding, too", () => {
  const units = collection([rectangle(119, 29, 120, 30)]);
  const footprint = rectangle(119.1, 29.1, 119.2, 29.2);
  expect(() => sumFootprint(prepare({ units }, { grid: STEP, maxVertices: 2 }), footprint)).toThrow(/BUDGET|vert/i);
  expect(() => sumFootprint(prepare({ units }, { grid: STEP, fillRule: "odd" as "evenOdd" }), footprint)).toThrow(
    /fillRule/,
  );
});
