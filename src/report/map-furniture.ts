// What stands on a map beside the ground: legend, scale bar, north arrow, labels.
import type { BilingualText } from "../domain/index.ts";
import { columnsOf } from "./columns.ts";
import { escapeHtml } from "./escape.ts";
import { INK } from "./map-colours.ts";
import type { Frame } from "./map-paths.ts";
import type { Projection } from "./map-projection.ts";
import { type Language, say } from "./options.ts";

const ROW = 21;

/** A row of the legend: a swatch of 24 by 13 pixels, and what it means. @internal */
export interface LegendRow {
  readonly swatch: string;
  readonly text: BilingualText;
}

/** A piece of furniture and the frame it takes. @internal */
export interface Furniture {
  readonly svg: string;
  readonly frame: Frame;
}

/** The legend, at the lower right. @internal */
export function legend(rows: readonly LegendRow[], language: Language, width: number, height: number): Furniture {
  const texts = rows.map(({ text }) => say(text, language));
  const w = 52 + Math.max(0, ...texts.map((text) => textWidth(text, 12)));
  const h = rows.length * ROW + 13;
  const x = width - w - 12;
  const y = height - h - 12;
  const items = rows.map(
    ({ swatch }, i) =>
      `<g transform="translate(10 ${10 + i * ROW})">${swatch}<text x="33" y="11" font-size="12" fill="${INK}">${escapeHtml(texts[i]!)}</text></g>`,
  );
  return {
    svg: `<g class="sx-legend" transform="translate(${round(x)} ${round(y)})"><rect width="${round(w)}" height="${h}" rx="5" fill="#fff" fill-opacity=".92" stroke="#9fb0b6" stroke-width=".6"/>${items.join("")}</g>`,
    frame: [x, y, x + w, y + h],
  };
}

/** A round length of the 1-2-5 series, at most 180 pixels. @internal */
export function scaleBar({ metresPerPixel, height }: Projection): Furniture {
  const most = metresPerPixel * 180;
  let lengthM = 1;
  for (let step = 0; lengthM * (step % 3 === 1 ? 2.5 : 2) <= most; step++) lengthM *= step % 3 === 1 ? 2.5 : 2;
  const pixels = lengthM / metresPerPixel;
  const text = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
  const y = height - 24;
  const w = Math.max(pixels, 60);
  const bar = `<path class="sx-bar" d="M0 0H${pixels.toFixed(1)}" stroke="${INK}" stroke-width="5"/><path d="M${(pixels / 2).toFixed(1)} 0H${(pixels - 1).toFixed(1)}" stroke="#fff" stroke-width="3"/>`;
  return {
    svg: `<g class="sx-scale" transform="translate(24 ${y})"><rect x="-12" y="-22" width="${(w + 24).toFixed(1)}" height="34" rx="5" fill="#fff" fill-opacity=".92" stroke="#9fb0b6" stroke-width=".6"/>${bar}<text y="-7" font-size="11" fill="${INK}">0</text><text x="${w.toFixed(1)}" y="-7" font-size="11" text-anchor="end" fill="${INK}">${text}</text></g>`,
    frame: [12, y - 22, w + 36, height - 12],
  };
}

/** The north arrow, at the upper right. @internal */
export function north(width: number): Furniture {
  return {
    svg: `<g transform="translate(${width - 34} 38)"><circle r="22" fill="#fff" fill-opacity=".92" stroke="#9fb0b6" stroke-width=".6"/><path d="M0 -6L6 15L0 10L-6 15Z" fill="${INK}"/><text y="-9" font-size="11" font-weight="700" text-anchor="middle" fill="${INK}">N</text></g>`,
    frame: [width - 60, 12, width - 10, 64],
  };
}

/** A label: name over code, with a halo. @internal */
export function label([x, y]: readonly [number, number], name: string, code: string): string {
  const style = `text-anchor="middle" fill="${INK}" stroke="#fff" stroke-width="3.2" stroke-opacity=".9" stroke-linejoin="round" paint-order="stroke"`;
  return `<g class="sx-label"><text x="${x}" y="${y}" font-size="13" font-weight="600" ${style}>${escapeHtml(name)}</text><text x="${x}" y="${y + 15}" font-size="11" ${style}>${escapeHtml(code)}</text></g>`;
}

/** A swatch of a filled area. @internal */
export function swatch(attributes: string): string {
  return `<rect width="24" height="13" ${attributes}/>`;
}

/** A swatch of a line. @internal */
export function stroke(attributes: string): string {
  return `<path d="M0 6.5H24" fill="none" ${attributes}/>`;
}

/** Width of a text in pixels: half the size for a column, a little more to be safe. @internal */
export function textWidth(text: string, size: number): number {
  return columnsOf(text) * size * 0.54;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
