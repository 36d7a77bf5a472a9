// A territory of squares a tenth of a degree wide, for tests that want to see every number: two counties side by side, four
// units of one column each, two of the red line's zones, and a strip of sea.
import type { Polygon, Position } from "geojson";
import type { AdminArea, CertifiedScheme } from "../../src/delineation/index.ts";
import type { ControlUnit, ElementZone, ZoneClass } from "../../src/domain/index.ts";

/** A box of longitude and latitude, in tenths of a degree from 120° E, 30° N. */
export function box(west: number, south: number, east: number, north: number): Polygon {
  const at = (x: number, y: number): Position => [(1200 + x) / 10, (300 + y) / 10];
  return {
    type: "Polygon",
    coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
  };
}

/** The strip of sea, with every vertex that the land has along the coast. */
const SEA: Polygon = {
  type: "Polygon",
  coordinates: [
    [...[0, 1, 2, 3, 4].map((x): Position => [(1200 + x) / 10, 30.2]), [120.4, 30.3], [120, 30.3], [120, 30.2]],
  ],
};

/** A unit. */
export function unit(
  code: string,
  unitClass: ZoneClass,
  geometry: ControlUnit["geometry"],
  more: Partial<ControlUnit> = {},
): ControlUnit {
  return {
    code,
    name: code,
    class: unitClass,
    realm: code.startsWith("HY") ? "sea" : "land",
    county: code.slice(2, 8),
    reasons: [],
    geometry,
    ...more,
  };
}

/** A zone of ecology, unless said otherwise. */
export function zone(
  code: string,
  zoneClass: ZoneClass,
  geometry: ElementZone["geometry"],
  more: Partial<ElementZone> = {},
): ElementZone {
  return {
    code,
    name: code,
    element: "ecology",
    class: zoneClass,
    type: code.slice(8, 12),
    geometry,
    ...more,
  } as ElementZone;
}

/** The whole, without a fault. */
export function smallGround(): CertifiedScheme & {
  units: ControlUnit[];
  zones: ElementZone[];
  counties: readonly AdminArea[];
} {
  return {
    territory: { adminCode: "331000", name: "示例市", geometry: box(0, 0, 4, 3) },
    units: [
      unit("ZH33100110001", "priority", box(0, 0, 1, 2)),
      unit("ZH33100120001", "key", box(1, 0, 2, 2)),
      unit("ZH33100210001", "priority", box(2, 0, 3, 2)),
      unit("ZH33100230001", "general", box(3, 0, 4, 2)),
      unit("HY33100230001", "general", SEA),
    ],
    zones: [
      zone("YS3310011110001", "priority", box(0, 0, 1, 1)),
      zone("YS3310011130001", "priority", box(0, 1, 1, 2)),
      zone("YS3310021110001", "priority", box(2, 0, 3, 2)),
      zone("YS3310013110001", "general", box(1, 0, 2, 2)),
      zone("YS3310023110001", "general", box(3, 0, 4, 2)),
      zone("YS3310023110002", "general", box(0, 2, 4, 3)),
    ],
    layers: [{ element: "ecology", owner: "局", date: "2026-01-01", source: "示例", coverage: "full" }],
    counties: [
      { code: "331001", name: "甲县", geometry: box(0, 0, 2, 2) },
      { code: "331002", name: "乙县", geometry: box(2, 0, 4, 2) },
    ],
    gridDeg: 1e-8,
  };
}
