// Codes of the field, read strictly and leniently.
export * from "./industry-code.ts";
export type { LenientParse } from "./irregular-code.ts";
export * from "./region-code.ts";
export * from "./unit-code.ts";
export * from "./zone-code.ts";
