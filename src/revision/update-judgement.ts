// Whether an update was allowed (clause five): its kind and what set it off, its evidence, who issued it, and whether what it
// really changed lies inside what it declared; that ecological function is not lowered, environmental quality does not decline and
// carrying capacity is not exceeded. Each breach names its clause, its place and its area. Cost: one overlay of what changed and
// what was declared.
import {
  type BilingualText,
  labelOf,
  type ProgressOptions,
  SanxianError,
  type UpdateDeclaration,
  type ZoningScheme,
} from "../domain/index.ts";
import { stepper } from "../domain/progress.ts";
import { type OverlaySteps, overlayAtOnce, overlayInSteps } from "../geometry/overlay-steps.ts";
import type { ChangedTerm, SchemeDiff } from "./scheme-diff.ts";
import { breachSayer, listedCodes, listedShort, type UpdateBreach } from "./update-breach.ts";
import { type JudgementOptions, judgeForm } from "./update-form.ts";
import { cutByTriggers } from "./update-ground.ts";
import { judgeLines, judgeTerms } from "./update-protection.ts";
import { KINDS, statedArea } from "./update-triggers.ts";

/** Whether an update was allowed. 更新合规判定. */
export interface UpdateJudgement {
  /** Whether no breach is an error. 是否合规. */
  readonly isLawful: boolean;
  /** The update. 更新说明. */
  readonly update: UpdateDeclaration;
  /** What speaks against it, errors first. 问题. */
  readonly breaches: readonly UpdateBreach[];
  /** Changed ground, m², slivers left out. 实际改动面积. */
  readonly changedM2: number;
  /** What of it lies outside the declared triggers, m². 申报范围外面积. */
  readonly outsideM2: number;
}

/** Territory may differ by this. */
const LEAST_M2 = 1;

/**
 * Judges an update against the Opinion. 更新合规判定.
 *
 * @param before - the version in force before
 * @param after - the version that the update makes
 * @param update - what it says of itself
 * @param diff - from `diffSchemes(before, after)`
 * @param options - the day the five years run from; progress and abort
 * @throws SanxianError `OPTION_INVALID` for a kind of update that is none
 * @returns whether it was allowed, and each breach with clause, units, area and place
 * @example
 * ```ts
 * const judgement = judgeUpdate(v2024, v2026, update, diffSchemes(v2024, v2026));
 * judgement.breaches.map(({ code, areaM2 }) => [code, Math.round(areaM2)]); //=> [["UPDATE_OUTSIDE_TRIGGER", 52301]]
 * ```
 */
export function judgeUpdate(
  before: ZoningScheme,
  after: ZoningScheme,
  update: UpdateDeclaration,
  diff: SchemeDiff,
  options: JudgementOptions & ProgressOptions = {},
): UpdateJudgement {
  return overlayAtOnce(judging(before, after, update, diff, options));
}

/**
 * {@link judgeUpdate} with the same bytes, letting the event loop run between steps and all through the overlay. 异步更新合规判定.
 *
 * @param before - the version in force before
 * @param after - the version that the update makes
 * @param update - what it says of itself
 * @param diff - from `diffSchemes(before, after)`
 * @param options - those of {@link judgeUpdate}
 * @returns a promise of the judgement; rejected with the signal's reason when it aborts, and with what {@link judgeUpdate} throws
 * @example
 * ```ts
 * const diff = await diffSchemesAsync(v2024, v2026, { signal });
 * const judgement = await judgeUpdateAsync(v2024, v2026, update, diff, { signal });
 * ```
 */
export function judgeUpdateAsync(
  before: ZoningScheme,
  after: ZoningScheme,
  update: UpdateDeclaration,
  diff: SchemeDiff,
  options: JudgementOptions & ProgressOptions = {},
): Promise<UpdateJudgement> {
  return overlayInSteps(judging(before, after, update, diff, options), options.signal);
}

const STEPS: readonly BilingualText[] = [
  { zh: "核对申报内容", en: "Checking the declaration" },
  { zh: "叠加变化与申报范围", en: "Laying changes over what was declared" },
  { zh: "判定合规", en: "Judging" },
];

function* judging(
  before: ZoningScheme,
  after: ZoningScheme,
  update: UpdateDeclaration,
  diff: SchemeDiff,
  options: JudgementOptions & ProgressOptions,
): OverlaySteps<UpdateJudgement> {
  if (!Object.hasOwn(KINDS, update.kind))
    throw new SanxianError("OPTION_INVALID", {
      name: "update.kind",
      value: String(update.kind).slice(0, 40),
      expected: Object.keys(KINDS).join(" | "),
    });
  const breaches: UpdateBreach[] = [];
  const say = breachSayer(breaches);
  const step = stepper(STEPS, options);

  step();
  judgeForm(before, after, update, options, say);
  if (diff.isEmpty) say("UPDATE_EMPTY");
  step();
  const cut = yield* cutByTriggers(before, after, update, diff);
  yield undefined;
  step();
  const local = update.kind !== "periodic" && !update.triggers.some((trigger) => statedArea(trigger) === "territory");
  if (local) {
    for (const { units, areaM2, geometry } of cut.outside)
      say("UPDATE_OUTSIDE_TRIGGER", { units: listedCodes(units) }, { units, areaM2, geometry });
    for (const change of diff.terms) {
      if (change.change === "reworded") continue;
      const far = concerned(change, before, after).filter((code) => !cut.touched.has(code));
      if (far.length > 0)
        say("UPDATE_TERM_OUTSIDE_TRIGGER", { term: change.term, units: listedShort(far) }, { units: far });
    }
  }
  for (const { units, to, trigger, areaM2, geometry } of cut.lowered)
    say(
      trigger === null ? "UPDATE_FUNCTION_LOWERED" : "UPDATE_FUNCTION_CHANGED_BY_APPROVAL",
      {
        units: listedCodes(units),
        to: to === null ? { zh: "单元之外", en: "no unit" } : labelOf("unitClass", to),
        trigger: trigger ?? "",
      },
      { units, areaM2, geometry },
    );
  for (const { units, element, areaM2, geometry } of cut.zonesLowered)
    say(
      "UPDATE_ZONE_LOWERED",
      { units: listedCodes(units), element: labelOf("element", element) },
      { units, areaM2, geometry },
    );
  if (cut.redlineLost) say("UPDATE_REDLINE_LOST", {}, cut.redlineLost);
  judgeTerms(before, update, diff, say);
  judgeLines(before, after, diff, say);
  if (Math.abs(diff.territory.afterM2 - diff.territory.beforeM2) > LEAST_M2)
    say("UPDATE_TERRITORY_CHANGED", {
      beforeM2: diff.territory.beforeM2.toFixed(0),
      afterM2: diff.territory.afterM2.toFixed(0),
    });
  const rank = { error: 0, warning: 1, info: 2 };
  breaches.sort((a, b) => rank[a.finding.severity] - rank[b.finding.severity]);
  return {
    isLawful: breaches.every(({ finding }) => finding.severity !== "error"),
    update,
    breaches,
    changedM2: diff.regions.filter(({ sliver }) => !sliver).reduce((sum, { areaM2 }) => sum + areaM2, 0),
    outsideM2: local ? cut.outside.reduce((sum, { areaM2 }) => sum + areaM2, 0) : 0,
  };
}

/** The units that a changed term bears on. */
function concerned(change: ChangedTerm, before: ZoningScheme, after: ZoningScheme): string[] {
  const all = (scheme: ZoningScheme): string[] => scheme.units.map(({ code }) => code);
  const from = change.before === null ? [] : (change.unitsBefore ?? all(before));
  const to = change.after === null ? [] : (change.unitsAfter ?? all(after));
  return [...new Set([...from, ...to])].sort();
}
