// The answer of a screening without its explanation: where, how much, which outcomes, which verdict. It is what a batch gives
// for each of its projects, and what remains of a whole analysis when everything else is left out; the two are the same.
import type { Geometry } from "geojson";
import type { FactKey, Finding, IsoDate, Project, TermOutcome, Verdict } from "../domain/index.ts";
import type { ConformityAnalysis, Measure, Relation, VerdictReason } from "./conformity-analysis.ts";
import { type CutFootprint, cutFootprint } from "./footprint.ts";
import { footprintFindings } from "./footprint-findings.ts";
import { judgeTerms } from "./judged-terms.ts";
import { unlistedOf } from "./listed-ground.ts";
import type { PlaceLayer, PreparedScheme } from "./prepared-scheme.ts";
import type { ProjectReading } from "./project-reading.ts";
import { referenceFindings } from "./reference-findings.ts";
import { checkProject, decidesOn, type ScreeningSettings } from "./screening-settings.ts";
import type { JudgedTerm } from "./term-outcome.ts";
import { outsideOf, type Touch, touchedPlaces } from "./touched-places.ts";
import { questionsOf, weighVerdict } from "./verdict.ts";

/** A place that a footprint touches, in a summary. 触及的地块摘要. */
export interface PlaceShare extends Measure {
  /** Code of the unit, zone or park. 编码. */
  readonly code: string;
  /** How the footprint lies to it. 空间关系. */
  readonly relation: Relation;
  /** Share of the footprint inside, 0 to 1. 占比. */
  readonly share: number;
  /** The part of the footprint inside; only where parts were asked for, `null` where it only touches. 涉及部分. */
  readonly geometry?: Geometry | null;
}

/** The answer of a screening without its explanation. 研判摘要. */
export interface ScreeningSummary {
  /** Id of the project. 项目编号. */
  readonly project: string;
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** Number of the scheme's version. 方案版本. */
  readonly version: string;
  /** The day asked for. 研判日期. */
  readonly asOf: IsoDate;
  /** The verdict. 结论. */
  readonly verdict: Verdict;
  /** Why, for machines, with the ids of the terms concerned. 结论依据. */
  readonly reasons: readonly Pick<VerdictReason, "code" | "terms">[];
  /** Size of the footprint. 用地规模. */
  readonly footprint: Measure;
  /** Units touched, by code. 管控单元. */
  readonly units: readonly PlaceShare[];
  /** Zones touched, by code. 要素分区. */
  readonly zones: readonly PlaceShare[];
  /** Parks touched, by code. 园区. */
  readonly parks: readonly PlaceShare[];
  /** What no unit covers; `null` when all is covered. 覆盖范围之外. */
  readonly outsideCoverage: (Measure & Pick<PlaceShare, "share" | "geometry">) | null;
  /** Outcomes by term, of all terms but those that do not apply, by tier and id. 条目结论. */
  readonly outcomes: readonly {
    /** Id of the term. 条目编号. */
    readonly term: string;
    /** Its outcome. 结论. */
    readonly outcome: TermOutcome;
  }[];
  /** Facts to ask for, most valuable first; empty when the verdict is decided. 待补充事实. */
  readonly questions: readonly FactKey[];
  /** Problems in the data: the project's footprint, and what terms name and the scheme does not hold. 数据问题. */
  readonly findings: readonly Finding[];
}

/**
 * What remains of an analysis without its explanation. 分析摘要.
 *
 * @param analysis - from `screen`
 * @param parts - whether to keep the geometry of the parts; default false
 * @example
 * ```ts
 * summaryOf(screen(prepared, project, { asOf: "2026-11-24" })).verdict; //=> "conditional"
 * ```
 */
export function summaryOf(analysis: ConformityAnalysis, parts = false): ScreeningSummary {
  const places = (list: readonly PlaceShare[]): PlaceShare[] =>
    list
      .map(({ code, relation, areaM2, lengthM, points, share, geometry }) => ({
        ...{ code, relation, areaM2, lengthM, points, share },
        ...(parts ? { geometry: geometry ?? null } : {}),
      }))
      .sort(byCode);
  const { outsideCoverage: outside, project, scheme } = analysis;
  return {
    project: project.id,
    scheme: scheme.id,
    version: scheme.version,
    asOf: analysis.asOf,
    verdict: analysis.verdict,
    reasons: analysis.reasons.map(({ code, terms }) => ({ code, terms })),
    footprint: analysis.footprint,
    units: places(analysis.units),
    zones: places(analysis.zones),
    parks: places(analysis.parks),
    outsideCoverage: outside && outsideShare(outside, parts),
    outcomes: outcomesOf(analysis.terms),
    questions: analysis.questions.map(({ key }) => key),
    findings: analysis.findings,
  };
}

/** Screens a project for its summary alone; a reading of the same project on the same day may be used again. @internal */
export function summarise(
  prepared: PreparedScheme,
  project: Project,
  settings: ScreeningSettings,
  parts: boolean,
  reading?: ProjectReading,
): ScreeningSummary {
  checkProject(project);
  const findings = footprintFindings(project.footprint);
  const cut = cutFootprint(prepared, project.footprint, settings.thresholds, settings.method);
  return summariseCut(prepared, project, cut, findings, settings, parts, reading);
}

/** The summary of a footprint that is cut already. @internal */
export function summariseCut(
  prepared: PreparedScheme,
  project: Omit<Project, "footprint">,
  cut: CutFootprint,
  findings: readonly Finding[],
  settings: ScreeningSettings,
  parts: boolean,
  reading?: ProjectReading,
): ScreeningSummary {
  const { scheme } = prepared;
  const { asOf } = settings;
  const terms = judgeTerms(prepared, project as Project, cut, asOf, reading);
  const outside = outsideOf(cut, parts);
  const unlisted = unlistedOf(prepared, cut, asOf);
  const { verdict, reasons, deciding } = weighVerdict({
    terms,
    outside,
    unlisted,
    empty: cut.pieces.length === 0,
    schemeInForce: decidesOn(prepared, settings),
  });
  const places = (layer: Exclude<PlaceLayer, "areas">): PlaceShare[] => {
    const codes = prepared.codes[layer];
    const shares = touchedPlaces(cut, layer, parts).map((touch) => shareOf(touch, codes[touch.index]!, parts));
    return prepared.codesAscend[layer] ? shares : shares.sort(byCode);
  };
  return {
    project: project.id,
    scheme: scheme.id,
    version: scheme.version.number,
    asOf,
    verdict,
    reasons: reasons.map(({ code, terms: concerned }) => ({ code, terms: concerned.map(({ term }) => term) })),
    footprint: cut.measureOf(cut.pieces),
    units: places("units"),
    zones: places("zones"),
    parks: places("parks"),
    outsideCoverage: outside && outsideShare(outside, parts),
    outcomes: outcomesOf(terms),
    questions: questionsOf(deciding, verdict === "undetermined" ? unlisted : null).map(([key]) => key),
    findings: [...findings, ...referenceFindings(terms)],
  };
}

function shareOf(
  { relation, areaM2, lengthM, points, share, geometry }: Touch,
  code: string,
  parts: boolean,
): PlaceShare {
  const place = { code, relation, areaM2, lengthM, points, share };
  return parts ? { ...place, geometry } : place;
}

function outsideShare(
  { areaM2, lengthM, points, share, geometry }: Measure & { share: number; geometry: Geometry | null },
  parts: boolean,
): NonNullable<ScreeningSummary["outsideCoverage"]> {
  const measure = { areaM2, lengthM, points, share };
  return parts ? { ...measure, geometry } : measure;
}

function outcomesOf(terms: readonly Pick<JudgedTerm, "term" | "outcome">[]): ScreeningSummary["outcomes"] {
  const outcomes: { term: string; outcome: TermOutcome }[] = [];
  for (const { term, outcome } of terms) if (outcome !== "notApplicable") outcomes.push({ term, outcome });
  return outcomes;
}

function byCode(a: PlaceShare, b: PlaceShare): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
