// The mesh under a synthetic province: columns × rows cells whose corners are shaken and whose sides are rough lines, all on
// whole steps of the grid. Both cells of a side share its very points, so any union of cells has an area that is known
// exactly, as a whole number of half steps², without any overlay.
//
// No two sides meet but at corners: a side from A to B stays within |offset| ≤ 0.3 · min(t, 1 - t) of its base line, and base
// lines are turned by less than 0.2, so around a corner the sides that lie keep to |dy| < |dx| and those that stand to the
// other half. At a corner the points next to it on either side are A ± d, so lines of the mesh run straight through it: a
// layer that has no business at a corner may leave it out (`noded: false`), and an overlay must find it again, exactly there.
// Cost: linear in points; two whole numbers each, and one shared GeoJSON position.
import type { Position } from "geojson";
import { chance } from "./synthetic-noise.ts";

/** Steps to a degree. @internal */
export const STEPS_PER_DEGREE = 1e8;

/** Directions around a corner, counter-clockwise. @internal */
export const EAST = 0;
/** See {@link EAST}. @internal */
export const NORTH = 1;
/** See {@link EAST}. @internal */
export const WEST = 2;
/** See {@link EAST}. @internal */
export const SOUTH = 3;

/** The mesh. Corner (c, r) has the cell (c, r) to its north-east. @internal */
export class SyntheticMesh {
  readonly columns: number;
  readonly rows: number;
  /** Points inside each side. */
  readonly inner: number;
  /** Points: corners, then those of lying sides, then those of standing sides. In steps from 0/0. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly #originX: number;
  readonly #originY: number;
  readonly #lying: number;
  readonly #standing: number;
  readonly #positions: (Position | undefined)[] = [];

  constructor(columns: number, rows: number, inner: number, cellSteps: number, seed: number, lon: number, lat: number) {
    this.columns = columns;
    this.rows = rows;
    this.inner = inner;
    this.#originX = Math.round(lon * STEPS_PER_DEGREE);
    this.#originY = Math.round(lat * STEPS_PER_DEGREE);
    const wide = columns + 1;
    const corners = wide * (rows + 1);
    this.#lying = corners;
    this.#standing = corners + columns * (rows + 1) * inner;
    const count = this.#standing + wide * rows * inner;
    this.x = new Int32Array(count);
    this.y = new Int32Array(count);
    // as they are asked for
    for (let r = 0; r <= rows; r++) {
      for (let c = 0; c <= columns; c++) {
        this.x[r * wide + c] = Math.round((c + 0.16 * (chance(seed, c, r, 1) - 0.5)) * cellSteps);
        this.y[r * wide + c] = Math.round((r + 0.16 * (chance(seed, c, r, 2) - 0.5)) * cellSteps);
      }
    }
    for (let r = 0; r <= rows; r++) for (let c = 0; c < columns; c++) this.#drawSide(c, r, false, seed);
    for (let r = 0; r < rows; r++) for (let c = 0; c <= columns; c++) this.#drawSide(c, r, true, seed);
  }

  /** Puts the inner points of the side that leaves corner (c, r) to the east, or to the north. */
  #drawSide(c: number, r: number, standing: boolean, seed: number): void {
    const { inner, x, y } = this;
    const [stepC, stepR] = standing ? [0, 1] : [1, 0];
    const from = this.corner(c, r);
    const to = this.corner(c + stepC, r + stepR);
    const [ax, ay, bx, by] = [x[from]!, y[from]!, x[to]!, y[to]!];
    const first = this.firstInner(c, r, standing);
    const share = 0.5 / (inner + 1);
    const purpose = standing ? 20 : 10;
    for (let i = 1; i <= inner; i++) {
      const at = first + i - 1;
      if (inner > 1 && (i === 1 || i === inner)) {
        // beside a corner: what the line through it asks for, the same on both sides of it
        const [node, nc, nr] = i === 1 ? [from, c, r] : [to, c + stepC, r + stepR];
        const sign = i === 1 ? 1 : -1;
        const back = this.corner(Math.max(nc - stepC, 0), Math.max(nr - stepR, 0));
        const on = this.corner(Math.min(nc + stepC, this.columns), Math.min(nr + stepR, this.rows));
        // at the edge of the mesh the line ends, and one side stands for two
        const half = back === node || on === node ? share : share / 2;
        x[at] = x[node]! + sign * Math.round((x[on]! - x[back]!) * half);
        y[at] = y[node]! + sign * Math.round((y[on]! - y[back]!) * half);
        continue;
      }
      const t = i / (inner + 1);
      const coarse = chance(seed, c, r, purpose) - 0.5;
      const wave = Math.floor(4 * t);
      const turn = 4 * t - wave;
      const at4 = (k: number): number => chance(seed, 5 * c + k, r, purpose + 1) - 0.5;
      const middle = at4(wave) + turn * (at4(wave + 1) - at4(wave));
      const fine = chance(seed, (inner + 1) * c + i, r, purpose + 2) - 0.5;
      const offset = 0.6 * Math.min(t, 1 - t) * (0.45 * coarse + 0.35 * middle + 0.2 * fine);
      x[at] = Math.round(ax + t * (bx - ax) - offset * (by - ay));
      y[at] = Math.round(ay + t * (by - ay) + offset * (bx - ax));
    }
  }

  corner(c: number, r: number): number {
    return r * (this.columns + 1) + c;
  }

  firstInner(c: number, r: number, standing: boolean): number {
    return standing
      ? this.#standing + (r * (this.columns + 1) + c) * this.inner
      : this.#lying + (r * this.columns + c) * this.inner;
  }

  /** Visits the inner points of the side that leaves corner (c, r) in a direction, in that direction. */
  eachInner(c: number, r: number, direction: number, visit: (point: number) => void): void {
    const { inner } = this;
    const backwards = direction === WEST || direction === SOUTH;
    const standing = direction === NORTH || direction === SOUTH;
    const first = this.firstInner(direction === WEST ? c - 1 : c, direction === SOUTH ? r - 1 : r, standing);
    for (let i = 0; i < inner; i++) visit(first + (backwards ? inner - 1 - i : i));
  }

  /** The GeoJSON position of a point: one object for all that share it. */
  position(point: number): Position {
    return (this.#positions[point] ??= [
      (this.#originX + this.x[point]!) / STEPS_PER_DEGREE,
      (this.#originY + this.y[point]!) / STEPS_PER_DEGREE,
    ]);
  }

  /** The longitude and latitude of points, in turn. */
  coordinates(points: Int32Array): Float64Array {
    const coords = new Float64Array(2 * points.length);
    for (let i = 0; i < points.length; i++) {
      coords[2 * i] = (this.#originX + this.x[points[i]!]!) / STEPS_PER_DEGREE;
      coords[2 * i + 1] = (this.#originY + this.y[points[i]!]!) / STEPS_PER_DEGREE;
    }
    return coords;
  }

  /** Twice the area of a cell in steps²: a whole number below 2^53, by the shoelace formula from its first corner. */
  cellArea2(c: number, r: number): number {
    const { x, y } = this;
    const start = this.corner(c, r);
    const [x0, y0] = [x[start]!, y[start]!];
    let twice = 0;
    let px = 0;
    let py = 0;
    this.#eachOfCell(c, r, (point) => {
      const qx = x[point]! - x0;
      const qy = y[point]! - y0;
      twice += px * qy - qx * py;
      px = qx;
      py = qy;
    });
    return twice;
  }

  /** The ring of a cell, closed, counter-clockwise. */
  cellRing(c: number, r: number): Position[] {
    const ring: Position[] = [];
    this.#eachOfCell(c, r, (point) => ring.push(this.position(point)));
    ring.push(ring[0]!);
    return ring;
  }

  #eachOfCell(c: number, r: number, visit: (point: number) => void): void {
    let [atC, atR] = [c, r];
    for (const [direction, dc, dr] of [
      [EAST, 1, 0],
      [NORTH, 0, 1],
      [WEST, -1, 0],
      [SOUTH, 0, -1],
    ] as const) {
      visit(this.corner(atC, atR));
      this.eachInner(atC, atR, direction, visit);
      atC += dc;
      atR += dr;
    }
  }
}
