export { renderHtml } from "./html.ts";
export { type MapOptions, mapSvg } from "./map.ts";
export { renderMarkdown } from "./markdown.ts";
export type { Language, MapSource, ReportOptions } from "./options.ts";
export { renderText, type TextOptions } from "./text.ts";
