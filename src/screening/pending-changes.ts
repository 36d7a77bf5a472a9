// What is adopted and not yet in force, and what it will do to the project: the screening is judged again on every day on which
// something begins or ends (a term, a zone, a park, a named feature, a legal basis, the version itself), an exit falls due, a
// dated condition turns or a ceiling gives way to the next; what changes is told, with the verdict before and after.
//
// Guarantee: the outcome told for a day is that of a screening on that day. A day that changes nothing for the footprint is
// not told. Cost: days are collected once per scheme; on each, only terms that the day can touch are judged again.
import {
  type AccessTerm,
  addDays,
  type BilingualText,
  type Condition,
  type ConditionContext,
  fillText,
  type IsoDate,
  isIsoDate,
  labelOf,
  MOST_CONDITION_DEPTH,
  type Validity,
  type Verdict,
} from "../domain/index.ts";
import { basisStates } from "./basis-state.ts";
import type { ConformityAnalysis, PendingChange, PendingEvent } from "./conformity-analysis.ts";
import type { CutFootprint } from "./footprint.ts";
import { judgeAllTerms } from "./judged-terms.ts";
import { unlistedOf } from "./listed-ground.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { isInForce } from "./screening-settings.ts";
import type { footprintFacts } from "./spatial-facts.ts";
import { type JudgedTerm, judgeTermAlone } from "./term-outcome.ts";
import { type VerdictBasis, weighVerdict } from "./verdict.ts";

const TEXT: Readonly<Record<"changes" | "stays", BilingualText>> = {
  changes: {
    zh: "自 {day} 起，结论由“{before}”变为“{after}”。",
    en: "From {day} the verdict turns from “{before}” to “{after}”.",
  },
  stays: { zh: "自 {day} 起有变化，结论仍为“{after}”。", en: "From {day} things change; the verdict stays “{after}”." },
};

/** Something that happens on a day, and the terms that it can touch; `null` for all. */
interface Event extends PendingEvent {
  readonly touches: readonly AccessTerm[] | null;
}

const calendars = new WeakMap<PreparedScheme, ReadonlyMap<IsoDate, readonly Event[]>>();

/** The days of a scheme on which something changes, each with what does, in order. */
function calendarOf(prepared: PreparedScheme): ReadonlyMap<IsoDate, readonly Event[]> {
  let found = calendars.get(prepared);
  if (found === undefined) calendars.set(prepared, (found = collectDays(prepared)));
  return found;
}

function collectDays({ scheme, terms, zones, parks, bases, indicators }: PreparedScheme): Map<IsoDate, Event[]> {
  const events: { day: IsoDate; event: Event }[] = [];
  const add = (day: IsoDate | undefined, event: Event): void => {
    if (isIsoDate(day)) events.push({ day, event });
  };
  const span = (
    kind: PendingEvent["kind"],
    id: string,
    { validFrom, validTo }: Validity,
    touches: Event["touches"],
  ) => {
    add(validFrom, { kind, id, change: "begins", touches });
    if (isIsoDate(validTo)) add(addDays(validTo, 1), { kind, id, change: "ends", touches });
  };
  span("scheme", scheme.version.number, scheme.version, []);
  for (const term of terms) {
    span("term", term.id, term, [term]);
    const deadline = term.obligation?.deadline;
    if (term.modality === "exit" && isIsoDate(deadline))
      add(addDays(deadline, 1), { kind: "deadline", id: term.id, change: "ends", touches: [term] });
    for (const day of new Set([...datesOf(term.when, 0), ...datesOf(term.exceptWhen, 0)]))
      add(day, { kind: "condition", id: term.id, change: "begins", touches: [term] });
  }
  for (const zone of zones) span("zone", zone.code, zone, null);
  for (const park of parks) span("park", park.code, park, null);
  for (const feature of scheme.features ?? []) span("feature", feature.id, feature, null);
  for (const basis of bases.values()) span("basis", basis.id, basis, []);
  const counted = terms.filter(({ when, exceptWhen }) => [when, exceptWhen].some((one) => asksHeadroom(one, 0)));
  for (const list of indicators.values())
    for (const { id, targets } of list)
      for (const { year, bound } of targets)
        if (bound === "atMost") add(`${year + 1}-01-01`, { kind: "ceiling", id, change: "ends", touches: counted });
  const byDay = new Map<IsoDate, Event[]>();
  const order = (event: Event): string => `${event.kind} ${event.id} ${event.change}`;
  for (const { day, event } of events.sort(
    (a, b) => compare(a.day, b.day) || compare(order(a.event), order(b.event)),
  )) {
    const list = byDay.get(day);
    if (list) list.push(event);
    else byDay.set(day, [event]);
  }
  return byDay;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The branches of a condition that are conditions themselves. */
function branches(condition: Condition): readonly Condition[] {
  switch (condition.op) {
    case "all":
    case "any":
      return Array.isArray(condition.of) ? condition.of : [];
    case "not":
      return [condition.of];
    case "implies":
      return [condition.if, condition.then];
    default:
      return [];
  }
}

/** Days on which a condition about the day asked for turns. */
function datesOf(condition: Condition | undefined, depth: number): IsoDate[] {
  if (typeof condition !== "object" || condition === null || depth > MOST_CONDITION_DEPTH) return [];
  if (condition.op === "date" && condition.of === "asOf")
    return [condition.before, condition.onOrAfter].filter((day) => isIsoDate(day));
  return branches(condition).flatMap((part) => datesOf(part, depth + 1));
}

function asksHeadroom(condition: Condition | undefined, depth: number): boolean {
  if (typeof condition !== "object" || condition === null || depth > MOST_CONDITION_DEPTH) return false;
  return condition.op === "headroom" || branches(condition).some((part) => asksHeadroom(part, depth + 1));
}

/** What a screening was drawn from, so that it can be drawn again for another day. @internal */
export interface ScreenedState {
  readonly prepared: PreparedScheme;
  readonly cut: CutFootprint;
  /** Project and facts; the day and the places are those of each change. */
  readonly context: Pick<ConditionContext, "project">;
  readonly factsOf: (cut: CutFootprint) => ReturnType<typeof footprintFacts>;
  readonly terms: readonly JudgedTerm[];
  readonly verdict: Verdict;
  readonly basis: Omit<VerdictBasis, "terms" | "schemeInForce">;
}

/** Changes after a day, in their order, up to the day on which another version takes over. @internal */
export function pendingChanges(state: ScreenedState, asOf: IsoDate, until: IsoDate | undefined): PendingChange[] {
  const { prepared, basis } = state;
  const changes: PendingChange[] = [];
  let { terms, cut, verdict } = state;
  for (const [day, events] of calendarOf(prepared)) {
    if (day <= asOf || (until !== undefined && day >= until)) continue;
    const then = state.cut.on(day);
    const after = judgedOn(state, then, day, events, terms);
    const schemeInForce = isInForce(prepared.scheme.version, day);
    const unlisted = unlistedOf(prepared, then, day);
    const turned = weighVerdict({ ...basis, unlisted, terms: after, schemeInForce }).verdict;
    const differing = after.flatMap((term, i) => {
      const before = terms[i]!.outcome;
      return before === term.outcome ? [] : [{ term: term.term, before, after: term.outcome }];
    });
    const applied = prepared.terms.filter(
      (_, i) => terms[i]!.outcome !== "notApplicable" || after[i]!.outcome !== "notApplicable",
    );
    const told = events.filter(({ kind, id, change }) => {
      if (kind === "scheme") return true;
      if (kind === "term" || kind === "deadline" || kind === "condition")
        return differing.some(({ term }) => term === id);
      if (kind === "basis")
        return applied.some((term) => basisStates(term.basis, prepared.bases, day).some((basis) => basis.id === id));
      if (kind === "zone" || kind === "park") return isHeld(prepared, change === "begins" ? then : cut, kind, id);
      return differing.length > 0;
    });
    if (told.length > 0 || turned !== verdict)
      changes.push({
        day,
        events: told.map(({ kind, id, change }) => ({ kind, id, change })),
        verdict: { before: verdict, after: turned },
        terms: differing,
        text: explained(day, verdict, turned),
      });
    terms = after;
    verdict = turned;
    cut = then;
  }
  return changes;
}

/** All terms on a day: those that its events can touch judged again, the others as they were before. */
function judgedOn(
  { prepared, context: { project }, factsOf }: ScreenedState,
  cut: CutFootprint,
  asOf: IsoDate,
  events: readonly Event[],
  before: readonly JudgedTerm[],
): readonly JudgedTerm[] {
  if (events.some(({ touches }) => touches === null)) return judgeAllTerms(prepared, cut, factsOf(cut), project, asOf);
  const touched = new Set(events.flatMap(({ touches }) => touches ?? []));
  if (touched.size === 0) return before;
  const space = factsOf(cut);
  return prepared.terms.map((term, i) =>
    touched.has(term) ? judgeTermAlone(term, cut, space, { project, asOf, space }) : before[i]!,
  );
}

/** Whether a footprint lies in a zone or park, or touches it. */
function isHeld(
  { zones, parks }: PreparedScheme,
  { pieces, touching }: CutFootprint,
  kind: "zone" | "park",
  code: string,
): boolean {
  return [...pieces.map(({ holds }) => holds), touching].some((holds) =>
    kind === "zone"
      ? holds.zones.some((i) => zones[i]!.code === code)
      : holds.parks.some((i) => parks[i]!.code === code),
  );
}

/** The change that another version makes on the day it takes over. @internal */
export function takeover(
  before: Pick<ConformityAnalysis, "terms" | "verdict">,
  next: ConformityAnalysis,
): PendingChange {
  const old = new Map(before.terms.map(({ term, outcome }) => [term, outcome]));
  const later = new Map(next.terms.map(({ term, outcome }) => [term, outcome]));
  const ids = [...new Set([...old.keys(), ...later.keys()])].sort();
  return {
    day: next.asOf,
    events: [{ kind: "scheme", id: next.scheme.version, change: "begins" }],
    verdict: { before: before.verdict, after: next.verdict },
    terms: ids.flatMap((term) => {
      const [was, is] = [old.get(term) ?? null, later.get(term) ?? null];
      return was === is ? [] : [{ term, before: was, after: is }];
    }),
    text: explained(next.asOf, before.verdict, next.verdict),
  };
}

function explained(day: IsoDate, before: Verdict, after: Verdict): BilingualText {
  const [was, is] = [labelOf("verdict", before), labelOf("verdict", after)];
  const template = before === after ? TEXT.stays : TEXT.changes;
  return {
    zh: fillText(template, { day, before: was.zh, after: is.zh }).zh,
    en: fillText(template, { day, before: was.en, after: is.en }).en,
  };
}
