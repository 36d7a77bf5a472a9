// The front door: re-exports, grouped by wing; nothing else.
/**
 * The whole library: `import { screen } from "sanxian"`, or `require("sanxian")`. 全部导出.
 *
 * Start at {@link prepareScheme} and {@link screen} to judge a project, at {@link delineate} to compile units, at
 * {@link diffSchemes} and {@link judgeUpdate} to compare versions, at {@link watchIndicator} and {@link screenPatches} to watch
 * over a scheme, at {@link readScheme} and {@link readUnitList} to read files, at {@link overlay} for geometry alone.
 *
 * @module sanxian
 */
export * from "./delineation/index.ts";
export * from "./domain/index.ts";
export * from "./exchange/index.ts";
export * from "./geometry/index.ts";
export * from "./report/index.ts";
export * from "./revision/index.ts";
export * from "./screening/index.ts";
export * from "./supervision/index.ts";
