export * from "./conformity-analysis.ts";
export { type PreparedScheme, prepareScheme } from "./prepared-scheme.ts";
export { type ScreenOptions, screen } from "./screen.ts";
