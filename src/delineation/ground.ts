// The ground under everything: one n-way overlay of territory, administrative areas, parks, protected areas and all zones.
// Every later step (classes, units, layers, statistics) reads the faces of this one arrangement, so nothing can disagree
// with anything else. Layers that overlap themselves are settled here: in a surface layer the strictest zone stays.
//
// Cost: one arrangement and one pass over its faces.
import type { Element, Finding } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { type Overlay, overlay } from "../geometry/index.ts";
import type { WantedOverlay } from "../geometry/overlay-steps.ts";
import type { OrderedInput } from "./delineation-input.ts";
import { CLASS_RANK, countedClass, ruleOfZone } from "./delineation-profile.ts";
import { LayerOverlaps } from "./layer-overlaps.ts";

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

const zonesOf = (element: Element): string => `zones.${element}`;

/** What is to be overlaid; the zones of each element are a layer of their own. @internal */
export function groundLayers(input: OrderedInput): WantedOverlay {
  const { territoryGround, admin, parks, protectedAreas, elements, grid } = input;
  return {
    layers: {
      territory: territoryGround,
      admin: admin.ground,
      parks: parks.ground,
      protectedAreas: protectedAreas.ground,
      ...Object.fromEntries(elements.map(({ element, ground }) => [zonesOf(element), ground])),
    },
    options: { grid },
  };
}

/** Overlays everything. @internal */
export function overlayGround(input: OrderedInput): Ground {
  const { layers, options } = groundLayers(input);
  return readGround(input, overlay(layers, options));
}

/** Reads what covers each face of the overlay of {@link groundLayers}. @internal */
export function readGround(input: OrderedInput, faces: Overlay): Ground {
  const { admin, parks, protectedAreas, zones, elements, profile } = input;
  const { faceCount, areaM2, areaPlanar } = faces;
  const elementOf = elements.flatMap(({ element, rows }) => rows.map(() => element));
  const { ruleOf, place } = readZoneRules(input);
  const inside = new Uint8Array(faceCount);
  const overlaps = new LayerOverlaps(faceCount);
  /** Covering features of all faces, and the planar area that each covers. */
  const covering = (layer: string, count: number) => {
    const { start, features } = faces.coverings(layer);
    const deg2 = new Float64Array(count);
    for (let f = 0; f < faceCount; f++)
      for (let i = start[f]!; i < start[f + 1]!; i++) deg2[features[i]!]! += areaPlanar[f]!;
    return { start, features, deg2 };
  };
  const territory = covering("territory", 1);
  for (let f = 0; f < faceCount; f++) inside[f] = territory.start[f + 1]! > territory.start[f]! ? 1 : 0;

  const only = (name: "admin" | "parks" | "protectedAreas", count: number) => {
    const { start, features, deg2 } = covering(name, count);
    const first = new Int32Array(faceCount).fill(-1);
    for (let f = 0; f < faceCount; f++) {
      if (start[f + 1] === start[f]) continue;
      first[f] = features[start[f]!]!;
      // what lies outside the territory is left out, and no fault of its overlaps
      if (start[f + 1]! > start[f]! + 1 && inside[f] === 1)
        overlaps.add(name, features.subarray(start[f]!, start[f + 1]!), first[f]!, f, areaM2[f]!);
    }
    return { first, deg2 };
  };
  const area = only("admin", admin.rows.length);
  const park = only("parks", parks.rows.length);
  const protectedArea = only("protectedAreas", protectedAreas.rows.length);

  const layers = elements.map(({ element, rows, first }) => ({
    ...covering(zonesOf(element), rows.length),
    first,
    vertical: profile.verticalElements.includes(element),
  }));
  const zoneStart = new Int32Array(faceCount + 1);
  const zoneIndex = new Int32Array(layers.reduce((sum, { features }) => sum + features.length, 0));
  let kept = 0;
  for (let f = 0; f < faceCount; f++) {
    for (const { start, features, first, vertical } of layers) {
      const [from, to] = [start[f]!, start[f + 1]!];
      if (to === from) continue;
      if (to === from + 1 || vertical) {
        for (let i = from; i < to; i++) zoneIndex[kept++] = first + features[i]!;
        continue;
      }
      const rivals = features.subarray(from, to).map((i) => first + i);
      const strictest = rivals.reduce((best, z) => (place[z]! < place[best]! ? z : best));
      if (inside[f] === 1) overlaps.add("zones", rivals, strictest, f, areaM2[f]!);
      zoneIndex[kept++] = strictest;
    }
    zoneStart[f + 1] = kept;
  }
  const zoneDeg2 = new Float64Array(zones.length);
  for (const { deg2, first } of layers) zoneDeg2.set(deg2, first);
  return {
    overlay: faces,
    faceCount,
    areaM2,
    inside,
    area: area.first,
    park: park.first,
    protectedArea: protectedArea.first,
    zoneStart,
    zoneIndex: zoneIndex.slice(0, kept),
    ruleOf,
    elementOf,
    coveredDeg2: {
      territory: territory.deg2,
      admin: area.deg2,
      parks: park.deg2,
      protectedAreas: protectedArea.deg2,
      zones: zoneDeg2,
    },
    findings: overlaps.findings(faces, input, elementOf),
  };
}

/**
 * The first rule that each zone meets, and its place in the order of strictness: rule (these stand by class, and decide the
 * unit), class, type, code. Zones of one element, type and class are alike in both.
 */
function readZoneRules({ elements, zones, profile }: OrderedInput): { ruleOf: Int32Array; place: Int32Array } {
  const kinds = new Map<string, { rule: number; rank: number; type: string; order: number }>();
  const kindOf: { rule: number; rank: number; type: string; order: number }[] = [];
  for (const { element, rows } of elements)
    for (const { type, class: zoneClass } of rows) {
      const key = `${element}|${zoneClass}|${type}`;
      let kind = kinds.get(key);
      if (kind === undefined) {
        const rule = ruleOfZone({ element, type, class: zoneClass }, profile);
        kind = { rule, rank: CLASS_RANK[countedClass({ type, class: zoneClass }, profile)], type, order: 0 };
        kinds.set(key, kind);
      }
      kindOf.push(kind);
    }
  const last = (rule: number): number => (rule < 0 ? profile.rules.length : rule);
  const compare = (a: (typeof kindOf)[0], b: (typeof kindOf)[0]): number =>
    last(a.rule) - last(b.rule) || a.rank - b.rank || compareText(a.type, b.type);
  // kinds that differ in nothing that counts stand in one place, so that the code decides between their zones
  const ordered = [...kinds.values()].sort(compare);
  ordered.forEach((kind, i) => {
    kind.order = i > 0 && compare(ordered[i - 1]!, kind) === 0 ? ordered[i - 1]!.order : i;
  });
  const place = Int32Array.from(zones, (_, z) => z).sort((a, b) => kindOf[a]!.order - kindOf[b]!.order || a - b);
  const placeOf = new Int32Array(zones.length);
  place.forEach((z, i) => {
    placeOf[z] = i;
  });
  return { ruleOf: Int32Array.from(kindOf, ({ rule }) => rule), place: placeOf };
}
