// What a project by itself makes of an access list. Most conditions ask for nothing but the project and the day: its nature,
// industries, flags, quantities. Such a condition has one value wherever the project lies, and the same condition stands in many
// terms; so each is evaluated once for a project, at the first term that needs it. What becomes of a term then depends on
// those values alone, but where an obligation has a number to meet; so the outcomes of each term, at most ten, are kept
// with the scheme and used for every project.
//
// Guarantee: outcomes, missing facts and errors are those of `judgeTerm`. Cost: one pass over the terms when first asked; one
// evaluation for each different condition that is met; then 30 ns a term. What is kept is bounded by the list.
import {
  type CompiledCondition,
  type Condition,
  type ConditionContext,
  compileCondition,
  type Evaluation,
  type FactKey,
  type IsoDate,
  type Kleene,
  MOST_CONDITION_DEPTH,
  type Project,
  type SpatialFacts,
} from "../domain/index.ts";
import { ByDay } from "./by-day.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import {
  type JudgedTerm,
  judgeGroundlessTerm,
  outOfScope,
  type TermConsequence,
  weighsProject,
} from "./term-outcome.ts";
import { industryScope } from "./term-parts.ts";

/** What a term asks of a project: numbers of its conditions and of its list of industries, -1 for none. */
interface Question {
  readonly industries: number;
  readonly when: number;
  readonly exceptWhen: number;
}

/** What the terms of a scheme ask of projects, each question, condition and list once. */
interface AskedOfProjects {
  /** The number of each term's question, by position among the prepared terms; -1 where the ground is asked. */
  readonly questionOf: Int32Array;
  /** Members in one order, whatever the document's: of many terms, reading these would cost most. */
  readonly terms: readonly TermConsequence[];
  /** Whether more of the project than its conditions counts. */
  readonly weighsProject: readonly boolean[];
  readonly questions: readonly Question[];
  readonly conditions: readonly CompiledCondition[];
  readonly industryLists: readonly (readonly string[])[];
  /** What the scheme says wherever a footprint lies. */
  readonly space: SpatialFacts;
  /** Outcomes on a day, ten to a term. */
  readonly outcomes: ByDay<(JudgedTerm | undefined)[]>;
}

// Kleene's logic in numbers: "and" is the least, "not" what is left to the greatest
const [FALSE, UNKNOWN, TRUE] = [0, 1, 2];
const WORTH: Readonly<Record<Kleene, number>> = { false: FALSE, unknown: UNKNOWN, true: TRUE };
const VALUES: readonly Kleene[] = ["false", "unknown", "true"];
/** The answer to a question: out of scope, or one of nine pairs of what triggers and what bites. */
const OUT_OF_SCOPE = 9;
const ANSWERS = 10;

const askedOf = new WeakMap<PreparedScheme, AskedOfProjects>();

/** A project read against a scheme on a day. @internal */
export class ProjectReading {
  readonly #asked: AskedOfProjects;
  readonly #context: ConditionContext;
  readonly #kept: (JudgedTerm | undefined)[];
  /** Outcomes that hold for this project alone, by position. */
  #own: Map<number, JudgedTerm> | undefined;
  /** By number: answers to questions, what they lack, values of conditions, and whether an industry is in a list. */
  readonly #answers: (number | undefined)[] = [];
  readonly #missing: (readonly FactKey[] | undefined)[] = [];
  readonly #values: (number | undefined)[] = [];
  readonly #industries: (number | undefined)[] = [];

  constructor(prepared: PreparedScheme, project: Project, asOf: IsoDate) {
    let asked = askedOf.get(prepared);
    if (asked === undefined) askedOf.set(prepared, (asked = collectAsked(prepared)));
    this.#asked = asked;
    this.#kept = asked.outcomes.on(asOf);
    this.#context = { project, asOf, space: asked.space };
  }

  /** Whether a term, by its position, asks nothing of the ground but whether it lies in scope. */
  decides(position: number): boolean {
    return this.#asked.questionOf[position]! >= 0;
  }

  /** What becomes of such a term where enough of a footprint lies in its scope. */
  outcome(position: number): JudgedTerm {
    const { questionOf, weighsProject } = this.#asked;
    const number = questionOf[position]!;
    const answer = (this.#answers[number] ??= this.#answer(number));
    const bites = answer % 3;
    if (answer !== OUT_OF_SCOPE && (bites === UNKNOWN || (bites === TRUE && weighsProject[position]!))) {
      this.#own ??= new Map();
      let own = this.#own.get(position);
      if (own === undefined) this.#own.set(position, (own = this.#judge(position, answer)));
      return own;
    }
    return (this.#kept[ANSWERS * position + answer] ??= this.#judge(position, answer));
  }

  /** How the conditions of such a term came to their values; asked anew at each call, so that nobody shares what is told. */
  explain(position: number): { readonly when: Evaluation | undefined; readonly exceptWhen: Evaluation | undefined } {
    const { when, exceptWhen } = this.#asked.questions[this.#asked.questionOf[position]!]!;
    return { when: this.#evaluate(when), exceptWhen: this.#evaluate(exceptWhen) };
  }

  #judge(position: number, answer: number): JudgedTerm {
    const { terms, questionOf } = this.#asked;
    const term = terms[position]!;
    if (answer === OUT_OF_SCOPE) return outOfScope(term);
    const triggered = VALUES[(answer / 3) | 0]!;
    const bites = VALUES[answer % 3]!;
    return judgeGroundlessTerm(term, triggered, bites, this.#context, () => this.#missingOf(questionOf[position]!));
  }

  #answer(number: number): number {
    const { industries, when, exceptWhen } = this.#asked.questions[number]!;
    const among = this.#among(industries);
    // conditions are left alone where the industry is out of scope
    if (among === FALSE) return OUT_OF_SCOPE;
    const triggered = Math.min(among, this.#value(when, TRUE));
    return 3 * triggered + Math.min(triggered, TRUE - this.#value(exceptWhen, FALSE));
  }

  /** What the answer to a question lacks, sorted. */
  #missingOf(number: number): readonly FactKey[] {
    let missing = this.#missing[number];
    if (missing === undefined) {
      const { industries, when, exceptWhen } = this.#asked.questions[number]!;
      const keys = new Set(this.#among(industries) === UNKNOWN ? ["industry"] : []);
      for (const condition of [when, exceptWhen])
        for (const key of this.#evaluate(condition)?.missing ?? []) keys.add(key);
      this.#missing[number] = missing = [...keys].sort();
    }
    return missing;
  }

  #evaluate(number: number): Evaluation | undefined {
    return number < 0 ? undefined : this.#asked.conditions[number]!.evaluate(this.#context);
  }

  #value(number: number, ofNone: number): number {
    if (number < 0) return ofNone;
    return (this.#values[number] ??= WORTH[this.#asked.conditions[number]!.value(this.#context)]);
  }

  #among(number: number): number {
    if (number < 0) return TRUE;
    return (this.#industries[number] ??=
      WORTH[industryScope(this.#context.project, this.#asked.industryLists[number]!)]);
  }
}

/** What the scheme says wherever a footprint lies; the conditions read here ask for no more. */
function nowhere({ sections }: PreparedScheme): SpatialFacts {
  return {
    section: (name) => sections.get(name),
    shareWithin: () => undefined,
    missingLayers: () => [],
    distanceM: () => undefined,
    parks: () => undefined,
  };
}

function collectAsked(prepared: PreparedScheme): AskedOfProjects {
  const { terms } = prepared;
  const conditions = new Register<Condition>();
  const industries = new Register<readonly string[]>();
  const questions = new Register<Question>();
  const questionOf = Int32Array.from(terms, ({ when, exceptWhen, scope }) =>
    asksGround(when, 0) || asksGround(exceptWhen, 0)
      ? -1
      : questions.numberOf({
          industries: industries.numberOf(scope?.industries),
          when: conditions.numberOf(when),
          exceptWhen: conditions.numberOf(exceptWhen),
        }),
  );
  return {
    questionOf,
    terms: terms.map(({ id, modality, obligation, textOnly }) => {
      return { id, modality, obligation, textOnly } as TermConsequence;
    }),
    weighsProject: terms.map(weighsProject),
    questions: questions.items,
    conditions: conditions.items.map(compileCondition),
    industryLists: industries.items,
    space: nowhere(prepared),
    // filled, since engines keep an array with wide gaps as a table
    outcomes: new ByDay(() => new Array<JudgedTerm | undefined>(ANSWERS * terms.length).fill(undefined)),
  };
}

/** Whether a condition asks something of the ground. What is malformed does not: its evaluation throws anywhere. */
function asksGround(condition: Condition | undefined, depth: number): boolean {
  if (typeof condition !== "object" || condition === null || depth > MOST_CONDITION_DEPTH) return false;
  switch (condition.op) {
    case "all":
    case "any":
      return Array.isArray(condition.of) && condition.of.some((part) => asksGround(part, depth + 1));
    case "not":
      return asksGround(condition.of, depth + 1);
    case "implies":
      return asksGround(condition.if, depth + 1) || asksGround(condition.then, depth + 1);
    case "within":
    case "distance":
    case "inPark":
    case "headroom":
    case "withheld":
      return true;
    default:
      return false;
  }
}

/** Things numbered from 0; equal ones have one number. */
class Register<T extends object> {
  readonly items: T[] = [];
  readonly #numbers = new Map<unknown, number>();

  /** The number of a thing; -1 for none. */
  numberOf(item: T | undefined): number {
    if (item === undefined) return -1;
    const key = textOf(item) ?? item;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.items.push(item) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** A text that equal data share; `undefined` for what is no plain JSON, which is then equal to itself alone. */
function textOf(item: unknown): string | undefined {
  try {
    return JSON.stringify(item, (_, value: unknown) => {
      // JSON would leave these out, or make them null, and a condition tells them apart
      if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) throw new RangeError();
      return value;
    });
  } catch {
    // likewise what is nested too deep, or holds itself: the evaluation says so
    return undefined;
  }
}
