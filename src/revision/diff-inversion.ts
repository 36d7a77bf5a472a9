// Differences applied and turned round. Guarantee: `applyDiff(before, diff)` is the later version, bit for bit in canonical JSON,
// or an error; `invertDiff(diff)` is the difference the other way, without the versions at hand. Cost: linear in the difference,
// with one digest of each version to apply it.
import { digestJson, SanxianError, type ZoneClass, type ZoningScheme } from "../domain/index.ts";
import { compareRegions } from "./ground-change.ts";
import { invertIndicatorChange } from "./indicator-change.ts";
import { compareChanges, invertUnitChange } from "./lineage.ts";
import type { GroundBalance, SchemeDiff, VersionMark } from "./scheme-diff.ts";
import { applyPatch, invertPatch } from "./scheme-patch.ts";
import { invertTermChange } from "./term-change.ts";
import { compareTransitions } from "./transition.ts";

/**
 * The later version, from the earlier one and their difference. 应用差异.
 *
 * @param before - the version that the difference starts from; never changed
 * @param diff - from {@link diffSchemes}
 * @throws SanxianError `DOCUMENT_INVALID` when it starts from another version, or was tampered with
 * @example
 * ```ts
 * digestJson(applyDiff(v1, diffSchemes(v1, v2))) === digestJson(v2); //=> true
 * ```
 */
export function applyDiff(before: ZoningScheme, diff: SchemeDiff): ZoningScheme {
  const demand = (where: string, scheme: ZoningScheme, { digest }: VersionMark): void => {
    const value = digestJson(scheme);
    if (value !== digest) throw new SanxianError("DOCUMENT_INVALID", { where, value, expected: digest });
  };
  demand("$ (the version before)", before, diff.before);
  const after = applyPatch(before, diff.patch);
  demand("$ (the version after)", after, diff.after);
  return after;
}

/**
 * The difference the other way, without the versions at hand. 逆差异.
 *
 * @param diff - from {@link diffSchemes}
 * @example
 * ```ts
 * digestJson(invertDiff(diffSchemes(v1, v2))) === digestJson(diffSchemes(v2, v1)); //=> true, for one and the same scheme
 * ```
 */
export function invertDiff(diff: SchemeDiff): SchemeDiff {
  const turn = ({ beforeM2, afterM2, lostM2, gainedM2 }: GroundBalance): GroundBalance => ({
    beforeM2: afterM2,
    afterM2: beforeM2,
    lostM2: gainedM2,
    gainedM2: lostM2,
  });
  const moved = diff.redline.regions.map((region) => ({
    ...region,
    move: region.move === "entered" ? ("left" as const) : ("entered" as const),
  }));
  const termOf = new Map(diff.terms.map((change) => [change.term, invertTermChange(change).change]));
  return {
    ...diff,
    before: diff.after,
    after: diff.before,
    patch: invertPatch(diff.patch),
    units: diff.units.map(invertUnitChange).sort(compareChanges),
    transitions: diff.transitions.map(turned).sort(compareTransitions),
    elements: diff.elements.map(({ element, transitions }) => ({
      element,
      transitions: transitions.map(turned).sort(compareTransitions),
    })),
    regions: diff.regions
      .map(({ unitBefore, unitAfter, classBefore, classAfter, ...rest }) => ({
        unitBefore: unitAfter,
        unitAfter: unitBefore,
        classBefore: classAfter,
        classAfter: classBefore,
        ...rest,
      }))
      .sort(compareRegions),
    priority: turn(diff.priority),
    // pieces of each move keep their order; those that entered come first
    redline: {
      ...turn(diff.redline),
      regions: [...moved.filter(({ move }) => move === "entered"), ...moved.filter(({ move }) => move === "left")],
    },
    territory: { beforeM2: diff.territory.afterM2, afterM2: diff.territory.beforeM2 },
    terms: diff.terms.map((change) => ({
      ...invertTermChange(change),
      unitsBefore: change.unitsAfter,
      unitsAfter: change.unitsBefore,
    })),
    termsByUnit: diff.termsByUnit.map(({ unit, terms }) => ({
      unit,
      terms: terms.map(({ term, change }) => ({
        term,
        change: change === "added" ? "removed" : change === "removed" ? "added" : (termOf.get(term) ?? change),
      })),
    })),
    indicators: diff.indicators.map(invertIndicatorChange),
    findings: { before: diff.findings.after, after: diff.findings.before },
  };
}

function turned<T extends { readonly before: ZoneClass | null; readonly after: ZoneClass | null }>(cell: T): T {
  return { ...cell, before: cell.after, after: cell.before };
}
