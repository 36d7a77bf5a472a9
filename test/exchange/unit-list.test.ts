// Published lists: what is read, what is told, and that writing gives back what was read.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Profile } from "../../src/domain/index.ts";
import { type PublishedUnit, readUnitList, writeUnitList } from "../../src/exchange/index.ts";
import { DATA, hasData } from "../suites/cases.ts";
import { publishedList, SMALL_LIST } from "./lists.ts";

const counts = (codes: readonly { code: string }[]): Record<string, number> => {
  const out: Record<string, number> = {};
  for (const { code } of codes) out[code] = (out[code] ?? 0) + 1;
  return out;
};

describe("a regular list", () => {
  const { list, findings } = readUnitList(SMALL_LIST);

  it("is read without a word", () => {
    expect(findings).toEqual([]);
    expect(list.units[0]).toMatchObject({ class: "key", keyKind: "park", zones: [{ type: "3210" }, { type: "2310" }] });
    expect(list.units[1]!.class).toBe("priority");
  });

  it("keeps a clause once, however many units print it", () => {
    const [shared] = list.clauses.filter(({ text }) => text === "雨污分流。");
    const uses = list.units.flatMap(({ items }) => items).filter(({ clause }) => clause === shared!.id);
    expect(uses.map(({ dimension, number }) => [dimension, number])).toEqual([
      ["pollutantDischarge", [3, 1]],
      [null, [2]],
    ]);
    expect(list.clauses).toHaveLength(6);
    expect(list.units.flatMap(({ items }) => items).filter(({ printed }) => printed !== undefined)).toEqual([]);
  });

  it("has the same clauses in any order of units", () => {
    expect(readUnitList([...SMALL_LIST].reverse()).list.clauses).toEqual(list.clauses);
  });

  it("reads further names of dimensions, and the province's own zone types", () => {
    const odd = [
      { ...SMALL_LIST[0]!, el: ["水环境工业—城镇生活污染重点管控区"], items: [["布局", "1-1.【水/综合类】x"]] },
    ];
    expect(counts(readUnitList(odd).findings)).toEqual({ ZONE_NAME: 1, HEADING_UNKNOWN: 1 });
    const profile: Profile = {
      id: "44",
      name: { zh: "广东", en: "Guangdong" },
      zoneTypes: [
        {
          type: "2260",
          element: "water",
          class: "key",
          name: { zh: "水环境工业-城镇生活污染重点管控区", en: "Water: industry and towns" },
        },
      ],
    };
    const dimensions = new Map([["布局", "spatialLayout" as const]]);
    const reading = readUnitList(odd, { profile, dimensions });
    expect(counts(reading.findings)).toEqual({ ZONE_NAME_ALIAS: 1 });
    expect(reading.list.units[0]).toMatchObject({ zones: [{ type: "2260" }], items: [{ dimension: "spatialLayout" }] });
  });
});

describe("what is irregular is told, kept, and written back", () => {
  const unit = (part: Partial<PublishedUnit>): PublishedUnit => ({ ...SMALL_LIST[0]!, ...part });
  it.each<[string, PublishedUnit[], Record<string, number>]>([
    ["a serial of five digits", [unit({ code: "ZH440104200012" })], { CODE_SERIAL: 1 }],
    ["a code that is none", [unit({ code: "?" })], { CODE_UNREADABLE: 1 }],
    ["a class at odds with its code", [unit({ cls: "优先保护单元1" })], { UNIT_CLASS_CODE: 1 }],
    ["a class that nobody knows", [unit({ cls: "特殊单元" })], { UNIT_CLASS: 1 }],
    ["a code twice", [unit({}), unit({})], { UNIT_DUPLICATE: 1 }],
    [
      "a heading broken in two",
      [unit({ items: [["污染物排放管", "3-1.【水/综合类】x"], ["控", "3-2.【水/综合类】y"]] })],
      { HEADING_SPLIT: 2 },
    ],
    [
      "numbers that jump",
      [unit({ items: [["区域布局管控", "1-1.【水/综合类】x"], ["区域布局管控", "1-3.【水/综合类】y"]] })],
      { ITEM_ORDER: 1 },
    ],
    [
      "items in one entry",
      [unit({ items: [["区域布局管控", "1-1.【水/综合类】x。1-2.【大气/综合类】y。【土壤/禁止类】z"], ["区域布局管控", "/"]] })],
      { ITEM_JOINED: 1, ITEM_NUMBER: 1 },
    ],
    ["no tag", [unit({ items: [["区域布局管控", "1-1.x"]] })], { ITEM_TAG_MISSING: 1 }],
  ])("%s", (_, units, expected) => {
    const { list, findings } = readUnitList(units);
    expect(counts(findings)).toEqual(expected);
    for (const { location, message } of findings) {
      expect(location?.path).toMatch(/^\$\[\d\]/);
      expect(message.zh).not.toMatch(/\{\w+\}/);
      expect(message.en).not.toMatch(/\{\w+\}/);
    }
    expect(writeUnitList(list)).toEqual(units);
  }); // biome-ignore format: one table

  it("what has not the form of a list is an error, never an exception", () => {
    for (const json of [null, 7, {}, [null], [{}], [{ code: 7 }], [{ code: "x", items: [["a"]] }], [{ code: "x", el: [1] }]])
      expect(readUnitList(json).findings.some(({ severity }) => severity === "error"), JSON.stringify(json)).toBe(true);
    // a member named as the prototype's is data like any other
    const hostile: unknown = JSON.parse('[{"code":"ZH44010420001","name":"n","cls":"重点管控单元","__proto__":{"x":1},"items":[]}]');
    const { list } = readUnitList(hostile);
    expect(({} as { x?: number }).x).toBeUndefined();
    expect(JSON.stringify(writeUnitList(list)[0])).toContain('"__proto__":{"x":1}');
  });
}); // biome-ignore format: one list

it("writing gives back what was read, for any list", () => {
  fc.assert(
    fc.property(publishedList, (units) => {
      const before = JSON.stringify(units);
      const { list } = readUnitList(units);
      expect(JSON.stringify(units)).toBe(before);
      expect(writeUnitList(list)).toEqual(units);
      // and every clause is told by its id alone
      expect(new Set(list.clauses.map(({ id }) => id)).size).toBe(list.clauses.length);
    }),
    { numRuns: 300 },
  );
});

describe.skipIf(!hasData("foshan_units.json"))("96 published units", () => {
  const text = readFileSync(`${DATA}foshan_units.json`, "utf8");
  const units = JSON.parse(text) as PublishedUnit[];
  const { list, findings } = readUnitList(units);
  const items = list.units.flatMap((unit) => unit.items);

  it("are read whole: 96 units, 1,228 items, and written back the same", () => {
    expect(list.units).toHaveLength(96);
    expect(units.flatMap((unit) => unit.items)).toHaveLength(1228);
    expect(items.filter(({ joined }) => joined !== true)).toHaveLength(1228);
    // 27 entries hold a tag inside, 67 in all: items run together
    expect(items).toHaveLength(1228 + 67);
    expect(writeUnitList(list)).toEqual(units);
  });

  it("share a library of clauses", () => {
    // 449 texts once the numbers are gone; white space, missing slashes of tags and "/" make some the same, and items that
    // run together are clauses of their own, most of which stand alone elsewhere
    const bare = new Set(units.flatMap((unit) => unit.items.map(([, item]) => item.replace(/^[\d-]+[.．]?/, ""))));
    expect(bare.size).toBe(449);
    const words = (item: string): string => item.replace(/^[\s.．]*(?:【[^】]*】)?/, "").trim();
    const alone = new Set([...bare].filter((item) => !/.【/.test(item.trim().slice(4))).map(words));
    const clauses = new Set(list.clauses.map((clause) => clause.text));
    expect([...alone].filter((item) => !/^\/?$/.test(item) && !clauses.has(item))).toEqual([]);
    const whole = [...bare].join("\n");
    expect([...clauses].filter((clause) => !whole.includes(clause))).toEqual([]);
    expect(list.clauses.length).toBeLessThan(bare.size);
  });

  it("are told of what is irregular, and no more", () => {
    expect(counts(findings)).toEqual({
      CODE_SERIAL: 2,
      HEADING_SPLIT: 2,
      ITEM_EMPTY: 3,
      ITEM_JOINED: 27,
      ITEM_NUMBER: 143,
      ITEM_ORDER: 3,
      ITEM_SPACES: 3,
      ITEM_TAG: 3,
      ZONE_NAME: 30,
      ZONE_NAME_ALIAS: 5,
    });
    expect(findings.filter(({ code }) => code === "CODE_SERIAL").map(({ subject }) => subject)).toEqual([
      "ZH440605200001",
      "ZH440606200012",
    ]);
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("are kept as number, tag and clause but for items that were irregular", () => {
    const irregular = new Set(
      findings
        .filter(({ code }) => /^ITEM_(NUMBER|SPACES|TAG|EMPTY)|ITEM_JOINED/.test(code))
        .map(({ location }) => location?.path),
    );
    const kept = list.units.flatMap((unit, u) => {
      let entry = -1;
      return unit.items.flatMap((item) => {
        if (item.joined !== true) entry++;
        return item.printed === undefined ? [] : [`$[${u}].items[${entry}]`];
      });
    });
    expect(kept.filter((path) => !irregular.has(path))).toEqual([]);
    expect(kept.length).toBeLessThan(160);
  });

  it("have the classes, parks and themes that their tags print", () => {
    expect(counts(list.units.map((unit) => ({ code: unit.class })))).toEqual({ priority: 43, key: 42, general: 11 });
    const clauses = new Map(list.clauses.map((clause) => [clause.id, clause]));
    const uses = items.flatMap(({ clause }) => (clause === null ? [] : [clauses.get(clause)!]));
    const tagged = uses.filter((clause) => clause.tagged);
    const printed = (mark: string): number => text.split(mark).length - 1;
    expect(counts(tagged.map(({ modality }) => ({ code: modality })))).toEqual({
      require: printed("综合类】"),
      restrict: printed("限制类】"),
      prohibit: printed("禁止类】"),
      encourage: printed("鼓励引导类】"),
    });
    expect(tagged.filter(({ theme }) => theme === "water")).toHaveLength(printed("【水/") + printed("【水综合类】"));
  });
});
