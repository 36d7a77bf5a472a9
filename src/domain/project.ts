import type { Footprint } from "./geometry.ts";
import type { Quantity } from "./three-lines.ts";
import type { IsoDate } from "./validity.ts";

/** Nature of a construction: new 新建, rebuild 改建, expand 扩建, technicalUpgrade 技改, relocate 搬迁, existing 现有. 建设性质. */
export type ProjectNature = "new" | "rebuild" | "expand" | "technicalUpgrade" | "relocate" | "existing";

/** All natures. 建设性质列表. */
export const PROJECT_NATURES: readonly ProjectNature[] = [
  "new",
  "rebuild",
  "expand",
  "technicalUpgrade",
  "relocate",
  "existing",
];

/**
 * A yes-or-no fact: twoHigh 两高项目, nationalStrategic 国家重大战略, majorInfrastructure 重大基础设施, livelihood 民生,
 * limitedHumanActivity 有限人为活动, directDischarge 直接排放, newSewageOutfall 新设排污口, chemical 化工项目, tailings 尾矿库,
 * safetyOrEcologicalUpgrade 安全或生态环保提升改造, highPollutionFuel 高污染燃料, ecologicallyHarmless 对生态功能不造成破坏,
 * seaReclamation 围填海, raisesDischarge 增加排放, desertEnergyBase 沙漠戈壁荒漠大型风电光伏基地, sensitiveLandUse 住宅、公共管理与
 * 公共服务用途, soilInvestigated 已调查土壤污染状况, soilRemediated 已完成风险管控修复, noiseSensitiveUse 噪声敏感建筑,
 * trunkTransport 交通干线, groundwaterRisk 可能污染地下水. 项目标志.
 */
export type ProjectFlag =
  | "twoHigh"
  | "nationalStrategic"
  | "majorInfrastructure"
  | "livelihood"
  | "limitedHumanActivity"
  | "ecologicallyHarmless"
  | "directDischarge"
  | "newSewageOutfall"
  | "chemical"
  | "tailings"
  | "safetyOrEcologicalUpgrade"
  | "highPollutionFuel"
  | "seaReclamation"
  | "raisesDischarge"
  | "desertEnergyBase"
  | "sensitiveLandUse"
  | "soilInvestigated"
  | "soilRemediated"
  | "noiseSensitiveUse"
  | "trunkTransport"
  | "groundwaterRisk";

/** Where along a great river: upper, middle or lower reach. 上中下游. */
export type Reach = "upper" | "middle" | "lower";

/** All reaches. 上中下游列表. */
export const REACHES: readonly Reach[] = ["upper", "middle", "lower"];

/** What a project may have of a kind: processes, products, materials, pollutants. 项目要素种类. */
export type ProjectItemKind = "process" | "product" | "material" | "pollutant";

/** The water a project discharges into. 受纳水体. */
export interface ReceivingWater {
  /** Name. 名称. */
  readonly name?: string;
  /** Its control section. 控制断面. */
  readonly section?: string;
  /** Whether the section met its target last year; absent when unknown. 是否达标. */
  readonly compliant?: boolean;
}

/** Facts of a project. What is absent is unknown; an empty list is "known to have none". 项目事实. */
export interface ProjectFacts {
  /** Processes. 工艺. */
  readonly process?: readonly string[];
  /** Products. 产品. */
  readonly product?: readonly string[];
  /** Raw and auxiliary materials. 原辅材料. */
  readonly material?: readonly string[];
  /** Pollutants discharged. 污染物. */
  readonly pollutant?: readonly string[];
  /** Yes-or-no facts. 标志. */
  readonly flags?: Readonly<Partial<Record<ProjectFlag, boolean>>>;
  /** Quantities by key, such as `waterUse`, `energyUse`, `landIntensity`. 数量. */
  readonly quantities?: Readonly<Record<string, Quantity>>;
  /** Replacement ratio promised per pollutant: 2 for "two for one". 替代比例. */
  readonly replacement?: Readonly<Record<string, number>>;
  /** Receiving water. 受纳水体. */
  readonly receivingWater?: ReceivingWater;
  /** Items of catalogues it falls under, by catalogue. 目录项. */
  readonly listed?: Readonly<Record<string, readonly string[]>>;
  /** A move from one reach to another; `null` when it is known not to be a move. 转移. */
  readonly relocation?: { readonly from: Reach; readonly to: Reach } | null;
  /** Day of approval. 批准日期. */
  readonly approvedOn?: IsoDate;
  /** Day construction began. 开工日期. */
  readonly startedOn?: IsoDate;
}

/** A construction project. 建设项目. */
export interface Project {
  /** Always `sanxian.project`. 文档格式. */
  readonly format: "sanxian.project";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Id of its own. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Name in English. 英文名称. */
  readonly nameEn?: string;
  /** What is to be done; absent when unknown. 建设性质. */
  readonly natures?: readonly ProjectNature[];
  /** GB/T 4754 codes; absent when unknown. 国民经济行业代码. */
  readonly industries?: readonly string[];
  /** Facts. 事实. */
  readonly facts?: ProjectFacts;
  /** Ground. 用地范围. */
  readonly footprint: Footprint;
}
