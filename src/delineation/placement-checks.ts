// How units lie to the other layers, read off one overlay of all of them: units in their counties (TOP5), the red line in
// priority units, and the zones of each element over the territory. Each combination of layers at fault becomes one
// finding, with the area of all its faces and the place of the first.
//
// Cost: one arrangement of all layers, then linear in faces times layers; geometry is built for faults alone.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import {
  type ControlUnit,
  ELEMENTS,
  type Element,
  type ElementZone,
  type Finding,
  LABELS,
  type LayerRecord,
  type Territory,
} from "../domain/index.ts";
import { Sum } from "../geometry/face-graph.ts";
import { type OverlayOptions, overlay } from "../geometry/index.ts";
import type { AdminArea } from "./admin-area.ts";
import { type CertificateFindingCode, certificateFinding, someCodes } from "./certificate-text.ts";
import { compareText } from "./sorted-by.ts";

/** How the zones of one element cover the territory. 要素覆盖情况. */
export interface ElementCover {
  /** Element. 要素. */
  readonly element: Element;
  /** What the scheme says of its layer; `partial` where it says nothing. 声明的覆盖情况. */
  readonly coverage: "full" | "partial";
  /** Number of zones. 分区数. */
  readonly zones: number;
  /** Ground of the territory that some zone covers, m². 覆盖面积. */
  readonly coveredM2: number;
  /** Ground of the territory that none covers, m². 未覆盖面积. */
  readonly gapM2: number;
  /** Of that, the part in land units, m². 其中陆域. */
  readonly landGapM2: number;
  /** Of that, the part in sea units, m². 其中海域. */
  readonly seaGapM2: number;
  /** Ground that several zones cover, m²; zones of different resources may, and do not count. 重叠面积. */
  readonly overlapM2: number;
  /** Covered ground outside the territory, m². 越界面积. */
  readonly outsideM2: number;
  /** Whether they tile the whole territory: no gap, no overlap, nothing outside. 是否铺满且互不重叠. */
  readonly tiles: boolean;
}

/** Where the red line lies. 红线落位. */
export interface RedlinePlace {
  /** Number of zones of the red line. 红线分区数. */
  readonly zones: number;
  /** Their ground within the territory, each place once, m². 红线面积. */
  readonly areaM2: number;
  /** Of that, the part in priority units, m². 位于优先保护单元内. */
  readonly inPriorityM2: number;
}

/** What the overlay tells. @internal */
export interface Placement {
  readonly elements: readonly ElementCover[];
  readonly redline: RedlinePlace;
  readonly TOP5: readonly Finding[];
  readonly REDLINE: readonly Finding[];
  readonly ELEMENTS: readonly Finding[];
}

/** The layers, each in canonical order. @internal */
export interface PlacedLayers {
  readonly territory: Territory;
  readonly units: readonly ControlUnit[];
  readonly zones: readonly ElementZone[];
  readonly redline: ReadonlySet<ElementZone>;
  readonly layers: readonly LayerRecord[];
  readonly counties: readonly AdminArea[];
  /** Ground below this is a finding of severity `warning`, m². */
  readonly minAreaM2: number;
}

type Layer = FeatureCollection<Polygon | MultiPolygon>;

/** A fault: one combination of layers, with all faces that have it. */
interface Fault {
  readonly check: "TOP5" | "REDLINE" | "ELEMENTS";
  readonly code: CertificateFindingCode;
  readonly subject: string;
  readonly values: Record<string, string | number>;
  readonly area: Sum;
  readonly firstFace: number;
  count: number;
}

/** Overlays units with counties and zones, and reads what lies wrong. @internal */
export function checkPlacement(given: PlacedLayers, options: OverlayOptions): Placement {
  const { units, zones, counties, redline } = given;
  const elements = ELEMENTS.filter((element) => zones.some((zone) => zone.element === element));
  const zonesOf = new Map(elements.map((element) => [element, zones.filter((zone) => zone.element === element)]));
  const layers: Record<string, Layer> = {
    territory: collect([given.territory]),
    units: collect(units),
    counties: collect(counties),
  };
  for (const [element, own] of zonesOf) layers[element] = collect(own);
  const faces = overlay(layers, options);
  const { areaM2 } = faces;
  const faults = new Map<string, Fault>();
  const blame = (face: number, fault: Omit<Fault, "area" | "firstFace" | "count">, key: string): void => {
    const id = `${fault.check} ${fault.code} ${key}`;
    let known = faults.get(id);
    if (!known) faults.set(id, (known = { ...fault, area: new Sum(), firstFace: face, count: 0 }));
    known.area.add(areaM2[face]!);
    known.count++;
  };
  const countyCodes = new Set(counties.map(countyOf));
  const sums = new Map(
    elements.map((element) => [
      element,
      { covered: new Sum(), land: new Sum(), sea: new Sum(), gap: new Sum(), overlap: new Sum(), outside: new Sum() },
    ]),
  );
  const red = new Sum();
  const redInside = new Sum();
  for (let face = 0; face < faces.faceCount; face++) {
    const area = areaM2[face]!;
    const inTerritory = faces.coveringIndices("territory", face).length > 0;
    const here = faces.coveringIndices("units", face).map((i) => units[i]!);
    if (counties.length > 0 && here.length > 0) {
      const around = faces.coveringIndices("counties", face).map((i) => countyOf(counties[i]!));
      for (const { code, county, realm } of here) {
        if (!countyCodes.has(county) || around.includes(county)) continue;
        // the sea is in no county's land
        if (around.length === 0 && realm === "sea") continue;
        const values = { unit: code, county, other: someCodes(around) };
        blame(
          face,
          around.length > 0
            ? { check: "TOP5", code: "CERTIFICATE_OTHER_COUNTY", subject: code, values }
            : { check: "TOP5", code: "CERTIFICATE_BEYOND_COUNTIES", subject: code, values: { unit: code } },
          `${code} ${around.join()}`,
        );
      }
    }
    for (const [element, own] of zonesOf) {
      const sum = sums.get(element)!;
      const covering = faces.coveringIndices(element, face).map((i) => own[i]!);
      const name = {
        element,
        elementZh: LABELS.element[element].zh,
        elementEn: LABELS.element[element].en.toLowerCase(),
      };
      if (covering.length === 0) {
        if (!inTerritory) continue;
        sum.gap.add(area);
        if (here.some(({ realm }) => realm === "sea")) sum.sea.add(area);
        else sum.land.add(area);
        if (coverageOf(given.layers, element) === "full")
          blame(face, { check: "ELEMENTS", code: "CERTIFICATE_ELEMENT_GAP", subject: element, values: name }, element);
        continue;
      }
      const codes = covering.map(({ code }) => code);
      const values = { ...name, zones: someCodes(codes) };
      (inTerritory ? sum.covered : sum.outside).add(area);
      if (!inTerritory)
        blame(
          face,
          { check: "ELEMENTS", code: "CERTIFICATE_ELEMENT_OUTSIDE", subject: codes[0]!, values },
          `${element} ${codes.join()}`,
        );
      if (overlapping(covering)) {
        sum.overlap.add(area);
        blame(
          face,
          { check: "ELEMENTS", code: "CERTIFICATE_ELEMENT_OVERLAP", subject: codes[0]!, values },
          `${element} ${codes.join()}`,
        );
      }
      if (!inTerritory) continue;
      const lines = covering.filter((zone) => redline.has(zone));
      if (lines.length === 0) continue;
      red.add(area);
      if (here.length > 0 && here.every((unit) => unit.class === "priority")) {
        redInside.add(area);
        continue;
      }
      const unit = someCodes(here.filter((one) => one.class !== "priority").map(({ code }) => code));
      for (const { code } of lines)
        blame(
          face,
          { check: "REDLINE", code: "CERTIFICATE_REDLINE_OUT", subject: code, values: { zone: code, unit } },
          `${code} ${unit}`,
        );
    }
  }
  const found = { TOP5: [] as Finding[], REDLINE: [] as Finding[], ELEMENTS: [] as Finding[] };
  for (const unit of units)
    if (counties.length > 0 && !countyCodes.has(unit.county))
      found.TOP5.push(
        certificateFinding("CERTIFICATE_COUNTY_UNKNOWN", "error", unit.code, { unit: unit.code, county: unit.county }),
      );
  const placeOf = placesOf(faces, new Set([...faults.values()].map(({ firstFace }) => firstFace)));
  for (const [, { check, code, subject, values, area, firstFace, count }] of [...faults].sort(([a], [b]) =>
    compareText(a, b),
  )) {
    const severity = area.value < given.minAreaM2 ? "warning" : "error";
    const all = { ...values, areaM2: area.value, count };
    found[check].push(certificateFinding(code, severity, subject, all, placeOf(firstFace)));
  }
  return {
    ...found,
    redline: { zones: redline.size, areaM2: red.value, inPriorityM2: redInside.value },
    elements: elements.map((element): ElementCover => {
      const { covered, land, sea, gap, overlap, outside } = sums.get(element)!;
      return {
        element,
        coverage: coverageOf(given.layers, element),
        zones: zonesOf.get(element)!.length,
        coveredM2: covered.value,
        gapM2: gap.value,
        landGapM2: land.value,
        seaGapM2: sea.value,
        overlapM2: overlap.value,
        outsideM2: outside.value,
        tiles: gap.value === 0 && overlap.value === 0 && outside.value === 0,
      };
    }),
  };
}

/** The county of a county or a township. */
function countyOf({ code }: AdminArea): string {
  return code.slice(0, 6);
}

function coverageOf(layers: readonly LayerRecord[], element: Element): "full" | "partial" {
  return layers.some((layer) => layer.element === element && layer.coverage === "full") ? "full" : "partial";
}

/** Whether zones of one element share ground that they may not: those of different resources may. */
function overlapping(zones: readonly ElementZone[]): boolean {
  if (zones.length < 2) return false;
  return zones[0]!.element !== "resource" || new Set(zones.map(({ type }) => type)).size < zones.length;
}

/** The first corner of each face wanted, building no more geometry than theirs. */
function placesOf(
  faces: ReturnType<typeof overlay>,
  wanted: ReadonlySet<number>,
): (face: number) => readonly number[] | undefined {
  if (wanted.size === 0) return () => undefined;
  const places = new Map(
    faces
      .dissolve((face) => (wanted.has(face) ? String(face) : null))
      .features.map(({ properties, geometry }) => [Number(properties.key), geometry.coordinates[0]?.[0]?.[0]]),
  );
  return (face) => places.get(face);
}

function collect(items: readonly { readonly geometry: Polygon | MultiPolygon }[]): Layer {
  return {
    type: "FeatureCollection",
    features: items.map(
      ({ geometry }): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
    ),
  };
}
