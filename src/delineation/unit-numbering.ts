// Codes of units: ZH (HY at sea), county, class digit, serial. Serials run in one geographic order (cell, rule, then place
// from west to east), so they depend on the ground alone. With a version before, a unit keeps the code of the unit with
// which each shares most of its ground, where both have the same county, class and realm, for these are in the code. No
// code ever comes back for other ground: new serials go above the highest that was ever used.
//
// Cost: one overlay of the units now and before, and sorting.
import {
  type ControlUnit,
  type Finding,
  formatUnitCode,
  parseUnitCodeLenient,
  type UnitCode,
  type ZoneClass,
} from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { overlay, type PolygonSet } from "../geometry/index.ts";
import { firstPosition, pickFeatures } from "../geometry/polygon-set-parts.ts";
import { delineationFinding } from "./delineation-findings.ts";
import type { Predecessor } from "./delineation-input.ts";
import { type FeatureTable, tableOf } from "./feature-table.ts";

/** A unit without a code. @internal */
export interface UncodedUnit {
  readonly sea: boolean;
  readonly county: string;
  readonly class: ZoneClass;
  /** Code of its cell, and the place of its rule in the profile. */
  readonly cell: string;
  readonly rule: number;
  readonly areaM2: number;
}

/** Ground that a unit has in common with one of the version before. 与上一版本单元的重叠. */
export interface CommonGround {
  /** Code of the other unit. 单元编码. */
  readonly code: string;
  /** Common ground, m². 重叠面积. */
  readonly areaM2: number;
  /** Share of the unit that lists it. 占本单元的比例. */
  readonly share: number;
}

/**
 * What became of a unit: `kept` its code, `born` on ground that no unit of before makes up, `split` off one that another
 * unit goes on, `merged` of several, `reclassed` from one of another class, county or realm. 单元来源.
 */
export type UnitOrigin = "kept" | "born" | "split" | "merged" | "reclassed";

/** Where a unit comes from. 单元沿革. */
export interface UnitSuccession {
  /** Its code now. 现编码. */
  readonly code: string;
  /** What became of it. 来源. */
  readonly origin: UnitOrigin;
  /** The units of before it shares ground with, most first. 原单元. */
  readonly from: readonly CommonGround[];
}

/** A unit of before that is no more. 注销单元. */
export interface RetiredUnit {
  /** Its code, never to be used again. 原编码. */
  readonly code: string;
  /** The units that have its ground now, most first. 现单元. */
  readonly to: readonly CommonGround[];
}

/** How units follow those of the version before. 版本沿革. */
export interface Succession {
  /** Every unit now. 现单元. */
  readonly units: readonly UnitSuccession[];
  /** Units of before whose codes are no more. 注销单元. */
  readonly retired: readonly RetiredUnit[];
  /** All codes that must never come back, for the next version. 已停用编码. */
  readonly retiredCodes: readonly string[];
}

/** Codes by unit, in the order given. @internal */
export interface Numbering {
  readonly codes: readonly string[];
  readonly succession?: Succession;
  readonly findings: readonly Finding[];
}

/** Share of a unit from which common ground counts as descent, not as a border that was drawn anew. */
const DESCENT_SHARE = 0.05;

interface OldUnit {
  readonly code: string;
  readonly parts: UnitCode | undefined;
  /** Features of the version before. */
  readonly features: number[];
  areaM2: number;
}

/** Numbers units; feature u of `ground` is that of unit u. @internal */
export function numberUnits(
  units: readonly UncodedUnit[],
  ground: PolygonSet,
  predecessor: Predecessor | undefined,
  keepShare: number,
  grid: number,
): Numbering {
  const findings: Finding[] = [];
  const codes: (string | undefined)[] = units.map(() => undefined);
  const highest = new Map<string, number>();
  const used = new Set<string>();
  const seen = ({ prefix, county, class: zoneClass, serial }: UnitCode, code: string): void => {
    const group = `${prefix}|${county}|${zoneClass}`;
    highest.set(group, Math.max(highest.get(group) ?? 0, Number(serial)));
    used.add(code);
  };
  const old = predecessor && tableOf(predecessor.units, "predecessor.units");
  const before = old ? readPredecessor(old, findings) : [];
  for (const { parts, code } of before) if (parts) seen(parts, code);
  for (const code of predecessor?.retiredCodes ?? []) {
    const { code: parts } = parseUnitCodeLenient(code);
    if (parts) seen(parts, code);
  }

  const common = old ? commonGround(ground, before, old.ground, grid) : [];
  if (predecessor) {
    const wanted = (u: number, b: number): boolean => groupOf(units[u]!) === groupOfCode(before[b]!.parts);
    const [bestOfUnit, bestOfOld] = [new Map<number, Common>(), new Map<number, Common>()];
    for (const entry of common) {
      const { unit, old, areaM2 } = entry;
      if (!wanted(unit, old)) continue;
      if (areaM2 > (bestOfUnit.get(unit)?.areaM2 ?? 0)) bestOfUnit.set(unit, entry);
      if (areaM2 > (bestOfOld.get(old)?.areaM2 ?? 0)) bestOfOld.set(old, entry);
    }
    for (const [u, entry] of bestOfUnit) {
      const { old, areaM2 } = entry;
      const least = Math.min(units[u]!.areaM2, before[old]!.areaM2);
      if (bestOfOld.get(old) === entry && areaM2 >= keepShare * least) codes[u] = before[old]!.code;
    }
  }

  const overflown = new Set<string>();
  const order = units.map((_, u) => u).filter((u) => codes[u] === undefined);
  const place = units.map((_, u) => firstPosition(ground, u)!);
  order.sort((a, b) => {
    const [p, q] = [units[a]!, units[b]!];
    return (
      compareText(groupOf(p), groupOf(q)) ||
      compareText(p.cell, q.cell) ||
      p.rule - q.rule ||
      place[a]![0] - place[b]![0] ||
      place[a]![1] - place[b]![1] ||
      q.areaM2 - p.areaM2
    );
  });
  for (const u of order) {
    const { sea, county, class: zoneClass } = units[u]!;
    const group = groupOf(units[u]!);
    const serial = (highest.get(group) ?? 0) + 1;
    highest.set(group, serial);
    if (serial > 9999) overflown.add(group);
    const parts = {
      prefix: sea ? "HY" : "ZH",
      county,
      class: zoneClass,
      serial: String(serial).padStart(4, "0"),
    } as const;
    codes[u] = formatUnitCode(parts);
  }
  for (const group of [...overflown].sort(compareText))
    findings.push(delineationFinding("SERIAL_OVERFLOW", "error", group, { value: group }));
  const given = codes as string[];
  if (!predecessor) return { codes: given, findings };
  const succession = succeed(units, given, before, common);
  const live = new Set(given);
  const retiredCodes = [...used].filter((code) => !live.has(code)).sort(compareText);
  return { codes: given, succession: { ...succession, retiredCodes }, findings };
}

function groupOf({ sea, county, class: zoneClass }: UncodedUnit): string {
  return `${sea ? "HY" : "ZH"}|${county}|${zoneClass}`;
}

function groupOfCode(parts: UnitCode | undefined): string | undefined {
  return parts && `${parts.prefix}|${parts.county}|${parts.class}`;
}

/** Units of before, one for each code, by code. */
function readPredecessor({ rows }: FeatureTable<ControlUnit>, findings: Finding[]): OldUnit[] {
  const byCode = new Map<string, OldUnit>();
  rows.forEach(({ code }, i) => {
    const known = byCode.get(code);
    if (known) known.features.push(i);
    else byCode.set(code, { code, parts: parseUnitCodeLenient(code).code, features: [i], areaM2: 0 });
  });
  const sorted = [...byCode.values()].sort((a, b) => compareText(a.code, b.code));
  for (const { code, parts, features } of sorted) {
    if (!parts) findings.push(delineationFinding("PREDECESSOR_CODE", "warning", code, { value: code }));
    if (features.length > 1)
      findings.push(
        delineationFinding("PREDECESSOR_DUPLICATE", "warning", code, { value: code, count: features.length }),
      );
  }
  return sorted;
}

interface Common {
  readonly unit: number;
  readonly old: number;
  readonly areaM2: number;
}

/** What units have in common with those of before; also measures these. */
function commonGround(now: PolygonSet, before: OldUnit[], ground: PolygonSet, grid: number): Common[] {
  const owner = before.flatMap(({ features }, b) => features.map(() => b));
  const features = before.flatMap((unit) => unit.features);
  const layers = { now, before: pickFeatures(ground, features) };
  const found = new Map<number, number>();
  for (const { keys, areaM2 } of overlayWithin(layers, grid).tabulate("now", "before")) {
    const olds = new Set(keys.before.map((i) => owner[i]!));
    for (const old of olds) {
      before[old]!.areaM2 += areaM2;
      for (const unit of keys.now) {
        const key = unit * before.length + old;
        found.set(key, (found.get(key) ?? 0) + areaM2);
      }
    }
  }
  return [...found].map(([key, areaM2]) => ({
    unit: Math.floor(key / before.length),
    old: key % before.length,
    areaM2,
  }));
}

/** The step of the units, or a coarser one where the version before reaches farther. */
function overlayWithin<L extends Parameters<typeof overlay>[0]>(layers: L, grid: number) {
  try {
    return overlay(layers, { grid });
  } catch (error) {
    if ((error as { code?: string }).code !== "GRID_EXTENT") throw error;
    return overlay(layers);
  }
}

function succeed(
  units: readonly UncodedUnit[],
  codes: readonly string[],
  before: readonly OldUnit[],
  common: readonly Common[],
): Pick<Succession, "units" | "retired"> {
  const ofUnit = units.map((): Common[] => []);
  const ofOld = before.map((): Common[] => []);
  for (const entry of common) {
    ofUnit[entry.unit]!.push(entry);
    ofOld[entry.old]!.push(entry);
  }
  const listed = (entries: readonly Common[], codeOf: (entry: Common) => string, whole: number): CommonGround[] =>
    entries
      .map((entry) => ({ code: codeOf(entry), areaM2: entry.areaM2, share: entry.areaM2 / whole }))
      .sort((a, b) => b.areaM2 - a.areaM2 || compareText(a.code, b.code));
  const live = new Set(codes);
  return {
    units: units
      .map((unit, u): UnitSuccession => {
        const from = listed(ofUnit[u]!, ({ old }) => before[old]!.code, unit.areaM2);
        const code = codes[u]!;
        return { code, origin: originOf(unit, code, ofUnit[u]!, before, live), from };
      })
      .sort((a, b) => compareText(a.code, b.code)),
    retired: before.flatMap(({ code, areaM2 }, b): RetiredUnit[] =>
      live.has(code) ? [] : [{ code, to: listed(ofOld[b]!, ({ unit }) => codes[unit]!, areaM2) }],
    ),
  };
}

function originOf(
  unit: UncodedUnit,
  code: string,
  common: readonly Common[],
  before: readonly OldUnit[],
  live: ReadonlySet<string>,
): UnitOrigin {
  // what it took in whole, or what it is made of
  const parents = common.filter(
    ({ old, areaM2 }) => areaM2 >= DESCENT_SHARE * unit.areaM2 || areaM2 >= (1 - DESCENT_SHARE) * before[old]!.areaM2,
  );
  const kin = parents.filter(({ old }) => groupOfCode(before[old]!.parts) === groupOf(unit));
  const ended = kin.filter(({ old }) => !live.has(before[old]!.code));
  const keeps = kin.some(({ old }) => before[old]!.code === code);
  if (keeps) return ended.length > 0 ? "merged" : "kept";
  if (kin.length > 1 && ended.length > 1) return "merged";
  if (kin.length > 0) return "split";
  return parents.length > 0 ? "reclassed" : "born";
}
