// The layers as noded: what a scheme stores, so that units, zones and parks share every vertex and later jobs start without
// slivers. Each is dissolved from the same faces as the units; ground outside the territory is told and left out.
//
// Cost: one dissolve for each surface element, and as many for a vertical one as its zones lie above one another.
import type { Element, ElementZone, Finding, IndustrialPark } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import type { PolygonSet } from "../geometry/index.ts";
import { firstVertex, joinSets, pickFeatures } from "../geometry/polygon-set-parts.ts";
import type { AdminArea } from "./admin-area.ts";
import type { Cells } from "./county-filling.ts";
import { delineationFinding } from "./delineation-findings.ts";
import type { ElementLayerTable, OrderedElement, OrderedInput, ProtectedArea } from "./delineation-input.ts";
import { bareRow, type FeatureTable, type HasGround, pickRows, type RowOf } from "./feature-table.ts";
import type { Ground } from "./ground.ts";

/** The layers as noded. @internal */
export interface NodedLayers {
  readonly layers: readonly ElementLayerTable[];
  readonly parks: FeatureTable<IndustrialPark>;
  readonly protectedAreas: FeatureTable<ProtectedArea>;
  readonly counties: FeatureTable<AdminArea>;
  /** One feature. */
  readonly territory: PolygonSet;
  readonly findings: readonly Finding[];
}

/** Dissolves the layers from the faces. @internal */
export function nodeLayers(ground: Ground, cells: Cells, input: OrderedInput): NodedLayers {
  const { inside, park, protectedArea, overlay } = ground;
  const { cellOf } = cells;
  const findings: Finding[] = [];
  const vertical = colourVertical(ground, input);
  const layers = input.elements.map((layer): ElementLayerTable => {
    const { element, record } = layer;
    // zones belong to the element of the layer that they stand in
    const rows = layer.rows.map((zone) => {
      const bare = bareRow<ElementZone>(zone);
      return bare.element === element ? bare : ({ ...bare, element } as RowOf<ElementZone>);
    });
    const { table, without } = withGroundOnly({ rows, ground: nodeZones(layer, ground, vertical) });
    for (const { code } of without)
      findings.push(delineationFinding("ZONE_NO_GROUND", "warning", code, { value: code }));
    return { element, zones: table, ...(record ? { record } : {}) };
  });
  const noded = <T extends HasGround>({ rows }: FeatureTable<T>, of: Int32Array): FeatureTable<T> => {
    const set = overlay.dissolveToSet((f) => (inside[f] === 1 ? of[f]! : -1), rows.length);
    return withGroundOnly<T>({ rows: rows.map((row) => bareRow<T>(row)), ground: set }).table;
  };
  const codes = [...new Set(cells.cells.map(({ county }) => county))].sort(compareText);
  const placeOf = new Map(codes.map((code, i) => [code, i]));
  const countyOf = Int32Array.from(cells.cells, ({ county }) => placeOf.get(county)!);
  const names = new Map(cells.cells.map(({ code, name }) => [code, name]));
  const counties: FeatureTable<AdminArea> = {
    rows: codes.map((code) => ({ code, name: names.get(code) ?? code })),
    ground: overlay.dissolveToSet((f) => (cellOf[f]! >= 0 ? countyOf[cellOf[f]!]! : -1), codes.length),
  };
  return {
    layers,
    parks: noded(input.parks, park),
    protectedAreas: noded(input.protectedAreas, protectedArea),
    counties: withGroundOnly(counties).table,
    territory: overlay.filter((f) => inside[f] === 1),
    findings,
  };
}

/** The features that have ground, and the rows of those that have none. */
function withGroundOnly<T extends HasGround>(
  table: FeatureTable<T>,
): { table: FeatureTable<T>; without: readonly RowOf<T>[] } {
  const { rows, ground } = table;
  const has = (i: number): boolean => firstVertex(ground, i + 1) > firstVertex(ground, i);
  const kept = rows.flatMap((_, i) => (has(i) ? [i] : []));
  return { table: pickRows(table, kept), without: rows.filter((_, i) => !has(i)) };
}

/** The ground in the territory of each zone of an element. */
function nodeZones(
  { rows, first }: OrderedElement,
  { faceCount, inside, zoneStart, zoneIndex, overlay }: Ground,
  colour: ReadonlyMap<number, number>,
): PolygonSet {
  const end = first + rows.length;
  const zoneOf = new Int32Array(faceCount);
  const colours = [...new Set(rows.map((_, i) => colour.get(first + i) ?? 0))].sort((a, b) => a - b);
  const sets = colours.map((wanted) => {
    zoneOf.fill(-1);
    for (let f = 0; f < faceCount; f++) {
      if (inside[f] === 0) continue;
      for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++) {
        const z = zoneIndex[i]!;
        if (z >= first && z < end && (colours.length === 1 || (colour.get(z) ?? 0) === wanted)) zoneOf[f] = z - first;
      }
    }
    return overlay.dissolveToSet((f) => zoneOf[f]!, rows.length);
  });
  if (sets.length === 1) return sets[0]!;
  const at = rows.map((_, i) => colours.indexOf(colour.get(first + i) ?? 0) * rows.length + i);
  return pickFeatures(joinSets(sets), at);
}

/**
 * Numbers the zones of vertical elements that lie above others so that no two above one another have the same; greedy, in
 * order of the zones. All others have none.
 */
function colourVertical(
  { faceCount, inside, zoneStart, zoneIndex, elementOf }: Ground,
  { profile }: OrderedInput,
): ReadonlyMap<number, number> {
  const vertical = new Set<Element>(profile.verticalElements);
  const above = new Map<number, Set<number>>();
  const meet = (a: number, b: number): void => {
    const others = above.get(a);
    if (others) others.add(b);
    else above.set(a, new Set([b]));
  };
  for (let f = 0; f < faceCount; f++) {
    if (inside[f] === 0) continue;
    for (let i = zoneStart[f]!; i < zoneStart[f + 1]!; i++)
      for (let j = i + 1; j < zoneStart[f + 1]!; j++) {
        const [a, b] = [zoneIndex[i]!, zoneIndex[j]!];
        if (elementOf[a] !== elementOf[b] || !vertical.has(elementOf[a]!)) continue;
        meet(a, b);
        meet(b, a);
      }
  }
  const colour = new Map<number, number>();
  for (const [z, others] of [...above].sort(([a], [b]) => a - b)) {
    const taken = new Set([...others].map((other) => colour.get(other)));
    let own = 0;
    while (taken.has(own)) own++;
    colour.set(z, own);
  }
  return colour;
}
