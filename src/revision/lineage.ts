// What became of each unit: kept, coded anew, split, merged, regrouped, born or gone. A unit that ended passes to the unit that
// took more than half of its ground; a new unit comes from the one that more than half of its ground was; a unit of the same
// code is itself. The connected groups of these ties are the changes: one to one, one to many, many to one, many to many.
// Slivers tie nothing. Guarantee: swapping the versions swaps split and merged, born and gone. Cost: linear in pairs of units.
import { type ControlUnit, canonicalJson, type ZoneClass } from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { PairGround } from "./ground-change.ts";

/**
 * What became of units: kept 保留 (same code), recoded 改码 (same ground), split 拆分, merged 合并, regrouped 重组, born 新设,
 * gone 撤销. 单元变化.
 */
export type UnitChangeKind = "kept" | "recoded" | "split" | "merged" | "regrouped" | "born" | "gone";

/**
 * What changed of a unit that is still one: renamed 更名, reclassed 改类, reshaped 范围调整, redrawn 边界重绘 (slivers and vertices
 * only), edited 其他属性修改. 变化方面.
 */
export type UnitAspect = "renamed" | "reclassed" | "reshaped" | "redrawn" | "edited";

/** A unit in one version. 单元概况. */
export interface UnitState {
  /** Code. 编码. */
  readonly code: string;
  /** Name. 名称. */
  readonly name: string;
  /** Class. 类别. */
  readonly class: ZoneClass;
  /** m². 面积. */
  readonly areaM2: number;
}

/** What became of one unit, or of several that were split, merged or regrouped. 单元变化. */
export interface UnitChange {
  /** What. 变化类型. */
  readonly kind: UnitChangeKind;
  /** Units before; none for one that is born. 变化前单元. */
  readonly before: readonly UnitState[];
  /** Units after; none for one that is gone. 变化后单元. */
  readonly after: readonly UnitState[];
  /** What changed of a unit that is still one; empty for others. 变化方面. */
  readonly aspects: readonly UnitAspect[];
  /** Ground of these units after that was of others before, m², slivers left out. 增加面积. */
  readonly gainedM2: number;
  /** Ground of these units before that is of others after, m², slivers left out. 减少面积. */
  readonly lostM2: number;
  /** Slivers at their borders, m². 碎斑. */
  readonly sliverM2: number;
}

/** What became of all units. @internal */
export function lineage(
  unitsBefore: readonly ControlUnit[],
  unitsAfter: readonly ControlUnit[],
  pairs: readonly PairGround[],
): UnitChange[] {
  const before = new Map(unitsBefore.map((unit) => [unit.code, unit]));
  const after = new Map(unitsAfter.map((unit) => [unit.code, unit]));
  const areaBefore = new Map<string, number>();
  const areaAfter = new Map<string, number>();
  // one order of pairs whichever version comes first, so that sums round alike
  const ordered = [...pairs].sort((a, b) => (pairKey(a) < pairKey(b) ? -1 : 1));
  for (const pair of ordered) {
    if (pair.before !== null) areaBefore.set(pair.before, (areaBefore.get(pair.before) ?? 0) + pair.areaM2);
    if (pair.after !== null) areaAfter.set(pair.after, (areaAfter.get(pair.after) ?? 0) + pair.areaM2);
  }
  const groups = new Groups();
  for (const code of before.keys()) groups.add(`-${code}`);
  for (const code of after.keys()) {
    groups.add(`+${code}`);
    if (before.has(code)) groups.join(`-${code}`, `+${code}`);
  }
  for (const { before: from, after: to, areaM2, sliverM2 } of pairs) {
    if (from === null || to === null || from === to) continue;
    const real = areaM2 - sliverM2;
    const passes = !after.has(from) && real > areaBefore.get(from)! / 2;
    const comes = !before.has(to) && real > areaAfter.get(to)! / 2;
    if (passes || comes) groups.join(`-${from}`, `+${to}`);
  }
  const lists = groups.list();
  const groupOf = new Map<string, number>();
  lists.forEach((members, g) => {
    for (const member of members) groupOf.set(member, g);
  });
  const moves = lists.map(() => ({ gained: new Sum(), lost: new Sum(), slivers: new Sum() }));
  for (const { before: from, after: to, areaM2, sliverM2 } of ordered) {
    const loser = from === null ? undefined : groupOf.get(`-${from}`);
    const gainer = to === null ? undefined : groupOf.get(`+${to}`);
    if (loser === gainer) continue;
    // what is left after the slivers may be the rounding of a sum
    const real = areaM2 - sliverM2 <= 1e-9 * areaM2 ? 0 : areaM2 - sliverM2;
    if (loser !== undefined) {
      moves[loser]!.lost.add(real);
      moves[loser]!.slivers.add(sliverM2);
    }
    if (gainer !== undefined) {
      moves[gainer]!.gained.add(real);
      moves[gainer]!.slivers.add(sliverM2);
    }
  }
  const changes: UnitChange[] = [];
  lists.forEach((members, g) => {
    const codes = (sign: string): string[] =>
      members
        .filter((m) => m[0] === sign)
        .map((m) => m.slice(1))
        .sort();
    const [from, to] = [codes("-"), codes("+")];
    const { gained, lost, slivers } = moves[g]!;
    const [gainedM2, lostM2, sliverM2] = [gained.value, lost.value, slivers.value];
    const single =
      from.length === 1 && to.length === 1
        ? aspectsOf(before.get(from[0]!)!, after.get(to[0]!)!, gainedM2 + lostM2 > 0)
        : [];
    const kind = kindOf(from, to);
    if (kind === "kept" && single.length === 0) return;
    changes.push({
      kind,
      before: from.map((code) => stateOf(before.get(code)!, areaBefore.get(code) ?? 0)),
      after: to.map((code) => stateOf(after.get(code)!, areaAfter.get(code) ?? 0)),
      aspects: single,
      gainedM2,
      lostM2,
      sliverM2,
    });
  });
  return changes.sort(compareChanges);
}

/** The change seen from the other side. @internal */
export function invertUnitChange({ kind, before, after, gainedM2, lostM2, ...rest }: UnitChange): UnitChange {
  const back: Partial<Record<UnitChangeKind, UnitChangeKind>> = {
    split: "merged",
    merged: "split",
    born: "gone",
    gone: "born",
  };
  return { kind: back[kind] ?? kind, before: after, after: before, ...rest, gainedM2: lostM2, lostM2: gainedM2 };
}

/** An order that does not depend on which version comes first. @internal */
export function compareChanges(a: UnitChange, b: UnitChange): number {
  const key = ({ before, after }: UnitChange): string =>
    [...before, ...after]
      .map(({ code }) => code)
      .sort()
      .join();
  const [p, q] = [key(a), key(b)];
  return p < q ? -1 : p > q ? 1 : 0;
}

function pairKey({ before, after }: PairGround): string {
  return [before ?? "", after ?? ""].sort().join();
}

function kindOf(from: readonly string[], to: readonly string[]): UnitChangeKind {
  if (from.length === 0) return "born";
  if (to.length === 0) return "gone";
  if (from.length === 1 && to.length === 1) return from[0] === to[0] ? "kept" : "recoded";
  return from.length === 1 ? "split" : to.length === 1 ? "merged" : "regrouped";
}

function aspectsOf(before: ControlUnit, after: ControlUnit, moved: boolean): UnitAspect[] {
  const aspects: UnitAspect[] = [];
  if (before.name !== after.name) aspects.push("renamed");
  if (before.class !== after.class) aspects.push("reclassed");
  if (moved) aspects.push("reshaped");
  else if (canonicalJson(before.geometry) !== canonicalJson(after.geometry)) aspects.push("redrawn");
  const rest = ({ code: _c, name: _n, class: _k, geometry: _g, ...others }: ControlUnit): string =>
    canonicalJson(others);
  if (rest(before) !== rest(after)) aspects.push("edited");
  return aspects;
}

function stateOf({ code, name, class: zoneClass }: ControlUnit, areaM2: number): UnitState {
  return { code, name, class: zoneClass, areaM2 };
}

/** Disjoint sets of names. */
class Groups {
  readonly #parent = new Map<string, string>();
  add(name: string): void {
    this.#parent.set(name, name);
  }
  join(a: string, b: string): void {
    this.#parent.set(this.#root(a), this.#root(b));
  }
  #root(name: string): string {
    let at = name;
    for (let up = this.#parent.get(at)!; up !== at; up = this.#parent.get(at)!) {
      // halve the path, so that long chains stay cheap
      this.#parent.set(at, this.#parent.get(up)!);
      at = up;
    }
    return at;
  }
  list(): string[][] {
    const groups = new Map<string, string[]>();
    for (const name of this.#parent.keys()) {
      const root = this.#root(name);
      const group = groups.get(root);
      if (group) group.push(name);
      else groups.set(root, [name]);
    }
    return [...groups.values()];
  }
}
