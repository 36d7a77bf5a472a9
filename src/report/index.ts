export { type ChangeReport, renderChangeHtml } from "./change-html.ts";
export {
  type ChangeTextOptions,
  renderChangeText,
  renderImpactText,
  renderTrackText,
  type TrackReport,
} from "./change-text.ts";
export { type CheckedItem, type CheckedScheme, type CheckTextOptions, renderChecks } from "./check-text.ts";
export { delineationMapSvg } from "./delineation-map.ts";
export { type DelineationPageOptions, renderDelineation } from "./delineation-page.ts";
export { renderHtml } from "./html.ts";
export { type MapOptions, mapSvg } from "./map.ts";
export { renderMarkdown } from "./markdown.ts";
export type { Language, MapSource, ReportOptions } from "./options.ts";
export { renderRecordHtml, renderRecordMarkdown } from "./record.ts";
export { renderAdmissibleArea, renderSites } from "./sites.ts";
export { renderStatistics, type StatisticsSheet, statisticsSheet } from "./statistics-text.ts";
export { renderText, type TextOptions } from "./text.ts";
