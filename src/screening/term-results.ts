// What became of every term, explained: also of those that the footprint is out of the scope of, which are most of a list. A term
// that asks nothing of the ground but whether it lies in scope is read off the places of the cut and one reading of the project,
// the others are judged part by part (term-outcome.ts).
//
// Guarantee: the results of judging every term by itself; whoever changes one analysis changes no other. Cost: less than a tenth
// of a microsecond and 0.4 kB for a term out of scope, about one for a term of the first kind, a few for one of the second.
import type { ConditionContext } from "../domain/index.ts";
import { validityState } from "../domain/index.ts";
import { hasTerm, placesBringingIn, termsInForce, visitApplicable } from "./applicable-terms.ts";
import { basisStates } from "./basis-state.ts";
import type { TermReason, TermResult } from "./conformity-analysis.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import { isEnough } from "./judged-terms.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { ProjectReading } from "./project-reading.ts";
import type { FootprintFacts } from "./spatial-facts.ts";
import { BECAUSE, explainTerm, labelsOf, partOf, type TermLabels, termOutcome } from "./term-outcome.ts";

/** The results of all terms, in the order of the prepared terms. @internal */
export function termResults(
  prepared: PreparedScheme,
  cut: CutFootprint,
  facts: FootprintFacts,
  context: ConditionContext,
): TermResult[] {
  const { terms, bases } = prepared;
  const { project, asOf } = context;
  const reading = new ProjectReading(prepared, project, asOf);
  const applicable = new Array<TermResult | undefined>(terms.length).fill(undefined);
  const labels = allLabels(prepared);
  const basisOf = ({ basis }: TermLabels) => (basis.length === 0 ? [] : basisStates(basis, bases, asOf));
  // many terms speak of the same pieces
  const measured = new Map<readonly Piece[], Pick<TermResult, "share" | "areaM2">>();
  visitApplicable(prepared, cut, asOf, (position, pieces) => {
    if (pieces === null || !reading.decides(position)) {
      applicable[position] = termOutcome(terms[position]!, prepared, cut, facts, context);
      return;
    }
    if (!isEnough(pieces, cut)) return;
    const judged = reading.outcome(position);
    if (judged.reason === "outOfScope") return;
    const concerned = judged.outcome === "notApplicable" ? NONE : pieces;
    let measure = measured.get(concerned);
    if (measure === undefined) measured.set(concerned, (measure = measureOf(cut, concerned)));
    const label = labels[position]!;
    const places = placesBringingIn(prepared, position, concerned);
    applicable[position] = explainTerm(label, judged, basisOf(label), {
      parts: [reading.explain(position)],
      places: places ?? [],
      share: measure.share,
      areaM2: measure.areaM2,
      geometry: places === undefined ? null : partOf(cut, concerned),
    });
  });
  const inForce = termsInForce(prepared, asOf);
  const results: TermResult[] = [];
  for (let i = 0; i < terms.length; i++) {
    const result = applicable[i];
    if (result !== undefined) results.push(result);
    else {
      const label = labels[i]!;
      const reason = hasTerm(inForce, i) ? "outOfScope" : (validityState(terms[i]!, asOf) as TermReason);
      results.push(notApplicable(label, reason, basisOf(label)));
    }
  }
  return results;
}

const NONE: readonly Piece[] = [];

function measureOf(cut: CutFootprint, pieces: readonly Piece[]): Pick<TermResult, "share" | "areaM2"> {
  return {
    share: pieces.length > 0 ? shareOf(sumOf(pieces), cut.total) : 0,
    areaM2: cut.measureOf(pieces).areaM2,
  };
}

const labelled = new WeakMap<PreparedScheme, readonly TermLabels[]>();

function allLabels(prepared: PreparedScheme): readonly TermLabels[] {
  let labels = labelled.get(prepared);
  if (labels === undefined) labelled.set(prepared, (labels = prepared.terms.map(labelsOf)));
  return labels;
}

function notApplicable(labels: TermLabels, reason: TermReason, basis: TermResult["basis"]): TermResult {
  const { term, tier, dimension, theme, modality, text } = labels;
  const because = BECAUSE[reason];
  return {
    term,
    tier,
    dimension,
    theme,
    modality,
    text: { zh: text.zh, en: text.en },
    outcome: "notApplicable",
    reason,
    because: { zh: because.zh, en: because.en },
    manualReview: false,
    basis,
    facts: [],
    missing: [],
    when: null,
    exceptWhen: null,
    places: [],
    share: 0,
    areaM2: 0,
    geometry: null,
    obligation: null,
  };
}
