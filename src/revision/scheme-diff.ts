// The form of the difference of two versions: plain data, the same bytes for the same input.
import type { Finding, ProgressOptions } from "../domain/index.ts";
import type { OverlayOptions } from "../geometry/index.ts";
import type { ChangedRegion, RedlineRegion } from "./ground-change.ts";
import type { IndicatorChange } from "./indicator-change.ts";
import type { UnitChange } from "./lineage.ts";
import type { SchemePatch } from "./scheme-patch.ts";
import type { TermChange, TermChangeKind } from "./term-change.ts";
import type { ElementTransitions, Transition } from "./transition.ts";

/** Options of {@link diffSchemes}. 比较选项. */
export interface DiffOptions extends OverlayOptions, ProgressOptions {
  /** Mean width up to which changed ground is a border digitised anew, m. Default 1. 碎斑宽度. */
  readonly sliverWidthM?: number;
}

/** Which version. 版本标识. */
export interface VersionMark {
  /** Number. 版本号. */
  readonly number: string;
  /** SHA-256 of the scheme in canonical JSON. 摘要. */
  readonly digest: string;
}

/** Ground before and after, m². 前后面积. */
export interface GroundBalance {
  /** Before. 变化前. */
  readonly beforeM2: number;
  /** After. 变化后. */
  readonly afterM2: number;
  /** What left, slivers aside. 减少. */
  readonly lostM2: number;
  /** What entered, slivers aside. 增加. */
  readonly gainedM2: number;
}

/** What became of a term in one unit: it may come to a unit, or leave it, because of ground alone. 单元条目变化. */
export interface UnitTerm {
  /** Id of the term. 条目. */
  readonly term: string;
  /** What became of it here. 变化. */
  readonly change: TermChangeKind;
}

/** The terms that changed in one unit that both versions have. 单元条目变化. */
export interface UnitTerms {
  /** Code of the unit. 单元. */
  readonly unit: string;
  /** Its terms that changed, by id. 条目. */
  readonly terms: readonly UnitTerm[];
}

/** The units that a changed term bears on; `null` for the whole territory. 条目涉及单元. */
export interface ChangedTerm extends TermChange {
  /** Before. 变化前. */
  readonly unitsBefore: readonly string[] | null;
  /** After. 变化后. */
  readonly unitsAfter: readonly string[] | null;
}

/** The difference of two versions: plain data, the same bytes for the same input. 版本差异. */
export interface SchemeDiff {
  /** Always `sanxian.diff`. 文档格式. */
  readonly format: "sanxian.diff";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** The version before. 变化前版本. */
  readonly before: VersionMark;
  /** The version after. 变化后版本. */
  readonly after: VersionMark;
  /** Whether nothing changed. 是否相同. */
  readonly isEmpty: boolean;
  /** How it was measured. 计算方法. */
  readonly method: {
    /** Width of slivers, m. 碎斑宽度. */
    readonly sliverWidthM: number;
    /** Grid step in degrees: the coarser of both. 网格步长. */
    readonly gridDeg: number;
  };
  /** The exact difference of the documents. 文档差异. */
  readonly patch: SchemePatch;
  /** What became of units. 单元变化. */
  readonly units: readonly UnitChange[];
  /** The transition matrix of the classes of units: its cells that hold ground. 类别转移矩阵. */
  readonly transitions: readonly Transition[];
  /** The transition matrix of the zones of each element. 要素分区转移矩阵. */
  readonly elements: readonly ElementTransitions[];
  /** Changed ground, slivers included and marked. 变化图斑. */
  readonly regions: readonly ChangedRegion[];
  /** Priority area. 优先保护面积. */
  readonly priority: GroundBalance;
  /** Red line, with the ground that entered and left. 生态保护红线. */
  readonly redline: GroundBalance & {
    /** Pieces. 图斑. */
    readonly regions: readonly RedlineRegion[];
  };
  /** Territory, m². 行政辖区面积. */
  readonly territory: {
    /** Before. 变化前. */
    readonly beforeM2: number;
    /** After. 变化后. */
    readonly afterM2: number;
  };
  /** Terms that changed, by id. 条目变化. */
  readonly terms: readonly ChangedTerm[];
  /** The same by unit, with the terms that came and went by ground alone. 各单元条目变化. */
  readonly termsByUnit: readonly UnitTerms[];
  /** Indicators that changed. 指标变化. */
  readonly indicators: readonly IndicatorChange[];
  /** Problems in the data of either version. 数据问题. */
  readonly findings: {
    /** Before. 变化前. */
    readonly before: readonly Finding[];
    /** After. 变化后. */
    readonly after: readonly Finding[];
  };
}
