// The input of a job as the host writes it: flat coordinates, ring offsets, and for each ring its slot. A slot is what
// winding is counted for: each ring of its own under the non-zero rule (so shells and holes stay apart), each argument
// under the even-odd rule. Rings from `polygonRings` on are open lines; they are noded with the rest and carry no label.
import { alloc, f64At } from "./memory";

export let coords: usize = 0; // f64 x, y per vertex
export let ringStart: usize = 0; // i32 per ring + 1
export let ringSlot: usize = 0; // i32 per ring
export let slotPart: usize = 0; // i32 per slot: the part (polygon) it belongs to, ascending
export let slotKind: usize = 0; // u8 per slot: 0 shell, 1 hole, 2 parity
export let partFeature: usize = 0; // i32 per part: the feature it belongs to, ascending
export let vertexCount: i32 = 0;
export let ringCount: i32 = 0;
export let polygonRings: i32 = 0;
export let slotCount: i32 = 0;
export let partCount: i32 = 0;

let scale: f64 = 1; // steps per unit when `finer`, units per step when not
let finer: bool = true;
let originX: f64 = 0;
let originY: f64 = 0;

/** Makes room for the input and the host then fills the arrays. */
export function layout(vertices: i32, rings: i32, polygons: i32, slots: i32, parts: i32): void {
  vertexCount = vertices;
  ringCount = rings;
  polygonRings = polygons;
  slotCount = slots;
  partCount = parts;
  coords = alloc(<u64>vertices * 2, 8);
  ringStart = alloc(<u64>rings + 1, 4);
  ringSlot = alloc(rings, 4);
  slotPart = alloc(slots, 4);
  slotKind = alloc(slots, 1);
  partFeature = alloc(parts, 4);
}

/** Sets the grid: `value * scale` (or `value / scale` where the step is above one unit) counts steps. */
export function setGrid(stepsPerUnit: f64, unitsPerStep: f64, fromX: f64, fromY: f64): void {
  finer = stepsPerUnit > 0;
  scale = finer ? stepsPerUnit : unitsPerStep;
  originX = fromX;
  originY = fromY;
}

/** The step nearest to an ordinate, halves up, counted from 0 of the data's own unit. */
// @ts-ignore: decorator
@inline
function steps(value: f64): f64 {
  return Math.floor((finer ? value * scale : value / scale) + 0.5);
}

// @ts-ignore: decorator
@inline
export function gridX(vertex: i32): i32 {
  return <i32>(steps(f64At(coords, 2 * vertex)) - originX);
}

// @ts-ignore: decorator
@inline
export function gridY(vertex: i32): i32 {
  return <i32>(steps(f64At(coords, 2 * vertex + 1)) - originY);
}

export function quantiseX(value: f64): f64 {
  return steps(value) - originX;
}
export function quantiseY(value: f64): f64 {
  return steps(value) - originY;
}

/** The ordinate so many steps from 0; dividing by a whole number gives the decimal nearest to it. */
function ordinate(count: f64): f64 {
  return finer ? count / scale : count * scale;
}

// @ts-ignore: decorator
@inline
export function ordinateX(x: i32): f64 {
  return ordinate(<f64>x + originX);
}

// @ts-ignore: decorator
@inline
export function ordinateY(y: i32): f64 {
  return ordinate(<f64>y + originY);
}
