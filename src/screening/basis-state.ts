import { type IsoDate, validityState, type ZoningScheme } from "../domain/index.ts";
import type { BasisState } from "./conformity-analysis.ts";

/** How the legal bases of a term stand on a day; one the scheme does not hold is `missing`, never assumed. @internal */
export function basisStates(ids: readonly string[], scheme: ZoningScheme, asOf: IsoDate): BasisState[] {
  return ids.map((id) => {
    const basis = scheme.legalBases.find((candidate) => candidate.id === id);
    return {
      id,
      title: basis?.title ?? id,
      number: basis?.number ?? null,
      article: basis?.article ?? null,
      state: basis === undefined ? "missing" : validityState(basis, asOf),
      replacedBy: basis?.replacedBy ?? null,
    };
  });
}
