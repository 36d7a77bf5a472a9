// Sentences whose parts are themselves in two languages, and lists with each language's own comma.
import { type BilingualText, fillText, type TextValues } from "../domain/index.ts";

/** Fills a template; a bilingual value goes into each language in that language. @internal */
export function fillBoth(
  template: BilingualText,
  values: Readonly<Record<string, BilingualText | string | number>>,
): BilingualText {
  const of = (language: "zh" | "en"): TextValues =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value === "object" ? value[language] : value]),
    );
  return { zh: fillText(template, of("zh")).zh, en: fillText(template, of("en")).en };
}

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
