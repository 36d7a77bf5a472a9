// Drafts cleaned: small patches join a neighbour where that is asked for, and pieces part where the profile numbers each.
import type { DelineationInput, OrderedInput } from "./delineation-input.ts";
import { readFaceBorders } from "./face-borders.ts";
import type { Ground } from "./ground.ts";
import { type Dissolved, dissolveSlivers, patchesOf } from "./sliver-dissolving.ts";
import type { Draft, Drafts } from "./unit-drafting.ts";

/** Drafts after cleaning. @internal */
export interface Cleaned extends Drafts {
  readonly dissolved: Dissolved;
}

/** Dissolves small patches where asked for, then parts pieces where the profile numbers each. @internal */
export function cleanDrafts(
  drafted: Drafts,
  ground: Ground,
  ordered: OrderedInput,
  { slivers }: Pick<DelineationInput, "slivers">,
): Cleaned {
  const { pieces } = ordered.profile.numbering;
  const none: Dissolved = { draftOf: drafted.draftOf, moves: [], left: [] };
  if (!slivers && pieces === "together") return { ...drafted, dissolved: none };
  const borders = readFaceBorders(ground.overlay, (f) => ground.inside[f] === 1);
  const dissolved = slivers ? dissolveSlivers(drafted, ground, borders, ordered, slivers) : none;
  if (pieces === "together") return { ...drafted, draftOf: dissolved.draftOf, dissolved };
  const { patchOf } = patchesOf(ground, borders, dissolved.draftOf);
  // the first patch of a draft keeps its number, so that the log still names it
  const drafts: Draft[] = [...drafted.drafts];
  const first = new Map<number, number>();
  const draftOfPatch = new Map<number, number>();
  const draftOf = dissolved.draftOf.map((d, f) => {
    if (d < 0) return d;
    const patch = patchOf[f]!;
    let own = draftOfPatch.get(patch);
    if (own === undefined) {
      own = first.has(d) ? drafts.push(drafts[d]!) - 1 : d;
      first.set(d, patch);
      draftOfPatch.set(patch, own);
    }
    return own;
  });
  return { drafts, draftOf, ruleOf: drafted.ruleOf, dissolved };
}
