// Labels of areas, each wholly inside its own: so they overlap neither each other nor a border. An area takes the longest of its texts
// that fits; one that none fits goes without. Cost: for an area with room, its visible vertices for each point of a raster.
import type { Geometry } from "geojson";
import { escapeHtml } from "./escape.ts";
import { INK } from "./map-colours.ts";
import { textWidth } from "./map-furniture.ts";
import { type Frame, partsInView } from "./map-paths.ts";
import type { Projection } from "./map-projection.ts";

/** Lines of a label, from top to bottom, each with its size in pixels. @internal */
export type LabelText = readonly { readonly text: string; readonly size: number }[];

type Rings = readonly (readonly (readonly [number, number])[])[];

/** Room between a label and what must not touch it, pixels. */
const PADDING = 3;
/** Most points of the raster in one direction. */
const MOST_POINTS = 24;

/**
 * A label of an area; `null` where no text fits. @internal
 *
 * @param texts - the longest first
 * @param clear - what else must stay clear, such as the legend
 */
export function areaLabel(
  geometry: Geometry,
  projection: Projection,
  texts: readonly LabelText[],
  clear: readonly Frame[],
): { readonly svg: string; readonly index: number } | null {
  const parts = partsInView(geometry, projection).map((rings) => ({ rings, box: boxOf(rings, projection) }));
  const size = ([left, top, right, bottom]: Frame): number => (right - left) * (bottom - top);
  parts.sort((a, b) => size(b.box) - size(a.box));
  for (const [index, lines] of texts.entries()) {
    const w = Math.max(...lines.map(({ text, size: px }) => textWidth(text, px))) + 2 * PADDING;
    const h = lines.reduce((sum, { size: px }) => sum + 1.2 * px, 0) + 2 * PADDING;
    for (const { rings, box } of parts) {
      const frame = placeIn(rings, box, w, h, clear);
      if (frame !== null) return { svg: drawn(lines, frame), index };
    }
  }
  return null;
}

/** Of a raster of frames in a part, the one nearest to its middle that lies inside and stays clear. */
function placeIn(
  rings: Rings,
  [left, top, right, bottom]: Frame,
  w: number,
  h: number,
  clear: readonly Frame[],
): Frame | null {
  if (w > right - left || h > bottom - top) return null;
  const [stepX, stepY] = [(right - left - w) / MOST_POINTS, (bottom - top - h) / MOST_POINTS];
  let best: Frame | null = null;
  let least = Infinity;
  for (let i = 0; i <= MOST_POINTS; i++)
    for (let j = 0; j <= MOST_POINTS; j++) {
      const away = (i - MOST_POINTS / 2) ** 2 + (j - MOST_POINTS / 2) ** 2;
      if (away >= least) continue;
      const [x, y] = [left + i * stepX, top + j * stepY];
      const frame: Frame = [x, y, x + w, y + h];
      if (clear.some((other) => meets(frame, other)) || !isInside(frame, rings)) continue;
      best = frame;
      least = away;
    }
  return best;
}

/** The box of a part, as far as it is in view. */
function boxOf(rings: Rings, { width, height }: Projection): Frame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings)
    for (const [x, y] of ring) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return [Math.max(left, 0), Math.max(top, 0), Math.min(right, width), Math.min(bottom, height)];
}

function meets([l, t, r, b]: Frame, [left, top, right, bottom]: Frame): boolean {
  return l < right && r > left && t < bottom && b > top;
}

/** Whether a frame lies in an area: its middle does, and no edge comes into it. */
function isInside([left, top, right, bottom]: Frame, rings: Rings): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  let inside = false;
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j]!;
      const [bx, by] = ring[i]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      if (Math.max(ax, bx) < left || Math.min(ax, bx) > right || Math.max(ay, by) < top || Math.min(ay, by) > bottom)
        continue;
      // the part of the edge in the frame (Liang and Barsky 1984, doi:10.1145/357332.357333)
      let from = 0;
      let to = 1;
      for (const [p, q] of [
        [ax - bx, ax - left],
        [bx - ax, right - ax],
        [ay - by, ay - top],
        [by - ay, bottom - ay],
      ] as const)
        if (p === 0) {
          if (q < 0) to = -1;
        } else if (p < 0) from = Math.max(from, q / p);
        else to = Math.min(to, q / p);
      if (from <= to) return false;
    }
  return inside;
}

function drawn(lines: LabelText, [left, top, right]: Frame): string {
  const x = tenth((left + right) / 2);
  let y = top + PADDING;
  const texts = lines.map(({ text, size }, i) => {
    y += 1.2 * size;
    return `<text x="${x}" y="${tenth(y - 0.25 * size)}" font-size="${size}"${i === 0 && lines.length > 1 ? ' font-weight="600"' : ""}>${escapeHtml(text)}</text>`;
  });
  return `<g class="sx-label" text-anchor="middle" fill="${INK}" stroke="#fff" stroke-width="2.6" stroke-opacity=".85" stroke-linejoin="round" paint-order="stroke">${texts.join("")}</g>`;
}

function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}
