// The table of a footprint without noding, where it can be told so: most footprints are small, meet few borders or none, and
// then the features are found in cells (border-cells.ts) and the areas are sums over edges (cover-sums.ts). Others are noded
// as in footprint-table.ts.
//
// Layers without a grid of their own are always noded: on a grid chosen for each job, differences are too large to be exact.
//
// Guarantee: the rows of `tabulateFootprint`, with the same areas to rounding, or by its own arrangement. It is kept apart for
// the size of the geometry entry, whose users screen nothing. Cost: about 5 µs for a dozen vertices away from borders, 15 µs
// with borders through them; each tile of cells 10 to 20 µs more, once.
import { BorderCells } from "./border-cells.ts";
import { coverSums } from "./cover-sums.ts";
import { type FootprintTable, type TableOptions, type TableShortcuts, tabulate } from "./footprint-table.ts";
import type { Layers } from "./overlay.ts";
import type { Polygonal } from "./polygon-set.ts";
import type { Prepared } from "./prepared.ts";

/** By the layers as they are kept, which a disposed set lets go of. */
const known = new WeakMap<object, TableShortcuts>();

/** The table of a footprint; see {@link tabulateFootprint}. @internal */
export function sumFootprint<L extends Layers>(
  prepared: Prepared<L>,
  footprint: Polygonal,
  options: TableOptions = {},
): FootprintTable {
  const { layers, options: how } = prepared.indexed();
  // a grid that is chosen by what lies near is too fine for sums, and would be another with less near
  if (typeof how.grid !== "number") return tabulate(prepared, footprint, options);
  let shortcuts = known.get(layers);
  if (shortcuts === undefined) {
    const cells = new BorderCells(layers, how.fillRule === "evenOdd");
    shortcuts = { look: (window, held, near) => cells.look(window, held, near), sums: coverSums };
    known.set(layers, shortcuts);
  }
  return tabulate(prepared, footprint, options, shortcuts);
}
