// What a certificate says, in both languages, each with the place and the remedy.
import { type BilingualText, type Finding, fillText, type Severity, type TextValues } from "../domain/index.ts";

/**
 * A check of a certificate. `TOP1` … `TOP10` are the topology rules of practice; the others judge how borders match, what is
 * thin, the red line, the element layers and the closure of areas. 检查项.
 */
export type CertificateCheckCode =
  | "TOP1"
  | "TOP2"
  | "TOP3"
  | "TOP4"
  | "TOP5"
  | "TOP6"
  | "TOP7"
  | "TOP8"
  | "TOP9"
  | "TOP10"
  | "EDGES"
  | "SLIVERS"
  | "REDLINE"
  | "ELEMENTS"
  | "CLOSURE";

/** What each check asks, in the order of the certificate. @internal */
export const CHECK_TITLES: Readonly<Record<CertificateCheckCode, BilingualText>> = {
  TOP1: { zh: "几何有效", en: "Rings are valid" },
  TOP2: { zh: "边界不自相交", en: "Borders do not cross themselves" },
  TOP3: { zh: "单元互不重叠", en: "Units do not overlap" },
  TOP4: { zh: "单元与行政辖区重合，无缝隙、不越界", en: "Units fill the territory and stay inside" },
  TOP5: { zh: "单元在所属县级行政区内", en: "Each unit lies in its county" },
  TOP6: { zh: "无过近的相邻顶点", en: "No vertices all but repeated" },
  TOP7: { zh: "无尖刺", en: "No spikes" },
  TOP8: { zh: "单元的洞均由其他单元填满", en: "Holes of units are filled by other units" },
  TOP9: { zh: "多部件单元", en: "Units of several parts" },
  TOP10: { zh: "陆海单元共用同一条岸线", en: "Land and sea units share the coast as one edge" },
  EDGES: { zh: "公共边逐点一致", en: "Shared borders match vertex by vertex" },
  SLIVERS: { zh: "无碎斑", en: "No slivers" },
  REDLINE: { zh: "生态保护红线全部在优先保护单元内", en: "The red line lies in priority units" },
  ELEMENTS: { zh: "要素分区铺满辖区、互不重叠", en: "Zones of each element tile the territory" },
  CLOSURE: { zh: "面积闭合", en: "Areas close" },
};

/** A code of a finding of a certificate. 证书问题代码. */
export type CertificateFindingCode =
  | "CERTIFICATE_OVERLAP"
  | "CERTIFICATE_UNCOVERED"
  | "CERTIFICATE_OUTSIDE"
  | "CERTIFICATE_HOLE"
  | "CERTIFICATE_OTHER_COUNTY"
  | "CERTIFICATE_BEYOND_COUNTIES"
  | "CERTIFICATE_COUNTY_UNKNOWN"
  | "CERTIFICATE_VERTICES_CLOSE"
  | "CERTIFICATE_SPIKE"
  | "CERTIFICATE_PARTS"
  | "CERTIFICATE_BORDER"
  | "CERTIFICATE_COAST"
  | "CERTIFICATE_SLIVER"
  | "CERTIFICATE_NO_GROUND"
  | "CERTIFICATE_REDLINE_OUT"
  | "CERTIFICATE_ELEMENT_GAP"
  | "CERTIFICATE_ELEMENT_OVERLAP"
  | "CERTIFICATE_ELEMENT_OUTSIDE"
  | "CERTIFICATE_NOT_CLOSED"
  | "CERTIFICATE_LIMIT";

const TEXT: Readonly<Record<CertificateFindingCode, BilingualText>> = {
  CERTIFICATE_OVERLAP: {
    zh: "单元 {units} 在 {at} 重叠 {areaM2} m²，平均宽 {widthM} m；请将其只归入一个单元。",
    en: "Units {units} overlap at {at}: {areaM2} m², mean width {widthM} m; give the ground to one of them.",
  },
  CERTIFICATE_UNCOVERED: {
    zh: "辖区内 {at} 处 {areaM2} m² 未划入任何单元（平均宽 {widthM} m，邻接 {units}）；请归入相邻单元。",
    en: "{areaM2} m² of the territory at {at} are in no unit (mean width {widthM} m, beside {units}); give them to a neighbour.",
  },
  CERTIFICATE_OUTSIDE: {
    zh: "单元 {units} 在 {at} 越出辖区 {areaM2} m²（平均宽 {widthM} m）；请裁去，或核对辖区边界。",
    en: "Units {units} leave the territory at {at}: {areaM2} m², mean width {widthM} m; cut it off, or check the boundary.",
  },
  CERTIFICATE_HOLE: {
    zh: "单元 {units} 在 {at} 的洞 {areaM2} m² 没有其他单元填充；请补上单元，或取消该洞。",
    en: "The hole of unit {units} at {at}, {areaM2} m², is filled by no other unit; add one, or close the hole.",
  },
  CERTIFICATE_OTHER_COUNTY: {
    zh: "单元 {unit} 属于 {county}，但在 {at} 有 {areaM2} m² 位于 {other}；请按县界切分。",
    en: "Unit {unit} belongs to {county}, but {areaM2} m² of it at {at} lie in {other}; cut it at the county border.",
  },
  CERTIFICATE_BEYOND_COUNTIES: {
    zh: "单元 {unit} 在 {at} 有 {areaM2} m² 不在任何县级行政区内；请核对县界。",
    en: "{areaM2} m² of unit {unit} at {at} lie in no county; check the county borders.",
  },
  CERTIFICATE_COUNTY_UNKNOWN: {
    zh: "单元 {unit} 所属的 {county} 不在县级行政区图层中；请核对代码或补充图层。",
    en: "Unit {unit} belongs to {county}, which the county layer does not have; check the code or complete the layer.",
  },
  CERTIFICATE_VERTICES_CLOSE: {
    zh: "单元 {unit} 有 {count} 处相邻顶点间距小于 {limitM} m，首处在 {at}；请删去其一。",
    en: "Unit {unit} has {count} neighbouring vertices closer than {limitM} m, the first at {at}; remove one of each.",
  },
  CERTIFICATE_SPIKE: {
    zh: "单元 {unit} 有 {count} 处小于 {limitDeg}° 的尖角，首处在 {at}；请核对并削平。",
    en: "Unit {unit} has {count} corners sharper than {limitDeg}°, the first at {at}; check and cut them off.",
  },
  CERTIFICATE_PARTS: {
    zh: "单元 {unit} 由 {count} 个部分组成；如不是有意为之，请拆分。",
    en: "Unit {unit} has {count} parts; split it unless this is meant.",
  },
  CERTIFICATE_BORDER: {
    zh: "单元 {unit} 与 {other} 的公共边少 {count} 个顶点，首个在 {at}；请补上。",
    en: "Unit {unit} lacks {count} vertices of its border with {other}, the first at {at}; add them.",
  },
  CERTIFICATE_COAST: {
    zh: "陆海单元 {units} 的岸线在 {at} 不一致（{areaM2} m²）；请用同一条岸线切分。",
    en: "Land and sea units {units} do not share their coast at {at} ({areaM2} m²); cut both by one line.",
  },
  CERTIFICATE_SLIVER: {
    zh: "单元 {units} 在 {at} 有碎斑 {areaM2} m²，平均宽 {widthM} m；请并入相邻单元。",
    en: "Units {units} have a sliver at {at}: {areaM2} m², mean width {widthM} m; merge it with a neighbour.",
  },
  CERTIFICATE_NO_GROUND: {
    zh: "单元 {unit} 没有面积；请删除或修正。",
    en: "Unit {unit} covers no ground; remove or correct it.",
  },
  CERTIFICATE_REDLINE_OUT: {
    zh: "生态保护红线分区 {zone} 在 {at} 有 {areaM2} m² 不在优先保护单元内（位于 {unit}）；请划入优先保护单元。",
    en: "{areaM2} m² of the red line zone {zone} at {at} lie in no priority unit (but in {unit}); make them priority.",
  },
  CERTIFICATE_ELEMENT_GAP: {
    zh: "{elementZh}要素应铺满辖区，但在 {at} 有 {areaM2} m² 没有分区（共 {count} 处）；请补上一般管控区。",
    en: "Zones of {elementEn} should tile the territory, but {areaM2} m² have none, first at {at} ({count} places); add general zones.",
  },
  CERTIFICATE_ELEMENT_OVERLAP: {
    zh: "{elementZh}要素的分区 {zones} 在 {at} 重叠 {areaM2} m²；请将其只归入一个分区。",
    en: "Zones {zones} of {elementEn} overlap at {at}: {areaM2} m²; give the ground to one of them.",
  },
  CERTIFICATE_ELEMENT_OUTSIDE: {
    zh: "{elementZh}要素的分区 {zones} 在 {at} 越出辖区 {areaM2} m²；请裁去，或核对辖区边界。",
    en: "Zones {zones} of {elementEn} leave the territory at {at}: {areaM2} m²; cut it off, or check the boundary.",
  },
  CERTIFICATE_NOT_CLOSED: {
    zh: "面积不闭合：残差 {residualM2} m²，为辖区的 {relative}；请附数据报告。",
    en: "The areas do not close: the residual is {residualM2} m², {relative} of the territory; report it with the data.",
  },
  CERTIFICATE_LIMIT: {
    zh: "{check}：另有 {count} 处未列出；请先处理已列出的。",
    en: "{check}: {count} more are not listed; deal with those listed first.",
  },
};

/** Why a check was not made. @internal */
export const NOT_CHECKED = {
  counties: { zh: "没有县级行政区图层。", en: "There is no county layer." },
  sea: { zh: "没有海域单元。", en: "There are no sea units." },
  zones: { zh: "没有要素分区图层。", en: "There are no element layers." },
  redline: { zh: "没有生态保护红线分区。", en: "There are no zones of the red line." },
} as const;

/** A finding of a certificate. Measures are rounded in words, and whole in `values`. @internal */
export function certificateFinding(
  code: CertificateFindingCode,
  severity: Severity,
  subject: string,
  values: TextValues,
  position?: readonly number[],
): Finding {
  const at = position && ([position[0]!, position[1]!] as const);
  const shown: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values))
    shown[name] = typeof value === "number" ? Number(value.toPrecision(6)) : value;
  if (at) shown.at = `[${at.join(", ")}]`;
  return {
    code,
    severity,
    subject,
    ...(at && { location: { position: at } }),
    values,
    message: fillText(TEXT[code], shown),
  };
}

/** Codes for a message: the first few, and how many there are. @internal */
export function someCodes(codes: readonly string[]): string {
  return codes.length > 5 ? `${codes.slice(0, 5).join(", ")} … (${codes.length})` : codes.join(", ") || "—";
}
