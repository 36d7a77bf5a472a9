// The units, zones and parks that a footprint touches, and what no unit covers: sums over the pieces of the cut. Parts are
// drawn only where they are asked for, since drawing costs as much as all the rest.
import type { Geometry } from "geojson";
import type { Measure, Relation } from "./conformity-analysis.ts";
import { type CutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import type { PlaceLayer } from "./prepared-scheme.ts";

/** A place by its index, and how the footprint lies to it. @internal */
export type Touch = Measure & { index: number; relation: Relation; share: number; geometry: Geometry | null };

/** The places of a layer that the footprint touches, by index. @internal */
export function touchedPlaces(cut: CutFootprint, layer: PlaceLayer, parts: boolean): Touch[] {
  const places: Touch[] = [];
  const add = (index: number, { relation, areaM2, lengthM, points, share }: Held, pieces: readonly Piece[]): void => {
    const geometry = parts ? cut.geometryOf(pieces) : null;
    places.push({ index, relation, areaM2, lengthM, points, share, geometry });
  };
  const { pieces } = cut;
  if (pieces.length === 1) {
    // most footprints are one piece, and then each place holds all of it
    const indices = pieces[0]!.holds[layer];
    const held = indices.length > 0 ? heldIn(cut, pieces) : undefined;
    if (held) for (const index of indices) add(index, held, pieces);
  } else {
    const byPlace = new Map<number, Piece[]>();
    for (const piece of pieces)
      for (const index of piece.holds[layer]) {
        const list = byPlace.get(index);
        if (list) list.push(piece);
        else byPlace.set(index, [piece]);
      }
    for (const [index, list] of byPlace) add(index, heldIn(cut, list), list);
  }
  for (const index of cut.touching[layer])
    places.push({ index, relation: "touching", areaM2: 0, lengthM: 0, points: 0, share: 0, geometry: null });
  const ascend = places.every(({ index }, i) => i === 0 || places[i - 1]!.index < index);
  return ascend ? places : places.sort((a, b) => a.index - b.index);
}

/** How much of a footprint some pieces are. */
type Held = Measure & Pick<Touch, "relation" | "share">;

function heldIn(cut: CutFootprint, pieces: readonly Piece[]): Held {
  const { areaM2, lengthM, points } = cut.measureOf(pieces);
  const share = shareOf(sumOf(pieces), cut.total);
  return { relation: cut.holdsAll(pieces) ? "inside" : "overlaps", areaM2, lengthM, points, share };
}

/** What lies in no unit, unless it is negligible. @internal */
export type Outside = Measure & { share: number; geometry: Geometry | null };

/** The part of a footprint in no unit; `null` when all is covered. @internal */
export function outsideOf(cut: CutFootprint, parts: boolean): Outside | null {
  const pieces = cut.pieces.filter(({ outside }) => outside);
  const sum = sumOf(pieces);
  if (cut.negligible(sum)) return null;
  return { ...cut.measureOf(pieces), share: shareOf(sum, cut.total), geometry: parts ? cut.geometryOf(pieces) : null };
}
