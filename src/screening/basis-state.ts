import { type IsoDate, type LegalBasis, validityState } from "../domain/index.ts";
import type { BasisState } from "./conformity-analysis.ts";

/**
 * How the legal bases of a term stand on a day; one the scheme does not hold is `missing`, never assumed. Where one has lapsed,
 * what replaces it stands behind it, though the term does not name it: requirements outlive the act that they first
 * rested on. @internal
 */
export function basisStates(
  ids: readonly string[],
  bases: ReadonlyMap<string, LegalBasis>,
  asOf: IsoDate,
): BasisState[] {
  const states: BasisState[] = [];
  if (ids.length === 0) return states;
  const seen = new Set(ids);
  const add = (id: string, succeeds: string | null): void => {
    const basis = bases.get(id);
    const state = basis === undefined ? "missing" : validityState(basis, asOf);
    const replacedBy = basis?.replacedBy ?? null;
    states.push({
      id,
      title: basis?.title ?? id,
      number: basis?.number ?? null,
      article: basis?.article ?? null,
      state,
      replacedBy,
      succeeds,
    });
    if (state !== "expired" || replacedBy === null || seen.has(replacedBy)) return;
    seen.add(replacedBy);
    add(replacedBy, id);
  };
  for (const id of ids) add(id, null);
  return states;
}
