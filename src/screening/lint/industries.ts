// Industry codes of terms: readable after GB/T 4754, in the table that was given, and taken out of something that holds them.
// The names and classes of the standard are not shipped (only its sections and divisions are known); give your table to check
// groups and classes. Cost: linear.
import { type Finding, industryMatches, parseIndustryCodeLenient } from "../../domain/index.ts";
import { leavesOfTerm } from "./condition-leaves.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

/** Findings about industry codes. @internal */
export function industryFindings(terms: readonly PlacedTerm[], table?: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  const digits = table === undefined ? undefined : new Set([...table].map((code) => code.replace(/^[A-T]/, "")));
  const check = (codes: readonly string[] | undefined, path: string, subject: string): void => {
    codes?.forEach((value, i) => {
      const { code } = parseIndustryCodeLenient(value);
      const at = `${path}[${i}]`;
      if (code === undefined) findings.push(lintFinding("LINT_INDUSTRY_UNREADABLE", "error", at, { value }, subject));
      else if (digits !== undefined && code.digits !== "" && !digits.has(code.digits))
        findings.push(lintFinding("LINT_INDUSTRY_UNKNOWN", "warning", at, { value }, subject));
    });
  };
  for (const { term, path } of terms) {
    check(term.scope?.industries, `${path}.scope.industries`, term.id);
    for (const { leaf, path: at } of leavesOfTerm(term, path)) {
      if (leaf.op !== "industry" || !Array.isArray(leaf.in)) continue;
      check(leaf.in, `${at}.in`, term.id);
      check(leaf.except, `${at}.except`, term.id);
      leaf.except?.forEach((value, i) => {
        const readable = parseIndustryCodeLenient(value).code !== undefined;
        if (readable && !leaf.in.some((wide) => industryMatches(wide, value)))
          findings.push(lintFinding("LINT_INDUSTRY_EXCEPT", "warning", `${at}.except[${i}]`, { value }, term.id));
      });
    }
  }
  return findings;
}
