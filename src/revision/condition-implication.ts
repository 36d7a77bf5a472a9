// Whether one condition implies another, decided on the trees alone: for no project is the first true where the second is false.
// Both go into negation normal form; then a disjunction on the left and a conjunction on the right are taken apart without loss,
// and a conjunction on the left or a disjunction on the right is searched for one part that settles it. Leaves are compared by
// what they name: prefixes of industries, subsets, thresholds, days, shares, distances.
//
// Guarantee: "yes" is never wrong (each rule is sound in Kleene's logic); "no" means only that these rules do not show it.
// Cost: at most one comparison for each pair of nodes.
import {
  type Condition,
  canonicalJson,
  type FeatureSelector,
  industryAmong,
  type PlaceSelector,
} from "../domain/index.ts";

type Leaf = Exclude<Condition, { op: "all" | "any" | "not" | "implies" }>;
type Normal =
  | { readonly op: "all" | "any"; readonly of: readonly Normal[] }
  | { readonly op: "leaf"; readonly leaf: Leaf; readonly holds: boolean };

/** Whether the first condition implies the second, as far as their trees show it. @internal */
export function implies(a: Condition, b: Condition): boolean {
  return between(normal(a, true), normal(b, true), new Map());
}

function normal(condition: Condition, holds: boolean): Normal {
  switch (condition.op) {
    case "all":
    case "any":
      return {
        op: (condition.op === "all") === holds ? "all" : "any",
        of: condition.of.map((part) => normal(part, holds)),
      };
    case "not":
      return normal(condition.of, !holds);
    case "implies":
      return {
        op: holds ? "any" : "all",
        of: [normal(condition.if, !holds), normal(condition.then, holds)],
      };
    default:
      return { op: "leaf", leaf: condition, holds };
  }
}

function between(a: Normal, b: Normal, known: Map<Normal, Map<Normal, boolean>>): boolean {
  let row = known.get(a);
  if (row === undefined) known.set(a, (row = new Map()));
  const before = row.get(b);
  if (before !== undefined) return before;
  const found = decide(a, b, known);
  row.set(b, found);
  return found;
}

function decide(a: Normal, b: Normal, known: Map<Normal, Map<Normal, boolean>>): boolean {
  if (a.op === "any") return a.of.every((part) => between(part, b, known));
  if (b.op === "all") return b.of.every((part) => between(a, part, known));
  if (a.op === "all" && a.of.some((part) => between(part, b, known))) return true;
  if (b.op === "any" && b.of.some((part) => between(a, part, known))) return true;
  if (a.op !== "leaf" || b.op !== "leaf" || a.holds !== b.holds) return false;
  return a.holds ? leafImplies(a.leaf, b.leaf) : leafImplies(b.leaf, a.leaf);
}

function leafImplies(a: Leaf, b: Leaf): boolean {
  if (canonicalJson(a) === canonicalJson(b)) return true;
  if (a.op === "nature" && b.op === "nature") return isSubset(a.in, b.in);
  if (a.op === "industry" && b.op === "industry")
    return coversAll(b.in, a.in) && coversAll(a.except ?? [], b.except ?? []);
  if (a.op === "has" && b.op === "has") return a.what === b.what && isSubset(a.anyOf.map(plain), b.anyOf.map(plain));
  if (a.op === "within" && b.op === "within")
    return isNarrower(a.place, b.place) && (a.minShare ?? 0) >= (b.minShare ?? 0);
  if (a.op === "distance" && b.op === "distance") return a.atMostM <= b.atMostM && namesFewer(a.to, b.to);
  if (a.op === "inPark" && b.op === "inPark")
    return within(a.parks, b.parks) && isSubset(b.qualities ?? [], a.qualities ?? []);
  if (a.op === "compare" && b.op === "compare")
    return a.quantity === b.quantity && a.unit === b.unit && comparisonImplies(a, b);
  if (a.op === "ratio" && b.op === "ratio") return a.pollutant === b.pollutant && a.atLeast >= b.atLeast;
  if (a.op === "date" && b.op === "date")
    return (
      a.of === b.of &&
      (b.before === undefined || (a.before !== undefined && a.before <= b.before)) &&
      (b.onOrAfter === undefined || (a.onOrAfter !== undefined && a.onOrAfter >= b.onOrAfter))
    );
  if (a.op === "listed" && b.op === "listed")
    return (
      a.catalogue === b.catalogue &&
      (b.items === undefined || (a.items !== undefined && isSubset(a.items.map(plain), b.items.map(plain))))
    );
  if (a.op === "relocation" && b.op === "relocation") return within(a.from, b.from) && within(a.to, b.to);
  return false;
}

/** Whether each place of the first lies in the second: each member of a selector narrows it, each list is "any of". @internal */
export function isNarrower(a: PlaceSelector, b: PlaceSelector): boolean {
  return Object.entries(b).every(([name, wanted]) => {
    if (wanted === undefined) return true;
    const given: unknown = Object.hasOwn(a, name) ? a[name as keyof PlaceSelector] : undefined;
    if (given === undefined) return false;
    if (Array.isArray(wanted) && Array.isArray(given)) return isSubset(given, wanted);
    return canonicalJson(given) === canonicalJson(wanted);
  });
}

/** Whether every industry of a list lies under a prefix of another. @internal */
export function coversAll(prefixes: readonly string[], codes: readonly string[]): boolean {
  return codes.every((code) => prefixes.includes(code) || industryAmong([code], prefixes) === "true");
}

/** Whether a list is part of another; an absent one stands for everything. @internal */
export function within(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return b === undefined || (a !== undefined && isSubset(a, b));
}

/** Distances are to the nearest of all that is named, so more names reach farther. */
function namesFewer(a: FeatureSelector, b: FeatureSelector): boolean {
  return (
    isSubset(a.features ?? [], b.features ?? []) &&
    isSubset(a.kinds ?? [], b.kinds ?? []) &&
    (a.zones === undefined || (b.zones !== undefined && canonicalJson(a.zones) === canonicalJson(b.zones)))
  );
}

type Compare = Extract<Condition, { op: "compare" }>;

function comparisonImplies(a: Compare, b: Compare): boolean {
  switch (b.is) {
    case ">=":
      return (a.is === ">=" || a.is === ">" || a.is === "=") && a.value >= b.value;
    case ">":
      return a.is === ">" ? a.value >= b.value : (a.is === ">=" || a.is === "=") && a.value > b.value;
    case "<=":
      return (a.is === "<=" || a.is === "<" || a.is === "=") && a.value <= b.value;
    case "<":
      return a.is === "<" ? a.value <= b.value : (a.is === "<=" || a.is === "=") && a.value < b.value;
    default:
      return false;
  }
}

function isSubset(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((item) => b.includes(item));
}

/** Names as conditions compare them: full-width forms, case and outer spaces do not tell them apart. */
function plain(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
