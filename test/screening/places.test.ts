// Where a footprint lies: units, zones, parks, elements, the outside; by hand from the picture in small-scheme.ts.
import { describe, expect, it } from "vitest";
import type { LayerCoverage } from "../../src/domain/index.ts";
import { AIR, box, boxAreaM2, PARK, REDLINE, REST, screenOn, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

/** The air layer of the small scheme with another coverage. */
const mapped = (coverage: LayerCoverage) => ({
  layers: smallScheme().layers.map((layer) => (layer.element === "air" ? { ...layer, coverage } : layer)),
});
const brief = (places: readonly { code: string; relation: string }[]): string[] =>
  places.map(({ code, relation }) => `${code} ${relation}`);

describe("areas", () => {
  it("are shared out between units, zones and parks, in square metres", () => {
    // 0.002° by 0.002°: a quarter in U1, three quarters in U2
    const analysis = screenOn(box(121.0095, 28.602, 121.0115, 28.604));
    expect(brief(analysis.units)).toEqual([`${U1} overlaps`, `${U2} overlaps`]);
    const [first, second] = analysis.units;
    expect(first!.areaM2 / boxAreaM2(121.0095, 28.602, 121.01, 28.604)).toBeCloseTo(1, 9);
    expect(second!.areaM2 / boxAreaM2(121.01, 28.602, 121.0115, 28.604)).toBeCloseTo(1, 9);
    expect(first!.share).toBeCloseTo(0.25, 9);
    expect(second!.share).toBeCloseTo(0.75, 9);
    expect(analysis.footprint.areaM2 / boxAreaM2(121.0095, 28.602, 121.0115, 28.604)).toBeCloseTo(1, 9);
    expect(brief(analysis.zones)).toEqual([`${REST} inside`, `${AIR} overlaps`]);
    expect(first!.geometry).toEqual({
      type: "MultiPolygon",
      coordinates: [box(121.0095, 28.602, 121.01, 28.604).coordinates],
    });
    expect(analysis.outsideCoverage).toBeNull();
  });

  it("that only reach in by less than the threshold touch and are not counted", () => {
    // 1e-8° (1 mm) by 222 m: 0.2 m² in U1
    const footprint = box(121.01 - 1e-8, 28.602, 121.012, 28.604);
    const analysis = screenOn(footprint);
    expect(brief(analysis.units)).toEqual([`${U1} touching`, `${U2} inside`]);
    expect(analysis.units[0]).toMatchObject({ areaM2: 0, share: 0, geometry: null });
    expect(analysis.outsideCoverage).toBeNull();
    const strict = screenOn(footprint, [], undefined, { options: { minAreaM2: 0.1 } });
    expect(brief(strict.units)).toEqual([`${U1} overlaps`, `${U2} overlaps`]);
  });

  it("that share a border touch", () => {
    expect(brief(screenOn(box(121.01, 28.602, 121.012, 28.604)).units)).toEqual([`${U1} touching`, `${U2} inside`]);
  });

  it("smaller than the thresholds are not lost, and cannot slip past a prohibition", () => {
    // 0.5 m by 0.5 m inside the red line
    const prohibit = { when: { op: "within", place: { zoneTypes: ["1110"] } } } as const;
    const analysis = screenOn(box(121.003, 28.605, 121.003005, 28.605005), [prohibit]);
    expect(analysis.footprint.areaM2).toBeLessThan(1);
    expect(brief(analysis.units)).toEqual([`${U1} inside`]);
    expect(analysis.verdict).toBe("inadmissible");
  });

  it("in many units, each of them too little, cannot slip past a prohibition either", () => {
    // forty units of 1e-5° (0.98 m) width; the strip across them is 1 m high, so that each holds less than 1 m²
    const units = Array.from({ length: 40 }, (_, i) => ({
      ...smallScheme().units[0]!,
      code: `ZH331002100${10 + i}`,
      geometry: box(121 + i * 1e-5, 28.6, 121 + (i + 1) * 1e-5, 28.61),
    }));
    const strip = box(121, 28.605, 121.0004, 28.605009);
    const line = { type: "LineString" as const, coordinates: [[121, 28.605], [121.0004, 28.605]] }; // biome-ignore format: one line
    const scheme = { units, zones: [], layers: [], parks: [], features: [] };
    for (const footprint of [strip, line])
      for (const term of [
        { scope: { place: { unitClass: "priority" } } },
        { scope: { units: [units[20]!.code] } },
      ] as const) {
        const analysis = screenOn(footprint, [term], undefined, { scheme });
        expect(analysis.verdict).toBe("inadmissible");
        expect(analysis.units.every(({ relation, share }) => relation === "overlaps" && share > 0.02)).toBe(true);
      }
  });

  it("in two parts, a feature collection, count as their union", () => {
    const [a, b] = [box(121.012, 28.602, 121.014, 28.604), box(121.013, 28.602, 121.015, 28.604)];
    const feature = (geometry: typeof a) => ({ type: "Feature", properties: {}, geometry }) as const;
    const analysis = screenOn({ type: "FeatureCollection", features: [feature(a), feature(b)] });
    expect(analysis.footprint.areaM2 / boxAreaM2(121.012, 28.602, 121.015, 28.604)).toBeCloseTo(1, 9);
  });

  it("in a park are in it, and partly in it overlap", () => {
    expect(brief(screenOn(box(121.016, 28.601, 121.017, 28.602)).parks)).toEqual([`${PARK} inside`]);
    expect(brief(screenOn(box(121.014, 28.601, 121.017, 28.602)).parks)).toEqual([`${PARK} overlaps`]);
  });

  it("by another method are measured on the parts, and the method is recorded", () => {
    const footprint = box(121.0095, 28.602, 121.0115, 28.604);
    const options = { areaMethod: { method: "gaussKruger", centralMeridianDeg: 120 } } as const;
    const analysis = screenOn(footprint, [], undefined, { options });
    expect(analysis.method).toEqual({
      areaMethod: "gaussKruger",
      centralMeridianDeg: 120,
      gridDeg: 1e-8,
      toleranceM: 0.05,
      minAreaM2: 1,
      minLengthM: 1,
    });
    // 1.01° off the central meridian the plane is larger by the square of the scale, 1 + (λ cos φ)² ≈ 1 + 2.4e-4
    const blowUp = analysis.footprint.areaM2 / boxAreaM2(121.0095, 28.602, 121.0115, 28.604);
    expect(blowUp - 1).toBeCloseTo((((1.0105 * Math.PI) / 180) * Math.cos((28.603 * Math.PI) / 180)) ** 2, 5);
    expect(analysis.units[0]!.areaM2 + analysis.units[1]!.areaM2).toBeCloseTo(analysis.footprint.areaM2, 3);
  });
});

describe("lines and points", () => {
  it("measures lines in metres, each part in its unit", () => {
    const analysis = screenOn({ type: "LineString", coordinates: [[121.008, 28.603], [121.012, 28.603]] }); // biome-ignore format: one line
    expect(brief(analysis.units)).toEqual([`${U1} overlaps`, `${U2} overlaps`]);
    // half in each; a parallel of 0.004° at 28.603° N is N cos φ Δλ = 391.2 m
    const n = 6378137 / Math.sqrt(1 - 0.00669438002290069 * Math.sin((28.603 * Math.PI) / 180) ** 2);
    const metres = n * Math.cos((28.603 * Math.PI) / 180) * ((0.004 * Math.PI) / 180);
    expect(analysis.footprint).toMatchObject({ areaM2: 0, points: 0 });
    expect(analysis.footprint.lengthM / metres).toBeCloseTo(1, 6);
    expect(analysis.units.map(({ share }) => Number(share.toFixed(6)))).toEqual([0.5, 0.5]);
  });

  it("gives a line along a border to one unit and one zone of an element, and lists the others as touching", () => {
    const units = screenOn({ type: "LineString", coordinates: [[121.01, 28.602], [121.01, 28.604]] }); // biome-ignore format: one line
    expect(brief(units.units)).toEqual([`${U1} inside`, `${U2} touching`]);
    expect(units.outsideCoverage).toBeNull();
    const zones = screenOn({ type: "LineString", coordinates: [[121.005, 28.602], [121.005, 28.604]] }); // biome-ignore format: one line
    expect(brief(zones.zones)).toEqual([`${REDLINE} inside`, `${REST} touching`]);
  });

  it("puts a point on a shared border into exactly one unit and names the other", () => {
    const { units } = screenOn({ type: "Point", coordinates: [121.01, 28.605] });
    expect(units.map(({ code }) => code)).toEqual([U1, U2]);
    expect(units.map(({ relation }) => relation).sort()).toEqual(["inside", "touching"]);
    expect(units.reduce((sum, { points }) => sum + points, 0)).toBe(1);
  });

  it("names a unit that a point comes near within the tolerance", () => {
    // 0.003e-4 degrees: 3 cm of longitude
    const near = { type: "Point", coordinates: [121.0100003, 28.605] } as const;
    expect(brief(screenOn(near as never).units)).toEqual([`${U1} touching`, `${U2} inside`]);
    expect(brief(screenOn(near as never, [], undefined, { options: { toleranceM: 0.001 } }).units)).toEqual([
      `${U2} inside`,
    ]);
  });

  it("takes footprints of mixed kinds: none of them hides another", () => {
    const analysis = screenOn({
      type: "GeometryCollection",
      geometries: [
        box(121.012, 28.602, 121.013, 28.603),
        { type: "LineString", coordinates: [[121.013, 28.603], [121.025, 28.603]] }, // biome-ignore format: one line
        { type: "MultiPoint", coordinates: [[121.002, 28.605]] }, // biome-ignore format: one point
      ],
    });
    expect(brief(analysis.units)).toEqual([`${U1} overlaps`, `${U2} overlaps`, `${U3} overlaps`]);
    expect(analysis.units[0]).toMatchObject({ points: 1, areaM2: 0, share: 1 });
  });

  it("a line that leaves the park is not in the park, though its works are", () => {
    const footprint = {
      type: "GeometryCollection",
      geometries: [
        box(121.016, 28.601, 121.017, 28.602),
        { type: "LineString", coordinates: [[121.017, 28.6015], [121.025, 28.6015]] }, // biome-ignore format: one line
      ],
    } as const;
    const outsidePark = { when: { op: "not", of: { op: "inPark" } } } as const;
    expect(screenOn(footprint as never, [outsidePark]).verdict).toBe("inadmissible");
    expect(screenOn(footprint.geometries[0], [outsidePark]).verdict).toBe("admissible");
  });
});

describe("what is not there", () => {
  it("outside all units is said, with its part, and is never a pass", () => {
    // 0.004° wide, half of it east of the territory
    const analysis = screenOn(box(121.028, 28.602, 121.032, 28.604));
    expect(analysis.outsideCoverage!.share).toBeCloseTo(0.5, 9);
    expect(analysis.outsideCoverage!.areaM2 / boxAreaM2(121.03, 28.602, 121.032, 28.604)).toBeCloseTo(1, 9);
    expect(analysis.outsideCoverage!.geometry.type).toBe("MultiPolygon");
    expect(analysis.verdict).toBe("undetermined");
    expect(analysis.reasons.map(({ code }) => code)).toEqual(["OUTSIDE_COVERAGE"]);
    expect(screenOn({ type: "Point", coordinates: [122, 29] }).verdict).toBe("undetermined");
  });

  it("is not said of ground that several units only touch", () => {
    // three units of 4e-8° (4 mm) width at the western edge of a wide one
    const strips = [0, 1, 2].map((i) => ({
      ...smallScheme().units[0]!,
      code: `ZH3310021000${i + 1}`,
      geometry: box(121 + i * 4e-8, 28.6, 121 + (i + 1) * 4e-8, 28.61),
    }));
    const wide = { ...strips[0]!, code: "ZH33100210009", geometry: box(121 + 12e-8, 28.6, 121.03, 28.61) };
    // 200 m high: each strip holds 4e-8° × 97.8 km × 200 m = 0.8 m², together 2.3 m²
    const analysis = screenOn(box(121, 28.602, 121.002, 28.6038), [], undefined, {
      scheme: { units: [...strips, wide] },
    });
    expect(analysis.units.map(({ relation }) => relation)).toEqual(["touching", "touching", "touching", "overlaps"]);
    expect(analysis.outsideCoverage).toBeNull();
  });

  it("is said of each element: affected, not affected, no data", () => {
    const answers = (lon: number, coverage: LayerCoverage = "exhaustive"): string[] =>
      screenOn(box(lon, 28.602, lon + 0.001, 28.603), [], {}, { scheme: mapped(coverage) })
        .elements.filter(({ element }) => ["ecology", "air", "water"].includes(element))
        .map(({ element, answer, coverage: of }) => `${element} ${answer} ${of}`);
    expect(answers(121.012)).toEqual(["ecology affected full", "water noData null", "air affected exhaustive"]);
    expect(answers(121.025)).toEqual(["ecology affected full", "water noData null", "air notAffected exhaustive"]);
    // where a part is mapped, the rest says nothing; where all is, even a gap says that there is no zone
    expect(answers(121.012, "partial")[2]).toBe("air affected partial");
    expect(answers(121.025, "partial")[2]).toBe("air noData partial");
    expect(answers(121.025, "full")[2]).toBe("air notAffected full");
  });

  it("an empty footprint decides nothing", () => {
    const analysis = screenOn({ type: "FeatureCollection", features: [] });
    expect(analysis.verdict).toBe("undetermined");
    expect(analysis.reasons.map(({ code }) => code)).toEqual(["EMPTY_FOOTPRINT"]);
  });
});
