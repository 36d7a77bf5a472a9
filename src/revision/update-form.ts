// Who made an update, when, why, on what grounds: what it says of itself, before any ground is looked at. Cost: linear.
import {
  addYears,
  type BilingualText,
  type IsoDate,
  isIsoDate,
  type TriggerKind,
  type UpdateDeclaration,
  type ZoningScheme,
} from "../domain/index.ts";
import type { Say } from "./update-breach.ts";
import { EVIDENCE, EVIDENCE_NAME, hasEvidence, KIND_NAME, KINDS, statedArea, TRIGGER_NAME } from "./update-triggers.ts";

/** What is known beside the two versions. 判定选项. */
export interface JudgementOptions {
  /** Day on which the last first or periodic version was published; by default that of the version before. 上次定期调整发布日期. */
  readonly lastPeriodicOn?: IsoDate;
}

/** Judges what an update says of itself. @internal */
export function judgeForm(
  before: ZoningScheme,
  after: ZoningScheme,
  update: UpdateDeclaration,
  { lastPeriodicOn = before.version.publishedOn }: JudgementOptions,
  say: Say,
): void {
  if (update.authority !== before.authority)
    say("UPDATE_AUTHORITY", { value: update.authority, expected: before.authority });
  if (after.authority !== before.authority)
    say("UPDATE_ISSUER_CHANGED", { before: before.authority, after: after.authority });
  if (!isIsoDate(update.on)) say("UPDATE_DATE", { day: String(update.on) });
  if (update.triggers.length === 0) say("UPDATE_TRIGGER_MISSING");
  const kind = KIND_NAME[update.kind];
  if (
    update.kind === "periodic" &&
    update.triggers.length > 0 &&
    !update.triggers.some((one) => one.kind === "fiveYears")
  )
    say("UPDATE_TRIGGER_KIND", {
      trigger: update.triggers[0]!.id,
      value: TRIGGER_NAME[update.triggers[0]!.kind],
      kind,
      expected: TRIGGER_NAME.fiveYears,
    });
  if (update.kind === "periodic" && lastPeriodicOn === undefined) say("UPDATE_PERIOD_UNKNOWN");
  if (update.kind === "periodic" && isIsoDate(update.on) && lastPeriodicOn !== undefined) {
    const due = addYears(lastPeriodicOn, 5);
    // it is prepared in the last of the five years
    if (update.on < addYears(lastPeriodicOn, 4))
      say("UPDATE_NOT_YET_DUE", { before: lastPeriodicOn, due, day: update.on });
  }
  for (const { id, date } of update.evidence)
    if (isIsoDate(date) && isIsoDate(update.on) && date > update.on)
      say("UPDATE_EVIDENCE_LATE", { evidence: id, day: date, before: update.on });
  for (const trigger of update.triggers) {
    const known = Object.hasOwn(TRIGGER_NAME, trigger.kind);
    const value = known ? TRIGGER_NAME[trigger.kind] : { zh: String(trigger.kind), en: String(trigger.kind) };
    if (!KINDS[update.kind].includes(trigger.kind))
      say("UPDATE_TRIGGER_KIND", { trigger: trigger.id, value, kind, expected: joined(KINDS[update.kind]) });
    if (!hasEvidence(update, trigger))
      say("UPDATE_EVIDENCE_MISSING", {
        trigger: trigger.id,
        value,
        expected: EVIDENCE_NAME[known ? EVIDENCE[trigger.kind] : "approval"],
      });
    if (statedArea(trigger) === undefined && update.kind !== "periodic")
      say("UPDATE_AREA_NOT_STATED", { trigger: trigger.id });
  }
}

function joined(kinds: readonly TriggerKind[]): BilingualText {
  return {
    zh: kinds.map((kind) => TRIGGER_NAME[kind].zh).join("、"),
    en: kinds.map((kind) => TRIGGER_NAME[kind].en).join(", "),
  };
}
