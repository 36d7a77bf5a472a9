// Canonical order of what a document lists, so that no result depends on how it was listed.
import { canonicalJson } from "./canonical-json.ts";

/** Items by code units of their key; those of one key by their canonical JSON. Cost: n log n. @internal */
export function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(canonicalJson(a.item), canonicalJson(b.item)))
    .map(({ item }) => item);
}

/** Order by code units: the same in every locale. @internal */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Items by code units of their key; those of one key stay as they stand. @internal */
export function orderedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ item }) => item);
}
