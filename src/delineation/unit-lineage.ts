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
import { Sums } from "../geometry/compensated-sum.ts";
import type { Cells } from "./county-filling.ts";
import type { DelineationMethod, OrderedInput } from "./delineation-input.ts";
import { triggerOf, type UnitRule } from "./delineation-profile.ts";
import type { RowOf } from "./feature-table.ts";
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

/** Zones of drafts, gathered: those of draft d are the entries `start[d] … start[d + 1] - 1`, by index of the zone. @internal */
export interface ZonesOfDrafts {
  /** Area of each draft, m². */
  readonly areaM2: Float64Array;
  /** Of it, ground of other classes. */
  readonly foreignM2: Float64Array;
  readonly start: Int32Array;
  /** Per entry. */
  readonly zone: Int32Array;
  readonly zoneM2: Float64Array;
  readonly decides: Uint8Array;
}

/** Gathers the zones of every draft in one pass over its faces. @internal */
export function gatherZones(
  { drafts, draftOf, ruleOf }: Drafts,
  ground: Ground,
  cells: Cells,
  { zones, profile: { rules } }: OrderedInput,
): ZonesOfDrafts {
  const { areaM2, zoneStart, zoneIndex, ruleOf: zoneRule, elementOf } = ground;
  const { start: faceStart, face } = facesByDraft(draftOf, drafts.length);
  const whole = new Sums(drafts.length);
  const foreign = new Sums(drafts.length);
  const onDraft = new Sums(zones.length);
  const lastDraft = new Int32Array(zones.length).fill(-1);
  const deciding = new Uint8Array(zones.length);
  const start = new Int32Array(drafts.length + 1);
  const found = { zone: [] as number[], zoneM2: [] as number[], decides: [] as number[] };
  drafts.forEach(({ rule, cell }, d) => {
    const unitClass = rules[rule]!.class;
    const atSea = cells.cells[cell]!.sea;
    const own: number[] = [];
    for (let at = faceStart[d]!; at < faceStart[d + 1]!; at++) {
      const f = face[at]!;
      const area = areaM2[f]!;
      whole.add(d, area);
      if (rules[ruleOf[f]!]!.class !== unitClass) foreign.add(d, area);
      for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
        const z = zoneIndex[i]!;
        if (lastDraft[z] !== d) {
          lastDraft[z] = d;
          onDraft.clear(z);
          deciding[z] = 0;
          own.push(z);
        }
        onDraft.add(z, area);
        const met = zoneRule[z]!;
        if (elementOf[z] === "marine" && !atSea) continue;
        if (met >= 0 && rules[met]!.class === unitClass) deciding[z] = 1;
      }
    }
    for (const z of own.sort((a, b) => a - b)) {
      found.zone.push(z);
      found.zoneM2.push(onDraft.value(z));
      found.decides.push(deciding[z]!);
    }
    start[d + 1] = found.zone.length;
  });
  return {
    areaM2: Float64Array.from(drafts, (_, d) => whole.value(d)),
    foreignM2: Float64Array.from(drafts, (_, d) => foreign.value(d)),
    start,
    zone: Int32Array.from(found.zone),
    zoneM2: Float64Array.from(found.zoneM2),
    decides: Uint8Array.from(found.decides),
  };
}

/** The faces of each draft, ascending. */
function facesByDraft(draftOf: Int32Array, draftCount: number): { start: Int32Array; face: Int32Array } {
  const start = new Int32Array(draftCount + 1);
  for (const d of draftOf) if (d >= 0) start[d + 1]!++;
  for (let d = 0; d < draftCount; d++) start[d + 1]! += start[d]!;
  const face = new Int32Array(start[draftCount]!);
  const next = start.slice();
  draftOf.forEach((d, f) => {
    if (d >= 0) face[next[d]!++] = f;
  });
  return { start, face };
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
