// What geometry says to conditions: shares inside places, distances to named features, parks. Answers are kept, because
// many terms ask the same; an answer that needs a layer the scheme does not have is `undefined`, which conditions read as
// unknown.
import type {
  Element,
  FactKey,
  FeatureSelector,
  IndustrialPark,
  PlaceSelector,
  SpatialFacts,
} from "../domain/index.ts";
import { ELEMENTS } from "../domain/index.ts";
import type { Measure } from "./conformity-analysis.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";

/** Spatial facts, with the pieces behind them. @internal */
export interface FootprintFacts extends SpatialFacts {
  /** Pieces inside a place; `undefined` where a layer is missing. */
  piecesWithin(place: PlaceSelector): readonly Piece[] | undefined;
  /** Pieces inside parks of these codes. */
  piecesInParks(codes: readonly string[]): readonly Piece[] | undefined;
}

/** Element digit of four-digit zone types; see domain.md of the standard: class, element, subtype, 0. */
const ELEMENT_OF_DIGIT: Readonly<Record<string, Element>> = {
  "1": "ecology",
  "2": "water",
  "3": "air",
  "4": "soil",
  "5": "resource",
  "6": "shoreline",
};

/** The facts of one footprint in one scheme. @internal */
export function footprintFacts(prepared: PreparedScheme, cut: CutFootprint): FootprintFacts {
  const { scheme, units, zones, parks, areas } = prepared;
  const layers = new Set<Element>(scheme.layers.map(({ element }) => element));
  const elementOfType = new Map(zones.map((zone) => [zone.type, zone.element]));
  const distances = new Map<string, number>();

  const elementsOf = (place: PlaceSelector): Element[] => {
    const found = new Set<Element>();
    if (place.element !== undefined) found.add(place.element);
    for (const type of place.zoneTypes ?? []) {
      const element = elementOfType.get(type) ?? ELEMENT_OF_DIGIT[type[1] ?? ""];
      if (element !== undefined) found.add(element);
    }
    return ELEMENTS.filter((element) => found.has(element));
  };

  const missingLayers = (place: PlaceSelector): FactKey[] => {
    const keys: FactKey[] = elementsOf(place)
      .filter((element) => !layers.has(element))
      .map((element) => `layer:${element}`);
    for (const id of place.features ?? []) if (!areas.some((area) => area.id === id)) keys.push(`feature:${id}`);
    return keys;
  };

  const holdsPlace = (piece: Piece, place: PlaceSelector): boolean => {
    if (place.units !== undefined || place.unitClass !== undefined) {
      const inUnit = piece.holds.units.some((i) => {
        const unit = units[i]!;
        return (
          (place.units?.includes(unit.code) ?? true) &&
          (place.unitClass === undefined || unit.class === place.unitClass)
        );
      });
      if (!inUnit) return false;
    }
    if (
      place.zones !== undefined ||
      place.zoneTypes !== undefined ||
      place.element !== undefined ||
      place.zoneClass !== undefined
    ) {
      const inZone = piece.holds.zones.some((i) => {
        const zone = zones[i]!;
        return (
          (place.zones?.includes(zone.code) ?? true) &&
          (place.zoneTypes?.includes(zone.type) ?? true) &&
          (place.element === undefined || zone.element === place.element) &&
          (place.zoneClass === undefined || zone.class === place.zoneClass)
        );
      });
      if (!inZone) return false;
    }
    return place.features === undefined || piece.holds.areas.some((i) => place.features!.includes(areas[i]!.id));
  };

  const piecesWithin = (place: PlaceSelector): readonly Piece[] | undefined =>
    missingLayers(place).length > 0 ? undefined : cut.pieces.filter((piece) => holdsPlace(piece, place));

  const whole = (part: Measure): boolean => 1 - shareOf(part, cut.total) < 1e-9;

  return {
    missingLayers,
    piecesWithin,
    piecesInParks: (codes) =>
      scheme.parks === undefined
        ? undefined
        : cut.pieces.filter((piece) => piece.holds.parks.some((i) => codes.includes(parks[i]!.code))),
    shareWithin: (place) => {
      const pieces = piecesWithin(place);
      return pieces === undefined ? undefined : shareOf(sumOf(pieces), cut.total);
    },
    distanceM: (to: FeatureSelector) => {
      const found = (scheme.features ?? []).filter(
        (feature) => (to.features?.includes(feature.id) ?? false) || (to.kinds?.includes(feature.kind) ?? false),
      );
      // a feature that is asked for by id and not there is unknown, however near others are
      if (found.length === 0 || (to.features ?? []).some((id) => !found.some((feature) => feature.id === id)))
        return undefined;
      let least = Infinity;
      for (const feature of found) {
        let distanceM = distances.get(feature.id);
        if (distanceM === undefined) distances.set(feature.id, (distanceM = footprintDistance(prepared, cut, feature)));
        least = Math.min(least, distanceM);
      }
      return least;
    },
    parks: (): readonly IndustrialPark[] | undefined =>
      scheme.parks === undefined
        ? undefined
        : parks.filter((_, i) => whole(sumOf(cut.pieces.filter((piece) => piece.holds.parks.includes(i))))),
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
