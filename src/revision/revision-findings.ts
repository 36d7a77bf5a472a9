// What can be wrong with a history, a step of its life, or an update, in both languages, with the clause and the remedy.
import { type ClauseRow, clauseFinding, type FindingPlace, type MessageValues } from "../domain/finding-text.ts";
import type { Finding, OpinionClause } from "../domain/index.ts";

/** A code of a finding about a history, a step or an update. 更新与历史问题代码. */
export type RevisionFindingCode =
  | "HISTORY_DIGEST"
  | "HISTORY_PARENT"
  | "HISTORY_EVENT_DIGEST"
  | "HISTORY_SEAL"
  | "HISTORY_FORM"
  | "HISTORY_SCHEME"
  | "HISTORY_NUMBER_TWICE"
  | "HISTORY_KNOWN_MISSING"
  | "HISTORY_OTHER_SCHEME"
  | "HISTORY_ADOPTED"
  | "HISTORY_TWO_IN_FORCE"
  | "LIFE_ORDER"
  | "LIFE_PUBLISHED_BEFORE_FILING"
  | "LIFE_NOT_LINKED"
  | "LIFE_FILING_BODY"
  | "LIFE_RECEIPT_MISSING"
  | "LIFE_OVERTAKEN"
  | "LIFE_DATE_ORDER"
  | "LIFE_DATE"
  | "LIFE_BY_MISSING"
  | "LIFE_AUTHORITY"
  | "LIFE_UPDATE_MISSING"
  | "UPDATE_AUTHORITY"
  | "UPDATE_TRIGGER_MISSING"
  | "UPDATE_TRIGGER_KIND"
  | "UPDATE_AREA_NOT_STATED"
  | "UPDATE_EVIDENCE_MISSING"
  | "UPDATE_EVIDENCE_LATE"
  | "UPDATE_NOT_YET_DUE"
  | "UPDATE_PERIOD_UNKNOWN"
  | "UPDATE_DATE"
  | "UPDATE_OUTSIDE_TRIGGER"
  | "UPDATE_TERM_OUTSIDE_TRIGGER"
  | "UPDATE_TERM_UNDECIDED"
  | "UPDATE_FUNCTION_LOWERED"
  | "UPDATE_REDLINE_LOST"
  | "UPDATE_ZONE_LOWERED"
  | "UPDATE_REDLINE_TARGET_LOWERED"
  | "UPDATE_FUNCTION_CHANGED_BY_APPROVAL"
  | "UPDATE_BAN_LOOSENED"
  | "UPDATE_QUALITY_LOWERED"
  | "UPDATE_CAPACITY_EXCEEDED"
  | "UPDATE_TERRITORY_CHANGED"
  | "UPDATE_ISSUER_CHANGED"
  | "UPDATE_EMPTY"
  | "DIFF_OVERLAPPING_UNITS"
  | "DIFF_UNCOVERED"
  | "LINKAGE_STALE"
  | "LINKAGE_PRIORITY_IN_URBAN"
  | "LINKAGE_KEY_IN_REDLINE"
  | "LINKAGE_PARK_ON_FARMLAND"
  | "LINKAGE_REDLINE_OUTSIDE_PLAN"
  | "LINKAGE_PLAN_REDLINE_MISSED"
  | "LINKAGE_PARK_OUTSIDE_URBAN"
  | "LINKAGE_NO_LAYER"
  | "IMPACT_NOT_SCREENED";

const TEXT: Readonly<Record<RevisionFindingCode, ClauseRow>> = {
  HISTORY_DIGEST: [
    "error",
    null,
    "版本 {version} 的摘要应为 {expected}，记录为 {value}：内容在记录之后被改动；请从备案机关取回原件。",
    "Version {version} has the digest {expected}, but {value} is recorded: it was changed after it was recorded; fetch the original from where it was filed.",
  ],
  HISTORY_PARENT: [
    "error",
    null,
    "版本 {version} 的上一版本摘要为 {value}，应为 {expected}：版本被调换、删去或插入；请按原顺序恢复。",
    "Version {version} names {value} as the one before, but that is {expected}: versions were reordered, left out or put in; restore their order.",
  ],
  HISTORY_EVENT_DIGEST: [
    "error",
    null,
    "版本 {version} 的第 {step} 步（{status}）摘要不符：流程记录被改动、调换或删去；请恢复。",
    "Step {step} ({status}) of version {version} does not match its digest: steps were changed, reordered or left out; restore them.",
  ],
  HISTORY_SEAL: [
    "error",
    null,
    "历史的总摘要应为 {expected}，记录为 {value}：末尾的版本或步骤被删去或改动；请恢复。",
    "The history has the digest {expected}, but {value} is recorded: its last versions or steps were left out or changed; restore them.",
  ],
  HISTORY_FORM: ["error", null, "{where} 为 {value}；应为 {expected}。", "{where} is {value}; expected {expected}."],
  HISTORY_SCHEME: [
    "error",
    null,
    "版本 {version} 属于方案“{value}”，而历史属于“{expected}”；请移出。",
    "Version {version} is of the scheme “{value}”, the history of “{expected}”; take it out.",
  ],
  HISTORY_NUMBER_TWICE: [
    "error",
    null,
    "版本号 {version} 出现两次；请另编一号。",
    "The number {version} occurs twice; number one of them anew.",
  ],
  HISTORY_KNOWN_MISSING: [
    "error",
    null,
    "已公布的摘要 {value} 不在历史中：历史被整体重写，或给错了摘要；请核对来源。",
    "The digest {value}, known from elsewhere, is not in the history: it was rewritten, or the digest is of another; check both.",
  ],
  HISTORY_OTHER_SCHEME: [
    "error",
    null,
    "所给方案（版本 {version}）与历史中的任何版本都不同（{day} 施行的是 {expected}）；请核对文件。",
    "The scheme given (version {version}) is none of the history's (in force on {day}: {expected}); check the files.",
  ],
  HISTORY_ADOPTED: [
    "info",
    null,
    "版本 {version} 从“{status}”接续，此前的步骤没有记录。",
    "Version {version} was taken over as {status}; the steps before are not on record.",
  ],
  HISTORY_TWO_IN_FORCE: [
    "error",
    null,
    "版本 {version} 与 {other} 在 {day} 同时施行；请为前者记录废止。",
    "Versions {version} and {other} are both in force on {day}; record the end of the first.",
  ],
  LIFE_ORDER: [
    "error",
    "filingBeforePublication",
    "版本 {version} 处于“{from}”，不能直接到“{to}”；下一步应为“{expected}”。",
    "Version {version} is {from} and cannot become {to}; the next step is {expected}.",
  ],
  LIFE_PUBLISHED_BEFORE_FILING: [
    "error",
    "filingBeforePublication",
    "版本 {version} 尚未备案，不能发布；请先报 {expected} 备案。",
    "Version {version} is not filed and cannot be published; file it with {expected} first.",
  ],
  LIFE_NOT_LINKED: [
    "error",
    "linkage",
    "版本 {version} 尚未与国土空间规划“一张图”衔接，不能报送；请先完成衔接。",
    "Version {version} is not linked with the spatial plan and cannot be submitted; link it first.",
  ],
  LIFE_FILING_BODY: [
    "error",
    "filingBeforePublication",
    "版本 {version} 报“{value}”备案，而{level}方案应报 {expected} 备案；请改报。",
    "Version {version} was filed with “{value}”, but a scheme of this level ({level}) is filed with {expected}; file it there.",
  ],
  LIFE_RECEIPT_MISSING: [
    "error",
    "filingBeforePublication",
    "版本 {version} 备案没有回执；请填写备案回执或文号。",
    "The filing of version {version} has no receipt; give its number.",
  ],
  LIFE_OVERTAKEN: [
    "error",
    null,
    "版本 {version} 不能在 {day} 施行：其后的版本 {other} 已经施行；请撤回，或另起草新版本。",
    "Version {version} cannot come into force on {day}: version {other} after it already has; withdraw it, or draft a new one.",
  ],
  LIFE_DATE_ORDER: [
    "error",
    null,
    "版本 {version} 的“{to}”日期 {day} 早于上一步的 {before}；请核对日期。",
    "Version {version} became {to} on {day}, before the step before it on {before}; check the dates.",
  ],
  LIFE_DATE: [
    "error",
    null,
    "版本 {version} 的“{to}”日期为 {day}，不是存在的日期；应写作 YYYY-MM-DD。",
    "Version {version} became {to} on {day}, which is no day; write YYYY-MM-DD.",
  ],
  LIFE_BY_MISSING: [
    "error",
    null,
    "版本 {version} 的“{to}”没有办理机关；请填写。",
    "Nobody is named for the step {to} of version {version}; name the body.",
  ],
  LIFE_AUTHORITY: [
    "error",
    "whoIssuedUpdates",
    "版本 {version} 由“{value}”发布，而方案的发布机关是“{expected}”；应由发布机关发布。",
    "Version {version} was published by “{value}”, but the scheme is issued by “{expected}”; it must publish.",
  ],
  LIFE_UPDATE_MISSING: [
    "error",
    "stability",
    "版本 {version} 没有更新说明；请写明更新方式、情形和依据。",
    "Version {version} does not say why it updates; declare kind, triggers and evidence.",
  ],
  UPDATE_AUTHORITY: [
    "error",
    "whoIssuedUpdates",
    "更新由“{value}”作出，而方案由“{expected}”发布；应由发布机关更新。",
    "The update is by “{value}”, but the scheme was issued by “{expected}”; who issued it updates it.",
  ],
  UPDATE_TRIGGER_MISSING: [
    "error",
    "stability",
    "更新没有写明任何情形；方案原则上保持稳定，请写明为何更新。",
    "The update names no trigger; schemes are stable in principle, so say why it is made.",
  ],
  UPDATE_TRIGGER_KIND: [
    "error",
    "synchronousUpdate",
    "情形 {trigger}（{value}）不属于“{kind}”；应为：{expected}。",
    "Trigger {trigger} ({value}) does not belong to this kind of update ({kind}); it takes {expected}.",
  ],
  UPDATE_AREA_NOT_STATED: [
    "error",
    "stability",
    "情形 {trigger} 没有写明范围，无法证明改动在其内；请给出范围。",
    "Trigger {trigger} does not state its area, so no change can be shown to lie inside; give it.",
  ],
  UPDATE_EVIDENCE_MISSING: [
    "error",
    "demonstration",
    "情形 {trigger}（{value}）缺少 {expected}；请补充。",
    "Trigger {trigger} ({value}) lacks {expected}; add it.",
  ],
  UPDATE_EVIDENCE_LATE: [
    "error",
    null,
    "材料 {evidence} 的日期 {day} 晚于更新决定日期 {before}；请核对。",
    "Document {evidence} is of {day}, after the update was decided on {before}; check it.",
  ],
  UPDATE_NOT_YET_DUE: [
    "error",
    "periodicAdjustment",
    "上一版本 {before} 发布，定期调整应在 {due} 之后，本次为 {day}；五年内应作动态更新或同步更新。",
    "The version before was published on {before}; its periodic adjustment is due on {due}, this one is of {day}. Within five years the update is dynamic or synchronous.",
  ],
  UPDATE_PERIOD_UNKNOWN: [
    "error",
    "periodicAdjustment",
    "不知道上一次首发或定期调整的发布日期，无法证明已满五年；请给出。",
    "When the last first or periodic version was published is not known, so the five years cannot be shown; give the day.",
  ],
  UPDATE_DATE: [
    "error",
    null,
    "更新决定日期为 {day}；应写作 YYYY-MM-DD。",
    "The update is of {day}; write YYYY-MM-DD.",
  ],
  UPDATE_OUTSIDE_TRIGGER: [
    "error",
    "stability",
    "{units} 的改动有 {areaM2} m² 在申报的更新范围之外；请撤回，或申报相应情形。",
    "{areaM2} m² of the change of {units} lie outside the declared triggers; take them back, or declare what set them off.",
  ],
  UPDATE_TERM_OUTSIDE_TRIGGER: [
    "error",
    "stability",
    "条目 {term} 的改动涉及申报范围之外的单元 {units}；请撤回，或申报相应情形。",
    "The change of term {term} bears on units outside the declared triggers: {units}; take it back, or declare what set it off.",
  ],
  UPDATE_TERM_UNDECIDED: [
    "warning",
    "accessList",
    "条目 {term} 是否放宽无法由规则判断（{why}）；请人工核对。",
    "No rule tells whether term {term} was loosened ({why}); a person must compare them.",
  ],
  UPDATE_FUNCTION_LOWERED: [
    "error",
    "priorityUnits",
    "{units}：{areaM2} m² 由优先保护改为{to}，生态功能不得降低；请恢复，或提供法定区域调整的批准文件。",
    "{units}: {areaM2} m² went from priority to {to}; ecological function must not be lowered. Restore them, or show the approval that adjusted the protected area.",
  ],
  UPDATE_REDLINE_LOST: [
    "error",
    "priorityUnits",
    "{areaM2} m² 不再属于生态保护红线，且没有红线调整的批准文件；请恢复或补充。",
    "{areaM2} m² are no longer in the ecological red line, and no approval adjusts it; restore them or show it.",
  ],
  UPDATE_ZONE_LOWERED: [
    "error",
    "priorityUnits",
    "{units}：{areaM2} m² 不再属于{element}优先保护区，且没有法定区域调整的批准文件；请恢复或补充。",
    "{units}: {areaM2} m² are no longer in a priority zone of {element}, and no approval adjusts it; restore them or show it.",
  ],
  UPDATE_REDLINE_TARGET_LOWERED: [
    "error",
    "priorityUnits",
    "生态保护红线指标 {indicator} 被放宽（{before} → {after}），生态功能不得降低；请恢复。",
    "The red-line indicator {indicator} was loosened ({before} → {after}); function must not be lowered. Restore it.",
  ],
  UPDATE_FUNCTION_CHANGED_BY_APPROVAL: [
    "warning",
    "synchronousUpdate",
    "{units}：{areaM2} m² 由优先保护改为{to}，依据情形 {trigger} 的批准文件。",
    "{units}: {areaM2} m² went from priority to {to}, by the approval of trigger {trigger}.",
  ],
  UPDATE_BAN_LOOSENED: [
    "error",
    "accessList",
    "优先保护单元 {units} 的禁止性条目 {term} 被放宽或取消；请恢复，或写明法律依据。",
    "The ban {term} on priority units {units} was loosened or lifted; restore it, or name the law that lifts it.",
  ],
  UPDATE_QUALITY_LOWERED: [
    "error",
    "stability",
    "环境质量底线 {indicator} 被放宽（{before} → {after}），环境质量不得下降；请恢复。",
    "The quality bottom line {indicator} was loosened ({before} → {after}); quality must not decline. Restore it.",
  ],
  UPDATE_CAPACITY_EXCEEDED: [
    "error",
    "stability",
    "资源利用上线 {indicator}：{before} → {after}，承载能力不得突破；请恢复。",
    "Upper limit of use {indicator}: {before} → {after}; capacity must not be exceeded. Restore it.",
  ],
  UPDATE_TERRITORY_CHANGED: [
    "warning",
    "stability",
    "行政辖区由 {beforeM2} m² 变为 {afterM2} m²；请核对区划调整的批准文件。",
    "The territory changed from {beforeM2} m² to {afterM2} m²; check the approval of the new border.",
  ],
  UPDATE_ISSUER_CHANGED: [
    "error",
    "whoIssuedUpdates",
    "发布机关由“{before}”改为“{after}”；更新不能更换发布机关。",
    "The issuing government changed from “{before}” to “{after}”; an update cannot change it.",
  ],
  UPDATE_EMPTY: ["info", null, "两个版本没有差别。", "The two versions do not differ."],
  DIFF_OVERLAPPING_UNITS: [
    "warning",
    null,
    "版本 {version} 中 {units} 重叠 {areaM2} m²，按较严类别计；请改正。",
    "In version {version}, {units} overlap by {areaM2} m²; the stricter class counts. Correct them.",
  ],
  DIFF_UNCOVERED: [
    "warning",
    null,
    "版本 {version} 的辖区内有 {areaM2} m² 不在任何单元内；请补齐。",
    "In version {version}, {areaM2} m² of the territory lie in no unit; assign them.",
  ],
  LINKAGE_STALE: [
    "warning",
    "sourceOfData",
    "图层“{layer}”（{owner}）为 {day} 的副本，权属部门已有 {latest} 的数据；请更新。",
    "Layer “{layer}” of {owner} is a copy of {day}; its owner has data of {latest}. Renew it.",
  ],
  LINKAGE_PRIORITY_IN_URBAN: [
    "warning",
    "linkage",
    "优先保护单元 {units} 有 {areaM2} m² 在城镇开发边界内；请与自然资源部门核对。",
    "{areaM2} m² of priority unit {units} lie in the urban development boundary; settle it with natural resources.",
  ],
  LINKAGE_KEY_IN_REDLINE: [
    "error",
    "priorityUnits",
    "{units} 不是优先保护单元，却有 {areaM2} m² 在规划的生态保护红线内；请改划。",
    "{units} is no priority unit, yet {areaM2} m² of it lie in the plan's red line; delimit it anew.",
  ],
  LINKAGE_PARK_ON_FARMLAND: [
    "warning",
    "linkage",
    "园区型重点管控单元 {units} 占永久基本农田 {areaM2} m²；请核对。",
    "Park unit {units} takes {areaM2} m² of permanent basic farmland; check it.",
  ],
  LINKAGE_REDLINE_OUTSIDE_PLAN: [
    "warning",
    "linkage",
    "方案的红线有 {areaM2} m² 不在规划的红线内；以自然资源部门的成果为准，请核对。",
    "{areaM2} m² of the scheme's red line are not in the plan's; its owner is natural resources. Check it.",
  ],
  LINKAGE_PLAN_REDLINE_MISSED: [
    "error",
    "priorityUnits",
    "规划的红线有 {areaM2} m² 不在方案的红线内；请补划。",
    "{areaM2} m² of the plan's red line are not in the scheme's; add them.",
  ],
  LINKAGE_PARK_OUTSIDE_URBAN: [
    "warning",
    "linkage",
    "园区型重点管控单元 {units} 有 {areaM2} m² 在城镇开发边界外；请核对。",
    "{areaM2} m² of park unit {units} lie outside the urban development boundary; check it.",
  ],
  LINKAGE_NO_LAYER: [
    "warning",
    "linkage",
    "没有“{layer}”图层，无法核对；请向权属部门索取。",
    "There is no layer “{layer}”, so nothing can be said of it; ask its owner.",
  ],
  IMPACT_NOT_SCREENED: [
    "error",
    null,
    "项目 {project} 未能研判：{value}",
    "Project {project} could not be screened: {value}",
  ],
};

/** The clause that a finding is a breach of; `null` for one of form. @internal */
export function clauseOf(code: RevisionFindingCode): OpinionClause | null {
  return TEXT[code][1];
}

/**
 * A finding of this wing; bilingual values go into each language in that language. Its values hold the number of the clause.
 *
 * @internal
 */
export function revisionFinding(
  code: RevisionFindingCode,
  values: MessageValues = {},
  place: FindingPlace = {},
): Finding {
  return clauseFinding(code, TEXT[code], values, place);
}
