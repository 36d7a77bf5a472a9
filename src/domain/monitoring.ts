// What supervision works on, as one document: series of indicators, problems with their rectification, patches of change seen from
// above, accounts of discharge, evaluations. Types only; src/supervision tests, follows and scores them.
import type { AreaGeometry } from "./geometry.ts";
import type { Quantity, Target } from "./three-lines.ts";
import type { IsoDate } from "./validity.ts";

/** What an indicator speaks of: function 生态功能, quality 环境质量, resource 资源利用, discharge 排放, risk 风险. 指标方面. */
export type IndicatorAspect = "function" | "quality" | "resource" | "discharge" | "risk";

/** A value of a series. 监测值. */
export interface SeriesPoint {
  /** Day, or the last day of the period. 日期. */
  readonly on: IsoDate;
  /** Value, in the unit of the series. 数值. */
  readonly value: number;
  /** Where this value comes from, if not from the source of the series. 来源. */
  readonly source?: string;
}

/** An indicator of a unit over time. 指标序列. */
export interface IndicatorSeries {
  /** Id. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: string;
  /** Code of the unit; absent for the whole territory. 单元. */
  readonly unit?: string;
  /** What it speaks of. 方面. */
  readonly aspect: IndicatorAspect;
  /** In which unit of measure, such as `mg/L`. 计量单位. */
  readonly measuredIn: string;
  /** Which way is better. 优劣方向. */
  readonly better: "higher" | "lower";
  /** Who measures it, how. 来源. */
  readonly source: string;
  /** Values, in any order. 数值. */
  readonly points: readonly SeriesPoint[];
  /** Targets of the bottom line, by year. 底线目标. */
  readonly targets?: readonly Target[];
  /** Limit of the upper line. 上线限值. */
  readonly limit?: {
    /** The limit. 限值. */
    readonly value: number;
    /** Whether it is a ceiling or a floor. 上限或下限. */
    readonly bound: "atMost" | "atLeast";
  };
}

/**
 * Type of a problem, after clause twelve: functionDecline 生态功能明显降低 in priority units, prominentProblem 生态环境问题突出 in key
 * units, qualityDecline 环境质量明显下降 elsewhere. 问题类型.
 */
export type ProblemType = "functionDecline" | "prominentProblem" | "qualityDecline";

/** Where a rectification stands: open 待交办, ordered 整改中, rectified 已整改, verified 已销号. 整改状态. */
export type RectificationState = "open" | "ordered" | "rectified" | "verified";

/** A step of a rectification. 整改记录. */
export interface RectificationStep {
  /** Where it stands from then on. 状态. */
  readonly to: RectificationState;
  /** When. 日期. */
  readonly on: IsoDate;
  /** Who. 办理机关. */
  readonly by: string;
  /** For `ordered`: by when. 期限. */
  readonly deadline?: IsoDate;
  /** Document. 文书. */
  readonly document?: string;
}

/** A measure against a problem. 治理措施. */
export interface ProblemMeasure {
  /** What is done. 内容. */
  readonly what: string;
  /** Who does it. 责任主体. */
  readonly by: string;
  /** By when. 期限. */
  readonly deadline?: IsoDate;
  /** Done when. 完成日期. */
  readonly doneOn?: IsoDate;
}

/** A problem of a unit: what it is, where it comes from, what is done. 突出问题. */
export interface ProminentProblem {
  /** Id. 编号. */
  readonly id: string;
  /** Code of the unit. 单元. */
  readonly unit: string;
  /** Type. 类型. */
  readonly type: ProblemType;
  /** What it is. 内容. */
  readonly what: string;
  /** Found on. 发现日期. */
  readonly foundOn: IsoDate;
  /** What shows it: ids of series and patches, documents. 证据. */
  readonly evidence: readonly string[];
  /** Where it comes from, once traced: enterprises, sectors, reaches. 溯源. */
  readonly sources?: readonly string[];
  /** What is done. 措施. */
  readonly measures?: readonly ProblemMeasure[];
  /** Steps of its rectification. 整改记录. */
  readonly steps: readonly RectificationStep[];
  /** Id of the series that must get better for it to be closed. 成效指标. */
  readonly series?: string;
}

/** A patch of change, such as satellites see. 变化图斑. */
export interface ChangePatch {
  /** Id. 编号. */
  readonly id: string;
  /** What it shows, such as `construction`, `mining`, `clearing`. 类型. */
  readonly kind: string;
  /** Seen on. 发现日期. */
  readonly foundOn: IsoDate;
  /** Image and interpreter. 来源. */
  readonly source: string;
  /** Its ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** What a unit may discharge of one pollutant, and does. 排放账户. */
export interface DischargeAccount {
  /** Code of the unit. 单元. */
  readonly unit: string;
  /** Pollutant, such as `COD`, `NH3-N`, `VOCs`; `CO2e` for carbon. 污染物. */
  readonly pollutant: string;
  /** Year. 年度. */
  readonly year: number;
  /** What it may; absent when unknown. 允许排放量. */
  readonly limit?: Quantity;
  /** What it does; absent when unknown. 现状排放量. */
  readonly used?: Quantity;
  /** What is permitted and not yet in operation. 已批未投产. */
  readonly committed?: Quantity;
  /** Source. 来源. */
  readonly source: string;
}

/** A case collected for the evaluation. 案例. */
export interface EvaluationCase {
  /** Id. 编号. */
  readonly id: string;
  /** Title. 标题. */
  readonly title: string;
  /** GB/T 2260 code of where. 行政区划代码. */
  readonly adminCode: string;
  /** Day. 日期. */
  readonly on: IsoDate;
  /** Whether it is one to follow or one to avoid. 正反面. */
  readonly kind: "example" | "warning";
  /** Ids in the registers of environmental impact assessment that it concerns. 关联环评. */
  readonly eiaIds?: readonly string[];
}

/** What supervision works on. 监管数据. */
export interface MonitoringRecord {
  /** Always `sanxian.monitoring`. 文档格式. */
  readonly format: "sanxian.monitoring";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** Series. 指标序列. */
  readonly series?: readonly IndicatorSeries[];
  /** Problems. 突出问题. */
  readonly problems?: readonly ProminentProblem[];
  /** Patches of change. 变化图斑. */
  readonly patches?: readonly ChangePatch[];
  /** Accounts of discharge. 排放账户. */
  readonly accounts?: readonly DischargeAccount[];
  /** Codes of the units that pilot the joint control of carbon. 减污降碳试点单元. */
  readonly carbonPilots?: readonly string[];
  /** Cases. 案例. */
  readonly cases?: readonly EvaluationCase[];
}
