// overlayAsync: the same bytes as overlay, progress that never falls, an abort that is heard and spoils nothing, other calls
// while it waits; and layers that are typed arrays.
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { expect, test } from "vitest";
import type { SanxianError } from "../../src/domain/errors.ts";
import { intersection, type Overlay, overlay, overlayAsync, prepare } from "../../src/geometry/index.ts";
import { flatten } from "../../src/geometry/polygon-set.ts";

/** A grid of n by n cells with wavy corners, moved by `shift`. */
function cells(n: number, shift: number): FeatureCollection<Polygon> {
  const corner = (i: number, j: number): [number, number] => [
    120 + 0.01 * (i + 0.3 * Math.sin(3 * j + shift)) + shift,
    30 + 0.01 * (j + 0.3 * Math.cos(2 * i)) + shift / 2,
  ];
  const features: Feature<Polygon>[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const ring = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1), corner(i, j)];
      features.push({ type: "Feature", properties: { i, j }, geometry: { type: "Polygon", coordinates: [ring] } });
    }
  return { type: "FeatureCollection", features };
}

/** Everything an overlay tells. */
function told(
  o: Pick<Overlay, "faceCount" | "grid" | "rounds" | "hotRounds" | "intersections" | "areaM2" | "toGeoJSON">,
): string {
  const { faceCount, grid, rounds, hotRounds, intersections } = o;
  return JSON.stringify([faceCount, grid, rounds, hotRounds, intersections, [...o.areaM2], o.toGeoJSON()]);
}

test("the bytes are those of overlay", async () => {
  const layers = { a: cells(60, 0), b: cells(60, 0.0037) };
  expect(told(await overlayAsync(layers))).toBe(told(overlay(layers)));
  for (const options of [{ grid: 1e-5 }, { fillRule: "evenOdd" }] as const)
    expect(told(await overlayAsync(layers, options))).toBe(told(overlay(layers, options)));
  expect((await overlayAsync({})).faceCount).toBe(0);
});

test("progress never falls, ends at 1, and the thread is free in between", async () => {
  const layers = { a: cells(110, 0), b: cells(110, 0.0037) };
  const shares: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await overlayAsync(layers, { onProgress: (share) => shares.push(share) });
  clearInterval(timer);
  expect(shares.length).toBeGreaterThan(3);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares[0]).toBeGreaterThanOrEqual(0);
  expect(shares.at(-1)).toBe(1);
  expect(turns).toBeGreaterThan(2);
});

test("other jobs run while one waits, and neither sees the other", async () => {
  const layers = { a: cells(80, 0), b: cells(80, 0.0037) };
  const expected = told(overlay(layers));
  const small = told(overlay({ a: cells(5, 0), b: cells(5, 0.004) }));
  const between: string[] = [];
  const [first, second] = await Promise.all([
    overlayAsync(layers, { onProgress: () => between.push(told(overlay({ a: cells(5, 0), b: cells(5, 0.004) }))) }),
    overlayAsync(layers),
  ]);
  expect(between.length).toBeGreaterThan(2);
  expect(new Set(between)).toEqual(new Set([small]));
  expect(told(first)).toBe(expected);
  expect(told(second)).toBe(expected);
});

test("an abort is heard at every stage with the signal's reason, and the next job is sound", async () => {
  const layers = { a: cells(80, 0), b: cells(80, 0.0037) };
  const expected = told(overlay(layers));
  for (const at of [0, 0.1, 0.25, 0.5, 0.9]) {
    const controller = new AbortController();
    const reason = new Error(`at ${at}`);
    let after = 0;
    const job = overlayAsync(layers, {
      signal: controller.signal,
      onProgress: (share) => {
        if (controller.signal.aborted) after++;
        else if (share >= at) controller.abort(reason);
      },
    });
    await expect(job).rejects.toBe(reason);
    expect(after).toBe(0);
  }
  await expect(overlayAsync(layers, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortError" });
  expect(told(await overlayAsync(layers))).toBe(expected);
});

test("what overlay throws comes as a rejection", async () => {
  const layers = { a: cells(20, 0), b: cells(20, 0.003) };
  const codeOf = (job: Promise<unknown>): Promise<string> =>
    job.then(
      () => "none",
      (error: SanxianError) => error.code,
    );
  expect(await codeOf(overlayAsync(layers, { maxVertices: 10 }))).toBe("BUDGET_VERTICES");
  expect(await codeOf(overlayAsync(layers, { maxIntersections: 10 }))).toBe("BUDGET_INTERSECTIONS");
  expect(await codeOf(overlayAsync(layers, { maxBytes: 100_000 }))).toBe("OUT_OF_MEMORY");
  expect(await codeOf(overlayAsync(layers, { grid: -1 }))).toBe("OPTION_INVALID");
  const bad = { ...cells(2, 0) };
  bad.features = [{ ...bad.features[0]!, geometry: { type: "Polygon", coordinates: [[[0, Number.NaN]]] } }];
  await expect(overlayAsync({ a: bad })).rejects.toMatchObject({ code: "GEOMETRY_NOT_FINITE" });
  await expect(overlayAsync({ a: bad })).rejects.toThrow(/\$\.a\.features\[0\]\.geometry\.coordinates\[0\]\[0\]/);
  expect(intersection(cells(2, 0), cells(2, 0.003)).coordinates.length).toBeGreaterThan(0);
});

test("layers may be typed arrays, in and out; GeoJSON is built when it is asked for", async () => {
  const a = cells(12, 0);
  const b = cells(12, 0.0037);
  const sets = { a: flatten(a), b: flatten(b) };
  const byArrays = overlay(sets);
  expect(told(byArrays)).toBe(told(overlay({ a, b })));
  expect(told(await overlayAsync(sets))).toBe(told(byArrays));
  const face = byArrays.faceCount >> 1;
  const indices = byArrays.coveringIndices("a", face);
  expect(byArrays.covering("a", face)).toEqual(
    indices.map((i) => ({
      type: "Feature",
      id: i,
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: [a.features[i]!.geometry.coordinates] },
    })),
  );
  const footprint = b.features[40]!;
  const prepared = prepare(sets);
  const same = prepare({ a, b });
  expect(told(prepared.overlay(footprint))).toBe(told(same.overlay(footprint)));
  expect(prepared.overlay(footprint).covering("a", 0)[0]!.geometry).toEqual({
    type: "MultiPolygon",
    coordinates: [(same.overlay(footprint).covering("a", 0)[0]!.geometry as Polygon).coordinates],
  });
  expect([...prepared.locateMany(Float64Array.of(120.05, 30.05, 0, 0))]).toEqual([
    ...same.locateMany(Float64Array.of(120.05, 30.05, 0, 0)),
  ]);
  // what came out is noded, so fed in again on its grid it passes unchanged
  const { grid } = byArrays;
  const inB = [...byArrays.areaM2].filter((_, f) => byArrays.coveringIndices("b", f).length > 0);
  const out = byArrays.filter((f) => byArrays.coveringIndices("b", f).length > 0);
  const sum = (areas: Iterable<number>): number => [...areas].reduce((s, x) => s + x, 0);
  expect(sum(overlay({ out }, { grid }).areaM2) / sum(inB)).toBeCloseTo(1, 12);
});
