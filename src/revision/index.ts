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
export { at, beginHistory, type Drafting, draftVersion, type VerifyOptions, verifyHistory } from "./history.ts";
export { advance, type LifeStep, type StepOutcome, statusOn } from "./life-cycle.ts";
export type { RevisionFindingCode } from "./revision-findings.ts";
