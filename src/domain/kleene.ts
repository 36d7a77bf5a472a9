// Kleene's strong three-valued logic (Kleene 1952, §64): unknown stays unknown unless the rest decides.
//
//   and | T U F     or | T U F     not
//   ----+------     ---+------     T -> F
//    T  | T U F      T | T T T     U -> U
//    U  | U U F      U | T U U     F -> T
//    F  | F F F      F | T U F

/** A truth value of three-valued logic. 三值逻辑. */
export type Kleene = "true" | "false" | "unknown";

/** Negation. 非. */
export function kleeneNot(value: Kleene): Kleene {
  return value === "true" ? "false" : value === "false" ? "true" : "unknown";
}

/** Conjunction; true of nothing. 与. */
export function kleeneAll(values: readonly Kleene[]): Kleene {
  let all: Kleene = "true";
  for (const value of values) all = kleeneAnd(all, value);
  return all;
}

/** Disjunction; false of nothing. 或. */
export function kleeneAny(values: readonly Kleene[]): Kleene {
  let any: Kleene = "false";
  for (const value of values) any = kleeneOr(any, value);
  return any;
}

/** Conjunction of two. @internal */
export function kleeneAnd(a: Kleene, b: Kleene): Kleene {
  return a === "false" || b === "false" ? "false" : a === "unknown" || b === "unknown" ? "unknown" : "true";
}

/** Disjunction of two. @internal */
export function kleeneOr(a: Kleene, b: Kleene): Kleene {
  return a === "true" || b === "true" ? "true" : a === "unknown" || b === "unknown" ? "unknown" : "false";
}

/** What is known for sure, as a truth value. @internal */
export function kleeneOf(holds: boolean): Kleene {
  return holds ? "true" : "false";
}
