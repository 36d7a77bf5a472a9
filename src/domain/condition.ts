// Conditions of access terms: a closed, typed tree, evaluated in Kleene's strong three-valued logic (Kleene 1952, §64).
// A condition is data; nothing in it is ever run. What a fact or a layer does not say is "unknown", and unknown stays
// unknown unless the rest decides: false and unknown is false, true or unknown is true.
//
//   and | T U F     or | T U F     not
//   ----+------     ---+------     T -> F
//    T  | T U F      T | T T T     U -> U
//    U  | U U F      U | T U U     F -> T
//    F  | F F F      F | T U F
//
// The evaluation returns its trace, and only those missing facts that could still change the value. A fact of the wrong
// kind (null, text for a number, a code nobody can read) is as unknown as an absent one, because reading it as "no"
// would let a ban pass. Kleene's logic judges each branch by itself: "A or not A" is unknown while A is. Depth is
// bounded, so a hostile document cannot exhaust the stack. Cost: linear in the tree.

import { industryAmong, parseIndustryCodeLenient } from "./codes.ts";
import type { Element } from "./element-zone.ts";
import { SanxianError } from "./errors.ts";
import type { IndustrialPark } from "./industrial-park.ts";
import {
  PROJECT_NATURES,
  type Project,
  type ProjectFlag,
  type ProjectItemKind,
  type ProjectNature,
  REACHES,
  type Reach,
} from "./project.ts";
import type { Quantity } from "./three-lines.ts";
import { type IsoDate, isIsoDate } from "./validity.ts";
import type { ZoneAttributeSelector } from "./zone-attributes.ts";
import type { ZoneClass } from "./zone-class.ts";

/** A truth value of three-valued logic. 三值逻辑. */
export type Kleene = "true" | "false" | "unknown";

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

/** A fact a leaf looked at. 所用事实. */
export interface FactUsed {
  /** Its name. 事实名. */
  readonly key: FactKey;
  /** Its value; `null` when unknown, such as `> 1000` when a feature is too far off to be measured. 取值. */
  readonly value: string | number | boolean | readonly string[] | null;
}

/** How a condition came to its value. 求值过程. */
export interface ConditionTrace {
  /** The operator. 运算符. */
  readonly op: Operator;
  /** Its value. 真值. */
  readonly value: Kleene;
  /** What a leaf looked at. 所用事实. */
  readonly facts: readonly FactUsed[];
  /** The branches, in their order. 子条件. */
  readonly of: readonly ConditionTrace[];
}

/** The value of a condition. 求值结果. */
export interface Evaluation {
  /** Its truth. 真值. */
  readonly value: Kleene;
  /** How it came about. 求值过程. */
  readonly trace: ConditionTrace;
  /** Facts that are missing and could still decide; empty when the value is known. 缺失事实. */
  readonly missing: readonly FactKey[];
}

/** Shares are sums of areas over a sum of areas; their last digits are noise. */
const SHARE_ROUNDING = 1e-9;

/** Deepest nesting of a condition. 最大深度. */
export const MOST_CONDITION_DEPTH = 64;

/**
 * Evaluates a condition. 求值.
 *
 * @param condition - the tree
 * @param context - project, day and what geometry says
 * @throws SanxianError `DOCUMENT_INVALID` for an operator that does not exist or a tree deeper than 64
 * @example
 * ```ts
 * evaluateCondition({ op: "flag", flag: "twoHigh" }, context).missing; //=> ["flag:twoHigh"] when the fact is not given
 * ```
 */
export function evaluateCondition(condition: Condition, context: ConditionContext): Evaluation {
  return evaluate(condition, context, 0);
}

/** Negation. 非. */
export function kleeneNot(value: Kleene): Kleene {
  return value === "true" ? "false" : value === "false" ? "true" : "unknown";
}

/** Conjunction; true of nothing. 与. */
export function kleeneAll(values: readonly Kleene[]): Kleene {
  return values.includes("false") ? "false" : values.includes("unknown") ? "unknown" : "true";
}

/** Disjunction; false of nothing. 或. */
export function kleeneAny(values: readonly Kleene[]): Kleene {
  return values.includes("true") ? "true" : values.includes("unknown") ? "unknown" : "false";
}

function evaluate(condition: Condition, context: ConditionContext, depth: number): Evaluation {
  if (depth > MOST_CONDITION_DEPTH)
    throw new SanxianError("DOCUMENT_INVALID", {
      where: "condition",
      value: `nesting beyond ${MOST_CONDITION_DEPTH}`,
      expected: "a flatter tree",
    });
  if (typeof condition !== "object" || condition === null) invalid("", String(condition), "an object with op");
  switch (condition.op) {
    case "all":
    case "any": {
      if (!Array.isArray(condition.of))
        throw new SanxianError("DOCUMENT_INVALID", {
          where: "condition.of",
          value: typeof condition.of,
          expected: "a list of conditions",
        });
      const parts = condition.of.map((part) => evaluate(part, context, depth + 1));
      return join(
        condition.op,
        (condition.op === "all" ? kleeneAll : kleeneAny)(parts.map((part) => part.value)),
        parts,
      );
    }
    case "not": {
      const part = evaluate(condition.of, context, depth + 1);
      return join("not", kleeneNot(part.value), [part]);
    }
    case "implies": {
      const premise = evaluate(condition.if, context, depth + 1);
      const conclusion = evaluate(condition.then, context, depth + 1);
      return join("implies", kleeneAny([kleeneNot(premise.value), conclusion.value]), [premise, conclusion]);
    }
    default:
      return evaluateLeaf(condition, context);
  }
}

function join(op: Operator, value: Kleene, parts: readonly Evaluation[]): Evaluation {
  const missing = value === "unknown" ? unique(parts.flatMap((part) => part.missing)) : [];
  return { value, trace: { op, value, facts: [], of: parts.map((part) => part.trace) }, missing };
}

/** Members of leaves that are lists, and those a leaf cannot do without. */
const LISTS = ["in", "except", "anyOf", "parks", "qualities", "items", "from"] as const;
const NEEDED_LIST: Readonly<Record<string, string>> = { nature: "in", industry: "in", has: "anyOf" };

type Leaf = Exclude<Condition, { op: "all" | "any" | "not" | "implies" }>;

function evaluateLeaf(leaf: Leaf, { project, asOf, space }: ConditionContext): Evaluation {
  const facts = project.facts ?? {};
  for (const member of LISTS) {
    const value = own(leaf as Readonly<Record<string, unknown>>, member);
    if (value !== undefined && !Array.isArray(value)) invalid(`${leaf.op}.${member}`, String(value), "a list");
  }
  const needed = own(NEEDED_LIST, leaf.op);
  if (needed !== undefined && !Object.hasOwn(leaf, needed)) invalid(`${leaf.op}.${needed}`, "nothing", "a list");
  switch (leaf.op) {
    case "nature": {
      const natures = namedOf(project.natures);
      const named = natures?.some((nature) => (leaf.in as readonly string[]).includes(nature)) === true;
      // a word that is no nature ("New", "新建") may be meant for any of them
      const read =
        named || natures?.every((nature) => (PROJECT_NATURES as readonly string[]).includes(nature)) === true;
      return known("nature", "nature", read ? natures : undefined, () => named);
    }
    case "industry": {
      const codes = namedOf(project.industries);
      if (codes === undefined) return missing("industry", ["industry"]);
      const among = industryAmong(codes, leaf.in, leaf.except);
      const facts: FactUsed[] = [{ key: "industry", value: codes }];
      if (among !== "unknown") return decided("industry", among === "true", facts);
      // a code of the scheme that cannot be read is for the scheme's body to explain, not for the project
      const unread = [...leaf.in, ...(leaf.except ?? [])].filter(
        (text) => parseIndustryCodeLenient(text).code === undefined,
      );
      const keys = unread.length > 0 ? unread.map((text) => `industryCode:${text}`) : ["industry"];
      return { value: among, trace: { op: "industry", value: among, facts, of: [] }, missing: unique(keys) };
    }
    case "has":
      return known("has", leaf.what, listOf(own(facts, leaf.what)), (items) => anyNamed(items, leaf.anyOf));
    case "within": {
      // a selector that narrows nothing would hold everywhere: a slip, and no exception may rest on it
      if (isEmpty(leaf.place)) invalid("within.place", "{}", "at least one member");
      const share = space.shareWithin(leaf.place, leaf.minShare);
      if (share === undefined || Number.isNaN(share)) {
        const keys = space.missingLayers(leaf.place);
        return missing("within", keys.length > 0 ? keys : [placeKey(leaf.place)]);
      }
      // nothing inside is not within, whatever share is asked; the rounding of a sum of areas is forgiven
      const holds = share > 0 && share >= (leaf.minShare ?? 0) - SHARE_ROUNDING;
      return decided("within", holds, [{ key: placeKey(leaf.place), value: share }]);
    }
    case "distance": {
      if (isEmpty(leaf.to)) invalid("distance.to", "{}", "features, kinds or zones");
      const { zones } = leaf.to;
      if (zones !== undefined && isEmpty(zones)) invalid("distance.to.zones", "{}", "at least one member");
      const names = [...(leaf.to.features ?? []), ...(leaf.to.kinds ?? [])];
      const key = names.length > 0 || zones === undefined ? `feature:${names.join(",")}` : placeKey(zones, "distance");
      const distanceM = space.distanceM(leaf.to, leaf.atMostM);
      if (distanceM === undefined || Number.isNaN(distanceM)) {
        const keys = zones === undefined ? [] : space.missingLayers(zones, leaf.atMostM);
        return missing("distance", keys.length > 0 ? keys : [key]);
      }
      // JSON has no infinity: what is far beyond is named, so that it does not read as unknown
      const value = Number.isFinite(distanceM) ? distanceM : `> ${leaf.atMostM}`;
      return decided("distance", distanceM <= leaf.atMostM, [{ key, value }]);
    }
    case "inPark":
      return evaluatePark(leaf, space.parks());
    case "compare": {
      const key = `quantity:${leaf.quantity}`;
      const quantity = own(facts.quantities, leaf.quantity);
      // another unit is another quantity: not converted, not guessed
      if (!Number.isFinite(quantity?.value) || quantity?.unit !== leaf.unit) return missing("compare", [key]);
      return decided("compare", compare(quantity.value, leaf.is, leaf.value), [{ key, value: quantity.value }]);
    }
    case "ratio":
      return known(
        "ratio",
        `replacement:${leaf.pollutant}`,
        ifNumber(own(facts.replacement, leaf.pollutant)),
        (ratio) => ratio >= leaf.atLeast,
      );
    case "sectionCompliant": {
      // the project's word and the scheme's record: where they differ, the one that says "no" counts
      const { section, compliant } = facts.receivingWater ?? {};
      const recorded = typeof section === "string" ? space.section?.(section) : undefined;
      const stated = [ifBoolean(compliant), ifBoolean(recorded)].filter((value) => value !== undefined);
      return known(
        "sectionCompliant",
        "section",
        stated.length > 0 ? !stated.includes(false) : undefined,
        (met) => met,
      );
    }
    case "headroom": {
      const quantity = own(facts.quantities, leaf.quantity);
      const left = space.headroom?.(leaf.quantity, asOf);
      const keys: FactKey[] = [];
      if (!Number.isFinite(quantity?.value)) keys.push(`quantity:${leaf.quantity}`);
      if (left === undefined || left.length === 0 || left.some(({ unit }) => quantity && unit !== quantity.unit))
        keys.push(`headroom:${leaf.quantity}`);
      if (keys.length > 0 || left === undefined || quantity === undefined) return missing("headroom", keys);
      const least = left.reduce((min, { value }) => Math.min(min, value), Infinity);
      return decided("headroom", quantity.value <= least, [
        { key: `quantity:${leaf.quantity}`, value: quantity.value },
        { key: `headroom:${leaf.quantity}`, value: least },
      ]);
    }
    case "date": {
      const day = leaf.of === "asOf" ? asOf : facts[leaf.of];
      return known(
        "date",
        leaf.of,
        isIsoDate(day) ? day : undefined,
        (value) =>
          (leaf.before === undefined || value < leaf.before) &&
          (leaf.onOrAfter === undefined || value >= leaf.onOrAfter),
      );
    }
    case "flag":
      return known("flag", `flag:${leaf.flag}`, ifBoolean(own(facts.flags, leaf.flag)), (flag) => flag);
    case "listed":
      return known("listed", `listed:${leaf.catalogue}`, listOf(own(facts.listed, leaf.catalogue)), (items) =>
        leaf.items === undefined ? items.length > 0 : anyNamed(items, leaf.items),
      );
    case "relocation": {
      const move = facts.relocation;
      if (move === undefined || (move !== null && !(REACHES.includes(move.from) && REACHES.includes(move.to))))
        return missing("relocation", ["relocation"]);
      const holds =
        move !== null && (leaf.from ?? [move.from]).includes(move.from) && (leaf.to ?? [move.to]).includes(move.to);
      return decided("relocation", holds, [
        { key: "relocation", value: move === null ? false : `${move.from} → ${move.to}` },
      ]);
    }
    case "withheld":
      // what stood here rests on data that are not public: only the authority can tell
      return missing("withheld", [`authority:${leaf.key}`]);
    default:
      throw new SanxianError("DOCUMENT_INVALID", {
        where: "condition.op",
        value: String((leaf as { op?: unknown }).op),
        expected: OPERATORS.join(", "),
      });
  }
}

function evaluatePark(
  leaf: Extract<Condition, { op: "inPark" }>,
  parks: readonly IndustrialPark[] | undefined,
): Evaluation {
  if (parks === undefined) return missing("inPark", ["park"]);
  const named = parks.filter((park) => leaf.parks === undefined || leaf.parks.includes(park.code));
  // one park must have all qualities; one it does not state is unknown
  const values = named.map((park) =>
    kleeneAll(
      (leaf.qualities ?? []).map((quality) => {
        const stated = ifBoolean(own(park, quality));
        return stated === undefined ? "unknown" : stated ? "true" : "false";
      }),
    ),
  );
  const value = kleeneAny(values);
  const facts: FactUsed[] = [{ key: "park", value: named.map((park) => park.code) }];
  if (value !== "unknown") return decided("inPark", value === "true", facts);
  // a park that lacks one quality is out for good, so nothing is asked about it
  const keys = named
    .filter((_, i) => values[i] === "unknown")
    .flatMap((park) =>
      (leaf.qualities ?? [])
        .filter((quality) => ifBoolean(own(park, quality)) === undefined)
        .map((quality) => `park:${park.code}:${quality}`),
    );
  return { value, trace: { op: "inPark", value, facts, of: [] }, missing: unique(keys) };
}

/** A list of which every project has something: an empty one was not filled in. */
function namedOf(value: readonly string[] | undefined): readonly string[] | undefined {
  const list = listOf(value);
  return list?.length === 0 ? undefined : list;
}

// A value of another kind than its type says (documents come from outside) is no fact: unknown.
function listOf(value: readonly string[] | undefined): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

function isEmpty(selector: object): boolean {
  return Object.values(selector ?? {}).every((member) => member === undefined);
}

function invalid(where: string, value: string, expected: string): never {
  throw new SanxianError("DOCUMENT_INVALID", {
    where: `condition ${where}`.trim(),
    value: value.slice(0, 40),
    expected,
  });
}

function ifNumber(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function ifBoolean(value: boolean | undefined): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

/** Whether a list names one of others; full-width forms, case and outer spaces do not tell names apart. */
function anyNamed(items: readonly string[], names: readonly string[]): boolean {
  const wanted = new Set(names.map(plainName));
  return items.some((item) => wanted.has(plainName(item)));
}

function plainName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** An own member of a table that comes from data: `constructor` and `__proto__` find nothing. */
function own<T extends object, K extends keyof T>(table: T | null | undefined, key: K): T[K] | undefined {
  return table !== undefined && table !== null && Object.hasOwn(table, key) ? table[key] : undefined;
}

function known<T extends string | number | boolean | readonly string[]>(
  op: Operator,
  key: FactKey,
  value: T | undefined,
  test: (value: T) => boolean,
): Evaluation {
  return value === undefined ? missing(op, [key]) : decided(op, test(value), [{ key, value }]);
}

function decided(op: Operator, holds: boolean, facts: readonly FactUsed[]): Evaluation {
  const value: Kleene = holds ? "true" : "false";
  return { value, trace: { op, value, facts, of: [] }, missing: [] };
}

function missing(op: Operator, keys: readonly FactKey[]): Evaluation {
  return {
    value: "unknown",
    trace: { op, value: "unknown", facts: keys.map((key) => ({ key, value: null })), of: [] },
    missing: keys,
  };
}

function compare(left: number, is: Comparison, right: number): boolean {
  if (is === "<") return left < right;
  if (is === "<=") return left <= right;
  if (is === "=") return left === right;
  if (is === ">=") return left >= right;
  return is === ">" ? left > right : invalid("compare.is", String(is), "<, <=, =, >= or >");
}

/** A name for a place: its members in one order, however they were written. */
function placeKey(place: PlaceSelector, family: "within" | "distance" = "within"): FactKey {
  const members = Object.entries({ ...place, attributes: undefined, ...place.attributes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join("/") : String(value)}`);
  return `${family}:${members.sort().join(";")}`;
}

function unique(keys: readonly FactKey[]): FactKey[] {
  return [...new Set(keys)];
}
