// The answers to a question that the terms can tell apart: for a threshold a value on either side, for a list each item that a
// term names, for a layer each kind of zone that a term asks for. What terms treat alike is one answer, so that few answers
// stand for all. Where a fact has more of them than are kept (64), or its terms look at it together with other missing facts
// in ways that are not told apart here, `complete` is false and nothing that rests on it counts as proved.
import {
  type AccessTerm,
  type AnswerValue,
  type AssumedPark,
  type AssumedZone,
  ATTRIBUTE_ELEMENT,
  ATTRIBUTE_VALUES,
  addDays,
  type Condition,
  ELEMENTS,
  elementOfZoneType,
  type FactKey,
  industryAmong,
  isIsoDate,
  MOST_CONDITION_DEPTH,
  type PlaceSelector,
  PROJECT_NATURES,
  type Quantity,
  REACHES,
  type ZoneAttribute,
} from "../domain/index.ts";

/** The answers that terms tell apart. @internal */
export interface AnswerSpace {
  readonly answers: readonly AnswerValue[];
  readonly complete: boolean;
}

const MOST_ANSWERS = 64;
/** A name that no term has. */
const OTHER = "其他";

/** What terms ask, gathered once for all facts. @internal */
export interface AskedOfFacts {
  readonly leaves: readonly Condition[];
  readonly places: readonly PlaceSelector[];
  readonly terms: readonly AccessTerm[];
}

/** Gathers what terms ask. @internal */
export function askedOfFacts(terms: readonly AccessTerm[]): AskedOfFacts {
  const leaves: Condition[] = [];
  const places: PlaceSelector[] = [];
  const walk = (condition: Condition | undefined, depth: number): void => {
    if (condition === undefined || depth > MOST_CONDITION_DEPTH) return;
    if (condition.op === "all" || condition.op === "any") for (const part of condition.of) walk(part, depth + 1);
    else if (condition.op === "not") walk(condition.of, depth + 1);
    else if (condition.op === "implies") for (const part of [condition.if, condition.then]) walk(part, depth + 1);
    else {
      leaves.push(condition);
      if (condition.op === "within") places.push(condition.place);
      if (condition.op === "distance" && condition.to.zones !== undefined) places.push(condition.to.zones);
    }
  };
  for (const term of terms) {
    walk(term.when, 0);
    walk(term.exceptWhen, 0);
    if (term.scope?.place !== undefined) places.push(term.scope.place);
  }
  return { leaves, places, terms };
}

/**
 * The answers to a fact that terms tell apart.
 *
 * @param key - the fact
 * @param asked - what the terms ask
 * @param ceilings - what ceilings over the ground leave of each quantity
 * @internal
 */
export function answerSpace(
  key: FactKey,
  { leaves, places, terms }: AskedOfFacts,
  ceilings: (quantity: string) => readonly Quantity[],
): AnswerSpace {
  const colon = key.indexOf(":");
  const family = colon < 0 ? key : key.slice(0, colon);
  const name = colon < 0 ? "" : key.slice(colon + 1);
  const ofOp = <O extends Condition["op"]>(op: O): Extract<Condition, { op: O }>[] =>
    leaves.filter((leaf): leaf is Extract<Condition, { op: O }> => leaf.op === op);
  const all = (answers: readonly AnswerValue[]): AnswerSpace => ({
    answers: answers.slice(0, MOST_ANSWERS),
    complete: answers.length <= MOST_ANSWERS,
  });
  switch (family) {
    case "flag":
    case "section":
    case "place":
    case "authority":
      return all([true, false]);
    case "nature": {
      const lists = ofOp("nature").map((leaf) => leaf.in as readonly string[]);
      return unions(PROJECT_NATURES, (nature) => lists.map((list) => list.includes(nature)), false);
    }
    case "industry": {
      const scopes = terms.flatMap(({ scope }) => (scope?.industries ? [{ in: scope.industries, except: [] }] : []));
      const tests = [...scopes, ...ofOp("industry").map((leaf) => ({ in: leaf.in, except: leaf.except ?? [] }))];
      const prefixes = [...new Set(tests.flatMap((test) => [...test.in, ...test.except]))];
      const codes = [...new Set(prefixes.flatMap((prefix) => classesUnder(prefix, prefixes))), ...ELSEWHERE];
      const vectors = (code: string) => tests.map((test) => industryAmong([code], test.in, test.except) === "true");
      return unions(codes, vectors, false);
    }
    case "process":
    case "product":
    case "material":
    case "pollutant": {
      const lists = ofOp("has").flatMap((leaf) => (leaf.what === family ? [leaf.anyOf] : []));
      return unions([...new Set(lists.flat())], (item) => lists.map((list) => list.includes(item)), true);
    }
    case "listed": {
      const of = ofOp("listed").filter(({ catalogue }) => catalogue === name);
      const items = [...new Set(of.flatMap((leaf) => leaf.items ?? [])), OTHER];
      return unions(items, (item) => of.map((leaf) => leaf.items?.includes(item) ?? true), true);
    }
    case "quantity": {
      const bounds: Quantity[] = [
        ...ofOp("compare").flatMap((leaf) => (leaf.quantity === name ? [{ value: leaf.value, unit: leaf.unit }] : [])),
        ...terms.flatMap(({ obligation }) => (obligation?.threshold?.quantity === name ? [obligation.threshold] : [])),
        ...(ofOp("headroom").some(({ quantity }) => quantity === name) ? ceilings(name) : []),
      ];
      const units = [...new Set(bounds.map(({ unit }) => unit))];
      if (units.length === 0) return all([{ value: 1, unit: "t/a" }]);
      return all(
        units.flatMap((unit) =>
          around(bounds.filter((bound) => bound.unit === unit).map(({ value }) => value)).map((value) => ({
            value,
            unit,
          })),
        ),
      );
    }
    case "headroom": {
      const units = ofOp("compare").flatMap((leaf) => (leaf.quantity === name ? [leaf.unit] : []));
      const unit = ceilings(name)[0]?.unit ?? units[0] ?? "t/a";
      return all([
        { value: -1, unit },
        { value: Number.MAX_SAFE_INTEGER, unit },
      ]);
    }
    case "replacement": {
      const bounds = [
        ...ofOp("ratio").flatMap((leaf) => (leaf.pollutant === name ? [leaf.atLeast] : [])),
        ...terms.flatMap(({ obligation }) =>
          obligation?.replacement?.pollutant === name ? [obligation.replacement.atLeast] : [],
        ),
      ];
      return all(around(bounds).filter((value) => value >= 0));
    }
    case "relocation":
      return all([null, ...REACHES.flatMap((from) => REACHES.flatMap((to) => (from === to ? [] : [{ from, to }])))]);
    case "approvedOn":
    case "startedOn": {
      const days = ofOp("date").flatMap((leaf) =>
        leaf.of === family ? [leaf.before, leaf.onOrAfter].filter((day) => isIsoDate(day)) : [],
      );
      return all([...new Set(days.flatMap((day) => [addDays(day, -1), day]))].sort());
    }
    case "park": {
      const of = ofOp("inPark");
      if (name !== "") return all([true, false]);
      const codes = [...new Set([...of.flatMap(({ parks }) => parks ?? []), ...terms.flatMap(({ scope }) => scope?.parks ?? [])]), OTHER]; // biome-ignore format: one list
      const parks = codes.flatMap((code) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((bits): readonly AssumedPark[] => [
          { code, compliant: (bits & 1) > 0, chemical: (bits & 2) > 0, centralTreatment: (bits & 4) > 0 },
        ]),
      );
      return { ...all([[], ...parks]), complete: false };
    }
    case "feature": {
      const bounds = ofOp("distance").flatMap(({ to, atMostM }) =>
        [...(to.features ?? []), ...(to.kinds ?? [])].join(",") === name ? [atMostM] : [],
      );
      return all(
        [...new Set([0, ...bounds, (bounds.length > 0 ? Math.max(...bounds) : 0) * 2 + 1])].sort((a, b) => a - b),
      );
    }
    case "unit": {
      const regions = [...new Set(places.flatMap((place) => place.regions ?? []))];
      return unions(regions, (region) => places.map((place) => place.regions?.includes(region) ?? false), true);
    }
    case "zone": {
      const attribute = name.slice(name.lastIndexOf(":") + 1) as ZoneAttribute;
      const asked = places.flatMap((place) => {
        const values: unknown = place.attributes?.[attribute];
        return Array.isArray(values) ? (values as AnswerValue[]) : [];
      });
      // attributes without a closed list have the values that terms ask for, and one more
      return all(ATTRIBUTE_VALUES[attribute] ?? [...new Set([...asked, OTHER])]);
    }
    case "layer": {
      const zones = places.flatMap((place) => zonesFor(place, name));
      const distinct = [...new Map(zones.map((zone) => [JSON.stringify(zone), zone])).values()].slice(0, 5);
      const sets: (readonly AssumedZone[])[] = [];
      for (let bits = 0; bits < 1 << distinct.length; bits++) sets.push(distinct.filter((_, i) => (bits >> i) & 1));
      return { ...all(sets), complete: distinct.length < 5 && sets.length <= MOST_ANSWERS };
    }
    default:
      return { answers: [], complete: true };
  }
}

/** Lists of items by what tests say of them: one list for each set of tests that some list can meet. */
function unions<T extends string>(
  items: readonly T[],
  testsOf: (item: T) => readonly boolean[],
  mayBeNone: boolean,
): AnswerSpace {
  const nothing = testsOf(items[0] ?? ("" as T)).map(() => false);
  const lists = new Map<string, { list: readonly T[]; met: readonly boolean[] }>();
  const keyOf = (met: readonly boolean[]): string => met.map(Number).join("");
  if (mayBeNone) lists.set(keyOf(nothing), { list: [], met: nothing });
  for (const item of items) {
    const own = testsOf(item);
    for (const { list, met } of [{ list: [] as readonly T[], met: nothing }, ...lists.values()]) {
      const both = met.map((one, i) => one || own[i]!);
      if (!lists.has(keyOf(both))) lists.set(keyOf(both), { list: [...list, item], met: both });
      if (lists.size > MOST_ANSWERS) return { answers: [...lists.values()].map((one) => one.list).slice(0, MOST_ANSWERS), complete: false }; // biome-ignore format: one way out
    }
  }
  return { answers: [...lists.values()].map(({ list }) => list), complete: true };
}

/** Values that bounds tell apart: each bound, and one between, below and above. */
function around(bounds: readonly number[]): number[] {
  const sorted = [...new Set(bounds)].filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return [0];
  const values: number[] = [sorted[0]! > 0 ? sorted[0]! / 2 : sorted[0]! - 1];
  sorted.forEach((bound, i) => {
    values.push(bound, i + 1 < sorted.length ? (bound + sorted[i + 1]!) / 2 : Math.abs(bound) * 2 + 1);
  });
  return values;
}

/** Classes of sections that few rules speak of, for a project that no rule means. */
const ELSEWHERE: readonly string[] = ["9710", "9610", "7590", "5990", "0190"];

/** A class that begins with a prefix and with no longer one that is asked for: where there is none, the longer ones stand for it. */
function classesUnder(prefix: string, prefixes: readonly string[]): string[] {
  const digits = prefix.replace(/^[A-T]/, "");
  if (digits === "") return sectionClasses(prefix, prefixes);
  if (!/^\d{2,4}$/.test(digits)) return [];
  if (digits.length === 4) return [digits];
  const longer = prefixes.map((other) => other.replace(/^[A-T]/, "")).filter((other) => other.length > digits.length);
  for (let rest = 10 ** (4 - digits.length) - 1; rest >= 0; rest--) {
    const code = digits + String(rest).padStart(4 - digits.length, "0");
    if (!longer.some((other) => code.startsWith(other))) return [code];
  }
  return [];
}

/** A class of a section in a division that no other prefix speaks of. */
function sectionClasses(section: string, prefixes: readonly string[]): string[] {
  for (let division = 1; division <= 97; division++) {
    const code = `${String(division).padStart(2, "0")}99`;
    if (industryAmong([code], [section]) !== "true") continue;
    if (!prefixes.some((other) => other !== section && industryAmong([code], [other]) === "true")) return [code];
  }
  return [];
}

/** Zones of an absent layer that a place asks for. */
function zonesFor(place: PlaceSelector, layer: string): AssumedZone[] {
  const element = ELEMENTS.find((known) => known === layer);
  const attributesOf = Object.entries(place.attributes ?? {}).filter(([, value]) => value !== undefined);
  const asks =
    place.element === element ||
    attributesOf.some(([attribute]) => ATTRIBUTE_ELEMENT[attribute as ZoneAttribute] === element) ||
    [...(place.zoneTypes ?? []), ...(place.zones ?? []).map((code) => code.slice(8, 12))].some((type) =>
      element === undefined ? type === layer : elementOfZoneType(type) === element,
    );
  if (!asks) return [];
  const shaped = attributesOf.map(
    ([attribute, value]) => [attribute, Array.isArray(value) ? value[0] : value] as const,
  );
  const section = Object.fromEntries(
    shaped.flatMap(([attribute, value]) =>
      attribute === "sectionCompliant"
        ? [["compliant", value]]
        : attribute === "section"
          ? [["name", value]]
          : attribute === "waterTarget"
            ? [["targetClass", value]]
            : [],
    ),
  );
  const plain = shaped.filter(([attribute]) => !["sectionCompliant", "section", "waterTarget"].includes(attribute));
  const attributes = Object.fromEntries([
    ...plain.map(([attribute, value]) => [attribute === "seaWaterTarget" ? "targetClass" : attribute, value]),
    ...(Object.keys(section).length > 0 ? [["section", section]] : []),
  ]) as AssumedZone["attributes"];
  const types = place.zoneTypes ?? [undefined];
  return types.flatMap((type) =>
    (place.zones ?? [undefined]).map((code): AssumedZone => {
      const kind = type ?? code?.slice(8, 12);
      const classOf = { 1: "priority", 2: "key", 3: "general" } as const;
      const zoneClass = place.zoneClass ?? classOf[Number(kind?.[0]) as 1 | 2 | 3] ?? "general";
      return {
        code: code ?? OTHER,
        type: kind ?? OTHER,
        class: zoneClass,
        ...(attributes && Object.keys(attributes).length > 0 ? { attributes } : {}),
      };
    }),
  );
}
