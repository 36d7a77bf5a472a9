// What reports say beside the names of the domain's lists (LABELS), Chinese first.
import type { BilingualText, TermOutcome, ZoneClass } from "../domain/index.ts";
import type { BasisState, ElementAnswer, Relation } from "../screening/index.ts";

/** Outcomes in the order of their weight. @internal */
export const OUTCOME_ORDER: readonly TermOutcome[] = [
  "violates",
  "undetermined",
  "needsCommitment",
  "conforms",
  "notApplicable",
];

/** Classes, short enough for a column. */
const CLASS: Readonly<Record<ZoneClass, BilingualText>> = {
  priority: { zh: "优先保护", en: "Priority" },
  key: { zh: "重点管控", en: "Key" },
  general: { zh: "一般管控", en: "General" },
};

/** Name of a class; one that is none is its own name, so that it is seen and not hidden. @internal */
export function className(value: string): BilingualText {
  return Object.hasOwn(CLASS, value) ? CLASS[value as ZoneClass] : { zh: value, en: value };
}

/** Answers of elements. @internal */
export const ANSWER: Readonly<Record<ElementAnswer["answer"], BilingualText>> = {
  affected: { zh: "涉及", en: "Affected" },
  notAffected: { zh: "不涉及", en: "Not affected" },
  noData: { zh: "无数据", en: "No data" },
};

/** Relations. @internal */
export const RELATION: Readonly<Record<Relation, BilingualText>> = {
  inside: { zh: "全部位于", en: "Inside" },
  overlaps: { zh: "部分位于", en: "In part" },
  touching: { zh: "仅相接", en: "Touching" },
};

/** Where legal bases stand. @internal */
export const BASIS_STATE: Readonly<Record<BasisState["state"], BilingualText>> = {
  inForce: { zh: "有效", en: "in force" },
  expired: { zh: "已失效", en: "no longer in force" },
  pending: { zh: "未生效", en: "not yet in force" },
  missing: { zh: "方案中未载明", en: "not in the scheme" },
};

/** Keys of {@link WORD}. @internal */
export type Word =
  | "title"
  | "project"
  | "projectId"
  | "scheme"
  | "authority"
  | "version"
  | "asOf"
  | "validUntil"
  | "footprint"
  | "verdict"
  | "map"
  | "units"
  | "noUnits"
  | "zones"
  | "parks"
  | "elements"
  | "affected"
  | "element"
  | "terms"
  | "noTerms"
  | "questions"
  | "pending"
  | "deciding"
  | "assumed"
  | "findings"
  | "outside"
  | "method"
  | "code"
  | "name"
  | "class"
  | "measure"
  | "share"
  | "relation"
  | "term"
  | "requirement"
  | "judgement"
  | "basis"
  | "facts"
  | "obligation"
  | "places"
  | "answer"
  | "layer"
  | "partial"
  | "noLayer"
  | "demonstration"
  | "notApplicableCount"
  | "termCount"
  | "termKind"
  | "pendingTerm"
  | "points"
  | "nothing"
  | "methodText"
  | "meridian"
  | "gridAuto"
  | "disclaimer"
  | "manualReview";

/** Headings and sentences of reports. @internal */
export const WORD: Readonly<Record<Word, BilingualText>> = {
  title: { zh: "生态环境分区管控符合性分析", en: "Zoning conformity analysis" },
  project: { zh: "项目", en: "Project" },
  projectId: { zh: "项目编号", en: "Project id" },
  scheme: { zh: "方案", en: "Scheme" },
  authority: { zh: "发布机关", en: "Issued by" },
  version: { zh: "版本", en: "Version" },
  asOf: { zh: "研判日期", en: "As of" },
  validUntil: { zh: "已知变化前有效至", en: "Valid until, by what is adopted" },
  footprint: { zh: "用地规模", en: "Footprint" },
  verdict: { zh: "结论", en: "Verdict" },
  map: { zh: "位置图", en: "Map" },
  units: { zh: "涉及的管控单元", en: "Control units" },
  noUnits: { zh: "项目不在任何管控单元内。", en: "The project lies in no control unit." },
  zones: { zh: "涉及的要素分区", en: "Element zones" },
  parks: { zh: "涉及的园区", en: "Parks" },
  elements: { zh: "各要素结论", en: "By element" },
  affected: { zh: "涉及的要素", en: "Elements affected" },
  element: { zh: "要素", en: "Element" },
  terms: { zh: "逐条研判", en: "Term by term" },
  noTerms: { zh: "方案没有任何条目。", en: "The scheme holds no terms." },
  questions: { zh: "需要补充的信息", en: "What must still be known" },
  deciding: { zh: "怎样得出结论", en: "What decides" },
  assumed: { zh: "假定分析，并非项目自述：{facts}", en: "A what-if, not what the project states: {facts}" },
  pending: { zh: "已通过、尚未生效的内容", en: "Adopted, not yet in force" },
  findings: { zh: "数据问题", en: "Findings in the data" },
  outside: {
    zh: "{measure}（{share}）不在任何管控单元内，不能视为符合。",
    en: "{measure} ({share}) lie in no control unit and cannot count as conforming.",
  },
  method: { zh: "计算方法与数据来源", en: "Method and sources" },
  code: { zh: "编码", en: "Code" },
  name: { zh: "名称", en: "Name" },
  class: { zh: "类别", en: "Class" },
  measure: { zh: "面积（长度）", en: "Area (length)" },
  share: { zh: "占比", en: "Share" },
  relation: { zh: "位置关系", en: "Relation" },
  term: { zh: "条目", en: "Term" },
  requirement: { zh: "管控要求", en: "Requirement" },
  judgement: { zh: "项目情况与判断", en: "Facts and judgement" },
  basis: { zh: "依据", en: "Basis" },
  facts: { zh: "项目情况", en: "Facts" },
  obligation: { zh: "需落实", en: "To do" },
  places: { zh: "涉及范围", en: "Where" },
  answer: { zh: "结论", en: "Answer" },
  layer: { zh: "图层权属与日期", en: "Layer: owner, day" },
  noLayer: { zh: "方案未提供", en: "not in the scheme" },
  partial: { zh: "图层未覆盖全域", en: "layer covers a part" },
  demonstration: { zh: "示例，不是官方划定成果", en: "Demonstration, not an official zoning" },
  notApplicableCount: {
    zh: "另有 {count} 条不适用于本项目。",
    en: "Terms that do not apply to this project: {count}.",
  },
  termCount: { zh: "{outcome}（{count} 条）", en: "{outcome} ({count})" },
  termKind: { zh: "{tier} · {modality}", en: "{tier} · {modality}" },
  pendingTerm: { zh: "{day} 起生效，届时：{outcome}", en: "in force from {day}; then: {outcome}" },
  points: { zh: "{count} 个点", en: "points: {count}" },
  nothing: { zh: "无", en: "none" },
  methodText: {
    zh: "面积方法：{areaMethod}；网格步长 {gridDeg}°；相接容差 {toleranceM} m；最小计入面积 {minAreaM2} m²，最小计入长度 {minLengthM} m。",
    en: "Area: {areaMethod}; grid step {gridDeg}°; touching within {toleranceM} m; smallest area counted {minAreaM2} m², smallest length {minLengthM} m.",
  },
  meridian: { zh: "{areaMethod}（中央子午线 {meridian}°）", en: "{areaMethod} (central meridian {meridian}°)" },
  gridAuto: { zh: "自动", en: "automatic" },
  disclaimer: {
    zh: "本分析依据所列方案与项目自述事实计算，仅反映研判日期的情况，不代替主管部门的审查。",
    en: "Computed from the scheme and the facts stated by the project, as of the day given; it does not replace the authority's decision.",
  },
  manualReview: { zh: "需人工研判", en: "For manual review" },
};
