// Tables of control units: one row a unit, with a cell of items for each dimension (both field vintages, and spreadsheets), or
// one row an item. Inside a cell each line is an item, unless the line above it stops in the middle of a sentence. An empty
// cell says nothing, "/" says "none". Reading gives the same list as the published form does, and writing a list and reading
// it again gives it back, but for what a row cannot say: the province's heading stands for a heading that deviates, and a
// line end inside an item becomes a space (told). Cost: linear in the text.
import {
  type AreaGeometry,
  type Dimension,
  type Finding,
  parseUnitCodeLenient,
  SanxianError,
} from "../domain/index.ts";
import type { Table } from "./csv.ts";
import { type DimensionHeadings, NATIONAL_HEADINGS, PROVINCIAL_HEADINGS } from "./dimension-heading.ts";
import { columnsOf, FIELD_MAPS, type FieldMap, plainField, type UnitField } from "./field-map.ts";
import { listFinding } from "./list-finding.ts";
import type { RawUnit, UnitList, UnitListOptions } from "./unit-list.ts";
import { listOfUnits } from "./unit-list-reading.ts";
import { printedItem } from "./unit-list-writing.ts";

/** How a table is read. 读表选项. */
export interface UnitTableOptions extends UnitListOptions {
  /** Names of columns; all known vintages unless given. 字段映射. */
  readonly fields?: readonly FieldMap[];
}

/** A table of units that was read. 单元表读取结果. */
export interface UnitTableReading {
  /** The list. 清单. */
  readonly list: UnitList;
  /** Geometry by unit code, where the source has any. 几何. */
  readonly geometries: ReadonlyMap<string, AreaGeometry>;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

/** Dimensions in the ministry's order. */
const DIMENSIONS: readonly Dimension[] = [
  "common",
  "spatialLayout",
  "pollutantDischarge",
  "riskPrevention",
  "resourceEfficiency",
];
/** The heading of a list that is not divided, as published lists print it. */
const UNDIVIDED = "(none)";
const SEPARATORS = /[、,，;；\n]+/;

/** The headings of the province that a unit code names. @internal */
export function headingsOf(code: string): DimensionHeadings {
  const county = parseUnitCodeLenient(code).code?.county ?? "";
  return PROVINCIAL_HEADINGS.get(county.slice(0, 2)) ?? NATIONAL_HEADINGS;
}

/**
 * Reads a table of units: one row a unit, or one row an item. 读取单元表.
 *
 * @param table - from `readCsv` or `tableOfRecords`
 * @param options - names of columns and dimensions
 * @example
 * ```ts
 * const { list } = readUnitTable(readCsv("编码,名称,空间布局约束\nZH33100210001,示例,1-1.【生态/禁止类】…").table);
 * list.units[0]?.items.length; //=> 1
 * ```
 */
export function readUnitTable(table: Table, options: UnitTableOptions = {}): UnitTableReading {
  const findings: Finding[] = [];
  const maps = (options.fields ?? FIELD_MAPS).map(({ unit }) => unit);
  const { fields, others } = columnsOf<UnitField>(table.header, maps, findings);
  if (!fields.has("code")) {
    const expected = maps.flatMap(({ code }) => code?.slice(0, 1) ?? []).join(", ");
    findings.push(listFinding("FIELD_MISSING", "error", "header", { value: "code", expected }));
    return { list: { units: [], clauses: [] }, geometries: new Map(), findings };
  }
  // items come in the order of the columns, which is the list's own
  const lists = ([...DIMENSIONS, "undivided"] as const)
    .flatMap((field) => (fields.get(field) ?? []).map((column) => ({ column, field })))
    .sort((a, b) => a.column - b.column);
  const units = new Map<string, Draft>();
  table.rows.forEach((row, i) => {
    const path = `row ${i + 2}`;
    const cell = (field: UnitField): string => {
      for (const column of fields.get(field) ?? []) if ((row[column] ?? "").trim() !== "") return row[column]!.trim();
      return "";
    };
    const code = cell("code");
    if (code === "") {
      if (row.some((value) => value.trim() !== "")) findings.push(listFinding("ROW_WITHOUT_CODE", "error", path, {}));
      return;
    }
    // one row an item: later rows of a unit add to it; one row a unit: each row is a unit, and twice is told
    const key = fields.has("item") ? code : `${i}`;
    let draft = units.get(key);
    if (draft === undefined) {
      const area = (["province", "city", "county"] as const).map(cell);
      const more = others.flatMap((column) => {
        const value = row[column] ?? "";
        return value === "" ? [] : [[table.header[column]!, value] as const];
      });
      for (let column = table.header.length; column < row.length; column++)
        if (row[column] !== "") more.push([`#${column + 1}`, row[column]!]);
      if (cell("remark") !== "") more.push(["remark", cell("remark")]);
      draft = {
        code,
        name: cell("name"),
        cls: cell("class"),
        el: cell("zones")
          .split(SEPARATORS)
          .map((name) => name.trim())
          .filter((name) => name !== ""),
        area: area.every((name) => name === "") ? [] : area,
        items: [],
        path,
        ...(more.length > 0 ? { more: Object.fromEntries(more) } : {}),
      };
      units.set(key, draft);
    }
    const headings = headingsOf(code);
    const add = (heading: string, text: string, where: string): void => {
      for (const item of itemsOf(text)) draft.items.push({ heading, item, path: where });
    };
    for (const { column, field } of lists)
      add(
        field === "undivided" ? UNDIVIDED : headingOf(table.header[column]!, headings[field]),
        row[column] ?? "",
        `${path}, column ${column + 1}`,
      );
    if (fields.has("item")) add(cell("heading") === "" ? UNDIVIDED : cell("heading"), cell("item"), path);
  });
  const list = listOfUnits([...units.values()], options, findings);
  return { list, geometries: new Map(), findings };
}

type Draft = Omit<RawUnit, "items"> & { readonly items: { heading: string; item: string; path: string }[] };

/** A header of Chinese is a heading of its own; a field name stands for the province's heading. */
function headingOf(column: string, provincial: string): string {
  const name = plainField(column);
  return /[\u4e00-\u9fff]/.test(name) ? name : provincial;
}

/** Begins an item: a number with a point or tag behind it, a tag, or "/". */
const BEGINS = /^(?:\d{1,4}(?:[-－–—]\d{1,4})?\s{0,8}(?:[.．、]|【)|【|[/／]$)/;
const ENDS = /[。；;.!！?？：:）)】]$/;

/** The items of a cell. */
function itemsOf(cell: string): string[] {
  const items: string[] = [];
  for (const line of cell.split(/\r\n|\r|\n/)) {
    const text = line.trim();
    if (text === "") continue;
    const last = items.at(-1);
    if (last !== undefined && !BEGINS.test(text) && last !== "/" && !ENDS.test(last)) items[items.length - 1] += text;
    else items.push(text);
  }
  return items;
}

/** How a list is written as a table. 写表选项. */
export interface UnitTableFormat {
  /** Whose field names. 字段映射. */
  readonly fields: FieldMap;
  /** Geometry by unit code goes with features only; see `writeUnitFeatures`. Rows: `unit` (default) or `item`. 行的含义. */
  readonly rows?: "unit" | "item";
}

/** A table that was written, and what it could not hold. 写表结果. */
export interface UnitTableWriting {
  /** The table. 表. */
  readonly table: Table;
  /** What it could not hold. 问题. */
  readonly findings: readonly Finding[];
}

/**
 * Writes a list as a table. 写出单元表.
 *
 * @param list - the list
 * @param format - whose field names, and whether a row is a unit or an item
 * @throws SanxianError `OPTION_INVALID` for a field map that lacks a column that the list needs
 * @example
 * ```ts
 * writeCsv(writeUnitTable(list, { fields: FIELDS_A }).table);
 * ```
 */
export function writeUnitTable(list: UnitList, { fields, rows = "unit" }: UnitTableFormat): UnitTableWriting {
  const findings: Finding[] = [];
  const clauses = new Map(list.clauses.map((clause) => [clause.id, clause]));
  const name = (field: UnitField): string => {
    const found = fields.unit[field]?.[0];
    if (found === undefined)
      throw new SanxianError("OPTION_INVALID", {
        name: `fields.unit.${field}`,
        value: "undefined",
        expected: "a column",
      });
    return found;
  };
  const extras = [...new Set(list.units.flatMap(({ more }) => Object.keys(more ?? {})))].filter(
    (key) => key !== "remark",
  );
  // dimensions in the order in which the list has them, then those of the four that it does not use
  const used = new Set(list.units.flatMap(({ items }) => items.map(({ dimension }) => dimension ?? "undivided")));
  const four = DIMENSIONS.filter((dimension) => dimension !== "common" && !used.has(dimension));
  const hasRemark = list.units.some(({ more }) => more?.remark !== undefined);
  const head: UnitField[] = ["code", "name", "class", "province", "city", "county", "zones"];
  const body: UnitField[] = rows === "item" ? ["heading", "item"] : [...used, ...four];
  const columns: UnitField[] = [...head, ...body, ...(hasRemark ? (["remark"] as const) : [])];
  const out: string[][] = [];
  list.units.forEach(({ code, name: unitName, classPrinted, area, zones, items, more }, i) => {
    const texts = items.map((item, k) => {
      const text = printedItem(item, clauses);
      if (/[\r\n]/.test(text))
        findings.push(listFinding("ITEM_LINE_END", "info", `$.units[${i}].items[${k}]`, {}, code));
      return text.trim() === "" ? "/" : text.replace(/\s*[\r\n]+\s*/g, " ");
    });
    const value = (field: UnitField, k: number): string => {
      switch (field) {
        case "code":
          return code;
        case "name":
          return unitName;
        case "class":
          return classPrinted;
        case "province":
        case "city":
        case "county":
          return area[["province", "city", "county"].indexOf(field)] ?? "";
        case "zones":
          return zones.map((zone) => zone.name).join("、");
        case "heading":
          return items[k]?.heading ?? "";
        case "item":
          return texts[k] ?? "";
        case "remark":
          return cellText(more?.remark);
        default: {
          const dimension = field === "undivided" ? null : field;
          return texts.filter((_, at) => items[at]!.dimension === dimension).join("\n");
        }
      }
    };
    const count = rows === "item" ? Math.max(items.length, 1) : 1;
    for (let k = 0; k < count; k++)
      out.push([...columns.map((field) => value(field, k)), ...extras.map((key) => cellText(more?.[key]))]);
  });
  return { table: { header: [...columns.map(name), ...extras], rows: out }, findings };
}

/** A value of any kind in a cell. @internal */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * A table from records, such as rows of JSON or the properties of features. 由记录生成表.
 *
 * @param records - plain objects; columns come in the order in which they are first met
 * @example
 * ```ts
 * tableOfRecords([{ a: 1 }, { b: "x" }]).rows; //=> [["1", ""], ["", "x"]]
 * ```
 */
export function tableOfRecords(records: readonly Readonly<Record<string, unknown>>[]): Table {
  const columns = new Map<string, number>();
  for (const record of records)
    for (const key of Object.keys(record)) if (!columns.has(key)) columns.set(key, columns.size);
  const header = [...columns.keys()];
  const rows = records.map((record) => header.map((key) => (Object.hasOwn(record, key) ? cellText(record[key]) : "")));
  return { header, rows };
}

/**
 * The rows of a table as records. 由表生成记录.
 *
 * @param table - the table
 * @example
 * ```ts
 * recordsOfTable({ header: ["a"], rows: [["1"]] }); //=> [{ a: "1" }]
 * ```
 */
export function recordsOfTable({ header, rows }: Table): Readonly<Record<string, string>>[] {
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ""])));
}
