import type { AreaGeometry } from "./geometry.ts";
import type { ZoneClass } from "./zone-class.ts";

/** What a key unit is about: `park` 产业集聚(园区), `urban` 城镇生活, `element` 要素. 重点管控单元类型. */
export type KeyUnitKind = "park" | "urban" | "element";

/**
 * Why land is a key unit, after clause two of the 2024 Opinion: `qualityPressure` 质量改善压力大, `resourceIntensity`
 * 资源能源消耗强度高, `concentratedDischarge` 污染物排放集中, `ecologicalDamage` 生态破坏严重, `highRisk` 环境风险高. 重点识别原因.
 */
export type KeyTrigger =
  | "qualityPressure"
  | "resourceIntensity"
  | "concentratedDischarge"
  | "ecologicalDamage"
  | "highRisk";

/** Whether a unit lies on land or at sea. 陆域/海域. */
export type Realm = "land" | "sea";

/** Why a unit has its class: the zones and triggers it was made from. 划定依据. */
export interface UnitReason {
  /** Codes of the element zones that made it. 要素分区编码. */
  readonly zones: readonly string[];
  /** The trigger, for key units. 重点识别原因. */
  readonly trigger?: KeyTrigger;
  /** A note for people. 说明. */
  readonly note?: string;
}

/** A control unit: the smallest piece of territory with a class and an access list. 生态环境管控单元. */
export interface ControlUnit {
  /** Code, such as `ZH33100210001` (`HY…` at sea). 单元编码. */
  readonly code: string;
  /** Name. 单元名称. */
  readonly name: string;
  /** Class. 单元类别. */
  readonly class: ZoneClass;
  /** What a key unit is about. 重点类型. */
  readonly keyKind?: KeyUnitKind;
  /** Land or sea. 陆域/海域. */
  readonly realm: Realm;
  /** GB/T 2260 code of its county. 所属县级行政区. */
  readonly county: string;
  /** Code of the industrial park that it is, for park units. 园区编码. */
  readonly park?: string;
  /** Strategic regions and security belts it belongs to (basin, reach, city cluster). 战略区域标签. */
  readonly regions?: readonly string[];
  /** Set where its access list states that there is none: "/". Absent: its list are the terms that speak of it. 清单写明"/". */
  readonly listIsEmpty?: boolean;
  /** Why it has its class. 划定依据. */
  readonly reasons: readonly UnitReason[];
  /** Its ground. 几何. */
  readonly geometry: AreaGeometry;
}
