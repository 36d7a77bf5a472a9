// A published access list: units, each with its items as printed. Reading takes the items apart into a library of clauses that
// units share (a city prints the same few hundred sentences over and over) and keeps, beside each use, only what the parts do
// not say: so writing gives back the published form byte for byte, however irregular it was. Cost: linear in the text.
import {
  type BilingualText,
  type Dimension,
  digestJson,
  type Finding,
  type KeyUnitKind,
  type Modality,
  type Profile,
  parseUnitCodeLenient,
  type Theme,
  type ZoneClass,
  zoneTypeNamed,
} from "../domain/index.ts";
import { readHeading } from "./dimension-heading.ts";
import { listFinding, shownValue } from "./list-finding.ts";
import { formatListItem, type ItemNumber, itemsOfEntry, readListItem } from "./list-item.ts";

/** A unit as published lists print it. 清单单元(公布形式). */
export interface PublishedUnit {
  /** Unit code. 单元编码. */
  readonly code: string;
  /** Unit name. 单元名称. */
  readonly name: string;
  /** Class, with its serial where one is printed: `优先保护单元1`. 单元分类. */
  readonly cls: string;
  /** Names of the element zones inside. 要素细类. */
  readonly el: readonly string[];
  /** Province, city, county. 行政区划. */
  readonly area: readonly string[];
  /** Heading and item, in their printed order. 条目. */
  readonly items: readonly (readonly [heading: string, item: string])[];
}

/** A requirement stated once, however many units print it. 条款. */
export interface Clause {
  /** Id made from its content: equal words have equal ids in every list. 编号. */
  readonly id: string;
  /** Theme; `other` without a tag. 主题. */
  readonly theme: Theme;
  /** Modality; `require` without a tag. 类型. */
  readonly modality: Modality;
  /** Whether it is printed with a tag 【theme/modality】. 是否有标签. */
  readonly tagged: boolean;
  /** The words. 条文. */
  readonly text: string;
}

/** One use of a clause by a unit. 条目. */
export interface ListedItem {
  /** Heading as printed. 维度名称(原文). */
  readonly heading: string;
  /** Its dimension; `null` in a list that is not divided. 管控维度. */
  readonly dimension: Dimension | null;
  /** Number; `null` where it has none. 序号. */
  readonly number: ItemNumber | null;
  /** Id of the clause; `null` for an explicit "none" (`/` or empty). 条款编号. */
  readonly clause: string | null;
  /** How it was printed, only where number and clause do not say it. 原文. */
  readonly printed?: string;
  /** Set when it was printed in one entry with the item before. 与上条连写. */
  readonly joined?: true;
}

/** A unit of a list. 清单单元. */
export interface ListedUnit {
  /** Code as printed. 单元编码. */
  readonly code: string;
  /** Name. 单元名称. */
  readonly name: string;
  /** Class as printed. 单元分类(原文). */
  readonly classPrinted: string;
  /** Class. 单元类别. */
  readonly class: ZoneClass;
  /** What a key unit is about, where its class says so. 重点类型. */
  readonly keyKind?: KeyUnitKind;
  /** Province, city, county as printed. 行政区划. */
  readonly area: readonly string[];
  /** Element zones inside, as printed, with the type where the name is known. 要素分区. */
  readonly zones: readonly {
    /** Name as printed. 名称. */
    readonly name: string;
    /** Four-digit type; `null` for a name that no table has. 细类. */
    readonly type: string | null;
  }[];
  /** Items in their printed order. 条目. */
  readonly items: readonly ListedItem[];
  /** What else the source says of it, as it stood. 其他内容. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A list of units with the clauses they share. 清单. */
export interface UnitList {
  /** Units in their printed order. 单元. */
  readonly units: readonly ListedUnit[];
  /** Clauses by id. 条款库. */
  readonly clauses: readonly Clause[];
}

/** How a list is read. 读取选项. */
export interface UnitListOptions {
  /** The province's own table of zone types. 地方规则. */
  readonly profile?: Profile;
  /** Further names of dimensions. 维度别名. */
  readonly dimensions?: ReadonlyMap<string, Dimension>;
}

/** A list that was read, and what was odd. 清单读取结果. */
export interface UnitListReading {
  /** The list. 清单. */
  readonly list: UnitList;
  /** What was odd, in the order of the source. 问题. */
  readonly findings: readonly Finding[];
}

/** A unit before its items are taken apart. @internal */
export interface RawUnit {
  readonly code: string;
  readonly name: string;
  readonly cls: string;
  readonly el: readonly string[];
  readonly area: readonly string[];
  readonly items: readonly { readonly heading: string; readonly item: string; readonly path: string }[];
  readonly path: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

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

const CLASS_WORDS: readonly (readonly [word: string, is: ZoneClass])[] = [
  ["优先", "priority"],
  ["重点", "key"],
  ["一般", "general"],
];
const CLASS_NAME: Readonly<Record<ZoneClass, BilingualText>> = {
  priority: { zh: "优先保护", en: "priority" },
  key: { zh: "重点管控", en: "key" },
  general: { zh: "一般管控", en: "general" },
};

function readClass(
  { code, cls, path }: RawUnit,
  ofCode: ZoneClass | undefined,
  findings: Finding[],
): Pick<ListedUnit, "class" | "keyKind"> {
  const ofWords = CLASS_WORDS.find(([word]) => cls.includes(word))?.[1];
  const read = ofWords ?? ofCode ?? "general";
  const values = { unit: code, value: shownValue(cls), expected: CLASS_NAME[ofCode ?? read] };
  if (ofWords === undefined)
    findings.push(
      listFinding(
        cls.trim() === "" ? "UNIT_CLASS_NONE" : "UNIT_CLASS",
        ofCode === undefined ? "error" : "warning",
        `${path}.cls`,
        values,
        code,
      ),
    );
  else if (ofCode !== undefined && ofCode !== ofWords)
    findings.push(listFinding("UNIT_CLASS_CODE", "warning", `${path}.cls`, values, code));
  const keyKind: KeyUnitKind | undefined = /园区|产业集聚/.test(cls)
    ? "park"
    : /城镇/.test(cls)
      ? "urban"
      : /要素/.test(cls)
        ? "element"
        : undefined;
  return { class: read, ...(keyKind !== undefined && read === "key" ? { keyKind } : {}) };
}

/** Clauses by what they say. */
class ClauseLibrary {
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
