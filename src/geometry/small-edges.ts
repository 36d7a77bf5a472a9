// The edges of a small job: those of a footprint and of the borders near it, each once, with the rings that run along it. So
// borders that neighbours share, or that a footprint is drawn along, are one before any geometry is computed. They are kept in
// arrays that every job uses again.
//
// Guarantee: ends are the grid points that noding would take, counted from the middle of the footprint's box, and near enough
// to it for exact determinants. Edges that no ray from inside the box to the right could meet are left out. Cost: a comparison
// with every edge before, a microsecond for thirty.
import { MOST_DEGREES_FROM_PARALLEL } from "./band-area.ts";
import type { Grid } from "./precision.ts";

/** Rings of polygons of features, as in a `PolygonSet`. @internal */
export interface Rings {
  readonly coords: Float64Array;
  readonly ringOffsets: ArrayLike<number>;
  readonly polygonOffsets: ArrayLike<number>;
  readonly featureOffsets: ArrayLike<number>;
}

/** Most edges that are compared pair by pair; noding is as fast for more. @internal */
export const MOST_EDGES = 128;
/** Most rings, or features by parity, that winding is counted for. @internal */
export const MOST_SLOTS = 64;
/** Most features beside the footprint, each a bit. */
const MOST_FEATURES = 30;
/** Ordinates up to here have exact determinants of differences. */
const MOST_STEPS = 2 ** 25;

// --- edges, from the lower to the upper end (of level ones, from left to right)
export const ax: Float64Array = new Float64Array(MOST_EDGES);
export const ay: Float64Array = new Float64Array(MOST_EDGES);
export const bx: Float64Array = new Float64Array(MOST_EDGES);
export const by: Float64Array = new Float64Array(MOST_EDGES);
/** Whether it meets the box of the footprint; others lie to the right of it, and only rays meet them. */
export const meets: Uint8Array = new Uint8Array(MOST_EDGES);
/** Whether a ring of the footprint runs along it. */
export const isOwn: Uint8Array = new Uint8Array(MOST_EDGES);
export let edges = 0;
// --- the rings that run along each edge: chains of a slot, and 1 upwards or -1 downwards
export const firstUse: Int32Array = new Int32Array(MOST_EDGES);
export const nextUse: Int32Array = new Int32Array(2 * MOST_EDGES);
export const useSlot: Int32Array = new Int32Array(2 * MOST_EDGES);
export const useSign: Int32Array = new Int32Array(2 * MOST_EDGES);
export let uses = 0;
// --- what winding is counted for: slots, by parts (a polygon, its shell first; by parity, a feature) of features
export let slots = 0;
export const partSlot: Int32Array = new Int32Array(MOST_SLOTS + 1);
export const partFeature: Int32Array = new Int32Array(MOST_SLOTS);
export let parts = 0;
// --- the box of the footprint, in steps from its middle
export let halfWidth = 0;
export let halfHeight = 0;
/** Where the middle is, in steps from 0. */
let middleX = 0;
export let middleY = 0;

/**
 * Lays the edges of features, which must be as they are inside the footprint's box, and of the footprint, which is the last
 * feature; `false` where they are too many or too far apart. @internal
 */
export function layEdges(others: Rings, own: Rings, grid: Grid, parity: boolean): boolean {
  const features = others.featureOffsets.length - 1;
  if (features > MOST_FEATURES) return false;
  edges = uses = slots = parts = 0;
  layBox(own, grid);
  const { step } = grid;
  if (!(halfWidth <= MOST_STEPS && halfHeight <= MOST_STEPS && halfHeight * step < MOST_DEGREES_FROM_PARALLEL))
    return false;
  return addRings(own, features, true, grid, parity) && addRings(others, 0, false, grid, parity);
}

/** Whether a point lies in the box of the footprint. @internal */
export function inBox(x: number, y: number): boolean {
  return x >= -halfWidth && x <= halfWidth && y >= -halfHeight && y <= halfHeight;
}

/** The step nearest to an ordinate, halves up, as the core counts them. */
function stepsOf(value: number, { stepsPerUnit, unitsPerStep }: Grid): number {
  return Math.floor((stepsPerUnit > 0 ? value * stepsPerUnit : value / unitsPerStep) + 0.5);
}

function layBox({ coords, ringOffsets }: Rings, grid: Grid): void {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  const ordinates = 2 * ringOffsets[ringOffsets.length - 1]!;
  for (let i = 0; i < ordinates; i += 2) {
    const x = stepsOf(coords[i]!, grid);
    const y = stepsOf(coords[i + 1]!, grid);
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  middleX = Math.floor((west + east) / 2);
  middleY = Math.floor((south + north) / 2);
  halfWidth = Math.max(east - middleX, middleX - west);
  halfHeight = Math.max(north - middleY, middleY - south);
}

/** Adds the edges of all rings; whether there is room. */
function addRings(
  { coords, ringOffsets, polygonOffsets, featureOffsets }: Rings,
  firstFeature: number,
  own: boolean,
  grid: Grid,
  parity: boolean,
): boolean {
  const features = featureOffsets.length - 1;
  for (let f = 0; f < features; f++) {
    const feature = own ? firstFeature : f;
    if (parity && !(own && f > 0) && !addPart(feature, 1)) return false;
    for (let p = featureOffsets[f]!; p < featureOffsets[f + 1]!; p++) {
      const shell = polygonOffsets[p]!;
      const end = polygonOffsets[p + 1]!;
      if (shell === end) continue;
      const first = parity ? slots - 1 : slots;
      if (!parity && !addPart(feature, end - shell)) return false;
      for (let r = shell; r < end; r++)
        if (!addRing(coords, ringOffsets[r]!, ringOffsets[r + 1]!, parity ? first : first + r - shell, own, grid))
          return false;
    }
  }
  return true;
}

function addRing(coords: Float64Array, from: number, to: number, slot: number, own: boolean, grid: Grid): boolean {
  if (from === to) return true;
  let x = stepsOf(coords[2 * to - 2]!, grid) - middleX;
  let y = stepsOf(coords[2 * to - 1]!, grid) - middleY;
  for (let i = from; i < to; i++) {
    const nextX = stepsOf(coords[2 * i]!, grid) - middleX;
    const nextY = stepsOf(coords[2 * i + 1]!, grid) - middleY;
    if ((x !== nextX || y !== nextY) && !addEdge(x, y, nextX, nextY, slot, own)) return false;
    x = nextX;
    y = nextY;
  }
  return true;
}

function addPart(feature: number, itsSlots: number): boolean {
  if (slots + itsSlots > MOST_SLOTS) return false;
  slots += itsSlots;
  partFeature[parts++] = feature;
  partSlot[parts] = slots;
  return true;
}

function addEdge(fromX: number, fromY: number, toX: number, toY: number, slot: number, own: boolean): boolean {
  const up = fromY < toY || (fromY === toY && fromX < toX);
  const lowX = up ? fromX : toX;
  const lowY = up ? fromY : toY;
  const highX = up ? toX : fromX;
  const highY = up ? toY : fromY;
  if (highY < -halfHeight || lowY > halfHeight || (lowX < -halfWidth && highX < -halfWidth)) return true;
  const right = lowX > halfWidth && highX > halfWidth;
  if (!right && !(Math.abs(lowX) <= MOST_STEPS && Math.abs(highX) <= MOST_STEPS)) return false;
  if (!right && !(lowY >= -MOST_STEPS && highY <= MOST_STEPS)) return false;
  let e = 0;
  while (e < edges && !(ax[e] === lowX && ay[e] === lowY && bx[e] === highX && by[e] === highY)) e++;
  if (e === MOST_EDGES || uses === 2 * MOST_EDGES) return false;
  if (e === edges) {
    ax[e] = lowX;
    ay[e] = lowY;
    bx[e] = highX;
    by[e] = highY;
    meets[e] = right ? 0 : 1;
    isOwn[e] = own ? 1 : 0;
    firstUse[e] = -1;
    edges++;
  }
  useSlot[uses] = slot;
  useSign[uses] = up ? 1 : -1;
  nextUse[uses] = firstUse[e]!;
  firstUse[e] = uses++;
  return true;
}
