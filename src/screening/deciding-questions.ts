// The smallest set of questions that decides an open verdict, in the order of their value, and the fewest answers that lead to
// each verdict. The open terms are taken as functions of answers (answer-space.ts) and searched (deciding-search.ts); each
// value is that of the term judged anew with those answers, so nothing here reasons otherwise than `screen` does.
import {
  type AccessTerm,
  type AnswerValue,
  type FactKey,
  type IsoDate,
  isProjectFact,
  type Kleene,
  type Quantity,
  type Verdict,
  withAnswers,
} from "../domain/index.ts";
import { answerSpace, askedOfFacts } from "./answer-space.ts";
import type { DecidingQuestions, Question, Shortcut } from "./conformity-analysis.ts";
import {
  fewestAnswers,
  noAnswers,
  type OpenTerm,
  type OpenVerdict,
  smallestSufficient,
  verdictUnder,
} from "./deciding-search.ts";
import type { ScreenedState } from "./pending-changes.ts";
import { type AssumedFacts, footprintFacts } from "./spatial-facts.ts";
import { judgeTermAlone } from "./term-outcome.ts";
import { bindsVerdict, blocksVerdict } from "./verdict.ts";

/** Leaves of conditions that a search may evaluate, about a tenth of a second; up to twelve facts that is enough. */
const BUDGET = 50_000;
/** Likewise for each shortcut where there are more facts: a comfort beside the set, and not worth the wait. */
const SHORT_BUDGET = 15_000;
const FEW_FACTS = 12;

/** The questions that decide, and the shortest ways to each verdict. @internal */
export function decidingQuestions(
  state: ScreenedState,
  asOf: IsoDate,
  known: AssumedFacts,
  schemeInForce: boolean,
  questions: readonly Question[],
): DecidingQuestions {
  const { prepared, cut, context, terms, basis } = state;
  const conditional = terms.some(
    (term) => term.outcome === "needsCommitment" || (term.manualReview && bindsVerdict(term)),
  );
  const unknown = terms.flatMap((judged, i) =>
    judged.outcome === "undetermined" &&
    !judged.manualReview &&
    (blocksVerdict(judged) || (bindsVerdict(judged) && !conditional))
      ? [{ judged, term: prepared.terms[i]! }]
      : [],
  );
  const keys = [...new Set(unknown.flatMap(({ judged }) => judged.missing))].sort();
  const asked = askedOfFacts(unknown.map(({ term }) => term));
  const baseFacts = footprintFacts(prepared, cut, known);
  const ceilings = (quantity: string): readonly Quantity[] => baseFacts.headroom?.(quantity, asOf) ?? [];
  const spaces = keys.map((key) => answerSpace(key, asked, ceilings));
  const complete = spaces.every((space) => space.complete);

  const meter = { leaves: 0 };
  const openTerms = unknown.map(({ judged, term }): OpenTerm => {
    const leaves = 1 + askedOfFacts([term]).leaves.length;
    const { threshold, replacement } = term.obligation ?? {};
    // a commitment that an asked number may yet make needless is not settled before that number is known
    const settling = [
      ...(threshold ? [`quantity:${threshold.quantity}`] : []),
      ...(replacement ? [`replacement:${replacement.pollutant}`] : []),
    ].filter((key) => keys.includes(key));
    const facts = keys.flatMap((key, i) => (judged.missing.includes(key) || settling.includes(key) ? [i] : []));
    const values = new Map<number, Kleene>();
    const value = (answers: Int16Array): Kleene => {
      let index = 0;
      for (const fact of facts) index = index * (spaces[fact]!.answers.length + 1) + answers[fact]! + 1;
      let found = values.get(index);
      if (found === undefined) values.set(index, (found = evaluate(answers)));
      return found;
    };
    const evaluate = (answers: Int16Array): Kleene => {
      meter.leaves += leaves;
      const chosen: [FactKey, AnswerValue][] = facts.flatMap((fact) =>
        answers[fact]! < 0 ? [] : [[keys[fact]!, spaces[fact]!.answers[answers[fact]!]!]],
      );
      const assumed = chosen.filter(([key]) => !isProjectFact(key));
      const space = assumed.length > 0 ? footprintFacts(prepared, cut, new Map([...known, ...assumed])) : baseFacts;
      const project = chosen.length > 0 ? withAnswers(context.project, Object.fromEntries(chosen)) : context.project;
      const { outcome, manualReview } = judgeTermAlone(term, cut, space, { project, asOf, space });
      if (outcome === "violates") return "true";
      if (outcome === "needsCommitment")
        return settling.some((key) => answers[keys.indexOf(key)]! < 0) ? "unknown" : "true";
      if (outcome === "undetermined") return manualReview ? "true" : "unknown";
      return "false";
    };
    return { blocks: blocksVerdict(judged), violates: violatesWhenTrue(term, asOf), facts, value };
  });
  const problem: OpenVerdict = {
    answers: spaces.map(({ answers }) => answers.length),
    terms: openTerms,
    conditional,
    open: basis.empty || basis.outside !== null || basis.unlisted !== null || !schemeInForce,
    meter,
  };

  const sufficient = smallestSufficient(problem, BUDGET);
  const byKey = new Map(questions.map((question) => [question.key, question]));
  const alone = (fact: number): number => {
    const answers = noAnswers(problem);
    let deciding = 0;
    for (let answer = 0; answer < problem.answers[fact]!; answer++) {
      answers[fact] = answer;
      if (verdictUnder(problem, answers) !== "undetermined") deciding++;
    }
    return deciding / problem.answers[fact]!;
  };
  const ranks = new Map(questions.map(({ key }, rank) => [key, rank]));
  const chosen = (sufficient?.facts ?? [])
    .map((fact) => ({ key: keys[fact]!, alone: alone(fact) }))
    // what may decide alone comes first; then as all questions are ordered: by the prohibitions, then the terms that wait
    .sort((a, b) => b.alone - a.alone || (ranks.get(a.key) ?? 0) - (ranks.get(b.key) ?? 0))
    .map(({ key }) => byKey.get(key)!);

  const shortcuts: Shortcut[] = [];
  let allShortcuts = complete;
  for (const verdict of ["admissible", "conditional", "inadmissible"] as const satisfies Verdict[]) {
    const found = fewestAnswers(problem, verdict, keys.length <= FEW_FACTS ? BUDGET : SHORT_BUDGET);
    if (found === undefined) allShortcuts = false;
    else if (found !== null)
      shortcuts.push({
        verdict,
        answers: found.map(({ fact, answer }) => ({ key: keys[fact]!, value: spaces[fact]!.answers[answer]! })),
      });
  }
  return {
    questions: chosen,
    possible: sufficient !== null,
    provedMinimal: sufficient === null ? complete : sufficient.proved && complete,
    shortcuts,
    allShortcuts,
  };
}

function violatesWhenTrue({ modality, textOnly, obligation }: AccessTerm, asOf: IsoDate): boolean {
  if (textOnly === true) return false;
  if (modality === "exit") return obligation?.deadline !== undefined && obligation.deadline < asOf;
  return modality === "prohibit";
}
