// Lists unit by unit: identical ones (one unit, one policy: 一单元一策略), empty ones, and dimensions that a class must have.
// After the 2024 Opinion, clause three: key units need requirements on discharge and on risk, priority units on protection,
// which is a requirement on layout or about ecology. A unit's list are the terms that name it, or its class. Cost: linear in
// the uses of terms.
import { type AccessTerm, type ControlUnit, type Finding, LABELS, type ZoningScheme } from "../../domain/index.ts";
import { lintFinding, type PlacedTerm } from "./lint-finding.ts";

/** The terms of each unit, by code: those that name it, and those that name its class. @internal */
export function listsOfUnits(scheme: ZoningScheme, terms: readonly PlacedTerm[]): ReadonlyMap<string, AccessTerm[]> {
  const lists = new Map<string, AccessTerm[]>(scheme.units.map(({ code }) => [code, []]));
  const byClass = new Map<string, ControlUnit[]>();
  for (const unit of scheme.units) pushTo(byClass, unit.class, unit);
  for (const { term } of terms) {
    const { units, place } = term.scope ?? {};
    const named = new Set([...(units ?? []), ...(place?.units ?? [])]);
    if (named.size === 0 && place?.unitClass !== undefined)
      for (const { code } of byClass.get(place.unitClass) ?? []) named.add(code);
    for (const code of named) lists.get(code)?.push(term);
  }
  return lists;
}

/** Findings about the lists of units. @internal */
export function unitListFindings(scheme: ZoningScheme, lists: ReadonlyMap<string, AccessTerm[]>): Finding[] {
  const findings: Finding[] = [];
  const same = new Map<string, string[]>();
  scheme.units.forEach((unit, i) => {
    const { code } = unit;
    const own = lists.get(code) ?? [];
    const path = `$.units[${i}]`;
    // a list that states that there is nothing is a list; what its class must have is told below
    if (own.length === 0) {
      if (unit.listIsEmpty !== true)
        findings.push(lintFinding("LINT_EMPTY_LIST", "warning", path, { unit: code }, code));
    } else {
      const key = [...new Set(own.map(({ id }) => id))].sort().join("\n");
      pushTo(same, key, code);
    }
    for (const dimension of missingDimensions(unit, own))
      findings.push(
        lintFinding(
          "LINT_DIMENSION_MISSING",
          "warning",
          path,
          { unit: code, class: LABELS.unitClass[unit.class], dimension: LABELS.dimension[dimension] },
          code,
        ),
      );
  });
  for (const codes of [...same.values()].map((list) => [...list].sort())) {
    if (codes.length < 2) continue;
    const shown = codes.length > 6 ? `${codes.slice(0, 6).join(", ")}, …` : codes.join(", ");
    const at = scheme.units.findIndex(({ code }) => code === codes[0]);
    findings.push(
      lintFinding("LINT_IDENTICAL_LISTS", "warning", `$.units[${at}]`, { count: codes.length, value: shown }, codes[0]),
    );
  }
  return findings;
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function missingDimensions(
  unit: ControlUnit,
  own: readonly AccessTerm[],
): ("spatialLayout" | "pollutantDischarge" | "riskPrevention")[] {
  const has = (dimension: string): boolean => own.some((term) => term.dimension === dimension);
  switch (unit.class) {
    case "key":
      return (["pollutantDischarge", "riskPrevention"] as const).filter((dimension) => !has(dimension));
    case "priority":
      return has("spatialLayout") || own.some(({ theme }) => theme === "ecology") ? [] : ["spatialLayout"];
    default:
      return [];
  }
}
