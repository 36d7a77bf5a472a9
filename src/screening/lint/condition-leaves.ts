// The leaves of a term's conditions with the path of each, so that a finding can name the place.
import { type AccessTerm, type Condition, MOST_CONDITION_DEPTH, type PlaceSelector } from "../../domain/index.ts";

/** A condition that is no conjunction, disjunction or the like. @internal */
export type Leaf = Exclude<Condition, { op: "all" | "any" | "not" | "implies" }>;

/** A leaf and where it stands. @internal */
export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly path: string;
}

/** Leaves of a condition; nothing below the deepest level that is evaluated. @internal */
export function leavesOf(condition: Condition | undefined, path: string, depth = 0): readonly PlacedLeaf[] {
  if (typeof condition !== "object" || condition === null || depth > MOST_CONDITION_DEPTH) return [];
  switch (condition.op) {
    case "all":
    case "any":
      return Array.isArray(condition.of)
        ? condition.of.flatMap((part, i) => leavesOf(part, `${path}.of[${i}]`, depth + 1))
        : [];
    case "not":
      return leavesOf(condition.of, `${path}.of`, depth + 1);
    case "implies":
      return [
        ...leavesOf(condition.if, `${path}.if`, depth + 1),
        ...leavesOf(condition.then, `${path}.then`, depth + 1),
      ];
    default:
      return [{ leaf: condition, path }];
  }
}

/** Leaves of both conditions of a term. @internal */
export function leavesOfTerm({ when, exceptWhen }: AccessTerm, path: string): readonly PlacedLeaf[] {
  return [...leavesOf(when, `${path}.when`), ...leavesOf(exceptWhen, `${path}.exceptWhen`)];
}

/** Place selectors of a term: of its scope, and of its leaves. @internal */
export function placesOfTerm(
  term: AccessTerm,
  path: string,
): readonly { readonly place: PlaceSelector; readonly path: string }[] {
  const own = term.scope?.place === undefined ? [] : [{ place: term.scope.place, path: `${path}.scope.place` }];
  const leaves = leavesOfTerm(term, path).flatMap(({ leaf, path: at }) => {
    if (leaf.op === "within") return [{ place: leaf.place, path: `${at}.place` }];
    if (leaf.op === "distance" && leaf.to?.zones !== undefined)
      return [{ place: leaf.to.zones, path: `${at}.to.zones` }];
    return [];
  });
  return [...own, ...leaves].filter(({ place }) => typeof place === "object" && place !== null);
}
