// The small parts of reports: plain text, columns, figures, facts.
import { describe, expect, it } from "vitest";
import type { FactUsed } from "../../src/domain/index.ts";
import { columnsOf, cut, wrapped } from "../../src/report/columns.ts";
import { escapeMarkdown } from "../../src/report/escape.ts";
import { factText } from "../../src/report/facts.ts";
import { areaText, lengthText, numberText, shareText } from "../../src/report/figures.ts";
import { plain } from "../../src/report/plain.ts";
import { demoProject, SCHEME } from "../showcase/scheme.ts";
import { CONTROL, HARMFUL } from "./payloads.ts";

describe("plain text", () => {
  it("has nothing that steers, and is otherwise the same", () => {
    for (const text of CONTROL) {
      expect(HARMFUL.test(text), JSON.stringify(text)).toBe(true);
      expect(plain(text)).not.toMatch(HARMFUL);
    }
    const good = "台州湾 Ⅲ类 m² ≤5 ‰ “引号” — 𠮷 😀 é Ω → ①";
    expect(plain(good)).toBe(good);
  });
});

describe("columns", () => {
  it("count wide characters twice", () => {
    expect(columnsOf("ab")).toBe(2);
    expect(columnsOf("台州")).toBe(4);
    expect(columnsOf("（m²）")).toBe(6);
    expect(columnsOf("𠮷")).toBe(2);
  });

  it.each([
    ["one two three", 8, ["one two", "three"]],
    ["生态环境分区", 8, ["生态环境", "分区"]],
    // a closing mark never begins a line, an opening one never ends it
    ["生态环境，分区", 8, ["生态环", "境，分区"]],
    ["生态环（示例）", 8, ["生态环", "（示例）"]],
    ["abcdefghijkl", 8, ["abcdefgh", "ijkl"]],
    ["", 8, [""]],
  ])("break %s", (text, columns, lines) => {
    expect(wrapped(text, columns)).toEqual(lines);
  });

  it("never lose or add a character", () => {
    const text = "一般生态空间内从严控制大规模城镇化和工业化开发；major projects (2024) excepted，示例。".repeat(3);
    for (let columns = 8; columns < 90; columns++) {
      const lines = wrapped(text, columns);
      expect(lines.join("").replace(/ /g, "")).toBe(text.replace(/ /g, ""));
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
    }
  });

  it("cut at a whole character", () => {
    expect(cut("生态环境分区", 8)).toBe("生态环…");
    expect(cut("short", 8)).toBe("short");
  });
});

describe("figures", () => {
  it.each([
    [areaText(0.04), "0.0 m²"],
    [areaText(999_999.94), "999,999.9 m²"],
    [areaText(1e6), "1.000 km²"],
    [areaText(13_193_512_345), "13,193.512 km²"],
    [lengthText(9999.94), "9,999.9 m"],
    [lengthText(46_673.465), "46.67 km"],
    [shareText(0.000_01), "<0.1%"],
    [shareText(0.999_99), ">99.9%"],
    [shareText(1), "100.0%"],
    [shareText(0), "0.0%"],
    [numberText(210000), "210,000"],
    [numberText(1e21), "1e+21"],
    [numberText(-3.5), "-3.5"],
  ])("%s", (text, expected) => expect(text).toBe(expected));
});

describe("facts", () => {
  const source = { scheme: SCHEME, project: demoProject("undetermined") };
  const [park] = SCHEME.parks!;
  const [feature] = SCHEME.features!;
  it.each([
    [{ key: "flag:chemical", value: false }, "化工项目：否", "Chemical project: no"],
    [{ key: "flag:twoHigh", value: null }, "两高项目：未知", "High energy use, high emission: unknown"],
    [{ key: "nature", value: ["new", "expand"] }, "建设性质：新建、扩建", "Nature: New, Expand"],
    [{ key: "industry", value: ["C2710"] }, "行业代码：C2710", "Industry code: C2710"],
    [{ key: "material", value: [] }, "原辅材料：无", "Material: none"],
    [{ key: "quantity:waterUse", value: 210000 }, "waterUse：210,000 m3/a", "waterUse: 210,000 m3/a"],
    [{ key: "quantity:absent", value: 3 }, "absent：3", "absent: 3"],
    [{ key: "replacement:VOCs", value: 2 }, "VOCs 削减替代比例：2", "Replacement ratio of VOCs: 2"],
    [{ key: "section", value: true }, "控制断面达标：是", "Control section meets its target: yes"],
    [{ key: "listed:landUse", value: ["工业"] }, "列入目录“landUse”：工业", "Listed in “landUse”: 工业"],
    [{ key: "relocation", value: false }, "跨河段转移：否", "Moves between reaches: no"],
    [{ key: "relocation", value: "upper → lower" }, "跨河段转移：上游 → 下游", "Moves between reaches: Upper reach → Lower reach"],
    [{ key: "approvedOn", value: "2026-10-20" }, "批准日期：2026-10-20", "Approved on: 2026-10-20"],
    [{ key: "park", value: [park!.code] }, `所在园区：${park!.name}`, `Park: ${park!.name}`],
    [{ key: "park:P9:chemical", value: null }, "P9、化工园区：未知", "P9, Chemical park: unknown"],
    [{ key: "layer:groundwater", value: null }, "地下水环境图层：方案未提供", "Layer: Groundwater: not in the scheme"],
    [{ key: `feature:${feature!.id}`, value: 3202.448 }, `距${feature!.name}：3,202.4 m`, `Distance to ${feature!.name}: 3,202.4 m`],
    [{ key: "feature:x", value: "> 15000" }, "距x：超过 15.00 km", "Distance to x: over 15.00 km"],
    [{ key: "within:unitClass=general", value: 0.0066 }, "位于一般管控单元：0.7%", "Within General control unit: 0.7%"],
    [{ key: "within:element=air;zoneClass=key", value: 1 }, "位于大气环境、重点管控区：100.0%", "Within Air, Key control zone: 100.0%"],
    [{ key: "within:zoneTypes=1110/1130", value: 0 }, "位于分区类型、1110、1130：0.0%", "Within zone type, 1110, 1130: 0.0%"],
    [{ key: "something:new", value: true }, "something:new：是", "something:new: yes"],
    [{ key: "flag:__proto__", value: true }, "__proto__：是", "__proto__: yes"],
    [{ key: "quantity:__proto__", value: 1 }, "__proto__：1", "__proto__: 1"],
  ] satisfies [FactUsed, string, string][])("read well: $key", (fact, zh, en) => {
    expect(factText(fact, source)).toEqual({ zh, en });
  }); // biome-ignore format: one case a line
});

describe("Markdown", () => {
  it("escapes no more than it must", () => {
    expect(escapeMarkdown("2026-11-24，62.6%：ZH33102410001")).toBe("2026-11-24，62.6%：ZH33102410001");
    expect(escapeMarkdown("a_b*c")).toBe("a\\_b\\*c");
    expect(escapeMarkdown("1. x")).toBe("1\\. x");
    expect(escapeMarkdown("   - x")).toBe("\\- x");
  });
});
