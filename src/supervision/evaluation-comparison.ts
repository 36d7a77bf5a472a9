// Two evaluations beside each other, over the scores that both have, so that data that came or went do not read as progress. Cost:
// linear.
import type { Finding } from "../domain/index.ts";
import type { EvaluationScore, TrackingEvaluation } from "./evaluation.ts";
import { supervisionFinding } from "./supervision-findings.ts";

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
