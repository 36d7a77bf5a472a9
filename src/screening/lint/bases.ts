// Legal bases as they stand on a day: bans that have none, bases that lapsed, are not yet in force, or were repealed, and words
// that cite a repealed law. A ban needs a law, regulation or rule (单外无单: no entry ban outside the lists). Cost: linear.
import {
  type Finding,
  type Indicator,
  type IsoDate,
  type LegalBasis,
  type LegalLevel,
  validityState,
  type ZoningScheme,
} from "../../domain/index.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";
import { plainTitle, type RepealedLaw } from "./repealed-laws.ts";

/** Ranks on which a ban may rest. */
const STRONG: ReadonlySet<LegalLevel> = new Set<LegalLevel>([
  "law",
  "administrativeRegulation",
  "localRegulation",
  "departmentRule",
]);

/** Findings about bases. @internal */
export function basisFindings(
  scheme: ZoningScheme,
  terms: readonly PlacedTerm[],
  asOf: IsoDate,
  repealed: readonly RepealedLaw[],
): Finding[] {
  const findings: Finding[] = [];
  const bases = new Map(scheme.legalBases.map((basis) => [basis.id, basis]));
  const laws = new Map(repealed.map((law) => [plainTitle(law.title), law]));
  const used = new Set<string>();
  for (const { term, path } of terms) {
    const found = term.basis.flatMap((id) => bases.get(id) ?? []);
    term.basis.forEach((id, i) => {
      used.add(id);
      if (!bases.has(id))
        findings.push(lintFinding("LINT_BASIS_MISSING", "warning", `${path}.basis[${i}]`, { value: id }, term.id));
    });
    if (term.modality === "prohibit") {
      if (found.length === 0)
        findings.push(lintFinding("LINT_BAN_WITHOUT_BASIS", "warning", path, { term: term.id }, term.id));
      else if (!found.some(({ level }) => STRONG.has(level)))
        findings.push(lintFinding("LINT_BAN_WEAK_BASIS", "info", path, { term: term.id }, term.id));
    }
    const live = found.some((basis) => validityState(basis, asOf) === "inForce");
    for (const basis of found) {
      const state = validityState(basis, asOf);
      const about = { term: term.id, basis: basis.id };
      if (state === "expired") {
        const replacement =
          basis.replacedBy ?? editionInForce(basis, scheme.legalBases, asOf) ?? repealedBy(basis, laws);
        // a basis that has its successor beside it in the same term is a transition, told more quietly
        const succeeded = basis.replacedBy !== undefined && term.basis.includes(basis.replacedBy);
        findings.push(
          lintFinding(
            "LINT_BASIS_EXPIRED",
            succeeded ? "info" : "warning",
            `${path}.basis`,
            { ...about, date: basis.validTo!, replacement },
            term.id,
          ),
        );
      }
      if (state === "pending" && !live)
        findings.push(
          lintFinding("LINT_BASIS_PENDING", "warning", `${path}.basis`, { ...about, date: basis.validFrom! }, term.id),
        );
    }
    for (const [, title] of term.text.matchAll(/《([^《》\n]{2,60})》/g)) {
      const law = laws.get(plainTitle(title!));
      if (law !== undefined && asOf >= law.on)
        findings.push(
          lintFinding(
            "LINT_TEXT_CITES_REPEALED",
            "warning",
            `${path}.text`,
            { term: term.id, title: title!, date: law.on, by: law.by },
            term.id,
          ),
        );
    }
  }
  for (const indicator of indicatorsOf(scheme)) for (const id of indicator.basis ?? []) used.add(id);
  for (const { replacedBy } of scheme.legalBases) if (replacedBy !== undefined) used.add(replacedBy);
  scheme.legalBases.forEach((basis, i) => {
    const path = `$.legalBases[${i}]`;
    if (!used.has(basis.id))
      findings.push(lintFinding("LINT_BASIS_UNUSED", "info", path, { basis: basis.id }, basis.id));
    if (basis.replacedBy !== undefined && !reaches(basis, bases))
      findings.push(
        lintFinding("LINT_BASIS_REPLACEMENT", "warning", path, { basis: basis.id, value: basis.replacedBy }, basis.id),
      );
    const law = laws.get(plainTitle(basis.title));
    // a basis that says itself when it lapses is told by its validity
    if (law === undefined || basis.validTo !== undefined) return;
    const code = asOf >= law.on ? "LINT_LAW_REPEALED" : "LINT_LAW_TO_BE_REPEALED";
    findings.push(
      lintFinding(
        code,
        asOf >= law.on ? "warning" : "info",
        path,
        { basis: basis.id, title: basis.title, by: law.by, article: law.article, date: law.on },
        basis.id,
      ),
    );
  });
  return findings;
}

/** The id of the same document in the edition of the day: it was renumbered, or enacted anew. */
function editionInForce(basis: LegalBasis, bases: readonly LegalBasis[], asOf: IsoDate): string | undefined {
  const title = plainTitle(basis.title);
  return bases
    .filter((other) => plainTitle(other.title) === title && validityState(other, asOf) === "inForce")
    .map(({ id }) => id)
    .sort()[0];
}

function repealedBy({ title }: LegalBasis, laws: ReadonlyMap<string, RepealedLaw>): string {
  return laws.get(plainTitle(title))?.by ?? "—";
}

/** Whether a chain of replacements ends at a basis that exists. */
function reaches(basis: LegalBasis, bases: ReadonlyMap<string, LegalBasis>): boolean {
  const seen = new Set<string>();
  let at: LegalBasis | undefined = basis;
  while (at?.replacedBy !== undefined) {
    if (seen.has(at.id)) return false;
    seen.add(at.id);
    at = bases.get(at.replacedBy);
  }
  return at !== undefined;
}

/** All indicators of the three lines. @internal */
export function indicatorsOf({ threeLines }: ZoningScheme): readonly Indicator[] {
  return [
    ...(threeLines.redline?.indicators ?? []),
    ...(threeLines.qualityBottomLines ?? []).flatMap(({ indicators }) => indicators),
    ...(threeLines.resourceUpperLimits ?? []).flatMap(({ indicators }) => indicators),
  ];
}
