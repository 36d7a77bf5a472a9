// What terms name and the scheme does not hold, where it leaves a term open for the footprint: a fault of the scheme that whoever
// reads the analysis should hear of beside the question. Cost: a look at the missing facts of open terms.
import { type BilingualText, type Finding, fillText } from "../domain/index.ts";
import type { JudgedTerm } from "./term-outcome.ts";

const NOT_HELD: BilingualText = {
  zh: "条目 {terms} 引用的“{value}”不在方案中，无法判断本项目是否位于其中；请方案发布机关改正清单或补充图层。",
  en: "Terms {terms} refer to “{value}”, which the scheme does not hold, so nobody can tell whether the project lies there; the body that issued the scheme should correct the list or add the place.",
};

/** Findings about places that open terms name and the scheme does not hold, by code. @internal */
export function referenceFindings(terms: readonly Pick<JudgedTerm, "term" | "missing">[]): Finding[] {
  if (terms.every(({ missing }) => missing.length === 0)) return [];
  const named = new Map<string, string[]>();
  for (const { term, missing } of terms)
    for (const key of missing)
      if (key.startsWith("place:")) {
        const code = key.slice("place:".length);
        const list = named.get(code);
        if (list) list.push(term);
        else named.set(code, [term]);
      }
  return [...named]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, list]) => {
      const values = { value: code, terms: list.join(", ") };
      return {
        code: "PLACE_NOT_IN_SCHEME",
        severity: "warning",
        subject: code,
        values,
        message: fillText(NOT_HELD, values),
      };
    });
}
