// The units that hold ground of a place, by version. Parks and named areas are not noded with the units, and would bend their
// borders by half a step; so they are laid over the units of their own version apart from the overlay that is measured, and only
// where a term asks. Cost: one overlay of each version that has such a term.
import { layerOf } from "../domain/geometry.ts";
import type { ControlUnit, ElementZone, PlaceSelector, ZoningScheme } from "../domain/index.ts";
import type { OverlayOptions, TableRow } from "../geometry/index.ts";
import type { OverlaySteps } from "../geometry/overlay-steps.ts";
import { drawnBy, LEAST_M2, SIDES, type Side, strictest } from "./version-layers.ts";

/** Codes of the units that hold ground of a place. @internal */
export type UnitsIn = (
  side: Side,
  place: PlaceSelector | undefined,
  parks: readonly string[] | undefined,
) => readonly string[];

/** Lays what terms ask for over the units of each version. @internal */
export function* placeFinder(
  before: ZoningScheme,
  after: ZoningScheme,
  options: OverlayOptions,
): OverlaySteps<UnitsIn> {
  const schemes = { before, after };
  const drawn = { before: drawnBy(before), after: drawnBy(after) };
  const rows: Record<Side, readonly TableRow<string>[]> = { before: [], after: [] };
  for (const side of SIDES) {
    if (!schemes[side].terms.some(({ scope }) => scope?.place !== undefined || scope?.parks !== undefined)) continue;
    const { units, zones, parks, areas } = drawn[side];
    const layers = { units: layerOf(units), zones: layerOf(zones), parks: layerOf(parks), areas: layerOf(areas) };
    rows[side] = (yield { layers, options })!.tabulate("units", "zones", "parks", "areas");
  }
  return (side, place, parkCodes) => {
    const { units, zones, parks, areas } = drawn[side];
    const found = new Set<string>();
    for (const { keys, areaM2 } of rows[side]) {
      if (areaM2 <= LEAST_M2) continue;
      const unit = strictest(keys.units!.map((i) => units[i]!));
      if (unit === null || found.has(unit.code)) continue;
      const inPark = parkCodes === undefined || keys.parks!.some((i) => parkCodes.includes(parks[i]!.code));
      const here = keys.zones!.map((i) => zones[i]!);
      const named = keys.areas!.map((i) => areas[i]!);
      if (inPark && (place === undefined || isPlace(place, unit, here, named))) found.add(unit.code);
    }
    return [...found].sort();
  };
}

/** Whether ground of a unit lies in a place, as far as codes, types, classes, tags and named areas tell. */
function isPlace(
  { zoneTypes, element, zoneClass, zones, unitClass, units, features, kinds, regions }: PlaceSelector,
  unit: ControlUnit,
  here: readonly ElementZone[],
  areas: readonly { readonly id: string; readonly kind: string }[],
): boolean {
  const asksZone = zoneTypes ?? element ?? zoneClass ?? zones;
  return (
    (units === undefined || units.includes(unit.code)) &&
    (unitClass === undefined || unit.class === unitClass) &&
    // a unit without tags may belong to the region
    (regions === undefined || unit.regions === undefined || unit.regions.some((region) => regions.includes(region))) &&
    (asksZone === undefined ||
      here.some(
        (zone) =>
          (zones === undefined || zones.includes(zone.code)) &&
          (zoneTypes === undefined || zoneTypes.includes(zone.type)) &&
          (element === undefined || zone.element === element) &&
          (zoneClass === undefined || zone.class === zoneClass),
      )) &&
    (features === undefined || areas.some(({ id }) => features.includes(id))) &&
    (kinds === undefined || areas.some(({ kind }) => kinds.includes(kind)))
  );
}
