// Sentences whose parts are themselves in two languages, and lists with each language's own comma.
import type { BilingualText } from "../domain/index.ts";

export { fillBoth } from "../domain/finding-text.ts";

/** Items of a list: 甲、乙 and a, b. @internal */
export function listed(items: readonly BilingualText[]): BilingualText {
  return { zh: items.map(({ zh }) => zh).join("、"), en: items.map(({ en }) => en).join(", ") };
}

/** Clauses in a row: 甲；乙 and a; b. @internal */
export function clauses(items: readonly BilingualText[]): BilingualText {
  return { zh: items.map(({ zh }) => zh).join("；"), en: items.map(({ en }) => en).join("; ") };
}

/** A text that is the same in both languages. @internal */
export function same(text: string): BilingualText {
  return { zh: text, en: text };
}
