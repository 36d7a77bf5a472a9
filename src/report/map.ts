// The map of an analysis as one SVG without scripts or outside resources: units by class, the red line, parks, the footprint,
// the parts that terms object to (hatched, so that it reads in black and white too), labels, scale bar, north, a legend of
// what is drawn and nothing else, and an inset that shows where in the territory it lies.
import type { Geometry } from "geojson";
import { type BilingualText, labelOf, type ZoneClass, type ZoningScheme } from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { cut } from "./columns.ts";
import { escapeHtml } from "./escape.ts";
import { WORD } from "./labels.ts";
import { BORDER, COMMITMENT, fillOf, PARK, REDLINE, VIOLATES } from "./map-colours.ts";
import { asGeometry, boxOf, grownBox, surroundings } from "./map-extent.ts";
import { drawFootprint } from "./map-footprint.ts";
import { type LegendRow, label, legend, north, scaleBar, stroke, swatch, textWidth } from "./map-furniture.ts";
import { INSET_FRAME, inset } from "./map-inset.ts";
import { draw, type Frame, labelPlace, sight } from "./map-paths.ts";
import { type Projection, projectionOf } from "./map-projection.ts";
import { checkedSource, type Language, type MapSource, say } from "./options.ts";
import { plain } from "./plain.ts";

/** Options of {@link mapSvg}. 地图选项. */
export interface MapOptions {
  /** Width in pixels. Default 860. 宽. */
  readonly width?: number;
  /** Height in pixels. Default 560. 高. */
  readonly height?: number;
  /** Language of the legend. 语言. */
  readonly language?: Language;
}

const LEGEND = {
  redline: { zh: "生态保护红线", en: "Ecological red line" },
  park: { zh: "产业园区", en: "Industrial park" },
} as const satisfies Readonly<Record<string, BilingualText>>;
const RED_LINE_TYPE = "1110";

/**
 * Draws the map of an analysis. 绘制地图.
 *
 * @param analysis - from `screen`
 * @param source - the scheme and the project
 * @param options - size and language
 * @returns an SVG document
 * @throws SanxianError `OPTION_INVALID` for a scheme that shows more than the view that was screened against
 * @example
 * ```ts
 * const svg = mapSvg(analysis, { scheme, project });
 * ```
 */
export function mapSvg(analysis: ConformityAnalysis, source: MapSource, options: MapOptions = {}): string {
  const { scheme, project } = checkedSource(analysis, source);
  const { width = 860, height = 560, language = "both" } = options;
  const footprint = asGeometry(project.footprint);
  const box = boxOf(footprint) ?? boxOf(scheme.territory.geometry) ?? [73, 18, 135, 54];
  const main = projectionOf(grownBox(box, surroundings(box)), width, height, 2400);
  const parts: string[] = [];
  const rows: LegendRow[] = [];

  const classes = drawUnits(scheme, main, parts);
  for (const zoneClass of ["priority", "key", "general"] as const)
    if (classes.has(zoneClass))
      rows.push({
        swatch: swatch(`fill="${fillOf(zoneClass)}" stroke="${BORDER}"`),
        text: labelOf("unitClass", zoneClass),
      });
  const redline = scheme.zones.filter(({ type }) => type === RED_LINE_TYPE).map(({ geometry }) => geometry);
  if (outline(redline, main, `stroke="${REDLINE}" stroke-width="1.7" stroke-dasharray="8 3 2 3"`, parts))
    rows.push({
      swatch: stroke(`stroke="${REDLINE}" stroke-width="1.7" stroke-dasharray="8 3 2 3"`),
      text: LEGEND.redline,
    });
  const parks = (scheme.parks ?? []).map(({ geometry }) => geometry);
  if (outline(parks, main, `stroke="${PARK}" stroke-width="1.5" stroke-dasharray="2 3"`, parts))
    rows.push({ swatch: stroke(`stroke="${PARK}" stroke-width="1.5" stroke-dasharray="2 3"`), text: LEGEND.park });

  drawFootprint(draw(footprint, main), analysis, footprint, main, parts, rows);

  const bar = scaleBar(main);
  const arrow = north(width);
  const key = legend(rows, language, width, height);
  const [left, top] = main.place(box[0], box[3]);
  const [right, bottom] = main.place(box[2], box[1]);
  // labels keep clear of the footprint, the furniture, and each other
  const clear: Frame[] = [
    [left, top, right, bottom],
    INSET_FRAME,
    bar.frame,
    arrow.frame,
    key.frame,
    [width / 2 - 160, 10, width / 2 + 160, 32],
  ];
  const labels: string[] = [];
  const touched = new Set(analysis.units.filter(({ relation }) => relation !== "touching").map(({ code }) => code));
  for (const unit of scheme.units) {
    if (!touched.has(unit.code)) continue;
    const name = cut(plain(unit.name), 44);
    const code = cut(plain(unit.code), 36);
    const half = Math.max(textWidth(name, 13), textWidth(code, 11)) / 2;
    const place = labelPlace(unit.geometry, main, half, clear);
    if (place === null) continue;
    labels.push(label(place, name, code));
    clear.push([place[0] - half, place[1] - 16, place[0] + half, place[1] + 20]);
  }
  const title = escapeHtml(`${say(WORD.map, language)} — ${say(analysis.project.name, language)}`);
  const description = escapeHtml(analysis.reasons.map(({ text }) => say(text, language)).join(" "));
  const notice = analysis.scheme.demonstration
    ? `<text x="${width / 2}" y="26" text-anchor="middle" font-size="12" fill="#7a1f17" stroke="#fff" stroke-width="3" paint-order="stroke">${escapeHtml(say(WORD.demonstration, language))}</text>`
    : "";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="sx-title sx-desc" font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif">`,
    `<title id="sx-title">${title}</title><desc id="sx-desc">${description}</desc>`,
    `<defs><pattern id="sx-violate" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="${VIOLATES}" fill-opacity=".25"/><path d="M0 0V7" stroke="${VIOLATES}" stroke-width="2.6"/></pattern>`,
    `<pattern id="sx-commit" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V9" stroke="${COMMITMENT}" stroke-width="1.8"/></pattern><clipPath id="sx-frame"><rect width="${width}" height="${height}" rx="6"/></clipPath></defs>`,
    `<g clip-path="url(#sx-frame)"><rect width="${width}" height="${height}" fill="#dfe9ee"/>${parts.join("")}${labels.join("")}${inset(scheme, footprint, main)}${bar.svg}${arrow.svg}${key.svg}${notice}</g>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="none" stroke="#9fb0b6"/></svg>`,
  ].join("");
}

/** Draws the units in view; returns their classes. @internal */
export function drawUnits(
  scheme: Pick<ZoningScheme, "units">,
  projection: Projection,
  parts: string[],
): ReadonlySet<ZoneClass> {
  const classes = new Set<ZoneClass>();
  for (const unit of scheme.units) {
    const { areas } = draw(unit.geometry, projection);
    if (areas === "" || !sight(unit.geometry, projection).ground) continue;
    classes.add(unit.class);
    parts.push(
      `<path class="sx-unit" data-code="${escapeHtml(unit.code)}" d="${areas}" fill="${fillOf(unit.class)}" fill-rule="evenodd" stroke="${BORDER}" stroke-width=".8"/>`,
    );
  }
  return classes;
}

/** Outlines areas; false when none is in view. @internal */
export function outline(
  geometries: readonly Geometry[],
  projection: Projection,
  attributes: string,
  parts: string[],
): boolean {
  const seen = geometries.filter((geometry) => sight(geometry, projection).edge);
  const path = seen.map((geometry) => draw(geometry, projection).areas).join("");
  if (path !== "") parts.push(`<path d="${path}" fill="none" ${attributes}/>`);
  return path !== "";
}
