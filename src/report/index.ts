export { renderHtml } from "./html.ts";
export { type MapOptions, type MapSource, mapSvg } from "./map.ts";
export { renderMarkdown } from "./markdown.ts";
export { type Language, type ReportOptions, renderText } from "./text.ts";
