// The front door: re-exports, grouped by wing; nothing else.
export * from "./delineation/index.ts";
export * from "./domain/index.ts";
export * from "./exchange/index.ts";
export * from "./geometry/index.ts";
export * from "./report/index.ts";
export * from "./revision/index.ts";
export * from "./screening/index.ts";
export * from "./supervision/index.ts";
