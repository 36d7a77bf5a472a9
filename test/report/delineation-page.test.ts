// The page of a delineation: what it must say, in either language, and that no text of the data breaks out of it.
import { describe, expect, it } from "vitest";
import { type DelineationInput, delineate } from "../../src/delineation/index.ts";
import type { ElementZone } from "../../src/domain/index.ts";
import { delineationMapSvg, renderDelineation } from "../../src/report/index.ts";
import { COUNTIES, rectangle, TERRITORY } from "../delineation/random-layers.ts";
import { readMarkup } from "./markup.ts";
import { HARMFUL, MARKUP } from "./payloads.ts";

function input(text: (role: string) => string): DelineationInput {
  const zone = (code: string, element: "ecology" | "water", type: string, geometry: ElementZone["geometry"]) =>
    ({ code, name: text("zone"), element, class: type.startsWith("1") ? "priority" : "key", type, geometry }) as ElementZone; // biome-ignore format: one line
  return {
    territory: { ...TERRITORY, name: text("territory") },
    admin: COUNTIES.map((county) => ({ ...county, name: text("county") })),
    layers: [
      { element: "ecology", zones: [zone(text("code"), "ecology", "1110", rectangle(0, 0, 10, 10))] },
      { element: "water", zones: [zone("W", "water", "2220", rectangle(5, 5, 20, 20)), zone("V", "water", text("type"), rectangle(30, 0, 31, 1))] }, // biome-ignore format: one line
    ],
    parks: [{ code: text("park"), name: text("park"), geometry: rectangle(20, 2, 24, 6) }],
    slivers: { minAreaM2: 2e6, mergePolicy: "any" },
  };
}

const plain = input((role) => ({ territory: "某市", county: "甲县", zone: "分区", code: "E1", type: "2240", park: "示范园" })[role]!); // biome-ignore format: one line

describe("the page of a delineation", () => {
  const result = delineate(plain);

  it("shows map, classes, the closed equation, every check, coverage, log and units", () => {
    const page = renderDelineation(result, { language: "zh" });
    const { texts } = readMarkup(page);
    const all = texts.map(({ text }) => text).join("\n");
    for (const heading of [
      "分类统计",
      "面积闭合式",
      "核验项",
      "要素图层覆盖",
      "碎斑合并记录",
      "数据问题与处理",
      "单元一览",
    ])
      expect(all).toContain(heading);
    for (const { code } of result.certificate!.checks) expect(all).toContain(code);
    for (const { code, name } of result.units) {
      expect(all).toContain(code);
      expect(all).toContain(name);
    }
    expect(all).toContain(result.certificate!.digest);
    expect(all).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
    expect(all).not.toContain("Covered");
  });

  it("says that areas sum to the territory's only where they do", () => {
    const certificate = result.certificate!;
    const page = (covered: boolean, gaps: number) =>
      renderDelineation({ ...result, certificate: { ...certificate, covered, valid: false, counts: { ...certificate.counts, gaps } } }); // biome-ignore format: one line
    expect(page(true, 0)).toMatch(/单元面积之和等于辖区面积.*sum to the territory/s);
    expect(page(false, 2)).not.toMatch(/面积之和等于|sum to the territory/);
    expect(page(false, 2)).toMatch(/缝隙 2 处.*gaps 2/s);
  });

  it("puts every table in a box of its own that scrolls, so that no page is wider than a phone", () => {
    const page = renderDelineation(result);
    expect(page.match(/<table/g)!.length).toBeGreaterThan(3);
    expect(page.match(/<table/g)).toHaveLength(page.match(/<div class="scroll"><table/g)!.length);
    expect(page).toMatch(/max-width:720px\)\{.*\.scroll,figure\{overflow-x:auto/s);
  });

  it("keeps legend and scale bar clear of the territory", () => {
    for (const [width, height] of [
      [860, 620],
      [400, 900],
      [900, 300],
    ] as const) {
      const svg = delineationMapSvg(result, { width, height, language: "zh" });
      const ground = [...svg.slice(svg.indexOf("</defs>"), svg.indexOf('class="sx-scale"')).matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const); // biome-ignore format: one line
      expect(ground.length).toBeGreaterThan(8);
      const frames = [...svg.matchAll(/class="sx-(?:legend|scale)" transform="translate\(([\d.]+) ([\d.]+)\)"><rect (?:x="(-\d+)" y="(-\d+)" )?width="([\d.]+)" height="(\d+)"/g)].map((found) => found.slice(1).map((text) => Number(text ?? 0))); // biome-ignore format: one line
      expect(frames).toHaveLength(2);
      const most = (axis: 0 | 1) => Math.max(...ground.map((at) => at[axis]));
      const least = (axis: 0 | 1) => Math.min(...ground.map((at) => at[axis]));
      for (const [tx, ty, dx, dy, w, h] of frames as [number, number, number, number, number, number][]) {
        const apart = tx + dx >= most(0) || tx + dx + w <= least(0) || ty + dy >= most(1) || ty + dy + h <= least(1);
        expect(apart, `${width} ${tx} ${ty}`).toBe(true);
        expect(ty + dy + h).toBeLessThanOrEqual(Number(/height="(\d+(?:\.\d+)?)"/.exec(svg)![1]));
      }
    }
  });

  it("says in English what it says in Chinese, and in both where not asked", () => {
    const english = renderDelineation(result, { language: "en" });
    expect(english).toContain("Covered once and wholly");
    expect(english).not.toContain("全域覆盖");
    const both = renderDelineation(result);
    expect(both).toContain("全域覆盖，互不重叠");
    expect(both).toContain("Covered once and wholly");
    expect(renderDelineation(result)).toBe(both);
  });

  it("tells succession, and does without a certificate", () => {
    const next = delineate({ ...plain, predecessor: result, certificate: false });
    const page = renderDelineation(next, { language: "zh" });
    expect(page).toContain(`沿用 ${next.units.length}`);
    expect(page).toContain("注销 0 个编码：无");
    expect(page).not.toContain("核验项");
  });

  it("is well formed and loads nothing, whatever the data says", () => {
    for (const [i, payload] of MARKUP.entries()) {
      const hostile = delineate(input((role) => (role === "type" ? `2${i}` : `${payload}${role}`)));
      const page = renderDelineation(hostile, { title: payload });
      const { tags } = readMarkup(page);
      expect(page).not.toMatch(HARMFUL);
      expect(tags.map(({ name }) => name)).not.toContain("script");
      for (const { attributes } of tags) for (const name of attributes.keys()) expect(name).not.toMatch(/^on|href|src/);
      readMarkup(delineationMapSvg(hostile));
    }
  });
});
