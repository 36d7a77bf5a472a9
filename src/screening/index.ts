export {
  type AdmissibleArea,
  type AdmissibleAreaOptions,
  type AdmissibleRegion,
  admissibleArea,
  type ProjectType,
  type VerdictArea,
} from "./admissible-area.ts";
export * from "./conformity-analysis.ts";
export {
  type ConformityRecord,
  type LinkedFiles,
  type OutcomeOverride,
  type RecordedOverride,
  type RecordOptions,
  recordOf,
} from "./conformity-record.ts";
export type { HeadroomLeft } from "./headroom-left.ts";
export type { Contradiction, ContradictionKind } from "./lint/contradictions.ts";
export { type LintOptions, type LintReport, lint } from "./lint/lint.ts";
export type { ClauseStatistics, DifferentiationStatistics } from "./lint/list-statistics.ts";
export { REPEALED_LAWS, type RepealedLaw } from "./lint/repealed-laws.ts";
export type { UnlistedGround } from "./listed-ground.ts";
export { type NearestOptions, type NearestPlace, nearestAdmissible } from "./nearest-admissible.ts";
export { type PreparedScheme, prepareScheme } from "./prepared-scheme.ts";
export { type FlippingMargin, type Robustness, type RobustnessOptions, robustnessOf } from "./robustness.ts";
export { screen, whatIf } from "./screen.ts";
export {
  type BatchOptions,
  type BatchProgress,
  type FootprintSet,
  type ProjectSource,
  type ScreenedRecord,
  screenAll,
  type UnreadableProject,
} from "./screen-all.ts";
export type { ScreenOptions } from "./screening-settings.ts";
export { type PlaceShare, type ScreeningSummary, summaryOf } from "./screening-summary.ts";
export { type PlanAnalysis, type SectorPlan, screenPlan } from "./sector-plan.ts";
export {
  type RankedSite,
  rankSites,
  type SiteCandidate,
  type SiteConflict,
  type SiteDistance,
  type SiteRanking,
} from "./site-ranking.ts";
