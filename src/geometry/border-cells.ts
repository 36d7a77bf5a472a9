// Which features hold a small window, and whose border may run through it, from cells laid over all layers: each cell lists
// the features that hold it whole and those whose border may touch it. Cells are laid tile by tile, where somebody asks.
//
//   tile    4 × 4 cells, kept once it is laid
//   cell    a square of the extent of all layers, about one for two vertices
//
// Guarantee: what `lieOf` says of each feature (window.ts), which decides wherever a border comes near; a border that it calls
// near because an edge passes a corner of the window is left out where no cell of the window has it. Cells are looked at a
// little widened, so that no rounding of their sides matters. Cost: two or three lines of memory for a window without border;
// laying a tile costs as much as a few searches.
import { type Extent, emptyExtent } from "./precision.ts";
import type { IndexedLayer } from "./prepared.ts";
import { lieOf, WindowCut } from "./window.ts";

const SIDE = 4;
const CELLS = SIDE * SIDE;
const VERTICES_PER_CELL = 2;
/** Cells that a window may touch; for larger ones a search is as fast. */
const MOST_CELLS = 64;
/** How much wider a cell is looked at, in parts of it. */
const WIDER = 2 ** -10;

const UNKNOWN = 0;
const BORDER = 1;
const INSIDE = 2;
const OUTSIDE = 3;

/** How the features of all layers lie to cells. @internal */
export class BorderCells {
  readonly #layers: readonly IndexedLayer[];
  readonly #parity: boolean;
  /** First number of the features of each layer, numbered through. */
  readonly #layerStart: number[] = [0];
  readonly #extent: Extent = emptyExtent();
  readonly #sizeDeg: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Per tile: where the list of each cell begins, then the lists: borders as ~feature, then features that hold it. */
  readonly #tiles: (Int32Array | undefined)[];

  constructor(layers: readonly IndexedLayer[], parity: boolean) {
    this.#layers = layers;
    this.#parity = parity;
    let vertices = 0;
    for (const { index, set } of layers) {
      this.#layerStart.push(this.#layerStart.at(-1)! + set.featureOffsets.length - 1);
      vertices += set.coords.length / 2;
      if (index === undefined) continue;
      this.#extent.minX = Math.min(this.#extent.minX, index.minX);
      this.#extent.minY = Math.min(this.#extent.minY, index.minY);
      this.#extent.maxX = Math.max(this.#extent.maxX, index.maxX);
      this.#extent.maxY = Math.max(this.#extent.maxY, index.maxY);
    }
    const width = Math.max(this.#extent.maxX - this.#extent.minX, 0);
    const height = Math.max(this.#extent.maxY - this.#extent.minY, 0);
    const cells = Math.max(CELLS, vertices / VERTICES_PER_CELL);
    // a strip has cells too, and a point one
    this.#sizeDeg = Math.max(Math.sqrt((width * height) / cells), Math.max(width, height) / cells) || 1;
    this.#columns = Math.floor(width / this.#sizeDeg / SIDE) + 1;
    this.#rows = Math.floor(height / this.#sizeDeg / SIDE) + 1;
    this.#tiles = new Array(this.#columns * this.#rows);
  }

  /**
   * Adds to lists by layer the features that hold a window, in no order, and those whose border may run through it, ascending;
   * `false`, and nothing added, for a window that is too large.
   */
  look(window: Extent, held: readonly number[][], border: readonly number[][]): boolean {
    const { minX, minY } = this.#extent;
    const size = this.#sizeDeg;
    const left = Math.max(0, Math.floor((window.minX - minX) / size));
    const low = Math.max(0, Math.floor((window.minY - minY) / size));
    const right = Math.min(SIDE * this.#columns - 1, Math.floor((window.maxX - minX) / size));
    const up = Math.min(SIDE * this.#rows - 1, Math.floor((window.maxY - minY) / size));
    if (!(left <= right && low <= up)) return true;
    if ((right - left + 1) * (up - low + 1) > MOST_CELLS) return false;
    const near: number[] = [];
    for (let row = low; row <= up; row++)
      for (let column = left; column <= right; column++) {
        const tile = this.#tile(Math.floor(column / SIDE), Math.floor(row / SIDE));
        const cell = (row % SIDE) * SIDE + (column % SIDE);
        const end = tile[cell + 1]!;
        for (let i = tile[cell]!; i < end && tile[i]! < 0; i++) if (!near.includes(~tile[i]!)) near.push(~tile[i]!);
      }
    // what holds a cell and has no border in any holds them all
    const tile = this.#tile(Math.floor(left / SIDE), Math.floor(low / SIDE));
    const cell = (low % SIDE) * SIDE + (left % SIDE);
    for (let i = tile[cell + 1]! - 1; i >= tile[cell]! && tile[i]! >= 0; i--) {
      const feature = tile[i]!;
      if (near.includes(feature)) continue;
      const layer = this.#layerOf(feature);
      held[layer]!.push(feature - this.#layerStart[layer]!);
    }
    for (const feature of near) {
      const layer = this.#layerOf(feature);
      const f = feature - this.#layerStart[layer]!;
      const { set, parts } = this.#layers[layer]!;
      const lie = lieOf(set, parts, f, window, this.#parity);
      if (lie === "border") border[layer]!.push(f);
      else if (lie === "inside") held[layer]!.push(f);
    }
    for (const list of border) if (list.length > 1) list.sort((a, b) => a - b);
    return true;
  }

  #layerOf(feature: number): number {
    let layer = 0;
    while (feature >= this.#layerStart[layer + 1]!) layer++;
    return layer;
  }

  #tile(column: number, row: number): Int32Array {
    const at = row * this.#columns + column;
    return (this.#tiles[at] ??= this.#lay(column * SIDE, row * SIDE));
  }

  /** The cells from a column and a row on, widened. */
  #window(column: number, row: number, cells: number): Extent {
    const size = this.#sizeDeg;
    const { minX, minY } = this.#extent;
    return {
      minX: minX + (column - WIDER) * size,
      minY: minY + (row - WIDER) * size,
      maxX: minX + (column + cells + WIDER) * size,
      maxY: minY + (row + cells + WIDER) * size,
    };
  }

  /** Lays a tile. */
  #lay(column: number, row: number): Int32Array {
    const window = this.#window(column, row, SIDE);
    const bordering: number[] = [];
    const holding: number[] = [];
    for (let l = 0; l < this.#layers.length; l++) {
      const { set, parts, index, features } = this.#layers[l]!;
      const first = this.#layerStart[l]!;
      for (const entry of index?.search(window.minX, window.minY, window.maxX, window.maxY) ?? []) {
        const f = features[entry]!;
        const lie = lieOf(set, parts, f, window, this.#parity);
        if (lie === "inside") holding.push(first + f);
        else if (lie === "border") {
          if (bordering.length * CELLS === lies.length) lies = grown(lies);
          this.#liesIn(this.#layers[l]!, f, column, row, window, bordering.length * CELLS);
          bordering.push(first + f);
        }
      }
    }
    let total = CELLS + 1 + CELLS * holding.length;
    for (let i = 0; i < bordering.length * CELLS; i++) if (lies[i] !== OUTSIDE) total++;
    const tile = new Int32Array(total);
    let at = CELLS + 1;
    for (let cell = 0; cell < CELLS; cell++) {
      tile[cell] = at;
      for (let b = 0; b < bordering.length; b++) if (lies[b * CELLS + cell] === BORDER) tile[at++] = ~bordering[b]!;
      for (let b = 0; b < bordering.length; b++) if (lies[b * CELLS + cell] === INSIDE) tile[at++] = bordering[b]!;
      for (let h = 0; h < holding.length; h++) tile[at++] = holding[h]!;
    }
    tile[CELLS] = at;
    return tile;
  }

  /** Finds how a feature lies to each cell of a tile. */
  #liesIn(
    { set, parts }: IndexedLayer,
    feature: number,
    column: number,
    row: number,
    window: Extent,
    at: number,
  ): void {
    lies.fill(UNKNOWN, at, at + CELLS);
    reduced.clear();
    reduced.add(set, parts, feature, window);
    const { coords, ringOffsets } = reduced;
    for (let r = 0; r + 1 < ringOffsets.length; r++) {
      const end = ringOffsets[r + 1]!;
      for (let i = ringOffsets[r]!, before = end - 1; i < end; before = i++)
        this.#mark(at, column, row, coords[2 * before]!, coords[2 * before + 1]!, coords[2 * i]!, coords[2 * i + 1]!);
    }
    for (let cell = 0; cell < CELLS; cell++) {
      if (lies[at + cell] !== UNKNOWN) continue;
      // two cells side by side that no border touches lie alike
      const left = cell % SIDE > 0 ? lies[at + cell - 1]! : UNKNOWN;
      const below = cell >= SIDE ? lies[at + cell - SIDE]! : UNKNOWN;
      if (left > BORDER) lies[at + cell] = left;
      else if (below > BORDER) lies[at + cell] = below;
      else {
        const own = this.#window(column + (cell % SIDE), row + Math.floor(cell / SIDE), 1);
        const lie = lieOf(set, parts, feature, own, this.#parity);
        lies[at + cell] = lie === "border" ? BORDER : lie === "inside" ? INSIDE : OUTSIDE;
      }
    }
  }

  /** Marks the cells that an edge may touch, row by row. */
  #mark(at: number, column: number, row: number, ax: number, ay: number, bx: number, by: number): void {
    const size = this.#sizeDeg;
    const { minX, minY } = this.#extent;
    // in cells from the tile's corner, from below upwards
    const up = ay <= by;
    const x1 = ((up ? ax : bx) - minX) / size - column;
    const y1 = ((up ? ay : by) - minY) / size - row;
    const x2 = ((up ? bx : ax) - minX) / size - column;
    const y2 = ((up ? by : ay) - minY) / size - row;
    const lastRow = Math.min(SIDE - 1, Math.floor(y2 + WIDER));
    for (let r = Math.max(0, Math.floor(y1 - WIDER)); r <= lastRow; r++) {
      const from = y2 > y1 ? Math.max(0, Math.min(1, (r - 2 * WIDER - y1) / (y2 - y1))) : 0;
      const to = y2 > y1 ? Math.max(0, Math.min(1, (r + 1 + 2 * WIDER - y1) / (y2 - y1))) : 1;
      const atFrom = x1 + from * (x2 - x1);
      const atTo = x1 + to * (x2 - x1);
      const first = Math.max(0, Math.floor(Math.min(atFrom, atTo) - 2 * WIDER));
      const last = Math.min(SIDE - 1, Math.floor(Math.max(atFrom, atTo) + 2 * WIDER));
      for (let c = first; c <= last; c++) lies[at + r * SIDE + c] = BORDER;
    }
  }
}

/** Used again by every tile: the borders of a feature in it, and how each feature lies to each cell. */
const reduced: WindowCut = new WindowCut();
let lies: Uint8Array = new Uint8Array(64 * CELLS);

function grown(bytes: Uint8Array): Uint8Array {
  const twice = new Uint8Array(2 * bytes.length);
  twice.set(bytes);
  return twice;
}
