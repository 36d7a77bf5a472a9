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
  type Element,
  type Finding,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { OverlayOptions } from "../geometry/index.ts";
import type { OverlaySteps } from "../geometry/overlay-steps.ts";
import { piecesOf } from "./changed-pieces.ts";
import { revisionFinding } from "./revision-findings.ts";
import { SumsByKey } from "./sums-by-key.ts";
import {
  type ClassOrNone,
  compareTransitions,
  type ElementTransitions,
  elementsOf,
  type Transition,
} from "./transition.ts";
import { type Drawn, drawnBy, LEAST_M2, SIDES, type Side, strictest } from "./version-layers.ts";

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
}

/** Faces between two turns of others. */
const FACES = 2 ** 14;

/** Overlays two versions; `step` is told before the overlay and before what follows. @internal */
export function* groundChange(
  before: ZoningScheme,
  after: ZoningScheme,
  sliverWidthM: number,
  options: OverlayOptions,
  step: () => void,
): OverlaySteps<GroundChange> {
  step();
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
  const arranged = (yield { layers, options: { ...options, grid } })!;
  step();
  const { areaM2, faceCount } = arranged;

  const redlineZones = {
    before: new Set(before.threeLines?.redline?.zones ?? []),
    after: new Set(after.threeLines?.redline?.zones ?? []),
  };
  const labels = { before: new Array<ControlUnit | null>(faceCount), after: new Array<ControlUnit | null>(faceCount) };
  const inRedline = { before: new Uint8Array(faceCount), after: new Uint8Array(faceCount) };
  const pairSums = new SumsByKey();
  const classSums = new SumsByKey();
  const elementSums = new SumsByKey();
  const redlineSum = { before: new Sum(), after: new Sum() };
  const territorySum = { before: new Sum(), after: new Sum() };
  const overlapped = { before: new SumsByKey(), after: new SumsByKey() };
  const uncovered = { before: new Sum(), after: new Sum() };
  for (let face = 0; face < faceCount; face++) {
    if (face % FACES === 0) yield undefined;
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
  yield undefined;
  const redline = piecesOf(
    arranged.dissolve((face) =>
      inRedline.before[face] === inRedline.after[face] ? null : inRedline.after[face] === 1 ? "entered" : "left",
    ),
    sliverWidthM,
  ).map(({ key, ...piece }): RedlineRegion => ({ move: key as RedlineRegion["move"], ...piece }));

  const pairSlivers = new SumsByKey();
  const classSlivers = new SumsByKey();
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
  };
}

/** Order of regions, the same whichever version comes first. @internal */
export function compareRegions(a: ChangedRegion, b: ChangedRegion): number {
  return compareGeometry(a.geometry, b.geometry);
}

/** Pieces do not overlap, so their first ring tells them apart. */
function compareGeometry(a: Polygon, b: Polygon): number {
  const [p, q] = [a.coordinates[0]!, b.coordinates[0]!];
  for (let i = 0; i < p.length && i < q.length; i++)
    for (const axis of [0, 1] as const) if (p[i]![axis] !== q[i]![axis]) return p[i]![axis]! - q[i]![axis]!;
  return p.length - q.length;
}
