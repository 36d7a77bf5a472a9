// How units cover the territory together, read off one coverage report: overlaps (TOP3), ground of no unit and units that
// leave the territory (TOP4), holes that nothing fills (TOP8), the coast (TOP10), borders vertex by vertex, slivers.
import type { Position } from "geojson";
import type { AreaGeometry, ControlUnit, Finding } from "../domain/index.ts";
import type { CoverageRegion, CoverageReport } from "../geometry/index.ts";
import { certificateFinding, someCodes } from "./certificate-text.ts";
import { type FeatureTable, geometryAt } from "./feature-table.ts";

/** Findings by check. @internal */
export interface CoverFindings {
  readonly TOP1: Finding[];
  readonly TOP3: Finding[];
  readonly TOP4: Finding[];
  readonly TOP8: Finding[];
  readonly TOP10: Finding[];
  readonly EDGES: Finding[];
  readonly SLIVERS: Finding[];
}

/** Reads a coverage report of units in the order given. @internal */
export function checkCover(table: FeatureTable<ControlUnit>, report: CoverageReport): CoverFindings {
  const units = table.rows;
  const found: CoverFindings = { TOP1: [], TOP3: [], TOP4: [], TOP8: [], TOP10: [], EDGES: [], SLIVERS: [] };
  const codesOf = (features: readonly number[]): string[] => features.map((f) => units[f]!.code);
  const isCoast = (features: readonly number[]): boolean => new Set(features.map((f) => units[f]!.realm)).size > 1;
  const about = ({ features, areaM2, meanWidthM }: CoverageRegion) => ({
    units: someCodes(codesOf(features)),
    areaM2,
    widthM: meanWidthM,
  });
  const subjectOf = ({ features }: CoverageRegion): string => codesOf(features)[0] ?? "—";
  const coast = (region: CoverageRegion): void => {
    if (isCoast(region.features))
      found.TOP10.push(
        certificateFinding("CERTIFICATE_COAST", "error", subjectOf(region), about(region), cornerOf(region)),
      );
  };
  for (const region of report.overlaps) {
    const at = cornerOf(region);
    found.TOP3.push(certificateFinding("CERTIFICATE_OVERLAP", "error", subjectOf(region), about(region), at));
    coast(region);
  }
  for (const region of report.gaps) {
    const at = cornerOf(region);
    found.TOP4.push(certificateFinding("CERTIFICATE_UNCOVERED", "error", subjectOf(region), about(region), at));
    const [only] = region.features;
    if (only !== undefined && region.features.length === 1 && isHole(region, geometryAt(table, only)))
      found.TOP8.push(certificateFinding("CERTIFICATE_HOLE", "error", subjectOf(region), about(region), at));
    coast(region);
  }
  for (const region of report.outside)
    found.TOP4.push(
      certificateFinding("CERTIFICATE_OUTSIDE", "error", subjectOf(region), about(region), cornerOf(region)),
    );
  for (const region of report.slivers)
    found.SLIVERS.push(
      certificateFinding("CERTIFICATE_SLIVER", "warning", subjectOf(region), about(region), cornerOf(region)),
    );
  for (const { features, missing } of report.unmatchedEdges) {
    const [unit, other] = codesOf(features) as [string, string];
    const values = { unit, other, count: missing.length };
    found.EDGES.push(certificateFinding("CERTIFICATE_BORDER", "warning", unit, values, missing[0]));
    // along the coast both sides must have the same vertices, or the two parts of the scheme part when either is changed
    if (isCoast(features))
      found.TOP10.push(certificateFinding("CERTIFICATE_BORDER", "error", unit, values, missing[0]));
  }
  for (const { code, location } of report.findings) {
    if (code !== "COVERAGE_NO_GROUND") continue;
    const unit = units[location!.feature!]!.code;
    found.TOP1.push(certificateFinding("CERTIFICATE_NO_GROUND", "error", unit, { unit }));
  }
  return found;
}

function cornerOf({ geometry }: CoverageRegion): Position {
  return geometry.coordinates[0]![0]!;
}

/** Whether a gap fills a hole of the unit: every corner of its shell lies within the box of one and the same hole. */
function isHole({ geometry: gap }: CoverageRegion, geometry: AreaGeometry): boolean {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const [minX, minY, maxX, maxY] = boxOf(gap.coordinates[0]!);
  // rounding to the grid moves a corner by less than this
  const slack = 1e-6;
  return parts.some((rings) =>
    rings.slice(1).some((hole) => {
      const [left, low, right, high] = boxOf(hole);
      return left - slack <= minX && low - slack <= minY && right + slack >= maxX && high + slack >= maxY;
    }),
  );
}

function boxOf(ring: readonly Position[]): readonly [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const position of ring) {
    minX = Math.min(minX, position[0]!);
    minY = Math.min(minY, position[1]!);
    maxX = Math.max(maxX, position[0]!);
    maxY = Math.max(maxY, position[1]!);
  }
  return [minX, minY, maxX, maxY];
}
