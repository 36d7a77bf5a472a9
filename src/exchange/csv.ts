// Comma-separated values after RFC 4180, as spreadsheets write them: quotes around what holds a comma, a quote or a line end,
// CRLF or LF, a byte-order mark, and semicolons or tabs instead of commas where the header says so. Reading never fails: a
// quote that is not closed runs to the end and is told.
//
// Writing is safe to open in a spreadsheet: a cell that a spreadsheet would take for a formula (OWASP, "CSV Injection": = + -
// @, tab, CR, LF, and the full-width forms) is written behind an apostrophe, which spreadsheets take for "text follows";
// reading takes that apostrophe away again, so writing and reading give back every table. Numbers stay numbers. Cost: linear.
import type { Finding } from "../domain/index.ts";
import { listFinding } from "./list-finding.ts";

/** A table: names of columns, and rows of cells. 表. */
export interface Table {
  /** Names of columns, as they stand. 列名. */
  readonly header: readonly string[];
  /** Rows. 行. */
  readonly rows: readonly (readonly string[])[];
}

/** A table that was read, and what was odd. 表读取结果. */
export interface TableReading {
  /** The table. 表. */
  readonly table: Table;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

/** What a spreadsheet takes for a formula, also behind white space and behind apostrophes of our own. */
const FORMULA = /^'*[\s\u00a0\u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[\s\u00a0\u3000\ufeff]*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?(?:[eE][+-]?\d{1,3})?$/;
/** What needs no quotes in any separator's file. */
const SIMPLE =
  /^'?[\p{L}\p{N}._\-/()（）、。，：；【】《》〔〕“”%]+(?: [\p{L}\p{N}._\-/()（）、。，：；【】《》〔〕“”%]+)*$/u;

/**
 * Reads comma-separated values. 读取 CSV.
 *
 * @param text - the text; see `decodeText` for bytes
 * @returns header, rows as long as the header, and what was odd; empty lines are left out
 * @example
 * ```ts
 * readCsv('编码,名称\r\nA,"一,二"').table.rows; //=> [["A", "一,二"]]
 * ```
 */
export function readCsv(text: string): TableReading {
  const findings: Finding[] = [];
  const lines = cellsOf(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, findings);
  const [head, ...rest] = lines;
  if (head === undefined) return { table: { header: [], rows: [] }, findings };
  const header = head.cells.map(unguarded);
  const rows = rest.map(({ cells, line }) => {
    if (cells.length !== header.length)
      findings.push(
        listFinding("ROW_LENGTH", "warning", `line ${line}`, { value: cells.length, expected: header.length }),
      );
    const row = cells.map(unguarded);
    while (row.length < header.length) row.push("");
    return row;
  });
  return { table: { header, rows }, findings };
}

interface Line {
  readonly cells: string[];
  readonly line: number;
}

function cellsOf(text: string, findings: Finding[]): Line[] {
  const separator = separatorOf(text);
  const lines: Line[] = [];
  let cells: string[] = [];
  let at = 0;
  let line = 1;
  let lineOfRow = 1;
  const end = (): void => {
    // an empty line is no row
    if (cells.length > 1 || cells[0] !== "") lines.push({ cells, line: lineOfRow });
    cells = [];
    lineOfRow = line;
  };
  const odd = (): void => void findings.push(listFinding("CSV_QUOTE", "warning", `line ${line}`, {}));
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      at++;
      for (;;) {
        const quote = text.indexOf('"', at);
        const part = text.slice(at, quote < 0 ? text.length : quote);
        cell += part;
        for (const c of part) if (c === "\n") line++;
        if (quote < 0) {
          odd();
          at = text.length;
          break;
        }
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at++;
      }
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
    if (at > start) {
      if (text[start - 1] === '"' && start > 0) odd();
      cell += text.slice(start, at);
    }
    cells.push(cell);
    if (at >= text.length) break;
    if (text[at] === separator) {
      at++;
      // a separator at the very end leaves one empty cell behind it
      if (at === text.length) cells.push("");
      continue;
    }
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    line++;
    end();
  }
  if (cells.length > 0) end();
  return lines;
}

/** What the header is divided by: of comma, semicolon and tab the most frequent outside quotes. */
function separatorOf(text: string): string {
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  let quoted = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "\n" || c === "\r")) break;
    else if (!quoted && counts.has(c)) counts.set(c, counts.get(c)! + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0];
}

/** How a table is written. 写出选项. */
export interface CsvOptions {
  /** Whether a byte-order mark goes first, by which spreadsheets know UTF-8. Default true. 字节序标记. */
  readonly byteOrderMark?: boolean;
}

/**
 * Writes comma-separated values that a spreadsheet opens without running any of them. 写出 CSV.
 *
 * @param table - the table
 * @param options - whether to begin with a byte-order mark
 * @example
 * ```ts
 * writeCsv({ header: ["名称"], rows: [["=1+1"]] }, { byteOrderMark: false }); //=> "名称\r\n'=1+1\r\n"
 * ```
 */
export function writeCsv({ header, rows }: Table, { byteOrderMark = true }: CsvOptions = {}): string {
  const lines = [header, ...rows].map((row) => `${lineOf(row)}\r\n`);
  return `${byteOrderMark ? "\ufeff" : ""}${lines.join("")}`;
}

function lineOf(row: readonly string[]): string {
  // a row of one empty cell would be an empty line
  if (row.length === 1 && row[0] === "") return '""';
  return row.map((cell) => quoted(guarded(cell))).join(",");
}

/** A cell that no spreadsheet takes for a formula. @internal */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return cell === "" || cell === "'" || SIMPLE.test(cell) ? cell : `"${cell.replaceAll('"', '""')}"`;
}
