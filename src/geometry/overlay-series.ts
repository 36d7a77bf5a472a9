// Overlays and checks of coverages one after another, of which nothing but labels, areas and findings is kept: on a core of
// their own they take the memory of the largest, where each by itself would leave its memory to the collector.

import type { OverlayOptions } from "./arrangement.ts";
import { type CoverageReport, type CoverageValidationOptions, validateCoverageIn } from "./coverage.ts";
import { type Layers, type OverlayFaces, overlayFaces } from "./overlay.ts";
import type { PolygonSet } from "./polygon-set.ts";
import { newCore } from "./wasm-module.ts";

/** Jobs on one core; it is free when the series is. @internal */
export interface OverlaySeries {
  /** The faces of an overlay, without their geometry. */
  faces<L extends Layers>(layers: L, options: OverlayOptions): OverlayFaces<L>;
  /** As `validateCoverage`. */
  validateCoverage(features: PolygonSet, options: CoverageValidationOptions): CoverageReport;
}

/** Begins a series. @internal */
export function overlaySeries(): OverlaySeries {
  const core = newCore();
  return {
    faces: (layers, options) => overlayFaces(layers, options, core),
    validateCoverage: (features, options) => validateCoverageIn(core, features, options),
  };
}
