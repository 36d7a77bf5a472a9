// Places that stand for all others: one point in each combination of units, zones, parks and named areas that occurs on the
// ground, from one overlay of all of them, and the features that distances are measured to. Cost: one overlay, and its faces.
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon, Position } from "geojson";
import type { FeatureGeometry, ZoningScheme } from "../../domain/index.ts";
import { overlay } from "../../geometry/index.ts";

/** A point of the ground. @internal */
export type Place = readonly [lon: number, lat: number];

type Ground = FeatureCollection<Polygon | MultiPolygon>;

/** Points in every combination that occurs, the largest face of each; then points on features. @internal */
export function candidatePlaces(scheme: ZoningScheme): Place[] {
  const areas = (scheme.features ?? []).filter(({ geometry }) => /Polygon$/.test(geometry.type));
  const layers = {
    units: ground(scheme.units),
    zones: ground(scheme.zones),
    parks: ground(scheme.parks ?? []),
    areas: ground(areas as readonly { geometry: Polygon | MultiPolygon }[]),
  };
  const names = ["units", "zones", "parks", "areas"] as const;
  const faces = overlay(layers, scheme.gridDeg === undefined ? {} : { grid: scheme.gridDeg });
  const largest = new Map<string, { readonly areaM2: number; readonly geometry: Polygon }>();
  for (const face of faces.faces()) {
    const key = names.map((name) => faces.coveringIndices(name, face.index).join(",")).join("|");
    const before = largest.get(key);
    if (before === undefined || face.areaM2 > before.areaM2) largest.set(key, face);
  }
  const inside = [...largest.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { geometry }]) => interiorPoint(geometry))
    .filter((place) => place !== undefined);
  return [...inside, ...(scheme.features ?? []).flatMap(({ geometry }) => pointOn(geometry))];
}

/** A footprint of a place. @internal */
export function pointAt([lon, lat]: Place): Point {
  return { type: "Point", coordinates: [lon, lat] };
}

function ground(items: readonly { readonly geometry: Polygon | MultiPolygon }[]): Ground {
  const features = items
    .filter(({ geometry }) => geometry.coordinates.length > 0)
    .map(({ geometry }): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }));
  return { type: "FeatureCollection", features };
}

/** A point inside: the middle of the widest stretch of the parallel that runs through the tallest step between vertices. */
function interiorPoint({ coordinates }: Polygon): Place | undefined {
  const lats = [...new Set(coordinates.flatMap((ring) => ring.map(([, lat]) => lat!)))].sort((a, b) => a - b);
  let best = 0;
  for (let i = 1; i + 1 < lats.length; i++) if (lats[i + 1]! - lats[i]! > lats[best + 1]! - lats[best]!) best = i;
  if (lats.length < 2) return undefined;
  const lat = (lats[best]! + lats[best + 1]!) / 2;
  const crossings = coordinates
    .flatMap((ring) => ring.slice(1).flatMap((to, i) => crossing(ring[i]!, to, lat)))
    .sort((a, b) => a - b);
  let widest: [number, number] | undefined;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west, east] = [crossings[i]!, crossings[i + 1]!];
    if (widest === undefined || east - west > widest[1] - widest[0]) widest = [west, east];
  }
  return widest === undefined ? undefined : [(widest[0] + widest[1]) / 2, lat];
}

function crossing(from: Position, to: Position, lat: number): number[] {
  const [x0, y0] = from as [number, number];
  const [x1, y1] = to as [number, number];
  if (y0 > lat === y1 > lat) return [];
  return [x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)];
}

/** The first vertex of a feature: distance zero from it. */
function pointOn(geometry: FeatureGeometry): Place[] {
  let at: unknown = geometry.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  const [lon, lat] = (at as number[] | undefined) ?? [];
  return lon === undefined || lat === undefined ? [] : [[lon, lat]];
}
