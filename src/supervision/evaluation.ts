// Evaluation of how zoning is carried out (clauses eight and thirteen): annual tracking and the evaluation of five years, by
// administrative unit, as data. Each score is a ratio with its formula, its numerator and its denominator, so that anyone can do
// it again; what lacks data is not scored, and the total says over how much of the weight it is. The rules are data: two years
// compare only under the same rules. What feeds the optimisation of environmental impact assessment is marked. Cost: linear.
import {
  type BilingualText,
  digestJson,
  type EvaluationCase,
  type Finding,
  isIsoDate,
  SanxianError,
} from "../domain/index.ts";
import { type EvaluationInput, FEEDS_EIA, FORMULA, partsOf, type ScoreId } from "./evaluation-scores.ts";
import { supervisionFinding } from "./supervision-findings.ts";

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
