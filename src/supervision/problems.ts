// Prominent problems (clauses ten and twelve): their type follows the class of the unit, their rectification runs in steps with a
// deadline, and the loop goes from the problem to its source, to a measure, to an effect that shows. Closed without an effect is
// told. Cost: linear.
import {
  type BilingualText,
  daysBetween,
  type Finding,
  type IsoDate,
  isIsoDate,
  labelOf,
  type ProblemType,
  type ProminentProblem,
  type RectificationState,
  type RectificationStep,
  SanxianError,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import type { IndicatorWatch } from "./indicator-watch.ts";
import { supervisionFinding } from "./supervision-findings.ts";

/** Where a problem stands in its loop: found 已识别, traced 已溯源, acting 治理中, acted 措施完成, closed 闭环. 闭环阶段. */
export type LoopStage = "found" | "traced" | "acting" | "acted" | "closed";

/** What became of a problem on a day. 问题进展. */
export interface ProblemProgress {
  /** Id of the problem. 问题. */
  readonly problem: string;
  /** Its unit. 单元. */
  readonly unit: string;
  /** State of its rectification. 整改状态. */
  readonly state: RectificationState;
  /** Its deadline; `null` before one is set. 期限. */
  readonly deadline: IsoDate | null;
  /** Days past the deadline while it is not rectified; 0 otherwise. 逾期天数. */
  readonly overdueDays: number;
  /**
   * Most days by which any order was, or still is, past its deadline: until it was rectified, given a new deadline, or the day
   * asked for; 0 where all was in time. What was put right late stays late. 逾期完成天数.
   */
  readonly lateDays: number;
  /** Stage of the loop from problem to effect. 闭环阶段. */
  readonly stage: LoopStage;
  /** Whether its series got better; `null` without one, or where it cannot be told. 是否见效. */
  readonly effect: boolean | null;
  /** In words. 问题. */
  readonly findings: readonly Finding[];
}

/** What became of a step. 办理结果. */
export interface RectificationOutcome {
  /** Whether it was taken. 是否办理. */
  readonly accepted: boolean;
  /** The problem with the step; the one handed in when it was refused. 问题. */
  readonly problem: ProminentProblem;
  /** Why it was refused. 问题说明. */
  readonly findings: readonly Finding[];
}

/** The type of problem that a class of unit has (clause twelve). 问题类型与单元类别. */
export const PROBLEM_OF_CLASS: Readonly<Record<ZoneClass, ProblemType>> = {
  priority: "functionDecline",
  key: "prominentProblem",
  general: "qualityDecline",
};

const TYPE_NAME: Readonly<Record<ProblemType, BilingualText>> = {
  functionDecline: { zh: "生态功能明显降低", en: "clear decline of function" },
  prominentProblem: { zh: "生态环境问题突出", en: "prominent problem" },
  qualityDecline: { zh: "环境质量明显下降", en: "clear decline of quality" },
};
const STATE_NAME: Readonly<Record<RectificationState, BilingualText>> = {
  open: { zh: "待交办", en: "open" },
  ordered: { zh: "整改中", en: "ordered" },
  rectified: { zh: "已整改", en: "rectified" },
  verified: { zh: "已销号", en: "verified" },
};
/** What may follow: what does not stand the check goes back, and an order may be given a new deadline. */
const NEXT: Readonly<Record<RectificationState, readonly RectificationState[]>> = {
  open: ["ordered"],
  ordered: ["rectified", "ordered"],
  rectified: ["verified", "ordered"],
  verified: [],
};

/**
 * Takes a step in the rectification of a problem. 推进整改.
 *
 * @param problem - the problem; never changed
 * @param step - where to, when, by whom, and for an order the deadline
 * @returns the problem with the step, or why it was refused
 * @example
 * ```ts
 * const order = { to: "ordered", on: "2026-03-01", by: "示例市生态环境局", deadline: "2026-06-30" } as const;
 * takeStep(problem, order).problem.steps.length; //=> 1
 * ```
 */
export function takeStep(problem: ProminentProblem, step: RectificationStep): RectificationOutcome {
  const findings = stepFindings(problem, problem.steps, step);
  return findings.length > 0
    ? { accepted: false, problem, findings }
    : { accepted: true, problem: { ...problem, steps: [...problem.steps, step] }, findings };
}

/**
 * Follows problems on a day: type, state, deadline, loop, effect. 问题跟踪.
 *
 * @param problems - the problems; never changed
 * @param scheme - tells the classes of units
 * @param asOf - the day; what happened later does not count
 * @param watched - what watching their series gave
 * @returns the progress of each, by id
 * @throws SanxianError `OPTION_INVALID` for a text that is no day
 * @example
 * ```ts
 * followProblems(problems, scheme, "2026-11-24")[0]?.state; //=> "ordered"
 * ```
 */
export function followProblems(
  problems: readonly ProminentProblem[],
  scheme: Pick<ZoningScheme, "units">,
  asOf: IsoDate,
  watched: readonly IndicatorWatch[] = [],
): ProblemProgress[] {
  if (!isIsoDate(asOf))
    throw new SanxianError("OPTION_INVALID", {
      name: "asOf",
      value: String(asOf).slice(0, 40),
      expected: "YYYY-MM-DD",
    });
  const classes = new Map(scheme.units.map((unit) => [unit.code, unit.class]));
  const watches = new Map(watched.map((watch) => [watch.series, watch]));
  return [...problems]
    .filter(({ foundOn }) => foundOn <= asOf)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((problem) => progressOf(problem, classes.get(problem.unit), asOf, watches));
}

function progressOf(
  problem: ProminentProblem,
  unitClass: ZoneClass | undefined,
  asOf: IsoDate,
  watches: ReadonlyMap<string, IndicatorWatch>,
): ProblemProgress {
  const findings: Finding[] = [];
  const say = (...[code, values]: Parameters<typeof supervisionFinding>): void => {
    findings.push(supervisionFinding(code, { problem: problem.id, ...values }, { subject: problem.unit }));
  };
  if (unitClass === undefined) say("PROBLEM_UNIT_UNKNOWN", { unit: problem.unit });
  else if (problem.type !== PROBLEM_OF_CLASS[unitClass])
    say("PROBLEM_TYPE", {
      unit: problem.unit,
      value: TYPE_NAME[problem.type] ?? String(problem.type),
      class: labelOf("unitClass", unitClass),
      expected: TYPE_NAME[PROBLEM_OF_CLASS[unitClass]],
    });
  const taken: RectificationStep[] = [];
  for (const step of problem.steps) {
    if (step.on > asOf) continue;
    const refused = stepFindings(problem, taken, step);
    findings.push(...refused);
    if (refused.length === 0) taken.push(step);
  }
  const state = taken.at(-1)?.to ?? "open";
  const deadline = taken.filter(({ to }) => to === "ordered").at(-1)?.deadline ?? null;
  const overdueDays = state === "ordered" && deadline !== null && deadline < asOf ? daysBetween(deadline, asOf) : 0;
  if (overdueDays > 0) say("PROBLEM_OVERDUE", { day: deadline!, days: overdueDays });
  const late = latest(taken, asOf);
  if (late.days > overdueDays) say("PROBLEM_LATE", { day: late.deadline, days: late.days });

  const watch = problem.series === undefined ? undefined : watches.get(problem.series);
  const effect = effectOf(watch);
  const traced = (problem.sources ?? []).length > 0;
  const measures = problem.measures ?? [];
  const done = measures.length > 0 && measures.every(({ doneOn }) => doneOn !== undefined && doneOn <= asOf);
  if (!traced) say("PROBLEM_NOT_TRACED");
  if (measures.length === 0) say("PROBLEM_NO_MEASURE");
  if (state === "verified" && effect === false) say("PROBLEM_NO_EFFECT", { series: problem.series! });
  const stage: LoopStage = !traced
    ? "found"
    : measures.length === 0
      ? "traced"
      : !done
        ? "acting"
        : state === "verified" && effect !== false
          ? "closed"
          : "acted";
  return {
    problem: problem.id,
    unit: problem.unit,
    state,
    deadline,
    overdueDays,
    lateDays: late.days,
    stage,
    effect,
    findings,
  };
}

/** The order that was longest past its deadline: what follows an order, or the day, ends its time. */
function latest(taken: readonly RectificationStep[], asOf: IsoDate): { days: number; deadline: IsoDate } {
  let most = { days: 0, deadline: asOf };
  for (const [i, { to, deadline }] of taken.entries()) {
    const end = taken[i + 1]?.on ?? asOf;
    if (to !== "ordered" || deadline === undefined || deadline >= end) continue;
    const days = daysBetween(deadline, end);
    if (days > most.days) most = { days, deadline };
  }
  return most;
}

/** Better is a trend that improved, or a value within the limit; worse is a decline or a value beyond it. */
function effectOf(watch: IndicatorWatch | undefined): boolean | null {
  if (watch === undefined || watch.last === null) return null;
  if (watch.trend === "declined" || watch.limit === "exceeded") return false;
  if (watch.trend === "improved" || watch.limit === "within" || watch.limit === "near") return true;
  return watch.trend === "steady" ? false : null;
}

function stepFindings(
  problem: ProminentProblem,
  before: readonly RectificationStep[],
  step: RectificationStep,
): Finding[] {
  const last = before.at(-1);
  const from = last?.to ?? "open";
  const known = Object.hasOwn(STATE_NAME, step.to);
  const place = { subject: problem.unit };
  if (!known || !NEXT[from].includes(step.to) || !isIsoDate(step.on) || step.on < (last?.on ?? problem.foundOn))
    return [
      supervisionFinding(
        "PROBLEM_STEP",
        {
          problem: problem.id,
          from: STATE_NAME[from],
          to: known ? STATE_NAME[step.to] : String(step.to),
          day: String(step.on),
        },
        place,
      ),
    ];
  if (step.to === "ordered" && !isIsoDate(step.deadline))
    return [supervisionFinding("PROBLEM_DEADLINE_MISSING", { problem: problem.id }, place)];
  return [];
}
