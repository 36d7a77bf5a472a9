// Text from outside is inert in every report.
import { describe, expect, it } from "vitest";
import type { ControlUnit, ZoningScheme } from "../../src/domain/index.ts";
import { mapSvg, renderHtml, renderMarkdown, renderText } from "../../src/report/index.ts";
import { plain } from "../../src/report/plain.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { AS_OF } from "../screening/small-scheme.ts";
import { readMarkup, skeleton } from "./markup.ts";
import { HARMFUL, PAYLOADS } from "./payloads.ts";
import { poisoned } from "./poisoned.ts";

const LANGUAGES = ["both", "zh", "en"] as const;
const calm = poisoned("calm");
const shown = (text: string): string => JSON.stringify(text.slice(0, 40));
/** The skeleton without map labels, which may find no room for a long name. */
const bones = (source: string): string[] => skeleton(readMarkup(source.replace(/<g class="sx-label">.*?<\/g>/g, "")));
const HEAD = /^(?:#{1,3} |\| |> |\s*- |\d+\. )/;
/** What of a Markdown text a renderer acts on, line by line: the head of a block, and marks inside the line. */
const marks = (markdown: string): string[] =>
  markdown
    .split("\n")
    .map(
      (line) =>
        (HEAD.exec(line)?.[0] ?? "") + line.replace(HEAD, "").replace(/\\[!-/:-@[-`{-~]|&[\w#]+;|[^*_`[\]<>|~]/g, ""),
    );

describe("the table of payloads", () => {
  it("is large and each of them reaches every format", () => {
    expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(80);
    const { analysis, source } = poisoned("MARK");
    const count = (text: string): number => text.split("MARK").length - 1;
    expect(count(renderHtml(analysis, { source }))).toBeGreaterThan(100);
    expect(count(mapSvg(analysis, source))).toBeGreaterThan(8);
    expect(count(renderMarkdown(analysis, { source }))).toBeGreaterThan(80);
    expect(count(renderText(analysis, { source }))).toBeGreaterThan(60);
  });
});

describe.each(PAYLOADS.map((payload) => [shown(payload), payload] as const))("%s", (_, payload) => {
  const { analysis, source } = poisoned(payload);

  it("adds no element and no attribute to the page or the map", () => {
    for (const language of LANGUAGES) {
      const page = renderHtml(analysis, { source, language });
      expect(bones(page)).toEqual(bones(renderHtml(calm.analysis, { source: calm.source, language })));
      const map = mapSvg(analysis, source, { language });
      expect(bones(map)).toEqual(bones(mapSvg(calm.analysis, calm.source, { language })));
      expect(page).not.toMatch(HARMFUL);
      expect(map).not.toMatch(HARMFUL);
    }
  });

  it("is still there to be read", () => {
    const texts = readMarkup(renderHtml(analysis, { source })).texts.map(({ text }) => text);
    expect(texts.some((text) => text.includes(plain(payload)))).toBe(true);
  });

  it("adds no mark to the Markdown, and no link", () => {
    for (const language of LANGUAGES) {
      const text = renderMarkdown(analysis, { source, language });
      expect(marks(text)).toEqual(marks(renderMarkdown(calm.analysis, { source: calm.source, language })));
      expect(text).not.toMatch(HARMFUL);
      expect(text).not.toMatch(/(?<!\\):\/\/|(?<!\\)@|\bwww\.|(?<!\\)\]\(/i);
      for (const line of text.split("\n")) {
        // nothing from data stands at the head of a block
        const rest = line.replace(HEAD, "");
        if (rest === line || /^\| (?:---:? \| ?)+$/.test(line)) continue;
        expect(rest).not.toMatch(/^(?:\s{4}|#|[-+=]|\d+[.)] |>|`|~)/);
      }
    }
  });

  it("reaches no terminal with a character that steers it", () => {
    for (const language of LANGUAGES)
      for (const summary of [false, true]) {
        expect(renderText(analysis, { source, language, summary })).not.toMatch(HARMFUL);
        const coloured = renderText(analysis, { source, language, summary, color: true });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are ours
        expect(coloured.replace(/\u001b\[(?:0|2|32|1;3[1-5])m/g, "")).not.toMatch(HARMFUL);
      }
  });
});

describe("a scheme that nobody checked", () => {
  it("cannot break out by a member of a closed list either", () => {
    const evil = '"><script>alert(1)</script>';
    const { scheme, project } = calm.source;
    const unchecked = {
      ...scheme,
      version: { ...scheme.version, status: evil },
      units: scheme.units.map((unit): ControlUnit => ({ ...unit, class: evil as never })),
      zones: scheme.zones.map((zone) => ({ ...zone, class: evil as never })),
      layers: scheme.layers.map((layer) => ({ ...layer, date: evil })),
      terms: scheme.terms.map((term) => ({ ...term, modality: term.modality, dimension: evil, theme: evil })),
    } as unknown as ZoningScheme;
    const analysis = screen(prepareScheme(unchecked), project, { asOf: AS_OF });
    const page = renderHtml(analysis, { source: { scheme: unchecked, project } });
    expect(readMarkup(page).tags.filter(({ name }) => name === "script")).toEqual([]);
    expect(renderMarkdown(analysis)).not.toContain("<script");
  });
});
