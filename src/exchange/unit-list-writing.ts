// A list in the published form: of a list that was read from it, the same bytes.
import { formatListItem } from "./list-item.ts";
import type { Clause, ListedItem, PublishedUnit, UnitList } from "./unit-list.ts";

/**
 * Writes a list in the published form; of a list that was read from it, the same bytes. 生成公布形式的清单.
 *
 * @param list - the list
 * @throws SanxianError never; a clause that is not in the list is written as `/`
 * @example
 * ```ts
 * writeUnitList(readUnitList(json).list)[0]?.items[0]; //=> ["区域布局管控", "1-1.【生态/禁止类】…"]
 * ```
 */
export function writeUnitList(list: UnitList): PublishedUnit[] {
  const clauses = new Map(list.clauses.map((clause) => [clause.id, clause]));
  return list.units.map(({ code, name, classPrinted, zones, area, items, more }) => ({
    code,
    name,
    cls: classPrinted,
    el: zones.map((zone) => zone.name),
    area: [...area],
    items: entriesOf(items, clauses),
    ...more,
  }));
}

function entriesOf(
  items: readonly ListedItem[],
  clauses: ReadonlyMap<string, Clause>,
): (readonly [heading: string, item: string])[] {
  const entries: [heading: string, item: string][] = [];
  for (const item of items) {
    const printed = printedItem(item, clauses);
    const last = entries.at(-1);
    if (item.joined && last !== undefined) last[1] += printed;
    else entries.push([item.heading, printed]);
  }
  return entries;
}

/** An item as it is printed. @internal */
export function printedItem(item: ListedItem, clauses: ReadonlyMap<string, Clause>): string {
  if (item.printed !== undefined) return item.printed;
  const clause = item.clause === null ? undefined : clauses.get(item.clause);
  if (clause === undefined) return "/";
  const { text, tagged, theme, modality } = clause;
  return formatListItem({ number: item.number, tag: tagged ? { theme, modality } : null, text, none: false });
}
