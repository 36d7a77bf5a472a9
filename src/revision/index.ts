export { diffSchemes, diffSchemesAsync } from "./diff.ts";
export { applyDiff, invertDiff } from "./diff-inversion.ts";
export {
  type Duty,
  type DutyKind,
  type DutyRules,
  type DutyState,
  duties,
  type EvaluationDone,
  periodicDue,
} from "./duties.ts";
export { type FilingBody, filingBody } from "./filing-body.ts";
export type { ChangedRegion, RedlineRegion } from "./ground-change.ts";
export { at, beginHistory, type Drafting, draftVersion } from "./history.ts";
export { belongsToHistory, type JudgedVersion, judgeHistory } from "./history-judgement.ts";
export { type VerifyOptions, verifyHistory } from "./history-verification.ts";
export {
  asIfInForce,
  type ImpactKind,
  type ImpactOptions,
  type ImpactTerm,
  impactOf,
  type ProjectImpact,
  type ScreenedProject,
  type UpdateImpact,
} from "./impact.ts";
export type { IndicatorChange, IndicatorChangeKind, LineKind } from "./indicator-change.ts";
export { advance, type LifeStep, type StepOutcome, statusOn } from "./life-cycle.ts";
export type { UnitAspect, UnitChange, UnitChangeKind, UnitState } from "./lineage.ts";
export {
  linkWithPlan,
  type PlanConflict,
  type PlanLayer,
  type PlanLayerKind,
  type PlanLinkage,
  type PlanShare,
  type UnitInPlan,
} from "./plan-linkage.ts";
export type { RevisionFindingCode } from "./revision-findings.ts";
export type {
  ChangedTerm,
  DiffOptions,
  GroundBalance,
  SchemeDiff,
  UnitTerm,
  UnitTerms,
  VersionMark,
} from "./scheme-diff.ts";
export type { ListPatch, MemberPatch, PatchedList, SchemePatch } from "./scheme-patch.ts";
export type { AspectChange, Direction, TermAspect, TermChange, TermChangeKind } from "./term-change.ts";
export type { ClassOrNone, ElementTransitions, Transition } from "./transition.ts";
export type { UpdateBreach } from "./update-breach.ts";
export type { JudgementOptions } from "./update-form.ts";
export { judgeUpdate, judgeUpdateAsync, type UpdateJudgement } from "./update-judgement.ts";
