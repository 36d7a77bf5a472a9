// The terms of an analysis as tables: requirement on the left, the project's facts and the judgement on the right.
import { fillText, labelOf, type TermOutcome } from "../domain/index.ts";
import type { ConformityAnalysis, TermResult } from "../screening/index.ts";
import { escapeHtml } from "./escape.ts";
import { factText } from "./facts.ts";
import { shareText } from "./figures.ts";
import { clauses, fillBoth } from "./fill.ts";
import { type Pen, table } from "./html-pen.ts";
import { BASIS_STATE, OUTCOME_ORDER, WORD } from "./labels.ts";

/** One table an outcome, the weightiest first; what does not apply is only counted. @internal */
export function termTables({ terms }: ConformityAnalysis, pen: Pen): string {
  const { t } = pen;
  if (terms.length === 0) return `<p>${t(WORD.noTerms)}</p>`;
  return OUTCOME_ORDER.map((outcome: TermOutcome) => {
    const own = terms.filter((term) => term.outcome === outcome);
    if (own.length === 0) return "";
    if (outcome === "notApplicable") return `<p>${t(fillText(WORD.notApplicableCount, { count: own.length }))}</p>`;
    const heading = t(fillBoth(WORD.termCount, { outcome: labelOf("outcome", outcome), count: own.length }));
    const body = table(
      [
        [WORD.term, "c1"],
        [WORD.requirement, "c2"],
        [WORD.judgement, ""],
      ],
      own.map((term) => termRow(term, pen)),
      pen,
      "terms stack",
    );
    return `<div class="${outcome}"><h3>${heading}</h3>${body}</div>`;
  }).join("");
}

function termRow(term: TermResult, { t, colon, source }: Pen): string {
  const { tier, modality, dimension } = term;
  const kind = fillBoth(WORD.termKind, { tier: labelOf("tier", tier), modality: labelOf("modality", modality) });
  const basis = term.basis.map(
    ({ title, number, article, state }) =>
      `${escapeHtml([title, number, article].filter((part) => part !== null).join(" "))} [${t(BASIS_STATE[state])}]`,
  );
  const words = [t(term.text)];
  if (basis.length > 0) words.push(`<small class="run">${t(WORD.basis)}${colon}${basis.join("; ")}</small>`);
  const judged = [`<div>${t(term.because)}</div>`];
  if (term.manualReview) judged.push(`<div>${t(WORD.manualReview)}</div>`);
  if (term.obligation) {
    const { what, whatEn = what } = term.obligation;
    judged.push(`<div class="do">${t(WORD.obligation)}${colon}${t({ zh: what, en: whatEn })}</div>`);
  }
  if (term.places.length > 0)
    judged.push(
      `<small class="run">${t(WORD.places)}${colon}${escapeHtml(term.places.join(", "))} (${shareText(term.share)})</small>`,
    );
  const facts = term.facts.map((fact) => factText(fact, source));
  if (facts.length > 0) judged.push(`<small>${t(clauses(facts))}</small>`);
  return `<tr><td><span class="id">${escapeHtml(term.term)}</span>${t(kind)}<small>${t(labelOf("dimension", dimension))}</small></td><td>${words.join("")}</td><td>${judged.join("")}</td></tr>`;
}
