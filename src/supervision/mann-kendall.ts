// The Mann-Kendall test for a monotonic trend (Mann 1945, Econometrica 13; Kendall 1975, Rank Correlation Methods), in the form of
// Gilbert (1987, Statistical Methods for Environmental Pollution Monitoring, ch. 16): S counts later values above earlier ones less
// those below; its variance is corrected for ties; up to ten values the exact distribution is used, above that the normal one with
// continuity correction. With ties the exact distribution of S is that of inversions of a multiset, whose generating function is a
// Gaussian multinomial. Values count in their order alone; serial correlation is not corrected for. Cost: n² comparisons.
import { normalUpperTail } from "./normal-distribution.ts";

/** What the test gives. Mann-Kendall 检验结果. */
export interface MannKendall {
  /** Number of values. 样本数. */
  readonly n: number;
  /** Later values above earlier ones, less those below. 统计量 S. */
  readonly s: number;
  /** Variance of S without trend, ties corrected. 方差. */
  readonly varianceS: number;
  /** (S ∓ 1) / √variance; 0 for S = 0. 标准化统计量 Z. */
  readonly z: number;
  /** S by its largest possible value given the ties in the values (Kendall's tau-b with untied times). 秩相关系数. */
  readonly tau: number;
  /** Probability of an S this large or larger without trend. 上升单侧概率. */
  readonly pRising: number;
  /** Probability of an S this small or smaller without trend. 下降单侧概率. */
  readonly pFalling: number;
  /** Whether probabilities are those of the exact distribution or of the normal one. 概率来源. */
  readonly distribution: "exact" | "normal";
}

/** Most values for which the exact distribution is used, as the tables of Gilbert do. */
const MOST_EXACT = 10;

/**
 * Tests values in their order for a monotonic trend. Mann-Kendall 趋势检验.
 *
 * @param values - finite numbers, in the order of time
 * @returns S, its variance, Z, tau and both one-sided probabilities; for fewer than two values S is 0 and nothing is shown
 * @example
 * ```ts
 * mannKendall([10, 15, 14, 20]).s; //=> 4
 * mannKendall([10, 15, 14, 20]).pRising.toFixed(3); //=> "0.167"
 * ```
 */
export function mannKendall(values: readonly number[]): MannKendall {
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) s += values[j]! > values[i]! ? 1 : values[j]! < values[i]! ? -1 : 0;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value + 0, (counts.get(value + 0) ?? 0) + 1);
  const ties = [...counts.values()];
  const weight = (t: number): number => t * (t - 1) * (2 * t + 5);
  const varianceS = (weight(n) - ties.reduce((sum, t) => sum + weight(t), 0)) / 18;
  const pairs = (t: number): number => (t * (t - 1)) / 2;
  const untied = pairs(n) - ties.reduce((sum, t) => sum + pairs(t), 0);
  const root = Math.sqrt(pairs(n) * untied);
  const z = s === 0 || varianceS === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(varianceS);
  const exact = n <= MOST_EXACT;
  const [pRising, pFalling] = exact ? exactTails(ties, n, untied, s) : normalTails(s, varianceS);
  return {
    n,
    s,
    varianceS,
    z,
    tau: root === 0 ? 0 : s / root,
    pRising,
    pFalling,
    distribution: exact ? "exact" : "normal",
  };
}

function normalTails(s: number, variance: number): [number, number] {
  if (variance === 0) return [1, 1];
  const deviation = Math.sqrt(variance);
  return [normalUpperTail((s - 1) / deviation), normalUpperTail((-s - 1) / deviation)];
}

/** S = untied pairs − 2 × inversions; the number of orders by inversions is [n]! / Π [t]! with q-factorials. */
function exactTails(ties: readonly number[], n: number, untied: number, s: number): [number, number] {
  let orders = [1];
  for (let k = 2; k <= n; k++) orders = times(orders, k);
  for (const t of ties) for (let k = 2; k <= t; k++) orders = divided(orders, k);
  const all = orders.reduce((sum, count) => sum + count, 0);
  let above = 0;
  let below = 0;
  orders.forEach((count, inversions) => {
    const value = untied - 2 * inversions;
    if (value >= s) above += count;
    if (value <= s) below += count;
  });
  return [above / all, below / all];
}

/** A polynomial times 1 + q + … + q^(k-1). */
function times(p: readonly number[], k: number): number[] {
  const product = new Array<number>(p.length + k - 1).fill(0);
  p.forEach((c, i) => {
    for (let j = 0; j < k; j++) product[i + j]! += c;
  });
  return product;
}

/** A polynomial divided by 1 + q + … + q^(k-1), which divides it. */
function divided(p: readonly number[], k: number): number[] {
  const quotient = new Array<number>(p.length - k + 1).fill(0);
  for (let i = 0; i < quotient.length; i++) {
    let c = p[i]!;
    for (let j = 1; j < k && j <= i; j++) c -= quotient[i - j]!;
    quotient[i] = c;
  }
  return quotient;
}
