// Colours of maps and pages: one place, so that the legend, the table and the map agree. Units are green, red and yellow by
// the convention of the field; the footprint is blue, which no class has.
import type { ZoneClass } from "../domain/index.ts";

/** Fill of a class. @internal */
export const CLASS_FILL: Readonly<Record<ZoneClass, string>> = {
  priority: "#9fd192",
  key: "#f0a193",
  general: "#f9e59a",
};
/** Fill of a class; grey for what is none. @internal */
export function fillOf(value: string): string {
  return Object.hasOwn(CLASS_FILL, value) ? CLASS_FILL[value as ZoneClass] : "#d9d9d9";
}
/** Ink of text and lines. @internal */
export const INK = "#22313a";
/** Borders of units. @internal */
export const BORDER = "#7c8a86";
/** Footprint: fill and outline. @internal */
export const FOOTPRINT = { fill: "#2166ac", line: "#0b3d6e" } as const;
/** What a term objects to. @internal */
export const VIOLATES = "#b3261e";
/** What must be committed to. @internal */
export const COMMITMENT = "#9a5200";
/** Outline of the ecological red line: green would vanish on the units it made. @internal */
export const REDLINE = "#c4161c";
/** Outline of parks. @internal */
export const PARK = "#5b3a86";
