// How units lie to the other layers, read off overlays with each: units in their counties (TOP5), the red line in priority
// units, and the zones of each element over the territory. Each combination of layers at fault becomes one
// finding, with the area of all its faces and the place of the first.
//
// Cost: one arrangement of the units with each layer, one after another, so that memory is that of the largest; linear in
// faces; geometry is built for faults alone.
import type { Feature, MultiPolygon, Polygon } from "geojson";
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
import { compareText } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type Overlay, type OverlayOptions, overlay, type PolygonSet } from "../geometry/index.ts";
import { flatten } from "../geometry/polygon-set.ts";
import type { AdminArea } from "./admin-area.ts";
import { type CertificateFindingCode, certificateFinding, someCodes } from "./certificate-text.ts";

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
  /**
   * Ground that several zones cover, m²; zones of different resources, and of elements that lie above one another, may, and do
   * not count. 重叠面积.
   */
  readonly overlapM2: number;
  /** Covered ground outside the territory, m². 越界面积. */
  readonly outsideM2: number;
  /** Whether they tile what they should, sea for marine and land for the others: no gap, no overlap, nothing outside. 是否铺满且互不重叠. */
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
  /** The units' ground, flat; in their order. */
  readonly unitGround: PolygonSet;
  readonly zones: readonly ElementZone[];
  readonly redline: ReadonlySet<ElementZone>;
  readonly layers: readonly LayerRecord[];
  readonly counties: readonly AdminArea[];
  /** Elements whose zones may lie above one another. */
  readonly verticalElements: readonly Element[];
  /** Ground below this is a finding of severity `warning`, m². */
  readonly minAreaM2: number;
}

/** Ground that several overlays read, flat, so that it is read once. */
interface FlatGround {
  readonly territory: PolygonSet;
  readonly units: PolygonSet;
}
type Faces = Pick<Overlay, "areaM2" | "dissolve">;

/** A fault: one combination of layers, with all faces that have it. */
interface Fault {
  readonly code: CertificateFindingCode;
  readonly subject: string;
  readonly values: Record<string, string | number>;
  readonly area: Sum;
  readonly firstFace: number;
  count: number;
}

/** Overlays units with counties, with the red line and with the zones of each element, and reads what lies wrong. @internal */
export function* checkPlacement(
  given: PlacedLayers,
  options: OverlayOptions,
): Generator<undefined, Placement, unknown> {
  const flat: FlatGround = { territory: flatGround([given.territory], "territory"), units: given.unitGround };
  const counties = given.counties.length > 0 ? checkCounties(given, flat, options) : [];
  yield undefined;
  const line = given.redline.size > 0 ? checkRedline(given, flat, options) : undefined;
  const found: ReturnType<typeof checkElement>[] = [];
  for (const element of ELEMENTS) {
    if (!given.zones.some((zone) => zone.element === element)) continue;
    yield undefined;
    found.push(checkElement(element, given, flat, options));
  }
  return {
    TOP5: counties,
    REDLINE: line?.findings ?? [],
    ELEMENTS: found.flatMap(({ findings }) => findings),
    redline: line?.place ?? { zones: 0, areaM2: 0, inPriorityM2: 0 },
    elements: found.map(({ cover }) => cover),
  };
}

/** Ground of units in another county than theirs, or in none. */
function checkCounties(
  { units, counties, minAreaM2 }: PlacedLayers,
  flat: FlatGround,
  options: OverlayOptions,
): Finding[] {
  const faces = overlay({ units: flat.units, counties: flatGround(counties, "counties") }, options);
  const known = new Set(counties.map(countyOf));
  const faults = new Faults(faces);
  for (let face = 0; face < faces.faceCount; face++) {
    const here = faces.coveringIndices("units", face);
    if (here.length === 0) continue;
    const around = faces.coveringIndices("counties", face).map((i) => countyOf(counties[i]!));
    for (const i of here) {
      const { code, county, realm } = units[i]!;
      if (!known.has(county) || around.includes(county)) continue;
      // the sea is in no county's land
      if (around.length === 0 && realm === "sea") continue;
      if (around.length === 0) faults.add(face, "CERTIFICATE_BEYOND_COUNTIES", code, { unit: code }, code);
      else {
        const values = { unit: code, county, other: someCodes(around) };
        faults.add(face, "CERTIFICATE_OTHER_COUNTY", code, values, `${code} ${around.join()}`);
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

/** Ground of the red line that is not in priority units alone. */
function checkRedline(
  { units, zones, redline, minAreaM2 }: PlacedLayers,
  flat: FlatGround,
  options: OverlayOptions,
): { readonly place: RedlinePlace; readonly findings: Finding[] } {
  const lines = zones.filter((zone) => redline.has(zone));
  const faces = overlay({ ...flat, lines: flatGround(lines, "zones") }, options);
  const faults = new Faults(faces);
  const whole = new Sum();
  const inside = new Sum();
  for (let face = 0; face < faces.faceCount; face++) {
    const covering = faces.coveringIndices("lines", face);
    if (covering.length === 0 || faces.coveringIndices("territory", face).length === 0) continue;
    whole.add(faces.areaM2[face]!);
    const here = faces.coveringIndices("units", face).map((i) => units[i]!);
    const weaker = here.filter((unit) => unit.class !== "priority");
    if (here.length > 0 && weaker.length === 0) {
      inside.add(faces.areaM2[face]!);
      continue;
    }
    const unit = someCodes(weaker.map(({ code }) => code));
    for (const i of covering) {
      const { code } = lines[i]!;
      faults.add(face, "CERTIFICATE_REDLINE_OUT", code, { zone: code, unit }, `${code} ${unit}`);
    }
  }
  return {
    place: { zones: redline.size, areaM2: whole.value, inPriorityM2: inside.value },
    findings: faults.findings(minAreaM2),
  };
}

/**
 * How the zones of an element cover the territory. A full layer covers the sea where it is marine and the land where it is not:
 * a coastal scheme has no zones of the sea on its land.
 */
function checkElement(
  element: Element,
  { units, zones, layers, verticalElements, minAreaM2 }: PlacedLayers,
  flat: FlatGround,
  options: OverlayOptions,
): { readonly cover: ElementCover; readonly findings: Finding[] } {
  const own = zones.filter((zone) => zone.element === element);
  const faces = overlay({ ...flat, zones: flatGround(own, "zones") }, options);
  const faults = new Faults(faces);
  const marine = element === "marine";
  const full = layers.some((layer) => layer.element === element && layer.coverage === "full");
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
  for (let face = 0; face < faces.faceCount; face++) {
    const area = faces.areaM2[face]!;
    const inTerritory = faces.coveringIndices("territory", face).length > 0;
    const covering = faces.coveringIndices("zones", face);
    if (covering.length === 0) {
      if (!inTerritory) continue;
      sums.gap.add(area);
      const atSea = faces.coveringIndices("units", face).some((i) => units[i]!.realm === "sea");
      (atSea ? sums.sea : sums.land).add(area);
      if (full && atSea === marine) faults.add(face, "CERTIFICATE_ELEMENT_GAP", element, name, element);
      continue;
    }
    (inTerritory ? sums.covered : sums.outside).add(area);
    const overlaps = !verticalElements.includes(element) && overlapping(covering.map((i) => own[i]!));
    if (overlaps) sums.overlap.add(area);
    if (inTerritory && !overlaps) continue;
    const codes = covering.map((i) => own[i]!.code);
    const values = { ...name, zones: someCodes(codes) };
    if (!inTerritory) faults.add(face, "CERTIFICATE_ELEMENT_OUTSIDE", codes[0]!, values, codes.join());
    if (overlaps) faults.add(face, "CERTIFICATE_ELEMENT_OVERLAP", codes[0]!, values, codes.join());
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

/** Faults of one overlay: combinations of layers, each with all faces that have it. */
class Faults {
  readonly #faces: Faces;
  readonly #known = new Map<string, Fault>();

  constructor(faces: Faces) {
    this.#faces = faces;
  }

  add(
    face: number,
    code: CertificateFindingCode,
    subject: string,
    values: Record<string, string | number>,
    key: string,
  ): void {
    const id = `${code} ${key}`;
    let fault = this.#known.get(id);
    if (fault === undefined)
      this.#known.set(id, (fault = { code, subject, values, area: new Sum(), firstFace: face, count: 0 }));
    fault.area.add(this.#faces.areaM2[face]!);
    fault.count++;
  }

  /** In canonical order; geometry is built for the first face of each alone. */
  findings(minAreaM2: number): Finding[] {
    if (this.#known.size === 0) return [];
    const wanted = new Set([...this.#known.values()].map(({ firstFace }) => firstFace));
    const places = new Map(
      this.#faces
        .dissolve((face) => (wanted.has(face) ? String(face) : null))
        .features.map(({ properties, geometry }) => [Number(properties.key), geometry.coordinates[0]?.[0]?.[0]]),
    );
    return [...this.#known]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, { code, subject, values, area, firstFace, count }]) => {
        const severity = area.value < minAreaM2 ? "warning" : "error";
        return certificateFinding(
          code,
          severity,
          subject,
          { ...values, areaM2: area.value, count },
          places.get(firstFace),
        );
      });
  }
}

/** The county of a county or a township. */
function countyOf({ code }: AdminArea): string {
  return code.slice(0, 6);
}

/** Whether zones of one element share ground that they may not: those of different resources may. */
function overlapping(zones: readonly ElementZone[]): boolean {
  if (zones.length < 2) return false;
  return zones[0]!.element !== "resource" || new Set(zones.map(({ type }) => type)).size < zones.length;
}

/** The ground of items, flat; `name` stands in the path of what is wrong with it. @internal */
export function flatGround(items: readonly { readonly geometry: Polygon | MultiPolygon }[], name: string): PolygonSet {
  const features = items.map(
    ({ geometry }): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
  );
  return flatten({ type: "FeatureCollection", features }, `$.${name}`);
}
