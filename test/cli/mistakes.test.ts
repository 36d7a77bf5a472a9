// Every mistake gets one message that names what, where, which value and what to do, in both languages, and an exit code.
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.ts";
import { jsonFault } from "../../src/cli/json-fault.ts";
import { HARMFUL } from "../report/payloads.ts";
import { changedProject, FILES, type Ran, ran, screened } from "./machine.ts";

/** A mistake has nothing on standard output, nothing written, and two lines that are safe to show. */
function refused({ exit, out, err, written }: Ran, code: number, says: readonly (string | RegExp)[]): void {
  expect([exit, out, written.size]).toEqual([code, "", 0]);
  for (const part of says) expect(err).toMatch(part);
  expect(err).toMatch(/sanxian: .*[\u4e00-\u9fff].*\n {9}[A-Za-z\x20-\x7e\u0080-\uffff]+ \[[A-Z_\d]+\]\n$/);
  expect(err).not.toMatch(HARMFUL);
  expect(err).not.toMatch(/\{\w+\}|(?<!")undefined|\bat .*\.ts:\d/);
}
const readsProject = (text: string | Uint8Array): Ran => screened("p.json", [], { files: { "p.json": text } });

describe("the command line", () => {
  it.each([
    [["frobnicate"], [/没有命令 "frobnicate"/, /commands are screen, .*demo/, "UNKNOWN_COMMAND"]],
    [
      ["screen", "--sceme", "x"],
      [/没有选项 "--sceme"/, /--scheme --project/, "UNKNOWN_OPTION"],
    ],
    [
      ["screen", "-x"],
      [/"-x"/, "UNKNOWN_OPTION"],
    ],
    [["screen", "--__proto__", "x"], ["UNKNOWN_OPTION"]],
    [
      ["screen", "scheme.json"],
      [/不接受参数 "scheme.json"/, "UNEXPECTED_ARGUMENT"],
    ],
    [["demo", "extra"], ["UNEXPECTED_ARGUMENT"]],
    [
      ["demo", "--format", "html"],
      [/demo 没有选项 "--format"/, /--out --as-of --language/],
    ],
    [["screen"], [/screen 缺少 --scheme/, "OPTION_NEEDED"]],
    [["screen", "--scheme", "scheme.json"], [/screen needs --project, such as --project project.json/]],
    [
      ["screen", "--scheme"],
      [/--scheme lacks its value/, "OPTION_EMPTY"],
    ],
    [["screen", "--scheme", "--project", "p.json"], [/--scheme lacks its value/]],
    [["screen", "--scheme="], ["OPTION_EMPTY"]],
    [
      ["screen", "--format", "text", "--format", "html"],
      [/--format is given twice/, "OPTION_TWICE"],
    ],
    [["screen", "--format", "pdf"], [/--format is "pdf"; choose text \| json \| html \| markdown/]],
    [["screen", "--format", "toString"], ["OPTION_CHOICE"]],
    [["screen", "--language", "fr"], [/both \| zh \| en/]],
    [["screen", "--area-method", "gaussKruger"], [/lonlat \| landSurvey \| geodesic/]],
    [["screen", "--format", "\u001b[31m"], ["OPTION_CHOICE"]],
    [["screen", "--out", "scheme.json", "--scheme", "scheme.json", "--project", "p"], [/would overwrite/, "OUTPUT_IS_INPUT"]], // biome-ignore format: one line
    [["screen", "--out", "p", "--scheme", "scheme.json", "--project", "p"], ["OUTPUT_IS_INPUT"]],
    [["demo", "--language", "fr"], ["OPTION_CHOICE"]],
  ] satisfies [string[], (string | RegExp)[]][])("%j", (argv, says) => {
    refused(ran(argv), 64, says);
  });

  it.each([
    "2026-13-01",
    "2026-02-29",
    "2026-1-1",
    "20261124",
    "today",
    "2026-11-24T00:00:00Z",
    "2026/11/24",
    " 2026-11-24",
    "-1",
    "26-11-24",
  ])("a day that is none: %s", (text) => {
    for (const argv of [["demo", `--as-of=${text}`], ["screen", "--scheme", "none.json", "--project", "none.json", `--as-of=${text}`]]) // biome-ignore format: one line
      refused(ran(argv), 64, ["--as-of", JSON.stringify(text), /YYYY-MM-DD.*2026-11-24/, "OPTION_DATE"]);
  });
});

describe("files", () => {
  it.each([
    [{}, "FILE_MISSING", /p\.json：文件不存在；请检查路径/],
    [{ "p.json": "FOLDER" }, "FILE_IS_FOLDER", /name a file in it/],
    [{ "p.json": "LOCKED" }, "FILE_DENIED", /check its permissions/],
  ])("that cannot be read: %j", (files, code, says) => {
    refused(screened("p.json", [], { files }), 65, [code, says]);
  });

  it("in GBK or UTF-16 are refused with the remedy, not read as rubbish", () => {
    // {"name":"项目"} in GBK
    const gbk = new Uint8Array([
      0x7b, 0x22, 0x6e, 0x61, 0x6d, 0x65, 0x22, 0x3a, 0x22, 0xcf, 0xee, 0xc4, 0xbf, 0x22, 0x7d,
    ]);
    refused(readsProject(gbk), 65, ["FILE_NOT_UTF8", /p\.json/, /iconv -f GB18030/, /UTF-8/]);
    refused(readsProject(new Uint8Array(Buffer.from("\ufeff{}", "utf16le"))), 65, ["FILE_NOT_UTF8"]);
  });

  it("whose names steer a terminal are named without it", () => {
    const name = "\u001b]0;x\u0007\u009b31m\u202e.json";
    refused(screened(name), 65, ["FILE_MISSING"]);
    expect(screened("admissible.json", ["--out", name]).err).not.toMatch(HARMFUL);
  });

  it("with a byte-order mark are read", () => {
    expect(readsProject(`\ufeff${FILES["admissible.json"]!}`).exit).toBe(0);
  });

  it("that cannot be written leave nothing behind", () => {
    for (const full of ["ENOSPC", "EACCES", "EISDIR", "EROFS"])
      refused(screened("admissible.json", ["--out", "r.html"], { full }), 73, [
        /r\.html：无法写入/,
        full,
        "WRITE_FAILED",
      ]);
    expect(ran(["demo"], { full: "ENOSPC" }).exit).toBe(73);
  });
});

describe("JSON", () => {
  it.each([
    ["", 1, 1, /文件末尾/, /export it again/],
    ["   \n", 2, 1, /the end of the file/, /file is empty/],
    ['{"a": 1', 1, 8, /逗号或右括号/, /cut off/],
    ['{\n  "a": 1,\n}', 3, 1, /found "}"/, /Remove the comma/],
    ["[1, 2,]", 1, 7, /found "]"/, /删去多余的逗号/],
    ["{'a': 1}", 1, 2, /found "'"/, /Use double quotes/],
    ["{a: 1}", 1, 2, /found "a"/, /Use double quotes/],
    ['{"a": NaN}', 1, 7, /found "NaN"/, /no NaN or Infinity/],
    ['{"a": -Infinity}', 1, 7, /the rest of a number/, /no NaN or Infinity/],
    ['{"a": undefined}', 1, 7, /found "undefined"/, /Correct it here/],
    ['{"a": 01}', 1, 8, /a comma or a closing bracket/, /Correct/],
    ['{"a" 1}', 1, 6, /冒号/, /Correct/],
    ['{"a": 1 "b": 2}', 1, 9, /a comma or a closing bracket/, /Correct/],
    ['{"a": 1} x', 1, 10, /the end of the file/, /holds one JSON value/],
    ['{"a": 1}\n{"b": 2}', 2, 1, /the end of the file/, /holds one JSON value/],
    ['{"a": "line\nbreak"}', 1, 12, /字符串的其余部分/, /\\n/],
    ['{"a": "C:\\data"}', 1, 10, /the rest of a string/, /backslash/],
    ['{"a": "never closed', 1, 20, /the end of the file/, /cut off/],
    ["// comment\n{}", 1, 1, /found "\/"/, /no comments/],
    ["<!doctype html><html>", 1, 1, /found "<"/, /web page/],
    ["\u4e00\u4e8c", 1, 1, /found "一二"/, /Correct/],
  ])("broken: %j", (text, line, column, found, hint) => {
    refused(readsProject(text), 65, [`p.json:${line}:${column}`, found, hint, "JSON_BROKEN"]);
  });

  it("faults are found just where JSON.parse refuses, on random damage", () => {
    const whole = FILES["admissible.json"]!;
    let state = 42;
    const next = (below: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % below;
    };
    const marks = '{}[]",:0-eE.\\ntf\u0001 \n';
    for (let i = 0; i < 3000; i++) {
      const at = next(whole.length);
      const damage = next(3);
      const text = damage === 0 ? whole.slice(0, at) : damage === 1 ? whole.slice(0, at) + whole.slice(at + 1 + next(3)) : whole.slice(0, at) + marks[next(marks.length)] + whole.slice(at); // biome-ignore format: one line
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      expect(jsonFault(text) === null, JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))).toBe(parses);
    }
  });

  it("nested a million deep is refused without a crash", () => {
    for (const text of [
      "[".repeat(1_000_000),
      `${'{"a":'.repeat(1_000_000)}1`,
      `${"[".repeat(200_000)}${"]".repeat(200_000)}`,
    ]) {
      // biome-ignore format: one line
      const { exit, err } = readsProject(text);
      expect([65, exit]).toEqual([exit, 65]);
      expect(err.length).toBeLessThan(2000);
    }
  });
});

describe("documents", () => {
  it("of another kind are one mistake, not a hundred", () => {
    refused(ran(["screen", "--scheme", "admissible.json", "--project", "scheme.json"]), 65, [/admissible\.json/, /sanxian\.project/, /are the two files swapped/, "DOCUMENT_OTHER"]); // biome-ignore format: one line
    refused(readsProject('{"type": "FeatureCollection", "features": []}'), 65, [
      /"footprint": here/,
      "DOCUMENT_GEOJSON",
    ]);
    refused(readsProject('{"hello": 1}'), 65, [/\$\.format is —/, /"sanxian\.project"/, "DOCUMENT_FORMAT"]);
    refused(readsProject("[]"), 65, ["DOCUMENT_FORMAT"]);
    refused(readsProject("null"), 65, ["DOCUMENT_FORMAT"]);
    refused(readsProject('{"format": "x\\u001b[31m"}'), 65, ["DOCUMENT_FORMAT"]);
    refused(readsProject('{"__proto__": {"format": "sanxian.project"}}'), 65, ["DOCUMENT_FORMAT"]);
  });

  it("say which command makes a scheme of GeoJSON, and that a draft owes nothing yet", () => {
    const files = { "s.geojson": '{"type": "FeatureCollection", "features": []}' };
    const swapped = ran(["check", "--scheme", "s.geojson"], { files });
    refused(swapped, 65, [/sanxian import/, /sanxian delineate/, "SCHEME_GEOJSON"]);
    const scheme = JSON.parse(FILES["scheme.json"]!) as { version: object };
    const draft = JSON.stringify({ ...scheme, version: { ...scheme.version, status: "drafting" } });
    refused(ran(["track", "--scheme", "d.json"], { files: { "d.json": draft } }), 65, ["SCHEME_IS_DRAFT"]);
  });

  it("without a single term are screened, and told to have no access list", () => {
    const files = { "scheme.json": JSON.stringify({ ...JSON.parse(FILES["scheme.json"]!), terms: [] }) };
    for (const more of [["screen"], ["sites"]]) {
      const { exit, err } = ran([...more, "--scheme", "scheme.json", "--project", "admissible.json", "--as-of", "2026-11-24"], { files }); // biome-ignore format: one line
      expect(exit).toBe(EXIT.undetermined);
      expect(err).toMatch(/^scheme\.json: \$\.terms: 警告 warning SCHEME_WITHOUT_TERMS: .*no access list is loaded/);
    }
  });

  it("that are no scheme are told member by member, with their paths", () => {
    const { exit, err, out } = ran(["screen", "--scheme", "s.json", "--project", "admissible.json"], { files: { "s.json": '{"format": "sanxian.scheme", "formatVersion": "1"}' } }); // biome-ignore format: one line
    expect([exit, out]).toEqual([65, ""]);
    expect(err).toMatch(/^s\.json: \$: 错误 error DOCUMENT_MISSING: \$ 缺少必填项 id/m);
    expect(err).toMatch(/s\.json: nothing was screened; errors: 1\d/);
  });

  it("of a later version are refused", () => {
    const { exit, err } = readsProject(changedProject((project) => Object.assign(project, { formatVersion: "2" })));
    expect(exit).toBe(65);
    expect(err).toMatch(/\$\.formatVersion.*"1".*"2"/);
  });

  it.each([
    ["1e999", /\$\.footprint\.coordinates\[0\]\[0\].*Infinity/],
    ['"121"', /\[longitude, latitude\]/],
    ["null", /\[longitude, latitude\]/],
    ["500", /500/],
  ])("with the coordinate %s name its place", (value, says) => {
    const project = changedProject((it) => Object.assign(it, { footprint: { type: "Polygon", coordinates: [[["@", 28], [121, 28], [121, 28.1], ["@", 28]]] } })); // biome-ignore format: one line
    const { exit, err, out } = readsProject(project.replaceAll('"@"', value));
    expect([exit, out]).toEqual([65, ""]);
    expect(err).toMatch(says);
    expect(err).toMatch(/p\.json: nothing was screened; errors: \d+/);
  });

  it("with NaN are broken JSON, and say so", () => {
    const text = FILES["admissible.json"]!.replace(/121\.\d+/, "NaN");
    refused(readsProject(text), 65, [/p\.json:\d+:\d+/, /no NaN or Infinity/]);
  });

  it("with a footprint nested too deep are refused", () => {
    const opened = '{"type":"GeometryCollection","geometries":['.repeat(5000);
    const nested = `${opened}{"type":"Point","coordinates":[121.4,28.6]}${"]}".repeat(5000)}`;
    const text = changedProject((project) => Object.assign(project, { footprint: "@" })).replace('"@"', nested);
    const { exit, err } = readsProject(text);
    expect(exit).toBe(65);
    expect(err).toMatch(/64 levels/);
    expect(err.length).toBeLessThan(10_000);
  });

  it("with members named like those of every object are only data", () => {
    const text = FILES["admissible.json"]!.replace('"id":', '"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "id":'); // biome-ignore format: one line
    expect(readsProject(text).exit).toBe(0);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("with a thousand mistakes list twenty and count the rest", () => {
    const project = changedProject((it) => Object.assign(it, { natures: Array.from({ length: 1000 }, () => 7) }));
    const { exit, err } = readsProject(project);
    expect(exit).toBe(65);
    expect(err.split("\n").length).toBeLessThan(26);
    expect(err).toMatch(/另有 \d+ 处未列出 \d+ more are not listed/);
  });

  it("whose texts steer a terminal cannot do it through an error", () => {
    const project = changedProject((it) =>
      Object.assign(it, { natures: ["\u009b31m\u202e\u001b]0;x\u0007"], "\u009b\u202ekey": 1 }),
    );
    const { exit, err } = readsProject(project);
    expect(exit).toBe(65);
    expect(err).not.toMatch(HARMFUL);
  });

  it("odd but usable are screened, and what is odd is told", () => {
    const scheme = JSON.parse(FILES["scheme.json"]!) as { terms: { basis: string[] }[] };
    scheme.terms[0]!.basis.push("nowhere");
    const { exit, err, out } = screened("admissible.json", [], { files: { "scheme.json": JSON.stringify(scheme) } });
    expect(exit).toBe(0);
    expect(out).toContain("【准入 Admissible】");
    expect(err).toMatch(/^scheme\.json: \$\.terms\[0\]\.basis\[\d\]: 警告 warning DOCUMENT_REFERENCE: .*nowhere/);
  });
});
