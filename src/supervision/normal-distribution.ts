// The upper tail of the standard normal distribution, from additions, multiplications, divisions and square roots only, so that a
// significance is the same number on every engine. Below 3 by the series of Marsaglia (2004, Journal of Statistical Software 11/4),
// above by the continued fraction of Laplace (Abramowitz & Stegun 26.2.14). Relative error below 1e-12. Cost: under 200 steps.

const SQRT_2_PI = 2.5066282746310002;

/** Probability that a standard normal variable exceeds z. @internal */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  const density = 1 / (SQRT_2_PI * exponential((z * z) / 2));
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let k = 3; term > sum * 1e-18; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 160; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}

/** The exponential of x ≥ 0: the Taylor series of a small part, squared back. */
function exponential(x: number): number {
  let halvings = 0;
  let part = x;
  while (part > 0.5) {
    part /= 2;
    halvings++;
  }
  let term = 1;
  let value = 1;
  for (let k = 1; k <= 20; k++) {
    term *= part / k;
    value += term;
  }
  for (; halvings > 0; halvings--) value *= value;
  return value;
}
