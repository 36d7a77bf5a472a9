// Terms that say the same: word for word in one tier, in several units, in a lower tier again, or in other words with the same
// condition. Words are compared without white space and punctuation. Cost: linear, by grouping.
import { type AccessTerm, canonicalJson, type Finding, LABELS, type ListTier } from "../../domain/index.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

/** Tiers from the widest down; what stands beside one another (element, park, industry) is no repetition. */
const RANK: Readonly<Record<ListTier, number>> = {
  nation: 0,
  province: 1,
  region: 2,
  cityCluster: 2,
  city: 3,
  unit: 4,
  element: 4,
  park: 4,
  industry: 4,
};

/** The words of a term, for comparing. @internal */
export function plainWords(text: string): string {
  return text.replace(/[\s\p{P}]/gu, "");
}

/** Terms that say the same. @internal */
export function duplicateFindings(terms: readonly PlacedTerm[]): Finding[] {
  const findings: Finding[] = [];
  for (const group of groups(terms, ({ term }) => plainWords(term.text))) {
    // the widest tier first, then by id: the same answer in any order of the document
    const ordered = [...group].sort(
      (a, b) => RANK[a.term.tier] - RANK[b.term.tier] || (a.term.id < b.term.id ? -1 : 1),
    );
    ordered.forEach(({ term, path }, i) => {
      const before = ordered.slice(0, i).map((placed) => placed.term);
      const same = before.find((other) => sameSide(other, term) && sameRest(other, term) && sameUnits(other, term));
      const shared = before.find((other) => sameSide(other, term) && sameRest(other, term));
      const above = before.find((other) => RANK[other.tier] < RANK[term.tier]);
      const values = (other: AccessTerm): Record<string, string> => ({ term: term.id, other: other.id });
      if (same) findings.push(lintFinding("LINT_DUPLICATE", "warning", path, values(same), term.id));
      else if (shared) findings.push(lintFinding("LINT_SHARED_CLAUSE", "info", path, values(shared), term.id));
      else if (above) {
        const tiers = { tier: LABELS.tier[term.tier], otherTier: LABELS.tier[above.tier] };
        findings.push(lintFinding("LINT_REPEATED_TIER", "info", path, { ...values(above), ...tiers }, term.id));
      }
    });
  }
  const ruled = terms.filter(({ term }) => term.when !== undefined && term.textOnly !== true);
  for (const group of groups(ruled, ({ term }) => ruleOf(term))) {
    const ordered = [...group].sort((a, b) => (a.term.id < b.term.id ? -1 : 1));
    const [first] = ordered;
    for (const { term, path } of ordered.slice(1))
      if (plainWords(term.text) !== plainWords(first!.term.text))
        findings.push(lintFinding("LINT_SAME_RULE", "info", path, { term: term.id, other: first!.term.id }, term.id));
  }
  return findings;
}

const sameSide = (a: AccessTerm, b: AccessTerm): boolean =>
  a.tier === b.tier && a.dimension === b.dimension && a.modality === b.modality;
const sameRest = (a: AccessTerm, b: AccessTerm): boolean => restOf(a) === restOf(b);
const sameUnits = (a: AccessTerm, b: AccessTerm): boolean => unitsOf(a) === unitsOf(b);

const unitsOf = ({ scope }: AccessTerm): string =>
  scope?.units === undefined ? "*" : [...scope.units].sort().join(" ");

/** All that decides where and when a term bites, but its units. */
function restOf({ scope, when, exceptWhen, validFrom, validTo }: AccessTerm): string {
  const { units: _, ...rest } = scope ?? {};
  return canonicalJson({ rest, when, exceptWhen, validFrom, validTo });
}

function ruleOf(term: AccessTerm): string {
  const { tier, modality, obligation } = term;
  return `${tier} ${modality} ${unitsOf(term)} ${restOf(term)} ${canonicalJson(obligation?.threshold ?? null)}`;
}

function groups(terms: readonly PlacedTerm[], keyOf: (placed: PlacedTerm) => string): PlacedTerm[][] {
  const byKey = new Map<string, PlacedTerm[]>();
  for (const placed of terms) {
    const key = keyOf(placed);
    const list = byKey.get(key);
    if (list) list.push(placed);
    else byKey.set(key, [placed]);
  }
  return [...byKey.values()].filter((list) => list.length > 1);
}
