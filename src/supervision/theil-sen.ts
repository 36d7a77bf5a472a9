// The slope of Theil (1950) and Sen (1968, JASA 63): the median of the slopes between all pairs of values at different times. Its
// confidence interval is Gilbert's (1987, ch. 16.5): the slopes of rank (N − C) / 2 and (N + C) / 2 + 1 with C = z √var S, between
// ranks by interpolation. The line goes through the median of value − slope × time. Robust: up to 29 % of wild values do not carry it away. Cost: n² slopes, sorted.
import { mannKendall } from "./mann-kendall.ts";

/** What the estimate gives. Theil-Sen 斜率. */
export interface TheilSen {
  /** Median slope per unit of time; `null` when no two times differ. 斜率. */
  readonly slope: number | null;
  /** Value of the line at time 0. 截距. */
  readonly intercept: number | null;
  /** Lower end of the two-sided 95 % interval of the slope; `null` when too few slopes. 下限. */
  readonly lower: number | null;
  /** Upper end. 上限. */
  readonly upper: number | null;
}

/** The 97.5 % quantile of the standard normal distribution. */
const Z_95 = 1.959963984540054;

/**
 * Estimates a slope that wild values do not carry away. Theil-Sen 斜率估计.
 *
 * @param times - finite numbers, rising
 * @param values - as many finite numbers
 * @example
 * ```ts
 * theilSen([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03]).slope?.toFixed(5); //=> "-0.05625"
 * ```
 */
export function theilSen(times: readonly number[], values: readonly number[]): TheilSen {
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++)
      if (times[j] !== times[i]) slopes.push((values[j]! - values[i]!) / (times[j]! - times[i]!));
  if (slopes.length === 0) return { slope: null, intercept: null, lower: null, upper: null };
  slopes.sort((a, b) => a - b);
  const slope = median(slopes);
  const intercept = median(values.map((value, i) => value - slope * times[i]!).sort((a, b) => a - b));
  const spread = Z_95 * Math.sqrt(mannKendall(values).varianceS);
  const ends = [(slopes.length - spread) / 2, (slopes.length + spread) / 2 + 1];
  return { slope, intercept, lower: ranked(slopes, ends[0]!), upper: ranked(slopes, ends[1]!) };
}

/** The slope of a rank from 1 on, between two of them by interpolation; `null` beyond them. */
function ranked(sorted: readonly number[], rank: number): number | null {
  const below = Math.floor(rank);
  const [low, high] = [sorted[below - 1], sorted[Math.ceil(rank) - 1]];
  return low === undefined || high === undefined ? null : low + (high - low) * (rank - below);
}

/** The middle of sorted numbers. */
function median(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
