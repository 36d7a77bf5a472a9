// `sanxian/geometry`: polygon overlay and ellipsoidal measures, without a word of the domain.
export type { FillRule, OverlayOptions } from "./arrangement.ts";
export * from "./boolean.ts";
export type { Polygonal, PolygonSet } from "./polygon-set.ts";
export { type CoreSource, type EngineInfo, engine, ready, setWasmModule } from "./wasm-module.ts";
