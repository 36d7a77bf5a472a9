// What a project by itself makes of an access list. Most conditions ask for nothing but the project and the day: its nature,
// industries, flags, quantities. Such a condition has one value wherever the project lies, and the same condition stands in many
// terms; so each is evaluated once for a project, at the first term that needs it.
//
// Guarantee: values, missing facts and errors are those of `evaluateCondition`. Cost: one pass over the terms when first asked;
// then one evaluation for each different condition that is met.
import {
  type Condition,
  type Evaluation,
  evaluateCondition,
  type IsoDate,
  type Kleene,
  MOST_CONDITION_DEPTH,
  type Project,
  type SpatialFacts,
} from "../domain/index.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { type JudgedTerm, judgeGroundlessTerm, type TermConsequence, type TermReading } from "./term-outcome.ts";
import { industryScope } from "./term-parts.ts";

/** A term whose conditions ask nothing of the ground: numbers of what it asks, -1 for nothing. */
interface GroundlessTerm {
  /** Its members in one order, whatever the document's: of many terms, reading these would cost most. */
  readonly consequence: TermConsequence;
  readonly when: number;
  readonly exceptWhen: number;
  readonly industries: number;
}

/** What the terms of a scheme ask of projects, equal questions counted once. */
interface AskedOfProjects {
  /** By position among the prepared terms; `null` where the ground is asked, too. */
  readonly terms: readonly (GroundlessTerm | null)[];
  readonly conditions: readonly Condition[];
  readonly industries: readonly (readonly string[])[];
}

const askedOf = new WeakMap<PreparedScheme, AskedOfProjects>();

/** A project read against a scheme on a day. @internal */
export class ProjectReading {
  readonly #asked: AskedOfProjects;
  readonly #project: Project;
  readonly #asOf: IsoDate;
  readonly #space: SpatialFacts;
  /** Outcomes by position, kept where the project is asked for on many footprints. */
  readonly #outcomes: JudgedTerm[] | null;
  readonly #evaluations: (Evaluation | undefined)[] = [];
  readonly #industries: (Kleene | undefined)[] = [];

  /** `often`: whether the project will be screened on many footprints. */
  constructor(prepared: PreparedScheme, project: Project, asOf: IsoDate, often = false) {
    let asked = askedOf.get(prepared);
    if (asked === undefined) askedOf.set(prepared, (asked = collectAsked(prepared)));
    this.#asked = asked;
    this.#outcomes = often ? [] : null;
    this.#project = project;
    this.#asOf = asOf;
    this.#space = nowhere(prepared);
  }

  /** Whether a term, by its position, asks nothing of the ground but whether it lies in scope. */
  decides(position: number): boolean {
    return this.#asked.terms[position] !== null;
  }

  /** What becomes of such a term where enough of a footprint lies in its scope. */
  outcome(position: number): JudgedTerm {
    const term = this.#asked.terms[position]!;
    return this.#outcomes === null ? this.#judge(term) : (this.#outcomes[position] ??= this.#judge(term));
  }

  #judge({ consequence, when, exceptWhen, industries }: GroundlessTerm): JudgedTerm {
    const among = this.#among(industries);
    // conditions are left alone where the industry is out of scope
    const inScope = among !== "false";
    const reading: TermReading = {
      industries: among,
      when: inScope ? this.#evaluate(when) : undefined,
      exceptWhen: inScope ? this.#evaluate(exceptWhen) : undefined,
    };
    return judgeGroundlessTerm(consequence, reading, { project: this.#project, asOf: this.#asOf });
  }

  #evaluate(number: number): Evaluation | undefined {
    if (number < 0) return undefined;
    return (this.#evaluations[number] ??= evaluateCondition(this.#asked.conditions[number]!, {
      project: this.#project,
      asOf: this.#asOf,
      space: this.#space,
    }));
  }

  #among(number: number): Kleene {
    if (number < 0) return "true";
    return (this.#industries[number] ??= industryScope(this.#project, this.#asked.industries[number]!));
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

function collectAsked({ terms }: PreparedScheme): AskedOfProjects {
  const conditions = new Register<Condition>();
  const industries = new Register<readonly string[]>();
  return {
    terms: terms.map(({ id, modality, obligation, textOnly, when, exceptWhen, scope }): GroundlessTerm | null =>
      asksGround(when, 0) || asksGround(exceptWhen, 0)
        ? null
        : {
            consequence: { id, modality, obligation, textOnly } as TermConsequence,
            when: conditions.numberOf(when),
            exceptWhen: conditions.numberOf(exceptWhen),
            industries: industries.numberOf(scope?.industries),
          },
    ),
    conditions: conditions.items,
    industries: industries.items,
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
