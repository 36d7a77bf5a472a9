// What delineation says about the data it was given: one table of sentences, each with what, where, how much, and what to do.
import type { Position } from "geojson";
import { type MessageValues, messageFinding, valuesIn } from "../domain/finding-text.ts";
import type { BilingualText, Finding, Severity } from "../domain/index.ts";

/** A code of a finding of delineation. 划定数据问题代码. */
export type DelineationFindingCode =
  | "LAYER_OVERLAP"
  | "LAYER_UNCOVERED"
  | "LAYER_OUTSIDE"
  | "LAYER_AFTER_DAY"
  | "LAYER_NO_DATA"
  | "MARINE_ON_LAND"
  | "ADMIN_OVERLAP"
  | "PARK_OVERLAP"
  | "GROUND_WITHOUT_COUNTY"
  | "GROUND_WITHOUT_NEIGHBOUR"
  | "CODE_DUPLICATE"
  | "ADMIN_CODE"
  | "ZONE_NO_GROUND"
  | "ZONE_ELEMENT"
  | "GEOMETRY_REPAIRED"
  | "SERIAL_OVERFLOW"
  | "PREDECESSOR_CODE"
  | "PREDECESSOR_DUPLICATE";

const TEXT: Readonly<Record<DelineationFindingCode, BilingualText>> = {
  LAYER_OVERLAP: {
    zh: "{element}要素的分区 {zones} 重叠 {areaM2} 平方米，已归入最严的 {winner}；请核对边界。",
    en: "Zones {zones} of {element} overlap by {areaM2} m², which went to the strictest, {winner}; check their borders.",
  },
  LAYER_UNCOVERED: {
    zh: "{element}要素图层有 {areaM2} 平方米未覆盖（占其应覆盖范围的 {percent}%），该处此要素按无数据处理，类别由其他要素决定；请补全图层，或在图层来源中注明 exhaustive（只列涉及区）或 partial（部分）。",
    en: "The layer of {element} leaves {areaM2} m² ({percent}% of its ground) without a zone; there it is no data and the other elements decide. Complete it, or state coverage exhaustive (it holds every zone there is) or partial.",
  },
  LAYER_OUTSIDE: {
    zh: "{what}有 {areaM2} 平方米位于行政辖区之外，未计入；请核对边界或辖区范围。",
    en: "{areaM2} m² of the {what} lie outside the territory and were left out; check the borders or the territory.",
  },
  LAYER_AFTER_DAY: {
    zh: "{element}要素图层的日期 {date} 晚于基准日期 {asOf}；请核对。",
    en: "The layer of {element} describes {date}, after the day asked for, {asOf}; check it.",
  },
  LAYER_NO_DATA: {
    zh: "没有{element}要素图层，该要素按无数据处理；如有成果请补充。",
    en: "There is no layer of {element}: it is no data everywhere. Add the layer if there is one.",
  },
  MARINE_ON_LAND: {
    zh: "海洋分区有 {areaM2} 平方米落在注明为陆域的行政区内，该处未参与划定；请核对海岸线。",
    en: "Marine zones cover {areaM2} m² of areas stated to be land, and decide nothing there; check the coastline.",
  },
  ADMIN_OVERLAP: {
    zh: "行政区 {areas} 重叠 {areaM2} 平方米，已归入 {winner}；请核对界线。",
    en: "Administrative areas {areas} overlap by {areaM2} m², which went to {winner}; check their borders.",
  },
  PARK_OVERLAP: {
    zh: "园区（或保护地）{areas} 重叠 {areaM2} 平方米，已归入 {winner}；请核对边界。",
    en: "Parks or protected areas {areas} overlap by {areaM2} m², which went to {winner}; check their borders.",
  },
  GROUND_WITHOUT_COUNTY: {
    zh: "辖区内有 {areaM2} 平方米（{count} 处）不属于任何行政区，已归入公共边界最长的 {winner}；请核对界线。",
    en: "{areaM2} m² of the territory ({count} places) lie in no administrative area and went to {winner}, with which they share the longest border; check the borders.",
  },
  GROUND_WITHOUT_NEIGHBOUR: {
    zh: "辖区内有 {areaM2} 平方米（{count} 处）不属于任何行政区，也不与任何行政区相邻，县级代码暂用 {winner}；请补充行政区。",
    en: "{areaM2} m² of the territory ({count} places) lie in no administrative area and border on none; their county code is {winner} for now. Add the area.",
  },
  CODE_DUPLICATE: {
    zh: "{what}编码 {value} 出现 {count} 次，各自参与划定；请改为唯一编码。",
    en: "The {what} code {value} is used {count} times; each takes part by itself. Make it unique.",
  },
  ADMIN_CODE: {
    zh: "行政区 {value} 的代码不以六位县级代码开头，单元编码的县级部分暂用 {county}；请改正。",
    en: "The code of the administrative area {value} does not begin with six digits; {county} stands for its county in unit codes. Correct it.",
  },
  ZONE_NO_GROUND: {
    zh: "分区 {value} 在辖区内没有地块（几何为空、位于辖区外或被更严的分区完全覆盖），未列入成果图层；请核对。",
    en: "Zone {value} has no ground in the territory (empty, outside, or all under stricter zones) and is not in the compiled layer; check it.",
  },
  ZONE_ELEMENT: {
    zh: "分区 {value} 自称{element}要素，却在{layer}要素图层中，已按图层处理；请核对。",
    en: "Zone {value} says it is of {element} but stands in the layer of {layer}, which was taken; check it.",
  },
  GEOMETRY_REPAIRED: {
    zh: "{what} {value} 的几何有 {count} 处无效（首处：{first}），已按非零规则读取；请修正数据源。",
    en: "The geometry of {what} {value} is invalid in {count} places (first: {first}) and was read by the non-zero rule; fix the source.",
  },
  SERIAL_OVERFLOW: {
    zh: "{value} 的顺序号超过四位，已用五位；请调整切分或合并规则。",
    en: "Serials of {value} need more than four digits and were given five; cut or merge otherwise.",
  },
  PREDECESSOR_CODE: {
    zh: "上一版本的单元编码 {value} 无法解析，不能沿用；请改正。",
    en: "The code {value} of the version before cannot be read and cannot be kept; correct it.",
  },
  PREDECESSOR_DUPLICATE: {
    zh: "上一版本中编码 {value} 出现 {count} 次，按一个单元处理；请改正。",
    en: "The code {value} stands {count} times in the version before and was taken for one unit; correct it.",
  },
};

/** A finding; its record keeps the values in English. @internal */
export function delineationFinding(
  code: DelineationFindingCode,
  severity: Severity,
  subject: string,
  values: MessageValues,
  position?: Position | readonly [number, number],
): Finding {
  const location = position && { position: [position[0]!, position[1]!] as const };
  const found = messageFinding(code, severity, TEXT[code], values, { subject, location });
  return { ...found, values: valuesIn(values, "en") };
}

/** An area in a sentence: to the square metre, or to the square millimetre where it is below one. @internal */
export function areaInWords(areaM2: number): number {
  return areaM2 >= 1 ? Math.round(areaM2) : Math.round(areaM2 * 1e6) / 1e6;
}
