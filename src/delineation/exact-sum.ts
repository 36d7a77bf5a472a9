/** A sum compensated after Neumaier, so that totals of a million areas close to rounding. @internal */
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
