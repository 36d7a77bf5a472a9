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

/** The sum of some values. @internal */
export function sumOf(values: Iterable<number>): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}
