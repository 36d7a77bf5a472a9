// The table of a footprint against the overlay that it stands for, and what it says of features nearby against distances.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { distanceM, type PrepareOptions, prepare, tabulateFootprint } from "../../src/geometry/index.ts";
import { type Random, random, SEED } from "../property/random.ts";

/** A ring of n vertices around a centre: a wave with noise, simple by construction. */
function blob(n: number, cx: number, cy: number, radius: number, waves: number, rng: Random): Position[] {
  const ring: Position[] = Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n;
    const r = radius * (1 + 0.2 * Math.sin(waves * angle) + 0.01 * rng());
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}
const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });
const rectangle = (w: number, s: number, e: number, n: number): Polygon =>
  polygon([[w, s], [e, s], [e, n], [w, n], [w, s]]); // biome-ignore format: one ring
const collection = (geometries: readonly (Polygon | MultiPolygon)[]): FeatureCollection<Polygon | MultiPolygon> => ({
  type: "FeatureCollection",
  features: geometries.map(
    (geometry): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
  ),
});

/** Layers with what is awkward: huge rings, holes, islands, overlaps, a mosaic, a ring that crosses itself. */
function layersOf(rng: Random) {
  const hole = blob(2001, 120.1, 30, 0.15, 9, rng).reverse();
  const cells: Polygon[] = [];
  for (let i = 0; i < 30; i++)
    for (let k = 0; k < 20; k++) cells.push(rectangle(119 + i / 10, 29 + k / 10, 119.1 + i / 10, 29.1 + k / 10));
  const eight: Position[] = [[119.5, 29.5], [120.5, 30.5], [120.5, 29.5], [119.5, 30.5], [119.5, 29.5]]; // biome-ignore format: one ring
  return {
    cells: collection(cells),
    land: collection([
      polygon(blob(4000, 120, 30, 0.8, 7, rng), hole),
      {
        type: "MultiPolygon",
        coordinates: Array.from({ length: 40 }, () => [
          blob(60, 119 + 3 * rng(), 29.2 + 1.7 * rng(), 0.1 * rng() + 0.01, 3, rng),
        ]),
      },
      polygon(eight),
    ]),
    none: collection([]),
  };
}

const SETTINGS: [string, PrepareOptions][] = [
  ["on a grid of its own", { grid: 1e-8 }],
  ["on the grid of the data", {}],
  ["by parity", { grid: 1e-8, fillRule: "evenOdd" }],
];

describe.each(SETTINGS)("a table %s", (_, options) => {
  const rng = random(SEED + 5);
  const layers = layersOf(rng);
  const prepared = prepare(layers, options);
  const footprints = Array.from({ length: 160 }, (_, i) => {
    // the last ten lie in the hole, far from its border
    if (i >= 150) return polygon(blob(24, 120.08 + 0.04 * rng(), 29.98 + 0.04 * rng(), 0.01, 3, rng));
    const [x, y, r] = [118.9 + 3.2 * rng(), 28.9 + 2.2 * rng(), 10 ** (-4.5 + 4 * rng())];
    return rng() < 0.8
      ? polygon(blob(24, x, y, r, 3, rng))
      : polygon(blob(40, x, y, r, 3, rng), blob(12, x, y, r / 3, 2, rng).reverse());
  });

  test("adds up the faces of the overlay", () => {
    let alone = 0;
    for (const footprint of footprints) {
      const table = tabulateFootprint(prepared, footprint);
      const expected = prepared.overlay(footprint);
      const found = new Map(table.rows.map(({ covering, areaM2 }) => [JSON.stringify(covering), areaM2]));
      const indexOf = (name: keyof typeof layers, feature: Feature): number =>
        layers[name].features.indexOf(feature as never);
      const sums = new Map<string, number>();
      for (let f = 0; f < expected.faceCount; f++) {
        const key = JSON.stringify(
          (["cells", "land", "none"] as const).map((name) =>
            expected.covering(name, f).map((feature) => indexOf(name, feature)),
          ),
        );
        sums.set(key, (sums.get(key) ?? 0) + expected.areaM2[f]!);
      }
      const whole = [...sums.values()].reduce((a, b) => a + b, 0);
      // a step of the grid (a millimetre, 2 mm) along the border
      const slack = 0.02 * Math.sqrt(whole) + 1e-9 * whole;
      for (const [key, areaM2] of sums) expect(Math.abs((found.get(key) ?? 0) - areaM2), key).toBeLessThan(slack);
      for (const [key, areaM2] of found) if (!sums.has(key)) expect(areaM2).toBeLessThan(slack);
      if (table.near.every((list) => list.length === 0)) alone++;
    }
    // the case without any border is among them
    expect(alone).toBeGreaterThan(5);
  });

  test("is the same alone and after others, and in canonical order", () => {
    const tables = footprints.map((footprint) => JSON.stringify(tabulateFootprint(prepared, footprint)));
    const backwards = [...footprints]
      .reverse()
      .map((footprint) => JSON.stringify(tabulateFootprint(prepared, footprint)));
    expect(backwards.reverse()).toEqual(tables);
  });
});

test("what is near within a reach is listed, and its part is as far off as the whole", () => {
  const rng = random(SEED + 6);
  const layers = layersOf(rng);
  const prepared = prepare(layers, { grid: 1e-8 });
  let listed = 0;
  for (let i = 0; i < 100; i++) {
    const footprint = polygon(blob(16, 119.2 + 2.6 * rng(), 29.2 + 1.6 * rng(), 0.004, 3, rng));
    const table = tabulateFootprint(prepared, footprint, { reach: 0.002 });
    (["cells", "land"] as const).forEach((name, l) => {
      layers[name].features.forEach(({ geometry }, f) => {
        const exact = distanceM(geometry, footprint);
        const covers = table.rows.some(({ covering }) => covering[l]!.includes(f));
        // 0.002° of longitude span 190 m at 30°
        if (exact > 0 && exact < 180) expect(table.near[l]).toContain(f);
        if (exact === 0) expect(covers || table.near[l]!.includes(f)).toBe(true);
        if (!table.near[l]!.includes(f)) return;
        listed++;
        const part = distanceM(table.nearPart(l, f), footprint);
        if (exact < 180) expect(part).toBeCloseTo(exact, 3);
        else expect(part).toBeGreaterThan(180);
      });
    });
  }
  expect(listed).toBeGreaterThan(50);
});

test("refuses what is no longitude and latitude, and gives no rows for nothing", () => {
  const prepared = prepare({ far: collection([rectangle(0, 0, 1000, 1000)]) });
  expect(() => tabulateFootprint(prepared, rectangle(-1, 400, 10, 500))).toThrow(/GEOMETRY_NOT_LONLAT|longitude/);
  const none: MultiPolygon = { type: "MultiPolygon", coordinates: [] };
  expect(tabulateFootprint(prepared, none)).toMatchObject({ rows: [], near: [[]], grid: null });
  const around = [-1, 5, 1, 6] as const;
  expect(tabulateFootprint(prepared, none, { around }).near).toEqual([[0]]);
});
