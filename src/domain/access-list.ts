import type { Condition, PlaceSelector } from "./condition.ts";
import type { Visibility } from "./scheme.ts";
import type { Quantity } from "./three-lines.ts";
import type { IsoDate, Validity } from "./validity.ts";

/** Who sets a term, from the nation down, and what it is tied to. All tiers apply together. 清单层级. */
export type ListTier =
  | "nation"
  | "province"
  | "region"
  | "cityCluster"
  | "city"
  | "unit"
  | "element"
  | "park"
  | "industry";

/**
 * What a term is about: spatialLayout 空间布局约束, pollutantDischarge 污染物排放管控, riskPrevention 环境风险防控,
 * resourceEfficiency 资源利用效率, common 共性要求. 管控维度.
 */
export type Dimension = "spatialLayout" | "pollutantDischarge" | "riskPrevention" | "resourceEfficiency" | "common";

/** Other names of the dimensions in provincial lists. 管控维度别名. */
export const DIMENSION_ALIASES: ReadonlyMap<string, Dimension> = new Map([
  ["空间布局约束", "spatialLayout"],
  ["区域布局管控", "spatialLayout"],
  ["区域布局约束", "spatialLayout"],
  ["空间布局引导", "spatialLayout"],
  ["污染物排放管控", "pollutantDischarge"],
  ["环境风险防控", "riskPrevention"],
  ["环境风险管控", "riskPrevention"],
  ["资源利用效率", "resourceEfficiency"],
  ["资源开发效率要求", "resourceEfficiency"],
  ["能源资源利用", "resourceEfficiency"],
  ["共性要求", "common"],
]);

/** Theme: what a term deals with. 主题. */
export type Theme =
  | "ecology"
  | "water"
  | "air"
  | "soil"
  | "industry"
  | "energy"
  | "waterResource"
  | "land"
  | "shoreline"
  | "solidWaste"
  | "risk"
  | "marine"
  | "acoustic"
  | "other";

/** Modality: prohibit 禁止, restrict 限制, require 要求(综合), encourage 鼓励引导, exit 退出. 类型. */
export type Modality = "prohibit" | "restrict" | "require" | "encourage" | "exit";

/** What must be done where a term applies. 义务. */
export interface Obligation {
  /** What. 内容. */
  readonly what: string;
  /** In English. 英文. */
  readonly whatEn?: string;
  /** A number to keep. 阈值. */
  readonly threshold?: Quantity & { readonly bound: "atMost" | "atLeast"; readonly quantity: string };
  /** A replacement ratio to promise: 2 for two for one. 替代比例. */
  readonly replacement?: {
    /** Pollutant. 污染物. */
    readonly pollutant: string;
    /** Smallest ratio that counts. 最小比例. */
    readonly atLeast: number;
  };
  /** By when. 期限. */
  readonly deadline?: IsoDate;
}

/** Where a term applies; what is absent does not narrow. A term with a `place` speaks of the part of the footprint inside. 适用范围. */
export interface TermScope {
  /** Codes of units. 单元. */
  readonly units?: readonly string[];
  /** The place: zones, classes, named areas. 空间范围. */
  readonly place?: PlaceSelector;
  /** Codes of parks. 园区. */
  readonly parks?: readonly string[];
  /** GB/T 4754 prefixes. 行业. */
  readonly industries?: readonly string[];
}

/** One requirement of an access list, stated once however many units share it. 管控要求条目. */
export interface AccessTerm extends Validity {
  /** Id within the scheme. 编号. */
  readonly id: string;
  /** Tier. 清单层级. */
  readonly tier: ListTier;
  /** Dimension. 管控维度. */
  readonly dimension: Dimension;
  /** Theme. 主题. */
  readonly theme: Theme;
  /** Modality. 类型. */
  readonly modality: Modality;
  /** The words of the requirement. 条文. */
  readonly text: string;
  /** In English. 英文. */
  readonly textEn?: string;
  /** Where it applies; absent: everywhere in the territory. 适用范围. */
  readonly scope?: TermScope;
  /** When it is triggered; absent: whenever its scope is met, unless it is text only. 适用条件. */
  readonly when?: Condition;
  /** What it does not hold for. 除外. */
  readonly exceptWhen?: Condition;
  /** Words only, not encoded: goes to manual review and never counts as satisfied. 仅文本. */
  readonly textOnly?: boolean;
  /** What must be done. 义务. */
  readonly obligation?: Obligation;
  /** Ids of legal bases. 依据. */
  readonly basis: readonly string[];
  /** Who may read it; absent: everybody, for access lists are published. 公共查阅权限. */
  readonly visibility?: Visibility;
}

/** Outcome of a term: conforms 符合, violates 不符合, notApplicable 不适用, undetermined 无法判断, needsCommitment 需承诺. */
export type TermOutcome = "conforms" | "violates" | "notApplicable" | "undetermined" | "needsCommitment";

/** Conclusion: admissible 准入, conditional 受限准入, inadmissible 不予准入, undetermined 待补充. 结论. */
export type Verdict = "admissible" | "conditional" | "inadmissible" | "undetermined";
