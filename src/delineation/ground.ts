// The ground under everything: one n-way overlay of territory, administrative areas, parks, protected areas and all zones.
// Every later step (classes, units, layers, statistics) reads the faces of this one arrangement, so nothing can disagree
// with anything else. Layers that overlap themselves are settled here: in a surface layer the strictest zone stays.
//
// Cost: one arrangement and one pass over its faces.
import { featureCollection, feature as makeFeature } from "@turf/helpers";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { type Element, type ElementZone, type Finding, labelOf } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type Overlay, overlay } from "../geometry/index.ts";
import { areaInWords, delineationFinding } from "./delineation-findings.ts";
import type { OrderedInput } from "./delineation-input.ts";
import { CLASS_RANK, countedClass, ruleOfZone } from "./delineation-profile.ts";

/** The faces and what covers each; indices point into the ordered input, -1 stands for none. @internal */
export interface Ground {
  readonly overlay: Overlay;
  readonly faceCount: number;
  readonly areaM2: Float64Array;
  /** 1 inside the territory. */
  readonly inside: Uint8Array;
  readonly area: Int32Array;
  readonly park: Int32Array;
  readonly protectedArea: Int32Array;
  /** Zones of a face: one of each surface element at most. */
  readonly zoneStart: Int32Array;
  readonly zoneIndex: Int32Array;
  /** Per zone: the first rule it meets, or -1. */
  readonly ruleOf: Int32Array;
  /** Per zone: its element by the layer it stands in. */
  readonly elementOf: readonly Element[];
  /** Planar area of the faces that each item covers, square degrees, before overlaps are settled. */
  readonly coveredDeg2: Readonly<Record<Cover, Float64Array>>;
  readonly findings: readonly Finding[];
}

/** Layers of the overlay. @internal */
export type Cover = "admin" | "parks" | "protectedAreas" | "territory" | "zones";

/** Everything that is overlaid, and on which grid. @internal */
export interface GroundLayers {
  readonly layers: Readonly<Record<Cover, FeatureCollection<Polygon | MultiPolygon>>>;
  readonly grid: number | "auto";
}

/** What is to be overlaid. @internal */
export function groundLayers({ territory, admin, parks, protectedAreas, zones, grid }: OrderedInput): GroundLayers {
  const layer = (items: readonly { readonly geometry: ElementZone["geometry"] }[]) =>
    featureCollection(items.map(({ geometry }) => makeFeature(geometry, {})));
  return {
    layers: {
      territory: layer([territory]),
      admin: layer(admin),
      parks: layer(parks),
      protectedAreas: layer(protectedAreas),
      zones: layer(zones),
    },
    grid,
  };
}

/** Overlays everything. @internal */
export function overlayGround(input: OrderedInput): Ground {
  const { layers, grid } = groundLayers(input);
  return readGround(input, overlay(layers, { grid }));
}

/** Reads what covers each face of the overlay of {@link groundLayers}. @internal */
export function readGround(input: OrderedInput, faces: Overlay): Ground {
  const { admin, parks, protectedAreas, zones, elements, profile } = input;
  const { faceCount } = faces;
  const elementOf = elements.flatMap(({ element, zones: own }) => own.map(() => element));
  const ruleOf = Int32Array.from(zones, (zone, z) => ruleOfZone({ ...zone, element: elementOf[z]! }, profile));
  const rank = strictness(zones, ruleOf, profile);
  const vertical = new Set<Element>(profile.verticalElements);

  const inside = new Uint8Array(faceCount);
  const area = new Int32Array(faceCount).fill(-1);
  const park = new Int32Array(faceCount).fill(-1);
  const protectedArea = new Int32Array(faceCount).fill(-1);
  const zoneStart = new Int32Array(faceCount + 1);
  const kept: number[] = [];
  const overlaps = new Overlaps(faceCount);
  const { areaM2, areaPlanar } = faces;
  const coveredDeg2: Record<Cover, Float64Array> = {
    admin: new Float64Array(admin.length),
    parks: new Float64Array(parks.length),
    protectedAreas: new Float64Array(protectedAreas.length),
    territory: new Float64Array(1),
    zones: new Float64Array(zones.length),
  };
  const coveringOf = (name: Cover, f: number): readonly number[] => {
    const found = faces.coveringIndices(name, f);
    for (const i of found) coveredDeg2[name][i]! += areaPlanar[f]!;
    return found;
  };
  for (let f = 0; f < faceCount; f++) {
    inside[f] = coveringOf("territory", f).length > 0 ? 1 : 0;
    const only = (name: Cover): number => {
      const found = coveringOf(name, f);
      // what lies outside the territory is left out, and no fault of its overlaps
      if (found.length > 1 && inside[f] === 1) overlaps.add(name, found, found[0]!, f, areaM2[f]!);
      return found[0] ?? -1;
    };
    area[f] = only("admin");
    park[f] = only("parks");
    protectedArea[f] = only("protectedAreas");
    const covering = coveringOf("zones", f);
    // zones stand by element, so those of one element follow each other
    for (let i = 0; i < covering.length; ) {
      const element = elementOf[covering[i]!]!;
      let end = i + 1;
      while (end < covering.length && elementOf[covering[end]!] === element) end++;
      if (end === i + 1 || vertical.has(element)) kept.push(...covering.slice(i, end));
      else {
        const rivals = covering.slice(i, end);
        const strictest = rivals.reduce((best, z) => (rank[z]! < rank[best]! ? z : best));
        if (inside[f] === 1) overlaps.add("zones", rivals, strictest, f, areaM2[f]!);
        kept.push(strictest);
      }
      i = end;
    }
    zoneStart[f + 1] = kept.length;
  }
  return {
    overlay: faces,
    faceCount,
    areaM2,
    inside,
    area,
    park,
    protectedArea,
    zoneStart,
    zoneIndex: Int32Array.from(kept),
    ruleOf,
    elementOf,
    coveredDeg2,
    findings: overlaps.findings(faces, input, elementOf),
  };
}

/** Place of each zone in the order of strictness: rule (these stand by class, and decide the unit), class, type, code. */
function strictness(zones: readonly ElementZone[], ruleOf: Int32Array, profile: OrderedInput["profile"]): Int32Array {
  const rule = (z: number): number => (ruleOf[z]! < 0 ? profile.rules.length : ruleOf[z]!);
  const order = zones
    .map((zone, z) => ({ z, zone, rule: rule(z), rank: CLASS_RANK[countedClass(zone, profile)] }))
    .sort((a, b) => a.rule - b.rule || a.rank - b.rank || compareText(a.zone.type, b.zone.type) || a.z - b.z);
  const place = new Int32Array(zones.length);
  order.forEach(({ z }, i) => {
    place[z] = i;
  });
  return place;
}

/** Overlaps inside a layer, summed by those that make them. */
class Overlaps {
  readonly #sets = new Map<string, { cover: Cover; rivals: readonly number[]; winner: number; sum: Sum }>();
  readonly #keyOf: (string | undefined)[];

  constructor(faceCount: number) {
    this.#keyOf = new Array(faceCount);
  }

  add(cover: Cover, rivals: readonly number[], winner: number, face: number, areaM2: number): void {
    const key = `${cover}:${rivals.join()}`;
    let set = this.#sets.get(key);
    if (set === undefined) this.#sets.set(key, (set = { cover, rivals: [...rivals], winner, sum: new Sum() }));
    set.sum.add(areaM2);
    // a face of several overlaps gives a place to one of them; the others have their subjects
    this.#keyOf[face] ??= key;
  }

  findings(faces: Overlay, { admin, parks, protectedAreas, zones }: OrderedInput, elementOf: readonly Element[]) {
    if (this.#sets.size === 0) return [];
    const places = new Map(
      faces
        .dissolve((f) => this.#keyOf[f] ?? null)
        .features.map(({ properties, geometry }) => [properties.key, firstPosition(geometry)]),
    );
    return [...this.#sets.entries()].map(([key, { cover, rivals, winner, sum }]): Finding => {
      const items = cover === "zones" ? zones : cover === "admin" ? admin : cover === "parks" ? parks : protectedAreas;
      const codes = rivals.map((i) => items[i]!.code);
      const values = { areaM2: areaInWords(sum.value), winner: items[winner]!.code };
      const position = places.get(key);
      if (cover === "zones") {
        const element = elementOf[winner]!;
        const named = { ...values, element: labelOf("element", element), zones: codes.join(", ") };
        return delineationFinding("LAYER_OVERLAP", "warning", codes.join(), named, position);
      }
      const code = cover === "admin" ? "ADMIN_OVERLAP" : "PARK_OVERLAP";
      return delineationFinding(code, "warning", codes.join(), { ...values, areas: codes.join(", ") }, position);
    });
  }
}

/** Where a geometry begins: its leftmost, then lowest corner. @internal */
export function firstPosition({ coordinates }: MultiPolygon): [number, number] {
  const [x, y] = coordinates[0]![0]![0]!;
  return [x!, y!];
}
