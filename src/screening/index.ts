export * from "./conformity-analysis.ts";
export { type PreparedScheme, prepareScheme } from "./prepared-scheme.ts";
export { screen } from "./screen.ts";
export {
  type BatchOptions,
  type BatchProgress,
  type FootprintSet,
  type ProjectSource,
  type ScreenedRecord,
  screenAll,
  type UnreadableProject,
} from "./screen-all.ts";
export type { ScreenOptions } from "./screening-settings.ts";
export { type PlaceShare, type ScreeningSummary, summaryOf } from "./screening-summary.ts";
