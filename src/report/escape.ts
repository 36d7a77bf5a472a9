// Text from data made harmless where it is written: markup characters become entities, control and direction characters
// become spaces. The result is safe as HTML text and inside a double-quoted attribute.
import { plain } from "./text.ts";

const ENTITY: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);

/** For HTML and SVG text and attributes. @internal */
export function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (c) => ENTITY.get(c)!);
}

/** For a cell of a Markdown table. @internal */
export function escapeMarkdown(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]()#+\-.!|<>&~]/g, (c) =>
    c === "<" ? "&lt;" : c === ">" ? "&gt;" : c === "&" ? "&amp;" : `\\${c}`,
  );
}
