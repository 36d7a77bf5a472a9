// The small map of the whole territory, with a frame where the large one lies.
import type { Geometry } from "geojson";
import type { ZoningScheme } from "../domain/index.ts";
import { FOOTPRINT, fillOf } from "./map-colours.ts";
import { boxOf, grownBox } from "./map-extent.ts";
import { draw, type Frame } from "./map-paths.ts";
import { type Projection, projectionOf } from "./map-projection.ts";

const SIZE = 150;
const MARGIN = 12;

/** The frame it takes. @internal */
export const INSET_FRAME: Frame = [MARGIN, MARGIN, MARGIN + SIZE, MARGIN + SIZE];

/** Draws it. @internal */
export function inset(scheme: ZoningScheme, footprint: Geometry | null, main: Projection): string {
  const box = boxOf(scheme.territory.geometry);
  if (box === null) return "";
  const small = projectionOf(grownBox(box, 0.03), SIZE, SIZE, 1000);
  const ground = scheme.units
    .map(
      ({ class: zoneClass, geometry }) =>
        `<path d="${draw(geometry, small).areas}" fill="${fillOf(zoneClass)}" fill-rule="evenodd"/>`,
    )
    .join("");
  const [left, bottom] = small.place(main.box[0], main.box[1]);
  const [right, top] = small.place(main.box[2], main.box[3]);
  const w = Math.max(right - left, 6);
  const h = Math.max(bottom - top, 6);
  const frame = footprint
    ? `<rect x="${((left + right - w) / 2).toFixed(1)}" y="${((top + bottom - h) / 2).toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="none" stroke="${FOOTPRINT.line}" stroke-width="2"/>`
    : "";
  return `<g class="sx-inset" transform="translate(${MARGIN} ${MARGIN})" clip-path="url(#sx-inset)"><clipPath id="sx-inset"><rect width="${SIZE}" height="${SIZE}" rx="5"/></clipPath><rect width="${SIZE}" height="${SIZE}" rx="5" fill="#eef4f7" stroke="#9fb0b6"/>${ground}${frame}</g>`;
}
