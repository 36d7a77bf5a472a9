// What becomes of one term for one footprint. A term bites where its scope is met, its condition holds and its exception
// does not; all three are three-valued, so an unknown anywhere stays unknown unless another part decides.
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
  evaluateCondition,
  type FactKey,
  type FactUsed,
  industryAmong,
  type Kleene,
  kleeneAll,
  kleeneNot,
  type PlaceSelector,
  type Project,
  type TermOutcome,
  validityState,
} from "../domain/index.ts";
import { basisStates } from "./basis-state.ts";
import type { TermReason, TermResult } from "./conformity-analysis.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { type FootprintFacts, unitMatches, zoneMatches } from "./spatial-facts.ts";

const BECAUSE: Readonly<Record<TermReason, BilingualText>> = {
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

/** A truth value with the facts that are missing for it. */
interface Applicability {
  readonly value: Kleene;
  readonly missing: readonly FactKey[];
  /** Pieces in scope; all of the footprint where the scope names no place. */
  readonly pieces: readonly Piece[];
}

/** A term judged, without the explanation: all that the verdict is drawn from. @internal */
export type JudgedTerm = Pick<TermResult, "term" | "modality" | "outcome" | "reason" | "manualReview" | "missing">;

/** A term with all that its outcome was drawn from. */
interface Judgement {
  readonly scope: Applicability;
  readonly outcome: TermOutcome;
  readonly reason: TermReason;
  readonly when?: Evaluation | undefined;
  readonly exceptWhen?: Evaluation | undefined;
}

function judgement(term: AccessTerm, cut: CutFootprint, facts: FootprintFacts, context: ConditionContext): Judgement {
  const state = validityState(term, context.asOf);
  const scope = applicability(term, context.project, cut, facts);
  if (state !== "inForce") return { scope, outcome: "notApplicable", reason: state };
  if (scope.value === "false") return { scope, outcome: "notApplicable", reason: "outOfScope" };
  const when = term.when === undefined ? undefined : evaluateCondition(term.when, context);
  const exceptWhen = term.exceptWhen === undefined ? undefined : evaluateCondition(term.exceptWhen, context);
  const triggered = kleeneAll([scope.value, when?.value ?? "true"]);
  const bites = kleeneAll([triggered, kleeneNot(exceptWhen?.value ?? "false")]);
  const [outcome, reason] = judge(term, context, triggered, bites);
  return { scope, outcome, reason, when, exceptWhen };
}

function judged(term: AccessTerm, { scope, outcome, reason, when, exceptWhen }: Judgement): JudgedTerm {
  const undecided = outcome === "undetermined" && reason === "missingFacts";
  return {
    term: term.id,
    modality: term.modality,
    outcome,
    reason,
    manualReview: reason === "manualReview",
    missing: undecided
      ? [...new Set([...scope.missing, ...(when?.missing ?? []), ...(exceptWhen?.missing ?? [])])].sort()
      : [],
  };
}

/** Judges a term without saying where and why: as {@link termOutcome}, at a fraction of its cost. @internal */
export function judgeTerm(
  term: AccessTerm,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
): JudgedTerm {
  return judged(term, judgement(term, cut, facts, context));
}

/** What became of a term. @internal */
export function termOutcome(
  term: AccessTerm,
  prepared: PreparedScheme,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
): TermResult {
  const found = judgement(term, cut, facts, context);
  const { scope, when } = found;
  const selectors = [
    ...(term.scope?.units ? [{ units: term.scope.units }] : []),
    ...(term.scope?.place ? [term.scope.place] : []),
  ];
  const start: Concern = { pieces: scope.pieces, places: selectors };
  const concern = when && term.when ? narrowBy(start, term.when, when.trace, facts) : start;
  return explain(term, prepared, cut, context, found, concern);
}

function judge(
  term: AccessTerm,
  { asOf, project }: ConditionContext,
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

function meetsThreshold({ obligation }: AccessTerm, project: Project): boolean {
  const threshold = obligation?.threshold;
  const quantities = project.facts?.quantities;
  if (threshold === undefined || quantities === undefined || !Object.hasOwn(quantities, threshold.quantity))
    return false;
  const known = quantities[threshold.quantity]!;
  if (known.unit !== threshold.unit) return false;
  return threshold.bound === "atLeast" ? known.value >= threshold.value : known.value <= threshold.value;
}

function applicability(term: AccessTerm, project: Project, cut: CutFootprint, facts: FootprintFacts): Applicability {
  const { scope } = term;
  let pieces: readonly Piece[] = cut.pieces;
  const values: Kleene[] = [];
  const missing: FactKey[] = [];
  const narrow = (found: readonly Piece[] | undefined, keys: readonly FactKey[]): void => {
    if (found === undefined) {
      values.push("unknown");
      missing.push(...keys);
    } else {
      const kept = new Set(found);
      pieces = pieces.filter((piece) => kept.has(piece));
    }
  };
  if (scope?.units !== undefined) narrow(facts.piecesWithin({ units: scope.units }), []);
  if (scope?.place !== undefined) narrow(facts.piecesWithin(scope.place), facts.missingLayers(scope.place));
  if (scope?.parks !== undefined) narrow(facts.piecesInParks(scope.parks), ["park"]);
  values.push(pieces.length > 0 ? "true" : "false");
  const { industries } = scope ?? {};
  if (industries !== undefined) {
    const among = project.industries === undefined ? "unknown" : industryAmong(project.industries, industries);
    values.push(among);
    if (among === "unknown") missing.push("industry");
  }
  return { value: kleeneAll(values), missing, pieces };
}

function explain(
  term: AccessTerm,
  prepared: PreparedScheme,
  cut: CutFootprint,
  context: ConditionContext,
  found: Judgement,
  concern: Concern,
): TermResult {
  const { outcome, reason, when, exceptWhen } = found;
  const concerned = outcome === "notApplicable" ? [] : concern.pieces;
  const parks = term.scope?.parks ?? [];
  const placed = concerned.length > 0 && (concern.places.length > 0 || parks.length > 0);
  const { manualReview, missing } = judged(term, found);
  return {
    term: term.id,
    tier: term.tier,
    dimension: term.dimension,
    theme: term.theme,
    modality: term.modality,
    text: { zh: term.text, en: term.textEn ?? term.text },
    outcome,
    reason,
    because: BECAUSE[reason],
    manualReview,
    basis: basisStates(term.basis, prepared.bases, context.asOf),
    facts: dedupe([...(when ? factsOf(when.trace) : []), ...(exceptWhen ? factsOf(exceptWhen.trace) : [])]),
    missing,
    when: when?.trace ?? null,
    exceptWhen: exceptWhen?.trace ?? null,
    places: placed ? placesOf(concern.places, parks, prepared, concerned) : [],
    share: concerned.length > 0 ? shareOf(sumOf(concerned), cut.total) : 0,
    areaM2: cut.measureOf(concerned).areaM2,
    geometry: placed && concerned.length < cut.pieces.length ? cut.geometryOf(concerned) : null,
    obligation:
      outcome === "needsCommitment" || outcome === "violates" || outcome === "undetermined"
        ? (term.obligation ?? null)
        : null,
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
      for (const i of holds.units) if (unitMatches(prepared.units[i]!, place)) codes.add(prepared.units[i]!.code);
      for (const i of holds.zones) if (zoneMatches(prepared.zones[i]!, place)) codes.add(prepared.zones[i]!.code);
      for (const i of holds.areas)
        if (place.features?.includes(prepared.areas[i]!.id)) codes.add(prepared.areas[i]!.id);
    }
    for (const i of holds.parks) if (parks.includes(prepared.parks[i]!.code)) codes.add(prepared.parks[i]!.code);
  }
  return [...codes].sort();
}

function factsOf(trace: Evaluation["trace"]): FactUsed[] {
  return [...trace.facts, ...trace.of.flatMap(factsOf)];
}

function dedupe(facts: readonly FactUsed[]): FactUsed[] {
  const byKey = new Map<FactKey, FactUsed>();
  for (const fact of facts) if (!byKey.has(fact.key)) byKey.set(fact.key, fact);
  return [...byKey.values()];
}
