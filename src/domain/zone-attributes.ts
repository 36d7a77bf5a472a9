// What a zone must be beyond its type and class: core of a reserve, farmland class, functional class for noise, a section
// that misses its target. Each attribute belongs to certain elements; a zone of another element does not have it, and a
// zone of the right element that does not state it is unknown, because reading silence as "no" would let a ban pass.

import type { EcologyAttributes, Element, ElementZone, SoilAttributes, WaterClass } from "./element-zone.ts";
import type { Kleene } from "./kleene.ts";

/** What zones must be beyond type and class: all members given must hold, each list is "any of". 分区属性条件. */
export interface ZoneAttributeSelector {
  /** Dominant ecological function. 主导生态功能. */
  readonly dominantFunction?: readonly NonNullable<EcologyAttributes["dominantFunction"]>[];
  /** Core of a nature reserve. 自然保护地核心保护区. */
  readonly coreProtectionArea?: boolean;
  /** Basin. 流域. */
  readonly basin?: readonly string[];
  /** Reach of the river. 河段. */
  readonly reach?: readonly string[];
  /** Name of the control section. 控制断面. */
  readonly section?: readonly string[];
  /** Whether the control section of the zone meets its target. 控制断面是否达标. */
  readonly sectionCompliant?: boolean;
  /** Target class of surface water. 地表水水质目标. */
  readonly waterTarget?: readonly WaterClass[];
  /** Farmland class: protect 优先保护, safeUse 安全利用, strict 严格管控. 农用地类别. */
  readonly farmlandClass?: readonly NonNullable<SoilAttributes["farmlandClass"]>[];
  /** Functional class of GB 3096. 声环境功能区类别. */
  readonly functionalClass?: readonly ("0" | "1" | "2" | "3" | "4a" | "4b")[];
  /** Whether noise-sensitive buildings are concentrated there. 噪声敏感建筑物集中区域. */
  readonly sensitiveBuildings?: boolean;
  /** Target class of sea water of GB 3097. 海水水质目标. */
  readonly seaWaterTarget?: readonly (1 | 2 | 3 | 4)[];
  /** Name of the bay or estuary. 海湾(河口). */
  readonly bay?: readonly string[];
  /** Aquifer. 含水层. */
  readonly aquifer?: readonly string[];
  /** Which resource. 资源类型. */
  readonly resource?: readonly ("water" | "land" | "energy" | "nature")[];
  /** The river, lake, reservoir or sea. 所属水体. */
  readonly waterBody?: readonly string[];
}

/** Name of an attribute that a place may ask for. 分区属性名. */
export type ZoneAttribute = keyof ZoneAttributeSelector;

/** The element whose zones have an attribute. 属性所属要素. */
export const ATTRIBUTE_ELEMENT: Readonly<Record<ZoneAttribute, Element>> = {
  dominantFunction: "ecology",
  coreProtectionArea: "ecology",
  basin: "water",
  reach: "water",
  section: "water",
  sectionCompliant: "water",
  waterTarget: "water",
  farmlandClass: "soil",
  functionalClass: "acoustic",
  sensitiveBuildings: "acoustic",
  seaWaterTarget: "marine",
  bay: "marine",
  aquifer: "groundwater",
  resource: "resource",
  waterBody: "shoreline",
};

/** The values of attributes that have a closed list; others are free text. 分区属性取值. */
export const ATTRIBUTE_VALUES: Readonly<Partial<Record<ZoneAttribute, readonly (string | number | boolean)[]>>> = {
  dominantFunction: ["waterConservation", "soilConservation", "biodiversity", "windbreak", "coastProtection"],
  coreProtectionArea: [true, false],
  sectionCompliant: [true, false],
  waterTarget: ["I", "II", "III", "IV", "V", "belowV"],
  farmlandClass: ["protect", "safeUse", "strict"],
  functionalClass: ["0", "1", "2", "3", "4a", "4b"],
  sensitiveBuildings: [true, false],
  seaWaterTarget: [1, 2, 3, 4],
  resource: ["water", "land", "energy", "nature"],
};

/**
 * Whether a value is one that an attribute can have. 是否有效取值.
 *
 * @param attribute - the attribute
 * @param value - the value
 * @example
 * ```ts
 * isAttributeValue("farmlandClass", "fallow"); //=> false
 * ```
 */
export function isAttributeValue(attribute: ZoneAttribute, value: unknown): value is string | number | boolean {
  const values = Object.hasOwn(ATTRIBUTE_VALUES, attribute) ? ATTRIBUTE_VALUES[attribute] : undefined;
  return values === undefined ? typeof value === "string" : (values as readonly unknown[]).includes(value);
}

/** Whether a zone is what its attributes are asked to be, and which of them it does not state. 分区属性判断. */
export interface ZoneAttributeAnswer {
  /** Its truth. 真值. */
  readonly value: Kleene;
  /** Attributes that are not stated and could still decide. 未说明的属性. */
  readonly missing: readonly ZoneAttribute[];
}

const YES: ZoneAttributeAnswer = { value: "true", missing: [] };
const NO: ZoneAttributeAnswer = { value: "false", missing: [] };

/**
 * Whether a zone is what its attributes are asked to be. 分区属性判断.
 *
 * @param zone - the zone; its geometry is not looked at
 * @param wanted - what is asked of it
 * @param otherwise - what is known of an attribute that the zone does not state, such as an answer to a question
 * @example
 * ```ts
 * const zone = { element: "soil", attributes: { farmlandClass: "strict" } };
 * zoneAttributesAre(zone, { farmlandClass: ["protect", "strict"] }).value; //=> "true"
 * ```
 */
export function zoneAttributesAre(
  zone: Pick<ElementZone, "element" | "attributes">,
  wanted: ZoneAttributeSelector,
  otherwise: (attribute: ZoneAttribute) => unknown = () => undefined,
): ZoneAttributeAnswer {
  const missing: ZoneAttribute[] = [];
  for (const [name, asked] of Object.entries(wanted) as [ZoneAttribute, unknown][]) {
    if (asked === undefined) continue;
    if (!Object.hasOwn(ATTRIBUTE_ELEMENT, name) || ATTRIBUTE_ELEMENT[name] !== zone.element) return NO;
    const stated = statedAttribute(zone, name) ?? otherwise(name);
    // a value that the attribute cannot have states nothing
    if (!isAttributeValue(name, stated)) missing.push(name);
    else if (!(Array.isArray(asked) ? asked.includes(stated) : asked === stated)) return NO;
  }
  return missing.length === 0 ? YES : { value: "unknown", missing };
}

/** What a zone states of an attribute; nothing where it does not. @internal */
export function statedAttribute(zone: Pick<ElementZone, "attributes">, name: ZoneAttribute): unknown {
  const attributes = (zone.attributes ?? {}) as Readonly<Record<string, unknown>>;
  const section = member(attributes, "section");
  switch (name) {
    case "section":
      return member(section, "name");
    case "sectionCompliant":
      return member(section, "compliant");
    case "waterTarget":
      return member(section, "targetClass");
    case "seaWaterTarget":
      return member(attributes, "targetClass");
    default:
      return member(attributes, name);
  }
}

function member(table: unknown, name: string): unknown {
  return typeof table === "object" && table !== null && Object.hasOwn(table, name)
    ? (table as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
