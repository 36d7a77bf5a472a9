// Sites for one project, side by side (选址比较): each is screened, and told with what it conflicts with, how far it lies from
// what rules protect, and what room the ceilings there still leave. Guarantee: sites that are ranked equal are equal in
// every criterion; the order of candidates does not matter. Cost: a screening and some distances a site.
//
// The order, the first difference decides: verdict; violated terms; share of the footprint in conflict; share of it in no unit;
// terms that cannot be judged; commitments; share in priority units; ceilings exceeded; then the farther from ground that prohibits.
import type { Geometry } from "geojson";
import {
  type FactKey,
  type Finding,
  type Footprint,
  type IsoDate,
  type Project,
  SanxianError,
  type TermOutcome,
  type Verdict,
} from "../domain/index.ts";
import { DistanceIndex, distanceM as distanceBetweenM } from "../geometry/index.ts";
import { MILDEST_FIRST, type ProjectType } from "./admissible-area.ts";
import type { ConformityAnalysis, Measure, TermResult } from "./conformity-analysis.ts";
import { splitFootprint } from "./footprint.ts";
import { type HeadroomLeft, headroomLeft } from "./headroom-left.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { screen } from "./screen.ts";
import type { ScreenOptions } from "./screening-settings.ts";

/** A place that a project might take. 候选地块. */
export interface SiteCandidate {
  /** Id of its own. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name?: string;
  /** Its ground. 用地范围. */
  readonly footprint: Footprint;
}

/** A term that a site is in conflict with, or that nobody can judge there. 冲突条目. */
export interface SiteConflict extends Pick<TermResult, "term" | "tier" | "modality" | "outcome" | "share" | "areaM2"> {
  /** Codes of the units, zones and parks that brought it in. 触发地块. */
  readonly places: readonly string[];
}

/** How far a site lies from something. 距离. */
export interface SiteDistance {
  /** A named feature, or a zone of the class priority. 对象类别. */
  readonly of: "feature" | "priorityZone";
  /** Kind of the feature, or type of the zone. 类型. */
  readonly kind: string;
  /** Id or code of the nearest one. 编号. */
  readonly id: string;
  /** Its name. 名称. */
  readonly name: string;
  /** Edge to edge, m; 0 where they touch. 距离. */
  readonly distanceM: number;
}

/** A site in the ranking. 选址结果. */
export interface RankedSite {
  /** From 1; equal sites have the same. 名次. */
  readonly rank: number;
  /** Id of the candidate. 编号. */
  readonly id: string;
  /** Name; the id where none was given. 名称. */
  readonly name: string;
  /** The verdict. 结论. */
  readonly verdict: Verdict;
  /** Size of the footprint. 用地规模. */
  readonly footprint: Measure;
  /** Share of the footprint that lies in no unit, 0 to 1. 覆盖范围之外占比. */
  readonly outsideShare: number;
  /** Terms that it violates, that cannot be judged, or that ask for a commitment; the gravest first. 冲突条目. */
  readonly conflicts: readonly SiteConflict[];
  /** Units it lies in, with shares. 管控单元. */
  readonly units: readonly Pick<ConformityAnalysis["units"][number], "code" | "name" | "class" | "share" | "areaM2">[];
  /** The nearest feature of each kind and the nearest priority zone of each type. 距离. */
  readonly distances: readonly SiteDistance[];
  /** What the ceilings there still leave. 余量. */
  readonly headroom: readonly HeadroomLeft[];
  /** Facts to ask for. 待补充事实. */
  readonly questions: readonly FactKey[];
}

/** Sites side by side: plain data. 选址比较. */
export interface SiteRanking {
  /** Always `sanxian.siteRanking`. 文档格式. */
  readonly format: "sanxian.siteRanking";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** The day asked for. 研判日期. */
  readonly asOf: IsoDate;
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** Number of its version. 方案版本. */
  readonly version: string;
  /** Id of the project. 项目编号. */
  readonly project: string;
  /** The sites, the best first. 选址结果. */
  readonly sites: readonly RankedSite[];
  /** Candidates that could not be screened. 未研判的候选. */
  readonly faulty: readonly {
    /** Id of the candidate. 编号. */
    readonly id: string;
    /** What is wrong. 问题. */
    readonly findings: readonly Finding[];
  }[];
}

const GRAVEST_FIRST: readonly TermOutcome[] = ["violates", "undetermined", "needsCommitment"];

/**
 * Ranks places for a project. 选址比较.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param project - the project; its footprint, if it has one, is not looked at
 * @param candidates - the places, in any order
 * @param options - the day, and as for `screen`
 * @throws SanxianError as `screen`, but for what is wrong with a candidate's ground: that is reported in `faulty`
 * @example
 * ```ts
 * const { sites } = rankSites(prepared, project, candidates, { asOf: "2026-11-24" });
 * sites.map(({ rank, id, verdict }) => `${rank} ${id} ${verdict}`); //=> ["1 east conditional", "2 west inadmissible"]
 * ```
 */
export function rankSites(
  prepared: PreparedScheme,
  project: ProjectType,
  candidates: readonly SiteCandidate[],
  options: ScreenOptions,
): SiteRanking {
  const { scheme } = prepared;
  const distances = distanceMeter(prepared);
  const sites: { site: Omit<RankedSite, "rank">; keys: readonly number[] }[] = [];
  const faulty: { id: string; findings: readonly Finding[] }[] = [];
  for (const { id, name = id, footprint } of candidates) {
    let analysis: ConformityAnalysis;
    try {
      analysis = screen(prepared, { ...project, footprint } as Project, { ...options, deciding: false });
    } catch (cause) {
      const ofGround = (code: string): boolean => code.startsWith("GEOMETRY_") || code === "GRID_EXTENT";
      if (!(cause instanceof SanxianError && ofGround(cause.code))) throw cause;
      faulty.push({
        id,
        findings: [{ code: cause.code, severity: "error", subject: id, values: cause.values, message: cause.text }],
      });
      continue;
    }
    const counted = analysis.units.filter(({ relation }) => relation !== "touching");
    const units = new Set(counted.map(({ code }) => code));
    const site = {
      id,
      name,
      verdict: analysis.verdict,
      footprint: analysis.footprint,
      outsideShare: analysis.outsideCoverage?.share ?? 0,
      conflicts: conflictsOf(analysis),
      units: counted.map(({ code, name: title, class: unitClass, share, areaM2 }) => ({
        ...{ code, name: title, class: unitClass, share, areaM2 },
      })),
      distances: distances(footprint),
      headroom: headroomLeft(prepared, [{ project, units }], options.asOf),
      questions: analysis.questions.map(({ key }) => key),
    };
    sites.push({ site, keys: criteria(site) });
  }
  const byCriteria = (a: (typeof sites)[number], b: (typeof sites)[number]): number => {
    for (let i = 0; i < a.keys.length; i++) if (a.keys[i] !== b.keys[i]) return a.keys[i]! - b.keys[i]!;
    return 0;
  };
  sites.sort((a, b) => byCriteria(a, b) || (a.site.id < b.site.id ? -1 : a.site.id > b.site.id ? 1 : 0));
  let rank = 0;
  return {
    format: "sanxian.siteRanking",
    formatVersion: "1",
    asOf: options.asOf,
    scheme: scheme.id,
    version: scheme.version.number,
    project: project.id,
    sites: sites.map((entry, i) => {
      if (i === 0 || byCriteria(sites[i - 1]!, entry) !== 0) rank = i + 1;
      return { rank, ...entry.site };
    }),
    faulty: faulty.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

function conflictsOf({ terms }: ConformityAnalysis): SiteConflict[] {
  return GRAVEST_FIRST.flatMap((outcome) =>
    terms
      .filter((term) => term.outcome === outcome && term.modality !== "encourage")
      .map(({ term, tier, modality, share, areaM2, places }) => ({
        ...{ term, tier, modality, outcome, share, areaM2, places },
      })),
  );
}

/** Numbers to compare sites by, the smaller the better; see the head of this file. */
function criteria({
  verdict,
  conflicts,
  outsideShare,
  units,
  distances,
  headroom,
}: Omit<RankedSite, "rank">): number[] {
  const of = (outcome: TermOutcome): readonly SiteConflict[] => conflicts.filter((one) => one.outcome === outcome);
  const violated = of("violates");
  const prohibiting = Math.min(
    ...distances.filter((one) => one.of === "priorityZone").map(({ distanceM }) => distanceM),
  );
  return [
    MILDEST_FIRST.indexOf(verdict),
    violated.length,
    violated.reduce((most, { share }) => Math.max(most, share), 0),
    outsideShare,
    of("undetermined").length,
    of("needsCommitment").length,
    units.reduce((sum, unit) => sum + (unit.class === "priority" ? unit.share : 0), 0),
    headroom.filter(({ fits }) => fits === false).length,
    -prohibiting,
  ];
}

/** Measures to the nearest named feature of each kind and the nearest priority zone of each type. */
function distanceMeter({ scheme, zones }: PreparedScheme): (footprint: Footprint) => SiteDistance[] {
  interface Target extends Omit<SiteDistance, "distanceM"> {
    readonly geometry: Geometry;
  }
  const targets: Target[] = [
    ...(scheme.features ?? []).map(({ id, name, kind, geometry }): Target => {
      return { of: "feature", kind, id, name, geometry };
    }),
    ...zones
      .filter((zone) => zone.class === "priority")
      .map(({ code, name, type, geometry }): Target => ({ of: "priorityZone", kind: type, id: code, name, geometry })),
  ];
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const key = `${target.of} ${target.kind}`;
    const group = groups.get(key);
    if (group) group.push(target);
    else groups.set(key, [target]);
  }
  // one index a group tells how far the nearest is; which of them it is, only those of the group are asked
  const indexed = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => ({
      group: group.sort((a, b) => (a.id < b.id ? -1 : 1)),
      index: new DistanceIndex({ type: "GeometryCollection", geometries: group.map(({ geometry }) => geometry) }),
    }));
  return (footprint) => {
    const { polygons, lines, points } = splitFootprint(footprint);
    const ground: Geometry = {
      type: "GeometryCollection",
      geometries: [
        { type: "MultiPolygon", coordinates: polygons as number[][][][] },
        { type: "MultiLineString", coordinates: lines as number[][][] },
        { type: "MultiPoint", coordinates: points as number[][] },
      ],
    };
    return indexed.flatMap(({ group, index }): SiteDistance[] => {
      const least = index.distanceM(ground);
      if (!Number.isFinite(least)) return [];
      const nearest = group.length === 1 ? group[0]! : nearestOf(group, ground, least);
      return [{ of: nearest.of, kind: nearest.kind, id: nearest.id, name: nearest.name, distanceM: least }];
    });
  };
}

/** The first of a group that is as near as the nearest, but for the last bits in which two searches may differ. */
function nearestOf<T extends { readonly geometry: Geometry }>(group: readonly T[], ground: Geometry, least: number): T {
  let best = group[0]!;
  let bestM = Infinity;
  for (const target of group) {
    const metres = distanceBetweenM(target.geometry, ground);
    if (metres < bestM) {
      best = target;
      bestM = metres;
      if (metres <= least * (1 + 1e-9)) break;
    }
  }
  return best;
}
