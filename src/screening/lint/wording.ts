// Words that are at odds with what they cite. One check so far: the number of kinds of limited human activity in the red line,
// which 自然资发〔2022〕142号 fixed at ten; lists drafted before print eight. Cost: linear.
import type { Finding } from "../../domain/index.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

const COUNT = /(\d{1,2}|[一二三四五六七八九十]{1,3})[类种]有限人为活动/;
const TEN: ReadonlySet<string> = new Set(["10", "十"]);

/** Findings about wordings. @internal */
export function wordingFindings(terms: readonly PlacedTerm[]): Finding[] {
  return terms.flatMap(({ term, path }) => {
    const found = COUNT.exec(term.text);
    if (found === null || TEN.has(found[1]!)) return [];
    return [lintFinding("LINT_ACTIVITY_COUNT", "warning", `${path}.text`, { term: term.id, value: found[0] }, term.id)];
  });
}
