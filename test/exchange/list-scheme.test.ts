// From a unit list to a scheme, and back.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AreaGeometry } from "../../src/domain/index.ts";
import {
  type PublishedUnit,
  readScheme,
  readUnitList,
  type SchemeFrame,
  schemeOfUnitList,
  unitListOfScheme,
  writeUnitList,
} from "../../src/exchange/index.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { box, boxAreaM2, projectOn } from "../screening/small-scheme.ts";
import { DATA, hasData } from "../suites/cases.ts";
import { SMALL_LIST } from "./lists.ts";

const FRAME: SchemeFrame = {
  id: "gz",
  name: "示例清单",
  level: "prefecture",
  authority: "示例市人民政府",
  competentBody: "示例市生态环境局",
  version: { number: "2024", status: "inForce", baseDate: "2024-01-01", areaMethod: "lonlat" },
  adminCode: "440100",
  territoryName: "示例市",
};
const [KEY, PRIORITY] = SMALL_LIST.map(({ code }) => code) as [string, string];
const geometries = new Map<string, AreaGeometry>([
  [KEY, box(113, 23, 113.1, 23.1)],
  [PRIORITY, box(113.1, 23, 113.2, 23.1)],
]);
const { list } = readUnitList(SMALL_LIST);

describe("a scheme of a list", () => {
  const { scheme, findings } = schemeOfUnitList(list, FRAME, { geometries });

  it("is a document that is read without a word", () => {
    expect(findings.map(({ code }) => code)).toEqual(["LIST_UNDIVIDED"]);
    expect(readScheme(JSON.parse(JSON.stringify(scheme)))).toEqual({ document: scheme, findings: [] });
  });

  it("has each clause once under each dimension, for all its units, as words that nobody evaluates", () => {
    // six clauses; "雨污分流" stands under two dimensions
    expect(scheme.terms).toHaveLength(7);
    const shared = scheme.terms.filter(({ text }) => text === "雨污分流。");
    expect(shared.map(({ dimension, scope }) => [dimension, scope?.units])).toEqual([
      ["common", [PRIORITY]],
      ["pollutantDischarge", [KEY]],
    ]);
    expect(scheme.terms.every(({ textOnly, when }) => textOnly === true && when === undefined)).toBe(true);
    const project = projectOn(box(113.02, 23.02, 113.03, 23.03));
    const analysis = screen(prepareScheme(scheme), project, { asOf: "2026-01-01" });
    expect(analysis.units.map(({ code }) => code)).toEqual([KEY]);
    expect(analysis.verdict).toBe("conditional");
    expect(analysis.terms.filter(({ manualReview }) => manualReview)).toHaveLength(5);
  });

  it('tells a list that says "/" throughout from one that says nothing', () => {
    const says = (items: PublishedUnit["items"]) => {
      const third = { ...SMALL_LIST[0]!, code: "ZH44010630001", cls: "一般管控单元3", items };
      const made = schemeOfUnitList(readUnitList([...SMALL_LIST, third]).list, FRAME, {
        geometries: new Map([...geometries, [third.code, box(113.2, 23, 113.3, 23.1)]]),
      }).scheme;
      const there = projectOn(box(113.22, 23.02, 113.23, 23.03));
      const { verdict } = screen(prepareScheme(made), there, { asOf: "2026-01-01" });
      return { verdict, stated: made.units.map(({ listIsEmpty }) => listIsEmpty), made };
    };
    const none = says([
      ["空间布局约束", "/"],
      ["环境风险防控", "无"],
    ]);
    expect([none.verdict, none.stated]).toEqual(["admissible", [undefined, undefined, true]]);
    // and it is written as it is read
    expect(says(writeUnitList(unitListOfScheme(none.made))[2]!.items).stated).toEqual(none.stated);
    const silent = says([]);
    expect([silent.verdict, silent.stated]).toEqual(["undetermined", [undefined, undefined, undefined]]);
  });

  it("names the laws that the words cite, with the rank of their title", () => {
    expect(scheme.legalBases).toEqual([{ id: "示例市大气条例", title: "示例市大气条例", level: "localRegulation" }]);
    expect(scheme.terms.find(({ text }) => text.includes("《"))!.basis).toEqual(["示例市大气条例"]);
  });

  it("covers what its units cover", () => {
    const analysis = screen(prepareScheme(scheme), projectOn(scheme.territory.geometry), { asOf: "2026-01-01" });
    expect(analysis.outsideCoverage).toBeNull();
    expect(analysis.footprint.areaM2).toBeCloseTo(boxAreaM2(113, 23, 113.2, 23.1), 3);
  });

  it("gives the list back, numbered anew under the province's headings", () => {
    const [unit] = writeUnitList(unitListOfScheme(scheme));
    expect(unit!.items.map(([heading]) => heading)).toEqual([
      "共性要求",
      "区域布局管控",
      "区域布局管控",
      "污染物排放管控",
      "能源资源利用",
    ]);
    expect(unit!.items[3]).toEqual(["污染物排放管控", "3-1.【水/综合类】雨污分流。"]);
    // and the scheme again, whose terms say the same of the same units
    const again = schemeOfUnitList(readUnitList(writeUnitList(unitListOfScheme(scheme))).list, FRAME, { geometries });
    const said = (of: typeof scheme): string[] =>
      of.terms.map(({ text, dimension, theme, modality, scope }) => JSON.stringify([text, dimension, theme, modality, scope])).sort();
    expect(said(again.scheme)).toEqual(said(scheme));
  }); // biome-ignore format: one expectation
});

describe("what a list lacks is told, and no footprint passes there", () => {
  it("a unit without ground, ground without a unit, a code that nobody can read", () => {
    const strange = readUnitList([...SMALL_LIST, { ...SMALL_LIST[0]!, code: "?", items: [] }]).list;
    const { scheme, findings } = schemeOfUnitList(strange, FRAME, {
      geometries: new Map([
        [KEY, geometries.get(KEY)!],
        ["ZH44010430009", box(114, 23, 114.1, 23.1)],
      ]),
    });
    expect(findings.map(({ code, subject }) => [code, subject])).toEqual([
      ["GEOMETRY_UNUSED", "ZH44010430009"],
      ["LIST_UNDIVIDED", undefined],
      ["GEOMETRY_NONE", PRIORITY],
      ["GEOMETRY_NONE", "?"],
      ["UNIT_COUNTY", "?"],
    ]);
    expect(scheme.units).toHaveLength(3);
    const analysis = screen(prepareScheme(scheme), projectOn(box(113.12, 23.02, 113.13, 23.03)), { asOf: "2026-01-01" });
    expect(analysis.verdict).toBe("undetermined");
    expect(analysis.outsideCoverage?.share).toBe(1);
  }); // biome-ignore format: one call

  it("a list without any ground is a document all the same", () => {
    const { scheme, findings } = schemeOfUnitList(list, FRAME);
    expect(findings.map(({ code }) => code)).toEqual(["LIST_WITHOUT_GROUND", "LIST_UNDIVIDED"]);
    expect(readScheme(scheme).document).toBe(scheme);
    expect(scheme.territory.geometry).toEqual({ type: "MultiPolygon", coordinates: [] });
  });
});

describe.skipIf(!hasData("foshan_units.json"))("96 published units", () => {
  const units = JSON.parse(readFileSync(`${DATA}foshan_units.json`, "utf8")) as PublishedUnit[];
  const { scheme, findings } = schemeOfUnitList(readUnitList(units).list, { ...FRAME, adminCode: "440600" });

  it("become a scheme in which every use of every clause is found again", () => {
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const { document, findings: odd } = readScheme(scheme);
    expect(document).toBe(scheme);
    expect([...new Set(odd.map(({ code }) => code))]).toEqual(["CODE_SERIAL"]);
    for (const unit of units)
      for (const [, entry] of unit.items) {
        const own = scheme.terms.filter(({ scope }) => scope!.units!.includes(unit.code));
        // each part of the entry between tags is the text of a term of this unit
        for (const part of entry.split(/(?:\d+(?:-\d+)?\s?[.．]{0,2}\s?)?【[^】]*】/)) {
          const words = part.trim().replace(/^\d+(?:-\d+)?[.．]?\s*/, "").replace(/\d+(?:-\d+)?[.．]?\s*$/, "").trim();
          if (words === "" || words === "/") continue;
          expect(own.some(({ text }) => text.includes(words)), `${unit.code} ${words.slice(0, 12)}`).toBe(true);
        }
      }
  }); // biome-ignore format: one loop

  it("cite laws and regulations of several ranks", () => {
    const ranks = new Set(scheme.legalBases.map(({ level }) => level));
    for (const rank of ["law", "localRegulation", "normativeDocument"]) expect(ranks).toContain(rank);
    expect(scheme.legalBases.find(({ title }) => title === "中华人民共和国水污染防治法")?.level).toBe("law");
    expect(scheme.legalBases.find(({ title }) => title === "广东省水污染防治条例")?.level).toBe("localRegulation");
  });
});

it("tells a national law from a local regulation by its title", () => {
  const titles = [
    "中华人民共和国城市房地产管理法",
    "深圳市环境条例",
    "湿地保护管理规定",
    "GB 3838",
    "某市某区规划（2024）",
    "生态环境法典",
  ];
  const units = [{ ...SMALL_LIST[0]!, items: [["共性要求", titles.map((title) => `《${title}》`).join("")] as const] }];
  const { scheme } = schemeOfUnitList(readUnitList(units).list, FRAME);
  const levels = new Map(scheme.legalBases.map(({ title, level }) => [title, level]));
  expect(titles.map((title) => levels.get(title))).toEqual([
    "law",
    "localRegulation",
    "departmentRule",
    "standard",
    "plan",
    "law",
  ]);
});
