// The lint of an access list: what is wrong or odd with the list itself, before any project comes. Each family of rules is a file
// beside this one; none changes anything, and none reads a clock: the day is an argument. Cost: linear in the scheme, but for
// contradictions (see there) and the mean difference of lists.
import {
  type Finding,
  type IsoDate,
  isIsoDate,
  type Profile,
  SanxianError,
  type ZoningScheme,
} from "../../domain/index.ts";
import { basisFindings } from "./bases.ts";
import { type Contradiction, findContradictions } from "./contradictions.ts";
import { deadlineFindings } from "./deadlines.ts";
import { duplicateFindings } from "./duplicates.ts";
import { industryFindings } from "./industries.ts";
import type { PlacedTerm } from "./lint-finding.ts";
import {
  type ClauseStatistics,
  clauseStatistics,
  type DifferentiationStatistics,
  differentiationStatistics,
} from "./list-statistics.ts";
import { referenceFindings } from "./references.ts";
import { REPEALED_LAWS, type RepealedLaw } from "./repealed-laws.ts";
import { listsOfUnits, unitListFindings } from "./unit-lists.ts";
import { wordingFindings } from "./wording.ts";

/** Options of {@link lint}. 核查选项. */
export interface LintOptions {
  /** The day asked for, `YYYY-MM-DD`; the library reads no clock. 核查日期. */
  readonly asOf: IsoDate;
  /** All codes of GB/T 4754, to check groups and classes; without it only sections and divisions are known. 行业代码表. */
  readonly industries?: ReadonlySet<string>;
  /** The province's own zone types. 地方规则. */
  readonly profile?: Profile;
  /** Laws that were repealed. Default `REPEALED_LAWS`. 已废止法律表. */
  readonly repealed?: readonly RepealedLaw[];
  /** Places at which contradictions are sought; 0 seeks none. Default 2,000. 矛盾查找地点上限. */
  readonly mostPlaces?: number;
}

/** What the lint found. 核查结果. */
export interface LintReport {
  /** Findings, by place in the document and code. 问题. */
  readonly findings: readonly Finding[];
  /** Terms at odds, each pair with a project that proves it. 相互矛盾的条目. */
  readonly contradictions: readonly Contradiction[];
  /** How often clauses are used. 条款复用统计. */
  readonly clauses: ClauseStatistics;
  /** How far the lists of units differ. 差异化统计. */
  readonly differentiation: DifferentiationStatistics;
}

/**
 * Checks the access list of a scheme: duplicates, contradictions with a witness, bans without a basis, law that lapsed or was
 * repealed, references that lead nowhere, industry codes, deadlines, identical lists, missing dimensions. 清单核查.
 *
 * @param scheme - the scheme; never changed
 * @param options - the day, and what to check against
 * @returns findings with place and remedy, contradictions, and statistics
 * @throws SanxianError `OPTION_INVALID`; geometry errors where contradictions are sought
 * @example
 * ```ts
 * lint(scheme, { asOf: "2026-11-24" }).findings.map(({ code }) => code); //=> ["LINT_BAN_WITHOUT_BASIS"]
 * ```
 */
export function lint(scheme: ZoningScheme, options: LintOptions): LintReport {
  const { asOf, industries, profile, repealed = REPEALED_LAWS, mostPlaces = 2000 } = options;
  if (!isIsoDate(asOf))
    throw new SanxianError("OPTION_INVALID", { name: "asOf", value: String(asOf), expected: "YYYY-MM-DD" });
  if (!Number.isInteger(mostPlaces) || mostPlaces < 0)
    throw new SanxianError("OPTION_INVALID", {
      name: "mostPlaces",
      value: String(mostPlaces),
      expected: "a whole number ≥ 0",
    });
  const terms: PlacedTerm[] = scheme.terms.map((term, i) => ({ term, path: `$.terms[${i}]` }));
  const lists = listsOfUnits(scheme, terms);
  const { contradictions, findings: odds } =
    mostPlaces === 0 ? { contradictions: [], findings: [] } : findContradictions(scheme, terms, asOf, mostPlaces);
  const findings = [
    ...odds,
    ...duplicateFindings(terms),
    ...basisFindings(scheme, terms, asOf, repealed),
    ...referenceFindings(scheme, terms, profile),
    ...industryFindings(terms, industries),
    ...deadlineFindings(scheme, terms, asOf),
    ...unitListFindings(scheme, lists),
    ...wordingFindings(terms),
  ];
  return {
    findings: inOrder(findings),
    contradictions,
    clauses: clauseStatistics(scheme.terms, lists),
    differentiation: differentiationStatistics(scheme.units, lists),
  };
}

/** By what they are about, then code and place: the order of the document does not matter to the codes and subjects. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const key = ({ subject, code, location, message }: Finding): string =>
    `${subject ?? ""}\u0000${code}\u0000${location?.path ?? ""}\u0000${message.en}`;
  return findings
    .map((finding) => ({ finding, at: key(finding) }))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ finding }) => finding);
}
