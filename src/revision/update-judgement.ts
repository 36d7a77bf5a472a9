// Whether an update was allowed (clause five): its kind and what set it off, its evidence, who issued it, and whether what it
// really changed lies inside what it declared; that ecological function is not lowered, environmental quality does not decline and
// carrying capacity is not exceeded. Each breach names its clause, its place and its area.
//
// What cannot be shown to lie inside counts as outside: a trigger without area covers nothing. Slivers are no change. Cost: one
// overlay of the changed ground, the zones that changed, the units and the triggers.
import type { MultiPolygon, Polygon } from "geojson";
import { layerOf } from "../domain/geometry.ts";
import {
  addYears,
  type BilingualText,
  type ControlUnit,
  type Element,
  type ElementZone,
  type EvidenceKind,
  type Finding,
  type IsoDate,
  isIsoDate,
  labelOf,
  type OpinionClause,
  SanxianError,
  type TriggerKind,
  type UpdateDeclaration,
  type UpdateTrigger,
  validityState,
  type WaterClass,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import { overlay } from "../geometry/index.ts";
import type { ChangedTerm, SchemeDiff } from "./diff.ts";
import { piecesOf } from "./ground-change.ts";
import { clauseOf, type RevisionFindingCode, revisionFinding } from "./revision-findings.ts";

/** A breach, or what else must be said of an update. 更新合规问题. */
export interface UpdateBreach {
  /** Code. 代码. */
  readonly code: RevisionFindingCode;
  /** The clause; `null` for one of form. 依据条款. */
  readonly clause: OpinionClause | null;
  /** Codes of the units concerned. 单元. */
  readonly units: readonly string[];
  /** Ground concerned, m²; 0 where it is not about ground. 面积. */
  readonly areaM2: number;
  /** The ground; `null` where it is not about ground. 几何. */
  readonly geometry: MultiPolygon | null;
  /** In words, with the remedy. 说明. */
  readonly finding: Finding;
}

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

const KINDS: Readonly<Record<UpdateDeclaration["kind"], readonly TriggerKind[]>> = {
  periodic: [
    "fiveYears",
    "redline",
    "waterSource",
    "protectedArea",
    "newLegalProvision",
    "developmentPlan",
    "spatialPlan",
    "majorStrategy",
    "ecoGoal",
    "accessPolicy",
  ],
  dynamic: [
    "developmentPlan",
    "spatialPlan",
    "majorStrategy",
    "ecoGoal",
    "accessPolicy",
    "redline",
    "waterSource",
    "protectedArea",
    "newLegalProvision",
  ],
  synchronous: ["redline", "waterSource", "protectedArea", "newLegalProvision"],
};
const EVIDENCE: Readonly<Record<TriggerKind, EvidenceKind>> = {
  redline: "approval",
  waterSource: "approval",
  protectedArea: "approval",
  newLegalProvision: "law",
  developmentPlan: "approval",
  spatialPlan: "approval",
  majorStrategy: "demonstration",
  ecoGoal: "demonstration",
  accessPolicy: "approval",
  fiveYears: "planEvaluation",
};
const EVIDENCE_NAME: Readonly<Record<EvidenceKind, BilingualText>> = {
  demonstration: { zh: "论证报告", en: "a demonstration report" },
  approval: { zh: "批准文件", en: "an approval document" },
  law: { zh: "法律法规文本", en: "the law" },
  planEvaluation: { zh: "规划评估报告", en: "the evaluation of the plans" },
  trackingEvaluation: { zh: "跟踪评估报告", en: "the tracking evaluation" },
};
/** Names of triggers. @internal */
export const TRIGGER_NAME: Readonly<Record<TriggerKind, BilingualText>> = {
  redline: { zh: "生态保护红线调整", en: "red line" },
  waterSource: { zh: "饮用水水源保护区调整", en: "drinking-water source" },
  protectedArea: { zh: "自然保护地调整", en: "protected area" },
  newLegalProvision: { zh: "法律法规有新规定", en: "new legal provision" },
  developmentPlan: { zh: "国民经济和社会发展规划变化", en: "development plan" },
  spatialPlan: { zh: "国土空间规划（园区规划）变化", en: "spatial or park plan" },
  majorStrategy: { zh: "重大战略变化", en: "major strategy" },
  ecoGoal: { zh: "生态环境保护目标变化", en: "protection goal" },
  accessPolicy: { zh: "产业准入政策变化", en: "access policy" },
  fiveYears: { zh: "满五年", en: "five years" },
};
/** Names of the kinds of update. @internal */
export const KIND_NAME: Readonly<Record<UpdateDeclaration["kind"], BilingualText>> = {
  periodic: { zh: "定期调整", en: "periodic adjustment" },
  dynamic: { zh: "动态更新", en: "dynamic update" },
  synchronous: { zh: "同步更新", en: "synchronous update" },
};
const STATUTORY: ReadonlySet<TriggerKind> = new Set(["redline", "waterSource", "protectedArea"]);
/** Elements whose priority zones are statutory areas or the space around them. */
const STATUTORY_ELEMENTS: ReadonlySet<Element> = new Set(["ecology", "water"]);
const WATER: readonly WaterClass[] = ["I", "II", "III", "IV", "V", "belowV"];
/** Ground below this only touches. */
const LEAST_M2 = 1;

/** What is known beside the two versions. 判定选项. */
export interface JudgementOptions {
  /** Day on which the last first or periodic version was published; by default that of the version before. 上次定期调整发布日期. */
  readonly lastPeriodicOn?: IsoDate;
}

/**
 * Judges an update against the Opinion. 更新合规判定.
 *
 * @param before - the version in force before
 * @param after - the version that the update makes
 * @param update - what it says of itself
 * @param diff - from `diffSchemes(before, after)`
 * @param options - the day the five years run from
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
  options: JudgementOptions = {},
): UpdateJudgement {
  if (!Object.hasOwn(KINDS, update.kind))
    throw new SanxianError("OPTION_INVALID", {
      name: "update.kind",
      value: String(update.kind).slice(0, 40),
      expected: Object.keys(KINDS).join(" | "),
    });
  const breaches: UpdateBreach[] = [];
  const say = (
    code: RevisionFindingCode,
    values: Parameters<typeof revisionFinding>[1] = {},
    { units = [], geometry = null, areaM2 = 0 }: Partial<Pick<UpdateBreach, "units" | "geometry" | "areaM2">> = {},
  ): void => {
    const position = geometry?.coordinates[0]?.[0]?.[0] as [number, number] | undefined;
    const place = {
      ...(units.length > 0 ? { subject: units.join("、") } : {}),
      ...(position ? { location: { position } } : {}),
    };
    const finding = revisionFinding(code, { ...values, ...(areaM2 > 0 ? { areaM2: areaM2.toFixed(1) } : {}) }, place);
    breaches.push({ code, clause: clauseOf(code), units, areaM2, geometry, finding });
  };

  judgeForm(before, after, update, options, say);
  if (diff.isEmpty) say("UPDATE_EMPTY");
  const cut = cutByTriggers(before, after, update, diff);
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
      before: diff.territory.beforeM2.toFixed(0),
      after: diff.territory.afterM2.toFixed(0),
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

type Say = (
  code: RevisionFindingCode,
  values?: Parameters<typeof revisionFinding>[1],
  place?: Partial<Pick<UpdateBreach, "units" | "geometry" | "areaM2">>,
) => void;

/** Who, when, why, on what grounds. */
function judgeForm(
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

function hasEvidence({ evidence }: UpdateDeclaration, trigger: UpdateTrigger): boolean {
  return evidence.some(({ id, kind }) => trigger.evidence.includes(id) && kind === EVIDENCE[trigger.kind]);
}

/**
 * The ground that a trigger concerns. A statutory area is a place with a border: one that is said to be all of the territory would
 * release anything, and so states none.
 */
function statedArea({ kind, area: ground }: UpdateTrigger): UpdateTrigger["area"] {
  return ground === "territory" && STATUTORY.has(kind) ? undefined : ground;
}

/** Whether a trigger lawfully takes ground out of protection. */
function releases(update: UpdateDeclaration, trigger: UpdateTrigger): boolean {
  return (
    STATUTORY.has(trigger.kind) &&
    (trigger.action === "adjust" || trigger.action === "revoke") &&
    hasEvidence(update, trigger)
  );
}

interface Stretch {
  readonly units: readonly string[];
  readonly areaM2: number;
  readonly geometry: MultiPolygon;
}
interface Lowered extends Stretch {
  readonly to: ZoneClass | null;
  readonly trigger: string | null;
}
interface CutByTriggers {
  readonly outside: readonly Stretch[];
  readonly lowered: readonly Lowered[];
  /** Ground that left a priority zone of ecology or water, and neither its unit's class nor the red line tell. */
  readonly zonesLowered: readonly (Stretch & { readonly element: Element })[];
  readonly redlineLost: Stretch | null;
  /** Units that a trigger meets. */
  readonly touched: ReadonlySet<string>;
}

/** Lays what changed over what was declared. */
function cutByTriggers(
  before: ZoningScheme,
  after: ZoningScheme,
  update: UpdateDeclaration,
  diff: SchemeDiff,
): CutByTriggers {
  const regions = diff.regions.filter(({ sliver }) => !sliver);
  const redline = diff.redline.regions.filter(({ sliver }) => !sliver);
  const zones = changedZones(diff);
  const groundOf = (trigger: UpdateTrigger): (Polygon | MultiPolygon)[] => {
    const ground = statedArea(trigger);
    if (ground === undefined) return [];
    return ground === "territory" ? [before.territory.geometry, after.territory.geometry] : [ground];
  };
  const triggers = update.triggers.flatMap((trigger) => groundOf(trigger).map((geometry) => ({ trigger, geometry })));
  const unitsBefore: readonly ControlUnit[] = before.units;
  const unitsAfter: readonly ControlUnit[] = after.units;
  const laid = overlay(
    {
      regions: layerOf(regions),
      redline: layerOf(redline),
      zonesBefore: layerOf(zones.before),
      zonesAfter: layerOf(zones.after),
      unitsBefore: layerOf(unitsBefore),
      unitsAfter: layerOf(unitsAfter),
      triggers: layerOf(triggers),
    },
    { grid: diff.method.gridDeg },
  );
  const { sliverWidthM } = diff.method;
  const codesAt = (face: number): string[] => {
    const region = laid.coveringIndices("regions", face).map((i) => regions[i]!)[0];
    const codes = region
      ? [region.unitBefore, region.unitAfter]
      : laid.coveringIndices("unitsAfter", face).map((i) => unitsAfter[i]!.code);
    return [...new Set(codes.filter((code) => code !== null))].sort();
  };
  const zoneMark = (list: readonly ElementZone[], indices: readonly number[]): string =>
    indices
      .map((i) => `${list[i]!.element} ${list[i]!.class} ${list[i]!.type}`)
      .sort()
      .join();
  const changedAt = (face: number): boolean =>
    laid.coveringIndices("regions", face).length > 0 ||
    laid.coveringIndices("redline", face).length > 0 ||
    zoneMark(zones.before, laid.coveringIndices("zonesBefore", face)) !==
      zoneMark(zones.after, laid.coveringIndices("zonesAfter", face));
  const triggersAt = (face: number): UpdateTrigger[] =>
    laid.coveringIndices("triggers", face).map((i) => triggers[i]!.trigger);

  const stretches = (keyOf: (face: number) => string | null): (Omit<Stretch, "units"> & { key: string })[] => {
    const pieces = piecesOf(laid.dissolve(keyOf), sliverWidthM).filter(({ sliver }) => !sliver);
    return [...new Set(pieces.map(({ key }) => key))].map((key) => {
      const own = pieces.filter((piece) => piece.key === key);
      return {
        key,
        areaM2: own.reduce((sum, { areaM2 }) => sum + areaM2, 0),
        geometry: { type: "MultiPolygon", coordinates: own.map(({ geometry }) => geometry.coordinates) },
      };
    });
  };
  const outside = stretches((face) =>
    changedAt(face) && triggersAt(face).length === 0 ? JSON.stringify(codesAt(face)) : null,
  );
  const lowered = stretches((face) => {
    const region = laid.coveringIndices("regions", face).map((i) => regions[i]!)[0];
    if (region === undefined || region.classBefore !== "priority" || region.classAfter === "priority") return null;
    const release = triggersAt(face).find((trigger) => releases(update, trigger));
    return JSON.stringify([codesAt(face), region.classAfter, release?.id ?? null]);
  });
  const lost = stretches((face) => {
    const left = laid.coveringIndices("redline", face).some((i) => redline[i]!.move === "left");
    return left && !triggersAt(face).some((trigger) => trigger.kind === "redline" && releases(update, trigger))
      ? "lost"
      : null;
  });
  const zonesLowered = stretches((face) => {
    const region = laid.coveringIndices("regions", face).map((i) => regions[i]!)[0];
    if (region?.classBefore === "priority" && region.classAfter !== "priority") return null;
    if (laid.coveringIndices("redline", face).some((i) => redline[i]!.move === "left")) return null;
    const priority = (list: readonly ElementZone[], indices: readonly number[]): Element[] =>
      indices
        .map((i) => list[i]!)
        .filter((zone) => zone.class === "priority")
        .map(({ element }) => element);
    const kept = priority(zones.after, laid.coveringIndices("zonesAfter", face));
    const lost = priority(zones.before, laid.coveringIndices("zonesBefore", face)).filter(
      (element) => STATUTORY_ELEMENTS.has(element) && !kept.includes(element),
    );
    if (lost.length === 0 || triggersAt(face).some((trigger) => releases(update, trigger))) return null;
    return JSON.stringify([codesAt(face), lost.sort()[0]]);
  });
  const touched = new Set<string>();
  for (const [layer, list] of [
    ["unitsBefore", unitsBefore],
    ["unitsAfter", unitsAfter],
  ] as const)
    for (const { keys, areaM2 } of laid.tabulate(layer, "triggers"))
      if (keys.triggers.length > 0 && areaM2 > LEAST_M2) for (const i of keys[layer]) touched.add(list[i]!.code);
  return {
    outside: outside.map(({ key, ...rest }) => ({ units: JSON.parse(key) as string[], ...rest })),
    lowered: lowered.map(({ key, ...rest }) => {
      const [units, to, trigger] = JSON.parse(key) as [string[], ZoneClass | null, string | null];
      return { units, to, trigger, ...rest };
    }),
    zonesLowered: zonesLowered.map(({ key, ...rest }) => {
      const [units, element] = JSON.parse(key) as [string[], Element];
      return { units, element, ...rest };
    }),
    redlineLost: lost.map(({ key: _, ...rest }) => ({ units: [], ...rest }))[0] ?? null,
    touched,
  };
}

/** The zones of which anything about ground changed, before and after. */
function changedZones({ patch }: SchemeDiff): { before: readonly ElementZone[]; after: readonly ElementZone[] } {
  const list = patch.lists.find(({ list: name }) => name === "zones");
  if (list === undefined) return { before: [], after: [] };
  return {
    before: [...list.removed, ...list.changed.map(({ before }) => before)] as ElementZone[],
    after: [...list.added, ...list.changed.map(({ after }) => after)] as ElementZone[],
  };
}

/** Bans on priority units that were given up, and changes that no rule can judge. */
function judgeTerms({ units }: ZoningScheme, update: UpdateDeclaration, diff: SchemeDiff, say: Say): void {
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

/** The bottom line of quality and the upper limit of use, with the targets of control sections. */
function judgeLines(before: ZoningScheme, after: ZoningScheme, diff: SchemeDiff, say: Say): void {
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
  const targets = new Map(before.zones.map((zone) => [zone.code, sectionTarget(zone)]));
  for (const zone of after.zones) {
    const [from, to] = [targets.get(zone.code), sectionTarget(zone)];
    if (from !== undefined && (to === undefined || WATER.indexOf(to) > WATER.indexOf(from)))
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

function sectionTarget(zone: ElementZone): WaterClass | undefined {
  return zone.element === "water" ? zone.attributes?.section?.targetClass : undefined;
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

/** The units that a changed term bears on. */
function concerned(change: ChangedTerm, before: ZoningScheme, after: ZoningScheme): string[] {
  const all = (scheme: ZoningScheme): string[] => scheme.units.map(({ code }) => code);
  const from = change.before === null ? [] : (change.unitsBefore ?? all(before));
  const to = change.after === null ? [] : (change.unitsAfter ?? all(after));
  return [...new Set([...from, ...to])].sort();
}

/** Codes with each language's own comma. */
function listedCodes(codes: readonly string[]): BilingualText {
  return { zh: codes.join("、") || "—", en: codes.join(", ") || "—" };
}

/** The same, of the first eight. */
function listedShort(codes: readonly string[]): BilingualText {
  const { zh, en } = listedCodes(codes.slice(0, 8));
  const more = codes.length > 8 ? `…(${codes.length})` : "";
  return { zh: zh + more, en: en + more };
}

function joined(kinds: readonly TriggerKind[]): BilingualText {
  return {
    zh: kinds.map((kind) => TRIGGER_NAME[kind].zh).join("、"),
    en: kinds.map((kind) => TRIGGER_NAME[kind].en).join(", "),
  };
}
