// The parts of a footprint that a term treats alike. A term bites on the part where its scope and condition hold and its
// exception does not; so a ban inside one zone is not set off by ground in another, an exception spares only the ground that
// it names, and a larger footprint never has a milder outcome. Pieces of the cut that lie alike to every place and park the
// term asks for make one part, and its condition is evaluated once for each part.
//
// Two operators speak of more than a point of ground: `within` with `minShare` of the whole footprint, `distance` of the
// nearest point of the part. Cost: one pass over the pieces for each place that the term names; one part for most terms.
import {
  type AccessTerm,
  type CompiledCondition,
  type Condition,
  compileCondition,
  type FactKey,
  industryAmong,
  type Kleene,
  kleeneAll,
  MOST_CONDITION_DEPTH,
  type PlaceSelector,
  type Project,
} from "../domain/index.ts";
import type { CutFootprint } from "./footprint.ts";
import type { FootprintFacts } from "./spatial-facts.ts";

/** What a term asks, found once. @internal */
export interface AskedOfTerm {
  /** Places of its scope. */
  readonly scope: readonly PlaceSelector[];
  /** Places inside which its conditions hold, but for those asked for by share. */
  readonly within: readonly PlaceSelector[];
  /** Whether its conditions ask for parks. */
  readonly parks: boolean;
  /** Its conditions; `null` where it has none. */
  readonly when: CompiledCondition | null;
  readonly exceptWhen: CompiledCondition | null;
}

/** A part of the footprint that a term treats alike. @internal */
export interface TermPart {
  /** Pieces, as indices into the cut. */
  readonly pieces: readonly number[];
  /** Whether it lies in the scope. */
  readonly scope: Kleene;
}

/** The parts of a footprint for a term, with what is missing for its scope. @internal */
export interface TermParts {
  readonly parts: readonly TermPart[];
  readonly missing: readonly FactKey[];
}

const asked = new WeakMap<AccessTerm, AskedOfTerm>();

/** What a term asks. @internal */
export function askedOfTerm(term: AccessTerm): AskedOfTerm {
  let found = asked.get(term);
  if (found === undefined) {
    const within: PlaceSelector[] = [];
    const parks = [term.when, term.exceptWhen].map((condition) => collect(condition, within, 0)).includes(true);
    const { units, place } = term.scope ?? {};
    const scope = [...(units === undefined ? [] : [{ units }]), ...(place === undefined ? [] : [place])];
    const [when, exceptWhen] = [term.when, term.exceptWhen].map((condition) =>
      condition === undefined ? null : compileCondition(condition),
    ) as [CompiledCondition | null, CompiledCondition | null];
    asked.set(term, (found = { scope, within, parks, when, exceptWhen }));
  }
  return found;
}

/** Collects places; whether parks are asked for. What is malformed is left to the evaluation, which says where. */
function collect(condition: Condition | undefined, within: PlaceSelector[], depth: number): boolean {
  if (typeof condition !== "object" || condition === null || depth > MOST_CONDITION_DEPTH) return false;
  switch (condition.op) {
    case "all":
    case "any":
      return Array.isArray(condition.of) && condition.of.map((part) => collect(part, within, depth + 1)).includes(true);
    case "not":
      return collect(condition.of, within, depth + 1);
    case "implies":
      return [condition.if, condition.then].map((part) => collect(part, within, depth + 1)).includes(true);
    case "within":
      if (!((condition.minShare ?? 0) > 0) && typeof condition.place === "object" && condition.place !== null)
        within.push(condition.place);
      return false;
    case "inPark":
      return true;
    default:
      return false;
  }
}

/** Whether a project's industries are among those of a scope; a project that names none may be of any. @internal */
export function industryScope({ industries: own }: Project, industries: readonly string[]): Kleene {
  // what is no list of texts names none, as where a condition asks for it
  const named = Array.isArray(own) && own.length > 0 && own.every((code) => typeof code === "string");
  return named ? industryAmong(own, industries) : "unknown";
}

/** Parts the footprint as a term needs it. @internal */
export function termParts(term: AccessTerm, project: Project, cut: CutFootprint, facts: FootprintFacts): TermParts {
  const places = askedOfTerm(term);
  const { parks, industries } = term.scope ?? {};
  const missing: FactKey[] = [];
  const scopes = places.scope.map((place) => facts.within(place));
  if (parks !== undefined) scopes.push(facts.inParks(parks));
  let everywhere: Kleene = "true";
  if (industries !== undefined) {
    everywhere = industryScope(project, industries);
    if (everywhere === "unknown") missing.push("industry");
  }
  places.scope.forEach((place, k) => {
    if (scopes[k]!.includes("unknown")) missing.push(...facts.missingLayers(place));
  });
  if (parks !== undefined && scopes.at(-1)!.includes("unknown")) {
    const gone = facts.absentParks?.(parks) ?? [];
    missing.push(...(gone.length > 0 ? gone : ["park"]));
  }

  const scopeOf = (i: number): Kleene => kleeneAll([everywhere, ...scopes.map((answers) => answers[i]!)]);
  // most footprints are one piece, and then one part
  if (cut.pieces.length === 1) return { parts: [{ pieces: [0], scope: scopeOf(0) }], missing };
  const groups = new Map<string, { pieces: number[]; scope: Kleene }>();
  cut.pieces.forEach(({ holds }, i) => {
    const scope = scopeOf(i);
    // ground outside the scope is one part, whatever else lies there
    const key =
      scope === "false"
        ? scope
        : `${scope} ${places.within.map((place) => facts.within(place)[i]).join(" ")} ${places.parks ? holds.parks.join(",") : ""}`;
    const group = groups.get(key);
    if (group) group.pieces.push(i);
    else groups.set(key, { pieces: [i], scope });
  });
  return { parts: [...groups.values()], missing };
}
