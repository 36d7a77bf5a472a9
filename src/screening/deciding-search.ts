// Which questions decide an open verdict. The verdict is a function of answers: each fact has a few answers that can be told
// apart, each open term is true, false or unknown under what is answered so far, and more answers never change what is known
// (Kleene). Two searches, both exact unless their budget runs out:
//
//   smallest sufficient set   the fewest facts such that, whatever their answers are, the verdict is decided.
//     A set fails if some answers to it leave a term open and set off nothing that decides. Extend such a counterexample to
//     as many facts as will bear it; every sufficient set must hold one of the facts that are left (a clause). So: smallest
//     hitting set of the clauses so far, look for a counterexample, add its clause, until there is none: the implicit hitting
//     set method (Chandrasekaran, Karp, Moreno-Centeno, Vempala 2011). Among sets of that size the first by order.
//   fewest answers            the smallest set of facts with answers to them that alone lead to a given verdict, whatever the
//     rest is. Iterative deepening; only facts that an unresolved term waits for are tried, and terms with no fact in common
//     bound the depth from below.
//
// Cost: small in practice, exponential at worst (the first problem is Σ₂-hard); the budget counts leaves of conditions.
import type { Kleene, Verdict } from "../domain/index.ts";

/** An open term, as a function of answers. @internal */
export interface OpenTerm {
  /** Whether it keeps the verdict open while it is unknown, whatever else is committed to: prohibitions and exits. */
  readonly blocks: boolean;
  /** Whether it violates where it is true; else it asks for a commitment. */
  readonly violates: boolean;
  /** Facts that it waits for, by index. */
  readonly facts: readonly number[];
  /** Its truth under answers: by fact the index of the answer, -1 for none. */
  value(answers: Int16Array): Kleene;
}

/** A verdict that is open, as a function of answers. @internal */
export interface OpenVerdict {
  /** How many answers each fact has; 0 for one that nobody can answer. */
  readonly answers: readonly number[];
  readonly terms: readonly OpenTerm[];
  /** Whether something asks for a commitment whatever is answered. */
  readonly conditional: boolean;
  /** Whether the verdict stays open whatever is answered, unless a prohibition bites. */
  readonly open: boolean;
  /** What evaluating has cost so far, in leaves of conditions; searches stop by it. */
  readonly meter: { leaves: number };
}

/** Answers by fact. @internal */
export type FactAnswers = readonly { readonly fact: number; readonly answer: number }[];

/** The verdict under answers. @internal */
export function verdictUnder({ terms, conditional, open }: OpenVerdict, answers: Int16Array): Verdict {
  let commits = conditional;
  let blocked = open;
  let bound = false;
  for (const term of terms) {
    const value = term.value(answers);
    if (value === "true") {
      if (term.violates) return "inadmissible";
      commits = true;
    } else if (value === "unknown") {
      if (term.blocks) blocked = true;
      else bound = true;
    }
  }
  if (blocked) return "undetermined";
  return commits ? "conditional" : bound ? "undetermined" : "admissible";
}

/** Nothing answered yet. @internal */
export function noAnswers({ answers }: OpenVerdict): Int16Array {
  return new Int16Array(answers.length).fill(-1);
}

class BudgetSpent extends Error {}

/** What looking up a value that is known costs, in leaves. */
const LOOK_UP = 0.1;

/** A verdict that counts its evaluations and stops when there are too many. */
function counted(problem: OpenVerdict, budget: number): OpenVerdict {
  const { meter } = problem;
  const limit = meter.leaves + budget;
  const terms = problem.terms.map((term) => ({
    ...term,
    value: (answers: Int16Array): Kleene => {
      // a value that is only looked up counts too, so that a search ends
      meter.leaves += LOOK_UP;
      if (meter.leaves > limit) throw new BudgetSpent();
      return term.value(answers);
    },
  }));
  return { ...problem, terms };
}

/**
 * The smallest set of facts that decides the verdict whatever the answers are; `null` where none does. @internal
 */
export function smallestSufficient(
  problem: OpenVerdict,
  budget: number,
): { readonly facts: readonly number[]; readonly proved: boolean } | null {
  const limited = counted(problem, budget);
  const clauses: number[][] = [];
  try {
    for (;;) {
      const facts = hittingSet(clauses, problem.answers.length);
      const clause = clauseAgainst(limited, facts);
      if (clause === undefined) return { facts, proved: true };
      if (clause.length === 0) return null;
      clauses.push(clause);
    }
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    // all that can be answered: enough if anything is, and perhaps more than needed
    return { facts: problem.answers.flatMap((count, fact) => (count > 0 ? [fact] : [])), proved: false };
  }
}

/** Facts of which a sufficient set must hold one, if these facts alone are not sufficient. */
function clauseAgainst(problem: OpenVerdict, facts: readonly number[]): number[] | undefined {
  const { terms, conditional, open } = problem;
  const answers = noAnswers(problem);
  const asked = new Set(facts);
  const witnesses = open
    ? [undefined]
    : [...terms.filter(({ blocks }) => blocks), ...(conditional ? [] : terms.filter(({ blocks }) => !blocks))];
  for (const witness of witnesses) {
    // what would decide the verdict although the witness is unknown
    const deciders = terms.filter(
      (term) => term !== witness && (term.violates || (witness !== undefined && !witness.blocks)),
    );
    const ofWitness = facts.filter((fact) => witness?.facts.includes(fact));
    const others = facts.filter((fact) => !witness?.facts.includes(fact));
    if (!assignAll([...ofWitness, ...others], 0, problem, answers, witness, deciders)) continue;
    const rest = problem.answers.flatMap((count, fact) => (count > 0 && !asked.has(fact) ? [fact] : []));
    const left: number[] = [];
    for (const fact of [
      ...rest.filter((one) => !witness?.facts.includes(one)),
      ...rest.filter((one) => witness?.facts.includes(one)),
    ])
      if (!assignAll([fact], 0, problem, answers, witness, deciders)) left.push(fact);
    return left.sort((a, b) => a - b);
  }
  return undefined;
}

/** Answers all of some facts so that the witness stays unknown and nothing decides; leaves the answers in place. */
function assignAll(
  facts: readonly number[],
  from: number,
  problem: OpenVerdict,
  answers: Int16Array,
  witness: OpenTerm | undefined,
  deciders: readonly OpenTerm[],
): boolean {
  if (from === facts.length)
    return from > 0 || ((witness === undefined || witness.value(answers) === "unknown") && !decided(deciders, answers));
  const fact = facts[from]!;
  const affected = deciders.filter((term) => term.facts.includes(fact));
  for (let answer = 0; answer < problem.answers[fact]!; answer++) {
    answers[fact] = answer;
    const open = !witness?.facts.includes(fact) || witness.value(answers) === "unknown";
    if (open && !decided(affected, answers) && assignAll(facts, from + 1, problem, answers, witness, deciders))
      return true;
  }
  answers[fact] = -1;
  return false;
}

function decided(deciders: readonly OpenTerm[], answers: Int16Array): boolean {
  return deciders.some((term) => term.value(answers) === "true");
}

/** The smallest set that holds one of each clause, the first by order among those of its size. */
function hittingSet(clauses: readonly (readonly number[])[], count: number): number[] {
  const lower = disjoint(clauses).length;
  for (let size = lower; size <= count; size++) {
    const found = hitting(clauses, 0, size, count);
    if (found) return found;
  }
  return [];
}

function hitting(
  open: readonly (readonly number[])[],
  from: number,
  size: number,
  count: number,
): number[] | undefined {
  if (open.length === 0) return [];
  if (size === 0) return undefined;
  // a clause without a fact from here on can no longer be hit
  if (open.some((clause) => clause.at(-1)! < from)) return undefined;
  if (disjoint(open.map((clause) => clause.filter((fact) => fact >= from))).length > size) return undefined;
  const latest = open.reduce((least, clause) => Math.min(least, clause.at(-1)!), count - 1);
  for (let fact = from; fact <= latest; fact++) {
    const rest = open.filter((clause) => !clause.includes(fact));
    if (rest.length === open.length) continue;
    const found = hitting(rest, fact + 1, size - 1, count);
    if (found) return [fact, ...found];
  }
  return undefined;
}

/** Clauses no two of which have a fact in common, taken greedily, short ones first. */
function disjoint(clauses: readonly (readonly number[])[]): (readonly number[])[] {
  const used = new Set<number>();
  const chosen: (readonly number[])[] = [];
  for (const clause of [...clauses].sort((a, b) => a.length - b.length)) {
    if (clause.some((fact) => used.has(fact))) continue;
    for (const fact of clause) used.add(fact);
    chosen.push(clause);
  }
  return chosen;
}

/**
 * The fewest answers that lead to a verdict whatever the rest is; `null` where none do, `undefined` where the budget ran out.
 * @internal
 */
export function fewestAnswers(problem: OpenVerdict, target: Verdict, budget: number): FactAnswers | null | undefined {
  const limited = counted(problem, budget);
  try {
    const most = problem.answers.filter((count) => count > 0).length;
    for (let size = 0; size <= most; size++) {
      const answers = noAnswers(problem);
      const seen = new Set<string>();
      if (target === "inadmissible" ? violating(limited, answers, size) : reach(limited, target, answers, size, seen))
        return [...answers].flatMap((answer, fact) => (answer >= 0 ? [{ fact, answer }] : []));
    }
    return null;
  } catch (error) {
    if (!(error instanceof BudgetSpent)) throw error;
    return undefined;
  }
}

/** Answers exactly so many facts that some prohibition is true; facts in ascending order, so no set is tried twice. */
function violating({ answers: counts, terms }: OpenVerdict, answers: Int16Array, size: number): boolean {
  const choose = (term: OpenTerm, from: number, left: number): boolean => {
    if (left === 0) return term.value(answers) === "true";
    for (let k = from; k <= term.facts.length - left; k++) {
      const fact = term.facts[k]!;
      for (let answer = 0; answer < counts[fact]!; answer++) {
        answers[fact] = answer;
        if (choose(term, k + 1, left - 1)) return true;
      }
      answers[fact] = -1;
    }
    return false;
  };
  return terms.some((term) => term.violates && choose(term, 0, size));
}

function reach(problem: OpenVerdict, target: Verdict, answers: Int16Array, left: number, seen: Set<string>): boolean {
  const { terms, conditional, open } = problem;
  if (open || (conditional && target === "admissible")) return false;
  const unknown: OpenTerm[] = [];
  let commits = conditional;
  for (const term of terms) {
    const value = term.value(answers);
    if (value === "unknown") unknown.push(term);
    else if (value === "true") {
      if (term.violates || target === "admissible") return false;
      commits = true;
    }
  }
  const blocks = unknown.filter((term) => term.blocks);
  const must = target === "admissible" ? unknown : blocks;
  if (must.length === 0 && (target === "admissible" || commits)) return true;
  const free = (term: OpenTerm): number[] =>
    term.facts.filter((fact) => answers[fact] === -1 && problem.answers[fact]! > 0);
  if (left < Math.max(1, disjoint(must.map(free)).length)) return false;
  const key = answers.join(",");
  if (seen.has(key)) return false;
  seen.add(key);
  // a term that must be resolved; once all are, any that may still ask for a commitment
  const tried = must.length > 0 ? free(must[0]!) : [...new Set(unknown.flatMap(free))];
  for (const fact of tried) {
    for (let answer = 0; answer < problem.answers[fact]!; answer++) {
      answers[fact] = answer;
      if (reach(problem, target, answers, left - 1, seen)) return true;
    }
    answers[fact] = -1;
  }
  return false;
}
