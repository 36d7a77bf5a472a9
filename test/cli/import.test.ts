// sanxian import, on a machine in memory.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ZoningScheme } from "../../src/domain/index.ts";
import { readCsv, readScheme } from "../../src/exchange/index.ts";
import { columnsOf } from "../../src/report/columns.ts";
import { SMALL_LIST } from "../exchange/lists.ts";
import { HARMFUL } from "../report/payloads.ts";
import { DATA, hasData } from "../suites/cases.ts";
import { type Machine, type Ran, ran } from "./machine.ts";

const CSV =
  "单元编码,单元名称,单元分类,空间布局约束\r\nZH33100220001,甲,重点管控单元,1-1.【产业/禁止类】禁止新建钢铁项目。\r\n";
const imported = (list: string | Uint8Array, more: readonly string[] = [], machine: Machine = {}): Ran =>
  ran(["import", "--list", "list", "--name", "清单", ...more], { ...machine, files: { list, ...machine.files } });
const schemeOf = ({ out }: Ran): ZoningScheme => JSON.parse(out) as ZoningScheme;

describe("what is imported", () => {
  it("a spreadsheet, in UTF-8 or GB18030, becomes a scheme that is read without a word", () => {
    const { exit, out, err } = imported(CSV);
    expect(exit).toBe(0);
    expect(readScheme(JSON.parse(out)).findings).toEqual([]);
    expect(err).toContain("1 个单元、1 条");
    // 甲 in GB18030 is BC D7; of the rest the headers do
    const gb = Uint8Array.from([..."unit_code,unit_name,unit_category\r\nZH33100220001,"].map((c) => c.charCodeAt(0)).concat(0xbc, 0xd7, 0x2c));
    expect(schemeOf(imported(gb)).units[0]!.name).toBe("甲");
  }); // biome-ignore format: one list

  it("zones come in as a layer that is mapped in part, unless the caller vouches for it", () => {
    const geometry = { type: "Polygon", coordinates: [[[121, 28], [122, 28], [122, 29], [121, 28]]] };
    const properties = { code: "YS3310022340001", name: "受体敏感", element: "air", class: "key", type: "2340" };
    const zones = JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties, geometry }] });
    const coverage = (...more: string[]): unknown =>
      schemeOf(imported(CSV, ["--zones", "z", ...more], { files: { z: zones } })).layers.map((layer) => layer.coverage);
    expect(coverage()).toEqual(["partial"]);
    expect(coverage("--coverage", "exhaustive")).toEqual(["exhaustive"]);
    expect(imported(CSV, ["--coverage", "most"])).toMatchObject({ exit: 64 });
  }); // biome-ignore format: one list

  it("the published form, rows of JSON and GeoJSON, too", () => {
    expect(schemeOf(imported(JSON.stringify(SMALL_LIST))).units).toHaveLength(2);
    const row = { 单元编码: "ZH33100220001", 单元名称: "甲", 单元分类: "重点管控单元", 空间布局约束: "/" };
    expect(schemeOf(imported(JSON.stringify([row]))).units[0]!.class).toBe("key");
    const geometry = { type: "Polygon", coordinates: [[[121, 28], [122, 28], [122, 29], [121, 29], [121, 28]]] }; // biome-ignore format: one ring
    const features = { type: "FeatureCollection", features: [{ type: "Feature", properties: row, geometry }] };
    const scheme = schemeOf(imported(JSON.stringify(features)));
    expect(scheme.units[0]!.geometry).toEqual(geometry);
    expect(scheme.territory.geometry.coordinates).toHaveLength(1);
    // ground of its own file goes by code
    const joined = schemeOf(imported(CSV, ["--geometry", "g"], { files: { g: JSON.stringify(features) } }));
    expect(joined.units[0]).toMatchObject({ name: "甲", geometry });
  });

  it("what the list does not say is taken from it, and told, or given", () => {
    const { err, out } = imported(CSV);
    expect(err).toContain("--admin-code was not given and is taken as “331000”");
    expect(JSON.parse(out)).toMatchObject({ level: "prefecture", version: { baseDate: "2026-11-24", number: "2026", status: "inForce" } });
    const given = imported(CSV, ["--admin-code", "330000", "--authority", "甲府", "--competent-body", "乙厅", "--number", "7", "--base-date", "2024-02-29", "--status", "filed"]);
    expect(given.err).not.toContain("was not given");
    expect(schemeOf(given)).toMatchObject({ id: "330000-2024-02-29", level: "province", authority: "甲府", competentBody: "乙厅", version: { number: "7", status: "filed" } });
    const far = imported(`${CSV}ZH44010420001,乙,重点管控单元,/\r\n`);
    expect([far.exit, far.err]).toEqual([64, expect.stringContaining("--admin-code")]);
  }); // biome-ignore format: one list

  it("findings and drafts go to files of their own, and formulas in them are inert", () => {
    const evil = CSV.replace("甲", '"=HYPERLINK(""x"")"').replace("1-1.", "1-1");
    const { written } = imported(evil, ["--findings", "f.csv", "--drafts", "d.json", "--out", "s.json"]);
    expect([...written.keys()]).toEqual(["f.csv", "d.json", "s.json"]);
    expect(readCsv(written.get("f.csv")!).table.rows.map(([code]) => code)).toEqual([
      "ITEM_NUMBER",
      "LIST_WITHOUT_GROUND",
    ]);
    const [draft] = JSON.parse(written.get("d.json")!) as { status: string; term: string }[];
    const { terms } = JSON.parse(written.get("s.json")!) as ZoningScheme;
    expect(draft).toMatchObject({ status: "proposed", term: terms[0]!.id });
    expect(terms[0]!.when).toBeUndefined();
  });
});

describe("mistakes", () => {
  it.each([
    [["import", "--name", "x"], 64, "OPTION_NEEDED"],
    [["import", "--list", "list"], 64, "OPTION_NEEDED"],
    [["import", "--list", "none", "--name", "x"], 65, "FILE_MISSING"],
    [["import", "--list", "list", "--name", "x", "--base-date", "2026-02-30"], 64, "OPTION_DATE"],
    [["import", "--list", "list", "--name", "x", "--status", "done"], 64, "OPTION_CHOICE"],
    [["import", "--list", "list", "--name", "x", "--admin-code", "x"], 64, "OPTION_CHOICE"],
    [["import", "--list", "list", "--name", "x", "--out", "list"], 64, "OUTPUT_IS_INPUT"],
    [["import", "--list", "broken", "--name", "x"], 65, "JSON_BROKEN"],
  ])("%j", (argv, exit, code) => {
    const result = ran(argv, { files: { list: CSV, broken: "[1," } });
    expect([result.exit, result.out]).toEqual([exit, ""]);
    expect(result.err).toContain(`[${code}]`);
  });

  it("what cannot be read stops it: nothing but the list of findings is written", () => {
    const { exit, err, written, out } = imported(`${CSV},乙,重点管控单元,x\r\n`, [
      "--out",
      "s.json",
      "--findings",
      "f.csv",
    ]);
    expect([exit, out, [...written.keys()]]).toEqual([65, "", ["f.csv"]]);
    expect(err).toContain("ROW_WITHOUT_CODE");
    expect(err).toContain("[IMPORT_REFUSED]");
  });

  it("reach no terminal with anything that steers it", () => {
    const evil = CSV.replace("重点管控单元", "\u001b[31m\u202e类").replace("1-1.", "1-1");
    expect(imported(evil).err).not.toMatch(HARMFUL);
  });

  it("of which nothing can be read is refused for that, and not for a code that it lacks", () => {
    const { exit, err } = ran(["import", "--list", "l.json", "--name", "x"], { files: { "l.json": '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"名": "甲"}, "geometry": null}]}' } }); // biome-ignore format: one line
    expect([exit, err.includes("FIELD_MISSING"), err.includes("IMPORT_REFUSED"), err.includes("--admin-code")]).toEqual([65, true, true, false]); // biome-ignore format: one line
  });

  it("help names every option, within 80 columns", () => {
    const { out, exit } = ran(["import", "--help"]);
    expect(exit).toBe(0);
    for (const name of ["list", "name", "geometry", "zones", "coverage", "admin-code", "authority", "competent-body", "number", "base-date", "status", "out", "findings", "drafts"])
      expect(out).toContain(`--${name} `);
    for (const line of out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
  }); // biome-ignore format: one list
});

it.skipIf(!hasData("foshan_units.json"))(
  "96 published units become a scheme, with the first twenty findings told",
  () => {
    const { exit, out, err } = imported(readFileSync(`${DATA}foshan_units.json`));
    expect(exit).toBe(0);
    expect(schemeOf({ out } as Ran).units).toHaveLength(96);
    expect(err).toMatch(/96 个单元、1295 条/);
    expect(err).toMatch(/另有 \d+ 处未列出/);
  },
);
