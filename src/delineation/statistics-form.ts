// What statistics are taken of, and the tables that they come in.
import type { BilingualText, ControlUnit, ElementZone, Profile, Territory } from "../domain/index.ts";
import type { AreaOptions } from "../geometry/index.ts";
import type { AdminArea } from "./admin-area.ts";
import type { Features } from "./feature-table.ts";

/** What statistics are taken of: a scheme, or as much of one as there is. 统计对象. */
export interface CountedScheme {
  /** The ground. 行政辖区. */
  readonly territory?: Territory;
  /** Units; as GeoJSON, or as a table. 管控单元. */
  readonly units: Features<ControlUnit>;
  /** Element zones. 要素分区. */
  readonly zones?: Features<ElementZone>;
  /** Counties, for their names; those without units are listed with zero. 县级行政区. */
  readonly counties?: readonly Pick<AdminArea, "code" | "name">[];
}

/** Options of {@link statisticsOf}. 统计选项. */
export interface StatisticsOptions {
  /** How areas are taken; `lonlat` unless given. 面积计算方法. */
  readonly area?: AreaOptions;
  /** Decimals of km² and of percent; 2 unless given. 小数位数. */
  readonly decimals?: number;
  /** Types of a province, for their names. 地方细类表. */
  readonly profile?: Profile;
}

/** What a table is broken down by. 统计维度. */
export type StatisticsDimension = "class" | "realm" | "keyKind" | "county" | "element" | "subtype";

/** One row. 统计行. */
export interface StatisticsRow {
  /** Class, realm, kind, county code, element or type; empty where it is not stated. 键. */
  readonly key: string;
  /** Its name. 名称. */
  readonly name: BilingualText;
  /** How many. 个数. */
  readonly count: number;
  /** Area as measured, m². 面积. */
  readonly areaM2: number;
  /** Share of the table's total as measured, 0 to 1. 占比. */
  readonly share: number;
  /** Area to print, km²; these add up. 打印面积. */
  readonly areaKm2: number;
  /** Share to print, percent; these add up to 100. 打印占比. */
  readonly sharePercent: number;
}

/** A table. 统计表. */
export interface StatisticsTable {
  /** What is counted. 对象. */
  readonly of: "units" | "zones";
  /** What the rows are. 维度. */
  readonly by: StatisticsDimension;
  /** Of which part this is the breakdown, such as one county; from the outermost inwards. 所属部分. */
  readonly within: readonly {
    /** Dimension. 维度. */
    readonly by: StatisticsDimension;
    /** Key. 键. */
    readonly key: string;
    /** Name. 名称. */
    readonly name: BilingualText;
  }[];
  /** Rows in their usual order: classes by precedence, counties and types by code. 行. */
  readonly rows: readonly StatisticsRow[];
  /** The sums. 合计. */
  readonly total: {
    /** How many. 个数. */
    readonly count: number;
    /** Sum as measured, m². 面积. */
    readonly areaM2: number;
    /** Sum to print, km². 打印面积. */
    readonly areaKm2: number;
    /** 100, or 0 where there is no area. 打印占比. */
    readonly sharePercent: number;
    /** What the areas would add up to if each were rounded by itself, km². 各自取整之和. */
    readonly plainKm2: number;
    /** What the shares would add up to if each were rounded by itself, percent. 各自取整之和. */
    readonly plainPercent: number;
  };
}

/** The statistics of a scheme; plain data. 统计结果. */
export interface SchemeStatistics {
  /** How areas were taken. 面积计算方法. */
  readonly areaMethod: string;
  /** Central meridian, for `gaussKruger`. 中央子午线. */
  readonly centralMeridianDeg?: number;
  /** Decimals printed. 小数位数. */
  readonly decimals: number;
  /** The territory beside the sum of units; null without one. 辖区与单元之和. */
  readonly territory: {
    /** The territory, m². 辖区面积. */
    readonly areaM2: number;
    /** Sum of the units less the territory, m²; overlaps make it larger, gaps smaller. 差值. */
    readonly differenceM2: number;
  } | null;
  /** All tables: of units, then of zones element by element. 统计表. */
  readonly tables: readonly StatisticsTable[];
}
