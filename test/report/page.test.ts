// The page, the Markdown and the text of real analyses: complete, bilingual, well formed, the same every time.
import { describe, expect, it } from "vitest";
import { LABELS, type Verdict } from "../../src/domain/index.ts";
import { type Language, renderHtml, renderMarkdown, renderText } from "../../src/report/index.ts";
import { ANSWER, BASIS_STATE, RELATION, WORD } from "../../src/report/labels.ts";
import { type ConformityAnalysis, prepareScheme, screen } from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, smallScheme } from "../screening/small-scheme.ts";
import { demoProject, SCHEME } from "../showcase/scheme.ts";
import { readMarkup } from "./markup.ts";

const prepared = prepareScheme(SCHEME);
const NAMES = ["admissible", "inadmissible", "undetermined", "line", "point"] as const;
const CASES = NAMES.map((name) => {
  const project = demoProject(name);
  return { name, analysis: screen(prepared, project, { asOf: AS_OF }), source: { scheme: SCHEME, project } };
});
const LANGUAGES: readonly Language[] = ["both", "zh", "en"];
const visible = (html: string): string =>
  readMarkup(html)
    .texts.filter(({ inside }) => inside !== "style")
    .map(({ text }) => text)
    .join("\n");

describe.each(CASES)("$name", ({ analysis, source }) => {
  it("prints nothing that is a slip of the program, in any format and language", () => {
    for (const language of LANGUAGES)
      for (const text of [
        visible(renderHtml(analysis, { source, language })),
        visible(renderHtml(analysis, { language })),
        renderMarkdown(analysis, { source, language }),
        renderText(analysis, { source, language }),
        renderText(analysis, { language, summary: true }),
      ])
        expect(text).not.toMatch(/\bundefined\b(?! )|\bNaN\b|\[object|\bnull\b|Infinity|\{[a-zA-Z]+\}/);
  });

  it("is a whole page: language, character set, title, print rules, nothing loaded, well formed", () => {
    const page = renderHtml(analysis, { source });
    const { tags } = readMarkup(page);
    expect(page.startsWith('<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">')).toBe(true);
    expect(readMarkup(renderHtml(analysis, { language: "en" })).tags[0]!.attributes.get("lang")).toBe("en");
    const title = /<title>(.*?)<\/title>/.exec(page)![1]!;
    expect(title).toContain(analysis.project.name.zh);
    expect(page).toMatch(/@media print\{@page\{size:A4/);
    expect(tags.some(({ name }) => ["script", "link", "img", "iframe", "object", "form"].includes(name))).toBe(false);
    for (const { attributes } of tags)
      for (const key of attributes.keys()) expect(key).not.toMatch(/^(?:on|src|href|style|action)/);
    expect(page.replace("http://www.w3.org/2000/svg", "").match(/<style>.*?<\/style>/s)![0]).not.toMatch(
      /url\(|@import/,
    );
    expect(tags.filter(({ name }) => name === "h1")).toHaveLength(1);
    expect(tags.filter(({ name }) => name === "main")).toHaveLength(1);
    // every table says what its columns are, and has as many cells a row
    for (const table of page.matchAll(/<table.*?<\/table>/gs)) {
      const columns = table[0].match(/<th scope="col"/g)!.length;
      for (const row of table[0].matchAll(/<tr><td>.*?<\/tr>/gs)) expect(row[0].match(/<td/g)!.length).toBe(columns);
    }
  });

  it("marks its English as English", () => {
    const english = readMarkup(renderHtml(analysis, { source })).tags.filter(({ attributes }) => attributes.get("class") === "en" && attributes.has("lang")); // biome-ignore format: one line
    expect(english.length).toBeGreaterThan(30);
    for (const { attributes } of english) expect(attributes.get("lang")).toBe("en");
  });

  it("says the verdict, every reason, unit, element and weighty term in every format", () => {
    const { verdict, reasons, units, elements, terms, questions } = analysis;
    for (const text of [
      visible(renderHtml(analysis, { source })),
      renderMarkdown(analysis, { source })
        .replace(/\\(?=[!-/:-@[-`{-~])/g, "")
        .replaceAll("&#39;", "'"),
      renderText(analysis, { source, columns: 2000 }),
    ]) {
      for (const label of [
        LABELS.verdict[verdict],
        ...reasons.map((reason) => reason.text),
        ...questions.map((question) => question.text),
      ]) {
        // biome-ignore format: one line
        expect(text).toContain(label.zh);
        expect(text).toContain(label.en);
      }
      for (const unit of units) expect(text).toContain(unit.code);
      for (const { element, answer } of elements) {
        expect(text).toContain(LABELS.element[element].zh);
        expect(text).toContain(ANSWER[answer].en);
      }
      for (const term of terms) if (term.outcome !== "notApplicable") expect(text).toContain(term.term);
      for (const { outcome, text: words } of terms)
        if (outcome !== "notApplicable" && outcome !== "conforms") {
          expect(text).toContain(words.zh);
          expect(text).toContain(words.en);
        }
    }
  });

  it("is the same every time and leaves the analysis as it was", () => {
    const before = JSON.stringify(analysis);
    const again = screen(prepareScheme(SCHEME), source.project, { asOf: AS_OF });
    for (const render of [renderHtml, renderMarkdown, renderText])
      expect(render(analysis, { source })).toBe(render(again, { source }));
    expect(JSON.stringify(analysis)).toBe(before);
  });

  it("keeps the text within its columns", async () => {
    const { columnsOf } = await import("../../src/report/columns.ts");
    for (const columns of [60, 80, 100])
      for (const language of LANGUAGES)
        for (const text of renderText(analysis, { source, columns, language }).split("\n"))
          expect(columnsOf(text), text).toBeLessThanOrEqual(columns);
  });

  it("has no space at the end of a line", () => {
    expect(renderText(analysis, { source })).not.toMatch(/ \n/);
  });

  it("has Chinese alone, or English alone, when asked", () => {
    const { scheme } = source;
    const data = new Set(JSON.stringify([scheme, source.project, analysis]).match(/[A-Za-z0-9.,·]+/g));
    const page = renderText(analysis, { language: "zh", source });
    const foreign = page.match(/[A-Za-z]{4,}/g)?.filter((word) => !data.has(word) && !/^TZ|^ZH|^YS/.test(word)) ?? [];
    expect(foreign).toEqual([]);
  });
});

describe("names", () => {
  it("of every verdict, outcome, modality, tier, element and word are in both languages", () => {
    const lists = [LABELS.verdict, LABELS.outcome, LABELS.modality, LABELS.tier, LABELS.element, LABELS.dimension, LABELS.unitClass, ANSWER, BASIS_STATE, RELATION]; // biome-ignore format: one line
    for (const list of lists)
      for (const { zh, en } of Object.values(list)) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/^[A-Z a-z(),-]+$/);
      }
    for (const [name, { zh, en }] of Object.entries(WORD)) {
      if (name !== "termKind") expect(zh, name).toMatch(/[\u4e00-\u9fff]/);
      expect(en, name).not.toMatch(/[\u4e00-\u9fff]/);
      const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(places(en), name).toEqual(places(zh));
    }
  });

  it("of every verdict stand in the report of that verdict", () => {
    const base = CASES[0]!.analysis;
    for (const verdict of Object.keys(LABELS.verdict) as Verdict[]) {
      const analysis: ConformityAnalysis = { ...base, verdict };
      const { zh, en } = LABELS.verdict[verdict];
      expect(renderHtml(analysis)).toContain(
        `<div class="verdict ${verdict}"><b>${zh} <span class="en" lang="en">${en}</span></b>`,
      );
      expect(renderMarkdown(analysis)).toContain(`${zh} ${en}`);
      expect(renderText(analysis)).toContain(`【${zh} ${en}】`);
    }
  });

  it("of every tier and modality stand in the row of a term", () => {
    const base = CASES[1]!.analysis;
    const [first] = base.terms.filter(({ outcome }) => outcome === "violates");
    for (const tier of Object.keys(LABELS.tier) as (keyof typeof LABELS.tier)[])
      for (const modality of Object.keys(LABELS.modality) as (keyof typeof LABELS.modality)[]) {
        const analysis = { ...base, terms: [{ ...first!, tier, modality }] };
        for (const text of [visible(renderHtml(analysis)), renderMarkdown(analysis), renderText(analysis)]) {
          for (const { zh, en } of [LABELS.tier[tier], LABELS.modality[modality]]) {
            expect(text.replace(/\\/g, "")).toContain(zh);
            expect(text.replace(/\\/g, "")).toContain(en);
          }
        }
      }
  });
});

describe("what is out of the common", () => {
  const on = (footprint: Parameters<typeof projectOn>[0], scheme = smallScheme()): ConformityAnalysis =>
    screen(prepareScheme(scheme), projectOn(footprint), { asOf: AS_OF });

  it("ground outside all units is said to be no pass", () => {
    const analysis = on(box(121.029, 28.602, 121.032, 28.604));
    for (const text of [
      visible(renderHtml(analysis)),
      renderMarkdown(analysis),
      renderText(analysis, { columns: 200 }),
    ]) {
      expect(text).toContain("不在任何管控单元内，不能视为符合");
      expect(text).toContain("in no control unit and cannot count as conforming");
    }
  });

  it("no unit at all, no term at all", () => {
    const analysis = on(box(125, 30, 125.01, 30.01));
    expect(analysis.units).toEqual([]);
    for (const text of [visible(renderHtml(analysis)), renderMarkdown(analysis), renderText(analysis)])
      expect(text).toContain(WORD.noUnits.zh);
  });

  it("an empty footprint", () => {
    const analysis = on({ type: "FeatureCollection", features: [] } as never);
    for (const text of [visible(renderHtml(analysis)), renderMarkdown(analysis), renderText(analysis)]) {
      expect(text).toContain("项目用地范围为空");
      expect(text).toContain("—");
    }
  });

  it("lines and points are measured in their own units", () => {
    const both = on({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [121.006, 28.605] }, { type: "LineString", coordinates: [[121.006, 28.605], [121.008, 28.605]] }] } as never); // biome-ignore format: one line
    expect(renderText(both)).toMatch(/用地规模 Footprint: 195\.\d m、1 个点 195\.\d m, points: 1/);
  });

  it("a layer that covers a part is said to", () => {
    const layers = smallScheme().layers.map((layer) => ({ ...layer, coverage: "partial" as const }));
    const partly = on(box(121.022, 28.602, 121.024, 28.604), { ...smallScheme(), layers });
    for (const text of [renderText(partly, { columns: 200 }), renderMarkdown(partly), visible(renderHtml(partly))])
      expect(text).toMatch(/图层未覆盖全域[\s\S]*layer covers a part/);
    expect(renderText(on(box(121.022, 28.602, 121.024, 28.604)), { columns: 200 })).not.toContain("图层未覆盖全域");
  });

  it("terms adopted and not yet in force", () => {
    const scheme = smallScheme([{ validFrom: "2027-03-01", scope: { place: { zoneTypes: ["1110"] } } }]);
    const analysis = on(box(121.001, 28.602, 121.003, 28.604), scheme);
    for (const text of [visible(renderHtml(analysis)), renderMarkdown(analysis), renderText(analysis)]) {
      expect(text).toContain("2027-03-01 起生效，届时：不符合");
      expect(text).toContain("in force from 2027-03-01; then: Violates");
    }
  });

  it("words that no rule encodes", () => {
    const analysis = on(box(121.001, 28.602, 121.003, 28.604), smallScheme([{ textOnly: true, text: "须符合规划" }]));
    expect(visible(renderHtml(analysis))).toContain(WORD.manualReview.zh);
  });
});
