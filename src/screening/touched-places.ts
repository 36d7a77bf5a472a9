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
  const add = (index: number, pieces: readonly Piece[]): void => {
    const { areaM2, lengthM, points } = cut.measureOf(pieces);
    places.push({
      index,
      relation: cut.holdsAll(pieces) ? "inside" : "overlaps",
      areaM2,
      lengthM,
      points,
      share: shareOf(sumOf(pieces), cut.total),
      geometry: parts ? cut.geometryOf(pieces) : null,
    });
  };
  // most footprints are one piece, and then each place holds all of it
  if (cut.pieces.length === 1) for (const index of cut.pieces[0]!.holds[layer]) add(index, cut.pieces);
  else {
    const byPlace = new Map<number, Piece[]>();
    for (const piece of cut.pieces)
      for (const index of piece.holds[layer]) {
        const list = byPlace.get(index);
        if (list) list.push(piece);
        else byPlace.set(index, [piece]);
      }
    for (const [index, pieces] of byPlace) add(index, pieces);
  }
  for (const index of cut.touching[layer])
    places.push({ index, relation: "touching", areaM2: 0, lengthM: 0, points: 0, share: 0, geometry: null });
  return places.length > 1 ? places.sort((a, b) => a.index - b.index) : places;
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
