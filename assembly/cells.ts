// Cells: a uniform grid of squares over the data, and for each cell the edges that pass through it. Cell borders lie at
// half steps, so that each pixel (the unit square around a grid point) belongs to exactly one cell, and what happens at a
// point is seen in one cell by all edges concerned. Registration walks the rows of an edge and takes the columns between
// its crossings of the row's borders, widened by one step: conservative, never exact, so f64 is enough.
//
// Cells number about half the edges; where long edges would be registered too often, cells grow until they are not.
import { edgeCount, hi, isWhole, lo } from "./edges";
import { alloc, allocZero, i32At, prefixSums, setI32, setU8, takePlace, u8At } from "./memory";
import { cellShift, spanX, spanY, xOf, yOf } from "./nodes";
import { beginLoop, cursor, endPart, partEnd, setPart } from "./steps";

export let shift: i32 = 0;
export let columns: i32 = 0;
export let rows: i32 = 0;
export let cellStart: usize = 0; // per cell + 1
export let cellEdges: usize = 0; // i32 edge
let wanted: usize = 0; // u8 per cell: 0 to leave the cell out; 0 when all count

export let freshStart: usize = 0; // the same for edges that came after the cells were laid
export let freshEdges: usize = 0;
let starts: usize = 0; // what is being filled
let edges: usize = 0;

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
  const slope = (<f64>bx - <f64>ax) / (<f64>by - <f64>ay);
  const x1 = <f64>ax + (<f64>(row << shift) - 1 - <f64>ay) * slope;
  const x2 = <f64>ax + (<f64>((row + 1) << shift) - <f64>ay) * slope;
  const from = Math.max(<f64>left, Math.min(x1, x2) - 1);
  const to = Math.min(<f64>right, Math.max(x1, x2) + 1);
  firstColumn = <i32>from >> shift;
  lastColumn = <i32>to >> shift;
}

function register(edge: i32, mode: i32): void {
  const a = lo(edge);
  const b = hi(edge);
  const rowA = yOf(a) >> shift;
  const rowB = yOf(b) >> shift;
  if (rowA == rowB) {
    // within a row, as most edges are
    const columnA = xOf(a) >> shift;
    const columnB = xOf(b) >> shift;
    const from = rowA * columns + min(columnA, columnB);
    const to = from + abs(columnA - columnB);
    for (let c = from; c <= to; c++) registerIn(c, edge, mode);
    return;
  }
  const lastRow = max(rowA, rowB);
  for (let row = min(rowA, rowB); row <= lastRow; row++) {
    columnsInRow(edge, row);
    const from = row * columns + firstColumn;
    const to = row * columns + lastColumn;
    for (let c = from; c <= to; c++) registerIn(c, edge, mode);
  }
}

// @ts-ignore: decorator
@inline
function registerIn(cell: i32, edge: i32, mode: i32): void {
  if (mode == WANT) setU8(wanted, cell, 1);
  else if (wanted == 0 || u8At(wanted, cell) != 0) {
    if (mode == COUNT) takePlace(starts, cell + 2);
    else setI32(edges, takePlace(starts, cell + 1), edge);
  }
}

/** Whether an edge takes part: unsplit, and marked in `keep` where that is given. */
// @ts-ignore: decorator
@inline
export function takesPart(edge: i32, keep: usize): bool {
  return keep == 0 ? isWhole(edge) : u8At(keep, edge) != 0;
}

let among: usize = 0; // the edges marked here, or 0 for all unsplit ones
let first: i32 = 0; // the first edge to register
let fresh: bool = false; // whether beside those registered before

/**
 * Lays cells for all unsplit edges (or those marked in `keep`). With `freshFrom` above 0 only the cells that an edge from that
 * number on touches are to be filled: where nothing changed, nothing is looked at again.
 */
export function layCells(keep: usize, freshFrom: i32): void {
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
  wanted = 0;
  if (freshFrom > 0) {
    wanted = allocZero(columns * rows, 1);
    for (let e = freshFrom; e < edgeCount; e++) if (takesPart(e, keep)) register(e, WANT);
  }
  among = keep;
  first = 0;
  fresh = false;
}

/** Registers the unsplit edges from a number on in the cells as they lie, beside those registered before. */
export function layFresh(freshFrom: i32): void {
  wanted = 0;
  among = 0;
  first = freshFrom;
  fresh = true;
}

/** Counts the edges of each cell laid. */
export function countInCells(): bool {
  if (cursor == 0) starts = allocZero(<u64>(columns * rows) + 2, 4);
  return registerAll(COUNT);
}

export function placeInCells(): bool {
  if (cursor == 0) {
    const cells = columns * rows;
    prefixSums(starts, cells + 1);
    edges = alloc(i32At(starts, cells + 1), 4);
    if (fresh) {
      freshStart = starts;
      freshEdges = edges;
    } else {
      cellStart = starts;
      cellEdges = edges;
    }
  }
  return registerAll(PLACE);
}

function registerAll(mode: i32): bool {
  const count = edgeCount - first;
  const end = partEnd(count);
  for (let i = cursor; i < end; i++) if (takesPart(first + i, among)) register(first + i, mode);
  return endPart(end, count);
}

/** Registers all edges marked, at one go. */
export function registerEdges(keep: usize): void {
  beginLoop();
  setPart(i32.MAX_VALUE);
  layCells(keep, 0);
  countInCells();
  placeInCells();
}
