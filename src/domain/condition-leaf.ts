// The operators that ask for facts, each once: what is read, whether it holds, and how that is told. A fact of the wrong kind
// (null, text for a number, a code nobody can read) is as unknown as an absent one, because reading it as "no" would let a ban
// pass. Members are looked up in data from outside as own members only: `constructor` and `__proto__` find nothing.
import { industryAmong, parseIndustryCodeLenient } from "./codes.ts";
import {
  type Comparison,
  type Condition,
  type ConditionContext,
  type FactKey,
  OPERATORS,
  type Operator,
  type PlaceSelector,
} from "./condition.ts";
import type { CompiledCondition, Evaluation, FactUsed } from "./condition-evaluation.ts";
import { SanxianError } from "./errors.ts";
import type { IndustrialPark } from "./industrial-park.ts";
import { type Kleene, kleeneAll, kleeneAny, kleeneOf } from "./kleene.ts";
import { PROJECT_NATURES, type ProjectFacts, REACHES } from "./project.ts";
import { isIsoDate } from "./validity.ts";

/** A condition that asks for facts. @internal */
export type Leaf = Exclude<Condition, { op: "all" | "any" | "not" | "implies" }>;

/** Shares are sums of areas over a sum of areas; their last digits are noise. */
const SHARE_ROUNDING = 1e-9;

/** Members of leaves that are lists, and those a leaf cannot do without. */
const LISTS = ["in", "except", "anyOf", "parks", "qualities", "items", "from"] as const;
const NEEDED_LIST: Readonly<Record<string, string>> = { nature: "in", industry: "in", has: "anyOf" };
/** Members that are numbers or days: what is none compares with nothing, and a ban that rests on it would pass. */
const NEEDED_NUMBER: Readonly<Record<string, string>> = { distance: "atMostM", compare: "value", ratio: "atLeast" };
const DAYS = ["before", "onOrAfter"] as const;
const QUALITIES_OF_NONE: readonly never[] = [];
const NO_FACTS: ProjectFacts = {};

/** Makes a leaf ready to be evaluated often. @internal */
export function compileLeaf(leaf: Leaf): CompiledCondition {
  const refused = refusedMember(leaf);
  if (refused !== undefined) return refused;
  switch (leaf.op) {
    case "nature": {
      const wanted: readonly string[] = leaf.in;
      return fact(
        "nature",
        "nature",
        ({ project }) => {
          const natures = namedOf(project.natures);
          // a word that is no nature ("New", "新建") may be meant for any of them
          const read = natures?.some((nature) => wanted.includes(nature)) || natures?.every(isNature) === true;
          return read ? natures : undefined;
        },
        (natures) => natures.some((nature) => wanted.includes(nature)),
      );
    }
    case "industry":
      return compileIndustry(leaf);
    case "has": {
      const named = namesOf(leaf.anyOf);
      return fact(
        "has",
        leaf.what,
        ({ project }) => listOf(own(factsOf(project), leaf.what)),
        (items) => anyNamed(items, named()),
      );
    }
    case "within": {
      // a selector that narrows nothing would hold everywhere: a slip, and no exception may rest on it
      if (isEmpty(leaf.place)) return invalid("within.place", "{}", "at least one member");
      const { place, minShare } = leaf;
      return leafOf(
        "within",
        ({ space }) => space.shareWithin(place, minShare),
        // nothing inside is not within, whatever share is asked; the rounding of a sum of areas is forgiven
        (share) => (isMissing(share) ? "unknown" : kleeneOf(share > 0 && share >= (minShare ?? 0) - SHARE_ROUNDING)),
        (share, { space }) => {
          if (!isMissing(share)) return looked({ key: placeKey(place), value: share });
          const keys = space.missingLayers(place);
          return lacking(keys.length > 0 ? keys : [placeKey(place)]);
        },
      );
    }
    case "distance": {
      if (isEmpty(leaf.to)) return invalid("distance.to", "{}", "features, kinds or zones");
      const { to, atMostM } = leaf;
      const { zones } = to;
      if (zones !== undefined && isEmpty(zones)) return invalid("distance.to.zones", "{}", "at least one member");
      const key = (): FactKey => {
        const names = [...(to.features ?? []), ...(to.kinds ?? [])];
        return names.length > 0 || zones === undefined ? `feature:${names.join(",")}` : placeKey(zones, "distance");
      };
      return leafOf(
        "distance",
        ({ space }) => space.distanceM(to, atMostM),
        (distanceM) => (isMissing(distanceM) ? "unknown" : kleeneOf(distanceM <= atMostM)),
        (distanceM, { space }) => {
          // JSON has no infinity: what is far beyond is named, so that it does not read as unknown
          if (!isMissing(distanceM))
            return looked({ key: key(), value: Number.isFinite(distanceM) ? distanceM : `> ${atMostM}` });
          const keys = zones === undefined ? [] : space.missingLayers(zones, atMostM);
          return lacking(keys.length > 0 ? keys : [key()]);
        },
      );
    }
    case "inPark":
      return compilePark(leaf);
    case "compare": {
      const { quantity: name, unit } = leaf;
      return fact(
        "compare",
        `quantity:${name}`,
        ({ project }) => {
          const quantity = own(factsOf(project).quantities, name);
          // another unit is another quantity: not converted, not guessed
          return Number.isFinite(quantity?.value) && quantity?.unit === unit ? quantity.value : undefined;
        },
        (value) => compare(value, leaf.is, leaf.value),
      );
    }
    case "ratio":
      return fact(
        "ratio",
        `replacement:${leaf.pollutant}`,
        ({ project }) => ifNumber(own(factsOf(project).replacement, leaf.pollutant)),
        (ratio) => ratio >= leaf.atLeast,
      );
    case "sectionCompliant":
      return fact(
        "sectionCompliant",
        "section",
        ({ project, space }) => {
          // the project's word and the scheme's record: where they differ, the one that says "no" counts
          const { section, compliant } = factsOf(project).receivingWater ?? {};
          const recorded = typeof section === "string" ? space.section?.(section) : undefined;
          const stated = [ifBoolean(compliant), ifBoolean(recorded)].filter((value) => value !== undefined);
          return stated.length > 0 ? !stated.includes(false) : undefined;
        },
        (met) => met,
      );
    case "headroom":
      return compileHeadroom(leaf);
    case "date":
      return fact(
        "date",
        leaf.of,
        ({ project, asOf }) => {
          const day = leaf.of === "asOf" ? asOf : factsOf(project)[leaf.of];
          return isIsoDate(day) ? day : undefined;
        },
        (day) =>
          (leaf.before === undefined || day < leaf.before) && (leaf.onOrAfter === undefined || day >= leaf.onOrAfter),
      );
    case "flag":
      return fact(
        "flag",
        `flag:${leaf.flag}`,
        ({ project }) => ifBoolean(own(factsOf(project).flags, leaf.flag)),
        (flag) => flag,
      );
    case "listed": {
      const named = namesOf(leaf.items ?? []);
      return fact(
        "listed",
        `listed:${leaf.catalogue}`,
        ({ project }) => listOf(own(factsOf(project).listed, leaf.catalogue)),
        (items) => (leaf.items === undefined ? items.length > 0 : anyNamed(items, named())),
      );
    }
    case "relocation":
      return leafOf(
        "relocation",
        ({ project }) => {
          const move = factsOf(project).relocation;
          if (move === undefined || move === null) return move;
          return REACHES.includes(move.from) && REACHES.includes(move.to) ? move : undefined;
        },
        (move) =>
          move === undefined
            ? "unknown"
            : kleeneOf(
                move !== null &&
                  (leaf.from ?? [move.from]).includes(move.from) &&
                  (leaf.to ?? [move.to]).includes(move.to),
              ),
        (move) =>
          move === undefined
            ? lacking(["relocation"])
            : looked({ key: "relocation", value: move === null ? false : `${move.from} → ${move.to}` }),
      );
    case "withheld":
      // what stood here rests on data that are not public: only the authority can tell
      return leafOf(
        "withheld",
        ({ space }) => space.withheld?.(leaf.key),
        (answer) => (answer === undefined ? "unknown" : kleeneOf(answer)),
        (answer) => {
          const key = `authority:${leaf.key}`;
          return answer === undefined ? lacking([key]) : looked({ key, value: answer });
        },
      );
    default:
      return malformed({
        where: "condition.op",
        value: String((leaf as { op?: unknown }).op),
        expected: OPERATORS.join(", "),
      });
  }
}

/** The first member that is not of its kind. */
function refusedMember(leaf: Leaf): CompiledCondition | undefined {
  const members = leaf as Readonly<Record<string, unknown>>;
  const refuse = (member: string, expected: string): CompiledCondition =>
    invalid(`${leaf.op}.${member}`, Object.hasOwn(members, member) ? String(members[member]) : "nothing", expected);
  for (const member of LISTS) {
    const value = own(members, member);
    if (value !== undefined && !Array.isArray(value)) return refuse(member, "a list");
  }
  const list = own(NEEDED_LIST, leaf.op);
  if (list !== undefined && !Object.hasOwn(leaf, list)) return refuse(list, "a list");
  const number = own(NEEDED_NUMBER, leaf.op) ?? (own(members, "minShare") === undefined ? undefined : "minShare");
  if (number !== undefined && !isNumber(own(members, number))) return refuse(number, "a number");
  if (leaf.op !== "date") return undefined;
  const day = DAYS.find((member) => leaf[member] !== undefined && !isIsoDate(leaf[member]));
  return day === undefined ? undefined : refuse(day, "YYYY-MM-DD");
}

function isNumber(value: unknown): boolean {
  return typeof value === "number" && !Number.isNaN(value);
}

function compileIndustry(leaf: Extract<Leaf, { op: "industry" }>): CompiledCondition {
  return leafOf(
    "industry",
    ({ project }) => namedOf(project.industries),
    (codes) => (codes === undefined ? "unknown" : industryAmong(codes, leaf.in, leaf.except)),
    (codes, _, value) => {
      if (codes === undefined) return lacking(["industry"]);
      const { facts } = looked({ key: "industry", value: codes });
      if (value !== "unknown") return { facts, missing: [] };
      // a code of the scheme that cannot be read is for the scheme's body to explain, not for the project
      const unread = [...leaf.in, ...(leaf.except ?? [])].filter(
        (text) => parseIndustryCodeLenient(text).code === undefined,
      );
      return {
        facts,
        missing: unread.length > 0 ? unique(unread.map((text) => `industryCode:${text}`)) : ["industry"],
      };
    },
  );
}

function compilePark(leaf: Extract<Leaf, { op: "inPark" }>): CompiledCondition {
  const qualities = leaf.qualities ?? QUALITIES_OF_NONE;
  const named = (parks: readonly IndustrialPark[]): readonly IndustrialPark[] =>
    parks.filter((park) => leaf.parks === undefined || leaf.parks.includes(park.code));
  // one park must have all qualities; one it does not state is unknown
  const answer = (park: IndustrialPark): Kleene =>
    kleeneAll(
      qualities.map((quality) => {
        const stated = ifBoolean(own(park, quality));
        return stated === undefined ? "unknown" : kleeneOf(stated);
      }),
    );
  return leafOf(
    "inPark",
    ({ space }) => {
      const parks = space.parks();
      return { parks, absent: (leaf.parks && space.absentParks?.(leaf.parks)) ?? [] };
    },
    ({ parks, absent }) =>
      parks === undefined
        ? "unknown"
        : kleeneAny([...named(parks).map(answer), ...(absent.length > 0 ? (["unknown"] as const) : [])]),
    ({ parks, absent }, _, value) => {
      if (parks === undefined) return lacking(["park"]);
      const facts: FactUsed[] = [{ key: "park", value: named(parks).map((park) => park.code) }];
      if (value !== "unknown") return { facts, missing: [] };
      // a park that lacks one quality is out for good, so nothing is asked about it
      const keys = named(parks)
        .filter((park) => answer(park) === "unknown")
        .flatMap((park) =>
          qualities
            .filter((quality) => ifBoolean(own(park, quality)) === undefined)
            .map((quality) => `park:${park.code}:${quality}`),
        );
      return { facts, missing: unique([...keys, ...absent]) };
    },
  );
}

function compileHeadroom({ quantity: name }: Extract<Leaf, { op: "headroom" }>): CompiledCondition {
  const read = ({ project, asOf, space }: ConditionContext) => {
    const quantity = own(factsOf(project).quantities, name);
    const left = space.headroom?.(name, asOf);
    const keys: FactKey[] = [];
    if (!Number.isFinite(quantity?.value)) keys.push(`quantity:${name}`);
    if (left === undefined || left.length === 0 || left.some(({ unit }) => quantity && unit !== quantity.unit))
      keys.push(`headroom:${name}`);
    if (keys.length > 0 || left === undefined || quantity === undefined) return { keys, asked: NaN, least: NaN };
    return { keys, asked: quantity.value, least: left.reduce((min, { value }) => Math.min(min, value), Infinity) };
  };
  return leafOf(
    "headroom",
    read,
    ({ keys, asked, least }) => (keys.length > 0 ? "unknown" : kleeneOf(asked <= least)),
    ({ keys, asked, least }) =>
      keys.length > 0
        ? lacking(keys)
        : looked({ key: `quantity:${name}`, value: asked }, { key: `headroom:${name}`, value: least }),
  );
}

/** A leaf that throws what is wrong with it when it is evaluated. @internal */
export function malformed(values: {
  readonly where: string;
  readonly value: string;
  readonly expected: string;
}): CompiledCondition {
  const refuse = (): never => {
    throw new SanxianError("DOCUMENT_INVALID", values);
  };
  return { value: refuse, evaluate: refuse };
}

function invalid(where: string, value: string, expected: string): CompiledCondition {
  return malformed({ where: `condition ${where}`, value: value.slice(0, 40), expected });
}

type Told = Pick<Evaluation, "missing"> & { readonly facts: readonly FactUsed[] };

/** A leaf from what it reads, what it makes of that, and how it tells it. */
function leafOf<R>(
  op: Operator,
  read: (context: ConditionContext) => R,
  judge: (found: R, context: ConditionContext) => Kleene,
  tell: (found: R, context: ConditionContext, value: Kleene) => Told,
): CompiledCondition {
  return {
    value: (context) => judge(read(context), context),
    evaluate: (context) => {
      const found = read(context);
      const value = judge(found, context);
      const { facts, missing } = tell(found, context, value);
      return { value, trace: { op, value, facts, of: [] }, missing };
    },
  };
}

/** A leaf that asks for one fact: unknown where it cannot be read. */
function fact<T extends string | number | boolean | readonly string[]>(
  op: Operator,
  key: FactKey,
  read: (context: ConditionContext) => T | undefined,
  holds: (fact: T) => boolean,
): CompiledCondition {
  return leafOf(
    op,
    read,
    (found) => (found === undefined ? "unknown" : kleeneOf(holds(found))),
    (found) => (found === undefined ? lacking([key]) : looked({ key, value: found })),
  );
}

/** What was looked at; lists are copied, so that whoever changes what is told changes no project. */
function looked(...facts: FactUsed[]): Told {
  const own = facts.map(({ key, value }) => ({ key, value: typeof value === "object" && value ? [...value] : value }));
  return { facts: own, missing: [] };
}

function lacking(keys: readonly FactKey[]): Told {
  return { facts: keys.map((key) => ({ key, value: null })), missing: keys };
}

function factsOf({ facts }: ConditionContext["project"]): ProjectFacts {
  return facts ?? NO_FACTS;
}

function isMissing(value: number | undefined): value is undefined {
  return value === undefined || Number.isNaN(value);
}

function isNature(name: string): boolean {
  return (PROJECT_NATURES as readonly string[]).includes(name);
}

/** A list of which every project has something: an empty one was not filled in. */
function namedOf(value: readonly string[] | undefined): readonly string[] | undefined {
  const list = listOf(value);
  return list?.length === 0 ? undefined : list;
}

// A value of another kind than its type says (documents come from outside) is no fact: unknown.
function listOf(value: readonly string[] | undefined): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === "string") ? value : undefined;
}

function ifNumber(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function ifBoolean(value: boolean | undefined): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

function isEmpty(selector: object): boolean {
  return Object.values(selector ?? {}).every((member) => member === undefined);
}

/** The names of a list as they are compared, made at the first question. */
function namesOf(names: readonly string[]): () => ReadonlySet<string> {
  let plain: ReadonlySet<string> | undefined;
  return () => (plain ??= new Set(names.map(plainName)));
}

/** Whether a list names one of others; full-width forms, case and outer spaces do not tell names apart. */
function anyNamed(items: readonly string[], names: ReadonlySet<string>): boolean {
  return items.some((item) => names.has(plainName(item)));
}

function plainName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

function own<T extends object, K extends keyof T>(table: T | null | undefined, key: K): T[K] | undefined {
  return table !== undefined && table !== null && Object.hasOwn(table, key) ? table[key] : undefined;
}

function compare(left: number, is: Comparison, right: number): boolean {
  if (is === "<") return left < right;
  if (is === "<=") return left <= right;
  if (is === "=") return left === right;
  if (is === ">=") return left >= right;
  if (is === ">") return left > right;
  throw new SanxianError("DOCUMENT_INVALID", {
    where: "condition compare.is",
    value: String(is).slice(0, 40),
    expected: "<, <=, =, >= or >",
  });
}

/** A name for a place: its members in one order, however they were written. */
function placeKey(place: PlaceSelector, family: "within" | "distance" = "within"): FactKey {
  const members = Object.entries({ ...place, attributes: undefined, ...place.attributes })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join("/") : String(value)}`);
  return `${family}:${members.sort().join(";")}`;
}

function unique(keys: readonly FactKey[]): FactKey[] {
  return [...new Set(keys)];
}
