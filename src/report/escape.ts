// Text from data made harmless where it is written: markup characters become entities; plain() takes the rest. The result
// is safe as HTML text and inside a double-quoted attribute.
import { plain } from "./plain.ts";

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

/** What begins a block of Markdown. */
const BLOCK = /^(\s*)(?:([+=-])|(\d{1,9})([.)]))/;

/**
 * For a line or a cell of Markdown: marks of Markdown are escaped, block marks only where a block could begin, and what some
 * renderers turn into a link on their own is broken up.
 *
 * @internal
 */
export function escapeMarkdown(text: string): string {
  return plain(text)
    .trim()
    .replace(/[\\`*_{}[\]()#!|<>&~@$^"']/g, (c) => ENTITY.get(c) ?? `\\${c}`)
    .replace(/:(?=\/\/)|(?<=\bwww)\./gi, (c) => `\\${c}`)
    .replace(BLOCK, (_, space: string, mark = "", digits = "", point = "") => `${space}${digits}\\${mark}${point}`);
}
