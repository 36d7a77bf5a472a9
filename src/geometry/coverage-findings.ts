// What can be wrong with a coverage, and what a cleaning did or left, in both languages with the remedy.
import type { Position } from "geojson";
import type { Finding, Severity } from "../domain/finding.ts";
import { type BilingualText, fillText } from "../domain/text.ts";
import type { Measure } from "./face-graph.ts";

/** A code of a finding about a coverage. 全域覆盖问题代码. */
export type CoverageFindingCode =
  | "COVERAGE_OVERLAP"
  | "COVERAGE_GAP"
  | "COVERAGE_UNCOVERED"
  | "COVERAGE_OUTSIDE"
  | "COVERAGE_SLIVER"
  | "COVERAGE_UNMATCHED_EDGE"
  | "COVERAGE_NO_GROUND"
  | "COVERAGE_GAP_FILLED"
  | "COVERAGE_OVERLAP_RESOLVED"
  | "COVERAGE_PIECE_MOVED"
  | "COVERAGE_LEFT_ABOVE"
  | "COVERAGE_LEFT_KEPT"
  | "COVERAGE_LEFT_PROTECTED"
  | "COVERAGE_LEFT_LAST_GROUND"
  | "COVERAGE_LEFT_NO_NEIGHBOUR";

const TEXT: Record<CoverageFindingCode, readonly [Severity, zh: string, en: string]> = {
  COVERAGE_OVERLAP: [
    "error",
    "要素 {features} 在 {at} 重叠 {area}，平均宽 {width}；请改正，或用 cleanCoverage()。",
    "Features {features} overlap at {at}: {area}, mean width {width}; correct them, or use cleanCoverage().",
  ],
  COVERAGE_GAP: [
    "warning",
    "要素 {features} 之间在 {at} 有缝隙 {area}，平均宽 {width}；请核对，或用 cleanCoverage()。",
    "Gap between features {features} at {at}: {area}, mean width {width}; check it, or use cleanCoverage().",
  ],
  COVERAGE_UNCOVERED: [
    "error",
    "范围内 {at} 处 {area} 未被覆盖，平均宽 {width}，邻接要素 {features}；请补齐，或用 cleanCoverage()。",
    "Territory uncovered at {at}: {area}, mean width {width}, beside features {features}; assign it, or use cleanCoverage().",
  ],
  COVERAGE_OUTSIDE: [
    "error",
    "要素 {features} 在 {at} 超出范围 {area}，平均宽 {width}；请裁去。",
    "Features {features} leave the territory at {at}: {area}, mean width {width}; cut it off.",
  ],
  COVERAGE_SLIVER: [
    "warning",
    "要素 {features} 在 {at} 有碎斑 {area}，平均宽 {width}；请核对，或用 cleanCoverage()。",
    "Feature {features} has a sliver at {at}: {area}, mean width {width}; check it, or use cleanCoverage().",
  ],
  COVERAGE_UNMATCHED_EDGE: [
    "error",
    "要素 {feature} 与要素 {other} 的公共边缺 {count} 个顶点，首个在 {at}；请补上，或用 cleanCoverage()。",
    "Feature {feature} lacks {count} vertices of its border with feature {other}, the first at {at}; add them, or use cleanCoverage().",
  ],
  COVERAGE_NO_GROUND: [
    "warning",
    "要素 {features} 没有面积；请核对。",
    "Feature {features} covers no ground; check it.",
  ],
  COVERAGE_GAP_FILLED: [
    "info",
    "{at} 处缝隙 {area} 已归入要素 {to}（公共边 {border}）。",
    "The gap at {at}, {area}, went to feature {to} (shared border {border}).",
  ],
  COVERAGE_OVERLAP_RESOLVED: [
    "info",
    "要素 {features} 在 {at} 的重叠 {area} 已归入要素 {to}（公共边 {border}）。",
    "The overlap of features {features} at {at}, {area}, went to feature {to} (shared border {border}).",
  ],
  COVERAGE_PIECE_MOVED: [
    "info",
    "要素 {features} 在 {at} 的碎斑 {area} 已归入要素 {to}（公共边 {border}）。",
    "The sliver of feature {features} at {at}, {area}, went to feature {to} (shared border {border}).",
  ],
  COVERAGE_LEFT_ABOVE: [
    "warning",
    "要素 {features} 在 {at} 的 {area}（平均宽 {width}）超过阈值，保留；请人工处理。",
    "Features {features} at {at}: {area}, mean width {width}, above the threshold, stays; decide by hand.",
  ],
  COVERAGE_LEFT_KEPT: [
    "info",
    "要素 {features} 在 {at} 的 {area} 按 keep 保留。",
    "Features {features} at {at}: {area} stays by keep.",
  ],
  COVERAGE_LEFT_PROTECTED: [
    "warning",
    "要素 {features} 在 {at} 的 {area} 受保护，保留；请人工处理。",
    "Features {features} at {at}: {area} is protected and stays; decide by hand.",
  ],
  COVERAGE_LEFT_LAST_GROUND: [
    "warning",
    "要素 {features} 在 {at} 的 {area} 是其仅有的面积，保留；请人工处理。",
    "Features {features} at {at}: {area} is all that one of them has and stays; decide by hand.",
  ],
  COVERAGE_LEFT_NO_NEIGHBOUR: [
    "info",
    "要素 {features} 在 {at} 的 {area} 无处可归，保留；请核对。",
    "Features {features} at {at}: {area} has no neighbour to go to and stays; check it.",
  ],
};

/** Most features that a message names. */
const NAMED = 5;

/** What a message about a coverage speaks of. @internal */
export interface CoverageFacts {
  readonly features: readonly number[];
  readonly at?: Position;
  readonly area?: number;
  readonly width?: number;
  readonly border?: number;
  readonly to?: number;
  readonly count?: number;
}

/** A finding about a coverage. @internal */
export function coverageFinding(code: CoverageFindingCode, facts: CoverageFacts, measure: Measure): Finding {
  const { features, at, area, width, border, to, count } = facts;
  const [severity, zh, en] = TEXT[code];
  const text: BilingualText = { zh, en };
  const unit = measure === "lonlat" ? " m" : "";
  const values: Record<string, string | number> = {
    features: features.slice(0, NAMED).join(", ") + (features.length > NAMED ? ` … (${features.length})` : ""),
  };
  if (at) values.at = `[${at.join(", ")}]`;
  if (area !== undefined) values.area = short(area) + (unit && " m²");
  if (width !== undefined) values.width = short(width) + unit;
  if (border !== undefined) values.border = short(border) + unit;
  if (to !== undefined) values.to = to;
  if (count !== undefined) Object.assign(values, { count, feature: features[0], other: features[1] });
  const first = features[0];
  const location = {
    ...(first !== undefined && { path: `$.features[${first}]`, feature: first }),
    ...(at && { position: [at[0]!, at[1]!] as const }),
  };
  return { code, severity, location, values, message: fillText(text, values) };
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
