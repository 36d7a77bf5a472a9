// The layers as noded: what a scheme stores, so that units, zones and parks share every vertex and later jobs start without
// slivers. Each is dissolved from the same faces as the units; ground outside the territory is told and left out.
//
// Cost: one dissolve for each surface element, and as many for a vertical one as its zones lie above one another.
import type { MultiPolygon } from "geojson";
import {
  ELEMENTS,
  type Element,
  type ElementZone,
  type Finding,
  type IndustrialPark,
  labelOf,
} from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { AdminArea } from "./admin-area.ts";
import type { Cells } from "./county-filling.ts";
import { areaInWords, delineationFinding } from "./delineation-findings.ts";
import type { DelineationInput, ElementLayer, OrderedInput, ProtectedArea } from "./delineation-input.ts";
import type { Ground } from "./ground.ts";

/** What an element's layer covers of the ground it should: the sea for marine, the land for the others. 要素覆盖情况. */
export interface ElementCoverage {
  /** Its element. 要素. */
  readonly element: Element;
  /** `full` everywhere, `partial` in part, `noData` without a layer. 覆盖情况. */
  readonly state: "full" | "partial" | "noData";
  /** Ground in a zone, m². 已覆盖面积. */
  readonly coveredM2: number;
  /** Ground in none, m². 未覆盖面积. */
  readonly uncoveredM2: number;
}

/** The layers as noded. @internal */
export interface NodedLayers {
  readonly layers: readonly ElementLayer[];
  readonly parks: readonly IndustrialPark[];
  readonly protectedAreas: readonly ProtectedArea[];
  readonly counties: readonly AdminArea[];
  readonly territory: MultiPolygon;
  readonly elements: readonly ElementCoverage[];
  readonly findings: readonly Finding[];
}

/** Dissolves the layers from the faces. @internal */
export function nodeLayers(ground: Ground, cells: Cells, input: OrderedInput, asked: DelineationInput): NodedLayers {
  const { inside, park, protectedArea, overlay } = ground;
  const { cellOf } = cells;
  const findings: Finding[] = [];
  const geometries = nodeZones(ground, input);
  let z = 0;
  const layers = input.elements.map(({ element, zones, record }): ElementLayer => {
    const noded: ElementZone[] = [];
    for (const zone of zones) {
      const geometry = geometries[z++];
      if (geometry) noded.push({ ...zone, element, geometry } as ElementZone);
      else findings.push(delineationFinding("ZONE_NO_GROUND", "warning", zone.code, { value: zone.code }));
    }
    return { element, zones: noded, ...(record ? { record } : {}) };
  });
  const inTerritory = (items: Int32Array) => (f: number) =>
    inside[f] === 1 && items[f]! >= 0 ? String(items[f]) : null;
  const dissolved = <T extends { readonly geometry: unknown }>(items: readonly T[], of: Int32Array): T[] => {
    if (items.length === 0) return [];
    const { features } = overlay.dissolve(inTerritory(of));
    return features
      .map(({ properties: { key }, geometry }) => ({ at: Number(key), item: { ...items[Number(key)]!, geometry } }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  };
  const names = new Map(cells.cells.map(({ code, name }) => [code, name]));
  const counties = overlay
    .dissolve((f) => (cellOf[f]! >= 0 ? cells.cells[cellOf[f]!]!.county : null))
    .features.map(({ properties: { key }, geometry }) => ({ code: key, name: names.get(key) ?? key, geometry }));
  const [whole] = overlay.dissolve((f) => (inside[f] === 1 ? "territory" : null)).features;
  const elements = coverageOf(ground, cells, input);
  findings.push(...coverageFindings(elements, ground, cells, input, asked));
  return {
    layers,
    parks: dissolved(input.parks, park),
    protectedAreas: dissolved(input.protectedAreas, protectedArea),
    counties,
    territory: whole?.geometry ?? { type: "MultiPolygon", coordinates: [] },
    elements,
    findings,
  };
}

/** The geometry of each zone in the territory; undefined where it has no ground. */
function nodeZones(ground: Ground, { zones, profile, elements }: OrderedInput): (MultiPolygon | undefined)[] {
  const { faceCount, inside, zoneStart, zoneIndex, elementOf, overlay } = ground;
  const geometries: (MultiPolygon | undefined)[] = zones.map(() => undefined);
  const vertical = new Set<Element>(profile.verticalElements);
  const colour = colourVertical(ground, zones.length, vertical);
  const pass = (chosen: (z: number) => boolean): void => {
    const zoneOf = new Int32Array(faceCount).fill(-1);
    for (let f = 0; f < faceCount; f++)
      if (inside[f] === 1)
        for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) if (chosen(zoneIndex[i]!)) zoneOf[f] = zoneIndex[i]!;
    for (const { properties, geometry } of overlay.dissolve((f) => (zoneOf[f]! < 0 ? null : String(zoneOf[f])))
      .features)
      geometries[Number(properties.key)] = geometry;
  };
  for (const { element, zones: own } of elements) {
    if (own.length === 0) continue;
    if (!vertical.has(element)) {
      pass((z) => elementOf[z] === element);
      continue;
    }
    const most = colour.reduce((max, c, z) => (elementOf[z] === element ? Math.max(max, c) : max), 0);
    for (let c = 0; c <= most; c++) pass((z) => elementOf[z] === element && colour[z] === c);
  }
  return geometries;
}

/** Numbers zones of vertical elements so that no two above one another have the same; greedy, in order of the zones. */
function colourVertical(
  { faceCount, inside, zoneStart, zoneIndex, elementOf }: Ground,
  zoneCount: number,
  vertical: ReadonlySet<Element>,
): Int32Array {
  const above = new Map<number, Set<number>>();
  for (let f = 0; f < faceCount; f++) {
    if (inside[f] === 0) continue;
    const own = [...zoneIndex.subarray(zoneStart[f]!, zoneStart[f + 1]!)].filter((z) => vertical.has(elementOf[z]!));
    for (const a of own)
      for (const b of own) {
        if (a === b || elementOf[a] !== elementOf[b]) continue;
        if (!above.has(a)) above.set(a, new Set());
        above.get(a)!.add(b);
      }
  }
  const colour = new Int32Array(zoneCount);
  for (const [z, others] of [...above].sort(([a], [b]) => a - b)) {
    const taken = new Set([...others].filter((other) => other < z).map((other) => colour[other]));
    while (taken.has(colour[z])) colour[z]!++;
  }
  return colour;
}

function coverageOf(ground: Ground, cells: Cells, { elements }: OrderedInput): ElementCoverage[] {
  const { faceCount, areaM2, zoneStart, zoneIndex, elementOf } = ground;
  const covered = new Map<Element, Sum>(ELEMENTS.map((element) => [element, new Sum()]));
  const land = new Sum();
  const sea = new Sum();
  for (let f = 0; f < faceCount; f++) {
    const cell = cells.cellOf[f]!;
    if (cell < 0) continue;
    const atSea = cells.cells[cell]!.sea;
    (atSea ? sea : land).add(areaM2[f]!);
    let last: Element | undefined;
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
      const element = elementOf[zoneIndex[i]!]!;
      if (element === last || (element === "marine") !== atSea) continue;
      last = element;
      covered.get(element)!.add(areaM2[f]!);
    }
  }
  const given = new Set(elements.map(({ element }) => element));
  return ELEMENTS.map((element) => {
    const whole = (element === "marine" ? sea : land).value;
    const coveredM2 = covered.get(element)!.value;
    const left = whole - coveredM2;
    // the two sums run over the same faces in another order
    const uncoveredM2 = left <= 1e-12 * whole ? 0 : left;
    const state = !given.has(element) ? "noData" : uncoveredM2 === 0 ? "full" : "partial";
    return { element, state, coveredM2, uncoveredM2 };
  });
}

function coverageFindings(
  coverage: readonly ElementCoverage[],
  { faceCount, inside, area, park, areaM2, zoneStart, zoneIndex, elementOf }: Ground,
  cells: Cells,
  { elements }: OrderedInput,
  { asOf }: DelineationInput,
): Finding[] {
  const findings: Finding[] = [];
  const hasSea = cells.cells.some(({ sea }) => sea);
  const records = new Map(elements.map(({ element, record }) => [element, record]));
  for (const { element, state, coveredM2, uncoveredM2 } of coverage) {
    const name = labelOf("element", element);
    if (state === "noData") {
      if (element !== "marine" || hasSea)
        findings.push(delineationFinding("LAYER_NO_DATA", "info", element, { element: name }));
      continue;
    }
    const record = records.get(element);
    if (asOf !== undefined && record !== undefined && record.date > asOf)
      findings.push(
        delineationFinding("LAYER_AFTER_DAY", "warning", element, { element: name, date: record.date, asOf }),
      );
    if (state === "full" || (element === "marine" && !hasSea)) continue;
    const percent = Math.round((1e4 * uncoveredM2) / (coveredM2 + uncoveredM2)) / 100;
    const values = { element: name, areaM2: areaInWords(uncoveredM2), percent };
    const severity = record?.coverage === "partial" ? "info" : "warning";
    findings.push(delineationFinding("LAYER_UNCOVERED", severity, element, values));
  }
  const outside = new Map<string, Sum>();
  const add = (what: string, f: number): void => {
    if (!outside.has(what)) outside.set(what, new Sum());
    outside.get(what)!.add(areaM2[f]!);
  };
  for (let f = 0; f < faceCount; f++) {
    if (inside[f] === 1) continue;
    if (area[f]! >= 0) add("admin", f);
    if (park[f]! >= 0) add("parks", f);
    let last: Element | undefined;
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
      const element = elementOf[zoneIndex[i]!]!;
      if (element !== last) add(element, f);
      last = element;
    }
  }
  for (const what of [...ELEMENTS, "admin", "parks"]) {
    const sum = outside.get(what)?.value ?? 0;
    if (sum === 0) continue;
    const name = Object.hasOwn(OUTSIDE, what) ? OUTSIDE[what]! : labelOf("element", what);
    findings.push(delineationFinding("LAYER_OUTSIDE", "info", what, { what: name, areaM2: areaInWords(sum) }));
  }
  return findings;
}

const OUTSIDE: Readonly<Record<string, { zh: string; en: string }>> = {
  admin: { zh: "行政区", en: "administrative areas" },
  parks: { zh: "产业园区", en: "parks" },
};
