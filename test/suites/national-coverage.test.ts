// County coverages of China as they are published: what validateCoverage finds in them is what their README in
// ../shared/data/national counts.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { certify } from "../../src/delineation/index.ts";
import type { ControlUnit } from "../../src/domain/index.ts";
import { union } from "../../src/geometry/boolean.ts";
import { validateCoverage } from "../../src/geometry/coverage.ts";
import { cleanCoverage } from "../../src/geometry/coverage-cleaning.ts";
import { DATA, hasData } from "./cases.ts";

const present = hasData("national");

interface Topology {
  readonly arcs: readonly (readonly [number, number])[][];
  readonly transform: { readonly scale: [number, number]; readonly translate: [number, number] };
  readonly objects: Record<
    string,
    {
      readonly geometries: readonly {
        readonly type: string;
        readonly arcs: unknown;
        readonly properties: Record<string, unknown>;
      }[];
    }
  >;
}

/** The features of a quantised TopoJSON file. */
function decode(file: string): FeatureCollection<Polygon | MultiPolygon> {
  const { arcs, objects, transform } = JSON.parse(readFileSync(DATA + file, "utf8")) as Topology;
  const [[scaleX, scaleY], [x0, y0]] = [transform.scale, transform.translate];
  const lines = arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Position => [(x += dx) * scaleX + x0, (y += dy) * scaleY + y0]);
  });
  const ring = (ids: number[]): Position[] =>
    ids.flatMap((id, i) => {
      const line = id < 0 ? [...lines[~id]!].reverse() : lines[id]!;
      return i === 0 ? line : line.slice(1);
    });
  const features = Object.values(objects)[0]!.geometries.map(({ type, arcs, properties }): Feature<MultiPolygon> => {
    const parts = (type === "Polygon" ? [arcs] : arcs) as number[][][];
    const geometry: MultiPolygon = { type: "MultiPolygon", coordinates: parts.map((rings) => rings.map(ring)) };
    return { type: "Feature", properties, geometry };
  });
  return { type: "FeatureCollection", features };
}

/** The counties of DataV. */
function datavCounties(): FeatureCollection<Polygon | MultiPolygon> {
  const text = gunzipSync(readFileSync(`${DATA}national/datav_counties_gcj02.geojson.gz`)).toString("utf8");
  return JSON.parse(text) as FeatureCollection<Polygon | MultiPolygon>;
}

describe.skipIf(!present)("county coverages of China", () => {
  const counties = present ? decode("national/tdt_counties.topojson") : undefined!;

  test("2,891 counties that share borders: 4 gaps, and 前三岛 in two provinces", () => {
    const report = validateCoverage(counties, { fillRule: "evenOdd" });
    expect(counties.features).toHaveLength(2891);
    // the fourth is the loop of a ring of 三沙市's neighbour that crosses itself, which nonZero takes for its ground
    expect(report.gaps).toHaveLength(4);
    const nonZero = validateCoverage(counties);
    expect(nonZero.gaps).toHaveLength(3);
    const { overlapM2, unionM2, featuresM2, repeatedM2 } = nonZero.totals;
    expect(overlapM2 / unionM2).toBeGreaterThan(2.8e-8);
    expect(overlapM2 / unionM2).toBeLessThan(2.9e-8);
    expect(Math.abs(featuresM2 - unionM2 - repeatedM2) / unionM2).toBeLessThan(1e-12);
    const names = nonZero.overlaps.map((o) => o.features.map((f) => counties.features[f]!.properties!.name));
    expect(names.filter((pair) => pair.includes("岚山区") && pair.includes("连云区"))).toHaveLength(2);
  });

  test("cleaning takes the sliver between three of them and leaves what is wider to be decided", () => {
    const { log, left, features, totals } = cleanCoverage(counties, { maxWidthM: 20, keep: ["piece"] });
    expect(log.map(({ what }) => what).sort()).toEqual(["gap", "overlap"]);
    expect(left.map(({ what, why }) => `${what} ${why}`).sort()).toEqual([
      "gap above",
      "gap above",
      "overlap above",
      "overlap above",
    ]);
    expect(Math.abs(totals.beforeM2 + totals.filledM2 - totals.resolvedM2 - totals.afterM2)).toBeLessThan(
      1e-12 * totals.beforeM2,
    );
    expect(validateCoverage(features).unmatchedEdges).toEqual([]);
  });

  test("2,818 counties that share nothing: 88,650 gaps, and an overlap of 0.016 %", () => {
    const datav = datavCounties();
    expect(datav.features).toHaveLength(2818);
    const { gaps, totals } = validateCoverage(datav);
    // the finest grid for all of China is 1e-7°, about 1 cm: gaps that are thinner are none. At 2e-8°, in tiles, there are 88 579
    expect(gaps.length).toBeLessThan(88_650);
    expect(gaps.length).toBeGreaterThan(88_650 * 0.997);
    expect((100 * totals.overlapM2) / totals.unionM2).toBeCloseTo(0.016, 3);
    expect(Math.abs(totals.featuresM2 - totals.unionM2 - totals.repeatedM2) / totals.unionM2).toBeLessThan(1e-12);
  }, 60_000);

  describe.each([
    ["tdt, shared borders", () => counties, 2891, [4, 4], [2.8e-8, 2.9e-8], 6],
    ["datav, borders of every county's own", datavCounties, 2818, [88_384, 88_650], [1.55e-4, 1.65e-4], 178],
  ] as const)("as units of a scheme: %s", (_, load, count, gaps, overlap, invalid) => {
    test("the certificate counts the gaps and overlaps that the README counts, and its areas close", () => {
      const { features } = load();
      // a gap is a hole of the union: the territory is the union without its holes
      const whole = union({ type: "FeatureCollection", features }, { fillRule: "nonZero" });
      const filled: MultiPolygon = { type: "MultiPolygon", coordinates: whole.coordinates.map(([shell]) => [shell!]) };
      const units = features.map(({ geometry, properties }, i): ControlUnit => {
        const county = String(properties!.adcode ?? properties!.gb ?? "").slice(-6);
        return {
          code: `${county}-${String(i).padStart(4, "0")}`,
          name: String(properties!.name),
          class: "general",
          realm: "land",
          county,
          reasons: [],
          geometry,
        };
      });
      const territory = { adminCode: "100000", name: "全国", geometry: filled };
      const certificate = certify(
        { territory, units },
        { fillRule: "evenOdd", digests: false, maxListed: Number.MAX_SAFE_INTEGER },
      );
      expect(certificate.counts.units).toBe(count);
      expect(certificate.counts.gaps).toBeGreaterThanOrEqual(gaps[0]);
      expect(certificate.counts.gaps).toBeLessThanOrEqual(gaps[1]);
      const { equation, checks } = certificate;
      expect(Math.abs(equation.relativeResidual)).toBeLessThan(1e-12);
      expect(equation.repeatedM2 / equation.unitsM2).toBeGreaterThan(overlap[0]);
      expect(equation.repeatedM2 / equation.unitsM2).toBeLessThan(overlap[1]);
      expect(certificate.covered).toBe(false);
      // units with rings that are none, as the README counts features
      const subjects = new Set<string>();
      for (const check of checks)
        if (["TOP1", "TOP2", "TOP7"].includes(check.code))
          for (const finding of check.findings) if (finding.severity === "error") subjects.add(finding.subject!);
      expect(subjects.size).toBe(invalid);
      expect(checks.find(({ code }) => code === "TOP4")!.count).toBe(
        certificate.counts.gaps + certificate.counts.outside,
      );
    }, 120_000);
  });
});
