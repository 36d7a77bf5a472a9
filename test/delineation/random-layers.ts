// Random layers on a territory of 0.4 by 0.3 degrees in six counties: zones of every class that overlap each other, cross
// the borders of counties and the territory, and may be invalid; parks; a strip of sea.
import fc from "fast-check";
import type { Polygon, Position } from "geojson";
import type { CuttingArea, DelineationInput, ElementLayer } from "../../src/delineation/index.ts";
import { type Element, type ElementZone, type IndustrialPark, NATIONAL_ZONE_TYPES } from "../../src/domain/index.ts";

/** A ring of steps of 0.01 degree from 120° E, 30° N. */
export function polygon(...points: readonly (readonly [number, number])[]): Polygon {
  const at = ([x, y]: readonly [number, number]): Position => [(12000 + x) / 100, (3000 + y) / 100];
  return { type: "Polygon", coordinates: [[...points, points[0]!].map(at)] };
}

/** A rectangle of the same steps. */
export function rectangle(west: number, south: number, east: number, north: number): Polygon {
  return polygon([west, south], [east, south], [east, north], [west, north]);
}

/** Six counties, three by two; the third row is sea and belongs to none. */
export const COUNTIES: readonly CuttingArea[] = [0, 1, 2, 3, 4, 5].map((i) => {
  const [x, y] = [(i % 3) * 13, i < 3 ? 0 : 12];
  return {
    code: `33100${i + 1}`,
    name: `${"甲乙丙丁戊己"[i]}县`,
    geometry: rectangle(x, y, i % 3 === 2 ? 40 : x + 13, i < 3 ? 12 : 24),
  };
});

/** All counties, and the sea north of them. */
export const TERRITORY: DelineationInput["territory"] = {
  adminCode: "331000",
  name: "某市",
  geometry: rectangle(0, 0, 40, 30),
};

const ELEMENTS: readonly Element[] = ["ecology", "water", "air", "soil", "resource", "groundwater", "marine"];

const point = fc.tuple(fc.integer({ min: -4, max: 44 }), fc.integer({ min: -4, max: 34 }));
const ground = fc.oneof(
  fc.tuple(point, point).map(([[a, b], [c, d]]) => rectangle(a, b, c === a ? a + 2 : c, d === b ? b + 2 : d)),
  fc.array(point, { minLength: 3, maxLength: 7 }).map((points) => polygon(...points)),
);
const zone = fc
  .tuple(fc.constantFrom(...NATIONAL_ZONE_TYPES.filter(({ element }) => ELEMENTS.includes(element))), ground)
  .map(([zoneType, geometry]) => ({ zoneType, geometry }));

/** An input whose features are all GeoJSON. */
export interface GeoJsonInput extends DelineationInput {
  readonly layers: readonly ElementLayer[];
  readonly admin: readonly CuttingArea[];
  readonly parks: readonly IndustrialPark[];
}

/** An input of up to twenty zones and three parks. */
export const inputs: fc.Arbitrary<GeoJsonInput> = fc
  .tuple(fc.array(zone, { maxLength: 20 }), fc.array(ground, { maxLength: 3 }))
  .map(([zones, parks]): GeoJsonInput => {
    const layers = ELEMENTS.map(
      (element): ElementLayer => ({
        element,
        zones: zones.flatMap(({ zoneType: { type, class: zoneClass, element: own }, geometry }, i) =>
          own === element
            ? [
                {
                  code: `YS331001${type}${String(i + 1).padStart(3, "0")}`,
                  name: `分区${i}`,
                  element,
                  class: zoneClass,
                  type,
                  geometry,
                } as ElementZone,
              ]
            : [],
        ),
      }),
    );
    return {
      territory: TERRITORY,
      admin: COUNTIES,
      layers: layers.filter((layer) => layer.zones.length > 0),
      parks: parks.map((geometry, i): IndustrialPark => ({ code: `P${i}`, name: `园区${i}`, geometry })),
    };
  });
