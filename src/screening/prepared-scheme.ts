// A scheme made ready to be asked often: its units, zones, parks and named areas indexed together, a distance tree for each
// named feature (built at its first question), and look-ups by code. Nothing of the scheme is copied or changed.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { layerOf } from "../domain/geometry.ts";
import type {
  AccessTerm,
  ControlUnit,
  Element,
  ElementZone,
  Indicator,
  IndustrialPark,
  LegalBasis,
  ListTier,
  NamedFeature,
  ThreeLines,
  ZoningScheme,
} from "../domain/index.ts";
import { SanxianError } from "../domain/index.ts";
import { orderedBy } from "../domain/order.ts";
import { DistanceIndex, type Prepared, prepare } from "../geometry/index.ts";

/** Layers of a prepared scheme. @internal */
export type PlaceLayer = "units" | "zones" | "parks" | "areas";

/** All layers in the order of their use. @internal */
export const PLACE_LAYERS: readonly PlaceLayer[] = ["units", "zones", "parks", "areas"];

const TIER_ORDER: readonly ListTier[] = [
  "nation",
  "province",
  "region",
  "cityCluster",
  "city",
  "unit",
  "element",
  "park",
  "industry",
];

type Collections = Record<PlaceLayer, FeatureCollection<Polygon | MultiPolygon>>;

/** A scheme made ready for screening; see {@link prepareScheme}. 预处理方案. */
export interface PreparedScheme {
  /** The scheme itself. 方案. */
  readonly scheme: ZoningScheme;
  /** Units by code order. @internal */
  readonly units: readonly ControlUnit[];
  /** Zones by element and code. @internal */
  readonly zones: readonly ElementZone[];
  /** Parks by code. @internal */
  readonly parks: readonly IndustrialPark[];
  /** Named areas by id. @internal */
  readonly areas: readonly NamedFeature[];
  /** Codes of units, zones and parks: side by side, since a footprint asks for a few of very many. @internal */
  readonly codes: Readonly<Record<Exclude<PlaceLayer, "areas">, readonly string[]>>;
  /** Whether codes ascend with their indices, as they do but for odd ones. @internal */
  readonly codesAscend: Readonly<Record<Exclude<PlaceLayer, "areas">, boolean>>;
  /** Terms by tier and id, objects of this preparation alone. @internal */
  readonly terms: readonly AccessTerm[];
  /** Element of each zone type that occurs. @internal */
  readonly elementOfType: ReadonlyMap<string, Element>;
  /** Elements that have a layer. @internal */
  readonly layers: ReadonlySet<Element>;
  /** Elements of which only a part of the territory is mapped. @internal */
  readonly partial: ReadonlySet<Element>;
  /** Codes of units, zones and parks that the scheme holds. @internal */
  readonly known: Readonly<Record<Exclude<PlaceLayer, "areas">, ReadonlySet<string>>>;
  /** Whether each control section met its target; one that any zone says missed it did. @internal */
  readonly sections: ReadonlyMap<string, boolean>;
  /** Indicators by the quantity of projects that counts against them. @internal */
  readonly indicators: ReadonlyMap<string, readonly Indicator[]>;
  /** Whether any zone, park or named area has a first or last day. @internal */
  readonly dated: boolean;
  /** Legal bases by id. @internal */
  readonly bases: ReadonlyMap<string, LegalBasis>;
  /** The layers as the overlay sees them. @internal */
  readonly collections: Collections;
  /** Indexed layers. @internal */
  readonly prepared: Prepared<Collections>;
  /** Distance from a named feature. @internal */
  distanceToFeature(feature: NamedFeature): DistanceIndex;
  /** Lets go of memory. 释放. */
  dispose(): void;
}

/**
 * Makes a scheme ready to screen many projects. Cost: one pass over its geometry; trees and arrangements are built when
 * first needed. 方案预处理.
 *
 * @param scheme - the scheme; kept by reference, never changed
 * @throws SanxianError `DOCUMENT_VERSION` for another document; geometry errors with the JSON path
 * @example
 * ```ts
 * const prepared = prepareScheme(scheme);
 * screen(prepared, project, { asOf: "2026-11-24" }).verdict; //=> "conditional"
 * ```
 */
export function prepareScheme(scheme: ZoningScheme): PreparedScheme {
  if (scheme?.format !== "sanxian.scheme" || scheme.formatVersion !== "1")
    throw new SanxianError("DOCUMENT_VERSION", {
      value: `${String(scheme?.format)} ${String(scheme?.formatVersion)}`,
      expected: "sanxian.scheme 1",
    });
  // canonical order: results do not depend on the order of the document
  const units = orderedBy(scheme.units, (unit) => unit.code);
  const zones = orderedBy(scheme.zones, (zone) => `${zone.code} ${zone.element}`);
  const parks = orderedBy(scheme.parks ?? [], (park) => park.code);
  const areas = orderedBy(
    (scheme.features ?? []).filter(({ geometry }) => geometry.type === "Polygon" || geometry.type === "MultiPolygon"),
    (feature) => feature.id,
  );
  const collections: Collections = {
    units: layerOf(units),
    zones: layerOf(zones),
    parks: layerOf(parks),
    areas: layerOf(areas as readonly { geometry: Polygon | MultiPolygon }[]),
  };
  const prepared = prepare(collections, scheme.gridDeg === undefined ? {} : { grid: scheme.gridDeg });
  const trees = new Map<object, DistanceIndex>();
  const treeOf = (geometry: NamedFeature["geometry"], where: string): DistanceIndex => {
    let tree = trees.get(geometry);
    if (tree === undefined) trees.set(geometry, (tree = new DistanceIndex(geometry, where)));
    return tree;
  };
  const codes = { units: codesOf(units), zones: codesOf(zones), parks: codesOf(parks) };
  return {
    scheme,
    units,
    zones,
    parks,
    areas,
    codes,
    codesAscend: { units: ascend(codes.units), zones: ascend(codes.zones), parks: ascend(codes.parks) },
    // of its own, because what is found out about a term is kept with it, and a scheme may be changed and prepared again
    terms: orderedBy(scheme.terms, (term) => `${TIER_ORDER.indexOf(term.tier)} ${term.id}`).map((term) => ({
      ...term,
    })),
    elementOfType: new Map(zones.map((zone) => [zone.type, zone.element])),
    layers: new Set(scheme.layers.map(({ element }) => element)),
    partial: new Set(
      scheme.layers
        .filter(({ element }) =>
          scheme.layers.every((layer) => layer.element !== element || layer.coverage === "partial"),
        )
        .map(({ element }) => element),
    ),
    known: { units: new Set(codes.units), zones: new Set(codes.zones), parks: new Set(codes.parks) },
    sections: sectionsOf(zones),
    indicators: indicatorsOf(scheme.threeLines),
    dated: [...zones, ...parks, ...areas].some(({ validFrom, validTo }) => (validFrom ?? validTo) !== undefined),
    bases: new Map(scheme.legalBases.map((basis) => [basis.id, basis])),
    collections,
    prepared,
    distanceToFeature: (feature) => treeOf(feature.geometry, `$.features["${feature.id}"].geometry`),
    dispose: () => {
      trees.clear();
      prepared.dispose();
    },
  };
}

function codesOf(places: readonly { readonly code: string }[]): readonly string[] {
  return places.map(({ code }) => code);
}

function ascend(codes: readonly string[]): boolean {
  return codes.every((code, i) => i === 0 || codes[i - 1]! <= code);
}

function sectionsOf(zones: readonly ElementZone[]): ReadonlyMap<string, boolean> {
  const sections = new Map<string, boolean>();
  for (const zone of zones) {
    if (zone.element !== "water") continue;
    const { name, compliant } = zone.attributes?.section ?? {};
    if (name !== undefined && typeof compliant === "boolean")
      sections.set(name, compliant && (sections.get(name) ?? true));
  }
  return sections;
}

function indicatorsOf({ qualityBottomLines, resourceUpperLimits }: ThreeLines): ReadonlyMap<string, Indicator[]> {
  const byQuantity = new Map<string, Indicator[]>();
  for (const { indicators } of [...(qualityBottomLines ?? []), ...(resourceUpperLimits ?? [])])
    for (const indicator of indicators) {
      if (indicator.quantity === undefined) continue;
      const list = byQuantity.get(indicator.quantity);
      if (list) list.push(indicator);
      else byQuantity.set(indicator.quantity, [indicator]);
    }
  return byQuantity;
}
