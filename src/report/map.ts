// The map of an analysis as one SVG without scripts or outside resources: units by class, the outline of the red line, the
// footprint, the parts that terms object to (hatched, so that it reads in black and white too), labels, scale bar, north,
// legend, and an inset that shows where in the territory it lies.
import type { Geometry, Position } from "geojson";
import type { BilingualText, Project, ZoneClass, ZoningScheme } from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { escapeHtml } from "./escape.ts";
import { CLASS, WORD } from "./labels.ts";
import { draw, type Frame, labelPlace } from "./map-paths.ts";
import { type Box, type Projection, projectionOf } from "./map-projection.ts";
import { type Language, say } from "./text.ts";

/** What a map needs beside the analysis. 地图输入. */
export interface MapSource {
  /** The scheme that was screened against. 方案. */
  readonly scheme: ZoningScheme;
  /** The project. 项目. */
  readonly project: Project;
}

/** Options of {@link mapSvg}. 地图选项. */
export interface MapOptions {
  /** Width in pixels. Default 860. 宽. */
  readonly width?: number;
  /** Height in pixels. Default 560. 高. */
  readonly height?: number;
  /** Language of the legend. 语言. */
  readonly language?: Language;
}

const FILL: Readonly<Record<ZoneClass, string>> = { priority: "#a9cfa0", key: "#eeb0a2", general: "#f5e3a1" };
const INK = "#24343d";
const LEGEND: Readonly<Record<"footprint" | "violates" | "commitment" | "redline", BilingualText>> = {
  footprint: { zh: "项目用地", en: "Footprint" },
  violates: { zh: "不符合部分", en: "Violating part" },
  commitment: { zh: "需承诺部分", en: "Part to commit" },
  redline: { zh: "生态保护红线", en: "Ecological red line" },
};

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
  const width = options.width ?? 860;
  const height = options.height ?? 560;
  const language = options.language ?? "both";
  const t = (text: BilingualText): string => escapeHtml(say(text, language));
  const footprint = asGeometry(project.footprint);
  const box = boxOf(footprint) ?? boxOf(scheme.territory.geometry) ?? [73, 18, 135, 54];
  const wide = grownBox(box, 0.9);
  const main = projectionOf(wide, width, height, 1500);
  const parts: string[] = [];
  for (const unit of scheme.units) {
    const { areas } = draw(unit.geometry, main);
    if (areas !== "")
      parts.push(
        `<path d="${areas}" fill="${FILL[unit.class]}" fill-rule="evenodd" stroke="#7c8a86" stroke-width=".8"/>`,
      );
  }
  const redline = scheme.zones
    .filter(({ type }) => type === "1110")
    .map(({ geometry }) => draw(geometry, main).areas)
    .join("");
  if (redline !== "")
    parts.push(`<path d="${redline}" fill="none" stroke="#1d7a3c" stroke-width="1.6" stroke-dasharray="7 3"/>`);
  for (const park of scheme.parks ?? []) {
    const { areas } = draw(park.geometry, main);
    if (areas !== "")
      parts.push(`<path d="${areas}" fill="none" stroke="#6a4a86" stroke-width="1.2" stroke-dasharray="2 3"/>`);
  }
  const own = draw(footprint, main);
  if (own.areas !== "")
    parts.push(
      `<path d="${own.areas}" fill="#1f5f8b" fill-opacity=".25" fill-rule="evenodd" stroke="#123f5e" stroke-width="2.2"/>`,
    );
  const objections = (outcome: string): Geometry[] =>
    analysis.terms
      .filter((term) => term.outcome === outcome)
      .flatMap(({ geometry, share }) => geometry ?? (share === 1 && footprint ? [footprint] : []));
  const hatch = (outcome: string, attributes: string): boolean => {
    const paths = objections(outcome).map((g) => draw(g, main).areas);
    // one path each: parts of two terms may overlap, and must not cancel
    for (const path of new Set(paths))
      if (path !== "") parts.push(`<path d="${path}" ${attributes} fill-rule="evenodd"/>`);
    return paths.some((path) => path !== "");
  };
  const commit = hatch("needsCommitment", 'fill="url(#sx-commit)"');
  const violate = hatch("violates", 'fill="url(#sx-violate)" stroke="#b3261e" stroke-width="1.4"');
  if (own.lines !== "")
    parts.push(
      `<path d="${own.lines}" fill="none" stroke="#fff" stroke-width="5.5"/><path d="${own.lines}" fill="none" stroke="#123f5e" stroke-width="3"/>`,
    );
  for (const [x, y] of own.points)
    parts.push(
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="6" fill="#123f5e" stroke="#fff" stroke-width="2"/>`,
    );
  const touched = new Set(analysis.units.filter(({ relation }) => relation !== "touching").map(({ code }) => code));
  const [left, top] = main.place(box[0], box[3]);
  const [right, bottom] = main.place(box[2], box[1]);
  // labels keep clear of the footprint, the inset, the legend, the north arrow, and each other
  const clear: Frame[] = [
    [left, top, right, bottom],
    [12, 12, 162, 162],
    [12, height - 230, 244, height],
    [width - 60, 0, width, 70],
  ];
  for (const unit of scheme.units) {
    if (!touched.has(unit.code)) continue;
    const place = labelPlace(unit.geometry, main, clear);
    if (place === null) continue;
    parts.push(label(place, escapeHtml(unit.code), escapeHtml(short(unit.name))));
    clear.push([place[0] - 75, place[1] - 16, place[0] + 75, place[1] + 18]);
  }
  const title = `${t(WORD.map)}: ${escapeHtml(say(analysis.project.name, language))}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="sx-title sx-desc" font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif">`,
    `<title id="sx-title">${title}</title><desc id="sx-desc">${describe(analysis, language)}</desc>`,
    `<defs><pattern id="sx-violate" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#b3261e" fill-opacity=".22"/><path d="M0 0V7" stroke="#b3261e" stroke-width="2.4"/></pattern>`,
    `<pattern id="sx-commit" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V8" stroke="#b26a00" stroke-width="1.6"/></pattern><clipPath id="sx-frame"><rect width="${width}" height="${height}" rx="6"/></clipPath></defs>`,
    `<g clip-path="url(#sx-frame)"><rect width="${width}" height="${height}" fill="#dfe9ee"/>${parts.join("")}${inset(scheme, footprint, main)}${scaleBar(main)}${north(width)}${legend(t, height, redline !== "", commit, violate)}`,
    analysis.scheme.demonstration
      ? `<text x="${width - 12}" y="${height - 10}" text-anchor="end" font-size="12" fill="#7a1f17" stroke="#fff" stroke-width="3" paint-order="stroke">${t(WORD.demonstration)}</text>`
      : "",
    `</g><rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="none" stroke="#9fb0b6"/></svg>`,
  ].join("");
}

function describe(analysis: ConformityAnalysis, language: Language): string {
  return escapeHtml(analysis.reasons.map(({ text }) => say(text, language)).join(" "));
}

function short(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name;
}

function label([x, y]: [number, number], code: string, name: string): string {
  const style = `text-anchor="middle" fill="${INK}" stroke="#fff" stroke-width="3" stroke-opacity=".85" paint-order="stroke"`;
  return `<text x="${x}" y="${y}" font-size="12" font-weight="600" ${style}>${name}</text><text x="${x}" y="${y + 14}" font-size="10.5" ${style}>${code}</text>`;
}

/** A round length of the 1-2-5 series, about a fifth of the map wide. */
function scaleBar({ metresPerPixel, height }: Projection): string {
  let lengthM = 1;
  for (let step = 0; lengthM * (step % 3 === 1 ? 2.5 : 2) <= metresPerPixel * 180; step++)
    lengthM *= step % 3 === 1 ? 2.5 : 2;
  const pixels = lengthM / metresPerPixel;
  const text = lengthM >= 1000 ? `${lengthM / 1000} km` : `${lengthM} m`;
  const y = height - 22;
  return `<g transform="translate(16 ${y})"><rect x="-8" y="-20" width="${(pixels + 16).toFixed(1)}" height="34" rx="4" fill="#fff" fill-opacity=".85"/><path d="M0 0H${pixels.toFixed(1)}" stroke="${INK}" stroke-width="4"/><path d="M0 0H${(pixels / 2).toFixed(1)}" stroke="#fff" stroke-width="2"/><text y="-7" font-size="11" fill="${INK}">0</text><text x="${pixels.toFixed(1)}" y="-7" font-size="11" text-anchor="end" fill="${INK}">${text}</text></g>`;
}

function north(width: number): string {
  return `<g transform="translate(${width - 30} 40)"><circle r="18" fill="#fff" fill-opacity=".85"/><path d="M0 -13L6 10L0 5L-6 10Z" fill="${INK}"/><text y="-21" font-size="11" text-anchor="middle" fill="${INK}">N</text></g>`;
}

function legend(
  t: (text: BilingualText) => string,
  height: number,
  redline: boolean,
  commit: boolean,
  violate: boolean,
): string {
  const rows: string[] = [];
  const row = (swatch: string, text: BilingualText): void => {
    rows.push(
      `<g transform="translate(10 ${14 + rows.length * 20})">${swatch}<text x="30" y="10" font-size="12" fill="${INK}">${t(text)}</text></g>`,
    );
  };
  for (const zoneClass of ["priority", "key", "general"] as const)
    row(`<rect width="22" height="12" fill="${FILL[zoneClass]}" stroke="#7c8a86"/>`, CLASS[zoneClass]);
  if (redline) row(`<path d="M0 6H22" stroke="#1d7a3c" stroke-width="1.8" stroke-dasharray="7 3"/>`, LEGEND.redline);
  row(
    `<rect width="22" height="12" fill="#1f5f8b" fill-opacity=".25" stroke="#123f5e" stroke-width="2"/>`,
    LEGEND.footprint,
  );
  if (violate) row(`<rect width="22" height="12" fill="url(#sx-violate)" stroke="#b3261e"/>`, LEGEND.violates);
  if (commit) row(`<rect width="22" height="12" fill="url(#sx-commit)" stroke="#b26a00"/>`, LEGEND.commitment);
  return `<g transform="translate(12 ${Math.max(12, height - 60 - rows.length * 20 - 12)})"><rect width="232" height="${rows.length * 20 + 14}" rx="5" fill="#fff" fill-opacity=".88"/>${rows.join("")}</g>`;
}

/** The whole territory, with a frame where the map lies. */
function inset(scheme: ZoningScheme, footprint: Geometry | null, main: Projection): string {
  const box = boxOf(scheme.territory.geometry);
  if (box === null) return "";
  const size = 150;
  const small = projectionOf(box, size, size, 1000);
  const ground = scheme.units
    .map(
      ({ class: zoneClass, geometry }) =>
        `<path d="${draw(geometry, small).areas}" fill="${FILL[zoneClass]}" fill-rule="evenodd"/>`,
    )
    .join("");
  const [left, bottom] = small.place(main.box[0], main.box[1]);
  const [right, top] = small.place(main.box[2], main.box[3]);
  const w = Math.max(right - left, 5);
  const h = Math.max(bottom - top, 5);
  const frame = footprint
    ? `<rect x="${((left + right - w) / 2).toFixed(1)}" y="${((top + bottom - h) / 2).toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" fill="none" stroke="#b3261e" stroke-width="1.8"/>`
    : "";
  return `<g transform="translate(12 12)"><rect width="${size}" height="${size}" rx="5" fill="#eef4f7" fill-opacity=".94" stroke="#9fb0b6"/>${ground}${frame}</g>`;
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

function grownBox([west, south, east, northern]: Box, by: number): Box {
  const x = (east - west) * by;
  const y = (northern - south) * by;
  return [west - x, south - y, east + x, northern + y];
}
