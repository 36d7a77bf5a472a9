import type { Geometry } from "geojson";
import type {
  AnswerValue,
  AreaMethodName,
  Attribution,
  Audience,
  BilingualText,
  ConditionTrace,
  Dimension,
  Element,
  FactKey,
  FactUsed,
  Finding,
  IsoDate,
  KeyUnitKind,
  LayerCoverage,
  ListTier,
  Modality,
  Obligation,
  SchemeStatus,
  TermOutcome,
  Theme,
  ValidityState,
  Verdict,
  ZoneClass,
} from "../domain/index.ts";
import type { UnlistedGround } from "./listed-ground.ts";

/**
 * How a footprint lies to a place: `inside` wholly, `overlaps` in part, `touching` only within the tolerance or below the
 * smallest area or length that counts: listed, not counted. 空间关系.
 */
export type Relation = "inside" | "overlaps" | "touching";

/** How much of a footprint lies somewhere. 量算. */
export interface Measure {
  /** Area, m²; 0 for points and lines. 面积. */
  readonly areaM2: number;
  /** Length, m; 0 for points and areas. 长度. */
  readonly lengthM: number;
  /** Number of points. 点数. */
  readonly points: number;
}

/** A place that the footprint touches, and how. 触及的地块. */
export interface TouchedPlace extends Measure {
  /** Code of the unit, zone or park. 编码. */
  readonly code: string;
  /** Name. 名称. */
  readonly name: string;
  /** How the footprint lies to it. 空间关系. */
  readonly relation: Relation;
  /** Share of the footprint inside, 0 to 1: of its area, else of its length, else of its points. 占比. */
  readonly share: number;
  /** The part of the footprint inside; `null` where it only touches. 涉及部分. */
  readonly geometry: Geometry | null;
}

/** A control unit that the footprint touches. 涉及的管控单元. */
export interface TouchedUnit extends TouchedPlace {
  /** Class. 单元类别. */
  readonly class: ZoneClass;
  /** What a key unit is about. 重点类型. */
  readonly keyKind: KeyUnitKind | null;
  /** GB/T 2260 code of its county. 县级行政区. */
  readonly county: string;
}

/** An element zone that the footprint touches. 涉及的要素分区. */
export interface TouchedZone extends TouchedPlace {
  /** Element. 要素. */
  readonly element: Element;
  /** Class. 类别. */
  readonly class: ZoneClass;
  /** Four-digit type. 要素细类. */
  readonly type: string;
}

/** What each element says, explicitly: concerned, not concerned, or no data. 要素结论. */
export interface ElementAnswer {
  /** Element. 要素. */
  readonly element: Element;
  /** `affected` 涉及, `notAffected` 不涉及, `noData` 无数据: no layer, or no zone of one that is mapped in part. 结论. */
  readonly answer: "affected" | "notAffected" | "noData";
  /** Codes of the zones concerned. 分区编码. */
  readonly zones: readonly string[];
  /** What its layer covers; `null` without a layer. 图层覆盖. */
  readonly coverage: LayerCoverage | null;
  /** Day and owner of the layer; `null` without one. 图层日期与权属. */
  readonly layer: {
    /** Day of the data. 数据日期. */
    readonly date: IsoDate;
    /** Department that owns it. 数据主管部门. */
    readonly owner: string;
  } | null;
}

/** A legal basis as it stands on the day asked for. 依据. */
export interface BasisState {
  /** Id within the scheme. 编号. */
  readonly id: string;
  /** Title; the id where the scheme does not hold the basis. 名称. */
  readonly title: string;
  /** Document number. 文号. */
  readonly number: string | null;
  /** Article. 条款. */
  readonly article: string | null;
  /** Where it stands on that day; `missing` when the scheme does not hold it. 效力状态. */
  readonly state: ValidityState | "missing";
  /** Id of what replaces it. 替代依据. */
  readonly replacedBy: string | null;
  /** Id of the lapsed basis whose place it takes; `null` where the term names it itself. 所替代的依据. */
  readonly succeeds: string | null;
}

/** Why a term came out as it did. 原因. */
export type TermReason =
  | "prohibited"
  | "notTriggered"
  | "excepted"
  | "outOfScope"
  | "pending"
  | "expired"
  | "missingFacts"
  | "manualReview"
  | "commitment"
  | "thresholdMet"
  | "encouraged"
  | "notEncouraged"
  | "deadlinePassed";

/** What became of one term. 条目结论. */
export interface TermResult {
  /** Id of the term. 编号. */
  readonly term: string;
  /** Tier. 清单层级. */
  readonly tier: ListTier;
  /** Dimension. 管控维度. */
  readonly dimension: Dimension;
  /** Theme. 主题. */
  readonly theme: Theme;
  /** Modality. 类型. */
  readonly modality: Modality;
  /** The words of the term; the Chinese stands in both where there is no English. 条文. */
  readonly text: BilingualText;
  /** Outcome. 结论. */
  readonly outcome: TermOutcome;
  /** Why, for machines. 原因代码. */
  readonly reason: TermReason;
  /** Why, for people. 原因. */
  readonly because: BilingualText;
  /** Set for words that no rule encodes: a person must read them. 需人工研判. */
  readonly manualReview: boolean;
  /** Legal bases. 依据. */
  readonly basis: readonly BasisState[];
  /** Facts that were looked at. 所用事实. */
  readonly facts: readonly FactUsed[];
  /** Facts that are missing and could decide. 缺失事实. */
  readonly missing: readonly FactKey[];
  /** How its condition came out; `null` without one. 条件求值. */
  readonly when: ConditionTrace | null;
  /** How its exception came out; `null` without one. 除外求值. */
  readonly exceptWhen: ConditionTrace | null;
  /** Codes of the units, zones and parks that brought it in; empty for the whole territory. 触发地块. */
  readonly places: readonly string[];
  /** Share of the footprint concerned, 0 to 1. 占比. */
  readonly share: number;
  /** Area concerned, m². 面积. */
  readonly areaM2: number;
  /** The part of the footprint concerned; `null` for all of it, or none. 涉及部分. */
  readonly geometry: Geometry | null;
  /** What must be done. 义务. */
  readonly obligation: Obligation | null;
}

/** A term adopted and not yet in force on the day asked for. 待生效条目. */
export interface PendingTerm {
  /** Id of the term. 编号. */
  readonly term: string;
  /** First day in force. 生效日. */
  readonly validFrom: IsoDate;
  /** What its outcome would be on that day. 届时结论. */
  readonly outcome: TermOutcome;
}

/** Something adopted that begins or ends on a day. 待生效事项. */
export interface PendingEvent {
  /**
   * What: a term 条目, an element zone 分区, a park 园区, a named feature 地物, a legal basis 依据, the version of the scheme 方案版本,
   * the deadline of an exit 退出期限, a dated condition 条件日期, a ceiling that gives way to the next 总量上限. 类别.
   */
  readonly kind: "term" | "zone" | "park" | "feature" | "basis" | "scheme" | "deadline" | "condition" | "ceiling";
  /** Its id, code or number; of deadlines and conditions, that of the term. 编号. */
  readonly id: string;
  /** Whether it begins that day, or was last in force the day before. 生效或失效. */
  readonly change: "begins" | "ends";
}

/** A day on which something adopted begins or ends, and what that does to the project. 待生效变化及影响. */
export interface PendingChange {
  /** The day. 日期. */
  readonly day: IsoDate;
  /** What begins and ends, of what concerns the footprint. 事项. */
  readonly events: readonly PendingEvent[];
  /** The verdict on the day before, and on that day. 结论变化. */
  readonly verdict: {
    /** On the day before. 之前. */
    readonly before: Verdict;
    /** On that day. 之后. */
    readonly after: Verdict;
  };
  /** Terms whose outcome changes; `null` where one version does not hold the term. 条目结论变化. */
  readonly terms: readonly {
    /** Id of the term. 编号. */
    readonly term: string;
    /** Outcome on the day before. 之前. */
    readonly before: TermOutcome | null;
    /** Outcome on that day. 之后. */
    readonly after: TermOutcome | null;
  }[];
  /** In a sentence. 说明. */
  readonly text: BilingualText;
}

/** A question whose answer would help decide. 待补充问题. */
export interface Question {
  /** The fact asked for. 事实名. */
  readonly key: FactKey;
  /** The question. 问题. */
  readonly text: BilingualText;
  /** Ids of the terms that wait for it, prohibitions first. 相关条目. */
  readonly terms: readonly string[];
}

/** An answer to a question. 答复. */
export interface Answered {
  /** The fact asked for. 事实名. */
  readonly key: FactKey;
  /** The answer. 取值. */
  readonly value: AnswerValue;
}

/** The fewest answers that alone lead to a verdict, whatever the rest is. 最少答复. */
export interface Shortcut {
  /** The verdict. 结论. */
  readonly verdict: Verdict;
  /** The answers, by fact. 答复. */
  readonly answers: readonly Answered[];
}

/** What decides an open verdict. 最少问题集. */
export interface DecidingQuestions {
  /**
   * The smallest set of questions such that, whatever their answers are, the verdict is decided; among sets of that size the
   * first by name. In the order to ask: those whose answer may decide alone first, then those that most prohibitions, then
   * most terms, wait for. 最少问题.
   */
  readonly questions: readonly Question[];
  /** `false` where no answers decide: ground outside coverage or without an access list, a version not in force, codes that nobody can read. 能否决定. */
  readonly possible: boolean;
  /** Whether it was proved that no smaller set decides; else the set is sufficient, and perhaps too large. 是否已证最小. */
  readonly provedMinimal: boolean;
  /** For each verdict that can be reached, the fewest answers that lead there. 最少答复. */
  readonly shortcuts: readonly Shortcut[];
  /** Whether verdicts without a shortcut were proved out of reach; else the search for them was broken off. 是否穷尽. */
  readonly allShortcuts: boolean;
}

/** Why the verdict is what it is. 结论依据. */
export interface VerdictReason {
  /** For machines. 代码. */
  readonly code:
    | "PROHIBITED"
    | "UNKNOWN_PROHIBITION"
    | "UNKNOWN_RESTRICTION"
    | "OUTSIDE_COVERAGE"
    | "NO_ACCESS_LIST"
    | "SCHEME_NOT_IN_FORCE"
    | "EMPTY_FOOTPRINT"
    | "COMMITMENT"
    | "MANUAL_REVIEW"
    | "NO_OBJECTION";
  /** For people. 说明. */
  readonly text: BilingualText;
  /** Ids of the terms concerned. 相关条目. */
  readonly terms: readonly string[];
}

/** The part of a footprint that no control unit covers. 覆盖范围之外. */
export interface OutsideCoverage extends Measure {
  /** Share of the footprint, 0 to 1. 占比. */
  readonly share: number;
  /** The part. 几何. */
  readonly geometry: Geometry;
}

/** How the numbers were made. 计算方法. */
export interface AnalysisMethod {
  /** Area method. 面积计算方法. */
  readonly areaMethod: AreaMethodName;
  /** Central meridian of the Gauss-Krüger plane; `null` for other methods. 中央子午线. */
  readonly centralMeridianDeg: number | null;
  /** Grid step in degrees; `null` when chosen by the data. 网格步长. */
  readonly gridDeg: number | null;
  /** How near counts as touching, m. 相接容差. */
  readonly toleranceM: number;
  /** Smallest area that counts, m². 最小面积. */
  readonly minAreaM2: number;
  /** Smallest length that counts, m. 最小长度. */
  readonly minLengthM: number;
}

/** The conformity analysis of a project: plain data, the same bytes for the same input. 符合性分析. */
export interface ConformityAnalysis {
  /** Always `sanxian.analysis`. 文档格式. */
  readonly format: "sanxian.analysis";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** The day asked for. 日期. */
  readonly asOf: IsoDate;
  /** The scheme. 方案. */
  readonly scheme: {
    /** Id of the scheme. 编号. */
    readonly id: string;
    /** Name. 名称. */
    readonly name: BilingualText;
    /** Number of the version. 版本. */
    readonly version: string;
    /** Where the version stands. 状态. */
    readonly status: SchemeStatus;
    /** Government that issued it. 发布政府. */
    readonly authority: string;
    /** Whom the view of the scheme is for that was screened against; `null` for the whole scheme. 查阅者. */
    readonly audience: Audience | null;
    /** Whether it is a demonstration, not an official zoning. 是否示例. */
    readonly demonstration: boolean;
    /** What the scheme wants said with each result. 声明. */
    readonly notice: BilingualText | null;
    /** Whose data it is made of. 数据来源. */
    readonly attributions: readonly Attribution[];
  };
  /** The project. 项目. */
  readonly project: {
    /** Id of the project. 编号. */
    readonly id: string;
    /** Name. 名称. */
    readonly name: BilingualText;
  };
  /** The verdict. 结论. */
  readonly verdict: Verdict;
  /** Why. 结论依据. */
  readonly reasons: readonly VerdictReason[];
  /** Size of the footprint. 用地规模. */
  readonly footprint: Measure;
  /** Units touched, by code. 管控单元. */
  readonly units: readonly TouchedUnit[];
  /** Zones touched, by element and code. 要素分区. */
  readonly zones: readonly TouchedZone[];
  /** Parks touched, by code. 园区. */
  readonly parks: readonly TouchedPlace[];
  /** What each element says. 要素结论. */
  readonly elements: readonly ElementAnswer[];
  /** What no unit covers; `null` when all is covered. 覆盖范围之外. */
  readonly outsideCoverage: OutsideCoverage | null;
  /** The ground whose units have no access list; `null` when all has one. 清单缺失. */
  readonly withoutList: UnlistedGround | null;
  /** What became of every term, by tier and id. 条目结论. */
  readonly terms: readonly TermResult[];
  /** Terms not yet in force. 待生效条目. */
  readonly pending: readonly PendingTerm[];
  /** Days on which what is adopted and not yet in force changes something for the project, in order. 待生效变化. */
  readonly pendingChanges: readonly PendingChange[];
  /** Last day on which nothing adopted so far changes the analysis; `null` where no change is known. 结论有效至. */
  readonly validUntil: IsoDate | null;
  /** What to ask, most valuable first; empty when the verdict is decided. 待补充问题. */
  readonly questions: readonly Question[];
  /** The smallest set of questions that decides; `null` when the verdict is decided, or this was not asked for. 最少问题集. */
  readonly deciding: DecidingQuestions | null;
  /** What was assumed, in a what-if; empty for a screening. 假定. */
  readonly assumptions: readonly Answered[];
  /** How the numbers were made. 计算方法. */
  readonly method: AnalysisMethod;
  /** Problems in the data: the project's footprint, and what terms name and the scheme does not hold. 数据问题. */
  readonly findings: readonly Finding[];
}
