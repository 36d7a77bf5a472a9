// Total-amount control 总量控制: how much of a pollutant or resource a place may still take, the ceiling less what is
// there. The ceiling of a day is that of the earliest target year not yet over; where all target years are past, the last
// one stands until it is replaced. What is not stated, or stated in two units, is unknown, never zero and never plenty.
import type { Indicator, Quantity } from "./three-lines.ts";
import type { IsoDate } from "./validity.ts";

/**
 * What an indicator still leaves: its ceiling on a day less its current value; below zero when it is exceeded.
 * `undefined` where the ceiling or the current value is missing, or their units differ. 余量.
 *
 * @param indicator - an indicator with ceilings by year
 * @param asOf - the day asked for
 * @example
 * ```ts
 * const current = { value: 80, unit: "t/a", year: 2025 };
 * const targets = [{ value: 100, unit: "t/a", year: 2030, bound: "atMost" }] as const;
 * headroomOf({ id: "COD", name: "COD", current, targets }, "2026-11-24"); //=> { value: 20, unit: "t/a" }
 * ```
 */
export function headroomOf({ current, targets }: Indicator, asOf: IsoDate): Quantity | undefined {
  const year = Number(asOf.slice(0, 4));
  const ceilings = targets.filter(({ bound }) => bound === "atMost").sort((a, b) => a.year - b.year);
  const ceiling = ceilings.find((target) => target.year >= year) ?? ceilings.at(-1);
  if (ceiling === undefined || current === undefined || current.unit !== ceiling.unit) return undefined;
  if (!Number.isFinite(current.value) || !Number.isFinite(ceiling.value)) return undefined;
  return { value: ceiling.value - current.value, unit: ceiling.unit };
}
