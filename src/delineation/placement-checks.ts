// How units lie to the other layers, read off overlays with each: units in their counties (TOP5), the red line in priority
// units, and the zones of each element over the territory. Each combination of layers at fault becomes one
// finding, with the area of all its faces and the place of the first.
//
// Cost: one arrangement of the units with each layer, one after another, so that memory is that of the largest; linear in
// faces. Only areas and labels are read of it; where there are faults, it is made once more for their places.
import {
  type ControlUnit,
  ELEMENTS,
  type Element,
  type ElementZone,
  type Finding,
  LABELS,
  type LayerRecord,
  layerOf,
  type Territory,
} from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { OverlayOptions, PolygonSet } from "../geometry/index.ts";
import type { OverlaySeries } from "../geometry/overlay-series.ts";
import { flatten } from "../geometry/polygon-set.ts";
import { joinSets, pickFeatures } from "../geometry/polygon-set-parts.ts";
import type { AdminArea } from "./admin-area.ts";
import type { ElementCover, RedlinePlace } from "./certificate-form.ts";
import { certificateFinding, someCodes } from "./certificate-text.ts";
import type { ElementLayerTable } from "./delineation-input.ts";
import type { FeatureTable, RowOf } from "./feature-table.ts";
import { PlacementFaults } from "./placement-faults.ts";

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
  readonly units: FeatureTable<ControlUnit>;
  readonly zones: readonly ElementLayerTable[];
  /** Codes of zones of the red line, beside those of type 1110. */
  readonly redlineZones: ReadonlySet<string>;
  readonly layers: readonly LayerRecord[] | undefined;
  readonly counties: FeatureTable<AdminArea> | undefined;
  /** Elements whose zones may lie above one another. */
  readonly verticalElements: readonly Element[];
  /** Ground below this is a finding of severity `warning`, m². */
  readonly minAreaM2: number;
}

type ZoneRow = RowOf<ElementZone>;

/** Overlays units with counties, with the red line and with the zones of each element, and reads what lies wrong. @internal */
export function* checkPlacement(
  given: PlacedLayers,
  options: OverlayOptions,
  series: OverlaySeries,
): Generator<undefined, Placement, unknown> {
  const territory = flatten(layerOf([given.territory]), "$.territory");
  const { counties } = given;
  const misplaced = counties && counties.rows.length > 0 ? checkCounties(given, counties, options, series) : [];
  yield undefined;
  const line = checkRedline(given, territory, options, series);
  const found: ReturnType<typeof checkElement>[] = [];
  for (const element of ELEMENTS) {
    const own = given.zones.find((layer) => layer.element === element && layer.zones.rows.length > 0);
    if (!own) continue;
    yield undefined;
    found.push(checkElement(element, own.zones, given, territory, options, series));
  }
  return {
    TOP5: misplaced,
    REDLINE: line?.findings ?? [],
    ELEMENTS: found.flatMap(({ findings }) => findings),
    redline: line?.place ?? { zones: 0, areaM2: 0, inPriorityM2: 0 },
    elements: found.map(({ cover }) => cover),
  };
}

/** Ground of units in another county than theirs, or in none. */
function checkCounties(
  { units: { rows: units, ground }, minAreaM2 }: PlacedLayers,
  counties: FeatureTable<AdminArea>,
  options: OverlayOptions,
  series: OverlaySeries,
): Finding[] {
  const layers = { units: ground, counties: counties.ground };
  const faces = series.faces(layers, options);
  const { areaM2, faceCount } = faces;
  const on = faces.coverings("units");
  const inside = faces.coverings("counties");
  const countyAt = counties.rows.map(countyOf);
  const known = new Set(countyAt);
  const faults = new PlacementFaults(layers, options);
  for (let face = 0; face < faceCount; face++) {
    for (let k = on.start[face]!; k < on.start[face + 1]!; k++) {
      const { code, county, realm } = units[on.features[k]!]!;
      if (!known.has(county)) continue;
      const around = inside.features.subarray(inside.start[face]!, inside.start[face + 1]!);
      if (around.some((i) => countyAt[i] === county)) continue;
      // the sea is in no county's land
      if (around.length === 0 && realm === "sea") continue;
      if (around.length === 0)
        faults.add(face, areaM2[face]!, "CERTIFICATE_BEYOND_COUNTIES", code, { unit: code }, code);
      else {
        const others = Array.from(around, (i) => countyAt[i]!);
        const values = { unit: code, county, other: someCodes(others) };
        faults.add(face, areaM2[face]!, "CERTIFICATE_OTHER_COUNTY", code, values, `${code} ${others.join()}`);
      }
    }
  }
  const strange = units.filter(({ county }) => !known.has(county));
  return [
    ...strange.map(({ code, county }) =>
      certificateFinding("CERTIFICATE_COUNTY_UNKNOWN", "error", code, { unit: code, county }),
    ),
    ...faults.findings(minAreaM2),
  ];
}

/** Ground of the red line that is not in priority units alone; undefined where there is no red line. */
function checkRedline(
  { units: { rows: units, ground }, zones, redlineZones, minAreaM2 }: PlacedLayers,
  territory: PolygonSet,
  options: OverlayOptions,
  series: OverlaySeries,
): { readonly place: RedlinePlace; readonly findings: Finding[] } | undefined {
  const lines: ZoneRow[] = [];
  const grounds = zones.map(({ zones: { rows, ground: own } }) => {
    const chosen = rows.flatMap(({ code, type }, i) => (type === "1110" || redlineZones.has(code) ? [i] : []));
    for (const i of chosen) lines.push(rows[i]!);
    return pickFeatures(own, chosen);
  });
  if (lines.length === 0) return undefined;
  const layers = { territory, units: ground, lines: joinSets(grounds) };
  const faces = series.faces(layers, options);
  const { areaM2, faceCount } = faces;
  const inside = faces.coverings("territory");
  const on = faces.coverings("units");
  const covering = faces.coverings("lines");
  const faults = new PlacementFaults(layers, options);
  const whole = new Sum();
  const priority = new Sum();
  for (let face = 0; face < faceCount; face++) {
    if (covering.start[face] === covering.start[face + 1] || inside.start[face] === inside.start[face + 1]) continue;
    whole.add(areaM2[face]!);
    const here = on.features.subarray(on.start[face]!, on.start[face + 1]!);
    const weaker = here.filter((i) => units[i]!.class !== "priority");
    if (here.length > 0 && weaker.length === 0) {
      priority.add(areaM2[face]!);
      continue;
    }
    const unit = someCodes(Array.from(weaker, (i) => units[i]!.code));
    for (let k = covering.start[face]!; k < covering.start[face + 1]!; k++) {
      const { code } = lines[covering.features[k]!]!;
      faults.add(face, areaM2[face]!, "CERTIFICATE_REDLINE_OUT", code, { zone: code, unit }, `${code} ${unit}`);
    }
  }
  return {
    place: { zones: lines.length, areaM2: whole.value, inPriorityM2: priority.value },
    findings: faults.findings(minAreaM2),
  };
}

/**
 * How the zones of an element cover the territory. A full layer covers the sea where it is marine and the land where it is not:
 * a coastal scheme has no zones of the sea on its land.
 */
function checkElement(
  element: Element,
  { rows: own, ground: zones }: FeatureTable<ElementZone>,
  { units: { rows: units, ground }, layers: records, verticalElements, minAreaM2 }: PlacedLayers,
  territory: PolygonSet,
  options: OverlayOptions,
  series: OverlaySeries,
): { readonly cover: ElementCover; readonly findings: Finding[] } {
  const layers = { territory, units: ground, zones };
  const faces = series.faces(layers, options);
  const { areaM2, faceCount } = faces;
  const inside = faces.coverings("territory");
  const on = faces.coverings("units");
  const covering = faces.coverings("zones");
  const faults = new PlacementFaults(layers, options);
  const marine = element === "marine";
  const vertical = verticalElements.includes(element);
  const full = records?.some((layer) => layer.element === element && layer.coverage === "full") ?? false;
  const names = LABELS.element[element];
  const name = { element, elementZh: names.zh, elementEn: names.en.toLowerCase() };
  const sums = {
    covered: new Sum(),
    land: new Sum(),
    sea: new Sum(),
    gap: new Sum(),
    overlap: new Sum(),
    outside: new Sum(),
  };
  for (let face = 0; face < faceCount; face++) {
    const area = areaM2[face]!;
    const inTerritory = inside.start[face + 1]! > inside.start[face]!;
    const [from, to] = [covering.start[face]!, covering.start[face + 1]!];
    if (to === from) {
      if (!inTerritory) continue;
      sums.gap.add(area);
      const here = on.features.subarray(on.start[face]!, on.start[face + 1]!);
      const atSea = here.some((i) => units[i]!.realm === "sea");
      (atSea ? sums.sea : sums.land).add(area);
      if (full && atSea === marine) faults.add(face, area, "CERTIFICATE_ELEMENT_GAP", element, name, element);
      continue;
    }
    (inTerritory ? sums.covered : sums.outside).add(area);
    if (inTerritory && to === from + 1) continue;
    const rivals = Array.from(covering.features.subarray(from, to), (i) => own[i]!);
    const overlaps = !vertical && overlapping(rivals);
    if (overlaps) sums.overlap.add(area);
    if (inTerritory && !overlaps) continue;
    const codes = rivals.map(({ code }) => code);
    const values = { ...name, zones: someCodes(codes) };
    if (!inTerritory) faults.add(face, area, "CERTIFICATE_ELEMENT_OUTSIDE", codes[0]!, values, codes.join());
    if (overlaps) faults.add(face, area, "CERTIFICATE_ELEMENT_OVERLAP", codes[0]!, values, codes.join());
  }
  const { covered, land, sea, gap, overlap, outside } = sums;
  return {
    cover: {
      element,
      coverage: full ? "full" : "partial",
      zones: own.length,
      coveredM2: covered.value,
      gapM2: gap.value,
      landGapM2: land.value,
      seaGapM2: sea.value,
      overlapM2: overlap.value,
      outsideM2: outside.value,
      tiles: (marine ? sea : land).value === 0 && overlap.value === 0 && outside.value === 0,
    },
    findings: faults.findings(minAreaM2),
  };
}

/** The county of a county or a township. */
function countyOf({ code }: RowOf<AdminArea>): string {
  return code.slice(0, 6);
}

/** Whether zones of one element share ground that they may not: those of different resources may. */
function overlapping(zones: readonly ZoneRow[]): boolean {
  if (zones.length < 2) return false;
  return zones[0]!.element !== "resource" || new Set(zones.map(({ type }) => type)).size < zones.length;
}
