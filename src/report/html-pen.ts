// What the parts of a page are written with.
import type { BilingualText } from "../domain/index.ts";
import { escapeHtml } from "./escape.ts";
import { colon, type Language, type MapSource } from "./options.ts";

/** Writes texts in the languages asked for. @internal */
export interface Pen {
  /** A text in the languages asked for, English smaller and marked as English; `after` is markup behind the first. */
  t(text: BilingualText, after?: string): string;
  readonly colon: string;
  readonly source: MapSource | undefined;
}

/** A pen for a language. @internal */
export function penFor(language: Language, source: MapSource | undefined): Pen {
  return { t: (text, after) => two(text, language, after), colon: colon(language), source };
}

/** Chinese, and the English smaller behind it. */
function two({ zh, en }: BilingualText, language: Language, after = ""): string {
  if (language === "zh" || (language === "both" && zh === en)) return escapeHtml(zh) + after;
  if (language === "en") return escapeHtml(en) + after;
  return `${escapeHtml(zh)}${after} <span class="en" lang="en">${escapeHtml(en)}</span>`;
}

/** Ids of terms behind a sentence. @internal */
export function marks(terms: readonly string[]): string {
  return terms.length > 0 ? ` <small>${escapeHtml(terms.join(", "))}</small>` : "";
}

/** A table with a head. @internal */
export function table(
  head: readonly (readonly [BilingualText, kind: string])[],
  rows: readonly string[],
  { t }: Pen,
  kind = "",
): string {
  const cells = head.map(([text, name]) => `<th scope="col"${name && ` class="${name}"`}>${t(text)}</th>`).join("");
  return `<div class="scroll"><table${kind && ` class="${kind}"`}><thead><tr>${cells}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}
