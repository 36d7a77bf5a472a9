// Facts of a project that make some conditions true and others false. Conditions are taken apart into leaves, each wanted true or
// false, one way after another (disjunctive normal form, never written out whole); for each way the leaves about one kind of
// fact are solved together: one nature or code for each list that is asked for and none that is refused, a number between the
// bounds. Sound where the caller evaluates what is found; complete up to the number of ways, and for industries up to the codes
// of four digits under those that occur. Cost: bounded by mostWays.
import {
  type Condition,
  type IsoDate,
  industryAmong,
  isIsoDate,
  type Project,
  type ProjectFacts,
  type ProjectFlag,
  type ProjectNature,
  parseIndustryCodeLenient,
  type Reach,
} from "../../domain/index.ts";
import type { Leaf } from "./condition-leaves.ts";

/** A leaf and the truth that is wanted of it. @internal */
export interface Literal {
  readonly leaf: Leaf;
  readonly value: boolean;
}

/** A condition and the truth that is wanted of it. @internal */
export interface Goal {
  readonly condition: Condition;
  readonly value: boolean;
}

/** Leaves that geometry or the scheme answers, not the project. @internal */
export function isSpatial({ op }: Leaf): boolean {
  return op === "within" || op === "distance" || op === "inPark" || op === "headroom";
}

/**
 * Ways to reach all goals, each as leaves with the truth wanted of them.
 *
 * @param goals - conditions, each with the truth wanted
 * @param admits - whether a leaf may have a truth; ways with one that may not are left out early
 * @param mostWays - after so many the search ends
 * @internal
 */
export function* waysTo(
  goals: readonly Goal[],
  admits: (literal: Literal) => boolean,
  mostWays: number,
): Generator<readonly Literal[]> {
  let ways = 0;
  let steps = 0;
  function* expand(open: readonly Goal[], chosen: readonly Literal[]): Generator<readonly Literal[]> {
    if (ways >= mostWays || ++steps > 64 * mostWays) return;
    const [goal, ...rest] = open;
    if (goal === undefined) {
      ways++;
      yield chosen;
      return;
    }
    const { condition, value } = goal;
    switch (condition.op) {
      case "all":
      case "any": {
        const parts = condition.of.map((part) => ({ condition: part, value }));
        // all of them true, or none of them: together; one of them false, or one true: one after another
        if ((condition.op === "all") === value) yield* expand([...parts, ...rest], chosen);
        else for (const part of parts) yield* expand([part, ...rest], chosen);
        return;
      }
      case "not":
        yield* expand([{ condition: condition.of, value: !value }, ...rest], chosen);
        return;
      case "implies":
        if (value) {
          yield* expand([{ condition: condition.if, value: false }, ...rest], chosen);
          yield* expand([{ condition: condition.then, value: true }, ...rest], chosen);
        } else
          yield* expand(
            [{ condition: condition.if, value: true }, { condition: condition.then, value: false }, ...rest],
            chosen,
          );
        return;
      default: {
        const literal = { leaf: condition, value };
        if (admits(literal)) yield* expand(rest, [...chosen, literal]);
      }
    }
  }
  yield* expand(goals, []);
}

/** What of a project makes leaves as wanted. @internal */
export type FoundFacts = Pick<Project, "natures" | "industries" | "facts">;

type LeafOf<K extends Leaf["op"]> = Extract<Leaf, { op: K }>;

/** Facts that make leaves as wanted; `undefined` where there are none, or none are found. @internal */
export function factsFor(literals: readonly Literal[], asOf: IsoDate): FoundFacts | undefined {
  const of = <K extends Leaf["op"]>(op: K): { leaf: LeafOf<K>; value: boolean }[] =>
    literals.filter(({ leaf }) => leaf.op === op) as { leaf: LeafOf<K>; value: boolean }[];
  const natures = membersFor(
    of("nature").map(({ leaf, value }) => ({ among: leaf.in, value })),
    NATURES,
  ) as readonly ProjectNature[] | undefined;
  const industries = industriesFor(of("industry"));
  const flags = agreed(of("flag").map(({ leaf, value }) => [leaf.flag, value] as const));
  const sections = agreed(of("sectionCompliant").map(({ value }) => ["section", value] as const));
  const relocation = relocationFor(of("relocation"));
  const listed = listsFor(of("listed").map(({ leaf, value }) => ({ list: leaf.catalogue, among: leaf.items, value })));
  const items = listsFor(of("has").map(({ leaf, value }) => ({ list: leaf.what, among: leaf.anyOf, value })));
  const quantities = quantitiesFor(of("compare"));
  const ratios = ratiosFor(of("ratio"));
  const dates = datesFor(of("date"), asOf);
  if (
    natures === undefined ||
    industries === undefined ||
    flags === undefined ||
    sections === undefined ||
    relocation === "none" ||
    listed === undefined ||
    items === undefined ||
    quantities === undefined ||
    ratios === undefined ||
    dates === undefined
  )
    return undefined;
  const section = sections.get("section");
  const facts: ProjectFacts = {
    ...Object.fromEntries(items),
    ...(flags.size > 0 ? { flags: Object.fromEntries(flags) as Partial<Record<ProjectFlag, boolean>> } : {}),
    ...(quantities.size > 0 ? { quantities: Object.fromEntries(quantities) } : {}),
    ...(ratios.size > 0 ? { replacement: Object.fromEntries(ratios) } : {}),
    ...(section === undefined ? {} : { receivingWater: { compliant: section } }),
    ...(listed.size > 0 ? { listed: Object.fromEntries(listed) } : {}),
    ...(relocation === undefined ? {} : { relocation }),
    ...dates,
  };
  return {
    ...(natures.length > 0 || of("nature").length > 0 ? { natures } : {}),
    ...(industries.length > 0 || of("industry").length > 0 ? { industries } : {}),
    facts,
  };
}

const NATURES: readonly ProjectNature[] = ["new", "expand", "rebuild", "technicalUpgrade", "relocate", "existing"];

interface Choice {
  /** Members that make it true; absent: any. */
  readonly among: readonly string[] | undefined;
  readonly value: boolean;
}

/** One member for each choice that is wanted, and none of those refused. */
function membersFor(choices: readonly Choice[], others: readonly string[]): readonly string[] | undefined {
  const refused = new Set(choices.flatMap(({ among, value }) => (value ? [] : (among ?? []))));
  if (choices.some(({ among, value }) => !value && among === undefined))
    return choices.some(({ value }) => value) ? undefined : [];
  const chosen = new Set<string>();
  for (const { among, value } of choices) {
    if (!value) continue;
    const members = (among ?? others).filter((member) => !refused.has(member));
    if (members.length === 0) return undefined;
    if (!members.some((member) => chosen.has(member))) chosen.add(members[0]!);
  }
  // a refusal alone is best met by something else that is known
  if (chosen.size === 0 && choices.length > 0) {
    const other = others.find((member) => !refused.has(member));
    return other === undefined ? [] : [other];
  }
  return [...chosen];
}

function listsFor(
  choices: readonly (Choice & { readonly list: string })[],
): ReadonlyMap<string, readonly string[]> | undefined {
  const lists = new Map<string, readonly string[]>();
  for (const list of new Set(choices.map((choice) => choice.list))) {
    const own = choices.filter((choice) => choice.list === list);
    const members = membersFor(own, own.some(({ value }) => value) ? ["某项"] : []);
    if (members === undefined) return undefined;
    lists.set(list, members);
  }
  return lists;
}

function agreed<K, V>(entries: readonly (readonly [K, V])[]): ReadonlyMap<K, V> | undefined {
  const values = new Map<K, V>();
  for (const [key, value] of entries) {
    if (values.has(key) && values.get(key) !== value) return undefined;
    values.set(key, value);
  }
  return values;
}

function industriesFor(
  literals: readonly { readonly leaf: LeafOf<"industry">; readonly value: boolean }[],
): readonly string[] | undefined {
  const wanted = literals.filter(({ value }) => value);
  const refused = literals.filter(({ value }) => !value);
  const chosen: string[] = [];
  const outside = (code: string): boolean =>
    refused.every(({ leaf }) => industryAmong([code], leaf.in, leaf.except) === "false");
  for (const { leaf } of wanted) {
    if (industryAmong(chosen, leaf.in, leaf.except) === "true") continue;
    const found = leaf.in
      .flatMap(classesUnder)
      .find((code) => industryAmong([code], leaf.in, leaf.except) === "true" && outside(code));
    if (found === undefined) return undefined;
    chosen.push(found);
  }
  // known not to be any of those refused; an empty list is known to have none
  return chosen;
}

/** Codes of four digits under a code; the standard's own list is not shipped, so some may not exist in it. */
function classesUnder(prefix: string): string[] {
  const code = parseIndustryCodeLenient(prefix).code;
  if (code === undefined) return [];
  const { section, digits } = code;
  if (digits.length === 4) return [`${section}${digits}`];
  const heads =
    digits === ""
      ? Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, "0")).filter(
          (division) => parseIndustryCodeLenient(division).code?.section === section,
        )
      : [digits];
  const tails = digits.length === 3 ? NINE : NINE.flatMap((a) => [...NINE, "0"].map((b) => `${a}${b}`));
  return heads.flatMap((head) => tails.map((tail) => `${section}${head}${tail}`));
}

const NINE: readonly string[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** A number that meets all bounds: one of the bounds, beside them, or between. */
function numberFor(tests: readonly ((value: number) => boolean)[], bounds: readonly number[]): number | undefined {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b);
  const candidates = sorted.flatMap((bound, i) => {
    const next = sorted[i + 1];
    return [bound - 1, bound, ...(next === undefined ? [bound + 1] : [(bound + next) / 2])];
  });
  return candidates.find((value) => tests.every((test) => test(value)));
}

function quantitiesFor(
  literals: readonly { readonly leaf: LeafOf<"compare">; readonly value: boolean }[],
): ReadonlyMap<string, { value: number; unit: string }> | undefined {
  const found = new Map<string, { value: number; unit: string }>();
  for (const quantity of new Set(literals.map(({ leaf }) => leaf.quantity))) {
    const own = literals.filter(({ leaf }) => leaf.quantity === quantity);
    const [unit, ...more] = new Set(own.map(({ leaf }) => leaf.unit));
    // another unit is another quantity, and a project states each but once
    if (more.length > 0) return undefined;
    const tests = own.map(
      ({ leaf, value }) =>
        (number: number): boolean =>
          compares(number, leaf.is, leaf.value) === value,
    );
    const value = numberFor(
      tests,
      own.map(({ leaf }) => leaf.value),
    );
    if (value === undefined) return undefined;
    found.set(quantity, { value, unit: unit! });
  }
  return found;
}

function compares(left: number, is: LeafOf<"compare">["is"], right: number): boolean {
  switch (is) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case "=":
      return left === right;
    case ">=":
      return left >= right;
    default:
      return left > right;
  }
}

function ratiosFor(
  literals: readonly { readonly leaf: LeafOf<"ratio">; readonly value: boolean }[],
): ReadonlyMap<string, number> | undefined {
  const found = new Map<string, number>();
  for (const pollutant of new Set(literals.map(({ leaf }) => leaf.pollutant))) {
    const own = literals.filter(({ leaf }) => leaf.pollutant === pollutant);
    const tests = own.map(
      ({ leaf, value }) =>
        (ratio: number): boolean =>
          ratio >= 0 && ratio >= leaf.atLeast === value,
    );
    const ratio = numberFor(tests, [0, ...own.map(({ leaf }) => leaf.atLeast)]);
    if (ratio === undefined) return undefined;
    found.set(pollutant, ratio);
  }
  return found;
}

function datesFor(
  literals: readonly { readonly leaf: LeafOf<"date">; readonly value: boolean }[],
  asOf: IsoDate,
): { approvedOn?: IsoDate; startedOn?: IsoDate } | undefined {
  const found: { approvedOn?: IsoDate; startedOn?: IsoDate } = {};
  for (const of of ["asOf", "approvedOn", "startedOn"] as const) {
    const own = literals.filter(({ leaf }) => leaf.of === of);
    if (own.length === 0) continue;
    const meets = (day: IsoDate): boolean =>
      own.every(
        ({ leaf, value }) =>
          ((leaf.before === undefined || day < leaf.before) &&
            (leaf.onOrAfter === undefined || day >= leaf.onOrAfter)) === value,
      );
    const edges = own.flatMap(({ leaf }) => [leaf.before, leaf.onOrAfter]).filter((day) => isIsoDate(day));
    // at an edge, long before all of them, or long after
    const day = of === "asOf" ? asOf : [...edges, "1990-01-01", "2199-01-01"].sort().find(meets);
    if (day === undefined || !meets(day)) return undefined;
    if (of !== "asOf") found[of] = day;
  }
  return found;
}

const REACHES: readonly Reach[] = ["upper", "middle", "lower"];

function relocationFor(
  literals: readonly { readonly leaf: LeafOf<"relocation">; readonly value: boolean }[],
): { from: Reach; to: Reach } | null | undefined | "none" {
  if (literals.length === 0) return undefined;
  const moves = [null, ...REACHES.flatMap((from) => REACHES.map((to) => ({ from, to })))];
  const move = moves.find((candidate) =>
    literals.every(
      ({ leaf, value }) =>
        (candidate !== null &&
          (leaf.from ?? REACHES).includes(candidate.from) &&
          (leaf.to ?? REACHES).includes(candidate.to)) === value,
    ),
  );
  return move === undefined ? "none" : move;
}
