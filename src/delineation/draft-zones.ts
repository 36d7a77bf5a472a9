// The zones on the ground of each draft, with their areas and whether they decide its class: lists in flat arrays, because a
// province has millions of entries. Cost: one pass over the faces of each draft.
import { Sums } from "../geometry/compensated-sum.ts";
import type { Cells } from "./county-filling.ts";
import type { OrderedInput } from "./delineation-input.ts";
import type { Ground } from "./ground.ts";
import type { Drafts } from "./unit-drafting.ts";

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
