// The life of a scheme as one document: every version whole, the update that made it, and the steps it went through. Types
// only; src/revision records, verifies and asks them.
import type { AreaGeometry } from "./geometry.ts";
import type { SchemeStatus, ZoningScheme } from "./scheme.ts";
import type { IsoDate } from "./validity.ts";

/**
 * Kind of update, after clause five: `periodic` 定期调整 every five years; `dynamic` 动态更新 within them, where needed;
 * `synchronous` 同步更新 where statutory protected areas or laws change. 更新方式.
 */
export type UpdateKind = "periodic" | "dynamic" | "synchronous";

/**
 * Why a scheme is updated: the red line, a water source or a protected area was set, adjusted or revoked 法定保护区域; a law
 * provides anew 法律法规新规定; a development plan, a spatial plan, a major strategy, a protection goal or an access policy
 * changed; five years have passed. 更新情形.
 */
export type TriggerKind =
  | "redline"
  | "waterSource"
  | "protectedArea"
  | "newLegalProvision"
  | "developmentPlan"
  | "spatialPlan"
  | "majorStrategy"
  | "ecoGoal"
  | "accessPolicy"
  | "fiveYears";

/** What happened to a statutory area: set 设立, adjust 调整, revoke 撤并. 法定区域变动. */
export type StatutoryAction = "set" | "adjust" | "revoke";

/**
 * Kind of evidence: `demonstration` 论证报告, `approval` 批准文件, `law` 法律法规文本, `planEvaluation` 规划评估报告,
 * `trackingEvaluation` 跟踪评估报告. 证明材料类型.
 */
export type EvidenceKind = "demonstration" | "approval" | "law" | "planEvaluation" | "trackingEvaluation";

/** A document that an update rests on. 证明材料. */
export interface EvidenceDocument {
  /** Id within the update. 编号. */
  readonly id: string;
  /** Kind. 类型. */
  readonly kind: EvidenceKind;
  /** Title. 名称. */
  readonly title: string;
  /** Number. 文号. */
  readonly number?: string;
  /** Who issued it. 出具机关. */
  readonly by: string;
  /** Day. 日期. */
  readonly date: IsoDate;
}

/** What sets off an update, and where. 更新情形. */
export interface UpdateTrigger {
  /** Id within the update. 编号. */
  readonly id: string;
  /** Kind. 类型. */
  readonly kind: TriggerKind;
  /** For statutory areas: what happened to them. 变动方式. */
  readonly action?: StatutoryAction;
  /**
   * The ground it concerns, or all of the territory. Absent: not stated, and so no change can be shown to lie inside. A statutory area
   * is never all of the territory. 范围.
   */
  readonly area?: AreaGeometry | "territory";
  /** Ids of the evidence. 证明材料. */
  readonly evidence: readonly string[];
  /** A note for people. 说明. */
  readonly note?: string;
}

/** What an update says of itself. 更新说明. */
export interface UpdateDeclaration {
  /** Kind. 更新方式. */
  readonly kind: UpdateKind;
  /** Who issues it. 发布机关. */
  readonly authority: string;
  /** Day it was decided. 决定日期. */
  readonly on: IsoDate;
  /** What set it off. 更新情形. */
  readonly triggers: readonly UpdateTrigger[];
  /** What it rests on. 证明材料. */
  readonly evidence: readonly EvidenceDocument[];
}

/** An update declaration as a document. 更新说明文档. */
export interface UpdateDocument extends UpdateDeclaration {
  /** Always `sanxian.update`. 文档格式. */
  readonly format: "sanxian.update";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
}

/** A step in the life of a version. 流程记录. */
export interface LifeEvent {
  /** Where it stands from then on. 状态. */
  readonly to: SchemeStatus;
  /** When. 日期. */
  readonly on: IsoDate;
  /** Who took the step; for filing, with whom it was filed. 办理机关. */
  readonly by: string;
  /** Receipt or number of the document. 回执(文号). */
  readonly receipt?: string;
  /** A note for people. 说明. */
  readonly note?: string;
  /** Set for a version taken over as it was published: the steps before are not on record. 是否接续. */
  readonly adopted?: true;
  /** SHA-256 of this step and the one before. 摘要. */
  readonly digest: string;
}

/** A version of a scheme, immutable, with all that was done to it. 版本记录. */
export interface VersionRecord {
  /** The scheme, whole. 方案. */
  readonly scheme: ZoningScheme;
  /** The update that made it; `null` for the first. 更新说明. */
  readonly update: UpdateDeclaration | null;
  /** Digest of the version before; `null` for the first. 上一版本摘要. */
  readonly parent: string | null;
  /** SHA-256 of scheme, update and parent in canonical JSON. 摘要. */
  readonly digest: string;
  /** What was done to it, in order. 流程记录. */
  readonly events: readonly LifeEvent[];
}

/** All versions of a scheme, the oldest first. 方案历史. */
export interface SchemeHistory {
  /** Always `sanxian.history`. 文档格式. */
  readonly format: "sanxian.history";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** Versions. 版本. */
  readonly versions: readonly VersionRecord[];
  /** SHA-256 over all versions and steps: shows that one was left out, too. 摘要. */
  readonly digest: string;
}
