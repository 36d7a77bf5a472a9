// A published access list: units, each with its items as printed. Reading takes the items apart into a library of clauses that
// units share (a city prints the same few hundred sentences over and over) and keeps, beside each use, only what the parts do
// not say: so writing gives back the published form byte for byte, however irregular it was. Cost: linear in the text.
import {
  type Dimension,
  type Finding,
  type Modality,
  parseUnitCodeLenient,
  type Theme,
  zoneTypeNamed,
} from "../domain/index.ts";
import { ClauseLibrary } from "./clause-library.ts";
import { readHeading } from "./dimension-heading.ts";
import { listFinding, shownValue } from "./list-finding.ts";
import { formatListItem, type ItemNumber, itemsOfEntry, readListItem } from "./list-item.ts";
import { readClass } from "./unit-class.ts";
import type { ListedItem, ListedUnit, RawUnit, UnitList, UnitListOptions, UnitListReading } from "./unit-list.ts";

const MEMBERS: ReadonlySet<string> = new Set(["code", "name", "cls", "el", "area", "items"]);

/**
 * Reads a published list: an array of units with `code`, `name`, `cls`, `el`, `area` and `items`. What cannot be read is an
 * error and left out; everything else is kept. 读取公布形式的清单.
 *
 * @param json - a parsed JSON value; never changed
 * @param options - the province's own names
 * @example
 * ```ts
 * const { list, findings } = readUnitList(JSON.parse(text));
 * JSON.stringify(writeUnitList(list)) === JSON.stringify(JSON.parse(text)); //=> true
 * ```
 */
export function readUnitList(json: unknown, options: UnitListOptions = {}): UnitListReading {
  const findings: Finding[] = [];
  const refuse = (path: string, value: unknown, expected: string): void => {
    findings.push(listFinding("LIST_SHAPE", "error", path, { value: shownValue(value), expected }));
  };
  if (!Array.isArray(json)) {
    refuse("$", json, "an array of units");
    return { list: { units: [], clauses: [] }, findings };
  }
  const raw: RawUnit[] = [];
  (json as readonly unknown[]).forEach((value, i) => {
    const path = `$[${i}]`;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      refuse(path, value, "a unit");
      return;
    }
    const own = new Map(Object.entries(value));
    const text = (name: string): string | undefined => {
      const member = own.get(name);
      if (typeof member === "string") return member;
      refuse(`${path}.${name}`, member, "a text");
      return undefined;
    };
    const texts = (name: string): readonly string[] => {
      const member: unknown = own.get(name) ?? [];
      if (Array.isArray(member) && member.every((part) => typeof part === "string")) return member as string[];
      refuse(`${path}.${name}`, member, "an array of texts");
      return [];
    };
    const [code, name, cls] = [text("code"), text("name"), text("cls")];
    if (code === undefined) return;
    const list: unknown = own.get("items") ?? [];
    if (!Array.isArray(list)) refuse(`${path}.items`, list, "an array of [heading, item]");
    const items = (Array.isArray(list) ? (list as unknown[]) : []).flatMap((pair, k) => {
      const good = Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string");
      if (!good) refuse(`${path}.items[${k}]`, pair, "[heading, item]");
      return good ? [{ heading: pair[0] as string, item: pair[1] as string, path: `${path}.items[${k}]` }] : [];
    });
    const more = Object.fromEntries([...own].filter(([key]) => !MEMBERS.has(key)));
    raw.push({
      code,
      name: name ?? "",
      cls: cls ?? "",
      el: texts("el"),
      area: texts("area"),
      items,
      path,
      ...(Object.keys(more).length > 0 ? { more } : {}),
    });
  });
  const list = listOfUnits(raw, options, findings);
  return { list, findings };
}

/** Takes the items of units apart and gathers their clauses. @internal */
export function listOfUnits(
  raw: readonly RawUnit[],
  { profile, dimensions }: UnitListOptions,
  findings: Finding[],
): UnitList {
  const library = new ClauseLibrary();
  const seen = new Set<string>();
  const units = raw.map((unit): ListedUnit => {
    const { code, name, cls, el, area, path, more } = unit;
    const reading = parseUnitCodeLenient(code);
    for (const odd of reading.findings)
      findings.push({ ...odd, severity: "warning", location: { path: `${path}.code` } });
    if (seen.has(code)) findings.push(listFinding("UNIT_DUPLICATE", "warning", `${path}.code`, { value: code }, code));
    seen.add(code);
    const zones = el.map((zone, k) => {
      const known = zoneTypeNamed(zone, profile);
      const where = `${path}.el[${k}]`;
      const values = { unit: code, value: shownValue(zone) };
      if (known === undefined) findings.push(listFinding("ZONE_NAME", "warning", where, values, code));
      else if (known.name.zh !== zone)
        findings.push(listFinding("ZONE_NAME_ALIAS", "info", where, { ...values, expected: known.name.zh }, code));
      return { name: zone, type: known?.type ?? null };
    });
    const items = readItems(unit, dimensions, library, findings);
    return {
      code,
      name,
      classPrinted: cls,
      ...readClass(unit, reading.code?.class, findings),
      area,
      zones,
      items,
      ...(more === undefined ? {} : { more }),
    };
  });
  return { units, clauses: library.clauses() };
}

function readItems(
  { code, items }: RawUnit,
  dimensions: ReadonlyMap<string, Dimension> | undefined,
  library: ClauseLibrary,
  findings: Finding[],
): ListedItem[] {
  let heading: string | undefined;
  let before: string | undefined;
  let dimension: Dimension | null = null;
  let last: ItemNumber | undefined;
  return items.flatMap(({ heading: printedHeading, item: entry, path }) => {
    if (printedHeading !== heading) {
      before = heading;
      heading = printedHeading;
      const reading = readHeading(printedHeading, before, dimensions);
      dimension = reading.dimension;
      const values = { value: shownValue(printedHeading), expected: reading.whole ?? "" };
      if (reading.by === "part") findings.push(listFinding("HEADING_SPLIT", "warning", path, values, code));
      if (reading.by === "nothing") findings.push(listFinding("HEADING_UNKNOWN", "warning", path, values, code));
    }
    const parts = itemsOfEntry(entry);
    if (parts.length > 1) findings.push(listFinding("ITEM_JOINED", "warning", path, { value: parts.length }, code));
    return parts.map((item, k): ListedItem => {
      const reading = readListItem(item, path);
      for (const odd of reading.findings) findings.push({ ...odd, subject: code });
      const { number, tag, text, none } = reading;
      if (number !== null) {
        const values = { value: number.join("-"), before: last?.join("-") ?? "" };
        if (last !== undefined && !follows(last, number))
          findings.push(listFinding("ITEM_ORDER", "warning", path, values, code));
        last = number;
      }
      const use = { heading: printedHeading, dimension, number };
      const joined = k > 0 ? { joined: true as const } : {};
      if (none) return { ...use, clause: null, ...(item === "/" ? {} : { printed: item }), ...joined };
      // common requirements stand without a tag; elsewhere a missing one is a slip
      const filed = tag ?? { theme: "other" as Theme, modality: "require" as Modality };
      if (tag === null && dimension !== "common")
        findings.push(listFinding("ITEM_TAG_MISSING", "warning", path, { expected: "其他/综合类" }, code));
      const clause = library.add({ ...filed, tagged: tag !== null, text });
      const rest = formatListItem(reading) === item ? {} : { printed: item };
      return { ...use, clause, ...rest, ...joined };
    });
  });
}

/** Whether a number is the next in its group, or the first of a later group. */
function follows(last: ItemNumber, number: ItemNumber): boolean {
  if (last.length !== number.length) return number.at(-1) === 1;
  if (last.length === 1) return number[0] === last[0] + 1;
  return number[0] === last[0] ? number[1] === last[1]! + 1 : number[0] > last[0] && number[1] === 1;
}
