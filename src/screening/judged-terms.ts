// The outcomes of all terms that can concern a footprint. Where a term asks nothing of the ground but whether it lies in scope,
// the places of the cut and one reading of the project decide it; the others are judged part by part (term-outcome.ts).
//
// Guarantee: the same outcomes, reasons and missing facts as judging every term by itself; those left out are `notApplicable`.
// Cost: a tenth of a microsecond for a term of the first kind, a microsecond or two for one of the second.
import type { IsoDate, Project } from "../domain/index.ts";
import { visitApplicable } from "./applicable-terms.ts";
import { type CutFootprint, type Piece, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { ProjectReading } from "./project-reading.ts";
import { type FootprintFacts, footprintFacts } from "./spatial-facts.ts";
import { type JudgedTerm, judgeTerm, judgeTermAlone, outOfScope } from "./term-outcome.ts";

/** Judges the terms that can concern a footprint, in the order of the prepared terms; those left out do not apply. @internal */
export function judgeTerms(
  prepared: PreparedScheme,
  project: Project,
  cut: CutFootprint,
  asOf: IsoDate,
  reading: ProjectReading = new ProjectReading(prepared, project, asOf),
): JudgedTerm[] {
  const judged: JudgedTerm[] = [];
  let facts: FootprintFacts | undefined;
  visitApplicable(prepared, cut, asOf, (position, pieces) => {
    if (pieces === null || !reading.decides(position)) {
      facts ??= footprintFacts(prepared, cut);
      judged.push(judgeTerm(prepared.terms[position]!, cut, facts, { project, asOf, space: facts }));
    } else if (isEnough(pieces, cut)) judged.push(reading.outcome(position));
  });
  return judged;
}

/** Judges all terms, by position, without what is missing. @internal */
export function judgeAllTerms(
  prepared: PreparedScheme,
  cut: CutFootprint,
  facts: FootprintFacts,
  project: Project,
  asOf: IsoDate,
): JudgedTerm[] {
  const reading = new ProjectReading(prepared, project, asOf);
  const judged = prepared.terms.map(outOfScope);
  visitApplicable(prepared, cut, asOf, (position, pieces) => {
    if (pieces === null || !reading.decides(position))
      judged[position] = judgeTermAlone(prepared.terms[position]!, cut, facts, { project, asOf, space: facts });
    else if (isEnough(pieces, cut)) judged[position] = reading.outcome(position);
  });
  return judged;
}

/** Whether pieces count: all of the footprint is never too little, but for nothing at all. @internal */
export function isEnough(pieces: readonly Piece[], cut: CutFootprint): boolean {
  return pieces.length > 0 && (pieces.length === cut.pieces.length || !cut.negligible(sumOf(pieces)));
}
