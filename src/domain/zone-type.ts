// The four-digit types of element zones, as data. First digit the class, second the element, third the subtype, fourth 0.
// The order is that of published results (platform layer trees and printed zone codes); the trial data rules of the
// ministry are not public in full, and provinces print types of their own. So a profile may add to the table and
// override it, and a type that nobody knows is accepted and flagged.
import type { Element } from "./element-zone.ts";
import type { Finding } from "./finding.ts";
import { type BilingualText, fillText } from "./text.ts";
import type { ZoneClass } from "./zone-class.ts";

/** A type of element zone. 要素细类. */
export interface ZoneType {
  /** Four digits, such as `1110`. 细类代码. */
  readonly type: string;
  /** Its element. 要素. */
  readonly element: Element;
  /** Its class. 类别. */
  readonly class: ZoneClass;
  /** Its name in both languages. 名称. */
  readonly name: BilingualText;
}

/** What a province adds to the national table or changes in it. 地方规则. */
export interface Profile {
  /** Id, such as `GD`. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: BilingualText;
  /** Types; one of a known number replaces the national one. 要素细类. */
  readonly zoneTypes: readonly ZoneType[];
}

/** What is known of a type. 细类解析结果. */
export interface ZoneTypeReading {
  /** The type as it stood. 原文. */
  readonly type: string;
  /** Its record; absent when neither profile nor nation has it. 细类. */
  readonly zoneType?: ZoneType;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

const row = (type: string, element: Element, zoneClass: ZoneClass, zh: string, en: string): ZoneType => ({
  type,
  element,
  class: zoneClass,
  name: { zh, en },
});

/** The national table. 国家要素细类表. */
export const NATIONAL_ZONE_TYPES: readonly ZoneType[] = /* @__PURE__ */ (() => [
  row("1110", "ecology", "priority", "生态保护红线", "Ecological protection red line"),
  row("1130", "ecology", "priority", "一般生态空间", "General ecological space"),
  row("3110", "ecology", "general", "生态空间一般管控区", "General ecological control zone"),
  row("1210", "water", "priority", "水环境优先保护区", "Water priority protection zone"),
  row("2210", "water", "key", "水环境工业污染重点管控区", "Water key control zone: industrial pollution"),
  row("2220", "water", "key", "水环境城镇生活污染重点管控区", "Water key control zone: urban sewage"),
  row("2230", "water", "key", "水环境农业污染重点管控区", "Water key control zone: farm pollution"),
  row("2240", "water", "key", "水环境其他重点管控区", "Water key control zone: other"),
  row("3210", "water", "general", "水环境一般管控区", "Water general control zone"),
  row("1310", "air", "priority", "大气环境优先保护区", "Air priority protection zone"),
  row("2310", "air", "key", "大气环境高排放重点管控区", "Air key control zone: high emission"),
  row("2320", "air", "key", "大气环境布局敏感重点管控区", "Air key control zone: sensitive to siting"),
  row("2330", "air", "key", "大气环境弱扩散重点管控区", "Air key control zone: weak dispersion"),
  row("2340", "air", "key", "大气环境受体敏感重点管控区", "Air key control zone: sensitive receptors"),
  row("3310", "air", "general", "大气环境一般管控区", "Air general control zone"),
  row("1410", "soil", "priority", "农用地优先保护区", "Farmland priority protection zone"),
  row("2410", "soil", "key", "农用地污染风险重点管控区", "Soil key control zone: farmland risk"),
  row("2420", "soil", "key", "建设用地污染风险重点管控区", "Soil key control zone: construction land risk"),
  row("3410", "soil", "general", "土壤污染风险一般管控区", "Soil general control zone"),
  row("2510", "resource", "key", "生态用水补给区", "Ecological water replenishment zone"),
  row("2520", "resource", "key", "地下水开采重点管控区", "Groundwater abstraction key control zone"),
  row("2530", "resource", "key", "土地资源重点管控区", "Land resource key control zone"),
  row("2540", "resource", "key", "高污染燃料禁燃区", "Zone closed to high-pollution fuel"),
  row("2550", "resource", "key", "自然资源重点管控区", "Natural resource key control zone"),
  row("3510", "resource", "general", "自然资源一般管控区", "Natural resource general control zone"),
  row("1610", "shoreline", "priority", "江河湖库岸线优先保护区", "Shoreline priority protection zone"),
  row("2610", "shoreline", "key", "江河湖库岸线重点管控区", "Shoreline key control zone"),
  row("3610", "shoreline", "general", "江河湖库岸线一般管控区", "Shoreline general control zone"),
])();

const UNKNOWN_TYPE: BilingualText = {
  zh: "要素细类“{value}”不在国家细类表和所用地方规则中；已保留，请核对或补充地方规则。",
  en: "Zone type “{value}” is in neither the national table nor the profile; it is kept. Check it or add it to a profile.",
};

/**
 * What is known of a type of element zone; a profile goes before the nation, and an unknown type is accepted and flagged.
 * Cost: one pass over the tables. 查询要素细类.
 *
 * @param type - four digits
 * @param profile - the province's own table
 * @example
 * ```ts
 * zoneTypeOf("1110").zoneType?.name.zh; //=> "生态保护红线"
 * ```
 */
export function zoneTypeOf(type: string, profile?: Profile): ZoneTypeReading {
  const same = (entry: ZoneType): boolean => entry.type === type;
  const zoneType = profile?.zoneTypes.find(same) ?? NATIONAL_ZONE_TYPES.find(same);
  if (zoneType) return { type, zoneType, findings: [] };
  const value = type.length > 40 ? `${type.slice(0, 40)}…` : type;
  const values = { value };
  return {
    type,
    findings: [
      {
        code: "ZONE_TYPE_UNKNOWN",
        severity: "warning",
        subject: value,
        values,
        message: fillText(UNKNOWN_TYPE, values),
      },
    ],
  };
}
