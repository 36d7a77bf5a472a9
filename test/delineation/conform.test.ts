// Conforming layers to a reference: what is laid onto it fits, moves no farther than allowed, and closes.
import fc from "fast-check";
import type { Feature, FeatureCollection, LineString, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { type ConformAreas, conform, syntheticProvince } from "../../src/delineation/index.ts";
import type { AreaGeometry } from "../../src/domain/index.ts";
import { area, DistanceIndex, validate, validateCoverage } from "../../src/geometry/index.ts";
import { random } from "../property/random.ts";
import { box } from "./small-ground.ts";

type Areas = FeatureCollection<Polygon | MultiPolygon>;
const collect = (items: readonly { readonly geometry: AreaGeometry }[]): Areas => ({
  type: "FeatureCollection",
  features: items.map(
    ({ geometry }, i): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: { i }, geometry }),
  ),
});
const mapped = (areas: Areas, move: (position: Position, feature: number) => Position): Areas => ({
  ...areas,
  features: areas.features.map((feature, f) => {
    const { geometry } = feature;
    const rings = (polygon: Position[][]): Position[][] => polygon.map((ring) => ring.map((at) => move(at, f)));
    return {
      ...feature,
      geometry:
        geometry.type === "Polygon"
          ? { type: "Polygon", coordinates: rings(geometry.coordinates) }
          : { type: "MultiPolygon", coordinates: geometry.coordinates.map(rings) },
    };
  }),
});
/** Every corner moved by up to so many metres, equal corners alike; per feature too when told. */
const shaken = (areas: Areas, metres: number, perFeature: boolean, seed = 1): Areas => {
  const rng = random(seed);
  const moved = new Map<string, Position>();
  return mapped(areas, ([x, y], f) => {
    const key = `${x},${y}${perFeature ? ` ${f}` : ""}`;
    const known = moved.get(key);
    if (known) return known;
    const [turn, far] = [2 * Math.PI * rng(), metres * Math.sqrt(rng())];
    const at = [
      x! + (far * Math.cos(turn)) / (111_320 * Math.cos((y! * Math.PI) / 180)),
      y! + (far * Math.sin(turn)) / 110_900,
    ];
    moved.set(key, at);
    return at;
  });
};
const positionsOf = ({ features }: ConformAreas): Position[] =>
  features.flatMap(({ geometry }) =>
    geometry === null
      ? []
      : ((geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()) as Position[][]).flat(),
  );
const linesOf = ({ features }: ConformAreas): { type: "GeometryCollection"; geometries: LineString[] } => ({
  type: "GeometryCollection",
  geometries: features.flatMap(({ geometry }) =>
    geometry === null
      ? []
      : ((geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()) as Position[][]).map(
          (ring): LineString => ({ type: "LineString", coordinates: ring }),
        ),
  ),
});
/** How far the farthest corner of one layer lies from the borders of another. */
const farthest = (from: ConformAreas, to: ConformAreas): number => {
  const index = new DistanceIndex(linesOf(to));
  return Math.max(...positionsOf(from).map((at) => index.distanceM({ type: "Point", coordinates: at })));
};

const province = syntheticProvince({ seed: 21, cells: 120, counties: 5, pointsPerSide: 12, sea: false });
const counties = collect(province.counties);
const ecology = collect(province.layers[0]!.zones);

describe.each([
  ["whose corners match one another but not the reference", 3, false, 5],
  ["whose features disagree with one another too", 2, true, 5],
  ["that disagrees by tens of metres", 20, true, 50],
])("a layer %s", (_, metres, perFeature, toleranceM) => {
  const dirty = shaken(ecology, metres, perFeature);
  const before = JSON.stringify(dirty);
  const { layers, reference } = conform({ ecology: dirty }, counties, { toleranceM });
  const { features, changes, totals, maxMovedM, movedVertices } = layers.ecology;

  test("was dirty, and tiles the territory now", () => {
    const was = validateCoverage(dirty, { territory: counties, grid: 1e-8 });
    expect(was.gaps.length + was.overlaps.length + was.outside.length).toBeGreaterThan(20);
    const report = validateCoverage(features, { territory: reference, grid: 1e-8 });
    expect(report.gaps).toEqual([]);
    expect(report.overlaps).toEqual([]);
    expect(report.totals.outsideM2).toBe(0);
    for (const { geometry } of features.features) expect(validate(geometry)).toEqual([]);
  });

  test("no border moved beyond the tolerance, either way", () => {
    expect(movedVertices).toBeGreaterThan(100);
    expect(maxMovedM).toBeGreaterThan(0);
    expect(maxMovedM).toBeLessThanOrEqual(toleranceM);
    expect(farthest(features, dirty)).toBeLessThanOrEqual(toleranceM + 0.002);
    expect(farthest(dirty, features)).toBeLessThanOrEqual(toleranceM + 0.002);
  });

  test("what moved is listed by feature, and closes", () => {
    expect(changes.length).toBeGreaterThan(10);
    for (const { beforeM2, gainedM2, lostM2, afterM2, feature } of [...changes, { ...totals, feature: -1 }]) {
      expect(Math.abs(beforeM2 + gainedM2 - lostM2 - afterM2)).toBeLessThan(1e-12 * Math.max(beforeM2, afterM2));
      if (feature < 0) continue;
      expect(afterM2 / area(features.features[feature]!.geometry!)).toBeCloseTo(1, 7);
      expect(beforeM2 / area(dirty.features[feature]!.geometry)).toBeCloseTo(1, 6);
    }
  });

  test("the reference moved by less than a step, and nothing that was handed in is changed", () => {
    expect(JSON.stringify(dirty)).toBe(before);
    expect(farthest(reference, counties)).toBeLessThan(0.0012);
    expect(validateCoverage(reference, { grid: 1e-8 }).totals.overlapM2).toBe(0);
    expect(features.features.map(({ properties }) => properties)).toEqual(
      ecology.features.map(({ properties }) => properties),
    );
  });
});

test("county borders of the layer become those of the reference, corner by corner", () => {
  const { layers, reference } = conform({ ecology: shaken(ecology, 3, false) }, counties, { toleranceM: 5 });
  // only along the borders of counties: inside them the layer keeps its own
  const own = new Set(positionsOf(layers.ecology.features).map(String));
  const missing = positionsOf(reference).filter((at) => !own.has(String(at)));
  expect(missing).toEqual([]);
});

test("several layers end at the same nodes, so that all fit one reference", () => {
  const zones = Object.fromEntries(
    province.layers.slice(0, 4).map(({ element, zones: own }, i) => [element, shaken(collect(own), 2, true, i)]),
  );
  const { layers, reference } = conform(zones, counties, { toleranceM: 4 });
  for (const [name, layer] of Object.entries(layers)) {
    const report = validateCoverage(layer.features, { territory: reference, grid: 1e-8 });
    expect([report.gaps.length, report.overlaps.length, report.totals.outsideM2], name).toEqual([0, 0, 0]);
  }
});

test("what fits already passes through unchanged", () => {
  const { layers } = conform({ ecology }, counties, { toleranceM: 5 });
  expect(layers.ecology.changes).toEqual([]);
  expect(layers.ecology.maxMovedM).toBe(0);
  expect(validateCoverage(layers.ecology.features, { territory: counties, grid: 1e-8 }).isValid).toBe(true);
});

test("a zone that ends on a long straight border, with no corner near, gets a node there", () => {
  const west = box(0.0003, 0.0002, 1, 2);
  const east = box(1, 0.0002, 2, 1.9998);
  const { layers, reference } = conform(
    { zones: collect([{ geometry: west }, { geometry: east }]) },
    collect([{ geometry: box(0, 0, 2, 2) }]),
    {
      toleranceM: 5,
    },
  );
  expect(positionsOf(reference)).toContainEqual([120.1, 30]);
  const report = validateCoverage(layers.zones.features, { territory: reference });
  expect([report.gaps.length, report.overlaps.length, report.outside.length]).toEqual([0, 0, 0]);
});

test("what is wider than the tolerance is left, and told", () => {
  const zones = collect([{ geometry: box(0, 0, 1, 2) }, { geometry: box(1.01, 0, 2, 2) }]);
  const { layers } = conform({ zones }, collect([{ geometry: box(0, 0, 2, 2) }]), { toleranceM: 5 });
  const report = validateCoverage(layers.zones.features, { territory: box(0, 0, 2, 2) });
  expect(report.gaps).toHaveLength(1);
  expect(layers.zones.changes).toEqual([]);
});

test("a feature narrower than the tolerance beside the border may vanish, and is told", () => {
  const zones = collect([{ geometry: box(0, 0, 2, 2) }, { geometry: box(0, 2.00001, 2, 2.00003) }]);
  const { layers } = conform({ zones }, collect([{ geometry: box(0, 0, 2, 2) }]), { toleranceM: 5 });
  expect(layers.zones.features.features[1]!.geometry).toBeNull();
  expect(layers.zones.findings.map(({ code }) => code)).toEqual(["CONFORM_VANISHED"]);
});

test("empty layers, null geometry and wrong options", () => {
  const nothing: ConformAreas = {
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: null, geometry: null }],
  };
  const { layers } = conform({ nothing, none: { type: "FeatureCollection", features: [] } }, counties, {
    toleranceM: 1,
  });
  expect(layers.nothing.features.features[0]!.geometry).toBeNull();
  expect(
    conform({ ecology }, { type: "FeatureCollection", features: [] }, { toleranceM: 1, clean: false }).layers.ecology
      .changes,
  ).toEqual([]);
  expect(() => conform({ ecology }, counties, { toleranceM: 0 })).toThrow(/toleranceM/);
  expect(() => conform({ ecology }, counties, { toleranceM: Number.NaN })).toThrow(/toleranceM/);
  expect(() => conform({ ecology }, counties, { toleranceM: 1, gridDeg: 0 })).toThrow(/gridDeg/);
});

test("whatever the province, the disagreement and the tolerance: it fits, moves no farther than allowed, and closes", () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.integer({ min: 0, max: 1e6 }),
        cells: fc.integer({ min: 12, max: 60 }),
        pointsPerSide: fc.integer({ min: 2, max: 10 }),
        sea: fc.boolean(),
        metres: fc.double({ min: 0.1, max: 30, noNaN: true }),
        perFeature: fc.boolean(),
      }),
      ({ metres, perFeature, seed, ...size }) => {
        const made = syntheticProvince({ seed, ...size, counties: 3 });
        const reference = collect(made.counties);
        const layer = shaken(collect(made.units), metres, perFeature, seed);
        const toleranceM = 2.5 * metres;
        const { layers, reference: settled } = conform({ layer }, reference, { toleranceM });
        const report = validateCoverage(layers.layer.features, { territory: settled, grid: 1e-8 });
        expect([report.gaps.length, report.overlaps.length]).toEqual([0, 0]);
        expect(layers.layer.maxMovedM).toBeLessThanOrEqual(toleranceM);
        expect(farthest(layers.layer.features, layer)).toBeLessThanOrEqual(toleranceM + 0.002);
        expect(farthest(layer, layers.layer.features)).toBeLessThanOrEqual(toleranceM + 0.002);
        const { beforeM2, gainedM2, lostM2, afterM2 } = layers.layer.totals;
        expect(Math.abs(beforeM2 + gainedM2 - lostM2 - afterM2)).toBeLessThan(1e-12 * beforeM2);
      },
    ),
    { numRuns: 25 },
  );
});
