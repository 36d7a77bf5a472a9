import type { AreaGeometry } from "./geometry.ts";
import type { Validity } from "./validity.ts";
import type { ZoneClass } from "./zone-class.ts";

/**
 * An environmental element: `ecology` 生态, `water` 水, `air` 大气, `soil` 土壤, `acoustic` 声, `marine` 海洋, `groundwater`
 * 地下水, `resource` 自然资源, `shoreline` 岸线. 环境要素.
 */
export type Element =
  | "ecology"
  | "water"
  | "air"
  | "soil"
  | "acoustic"
  | "marine"
  | "groundwater"
  | "resource"
  | "shoreline";

/** All elements in their usual order. 要素列表. */
export const ELEMENTS: readonly Element[] = [
  "ecology",
  "water",
  "air",
  "soil",
  "acoustic",
  "marine",
  "groundwater",
  "resource",
  "shoreline",
];

/** Surface water quality class of GB 3838: I to V, and worse than V. 地表水水质类别. */
export type WaterClass = "I" | "II" | "III" | "IV" | "V" | "belowV";

/** A control section of a river: where compliance is measured. 控制断面. */
export interface ControlSection {
  /** Name or code. 断面名称. */
  readonly name: string;
  /** Start of its reach, longitude and latitude. 起点. */
  readonly start?: readonly [number, number];
  /** End of its reach, longitude and latitude. 终点. */
  readonly end?: readonly [number, number];
  /** Target class. 水质目标. */
  readonly targetClass?: WaterClass;
  /** Whether the last assessment met the target; absent when unknown. 是否达标. */
  readonly compliant?: boolean;
}

/** What water zones add. 水环境属性. */
export interface WaterAttributes {
  /** Basin. 流域. */
  readonly basin?: string;
  /** Reach. 河段. */
  readonly reach?: string;
  /** Control section. 控制断面. */
  readonly section?: ControlSection;
}

/** What ecology zones add. 生态属性. */
export interface EcologyAttributes {
  /** Dominant function: water conservation, soil conservation, biodiversity, windbreak, coast protection. 主导生态功能. */
  readonly dominantFunction?:
    | "waterConservation"
    | "soilConservation"
    | "biodiversity"
    | "windbreak"
    | "coastProtection";
  /** Whether it is the core of a nature reserve. 自然保护地核心保护区. */
  readonly coreProtectionArea?: boolean;
}

/** What soil zones add. 土壤属性. */
export interface SoilAttributes {
  /** Farmland class: protect 优先保护, safeUse 安全利用, strict 严格管控. 农用地类别. */
  readonly farmlandClass?: "protect" | "safeUse" | "strict";
}

/** What acoustic zones add. 声环境属性. */
export interface AcousticAttributes {
  /** Functional class of GB 3096. 声环境功能区类别. */
  readonly functionalClass?: "0" | "1" | "2" | "3" | "4a" | "4b";
  /** Whether noise-sensitive buildings are concentrated there. 噪声敏感建筑物集中区域. */
  readonly sensitiveBuildings?: boolean;
}

/** What marine zones add. 海洋属性. */
export interface MarineAttributes {
  /** Sea water quality target of GB 3097, 1 to 4. 海水水质目标. */
  readonly targetClass?: 1 | 2 | 3 | 4;
  /** Bay or estuary. 海湾(河口). */
  readonly bay?: string;
}

/** What groundwater zones add; they may lie under surface zones of other elements. 地下水属性. */
export interface GroundwaterAttributes {
  /** Aquifer. 含水层. */
  readonly aquifer?: string;
}

/** What resource zones add. 资源属性. */
export interface ResourceAttributes {
  /** Which resource: water 水, land 土地, energy 能源, nature 自然资源. 资源类型. */
  readonly resource?: "water" | "land" | "energy" | "nature";
}

/** What shoreline zones add. 岸线属性. */
export interface ShorelineAttributes {
  /** The river, lake, reservoir or sea. 所属水体. */
  readonly waterBody?: string;
}

/** The attributes of each element. 要素属性. */
export interface ElementAttributes {
  /** 生态. */
  readonly ecology: EcologyAttributes;
  /** 水. */
  readonly water: WaterAttributes;
  /** 大气: none of its own. */
  readonly air: Readonly<Record<string, never>>;
  /** 土壤. */
  readonly soil: SoilAttributes;
  /** 声. */
  readonly acoustic: AcousticAttributes;
  /** 海洋. */
  readonly marine: MarineAttributes;
  /** 地下水. */
  readonly groundwater: GroundwaterAttributes;
  /** 自然资源. */
  readonly resource: ResourceAttributes;
  /** 岸线. */
  readonly shoreline: ShorelineAttributes;
}

/** A management zone of one element. 环境要素管控分区. */
export interface ElementZoneOf<E extends Element> extends Validity {
  /** Code, such as `YS3310021110001`. 分区编码. */
  readonly code: string;
  /** Name. 分区名称. */
  readonly name: string;
  /** Its element. 要素. */
  readonly element: E;
  /** Its class. 类别. */
  readonly class: ZoneClass;
  /** Four-digit type, such as `1110` for the ecological red line; see the profile's table. 要素细类. */
  readonly type: string;
  /** GB/T 2260 code of its county. 所属县级行政区. */
  readonly county?: string;
  /** What its element adds. 要素属性. */
  readonly attributes?: ElementAttributes[E];
  /** Its ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** A management zone of any element. 环境要素管控分区. */
export type ElementZone = { [E in Element]: ElementZoneOf<E> }[Element];
