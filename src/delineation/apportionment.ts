// Rounding that closes: figures are printed so that they add up to the printed total, by the method of the largest
// remainder (Hamilton's): each is cut to the printed decimals, and the units that are missing go one by one to those that
// were cut most. No figure is farther than one unit from the true one where the total is that of the figures. Nothing that
// is zero is printed as something. Cost: one sort.
//
// Published tables that round figure by figure do not close: Kaihua 2024 prints 126.95 + 29.14 = 156.10 km².
import { SanxianError } from "../domain/index.ts";

/** Figures as they are printed. 取整结果. */
export interface Apportionment {
  /** The figures, in the order given; they sum to `total` exactly, counted in units of the last decimal. 打印值. */
  readonly printed: readonly number[];
  /** The printed total. 打印合计. */
  readonly total: number;
  /** Sum of the figures before rounding. 原始合计. */
  readonly rawTotal: number;
  /** What the figures would add up to if each were rounded by itself. 各自四舍五入之和. */
  readonly plainTotal: number;
}

/** Most decimals: figures up to 10^9 stay whole numbers of units below 2^53. */
const MOST_DECIMALS = 6;

/**
 * Rounds figures so that they add up. Ties go to the larger figure, then to the first. 最大余数法取整.
 *
 * @param values - the figures, each ≥ 0
 * @param decimals - decimals to print, 0 to 6
 * @param total - what the printed figures must add up to, such as 100 or a total printed elsewhere; the rounded sum unless given
 * @throws SanxianError `OPTION_INVALID` for figures below 0 or not finite, and for decimals out of range
 * @example
 * ```ts
 * apportion([126.953, 29.146], 2, 156.1).printed; //=> [126.95, 29.15]
 * apportion([1, 1, 1].map((x) => (100 * x) / 3), 2, 100).printed; //=> [33.34, 33.33, 33.33]
 * ```
 */
export function apportion(values: readonly number[], decimals: number, total?: number): Apportionment {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > MOST_DECIMALS)
    throw new SanxianError("OPTION_INVALID", {
      name: "decimals",
      value: String(decimals),
      expected: `0 … ${MOST_DECIMALS}`,
    });
  const unit = 10 ** decimals;
  for (const value of total === undefined ? values : [...values, total])
    if (!(value >= 0 && value * unit <= Number.MAX_SAFE_INTEGER))
      throw new SanxianError("OPTION_INVALID", { name: "values", value: String(value), expected: "figures ≥ 0" });
  let rawTotal = 0;
  let plain = 0;
  for (const value of values) {
    rawTotal += value;
    plain += Math.round(value * unit);
  }
  const goal = Math.round((total ?? rawTotal) * unit);
  const units = values.map((value) => Math.floor(value * unit));
  const rest = values.map((value, i) => value * unit - units[i]!);
  let missing = goal - units.reduce((sum, one) => sum + one, 0);
  // who was cut most comes first; a figure of zero stays zero
  const order = values
    .map((_, i) => i)
    .filter((i) => values[i]! > 0)
    .sort((a, b) => rest[b]! - rest[a]! || values[b]! - values[a]! || a - b);
  for (let i = 0; missing > 0 && order.length > 0; i = (i + 1) % order.length, missing--) units[order[i]!]!++;
  // a total printed elsewhere may be less than the figures cut down
  for (let i = order.length - 1; missing < 0 && order.some((o) => units[o]! > 0); i = (i || order.length) - 1) {
    if (units[order[i]!]! === 0) continue;
    units[order[i]!]!--;
    missing++;
  }
  return { printed: units.map((one) => one / unit), total: goal / unit, rawTotal, plainTotal: plain / unit };
}

/** How a printed table closes: exactly, within its rounding, or not. 打印表闭合情况. */
export interface PrintedClosure {
  /** Sum of the parts as printed. 各项之和. */
  readonly sum: number;
  /** The sum less the printed total. 差值. */
  readonly difference: number;
  /** `closes`: equal; `rounding`: rounding figure by figure explains it; `differs`: something else is wrong. 结论. */
  readonly verdict: "closes" | "rounding" | "differs";
}

/**
 * Whether figures as printed add up to their printed total: n parts and a total, each rounded by itself, may differ by
 * (n + 1) / 2 units of the last decimal and no more. 核对打印表的合计.
 *
 * @param parts - figures as printed
 * @param total - total as printed
 * @param decimals - decimals printed
 * @example
 * ```ts
 * checkPrinted([126.95, 29.14], 156.1, 2).verdict; //=> "rounding"
 * checkPrinted([137, 86], 253, 0).verdict; //=> "differs"
 * ```
 */
export function checkPrinted(parts: readonly number[], total: number, decimals: number): PrintedClosure {
  const unit = 10 ** decimals;
  const sum = parts.reduce((all, part) => all + Math.round(part * unit), 0);
  const difference = sum - Math.round(total * unit);
  // counts are not rounded, so they close or differ
  const slack = decimals === 0 ? 0 : (parts.length + 1) / 2;
  const verdict = difference === 0 ? "closes" : Math.abs(difference) <= slack ? "rounding" : "differs";
  return { sum: sum / unit, difference: difference / unit, verdict };
}
