// Contradictions of a list: a project that one term bans and another encourages. For each such pair a place and facts are sought
// that trigger both; what is found is screened, and only what the screening itself finds banned by the one and encouraged by the
// other is told, with the project as witness. So a contradiction that is told is one (sound). One that is not told may still be:
// places are one point for each combination of units and zones, and the search for facts is bounded.
//
// Cost: one overlay of the scheme, one screening of a point for each place, then pairs × places that differ for the pair.
import {
  type AccessTerm,
  type Condition,
  canonicalJson,
  type Finding,
  type IsoDate,
  type Kleene,
  LABELS,
  type Project,
  validityState,
  type ZoningScheme,
} from "../../domain/index.ts";
import { prepareScheme } from "../prepared-scheme.ts";
import { screen } from "../screen.ts";
import { candidatePlaces, type Place, pointAt } from "./candidate-places.ts";
import { leavesOf, leavesOfTerm } from "./condition-leaves.ts";
import { type FoundFacts, factsFor, type Goal, isSpatial, type Literal, waysTo } from "./fact-search.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

/** Two terms at odds, with a project that proves it. 相互矛盾的条目. */
export interface Contradiction {
  /** Id of the term that bans. 禁止条目. */
  readonly ban: string;
  /** Id of the term that encourages. 鼓励条目. */
  readonly encouragement: string;
  /** A project that both speak of; screen it to see. 证例. */
  readonly witness: Project;
}

/** Ways to trigger a pair that are tried. */
const MOST_WAYS = 256;

/** What was sought and found. @internal */
export interface ContradictionSearch {
  readonly contradictions: readonly Contradiction[];
  readonly findings: readonly Finding[];
}

/** Seeks contradictions. @internal */
export function findContradictions(
  scheme: ZoningScheme,
  terms: readonly PlacedTerm[],
  asOf: IsoDate,
  mostPlaces: number,
): ContradictionSearch {
  const live = terms.filter(({ term }) => term.textOnly !== true && validityState(term, asOf) === "inForce");
  const bans = sorted(live.filter(({ term }) => bansOn(term, asOf)));
  const encouragements = sorted(live.filter(({ term }) => term.modality === "encourage"));
  if (bans.length === 0 || encouragements.length === 0) return { contradictions: [], findings: [] };
  const all = candidatePlaces(scheme);
  const places = all.slice(0, mostPlaces);
  const findings: Finding[] = [];
  if (places.length < all.length)
    findings.push(
      lintFinding("LINT_SEARCH_LIMITED", "info", "$.terms", { value: all.length, limit: places.length }, scheme.id),
    );
  const answers = probe(scheme, [...bans, ...encouragements], places, asOf);
  const prepared = prepareScheme(scheme);
  const contradictions: Contradiction[] = [];
  for (const ban of bans)
    for (const other of encouragements) {
      const found = witnessOf(ban.term, other.term, answers, places, asOf, (project) => {
        const outcomes = new Map(
          screen(prepared, project, { asOf, deciding: false }).terms.map((result) => [result.term, result]),
        );
        return (
          outcomes.get(ban.term.id)?.outcome === "violates" && outcomes.get(other.term.id)?.reason === "encouraged"
        );
      });
      if (found === undefined) continue;
      contradictions.push({ ban: ban.term.id, encouragement: other.term.id, witness: found.project });
      const { natures, industries, facts } = found.project;
      const [lon, lat] = found.place;
      findings.push(
        lintFinding(
          "LINT_CONTRADICTION",
          sharesSubject(ban.term, other.term) ? "warning" : "info",
          ban.path,
          {
            ban: ban.term.id,
            banTier: LABELS.tier[ban.term.tier],
            other: other.term.id,
            otherTier: LABELS.tier[other.term.tier],
            lon,
            lat,
            facts: JSON.stringify({ natures, industries, facts }),
          },
          ban.term.id,
        ),
      );
    }
  prepared.dispose();
  return { contradictions, findings };
}

/**
 * Whether two terms speak of the same kind of fact: then they are at odds about it. Two that do not (a ban on a process, and
 * encouragement of an industry) only meet in a project that has both, which may well be meant.
 */
function sharesSubject(a: AccessTerm, b: AccessTerm): boolean {
  const subjects = (term: AccessTerm): ReadonlySet<string> =>
    new Set([
      ...(term.scope?.industries === undefined ? [] : ["industry"]),
      ...leavesOf(term.when, "").flatMap(({ leaf }) => {
        switch (leaf.op) {
          case "industry":
            return ["industry"];
          case "has":
            return [leaf.what];
          case "flag":
            return [`flag:${leaf.flag}`];
          case "listed":
            return [`listed:${leaf.catalogue}`];
          case "compare":
            return [`quantity:${leaf.quantity}`];
          case "ratio":
            return [`replacement:${leaf.pollutant}`];
          case "relocation":
            return ["relocation"];
          default:
            return [];
        }
      }),
    ]);
  const [one, two] = [subjects(a), subjects(b)];
  // a term without any subject speaks of every project
  return one.size === 0 || two.size === 0 || [...one].some((subject) => two.has(subject));
}

function sorted(terms: readonly PlacedTerm[]): PlacedTerm[] {
  return [...terms].sort((a, b) => (a.term.id < b.term.id ? -1 : 1));
}

/** A ban bites; so does an exit whose day has passed. */
function bansOn({ modality, obligation }: AccessTerm, asOf: IsoDate): boolean {
  return (
    modality === "prohibit" || (modality === "exit" && obligation?.deadline !== undefined && obligation.deadline < asOf)
  );
}

/** The scope of a term without its industries, which are facts of the project. */
function placeKey({ scope }: AccessTerm): string {
  const { units, place, parks } = scope ?? {};
  return canonicalJson({ units, place, parks });
}

const leafKey = (leaf: Condition): string => canonicalJson(leaf);

/** What the ground says: for each question, its truth at each place. */
type Answers = ReadonlyMap<string, readonly Kleene[]>;

/** Asks scopes and spatial leaves at each place, by screening a point against terms that say nothing else. */
function probe(scheme: ZoningScheme, terms: readonly PlacedTerm[], places: readonly Place[], asOf: IsoDate): Answers {
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
  return answers;
}

function projectAt(place: Place, { natures, industries, facts }: FoundFacts): Project {
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

function witnessOf(
  ban: AccessTerm,
  other: AccessTerm,
  answers: Answers,
  places: readonly Place[],
  asOf: IsoDate,
  proves: (project: Project) => boolean,
): { readonly project: Project; readonly place: Place } | undefined {
  const keys = [
    ...new Set(
      [ban, other]
        .flatMap((term) => leavesOfTerm(term, "").map(({ leaf }) => leaf))
        .filter(isSpatial)
        .map(leafKey),
    ),
  ];
  const inScope = [placeKey(ban), placeKey(other)].map((key) => answers.get(key)!);
  const tried = new Set<string>();
  for (let at = 0; at < places.length; at++) {
    if (inScope.some((truths) => truths[at] !== "true")) continue;
    // places that answer all questions of the pair alike are one
    const signature = keys.map((key) => answers.get(key)![at]).join(" ");
    if (tried.has(signature)) continue;
    tried.add(signature);
    const admits = ({ leaf, value }: Literal): boolean =>
      !isSpatial(leaf) || answers.get(leafKey(leaf))![at] === (value ? "true" : "false");
    for (const way of waysTo([...goalsOf(ban), ...goalsOf(other)], admits, MOST_WAYS)) {
      const facts = factsFor(way, asOf);
      if (facts === undefined) continue;
      const project = projectAt(places[at]!, facts);
      if (proves(project)) return { project, place: places[at]! };
    }
  }
  return undefined;
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
