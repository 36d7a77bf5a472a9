import { Sum } from "../geometry/compensated-sum.ts";

/** Compensated sums by key. @internal */
export class SumsByKey {
  readonly #sums = new Map<string, Sum>();
  add(key: string, value: number): void {
    let sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, (sum = new Sum()));
    sum.add(value);
  }
  get(key: string): number {
    return this.#sums.get(key)?.value ?? 0;
  }
  /** In the order of their keys. */
  entries(): [string, number][] {
    return [...this.#sums].map(([key, sum]): [string, number] => [key, sum.value]).sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
