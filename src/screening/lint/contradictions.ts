// Contradictions of a list: two terms that cannot both be meant, with a project as witness that both speak of. What is told was
// screened: the witness is found so by the screening itself (sound); what is not told may still be (witness-search.ts).
//
//   encouraged    one bans what the other encourages, whatever their tiers
//   overruled     one restricts, that is admits on conditions, only what another of the same or a higher tier bans: it never has
//                 effect, and whoever reads it alone is misled. A lower tier may be stricter, so a ban below is none
//   thresholds    obligations of both bound one quantity from both sides, and no value meets both
//   banned        whatever value meets the obligation of one sets off the ban of the other
//
// That the strictest term wins is no contradiction, nor is an exception: it spares from its own ban, and promises nothing.
// Cost: one overlay of the scheme, one screening of a point for each place, then pairs × places that differ for the pair.
import {
  type AccessTerm,
  type Finding,
  type IsoDate,
  LABELS,
  type ListTier,
  type Project,
  type TermOutcome,
  validityState,
  type ZoningScheme,
} from "../../domain/index.ts";
import type { TermReason } from "../conformity-analysis.ts";
import { prepareScheme } from "../prepared-scheme.ts";
import { screen } from "../screen.ts";
import { candidatePlaces } from "./candidate-places.ts";
import { leavesOf, leavesOfTerm } from "./condition-leaves.ts";
import type { Goal } from "./fact-search.ts";
import { type LintCode, lintFinding, type PlacedTerm } from "./lint-finding.ts";
import { alwaysMet, type ProbedGround, probe, type Witness, witnessOf } from "./witness-search.ts";

/** How two terms are at odds: see the head of this file. 矛盾类型. */
export type ContradictionKind = "encouraged" | "overruled" | "thresholds" | "banned";

/** Two terms at odds, with a project that proves it. 相互矛盾的条目. */
export interface Contradiction {
  /**
   * How: `encouraged` 鼓励所禁, `overruled` 限制被同级或上级禁止架空, `thresholds` 数值要求不能同时满足, `banned` 达到要求即触发禁止. 类型.
   */
  readonly kind: ContradictionKind;
  /** Id of the term that bans; of `thresholds`, of the one with the least value. 条目. */
  readonly term: string;
  /** Id of the other. 另一条目. */
  readonly other: string;
  /** A project that both speak of; screen it to see. 证例. */
  readonly witness: Project;
}

const CODE: Readonly<Record<ContradictionKind, LintCode>> = {
  encouraged: "LINT_CONTRADICTION",
  overruled: "LINT_RESTRICTION_OVERRULED",
  thresholds: "LINT_THRESHOLDS_APART",
  banned: "LINT_OBLIGATION_BANNED",
};

/** What was sought and found. @internal */
export interface ContradictionSearch {
  readonly contradictions: readonly Contradiction[];
  readonly findings: readonly Finding[];
}

/** What became of a term. */
type Outcome = { readonly outcome: TermOutcome; readonly reason: TermReason };

/** Two terms that may be at odds. */
interface Pair {
  readonly kind: ContradictionKind;
  readonly term: PlacedTerm;
  readonly other: PlacedTerm;
}

/** Seeks contradictions. @internal */
export function findContradictions(
  scheme: ZoningScheme,
  terms: readonly PlacedTerm[],
  asOf: IsoDate,
  mostPlaces: number,
): ContradictionSearch {
  const live = sorted(terms.filter(({ term }) => term.textOnly !== true && validityState(term, asOf) === "inForce"));
  const pairs = live.flatMap((term) => live.flatMap((other) => pairsOf(term, other, asOf)));
  if (pairs.length === 0) return { contradictions: [], findings: [] };
  const all = candidatePlaces(scheme);
  const places = all.slice(0, mostPlaces);
  const findings: Finding[] = [];
  if (places.length < all.length)
    findings.push(
      lintFinding("LINT_SEARCH_LIMITED", "info", "$.terms", { value: all.length, limit: places.length }, scheme.id),
    );
  const asked = new Set(pairs.flatMap(({ term, other }) => [term, other]));
  const ground = probe(
    scheme,
    live.filter((term) => asked.has(term)),
    places,
    asOf,
  );
  const prepared = prepareScheme(scheme);
  const outcomesOf = (project: Project): ReadonlyMap<string, Outcome> =>
    new Map(screen(prepared, project, { asOf, deciding: false }).terms.map((result) => [result.term, result]));
  const contradictions: Contradiction[] = [];
  for (const pair of pairs) {
    // what holds of all places cannot be said of some
    if (pair.kind === "overruled" && places.length < all.length) continue;
    const found = proofOf(pair, ground, outcomesOf);
    if (found === undefined) continue;
    const { kind, term, other } = pair;
    contradictions.push({ kind, term: term.term.id, other: other.term.id, witness: found.project });
    findings.push(told(pair, found));
  }
  prepared.dispose();
  return { contradictions, findings };
}

function told(
  { kind, term: { term, path }, other: { term: other } }: Pair,
  { project, place: [lon, lat] }: Witness,
): Finding {
  const { natures, industries, facts } = project;
  const severity = kind !== "encouraged" || sharesSubject(term, other) ? "warning" : "info";
  const limits = { quantity: term.obligation?.threshold?.quantity ?? other.obligation?.threshold?.quantity ?? "" };
  const values = {
    ...{ ban: term.id, banTier: LABELS.tier[term.tier], other: other.id, otherTier: LABELS.tier[other.tier] },
    ...limits,
    ...{ lon, lat, facts: JSON.stringify({ natures, industries, facts }) },
  };
  return lintFinding(CODE[kind], severity, path, values, term.id);
}

/** From the widest tier to the narrowest; those beside each other are none above the other. */
const HEIGHT: Readonly<Record<ListTier, number>> = {
  nation: 0,
  province: 1,
  region: 2,
  cityCluster: 2,
  city: 3,
  unit: 4,
  element: 4,
  park: 4,
  industry: 4,
};

/** How two terms may be at odds, by what they are. */
function pairsOf(one: PlacedTerm, two: PlacedTerm, asOf: IsoDate): Pair[] {
  const [term, other] = [one.term, two.term];
  const kinds: ContradictionKind[] = [];
  if (bansOn(term, asOf)) {
    if (other.modality === "encourage") kinds.push("encouraged");
    if (other.modality === "restrict" && HEIGHT[term.tier] <= HEIGHT[other.tier] && sharesSubject(term, other))
      kinds.push("overruled");
    if (binds(other) && boundsBanned(term, other)) kinds.push("banned");
  }
  if (binds(term) && binds(other) && isApart(term, other)) kinds.push("thresholds");
  return kinds.map((kind) => ({ kind, term: one, other: two }));
}

function binds({ modality, obligation }: AccessTerm): boolean {
  return (modality === "restrict" || modality === "require") && obligation?.threshold !== undefined;
}

/** Whether no value is at least what one asks for and at most what the other does. */
function isApart({ obligation: one }: AccessTerm, { obligation: two }: AccessTerm): boolean {
  const [least, most] = [one!.threshold!, two!.threshold!];
  return (
    least.bound === "atLeast" &&
    most.bound === "atMost" &&
    least.quantity === most.quantity &&
    least.unit === most.unit &&
    least.value > most.value
  );
}

/** Whether a ban asks for the quantity that an obligation bounds. */
function boundsBanned(ban: AccessTerm, { obligation }: AccessTerm): boolean {
  return comparedIn(ban, obligation!.threshold!).length > 0;
}

/** The values that a term compares a quantity with. */
function comparedIn(
  term: AccessTerm,
  { quantity, unit }: { readonly quantity: string; readonly unit: string },
): number[] {
  return leavesOfTerm(term, "").flatMap(({ leaf }) =>
    leaf.op === "compare" && leaf.quantity === quantity && leaf.unit === unit ? [leaf.value] : [],
  );
}

/** A project that proves two terms at odds. */
function proofOf(
  { kind, term: { term }, other: { term: other } }: Pair,
  ground: ProbedGround,
  outcomesOf: (project: Project) => ReadonlyMap<string, Outcome>,
): Witness | undefined {
  const violates = (outcomes: ReadonlyMap<string, Outcome>): boolean => outcomes.get(term.id)?.outcome === "violates";
  const asks = (outcomes: ReadonlyMap<string, Outcome>, id: string): boolean =>
    ["commitment", "thresholdMet"].includes(outcomes.get(id)?.reason ?? "");
  const pair = [term, other] as const;
  switch (kind) {
    case "encouraged":
      return witnessOf(ground, pair, [], (project) => {
        const outcomes = outcomesOf(project);
        return violates(outcomes) && outcomes.get(other.id)?.reason === "encouraged";
      });
    case "overruled": {
      const both = (project: Project): boolean => {
        const outcomes = outcomesOf(project);
        return violates(outcomes) && asks(outcomes, other.id);
      };
      const found = witnessOf(ground, pair, [], both);
      // whatever is not found banned counts as a case of its own, also where it is only not known
      return found !== undefined && alwaysMet(ground, other, term, (project) => !both(project)) ? found : undefined;
    }
    case "thresholds":
      return witnessOf(ground, pair, [], (project) => {
        const outcomes = outcomesOf(project);
        return asks(outcomes, term.id) && asks(outcomes, other.id);
      });
    case "banned": {
      const { quantity, unit, value, bound } = other.obligation!.threshold!;
      const is = bound === "atLeast" ? ">=" : "<=";
      const met: Goal = { condition: { op: "compare", quantity, is, value, unit }, value: true };
      const values = valuesMeeting(other.obligation!.threshold!, [
        ...comparedIn(term, { quantity, unit }),
        ...comparedIn(other, { quantity, unit }),
      ]);
      return witnessOf(ground, pair, [met], (project) => {
        const outcomes = outcomesOf(project);
        if (!violates(outcomes) || outcomes.get(other.id)?.reason !== "thresholdMet") return false;
        return values.every((one) => {
          const quantities = { ...project.facts?.quantities, [quantity]: { value: one, unit } };
          return violates(outcomesOf({ ...project, facts: { ...project.facts, quantities } }));
        });
      });
    }
  }
}

/** Values that meet a threshold and that comparisons tell apart. */
function valuesMeeting(
  { value, bound }: { readonly value: number; readonly bound: string },
  compared: readonly number[],
): number[] {
  const marks = [...new Set([value, ...compared])].sort((a, b) => a - b);
  const all = marks.flatMap((mark, i) => [i === 0 ? mark - 1 : (marks[i - 1]! + mark) / 2, mark]);
  return [...all, marks.at(-1)! + 1].filter((one) => (bound === "atLeast" ? one >= value : one <= value));
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
