// `sanxian/geometry`: polygon overlay and ellipsoidal measures, without a word of the domain.
/**
 * The geometry alone: `import { overlay } from "sanxian/geometry"`; the front door exports the same. 几何.
 *
 * @module sanxian/geometry
 */
export { type CoreSource, type EngineInfo, engine, ready, setWasmModule } from "./wasm-module.ts";

// (the core first: see wasm-module.ts)

export { type AreaMethod, type AreaOptions, area, areasOf, type Ellipsoid } from "./area.ts";
export type { FillRule, OverlayOptions } from "./arrangement.ts";
export { difference, intersection, symmetricDifference, union } from "./boolean.ts";
export { type BufferOptions, bufferM } from "./buffer.ts";
export { clipLines, type Lineal, type LinePiece } from "./clip-lines.ts";
export {
  type CoverageRegion,
  type CoverageReport,
  type CoverageTotals,
  type CoverageValidationOptions,
  type OverlapSet,
  type UnmatchedEdge,
  validateCoverage,
} from "./coverage.ts";
export {
  type CleanedCoverage,
  type CleaningEntry,
  type CleaningTotals,
  type CoverageChange,
  type CoverageCleaningOptions,
  type CoverageRemainder,
  cleanCoverage,
  type LeftReason,
} from "./coverage-cleaning.ts";
export type { CoverageFindingCode } from "./coverage-findings.ts";
export type { CoverageFeatures, CoverageOptions, RegionKind } from "./coverage-regions.ts";
export { DistanceIndex, distanceM, lengthM } from "./distance.ts";
export type { Located } from "./figure.ts";
export { type FootprintRow, type FootprintTable, type TableOptions, tabulateFootprint } from "./footprint-table.ts";
export {
  type Coverings,
  type Face,
  type Layers,
  type Overlay,
  overlay,
  overlayAsync,
  type TableRow,
} from "./overlay.ts";
export type { Polygonal, PolygonSet } from "./polygon-set.ts";
export { type FaceHit, NO_FACE, type Prepared, type PrepareOptions, prepare } from "./prepared.ts";
export type { AsyncOptions } from "./steps.ts";
export { type MadeValid, makeValid, validate } from "./validity.ts";
