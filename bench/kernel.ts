// The core as the bench sees it: the public operations, and the inner ones that take and give typed arrays, so that an
// arrangement can be timed without the GeoJSON around it. Bundled by build.mjs, never published.
export { certify, delineate, joinTables, syntheticProvince } from "../src/delineation/index.ts";
export { area } from "../src/geometry/area.ts";
export { arrangeIn, dissolveFaces, withArrangement } from "../src/geometry/arrangement.ts";
export { intersection, union } from "../src/geometry/boolean.ts";
export { overlay } from "../src/geometry/overlay.ts";
export { flatten } from "../src/geometry/polygon-set.ts";
export { prepare } from "../src/geometry/prepared.ts";
export { newCore } from "../src/geometry/wasm-module.ts";
// the screening of single projects and of a batch, with the scheme prepared once
export { cutFootprint } from "../src/screening/footprint.ts";
export { prepareScheme } from "../src/screening/prepared-scheme.ts";
export { screen } from "../src/screening/screen.ts";
export { screeningSettings } from "../src/screening/screening-settings.ts";
export { summarise, summariseCut } from "../src/screening/screening-summary.ts";
