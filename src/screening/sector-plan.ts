// A plan with many footprints, one answer (规划整体研判): the strictest verdict of its parts, the ground it takes in each unit
// with what lies twice counted once, and what all parts together ask of the ceilings, which may be too much though each
// alone is not. Cost: a screening a part, one overlay of all parts with the units.
import type { Feature, MultiPolygon } from "geojson";
import type { FactKey, IsoDate, Project, Verdict } from "../domain/index.ts";
import { type FootprintTable, tabulateFootprint } from "../geometry/index.ts";
import { MILDEST_FIRST } from "./admissible-area.ts";
import { splitFootprint } from "./footprint.ts";
import { type HeadroomLeft, headroomLeft } from "./headroom-left.ts";
import { PLACE_LAYERS, type PreparedScheme } from "./prepared-scheme.ts";
import { type ScreenOptions, screeningSettings } from "./screening-settings.ts";
import { type ScreeningSummary, summarise } from "./screening-summary.ts";

/** A plan: projects that are decided together. 规划. */
export interface SectorPlan {
  /** Id of its own. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Its parts. 规划项目. */
  readonly projects: readonly Project[];
}

/** The answer for a plan: plain data. 规划研判. */
export interface PlanAnalysis {
  /** Always `sanxian.planAnalysis`. 文档格式. */
  readonly format: "sanxian.planAnalysis";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** The day asked for. 研判日期. */
  readonly asOf: IsoDate;
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** Number of its version. 方案版本. */
  readonly version: string;
  /** Id of the plan. 规划编号. */
  readonly plan: string;
  /**
   * The strictest verdict of its parts; at least inadmissible where all of them together exceed a ceiling, and undetermined where
   * nobody can tell whether they do. 结论.
   */
  readonly verdict: Verdict;
  /** Ids of the parts by verdict. 各结论的项目. */
  readonly projects: Readonly<Record<Verdict, readonly string[]>>;
  /** Terms violated, and by which parts. 不符合条目. */
  readonly violations: readonly {
    /** Id of the term. 条目编号. */
    readonly term: string;
    /** Ids of the parts. 项目编号. */
    readonly projects: readonly string[];
  }[];
  /** Ground that the parts take, each place once, m² by `lonlat`, as below. 占地面积. */
  readonly areaM2: number;
  /** Ground that is taken twice or more, m². 重叠面积. */
  readonly overlappingM2: number;
  /** Ground by unit, each place once. 各单元占地. */
  readonly units: readonly {
    /** Code of the unit. 单元编码. */
    readonly code: string;
    /** Ground, m². 面积. */
    readonly areaM2: number;
    /** Ids of the parts that lie in it. 项目编号. */
    readonly projects: readonly string[];
  }[];
  /** Ceilings, and what all parts together ask of them. 总量余量. */
  readonly headroom: readonly HeadroomLeft[];
  /** Facts to ask for, by those that most parts wait for. 待补充事实. */
  readonly questions: readonly {
    /** The fact. 事实名. */
    readonly key: FactKey;
    /** Ids of the parts. 项目编号. */
    readonly projects: readonly string[];
  }[];
  /** The parts, one by one, in their order. 逐项研判. */
  readonly parts: readonly ScreeningSummary[];
}

/**
 * Screens a plan: many footprints, one answer. 规划整体研判.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param plan - the plan; never changed
 * @param options - the day, and as for `screen`
 * @throws SanxianError as `screen`
 * @example
 * ```ts
 * const { verdict, headroom } = screenPlan(prepared, { id: "park", name: "园区规划", projects }, { asOf: "2026-11-24" });
 * headroom.filter(({ fits }) => fits === false); //=> the ceilings that all parts together exceed
 * ```
 */
export function screenPlan(prepared: PreparedScheme, plan: SectorPlan, options: ScreenOptions): PlanAnalysis {
  const settings = screeningSettings(options);
  const { scheme } = prepared;
  const parts = plan.projects.map((project) => summarise(prepared, project, settings, false));
  const unitsOf = ({ units }: ScreeningSummary): string[] =>
    units.filter(({ relation }) => relation !== "touching").map(({ code }) => code);
  const placed = parts.map((part, i) => ({ project: plan.projects[i]!, units: new Set(unitsOf(part)) }));
  const headroom = headroomLeft(prepared, placed, settings.asOf);
  const exceeded = headroom.some(({ fits }) => fits === false);
  const strictest = parts.reduce((most, { verdict }) => Math.max(most, MILDEST_FIRST.indexOf(verdict)), 0);
  // a ceiling of which nobody can tell whether it holds is no yes; no part is no answer
  const untold = parts.length === 0 || headroom.some(({ fits }) => fits === null);
  const least = exceeded ? "inadmissible" : untold ? "undetermined" : "admissible";
  return {
    format: "sanxian.planAnalysis",
    formatVersion: "1",
    asOf: settings.asOf,
    scheme: scheme.id,
    version: scheme.version.number,
    plan: plan.id,
    verdict: MILDEST_FIRST[Math.max(strictest, MILDEST_FIRST.indexOf(least))]!,
    projects: Object.fromEntries(
      MILDEST_FIRST.map((verdict) => [
        verdict,
        parts.filter((part) => part.verdict === verdict).map(({ project }) => project),
      ]),
    ) as Record<Verdict, string[]>,
    violations: grouped(
      parts.map(({ project, outcomes }) => ({
        project,
        keys: outcomes.filter(({ outcome }) => outcome === "violates").map(({ term }) => term),
      })),
    )
      .map(([term, projects]) => ({ term, projects }))
      .sort((a, b) => (a.term < b.term ? -1 : 1)),
    ...groundOf(prepared, plan, parts, unitsOf),
    headroom,
    questions: grouped(parts.map(({ project, questions }) => ({ project, keys: questions })))
      .map(([key, projects]) => ({ key, projects }))
      .sort((a, b) => b.projects.length - a.projects.length || (a.key < b.key ? -1 : 1)),
    parts,
  };
}

function grouped(
  parts: readonly { readonly project: string; readonly keys: readonly string[] }[],
): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { project, keys } of parts)
    for (const key of keys) {
      const group = groups.get(key);
      if (group) group.push(project);
      else groups.set(key, [project]);
    }
  return [...groups];
}

/** The ground of all parts together, by unit. */
function groundOf(
  { prepared, units }: PreparedScheme,
  { projects }: SectorPlan,
  parts: readonly ScreeningSummary[],
  unitsOf: (part: ScreeningSummary) => string[],
): Pick<PlanAnalysis, "areaM2" | "overlappingM2" | "units"> {
  const features = projects.map(({ footprint }): Feature<MultiPolygon> => {
    const coordinates = splitFootprint(footprint).polygons as number[][][][];
    return { type: "Feature", properties: null, geometry: { type: "MultiPolygon", coordinates } };
  });
  const areaOf = ({ rows }: FootprintTable): number => rows.reduce((sum, row) => sum + row.areaM2, 0);
  const together = tabulateFootprint(prepared, { type: "FeatureCollection", features });
  const unitLayer = PLACE_LAYERS.indexOf("units");
  const byUnit = new Map<number, number>();
  for (const row of together.rows)
    for (const unit of row.covering[unitLayer]!) byUnit.set(unit, (byUnit.get(unit) ?? 0) + row.areaM2);
  const areaM2 = areaOf(together);
  const sum = features.reduce((total, feature) => total + areaOf(tabulateFootprint(prepared, feature)), 0);
  const within = new Map(grouped(parts.map((part) => ({ project: part.project, keys: unitsOf(part) }))));
  return {
    areaM2,
    // the sum counts ground once for each part that takes it; what is left over is taken again
    overlappingM2: Math.max(0, sum - areaM2),
    units: units.flatMap(({ code }, index) => {
      const inUnit = within.get(code);
      return inUnit === undefined ? [] : [{ code, areaM2: byUnit.get(index) ?? 0, projects: inUnit }];
    }),
  };
}
