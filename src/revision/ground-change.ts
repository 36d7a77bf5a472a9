// What changed on the ground between two versions, from ONE overlay of what both of them zone: units, zones, territory. Each
// face knows what covers it before and after, so matrices are sums over faces and close by themselves; changed ground is dissolved
// by what it was and what it became. A piece of it whose mean width (2 × area / perimeter, as the coverage tools measure slivers) is
// within the tolerance, and that is nowhere much wider, is a border that was digitised anew, not a change.
//
// Guarantee: sums over faces are compensated, so that margins equal the areas of the versions to rounding; results do not depend
// on the order of units or zones. Where units overlap, the strictest class counts and a finding says so. Cost: one arrangement
// of both versions, then linear in faces.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { layerOf } from "../domain/geometry.ts";
import {
  CLASS_DIGIT,
  type ControlUnit,
  ELEMENTS,
  type Element,
  type ElementZone,
  type Finding,
  type IndustrialPark,
  type NamedFeature,
  type PlaceSelector,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import { orderedBy } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { area, lengthM, type OverlayOptions, overlay } from "../geometry/index.ts";
import { revisionFinding } from "./revision-findings.ts";
import { isSliver } from "./sliver.ts";

/** A class, or `null` for ground in no unit. 类别. */
export type ClassOrNone = ZoneClass | null;

/** A cell of the transition matrix. 转移矩阵单元. */
export interface Transition {
  /** Class before. 变化前类别. */
  readonly before: ClassOrNone;
  /** Class after. 变化后类别. */
  readonly after: ClassOrNone;
  /** Ground, m², slivers included. 面积. */
  readonly areaM2: number;
  /** What of it are slivers, m². 其中碎斑. */
  readonly sliverM2: number;
}

/** A connected piece of ground whose unit or class changed. 变化图斑. */
export interface ChangedRegion {
  /** Code of its unit before; `null` for none. 变化前单元. */
  readonly unitBefore: string | null;
  /** Code of its unit after; `null` for none. 变化后单元. */
  readonly unitAfter: string | null;
  /** Class before. 变化前类别. */
  readonly classBefore: ClassOrNone;
  /** Class after. 变化后类别. */
  readonly classAfter: ClassOrNone;
  /** m². 面积. */
  readonly areaM2: number;
  /** 2 × area / perimeter, m. 平均宽度. */
  readonly meanWidthM: number;
  /** Whether it is a border digitised anew, not a change. 是否碎斑. */
  readonly sliver: boolean;
  /** Its ground. 几何. */
  readonly geometry: Polygon;
}

/** A connected piece of ground that entered or left the red line. 红线变化图斑. */
export interface RedlineRegion {
  /** Whether it entered or left. 调入或调出. */
  readonly move: "entered" | "left";
  /** m². 面积. */
  readonly areaM2: number;
  /** 2 × area / perimeter, m. 平均宽度. */
  readonly meanWidthM: number;
  /** Whether it is a border digitised anew. 是否碎斑. */
  readonly sliver: boolean;
  /** Its ground. 几何. */
  readonly geometry: Polygon;
}

/** The transition matrix of the zones of one element. 要素分区转移矩阵. */
export interface ElementTransitions {
  /** Element. 要素. */
  readonly element: Element;
  /** Cells that hold ground. 转移矩阵. */
  readonly transitions: readonly Omit<Transition, "sliverM2">[];
}

/** Ground of one pair of units. @internal */
export interface PairGround {
  readonly before: string | null;
  readonly after: string | null;
  readonly areaM2: number;
  readonly sliverM2: number;
}

/** What changed on the ground. @internal */
export interface GroundChange {
  readonly gridDeg: number;
  readonly pairs: readonly PairGround[];
  readonly transitions: readonly Transition[];
  readonly elements: readonly ElementTransitions[];
  readonly regions: readonly ChangedRegion[];
  readonly redline: readonly RedlineRegion[];
  readonly redlineM2: readonly [before: number, after: number];
  readonly territoryM2: readonly [before: number, after: number];
  readonly findings: readonly [before: readonly Finding[], after: readonly Finding[]];
  /** Codes of the units that hold ground of a place, by version. */
  readonly unitsIn: (
    side: Side,
    place: PlaceSelector | undefined,
    parks: readonly string[] | undefined,
  ) => readonly string[];
}

/** Which version. @internal */
export type Side = "before" | "after";

/** Ground below this does not bring a term to a unit: it only touches, as in screening. */
const LEAST_M2 = 1;
const SIDES: readonly Side[] = ["before", "after"];
const CLASS_ORDER: readonly ClassOrNone[] = ["priority", "key", "general", null];

interface Drawn {
  readonly units: readonly ControlUnit[];
  readonly zones: readonly ElementZone[];
  readonly parks: readonly IndustrialPark[];
  readonly areas: readonly (NamedFeature & { readonly geometry: Polygon | MultiPolygon })[];
}

/** Overlays two versions. @internal */
export function groundChange(
  before: ZoningScheme,
  after: ZoningScheme,
  sliverWidthM: number,
  options: OverlayOptions,
): GroundChange {
  const drawn: Record<Side, Drawn> = { before: drawnBy(before), after: drawnBy(after) };
  const layers: Record<string, FeatureCollection<Polygon | MultiPolygon>> = {};
  for (const [side, scheme] of [
    ["before", before],
    ["after", after],
  ] as const) {
    layers[`units ${side}`] = layerOf(drawn[side].units);
    layers[`zones ${side}`] = layerOf(drawn[side].zones);
    layers[`territory ${side}`] = layerOf([scheme.territory]);
  }
  const steps = [before.gridDeg, after.gridDeg].filter((step) => step !== undefined);
  const grid = options.grid ?? (steps.length > 0 ? Math.max(...steps) : "auto");
  const arranged = overlay(layers, { ...options, grid });
  const { areaM2, faceCount } = arranged;

  const redlineZones = {
    before: new Set(before.threeLines?.redline?.zones ?? []),
    after: new Set(after.threeLines?.redline?.zones ?? []),
  };
  const labels = { before: new Array<ControlUnit | null>(faceCount), after: new Array<ControlUnit | null>(faceCount) };
  const inRedline = { before: new Uint8Array(faceCount), after: new Uint8Array(faceCount) };
  const pairSums = new Table();
  const classSums = new Table();
  const elementSums = new Table();
  const redlineSum = { before: new Sum(), after: new Sum() };
  const territorySum = { before: new Sum(), after: new Sum() };
  const overlapped = { before: new Table(), after: new Table() };
  const uncovered = { before: new Sum(), after: new Sum() };
  for (let face = 0; face < faceCount; face++) {
    const ground = areaM2[face]!;
    const classes = { before: new Map<Element, ZoneClass>(), after: new Map<Element, ZoneClass>() };
    for (const side of SIDES) {
      const { units, zones } = drawn[side];
      const covering = arranged.coveringIndices(`units ${side}`, face).map((i) => units[i]!);
      labels[side][face] = strictest(covering);
      if (covering.length > 1) overlapped[side].add(covering.map(({ code }) => code).join("、"), ground);
      for (const i of arranged.coveringIndices(`zones ${side}`, face)) {
        const zone = zones[i]!;
        const known = classes[side].get(zone.element);
        if (known === undefined || CLASS_DIGIT[zone.class] < CLASS_DIGIT[known])
          classes[side].set(zone.element, zone.class);
        if (redlineZones[side].has(zone.code)) inRedline[side][face] = 1;
      }
      if (inRedline[side][face] === 1) redlineSum[side].add(ground);
      if (arranged.coveringIndices(`territory ${side}`, face).length > 0) {
        territorySum[side].add(ground);
        if (covering.length === 0) uncovered[side].add(ground);
      }
    }
    const [from, to] = [labels.before[face] ?? null, labels.after[face] ?? null];
    if (from !== null || to !== null) {
      pairSums.add(JSON.stringify([from?.code ?? null, to?.code ?? null]), ground);
      classSums.add(JSON.stringify([from?.class ?? null, to?.class ?? null]), ground);
    }
    for (const element of new Set([...classes.before.keys(), ...classes.after.keys()]))
      elementSums.add(
        JSON.stringify([element, classes.before.get(element) ?? null, classes.after.get(element) ?? null]),
        ground,
      );
  }

  const regions = piecesOf(
    arranged.dissolve((face) => {
      const [from, to] = [labels.before[face] ?? null, labels.after[face] ?? null];
      const isSame = from?.code === to?.code && from?.class === to?.class;
      return isSame
        ? null
        : JSON.stringify([from?.code ?? null, to?.code ?? null, from?.class ?? null, to?.class ?? null]);
    }),
    sliverWidthM,
  ).map(({ key, ...piece }): ChangedRegion => {
    const [unitBefore, unitAfter, classBefore, classAfter] = JSON.parse(key) as [
      string | null,
      string | null,
      ClassOrNone,
      ClassOrNone,
    ];
    return { unitBefore, unitAfter, classBefore, classAfter, ...piece };
  });
  const redline = piecesOf(
    arranged.dissolve((face) =>
      inRedline.before[face] === inRedline.after[face] ? null : inRedline.after[face] === 1 ? "entered" : "left",
    ),
    sliverWidthM,
  ).map(({ key, ...piece }): RedlineRegion => ({ move: key as RedlineRegion["move"], ...piece }));

  const pairSlivers = new Table();
  const classSlivers = new Table();
  for (const region of regions)
    if (region.sliver) {
      pairSlivers.add(JSON.stringify([region.unitBefore, region.unitAfter]), region.areaM2);
      classSlivers.add(JSON.stringify([region.classBefore, region.classAfter]), region.areaM2);
    }
  const findingsOf = (side: Side, { version }: ZoningScheme): Finding[] => [
    ...overlapped[side]
      .entries()
      .filter(([, ground]) => ground > LEAST_M2)
      .map(([units, ground]) =>
        revisionFinding(
          "DIFF_OVERLAPPING_UNITS",
          { version: version.number, units, areaM2: Math.round(ground) },
          { subject: units },
        ),
      ),
    ...(uncovered[side].value > LEAST_M2
      ? [revisionFinding("DIFF_UNCOVERED", { version: version.number, areaM2: Math.round(uncovered[side].value) })]
      : []),
  ];
  return {
    gridDeg: arranged.grid,
    pairs: pairSums.entries().map(([key, ground]) => {
      const [from, to] = JSON.parse(key) as [string | null, string | null];
      return { before: from, after: to, areaM2: ground, sliverM2: from === to ? 0 : pairSlivers.get(key) };
    }),
    transitions: classSums
      .entries()
      .map(([key, ground]): Transition => {
        const [from, to] = JSON.parse(key) as [ClassOrNone, ClassOrNone];
        return { before: from, after: to, areaM2: ground, sliverM2: from === to ? 0 : classSlivers.get(key) };
      })
      .sort(compareTransitions),
    elements: elementsOf(elementSums),
    regions: [...regions].sort(compareRegions),
    redline: redline.sort((a, b) =>
      a.move < b.move ? -1 : a.move > b.move ? 1 : compareGeometry(a.geometry, b.geometry),
    ),
    redlineM2: [redlineSum.before.value, redlineSum.after.value],
    territoryM2: [territorySum.before.value, territorySum.after.value],
    findings: [findingsOf("before", before), findingsOf("after", after)],
    unitsIn: placeFinder(drawn, { ...options, grid }),
  };
}

/**
 * Finds the units of places. Parks and named areas are not noded with the units, and would bend their borders by half a step;
 * so they are laid over the units of their own version apart from the overlay that is measured, and only when a term asks.
 */
function placeFinder(drawn: Record<Side, Drawn>, options: OverlayOptions): GroundChange["unitsIn"] {
  const tabulate = ({ units, zones, parks, areas }: Drawn) =>
    overlay(
      { units: layerOf(units), zones: layerOf(zones), parks: layerOf(parks), areas: layerOf(areas) },
      options,
    ).tabulate("units", "zones", "parks", "areas");
  const rows = new Map<Side, ReturnType<typeof tabulate>>();
  return (side, place, parkCodes) => {
    const { units, zones, parks, areas } = drawn[side];
    let table = rows.get(side);
    if (table === undefined) rows.set(side, (table = tabulate(drawn[side])));
    const found = new Set<string>();
    for (const { keys, areaM2 } of table) {
      if (areaM2 <= LEAST_M2) continue;
      const unit = strictest(keys.units.map((i) => units[i]!));
      if (unit === null || found.has(unit.code)) continue;
      const inPark = parkCodes === undefined || keys.parks.some((i) => parkCodes.includes(parks[i]!.code));
      const here = keys.zones.map((i) => zones[i]!);
      const named = keys.areas.map((i) => areas[i]!);
      if (inPark && (place === undefined || isPlace(place, unit, here, named))) found.add(unit.code);
    }
    return [...found].sort();
  };
}

/** Order of the cells of a matrix. @internal */
export function compareTransitions(
  a: { before: ClassOrNone; after: ClassOrNone },
  b: { before: ClassOrNone; after: ClassOrNone },
): number {
  return (
    CLASS_ORDER.indexOf(a.before) - CLASS_ORDER.indexOf(b.before) ||
    CLASS_ORDER.indexOf(a.after) - CLASS_ORDER.indexOf(b.after)
  );
}

/** Order of regions, the same whichever version comes first. @internal */
export function compareRegions(a: ChangedRegion, b: ChangedRegion): number {
  return compareGeometry(a.geometry, b.geometry);
}

/** The strictest class; among equals the first by code. */
function strictest(units: readonly ControlUnit[]): ControlUnit | null {
  let found: ControlUnit | null = null;
  for (const unit of units)
    if (
      found === null ||
      CLASS_DIGIT[unit.class] < CLASS_DIGIT[found.class] ||
      (unit.class === found.class && unit.code < found.code)
    )
      found = unit;
  return found;
}

/** Whether ground of a unit lies in a place, as far as codes, types, classes, tags and named areas tell. */
function isPlace(
  { zoneTypes, element, zoneClass, zones, unitClass, units, features, kinds, regions }: PlaceSelector,
  unit: ControlUnit,
  here: readonly ElementZone[],
  areas: readonly { readonly id: string; readonly kind: string }[],
): boolean {
  const asksZone = zoneTypes ?? element ?? zoneClass ?? zones;
  return (
    (units === undefined || units.includes(unit.code)) &&
    (unitClass === undefined || unit.class === unitClass) &&
    // a unit without tags may belong to the region
    (regions === undefined || unit.regions === undefined || unit.regions.some((region) => regions.includes(region))) &&
    (asksZone === undefined ||
      here.some(
        (zone) =>
          (zones === undefined || zones.includes(zone.code)) &&
          (zoneTypes === undefined || zoneTypes.includes(zone.type)) &&
          (element === undefined || zone.element === element) &&
          (zoneClass === undefined || zone.class === zoneClass),
      )) &&
    (features === undefined || areas.some(({ id }) => features.includes(id))) &&
    (kinds === undefined || areas.some(({ kind }) => kinds.includes(kind)))
  );
}

interface Piece {
  readonly key: string;
  readonly areaM2: number;
  readonly meanWidthM: number;
  readonly sliver: boolean;
  readonly geometry: Polygon;
}

/** The connected pieces of dissolved ground, with their mean widths. @internal */
export function piecesOf(dissolved: FeatureCollection<MultiPolygon, { key: string }>, sliverWidthM: number): Piece[] {
  return dissolved.features.flatMap(({ geometry, properties: { key } }) =>
    geometry.coordinates.map((coordinates): Piece => {
      const polygon: Polygon = { type: "Polygon", coordinates };
      const areaM2 = area(polygon);
      const meanWidthM = (2 * areaM2) / lengthM({ type: "MultiLineString", coordinates });
      return {
        key,
        areaM2,
        meanWidthM,
        sliver: isSliver(polygon, areaM2, meanWidthM, sliverWidthM),
        geometry: polygon,
      };
    }),
  );
}

/** Pieces do not overlap, so their first ring tells them apart. */
function compareGeometry(a: Polygon, b: Polygon): number {
  const [p, q] = [a.coordinates[0]!, b.coordinates[0]!];
  for (let i = 0; i < p.length && i < q.length; i++)
    for (const axis of [0, 1] as const) if (p[i]![axis] !== q[i]![axis]) return p[i]![axis]! - q[i]![axis]!;
  return p.length - q.length;
}

function elementsOf(sums: Table): ElementTransitions[] {
  const cells = sums.entries().map(([key, areaM2]) => {
    const [element, before, after] = JSON.parse(key) as [Element, ClassOrNone, ClassOrNone];
    return { element, before, after, areaM2 };
  });
  return ELEMENTS.filter((element) => cells.some((cell) => cell.element === element)).map((element) => ({
    element,
    transitions: cells
      .filter((cell) => cell.element === element)
      .map(({ before, after, areaM2 }) => ({ before, after, areaM2 }))
      .sort(compareTransitions),
  }));
}

function drawnBy({ units, zones, parks, features }: ZoningScheme): Drawn {
  return {
    units: orderedBy(units, ({ code }) => code),
    zones: orderedBy(zones, ({ code, element }) => `${code} ${element}`),
    parks: orderedBy(parks ?? [], ({ code }) => code),
    areas: orderedBy((features ?? []).filter(isArea), ({ id }) => id),
  };
}

function isArea(feature: NamedFeature): feature is Drawn["areas"][number] {
  return feature.geometry.type === "Polygon" || feature.geometry.type === "MultiPolygon";
}

/** Compensated sums by key. */
class Table {
  readonly #sums = new Map<string, Sum>();
  add(key: string, value: number): void {
    let sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, (sum = new Sum()));
    sum.add(value);
  }
  get(key: string): number {
    return this.#sums.get(key)?.value ?? 0;
  }
  /** In the order of their keys. */
  entries(): [string, number][] {
    return [...this.#sums].map(([key, sum]): [string, number] => [key, sum.value]).sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
