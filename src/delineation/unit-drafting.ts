// Which unit each piece of ground belongs to, before it is cleaned and numbered. A draft is the ground of one rule in one
// cell (and, where the rule sets things apart, of one zone, park or protected area). The first rule that any zone, park or
// protected area on a face meets is the face's rule; rules stand by class, so the strictest class wins (优先、重点、一般).
//
// Cost: one pass over faces.
import type { Cells } from "./county-filling.ts";
import type { OrderedInput } from "./delineation-input.ts";
import { CLASS_RANK } from "./delineation-profile.ts";
import type { Ground } from "./ground.ts";

/** A unit in the making. @internal */
export interface Draft {
  readonly cell: number;
  readonly rule: number;
  /** The zone, park or protected area set apart, by its index; -1 for none. */
  readonly item: number;
}

/** Drafts, and the draft of each face; -1 outside the territory. @internal */
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly draftOf: Int32Array;
  /** Per face: the rule that its own ground meets, whatever draft it ended in. */
  readonly ruleOf: Int32Array;
}

/** Drafts units by the overlay method. @internal */
export function draftByOverlay(ground: Ground, cells: Cells, input: OrderedInput): Drafts {
  const { faceCount, inside, park, protectedArea, zoneStart, zoneIndex, ruleOf: zoneRule, elementOf } = ground;
  const { rules } = input.profile;
  const parkRule = rules.findIndex((rule) => rule.ground === "park");
  const protectedRule = rules.findIndex((rule) => rule.ground === "protectedArea");
  const book = new DraftBook();
  const draftOf = new Int32Array(faceCount).fill(-1);
  const ruleOf = new Int32Array(faceCount).fill(-1);
  for (let f = 0; f < faceCount; f++) {
    if (inside[f] === 0) continue;
    const cell = cells.cellOf[f]!;
    let rule = rules.length - 1;
    let item = -1;
    const meet = (met: number, by: number): void => {
      if (met < 0 || met >= rule) return;
      rule = met;
      item = by;
    };
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
      const z = zoneIndex[i]!;
      // marine zones on what is stated to be land decide nothing
      if (elementOf[z] === "marine" && !cells.cells[cell]!.sea) continue;
      meet(zoneRule[z]!, z);
    }
    if (park[f]! >= 0) meet(parkRule, park[f]!);
    if (protectedArea[f]! >= 0) meet(protectedRule, protectedArea[f]!);
    ruleOf[f] = rule;
    draftOf[f] = book.of(cell, rule, rules[rule]!.apart ? item : -1);
  }
  return { drafts: book.drafts, draftOf, ruleOf };
}

/**
 * Drafts units by the fitting method: a cell takes the class whose share passes the profile's threshold, and of that class
 * the rule with most ground in it. Ground whose rule keeps its patches (red line, parks) stays as the overlay has it, since
 * no share of a cell may undo it; so does the sea, which has no cells of its own.
 *
 * @internal
 */
export function draftByFitting(overlaid: Drafts, ground: Ground, cells: Cells, input: OrderedInput): Drafts {
  const { rules, fitting } = input.profile;
  const { faceCount, areaM2 } = ground;
  const isFitted = (f: number): boolean => {
    const { rule, cell } = overlaid.drafts[overlaid.draftOf[f]!]!;
    return (rules[rule]!.patches ?? "free") === "free" && !cells.cells[cell]!.sea;
  };
  const byRule = cells.cells.map(() => new Float64Array(rules.length));
  const whole = new Float64Array(cells.cells.length);
  for (let f = 0; f < faceCount; f++) {
    if (overlaid.draftOf[f]! < 0) continue;
    const { rule, cell } = overlaid.drafts[overlaid.draftOf[f]!]!;
    if (cells.cells[cell]!.sea) continue;
    whole[cell]! += areaM2[f]!;
    byRule[cell]![rule]! += areaM2[f]!;
  }
  const fittedRule = byRule.map((areas, cell) => {
    const share = (least: number): number =>
      areas.reduce((sum, area, r) => (CLASS_RANK[rules[r]!.class] <= least ? sum + area : sum), 0) / whole[cell]!;
    const zoneClass = share(0) >= fitting.priorityShare ? "priority" : share(1) >= fitting.keyShare ? "key" : "general";
    // kept ground counts for the share, but lends a cell no rule: a cell around a park is no park
    let best = -1;
    rules.forEach((rule, r) => {
      if (rule.class !== zoneClass || (rule.patches ?? "free") !== "free") return;
      if (best < 0 || areas[r]! > areas[best]!) best = r;
    });
    return best < 0 ? rules.length - 1 : best;
  });
  const book = new DraftBook();
  const draftOf = new Int32Array(faceCount).fill(-1);
  for (let f = 0; f < faceCount; f++) {
    const from = overlaid.draftOf[f]!;
    if (from < 0) continue;
    const { cell, rule, item } = overlaid.drafts[from]!;
    draftOf[f] = isFitted(f) ? book.of(cell, fittedRule[cell]!, -1) : book.of(cell, rule, item);
  }
  return { drafts: book.drafts, draftOf, ruleOf: overlaid.ruleOf };
}

/** Drafts as they are first met. */
class DraftBook {
  readonly drafts: Draft[] = [];
  readonly #at = new Map<string, number>();

  of(cell: number, rule: number, item: number): number {
    const key = `${cell}|${rule}|${item}`;
    let at = this.#at.get(key);
    if (at === undefined) {
      this.#at.set(key, (at = this.drafts.length));
      this.drafts.push({ cell, rule, item });
    }
    return at;
  }
}
