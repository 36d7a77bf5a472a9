export * from "./conformity-analysis.ts";
export { type PreparedScheme, prepareScheme } from "./prepared-scheme.ts";
export { screen } from "./screen.ts";
export type { ScreenOptions } from "./screening-settings.ts";
