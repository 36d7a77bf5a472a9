// The four-digit types of element zones, as data. First digit the class, second the element, third the subtype, fourth 0.
// The order is that of published results (platform layer trees and printed zone codes); the trial data rules of the
// ministry are not public in full, and provinces print types of their own. So a profile may add to the table and
// override it, and a type that nobody knows is accepted and flagged.
//
//   1 1 1 0   class 1 priority, 2 key, 3 general
//   . 1 . .   element 1 ecology, 2 water, 3 air, 4 soil, 5 resource, 6 shoreline; no published list gives the others a
//             digit, so 7 marine, 8 acoustic, 9 groundwater are ours
import type { Element, ElementZone } from "./element-zone.ts";
import type { Finding } from "./finding.ts";
import { type BilingualText, fillText, type TextValues } from "./text.ts";
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
  /** Other names that published lists print. 别名. */
  readonly aliases?: readonly string[];
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

const row = (
  type: string,
  element: Element,
  zoneClass: ZoneClass,
  zh: string,
  en: string,
  ...aliases: string[]
): ZoneType => ({
  type,
  element,
  class: zoneClass,
  name: { zh, en },
  ...(aliases.length > 0 ? { aliases } : {}),
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
  row("2310", "air", "key", "大气环境高排放重点管控区", "Air key control zone: high emission", "大气高排放重点管控区"),
  row("2320", "air", "key", "大气环境布局敏感重点管控区", "Air key control zone: sensitive to siting"),
  row(
    "2330",
    "air",
    "key",
    "大气环境弱扩散重点管控区",
    "Air key control zone: weak dispersion",
    "大气环境弱扩重点管控区",
  ),
  row("2340", "air", "key", "大气环境受体敏感重点管控区", "Air key control zone: sensitive receptors"),
  row("3310", "air", "general", "大气环境一般管控区", "Air general control zone"),
  row("1410", "soil", "priority", "农用地优先保护区", "Farmland priority protection zone"),
  row("2410", "soil", "key", "农用地污染风险重点管控区", "Soil key control zone: farmland risk"),
  row("2420", "soil", "key", "建设用地污染风险重点管控区", "Soil key control zone: construction land risk"),
  row("3410", "soil", "general", "土壤污染风险一般管控区", "Soil general control zone", "土壤环境一般管控区"),
  row("2510", "resource", "key", "生态用水补给区", "Ecological water replenishment zone"),
  row("2520", "resource", "key", "地下水开采重点管控区", "Groundwater abstraction key control zone"),
  row("2530", "resource", "key", "土地资源重点管控区", "Land resource key control zone"),
  row("2540", "resource", "key", "高污染燃料禁燃区", "Zone closed to high-pollution fuel"),
  row("2550", "resource", "key", "自然资源重点管控区", "Natural resource key control zone"),
  row("3510", "resource", "general", "自然资源一般管控区", "Natural resource general control zone"),
  row("1610", "shoreline", "priority", "江河湖库岸线优先保护区", "Shoreline priority protection zone"),
  row("2610", "shoreline", "key", "江河湖库岸线重点管控区", "Shoreline key control zone", "江湖湖库重点管控区"),
  row(
    "3610",
    "shoreline",
    "general",
    "江河湖库岸线一般管控区",
    "Shoreline general control zone",
    "江河湖库岸线一般保护区",
  ),
  row("1710", "marine", "priority", "近岸海域优先保护区", "Marine priority protection zone"),
  row("2710", "marine", "key", "近岸海域重点管控区", "Marine key control zone"),
  row("3710", "marine", "general", "近岸海域一般管控区", "Marine general control zone"),
  row("1810", "acoustic", "priority", "声环境优先保护区", "Acoustic priority protection zone"),
  row("2810", "acoustic", "key", "声环境重点管控区", "Acoustic key control zone", "噪声敏感建筑物集中区域"),
  row("3810", "acoustic", "general", "声环境一般管控区", "Acoustic general control zone"),
  row("1910", "groundwater", "priority", "地下水优先保护区", "Groundwater priority protection zone"),
  row("2910", "groundwater", "key", "地下水重点管控区", "Groundwater key control zone"),
  row("3910", "groundwater", "general", "地下水一般管控区", "Groundwater general control zone"),
])();

/** The element that the second digit stands for; see the head of this file. */
const ELEMENT_OF_DIGIT: ReadonlyMap<string, Element> = new Map<string, Element>([
  ["1", "ecology"],
  ["2", "water"],
  ["3", "air"],
  ["4", "soil"],
  ["5", "resource"],
  ["6", "shoreline"],
  ["7", "marine"],
  ["8", "acoustic"],
  ["9", "groundwater"],
]);

const TYPE_TEXT = {
  ZONE_TYPE_UNKNOWN: {
    zh: "要素细类“{value}”不在国家细类表和所用地方规则中；已保留，请核对或补充地方规则。",
    en: "Zone type “{value}” is in neither the national table nor the profile; it is kept. Check it or add it to a profile.",
  },
  ZONE_TYPE_CLASS: {
    zh: "分区 {zone} 的类别为 {value}，而细类 {type} 属于 {expected}；请核对。",
    en: "Zone {zone} has the class {value}, but its type {type} is {expected}; check it.",
  },
  ZONE_TYPE_ELEMENT: {
    zh: "分区 {zone} 的要素为 {value}，而细类 {type} 属于 {expected}；请核对。",
    en: "Zone {zone} has the element {value}, but its type {type} belongs to {expected}; check it.",
  },
} as const satisfies Record<string, BilingualText>;

function warning(code: keyof typeof TYPE_TEXT, subject: string, values: TextValues): Finding {
  return { code, severity: "warning", subject, values, message: fillText(TYPE_TEXT[code], values) };
}

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
  return { type, findings: [warning("ZONE_TYPE_UNKNOWN", value, { value })] };
}

/**
 * The type that a printed name stands for, aliases included; dashes and white space of any kind do not matter.
 * 按名称查要素细类.
 *
 * @param name - as a list prints it
 * @param profile - the province's own table
 * @example
 * ```ts
 * zoneTypeNamed("大气高排放重点管控区")?.type; //=> "2310"
 * ```
 */
export function zoneTypeNamed(name: string, profile?: Profile): ZoneType | undefined {
  const key = plainName(name);
  const same = (entry: ZoneType): boolean =>
    plainName(entry.name.zh) === key || (entry.aliases ?? []).some((alias) => plainName(alias) === key);
  return profile?.zoneTypes.find(same) ?? NATIONAL_ZONE_TYPES.find(same);
}

/**
 * The element of a type: from the tables, else from its second digit; `undefined` when neither says, which means that
 * nobody can tell which layer it lies in. 细类所属要素.
 *
 * @param type - four digits
 * @param profile - the province's own table
 * @example
 * ```ts
 * elementOfZoneType("2260"); //=> "water"
 * ```
 */
export function elementOfZoneType(type: string, profile?: Profile): Element | undefined {
  const digits = /^[123]([1-9])\d{2}$/.exec(type);
  return zoneTypeOf(type, profile).zoneType?.element ?? ELEMENT_OF_DIGIT.get(digits?.[1] ?? "");
}

/**
 * What is odd about a zone's type: unknown to the tables, or at odds with the zone's class or element. 细类核查.
 *
 * @param zone - the zone; its geometry is not looked at
 * @param profile - the province's own table
 * @example
 * ```ts
 * zoneTypeFindings({ code: "YS3310021110001", element: "water", class: "priority", type: "1110" })[0]?.code;
 * //=> "ZONE_TYPE_ELEMENT"
 * ```
 */
export function zoneTypeFindings(
  zone: Pick<ElementZone, "code" | "element" | "class" | "type">,
  profile?: Profile,
): readonly Finding[] {
  const { zoneType, findings } = zoneTypeOf(zone.type, profile);
  if (zoneType === undefined) return findings.map((finding) => ({ ...finding, subject: zone.code }));
  const odd: Finding[] = [];
  const compare = (code: "ZONE_TYPE_CLASS" | "ZONE_TYPE_ELEMENT", value: string, expected: string): void => {
    if (value !== expected) odd.push(warning(code, zone.code, { zone: zone.code, type: zone.type, value, expected }));
  };
  compare("ZONE_TYPE_CLASS", zone.class, zoneType.class);
  compare("ZONE_TYPE_ELEMENT", zone.element, zoneType.element);
  return odd;
}

function plainName(name: string): string {
  return name.slice(0, 64).replace(/[\s\-—–－]/g, "");
}
