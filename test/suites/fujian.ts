// The layers of Fujian as an input of delineate. Zones there are told apart by an id such as `ecology.redline-0`; the red
// line gets its type, the others a type of their class and element.
import { readFileSync } from "node:fs";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { CuttingArea, DelineationInput, ElementLayer } from "../../src/delineation/index.ts";
import { type Element, type ElementZone, NATIONAL_ZONE_TYPES, type ZoneClass } from "../../src/domain/index.ts";
import { union } from "../../src/geometry/index.ts";
import { DATA } from "./cases.ts";

/** Elements in the order of the reference's keys. */
export const FUJIAN_ELEMENTS: readonly Element[] = ["ecology", "water", "air", "soil", "resource", "marine"];

/** Counties `clean` (CGCS2000) or `dirty` (converted from GCJ-02), and six layers of zones. */
export function fujian(which: "clean" | "dirty"): DelineationInput {
  const file = which === "clean" ? "counties_tdt_cgcs2000" : "counties_wgs84";
  const admin = read(`base/${file}.geojson`).features.map(
    ({ properties, geometry }): CuttingArea => ({
      code: String(properties!.adcode),
      name: String(properties!.name),
      geometry,
    }),
  );
  return {
    territory: { adminCode: "350000", name: "福建省", geometry: union(admin.map(({ geometry }) => geometry)) },
    admin,
    layers: FUJIAN_ELEMENTS.map(
      (element): ElementLayer => ({
        element,
        zones: read(`zones/${element}.geojson`).features.map(({ properties, geometry }) => {
          const { code, name, class: zoneClass } = properties as { code: string; name: string; class: ZoneClass };
          return {
            code,
            name,
            element,
            class: zoneClass,
            type: typeOf(code, element, zoneClass),
            geometry,
          } as ElementZone;
        }),
      }),
    ),
  };
}

function typeOf(code: string, element: Element, zoneClass: ZoneClass): string {
  if (code.startsWith("ecology.redline")) return "1110";
  if (element === "ecology" && zoneClass === "priority") return "1130";
  return NATIONAL_ZONE_TYPES.find((type) => type.element === element && type.class === zoneClass)!.type;
}

function read(path: string): FeatureCollection<Polygon | MultiPolygon> {
  return JSON.parse(readFileSync(`${DATA}showcase/${path}`, "utf8"));
}
