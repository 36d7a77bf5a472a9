import { type IsoDate, type LegalBasis, validityState } from "../domain/index.ts";
import type { BasisState } from "./conformity-analysis.ts";

/** How the legal bases of a term stand on a day; one the scheme does not hold is `missing`, never assumed. @internal */
export function basisStates(
  ids: readonly string[],
  bases: ReadonlyMap<string, LegalBasis>,
  asOf: IsoDate,
): BasisState[] {
  return ids.map((id) => {
    const basis = bases.get(id);
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
