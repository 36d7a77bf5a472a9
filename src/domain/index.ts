export * from "./errors.ts";
export * from "./finding.ts";
export * from "./text.ts";
