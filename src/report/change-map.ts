// Maps of a version beside another: units by class, the red line, and the ground that changed (hatched), on the same ground and at
// the same scale, so that the eye finds the difference.
import type { MultiPolygon } from "geojson";
import { labelOf, type ZoneClass, type ZoningScheme } from "../domain/index.ts";
import type { SchemeDiff } from "../revision/index.ts";
import { CHANGE_WORD } from "./change-labels.ts";
import { escapeHtml } from "./escape.ts";
import { BORDER, fillOf, REDLINE, VIOLATES } from "./map-colours.ts";
import { boxOf, grownBox } from "./map-extent.ts";
import { type LegendRow, legend, north, scaleBar, stroke, swatch } from "./map-furniture.ts";
import { draw, sight } from "./map-paths.ts";
import { projectionOf } from "./map-projection.ts";
import { type Language, say } from "./options.ts";

/** What a map of changes shows. @internal */
export interface ChangeMap {
  readonly scheme: ZoningScheme;
  readonly side: "before" | "after";
  readonly diff: SchemeDiff;
  /** Ground to mark as a breach. */
  readonly breaches: readonly MultiPolygon[];
  readonly language: Language;
}

const SIZE = { width: 860, height: 420 };

/** Draws one side. @internal */
export function changeMapSvg({ scheme, side, diff, breaches, language }: ChangeMap): string {
  const { width, height } = SIZE;
  const changed: MultiPolygon = {
    type: "MultiPolygon",
    coordinates: [...diff.regions, ...diff.redline.regions]
      .filter(({ sliver }) => !sliver)
      .map(({ geometry }) => geometry.coordinates),
  };
  const box = boxOf(changed) ?? boxOf(scheme.territory.geometry) ?? [73, 18, 135, 54];
  const projection = projectionOf(grownBox(box, changed.coordinates.length > 0 ? 0.5 : 0.05), width, height, 2400);
  const parts: string[] = [];
  const rows: LegendRow[] = [];
  const seen = new Set<ZoneClass>();
  for (const unit of scheme.units) {
    const { areas } = draw(unit.geometry, projection);
    if (areas === "" || !sight(unit.geometry, projection).ground) continue;
    seen.add(unit.class);
    parts.push(
      `<path class="sx-unit" data-code="${escapeHtml(unit.code)}" d="${areas}" fill="${fillOf(unit.class)}" fill-rule="evenodd" stroke="${BORDER}" stroke-width=".8"/>`,
    );
  }
  for (const zoneClass of ["priority", "key", "general"] as const)
    if (seen.has(zoneClass))
      rows.push({
        swatch: swatch(`fill="${fillOf(zoneClass)}" stroke="${BORDER}"`),
        text: labelOf("unitClass", zoneClass),
      });
  const codes = new Set(scheme.threeLines.redline.zones);
  const redline = scheme.zones
    .filter(({ code, geometry }) => codes.has(code) && sight(geometry, projection).edge)
    .map(({ geometry }) => draw(geometry, projection).areas)
    .join("");
  const dashes = `stroke="${REDLINE}" stroke-width="1.7" stroke-dasharray="8 3 2 3"`;
  if (redline !== "") {
    parts.push(`<path d="${redline}" fill="none" ${dashes}/>`);
    rows.push({ swatch: stroke(dashes), text: CHANGE_WORD.redline });
  }
  // ground that changed its unit and entered the red line is there twice: by winding it is hatched, by parity it would not be
  const hatch = (geometry: MultiPolygon, id: string): string => {
    const { areas } = draw(geometry, projection);
    return areas === ""
      ? ""
      : `<path class="sx-changed" d="${areas}" fill="url(#${id})" fill-rule="nonzero" stroke="#222" stroke-width="1.2"/>`;
  };
  const change = hatch(changed, `sx-change-${side}`);
  if (change !== "") {
    parts.push(change);
    rows.push({ swatch: swatch(`fill="url(#sx-change-${side})" stroke="#222"`), text: CHANGE_WORD.changedGround });
  }
  const breach = breaches.map((geometry) => hatch(geometry, `sx-breach-${side}`)).join("");
  if (breach !== "") {
    parts.push(breach);
    rows.push({ swatch: swatch(`fill="url(#sx-breach-${side})" stroke="#222"`), text: CHANGE_WORD.outsideGround });
  }
  const title = escapeHtml(
    say(side === "before" ? CHANGE_WORD.before : CHANGE_WORD.after, language).replaceAll(
      "{number}",
      scheme.version.number,
    ),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}" font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',sans-serif">`,
    `<defs><pattern id="sx-change-${side}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="#222" stroke-width="1.6"/></pattern><pattern id="sx-breach-${side}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="7" height="7" fill="${VIOLATES}" fill-opacity=".3"/><path d="M0 0V7" stroke="${VIOLATES}" stroke-width="2.6"/></pattern><clipPath id="sx-frame-${side}"><rect width="${width}" height="${height}" rx="6"/></clipPath></defs>`,
    `<g clip-path="url(#sx-frame-${side})"><rect width="${width}" height="${height}" fill="#dfe9ee"/>${parts.join("")}${scaleBar(projection).svg}${north(width).svg}${legend(rows, language, width, height).svg}<text x="16" y="28" font-size="15" font-weight="600" fill="#22313a" stroke="#fff" stroke-width="3" paint-order="stroke">${title}</text></g>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="6" fill="none" stroke="#9fb0b6"/></svg>`,
  ].join("");
}
