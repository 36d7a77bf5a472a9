// What must hold of any input: units tile the territory, the strictest class wins, the red line is priority, the order of
// the input does not matter. The class is checked on an arrangement of its own, of units against the zones as given.
import fc from "fast-check";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import { type Delineation, delineate } from "../../src/delineation/index.ts";
import type { ZoneClass } from "../../src/domain/index.ts";
import { area, overlay, validateCoverage } from "../../src/geometry/index.ts";
import { cases, SEED } from "../property/random.ts";
import { type GeoJsonInput, inputs } from "./random-layers.ts";

const runs = { numRuns: cases(60, 3000), seed: SEED };
const RANK: Readonly<Record<ZoneClass, number>> = { priority: 0, key: 1, general: 2 };

function collection(
  items: readonly { readonly geometry: Polygon | MultiPolygon }[],
): FeatureCollection<Polygon | MultiPolygon> {
  return {
    type: "FeatureCollection",
    features: items.map(({ geometry }) => ({ type: "Feature", properties: null, geometry })),
  };
}

/** Ground, by unit class, whose own zones say something else; a sliver of rounding is none. */
function misjudged(input: GeoJsonInput, { units, gridDeg }: Delineation): string[] {
  const zones = input.layers.flatMap((layer) => layer.zones);
  const parks = input.parks ?? [];
  const faces = overlay(
    { units: collection(units), zones: collection(zones), parks: collection(parks) },
    { grid: gridDeg },
  );
  const wrong: string[] = [];
  for (let f = 0; f < faces.faceCount; f++) {
    const [u] = faces.coveringIndices("units", f);
    // 100 m²: borders of 100 km on a grid of a millimetre
    if (u === undefined || faces.areaM2[f]! < 100) continue;
    const { class: unitClass, realm, code } = units[u]!;
    const covering = faces.coveringIndices("zones", f).map((z) => zones[z]!);
    const ranks = covering.map((zone) => RANK[zone.class]);
    if (faces.coveringIndices("parks", f).length > 0) ranks.push(RANK.key);
    const strictest = Math.min(2, ...ranks);
    if (RANK[unitClass] !== strictest) wrong.push(`${code}: ${unitClass} for ${strictest}, ${faces.areaM2[f]} m²`);
    if (covering.some(({ element }) => element === "marine") !== (realm === "sea") && realm === "land")
      wrong.push(`${code}: land under ${covering.map((zone) => zone.code)}`);
  }
  return wrong;
}

describe("any layers", () => {
  it("give units that cover the territory once, whose areas close to 1e-12", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const result = delineate({ ...input, certificate: false });
        const { units, territory, totals, lineage, gridDeg } = result;
        const report = validateCoverage(collection(units), { territory: territory.geometry, grid: gridDeg });
        expect([report.gaps.length, report.overlaps.length, report.outside.length]).toEqual([0, 0, 0]);
        expect(Math.abs(totals.unitsM2 / totals.territoryM2 - 1)).toBeLessThan(1e-12);
        expect(Math.abs(area(input.territory.geometry) / totals.territoryM2 - 1)).toBeLessThan(1e-9);
        units.forEach((unit, i) => {
          expect(Math.abs(area(unit.geometry) / lineage[i]!.areaM2 - 1)).toBeLessThan(1e-9);
          expect(unit.reasons.length).toBeGreaterThan(0);
        });
        expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
        expect(units.map(({ code }) => code)).toEqual([...units.map(({ code }) => code)].sort());
      }),
      runs,
    );
  });

  it("give every piece of ground the strictest class on it, the red line always priority", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(misjudged(input, delineate({ ...input, certificate: false }))).toEqual([]);
      }),
      runs,
    );
  });

  it("give the same bytes again, and in whatever order they come", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const bytes = JSON.stringify(delineate(input));
        expect(JSON.stringify(delineate(input))).toBe(bytes);
        const turned = delineate({
          ...input,
          admin: [...input.admin].reverse(),
          parks: [...input.parks].reverse(),
          layers: input.layers
            .map(({ element, zones }) => ({ element, zones: [...zones].reverse() }))
            .flatMap(({ element, zones }) => [
              { element, zones: zones.slice(1) },
              { element, zones: zones.slice(0, 1) },
            ])
            .reverse(),
        });
        expect(JSON.stringify(turned)).toBe(bytes);
      }),
      { ...runs, numRuns: cases(30, 1000) },
    );
  });

  it("keep what is protected, lose no ground and end, when small patches are dissolved", () => {
    fc.assert(
      fc.property(
        inputs,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom("sameOrHigher", "any"),
        (input, km2, policy) => {
          const options = { minAreaM2: km2 * 1e6, mergePolicy: policy as "any" };
          const plain = delineate({ ...input, certificate: false });
          const result = delineate({ ...input, certificate: false, slivers: options });
          const { units, territory, totals, dissolveLog, patchesLeft, gridDeg } = result;
          const report = validateCoverage(collection(units), { territory: territory.geometry, grid: gridDeg });
          expect([report.gaps.length, report.overlaps.length, report.outside.length]).toEqual([0, 0, 0]);
          expect(Math.abs(totals.unitsM2 / plain.totals.unitsM2 - 1)).toBeLessThan(1e-12);
          for (const { from, to, areaM2 } of dissolveLog) {
            expect(areaM2).toBeLessThan(km2 * 1e6);
            expect(to.afterM2 - to.beforeM2).toBeCloseTo(areaM2, 3);
            expect(from.beforeM2 - from.afterM2).toBeCloseTo(areaM2, 3);
            if (policy === "sameOrHigher") expect(RANK[to.class]).toBeLessThanOrEqual(RANK[from.class]);
          }
          // what each class gained and lost is what the log says
          const gained = { priority: 0, key: 0, general: 0 };
          for (const { from, to, areaM2 } of dissolveLog) {
            gained[from.class] -= areaM2;
            gained[to.class] += areaM2;
          }
          for (const zoneClass of ["priority", "key", "general"] as const)
            expect(totals.byClassM2[zoneClass] - plain.totals.byClassM2[zoneClass]).toBeCloseTo(gained[zoneClass], 1);
          // no small patch is left that could have gone
          for (const { why } of patchesLeft) expect(["protected", "weaker", "noNeighbour"]).toContain(why);
          if (policy === "any") expect(patchesLeft.map(({ why }) => why)).not.toContain("weaker");
          // the red line stays priority, and parks keep their borders
          const redline = input.layers.flatMap((layer) => layer.zones.filter(({ type }) => type === "1110"));
          const faces = overlay({ units: collection(units), redline: collection(redline) }, { grid: gridDeg });
          for (let f = 0; f < faces.faceCount; f++) {
            const [u] = faces.coveringIndices("units", f);
            if (u === undefined || faces.areaM2[f]! < 100 || faces.coveringIndices("redline", f).length === 0) continue;
            expect(units[u]!.class).toBe("priority");
          }
          const parkArea = ({ units: all }: Delineation): number =>
            all.reduce((sum, unit) => (unit.park === undefined ? sum : sum + area(unit.geometry)), 0);
          expect(parkArea(result)).toBeCloseTo(parkArea(plain), 0);
        },
      ),
      { ...runs, numRuns: cases(40, 2000) },
    );
  });
});
