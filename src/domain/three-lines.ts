import type { Element } from "./element-zone.ts";

/** A number with its unit. 带单位的数值. */
export interface Quantity {
  /** The number. 数值. */
  readonly value: number;
  /** Its unit, as a symbol such as `t/a`, `m3/a`, `%`. 单位. */
  readonly unit: string;
}

/** What an indicator should reach in a year. 目标. */
export interface Target extends Quantity {
  /** The year. 年份. */
  readonly year: number;
  /** Whether the value is a ceiling or a floor. 上限或下限. */
  readonly bound: "atMost" | "atLeast";
}

/** An indicator with its targets. 指标. */
export interface Indicator {
  /** Id within the scheme. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Unit code that it speaks of; absent for the whole territory. 单元. */
  readonly unit?: string;
  /** The quantity of projects that counts against it, such as `COD`; see the condition `headroom`. 计入总量的项目数量. */
  readonly quantity?: string;
  /** Where it stood last. 现状值. */
  readonly current?: Quantity & { readonly year: number };
  /** Targets by year. 目标. */
  readonly targets: readonly Target[];
  /** Ids of the legal bases. 依据. */
  readonly basis?: readonly string[];
}

/** The ecological protection red line. 生态保护红线. */
export interface EcologicalProtectionRedline {
  /** Codes of the element zones that are the red line. 红线分区编码. */
  readonly zones: readonly string[];
  /** Indicators, such as its area. 指标. */
  readonly indicators: readonly Indicator[];
}

/** The environmental-quality bottom line of one element. 环境质量底线. */
export interface EnvironmentalQualityBottomLine {
  /** The element. 要素. */
  readonly element: Element;
  /** Indicators, such as the share of sections that meet their class. 指标. */
  readonly indicators: readonly Indicator[];
}

/** The upper limit of use of one resource. 资源利用上线. */
export interface ResourceUseUpperLimit {
  /** The resource. 资源类型. */
  readonly resource: "water" | "land" | "energy" | "shoreline" | "nature";
  /** Indicators, such as total water use. 指标. */
  readonly indicators: readonly Indicator[];
}

/** The three lines. 三线. */
export interface ThreeLines {
  /** 生态保护红线. */
  readonly redline: EcologicalProtectionRedline;
  /** 环境质量底线. */
  readonly qualityBottomLines: readonly EnvironmentalQualityBottomLine[];
  /** 资源利用上线. */
  readonly resourceUpperLimits: readonly ResourceUseUpperLimit[];
}
