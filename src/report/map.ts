// The map of an analysis as one SVG without scripts or outside resources: units by class, the red line, parks, the footprint,
// the parts that terms object to (hatched, so that it reads in black and white too), labels, scale bar, north, a legend of
// what is drawn and nothing else, and an inset that shows where in the territory it lies.
import type { Geometry, Position } from "geojson";
import {
  type BilingualText,
  labelOf,
  type Project,
  type TermOutcome,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { cut } from "./columns.ts";
import { escapeHtml } from "./escape.ts";
import { WORD } from "./labels.ts";
import { BORDER, COMMITMENT, FOOTPRINT, fillOf, PARK, REDLINE, VIOLATES } from "./map-colours.ts";
import { type LegendRow, label, legend, north, scaleBar, textWidth } from "./map-furniture.ts";
import { type Drawn, draw, type Frame, labelPlace, sight } from "./map-paths.ts";
import { type Box, type Projection, projectionOf } from "./map-projection.ts";
import { type Language, type MapSource, say } from "./options.ts";
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
  area: { zh: "项目用地", en: "Footprint" },
  line: { zh: "项目线路", en: "Footprint: line" },
  point: { zh: "项目点位", en: "Footprint: point" },
  violates: { zh: "不符合部分", en: "Part that violates" },
  commitment: { zh: "需承诺部分", en: "Part with commitments" },
  redline: { zh: "生态保护红线", en: "Ecological red line" },
  park: { zh: "产业园区", en: "Industrial park" },
} as const satisfies Readonly<Record<string, BilingualText>>;
const RED_LINE_TYPE = "1110";
const INSET = 150;
const MARGIN = 12;

/**
 * Draws the map of an analysis. 绘制地图.
 *
 * @param analysis - from `screen`
 * @param source - the scheme and the project
 * @param options - size and language
 * @returns an SVG document
 * @example
 * ```ts
 * const svg = mapSvg(analysis, { scheme, project });
 * ```
 */
export function mapSvg(analysis: ConformityAnalysis, { scheme, project }: MapSource, options: MapOptions = {}): string {
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
    [MARGIN, MARGIN, MARGIN + INSET, MARGIN + INSET],
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

/** Draws the units in view; returns their classes. */
function drawUnits(scheme: ZoningScheme, projection: Projection, parts: string[]): ReadonlySet<ZoneClass> {
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

/** Outlines areas; false when none is in view. */
function outline(
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

/** The footprint, and over it the parts that terms object to. */
function drawFootprint(
  own: Drawn,
  analysis: ConformityAnalysis,
  footprint: Geometry | null,
  projection: Projection,
  parts: string[],
  rows: LegendRow[],
): void {
  const { fill, line } = FOOTPRINT;
  const casing = (path: string, w: number): string =>
    `<path d="${path}" fill="none" stroke="#fff" stroke-width="${w}" stroke-opacity=".9" stroke-linejoin="round"/>`;
  if (own.areas !== "") {
    parts.push(
      `${casing(own.areas, 5)}<path class="sx-footprint" d="${own.areas}" fill="${fill}" fill-opacity=".3" fill-rule="evenodd"/>`,
    );
    rows.push({
      swatch: swatch(`fill="${fill}" fill-opacity=".3" stroke="${line}" stroke-width="2.2"`),
      text: LEGEND.area,
    });
  }
  if (own.lines !== "") {
    parts.push(
      `${casing(own.lines, 6)}<path class="sx-footprint" d="${own.lines}" fill="none" stroke="${line}" stroke-width="3.2"/>`,
    );
    rows.push({ swatch: stroke(`stroke="${line}" stroke-width="3.2"`), text: LEGEND.line });
  }
  const dots = ({ points }: Drawn, color: string, r: number, name: string): string =>
    points
      .map(
        ([x, y]) =>
          `<circle class="${name}" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r}" fill="${color}" stroke="#fff" stroke-width="2"/>`,
      )
      .join("");
  if (own.points.length > 0) {
    parts.push(dots(own, line, 7, "sx-footprint"));
    rows.push({
      swatch: `<circle cx="12" cy="6.5" r="6" fill="${line}" stroke="#fff" stroke-width="1.5"/>`,
      text: LEGEND.point,
    });
  }
  const objected = (outcome: TermOutcome, color: string, pattern: string, text: BilingualText): void => {
    // one path each: parts of two terms may overlap, and must not cancel; the same part is drawn once
    const seen = new Set<string>();
    for (const term of analysis.terms) {
      if (term.outcome !== outcome) continue;
      const geometry = term.geometry ?? (term.share === 1 ? footprint : null);
      const drawn = draw(geometry, projection);
      const svg = [
        drawn.areas &&
          `<path d="${drawn.areas}" fill="url(#${pattern})" fill-rule="evenodd" stroke="${color}" stroke-width="1.4"/>`,
        drawn.lines &&
          `<path d="${drawn.lines}" fill="none" stroke="${color}" stroke-width="3.2" stroke-dasharray="7 5"/>`,
        dots(drawn, color, 4, "sx-part"),
      ].join("");
      if (svg !== "") seen.add(svg);
    }
    if (seen.size === 0) return;
    parts.push(...seen);
    rows.push({ swatch: swatch(`fill="url(#${pattern})" stroke="${color}"`), text });
  };
  objected("needsCommitment", COMMITMENT, "sx-commit", LEGEND.commitment);
  objected("violates", VIOLATES, "sx-violate", LEGEND.violates);
  // its outline stays on top, whatever is hatched
  if (own.areas !== "")
    parts.push(`<path d="${own.areas}" fill="none" stroke="${line}" stroke-width="2.6" stroke-linejoin="round"/>`);
}

function swatch(attributes: string): string {
  return `<rect width="24" height="13" ${attributes}/>`;
}

function stroke(attributes: string): string {
  return `<path d="M0 6.5H24" fill="none" ${attributes}/>`;
}

/** The whole territory, with a frame where the map lies. */
function inset(scheme: ZoningScheme, footprint: Geometry | null, main: Projection): string {
  const box = boxOf(scheme.territory.geometry);
  if (box === null) return "";
  const small = projectionOf(grownBox(box, 0.03), INSET, INSET, 1000);
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
  return `<g class="sx-inset" transform="translate(${MARGIN} ${MARGIN})" clip-path="url(#sx-inset)"><clipPath id="sx-inset"><rect width="${INSET}" height="${INSET}" rx="5"/></clipPath><rect width="${INSET}" height="${INSET}" rx="5" fill="#eef4f7" stroke="#9fb0b6"/>${ground}${frame}</g>`;
}

function asGeometry(footprint: Project["footprint"]): Geometry | null {
  const geometries: Geometry[] = [];
  const add = (g: Project["footprint"] | null, depth: number): void => {
    if (!g || depth > 64) return;
    if (g.type === "FeatureCollection") for (const feature of g.features) add(feature, depth + 1);
    else if (g.type === "Feature") add(g.geometry as Geometry | null, depth + 1);
    else geometries.push(g);
  };
  add(footprint, 0);
  return geometries.length === 0 ? null : { type: "GeometryCollection", geometries };
}

function boxOf(geometry: Geometry | null): Box | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let northern = -Infinity;
  const add = (item: unknown, depth: number): void => {
    if (!Array.isArray(item) || depth > 8) return;
    if (typeof item[0] === "number") {
      const [x, y] = item as Position as [number, number];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > northern) northern = y;
    } else for (const part of item) add(part, depth + 1);
  };
  const walk = (g: Geometry | null, depth: number): void => {
    if (!g || depth > 64) return;
    if (g.type === "GeometryCollection") for (const part of g.geometries) walk(part, depth + 1);
    else add(g.coordinates, 0);
  };
  walk(geometry, 0);
  return west <= east ? [west, south, east, northern] : null;
}

/** How much ground to show around a footprint: more where it is small, less where it crosses half a city. */
function surroundings([west, south, east, northern]: Box): number {
  const span = Math.max(east - west, northern - south);
  return span < 0.02 ? 1.1 : span < 0.1 ? 0.8 : 0.45;
}

function grownBox([west, south, east, northern]: Box, by: number): Box {
  const x = (east - west) * by;
  const y = (northern - south) * by;
  return [west - x, south - y, east + x, northern + y];
}
