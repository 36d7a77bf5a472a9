// Words of the page of a delineation, in both languages.
import type { CheckState, Delineation, PatchLeftReason, UnitOrigin } from "../delineation/index.ts";
import type { BilingualText, ZoneClass } from "../domain/index.ts";

type Word =
  | "title"
  | "covered"
  | "notCovered"
  | "coveredWhy"
  | "uncoveredWhy"
  | "notCoveredWhy"
  | "method"
  | "overlay"
  | "fitting"
  | "profile"
  | "grid"
  | "territory"
  | "units"
  | "classes"
  | "class"
  | "count"
  | "area"
  | "share"
  | "equation"
  | "equationRow"
  | "checks"
  | "check"
  | "state"
  | "problems"
  | "elements"
  | "element"
  | "coverage"
  | "uncovered"
  | "patches"
  | "from"
  | "to"
  | "width"
  | "left"
  | "why"
  | "succession"
  | "retired"
  | "findings"
  | "unitList"
  | "code"
  | "name"
  | "reasons"
  | "more"
  | "digest"
  | "none";

/** Words. @internal */
export const WORD: Readonly<Record<Word, BilingualText>> = {
  title: { zh: "生态环境管控单元划定成果", en: "Delineation of control units" },
  covered: { zh: "全域覆盖，互不重叠", en: "Covered once and wholly" },
  notCovered: { zh: "核验未通过", en: "Not certified" },
  coveredWhy: {
    zh: "{units} 个单元面积之和等于辖区面积，相对残差 {residual}；缝隙 {gaps} 处，重叠 {overlaps} 处。",
    en: "The areas of {units} units sum to the territory's; relative residual {residual}; gaps {gaps}, overlaps {overlaps}.",
  },
  uncoveredWhy: {
    zh: "{units} 个单元，面积闭合式的相对残差 {residual}；缝隙 {gaps} 处，重叠 {overlaps} 处。",
    en: "{units} units; relative residual of the equation of areas {residual}; gaps {gaps}, overlaps {overlaps}.",
  },
  notCoveredWhy: { zh: "未通过的检查项见下表。", en: "See the checks that failed below." },
  method: { zh: "划定方法", en: "Method" },
  overlay: { zh: "叠加法", en: "Overlay" },
  fitting: { zh: "拟合法", en: "Fitting" },
  profile: { zh: "规则", en: "Profile" },
  grid: { zh: "网格步长", en: "Grid step" },
  territory: { zh: "行政辖区", en: "Territory" },
  units: { zh: "单元数", en: "Units" },
  classes: { zh: "分类统计", en: "By class" },
  class: { zh: "类别", en: "Class" },
  count: { zh: "个数", en: "Number" },
  area: { zh: "面积", en: "Area" },
  share: { zh: "占比", en: "Share" },
  equation: { zh: "面积闭合式", en: "Equation of areas" },
  equationRow: {
    zh: "辖区 {territory} = 单元之和 {units} − 重复 {repeated} − 越界 {outside} + 缝隙 {gap}（残差 {residual} m²）",
    en: "territory {territory} = units {units} − repeated {repeated} − outside {outside} + gaps {gap} (residual {residual} m²)",
  },
  checks: { zh: "核验项", en: "Checks" },
  check: { zh: "检查", en: "Check" },
  state: { zh: "结果", en: "Result" },
  problems: { zh: "问题", en: "Problems" },
  elements: { zh: "要素图层覆盖", en: "What the layers cover" },
  element: { zh: "要素", en: "Element" },
  coverage: { zh: "覆盖情况", en: "Coverage" },
  uncovered: { zh: "未覆盖面积", en: "Not covered" },
  patches: { zh: "碎斑合并记录", en: "Small patches dissolved" },
  from: { zh: "原单元", en: "From" },
  to: { zh: "并入", en: "To" },
  width: { zh: "平均宽度", en: "Mean width" },
  left: { zh: "保留的小图斑", en: "Small patches that stayed" },
  why: { zh: "原因", en: "Why" },
  succession: { zh: "与上一版本的沿革", en: "After the version before" },
  retired: { zh: "注销 {count} 个编码：{codes}", en: "Codes retired ({count}): {codes}" },
  findings: { zh: "数据问题与处理", en: "Findings in the data" },
  unitList: { zh: "单元一览", en: "Units" },
  code: { zh: "编码", en: "Code" },
  name: { zh: "名称", en: "Name" },
  reasons: { zh: "划定依据", en: "Reasons" },
  more: { zh: "另有 {count} 行未列出，见 JSON 成果。", en: "Rows not listed here: {count}; see the JSON." },
  digest: { zh: "证书摘要 SHA-256", en: "Digest of the certificate, SHA-256" },
  none: { zh: "无", en: "none" },
};

/** Names of the states of a check. @internal */
export const STATE: Readonly<Record<CheckState, BilingualText>> = {
  passed: { zh: "通过", en: "passed" },
  warned: { zh: "有提醒", en: "warned" },
  failed: { zh: "未通过", en: "failed" },
  notChecked: { zh: "未检查", en: "not checked" },
};
/** Their classes in the style sheet. @internal */
export const STATE_CLASS: Readonly<Record<CheckState, string>> = {
  passed: "conforms",
  warned: "needsCommitment",
  failed: "violates",
  notChecked: "undetermined",
};
/** Names of what a layer covers. @internal */
export const COVERAGE: Readonly<Record<Delineation["elements"][number]["state"], BilingualText>> = {
  full: { zh: "全覆盖", en: "full" },
  partial: { zh: "部分覆盖", en: "partial" },
  noData: { zh: "无数据", en: "no data" },
};
/** Why a patch stayed. @internal */
export const WHY: Readonly<Record<PatchLeftReason, BilingualText>> = {
  protected: { zh: "受保护，不合并", en: "protected" },
  weaker: { zh: "相邻单元类别均较弱", en: "all neighbours are weaker" },
  noNeighbour: { zh: "同一行政区内无相邻单元", en: "no neighbour in its area" },
};
/** Where a unit comes from. @internal */
export const ORIGIN: Readonly<Record<UnitOrigin, BilingualText>> = {
  kept: { zh: "沿用", en: "kept" },
  born: { zh: "新增", en: "born" },
  split: { zh: "拆分", en: "split" },
  merged: { zh: "合并", en: "merged" },
  reclassed: { zh: "类别或归属变更", en: "reclassed" },
};
/** Classes, the strictest first. @internal */
export const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];
