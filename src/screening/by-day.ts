// What a scheme says on a day, kept for the days asked for lately: a screening asks for its own day and for those on which
// something begins or ends. Bounded, whatever days are asked for.
import type { IsoDate } from "../domain/index.ts";

const MOST_DAYS = 16;

/** Values by day, made when first asked for. @internal */
export class ByDay<T> {
  readonly #make: (day: IsoDate) => T;
  readonly #kept = new Map<IsoDate, T>();
  #last: { readonly day: IsoDate; readonly value: T } | undefined;

  constructor(make: (day: IsoDate) => T) {
    this.#make = make;
  }

  /** The value of a day. */
  on(day: IsoDate): T {
    if (this.#last?.day === day) return this.#last.value;
    let value = this.#kept.get(day);
    if (value === undefined) {
      if (this.#kept.size >= MOST_DAYS) this.#kept.clear();
      this.#kept.set(day, (value = this.#make(day)));
    }
    this.#last = { day, value };
    return value;
  }
}
