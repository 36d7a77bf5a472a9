// The report on an update: text from outside is inert in page, maps, matrix and text; numbers agree with the difference.
import { describe, expect, it } from "vitest";
import type { UpdateDeclaration } from "../../src/domain/index.ts";
import { renderChangeHtml, renderChangeText, renderImpactText, renderTrackText } from "../../src/report/index.ts";
import { plain } from "../../src/report/plain.ts";
import { diffSchemes, type ImpactKind, judgeUpdate, type UpdateImpact } from "../../src/revision/index.ts";
import { column, smallScheme, term, unit } from "../revision/small-scheme.ts";
import { readMarkup, skeleton } from "./markup.ts";
import { HARMFUL, PAYLOADS } from "./payloads.ts";

const LANGUAGES = ["both", "zh", "en"] as const;

/** An update whose every free text is the one given. */
function poisonedUpdate(text: string) {
  const scheme = (east: number, number: string) =>
    smallScheme({
      name: text,
      authority: text,
      demonstration: true,
      notice: { zh: text, en: text },
      version: {
        number: `${number} ${text}`,
        status: "inForce",
        baseDate: "2024-01-01",
        areaMethod: "lonlat",
        publishedOn: "2024-09-01",
      },
      units: [
        unit(`1${text}`, column(121, east), { name: text, class: "priority", county: "331002" }),
        unit(`2${text}`, column(east, 121.02), { name: text, class: "key", county: "331002" }),
        unit(`3${text}`, column(121.02, 121.04), { name: `${text}${number}`, class: "general", county: "331002" }),
      ],
      terms: [term(text, { text: `${number} ${text}`, textEn: text, scope: { units: [`1${text}`] } })],
      threeLines: {
        redline: {
          zones: [],
          indicators: [
            { id: text, name: text, targets: [{ year: 2030, value: Number(number), unit: text, bound: "atMost" }] },
          ],
        },
        qualityBottomLines: [],
        resourceUpperLimits: [],
      },
    });
  const [before, after] = [scheme(121.01, "1"), scheme(121.008, "2")];
  const update: UpdateDeclaration = {
    kind: "dynamic",
    authority: "another",
    on: "2026-01-01",
    triggers: [{ id: text, kind: "spatialPlan", area: column(121, 121.001), evidence: [text] }],
    evidence: [{ id: "e", kind: "approval", title: text, by: text, date: "2025-01-01" }],
  };
  const diff = diffSchemes(before, after);
  const counts: Record<ImpactKind, number> = {
    gains: 0,
    loses: 1,
    changed: 0,
    unchanged: 0,
    undetermined: 0,
    failed: 0,
  };
  const impact: UpdateImpact = {
    format: "sanxian.impact",
    formatVersion: "1",
    counts,
    findings: [],
    projects: [
      {
        project: text,
        name: text,
        impact: "loses",
        before: "admissible",
        after: "inadmissible",
        terms: [{ term: text, before: null, after: "violates", areaM2: 5, because: { zh: text, en: text } }],
        ground: [{ class: "priority", beforeM2: 0, afterM2: 5 }],
      },
    ],
  };
  return { diff, before, after, judgement: judgeUpdate(before, after, update, diff), impact };
}

/** Whether a text is safe to show, line by line. */
const isPlain = (text: string): boolean => text.split("\n").every((line) => plain(line) === line);
const calm = poisonedUpdate("calm");

it("every free text reaches the page", () => {
  const page = renderChangeHtml(poisonedUpdate("MARK"));
  expect(page.split("MARK").length - 1).toBeGreaterThan(25);
});

describe.each(PAYLOADS.map((payload) => [JSON.stringify(payload.slice(0, 40)), payload] as const))(
  "%s",
  (_, payload) => {
    // a lone half of a surrogate pair has no digest, so no difference is made of it
    const whole = !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(payload);
    it("stays text", () => {
      if (!whole) {
        expect(() => poisonedUpdate(payload)).toThrow(/surrogate/);
        return;
      }
      const report = poisonedUpdate(payload);
      for (const language of LANGUAGES) {
        const page = renderChangeHtml(report, { language });
        expect(skeleton(readMarkup(page))).toEqual(skeleton(readMarkup(renderChangeHtml(calm, { language }))));
        expect(page).not.toMatch(HARMFUL);
        expect(isPlain(renderChangeText(report.diff, { language, judgement: report.judgement }))).toBe(true);
        expect(isPlain(renderImpactText(report.impact, { language }))).toBe(true);
      }
    });
  },
);

it("tells the balance and the matrix of the difference", () => {
  const { diff, judgement } = calm;
  const text = renderChangeText(diff, { language: "en", judgement });
  expect(text).toContain("Priority → Key");
  expect(text).toContain("UPDATE_FUNCTION_LOWERED");
  expect(renderChangeHtml(calm)).toContain(text.match(/Priority → Key: ([\d,.]+ (?:km²|m²))/)![1]);
});

it("a track without anything says so", () => {
  const nothing = {
    asOf: "2026-11-24",
    duties: [],
    versions: null,
    watched: [],
    problems: [],
    patches: [],
    headrooms: [],
    evaluation: null,
    findings: [],
  };
  expect(renderTrackText(nothing, { language: "zh" })).toContain("没有需要处理的事项");
});
