// The outcomes of all terms that can concern a footprint. Where a term asks nothing of the ground but whether it lies in scope,
// the places of the cut and one reading of the project decide it; the others are judged part by part (term-outcome.ts).
//
// Guarantee: the same outcomes, reasons and missing facts as judging every term by itself; those left out are `notApplicable`.
// Cost: a fraction of a microsecond for a term of the first kind, a few microseconds for one of the second.
import type { IsoDate, Project } from "../domain/index.ts";
import { applicableTerms } from "./applicable-terms.ts";
import { type CutFootprint, sumOf } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { ProjectReading } from "./project-reading.ts";
import { type FootprintFacts, footprintFacts } from "./spatial-facts.ts";
import { type JudgedTerm, judgeTerm } from "./term-outcome.ts";

/** Judges the terms that can concern a footprint, in the order of the prepared terms. @internal */
export function judgeTerms(
  prepared: PreparedScheme,
  project: Project,
  cut: CutFootprint,
  asOf: IsoDate,
  reading: ProjectReading = new ProjectReading(prepared, project, asOf),
): JudgedTerm[] {
  const judged: JudgedTerm[] = [];
  let facts: FootprintFacts | undefined;
  for (const { position, pieces } of applicableTerms(prepared, cut, asOf)) {
    if (pieces !== null && reading.decides(position)) {
      // all of the footprint is never too little, but for nothing at all
      if (pieces.length === 0 || (pieces.length < cut.pieces.length && cut.negligible(sumOf(pieces)))) continue;
      judged.push(reading.outcome(position));
    } else {
      facts ??= footprintFacts(prepared, cut);
      judged.push(judgeTerm(prepared.terms[position]!, cut, facts, { project, asOf, space: facts }));
    }
  }
  return judged;
}
