// Prepared layers answer as the whole overlay would: the same features over the same areas, however the huge rings were cut
// down to the footprint's window, and points in the one face that holds them.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { intersection, overlay, type Prepared, prepare } from "../../src/geometry/index.ts";
import { NO_FACE } from "../../src/geometry/prepared.ts";
import { type Random, random, SEED } from "../property/random.ts";

const grid = { grid: 1e-7 } as const;

/** A coast of n vertices around a centre: a wave with noise, simple by construction. */
function coast(n: number, cx: number, cy: number, radius: number, waves: number, rng: Random): Position[] {
  const ring: Position[] = Array.from({ length: n }, (_, i) => {
    const angle = (2 * Math.PI * i) / n;
    const r = radius * (1 + 0.2 * Math.sin(waves * angle) + 0.01 * rng());
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}
const square = (x: number, y: number, half: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
      [x - half, y - half],
    ],
  ],
});
const collection = (...geometries: (Polygon | MultiPolygon)[]): FeatureCollection<Polygon | MultiPolygon> => ({
  type: "FeatureCollection",
  features: geometries.map(
    (geometry, id): Feature<Polygon | MultiPolygon> => ({ type: "Feature", id, properties: null, geometry }),
  ),
});

describe("a footprint against huge rings", () => {
  const rng = random(SEED);
  const hole = coast(3001, 120.1, 30, 0.15, 9, rng);
  // an archipelago as one feature: most islands and lakes lie beyond the window
  const islands: MultiPolygon = {
    type: "MultiPolygon",
    coordinates: Array.from({ length: 150 }, () => {
      const [x, y] = [119 + 3 * rng(), 29.2 + 1.7 * rng()];
      const lake = coast(20, x, y, 0.01, 3, rng).reverse();
      return rng() < 0.5 ? [coast(60, x, y, 0.04, 3, rng)] : [coast(60, x, y, 0.04, 3, rng), lake];
    }),
  };
  const layers = {
    islands: collection(islands),
    land: collection(
      { type: "Polygon", coordinates: [coast(5000, 120, 30, 0.8, 7, rng), hole.reverse()] },
      { type: "Polygon", coordinates: [coast(1777, 121.5, 30.2, 0.6, 5, rng)] },
    ),
    zones: collection(
      { type: "Polygon", coordinates: [coast(4096, 120.4, 29.8, 0.7, 4, rng)] },
      { type: "Polygon", coordinates: [coast(128, 120, 30, 0.5, 3, rng)] },
    ),
  };
  const prepared = prepare(layers, grid);

  const places = Array.from(
    { length: 60 },
    () => [119 + 3 * rng(), 29.2 + 1.7 * rng(), 10 ** (-4 + 3.5 * rng())] as const,
  );
  test.each(places)("at %f, %f, half a side of %f", (x, y, half) => {
    const footprint = square(x, y, half);
    const asked = prepared.overlay(footprint);
    const whole = overlay({ ...layers, footprint: collection(footprint) }, grid);
    const sums = (from: typeof whole, faces: (face: number) => boolean): Map<string, number> => {
      const byLabel = new Map<string, number>();
      for (let f = 0; f < from.faceCount; f++) {
        if (!faces(f)) continue;
        const label = JSON.stringify(
          [from.covering("islands", f), from.covering("land", f), from.covering("zones", f)].map((of) =>
            of.map(({ id }) => id),
          ),
        );
        byLabel.set(label, (byLabel.get(label) ?? 0) + from.areaPlanar[f]!);
      }
      return byLabel;
    };
    const got = sums(asked as unknown as typeof whole, () => true);
    const expected = sums(whole, (f) => whole.covering("footprint", f).length > 0);
    // a far crossing may snap otherwise: one step along the border inside the window
    const slack = 8 * half * 1e-7 * 4;
    for (const [label, area] of expected) expect(Math.abs((got.get(label) ?? 0) - area), label).toBeLessThan(slack);
    for (const [label, area] of got) if (!expected.has(label)) expect(area).toBeLessThan(slack);
    const total = [...got.values()].reduce((a, b) => a + b, 0);
    expect(Math.abs(total - 4 * half * half)).toBeLessThan(slack);
  });

  test("does not change the layers, and gives the same answer again", () => {
    const footprint = square(120.5, 30, 0.1);
    const before = JSON.stringify(layers);
    const first = prepared.overlay(footprint).toGeoJSON();
    expect(prepared.overlay(footprint).toGeoJSON()).toEqual(first);
    expect(JSON.stringify(layers)).toBe(before);
  });
});

test("a layer that is not there is named", () => {
  const result = overlay({ land: collection(square(120, 30, 1)) }, grid);
  expect(result.rounds).toBe(0);
  expect(() => result.covering("sea" as never, 0)).toThrow(/layer is sea; expected land/);
  expect(() => prepare({ land: collection(square(120, 30, 1)) }, { tolerance: Number.NaN })).toThrow(/tolerance/);
});

describe("points", () => {
  const rng = random(SEED + 1);
  const layers = {
    land: collection({ type: "Polygon", coordinates: [coast(900, 120, 30, 0.5, 5, rng)] }, square(120, 30, 0.7)),
  };
  const prepared: Prepared<typeof layers> = prepare(layers, grid);

  test("lie where a tiny square around them lies", () => {
    const coords = Float64Array.from({ length: 400 }, (_, i) => (i % 2 ? 29.2 + 1.6 * rng() : 119.2 + 1.6 * rng()));
    const faces = prepared.locateMany(coords);
    for (let i = 0; i < faces.length; i++) {
      const [x, y] = [coords[2 * i]!, coords[2 * i + 1]!];
      const around = square(x, y, 5e-7);
      const inside = layers.land.features.filter(
        ({ geometry }) => intersection(geometry, around, grid).coordinates.length > 0,
      );
      expect(prepared.covering("land", faces[i]!).map(({ id }) => id)).toEqual(inside.map(({ id }) => id));
      expect(faces[i] === NO_FACE).toBe(inside.length === 0);
      expect(prepared.locate(x, y).covering("land").length).toBe(inside.length);
    }
  });
});
