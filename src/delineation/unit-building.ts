// Units from drafts: their ground, what they are, why, and what numbering asks of them; and the log of what was dissolved.
// Cost: one dissolve; one pass over the faces for the zones of each.
import type { ControlUnit, ZoneClass } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { sumOf } from "../geometry/compensated-sum.ts";
import type { PolygonSet } from "../geometry/index.ts";
import type { Cells } from "./county-filling.ts";
import type { DelineationMethod, OrderedInput } from "./delineation-input.ts";
import type { DelineationTotals, PatchDissolved, PatchOwner } from "./delineation-result.ts";
import type { Cleaned } from "./draft-cleaning.ts";
import { gatherZones, type ZonesOfDrafts } from "./draft-zones.ts";
import type { RowOf } from "./feature-table.ts";
import type { Ground } from "./ground.ts";
import { nameOf, reasonsOf, unitFacts } from "./unit-lineage.ts";
import type { UncodedUnit } from "./unit-numbering.ts";

type UnitRow = RowOf<ControlUnit>;

/** Units without codes. @internal */
export interface Built {
  readonly units: readonly Omit<UnitRow, "code">[];
  readonly uncoded: readonly UncodedUnit[];
  /** Feature u is that of unit u. */
  readonly ground: PolygonSet;
  /** Draft of each unit. */
  readonly draftOf: readonly number[];
  readonly zones: ZonesOfDrafts;
}

/** Builds the units of all drafts that have ground. @internal */
export function buildUnits(
  cleaned: Cleaned,
  ground: Ground,
  cells: Cells,
  ordered: OrderedInput,
  method: DelineationMethod,
): Built {
  const { drafts, draftOf } = cleaned;
  const zones = gatherZones(cleaned, ground, cells, ordered);
  const hasGround = new Uint8Array(drafts.length);
  for (const d of draftOf) if (d >= 0) hasGround[d] = 1;
  // the order of their numbers as text; it decides nothing unless two units begin at one place and have one area
  const live = drafts.flatMap((_, d) => (hasGround[d] === 1 ? [d] : []));
  live.sort((a, b) => compareText(String(a), String(b)));
  const unitOf = new Int32Array(drafts.length).fill(-1);
  live.forEach((d, u) => {
    unitOf[d] = u;
  });
  return {
    units: live.map((d) => {
      const { class: zoneClass, realm, county, ...kind } = unitFacts(drafts[d]!, cells, ordered);
      return {
        name: nameOf(drafts[d]!, cells, ordered),
        class: zoneClass,
        ...(kind.keyKind ? { keyKind: kind.keyKind } : {}),
        realm,
        county,
        ...(kind.park ? { park: kind.park } : {}),
        reasons: reasonsOf(d, drafts[d]!, zones, ordered, method),
      };
    }),
    uncoded: live.map((d) => {
      const { cell, rule } = drafts[d]!;
      const { code, county, sea } = cells.cells[cell]!;
      const zoneClass = ordered.profile.rules[rule]!.class;
      return { sea, county, class: zoneClass, cell: code, rule, areaM2: zones.areaM2[d]! };
    }),
    ground: ground.overlay.dissolveToSet((f) => (draftOf[f]! < 0 ? -1 : unitOf[draftOf[f]!]!), live.length),
    draftOf: live,
    zones,
  };
}

/** Units of one name told apart by a number, in order of their codes. @internal */
export function numberedNames(units: readonly UnitRow[]): UnitRow[] {
  const counts = new Map<string, number>();
  for (const { name } of units) counts.set(name, (counts.get(name) ?? 0) + 1);
  const next = new Map<string, number>();
  return units.map((unit) => {
    if (counts.get(unit.name) === 1) return unit;
    const number = (next.get(unit.name) ?? 0) + 1;
    next.set(unit.name, number);
    return { ...unit, name: `${unit.name}${number}` };
  });
}

/** Small patches that joined a neighbour, with codes and names. @internal */
export function logOf(
  { drafts, draftOf, dissolved }: Cleaned,
  codeOfDraft: ReadonlyMap<number, string>,
  cells: Cells,
  ordered: OrderedInput,
): PatchDissolved[] {
  const owner = (d: number, code: string | undefined, beforeM2: number, afterM2: number): PatchOwner => {
    const { class: zoneClass } = unitFacts(drafts[d]!, cells, ordered);
    return {
      ...(code === undefined ? {} : { code }),
      name: nameOf(drafts[d]!, cells, ordered),
      class: zoneClass,
      beforeM2,
      afterM2,
    };
  };
  return dissolved.moves.map(({ from, to, toFace, areaM2, fromBeforeM2, toBeforeM2, ...move }) => ({
    // the last patch of a unit leaves nothing, not a rounding error
    from: owner(from, codeOfDraft.get(from), fromBeforeM2, Math.max(0, fromBeforeM2 - areaM2)),
    to: owner(to, codeOfDraft.get(draftOf[toFace]!), toBeforeM2, toBeforeM2 + areaM2),
    areaM2,
    ...move,
  }));
}

/** Areas that close. @internal */
export function totalsOf({ areaM2, inside }: Ground, { units, zones, draftOf }: Built): DelineationTotals {
  const ofClass = (wanted: ZoneClass): number =>
    sumOf(draftOf.flatMap((d, u) => (units[u]!.class === wanted ? [zones.areaM2[d]!] : [])));
  return {
    territoryM2: sumOf(areaM2.filter((_, f) => inside[f] === 1)),
    unitsM2: sumOf(draftOf.map((d) => zones.areaM2[d]!)),
    outsideM2: sumOf(areaM2.filter((_, f) => inside[f] === 0)),
    byClassM2: { priority: ofClass("priority"), key: ofClass("key"), general: ofClass("general") },
  };
}
