import type { Feature, FeatureCollection, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { arrangementsMade } from "../../src/geometry/arrangement.ts";
import { clipLines } from "../../src/geometry/clip-lines.ts";
import { overlay } from "../../src/geometry/overlay.ts";

function box(x: number, y: number, width: number, height: number, name = ""): Feature<Polygon> {
  const ring = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
  return { type: "Feature", properties: { name }, geometry: { type: "Polygon", coordinates: [ring] } };
}
function layer(...features: Feature<Polygon>[]): FeatureCollection<Polygon> {
  return { type: "FeatureCollection", features };
}

describe("overlay", () => {
  //  a: 0..2 | 2..4      b: 1..3, upper half      the two a meet b in two faces, and each keeps a rest
  const a = layer(box(0, 0, 2, 2, "a0"), box(2, 0, 2, 2, "a1"));
  const b = layer(box(1, 1, 2, 1, "b0"));

  test("labels every face with the features of each layer", () => {
    const result = overlay({ a, b });
    expect(result.faceCount).toBe(4);
    const labels = Array.from({ length: 4 }, (_, f) =>
      [...result.covering("a", f), ...result.covering("b", f)].map((feature) => feature.properties?.name).join("+"),
    );
    expect(labels.sort()).toEqual(["a0", "a0+b0", "a1", "a1+b0"]);
    expect([...result.areaPlanar].sort()).toEqual([1, 1, 3, 3]);
  });

  test("tabulates areas that close", () => {
    const result = overlay({ a, b });
    const rows = result.tabulate("a", "b");
    expect(rows.map((row) => row.keys)).toEqual([
      { a: [0], b: [] },
      { a: [0], b: [0] },
      { a: [1], b: [] },
      { a: [1], b: [0] },
    ]);
    const total = rows.reduce((sum, row) => sum + row.areaM2, 0);
    const whole = overlay({ w: layer(box(0, 0, 4, 2)) }).areaM2[0]!;
    expect(Math.abs(total / whole - 1)).toBeLessThan(1e-12);
  });

  test("nodes seven layers once", () => {
    const layers = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`l${i}`, layer(box(i, i, 5, 5))]));
    const before = arrangementsMade();
    const result = overlay(layers);
    result.tabulate("l0", "l6");
    result.dissolve(() => "all");
    result.toGeoJSON();
    expect(arrangementsMade() - before).toBe(1);
  });

  test("keeps overlaps inside a layer", () => {
    const result = overlay({ a: layer(box(0, 0, 2, 2), box(1, 0, 2, 2)) });
    const both = Array.from({ length: result.faceCount }, (_, f) => result.coveringIndices("a", f).length);
    expect(both.sort()).toEqual([1, 1, 2]);
  });

  test("dissolves by key; borders between equal keys vanish and holes come out right", () => {
    const result = overlay({ frame: layer(box(0, 0, 4, 4)), core: layer(box(1, 1, 2, 2)) });
    const united = result.dissolve((f) => (result.coveringIndices("core", f).length > 0 ? "inner" : "outer"));
    expect(united.features.map((feature) => feature.id)).toEqual(["inner", "outer"]);
    expect(united.features[1]!.geometry.coordinates[0]).toHaveLength(2);
    const all = result.dissolve(() => "all");
    expect(all.features[0]!.geometry.coordinates).toEqual([
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
          [0, 0],
        ],
      ],
    ]);
  });

  test("a later dissolve does not depend on jobs in between", () => {
    const first = overlay({ a, b });
    const before = JSON.stringify(first.toGeoJSON());
    const again = overlay({ a, b });
    overlay({ other: layer(box(50, 20, 3, 3)) }).toGeoJSON();
    expect(JSON.stringify(again.toGeoJSON())).toBe(before);
  });

  test("refuses an area in m² for data that is no longitude/latitude", () => {
    const result = overlay({ plan: layer(box(500_000, 3_000_000, 10, 10)) });
    expect(result.areaPlanar[0]).toBe(100);
    expect(() => result.areaM2).toThrow(/longitude\/latitude/);
  });
});

describe("clipLines", () => {
  const square = box(0, 0, 2, 2);
  test("cuts a line at the borders", () => {
    const pieces = clipLines(
      {
        type: "LineString",
        coordinates: [
          [-1, 1],
          [3, 1],
        ],
      },
      square,
    );
    expect(pieces.features.map((piece) => [piece.geometry.coordinates, piece.properties.polygons])).toEqual([
      [
        [
          [-1, 1],
          [0, 1],
        ],
        [],
      ],
      [
        [
          [0, 1],
          [2, 1],
        ],
        [0],
      ],
      [
        [
          [2, 1],
          [3, 1],
        ],
        [],
      ],
    ]);
  });
  test("tells a piece that runs along a border", () => {
    const pieces = clipLines(
      {
        type: "LineString",
        coordinates: [
          [-1, 0],
          [3, 0],
        ],
      },
      square,
    );
    expect(pieces.features.map((piece) => [piece.properties.polygons, piece.properties.along])).toEqual([
      [[], []],
      [[0], [0]],
      [[], []],
    ]);
  });
  test("keeps a line that crosses itself, ends inside, or closes", () => {
    const loop = clipLines(
      {
        type: "LineString",
        coordinates: [
          [0.5, 0.5],
          [1.5, 0.5],
          [1.5, 1.5],
          [1, 0.2],
          [0.5, 0.5],
        ],
      },
      square,
    );
    const total = loop.features.reduce((sum, { geometry: { coordinates: c } }) => {
      for (let i = 1; i < c.length; i++) sum += Math.hypot(c[i]![0]! - c[i - 1]![0]!, c[i]![1]! - c[i - 1]![1]!);
      return sum;
    }, 0);
    expect(total).toBeCloseTo(1 + 1 + Math.hypot(0.5, 1.3) + Math.hypot(0.5, 0.3), 8);
    expect(loop.features.every((piece) => piece.properties.polygons.join() === "0")).toBe(true);
  });
});
