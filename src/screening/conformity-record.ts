// The analysis as an official files it (符合性分析归档): with the digest of the scheme and project it was made from, the versions
// of the data, the days for which it may be used, the numbers of the EIA, permit, monitoring point and enforcement case it
// belongs to, and what a person decided otherwise, beside what was computed and never in its place.
//
// Guarantee: the analysis in the record is the one handed in; the verdict after overrides is drawn by the same rules as any.
import {
  addDays,
  type BilingualText,
  digestJson,
  type Element,
  type Finding,
  fillText,
  type IsoDate,
  isIsoDate,
  LABELS,
  type Project,
  SanxianError,
  type TermOutcome,
  type Verdict,
  type ZoningScheme,
} from "../domain/index.ts";
import type { ConformityAnalysis, VerdictReason } from "./conformity-analysis.ts";
import { conclude } from "./verdict.ts";

/** What a person decided of a term, and why. 人工认定. */
export interface OutcomeOverride {
  /** Id of the term. 条目编号. */
  readonly term: string;
  /** The outcome that a person decided. 认定结论. */
  readonly outcome: TermOutcome;
  /** Why; never empty. 理由. */
  readonly reason: string;
  /** Who decided; never empty. 认定人. */
  readonly author: string;
  /** When. 认定日期. */
  readonly on: IsoDate;
}

/** Numbers of files elsewhere, as they are given there; carried, never read. 关联编号. */
export interface LinkedFiles {
  /** Environmental impact assessments. 环评. */
  readonly eia?: readonly string[];
  /** Discharge permits. 排污许可. */
  readonly dischargePermit?: readonly string[];
  /** Monitoring points. 监测点位. */
  readonly monitoringPoint?: readonly string[];
  /** Enforcement cases. 执法案件. */
  readonly enforcementCase?: readonly string[];
}

/** An override beside the outcome that was computed. 人工认定与计算结论. */
export interface RecordedOverride extends OutcomeOverride {
  /** What was computed. 计算结论. */
  readonly computed: TermOutcome;
}

/** An analysis as it is filed: plain data. 符合性分析归档. */
export interface ConformityRecord {
  /** Always `sanxian.record`. 文档格式. */
  readonly format: "sanxian.record";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** The analysis as it was computed. 符合性分析. */
  readonly analysis: ConformityAnalysis;
  /** First and last day on which it may be used. 有效期. */
  readonly validity: {
    /** First day. 起始日. */
    readonly from: IsoDate;
    /** Last day. 截止日. */
    readonly to: IsoDate;
  };
  /** What it was made from. 数据版本. */
  readonly data: {
    /** SHA-256 of the scheme, hexadecimal, as by `digestJson`. 方案摘要值. */
    readonly schemeDigest: string;
    /** SHA-256 of the project. 项目摘要值. */
    readonly projectDigest: string;
    /** Day that the scheme's data describe. 方案基准日期. */
    readonly baseDate: IsoDate;
    /** Base survey. 底图. */
    readonly surveyBase: string | null;
    /** Layers with their days and owners. 图层版本. */
    readonly layers: readonly {
      /** Element. 要素. */
      readonly element: Element;
      /** Day that it describes. 数据日期. */
      readonly date: IsoDate;
      /** Department that owns it. 权属部门. */
      readonly owner: string;
    }[];
  };
  /** Numbers of files elsewhere. 关联编号. */
  readonly links: LinkedFiles;
  /** What persons decided, by term. 人工认定. */
  readonly overrides: readonly RecordedOverride[];
  /** The verdict with the overrides; that of the analysis where there are none. 认定后结论. */
  readonly verdict: Verdict;
  /** Why. 结论依据. */
  readonly reasons: readonly VerdictReason[];
  /** Overrides that could not be recorded, and why. 问题. */
  readonly findings: readonly Finding[];
}

/** What a record is made from. 归档选项. */
export interface RecordOptions {
  /** The scheme that was screened against. 方案. */
  readonly scheme: ZoningScheme;
  /** The project. 项目. */
  readonly project: Project;
  /** For how many days it may be used, the day of the analysis included; default 90. 有效天数. */
  readonly validDays?: number;
  /** Numbers of files elsewhere. 关联编号. */
  readonly links?: LinkedFiles;
  /** What persons decided otherwise. 人工认定. */
  readonly overrides?: readonly OutcomeOverride[];
}

type OverrideFault = "OVERRIDE_TERM" | "OVERRIDE_TWICE" | "OVERRIDE_INCOMPLETE" | "OVERRIDE_OUTCOME";
const TEXT: Readonly<Record<OverrideFault, BilingualText>> = {
  OVERRIDE_TERM: {
    zh: "人工认定的条目“{term}”不在本分析中；请核对编号。",
    en: "The analysis has no term “{term}” to decide otherwise; check its id.",
  },
  OVERRIDE_TWICE: {
    zh: "条目“{term}”有两次人工认定，均未采用；请只保留一次。",
    en: "The term “{term}” is decided twice, and neither counts; keep one.",
  },
  OVERRIDE_INCOMPLETE: {
    zh: "条目“{term}”的人工认定缺少理由、认定人或日期，未采用；请补充。",
    en: "The decision on the term “{term}” lacks its reason, author or day and does not count; add it.",
  },
  OVERRIDE_OUTCOME: {
    zh: "条目“{term}”的人工认定结论不是 {expected} 之一，未采用；请更正。",
    en: "The decision on the term “{term}” is none of {expected} and does not count; correct it.",
  },
};

/** A word that is no outcome would take a violation away. */
const OUTCOMES: readonly string[] = Object.keys(LABELS.outcome);

/**
 * The record of an analysis, to be filed. 符合性分析归档.
 *
 * @param analysis - from `screen`; kept as it is
 * @param options - scheme and project, days, links, overrides
 * @throws SanxianError `OPTION_INVALID` for `validDays`, or where scheme or project are not those of the analysis
 * @example
 * ```ts
 * const override = { term: "T1", outcome: "conforms", reason: "现场核实不在红线内", author: "张三", on: "2026-11-25" } as const;
 * recordOf(analysis, { scheme, project, overrides: [override] }).overrides[0]?.computed; //=> "violates"
 * ```
 */
export function recordOf(analysis: ConformityAnalysis, options: RecordOptions): ConformityRecord {
  const { scheme, project, validDays = 90, links = {}, overrides = [] } = options;
  if (!(Number.isInteger(validDays) && validDays > 0))
    throw new SanxianError("OPTION_INVALID", { name: "validDays", value: String(validDays), expected: "days > 0" });
  if (scheme.id !== analysis.scheme.id || scheme.version.number !== analysis.scheme.version)
    throw new SanxianError("OPTION_INVALID", { name: "scheme", value: scheme.id, expected: analysis.scheme.id });
  if (project.id !== analysis.project.id)
    throw new SanxianError("OPTION_INVALID", { name: "project", value: project.id, expected: analysis.project.id });
  // the same version of another view: an analysis for the public is not filed with what the public may not see
  if (!sameData(analysis, scheme) || (scheme.audience ?? null) !== (analysis.scheme.audience ?? null))
    throw new SanxianError("OPTION_INVALID", {
      name: "scheme",
      value: `${scheme.id}, other terms or layers`,
      expected: "the scheme that was screened against",
    });
  const { recorded, findings } = recordedOverrides(analysis, overrides);
  const { verdict, reasons } = recorded.length === 0 ? analysis : concluded(analysis, recorded);
  return {
    format: "sanxian.record",
    formatVersion: "1",
    analysis,
    validity: { from: analysis.asOf, to: addDays(analysis.asOf, validDays - 1) },
    data: {
      schemeDigest: digestJson(scheme),
      projectDigest: digestJson(project),
      baseDate: scheme.version.baseDate,
      surveyBase: scheme.version.surveyBase ?? null,
      layers: scheme.layers
        .map(({ element, date, owner }) => ({ element, date, owner }))
        .sort((a, b) => (a.element < b.element ? -1 : a.element > b.element ? 1 : a.date < b.date ? -1 : 1)),
    },
    links,
    overrides: recorded,
    verdict,
    reasons,
    findings,
  };
}

/** Whether terms and layers of an analysis are those of a scheme. */
function sameData({ terms, elements }: ConformityAnalysis, scheme: ZoningScheme): boolean {
  const ids = (list: readonly string[]): string => JSON.stringify([...list].sort());
  return (
    ids(terms.map(({ term }) => term)) === ids(scheme.terms.map(({ id }) => id)) &&
    elements.every(({ element, layer }) => {
      const record = scheme.layers.find((other) => other.element === element);
      return record?.date === layer?.date && record?.owner === layer?.owner;
    })
  );
}

function recordedOverrides(
  { terms }: ConformityAnalysis,
  overrides: readonly OutcomeOverride[],
): { readonly recorded: RecordedOverride[]; readonly findings: Finding[] } {
  const recorded: RecordedOverride[] = [];
  const findings: Finding[] = [];
  overrides.forEach((override, i) => {
    const { term, outcome, reason, author, on } = override;
    const computed = terms.find((result) => result.term === term)?.outcome;
    const say = (code: OverrideFault): void => {
      const location = { path: `$.overrides[${i}]` };
      const message = fillText(TEXT[code], { term, expected: OUTCOMES.join(", ") });
      findings.push({ code, severity: "error", subject: term, location, message });
    };
    if (computed === undefined) say("OVERRIDE_TERM");
    else if (overrides.filter((other) => other.term === term).length > 1) say("OVERRIDE_TWICE");
    else if (!reason?.trim() || !author?.trim() || !isIsoDate(on)) say("OVERRIDE_INCOMPLETE");
    else if (!OUTCOMES.includes(outcome)) say("OVERRIDE_OUTCOME");
    else recorded.push({ term, outcome, reason, author, on, computed });
  });
  return { recorded: recorded.sort((a, b) => (a.term < b.term ? -1 : 1)), findings };
}

function concluded(analysis: ConformityAnalysis, overrides: readonly RecordedOverride[]) {
  const decided = new Map(overrides.map(({ term, outcome }) => [term, outcome]));
  const { footprint, reasons, scheme, asOf } = analysis;
  return conclude({
    terms: analysis.terms.map((term) => {
      const outcome = decided.get(term.term);
      // a person who decided has read the words
      return outcome === undefined ? term : { ...term, outcome, manualReview: false };
    }),
    outside: analysis.outsideCoverage,
    unlisted: analysis.withoutList,
    empty: footprint.areaM2 + footprint.lengthM + footprint.points === 0,
    schemeInForce: !reasons.some(({ code }) => code === "SCHEME_NOT_IN_FORCE"),
    values: { version: scheme.version, asOf },
  });
}
