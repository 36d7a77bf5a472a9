// What geometry says to conditions: shares inside places, distances to named features, parks. Answers are kept, because
// many terms ask the same; an answer that needs a layer the scheme does not have is `undefined`, which conditions read as
// unknown.
import type {
  ControlUnit,
  Element,
  ElementZone,
  FactKey,
  FeatureSelector,
  IndustrialPark,
  PlaceSelector,
  SpatialFacts,
} from "../domain/index.ts";
import { elementOfZoneType } from "../domain/index.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";

/** Spatial facts, with the pieces behind them. @internal */
export interface FootprintFacts extends SpatialFacts {
  /** Pieces inside a place; `undefined` where a layer is missing. */
  piecesWithin(place: PlaceSelector): readonly Piece[] | undefined;
  /** Pieces inside parks of these codes. */
  piecesInParks(codes: readonly string[]): readonly Piece[] | undefined;
}

function asksUnit(place: PlaceSelector): boolean {
  return place.units !== undefined || place.unitClass !== undefined;
}

function asksZone({ zones, zoneTypes, element, zoneClass }: PlaceSelector): boolean {
  return zones !== undefined || zoneTypes !== undefined || element !== undefined || zoneClass !== undefined;
}

/** Whether a place names a unit, by code or class. @internal */
export function unitMatches(unit: ControlUnit, place: PlaceSelector): boolean {
  return (
    asksUnit(place) &&
    (place.units?.includes(unit.code) ?? true) &&
    (place.unitClass === undefined || unit.class === place.unitClass)
  );
}

/** Whether a place names a zone, by code, type, element and class. @internal */
export function zoneMatches(zone: ElementZone, place: PlaceSelector): boolean {
  return (
    asksZone(place) &&
    (place.zones?.includes(zone.code) ?? true) &&
    (place.zoneTypes?.includes(zone.type) ?? true) &&
    (place.element === undefined || zone.element === place.element) &&
    (place.zoneClass === undefined || zone.class === place.zoneClass)
  );
}

/** The facts of one footprint in one scheme. @internal */
export function footprintFacts(prepared: PreparedScheme, cut: CutFootprint): FootprintFacts {
  const { scheme, units, zones, parks, areas } = prepared;
  const layers = new Set<Element>(scheme.layers.map(({ element }) => element));
  const elementOfType = prepared.elementOfType;
  const distances = new Map<string, number>();

  const missingLayers = (place: PlaceSelector): FactKey[] => {
    const keys = new Set<FactKey>();
    const ask = (element: Element | undefined, name: string): void => {
      // a type whose element nobody can tell may lie in a layer that is missing
      if (element === undefined || !layers.has(element)) keys.add(`layer:${element ?? name}`);
    };
    if (place.element !== undefined) ask(place.element, place.element);
    // the type stands in a zone's code after `YS` and six digits of the county
    for (const type of [...(place.zoneTypes ?? []), ...(place.zones ?? []).map((code) => code.slice(8, 12))])
      ask(elementOfType.get(type) ?? elementOfZoneType(type), type);
    for (const id of place.features ?? []) if (!areas.some((area) => area.id === id)) keys.add(`feature:${id}`);
    return [...keys];
  };

  const holdsPlace = ({ holds }: Piece, place: PlaceSelector): boolean =>
    (!asksUnit(place) || holds.units.some((i) => unitMatches(units[i]!, place))) &&
    (!asksZone(place) || holds.zones.some((i) => zoneMatches(zones[i]!, place))) &&
    (place.features === undefined || holds.areas.some((i) => place.features!.includes(areas[i]!.id)));

  const piecesWithin = (place: PlaceSelector): readonly Piece[] | undefined => {
    const found = cut.pieces.filter((piece) => holdsPlace(piece, place));
    // a missing layer leaves open what the others do not decide
    if (missingLayers(place).length === 0 || cut.holdsAll(found)) return found;
    const { units: codes, unitClass } = place;
    const inUnits: PlaceSelector = {
      ...(codes === undefined ? {} : { units: codes }),
      ...(unitClass === undefined ? {} : { unitClass }),
    };
    return cut.pieces.some((piece) => holdsPlace(piece, inUnits)) ? undefined : [];
  };

  return {
    missingLayers,
    piecesWithin,
    piecesInParks: (codes) =>
      scheme.parks === undefined
        ? undefined
        : cut.pieces.filter((piece) => piece.holds.parks.some((i) => codes.includes(parks[i]!.code))),
    shareWithin: (place) => {
      const pieces = piecesWithin(place);
      // what is below the thresholds does not keep a footprint from lying wholly inside
      return pieces === undefined ? undefined : cut.holdsAll(pieces) ? 1 : shareOf(sumOf(pieces), cut.total);
    },
    distanceM: (to: FeatureSelector, atMostM: number) => {
      const found = (scheme.features ?? []).filter(
        (feature) => (to.features?.includes(feature.id) ?? false) || (to.kinds?.includes(feature.kind) ?? false),
      );
      let least = Infinity;
      for (const feature of found) {
        let distanceM = distances.get(feature.id);
        if (distanceM === undefined) distances.set(feature.id, (distanceM = footprintDistance(prepared, cut, feature)));
        least = Math.min(least, distanceM);
      }
      // a feature that is asked for and not there is unknown, unless another one is near enough
      const absent =
        found.length === 0 || (to.features ?? []).some((id) => !found.some((feature) => feature.id === id));
      return absent && least > atMostM ? undefined : least;
    },
    parks: (): readonly IndustrialPark[] | undefined =>
      scheme.parks === undefined
        ? undefined
        : parks.filter((_, i) => cut.holdsAll(cut.pieces.filter((piece) => piece.holds.parks.includes(i)))),
  };
}

function footprintDistance(
  prepared: PreparedScheme,
  { parts }: CutFootprint,
  feature: Parameters<PreparedScheme["distanceToFeature"]>[0],
): number {
  return prepared.distanceToFeature(feature).distanceM({
    type: "GeometryCollection",
    geometries: [
      { type: "MultiPolygon", coordinates: parts.polygons as number[][][][] },
      { type: "MultiLineString", coordinates: parts.lines as number[][][] },
      { type: "MultiPoint", coordinates: parts.points as number[][] },
    ],
  });
}
