// Days that have passed: deadlines of obligations, deadlines in the words, terms that lapsed, targets without a year to come,
// and validities that end before they begin. Cost: linear.
import type { Finding, IsoDate, ZoningScheme } from "../../domain/index.ts";
import { indicatorsOf } from "./bases.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

/** "2025年前", "到2025年", "2025年底前", "2025年…达到": a year by which something was to be done. */
const BY_YEAR = /(?:到|至|力争)?(20\d{2})年(?:底|末)?(?:以?前|之前|(?=[^，。；]{0,24}(?:达到|完成|实现)))/g;

/** Findings about days. @internal */
export function deadlineFindings(scheme: ZoningScheme, terms: readonly PlacedTerm[], asOf: IsoDate): Finding[] {
  const findings: Finding[] = [];
  const year = Number(asOf.slice(0, 4));
  for (const { term, path } of terms) {
    const deadline = term.obligation?.deadline;
    if (deadline !== undefined && deadline < asOf)
      findings.push(
        lintFinding(
          "LINT_DEADLINE_PASSED",
          "warning",
          `${path}.obligation.deadline`,
          { term: term.id, date: deadline },
          term.id,
        ),
      );
    const passed = new Set<string>();
    for (const found of term.text.matchAll(BY_YEAR)) {
      // "by 2025" runs to its end, "before 2025" to its beginning: the milder reading
      if (Number(found[1]) < year) passed.add(found[0]);
    }
    for (const value of passed)
      findings.push(
        lintFinding("LINT_TEXT_DEADLINE_PASSED", "warning", `${path}.text`, { term: term.id, value }, term.id),
      );
    if (term.validTo !== undefined && term.validTo < asOf)
      findings.push(lintFinding("LINT_TERM_EXPIRED", "info", path, { term: term.id, date: term.validTo }, term.id));
    reversed(term, path, term.id, findings);
  }
  scheme.legalBases.forEach((basis, i) => {
    reversed(basis, `$.legalBases[${i}]`, basis.id, findings);
  });
  for (const { id, targets } of indicatorsOf(scheme)) {
    const last = Math.max(...targets.map((target) => target.year));
    if (targets.length > 0 && last < year)
      findings.push(lintFinding("LINT_TARGET_PASSED", "warning", "$.threeLines", { value: id, date: last }, id));
  }
  return findings;
}

function reversed(
  { validFrom, validTo }: { readonly validFrom?: IsoDate; readonly validTo?: IsoDate },
  path: string,
  subject: string,
  findings: Finding[],
): void {
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
    findings.push(lintFinding("LINT_VALIDITY_REVERSED", "error", path, { value: validFrom, date: validTo }, subject));
}
