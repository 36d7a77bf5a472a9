// Features as tables beside features with GeoJSON: whichever goes in, the same bytes come out; what comes out as tables is what
// comes out as GeoJSON; properties of the result hold on tables as they are; nothing handed in is changed.
import fc from "fast-check";
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import { TablesJson } from "../../src/delineation/feature-table.ts";
import {
  certify,
  delineate,
  delineateAsync,
  type Features,
  type FeatureTable,
  type FlatDelineation,
  featuresOf,
  featureTable,
  type HasGround,
  joinTables,
  nestedDelineation,
  statisticsOf,
  syntheticProvince,
} from "../../src/delineation/index.ts";
import { canonicalJson, digestJson, type ElementZone, SanxianError, type ZoneClass } from "../../src/domain/index.ts";
import { overlay, validateCoverage } from "../../src/geometry/index.ts";
import { cases, SEED } from "../property/random.ts";
import { type GeoJsonInput, inputs } from "./random-layers.ts";

const runs = { numRuns: cases(40, 2000), seed: SEED };
const RANK: Readonly<Record<ZoneClass, number>> = { priority: 0, key: 1, general: 2 };

/** The input with its features as tables, where the bits of a number say so. */
function flatInput({ admin, parks, layers, ...rest }: GeoJsonInput, which = -1) {
  const some = <T extends HasGround>(bit: number, features: readonly T[]): Features<T> =>
    which & (1 << bit) ? featureTable(features) : features;
  return {
    ...rest,
    admin: some(0, admin),
    parks: some(1, parks),
    layers: layers.map((layer, i) => (which & (1 << (2 + i)) ? { ...layer, zones: featureTable(layer.zones) } : layer)),
  };
}

/** Everything of a table that could be changed, as text. */
const contents = ({ rows, ground }: FeatureTable<HasGround>): string =>
  JSON.stringify([rows, [...ground.coords], [...ground.ringOffsets], [...ground.polygonOffsets], [...ground.featureOffsets]]); // biome-ignore format: one line

describe("tables", () => {
  it("give the bytes that GeoJSON gives, all or some of the layers", () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 2 ** 10 - 1 }), (input, which) => {
        const bytes = JSON.stringify(delineate(input));
        expect(JSON.stringify(delineate(flatInput(input)))).toBe(bytes);
        expect(JSON.stringify(delineate(flatInput(input, which)))).toBe(bytes);
      }),
      runs,
    );
  });

  it("come out with what comes out as GeoJSON, certificate and its digests included", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const flat = delineate({ ...flatInput(input), geometry: "flat" });
        expect(JSON.stringify(nestedDelineation(flat))).toBe(JSON.stringify(delineate(input)));
        const tables = [flat.units, flat.parks, flat.protectedAreas, flat.counties, ...flat.layers.map((l) => l.zones)];
        for (const { rows, ground } of tables) {
          expect(ground.coords).toBeInstanceOf(Float64Array);
          expect(ground.featureOffsets.length).toBe(rows.length + 1);
          expect(rows.some((row) => "geometry" in row)).toBe(false);
        }
      }),
      runs,
    );
  });

  it("come out the same from steps", async () => {
    const province = syntheticProvince({ seed: 5, cells: 120, pointsPerSide: 3, geometry: "flat" });
    const { territory, layers, counties: admin, parks, gridDeg: grid } = province;
    const input = { territory, layers, admin, parks, grid, geometry: "flat" } as const;
    const once = delineate(input);
    expect(contents((await delineateAsync(input)).units)).toBe(contents(once.units));
    expect((await delineateAsync(input)).certificate).toEqual(once.certificate);
  });

  it("may stand in any order, and are left as they are", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const turned = flatInput({
          ...input,
          admin: [...input.admin].reverse(),
          parks: [...input.parks].reverse(),
          layers: [...input.layers].reverse().map(({ element, zones }) => ({ element, zones: [...zones].reverse() })),
        });
        const tables = [
          turned.admin,
          turned.parks,
          ...turned.layers.map(({ zones }) => zones),
        ] as FeatureTable<HasGround>[];
        const before = tables.map(contents);
        expect(JSON.stringify(delineate(turned))).toBe(JSON.stringify(delineate(input)));
        expect(tables.map(contents)).toEqual(before);
      }),
      runs,
    );
  });

  it("of features that share their codes give one result, too, in whatever order and form", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const alike = input.layers.map(({ element, zones }) => ({
          element,
          zones: zones.map((zone, i) => ({ ...zone, code: `YS3310012510${i % 2}` })),
        }));
        const bytes = JSON.stringify(delineate({ ...input, layers: alike }));
        const turned = alike.map(({ element, zones }) => ({ element, zones: [...zones].reverse() }));
        expect(JSON.stringify(delineate({ ...input, layers: turned }))).toBe(bytes);
        expect(JSON.stringify(delineate(flatInput({ ...input, layers: turned })))).toBe(bytes);
      }),
      runs,
    );
  });

  it("hold units that tile the territory, each piece of ground with its strictest class", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { units, territory, totals, layers, gridDeg: grid } = delineate({ ...flatInput(input), geometry: "flat", certificate: false }); // biome-ignore format: one line
        const report = validateCoverage(units.ground, { territory: territory.geometry, grid });
        expect([report.gaps.length, report.overlaps.length, report.outside.length]).toEqual([0, 0, 0]);
        expect(Math.abs(totals.unitsM2 / totals.territoryM2 - 1)).toBeLessThan(1e-12);
        const zones = joinTables(layers.map((layer) => layer.zones));
        const parks = featureTable(input.parks);
        const faces = overlay({ units: units.ground, zones: zones.ground, parks: parks.ground }, { grid });
        const [on, under, inPark] = [faces.coverings("units"), faces.coverings("zones"), faces.coverings("parks")];
        for (let f = 0; f < faces.faceCount; f++) {
          // parks reach beyond the territory; 100 m²: borders of 100 km on a grid of a millimetre
          if (on.start[f + 1] === on.start[f] || faces.areaM2[f]! < 100) continue;
          const ranks = [...under.features.subarray(under.start[f], under.start[f + 1])].map(
            (z) => RANK[zones.rows[z]!.class],
          );
          if (inPark.start[f + 1]! > inPark.start[f]!) ranks.push(RANK.key);
          expect(RANK[units.rows[on.features[on.start[f]!]!]!.class]).toBe(Math.min(2, ...ranks));
        }
      }),
      runs,
    );
  });

  it("hand codes on: a flat version before is one with GeoJSON", () => {
    const { territory, layers, counties: admin, gridDeg: grid } = syntheticProvince({ seed: 8, cells: 150 });
    const input = { territory, admin, grid };
    const before = delineate({ ...input, layers, geometry: "flat" });
    const retiredCodes = ["ZH33010110099"];
    const next = { ...input, layers: layers.slice(1) };
    const flat = delineate({ ...next, predecessor: { units: before.units, retiredCodes } });
    const nested = delineate({ ...next, predecessor: { units: featuresOf(before.units), retiredCodes } });
    expect(flat.succession!.units.some(({ origin }) => origin !== "kept")).toBe(true);
    expect(JSON.stringify(flat)).toBe(JSON.stringify(nested));
  });
});

describe("a certificate of tables", () => {
  const province = syntheticProvince({ seed: 3, cells: 200, pointsPerSide: 4, geometry: "flat" });
  const { territory, counties, gridDeg } = province;
  const layers = province.layers.map(({ record }) => record);
  const zones = joinTables(province.layers.map((layer) => layer.zones));

  /** Both forms, with one in so many units left out, and one in so many moved into its neighbours; 0 is none. */
  function bothForms(gone: number, moved: number) {
    const units = featuresOf(province.units)
      .filter((_, i) => gone === 0 || i % gone !== 1)
      .map((unit, i) => {
        if (moved === 0 || i % moved !== 1 || unit.geometry.type !== "MultiPolygon") return unit;
        const shift = ([x, y]: Position): Position => [x! + 0.002, y!];
        const coordinates = unit.geometry.coordinates.map((rings) => rings.map((ring) => ring.map(shift)));
        return { ...unit, geometry: { ...unit.geometry, coordinates } };
      });
    const scheme = { territory, layers, gridDeg };
    return [
      { ...scheme, units, zones: featuresOf(zones), counties: featuresOf(counties) },
      { ...scheme, units: featureTable(units), zones, counties },
    ] as const;
  }

  it("is that of GeoJSON, digests included, without a fault and with many", () => {
    for (const [gone, moved] of [
      [0, 0],
      [7, 0],
      [9, 5],
    ] as const) {
      const [nested, flat] = bothForms(gone, moved);
      const certificate = certify(nested);
      expect(certify(flat)).toEqual(certificate);
      expect(certificate.covered).toBe(gone === 0);
      if (moved === 5) {
        const failed = certificate.checks.filter(({ state }) => state === "failed").map(({ code }) => code);
        expect(failed).toEqual(expect.arrayContaining(["TOP3", "TOP4", "TOP5", "REDLINE"]));
      }
    }
  });

  it("is one whatever the order of the rows", () => {
    const turned = <T extends HasGround>(table: FeatureTable<T>) => featureTable(featuresOf(table).reverse());
    const scheme = { territory, layers, gridDeg };
    expect(
      certify({ ...scheme, units: turned(province.units), zones: turned(zones), counties: turned(counties) }),
    ).toEqual(certify({ ...scheme, units: province.units, zones, counties }));
  });

  it("has statistics that agree with its areas, in both forms", () => {
    const scheme = { territory, units: province.units, zones, counties: counties.rows };
    const flat = statisticsOf(scheme);
    expect(flat).toEqual(statisticsOf({ ...scheme, units: featuresOf(province.units), zones: featuresOf(zones) }));
    expect(Math.abs(flat.territory!.differenceM2 / flat.territory!.areaM2)).toBeLessThan(1e-12);
  });
});

describe("a table", () => {
  const ordinate = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.integer({ min: -18e9, max: 18e9 }).map((steps) => steps / 1e8),
    fc.integer({ min: -36e11, max: 36e11 }).map((steps) => steps / 1e10),
    fc.constantFrom(0, -0, 1e-6, 9.99e-7, 1e-7, 5e-324, 999.9999999999, 1000, 1e21, 0.1 + 0.2, 123.456789012345),
  );

  it("writes the JSON of its features, whatever the numbers", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(ordinate, ordinate), { maxLength: 40 }), { maxLength: 5 }), (rings) => {
        const features = rings.map((ring, i) => ({ code: `区${i}`, geometry: { type: "MultiPolygon" as const, coordinates: [[ring]] } })); // biome-ignore format: one line
        const json = new TablesJson([featureTable(features)]);
        expect(canonicalJson({ a: json, b: 1 })).toBe(canonicalJson({ a: features, b: 1 }));
        expect(digestJson([json])).toBe(digestJson([features]));
      }),
      { ...runs, numRuns: cases(300, 20_000) },
    );
  });

  it("writes a ring longer than its buffer, and no feature at all", () => {
    const ring = Array.from({ length: 9000 }, (_, i): Position => [118.12345678 + i / 1e4, -(30.5 + i / 3)]);
    const features = [{ code: "a", geometry: { type: "MultiPolygon" as const, coordinates: [[ring], [ring, ring]] } }];
    expect(digestJson(new TablesJson([featureTable(features)]))).toBe(digestJson(features));
    expect(canonicalJson(new TablesJson([featureTable([])]))).toBe("[]");
  });

  it("is refused where rows and ground do not match", () => {
    const { territory, layers, counties } = syntheticProvince({ seed: 1, cells: 20, geometry: "flat" });
    const short = { ...layers[0]!, zones: { ...layers[0]!.zones, rows: layers[0]!.zones.rows.slice(1) } };
    expect(() => delineate({ territory, layers: [short], admin: counties })).toThrow(
      /\$\.layers\.ecology is \d+ rows beside \d+ features; expected a list of features, or rows/,
    );
    const bare = { rows: counties.rows } as FeatureTable<never>;
    expect(() => delineate({ territory, layers, admin: bare })).toThrow(/\$\.admin is \d+ rows beside no features/);
    expect(() => delineate({ territory, layers, admin: counties, geometry: "wkb" as "flat" })).toThrow(
      /Option geometry is wkb; expected geojson \| flat/,
    );
  });
});

describe("a table that is none", () => {
  const { territory, layers, counties } = syntheticProvince({ seed: 1, cells: 60, geometry: "flat" });
  const zones = layers[0]!.zones;
  const { rows, ground } = zones;
  const changed = <A extends Int32Array | Float64Array>(numbers: A, at: number, value: number): A => {
    const copy = numbers.slice() as A;
    copy[at] = value;
    return copy;
  };
  const broken: Record<string, unknown> = {
    "fewer rows than features": { rows: rows.slice(1), ground },
    "more rows than features": { rows: [...rows, rows[0]], ground },
    "no rows": { ground },
    "rows that are no list": { rows: { length: rows.length }, ground },
    "no ground": { rows },
    "ground without offsets": { rows, ground: { coords: ground.coords } },
    "ground without features": { rows, ground: { ...ground, featureOffsets: new Int32Array(0) } },
    "offsets that fall": { rows, ground: { ...ground, ringOffsets: changed(ground.ringOffsets, 1, -5) } },
    "offsets in a list": { rows, ground: { ...ground, polygonOffsets: [...ground.polygonOffsets] } },
    "offsets beyond the end": { rows, ground: { ...ground, featureOffsets: changed(ground.featureOffsets, rows.length, 1e6) } }, // biome-ignore format: one line
    "half a position": { rows, ground: { ...ground, coords: ground.coords.slice(1) } },
    "no number": { rows, ground: { ...ground, coords: changed(ground.coords, 3, Number.NaN) } },
    nothing: null,
    "a text": "zones",
  };

  it.each(Object.keys(broken))("is refused wherever it is handed in: %s", (kind) => {
    const table = broken[kind] as typeof zones;
    const uses = [
      () => delineate({ territory, layers: [{ element: "ecology", zones: table }], admin: counties }),
      () => certify({ territory, units: table as never }),
      () => statisticsOf({ units: table as never }),
      () => featuresOf(table),
      () => joinTables([zones, table]),
      () => joinTables([table]),
    ];
    for (const use of uses) expect(use).toThrow(SanxianError);
  });
});

it("a synthetic province is the same in both forms", () => {
  for (const options of [
    { seed: 6, cells: 300, pointsPerSide: 3 },
    { seed: 7, cells: 200, noded: false, sea: false },
  ]) {
    const nested = syntheticProvince(options);
    const flat = syntheticProvince({ ...options, geometry: "flat" });
    const asMulti = <T extends HasGround>(features: readonly T[]) => featuresOf(featureTable(features));
    expect(featuresOf(flat.units)).toEqual(asMulti(nested.units));
    expect(featuresOf(flat.parks)).toEqual(asMulti(nested.parks));
    expect(featuresOf(flat.counties)).toEqual(asMulti(nested.counties));
    expect(flat.layers.map(({ zones }) => featuresOf<ElementZone>(zones))).toEqual(
      nested.layers.map(({ zones }) => asMulti(zones)),
    );
    expect([flat.territory, flat.vertexCount, flat.polygonCount]).toEqual([nested.territory, nested.vertexCount, nested.polygonCount]); // biome-ignore format: one line
  }
  expect(() => syntheticProvince({ seed: 1, geometry: "wkb" as "flat" })).toThrow(/geometry/);
});

it("a flat delineation made nested is left as it is", () => {
  const { territory, layers, counties } = syntheticProvince({ seed: 2, cells: 60, geometry: "flat" });
  const flat: FlatDelineation = delineate({ territory, layers, admin: counties, geometry: "flat" });
  const before = contents(flat.units);
  nestedDelineation(flat);
  expect(contents(flat.units)).toBe(before);
});
