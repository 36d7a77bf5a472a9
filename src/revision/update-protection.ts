// That ecological function is not lowered, environmental quality does not decline and carrying capacity is not exceeded, as far as
// terms and indicators tell (clause five); the ground tells the rest (update-ground.ts). Cost: linear.
import {
  type ControlSection,
  type ElementZone,
  isIsoDate,
  type UpdateDeclaration,
  validityState,
  type WaterClass,
  type ZoningScheme,
} from "../domain/index.ts";
import { orderedBy } from "../domain/order.ts";
import type { SchemeDiff } from "./scheme-diff.ts";
import { listedShort, type Say } from "./update-breach.ts";
import { hasEvidence } from "./update-triggers.ts";

const WATER: readonly WaterClass[] = ["I", "II", "III", "IV", "V", "belowV"];

/** Bans on priority units that were given up, and changes that no rule can judge. @internal */
export function judgeTerms({ units }: ZoningScheme, update: UpdateDeclaration, diff: SchemeDiff, say: Say): void {
  const priority = new Set(units.filter((unit) => unit.class === "priority").map(({ code }) => code));
  const byLaw = update.triggers.some((trigger) => trigger.kind === "newLegalProvision" && hasEvidence(update, trigger));
  for (const change of diff.terms) {
    if (change.before?.modality !== "prohibit") continue;
    // a ban that has lapsed protects nothing any more
    if (isIsoDate(update.on) && validityState(change.before, update.on) === "expired") continue;
    const bans = (change.unitsBefore ?? [...priority]).filter((code) => priority.has(code)).sort();
    if (bans.length === 0) continue;
    if (change.change === "undetermined")
      say("UPDATE_TERM_UNDECIDED", { term: change.term, why: change.because }, { units: bans });
    else if (!byLaw && (change.change === "loosened" || change.change === "removed" || change.change === "mixed"))
      say("UPDATE_BAN_LOOSENED", { term: change.term, units: listedShort(bans) }, { units: bans });
  }
}

/** The bottom line of quality and the upper limit of use, with the targets of control sections. @internal */
export function judgeLines(before: ZoningScheme, after: ZoningScheme, diff: SchemeDiff, say: Say): void {
  for (const { line, indicator, change, before: from, after: to } of diff.indicators) {
    if (change === "added" || change === "tightened" || change === "edited") continue;
    const values = { indicator, before: targetsText(from?.targets), after: targetsText(to?.targets) };
    const code = {
      redline: "UPDATE_REDLINE_TARGET_LOWERED",
      quality: "UPDATE_QUALITY_LOWERED",
      resource: "UPDATE_CAPACITY_EXCEEDED",
    } as const;
    say(code[line], values);
  }
  for (const zone of orderedBy(before.zones, ({ code }) => code)) {
    const from = sectionTarget(zone);
    if (from === undefined) continue;
    const to = targetAfter(zone, after.zones);
    if (to === undefined || WATER.indexOf(to) > WATER.indexOf(from))
      say("UPDATE_QUALITY_LOWERED", { indicator: zone.code, before: from, after: to ?? "—" });
  }
  for (const { indicators } of after.threeLines.resourceUpperLimits ?? [])
    for (const { id, current, targets: wanted } of indicators) {
      if (current === undefined) continue;
      const next = [...wanted].sort((a, b) => a.year - b.year).find(({ year }) => year >= current.year);
      if (next !== undefined && next.bound === "atMost" && next.unit === current.unit && current.value > next.value)
        say("UPDATE_CAPACITY_EXCEEDED", {
          indicator: id,
          before: `≤ ${next.value} ${next.unit}`,
          after: `${current.value} ${current.unit}`,
        });
    }
}

/** The target that a zone's control section has later: in the zone of its code, or wherever the section is named; the weakest. */
function targetAfter(before: ElementZone, zones: readonly ElementZone[]): WaterClass | undefined {
  const same = zones.find(({ code }) => code === before.code);
  const named = zones.filter((zone) => sectionOf(zone)?.name === sectionOf(before)?.name);
  return (same === undefined ? named : [same])
    .map(sectionTarget)
    .filter((target) => target !== undefined)
    .sort((a, b) => WATER.indexOf(b) - WATER.indexOf(a))[0];
}

function sectionOf(zone: ElementZone): ControlSection | undefined {
  return zone.element === "water" ? zone.attributes?.section : undefined;
}

function sectionTarget(zone: ElementZone): WaterClass | undefined {
  return sectionOf(zone)?.targetClass;
}

function targetsText(
  targets: readonly { year: number; value: number; unit: string; bound: string }[] | undefined,
): string {
  return (
    (targets ?? [])
      .map(({ year, value, unit, bound }) => `${year} ${bound === "atMost" ? "≤" : "≥"} ${value} ${unit}`)
      .join(", ") || "—"
  );
}
