// The formats of an analysis.
import { type Language, type MapSource, renderHtml, renderMarkdown, renderText } from "../report/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import type { Io } from "./machine.ts";

/** Formats. @internal */
export const FORMATS = ["text", "json", "html", "markdown"] as const;
/** Languages. @internal */
export const LANGUAGES: readonly Language[] = ["both", "zh", "en"];

/** What a rendering needs beside the analysis. @internal */
export interface Rendering {
  readonly source: MapSource;
  readonly language: Language;
  readonly terminal: ReturnType<Io["terminal"]>;
}

/** An analysis in a format. @internal */
export function renderAs(
  format: (typeof FORMATS)[number],
  analysis: ConformityAnalysis,
  { source, language, terminal }: Rendering,
): string {
  switch (format) {
    case "json":
      return `${jsonText(analysis, 2)}\n`;
    case "html":
      return renderHtml(analysis, { language, source });
    case "markdown":
      return renderMarkdown(analysis, { language, source });
    default:
      return renderText(analysis, { language, source, ...terminalOptions(terminal) });
  }
}

/** How wide and whether in colour; a pipe gets the same bytes on every machine. @internal */
export function terminalOptions(terminal: ReturnType<Io["terminal"]>): { columns?: number; color?: boolean } {
  if (terminal === null) return {};
  return { columns: Math.min(Math.max(terminal.columns, 40), 100), color: terminal.color };
}

/**
 * JSON in which what steers a terminal is written as an escape; parsed, it is the same text. JSON.stringify does this for
 * the first 32 characters alone.
 *
 * @internal
 */
export function jsonText(value: unknown, space?: number): string {
  return JSON.stringify(value, null, space).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
