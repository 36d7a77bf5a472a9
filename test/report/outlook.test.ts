// What lies ahead, in every format and both languages: the fewest questions, the fewest answers, what is pending, what is assumed.
import { describe, expect, it } from "vitest";
import type { AccessTerm } from "../../src/domain/index.ts";
import { renderHtml, renderMarkdown, renderText } from "../../src/report/index.ts";
import { prepareScheme, whatIf } from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, screenOn, smallScheme } from "../screening/small-scheme.ts";

const SITE = box(121.006, 28.606, 121.008, 28.608);
const LIST: Partial<AccessTerm>[] = [
  {
    id: "A",
    when: {
      op: "all",
      of: [
        { op: "flag", flag: "chemical" },
        { op: "flag", flag: "tailings" },
      ],
    },
  },
  { id: "B<b>", validFrom: "2027-01-01", modality: "restrict" },
];
const RENDER = [
  ["html", renderHtml],
  ["markdown", renderMarkdown],
  [
    "text",
    (analysis: Parameters<typeof renderText>[0], options: object) => renderText(analysis, { columns: 400, ...options }),
  ],
] as const;
/** Escapes differ by format; what is compared is the words. */
const words = (text: string): string => text.replace(/[\\]/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">");

describe.each(RENDER)("%s", (_, render) => {
  const analysis = screenOn(SITE, LIST, { flags: {} });

  it("says which questions decide, that they were proved to be the fewest, and what would be enough", () => {
    const zh = words(render(analysis, { language: "zh" }));
    expect(zh).toContain("怎样得出结论");
    expect(zh).toContain("只需回答下列 2 个问题，无论答案如何即可得出结论（已证明为最少）");
    expect(zh).toContain("满足以下条件即为“准入”：化工项目：否。");
    expect(zh).toContain("满足以下条件即为“不予准入”：化工项目：是；尾矿库：是。");
    const en = words(render(analysis, { language: "en" }));
    expect(en).toContain("These 2 questions decide the verdict whatever their answers are (proved to be the fewest)");
    expect(en).toContain("Enough for “Admissible”: Chemical project: no.");
  });

  it("says what is adopted and not yet in force, and what it does", () => {
    const zh = words(render(analysis, { language: "zh" }));
    expect(zh).toContain("已通过、尚未生效的内容");
    expect(zh).toContain("自 2027-01-01 起有变化，结论仍为“待补充”。");
    expect(zh).toContain("条目 B<b> 生效");
    expect(zh).toContain("B<b>：不适用 → 需承诺");
    expect(words(render(analysis, { language: "en" }))).toContain("B<b>: Not applicable → Needs a commitment");
    expect(zh).toMatch(/已知变化前有效至.{0,40}2026-12-31/s);
    // the id's markup is text
    if (render === renderHtml) expect(render(analysis, {})).not.toContain("<b>：");
  });

  it("says so when no answers decide, and when a proof is missing", () => {
    const outside = screenOn(box(121.029, 28.606, 121.031, 28.608), LIST, { flags: {} });
    expect(words(render(outside, { language: "zh" }))).toContain("仅靠补充项目信息不能得出可以准入的结论");
    const unproved = { ...analysis, deciding: { ...analysis.deciding!, provedMinimal: false } };
    expect(words(render(unproved, { language: "en" }))).toContain("(not proved to be the fewest)");
  });

  it("names what a what-if assumed", () => {
    const prepared = prepareScheme(smallScheme(LIST));
    const answers = { "flag:chemical": false, "quantity:waterUse": { value: 1200, unit: "t/a" }, relocation: null, "layer:water": [] } as const; // biome-ignore format: one line
    const assumed = whatIf(prepared, projectOn(SITE), answers, { asOf: AS_OF });
    const zh = words(render(assumed, { language: "zh" }));
    expect(zh).toContain("假定分析，并非项目自述：");
    for (const fact of ["化工项目：否", "waterUse：1,200 t/a", "跨河段转移：否", "水环境图层：无"])
      expect(zh).toContain(fact);
    expect(words(render(analysis, { language: "zh" }))).not.toContain("假定分析");
  });

  it("is silent where the verdict stands and nothing is pending", () => {
    const settled = screenOn(SITE, [{ modality: "require" }], { flags: {} });
    const zh = words(render(settled, { language: "zh" }));
    expect(zh).not.toContain("怎样得出结论");
    expect(zh).not.toContain("尚未生效的内容");
    expect(zh).not.toContain("有效至");
  });
});
