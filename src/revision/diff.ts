// The difference of two versions of a scheme: the exact patch, and what it means (units, ground, red line, terms, indicators).
// Guarantee: `applyDiff(before, diff)` is the later version, bit for bit in canonical JSON; the difference of a version with
// itself is empty; `invertDiff(diff)` is the difference the other way. Cost: one overlay of both versions and one canonical form
// of each item.
import {
  type AccessTerm,
  digestJson,
  type Finding,
  SanxianError,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import type { OverlayOptions } from "../geometry/index.ts";
import {
  type ChangedRegion,
  compareRegions,
  compareTransitions,
  type ElementTransitions,
  type GroundChange,
  groundChange,
  type RedlineRegion,
  type Side,
  type Transition,
} from "./ground-change.ts";
import { type IndicatorChange, indicatorChanges, invertIndicatorChange } from "./indicator-change.ts";
import { compareChanges, invertUnitChange, lineage, type UnitChange } from "./lineage.ts";
import { applyPatch, invertPatch, patchBetween, type SchemePatch } from "./scheme-patch.ts";
import { invertTermChange, type TermChange, type TermChangeKind, termChange } from "./term-change.ts";

/** Options of {@link diffSchemes}. 比较选项. */
export interface DiffOptions extends OverlayOptions {
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

/**
 * The difference of two versions of a scheme. 版本比较.
 *
 * @param before - the one version; never changed
 * @param after - the other
 * @param options - width of slivers; grid and budgets of the overlay
 * @throws SanxianError `DOCUMENT_INVALID` for a code that occurs twice; `OPTION_INVALID`; geometry errors with the JSON path
 * @example
 * ```ts
 * const diff = diffSchemes(v2024, v2026);
 * diff.priority.lostM2; //=> 0
 * diff.units.map(({ kind }) => kind); //=> ["kept", "split"]
 * ```
 */
export function diffSchemes(before: ZoningScheme, after: ZoningScheme, options: DiffOptions = {}): SchemeDiff {
  const { sliverWidthM = 1, ...overlayOptions } = options;
  if (!(sliverWidthM >= 0 && sliverWidthM < Infinity))
    throw new SanxianError("OPTION_INVALID", {
      name: "sliverWidthM",
      value: String(sliverWidthM),
      expected: "a width ≥ 0",
    });
  const patch = patchBetween(before, after);
  const ground = groundChange(before, after, sliverWidthM, overlayOptions);
  const changed = termChanges(before.terms, after.terms);
  return {
    format: "sanxian.diff",
    formatVersion: "1",
    scheme: after.id,
    before: { number: before.version.number, digest: digestJson(before) },
    after: { number: after.version.number, digest: digestJson(after) },
    isEmpty: patch.lists.length === 0 && patch.members.length === 0,
    method: { sliverWidthM, gridDeg: ground.gridDeg },
    patch,
    units: lineage(before.units, after.units, ground.pairs),
    transitions: ground.transitions,
    elements: ground.elements,
    regions: ground.regions,
    priority: priorityOf(ground),
    redline: redlineOf(ground),
    territory: { beforeM2: ground.territoryM2[0], afterM2: ground.territoryM2[1] },
    terms: changed.map((change) => ({
      ...change,
      unitsBefore: bearsOn(ground, "before", change.before),
      unitsAfter: bearsOn(ground, "after", change.after),
    })),
    termsByUnit: termsByUnit(before, after, ground, changed),
    indicators: indicatorChanges(before.threeLines, after.threeLines),
    findings: { before: ground.findings[0], after: ground.findings[1] },
  };
}

/**
 * The later version, from the earlier one and their difference. 应用差异.
 *
 * @param before - the version that the difference starts from; never changed
 * @param diff - from {@link diffSchemes}
 * @throws SanxianError `DOCUMENT_INVALID` when it starts from another version, or was tampered with
 * @example
 * ```ts
 * digestJson(applyDiff(v1, diffSchemes(v1, v2))) === digestJson(v2); //=> true
 * ```
 */
export function applyDiff(before: ZoningScheme, diff: SchemeDiff): ZoningScheme {
  const demand = (where: string, scheme: ZoningScheme, { digest }: VersionMark): void => {
    const value = digestJson(scheme);
    if (value !== digest) throw new SanxianError("DOCUMENT_INVALID", { where, value, expected: digest });
  };
  demand("$ (the version before)", before, diff.before);
  const after = applyPatch(before, diff.patch);
  demand("$ (the version after)", after, diff.after);
  return after;
}

/**
 * The difference the other way, without the versions at hand. 逆差异.
 *
 * @param diff - from {@link diffSchemes}
 * @example
 * ```ts
 * digestJson(invertDiff(diffSchemes(v1, v2))) === digestJson(diffSchemes(v2, v1)); //=> true, for one and the same scheme
 * ```
 */
export function invertDiff(diff: SchemeDiff): SchemeDiff {
  const turn = ({ beforeM2, afterM2, lostM2, gainedM2 }: GroundBalance): GroundBalance => ({
    beforeM2: afterM2,
    afterM2: beforeM2,
    lostM2: gainedM2,
    gainedM2: lostM2,
  });
  const moved = diff.redline.regions.map((region) => ({
    ...region,
    move: region.move === "entered" ? ("left" as const) : ("entered" as const),
  }));
  const termOf = new Map(diff.terms.map((change) => [change.term, invertTermChange(change).change]));
  return {
    ...diff,
    before: diff.after,
    after: diff.before,
    patch: invertPatch(diff.patch),
    units: diff.units.map(invertUnitChange).sort(compareChanges),
    transitions: diff.transitions.map(turned).sort(compareTransitions),
    elements: diff.elements.map(({ element, transitions }) => ({
      element,
      transitions: transitions.map(turned).sort(compareTransitions),
    })),
    regions: diff.regions
      .map(({ unitBefore, unitAfter, classBefore, classAfter, ...rest }) => ({
        unitBefore: unitAfter,
        unitAfter: unitBefore,
        classBefore: classAfter,
        classAfter: classBefore,
        ...rest,
      }))
      .sort(compareRegions),
    priority: turn(diff.priority),
    // pieces of each move keep their order; those that entered come first
    redline: {
      ...turn(diff.redline),
      regions: [...moved.filter(({ move }) => move === "entered"), ...moved.filter(({ move }) => move === "left")],
    },
    territory: { beforeM2: diff.territory.afterM2, afterM2: diff.territory.beforeM2 },
    terms: diff.terms.map((change) => ({
      ...invertTermChange(change),
      unitsBefore: change.unitsAfter,
      unitsAfter: change.unitsBefore,
    })),
    termsByUnit: diff.termsByUnit.map(({ unit, terms }) => ({
      unit,
      terms: terms.map(({ term, change }) => ({
        term,
        change: change === "added" ? "removed" : change === "removed" ? "added" : (termOf.get(term) ?? change),
      })),
    })),
    indicators: diff.indicators.map(invertIndicatorChange),
    findings: { before: diff.findings.after, after: diff.findings.before },
  };
}

function turned<T extends { readonly before: ZoneClass | null; readonly after: ZoneClass | null }>(cell: T): T {
  return { ...cell, before: cell.after, after: cell.before };
}

function priorityOf({ transitions, regions }: GroundChange): GroundBalance {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const real = regions.filter(({ sliver }) => !sliver);
  return {
    beforeM2: sum(transitions.filter(({ before }) => before === "priority").map(({ areaM2 }) => areaM2)),
    afterM2: sum(transitions.filter(({ after }) => after === "priority").map(({ areaM2 }) => areaM2)),
    lostM2: sum(
      real.filter((r) => r.classBefore === "priority" && r.classAfter !== "priority").map(({ areaM2 }) => areaM2),
    ),
    gainedM2: sum(
      real.filter((r) => r.classAfter === "priority" && r.classBefore !== "priority").map(({ areaM2 }) => areaM2),
    ),
  };
}

function redlineOf({ redline, redlineM2 }: GroundChange): SchemeDiff["redline"] {
  const sum = (move: RedlineRegion["move"]): number =>
    redline.filter((region) => region.move === move && !region.sliver).reduce((total, { areaM2 }) => total + areaM2, 0);
  return {
    beforeM2: redlineM2[0],
    afterM2: redlineM2[1],
    lostM2: sum("left"),
    gainedM2: sum("entered"),
    regions: redline,
  };
}

function termChanges(before: readonly AccessTerm[], after: readonly AccessTerm[]): TermChange[] {
  const [from, to] = [byId(before), byId(after)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .sort()
    .map((id) => termChange(from.get(id) ?? null, to.get(id) ?? null))
    .filter((change) => change !== null);
}

function byId(terms: readonly AccessTerm[]): Map<string, AccessTerm> {
  return new Map(terms.map((term) => [term.id, term]));
}

/** The units that a term bears on; `null` for all of the territory. */
function bearsOn({ unitsIn }: GroundChange, side: Side, term: AccessTerm | null): readonly string[] | null {
  if (term === null) return [];
  const { units, place, parks } = term.scope ?? {};
  if (units === undefined && place === undefined && parks === undefined) return null;
  const found = place === undefined && parks === undefined ? [...units!].sort() : unitsIn(side, place, parks);
  return units === undefined ? found : found.filter((code) => units.includes(code));
}

/** What became of the terms in each unit that both versions have. */
function termsByUnit(
  before: ZoningScheme,
  after: ZoningScheme,
  ground: GroundChange,
  changed: readonly TermChange[],
): UnitTerms[] {
  const kinds = new Map(changed.map(({ term, change }) => [term, change]));
  const kept = new Set(after.units.map(({ code }) => code));
  const codes = before.units.map(({ code }) => code).filter((code) => kept.has(code));
  const found = new Map<string, UnitTerm[]>(codes.sort().map((code) => [code, []]));
  const [from, to] = [byId(before.terms), byId(after.terms)];
  for (const id of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const was = new Set(bearsOn(ground, "before", from.get(id) ?? null) ?? codes);
    const is = new Set(bearsOn(ground, "after", to.get(id) ?? null) ?? codes);
    for (const [code, list] of found) {
      if (was.has(code) && is.has(code)) {
        const change = kinds.get(id);
        if (change !== undefined) list.push({ term: id, change });
      } else if (was.has(code) || is.has(code)) list.push({ term: id, change: is.has(code) ? "added" : "removed" });
    }
  }
  return [...found].filter(([, terms]) => terms.length > 0).map(([unit, terms]) => ({ unit, terms }));
}
