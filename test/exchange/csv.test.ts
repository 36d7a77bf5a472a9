// Comma-separated values: RFC 4180 as spreadsheets write it, encodings, and cells that a spreadsheet would run.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeText,
  FIELDS_A,
  FIELDS_B,
  FIELDS_PLAIN,
  readCsv,
  readUnitList,
  writeCsv,
  writeUnitTable,
} from "../../src/exchange/index.ts";
import { FORMULAS, PAYLOADS } from "../report/payloads.ts";

const rows = (text: string): readonly (readonly string[])[] => readCsv(text).table.rows;

describe("reading", () => {
  it("follows RFC 4180", () => {
    expect(readCsv("a,b\r\n1,2\r\n").table).toEqual({ header: ["a", "b"], rows: [["1", "2"]] });
    expect(rows("a,b\n1,2")).toEqual([["1", "2"]]); // LF, no line end at the end
    expect(rows('a,b\r\n"x,y","say ""no"""\r\n')).toEqual([["x,y", 'say "no"']]);
    expect(rows('a,b\r\n"two\r\nlines",2\r\n')).toEqual([["two\r\nlines", "2"]]);
    expect(rows('a,b\r\n"",\r\n')).toEqual([["", ""]]);
    expect(rows("a,b\r\n1,\r\n")).toEqual([["1", ""]]);
    expect(rows("a,b\r\n1,")).toEqual([["1", ""]]);
    expect(rows("\ufeffa,b\r1,2\r")).toEqual([["1", "2"]]); // byte-order mark, old line ends
    expect(rows("a,b\n\n1,2\n\n")).toEqual([["1", "2"]]); // empty lines are no rows
    expect(readCsv("").table).toEqual({ header: [], rows: [] });
  });

  it("takes semicolons and tabs where the header does", () => {
    expect(rows("a;b\n1,5;2")).toEqual([["1,5", "2"]]);
    expect(rows("a\tb\n1,5\t2")).toEqual([["1,5", "2"]]);
    expect(rows('"x;y;z",b\n1,2')).toEqual([["1", "2"]]);
  });

  it("tells of odd quotes and lengths with the line, and reads on", () => {
    const codes = (text: string): unknown[] =>
      readCsv(text).findings.map(({ code, location }) => [code, location?.path]);
    expect(codes('a,b\n"x"y,2')).toEqual([["CSV_QUOTE", "line 2"]]);
    expect(rows('a,b\n"x"y,2')).toEqual([["xy", "2"]]);
    expect(codes('a,b\n1,"open\n2,3')).toEqual([["CSV_QUOTE", "line 3"]]);
    expect(rows('a,b\n1,"open\n2,3')).toEqual([["1", "open\n2,3"]]);
    expect(codes('a,b\n"1\n2",3\n1\n1,2,3')).toEqual([
      ["ROW_LENGTH", "line 4"],
      ["ROW_LENGTH", "line 5"],
    ]);
    expect(rows("a,b\n1\n1,2,3")).toEqual([
      ["1", ""],
      ["1", "2", "3"],
    ]);
    expect(rows('a,b\nx"y,2')).toEqual([['x"y', "2"]]);
  });
});

describe("decoding", () => {
  const gb = Uint8Array.of(0xb5, 0xa5, 0xd4, 0xaa, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6); // 单元,名称
  it("tells UTF-8 from GB18030 and UTF-16", () => {
    const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(decodeText(utf8("单元"))).toEqual({ text: "单元", encoding: "utf-8", findings: [] });
    expect(decodeText(utf8("\ufeff单元")).text).toBe("单元");
    expect(decodeText(gb)).toMatchObject({
      text: "单元,名称",
      encoding: "gb18030",
      findings: [{ code: "TEXT_ENCODING" }],
    });
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x55, 0x53)).text).toBe("单");
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0x53, 0x55)).text).toBe("单");
    expect(decodeText(Uint8Array.of(0x41, 0xff, 0xff)).findings).toMatchObject([{ code: "TEXT_UNDECODABLE" }]);
    expect(decodeText(new Uint8Array()).text).toBe("");
  });
});

/** What a spreadsheet runs: a cell whose first character it takes for the head of a formula (OWASP, CSV Injection). */
const RUNS = /^\s*[=+\-@\t\r\n＝＋－＠]/;
/** Cells as a spreadsheet sees them: by a reader of its own, which knows no apostrophes. */
function seen(text: string): string[][] {
  const out: string[][] = [[""]];
  let quoted = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i++) {
    const c = text[i]!;
    const row = out.at(-1)!;
    if (c === '"') {
      if (quoted && text[i + 1] === '"') {
        row[row.length - 1] += '"';
        i++;
      } else quoted = !quoted;
    } else if (quoted) row[row.length - 1] += c;
    else if (c === ",") row.push("");
    else if (c === "\r" && text[i + 1] === "\n") {
      i++;
      if (i + 1 < text.length) out.push([""]);
    } else row[row.length - 1] += c;
  }
  return out;
}

describe("writing", () => {
  it.each(PAYLOADS.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const))(
    "%s is inert and comes back",
    (_, text) => {
      const table = { header: ["名称", text], rows: [[text, "安全"], ["x", text]] };
      const csv = writeCsv(table);
      const cells = seen(csv);
      expect(cells).toHaveLength(3);
      for (const row of cells) {
        expect(row).toHaveLength(2);
        for (const cell of row) expect(cell).not.toMatch(RUNS);
      }
      const { table: back, findings } = readCsv(csv);
      expect(back).toEqual(table);
      expect(findings).toEqual([]);
    },
  ); // biome-ignore format: one table

  it("leaves numbers numbers, and begins with a byte-order mark unless told not to", () => {
    expect(writeCsv({ header: ["a"], rows: [["-1.5"], ["121.5"], ["-2e-7"]] })).toBe(
      "\ufeffa\r\n-1.5\r\n121.5\r\n-2e-7\r\n",
    );
    expect(writeCsv({ header: ["a"], rows: [["-1.5-2"]] }, { byteOrderMark: false })).toBe("a\r\n'-1.5-2\r\n");
  });

  it("and reading give back any table", () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...FORMULAS, "", "'", '"', ",", "\r\n"));
    const table = fc.integer({ min: 1, max: 5 }).chain((width) => {
      const row = fc.array(cell, { minLength: width, maxLength: width });
      return fc.record({ header: row, rows: fc.array(row, { maxLength: 6 }) });
    });
    fc.assert(
      fc.property(table, fc.boolean(), (any, byteOrderMark) => {
        // a header without a comma of its own could be mistaken for one divided by semicolons: a table has a plain column
        const header = ["code", ...any.header.map((name) => name.replace(/[;\t]/g, ""))];
        const whole = { header, rows: any.rows.map((row) => ["x", ...row]) };
        expect(readCsv(writeCsv(whole, { byteOrderMark })).table).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});

describe("tables of units", () => {
  it.each(PAYLOADS.map((text) => [JSON.stringify(text.slice(0, 40)), text] as const))(
    "with %s in every field run nothing and keep their rows and columns",
    (_, text) => {
      const unit = (code: string, word: string): object => ({
        code,
        name: word,
        cls: word,
        el: [word],
        area: [word, word, word],
        items: [
          ["空间布局约束", `1-1.【水/禁止类】${word}`],
          [word, word],
        ],
        extra: word,
      });
      for (const fields of [FIELDS_A, FIELDS_B, FIELDS_PLAIN])
        for (const rows of fields === FIELDS_PLAIN ? (["unit", "item"] as const) : (["unit"] as const)) {
          const table = (word: string): string[][] =>
            seen(
              writeCsv(writeUnitTable(readUnitList([unit(`ZH33100220001${word}`, word)]).list, { fields, rows }).table),
            );
          const cells = table(text);
          // a tag inside a payload makes one more item, and nothing else makes one more of anything
          if (!/【/.test(text)) expect(cells.map((row) => row.length)).toEqual(table("calm").map((row) => row.length));
          for (const cell of cells.flat()) expect(cell).not.toMatch(RUNS);
        }
    },
  );
});
