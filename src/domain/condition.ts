// Conditions of access terms: a closed, typed tree. A condition is data; nothing in it is ever run. What it is evaluated against
// stands here too; how, in condition-evaluation.ts. Depth is bounded, so that a hostile document cannot exhaust the stack.
import type { Element } from "./element-zone.ts";
import type { IndustrialPark } from "./industrial-park.ts";
import type { Project, ProjectFlag, ProjectItemKind, ProjectNature, Reach } from "./project.ts";
import type { Quantity } from "./three-lines.ts";
import type { IsoDate } from "./validity.ts";
import type { ZoneAttributeSelector } from "./zone-attributes.ts";
import type { ZoneClass } from "./zone-class.ts";

/** How a quantity is compared. 比较符. */
export type Comparison = "<" | "<=" | "=" | ">=" | ">";

/** What a place lies in: all members given must hold, each list is "any of". 空间范围. */
export interface PlaceSelector {
  /** Types of element zones, such as `1110`. 要素细类. */
  readonly zoneTypes?: readonly string[];
  /** Element of zones. 要素. */
  readonly element?: Element;
  /** Class of zones of that element. 分区类别. */
  readonly zoneClass?: ZoneClass;
  /** Codes of zones. 分区编码. */
  readonly zones?: readonly string[];
  /** Class of units. 单元类别. */
  readonly unitClass?: ZoneClass;
  /** Codes of units. 单元编码. */
  readonly units?: readonly string[];
  /** Ids of named areas among the scheme's features. 命名区域. */
  readonly features?: readonly string[];
  /** Kinds of named areas, such as `shorelineControlRange` 岸线管控范围. 命名区域类型. */
  readonly kinds?: readonly string[];
  /** Tags of units: basin, reach, belt, city cluster; a unit without tags is unknown. 战略区域标签. */
  readonly regions?: readonly string[];
  /** What zones must be beyond type and class. 分区属性. */
  readonly attributes?: ZoneAttributeSelector;
}

/** What distances are measured to: features by id or kind, and element zones; the nearest of all counts. 距离对象. */
export interface FeatureSelector {
  /** Ids. 编号. */
  readonly features?: readonly string[];
  /** Kinds, such as `shoreline`. 类型. */
  readonly kinds?: readonly string[];
  /** Element zones, such as areas of noise-sensitive buildings; members about units and features do not count. 要素分区. */
  readonly zones?: PlaceSelector;
}

/** What a park must be to count. 园区条件. */
export type ParkQuality = "compliant" | "chemical" | "centralTreatment";

/** A condition. 适用条件. */
export type Condition =
  | { readonly op: "all"; readonly of: readonly Condition[] }
  | { readonly op: "any"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition }
  | { readonly op: "implies"; readonly if: Condition; readonly then: Condition }
  | { readonly op: "nature"; readonly in: readonly ProjectNature[] }
  | { readonly op: "industry"; readonly in: readonly string[]; readonly except?: readonly string[] }
  | { readonly op: "has"; readonly what: ProjectItemKind; readonly anyOf: readonly string[] }
  | { readonly op: "within"; readonly place: PlaceSelector; readonly minShare?: number }
  | { readonly op: "distance"; readonly to: FeatureSelector; readonly atMostM: number }
  | { readonly op: "inPark"; readonly parks?: readonly string[]; readonly qualities?: readonly ParkQuality[] }
  | {
      readonly op: "compare";
      readonly quantity: string;
      readonly is: Comparison;
      readonly value: number;
      readonly unit: string;
    }
  | { readonly op: "ratio"; readonly pollutant: string; readonly atLeast: number }
  | { readonly op: "sectionCompliant" }
  | { readonly op: "headroom"; readonly quantity: string }
  | {
      readonly op: "date";
      readonly of: "asOf" | "approvedOn" | "startedOn";
      readonly before?: IsoDate;
      readonly onOrAfter?: IsoDate;
    }
  | { readonly op: "flag"; readonly flag: ProjectFlag }
  | { readonly op: "listed"; readonly catalogue: string; readonly items?: readonly string[] }
  | { readonly op: "relocation"; readonly from?: readonly Reach[]; readonly to?: readonly Reach[] }
  | { readonly op: "withheld"; readonly key: string };

/** The name of an operator. 运算符. */
export type Operator = Condition["op"];

/** All operators. 运算符列表. */
export const OPERATORS: readonly Operator[] = [
  "all",
  "any",
  "not",
  "implies",
  "nature",
  "industry",
  "has",
  "within",
  "distance",
  "inPark",
  "compare",
  "ratio",
  "sectionCompliant",
  "headroom",
  "date",
  "flag",
  "listed",
  "relocation",
  "withheld",
];

/**
 * A fact by name: `nature`, `industry`, `process`, `flag:twoHigh`, `quantity:waterUse`, `replacement:VOCs`, `section`,
 * `listed:两高目录`, `relocation`, `approvedOn`, `park`, `headroom:COD`, `layer:water`, `feature:river`,
 * `zone:YS3310021410001:farmlandClass`, `authority:W1`. 事实名.
 */
export type FactKey = string;

/** What geometry, and the scheme about the ground, says of the footprint; the wing that knows geometry answers. 空间事实. */
export interface SpatialFacts {
  /**
   * Share of the footprint inside a place, 0 to 1; `undefined` where a layer that it needs is missing. With `minShare` the
   * question is whether that share of the whole footprint lies inside. 所占比例.
   */
  shareWithin(place: PlaceSelector, minShare?: number): number | undefined;
  /** Which layers, and which statements of zones, are missing for a place, or for its zones nearer than `withinM`. 缺失图层. */
  missingLayers(place: PlaceSelector, withinM?: number): readonly FactKey[];
  /** Metres from the footprint to the nearest such feature; `Infinity` when none is near, `undefined` when none is known. 距离. */
  distanceM(to: FeatureSelector, atMostM: number): number | undefined;
  /** The parks that the footprint lies in; `undefined` where the scheme has no park layer. 所在园区. */
  parks(): readonly IndustrialPark[] | undefined;
  /**
   * Which of some parks the scheme does not hold, though it has a layer of parks: where they lie nobody can tell. 方案未载园区.
   */
  absentParks?(codes: readonly string[]): readonly FactKey[];
  /** What the authority answered of data that are not public; `undefined` until it has. 主管部门答复. */
  withheld?(key: string): boolean | undefined;
  /** Whether a control section met its target after the scheme; `undefined` where it does not say. 控制断面是否达标. */
  section?(name: string): boolean | undefined;
  /**
   * What every total-amount ceiling over the footprint still leaves of a quantity; `undefined` where there is none, or one of
   * them cannot be told. 余量.
   */
  headroom?(quantity: string, asOf: IsoDate): readonly Quantity[] | undefined;
}

/** What a condition is evaluated against. 求值环境. */
export interface ConditionContext {
  /** The project. 项目. */
  readonly project: Project;
  /** The day. 日期. */
  readonly asOf: IsoDate;
  /** What geometry says. 空间事实. */
  readonly space: SpatialFacts;
}

/** Deepest nesting of a condition. 最大深度. */
export const MOST_CONDITION_DEPTH = 64;
