// The footprint on a map, and over it the parts that terms object to: hatched areas, dashed lines, dots.
import type { Geometry } from "geojson";
import type { BilingualText, TermOutcome } from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { COMMITMENT, FOOTPRINT, VIOLATES } from "./map-colours.ts";
import { type LegendRow, stroke, swatch } from "./map-furniture.ts";
import { type Drawn, draw } from "./map-paths.ts";
import type { Projection } from "./map-projection.ts";

const LEGEND = {
  area: { zh: "项目用地", en: "Footprint" },
  line: { zh: "项目线路", en: "Footprint: line" },
  point: { zh: "项目点位", en: "Footprint: point" },
  violates: { zh: "不符合部分", en: "Part that violates" },
  commitment: { zh: "需承诺部分", en: "Part with commitments" },
} as const satisfies Readonly<Record<string, BilingualText>>;

/** Draws it, and adds to the legend what was drawn. @internal */
export function drawFootprint(
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
