// The rows of a footprint's table as geometry. The features whose border comes near are noded with the footprint once, where a
// part is asked for first; each part is a dissolve of that arrangement. What holds the footprint whole has no edge in it, and
// is left out. Guarantee: the parts that `Prepared.overlay` would draw. Cost: an arrangement of what lies in the window, 20 to
// 60 µs for a plot, and 10 µs a part.
import type { MultiPolygon } from "geojson";
import {
  copyOut,
  type Dissolved,
  dissolveFaces,
  dissolveKept,
  type JobLayer,
  type Kept,
  withArrangement,
} from "./arrangement.ts";
import type { FootprintTable } from "./footprint-table.ts";
import type { Layers } from "./overlay.ts";
import { flatten, nestedPolygons, type Polygonal } from "./polygon-set.ts";
import type { Prepared } from "./prepared.ts";

/** The faces that were noded, and the row that each belongs to; -1 for none. */
interface Faces {
  readonly kept: Kept;
  readonly rowOf: Int32Array;
}

/** A footprint whose rows can be drawn. @internal */
export class FootprintDrawing {
  readonly #prepared: Prepared<Layers>;
  readonly #footprint: Polygonal;
  readonly #table: FootprintTable;
  #faces: Faces | undefined;

  constructor(prepared: Prepared<Layers>, footprint: Polygonal, table: FootprintTable) {
    this.#prepared = prepared;
    this.#footprint = footprint;
    this.#table = table;
  }

  /** The ground of some rows together; `null` where they have none. */
  part(rows: ReadonlySet<number>): MultiPolygon | null {
    const polygons = this.#faces === undefined ? this.#drawFirst(rows) : draw(this.#faces, rows);
    const count = polygons.featureOffsets.length - 1;
    if (count === 0) return null;
    return {
      type: "MultiPolygon",
      coordinates: Array.from({ length: count }, (_, p) => nestedPolygons(polygons, p)[0]!),
    };
  }

  /** Nodes what lies near; the first part is drawn before the arrangement is left, and it is kept where there may be others. */
  #drawFirst(rows: ReadonlySet<number>): Dissolved {
    const { rows: all, near, nearPart } = this.#table;
    const owner = near.flatMap((list, layer) => list.map((feature) => ({ layer, feature })));
    const layers: JobLayer[] = owner.map(({ layer, feature }) => ({ set: nearPart(layer, feature), whole: true }));
    const own = layers.push({ set: flatten(this.#footprint, "$.footprint"), whole: true }) - 1;
    // the covers of a face are layers of the job, ascending; so are those of a row, taken layer by layer
    const placeOf = near.map(() => new Map<number, number>());
    for (const [place, { layer, feature }] of owner.entries()) placeOf[layer]!.set(feature, place);
    const rowOfKey = new Map(
      all.map(({ covering }, row) => [
        covering.flatMap((list, layer) => list.flatMap((feature) => placeOf[layer]!.get(feature) ?? [])).join(),
        row,
      ]),
    );
    return withArrangement(layers, this.#prepared.indexed().options, (core, arrangement) => {
      const { faceCount, faceSet, coverStart, coverFeature } = arrangement;
      const rowOf = new Int32Array(faceCount).fill(-1);
      for (let face = 1; face < faceCount; face++) {
        const set = faceSet[face]!;
        const covers = coverFeature.subarray(coverStart[set]!, coverStart[set + 1]!);
        // the footprint is the last layer; a sliver that noding made here and not in the table is in no row
        if (covers[covers.length - 1] === own) rowOf[face] = rowOfKey.get(covers.subarray(0, -1).join()) ?? -1;
      }
      if (all.length > 1) this.#faces = { kept: copyOut(core, arrangement), rowOf };
      return dissolveFaces(core, wanted(rowOf, rows));
    });
  }
}

function draw({ kept, rowOf }: Faces, rows: ReadonlySet<number>): Dissolved {
  return dissolveKept(kept, wanted(rowOf, rows));
}

/** Key 0 for the faces of some rows. */
function wanted(rowOf: Int32Array, rows: ReadonlySet<number>): Int32Array {
  return rowOf.map((row) => (rows.has(row) ? 0 : -1));
}
