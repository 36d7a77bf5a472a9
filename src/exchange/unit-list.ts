// What a published access list is once read: units with their items as printed, and a library of clauses that units share.
import type { Dimension, Finding, KeyUnitKind, Modality, Profile, Theme, ZoneClass } from "../domain/index.ts";
import type { ItemNumber } from "./list-item.ts";

/** A unit as published lists print it. 清单单元(公布形式). */
export interface PublishedUnit {
  /** Unit code. 单元编码. */
  readonly code: string;
  /** Unit name. 单元名称. */
  readonly name: string;
  /** Class, with its serial where one is printed: `优先保护单元1`. 单元分类. */
  readonly cls: string;
  /** Names of the element zones inside. 要素细类. */
  readonly el: readonly string[];
  /** Province, city, county. 行政区划. */
  readonly area: readonly string[];
  /** Heading and item, in their printed order. 条目. */
  readonly items: readonly (readonly [heading: string, item: string])[];
}

/** A requirement stated once, however many units print it. 条款. */
export interface Clause {
  /** Id made from its content: equal words have equal ids in every list. 编号. */
  readonly id: string;
  /** Theme; `other` without a tag. 主题. */
  readonly theme: Theme;
  /** Modality; `require` without a tag. 类型. */
  readonly modality: Modality;
  /** Whether it is printed with a tag 【theme/modality】. 是否有标签. */
  readonly tagged: boolean;
  /** The words. 条文. */
  readonly text: string;
}

/** One use of a clause by a unit. 条目. */
export interface ListedItem {
  /** Heading as printed. 维度名称(原文). */
  readonly heading: string;
  /** Its dimension; `null` in a list that is not divided. 管控维度. */
  readonly dimension: Dimension | null;
  /** Number; `null` where it has none. 序号. */
  readonly number: ItemNumber | null;
  /** Id of the clause; `null` for an explicit "none" (`/` or empty). 条款编号. */
  readonly clause: string | null;
  /** How it was printed, only where number and clause do not say it. 原文. */
  readonly printed?: string;
  /** Set when it was printed in one entry with the item before. 与上条连写. */
  readonly joined?: true;
}

/** A unit of a list. 清单单元. */
export interface ListedUnit {
  /** Code as printed. 单元编码. */
  readonly code: string;
  /** Name. 单元名称. */
  readonly name: string;
  /** Class as printed. 单元分类(原文). */
  readonly classPrinted: string;
  /** Class. 单元类别. */
  readonly class: ZoneClass;
  /** What a key unit is about, where its class says so. 重点类型. */
  readonly keyKind?: KeyUnitKind;
  /** Province, city, county as printed. 行政区划. */
  readonly area: readonly string[];
  /** Element zones inside, as printed, with the type where the name is known. 要素分区. */
  readonly zones: readonly {
    /** Name as printed. 名称. */
    readonly name: string;
    /** Four-digit type; `null` for a name that no table has. 细类. */
    readonly type: string | null;
  }[];
  /** Items in their printed order. 条目. */
  readonly items: readonly ListedItem[];
  /** What else the source says of it, as it stood. 其他内容. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A list of units with the clauses they share. 清单. */
export interface UnitList {
  /** Units in their printed order. 单元. */
  readonly units: readonly ListedUnit[];
  /** Clauses by id. 条款库. */
  readonly clauses: readonly Clause[];
}

/** How a list is read. 读取选项. */
export interface UnitListOptions {
  /** The province's own table of zone types. 地方规则. */
  readonly profile?: Profile;
  /** Further names of dimensions. 维度别名. */
  readonly dimensions?: ReadonlyMap<string, Dimension>;
}

/** A list that was read, and what was odd. 清单读取结果. */
export interface UnitListReading {
  /** The list. 清单. */
  readonly list: UnitList;
  /** What was odd, in the order of the source. 问题. */
  readonly findings: readonly Finding[];
}

/** A unit before its items are taken apart. @internal */
export interface RawUnit {
  readonly code: string;
  readonly name: string;
  readonly cls: string;
  readonly el: readonly string[];
  readonly area: readonly string[];
  readonly items: readonly { readonly heading: string; readonly item: string; readonly path: string }[];
  readonly path: string;
  readonly more?: Readonly<Record<string, unknown>>;
}
