// Which faces of an overlay lie side by side, and along what length: read off the edges that their rings share. The overlay
// is fully noded, so two neighbours have each edge of their border in common, to the bit, once in each direction.
//
// Edges go into one open-addressed table of whole grid steps, so it needs no text keys and the same input gives the same
// table. Lengths come from the radii of curvature of the CGCS2000 ellipsoid at the middle of an edge: relative error below
// 1e-6 for edges up to 10 km, by arithmetic alone. They decide which neighbour is the longest and what is thin, and enter
// no area. Cost: about 0.2 µs and 40 bytes an edge.
import type { Position } from "geojson";
import type { Overlay } from "../geometry/index.ts";

/** Stands for the ground that no face of the overlay has. @internal */
export const NO_FACE = -1;

/** Borders between faces, one entry for each pair that has one. @internal */
export interface FaceBorders {
  /** The lower face of each pair, or {@link NO_FACE}. */
  readonly first: readonly number[];
  /** The higher face. */
  readonly second: readonly number[];
  readonly lengthM: readonly number[];
  /** Leftmost, then lowest corner of each face, longitude and latitude in turn. */
  readonly corner: Float64Array;
}

/**
 * Reads the borders that faces of interest have with any face. @internal
 *
 * @param faces - the overlay
 * @param ofInterest - which faces; all unless given
 */
export function readFaceBorders(faces: Overlay, ofInterest: (face: number) => boolean = () => true): FaceBorders {
  const table = new EdgeTable(faces.grid);
  const pairs = new Map<number, number>();
  const first: number[] = [];
  const second: number[] = [];
  const lengthM: number[] = [];
  const corner = new Float64Array(2 * faces.faceCount);
  const count = faces.faceCount + 1;
  const add = (a: number, b: number, length: number): void => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const key = (low + 1) * count + high;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pairs.set(key, (pair = first.length));
      first.push(low);
      second.push(high);
      lengthM.push(0);
    }
    lengthM[pair]! += length;
  };
  const each = (visit: (face: number, a: Position, b: Position) => void, all: boolean): void => {
    for (const { index, geometry } of faces.faces()) {
      const ring = geometry.coordinates[0]!;
      corner[2 * index] = ring[0]![0]!;
      corner[2 * index + 1] = ring[0]![1]!;
      if (!all && !ofInterest(index)) continue;
      for (const points of geometry.coordinates)
        for (let i = 1; i < points.length; i++) visit(index, points[i - 1]!, points[i]!);
    }
  };
  each((face, a, b) => table.put(face, a, b), false);
  const met = new Uint8Array(table.size);
  each((face, a, b) => {
    const edge = table.find(b, a);
    if (edge < 0) return;
    met[edge] = 1;
    const other = table.faceOf(edge);
    // between two faces of interest each edge is met from both sides
    if (!ofInterest(face) || other < face) add(other, face, edgeLengthM(a, b));
  }, true);
  // what no face lies beyond
  each((face, a, b) => {
    if (met[table.find(a, b)] === 0) add(NO_FACE, face, edgeLengthM(a, b));
  }, false);
  return { first, second, lengthM, corner };
}

/** Directed edges and the face on their left. */
class EdgeTable {
  readonly #step: number;
  #originX = Number.NaN;
  #originY = 0;
  /** Per edge: from x, from y, to x, to y, in steps from the first. */
  #ends = new Int32Array(4 << 10);
  #face = new Int32Array(1 << 10);
  #slots = new Int32Array(1 << 12).fill(-1);
  #size = 0;

  constructor(step: number) {
    this.#step = step;
  }

  get size(): number {
    return this.#size;
  }

  faceOf(edge: number): number {
    return this.#face[edge]!;
  }

  put(face: number, a: Position, b: Position): void {
    if (Number.isNaN(this.#originX)) {
      this.#originX = Math.round(a[0]! / this.#step);
      this.#originY = Math.round(a[1]! / this.#step);
    }
    if (this.#size === this.#face.length) this.#grow();
    const [ax, ay, bx, by] = this.#steps(a, b);
    const e = this.#size++;
    this.#ends.set([ax, ay, bx, by], 4 * e);
    this.#face[e] = face;
    this.#slots[this.#slotOf(ax, ay, bx, by)] = e;
  }

  /** The edge from a to b, or -1. */
  find(a: Position, b: Position): number {
    if (this.#size === 0) return -1;
    const [ax, ay, bx, by] = this.#steps(a, b);
    return this.#slots[this.#slotOf(ax, ay, bx, by)]!;
  }

  #steps(a: Position, b: Position): [number, number, number, number] {
    const x = (p: Position): number => (Math.round(p[0]! / this.#step) - this.#originX) | 0;
    const y = (p: Position): number => (Math.round(p[1]! / this.#step) - this.#originY) | 0;
    return [x(a), y(a), x(b), y(b)];
  }

  /** Where an edge stands, or would stand. */
  #slotOf(ax: number, ay: number, bx: number, by: number): number {
    const slots = this.#slots;
    const ends = this.#ends;
    const mask = slots.length - 1;
    let h =
      Math.imul(ax, 0x9e3779b1) ^ Math.imul(ay, 0x85ebca6b) ^ Math.imul(bx, 0xc2b2ae35) ^ Math.imul(by, 0x27d4eb2f);
    h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
    let slot = (h ^ (h >>> 13)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const e = slots[slot]!;
      if (e < 0) return slot;
      if (ends[4 * e] === ax && ends[4 * e + 1] === ay && ends[4 * e + 2] === bx && ends[4 * e + 3] === by) return slot;
    }
  }

  #grow(): void {
    const ends = new Int32Array(2 * this.#ends.length);
    ends.set(this.#ends);
    const face = new Int32Array(2 * this.#face.length);
    face.set(this.#face);
    this.#ends = ends;
    this.#face = face;
    this.#slots = new Int32Array(2 * this.#slots.length).fill(-1);
    for (let e = 0; e < this.#size; e++)
      this.#slots[this.#slotOf(ends[4 * e]!, ends[4 * e + 1]!, ends[4 * e + 2]!, ends[4 * e + 3]!)] = e;
  }
}

const SEMI_MAJOR_M = 6378137;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const RADIANS = Math.PI / 180;

/** Length of an edge, m. @internal */
export function edgeLengthM(a: Position, b: Position): number {
  const lat = ((a[1]! + b[1]!) / 2) * RADIANS;
  const cos = cosine(lat);
  const w2 = 1 - E2 * (1 - cos * cos);
  const w = Math.sqrt(w2);
  const east = (SEMI_MAJOR_M / w) * cos * (b[0]! - a[0]!) * RADIANS;
  const north = ((SEMI_MAJOR_M * (1 - E2)) / (w2 * w)) * (b[1]! - a[1]!) * RADIANS;
  return Math.sqrt(east * east + north * north);
}

/** Cosine of an angle up to a right one by its series to the 20th power, below 1e-14 off. */
function cosine(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 10; k++) {
    term *= (-x * x) / ((2 * k - 1) * (2 * k));
    sum += term;
  }
  return sum;
}

/** Connected groups of faces, by union-find. @internal */
export class FaceGroups {
  readonly #parent: Int32Array;

  constructor(faceCount: number) {
    this.#parent = Int32Array.from({ length: faceCount }, (_, f) => f);
  }

  /** The least face of the group. */
  root(face: number): number {
    const parent = this.#parent;
    while (parent[face] !== face) face = parent[face] = parent[parent[face]!]!;
    return face;
  }

  join(a: number, b: number): void {
    const p = this.root(a);
    const q = this.root(b);
    this.#parent[Math.max(p, q)] = Math.min(p, q);
  }
}
