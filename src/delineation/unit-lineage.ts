// Why a unit is what it is: the zones on its ground with their areas, those that made it, the triggers of a key unit, and a
// name. Every unit has at least one reason, because every piece of ground met a rule.
import {
  type ControlUnit,
  type ElementZone,
  type KeyTrigger,
  LABELS,
  type UnitReason,
  type ZoneClass,
} from "../domain/index.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import type { Cells } from "./county-filling.ts";
import type { DelineationMethod, OrderedInput } from "./delineation-input.ts";
import { triggerOf, type UnitRule } from "./delineation-profile.ts";
import type { Ground } from "./ground.ts";
import type { Draft, Drafts } from "./unit-drafting.ts";

/** A zone on the ground of a unit. 单元内的要素分区. */
export interface ZoneOnUnit {
  /** Its code. 分区编码. */
  readonly code: string;
  /** Ground in common, m². 重叠面积. */
  readonly areaM2: number;
  /** Share of the unit. 占单元的比例. */
  readonly share: number;
  /** Whether it is of those that gave the unit its class. 是否决定类别. */
  readonly decides: boolean;
}

/** What a unit was made from. 单元谱系. */
export interface UnitLineage {
  /** Its code. 单元编码. */
  readonly code: string;
  /** Its area, m². 面积. */
  readonly areaM2: number;
  /** Id of the rule that made it. 规则. */
  readonly rule: string;
  /** Ground of other classes that cleaning or fitting brought in, m². 并入的其他类别面积. */
  readonly foreignM2: number;
  /** Zones on it, by code. 要素分区. */
  readonly zones: readonly ZoneOnUnit[];
}

/** Zones of drafts, gathered. @internal */
export interface ZonesOfDraft {
  readonly areaM2: number;
  readonly foreignM2: number;
  /** By index of the zone. */
  readonly zones: ReadonlyMap<number, { readonly areaM2: number; readonly decides: boolean }>;
}

/** Gathers the zones of every draft in one pass over faces. @internal */
export function gatherZones(
  { drafts, draftOf, ruleOf }: Drafts,
  ground: Ground,
  cells: Cells,
  { profile: { rules } }: OrderedInput,
): ZonesOfDraft[] {
  const { areaM2, zoneStart, zoneIndex, ruleOf: zoneRule, elementOf } = ground;
  const whole = drafts.map(() => new Sum());
  const foreign = drafts.map(() => new Sum());
  const zones = drafts.map(() => new Map<number, { sum: Sum; decides: boolean }>());
  for (let f = 0; f < draftOf.length; f++) {
    const d = draftOf[f]!;
    if (d < 0) continue;
    const { rule, cell } = drafts[d]!;
    const unitClass = rules[rule]!.class;
    const area = areaM2[f]!;
    whole[d]!.add(area);
    if (rules[ruleOf[f]!]!.class !== unitClass) foreign[d]!.add(area);
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
      const z = zoneIndex[i]!;
      let entry = zones[d]!.get(z);
      if (entry === undefined) zones[d]!.set(z, (entry = { sum: new Sum(), decides: false }));
      entry.sum.add(area);
      const met = zoneRule[z]!;
      if (elementOf[z] === "marine" && !cells.cells[cell]!.sea) continue;
      if (met >= 0 && rules[met]!.class === unitClass) entry.decides = true;
    }
  }
  return drafts.map((_, d) => ({
    areaM2: whole[d]!.value,
    foreignM2: foreign[d]!.value,
    zones: new Map(
      [...zones[d]!]
        .sort(([a], [b]) => a - b)
        .map(([z, { sum, decides }]) => [z, { areaM2: sum.value, decides }] as const),
    ),
  }));
}

const NOTE: Readonly<Record<UnitRule["ground"] | "fitted", string>> = {
  zones: "由所列要素分区按优先保护、重点管控、一般管控的次序叠加得到",
  park: "产业园区单独划出",
  protectedArea: "自然保护地单独划出",
  rest: "优先保护单元和重点管控单元以外的区域",
  fitted: "所在行政区内该类别的面积占比达到阈值（拟合法）",
};

const TRIGGERS = Object.keys(LABELS.keyTrigger) as KeyTrigger[];

/** Why a draft has its class. @internal */
export function reasonsOf(
  draft: Draft,
  { zones: found }: ZonesOfDraft,
  { zones, profile }: OrderedInput,
  method: DelineationMethod,
): UnitReason[] {
  const rule = profile.rules[draft.rule]!;
  const deciding = [...found].filter(([, { decides }]) => decides).map(([z]) => zones[z]!);
  const fitted = method === "fitting" && (rule.patches ?? "free") === "free";
  const note = NOTE[fitted ? "fitted" : rule.ground];
  // for general ground the zones are those that say general, not what made it so
  const general = [...found].map(([z]) => zones[z]!).filter((zone) => zone.class === "general");
  if (rule.class !== "key") return [{ zones: codesOf(rule.class === "general" ? general : deciding), note }];
  const byTrigger = new Map<KeyTrigger | undefined, ElementZone[]>();
  const isPark = rule.ground === "park";
  if (rule.trigger !== undefined && (isPark || deciding.length === 0)) byTrigger.set(rule.trigger, []);
  // a park is key by itself; the key zones on it tell what its pressure is, also where no rule asks for them
  const key = [...found].map(([z]) => zones[z]!).filter((zone) => zone.class === "key");
  for (const zone of isPark ? key : deciding) {
    const trigger = triggerOf(zone.type, rule, profile);
    byTrigger.set(trigger, [...(byTrigger.get(trigger) ?? []), zone]);
  }
  if (byTrigger.size === 0) return [{ zones: [], note }];
  const place = (trigger: KeyTrigger | undefined): number =>
    trigger === undefined ? TRIGGERS.length : trigger === rule.trigger ? -1 : TRIGGERS.indexOf(trigger);
  return [...byTrigger]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([trigger, of]) => ({ zones: codesOf(of), ...(trigger ? { trigger } : {}), note }));
}

function codesOf(zones: readonly ElementZone[]): string[] {
  return [...new Set(zones.map(({ code }) => code))].sort();
}

/** The name of a draft, as lists print it: place and kind, or what it was set apart for. @internal */
export function nameOf(draft: Draft, cells: Cells, { zones, parks, protectedAreas, profile }: OrderedInput): string {
  const { ground, name, apart } = profile.rules[draft.rule]!;
  const cell = cells.cells[draft.cell]!;
  const items = ground === "park" ? parks : ground === "protectedArea" ? protectedAreas : zones;
  if (apart && draft.item >= 0) return `${items[draft.item]!.name}${name.zh}`;
  return cell.sea ? `${cell.name}海域${name.zh}` : `${cell.name}${name.zh}`;
}

/** What of a unit its draft says. @internal */
export function unitFacts(
  draft: Draft,
  cells: Cells,
  { parks, profile }: OrderedInput,
): Pick<ControlUnit, "class" | "realm" | "county"> & Partial<Pick<ControlUnit, "keyKind" | "park">> {
  const rule = profile.rules[draft.rule]!;
  const { sea, county } = cells.cells[draft.cell]!;
  const zoneClass: ZoneClass = rule.class;
  return {
    class: zoneClass,
    ...(zoneClass === "key" && rule.keyKind ? { keyKind: rule.keyKind } : {}),
    realm: sea ? "sea" : "land",
    county,
    ...(rule.ground === "park" && draft.item >= 0 ? { park: parks[draft.item]!.code } : {}),
  };
}
