// Projects that set off two terms of a list at once: for each pair a place and facts are sought that trigger both. Places are one
// point for each combination of units and zones (candidate-places.ts), and the search for facts is bounded (fact-search.ts), so
// what is found is to be proved by screening it, and what is not found may still be.
//
// Cost: a screening of a point for each place, then places that differ for the pair × ways to trigger it.
import {
  type AccessTerm,
  type Condition,
  canonicalJson,
  type IsoDate,
  type Kleene,
  type Project,
  type ZoningScheme,
} from "../../domain/index.ts";
import { prepareScheme } from "../prepared-scheme.ts";
import { screen } from "../screen.ts";
import { type Place, pointAt } from "./candidate-places.ts";
import { leavesOfTerm } from "./condition-leaves.ts";
import { type FoundFacts, factsFor, type Goal, isSpatial, type Literal, waysTo } from "./fact-search.ts";
import type { PlacedTerm } from "./lint-finding.ts";

/** Ways to trigger a pair that are tried. */
const MOST_WAYS = 256;

/** The scope of a term without its industries, which are facts of the project. */
function placeKey({ scope }: AccessTerm): string {
  const { units, place, parks } = scope ?? {};
  return canonicalJson({ units, place, parks });
}

const leafKey = (leaf: Condition): string => canonicalJson(leaf);

/** What the ground says: for each question, its truth at each place. */
type Answers = ReadonlyMap<string, readonly Kleene[]>;

/** Places, and what the ground says there of what terms ask. @internal */
export interface ProbedGround {
  readonly places: readonly Place[];
  readonly answers: Answers;
  readonly asOf: IsoDate;
}

/** Asks scopes and spatial leaves at each place, by screening a point against terms that say nothing else. @internal */
export function probe(
  scheme: ZoningScheme,
  terms: readonly PlacedTerm[],
  places: readonly Place[],
  asOf: IsoDate,
): ProbedGround {
  const questions = new Map<string, Partial<AccessTerm>>();
  for (const { term, path } of terms) {
    const { units, place, parks } = term.scope ?? {};
    const scope = {
      ...(units === undefined ? {} : { units }),
      ...(place === undefined ? {} : { place }),
      ...(parks === undefined ? {} : { parks }),
    };
    questions.set(placeKey(term), { scope });
    for (const { leaf } of leavesOfTerm(term, path)) if (isSpatial(leaf)) questions.set(leafKey(leaf), { when: leaf });
  }
  const keys = [...questions.keys()];
  const probes = keys.map(
    (key, i): AccessTerm => ({
      id: `${i}`,
      tier: "unit",
      dimension: "common",
      theme: "other",
      modality: "encourage",
      text: key,
      basis: [],
      ...questions.get(key),
    }),
  );
  const prepared = prepareScheme({ ...scheme, terms: probes, legalBases: [] });
  const answers = new Map<string, Kleene[]>(keys.map((key) => [key, []]));
  for (const place of places) {
    const { terms: results } = screen(prepared, projectAt(place, { facts: {} }), { asOf, deciding: false });
    for (const { term, outcome } of results)
      answers
        .get(keys[Number(term)]!)!
        .push(outcome === "conforms" ? "true" : outcome === "notApplicable" ? "false" : "unknown");
  }
  prepared.dispose();
  return { places, answers, asOf };
}

/** A project on a place. @internal */
export function projectAt(place: Place, { natures, industries, facts }: FoundFacts): Project {
  return {
    format: "sanxian.project",
    formatVersion: "1",
    id: "witness",
    name: "证例",
    nameEn: "Witness",
    ...(natures === undefined ? {} : { natures }),
    ...(industries === undefined ? {} : { industries }),
    ...(facts === undefined ? {} : { facts }),
    footprint: pointAt(place),
  };
}

/** A project and the place where it is. @internal */
export interface Witness {
  readonly project: Project;
  readonly place: Place;
}

/** A project that sets off both of two terms, and does what more is wanted. @internal */
export function witnessOf(
  ground: ProbedGround,
  pair: readonly [AccessTerm, AccessTerm],
  more: readonly Goal[],
  proves: (project: Project) => boolean,
): Witness | undefined {
  const { answers, places, asOf } = ground;
  const keys = spatialKeys(pair);
  const inScope = pair.map((term) => answers.get(placeKey(term))!);
  const tried = new Set<string>();
  for (let at = 0; at < places.length; at++) {
    if (inScope.some((truths) => truths[at] !== "true")) continue;
    // places that answer all questions of the pair alike are one
    const signature = keys.map((key) => answers.get(key)![at]).join(" ");
    if (tried.has(signature)) continue;
    tried.add(signature);
    for (const way of waysTo([...pair.flatMap(goalsOf), ...more], admitting(answers, at), MOST_WAYS)) {
      const facts = factsFor(way, asOf);
      if (facts === undefined) continue;
      const project = projectAt(places[at]!, facts);
      if (proves(project)) return { project, place: places[at]! };
    }
  }
  return undefined;
}

/**
 * Whether a term bites nowhere but where another, of the same project, bites too: no case was found in which it bites alone. A
 * scope or condition that some place leaves unknown, and a search that is not exhausted, count as such a case.
 *
 * @param alone - whether a project sets off the term and not the other, by the screening
 * @internal
 */
export function alwaysMet(
  { answers, places, asOf }: ProbedGround,
  term: AccessTerm,
  by: AccessTerm,
  alone: (project: Project) => boolean,
): boolean {
  // between the places that are probed a distance may be any
  if (leavesOfTerm(by, "").some(({ leaf }) => leaf.op === "distance")) return false;
  const keys = spatialKeys([term, by]);
  const tried = new Set<string>();
  for (let at = 0; at < places.length; at++) {
    const [own, others] = [term, by].map((one) => answers.get(placeKey(one))![at]!);
    if (own === "false") continue;
    const said = keys.map((key) => answers.get(key)![at]!);
    if (own === "unknown" || others === "unknown" || said.includes("unknown")) return false;
    const signature = `${others} ${said.join(" ")}`;
    if (tried.has(signature)) continue;
    tried.add(signature);
    let ways = 0;
    for (const goals of [goalsOf(term)].flatMap((want) =>
      others === "false" ? [want] : spared(by).map((one) => [...want, one]),
    ))
      for (const way of waysTo(goals, admitting(answers, at), MOST_WAYS)) {
        if (++ways === MOST_WAYS) return false;
        const facts = factsFor(way, asOf);
        if (facts !== undefined && alone(projectAt(places[at]!, facts))) return false;
      }
  }
  return true;
}

/** The ways in which a term does not bite in its place. */
function spared(term: AccessTerm): Goal[] {
  return goalsOf(term).map(({ condition, value }) => ({ condition, value: !value }));
}

function spatialKeys(terms: readonly AccessTerm[]): string[] {
  const leaves = terms.flatMap((term) => leavesOfTerm(term, "").map(({ leaf }) => leaf));
  return [...new Set(leaves.filter(isSpatial).map(leafKey))];
}

/** What the ground of a place admits. */
function admitting(answers: Answers, at: number): (literal: Literal) => boolean {
  return ({ leaf, value }) => !isSpatial(leaf) || answers.get(leafKey(leaf))![at] === (value ? "true" : "false");
}

/** What must hold for a term to bite, beside its place. */
function goalsOf({ scope, when, exceptWhen }: AccessTerm): Goal[] {
  return [
    ...(scope?.industries === undefined
      ? []
      : [{ condition: { op: "industry", in: scope.industries } as const, value: true }]),
    ...(when === undefined ? [] : [{ condition: when, value: true }]),
    ...(exceptWhen === undefined ? [] : [{ condition: exceptWhen, value: false }]),
  ];
}
