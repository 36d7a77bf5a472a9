// Changed ground in connected pieces. A piece whose mean width (2 × area / perimeter, as the coverage tools measure slivers) is
// within the tolerance, and that is nowhere much wider, is a border that was digitised anew, not a change. Cost: linear.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { area, lengthM } from "../geometry/index.ts";
import { isSliver } from "./sliver.ts";

/** A connected piece of dissolved ground. @internal */
export interface Piece {
  readonly key: string;
  readonly areaM2: number;
  readonly meanWidthM: number;
  readonly sliver: boolean;
  readonly geometry: Polygon;
}

/** The connected pieces of dissolved ground, with their mean widths. @internal */
export function piecesOf(dissolved: FeatureCollection<MultiPolygon, { key: string }>, sliverWidthM: number): Piece[] {
  return dissolved.features.flatMap(({ geometry, properties: { key } }) =>
    geometry.coordinates.map((coordinates): Piece => {
      const polygon: Polygon = { type: "Polygon", coordinates };
      const areaM2 = area(polygon);
      const meanWidthM = (2 * areaM2) / lengthM({ type: "MultiLineString", coordinates });
      return {
        key,
        areaM2,
        meanWidthM,
        sliver: isSliver(polygon, areaM2, meanWidthM, sliverWidthM),
        geometry: polygon,
      };
    }),
  );
}
