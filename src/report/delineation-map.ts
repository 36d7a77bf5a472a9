// The map of compiled units: classes, the red line, parks, counties; no scripts, nothing loaded, a legend of what is drawn.

import type { Delineation } from "../delineation/index.ts";
import { type BilingualText, labelOf } from "../domain/index.ts";
import { escapeHtml } from "./escape.ts";
import type { MapOptions } from "./map.ts";
import { drawUnits, outline } from "./map.ts";
import { BORDER, fillOf, INK, PARK, REDLINE } from "./map-colours.ts";
import { boxOf, grownBox } from "./map-extent.ts";
import { type LegendRow, legend, north, scaleBar, stroke, swatch } from "./map-furniture.ts";
import type { Frame } from "./map-paths.ts";
import { projectionOf } from "./map-projection.ts";
import { say } from "./options.ts";

const NAME = {
  title: { zh: "管控单元图", en: "Map of control units" },
  redline: { zh: "生态保护红线", en: "Ecological red line" },
  park: { zh: "产业园区", en: "Industrial park" },
  county: { zh: "县级界线", en: "County border" },
} as const satisfies Readonly<Record<string, BilingualText>>;

const LINES = {
  redline: `stroke="${REDLINE}" stroke-width="1.3" stroke-dasharray="8 3 2 3"`,
  park: `stroke="${PARK}" stroke-width="1.3" stroke-dasharray="2 3"`,
  county: `stroke="${INK}" stroke-width="1.1" stroke-opacity=".75"`,
} as const;

/**
 * Draws the units of a delineation. 绘制单元图.
 *
 * @param result - from `delineate`
 * @param options - size and language
 * @returns an SVG document of that width; higher than asked for where the legend would hide a part of the territory
 * @example
 * ```ts
 * writeFileSync("units.svg", delineationMapSvg(delineate(input)));
 * ```
 */
export function delineationMapSvg(result: Delineation, options: MapOptions = {}): string {
  const { width = 860, height = 620, language = "both" } = options;
  const box = boxOf(result.territory.geometry) ?? [73, 18, 135, 54];
  const projection = projectionOf(grownBox(box, 0.06), width, height, 1000);
  const parts: string[] = [];
  const rows: LegendRow[] = [];
  const classes = drawUnits(result, projection, parts);
  for (const zoneClass of ["priority", "key", "general"] as const)
    if (classes.has(zoneClass))
      rows.push({
        swatch: swatch(`fill="${fillOf(zoneClass)}" stroke="${BORDER}"`),
        text: labelOf("unitClass", zoneClass),
      });
  const redline = result.layers.flatMap(({ zones }) => zones.filter(({ type }) => type === "1110"));
  for (const [name, items] of [
    ["county", result.counties],
    ["redline", redline],
    ["park", result.parks],
  ] as const) {
    const geometries = items.map(({ geometry }) => geometry);
    if (outline(geometries, projection, LINES[name], parts))
      rows.push({ swatch: stroke(LINES[name]), text: NAME[name] });
  }
  // the whole territory is shown, so legend and scale bar go below it where they would hide some of it
  const hides = ([x0, y0, x1, y1]: Frame): boolean => {
    const [[left, top], [right, bottom]] = [projection.place(box[0], box[3]), projection.place(box[2], box[1])];
    return x0 < right && x1 > left && y0 < bottom && y1 > top;
  };
  const [, top, , bottom] = legend(rows, language, width, height).frame;
  const covers = [legend(rows, language, width, height), scaleBar(projection)].some(({ frame }) => hides(frame));
  const high = covers ? height + bottom - top + 12 : height;
  const furniture = [scaleBar({ ...projection, height: high }), north(width), legend(rows, language, width, high)];
  const title = escapeHtml(`${say(NAME.title, language)} — ${result.territory.name}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${high}" width="${width}" height="${high}" role="img" aria-labelledby="sx-title" font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif">`,
    `<title id="sx-title">${title}</title><defs><clipPath id="sx-frame"><rect width="${width}" height="${high}" rx="6"/></clipPath></defs>`,
    `<g clip-path="url(#sx-frame)"><rect width="${width}" height="${high}" fill="#eef4f7"/>${parts.join("")}${furniture.map(({ svg }) => svg).join("")}</g>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${high - 1}" rx="6" fill="none" stroke="#9fb0b6"/></svg>`,
  ].join("");
}
