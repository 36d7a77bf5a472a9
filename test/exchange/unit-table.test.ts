// Attribute tables in both field vintages, spreadsheets, and GeoJSON: what is read, and that a list comes back from each.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AreaGeometry, ElementZone } from "../../src/domain/index.ts";
import {
  FIELDS_A,
  FIELDS_B,
  FIELDS_PLAIN,
  type PublishedUnit,
  readCsv,
  readUnitFeatures,
  readUnitList,
  readUnitTable,
  readZoneFeatures,
  recordsOfTable,
  tableOfRecords,
  writeCsv,
  writeUnitFeatures,
  writeUnitList,
  writeUnitTable,
  writeZoneFeatures,
} from "../../src/exchange/index.ts";
import { box } from "../screening/small-scheme.ts";
import { DATA, hasData } from "../suites/cases.ts";
import { SMALL_LIST, tag } from "./lists.ts";

const { list } = readUnitList(SMALL_LIST);
const codesOf = (findings: readonly { code: string }[]): string[] => findings.map(({ code }) => code);

describe.each([FIELDS_A, FIELDS_B, FIELDS_PLAIN])("vintage $id", (fields) => {
  const { table } = writeUnitTable(list, { fields });

  it("gives the list back from a table, CSV, records and features", () => {
    const readings = [
      readUnitTable(table),
      readUnitTable(readCsv(writeCsv(table)).table),
      readUnitTable(tableOfRecords(JSON.parse(JSON.stringify(recordsOfTable(table))) as Record<string, unknown>[])),
      readUnitFeatures(JSON.parse(JSON.stringify(writeUnitFeatures(list, new Map(), fields)))),
    ];
    for (const reading of readings) {
      expect(reading.findings).toEqual([]);
      expect(writeUnitList(reading.list)).toEqual(
        // spreadsheets print their own headings
        fields === FIELDS_PLAIN
          ? SMALL_LIST.map((unit) => ({
              ...unit,
              items: unit.items.map(([heading, item]) => [
                { 区域布局管控: "空间布局约束", 能源资源利用: "资源利用效率" }[heading] ?? heading,
                item,
              ]),
            }))
          : SMALL_LIST,
      );
    }
  });

  it("reads headers with line feeds, lower case, full-width letters and quotes", () => {
    const untidy = (name: string): string => `  ${name.toLowerCase().replace(/b/g, "ｂ")}\n`;
    const reading = readUnitTable({ header: table.header.map(untidy), rows: table.rows });
    expect(reading.findings).toEqual([]);
    expect(reading.list.units.map(({ code }) => code)).toEqual(SMALL_LIST.map(({ code }) => code));
    expect(reading.list.clauses).toEqual(list.clauses);
  });
});

describe("the field names of both vintages", () => {
  it("are those of running platforms", () => {
    const { header } = writeUnitTable(list, { fields: FIELDS_A }).table;
    expect(header).toEqual(expect.arrayContaining(["HJZHGKDYBM", "HJZHGKDYMC", "PROV", "CITY", "AREA", "ZHGKDYFL"]));
    expect(header).toEqual(expect.arrayContaining(["KJBJYS", "PWWPFGK", "HJFXFK", "ZYKFXLYQ"]));
    expect(writeUnitTable(list, { fields: FIELDS_B }).table.header).toEqual(
      expect.arrayContaining(["HJGKDYBM", "HJGKDYMC", "COUNTY"]),
    );
  });

  it("AREA is the name of the county; a platform's English table is read too", () => {
    const a = readUnitTable({
      header: ["HJZHGKDYBM", "HJZHGKDYMC", "PROV", "CITY", "AREA", "ZHGKDYFL", "WRWPFGK"],
      rows: [["ZH33100220001", "单元", "浙江省", "台州市", "椒江区", "重点管控单元", "/"]],
    });
    expect(a.findings).toEqual([]);
    expect(a.list.units[0]).toMatchObject({ area: ["浙江省", "台州市", "椒江区"], class: "key" });
    expect(a.list.units[0]!.items).toEqual([
      { heading: "污染物排放管控", dimension: "pollutantDischarge", number: null, clause: null },
    ]);
    const english = readUnitTable({
      header: ["unit_code", "unit_name", "unit_category", "spatial_layout_guidance", "priority_control_targets"],
      rows: [["ZH33100210001", "单元", "优先保护单元", "1-1.【生态/禁止类】x。", "河流"]],
    });
    expect(codesOf(english.findings)).toEqual(["FIELD_UNKNOWN"]);
    // Zhejiang heads its spatial dimension in words of its own
    expect(english.list.units[0]!.items[0]).toMatchObject({ heading: "空间布局引导", dimension: "spatialLayout" });
    expect(english.list.units[0]!.more).toEqual({ priority_control_targets: "河流" });
  });
});

describe("a field map of one's own", () => {
  it("is read and written instead of the known ones", () => {
    const own = { id: "own", unit: { ...FIELDS_A.unit, code: ["DYBM"], spatialLayout: ["BJ"] }, zone: FIELDS_A.zone };
    const { table } = writeUnitTable(list, { fields: own });
    expect(table.header).toEqual(expect.arrayContaining(["DYBM", "BJ"]));
    expect(writeUnitList(readUnitTable(table, { fields: [own] }).list)).toEqual(SMALL_LIST);
    // nobody else knows its columns
    expect(codesOf(readUnitTable(table).findings)).toContain("FIELD_MISSING");
    const short = { id: "short", unit: { code: ["DYBM"] }, zone: {} };
    expect(() => writeUnitTable(list, { fields: short })).toThrow(/fields\.unit\.name/);
  });
});

describe("spreadsheets", () => {
  it("hold a unit a row, with items by line; a line that goes on is no new item", () => {
    const csv =
      "单元编码,单元名称,单元分类,空间布局约束\r\n" +
      'ZH33100220001,甲,重点管控单元,"1-1.【产业/禁止类】禁止新建\n示例项目。\n1-2.【水/综合类】雨污分流。"\r\n';
    const { list: read, findings } = readUnitTable(readCsv(csv).table);
    expect(findings).toEqual([]);
    expect(read.clauses.map(({ text }) => text).sort()).toEqual(["禁止新建示例项目。", "雨污分流。"].sort());
  });

  it("or an item a row", () => {
    const { table } = writeUnitTable(list, { fields: FIELDS_PLAIN, rows: "item" });
    expect(table.rows).toHaveLength(8);
    const back = readUnitTable(readCsv(writeCsv(table)).table);
    expect(back.findings).toEqual([]);
    expect(writeUnitList(back.list)).toEqual(SMALL_LIST);
  });

  it("with what is odd about them told", () => {
    const header = ["编码", "名称", "类别", "类别", "面积", "空间布局约束"];
    const odd = readUnitTable({
      header,
      rows: [
        ["ZH33100220001", "甲", "重点管控单元", "", "12", ""],
        ["", "乙", "", "", "", "x"],
        ["", "", "", "", "", ""],
        ["ZH33100220001", "丙", "", "重点管控单元", "", "x", "多"],
      ],
    });
    expect(codesOf(odd.findings)).toEqual([
      "FIELD_TWICE",
      "FIELD_UNKNOWN",
      "ROW_WITHOUT_CODE",
      "UNIT_DUPLICATE",
      "ITEM_TAG_MISSING",
    ]);
    expect(odd.list.units.map(({ more }) => more)).toEqual([{ 面积: "12" }, { "#7": "多" }]);
    expect(odd.list.units[1]!.class).toBe("key");
    for (const { message } of odd.findings) expect(message.zh + message.en).not.toMatch(/\{\w+\}/);
    const none = readUnitTable({ header: ["x"], rows: [["1"]] });
    expect(codesOf(none.findings)).toEqual(["FIELD_UNKNOWN", "FIELD_MISSING"]);
  });

  it("with columns that are named as a prototype's members", () => {
    const table = tableOfRecords([JSON.parse('{"__proto__":"x","constructor":"y","code":"ZH33100220001"}') as never]);
    const { list: read } = readUnitTable(table);
    expect(JSON.stringify(read.units[0]!.more)).toBe('{"__proto__":"x","constructor":"y"}');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

/** Lists that a row a unit can hold: regular items, one heading for a dimension. */
const regular = fc.array(
  fc.record({
    serial: fc.integer({ min: 1, max: 9999 }),
    name: fc.string({ minLength: 1 }).map((name) => name.trim() || "名"),
    zones: fc.uniqueArray(fc.constantFrom("生态保护红线", "水环境一般管控区", "大气环境一般管控区")),
    items: fc.array(
      fc.record({
        dimension: fc.nat({ max: 3 }),
        tag,
        text: fc.string({ minLength: 1 }).map((text) => `${text.replace(/[\s【】]/g, "") || "文"}。`),
      }),
      { maxLength: 8 },
    ),
  }),
  { maxLength: 5 },
); // biome-ignore format: one table

it("a regular list comes back from a table of either vintage, through CSV and GeoJSON", () => {
  const headings = ["区域布局管控", "能源资源利用", "污染物排放管控", "环境风险防控"];
  fc.assert(
    fc.property(regular, fc.constantFrom(FIELDS_A, FIELDS_B), (drafts, fields) => {
      const units: PublishedUnit[] = drafts.map(({ serial, name, zones, items }, u) => {
        const sorted = headings.flatMap((heading, d) => {
          const own = items.filter(({ dimension }) => dimension === d);
          return own.map(({ tag: of, text }, i) => {
            const label = { 禁: "禁止类", 限: "限制类", 综: "综合类", 鼓: "鼓励引导类", 退: "退出类" };
            const modality = { prohibit: label.禁, restrict: label.限, require: label.综, encourage: label.鼓, exit: label.退 };
            const theme = { ecology: "生态", water: "水", air: "大气", soil: "土壤", industry: "产业", energy: "能源", waterResource: "水资源", land: "土地资源", shoreline: "岸线", solidWaste: "固废", risk: "风险", marine: "海洋", acoustic: "声", other: "其他" };
            return [heading, `${d + 1}-${i + 1}.【${theme[of.theme]}/${modality[of.modality]}】${text}`] as const;
          });
        });
        const code = `ZH4401042${String(serial).padStart(4, "0")}`;
        return { code: u === 0 ? code : `${code.slice(0, 9)}${String((serial + u) % 10000).padStart(4, "0")}`, name, cls: "重点管控单元", el: zones, area: ["广东省", "广州市", "某区"], items: sorted };
      });
      fc.pre(new Set(units.map(({ code }) => code)).size === units.length);
      const made = readUnitList(units).list;
      // columns stand in the order in which the list has its dimensions: where units disagree, a table cannot hold it
      const order = [...new Set(made.units.flatMap(({ items }) => items.map(({ dimension }) => dimension)))];
      const agrees = made.units.every(({ items }) => {
        const places = items.map(({ dimension }) => order.indexOf(dimension));
        return places.every((place, i) => i === 0 || place >= places[i - 1]!);
      });
      fc.pre(agrees);
      const { table, findings } = writeUnitTable(made, { fields });
      expect(findings).toEqual([]);
      expect(writeUnitList(readUnitTable(readCsv(writeCsv(table)).table).list)).toEqual(units);
      if (units.length > 0)
        expect(writeUnitList(readUnitFeatures(writeUnitFeatures(made, new Map(), fields)).list)).toEqual(units);
    }),
    { numRuns: 200 },
  );
}); // biome-ignore format: one property

describe("features", () => {
  const [first, second] = SMALL_LIST.map(({ code }) => code) as [string, string];
  const geometries = new Map<string, AreaGeometry>([[first, box(113, 23, 113.1, 23.1)]]);

  it("carry geometry by code, and parts of one unit together", () => {
    const written = writeUnitFeatures(list, geometries, FIELDS_A);
    expect(written.features.map(({ geometry }) => geometry?.type ?? null)).toEqual(["Polygon", null]);
    const { geometries: back } = readUnitFeatures(written);
    expect(back).toEqual(geometries);
    const twice = { ...written, features: [...written.features, { ...written.features[0]!, geometry: box(114, 23, 114.1, 23.1) }] };
    expect(readUnitFeatures(twice).geometries.get(first)).toMatchObject({ type: "MultiPolygon", coordinates: [[], []].map(() => expect.any(Array)) });
    expect(readUnitFeatures(twice).geometries.has(second)).toBe(false);
  });

  it("of the wrong kind are told and their attributes kept", () => {
    const point = { type: "Feature", properties: { 单元编码: first }, geometry: { type: "Point", coordinates: [1, 2] } };
    const bent = { type: "Feature", properties: { 单元编码: second }, geometry: { type: "Polygon", coordinates: [[[NaN, 1]]] } };
    const { list: read, findings } = readUnitFeatures({ type: "FeatureCollection", features: [point, bent, 7] });
    expect(read.units).toHaveLength(2);
    expect(codesOf(findings).filter((code) => /GEOMETRY|DOCUMENT|LIST/.test(code))).toEqual(["GEOMETRY_KIND", "DOCUMENT_SHAPE", "GEOMETRY_KIND", "DOCUMENT_SHAPE", "LIST_SHAPE"]);
    for (const wrong of [null, 7, [], {}, { type: "FeatureCollection" }])
      expect(codesOf(readUnitFeatures(wrong).findings)).toEqual(["LIST_SHAPE"]);
  });
}); // biome-ignore format: one list

describe("zones", () => {
  const zones: ElementZone[] = [
    { code: "YS3310023210001", name: "水一般", element: "water", class: "general", type: "3210", county: "331002", attributes: { basin: "椒江", reach: "永安溪", section: { name: "永安溪", start: [121, 28.6], end: [121.1, 28.61] } }, geometry: box(121, 28.6, 121.1, 28.7) },
    { code: "YS3310022340001", name: "受体", element: "air", class: "key", type: "2340", county: "331002", geometry: box(121, 28.6, 121.1, 28.7) },
    { code: "YS3310022840001", name: "噪声", element: "acoustic", class: "key", type: "2840", county: "331002", geometry: box(121, 28.6, 121.1, 28.7) },
  ];

  it.each([FIELDS_A, FIELDS_B])("come back from vintage $id, with the fields of their element", (fields) => {
    const written = writeZoneFeatures(zones, fields);
    expect(readZoneFeatures(JSON.parse(JSON.stringify(written)))).toEqual({ zones, findings: [] });
    expect(written.features[0]!.properties).toMatchObject({ HJYS: "水环境", YSXL: "水环境一般管控区", LYMC: "椒江", HDMC: "永安溪", KZDMQDJD: "121" });
  });

  it("of one element have its own field names in vintage A", () => {
    const water = writeZoneFeatures(zones.slice(0, 1), FIELDS_A);
    expect(water.features[0]!.properties).toMatchObject({ SHJGKFQBM: "YS3310023210001", SHJGKFQMC: "水一般" });
    expect(readZoneFeatures(water)).toEqual({ zones: zones.slice(0, 1), findings: [] });
    const air = writeZoneFeatures(zones.slice(1, 2), FIELDS_A);
    expect(air.features[0]!.properties).toMatchObject({ DQHJGKFQBM: "YS3310022340001" });
  });

  it("have their class in Chinese or English words; one that is none is told, not passed over", () => {
    const words = ["优先保护区", "Priority protection", "key", "GENERAL", "关键", "keyless"];
    const { zones: read, findings } = readZoneFeatures({
      type: "FeatureCollection",
      features: words.map((word) => ({ type: "Feature", properties: { HJYSGKFQBM: "YS4406063110001", 类别: word }, geometry: box(121, 28.6, 121.1, 28.7) })),
    });
    expect(read.map((zone) => zone.class)).toEqual(["priority", "priority", "key", "general", "general", "general"]);
    expect(findings).toMatchObject(["关键", "keyless"].map((value) => ({ code: "ZONE_CLASS", severity: "warning", subject: "YS4406063110001", values: { value } })));
  });

  it("are taken from their code where columns are missing, and told where they cannot be", () => {
    const feature = (properties: object, geometry: unknown = box(121, 28.6, 121.1, 28.7)): unknown => ({ type: "Feature", properties, geometry });
    const { zones: read, findings } = readZoneFeatures({
      type: "FeatureCollection",
      features: [
        feature({ "HJYSGKFQBM\n": "YS4406062310003" }),
        feature({ "HJYSGKFQBM\n": "" }),
        feature({ "HJYSGKFQBM\n": "?" }),
        feature({ "HJYSGKFQBM\n": "YS4406062310004" }, null),
      ],
    });
    expect(read).toMatchObject([{ code: "YS4406062310003", element: "air", class: "key", type: "2310", county: "440606" }]);
    expect(codesOf(findings)).toEqual(["ROW_WITHOUT_CODE", "CODE_UNREADABLE", "LIST_SHAPE", "GEOMETRY_KIND"]);
  });
}); // biome-ignore format: one list

describe("what is odd about a table is told in each language", () => {
  const rows = (cls: string): string =>
    `单元编码,单元名称,管控单元分类,空间布局约束\nZH33100210001,甲,${cls},限制养殖\n`;
  const told = (cls: string) =>
    readUnitTable(readCsv(rows(cls)).table).findings.map(({ code, message }) => ({ code, ...message }));

  it("with the row and column in words, and a class by its name", () => {
    expect(told("优先保护单元").find(({ code }) => code === "ITEM_TAG_MISSING")).toMatchObject({
      zh: expect.stringMatching(/^第2行第4列没有/),
      en: expect.stringMatching(/^row 2, column 4 has no tag/),
    });
    expect(told("特级").find(({ code }) => code === "UNIT_CLASS")).toMatchObject({
      zh: expect.stringContaining("按编码取“优先保护”"),
      en: expect.stringContaining("taken from its code: priority."),
    });
    expect(told("").map(({ code }) => code)).toContain("UNIT_CLASS_NONE");
  });
});

describe.skipIf(!hasData("foshan_units.json"))("96 published units", () => {
  const units = JSON.parse(readFileSync(`${DATA}foshan_units.json`, "utf8")) as PublishedUnit[];
  const read = readUnitList(units).list;

  it("go through CSV an item a row and come back, every item of them", () => {
    const { table } = writeUnitTable(read, { fields: FIELDS_PLAIN, rows: "item" });
    const back = readUnitTable(readCsv(writeCsv(table)).table).list;
    expect(back.clauses).toEqual(read.clauses);
    expect(back.units.map(({ items }) => items.map(({ clause }) => clause))).toEqual(
      read.units.map(({ items }) => items.map(({ clause }) => clause)),
    );
  });

  it.each([FIELDS_A, FIELDS_B])("go through CSV a unit a row in vintage $id with every clause under its dimension", (fields) => {
    const back = readUnitTable(readCsv(writeCsv(writeUnitTable(read, { fields }).table)).table).list;
    expect(back.clauses).toEqual(read.clauses);
    const uses = (of: typeof read): string[][] =>
      of.units.map(({ code, items }) => [code, ...items.map(({ dimension, clause }) => `${dimension} ${clause}`).sort()]);
    expect(uses(back)).toEqual(uses(read));
  });
}); // biome-ignore format: one list
