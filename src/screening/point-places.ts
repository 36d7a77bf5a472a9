// The places that hold a point. Between places that tile a border belongs to one side (semi-open: east of it, or north), so that
// a point has one unit; at the outer edge of all units there is nothing on that side, and the edge is closed: a point on it has the
// places of the ground beside it, west or south before the rest. Of an element that already has a zone there, that zone stays;
// parks and named areas are those of both.
//
// Cost: one location; on a border that no unit holds, eight more for each distance tried.
import { ELEMENTS } from "../domain/index.ts";
import { PLACE_LAYERS, type PlaceLayer, type PreparedScheme } from "./prepared-scheme.ts";

/** Indices into each layer, ascending. @internal */
export type PointPlaces = Readonly<Record<PlaceLayer, readonly number[]>>;

/** Where the ground beside a point is looked for, in steps. */
const BESIDE: readonly (readonly [number, number])[] = [
  [-1, 0],
  [0, -1],
  [-1, -1],
  [1, 0],
  [0, 1],
  [1, 1],
  [-1, 1],
  [1, -1],
];
/** The finest step that a grid of degrees can have in China, and the coarsest that is tried where the scheme names none. */
const FINEST_DEG = 1e-9;
const COARSEST_DEG = 1e-6;

/** The places at a point; `indexOf` tells the features of the layers by their place in the scheme. @internal */
export function placesOfPoint(
  { prepared, scheme: { gridDeg }, zones }: PreparedScheme,
  lon: number,
  lat: number,
  indexOf: ReadonlyMap<object, number>,
): PointPlaces {
  const placesOf = (hit: ReturnType<typeof prepared.locate>): Record<PlaceLayer, number[]> => {
    const places = {} as Record<PlaceLayer, number[]>;
    for (const layer of PLACE_LAYERS) places[layer] = hit.covering(layer).map((feature) => indexOf.get(feature)!);
    return places;
  };
  const hit = prepared.locate(lon, lat);
  const own = placesOf(hit);
  if (own.units.length > 0 || !hit.onBoundary) return own;
  // on a border, to within a step: two steps away the ground beside it is reached
  const last = gridDeg === undefined ? COARSEST_DEG : 2 * gridDeg;
  for (let step = gridDeg ?? FINEST_DEG; step <= last; step *= 2)
    for (const [east, north] of BESIDE) {
      const beside = placesOf(prepared.locate(lon + east * step, lat + north * step));
      if (beside.units.length === 0) continue;
      const both = (a: readonly number[], b: readonly number[]): number[] =>
        [...new Set([...a, ...b])].sort((x, y) => x - y);
      const without = new Set(ELEMENTS.filter((element) => !own.zones.some((i) => zones[i]!.element === element)));
      return {
        units: beside.units,
        zones: both(
          own.zones,
          beside.zones.filter((i) => without.has(zones[i]!.element)),
        ),
        parks: both(own.parks, beside.parks),
        areas: both(own.areas, beside.areas),
      };
    }
  return own;
}
