// Synthetic provinces: what is known of them exactly is what an overlay finds.
import fc from "fast-check";
import type { FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import {
  certify,
  type SyntheticProvince,
  type SyntheticProvinceOptions,
  syntheticProvince,
  syntheticScheme,
} from "../../src/delineation/index.ts";
import type { AreaGeometry } from "../../src/domain/index.ts";
import { readScheme } from "../../src/exchange/index.ts";
import { area, overlay, validate, validateCoverage } from "../../src/geometry/index.ts";

const collect = (items: readonly { readonly geometry: AreaGeometry }[]): FeatureCollection<Polygon | MultiPolygon> => ({
  type: "FeatureCollection",
  features: items.map(({ geometry }) => ({ type: "Feature", properties: null, geometry })),
});

/** Twice the area in steps², by the shoelace formula in whole numbers of any length. */
function area2Of(geometry: AreaGeometry): bigint {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  let twice = 0n;
  for (const rings of parts) {
    for (const ring of rings) {
      const steps = ring.map(([x, y]) => [BigInt(Math.round(x! * 1e8)), BigInt(Math.round(y! * 1e8))] as const);
      for (let i = 0; i + 1 < steps.length; i++)
        twice += steps[i]![0] * steps[i + 1]![1] - steps[i + 1]![0] * steps[i]![1];
    }
  }
  return twice;
}

/**
 * Area on the CGCS2000 ellipsoid under straight edges, m², by quadrature of its own: ∮ q(φ) dλ · b²/2 along each edge, with
 * q the authalic function and eight nodes of Gauss.
 */
function quadratureM2(ring: readonly Position[]): number {
  const a = 6378137;
  const f = 1 / 298.257222101;
  const e = Math.sqrt(f * (2 - f));
  const q = (lat: number): number => {
    const s = Math.sin((lat * Math.PI) / 180);
    return (1 - e * e) * (s / (1 - e * e * s * s) + Math.atanh(e * s) / e);
  };
  const nodes = [
    [0.1834346424956498, 0.362683783378362],
    [0.525532409916329, 0.3137066458778873],
    [0.7966664774136267, 0.2223810344533745],
    [0.9602898564975363, 0.1012285362903763],
  ] as const;
  // from a latitude of reference, so that large terms do not cancel
  const base = q(ring[0]![1]!);
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i] as [number, number], ring[i + 1] as [number, number]];
    for (const [node, weight] of nodes)
      for (const at of [-node, node])
        sum -= (((x2 - x1) * Math.PI) / 180) * (weight / 2) * (q((y1 + y2 + at * (y2 - y1)) / 2) - base);
  }
  return (sum * a * a) / 2;
}

/** The table of an overlay of counties and all layers, by county and types, in degrees². */
function overlaid(province: SyntheticProvince): Map<string, number> {
  const layers: Record<string, FeatureCollection<Polygon | MultiPolygon>> = { counties: collect(province.counties) };
  for (const { element, zones } of province.layers) layers[element] = collect(zones);
  const faces = overlay(layers, { grid: province.gridDeg });
  const sums = new Map<string, number>();
  for (let face = 0; face < faces.faceCount; face++) {
    const key = [
      faces.coveringIndices("counties", face).map((i) => province.counties[i]!.code),
      ...province.layers.map(({ element, zones }) => faces.coveringIndices(element, face).map((i) => zones[i]!.type)),
    ].join("|");
    sums.set(key, (sums.get(key) ?? 0) + faces.areaPlanar[face]!);
  }
  return sums;
}

describe.each<[string, Partial<SyntheticProvinceOptions>]>([
  ["noded", { noded: true }],
  ["whose borders cross", { noded: false }],
  ["without sea", { sea: false }],
])("a province %s", (_, options) => {
  const province = syntheticProvince({ seed: 11, cells: 600, ...options });

  test("an overlay of all layers finds the areas that are known, combination by combination", () => {
    const found = overlaid(province);
    const truth = province.truth.tabulate(({ county, typeOf }) =>
      [county, ...province.layers.map(({ element }) => typeOf(element) ?? "")].join("|"),
    );
    expect(truth.size).toBeGreaterThan(50);
    expect([...found.keys()].sort()).toEqual([...truth.keys()]);
    for (const [key, { area2 }] of truth) {
      const known = (Number(area2) / 2) * 1e-16;
      expect(Math.abs(found.get(key)! - known), key).toBeLessThan(1e-13 * known);
    }
  });

  test("zones, counties and units have the areas of their cells, to the last step²", () => {
    const byType = province.truth.tabulate(({ county, typeOf }) => `${county} ${typeOf("ecology")}`);
    for (const [key, { area2 }] of byType) {
      const [county, type] = key.split(" ");
      const own = province.layers[0]!.zones.filter((zone) => zone.county === county && zone.type === type);
      expect(
        own.reduce((sum, zone) => sum + area2Of(zone.geometry), 0n),
        key,
      ).toBe(type === "null" ? 0n : area2);
    }
    const byUnit = province.truth.tabulate(({ county, realm, class: of }) => `${county} ${realm} ${of}`);
    for (const [key, { area2 }] of byUnit) {
      const own = province.units.filter((unit) => `${unit.county} ${unit.realm} ${unit.class}` === key);
      expect(
        own.reduce((sum, unit) => sum + area2Of(unit.geometry), 0n),
        key,
      ).toBe(area2);
    }
    const whole = province.truth.tabulate(() => "").get("")!.area2;
    expect(area2Of(province.territory.geometry)).toBe(whole);
    expect(province.counties.reduce((sum, county) => sum + area2Of(county.geometry), 0n)).toBe(whole);
  });

  test("areas in m² are those of a quadrature of its own", () => {
    for (const cell of [...province.truth.cells()].filter(({ index }) => index % 40 === 0)) {
      const own = quadratureM2(cell.polygon().coordinates[0]!);
      expect(Math.abs(area(cell.polygon()) / own - 1)).toBeLessThan(1e-11);
    }
  });

  test("every geometry is valid, and units cover the territory once and wholly", () => {
    const all = [
      province.territory,
      ...province.counties,
      ...province.units,
      ...province.parks,
      ...province.layers.flatMap(({ zones }) => zones),
    ];
    for (const { geometry } of all) expect(validate(geometry)).toEqual([]);
    const zones = province.layers.flatMap((layer) => layer.zones);
    const records = province.layers.map(({ record }) => record);
    const certificate = certify({ ...province, zones, layers: records });
    expect(certificate.covered).toBe(true);
    const exempt = options.noded === false ? ["TOP10", "EDGES"] : [];
    for (const { code, state, findings } of certificate.checks)
      if (!exempt.includes(code) && state !== "notChecked")
        expect(state, `${code} ${findings[0]?.message.en}`).toBe("passed");
    expect(certificate.redline!.inPriorityM2).toBeCloseTo(certificate.redline!.areaM2, 2);
  });
});

test("it has what real layers have: parts, holes, an enclave, islands, and vertices as counties have them", () => {
  const province = syntheticProvince({ seed: 3, cells: 1000, pointsPerSide: 30 });
  const zones = province.layers.flatMap((layer) => layer.zones);
  const partsOf = ({ geometry }: { geometry: AreaGeometry }): Position[][][] =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  expect(zones.some((zone) => partsOf(zone).length > 1)).toBe(true);
  expect(zones.some((zone) => partsOf(zone).some((rings) => rings.length > 1))).toBe(true);
  expect(partsOf(province.territory).some((rings) => rings.length > 1)).toBe(true);
  expect(province.units.some(({ realm }) => realm === "sea")).toBe(true);
  // the national layer has 147 vertices a county
  expect(province.vertexCount / province.polygonCount).toBeGreaterThan(147);
  expect(new Set(zones.map(({ code }) => code)).size).toBe(zones.length);
  expect(new Set(province.units.map(({ code }) => code)).size).toBe(province.units.length);
  expect(new Set(province.counties.map(({ code }) => code)).size).toBe(province.counties.length);
});

test("the same seed gives the same bytes, another seed another province", () => {
  const make = (seed: number): string => {
    const { truth: _, ...data } = syntheticProvince({ seed, cells: 80 });
    return JSON.stringify(data);
  };
  expect(make(5)).toBe(make(5));
  expect(make(5)).not.toBe(make(6));
});

test("it is a scheme document that reads without an error", () => {
  const { document, findings } = readScheme(
    JSON.parse(JSON.stringify(syntheticScheme(syntheticProvince({ seed: 1, cells: 200 })))),
  );
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(document!.units.length).toBeGreaterThan(10);
});

test("whatever the seed and size, it is covered once, and its noise never crosses itself", () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer({ min: 0, max: 2 ** 31 }),
        cells: fc.integer({ min: 4, max: 150 }),
        pointsPerSide: fc.integer({ min: 2, max: 20 }),
        sea: fc.boolean(),
        noded: fc.boolean(),
        patchCells: fc.integer({ min: 1, max: 6 }),
      }),
      (options) => {
        const { units, territory, layers, gridDeg, truth } = syntheticProvince(options);
        const report = validateCoverage(collect(units), { territory: territory.geometry, grid: gridDeg });
        expect([report.gaps, report.overlaps, report.outside].map(({ length }) => length)).toEqual([0, 0, 0]);
        for (const cell of truth.cells()) expect(validate(cell.polygon())).toEqual([]);
        for (const { zones } of layers) for (const { geometry } of zones) expect(validate(geometry)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

test("sizes out of range are refused", () => {
  expect(() => syntheticProvince({ seed: 1, cells: 1 })).toThrow(/cells/);
  expect(() => syntheticProvince({ seed: Number.NaN })).toThrow(/seed/);
  expect(() => syntheticProvince({ seed: 1, pointsPerSide: 1, noded: false })).toThrow(/pointsPerSide/);
  expect(() => syntheticProvince({ seed: 1, counties: 0 })).toThrow(/counties/);
});
