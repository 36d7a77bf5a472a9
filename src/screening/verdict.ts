// The verdict from the outcomes of all terms: all tiers together, the strictest wins, none is overwritten.
//
//   a prohibition bites, or an exit is overdue             -> inadmissible, whatever is still unknown
//   a prohibition is unknown, ground lies outside all      -> undetermined: an unknown is never a pass
//     units or has no access list, or the scheme is not
//     in force that day
//   a restriction or requirement asks for a commitment,    -> conditional, whatever other restrictions are unknown
//     or words need a person to read them
//   a restriction or requirement is unknown                -> undetermined: conditional or admissible
//   else                                                   -> admissible
import { type BilingualText, type FactKey, fillText, type TextValues, type Verdict } from "../domain/index.ts";
import { questionFor } from "../domain/questions.ts";
import type { OutsideCoverage, Question, VerdictReason } from "./conformity-analysis.ts";
import type { UnlistedGround } from "./listed-ground.ts";
import type { JudgedTerm } from "./term-outcome.ts";

const REASON_TEXT: Readonly<Record<VerdictReason["code"], BilingualText>> = {
  PROHIBITED: { zh: "{count} 条禁止性要求不符合。", en: "Prohibitions violated: {count}." },
  UNKNOWN_PROHIBITION: {
    zh: "{count} 条禁止性要求因缺少事实或图层而无法判断。",
    en: "Prohibitions that cannot be judged for want of facts or layers: {count}.",
  },
  UNKNOWN_RESTRICTION: {
    zh: "{count} 条限制性或要求性条目因缺少事实或图层而无法判断。",
    en: "Restrictions and requirements that cannot be judged for want of facts or layers: {count}.",
  },
  OUTSIDE_COVERAGE: {
    zh: "用地有 {percent}% 不在任何管控单元内，不能视为符合。",
    en: "{percent} % of the footprint lies in no control unit and cannot count as conforming.",
  },
  SCHEME_NOT_IN_FORCE: {
    zh: "方案版本 {version} 在 {asOf} 不在有效期内。",
    en: "Version {version} of the scheme is not in force on {asOf}.",
  },
  NO_ACCESS_LIST: {
    zh: "用地有 {percent}% 没有载入准入清单（管控单元 {units}），不能视为符合。",
    en: "No access list is loaded for {percent} % of the footprint (units {units}); it cannot count as conforming.",
  },
  EMPTY_FOOTPRINT: { zh: "项目用地范围为空。", en: "The footprint is empty." },
  COMMITMENT: { zh: "{count} 条要求需承诺落实。", en: "Requirements to be committed to: {count}." },
  MANUAL_REVIEW: {
    zh: "{count} 条文字要求需人工研判。",
    en: "Requirements in words that a person must read: {count}.",
  },
  NO_OBJECTION: { zh: "未触及禁止或限制性要求。", en: "No prohibition or restriction applies." },
};

/** What a verdict is drawn from. @internal */
export interface VerdictBasis {
  readonly terms: readonly JudgedTerm[];
  readonly outside: Pick<OutsideCoverage, "share"> | null;
  /** Ground without an access list. */
  readonly unlisted: UnlistedGround | null;
  readonly empty: boolean;
  readonly schemeInForce: boolean;
  readonly values: TextValues;
}

/** The verdict, why, and what to ask. @internal */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly reasons: readonly VerdictReason[];
  readonly questions: readonly Question[];
}

/** Whether a term keeps the verdict open while it is unknown: prohibitions and exits. @internal */
export function blocksVerdict({ modality }: Pick<JudgedTerm, "modality">): boolean {
  return modality === "prohibit" || modality === "exit";
}

/** Whether a term can ask for a commitment or more: all but encouragements. @internal */
export function bindsVerdict(term: Pick<JudgedTerm, "modality">): boolean {
  return blocksVerdict(term) || term.modality === "restrict" || term.modality === "require";
}

/** A verdict in codes, before it is put into words. @internal */
export interface WeighedVerdict {
  readonly verdict: Verdict;
  /** Why, and what the text speaks of beside the terms. */
  readonly reasons: readonly {
    readonly code: VerdictReason["code"];
    readonly terms: readonly JudgedTerm[];
    readonly share?: number;
    readonly units?: readonly string[];
  }[];
  /** Terms whose questions decide an open verdict. */
  readonly deciding: readonly JudgedTerm[];
}

/** Draws the verdict. @internal */
export function conclude(basis: VerdictBasis): Conclusion {
  const { verdict, reasons, deciding } = weighVerdict(basis);
  return {
    verdict,
    reasons: reasons.map(({ code, terms, share, units }) => {
      const percent = share === undefined ? {} : { percent: percentText(share) };
      const named = units === undefined ? {} : { units: namesText(units) };
      const text = fillText(REASON_TEXT[code], { ...basis.values, count: terms.length, ...percent, ...named });
      return { code, text, terms: terms.map(({ term }) => term) };
    }),
    questions: questionsOf(deciding, verdict === "undetermined" ? basis.unlisted : null).map(([key, list]) => ({
      key,
      text: questionFor(key),
      terms: list.map(({ term }) => term),
    })),
  };
}

/** Draws the verdict in codes. @internal */
export function weighVerdict({
  terms,
  outside,
  unlisted,
  empty,
  schemeInForce,
}: Omit<VerdictBasis, "values">): WeighedVerdict {
  const violated: JudgedTerm[] = [];
  const unknownBlocks: JudgedTerm[] = [];
  const unknownBinds: JudgedTerm[] = [];
  const commitments: JudgedTerm[] = [];
  const manual: JudgedTerm[] = [];
  for (const term of terms) {
    const { outcome } = term;
    if (outcome === "violates") violated.push(term);
    else if (outcome === "needsCommitment") commitments.push(term);
    else if (outcome === "undetermined" && !term.manualReview) {
      if (blocksVerdict(term)) unknownBlocks.push(term);
      else if (bindsVerdict(term)) unknownBinds.push(term);
    }
    if (term.manualReview && bindsVerdict(term)) manual.push(term);
  }

  const reasons: { -readonly [K in keyof WeighedVerdict["reasons"][number]]: WeighedVerdict["reasons"][number][K] }[] =
    [];
  const say = (code: VerdictReason["code"], concerned: readonly JudgedTerm[] = []): void => {
    reasons.push({ code, terms: concerned });
  };
  if (violated.length > 0) say("PROHIBITED", violated);
  if (empty) say("EMPTY_FOOTPRINT");
  if (!schemeInForce) say("SCHEME_NOT_IN_FORCE");
  if (outside) reasons.push({ code: "OUTSIDE_COVERAGE", terms: [], share: outside.share });
  if (unlisted) reasons.push({ code: "NO_ACCESS_LIST", terms: [], ...unlisted });
  if (unknownBlocks.length > 0) say("UNKNOWN_PROHIBITION", unknownBlocks);
  if (commitments.length > 0) say("COMMITMENT", commitments);
  if (manual.length > 0) say("MANUAL_REVIEW", manual);
  if (unknownBinds.length > 0) say("UNKNOWN_RESTRICTION", unknownBinds);

  const open = empty || !schemeInForce || outside !== null || unlisted !== null || unknownBlocks.length > 0;
  const conditional = commitments.length > 0 || manual.length > 0;
  const verdict: Verdict =
    violated.length > 0
      ? "inadmissible"
      : open
        ? "undetermined"
        : conditional
          ? "conditional"
          : unknownBinds.length > 0
            ? "undetermined"
            : "admissible";
  if (verdict === "admissible") say("NO_OBJECTION");
  const deciding = verdict !== "undetermined" ? [] : conditional ? unknownBlocks : [...unknownBlocks, ...unknownBinds];
  return { verdict, reasons, deciding };
}

/**
 * Questions by value, each with the terms that wait for it: lists that are not there, then what most prohibitions wait for,
 * then most terms, then by name. @internal
 */
export function questionsOf(
  terms: readonly JudgedTerm[],
  unlisted: UnlistedGround | null,
): [FactKey, readonly JudgedTerm[]][] {
  if (terms.length === 0 && unlisted === null) return [];
  const waiting = new Map<FactKey, JudgedTerm[]>();
  for (const term of terms)
    for (const key of term.missing) {
      const list = waiting.get(key);
      if (list) list.push(term);
      else waiting.set(key, [term]);
    }
  const prohibitions = (list: readonly JudgedTerm[]): number =>
    list.filter(({ modality }) => modality === "prohibit" || modality === "exit").length;
  const asked = [...waiting].sort(
    ([a, left], [b, right]) =>
      prohibitions(right) - prohibitions(left) || right.length - left.length || (a < b ? -1 : 1),
  );
  return [...(unlisted?.units ?? []).map((unit): (typeof asked)[number] => [`accessList:${unit}`, []]), ...asked];
}

/** Most names that a sentence lists. */
const MOST_NAMES = 6;

function namesText(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(", ")}, …` : names.join(", ");
}

function percentText(share: number): string {
  const percent = share * 100;
  return percent >= 0.1 ? percent.toFixed(1) : "<0.1";
}
