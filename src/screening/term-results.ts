// What became of every term, explained: also of those that the footprint is out of the scope of, which are most of a list. A term
// that asks nothing of the ground but whether it lies in scope is read off the places of the cut and one reading of the project,
// the others are judged part by part (term-outcome.ts).
//
// Guarantee: the results of judging every term by itself; whoever changes one analysis changes no other. Cost: a twentieth of a
// microsecond for a term out of scope, one or two for a term of the first kind, a few for one of the second.
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
import { BECAUSE, explainTerm, partOf, termOutcome } from "./term-outcome.ts";

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
  // many terms speak of the same pieces
  const measured = new Map<readonly Piece[], Pick<TermResult, "share" | "areaM2">>();
  visitApplicable(prepared, cut, asOf, (position, pieces) => {
    const term = terms[position]!;
    if (pieces === null || !reading.decides(position)) {
      applicable[position] = termOutcome(term, prepared, cut, facts, context);
      return;
    }
    if (!isEnough(pieces, cut)) return;
    const judged = reading.outcome(position);
    if (judged.reason === "outOfScope") return;
    const concerned = judged.outcome === "notApplicable" ? NONE : pieces;
    let measure = measured.get(concerned);
    if (measure === undefined) measured.set(concerned, (measure = measureOf(cut, concerned)));
    const { units, place, parks } = term.scope ?? {};
    const placed = (units ?? place ?? parks) !== undefined;
    applicable[position] = explainTerm(
      term,
      { ...judged, missing: [...judged.missing] },
      basisStates(term.basis, bases, asOf),
      {
        parts: [reading.explain(position)],
        places: placed ? placesBringingIn(prepared, position, concerned) : [],
        share: measure.share,
        areaM2: measure.areaM2,
        geometry: placed ? partOf(cut, concerned) : null,
      },
    );
  });
  const inForce = termsInForce(prepared, asOf);
  const labels = labelsOf(prepared);
  const results: TermResult[] = [];
  for (let i = 0; i < terms.length; i++) {
    const result = applicable[i];
    if (result !== undefined) results.push(result);
    else {
      const label = labels[i]!;
      const reason = hasTerm(inForce, i) ? "outOfScope" : (validityState(terms[i]!, asOf) as TermReason);
      results.push(notApplicable(label, reason, label.basis.length === 0 ? [] : basisStates(label.basis, bases, asOf)));
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

/** What a result repeats of its term, and the ids of its bases. */
interface Labels extends Pick<TermResult, "term" | "tier" | "dimension" | "theme" | "modality" | "text"> {
  readonly basis: readonly string[];
}

const labelled = new WeakMap<PreparedScheme, readonly Labels[]>();

/** The labels of all terms, alike in form: terms come as documents have them, and reading these would cost most. */
function labelsOf(prepared: PreparedScheme): readonly Labels[] {
  let labels = labelled.get(prepared);
  if (labels === undefined) {
    labels = prepared.terms.map(({ id, tier, dimension, theme, modality, text, textEn, basis }) => {
      return { term: id, tier, dimension, theme, modality, text: { zh: text, en: textEn ?? text }, basis };
    });
    labelled.set(prepared, labels);
  }
  return labels;
}

function notApplicable(labels: Labels, reason: TermReason, basis: TermResult["basis"]): TermResult {
  const { term, tier, dimension, theme, modality, text } = labels;
  return {
    term,
    tier,
    dimension,
    theme,
    modality,
    text: { zh: text.zh, en: text.en },
    outcome: "notApplicable",
    reason,
    because: BECAUSE[reason],
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
