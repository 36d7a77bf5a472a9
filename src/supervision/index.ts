export { type PatchConcern, type PatchScreening, screenPatches } from "./change-patches.ts";
export {
  type AccountState,
  CARBON,
  type DischargeHeadroom,
  dischargeHeadroom,
  type HeadroomReport,
} from "./discharge-headroom.ts";
export {
  type AdminEvaluation,
  DEFAULT_RULES,
  type EvaluationRules,
  type EvaluationScore,
  evaluateTracking,
  type TrackingEvaluation,
} from "./evaluation.ts";
export { compareEvaluations, type EvaluationComparison, type ScoreChange } from "./evaluation-comparison.ts";
export type { EvaluationInput, ScoreId } from "./evaluation-scores.ts";
export {
  type IndicatorWatch,
  type LimitState,
  type TrendVerdict,
  type WatchOptions,
  watchIndicator,
} from "./indicator-watch.ts";
export { type MannKendall, mannKendall } from "./mann-kendall.ts";
export {
  followProblems,
  type LoopStage,
  PROBLEM_OF_CLASS,
  type ProblemProgress,
  type RectificationOutcome,
  takeStep,
} from "./problems.ts";
export type { SupervisionFindingCode } from "./supervision-findings.ts";
export { type TheilSen, theilSen } from "./theil-sen.ts";
