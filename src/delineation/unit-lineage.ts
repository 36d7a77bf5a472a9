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
import { compareText } from "../domain/order.ts";
import type { Cells } from "./county-filling.ts";
import type { DelineationMethod, OrderedInput } from "./delineation-input.ts";
import { triggerOf, type UnitRule } from "./delineation-profile.ts";
import type { ZonesOfDrafts } from "./draft-zones.ts";
import type { RowOf } from "./feature-table.ts";
import type { Draft } from "./unit-drafting.ts";

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

/** The zones of a unit as its lineage lists them. @internal */
export function lineageOf(
  d: number,
  code: string,
  draft: Draft,
  { areaM2, foreignM2, start, zone, zoneM2, decides }: ZonesOfDrafts,
  { zones, profile }: Pick<OrderedInput, "zones" | "profile">,
): UnitLineage {
  const whole = areaM2[d]!;
  const on: ZoneOnUnit[] = [];
  for (let i = start[d]!; i < start[d + 1]!; i++)
    on.push({
      code: zones[zone[i]!]!.code,
      areaM2: zoneM2[i]!,
      share: zoneM2[i]! / whole,
      decides: decides[i] === 1,
    });
  return {
    code,
    areaM2: whole,
    rule: profile.rules[draft.rule]!.id,
    foreignM2: foreignM2[d]!,
    zones: on.sort((a, b) => compareText(a.code, b.code) || b.areaM2 - a.areaM2),
  };
}

const NOTE: Readonly<Record<UnitRule["ground"] | "fitted", string>> = {
  zones: "由所列要素分区按优先保护、重点管控、一般管控的次序叠加得到",
  park: "产业园区单独划出",
  protectedArea: "自然保护地单独划出",
  rest: "优先保护单元和重点管控单元以外的区域",
  fitted: "所在行政区内该类别的面积占比达到阈值（拟合法）",
};

type Zone = RowOf<ElementZone>;

const TRIGGERS = Object.keys(LABELS.keyTrigger) as KeyTrigger[];

/** Why a draft has its class. @internal */
export function reasonsOf(
  d: number,
  draft: Draft,
  { start, zone, decides }: ZonesOfDrafts,
  { zones, profile }: OrderedInput,
  method: DelineationMethod,
): UnitReason[] {
  const rule = profile.rules[draft.rule]!;
  const found: Zone[] = [];
  const deciding: Zone[] = [];
  for (let i = start[d]!; i < start[d + 1]!; i++) {
    found.push(zones[zone[i]!]!);
    if (decides[i] === 1) deciding.push(zones[zone[i]!]!);
  }
  const fitted = method === "fitting" && (rule.patches ?? "free") === "free";
  const note = NOTE[fitted ? "fitted" : rule.ground];
  // for general ground the zones are those that say general, not what made it so
  const general = found.filter((of) => of.class === "general");
  if (rule.class !== "key") return [{ zones: codesOf(rule.class === "general" ? general : deciding), note }];
  const byTrigger = new Map<KeyTrigger | undefined, Zone[]>();
  const isPark = rule.ground === "park";
  if (rule.trigger !== undefined && (isPark || deciding.length === 0)) byTrigger.set(rule.trigger, []);
  // a park is key by itself; the key zones on it tell what its pressure is, also where no rule asks for them
  const key = found.filter((of) => of.class === "key");
  for (const by of isPark ? key : deciding) {
    const trigger = triggerOf(by.type, rule, profile);
    const some = byTrigger.get(trigger);
    if (some) some.push(by);
    else byTrigger.set(trigger, [by]);
  }
  if (byTrigger.size === 0) return [{ zones: [], note }];
  const place = (trigger: KeyTrigger | undefined): number =>
    trigger === undefined ? TRIGGERS.length : trigger === rule.trigger ? -1 : TRIGGERS.indexOf(trigger);
  return [...byTrigger]
    .sort(([a], [b]) => place(a) - place(b))
    .map(([trigger, of]) => ({ zones: codesOf(of), ...(trigger ? { trigger } : {}), note }));
}

function codesOf(zones: readonly Zone[]): string[] {
  return [...new Set(zones.map(({ code }) => code))].sort();
}

/** The name of a draft, as lists print it: place and kind, or what it was set apart for. @internal */
export function nameOf(draft: Draft, cells: Cells, { zones, parks, protectedAreas, profile }: OrderedInput): string {
  const { ground, name, apart } = profile.rules[draft.rule]!;
  const cell = cells.cells[draft.cell]!;
  const items = ground === "park" ? parks.rows : ground === "protectedArea" ? protectedAreas.rows : zones;
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
    ...(rule.ground === "park" && draft.item >= 0 ? { park: parks.rows[draft.item]!.code } : {}),
  };
}
