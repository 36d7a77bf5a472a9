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
  compareEvaluations,
  DEFAULT_RULES,
  type EvaluationComparison,
  type EvaluationInput,
  type EvaluationRules,
  type EvaluationScore,
  evaluateTracking,
  type ScoreChange,
  type ScoreId,
  type TrackingEvaluation,
} from "./evaluation.ts";
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
