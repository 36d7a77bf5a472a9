// Rings read into arrays that are used again, beside `flatten`, which reads into new ones.
import fc from "fast-check";
import type { MultiPolygon, Polygon } from "geojson";
import { expect, it } from "vitest";
import { flatten, type PolygonSet } from "../../src/geometry/polygon-set.ts";
import { joinSets } from "../../src/geometry/polygon-set-parts.ts";
import { RingReader } from "../../src/geometry/ring-reader.ts";
import { cases, SEED } from "../property/random.ts";

const ordinate = fc.double({ min: -180, max: 180, noNaN: true });
const ring = fc.array(fc.array(ordinate, { minLength: 2, maxLength: 4 }), { maxLength: 300 });
const rings = fc.array(ring, { maxLength: 3 });
const geometry: fc.Arbitrary<Polygon | MultiPolygon> = fc.oneof(
  rings.map((coordinates): Polygon => ({ type: "Polygon", coordinates })),
  fc.array(rings, { maxLength: 3 }).map((coordinates): MultiPolygon => ({ type: "MultiPolygon", coordinates })),
);
const contents = ({ coords, ringOffsets, polygonOffsets, featureOffsets }: PolygonSet): number[][] =>
  [coords, ringOffsets, polygonOffsets, featureOffsets].map((numbers) => [...numbers]);

it("reads what flatten reads, used again or joined by a set, whatever was read before", () => {
  const reader = new RingReader();
  fc.assert(
    fc.property(geometry, geometry, (a, b) => {
      reader.clear();
      expect(reader.read(a)).toBe(true);
      expect(contents(reader.set)).toEqual(contents(flatten(a)));
      reader.append(flatten(b));
      expect(contents(reader.set)).toEqual(contents(joinSets([flatten(a), flatten(b)])));
      expect(reader.vertices).toBe(reader.set.coords.length / 2);
    }),
    { numRuns: cases(60, 2000), seed: SEED },
  );
});

it("reads nothing that flatten refuses", () => {
  const bad: unknown[] = [
    null,
    undefined,
    5,
    "Polygon",
    [],
    { type: "Point", coordinates: [1, 2] },
    { type: "Polygon" },
  ];
  for (const coordinates of [
    "x",
    [5],
    [[5]],
    [[[1]]],
    [[["1", "2"]]],
    [[[1, Number.NaN]]],
    [[[Infinity, 1]]],
    [[null]],
  ])
    bad.push({ type: "Polygon", coordinates }, { type: "MultiPolygon", coordinates: [coordinates] });
  for (const one of bad) {
    expect(() => flatten(one as Polygon)).toThrow();
    expect(new RingReader().read(one as Polygon)).toBe(false);
  }
});

it("gives the room of a huge footprint back", () => {
  const reader = new RingReader();
  const huge = Array.from({ length: 400_000 }, (_, i) => [i / 1e4, 1]);
  reader.read({ type: "Polygon", coordinates: [huge] });
  reader.clear();
  expect(reader.coords.byteLength).toBeLessThanOrEqual(2 ** 20);
  reader.read({ type: "Polygon", coordinates: [huge.slice(0, 3)] });
  expect([...reader.set.coords]).toEqual(huge.slice(0, 3).flat());
});
