// What became of a term from one version to the next: tightened, loosened, reworded, or, where no rule tells, undetermined. A
// term bites by its modality on all it reaches (scope, trigger, less its exception), asks for something, and holds for a while;
// each of these is compared on its own, by implication of condition trees and by thresholds. The words are never read for sense.
//
// Guarantee: tightened means that whatever the term objected to it still objects to, at least as strictly; loosened is its
// mirror; both at once is mixed. Swapping the versions swaps them.
import {
  type AccessTerm,
  type BilingualText,
  type Condition,
  canonicalJson,
  type Modality,
  type Obligation,
  type TermScope,
  type Validity,
} from "../domain/index.ts";
import { coversAll, implies, isNarrower, within } from "./condition-implication.ts";

/**
 * What became of a term: added 新增, removed 删除, tightened 收严, loosened 放宽, mixed 有严有宽, reworded 文字修改 (its effect is
 * the same), undetermined 无法判断. 条目变化.
 */
export type TermChangeKind = "added" | "removed" | "tightened" | "loosened" | "mixed" | "reworded" | "undetermined";

/** An aspect of a term that is compared on its own. 比较方面. */
export type TermAspect = "modality" | "reach" | "obligation" | "validity" | "words" | "standing";

/** How an aspect moved. 变化方向. */
export type Direction = "same" | "tighter" | "looser" | "unknown";

/** An aspect that moved. 方面变化. */
export interface AspectChange {
  /** Which. 方面. */
  readonly aspect: TermAspect;
  /** Where to; `same` for words and standing (tier, dimension, theme, basis), which bear on no outcome. 方向. */
  readonly direction: Direction;
}

/** A term that changed. 条目变化. */
export interface TermChange {
  /** Its id. 编号. */
  readonly term: string;
  /** What became of it. 变化. */
  readonly change: TermChangeKind;
  /** The aspects that moved. 变化方面. */
  readonly aspects: readonly AspectChange[];
  /** Why, for people. 说明. */
  readonly because: BilingualText;
  /** The term before; `null` when it is new. 变化前. */
  readonly before: AccessTerm | null;
  /** The term after; `null` when it is gone. 变化后. */
  readonly after: AccessTerm | null;
}

const ASPECT: Readonly<Record<TermAspect, BilingualText>> = {
  modality: { zh: "类型", en: "modality" },
  reach: { zh: "适用范围和条件", en: "reach" },
  obligation: { zh: "义务", en: "obligation" },
  validity: { zh: "有效期", en: "validity" },
  words: { zh: "文字", en: "words" },
  standing: { zh: "层级、维度或依据", en: "tier, dimension or basis" },
};
const MOVED: Readonly<Record<Direction, BilingualText>> = {
  same: { zh: "有修改", en: "edited" },
  tighter: { zh: "更严", en: "stricter" },
  looser: { zh: "更宽", en: "laxer" },
  unknown: { zh: "无法比较", en: "cannot be compared" },
};

/** What became of a term; `null` when nothing did. @internal */
export function termChange(before: AccessTerm | null, after: AccessTerm | null): TermChange | null {
  if (before === null || after === null) {
    const one = (before ?? after)!;
    const change = before === null ? "added" : "removed";
    const because = before === null ? { zh: "新增条目", en: "a new term" } : { zh: "删除条目", en: "a term no more" };
    return { term: one.id, change, aspects: [], because, before, after };
  }
  if (canonicalJson(before) === canonicalJson(after)) return null;
  const aspects: AspectChange[] = [];
  const note = (aspect: TermAspect, direction: Direction, differs = direction !== "same"): void => {
    if (differs) aspects.push({ aspect, direction });
  };
  const modality = modalityDirection(before.modality, after.modality);
  note("modality", modality);
  // an encouragement objects to nothing, so neither its reach nor its validity makes it stricter
  const binds = before.modality !== "encourage" && after.modality !== "encourage";
  const reach = binds ? reachDirection(before, after) : "same";
  const reaches =
    !same(before.scope, after.scope) || !same(before.when, after.when) || !same(before.exceptWhen, after.exceptWhen);
  note("reach", reach, reach !== "same" || reaches);
  // a ban asks for nothing: it refuses
  const asks = binds && (before.modality !== "prohibit" || after.modality !== "prohibit");
  const obligation = asks ? obligationDirection(before.obligation, after.obligation) : "same";
  note("obligation", obligation, obligation !== "same" || !same(before.obligation, after.obligation));
  const validity = binds ? validityDirection(before, after) : "same";
  note("validity", validity, validity !== "same");
  note("words", wordsDirection(before, after), before.text !== after.text || before.textEn !== after.textEn);
  const standing = (term: AccessTerm): unknown => [term.tier, term.dimension, term.theme, term.basis];
  note("standing", "same", !same(standing(before), standing(after)));
  const moves = new Set(aspects.map(({ direction }) => direction));
  const change: TermChangeKind = moves.has("unknown")
    ? "undetermined"
    : moves.has("tighter") && moves.has("looser")
      ? "mixed"
      : moves.has("tighter")
        ? "tightened"
        : moves.has("looser")
          ? "loosened"
          : "reworded";
  return { term: after.id, change, aspects, because: becauseOf(aspects), before, after };
}

/** The change seen from the other side. @internal */
export function invertTermChange({ term, change, aspects, before, after }: TermChange): TermChange {
  if (before === null || after === null) return termChange(after, before)!;
  const turned = aspects.map(({ aspect, direction }) => ({ aspect, direction: opposite(direction) }));
  const back: TermChangeKind = change === "tightened" ? "loosened" : change === "loosened" ? "tightened" : change;
  return { term, change: back, aspects: turned, because: becauseOf(turned), before: after, after: before };
}

function becauseOf(aspects: readonly AspectChange[]): BilingualText {
  return {
    zh: aspects.map(({ aspect, direction }) => `${ASPECT[aspect].zh}${MOVED[direction].zh}`).join("；"),
    en: aspects.map(({ aspect, direction }) => `${ASPECT[aspect].en} ${MOVED[direction].en}`).join("; "),
  };
}

/** A ban is stricter than any condition, and any condition than an encouragement; conditions of other kinds are not ranked. */
function modalityDirection(before: Modality, after: Modality): Direction {
  if (before === after) return "same";
  const rank = (modality: Modality): number => (modality === "prohibit" ? 2 : modality === "encourage" ? 0 : 1);
  if (rank(before) === rank(after)) return "unknown";
  return rank(after) > rank(before) ? "tighter" : "looser";
}

function reachDirection(before: AccessTerm, after: AccessTerm): Direction {
  if (same(before.scope, after.scope) && same(before.when, after.when) && same(before.exceptWhen, after.exceptWhen))
    return before.textOnly === after.textOnly ? "same" : "unknown";
  if (before.textOnly === true || after.textOnly === true) return "unknown";
  const wider = scopeWithin(before.scope, after.scope) && implies(triggerOf(before), triggerOf(after));
  const narrower = scopeWithin(after.scope, before.scope) && implies(triggerOf(after), triggerOf(before));
  return wider && narrower ? "same" : wider ? "tighter" : narrower ? "looser" : "unknown";
}

/** What a term objects to, scope aside. */
function triggerOf({ when, exceptWhen }: AccessTerm): Condition {
  const always: Condition = { op: "all", of: [] };
  return {
    op: "all",
    of: [when ?? always, ...(exceptWhen === undefined ? [] : [{ op: "not", of: exceptWhen } as const])],
  };
}

function scopeWithin(a: TermScope = {}, b: TermScope = {}): boolean {
  return (
    within(a.units, b.units) &&
    within(a.parks, b.parks) &&
    (b.industries === undefined || (a.industries !== undefined && coversAll(b.industries, a.industries))) &&
    (b.place === undefined || (a.place !== undefined && isNarrower(a.place, b.place)))
  );
}

function obligationDirection(before: Obligation | undefined, after: Obligation | undefined): Direction {
  if (same(before, after)) return "same";
  if (before === undefined) return "tighter";
  if (after === undefined) return "looser";
  const { threshold: _b, deadline: _bd, whatEn: _be, ...restBefore } = before;
  const { threshold: _a, deadline: _ad, whatEn: _ae, ...restAfter } = after;
  const moves: Direction[] = [same(restBefore, restAfter) ? "same" : "unknown"];
  const [from, to] = [before.threshold, after.threshold];
  if (!same(from, to)) {
    if (from === undefined) moves.push("tighter");
    else if (to === undefined) moves.push("looser");
    else if (from.bound !== to.bound || from.unit !== to.unit || from.quantity !== to.quantity) moves.push("unknown");
    else moves.push(to.value < from.value === (to.bound === "atMost") ? "tighter" : "looser");
  }
  if (before.deadline !== after.deadline)
    moves.push(
      before.deadline === undefined || (after.deadline !== undefined && after.deadline < before.deadline)
        ? "tighter"
        : "looser",
    );
  return together(moves);
}

function validityDirection(before: Validity, after: Validity): Direction {
  const moves: Direction[] = [];
  const [from, to] = [before.validFrom ?? "", after.validFrom ?? ""];
  if (from !== to) moves.push(to < from ? "tighter" : "looser");
  const [until, end] = [before.validTo ?? "9999-12-31", after.validTo ?? "9999-12-31"];
  if (until !== end) moves.push(end > until ? "tighter" : "looser");
  return together(moves);
}

/** Where the words are all there is, other words may mean anything. */
function wordsDirection(before: AccessTerm, after: AccessTerm): Direction {
  return before.text !== after.text && (before.textOnly === true || after.textOnly === true) ? "unknown" : "same";
}

function together(moves: readonly Direction[]): Direction {
  if (moves.includes("unknown") || (moves.includes("tighter") && moves.includes("looser"))) return "unknown";
  return moves.find((move) => move !== "same") ?? "same";
}

function opposite(direction: Direction): Direction {
  return direction === "tighter" ? "looser" : direction === "looser" ? "tighter" : direction;
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}
