// What becomes of one term for one footprint. A term bites on the part of the footprint where its scope is met, its condition
// holds and its exception does not (term-parts.ts); all three are three-valued, so an unknown anywhere stays unknown unless
// something else decides. It bites if it bites on any part that counts.
//
//   modality    bites: true          bites: false                        bites: unknown
//   prohibit    violates             conforms (scope met) / notApplicable  undetermined
//   exit        violates when late,  notApplicable                        undetermined
//               else needsCommitment
//   restrict    needsCommitment *    conforms / notApplicable             undetermined
//   require     needsCommitment *    notApplicable                        undetermined
//   encourage   conforms             notApplicable                        undetermined (never blocks)
//   text only   undetermined, for manual review  notApplicable            undetermined
//               (words that no rule encodes are never satisfied by themselves)
//
//   * conforms where a known quantity meets the threshold of the obligation
import {
  type AccessTerm,
  type BilingualText,
  type Condition,
  type ConditionContext,
  type ConditionTrace,
  type Evaluation,
  type FactKey,
  type FactUsed,
  type Kleene,
  kleeneAnd,
  kleeneNot,
  type Obligation,
  type PlaceSelector,
  type Project,
  type TermOutcome,
  validityState,
} from "../domain/index.ts";
import { basisStates } from "./basis-state.ts";
import type { TermReason, TermResult } from "./conformity-analysis.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { areaNamed, type FootprintFacts, unitAnswer, zoneAnswer } from "./spatial-facts.ts";
import { askedOfTerm, termParts } from "./term-parts.ts";

/** Reasons in words. @internal */
export const BECAUSE: Readonly<Record<TermReason, BilingualText>> = {
  prohibited: { zh: "触发条件成立，属于禁止情形。", en: "Its condition holds, and it prohibits." },
  notTriggered: { zh: "位于适用范围内，触发条件不成立。", en: "Its scope is met and its condition does not hold." },
  excepted: { zh: "触发条件成立，但属于除外情形。", en: "Its condition holds, and so does its exception." },
  outOfScope: { zh: "项目不在该条目的适用范围内。", en: "The project is outside its scope." },
  pending: { zh: "该条目在研判日期尚未生效。", en: "It is not yet in force on the day asked for." },
  expired: { zh: "该条目在研判日期已失效。", en: "It is no longer in force on the day asked for." },
  missingFacts: { zh: "缺少判断所需的事实或图层，无法判断。", en: "Facts or layers that it needs are missing." },
  manualReview: { zh: "该条目只有文字，需人工研判。", en: "It is words only and needs a person to read it." },
  commitment: {
    zh: "触发条件成立，需承诺落实要求。",
    en: "Its condition holds, and what it asks must be committed to.",
  },
  thresholdMet: {
    zh: "触发条件成立，已知数值满足要求。",
    en: "Its condition holds, and the known value meets what it asks.",
  },
  encouraged: { zh: "属于鼓励引导情形。", en: "It encourages this." },
  notEncouraged: { zh: "不属于鼓励引导情形，不影响结论。", en: "It does not encourage this, which changes nothing." },
  deadlinePassed: { zh: "退出期限已过。", en: "The deadline to leave has passed." },
};

/** A part of the footprint judged. */
interface JudgedPart {
  readonly pieces: readonly number[];
  /** Whether it lies in scope and the condition holds there. */
  readonly triggered: Kleene;
  /** Whether the term bites there. */
  readonly bites: Kleene;
  /** What its conditions are asked of. */
  readonly here: ConditionContext;
  /** How its conditions came to their values, where that is to be explained. */
  readonly when: Evaluation | undefined;
  readonly exceptWhen: Evaluation | undefined;
}

/** A term judged, without the explanation: all that the verdict is drawn from. @internal */
export type JudgedTerm = Pick<TermResult, "term" | "modality" | "outcome" | "reason" | "manualReview" | "missing">;

/** A term with all that its outcome was drawn from. */
interface Judgement {
  readonly outcome: TermOutcome;
  readonly reason: TermReason;
  /** Parts in scope, those that decide the outcome first. */
  readonly parts: readonly JudgedPart[];
  /** Those that decide the outcome. */
  readonly deciding: readonly JudgedPart[];
  readonly missing: readonly FactKey[];
}

/** What an answer is for: to be explained, to ask for what is missing, or the outcome alone. */
type Purpose = "explained" | "asked" | "alone";

function judgement(
  term: AccessTerm,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
  purpose: Purpose,
): Judgement {
  const state = validityState(term, context.asOf);
  const nothing = { parts: [], deciding: [], missing: [] };
  if (state !== "inForce") return { outcome: "notApplicable", reason: state, ...nothing };
  const { parts: inScope, missing } = termParts(term, context.project, cut, facts);
  const possible = inScope.filter(({ scope }) => scope !== "false");
  if (tooLittle(possible, cut)) return { outcome: "notApplicable", reason: "outOfScope", ...nothing };
  const { when: whenAsked, exceptWhen: exceptAsked } = askedOfTerm(term);
  const parts = possible.map(({ pieces, scope }): JudgedPart => {
    const here = { project: context.project, asOf: context.asOf, space: facts.ofPart(pieces) };
    const explained = purpose === "explained";
    const when = explained ? whenAsked?.evaluate(here) : undefined;
    const exceptWhen = explained ? exceptAsked?.evaluate(here) : undefined;
    const triggered = kleeneAnd(scope, when?.value ?? whenAsked?.value(here) ?? "true");
    const excepted = exceptWhen?.value ?? exceptAsked?.value(here) ?? "false";
    return { pieces, triggered, bites: kleeneAnd(triggered, kleeneNot(excepted)), here, when, exceptWhen };
  });
  const triggered = somewhere(parts, "triggered", cut);
  const bites = somewhere(parts, "bites", cut);
  const [outcome, reason] = judge(term, context, triggered, bites);
  if (purpose === "alone") return { outcome, reason, ...nothing };
  const decides = (part: JudgedPart): boolean =>
    bites === "false" ? triggered === "false" || part.triggered === triggered : part.bites === bites;
  const deciding = parts.filter(decides);
  const asked = ({ when, exceptWhen, here }: JudgedPart): FactKey[] => [
    ...((when ?? whenAsked?.evaluate(here))?.missing ?? []),
    ...((exceptWhen ?? exceptAsked?.evaluate(here))?.missing ?? []),
  ];
  return {
    outcome,
    reason,
    parts: [...deciding, ...parts.filter((part) => !decides(part))],
    deciding,
    missing: asksFacts(outcome, reason) ? [...new Set([...missing, ...deciding.flatMap(asked)])].sort() : [],
  };
}

/** Whether what is missing would settle an outcome. */
function asksFacts(outcome: TermOutcome, reason: TermReason): boolean {
  return outcome === "undetermined" && reason === "missingFacts";
}

/** Whether parts are none, or below the thresholds together. */
function tooLittle(parts: readonly { readonly pieces: readonly number[] }[], cut: CutFootprint): boolean {
  if (parts.length === 0) return true;
  if (parts.length === 1 && parts[0]!.pieces.length === cut.pieces.length) return false;
  return cut.negligible(sumOf(parts.flatMap(({ pieces }) => pieces.map((i) => cut.pieces[i]!))));
}

/** Whether something holds on any part that counts. */
function somewhere(parts: readonly JudgedPart[], what: "triggered" | "bites", cut: CutFootprint): Kleene {
  const surely = parts.filter((part) => part[what] === "true");
  if (surely.length > 0 && !tooLittle(surely, cut)) return "true";
  const perhaps = parts.filter((part) => part[what] === "unknown");
  return perhaps.length > 0 && !tooLittle([...surely, ...perhaps], cut) ? "unknown" : "false";
}

function judged(
  term: TermConsequence,
  { outcome, reason, missing }: Pick<Judgement, "outcome" | "reason" | "missing">,
): JudgedTerm {
  return { term: term.id, modality: term.modality, outcome, reason, manualReview: reason === "manualReview", missing };
}

/** Judges a term without saying where and why: as {@link termOutcome}, at a fraction of its cost. @internal */
export function judgeTerm(
  term: AccessTerm,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
): JudgedTerm {
  return judged(term, judgement(term, cut, facts, context, "asked"));
}

/** Judges a term without saying what is missing either: as {@link judgeTerm} but for that. @internal */
export function judgeTermAlone(
  term: AccessTerm,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
): JudgedTerm {
  return judged(term, judgement(term, cut, facts, context, "alone"));
}

/** What of a term its outcome rests on, beside scope and conditions. @internal */
export type TermConsequence = Pick<AccessTerm, "id" | "modality" | "obligation" | "textOnly">;

/** Whether numbers of the project count once a term bites. @internal */
export function weighsProject({ obligation }: TermConsequence): boolean {
  return (obligation?.threshold ?? obligation?.replacement) !== undefined;
}

/** A term that the project is out of the scope of. @internal */
export function outOfScope(term: TermConsequence): JudgedTerm {
  return judged(term, { outcome: "notApplicable", reason: "outOfScope", missing: [] });
}

/**
 * Judges a term in force that asks nothing of the ground but whether it lies in scope: as {@link judgeTerm} for a footprint of
 * which enough does.
 *
 * @param triggered - whether it is in scope and its condition holds
 * @param bites - whether it is triggered and not excepted
 * @param missing - what its scope and conditions lack, sorted, should that be asked for
 * @internal
 */
export function judgeGroundlessTerm(
  term: TermConsequence,
  triggered: Kleene,
  bites: Kleene,
  context: Pick<ConditionContext, "asOf" | "project">,
  missing: () => readonly FactKey[],
): JudgedTerm {
  const [outcome, reason] = judge(term, context, triggered, bites);
  return judged(term, {
    outcome,
    reason,
    missing: asksFacts(outcome, reason) ? missing() : [],
  });
}

/** What became of a term. @internal */
export function termOutcome(
  term: AccessTerm,
  prepared: PreparedScheme,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
): TermResult {
  const found = judgement(term, cut, facts, context, "explained");
  const asked = askedOfTerm(term).scope;
  const concerns = found.deciding.map(({ pieces, when }): Concern => {
    const start: Concern = { pieces: pieces.map((i) => cut.pieces[i]!), places: asked };
    return when && term.when ? narrowBy(start, term.when, when.trace, facts) : start;
  });
  const pieces = concerns.flatMap((one) => one.pieces);
  const selectors = [...new Set(concerns.flatMap((one) => one.places))];
  const parks = term.scope?.parks ?? [];
  const placed = pieces.length > 0 && (selectors.length > 0 || parks.length > 0);
  const concerned = found.outcome === "notApplicable" ? [] : pieces;
  return explainTerm(labelsOf(term), judged(term, found), basisStates(term.basis, prepared.bases, context.asOf), {
    parts: found.parts,
    places: placed ? placesOf(selectors, parks, prepared, concerned) : [],
    share: concerned.length > 0 ? shareOf(sumOf(concerned), cut.total) : 0,
    areaM2: cut.measureOf(concerned).areaM2,
    geometry: placed ? partOf(cut, concerned) : null,
  });
}

/** The geometry of some pieces; `null` for none, and where they are all of the footprint. @internal */
export function partOf(cut: CutFootprint, pieces: readonly Piece[]): TermResult["geometry"] {
  return pieces.length > 0 && pieces.length < cut.pieces.length ? cut.geometryOf(pieces) : null;
}

function judge(
  term: TermConsequence,
  { asOf, project }: Pick<ConditionContext, "asOf" | "project">,
  triggered: Kleene,
  bites: Kleene,
): [TermOutcome, TermReason] {
  if (bites === "unknown") return ["undetermined", "missingFacts"];
  if (term.textOnly === true)
    return bites === "true"
      ? ["undetermined", "manualReview"]
      : ["notApplicable", triggered === "true" ? "excepted" : "notTriggered"];
  if (bites === "false") {
    const excepted = triggered === "true";
    switch (term.modality) {
      case "prohibit":
      case "restrict":
        return ["conforms", excepted ? "excepted" : "notTriggered"];
      case "encourage":
        return ["notApplicable", "notEncouraged"];
      default:
        return ["notApplicable", excepted ? "excepted" : "notTriggered"];
    }
  }
  switch (term.modality) {
    case "prohibit":
      return ["violates", "prohibited"];
    case "encourage":
      return ["conforms", "encouraged"];
    case "exit": {
      const deadline = term.obligation?.deadline;
      return deadline !== undefined && deadline < asOf
        ? ["violates", "deadlinePassed"]
        : ["needsCommitment", "commitment"];
    }
    default:
      return meetsThreshold(term, project) ? ["conforms", "thresholdMet"] : ["needsCommitment", "commitment"];
  }
}

/** Whether what the obligation asks in numbers is known to be met; one without numbers never is. */
function meetsThreshold({ obligation }: TermConsequence, project: Project): boolean {
  const threshold = obligation?.threshold;
  const replacement = obligation?.replacement;
  if (replacement !== undefined) {
    const ratio = ownMember(project.facts?.replacement, replacement.pollutant);
    if (!(isNumber(ratio) && ratio >= replacement.atLeast)) return false;
    if (threshold === undefined) return true;
  }
  if (threshold === undefined) return false;
  const known = ownMember(project.facts?.quantities, threshold.quantity);
  if (!isNumber(known?.value) || known?.unit !== threshold.unit) return false;
  return threshold.bound === "atLeast" ? known.value >= threshold.value : known.value <= threshold.value;
}

function ownMember<T>(table: Readonly<Record<string, T>> | null | undefined, name: string): T | undefined {
  return table !== undefined && table !== null && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Whether a value is a number; data from outside may hold `null`, which JavaScript takes for 0, or a text. */
function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** What explains an outcome. @internal */
export interface Explanation extends Pick<TermResult, "places" | "share" | "areaM2" | "geometry"> {
  /** How the conditions came to their values, the parts that decide first. */
  readonly parts: readonly Pick<JudgedPart, "when" | "exceptWhen">[];
}

/** What a result repeats of its term. @internal */
export interface TermLabels extends Pick<TermResult, "term" | "tier" | "dimension" | "theme" | "modality" | "text"> {
  readonly basis: readonly string[];
  readonly obligation: TermResult["obligation"];
}

/** What a result repeats of its term, alike in form whatever the document's: of many terms, reading these would cost most. @internal */
export function labelsOf(term: AccessTerm): TermLabels {
  const { id, tier, dimension, theme, modality, text, textEn, basis, obligation } = term;
  return {
    term: id,
    tier,
    dimension,
    theme,
    modality,
    text: { zh: text, en: textEn ?? text },
    basis,
    obligation: obligation ?? null,
  };
}

/** The result of a term judged. @internal */
export function explainTerm(
  { term, tier, dimension, theme, modality, text, obligation }: TermLabels,
  { outcome, reason, manualReview, missing }: Pick<JudgedTerm, "outcome" | "reason" | "manualReview" | "missing">,
  basis: TermResult["basis"],
  { parts, places, share, areaM2, geometry }: Explanation,
): TermResult {
  const facts = new Map<FactKey, FactUsed>();
  for (const { when, exceptWhen } of parts) {
    if (when) collectFacts(when.trace, facts);
    if (exceptWhen) collectFacts(exceptWhen.trace, facts);
  }
  const first = parts[0];
  const asks = outcome === "needsCommitment" || outcome === "violates" || outcome === "undetermined";
  return {
    term,
    tier,
    dimension,
    theme,
    modality,
    text: { zh: text.zh, en: text.en },
    outcome,
    reason,
    because: { ...BECAUSE[reason] },
    manualReview,
    basis,
    facts: [...facts.values()],
    // whoever changes one analysis changes no other
    missing: [...missing],
    when: first?.when?.trace ?? null,
    exceptWhen: first?.exceptWhen?.trace ?? null,
    places,
    share,
    areaM2,
    geometry,
    obligation: asks && obligation !== null ? ownObligation(obligation) : null,
  };
}

function ownObligation(obligation: Obligation): Obligation {
  const { threshold, replacement } = obligation;
  return {
    ...obligation,
    ...(threshold && { threshold: { ...threshold } }),
    ...(replacement && { replacement: { ...replacement } }),
  };
}

/** The part of the footprint that a term speaks of, and the places that say so. */
interface Concern {
  readonly pieces: readonly Piece[];
  readonly places: readonly PlaceSelector[];
}

/** Narrows to the places inside which a condition holds: `within` that is true, on its own or under `all` and `any`. */
function narrowBy(concern: Concern, condition: Condition, trace: ConditionTrace, facts: FootprintFacts): Concern {
  if (trace.value !== "true") return concern;
  switch (condition.op) {
    case "within": {
      const inside = new Set(facts.piecesWithin(condition.place));
      const pieces = concern.pieces.filter((piece) => inside.has(piece));
      return pieces.length === 0 ? concern : { pieces, places: [...concern.places, condition.place] };
    }
    case "all":
      return condition.of.reduce((found, part, i) => narrowBy(found, part, trace.of[i]!, facts), concern);
    case "any": {
      const found = condition.of
        .map((part, i) => ({ part, trace: trace.of[i]! }))
        .filter((branch) => branch.trace.value === "true")
        .map((branch) => narrowBy(concern, branch.part, branch.trace, facts));
      const kept = new Set(found.flatMap(({ pieces }) => pieces));
      return {
        pieces: concern.pieces.filter((piece) => kept.has(piece)),
        places: [...new Set(found.flatMap(({ places }) => places))],
      };
    }
    default:
      return concern;
  }
}

/** Codes of the units, zones, parks and named areas that brought a term in. */
function placesOf(
  selectors: readonly PlaceSelector[],
  parks: readonly string[],
  prepared: PreparedScheme,
  pieces: readonly Piece[],
): string[] {
  const codes = new Set<string>();
  for (const { holds } of pieces) {
    for (const place of selectors) {
      for (const i of holds.units)
        if (unitAnswer(prepared.units[i]!, place) !== "false") codes.add(prepared.units[i]!.code);
      for (const i of holds.zones)
        if (zoneAnswer(prepared.zones[i]!, place) !== "false") codes.add(prepared.zones[i]!.code);
      for (const i of holds.areas) if (areaNamed(prepared.areas[i]!, place)) codes.add(prepared.areas[i]!.id);
    }
    for (const i of holds.parks) if (parks.includes(prepared.parks[i]!.code)) codes.add(prepared.parks[i]!.code);
  }
  return [...codes].sort();
}

/** Collects what a condition looked at, each fact once. */
function collectFacts({ facts, of }: ConditionTrace, found: Map<FactKey, FactUsed>): void {
  for (const fact of facts) if (!found.has(fact.key)) found.set(fact.key, fact);
  for (const part of of) collectFacts(part, found);
}
