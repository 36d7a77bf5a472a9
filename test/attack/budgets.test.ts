// Limits: an error comes before the limit is passed, never after; raising a limit to what is needed gives what no limit
// gives; whatever ended a job, the next one is right. Memory is refused at every size from nothing to enough, so that each
// place that allocates is hit once.
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { SanxianError } from "../../src/domain/errors.ts";
import type { OverlayOptions } from "../../src/geometry/arrangement.ts";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { clipLines } from "../../src/geometry/clip-lines.ts";
import { distanceM } from "../../src/geometry/distance.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import type { Polygonal, PolygonSet } from "../../src/geometry/polygon-set.ts";
import { prepare } from "../../src/geometry/prepared.ts";
import { makeValid } from "../../src/geometry/validity.ts";
import { engine } from "../../src/geometry/wasm-module.ts";
import { FAMILIES } from "../property/families.ts";
import { cases, random, SEED, whole } from "../property/random.ts";
import { comb, hairball, lyingComb, ragged, turned } from "./shapes.ts";

type Area = Polygon | MultiPolygon;

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof SanxianError) return error.code;
    throw error;
  }
}
function layer(...all: Area[]): FeatureCollection<Area> {
  return {
    type: "FeatureCollection",
    features: all.map((geometry) => ({ type: "Feature", properties: {}, geometry })),
  };
}

/** A job that uses every stage: noding, labels, rings, dissolve. Its answer tells whether an instance is sound. */
function probe(): string {
  const [a, b] = [comb(6, 12), lyingComb(6, 12)];
  const result = overlay({ a: layer(a, ragged(40, 2)), b: layer(b) });
  return JSON.stringify([
    symmetricDifference(turned(a, 0.3), b),
    union(hairball(30, 1000, 3), { fillRule: "evenOdd" }),
    result.tabulate("a", "b"),
    result.dissolve((f) => String(result.coveringIndices("a", f).length)),
  ]);
}
const sound = probe();

describe("vertices", () => {
  test("the exact number is enough, one less is not", () => {
    const [a, b] = [comb(5, 10), lyingComb(5, 10)];
    const vertices = a.coordinates[0]!.length + b.coordinates[0]!.length;
    expect(intersection(a, b, { maxVertices: vertices })).toEqual(intersection(a, b));
    expect(codeOf(() => intersection(a, b, { maxVertices: vertices - 1 }))).toBe("BUDGET_VERTICES");
    expect(codeOf(() => intersection(a, b, { maxVertices: 0 }))).toBe("BUDGET_VERTICES");
  });
});

describe("intersections", () => {
  const pairs: [Area, Area, number | "auto"][] = [
    [comb(5, 10), lyingComb(5, 10), "auto"],
    [turned(comb(6, 12), 0.1), lyingComb(6, 12), "auto"],
    [hairball(40, 1000, 1), hairball(40, 1000, 2), 1],
    ...Array.from({ length: 6 }, (_, i): [Area, Area, number | "auto"] => {
      const { a, b, grid } = FAMILIES.march!(random(SEED + i));
      return [a, b, grid];
    }),
  ];
  test("what an overlay says it found is exactly what it needs", () => {
    for (const [a, b, grid] of pairs) {
      const free = overlay({ a: layer(a), b: layer(b) }, { grid });
      const needed = free.intersections;
      expect(needed).toBeGreaterThan(0);
      const enough = overlay({ a: layer(a), b: layer(b) }, { grid, maxIntersections: needed });
      expect(enough.toGeoJSON()).toEqual(free.toGeoJSON());
      for (const less of [0, 1, needed >> 1, needed - 1])
        if (less < needed)
          expect(codeOf(() => overlay({ a: layer(a), b: layer(b) }, { grid, maxIntersections: less }))).toBe(
            "BUDGET_INTERSECTIONS",
          );
    }
    expect(probe()).toBe(sound);
  });
});

describe("memory", () => {
  const jobs: Record<string, (options: OverlayOptions) => unknown> = {
    "boolean operation": (options) => intersection(turned(comb(30, 60), 0.2), lyingComb(30, 60), options),
    "even-odd": (options) => union(hairball(120, 1e6, 4), { ...options, fillRule: "evenOdd" }),
    "overlay of layers": (options) =>
      overlay({ a: layer(comb(20, 40), ragged(500, 6)), b: layer(lyingComb(20, 40)) }, options).toGeoJSON(),
    "lines against polygons": (options) =>
      clipLines({ type: "LineString", coordinates: hairball(80, 50, 8).coordinates[0]! }, comb(20, 40), options),
  };
  for (const [name, job] of Object.entries(jobs))
    test(`${name}: refused at every size until it is enough`, () => {
      const right = JSON.stringify(job({}));
      let refused = 0;
      let limit = 0;
      // steps of under 1 % of what is needed, so that each growing array is refused somewhere
      for (const step = cases(24_000, 1000); ; limit += step) {
        let answer: unknown;
        const code = codeOf(() => (answer = job({ maxBytes: limit })));
        if (code === undefined) {
          expect(JSON.stringify(answer)).toBe(right);
          break;
        }
        expect(code).toBe("OUT_OF_MEMORY");
        refused++;
        if (refused % 8 === 0) expect(probe()).toBe(sound);
      }
      expect(refused).toBeGreaterThan(3);
      // more than enough is enough
      for (const more of [limit + 1000, 2 * limit, 2 ** 31, 2 ** 32])
        expect(JSON.stringify(job({ maxBytes: more }))).toBe(right);
      expect(probe()).toBe(sound);
      process.stdout.write(`${name}: refused ${refused} times, enough at ${limit} bytes\n`);
    }, 600_000);

  test("a prepared layer that ran out once answers when it may have more", () => {
    const zones = layer(comb(50, 100), ragged(500, 6));
    const tight = prepare({ zones }, { maxBytes: 100_000 });
    for (let i = 0; i < 3; i++) expect(codeOf(() => tight.locate(0.5, 5))).toBe("OUT_OF_MEMORY");
    expect(prepare({ zones }).locate(0.5, 5).covering("zones")).toHaveLength(1);
    expect(probe()).toBe(sound);
  });
});

describe("callbacks", () => {
  const result = overlay({ a: layer(comb(5, 10)), b: layer(lyingComb(5, 10)) });
  const key = (f: number): string => String(result.coveringIndices("a", f).length);

  test("one that throws ends its own call only", () => {
    const before = JSON.stringify(result.dissolve(key));
    for (let at = 0; at < result.faceCount; at += 7) {
      const stop = new Error("stop");
      const thrower = (f: number): string => {
        if (f === at) throw stop;
        return key(f);
      };
      expect(() => result.dissolve(thrower)).toThrow(stop);
      expect(() => result.filter((f) => thrower(f) === "1")).toThrow(stop);
      expect(JSON.stringify(result.dissolve(key))).toBe(before);
    }
    expect(probe()).toBe(sound);
  });

  test("one that calls the library gets right answers, and so does who called it", () => {
    const before = JSON.stringify(result.dissolve(key));
    const nested = result.dissolve((f) => {
      expect(intersection(comb(3, 6), lyingComb(3, 6)).coordinates).toHaveLength(9);
      expect(codeOf(() => intersection(comb(3, 6), lyingComb(3, 6), { maxIntersections: 1 }))).toBe(
        "BUDGET_INTERSECTIONS",
      );
      const inner = overlay({ c: layer(comb(2, 4)) });
      expect(inner.dissolve((g) => String(g)).features).toHaveLength(inner.faceCount);
      return key(f);
    });
    expect(JSON.stringify(nested)).toBe(before);
    // input that runs code while it is read
    const sly = {
      type: "Polygon",
      get coordinates() {
        union(comb(4, 8));
        return comb(3, 6).coordinates;
      },
    } as unknown as Polygon;
    expect(intersection(sly, lyingComb(3, 6))).toEqual(intersection(comb(3, 6), lyingComb(3, 6)));
    function* items(): Generator<Polygonal> {
      yield comb(2, 4);
      union(hairball(20, 100, 1));
      yield lyingComb(2, 4);
    }
    expect(union(items())).toEqual(union([comb(2, 4), lyingComb(2, 4)]));
    for (const face of result.faces()) union(face.geometry);
    expect(JSON.stringify(result.dissolve(key))).toBe(before);
  });

  test("one that answers with anything but text or null", () => {
    for (const answer of [undefined, 5, {}, Symbol.iterator])
      try {
        result.dissolve(() => answer as unknown as string);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    expect(probe()).toBe(sound);
  });
});

describe("offsets that lie", () => {
  const honest: PolygonSet = {
    coords: Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 1, 1, 2, 1, 2, 2, 1, 1),
    ringOffsets: Int32Array.of(0, 5, 9),
    polygonOffsets: Int32Array.of(0, 2),
    featureOffsets: Int32Array.of(0, 1),
  };
  const LIES = [-1, 1, 2 ** 31 - 1, -(2 ** 31), 2 ** 28, 2 ** 29, 3, 10, 100_000];

  test("every lie at every place is refused by name, or harmless", () => {
    const right = JSON.stringify(union(honest));
    let refused = 0;
    for (const name of ["ringOffsets", "polygonOffsets", "featureOffsets"] as const)
      for (let i = 0; i < honest[name].length; i++)
        for (const lie of LIES) {
          if (honest[name][i] === lie) continue;
          const offsets = honest[name].slice();
          offsets[i] = lie;
          const set = { ...honest, [name]: offsets };
          for (const work of [
            () => union(set),
            () => intersection(honest, set),
            () => distanceM(set, set),
            () => makeValid(set as never),
          ]) {
            const code = codeOf(work);
            if (code === undefined) continue;
            expect(["GEOMETRY_TYPE", "BUDGET_VERTICES"]).toContain(code);
            refused++;
          }
          expect(JSON.stringify(union(honest))).toBe(right);
        }
    expect(refused).toBeGreaterThan(100);
    expect(probe()).toBe(sound);
  });

  const refuses = (change: Partial<Record<keyof PolygonSet, unknown>>): void => {
    expect(codeOf(() => union({ ...honest, ...change } as PolygonSet))).toBe("GEOMETRY_TYPE");
    expect(probe()).toBe(sound);
  };
  test.each<[string, Partial<Record<keyof PolygonSet, unknown>>]>([
    ["half a vertex", { coords: Float64Array.of(0, 0, 1, 0, 1, 1, 0) }],
    ["no offsets", { ringOffsets: new Int32Array(0) }],
    ["no polygon offsets", { polygonOffsets: new Int32Array(0) }],
    ["no feature offsets", { featureOffsets: new Int32Array(0) }],
    ["offsets that are missing", { ringOffsets: undefined }],
    ["offsets that are null", { featureOffsets: null }],
    ["offsets between two whole numbers", { ringOffsets: Float64Array.of(0, 4.5, 9) }],
    ["offsets that are no numbers", { ringOffsets: Float64Array.of(0, Number.NaN, 9) }],
  ])("%s", (_, change) => refuses(change));
});

describe("many calls", () => {
  test("10,000 of them leave the memory of the core where it was", () => {
    const rng = random(SEED);
    const families = Object.values(FAMILIES);
    const once = (i: number): void => {
      const { a, b, grid } = families[i % families.length]!(random(SEED + (i % 50)));
      const options = { grid };
      switch (whole(rng, 0, 5)) {
        case 0:
          intersection(a, b, options);
          break;
        case 1:
          union([a, b], options);
          break;
        case 2:
          difference(a, b, options);
          break;
        case 3:
          overlay({ a: layer(a), b: layer(b) }, options).coveringIndices("a", 0);
          break;
        case 4:
          codeOf(() => intersection(a, b, { ...options, maxIntersections: 1 }));
          break;
        default:
          overlay({ a: layer(a), b: layer(b) }, options).filter((f) => f % 2 === 0);
      }
    };
    for (let i = 0; i < 700; i++) once(i);
    // an instance that was dropped by an error starts again small, and what it needs it has after the same jobs
    for (let i = 0; i < 350; i++) {
      const { a, b, grid } = families[i % families.length]!(random(SEED + (i % 50)));
      union([a, b], { grid });
    }
    const before = engine().memoryBytes;
    let most = 0;
    for (let i = 0; i < cases(10_000, 100_000); i++) {
      once(i);
      most = Math.max(most, engine().memoryBytes);
    }
    expect(most).toBeLessThanOrEqual(before);
    expect(probe()).toBe(sound);
  }, 600_000);
});
