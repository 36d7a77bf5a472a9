// Names of the field's terms for readers, Chinese first. One table per vocabulary.
import type {
  BilingualText,
  Dimension,
  Element,
  ListTier,
  Modality,
  TermOutcome,
  Verdict,
  ZoneClass,
} from "../domain/index.ts";
import type { ElementAnswer, Relation } from "../screening/index.ts";

/** Verdicts. @internal */
export const VERDICT: Readonly<Record<Verdict, BilingualText>> = {
  admissible: { zh: "准入", en: "Admissible" },
  conditional: { zh: "受限准入", en: "Conditional" },
  inadmissible: { zh: "不予准入", en: "Inadmissible" },
  undetermined: { zh: "待补充", en: "Undetermined" },
};

/** Outcomes of terms. @internal */
export const OUTCOME: Readonly<Record<TermOutcome, BilingualText>> = {
  violates: { zh: "不符合", en: "Violates" },
  undetermined: { zh: "无法判断", en: "Undetermined" },
  needsCommitment: { zh: "需承诺", en: "Needs commitment" },
  conforms: { zh: "符合", en: "Conforms" },
  notApplicable: { zh: "不适用", en: "Not applicable" },
};

/** Outcomes in the order of their weight. @internal */
export const OUTCOME_ORDER: readonly TermOutcome[] = [
  "violates",
  "undetermined",
  "needsCommitment",
  "conforms",
  "notApplicable",
];

/** Classes. @internal */
export const CLASS: Readonly<Record<ZoneClass, BilingualText>> = {
  priority: { zh: "优先保护", en: "Priority" },
  key: { zh: "重点管控", en: "Key" },
  general: { zh: "一般管控", en: "General" },
};

/** Elements. @internal */
export const ELEMENT: Readonly<Record<Element, BilingualText>> = {
  ecology: { zh: "生态", en: "Ecology" },
  water: { zh: "水", en: "Water" },
  air: { zh: "大气", en: "Air" },
  soil: { zh: "土壤", en: "Soil" },
  acoustic: { zh: "声", en: "Acoustic" },
  marine: { zh: "海洋", en: "Marine" },
  groundwater: { zh: "地下水", en: "Groundwater" },
  resource: { zh: "自然资源", en: "Resources" },
  shoreline: { zh: "岸线", en: "Shoreline" },
};

/** Tiers. @internal */
export const TIER: Readonly<Record<ListTier, BilingualText>> = {
  nation: { zh: "国家", en: "Nation" },
  province: { zh: "省", en: "Province" },
  region: { zh: "流域（区域）", en: "Basin or region" },
  cityCluster: { zh: "城市群", en: "City cluster" },
  city: { zh: "市", en: "City" },
  unit: { zh: "单元", en: "Unit" },
  element: { zh: "要素", en: "Element" },
  park: { zh: "园区", en: "Park" },
  industry: { zh: "行业", en: "Industry" },
};

/** Dimensions. @internal */
export const DIMENSION: Readonly<Record<Dimension, BilingualText>> = {
  spatialLayout: { zh: "空间布局约束", en: "Spatial layout" },
  pollutantDischarge: { zh: "污染物排放管控", en: "Pollutant discharge" },
  riskPrevention: { zh: "环境风险防控", en: "Risk prevention" },
  resourceEfficiency: { zh: "资源利用效率", en: "Resource efficiency" },
  common: { zh: "共性要求", en: "Common" },
};

/** Modalities. @internal */
export const MODALITY: Readonly<Record<Modality, BilingualText>> = {
  prohibit: { zh: "禁止", en: "Prohibits" },
  restrict: { zh: "限制", en: "Restricts" },
  require: { zh: "要求", en: "Requires" },
  encourage: { zh: "鼓励引导", en: "Encourages" },
  exit: { zh: "退出", en: "Exit" },
};

/** Answers of elements. @internal */
export const ANSWER: Readonly<Record<ElementAnswer["answer"], BilingualText>> = {
  affected: { zh: "涉及", en: "Affected" },
  notAffected: { zh: "不涉及", en: "Not affected" },
  noData: { zh: "无数据", en: "No data" },
};

/** Relations. @internal */
export const RELATION: Readonly<Record<Relation, BilingualText>> = {
  inside: { zh: "全部位于", en: "inside" },
  overlaps: { zh: "部分位于", en: "overlaps" },
  touching: { zh: "仅相接", en: "touches" },
};

/** Keys of {@link WORD}. @internal */
export type Word =
  | "title"
  | "project"
  | "scheme"
  | "asOf"
  | "footprint"
  | "verdict"
  | "reasons"
  | "map"
  | "units"
  | "zones"
  | "elements"
  | "terms"
  | "questions"
  | "pending"
  | "findings"
  | "outside"
  | "method"
  | "code"
  | "name"
  | "class"
  | "area"
  | "share"
  | "relation"
  | "term"
  | "basis"
  | "facts"
  | "obligation"
  | "answer"
  | "layer"
  | "inForce"
  | "expired"
  | "pendingBasis"
  | "missing"
  | "demonstration"
  | "notApplicableCount"
  | "methodText"
  | "disclaimer"
  | "manualReview";

/** Headings and small words of reports. @internal */
export const WORD: Readonly<Record<Word, BilingualText>> = {
  title: { zh: "生态环境分区管控符合性分析", en: "Zoning conformity analysis" },
  project: { zh: "项目", en: "Project" },
  scheme: { zh: "方案", en: "Scheme" },
  asOf: { zh: "研判日期", en: "As of" },
  footprint: { zh: "用地规模", en: "Footprint" },
  verdict: { zh: "结论", en: "Verdict" },
  reasons: { zh: "结论依据", en: "Why" },
  map: { zh: "位置图", en: "Map" },
  units: { zh: "管控单元", en: "Control units" },
  zones: { zh: "要素分区", en: "Element zones" },
  elements: { zh: "各要素结论", en: "By element" },
  terms: { zh: "逐条研判", en: "Term by term" },
  questions: { zh: "待补充问题", en: "Questions" },
  pending: { zh: "已通过、尚未生效的条目", en: "Adopted, not yet in force" },
  findings: { zh: "数据问题", en: "Findings in the data" },
  outside: { zh: "不在任何管控单元内", en: "In no control unit" },
  method: { zh: "计算方法与数据来源", en: "Method and sources" },
  code: { zh: "编码", en: "Code" },
  name: { zh: "名称", en: "Name" },
  class: { zh: "类别", en: "Class" },
  area: { zh: "面积（长度）", en: "Area (length)" },
  share: { zh: "占比", en: "Share" },
  relation: { zh: "关系", en: "Relation" },
  term: { zh: "条目", en: "Term" },
  basis: { zh: "依据", en: "Basis" },
  facts: { zh: "所用事实", en: "Facts used" },
  obligation: { zh: "需落实", en: "To do" },
  answer: { zh: "结论", en: "Answer" },
  layer: { zh: "图层", en: "Layer" },
  inForce: { zh: "有效", en: "in force" },
  expired: { zh: "已失效", en: "no longer in force" },
  pendingBasis: { zh: "未生效", en: "not yet in force" },
  missing: { zh: "方案中未载明", en: "not in the scheme" },
  demonstration: { zh: "示例，不是官方划定成果", en: "Demonstration, not an official zoning" },
  notApplicableCount: { zh: "另有 {count} 条不适用。", en: "{count} more terms do not apply." },
  methodText: {
    zh: "面积方法 {areaMethod}；网格 {gridDeg}°；相接容差 {toleranceM} m；最小面积 {minAreaM2} m²；最小长度 {minLengthM} m。",
    en: "Area method {areaMethod}; grid {gridDeg}°; touching within {toleranceM} m; smallest area {minAreaM2} m²; smallest length {minLengthM} m.",
  },
  disclaimer: {
    zh: "本分析依据所列方案与项目自述事实计算，仅反映研判日期的情况，不代替主管部门的审查。",
    en: "Computed from the scheme and the facts stated by the project, as of the day given; it does not replace the authority's decision.",
  },
  manualReview: { zh: "需人工研判", en: "for manual review" },
};
