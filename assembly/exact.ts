// Exact decisions on grid coordinates. A job spans at most 2^30 steps and starts at 0, so differences fit an i32, a
// cross product is below 2^61, and every predicate is exact in one i64. Only the rounding of a crossing to the grid
// needs more: an f64 estimate decides unless it lies within 1e-5 of a half, then 128 bits do.

/** Twice the signed area of a, b, c: positive when c lies left of the line from a to b. */
// @ts-ignore: decorator
@inline
export function cross(ax: i32, ay: i32, bx: i32, by: i32, cx: i32, cy: i32): i64 {
  return (<i64>bx - <i64>ax) * (<i64>cy - <i64>ay) - (<i64>by - <i64>ay) * (<i64>cx - <i64>ax);
}

let high: u64 = 0;

/** a * b in 128 bits: returns the low half, leaves the high half in `high`. */
function multiplyWide(a: u64, b: u64): u64 {
  const a0 = a & 0xffffffff;
  const a1 = a >> 32;
  const b0 = b & 0xffffffff;
  const b1 = b >> 32;
  const low = a0 * b0;
  const mid = a1 * b0 + (low >> 32);
  const mid2 = a0 * b1 + (mid & 0xffffffff);
  high = a1 * b1 + (mid >> 32) + (mid2 >> 32);
  return (mid2 << 32) | (low & 0xffffffff);
}

/** Whether a * b >= c * d for non-negative factors. */
function productAtLeast(a: u64, b: u64, c: u64, d: u64): bool {
  const low1 = multiplyWide(a, b);
  const high1 = high;
  const low2 = multiplyWide(c, d);
  return high1 > high || (high1 == high && low1 >= low2);
}

/** floor(extent * numerator / denominator + 1/2), exactly, for 0 <= numerator <= denominator < 2^62. */
export function roundedShare(extent: i32, numerator: i64, denominator: i64): i32 {
  const estimate = <f64>extent * (<f64>numerator / <f64>denominator);
  const below = Math.floor(estimate);
  const rest = estimate - below - 0.5;
  if (Math.abs(rest) > 1e-5) return <i32>below + (rest > 0 ? 1 : 0);
  // 2 * extent * numerator >= (2 * below + 1) * denominator ?
  const odd: i64 = 2 * <i64>below + 1;
  const left: i64 = 2 * <i64>extent;
  let up: bool;
  if (odd > 0) up = left > 0 && productAtLeast(<u64>left, <u64>numerator, <u64>odd, <u64>denominator);
  else up = left >= 0 || productAtLeast(<u64>-odd, <u64>denominator, <u64>-left, <u64>numerator);
  return <i32>below + (up ? 1 : 0);
}
