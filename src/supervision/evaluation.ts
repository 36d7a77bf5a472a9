// Evaluation of how zoning is carried out (clauses eight and thirteen): annual tracking and the evaluation of five years, by
// administrative unit, as data. Each score is a ratio with its formula, its numerator and its denominator, so that anyone can do
// it again; what lacks data is not scored, and the total says over how much of the weight it is. The rules are data: two years
// compare only under the same rules. What feeds the optimisation of environmental impact assessment is marked. Cost: linear.
import {
  type BilingualText,
  digestJson,
  type EvaluationCase,
  type Finding,
  type IsoDate,
  isIsoDate,
  SanxianError,
  type ZoningScheme,
} from "../domain/index.ts";
import type { DischargeHeadroom } from "./discharge-headroom.ts";
import type { IndicatorWatch } from "./indicator-watch.ts";
import type { ProblemProgress } from "./problems.ts";
import { supervisionFinding } from "./supervision-findings.ts";

/** What is scored. 评分项. */
export type ScoreId =
  | "coverage"
  | "listCompleteness"
  | "updateTimeliness"
  | "filingTimeliness"
  | "problemsClosed"
  | "indicatorsOnTarget"
  | "noDecline"
  | "withinLimits";

/** The rules of an evaluation, as data. 评分规则. */
export interface EvaluationRules {
  /** Name of the rules, such as `2026`. 规则名称. */
  readonly name: string;
  /** Weight of each score; one that is left out does not count. 权重. */
  readonly weights: Readonly<Partial<Record<ScoreId, number>>>;
}

/** Rules of ours, for want of national ones. 默认规则. */
export const DEFAULT_RULES: EvaluationRules = {
  name: "sanxian-1",
  weights: {
    coverage: 15,
    listCompleteness: 15,
    updateTimeliness: 10,
    filingTimeliness: 10,
    problemsClosed: 15,
    indicatorsOnTarget: 15,
    noDecline: 10,
    withinLimits: 10,
  },
};

/** What an evaluation is made of. 评估数据. */
export interface EvaluationInput {
  /** The scheme in force. 方案. */
  readonly scheme: ZoningScheme;
  /** Ground of each unit, m², by code; and of the territory's counties that units cover. 单元面积. */
  readonly areas: {
    /** m² by code of unit. 单元面积. */
    readonly units: Readonly<Record<string, number>>;
    /** m² by code of county; absent where not known. 县域面积. */
    readonly counties?: Readonly<Record<string, number>>;
  };
  /** What watching the indicators gave. 指标. */
  readonly watched?: readonly IndicatorWatch[];
  /** What became of the problems. 问题. */
  readonly problems?: readonly ProblemProgress[];
  /** Headrooms. 余量. */
  readonly headrooms?: readonly DischargeHeadroom[];
  /** Duties due by then, and those done in time. 职责. */
  readonly duties?: readonly {
    /** Kind; `filing` and `periodicAdjustment` are scored. 类型. */
    readonly kind: string;
    /** Last day; `null` where the law sets none. 期限. */
    readonly due: IsoDate | null;
    /** Done when; `null` when not. 完成日期. */
    readonly doneOn: IsoDate | null;
  }[];
  /** Cases. 案例. */
  readonly cases?: readonly EvaluationCase[];
}

/** A score with its formula. 得分. */
export interface EvaluationScore {
  /** What is scored. 评分项. */
  readonly id: ScoreId;
  /** How it is computed. 公式. */
  readonly formula: BilingualText;
  /** Numerator. 分子. */
  readonly numerator: number | null;
  /** Denominator. 分母. */
  readonly denominator: number | null;
  /** Their ratio, 0 to 1; `null` without data. 得分率. */
  readonly ratio: number | null;
  /** Weight. 权重. */
  readonly weight: number;
  /** Whether it feeds the optimisation of environmental impact assessment. 是否用于优化环评. */
  readonly feedsEia: boolean;
}

/** The evaluation of one administrative unit. 行政区评估结果. */
export interface AdminEvaluation {
  /** GB/T 2260 code. 行政区划代码. */
  readonly adminCode: string;
  /** Scores. 得分. */
  readonly scores: readonly EvaluationScore[];
  /** Weighted mean of what was scored, 0 to 100; `null` when nothing was. 总分. */
  readonly total: number | null;
  /** Share of the weight that was scored, 0 to 1. 数据完整度. */
  readonly completeness: number;
  /** Ids of the cases there. 案例. */
  readonly cases: readonly string[];
}

/** An evaluation. 跟踪评估. */
export interface TrackingEvaluation {
  /** Always `sanxian.evaluation`. 文档格式. */
  readonly format: "sanxian.evaluation";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Annual tracking, or five years. 类型. */
  readonly kind: "annualTracking" | "fiveYearEvaluation";
  /** Year; of five, the last. 年度. */
  readonly year: number;
  /** Id of the scheme and number of its version. 方案与版本. */
  readonly scheme: {
    /** Id. 编号. */
    readonly id: string;
    /** Number. 版本号. */
    readonly version: string;
  };
  /** Rules, and their digest. 规则. */
  readonly rules: EvaluationRules & {
    /** SHA-256 of the rules. 摘要. */
    readonly digest: string;
  };
  /** The whole territory first, then its counties. 各行政区. */
  readonly units: readonly AdminEvaluation[];
  /** Cases collected, those that concern assessments marked by their ids. 案例. */
  readonly cases: readonly EvaluationCase[];
  /** What lacked data. 问题. */
  readonly findings: readonly Finding[];
}

const FORMULA: Readonly<Record<ScoreId, BilingualText>> = {
  coverage: { zh: "管控单元面积 ÷ 行政区面积", en: "area of units ÷ area of the administrative unit" },
  listCompleteness: {
    zh: "清单完备的单元数 ÷ 优先与重点单元数（重点单元须有排放和风险条目，优先单元须有空间布局条目）",
    en: "units with a complete list ÷ priority and key units (key: discharge and risk terms; priority: spatial terms)",
  },
  updateTimeliness: { zh: "按期完成的定期调整 ÷ 到期的定期调整", en: "periodic adjustments made in time ÷ those due" },
  filingTimeliness: {
    zh: "发布前完成备案的版本 ÷ 已发布版本",
    en: "versions filed before publication ÷ versions published",
  },
  problemsClosed: {
    zh: "按期整改或期限未到的问题 ÷ 有期限的问题（逾期后整改的仍计逾期）",
    en: "problems put right in time or not yet due ÷ problems with a deadline (late is late, put right or not)",
  },
  indicatorsOnTarget: { zh: "达到目标的次数 ÷ 有数据的目标次数", en: "targets met ÷ targets with data" },
  noDecline: {
    zh: "未明显变差的指标 ÷ 能判断趋势的指标",
    en: "indicators not in decline ÷ those whose trend can be told",
  },
  withinLimits: {
    zh: "未超允许量的账户 ÷ 已知余量的约束性账户",
    en: "accounts within their limit ÷ binding accounts whose headroom is known",
  },
};
/** Clause eight: effectiveness is a basis for optimising assessments; these say where capacity is and where lists hold. */
const FEEDS_EIA: ReadonlySet<ScoreId> = new Set([
  "listCompleteness",
  "indicatorsOnTarget",
  "noDecline",
  "withinLimits",
]);

/**
 * Evaluates a year, or five, by administrative unit. 跟踪评估.
 *
 * @param kind - annual tracking or the evaluation of five years
 * @param year - the year, of five the last
 * @param input - what it is made of
 * @param rules - weights; {@link DEFAULT_RULES} unless given
 * @throws SanxianError `OPTION_INVALID` for a year or weights that are none
 * @example
 * ```ts
 * evaluateTracking("annualTracking", 2026, input).units[0]?.total; //=> 92.5
 * ```
 */
export function evaluateTracking(
  kind: TrackingEvaluation["kind"],
  year: number,
  input: EvaluationInput,
  rules: EvaluationRules = DEFAULT_RULES,
): TrackingEvaluation {
  if (!isIsoDate(`${String(year).padStart(4, "0")}-01-01`))
    throw new SanxianError("OPTION_INVALID", { name: "year", value: String(year), expected: "a year" });
  for (const [name, weight] of Object.entries(rules.weights))
    if (!Object.hasOwn(FORMULA, name) || !(weight >= 0 && weight < Infinity))
      throw new SanxianError("OPTION_INVALID", {
        name: `weights.${name.slice(0, 40)}`,
        value: String(weight),
        expected: "a weight ≥ 0",
      });
  const { scheme } = input;
  const until = `${String(year).padStart(4, "0")}-12-31`;
  const cases = [...(input.cases ?? [])].filter(({ on }) => on <= until).sort((a, b) => (a.id < b.id ? -1 : 1));
  const counties = [...new Set(scheme.units.map(({ county }) => county))].sort();
  const findings: Finding[] = [];
  const units = [scheme.territory.adminCode, ...counties].map((adminCode, i): AdminEvaluation => {
    const inside =
      i === 0
        ? () => true
        : (code: string) => scheme.units.some((unit) => unit.code === code && unit.county === adminCode);
    const scores = (Object.keys(FORMULA) as ScoreId[])
      .filter((id) => rules.weights[id] !== undefined)
      .map((id): EvaluationScore => {
        const parts = partsOf(id, input, inside, i === 0 ? null : adminCode, until);
        if (parts === null && !(i > 0 && (id === "updateTimeliness" || id === "filingTimeliness")))
          findings.push(
            supervisionFinding("EVALUATION_DATA_MISSING", { adminCode, score: FORMULA[id] }, { subject: adminCode }),
          );
        const [numerator, denominator] = parts ?? [null, null];
        const ratio = parts === null ? null : Math.min(1, Math.max(0, parts[0] / parts[1]));
        return {
          id,
          formula: FORMULA[id],
          numerator,
          denominator,
          ratio,
          weight: rules.weights[id]!,
          feedsEia: FEEDS_EIA.has(id),
        };
      });
    const scored = scores.filter(({ ratio }) => ratio !== null);
    const sum = (list: readonly EvaluationScore[]): number => list.reduce((total, { weight }) => total + weight, 0);
    const weight = sum(scored);
    return {
      adminCode,
      scores,
      total: weight > 0 ? (100 * scored.reduce((total, one) => total + one.weight * one.ratio!, 0)) / weight : null,
      completeness: sum(scores) > 0 ? weight / sum(scores) : 0,
      cases: cases.filter((one) => i === 0 || one.adminCode === adminCode).map(({ id }) => id),
    };
  });
  return {
    format: "sanxian.evaluation",
    formatVersion: "1",
    kind,
    year,
    scheme: { id: scheme.id, version: scheme.version.number },
    rules: { ...rules, digest: digestJson(rules) },
    units,
    cases,
    findings,
  };
}

/** A score of one administrative unit in two years. 得分变化. */
export interface ScoreChange {
  /** GB/T 2260 code. 行政区划代码. */
  readonly adminCode: string;
  /** Total before; `null` when it was not scored. 变化前. */
  readonly before: number | null;
  /** Total after. 变化后. */
  readonly after: number | null;
  /** Difference of what both scored, over the scores that both have; `null` when none. 可比变化. */
  readonly change: number | null;
}

/** Two evaluations beside each other. 跨年比较结果. */
export interface EvaluationComparison {
  /** By administrative unit; none where they do not compare. 变化. */
  readonly changes: readonly ScoreChange[];
  /** Why they do not compare. 问题. */
  readonly findings: readonly Finding[];
}

/**
 * Compares two evaluations: over the scores that both have, so that data that came or went do not read as progress. 跨年比较.
 *
 * @param before - the earlier
 * @param after - the later
 * @returns the change of each administrative unit; a finding and no change where the rules differ
 * @example
 * ```ts
 * compareEvaluations(of2025, of2026).changes[0]?.change; //=> 3.2
 * ```
 */
export function compareEvaluations(before: TrackingEvaluation, after: TrackingEvaluation): EvaluationComparison {
  if (before.rules.digest !== after.rules.digest || before.kind !== after.kind) {
    const mark = ({ kind, year, rules }: TrackingEvaluation): string => `${kind} ${year} (${rules.name})`;
    return {
      changes: [],
      findings: [supervisionFinding("EVALUATION_NOT_COMPARABLE", { before: mark(before), after: mark(after) })],
    };
  }
  const changes = after.units.map(({ adminCode, total, scores }): ScoreChange => {
    const old = before.units.find((unit) => unit.adminCode === adminCode);
    const both = scores.filter(
      ({ id, ratio }) => ratio !== null && old?.scores.some((one) => one.id === id && one.ratio !== null),
    );
    const weight = both.reduce((sum, one) => sum + one.weight, 0);
    const mean = (list: readonly EvaluationScore[]): number =>
      (100 * both.reduce((sum, { id, weight: w }) => sum + w * list.find((one) => one.id === id)!.ratio!, 0)) / weight;
    return {
      adminCode,
      before: old?.total ?? null,
      after: total,
      change: old !== undefined && weight > 0 ? mean(scores) - mean(old.scores) : null,
    };
  });
  return { changes, findings: [] };
}

/** Numerator and denominator of a score; `null` without data. */
function partsOf(
  id: ScoreId,
  { scheme, areas, watched = [], problems = [], headrooms = [], duties = [] }: EvaluationInput,
  inside: (unit: string) => boolean,
  county: string | null,
  until: IsoDate,
): [number, number] | null {
  const ratio = (numerator: number, denominator: number): [number, number] | null =>
    denominator > 0 ? [numerator, denominator] : null;
  switch (id) {
    case "coverage": {
      const known = areas.counties ?? {};
      const own = scheme.units.filter(({ code }) => inside(code));
      const values = own.map(({ code }) => (Object.hasOwn(areas.units, code) ? areas.units[code]! : Number.NaN));
      const whole =
        county === null
          ? Object.values(known).reduce((sum, value) => sum + value, 0)
          : Object.hasOwn(known, county)
            ? known[county]!
            : 0;
      const covered = values.reduce((sum, value) => sum + value, 0);
      return Number.isFinite(covered) ? ratio(covered, whole) : null;
    }
    case "listCompleteness": {
      const own = scheme.units.filter((unit) => inside(unit.code) && unit.class !== "general");
      return ratio(own.filter((unit) => isListComplete(scheme, unit)).length, own.length);
    }
    case "updateTimeliness":
    case "filingTimeliness": {
      // these are duties of the scheme, not of its counties
      if (county !== null) return null;
      const wanted = id === "updateTimeliness" ? "periodicAdjustment" : "filing";
      const due = duties.filter((duty) => duty.kind === wanted && duty.due !== null && duty.due <= until);
      return ratio(due.filter(({ due: last, doneOn }) => doneOn !== null && doneOn <= last!).length, due.length);
    }
    case "problemsClosed": {
      const own = problems.filter(({ unit, deadline }) => inside(unit) && deadline !== null);
      return ratio(own.filter(({ lateDays }) => lateDays === 0).length, own.length);
    }
    case "indicatorsOnTarget": {
      const own = watched
        .filter(({ unit }) => (unit === null ? county === null : inside(unit)))
        .flatMap(({ targets }) => targets);
      return ratio(
        own.filter(({ state }) => state === "met").length,
        own.filter(({ state }) => state !== "noData").length,
      );
    }
    case "noDecline": {
      const own = watched.filter(
        ({ unit, trend }) => trend !== "undetermined" && (unit === null ? county === null : inside(unit)),
      );
      return ratio(own.filter(({ trend }) => trend !== "declined").length, own.length);
    }
    default: {
      const own = headrooms.filter(({ unit, binding, state }) => inside(unit) && binding && state !== "unknown");
      return ratio(own.filter(({ state }) => state !== "exceeded").length, own.length);
    }
  }
}

/** After clause three: key units have discharge and risk terms, priority units spatial ones, of their own or shared. */
function isListComplete({ terms }: ZoningScheme, unit: ZoningScheme["units"][number]): boolean {
  const has = (dimension: string): boolean =>
    terms.some(({ dimension: of, scope }) => {
      if (of !== dimension) return false;
      if (scope?.units !== undefined) return scope.units.includes(unit.code);
      return scope?.place?.unitClass === undefined || scope.place.unitClass === unit.class;
    });
  return unit.class === "priority" ? has("spatialLayout") : has("pollutantDischarge") && has("riskPrevention");
}
