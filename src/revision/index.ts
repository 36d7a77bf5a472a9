export {
  applyDiff,
  type ChangedTerm,
  type DiffOptions,
  diffSchemes,
  type GroundBalance,
  invertDiff,
  type SchemeDiff,
  type UnitTerm,
  type UnitTerms,
  type VersionMark,
} from "./diff.ts";
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
export type { ChangedRegion, ClassOrNone, ElementTransitions, RedlineRegion, Transition } from "./ground-change.ts";
export { at, beginHistory, type Drafting, draftVersion, type VerifyOptions, verifyHistory } from "./history.ts";
export { belongsToHistory, type JudgedVersion, judgeHistory } from "./history-judgement.ts";
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
export type { ListPatch, MemberPatch, PatchedList, SchemePatch } from "./scheme-patch.ts";
export type { AspectChange, Direction, TermAspect, TermChange, TermChangeKind } from "./term-change.ts";
export { type JudgementOptions, judgeUpdate, type UpdateBreach, type UpdateJudgement } from "./update-judgement.ts";
