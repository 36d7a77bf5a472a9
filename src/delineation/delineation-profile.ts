// The rules of a province as data: what ground becomes which unit, in which order, why, and how units are numbered. Rules
// stand in order of precedence and the first that ground meets decides, so "red line before key before general" is the
// order of a list, not code. Sources: clause two of the 2024 Opinion (classes, the five triggers of key units), published
// schemes (the order priority, key, general; parks and reserves split out). Thresholds are in no public text: those of the
// fitting method here are ours, and a province states its own.
import {
  type BilingualText,
  ELEMENTS,
  type Element,
  type ElementZone,
  type KeyTrigger,
  type KeyUnitKind,
  type Profile,
  SanxianError,
  type ZoneClass,
  zoneTypeOf,
} from "../domain/index.ts";

/**
 * What a rule looks at: element zones, parks, protected areas, or whatever no rule before it took. 规则对象.
 */
export type UnitGround = "zones" | "park" | "protectedArea" | "rest";

/**
 * What cleaning may do with the small patches of a unit: `free` they may join a neighbour, and others may join them; `kept`
 * they stay, and others may join them; `closed` they stay, and its border stays too. 碎斑处理.
 */
export type PatchTreatment = "free" | "kept" | "closed";

/** A rule that makes units. 单元划定规则. */
export interface UnitRule {
  /** Id within the profile, such as `redline`. 编号. */
  readonly id: string;
  /** Class of the units it makes. 单元类别. */
  readonly class: ZoneClass;
  /** What their names end in. 单元名称后缀. */
  readonly name: BilingualText;
  /** What it looks at. 规则对象. */
  readonly ground: UnitGround;
  /** Of zones: the types that meet it; absent for all zones of its class. 要素细类. */
  readonly types?: readonly string[];
  /** Of zones: the elements that meet it; absent for all. 要素. */
  readonly elements?: readonly Element[];
  /** Kind of key unit. 重点管控单元类型. */
  readonly keyKind?: KeyUnitKind;
  /** Why ground is key where its zones do not say. 重点识别原因. */
  readonly trigger?: KeyTrigger;
  /** Whether every zone, park or protected area that meets it is a unit of its own. 是否单独成单元. */
  readonly apart?: boolean;
  /** What cleaning may do with its small patches; `free` unless given. 碎斑处理. */
  readonly patches?: PatchTreatment;
}

/** Shares of a cell from which the fitting method gives it a class; above 0 to 1. 拟合法阈值. */
export interface FittingThresholds {
  /** Share of priority ground that makes a cell priority. 优先保护占比. */
  readonly priorityShare: number;
  /** Share of priority and key ground together that makes it key. 优先保护与重点管控占比. */
  readonly keyShare: number;
}

/** How units are cut and numbered. 单元切分与编码规则. */
export interface NumberingRules {
  /** Cut by every administrative area given (`area`), or by county alone. 行政切分级别. */
  readonly cutBy: "area" | "county";
  /** Whether the ground of one rule in one cell is one unit, or every connected piece of it. 多部件处理. */
  readonly pieces: "together" | "apart";
  /** Share of the smaller of two units that must be common for a code to be kept; 0 to 1. 沿用编码的重叠占比. */
  readonly keepShare: number;
}

/** What a province decides about delineation. 单元划定地方规则. */
export interface DelineationProfile extends Profile {
  /** Rules in order of precedence; the last takes the rest. 规则. */
  readonly rules: readonly UnitRule[];
  /** Why zones of a type make ground key. 各细类的重点识别原因. */
  readonly triggers: Readonly<Record<string, KeyTrigger>>;
  /** Elements whose zones may lie above one another, such as aquifers. 可垂直重叠的要素. */
  readonly verticalElements: readonly Element[];
  /** The fitting method. 拟合法. */
  readonly fitting: FittingThresholds;
  /** Cutting and numbering. 切分与编码. */
  readonly numbering: NumberingRules;
}

/** Order of classes, strictest first. @internal */
export const CLASS_RANK: Readonly<Record<ZoneClass, number>> = { priority: 0, key: 1, general: 2 };

/** The national rules: every zone counts by its class. 国家默认规则. */
export const NATIONAL_DELINEATION: DelineationProfile = {
  id: "CN",
  name: { zh: "国家默认规则", en: "National default" },
  zoneTypes: [],
  rules: [
    {
      id: "redline",
      class: "priority",
      name: { zh: "生态保护红线优先保护单元", en: "ecological red line, priority unit" },
      ground: "zones",
      types: ["1110"],
      patches: "kept",
    },
    {
      id: "protectedArea",
      class: "priority",
      name: { zh: "优先保护单元", en: "priority unit" },
      ground: "protectedArea",
      apart: true,
      patches: "closed",
    },
    {
      id: "water",
      class: "priority",
      name: { zh: "水环境优先保护单元", en: "water, priority unit" },
      ground: "zones",
      types: ["1210"],
    },
    {
      id: "ecologicalSpace",
      class: "priority",
      name: { zh: "一般生态空间优先保护单元", en: "general ecological space, priority unit" },
      ground: "zones",
      types: ["1130"],
    },
    {
      id: "priority",
      class: "priority",
      name: { zh: "要素优先保护单元", en: "element, priority unit" },
      ground: "zones",
    },
    {
      id: "park",
      class: "key",
      name: { zh: "重点管控单元", en: "key unit" },
      ground: "park",
      keyKind: "park",
      trigger: "concentratedDischarge",
      apart: true,
      patches: "closed",
    },
    {
      id: "urban",
      class: "key",
      name: { zh: "城镇生活重点管控单元", en: "urban, key unit" },
      ground: "zones",
      types: ["2220", "2340", "2810"],
      keyKind: "urban",
      trigger: "qualityPressure",
    },
    {
      id: "element",
      class: "key",
      name: { zh: "要素重点管控单元", en: "element, key unit" },
      ground: "zones",
      keyKind: "element",
      trigger: "qualityPressure",
    },
    { id: "rest", class: "general", name: { zh: "一般管控单元", en: "general unit" }, ground: "rest" },
  ],
  triggers: {
    "2210": "concentratedDischarge",
    "2220": "qualityPressure",
    "2230": "qualityPressure",
    "2240": "qualityPressure",
    "2310": "concentratedDischarge",
    "2320": "qualityPressure",
    "2330": "qualityPressure",
    "2340": "qualityPressure",
    "2410": "highRisk",
    "2420": "highRisk",
    "2510": "ecologicalDamage",
    "2520": "resourceIntensity",
    "2530": "resourceIntensity",
    "2540": "resourceIntensity",
    "2550": "resourceIntensity",
    "2610": "resourceIntensity",
    "2710": "qualityPressure",
    "2810": "qualityPressure",
    "2910": "highRisk",
  },
  verticalElements: ["groundwater"],
  fitting: { priorityShare: 0.5, keyShare: 0.5 },
  numbering: { cutBy: "area", pieces: "together", keepShare: 0.5 },
};

/**
 * Checks a profile: rules each of an id of its own, in order of class, the last and only the last taking the rest; shares
 * between 0 and 1. 检查地方规则.
 *
 * @throws SanxianError `OPTION_INVALID` with the member that is wrong
 * @internal
 */
export function checkProfile({ rules, fitting, numbering, verticalElements }: DelineationProfile): void {
  const wrong = (name: string, value: unknown, expected: string): SanxianError =>
    new SanxianError("OPTION_INVALID", { name: `profile.${name}`, value: String(value), expected });
  const ids = new Set<string>();
  rules.forEach(({ id, class: zoneClass, ground }, i) => {
    const at = `rules[${i}]`;
    if (ids.has(id)) throw wrong(`${at}.id`, id, "an id of its own");
    ids.add(id);
    if (!Object.hasOwn(CLASS_RANK, zoneClass)) throw wrong(`${at}.class`, zoneClass, "priority | key | general");
    if (i > 0 && CLASS_RANK[zoneClass] < CLASS_RANK[rules[i - 1]!.class])
      throw wrong(`${at}.class`, zoneClass, "no stricter than the rule before it");
    if (!["zones", "park", "protectedArea", "rest"].includes(ground))
      throw wrong(`${at}.ground`, ground, "zones | park | protectedArea | rest");
    if ((ground === "rest") !== (i === rules.length - 1))
      throw wrong(`${at}.ground`, ground, '"rest" in the last rule, and there alone');
  });
  if (rules.length === 0) throw wrong("rules", "empty", "at least one rule");
  for (const name of ["priorityShare", "keyShare"] as const)
    if (!(fitting[name] > 0 && fitting[name] <= 1)) throw wrong(`fitting.${name}`, fitting[name], "above 0 to 1");
  if (!(numbering.keepShare >= 0 && numbering.keepShare <= 1))
    throw wrong("numbering.keepShare", numbering.keepShare, "0 to 1");
  if (!["area", "county"].includes(numbering.cutBy)) throw wrong("numbering.cutBy", numbering.cutBy, "area | county");
  if (!["together", "apart"].includes(numbering.pieces))
    throw wrong("numbering.pieces", numbering.pieces, "together | apart");
  for (const element of verticalElements)
    if (!ELEMENTS.includes(element)) throw wrong("verticalElements", element, ELEMENTS.join(" | "));
}

/**
 * The class that a zone counts with: its own or its type's, whichever is stricter, because data that disagree with
 * themselves must not weaken protection. @internal
 */
export function countedClass(zone: Pick<ElementZone, "class" | "type">, profile: Profile): ZoneClass {
  const ofType = zoneTypeOf(zone.type, profile).zoneType?.class;
  return ofType !== undefined && CLASS_RANK[ofType] < CLASS_RANK[zone.class] ? ofType : zone.class;
}

/** The first rule that a zone meets, or -1: then it decides nothing. @internal */
export function ruleOfZone(zone: Pick<ElementZone, "class" | "type" | "element">, profile: DelineationProfile): number {
  const zoneClass = countedClass(zone, profile);
  return profile.rules.findIndex(
    ({ ground, types, elements, class: ruleClass }) =>
      ground === "zones" &&
      (elements === undefined || elements.includes(zone.element)) &&
      (types === undefined ? ruleClass === zoneClass : types.includes(zone.type)),
  );
}

/** Why a key zone makes ground key. @internal */
export function triggerOf(type: string, rule: UnitRule, profile: DelineationProfile): KeyTrigger | undefined {
  return Object.hasOwn(profile.triggers, type) ? profile.triggers[type] : rule.trigger;
}
