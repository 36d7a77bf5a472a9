// What supervision finds, in both languages, with the clause and the remedy.
import { type ClauseRow, clauseFinding, type FindingPlace, type MessageValues } from "../domain/finding-text.ts";
import type { Finding } from "../domain/index.ts";

/** A code of a finding of supervision. 监管问题代码. */
export type SupervisionFindingCode =
  | "SERIES_POINT"
  | "SERIES_DAY_TWICE"
  | "SERIES_TOO_SHORT"
  | "SERIES_UNIT_UNKNOWN"
  | "SERIES_DECLINE"
  | "SERIES_EXCEEDED"
  | "SERIES_NEAR_LIMIT"
  | "SERIES_EARLY_WARNING"
  | "SERIES_TARGET_MISSED"
  | "PROBLEM_UNIT_UNKNOWN"
  | "PROBLEM_TYPE"
  | "PROBLEM_STEP"
  | "PROBLEM_DEADLINE_MISSING"
  | "PROBLEM_OVERDUE"
  | "PROBLEM_LATE"
  | "PROBLEM_NOT_TRACED"
  | "PROBLEM_NO_MEASURE"
  | "PROBLEM_NO_EFFECT"
  | "PATCH_IN_REDLINE"
  | "PATCH_IN_PRIORITY"
  | "PATCH_OUTSIDE"
  | "PATCH_EMPTY"
  | "ACCOUNT_EXCEEDED"
  | "ACCOUNT_UNKNOWN"
  | "ACCOUNT_UNIT_UNKNOWN"
  | "CARBON_NOT_PILOT"
  | "CARBON_MISSING"
  | "EVALUATION_DATA_MISSING"
  | "EVALUATION_NOT_COMPARABLE";

const TEXT: Readonly<Record<SupervisionFindingCode, ClauseRow>> = {
  SERIES_POINT: [
    "error",
    null,
    "序列 {series} 第 {index} 个值（{day}，{value}）无效，未计入；请修正。",
    "Value {index} of series {series} ({day}, {value}) is none and was left out; correct it.",
  ],
  SERIES_DAY_TWICE: [
    "warning",
    null,
    "序列 {series} 在 {day} 有多个值，取中位数；请核对。",
    "Series {series} has several values on {day}; their median counts. Check them.",
  ],
  SERIES_TOO_SHORT: [
    "info",
    null,
    "序列 {series} 只有 {count} 个值，少于 {least} 个，无法判断趋势；请积累数据。",
    "Series {series} has {count} values, fewer than {least}: no trend can be shown. Gather more.",
  ],
  SERIES_UNIT_UNKNOWN: [
    "error",
    null,
    "序列 {series} 的单元 {unit} 不在方案中；请核对编码。",
    "Series {series} names the unit {unit}, which the scheme lacks; check the code.",
  ],
  SERIES_DECLINE: [
    "warning",
    "rectification",
    "{unit}：{name}明显变差，每年 {slope} {measuredIn}，{years} 年内变化 {change}%（Mann-Kendall p = {p}）；请查明原因。",
    "{unit}: {name} grew clearly worse, {slope} {measuredIn} a year, {change}% in {years} years (Mann-Kendall p = {p}); find out why.",
  ],
  SERIES_EXCEEDED: [
    "error",
    "rectification",
    "{unit}：{name}在 {day} 为 {value} {measuredIn}，超出限值 {limit}；请整改。",
    "{unit}: {name} was {value} {measuredIn} on {day}, beyond the limit {limit}; put it right.",
  ],
  SERIES_NEAR_LIMIT: [
    "warning",
    "rectification",
    "{unit}：{name}在 {day} 为 {value} {measuredIn}，距限值 {limit} 不足 {share}%；请关注。",
    "{unit}: {name} was {value} {measuredIn} on {day}, within {share}% of the limit {limit}; watch it.",
  ],
  SERIES_EARLY_WARNING: [
    "warning",
    "rectification",
    "{unit}：按现有趋势，{name}将在 {day} 前后达到限值 {limit} {measuredIn}；请提前采取措施。",
    "{unit}: at the present trend, {name} reaches the limit {limit} {measuredIn} about {day}; act before.",
  ],
  SERIES_TARGET_MISSED: [
    "warning",
    "rectification",
    "{unit}：{name} {year} 年为 {value} {measuredIn}，未达到目标 {target}；请分析原因。",
    "{unit}: {name} was {value} {measuredIn} in {year} and missed its target {target}; find out why.",
  ],
  PROBLEM_UNIT_UNKNOWN: [
    "error",
    null,
    "问题 {problem} 的单元 {unit} 不在方案中；请核对编码。",
    "Problem {problem} names the unit {unit}, which the scheme lacks; check the code.",
  ],
  PROBLEM_TYPE: [
    "error",
    "rectification",
    "问题 {problem} 记为“{value}”，而 {unit} 是{class}，应为“{expected}”；请更正。",
    "Problem {problem} is recorded as “{value}”, but {unit} is of class {class} and takes “{expected}”; correct it.",
  ],
  PROBLEM_STEP: [
    "error",
    "rectification",
    "问题 {problem} 处于“{from}”，不能到“{to}”（{day}）；请按顺序办理。",
    "Problem {problem} is {from} and cannot become {to} on {day}; take the steps in order.",
  ],
  PROBLEM_DEADLINE_MISSING: [
    "error",
    "rectification",
    "问题 {problem} 责令整改但没有期限；请限期整改。",
    "Problem {problem} was ordered to be put right without a deadline; set one.",
  ],
  PROBLEM_OVERDUE: [
    "error",
    "rectification",
    "问题 {problem} 应在 {day} 前整改，已逾期 {days} 天；请督办。",
    "Problem {problem} was due on {day}, {days} days ago; press for it.",
  ],
  PROBLEM_LATE: [
    "warning",
    "rectification",
    "问题 {problem} 应在 {day} 前整改，逾期 {days} 天才完成整改或另定期限；考核按逾期计。",
    "Problem {problem} was due on {day} and was put right, or given a new deadline, {days} days late; evaluations count it as late.",
  ],
  PROBLEM_NOT_TRACED: [
    "warning",
    "problemLoop",
    "问题 {problem} 尚未溯源；请查明来源。",
    "Problem {problem} is not traced to a source; trace it.",
  ],
  PROBLEM_NO_MEASURE: [
    "warning",
    "problemLoop",
    "问题 {problem} 没有治理措施；请制定。",
    "Problem {problem} has no measure; decide on one.",
  ],
  PROBLEM_NO_EFFECT: [
    "warning",
    "problemLoop",
    "问题 {problem} 已销号，但指标 {series} 没有好转；请复核。",
    "Problem {problem} was closed, but series {series} got no better; look again.",
  ],
  PATCH_IN_REDLINE: [
    "error",
    "priorityUnits",
    "图斑 {patch}（{kind}）有 {areaM2} m² 在生态保护红线内；请现场核查。",
    "{areaM2} m² of patch {patch} ({kind}) lie in the ecological red line; check on the spot.",
  ],
  PATCH_IN_PRIORITY: [
    "warning",
    "priorityUnits",
    "图斑 {patch}（{kind}）有 {areaM2} m² 在优先保护单元内；请核查。",
    "{areaM2} m² of patch {patch} ({kind}) lie in priority units; check it.",
  ],
  PATCH_OUTSIDE: [
    "warning",
    null,
    "图斑 {patch} 有 {areaM2} m² 不在任何单元内；请核对范围和坐标。",
    "{areaM2} m² of patch {patch} lie in no unit; check its ground and coordinates.",
  ],
  PATCH_EMPTY: [
    "error",
    null,
    "图斑 {patch} 没有面积；请核对几何。",
    "Patch {patch} has no ground; check its geometry.",
  ],
  ACCOUNT_EXCEEDED: [
    "error",
    "rectification",
    "{unit} {year} 年 {pollutant} 已用 {used}，超出允许量 {limit} {measuredIn}；请削减。",
    "{unit} used {used} of {pollutant} in {year}, beyond {limit} {measuredIn}; cut it.",
  ],
  ACCOUNT_UNKNOWN: [
    "warning",
    null,
    "{unit} {year} 年 {pollutant} 缺少允许量或现状量，或单位不一致，余量未知；请补充。",
    "{unit} lacks the limit or the use of {pollutant} in {year}, or their units differ: the headroom is unknown. Add them.",
  ],
  ACCOUNT_UNIT_UNKNOWN: [
    "error",
    null,
    "账户的单元 {unit} 不在方案中；请核对编码。",
    "An account names the unit {unit}, which the scheme lacks; check the code.",
  ],
  CARBON_NOT_PILOT: [
    "info",
    "carbonPilot",
    "{unit} 不是减污降碳试点，碳排放只作参考。",
    "{unit} pilots no joint control of carbon; its carbon is for information.",
  ],
  CARBON_MISSING: [
    "warning",
    "carbonPilot",
    "试点单元 {unit} 没有碳排放账户；请补充。",
    "The pilot unit {unit} has no account of carbon; add it.",
  ],
  EVALUATION_DATA_MISSING: [
    "warning",
    "assessment",
    "{adminCode} 的“{score}”缺少数据，未计分；请补充。",
    "“{score}” of {adminCode} lacks data and was not scored; add it.",
  ],
  EVALUATION_NOT_COMPARABLE: [
    "error",
    "assessment",
    "{before} 与 {after} 的评分规则不同，不能比较；请用同一规则重算。",
    "{before} and {after} were scored by other rules and do not compare; score them anew by one.",
  ],
};

/** A finding of this wing; bilingual values go into each language in that language. @internal */
export function supervisionFinding(
  code: SupervisionFindingCode,
  values: MessageValues = {},
  place: FindingPlace = {},
): Finding {
  return clauseFinding(code, TEXT[code], values, place);
}
