// What may set off each kind of update, what evidence it takes, and which ground it speaks of (clause five).
import type { BilingualText, EvidenceKind, TriggerKind, UpdateDeclaration, UpdateTrigger } from "../domain/index.ts";

/** What may set off each kind of update. @internal */
export const KINDS: Readonly<Record<UpdateDeclaration["kind"], readonly TriggerKind[]>> = {
  periodic: [
    "fiveYears",
    "redline",
    "waterSource",
    "protectedArea",
    "newLegalProvision",
    "developmentPlan",
    "spatialPlan",
    "majorStrategy",
    "ecoGoal",
    "accessPolicy",
  ],
  dynamic: [
    "developmentPlan",
    "spatialPlan",
    "majorStrategy",
    "ecoGoal",
    "accessPolicy",
    "redline",
    "waterSource",
    "protectedArea",
    "newLegalProvision",
  ],
  synchronous: ["redline", "waterSource", "protectedArea", "newLegalProvision"],
};
/** The evidence that each trigger takes. @internal */
export const EVIDENCE: Readonly<Record<TriggerKind, EvidenceKind>> = {
  redline: "approval",
  waterSource: "approval",
  protectedArea: "approval",
  newLegalProvision: "law",
  developmentPlan: "approval",
  spatialPlan: "approval",
  majorStrategy: "demonstration",
  ecoGoal: "demonstration",
  accessPolicy: "approval",
  fiveYears: "planEvaluation",
};
/** Names of evidence. @internal */
export const EVIDENCE_NAME: Readonly<Record<EvidenceKind, BilingualText>> = {
  demonstration: { zh: "论证报告", en: "a demonstration report" },
  approval: { zh: "批准文件", en: "an approval document" },
  law: { zh: "法律法规文本", en: "the law" },
  planEvaluation: { zh: "规划评估报告", en: "the evaluation of the plans" },
  trackingEvaluation: { zh: "跟踪评估报告", en: "the tracking evaluation" },
};
/** Names of triggers. @internal */
export const TRIGGER_NAME: Readonly<Record<TriggerKind, BilingualText>> = {
  redline: { zh: "生态保护红线调整", en: "red line" },
  waterSource: { zh: "饮用水水源保护区调整", en: "drinking-water source" },
  protectedArea: { zh: "自然保护地调整", en: "protected area" },
  newLegalProvision: { zh: "法律法规有新规定", en: "new legal provision" },
  developmentPlan: { zh: "国民经济和社会发展规划变化", en: "development plan" },
  spatialPlan: { zh: "国土空间规划（园区规划）变化", en: "spatial or park plan" },
  majorStrategy: { zh: "重大战略变化", en: "major strategy" },
  ecoGoal: { zh: "生态环境保护目标变化", en: "protection goal" },
  accessPolicy: { zh: "产业准入政策变化", en: "access policy" },
  fiveYears: { zh: "满五年", en: "five years" },
};
/** Names of the kinds of update. @internal */
export const KIND_NAME: Readonly<Record<UpdateDeclaration["kind"], BilingualText>> = {
  periodic: { zh: "定期调整", en: "periodic adjustment" },
  dynamic: { zh: "动态更新", en: "dynamic update" },
  synchronous: { zh: "同步更新", en: "synchronous update" },
};
const STATUTORY: ReadonlySet<TriggerKind> = new Set(["redline", "waterSource", "protectedArea"]);

/** Whether the evidence that a trigger takes is there. @internal */
export function hasEvidence({ evidence }: UpdateDeclaration, trigger: UpdateTrigger): boolean {
  return evidence.some(({ id, kind }) => trigger.evidence.includes(id) && kind === EVIDENCE[trigger.kind]);
}

/**
 * The ground that a trigger concerns. A statutory area is a place with a border: one that is said to be all of the territory would
 * release anything, and so states none. @internal
 */
export function statedArea({ kind, area: ground }: UpdateTrigger): UpdateTrigger["area"] {
  return ground === "territory" && STATUTORY.has(kind) ? undefined : ground;
}

/** Whether a trigger lawfully takes ground out of protection. @internal */
export function releases(update: UpdateDeclaration, trigger: UpdateTrigger): boolean {
  return (
    STATUTORY.has(trigger.kind) &&
    (trigger.action === "adjust" || trigger.action === "revoke") &&
    hasEvidence(update, trigger)
  );
}
