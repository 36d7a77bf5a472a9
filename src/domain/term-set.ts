// Term sets: terms with their legal bases that many schemes share, as data: national rules, rules of a basin, of a city cluster
// across provinces, of one element. A scheme takes a set in as it is; the same term keeps its id, tier and basis everywhere, so
// that one list for three provinces stays one list.
import type { AccessTerm } from "./access-list.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Finding } from "./finding.ts";
import type { LegalBasis } from "./legal-basis.ts";
import type { ZoningScheme } from "./scheme.ts";
import { type BilingualText, fillText } from "./text.ts";

/** Terms that schemes share, with what they rest on. 共用条目集. */
export interface TermSet {
  /** Id of the set. 编号. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: BilingualText;
  /** Terms. 条目. */
  readonly terms: readonly AccessTerm[];
  /** What they rest on. 依据. */
  readonly legalBases: readonly LegalBasis[];
}

/** A scheme that has taken term sets in, and what did not fit. 并入结果. */
export interface ExtendedScheme {
  /** The scheme with the terms and bases of the sets. 方案. */
  readonly scheme: ZoningScheme;
  /** Ids that stood for two different things. 问题. */
  readonly findings: readonly Finding[];
}

const TEXT: Readonly<Record<"TERM_SET_TERM" | "TERM_SET_BASIS", BilingualText>> = {
  TERM_SET_TERM: {
    zh: "条目 {id} 已有不同内容；条目集 {set} 的同号条目以 {as} 并入，请核对是否重复。",
    en: "The term {id} stands for something else already; that of the set {set} is taken in as {as}. Check whether they repeat each other.",
  },
  TERM_SET_BASIS: {
    zh: "依据 {id} 已有不同内容；条目集 {set} 的同号依据以 {as} 并入，请核对。",
    en: "The basis {id} stands for something else already; that of the set {set} is taken in as {as}. Check both.",
  },
};

/**
 * Takes term sets into a scheme. What is there word for word already is not repeated; an id that stands for something else gets
 * the set's id before it, and a finding, so that nothing is lost and nothing overwritten. 并入共用条目集.
 *
 * @param scheme - the scheme; never changed
 * @param sets - taken in one after the other
 * @example
 * ```ts
 * const { scheme: extended } = withTermSets(scheme, [YANGTZE_RULES, REDLINE_RULES]);
 * screen(prepareScheme(extended), project, { asOf: "2026-11-24" });
 * ```
 */
export function withTermSets(scheme: ZoningScheme, sets: readonly TermSet[]): ExtendedScheme {
  const findings: Finding[] = [];
  const terms = new Map(scheme.terms.map((term) => [term.id, term]));
  const bases = new Map(scheme.legalBases.map((basis) => [basis.id, basis]));
  for (const set of sets) {
    const renamed = new Map<string, string>();
    for (const basis of set.legalBases) {
      const as = takeIn(bases, basis, set.id, "TERM_SET_BASIS", findings);
      if (as !== basis.id) renamed.set(basis.id, as);
    }
    for (const term of set.terms)
      takeIn(
        terms,
        renamed.size > 0 ? { ...term, basis: term.basis.map((id) => renamed.get(id) ?? id) } : term,
        set.id,
        "TERM_SET_TERM",
        findings,
      );
  }
  return { scheme: { ...scheme, terms: [...terms.values()], legalBases: [...bases.values()] }, findings };
}

/** Puts an item into a table by its id, or by another where that is taken; the id it has there. */
function takeIn<T extends { readonly id: string }>(
  table: Map<string, T>,
  item: T,
  set: string,
  code: keyof typeof TEXT,
  findings: Finding[],
): string {
  const { id } = item;
  const there = table.get(id);
  if (there === undefined) table.set(id, item);
  if (there === undefined || canonicalJson(there) === canonicalJson(item)) return id;
  let as = `${set}/${id}`;
  while (table.has(as)) {
    if (canonicalJson({ ...table.get(as), id }) === canonicalJson(item)) return as;
    as = `${set}/${as}`;
  }
  table.set(as, { ...item, id: as });
  const values = { id, set, as };
  findings.push({ code, severity: "warning", subject: id, values, message: fillText(TEXT[code], values) });
  return as;
}
