// Cells: a uniform grid of squares over the data, and for each cell the edges that pass through it. Cell borders lie at
// half steps, so that each pixel (the unit square around a grid point) belongs to exactly one cell, and what happens at a
// point is seen in one cell by all edges concerned. Registration walks the rows of an edge and takes the columns between
// its crossings of the row's borders, widened by one step: conservative, never exact, so f64 is enough.
//
// Cells number about half the edges; where long edges would be registered too often, cells grow until they are not.
import { edgeCount, hi, isWhole, lo } from "./edges";
import { alloc, allocZero, i32At, prefixSums, setI32, setU8, takePlace, u8At } from "./memory";
import { cellShift, spanX, spanY, xOf, yOf } from "./nodes";

export let shift: i32 = 0;
export let columns: i32 = 0;
export let rows: i32 = 0;
export let cellStart: usize = 0; // per cell + 1
export let cellEdges: usize = 0; // i32 edge
let wanted: usize = 0; // u8 per cell: 0 to leave the cell out; 0 when all count

const COUNT: i32 = 0;
const PLACE: i32 = 1;
const WANT: i32 = 2;

/** The columns an edge may touch in a row, in `firstColumn` and `lastColumn`. */
export let firstColumn: i32 = 0;
export let lastColumn: i32 = 0;

function columnsInRow(edge: i32, row: i32): void {
  const a = lo(edge);
  const b = hi(edge);
  const ax = xOf(a);
  const ay = yOf(a);
  const bx = xOf(b);
  const by = yOf(b);
  const left = ax < bx ? ax : bx;
  const right = ax < bx ? bx : ax;
  if (ax == bx || ay >> shift == by >> shift) {
    firstColumn = left >> shift;
    lastColumn = right >> shift;
    return;
  }
  const slope = (<f64>bx - <f64>ax) / (<f64>by - <f64>ay);
  const x1 = <f64>ax + (<f64>(row << shift) - 1 - <f64>ay) * slope;
  const x2 = <f64>ax + (<f64>((row + 1) << shift) - <f64>ay) * slope;
  const from = Math.max(<f64>left, Math.min(x1, x2) - 1);
  const to = Math.min(<f64>right, Math.max(x1, x2) + 1);
  firstColumn = <i32>from >> shift;
  lastColumn = <i32>to >> shift;
}

function register(edge: i32, mode: i32): void {
  const ya = yOf(lo(edge));
  const yb = yOf(hi(edge));
  const firstRow = (ya < yb ? ya : yb) >> shift;
  const lastRow = (ya < yb ? yb : ya) >> shift;
  for (let row = firstRow; row <= lastRow; row++) {
    columnsInRow(edge, row);
    const from = row * columns + firstColumn;
    const to = row * columns + lastColumn;
    for (let c = from; c <= to; c++) {
      if (mode == WANT) {
        setU8(wanted, c, 1);
        continue;
      }
      if (wanted != 0 && u8At(wanted, c) == 0) continue;
      if (mode == COUNT) takePlace(cellStart, c + 2);
      else {
        const at = takePlace(cellStart, c + 1);
        setI32(cellEdges, at, edge);
      }
    }
  }
}

/** Whether an edge takes part: unsplit, and marked in `keep` where that is given. */
// @ts-ignore: decorator
@inline
function takesPart(edge: i32, keep: usize): bool {
  return keep == 0 ? isWhole(edge) : u8At(keep, edge) != 0;
}

/**
 * Registers all unsplit edges (or those marked in `keep`). With `freshFrom` above 0 only the cells that an edge from that
 * number on touches are filled: where nothing changed, nothing is looked at again.
 */
export function registerEdges(keep: usize, freshFrom: i32): void {
  let active: i64 = 0;
  for (let e = 0; e < edgeCount; e++) if (takesPart(e, keep)) active++;
  shift = cellShift(active < 128 ? 64 : active >> 1);
  // rows and columns an edge crosses, as an upper bound of its registrations
  for (;;) {
    let sum: i64 = 0;
    for (let e = 0; e < edgeCount; e++) {
      if (!takesPart(e, keep)) continue;
      const a = lo(e);
      const b = hi(e);
      sum += 1 + abs((xOf(a) >> shift) - (xOf(b) >> shift)) + abs((yOf(a) >> shift) - (yOf(b) >> shift));
    }
    if (sum <= 12 * active + 1024 || shift >= 30) break;
    shift++;
  }
  columns = (spanX >> shift) + 1;
  rows = (spanY >> shift) + 1;
  const cells = columns * rows;
  cellStart = allocZero(<u64>cells + 2, 4);
  wanted = 0;
  if (freshFrom > 0) {
    wanted = allocZero(cells, 1);
    for (let e = freshFrom; e < edgeCount; e++) if (takesPart(e, keep)) register(e, WANT);
  }
  for (let e = 0; e < edgeCount; e++) if (takesPart(e, keep)) register(e, COUNT);
  prefixSums(cellStart, cells + 1);
  cellEdges = alloc(i32At(cellStart, cells + 1), 4);
  for (let e = 0; e < edgeCount; e++) if (takesPart(e, keep)) register(e, PLACE);
}
