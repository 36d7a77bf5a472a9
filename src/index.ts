// The front door: re-exports, grouped by wing; nothing else.
export * from "./domain/index.ts";
