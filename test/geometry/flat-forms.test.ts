// What flat forms say beside the forms that are built of objects: dissolves, coverings, areas of features, parts of sets and
// sums. Each is held to the nested form, which is made another way.
import fc from "fast-check";
import type { Feature, FeatureCollection, MultiPolygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { Sum, Sums } from "../../src/geometry/compensated-sum.ts";
import { area, areasOf, overlay } from "../../src/geometry/index.ts";
import { overlayFaces } from "../../src/geometry/overlay.ts";
import { flatten } from "../../src/geometry/polygon-set.ts";
import {
  featureRange,
  firstPosition,
  joinSets,
  multiPolygonOf,
  pickFeatures,
} from "../../src/geometry/polygon-set-parts.ts";
import { newCore } from "../../src/geometry/wasm-module.ts";
import { cases, SEED } from "../property/random.ts";

const runs = { numRuns: cases(60, 2000), seed: SEED };

const whole = fc.integer({ min: 0, max: 12 });
const box = fc
  .tuple(whole, whole, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .map(([x, y, w, h]): Position[] => [
    [x, y],
    [x + w, y],
    [x + w, y + h],
    [x, y + h],
    [x, y],
  ]);
/** Boxes with a hole now and then, several to a feature, none in some. */
const feature = fc.array(fc.tuple(box, fc.boolean()), { maxLength: 3 }).map((boxes): Feature<MultiPolygon> => {
  const coordinates = boxes.map(([shell, holed]) => {
    const [x, y] = shell[0] as [number, number];
    const hole: Position[] = [0.25, 0.75, 0.5, 0.25].map((at, i) => [x + at, y + [0.25, 0.25, 0.75, 0.25][i]!]);
    return holed ? [shell, hole] : [shell];
  });
  return { type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates } };
});
const layer = fc
  .array(feature, { maxLength: 6 })
  .map((features): FeatureCollection<MultiPolygon> => ({ type: "FeatureCollection", features }));

describe("an overlay", () => {
  it("covers the same flat as face by face, with its geometry or without", () => {
    fc.assert(
      fc.property(layer, layer, (a, b) => {
        const faces = overlay({ a, b });
        const bare = overlayFaces({ a, b }, {}, newCore());
        expect([...bare.areaM2]).toEqual([...faces.areaM2]);
        for (const name of ["a", "b"] as const)
          for (const { start, features } of [faces.coverings(name), bare.coverings(name)]) {
            expect(start.length).toBe(faces.faceCount + 1);
            for (let f = 0; f < faces.faceCount; f++)
              expect([...features.subarray(start[f], start[f + 1])]).toEqual(faces.coveringIndices(name, f));
          }
      }),
      runs,
    );
  });

  it("dissolves into a set what it dissolves into GeoJSON, empty features where a key has no face", () => {
    fc.assert(
      fc.property(layer, fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 9 }), (a, keys) => {
        const faces = overlay({ a });
        const keyOf = (f: number): number => keys[f % keys.length]!;
        const set = faces.dissolveToSet(keyOf, 5);
        const nested = faces.dissolve((f) => (keyOf(f) < 0 ? null : String(keyOf(f)))).features;
        for (let key = 0; key < 5; key++) {
          const same = nested.find(({ properties }) => properties.key === String(key));
          expect(multiPolygonOf(set, key)).toEqual(same?.geometry ?? { type: "MultiPolygon", coordinates: [] });
          expect(firstPosition(set, key)).toEqual(same?.geometry.coordinates.at(0)?.at(0)?.at(0));
        }
      }),
      runs,
    );
  });

  it("refuses a key that has no feature", () => {
    const square: Position[] = [[0, 0], [1, 0], [1, 1], [0, 0]]; // biome-ignore format: one line
    const faces = overlay({ a: flatten({ type: "Polygon", coordinates: [square] }) });
    for (const key of [1, -2, -0.5, 0.5, Number.NaN])
      expect(() => faces.dissolveToSet(() => key, 1)).toThrow(/Option key is .*; expected -1 … 0/);
  });
});

describe("parts of a set", () => {
  const nested = (set: ReturnType<typeof flatten>): MultiPolygon[] =>
    Array.from({ length: set.featureOffsets.length - 1 }, (_, f) => multiPolygonOf(set, f));

  it("are the features asked for, in the order asked for, and join to what they came from", () => {
    fc.assert(
      fc.property(layer, layer, fc.array(fc.nat(), { maxLength: 8 }), fc.nat(), fc.nat(), (a, b, picks, p, q) => {
        const geometries = a.features.map(({ geometry }) => geometry);
        const set = flatten(a);
        const n = geometries.length;
        const chosen = n === 0 ? [] : picks.map((pick) => pick % n);
        expect(nested(pickFeatures(set, chosen))).toEqual(chosen.map((f) => geometries[f]));
        const [from, to] = [p % (n + 1), q % (n + 1)].sort((x, y) => x - y) as [number, number];
        const range = featureRange(set, from, to);
        expect(nested(range)).toEqual(geometries.slice(from, to));
        expect(flatten(range)).toBe(range);
        expect(nested(joinSets([set, flatten(b), range]))).toEqual([
          ...geometries,
          ...b.features.map(({ geometry }) => geometry),
          ...geometries.slice(from, to),
        ]);
      }),
      runs,
    );
  });

  it("have the areas that each has by itself, by every method", () => {
    fc.assert(
      fc.property(layer, (a) => {
        for (const method of ["lonlat", "geodesic", "planar"] as const)
          expect([...areasOf(flatten(a), { method })]).toEqual(
            a.features.map(({ geometry }) => area(geometry, { method })),
          );
      }),
      { ...runs, numRuns: 20 },
    );
  });
});

it("sums side by side are each the sum by itself, to the bit, also when cleared and used again", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(2), fc.double({ noNaN: true, noDefaultInfinity: true }))), (entries) => {
      const sums = new Sums(3);
      for (const [i, value] of entries) sums.add(2 - i, value);
      for (const i of [0, 1, 2]) sums.clear(i);
      for (const [i, value] of entries) sums.add(i, value);
      for (const i of [0, 1, 2]) {
        const sum = new Sum();
        for (const [at, value] of entries) if (at === i) sum.add(value);
        expect(sums.value(i)).toBe(sum.value);
      }
    }),
    runs,
  );
});
