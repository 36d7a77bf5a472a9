// Synthetic provinces compiled: their areas are known as whole numbers, so units must have them exactly. For every county,
// realm and class, twice the area of the units in steps² is the sum over the cells that the generator made.
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import {
  type DelineationProfile,
  delineate,
  NATIONAL_DELINEATION,
  syntheticProvince,
} from "../../src/delineation/index.ts";
import { type AreaGeometry, ELEMENTS } from "../../src/domain/index.ts";

/** Groundwater lies under the units of the generator and decides none of them; rules say so by their elements. */
const surface = ELEMENTS.filter((element) => element !== "groundwater");
const profile: DelineationProfile = {
  ...NATIONAL_DELINEATION,
  rules: NATIONAL_DELINEATION.rules.map((rule) => (rule.ground === "zones" ? { ...rule, elements: surface } : rule)),
};

/** Twice the area of a geometry in squares of a step, from its corners as whole numbers. */
function area2(geometry: AreaGeometry, step: number): bigint {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const steps = (value: number): bigint => BigInt(Math.round(value / step));
  const ring = (points: readonly Position[]): bigint => {
    let sum = 0n;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      sum += steps(a[0]!) * steps(b[1]!) - steps(b[0]!) * steps(a[1]!);
    }
    return sum;
  };
  // shells run one way and holes the other
  return polygons.reduce((sum, rings) => rings.reduce((total, points) => total + ring(points), sum), 0n);
}

describe("a synthetic province", () => {
  for (const [seed, cells, pointsPerSide] of [
    [1, 60, 4],
    [2, 400, 8],
    [3, 1500, 3],
  ] as const)
    it(`of ${cells} cells comes out with its areas to the last step²`, () => {
      const province = syntheticProvince({ seed, cells, pointsPerSide });
      const expected = province.truth.tabulate((cell) => `${cell.county}|${cell.realm}|${cell.class}`);
      const result = delineate({
        territory: province.territory,
        layers: province.layers,
        admin: province.counties,
        grid: province.gridDeg,
        profile,
      });
      const found = new Map<string, bigint>();
      for (const { county, realm, class: unitClass, geometry } of result.units) {
        const key = `${county}|${realm}|${unitClass}`;
        found.set(key, (found.get(key) ?? 0n) + area2(geometry, province.gridDeg));
      }
      expect(new Map([...found].sort())).toEqual(
        new Map([...expected].map(([key, sum]) => [key, sum.area2] as const).sort()),
      );
      expect(result.certificate).toMatchObject({ valid: true, covered: true });
      // every layer comes out as it went in: noded input moves by nothing
      for (const layer of result.layers) {
        const given = province.layers.find(({ element }) => element === layer.element)!;
        const sum = (zones: readonly { readonly geometry: AreaGeometry }[]): bigint =>
          zones.reduce((total, { geometry }) => total + area2(geometry, province.gridDeg), 0n);
        expect(sum(layer.zones)).toBe(sum(given.zones));
      }
    });

  it("whose borders cross unnoded comes out with its areas within the grid bound", () => {
    const province = syntheticProvince({ seed: 5, cells: 400, noded: false });
    const expected = province.truth.tabulate((cell) => `${cell.county}|${cell.realm}|${cell.class}`);
    const result = delineate({ territory: province.territory, layers: province.layers, admin: province.counties, grid: province.gridDeg, profile }); // biome-ignore format: one line
    const found = new Map<string, bigint>();
    for (const { county, realm, class: unitClass, geometry } of result.units) {
      const key = `${county}|${realm}|${unitClass}`;
      found.set(key, (found.get(key) ?? 0n) + area2(geometry, province.gridDeg));
    }
    // 1.42 steps along a perimeter of four degrees, twice
    const bound = BigInt(Math.round((2 * 1.42 * 4) / province.gridDeg));
    for (const key of new Set([...expected.keys(), ...found.keys()])) {
      const off = (found.get(key) ?? 0n) - (expected.get(key)?.area2 ?? 0n);
      expect(off < 0n ? -off : off, key).toBeLessThan(bound);
    }
  });
});
