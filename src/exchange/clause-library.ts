// The clauses of a list, each kept once: their ids are made from what they say.
import { digestJson } from "../domain/index.ts";
import type { Clause } from "./unit-list.ts";

/** Clauses by what they say. @internal */
export class ClauseLibrary {
  readonly #byContent = new Map<string, Clause>();

  /** The id of a clause, which is taken in where it is new. */
  add(clause: Omit<Clause, "id">): string {
    const content = JSON.stringify([clause.theme, clause.modality, clause.tagged, clause.text]);
    const known = this.#byContent.get(content);
    if (known !== undefined) return known.id;
    // twelve digits of SHA-256: two of a million clauses meet with a chance of 2 in a thousand million
    const id = `K${digestJson(wellFormed(content)).slice(0, 12)}`;
    this.#byContent.set(content, { id, ...clause });
    return id;
  }

  clauses(): Clause[] {
    return [...this.#byContent.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }
}

/** Halves of surrogate pairs have no UTF-8, of which a digest is made. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}
