// The difference of two versions of a scheme: the exact patch, and what it means (units, ground, red line, terms, indicators).
// Guarantee: `applyDiff(before, diff)` is the later version, bit for bit in canonical JSON; the difference of a version with
// itself is empty; `invertDiff(diff)` is the difference the other way. Cost: one overlay of both versions and one canonical form
// of each item.
import { type AccessTerm, type BilingualText, digestJson, SanxianError, type ZoningScheme } from "../domain/index.ts";
import { stepper } from "../domain/progress.ts";
import { type OverlaySteps, overlayAtOnce, overlayInSteps } from "../geometry/overlay-steps.ts";
import { type GroundChange, groundChange, type RedlineRegion } from "./ground-change.ts";
import { indicatorChanges } from "./indicator-change.ts";
import { lineage } from "./lineage.ts";
import { placeFinder, type UnitsIn } from "./place-units.ts";
import type { DiffOptions, GroundBalance, SchemeDiff, UnitTerm, UnitTerms } from "./scheme-diff.ts";
import { patchBetween } from "./scheme-patch.ts";
import { type TermChange, termChange } from "./term-change.ts";
import type { Side } from "./version-layers.ts";

/**
 * The difference of two versions of a scheme. 版本比较.
 *
 * @param before - the one version; never changed
 * @param after - the other
 * @param options - width of slivers; grid and budgets of the overlay
 * @throws SanxianError `DOCUMENT_INVALID` for a code that occurs twice; `OPTION_INVALID`; geometry errors with the JSON path
 * @example
 * ```ts
 * const diff = diffSchemes(v2024, v2026);
 * diff.priority.lostM2; //=> 0
 * diff.units.map(({ kind }) => kind); //=> ["kept", "split"]
 * ```
 */
export function diffSchemes(before: ZoningScheme, after: ZoningScheme, options: DiffOptions = {}): SchemeDiff {
  return overlayAtOnce(diffing(before, after, options));
}

/**
 * {@link diffSchemes} with the same bytes, letting the event loop run between steps and all through the overlays, so that an abort
 * is heard and progress is shown. 异步版本比较.
 *
 * @param before - the one version; never changed
 * @param after - the other
 * @param options - those of {@link diffSchemes}
 * @returns a promise of the difference; rejected with the signal's reason when it aborts, and with what {@link diffSchemes} throws
 * @example
 * ```ts
 * const diff = await diffSchemesAsync(v2024, v2026, { onProgress: ({ step }) => console.log(step.en) });
 * ```
 */
export function diffSchemesAsync(
  before: ZoningScheme,
  after: ZoningScheme,
  options: DiffOptions = {},
): Promise<SchemeDiff> {
  return overlayInSteps(diffing(before, after, options), options.signal);
}

const STEPS: readonly BilingualText[] = [
  { zh: "比较文档", en: "Comparing the documents" },
  { zh: "叠加两个版本", en: "Overlaying both versions" },
  { zh: "归并变化图斑", en: "Gathering changed ground" },
  { zh: "对照单元与条目", en: "Comparing units and terms" },
];

function* diffing(
  before: ZoningScheme,
  after: ZoningScheme,
  { sliverWidthM = 1, onProgress, signal, ...overlayOptions }: DiffOptions,
): OverlaySteps<SchemeDiff> {
  if (!(sliverWidthM >= 0 && sliverWidthM < Infinity))
    throw new SanxianError("OPTION_INVALID", {
      name: "sliverWidthM",
      value: String(sliverWidthM),
      expected: "a width ≥ 0",
    });
  const step = stepper(STEPS, { onProgress, signal });
  step();
  const patch = patchBetween(before, after);
  yield undefined;
  const ground = yield* groundChange(before, after, sliverWidthM, overlayOptions, step);
  yield undefined;
  step();
  const unitsIn = yield* placeFinder(before, after, { ...overlayOptions, grid: ground.gridDeg });
  const changed = termChanges(before.terms, after.terms);
  return {
    format: "sanxian.diff",
    formatVersion: "1",
    scheme: after.id,
    before: { number: before.version.number, digest: digestJson(before) },
    after: { number: after.version.number, digest: digestJson(after) },
    isEmpty: patch.lists.length === 0 && patch.members.length === 0,
    method: { sliverWidthM, gridDeg: ground.gridDeg },
    patch,
    units: lineage(before.units, after.units, ground.pairs),
    transitions: ground.transitions,
    elements: ground.elements,
    regions: ground.regions,
    priority: priorityOf(ground),
    redline: redlineOf(ground),
    territory: { beforeM2: ground.territoryM2[0], afterM2: ground.territoryM2[1] },
    terms: changed.map((change) => ({
      ...change,
      unitsBefore: bearsOn(unitsIn, "before", change.before),
      unitsAfter: bearsOn(unitsIn, "after", change.after),
    })),
    termsByUnit: termsByUnit(before, after, unitsIn, changed),
    indicators: indicatorChanges(before.threeLines, after.threeLines),
    findings: { before: ground.findings[0], after: ground.findings[1] },
  };
}

function priorityOf({ transitions, regions }: GroundChange): GroundBalance {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const real = regions.filter(({ sliver }) => !sliver);
  return {
    beforeM2: sum(transitions.filter(({ before }) => before === "priority").map(({ areaM2 }) => areaM2)),
    afterM2: sum(transitions.filter(({ after }) => after === "priority").map(({ areaM2 }) => areaM2)),
    lostM2: sum(
      real.filter((r) => r.classBefore === "priority" && r.classAfter !== "priority").map(({ areaM2 }) => areaM2),
    ),
    gainedM2: sum(
      real.filter((r) => r.classAfter === "priority" && r.classBefore !== "priority").map(({ areaM2 }) => areaM2),
    ),
  };
}

function redlineOf({ redline, redlineM2 }: GroundChange): SchemeDiff["redline"] {
  const sum = (move: RedlineRegion["move"]): number =>
    redline.filter((region) => region.move === move && !region.sliver).reduce((total, { areaM2 }) => total + areaM2, 0);
  return {
    beforeM2: redlineM2[0],
    afterM2: redlineM2[1],
    lostM2: sum("left"),
    gainedM2: sum("entered"),
    regions: redline,
  };
}

function termChanges(before: readonly AccessTerm[], after: readonly AccessTerm[]): TermChange[] {
  const [from, to] = [byId(before), byId(after)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .sort()
    .map((id) => termChange(from.get(id) ?? null, to.get(id) ?? null))
    .filter((change) => change !== null);
}

function byId(terms: readonly AccessTerm[]): Map<string, AccessTerm> {
  return new Map(terms.map((term) => [term.id, term]));
}

/** The units that a term bears on; `null` for all of the territory. */
function bearsOn(unitsIn: UnitsIn, side: Side, term: AccessTerm | null): readonly string[] | null {
  if (term === null) return [];
  const { units, place, parks } = term.scope ?? {};
  if (units === undefined && place === undefined && parks === undefined) return null;
  const found = place === undefined && parks === undefined ? [...units!].sort() : unitsIn(side, place, parks);
  return units === undefined ? found : found.filter((code) => units.includes(code));
}

/** What became of the terms in each unit that both versions have. */
function termsByUnit(
  before: ZoningScheme,
  after: ZoningScheme,
  unitsIn: UnitsIn,
  changed: readonly TermChange[],
): UnitTerms[] {
  const kinds = new Map(changed.map(({ term, change }) => [term, change]));
  const kept = new Set(after.units.map(({ code }) => code));
  const codes = before.units.map(({ code }) => code).filter((code) => kept.has(code));
  const found = new Map<string, UnitTerm[]>(codes.sort().map((code) => [code, []]));
  const [from, to] = [byId(before.terms), byId(after.terms)];
  for (const id of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const was = new Set(bearsOn(unitsIn, "before", from.get(id) ?? null) ?? codes);
    const is = new Set(bearsOn(unitsIn, "after", to.get(id) ?? null) ?? codes);
    for (const [code, list] of found) {
      if (was.has(code) && is.has(code)) {
        const change = kinds.get(id);
        if (change !== undefined) list.push({ term: id, change });
      } else if (was.has(code) || is.has(code)) list.push({ term: id, change: is.has(code) ? "added" : "removed" });
    }
  }
  return [...found].filter(([, terms]) => terms.length > 0).map(([unit, terms]) => ({ unit, terms }));
}
