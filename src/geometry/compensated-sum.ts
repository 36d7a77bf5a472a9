// Sums compensated after Neumaier (1974, doi:10.1002/zamm.19740540106): totals of a million areas close to rounding.

/** A compensated sum. @internal */
export class Sum {
  #sum = 0;
  #rest = 0;

  add(value: number): void {
    const total = this.#sum + value;
    this.#rest += Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - total + value : value - total + this.#sum;
    this.#sum = total;
  }

  get value(): number {
    return this.#sum + this.#rest;
  }
}

/** Many compensated sums side by side, each the same to the bit as a {@link Sum} of its own. @internal */
export class Sums {
  readonly #sum: Float64Array;
  readonly #rest: Float64Array;

  constructor(count: number) {
    this.#sum = new Float64Array(count);
    this.#rest = new Float64Array(count);
  }

  add(i: number, value: number): void {
    const before = this.#sum[i]!;
    const total = before + value;
    this.#rest[i]! += Math.abs(before) >= Math.abs(value) ? before - total + value : value - total + before;
    this.#sum[i] = total;
  }

  value(i: number): number {
    return this.#sum[i]! + this.#rest[i]!;
  }

  clear(i: number): void {
    this.#sum[i] = 0;
    this.#rest[i] = 0;
  }
}

/** The sum of some values. @internal */
export function sumOf(values: Iterable<number>): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}
