// The published item form `n-m.【theme/modality】text`.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatListItem, readListItem } from "../../src/exchange/index.ts";
import { tag, words } from "./lists.ts";

const codes = (printed: string): string[] => readListItem(printed).findings.map(({ code }) => code);

describe("an item as it should be", () => {
  it("is taken apart without a word", () => {
    expect(readListItem("1-2.【大气/限制类】严格限制新建储油库项目。")).toEqual({
      number: [1, 2],
      tag: { theme: "air", modality: "restrict" },
      text: "严格限制新建储油库项目。",
      none: false,
      findings: [],
    });
    expect(readListItem("12.【岸线/禁止类】不得占用。").number).toEqual([12]);
    expect(readListItem("单元内各要素按其要求执行。")).toMatchObject({ number: null, tag: null, findings: [] });
  });

  it("says none by a slash, and nothing by nothing, which is told", () => {
    expect(readListItem("/")).toMatchObject({ none: true, text: "", findings: [] });
    expect(readListItem("")).toMatchObject({ none: true });
    for (const printed of ["无", "暂无。", "—", " - "])
      expect(readListItem(printed), printed).toMatchObject({ none: true, text: "", findings: [] });
    expect(readListItem("无组织排放须收集处理。").none).toBe(false);
    expect(codes("")).toEqual(["ITEM_EMPTY"]);
  });

  it("is written as it is read, for every theme and modality", () => {
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 9999 }), { nil: undefined }), fc.nat({ max: 9999 }), tag, words, (n, m, of, text) => {
        fc.pre(text.trim() === text && text !== "");
        const printed = formatListItem({ number: n === undefined ? [m] : [n, m], tag: of, text, none: false });
        const reading = readListItem(printed);
        expect(reading.findings).toEqual([]);
        expect(reading).toMatchObject({ tag: of, text });
        expect(formatListItem(reading)).toBe(printed);
      }),
    );
  }); // biome-ignore format: one property
});

describe("an item that deviates is read and told", () => {
  it.each([
    ["1-2【水/综合类】x", "ITEM_NUMBER", [1, 2]],
    ["3-1．【水/综合类】x", "ITEM_NUMBER", [3, 1]],
    ["4-2. 【水/综合类】x", "ITEM_NUMBER", [4, 2]],
    ["1—2.【水/综合类】x", "ITEM_NUMBER", [1, 2]],
    ["【水/综合类】x", "ITEM_NUMBER", null],
    ["1.【水综合类】x", "ITEM_TAG", [1]],
    ["1.【土地资源资源/综合类】x", "ITEM_TAG", [1]],
    ["1.【水／限制】x", "ITEM_TAG", [1]],
    ["1.【水/奇怪类】x", "ITEM_TAG_UNKNOWN", [1]],
    ["1.【水星/限制类】x", "ITEM_TAG_UNKNOWN", [1]],
    ["1.【水/限制类】", "ITEM_TEXT_MISSING", [1]],
    ["1.【水/限制类】 x", "ITEM_SPACES", [1]],
  ])("%s", (printed, code, number) => {
    expect(codes(printed)).toEqual([code]);
    expect(readListItem(printed).number).toEqual(number);
  });

  it("by theme and modality where they can be told", () => {
    expect(readListItem("1.【土地资源资源/综合类】x").tag).toEqual({ theme: "land", modality: "require" });
    expect(readListItem("1.【能源综合类】x").tag).toEqual({ theme: "energy", modality: "require" });
    expect(readListItem("1.【水资源限制】x").tag).toEqual({ theme: "waterResource", modality: "restrict" });
    expect(readListItem("1.【水星/限制类】x").tag).toEqual({ theme: "other", modality: "restrict" });
  });

  it("without taking a number that belongs to the words", () => {
    for (const printed of ["3公里范围内禁止", "2.5吨以下锅炉", "35蒸吨以下"]) {
      expect(readListItem(printed)).toMatchObject({ number: null, text: printed });
    }
  });
});

it("takes any text of any length in linear time, and loses none of its words", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (printed) => {
      const { text, none } = readListItem(printed);
      expect(printed.includes(text)).toBe(true);
      if (none) expect(printed.trim()).toMatch(/^([/／—-]|——|暂?无。?)?$/);
    }),
  );
  const long = `${"1".repeat(200_000)}${"【".repeat(200_000)}`;
  expect(readListItem(long).text).toBe(long);
});
