// How a scheme stands to the spatial plan (clauses one and two: 一张图, 三区三线): the share of each unit in each zone of the plan,
// and where the two contradict each other. Every layer of the plan carries its owner, day and source; a copy older than what its
// owner has is a finding, and a layer that is missing is said to be missing. Cost: one overlay of units, red line and plan.
import type { MultiPolygon } from "geojson";
import { layerOf } from "../domain/geometry.ts";
import type { AreaGeometry, Finding, IsoDate, ZoneClass, ZoningScheme } from "../domain/index.ts";
import { orderedBy } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type OverlayOptions, overlay } from "../geometry/index.ts";
import { piecesOf } from "./changed-pieces.ts";
import { type RevisionFindingCode, revisionFinding } from "./revision-findings.ts";

/**
 * What a layer of the plan shows: permanent basic farmland 永久基本农田, the red line 生态保护红线, the urban development boundary
 * 城镇开发边界, or another zone of the plan 其他规划分区. 规划图层类型.
 */
export type PlanLayerKind = "permanentBasicFarmland" | "redline" | "urbanBoundary" | "planZone";

/** A layer of the spatial plan. 规划图层. */
export interface PlanLayer {
  /** Id of its own. 编号. */
  readonly id: string;
  /** What it shows. 类型. */
  readonly kind: PlanLayerKind;
  /** Name. 名称. */
  readonly name: string;
  /** Department that owns it. 权属部门. */
  readonly owner: string;
  /** Day of this copy. 数据日期. */
  readonly date: IsoDate;
  /** Day of the newest data that the owner is known to have. 权属部门最新日期. */
  readonly latestDate?: IsoDate;
  /** Source. 来源. */
  readonly source: string;
  /** Its ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** What of a unit lies in a layer of the plan. 单元占比. */
export interface PlanShare {
  /** Id of the layer. 图层. */
  readonly layer: string;
  /** m². 面积. */
  readonly areaM2: number;
  /** Of the unit, 0 to 1. 占比. */
  readonly share: number;
}

/** A unit in the plan. 单元与规划. */
export interface UnitInPlan {
  /** Code. 单元. */
  readonly unit: string;
  /** Class. 类别. */
  readonly class: ZoneClass;
  /** m². 面积. */
  readonly areaM2: number;
  /** Its shares, in the order of the layers' ids; a layer that it does not meet has 0. 占比. */
  readonly shares: readonly PlanShare[];
}

/** Where scheme and plan contradict each other. 冲突. */
export interface PlanConflict {
  /** Code of the finding. 代码. */
  readonly code: RevisionFindingCode;
  /** Unit; `null` where it is about the red line. 单元. */
  readonly unit: string | null;
  /** m². 面积. */
  readonly areaM2: number;
  /** The ground. 几何. */
  readonly geometry: MultiPolygon;
  /** In words. 说明. */
  readonly finding: Finding;
}

/** How a scheme stands to the plan. 与国土空间规划衔接. */
export interface PlanLinkage {
  /** Each unit, by code. 各单元. */
  readonly units: readonly UnitInPlan[];
  /** Conflicts, by code of the finding and unit. 冲突. */
  readonly conflicts: readonly PlanConflict[];
  /** Whose layers, of which day and source. 图层来源. */
  readonly layers: readonly Omit<PlanLayer, "geometry">[];
  /** Stale copies, missing layers, and the conflicts in words. 问题. */
  readonly findings: readonly Finding[];
}

const NEEDED: readonly [PlanLayerKind, { zh: string; en: string }][] = [
  ["permanentBasicFarmland", { zh: "永久基本农田", en: "permanent basic farmland" }],
  ["redline", { zh: "生态保护红线", en: "ecological red line" }],
  ["urbanBoundary", { zh: "城镇开发边界", en: "urban development boundary" }],
];

/**
 * Lays a scheme over the spatial plan: shares, conflicts, stale copies. 与国土空间规划衔接.
 *
 * @param scheme - the scheme; never changed
 * @param layers - layers of the plan
 * @param options - mean width up to which a conflict is a sliver (default 1 m); latest days of the scheme's own layers by
 * element; grid and budgets
 * @example
 * ```ts
 * linkWithPlan(scheme, layers).units[0]?.shares; //=> [{ layer: "farmland", areaM2: 0, share: 0 }, …]
 * ```
 */
export function linkWithPlan(
  scheme: ZoningScheme,
  layers: readonly PlanLayer[],
  options: OverlayOptions & {
    readonly sliverWidthM?: number;
    readonly latestDates?: Readonly<Record<string, IsoDate>>;
  } = {},
): PlanLinkage {
  const { sliverWidthM = 1, latestDates = {}, ...overlayOptions } = options;
  const units = orderedBy(scheme.units, ({ code }) => code);
  const plan = orderedBy(layers, ({ id }) => id);
  const redlineCodes = new Set(scheme.threeLines.redline.zones);
  const redline = scheme.zones.filter(({ code }) => redlineCodes.has(code));
  const laid = overlay(
    { units: layerOf(units), redline: layerOf(redline), plan: layerOf(plan) },
    { grid: scheme.gridDeg ?? "auto", ...overlayOptions },
  );
  const total = units.map(() => new Sum());
  const inPlan = units.map(() => plan.map(() => new Sum()));
  const kindsAt: ReadonlySet<PlanLayerKind>[] = [];
  for (let face = 0; face < laid.faceCount; face++) {
    const ground = laid.areaM2[face]!;
    const here = laid.coveringIndices("plan", face);
    kindsAt.push(new Set(here.map((i) => plan[i]!.kind)));
    for (const u of laid.coveringIndices("units", face)) {
      total[u]!.add(ground);
      for (const p of here) inPlan[u]![p]!.add(ground);
    }
  }
  const has = (kind: PlanLayerKind): boolean => plan.some((layer) => layer.kind === kind);
  const conflicts: PlanConflict[] = [];
  const conflict = (code: RevisionFindingCode, keyOf: (face: number) => string | null): void => {
    const pieces = piecesOf(laid.dissolve(keyOf), sliverWidthM).filter(({ sliver }) => !sliver);
    for (const key of [...new Set(pieces.map((piece) => piece.key))]) {
      const own = pieces.filter((piece) => piece.key === key);
      const areaM2 = own.reduce((sum, piece) => sum + piece.areaM2, 0);
      const position = own[0]!.geometry.coordinates[0]![0] as [number, number];
      conflicts.push({
        code,
        unit: key === "" ? null : key,
        areaM2,
        geometry: { type: "MultiPolygon", coordinates: own.map(({ geometry }) => geometry.coordinates) },
        finding: revisionFinding(
          code,
          { units: key, areaM2: areaM2.toFixed(1) },
          { ...(key === "" ? {} : { subject: key }), location: { position } },
        ),
      });
    }
  };
  const unitAt = (face: number, wanted: (unit: (typeof units)[number]) => boolean): string | null =>
    laid
      .coveringIndices("units", face)
      .map((i) => units[i]!)
      .find(wanted)?.code ?? null;
  const isPark = (unit: (typeof units)[number]): boolean => unit.keyKind === "park" || unit.park !== undefined;
  const inRedline = (face: number): boolean => laid.coveringIndices("redline", face).length > 0;
  if (has("urbanBoundary")) {
    conflict("LINKAGE_PRIORITY_IN_URBAN", (face) =>
      kindsAt[face]!.has("urbanBoundary") ? unitAt(face, (unit) => unit.class === "priority") : null,
    );
    conflict("LINKAGE_PARK_OUTSIDE_URBAN", (face) =>
      kindsAt[face]!.has("urbanBoundary") ? null : unitAt(face, isPark),
    );
  }
  if (has("redline")) {
    conflict("LINKAGE_KEY_IN_REDLINE", (face) =>
      kindsAt[face]!.has("redline") ? unitAt(face, (unit) => unit.class !== "priority") : null,
    );
    conflict("LINKAGE_REDLINE_OUTSIDE_PLAN", (face) => (inRedline(face) && !kindsAt[face]!.has("redline") ? "" : null));
    conflict("LINKAGE_PLAN_REDLINE_MISSED", (face) => (!inRedline(face) && kindsAt[face]!.has("redline") ? "" : null));
  }
  if (has("permanentBasicFarmland"))
    conflict("LINKAGE_PARK_ON_FARMLAND", (face) =>
      kindsAt[face]!.has("permanentBasicFarmland") ? unitAt(face, isPark) : null,
    );
  conflicts.sort((a, b) => (`${a.code} ${a.unit}` < `${b.code} ${b.unit}` ? -1 : 1));

  const findings: Finding[] = [];
  for (const [kind, name] of NEEDED)
    if (!has(kind)) findings.push(revisionFinding("LINKAGE_NO_LAYER", { layer: name }));
  const stale = (layer: string, owner: string, day: IsoDate, latest: IsoDate | undefined): void => {
    if (latest !== undefined && day < latest)
      findings.push(revisionFinding("LINKAGE_STALE", { layer, owner, day, latest }, { subject: layer }));
  };
  for (const { name, owner, date, latestDate } of plan) stale(name, owner, date, latestDate);
  for (const { element, owner, date } of orderedBy(scheme.layers, (layer) => layer.element))
    stale(element, owner, date, Object.hasOwn(latestDates, element) ? latestDates[element] : undefined);
  return {
    units: units.map((unit, u) => ({
      unit: unit.code,
      class: unit.class,
      areaM2: total[u]!.value,
      shares: plan.map(({ id }, p) => {
        const areaM2 = inPlan[u]![p]!.value;
        return { layer: id, areaM2, share: total[u]!.value > 0 ? Math.min(1, areaM2 / total[u]!.value) : 0 };
      }),
    })),
    conflicts,
    layers: plan.map(({ geometry: _, ...record }) => record),
    findings: [...findings, ...conflicts.map(({ finding }) => finding)],
  };
}
