// The map of compiled units: classes, the red line, parks, counties; no scripts, nothing loaded, a legend of what is drawn.

import type { Delineation } from "../delineation/index.ts";
import { type BilingualText, labelOf } from "../domain/index.ts";
import { cut } from "./columns.ts";
import { escapeHtml } from "./escape.ts";
import type { MapOptions } from "./map.ts";
import { drawUnits, outline } from "./map.ts";
import { BORDER, fillOf, INK, PARK, REDLINE } from "./map-colours.ts";
import { boxOf, grownBox } from "./map-extent.ts";
import { type LegendRow, legend, north, scaleBar, stroke, swatch } from "./map-furniture.ts";
import { areaLabel, type LabelText } from "./map-labels.ts";
import type { Frame } from "./map-paths.ts";
import { type Projection, projectionOf } from "./map-projection.ts";
import { say } from "./options.ts";
import { plain } from "./plain.ts";

/** Units that are labelled where they fit: no map holds more. */
const MOST_LABELLED = 400;

const NAME = {
  title: { zh: "管控单元图", en: "Map of control units" },
  redline: { zh: "生态保护红线", en: "Ecological red line" },
  park: { zh: "产业园区", en: "Industrial park" },
  county: { zh: "县级界线", en: "County border" },
  digits: { zh: "单元编码末五位", en: "Last five digits of the code" },
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
  const unitLabels = labelUnits(result, projection, [north(width).frame]);
  if (unitLabels.digits !== undefined)
    rows.push({
      swatch: `<text x="12" y="11" font-size="9" text-anchor="middle" fill="${INK}">${escapeHtml(unitLabels.digits)}</text>`,
      text: NAME.digits,
    });
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
    `<g clip-path="url(#sx-frame)"><rect width="${width}" height="${high}" fill="#eef4f7"/>${parts.join("")}${unitLabels.svg}${furniture.map(({ svg }) => svg).join("")}</g>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${high - 1}" rx="6" fill="none" stroke="#9fb0b6"/></svg>`,
  ].join("");
}

/** Units with what fits of name and code, the largest first; `digits` is a label that shows the code's last digits alone. */
function labelUnits(
  { units, lineage }: Delineation,
  projection: Projection,
  clear: readonly Frame[],
): { readonly svg: string; readonly digits: string | undefined } {
  const areas = new Map(lineage.map(({ code, areaM2 }) => [code, areaM2]));
  const ordered = [...units].sort(
    (a, b) => (areas.get(b.code) ?? 0) - (areas.get(a.code) ?? 0) || (a.code < b.code ? -1 : 1),
  );
  let digits: string | undefined;
  const svg = ordered.slice(0, MOST_LABELLED).map(({ geometry, name, code }) => {
    const [title, whole] = [cut(plain(name), 44), cut(plain(code), 20)];
    const texts: readonly LabelText[] = [
      [
        { text: title, size: 12 },
        { text: whole, size: 10 },
      ],
      [{ text: whole, size: 10 }],
      [{ text: whole.slice(-5), size: 9 }],
    ];
    const found = areaLabel(geometry, projection, texts, clear);
    if (found?.index === texts.length - 1) digits ??= whole.slice(-5);
    return found?.svg ?? "";
  });
  return { svg: svg.join(""), digits };
}
