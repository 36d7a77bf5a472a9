// The grid: coordinates are rounded once to whole steps of an absolute grid anchored at 0/0, so the same vertex snaps the
// same in every job. Inside a job the origin is moved to the data, so that differences fit 30 bits and every predicate is
// exact. Steps come from the 1-2-5 series of decimals; below one unit they are held as their whole reciprocal, and
// dividing by it gives back the decimal nearest to the grid line.
import { SanxianError } from "../domain/errors.ts";
import { optionError } from "./option-error.ts";

/** Most steps a job may span: 2^30, less room for the half steps around it. */
const MOST_STEPS = 2 ** 30 - 4;
/** Most steps from 0/0: beyond 2^52 the halves are no longer told apart. */
const MOST_FROM_ZERO = 2 ** 52;

/** The extent of some coordinates; empty when `minX > maxX`. @internal */
export interface Extent {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** The grid of one job. @internal */
export interface Grid {
  /** Size of a step in the data's unit. */
  readonly step: number;
  /** Whole number of steps in a unit, or 0 where a step is larger than a unit. */
  readonly stepsPerUnit: number;
  /** Units in a step where `stepsPerUnit` is 0. */
  readonly unitsPerStep: number;
  /** The job's origin in steps. */
  readonly originX: number;
  readonly originY: number;
}

/** An extent without points. @internal */
export function emptyExtent(): Extent {
  return { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
}

/** Widens an extent by interleaved coordinates, or by so many ordinates of them. @internal */
export function extend(extent: Extent, coords: Float64Array, ordinates: number = coords.length): void {
  let { minX, minY, maxX, maxY } = extent;
  for (let i = 0; i < ordinates; i += 2) {
    const x = coords[i]!;
    const y = coords[i + 1]!;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  extent.minX = minX;
  extent.minY = minY;
  extent.maxX = maxX;
  extent.maxY = maxY;
}

/** The grid for data of an extent: the step asked for, or the finest that spans it. @internal */
export function chooseGrid(extent: Extent, asked: number | "auto" = "auto"): Grid {
  const { minX, minY, maxX, maxY } = extent.minX <= extent.maxX ? extent : { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const span = Math.max(maxX - minX, maxY - minY);
  const far = Math.max(Math.abs(minX), Math.abs(minY), Math.abs(maxX), Math.abs(maxY));
  if (asked !== "auto") {
    if (!(asked > 0 && asked < Infinity)) throw optionError("grid", asked, 'a positive step, or "auto"');
    const reciprocal = Math.round(1 / asked);
    const whole = asked < 1 && Math.abs(reciprocal * asked - 1) < 1e-9;
    const step = whole ? 1 / reciprocal : asked;
    if (span / step > MOST_STEPS || far / step > MOST_FROM_ZERO)
      throw new SanxianError("GRID_EXTENT", { span, grid: asked });
    return place(minX, minY, whole ? reciprocal : 0, whole ? 1 : asked);
  }
  // 10^22 is the largest power of ten that a double holds exactly
  for (let exponent = -22; exponent <= 308; exponent++) {
    for (const digit of [1, 2, 5]) {
      const fine = exponent < 0;
      const stepsPerUnit = fine ? (digit === 1 ? power(-exponent) : (10 / digit) * power(-exponent - 1)) : 0;
      const unitsPerStep = fine ? 1 : digit * power(exponent);
      const steps = fine ? span * stepsPerUnit : span / unitsPerStep;
      const reach = fine ? far * stepsPerUnit : far / unitsPerStep;
      if (steps <= MOST_STEPS && reach <= MOST_FROM_ZERO) return place(minX, minY, stepsPerUnit, unitsPerStep);
    }
  }
  throw new SanxianError("GRID_EXTENT", { span, grid: "auto" });
}

function power(exponent: number): number {
  return Number(`1e${exponent}`);
}

function place(minX: number, minY: number, stepsPerUnit: number, unitsPerStep: number): Grid {
  const steps = (value: number): number =>
    Math.floor((stepsPerUnit > 0 ? value * stepsPerUnit : value / unitsPerStep) + 0.5);
  return {
    step: stepsPerUnit > 0 ? 1 / stepsPerUnit : unitsPerStep,
    stepsPerUnit,
    unitsPerStep,
    originX: steps(minX),
    originY: steps(minY),
  };
}
