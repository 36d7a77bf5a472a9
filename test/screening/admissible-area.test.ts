// Where a type of project may go, against 10,000 points of the territory screened one by one.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AccessTerm, ZoningScheme } from "../../src/domain/index.ts";
import { area, distanceM, prepare } from "../../src/geometry/index.ts";
import {
  type AdmissibleArea,
  admissibleArea,
  type PreparedScheme,
  type ProjectType,
  prepareScheme,
  screen,
} from "../../src/screening/index.ts";
import { random, SEED } from "../property/random.ts";
import { AS_OF, box, boxAreaM2, projectOn, REDLINE, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const { footprint: _, ...TYPE } = projectOn(box(0, 0, 1, 1), { flags: { twoHigh: true, chemical: false } });

/** Counts points whose verdict is not that of the ground they lie in; those on a border of a distance are passed over. */
function disagreements(
  prepared: PreparedScheme,
  type: ProjectType,
  found: AdmissibleArea,
  points: readonly (readonly [number, number])[],
  onBorder: (lon: number, lat: number) => boolean,
): { wrong: number; asked: number } {
  const ground = prepare({
    verdicts: {
      type: "FeatureCollection" as const,
      features: found.verdicts.map(({ geometry, verdict }) => ({
        type: "Feature" as const,
        properties: { verdict },
        geometry,
      })),
    },
  });
  let wrong = 0;
  let asked = 0;
  for (const [lon, lat] of points) {
    const covering = ground.locate(lon, lat).covering("verdicts");
    if (covering.length === 0 || onBorder(lon, lat)) continue;
    asked++;
    const one = { ...type, footprint: { type: "Point" as const, coordinates: [lon, lat] } };
    const { verdict } = screen(prepared, one, { asOf: AS_OF });
    if (covering.length > 1 || covering[0]!.properties!.verdict !== verdict) wrong++;
  }
  return { wrong, asked };
}

const LIST: Partial<AccessTerm>[] = [
  { scope: { place: { zoneTypes: ["1110"] } } },
  { scope: { units: [U2] }, modality: "restrict", when: { op: "flag", flag: "twoHigh" } },
  { scope: { place: { zoneTypes: ["2340"] } }, when: { op: "flag", flag: "tailings" } },
  { when: { op: "distance", to: { features: ["core"] }, atMostM: 700 } },
  { modality: "require", when: { op: "distance", to: { kinds: ["riverShoreline"] }, atMostM: 5800 } },
  {
    scope: { units: [U3] },
    modality: "require",
    when: { op: "all", of: [{ op: "not", of: { op: "within", place: { zones: [REDLINE] } } }, { op: "inPark" }] },
  },
];

describe("the admissible area", () => {
  it("is worked out by hand where terms are simple: units tile, so their areas are the answer", () => {
    const prepared = prepareScheme(
      smallScheme([
        { scope: { units: [U1] } },
        { scope: { units: [U2] }, modality: "restrict" },
        { scope: { place: { zones: [REDLINE] } }, modality: "restrict" },
      ]),
    );
    const found = admissibleArea(prepared, TYPE, { asOf: AS_OF });
    const [w, m, e] = [
      boxAreaM2(121, 28.6, 121.01, 28.61),
      boxAreaM2(121.01, 28.6, 121.02, 28.61),
      boxAreaM2(121.02, 28.6, 121.03, 28.61),
    ];
    expect(found.verdicts.map(({ verdict }) => verdict)).toEqual(["admissible", "conditional", "inadmissible"]);
    const [admissible, conditional, inadmissible] = found.verdicts;
    expect(admissible!.areaM2 / e).toBeCloseTo(1, 9);
    expect(conditional!.areaM2 / m).toBeCloseTo(1, 9);
    expect(inadmissible!.areaM2 / w).toBeCloseTo(1, 9);
    expect(found.territoryM2 / (w + m + e)).toBeCloseTo(1, 9);
    expect(area(admissible!.geometry) / e).toBeCloseTo(1, 9);
    expect(found.verdicts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    // a prohibition alone, and one with the restriction of the red line, are two reasons for one verdict
    expect(found.regions.filter(({ verdict }) => verdict === "inadmissible")).toHaveLength(2);
    expect(found.regions.reduce((sum, { areaM2 }) => sum + areaM2, 0) / found.territoryM2).toBeCloseTo(1, 12);
  });

  it("agrees with 10,000 points screened one by one", () => {
    const rng = random(SEED + 40);
    const scheme = smallScheme(LIST, {
      // a piece of the territory in no unit
      territory: { adminCode: "331000", name: "示例市", geometry: box(121, 28.6, 121.032, 28.612) },
    });
    const prepared = prepareScheme(scheme);
    const found = admissibleArea(prepared, TYPE, { asOf: AS_OF });
    const [shore, core] = scheme.features!;
    const onBorder = (lon: number, lat: number): boolean => {
      const point = { type: "Point" as const, coordinates: [lon, lat] };
      const near = (metres: number, limit: number): boolean => Math.abs(metres - limit) < 0.2;
      return near(distanceM(core!.geometry, point), 700) || near(distanceM(shore!.geometry, point), 5800);
    };
    const points = Array.from({ length: 10_000 }, () => [121 + 0.032 * rng(), 28.6 + 0.012 * rng()] as const);
    const { wrong, asked } = disagreements(prepared, TYPE, found, points, onBorder);
    expect(wrong).toBe(0);
    expect(asked).toBeGreaterThan(9_900);
    expect(found.verdicts.map(({ verdict }) => verdict)).toEqual([
      "admissible",
      "conditional",
      "undetermined",
      "inadmissible",
    ]);
    // the ground in no unit is told as such
    const outside = found.regions.filter(({ reasons }) => reasons.some(({ code }) => code === "OUTSIDE_COVERAGE"));
    expect(outside.length).toBeGreaterThan(0);
  });

  it("agrees on real ground, with ragged borders, shorelines and every kind of term", () => {
    const scheme = JSON.parse(readFileSync("docs/showcase/taizhou.scheme.json", "utf8")) as ZoningScheme;
    const prepared = prepareScheme(scheme);
    const type: ProjectType = {
      ...TYPE,
      natures: ["new"],
      industries: ["C2614"],
      facts: { flags: { twoHigh: false, chemical: true } },
    };
    const found = admissibleArea(prepared, type, { asOf: AS_OF, maxErrorM: 5 });
    const rng = random(SEED + 41);
    const [w, s, e, n] = extentOf(scheme.territory.geometry.coordinates.flat(3) as number[]);
    const points = Array.from({ length: 600 }, () => [w + (e - w) * rng(), s + (n - s) * rng()] as const);
    const { wrong, asked } = disagreements(prepared, type, found, points, () => false);
    // a border drawn 5 m off meets one point in thousands
    expect(wrong).toBeLessThanOrEqual(1);
    expect(asked).toBeGreaterThan(150);
    expect(found.territoryM2 / area(scheme.territory.geometry)).toBeCloseTo(1, 6);
  });

  it("is the same bytes whatever the order of the scheme, and plain data", () => {
    const scheme = smallScheme(LIST);
    const turned = { ...scheme, units: [...scheme.units].reverse(), zones: [...scheme.zones].reverse() };
    const bytes = JSON.stringify(admissibleArea(prepareScheme(scheme), TYPE, { asOf: AS_OF }));
    expect(JSON.stringify(admissibleArea(prepareScheme(turned), TYPE, { asOf: AS_OF }))).toBe(bytes);
    expect(JSON.stringify(JSON.parse(bytes))).toBe(bytes);
  });

  it("tells how far it is and can be stopped", () => {
    const told: number[] = [];
    const prepared = prepareScheme(smallScheme(LIST));
    admissibleArea(prepared, TYPE, { asOf: AS_OF, onProgress: ({ done, total }) => told.push(done / total) });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    const controller = new AbortController();
    const stop = () => controller.abort(new Error("enough"));
    const options = { asOf: AS_OF, signal: controller.signal, onProgress: stop };
    expect(() => admissibleArea(prepared, TYPE, options)).toThrow("enough");
    expect(() => admissibleArea(prepared, TYPE, { asOf: "no" })).toThrow(/asOf/);
  });
});

function extentOf(coords: readonly number[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coords.length; i += 2) {
    box[0] = Math.min(box[0], coords[i]!);
    box[1] = Math.min(box[1], coords[i + 1]!);
    box[2] = Math.max(box[2], coords[i]!);
    box[3] = Math.max(box[3], coords[i + 1]!);
  }
  return box;
}
