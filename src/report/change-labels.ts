// What reports of changes and of supervision say, Chinese first.
import type { BilingualText, ZoneClass } from "../domain/index.ts";
import type { ImpactKind, IndicatorChangeKind, TermChangeKind, UnitAspect, UnitChangeKind } from "../revision/index.ts";
import type { LimitState, LoopStage, TrendVerdict } from "../supervision/index.ts";
import { className } from "./labels.ts";

/** What became of units. @internal */
export const UNIT_CHANGE: Readonly<Record<UnitChangeKind, BilingualText>> = {
  kept: { zh: "调整", en: "changed" },
  recoded: { zh: "改码", en: "recoded" },
  split: { zh: "拆分", en: "split" },
  merged: { zh: "合并", en: "merged" },
  regrouped: { zh: "重组", en: "regrouped" },
  born: { zh: "新设", en: "born" },
  gone: { zh: "撤销", en: "gone" },
};
/** What changed of a unit. @internal */
export const ASPECT: Readonly<Record<UnitAspect, BilingualText>> = {
  renamed: { zh: "更名", en: "renamed" },
  reclassed: { zh: "改类", en: "reclassed" },
  reshaped: { zh: "范围调整", en: "reshaped" },
  redrawn: { zh: "边界重绘", en: "redrawn" },
  edited: { zh: "属性修改", en: "edited" },
};
/** What became of terms. @internal */
export const TERM_CHANGE: Readonly<Record<TermChangeKind, BilingualText>> = {
  added: { zh: "新增", en: "added" },
  removed: { zh: "删除", en: "removed" },
  tightened: { zh: "收严", en: "tightened" },
  loosened: { zh: "放宽", en: "loosened" },
  mixed: { zh: "有严有宽", en: "mixed" },
  reworded: { zh: "文字修改", en: "reworded" },
  undetermined: { zh: "需人工判断", en: "for a person to judge" },
};
/** What became of indicators. @internal */
export const INDICATOR_CHANGE: Readonly<Record<IndicatorChangeKind, BilingualText>> = {
  added: TERM_CHANGE.added,
  removed: TERM_CHANGE.removed,
  tightened: TERM_CHANGE.tightened,
  loosened: TERM_CHANGE.loosened,
  mixed: TERM_CHANGE.mixed,
  edited: { zh: "其他修改", en: "edited" },
  undetermined: TERM_CHANGE.undetermined,
};
/** What an update does to a project. @internal */
export const IMPACT: Readonly<Record<ImpactKind, BilingualText>> = {
  loses: { zh: "受限", en: "loses" },
  gains: { zh: "受益", en: "gains" },
  undetermined: { zh: "无法判断", en: "undetermined" },
  changed: { zh: "有变化", en: "changed" },
  failed: { zh: "未能研判", en: "failed" },
  unchanged: { zh: "无变化", en: "unchanged" },
};
/** Trends. @internal */
export const TREND: Readonly<Record<TrendVerdict, BilingualText>> = {
  declined: { zh: "明显变差", en: "declined" },
  improved: { zh: "明显好转", en: "improved" },
  steady: { zh: "未见明显变化", en: "steady" },
  undetermined: { zh: "无法判断", en: "undetermined" },
};
/** Limits. @internal */
export const LIMIT: Readonly<Record<LimitState, BilingualText>> = {
  within: { zh: "未超限", en: "within" },
  near: { zh: "临近限值", en: "near" },
  exceeded: { zh: "超限", en: "exceeded" },
  noLimit: { zh: "无限值", en: "no limit" },
  noData: { zh: "无数据", en: "no data" },
};
/** Stages of the loop. @internal */
export const STAGE: Readonly<Record<LoopStage, BilingualText>> = {
  found: { zh: "已识别", en: "found" },
  traced: { zh: "已溯源", en: "traced" },
  acting: { zh: "治理中", en: "acting" },
  acted: { zh: "措施完成", en: "acted" },
  closed: { zh: "已闭环", en: "closed" },
};

/** Name of a class, or of ground in no unit. @internal */
export function classOrNone(value: ZoneClass | null): BilingualText {
  return value === null ? { zh: "单元之外", en: "No unit" } : className(value);
}

/** Keys of {@link CHANGE_WORD}. @internal */
export type ChangeWord =
  | "title"
  | "versions"
  | "same"
  | "before"
  | "after"
  | "lawful"
  | "unlawful"
  | "judgement"
  | "noBreach"
  | "priority"
  | "redline"
  | "balance"
  | "named"
  | "matrix"
  | "matrixNote"
  | "total"
  | "units"
  | "terms"
  | "indicators"
  | "maps"
  | "changedGround"
  | "outsideGround"
  | "impact"
  | "kind"
  | "what"
  | "area"
  | "aspects"
  | "why"
  | "where"
  | "verdicts"
  | "gained"
  | "lost"
  | "everywhere"
  | "none"
  | "count"
  | "method"
  | "trackTitle"
  | "duties"
  | "series"
  | "problems"
  | "patches"
  | "accounts"
  | "evaluation"
  | "findings"
  | "nothingToDo"
  | "history"
  | "historyHolds"
  | "score"
  | "targets";

/** Headings and sentences. @internal */
export const CHANGE_WORD: Readonly<Record<ChangeWord, BilingualText>> = {
  title: { zh: "生态环境分区管控方案更新报告", en: "Report on an update of a zoning scheme" },
  versions: { zh: "{before} → {after}", en: "{before} → {after}" },
  same: { zh: "两个版本没有差别。", en: "The two versions do not differ." },
  before: { zh: "更新前（{number}）", en: "Before ({number})" },
  after: { zh: "更新后（{number}）", en: "After ({number})" },
  lawful: { zh: "更新合规", en: "The update was allowed" },
  unlawful: { zh: "更新不合规", en: "The update was not allowed" },
  judgement: { zh: "合规判定", en: "Judgement" },
  noBreach: { zh: "未发现不合规之处。", en: "Nothing speaks against it." },
  priority: { zh: "优先保护面积", en: "Priority area" },
  redline: { zh: "生态保护红线", en: "Red line" },
  balance: {
    zh: "{before} → {after}（增加 {gained}，减少 {lost}）",
    en: "{before} → {after} (gained {gained}, lost {lost})",
  },
  named: { zh: "{name}：{text}", en: "{name}: {text}" },
  matrix: { zh: "类别转移矩阵", en: "Transition matrix" },
  matrixNote: {
    zh: "行为更新前，列为更新后；边缘为各版本面积；括号内为其中的边界碎斑。",
    en: "Rows before, columns after; margins are the areas of each version; slivers of borders in brackets.",
  },
  total: { zh: "合计", en: "Total" },
  units: { zh: "单元变化", en: "Units" },
  terms: { zh: "条目变化", en: "Terms" },
  indicators: { zh: "指标变化", en: "Indicators" },
  maps: { zh: "更新前后", en: "Before and after" },
  changedGround: { zh: "变化图斑", en: "Changed ground" },
  outsideGround: { zh: "超出申报范围或不合规", en: "Outside the triggers, or a breach" },
  impact: { zh: "对项目的影响", en: "Impact on projects" },
  kind: { zh: "变化", en: "Change" },
  what: { zh: "对象", en: "What" },
  area: { zh: "面积", en: "Area" },
  aspects: { zh: "方面", en: "Aspects" },
  why: { zh: "说明", en: "Why" },
  where: { zh: "涉及单元", en: "Units concerned" },
  verdicts: { zh: "结论", en: "Verdict" },
  gained: { zh: "增", en: "gained" },
  lost: { zh: "减", en: "lost" },
  everywhere: { zh: "全域", en: "everywhere" },
  none: { zh: "无", en: "none" },
  count: { zh: "{kind} {count}", en: "{kind} {count}" },
  method: {
    zh: "一次叠加计算；平均宽度不超过 {sliver} m 的视为边界重绘；网格步长 {grid}°。版本摘要 {before} → {after}。",
    en: "From one overlay; up to {sliver} m of mean width counts as a border digitised anew; grid step {grid}°. Digests {before} → {after}.",
  },
  trackTitle: { zh: "生态环境分区管控跟踪", en: "Tracking of a zoning scheme" },
  duties: { zh: "职责日历", en: "Calendar of duties" },
  series: { zh: "指标", en: "Indicators watched" },
  problems: { zh: "突出问题", en: "Prominent problems" },
  patches: { zh: "变化图斑", en: "Patches of change" },
  accounts: { zh: "排放余量", en: "Headroom" },
  evaluation: { zh: "评估", en: "Evaluation" },
  findings: { zh: "需要处理", en: "To act on" },
  nothingToDo: { zh: "没有需要处理的事项。", en: "Nothing to act on." },
  history: { zh: "历史校验", en: "History" },
  historyHolds: { zh: "历史完整，共 {count} 个版本。", en: "The history holds; versions: {count}." },
  targets: { zh: "指标目标年：{indicators}", en: "Target years of indicators: {indicators}" },
  score: { zh: "{code}：{total} 分（数据完整度 {share}）", en: "{code}: {total} (over {share} of the weight)" },
};
