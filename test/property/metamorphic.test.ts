// The same ground said differently must give the same answer: another order, another start, another place, another winding.
import fc from "fast-check";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import { areas } from "./arbitrary.ts";
import { FAMILIES } from "./families.ts";
import { area2, gridOf, onGrid } from "./grid-polygons.ts";
import { cases, type Random, random, SEED, whole } from "./random.ts";

const runs = { numRuns: cases(300, 10_000), seed: SEED };
const grid = { grid: 1 } as const;
type Area = Polygon | MultiPolygon;

/** All operations of a pair. */
function all(a: Area, b: Area, options: { grid: number | "auto" } = grid): MultiPolygon[] {
  return [
    intersection(a, b, options),
    union([a, b], options),
    difference(a, b, options),
    symmetricDifference(a, b, options),
  ];
}
function mapped(g: Area, change: (position: Position) => Position): MultiPolygon {
  const parts = g.type === "Polygon" ? [g.coordinates] : g.coordinates;
  return { type: "MultiPolygon", coordinates: parts.map((rings) => rings.map((ring) => ring.map(change))) };
}
function shuffled<T>(items: readonly T[], rng: Random): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = whole(rng, 0, i);
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
}
/** The same area: parts and holes in another order, rings begun elsewhere, run the other way, unclosed, with repeats. */
function rewritten(g: MultiPolygon, rng: Random): MultiPolygon {
  const ring = (points: readonly Position[]): Position[] => {
    const open = points.slice(0, -1);
    const at = whole(rng, 0, open.length - 1);
    let turned = [...open.slice(at), ...open.slice(0, at)];
    if (rng() < 0.5) turned = turned.reverse();
    if (rng() < 0.5) turned.splice(1, 0, turned[0]!, turned[0]!);
    return rng() < 0.5 ? turned : [...turned, turned[0]!];
  };
  return {
    type: "MultiPolygon",
    coordinates: shuffled(g.coordinates, rng).map(([shell, ...holes]) => [
      ring(shell!),
      ...shuffled(holes, rng).map((hole) => ring(hole)),
    ]),
  };
}
const size = (g: Area): bigint => area2(onGrid(g, gridOf([], 1)));

describe("the same, bit for bit", () => {
  test("whatever ring start, direction, order of parts and holes, repeats and closing", () => {
    fc.assert(
      fc.property(areas(2), fc.integer(), ([a, b], seed) => {
        const rng = random(seed);
        expect(all(rewritten(a!, rng), rewritten(b!, rng))).toEqual(all(a!, b!));
      }),
      runs,
    );
  });

  test("moved by whole steps", () => {
    fc.assert(
      fc.property(
        areas(2),
        fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        fc.integer({ min: -1000, max: 1000 }),
        ([a, b], dx, dy) => {
          const move = ([x, y]: Position): Position => [x! + dx, y! + dy];
          const moved = all(mapped(a!, move), mapped(b!, move));
          expect(moved).toEqual(all(a!, b!).map((g) => mapped(g, move)));
        },
      ),
      runs,
    );
  });

  test("scaled with its grid by a power of two", () => {
    fc.assert(
      fc.property(areas(2), fc.constantFrom(0.125, 0.5, 4, 1024), ([a, b], factor) => {
        const scale = ([x, y]: Position): Position => [x! * factor, y! * factor];
        const scaled = all(mapped(a!, scale), mapped(b!, scale), { grid: factor });
        expect(scaled).toEqual(all(a!, b!).map((g) => mapped(g, scale)));
      }),
      runs,
    );
  });

  test("disturbed by less than half a step", () => {
    fc.assert(
      fc.property(areas(2), fc.integer(), ([a, b], seed) => {
        const rng = random(seed);
        const shake = ([x, y]: Position): Position => [x! + 0.8 * (rng() - 0.5), y! + 0.8 * (rng() - 0.5)];
        // every occurrence of a vertex may be disturbed on its own: the grid does not see it
        expect(all(mapped(a!, shake), mapped(b!, shake))).toEqual(all(a!, b!));
      }),
      runs,
    );
  });

  test("with a third ordinate, and with frozen input, which stays as it was", () => {
    fc.assert(
      fc.property(areas(2), ([a, b]) => {
        const tall = (g: MultiPolygon): MultiPolygon => mapped(g, ([x, y]) => Object.freeze([x!, y!, 7]) as Position);
        const [frozenA, frozenB] = [deepFreeze(tall(a!)), deepFreeze(tall(b!))];
        const before = JSON.stringify([frozenA, frozenB]);
        expect(all(frozenA, frozenB)).toEqual(all(a!, b!));
        expect(JSON.stringify([frozenA, frozenB])).toBe(before);
      }),
      { ...runs, numRuns: cases(50, 500) },
    );
  });

  test("on every repetition, after errors too", () => {
    const pairs = Array.from({ length: 20 }, (_, i) => FAMILIES.march!(random(SEED + i)));
    const first = pairs.map(({ a, b }) => all(a, b));
    for (let k = 0; k < 3; k++) {
      expect(() => intersection(pairs[0]!.a, pairs[0]!.b, { grid: 1, maxIntersections: 0 })).toThrow();
      expect(pairs.map(({ a, b }) => all(a, b))).toEqual(first);
    }
  });

  test("with a distant neighbour: what is elsewhere changes nothing here", () => {
    fc.assert(
      fc.property(areas(2), fc.integer({ min: 1, max: 9 }), ([a, b], n) => {
        const span = 2 ** 20;
        const bounded = mapped(a!, ([x, y]) => [x! % span, y! % span]);
        const other = mapped(b!, ([x, y]) => [x! % span, y! % span]);
        const far: Position[][][] = Array.from({ length: n }, (_, i) => {
          const at = 2 ** 21 + 10 * i;
          return [
            [
              [at, at],
              [at + 5, at],
              [at, at + 5],
              [at, at],
            ],
          ];
        });
        const more: MultiPolygon = { type: "MultiPolygon", coordinates: [...bounded.coordinates, ...far] };
        expect(intersection(more, other, grid)).toEqual(intersection(bounded, other, grid));
        const near = (g: MultiPolygon): MultiPolygon["coordinates"] =>
          g.coordinates.filter((part) => part[0]![0]![0]! < 2 ** 21);
        expect(near(union([more, other], grid))).toEqual(union([bounded, other], grid).coordinates);
        expect(near(symmetricDifference(more, other, grid))).toEqual(
          symmetricDifference(bounded, other, grid).coordinates,
        );
      }),
      runs,
    );
  });
});

describe("the same area", () => {
  test("turned over its diagonal", () => {
    fc.assert(
      fc.property(areas(2), ([a, b]) => {
        const flip = ([x, y]: Position): Position => [y!, x!];
        const flipped = all(mapped(a!, flip), mapped(b!, flip)).map(size);
        // halves are rounded up on both axes, so a transposition changes nothing but the ties of order
        expect(flipped).toEqual(all(a!, b!).map(size));
      }),
      runs,
    );
  });

  test("with vertices added along straight edges, and cut in two along a grid line", () => {
    const n = cases(300, 10_000);
    for (let i = 0; i < n; i++) {
      const seed = SEED + i;
      const rng = random(seed);
      const { a, b } = FAMILIES.rectilinear!(rng);
      const ring = a.coordinates[0]!;
      const dense: Polygon = {
        type: "Polygon",
        coordinates: [
          ring.flatMap((p, k) => {
            const q = ring[k + 1];
            if (q === undefined || (p[0]! + q[0]!) % 2 !== 0 || (p[1]! + q[1]!) % 2 !== 0) return [p];
            return [p, [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2]];
          }),
        ],
      };
      expect(all(dense, b).map(size), `seed ${seed}`).toEqual(all(a, b).map(size));
      const xs = ring.map(([x]) => x!);
      const at = whole(rng, Math.min(...xs), Math.max(...xs));
      const side = (x0: number, x1: number): Polygon => ({
        type: "Polygon",
        coordinates: [
          [
            [x0, -99],
            [x1, -99],
            [x1, 99],
            [x0, 99],
            [x0, -99],
          ],
        ],
      });
      const halves = [intersection(a, side(-99, at), grid), intersection(a, side(at, 999), grid)];
      const cut: FeatureCollection<MultiPolygon> = {
        type: "FeatureCollection",
        features: halves.map((geometry): Feature<MultiPolygon> => ({ type: "Feature", properties: {}, geometry })),
      };
      for (const [whole, parts] of [
        [intersection(a, b, grid), intersection(cut, b, grid)],
        [union([a, b], grid), union([cut, b], grid)],
        [difference(a, b, grid), difference(cut, b, grid)],
      ] as const)
        expect(size(parts), `seed ${seed}`).toBe(size(whole));
    }
  });
});

describe("fill rules", () => {
  test("agree on what is simple", () => {
    for (const [name, family] of Object.entries(FAMILIES))
      for (let i = 0; i < 40; i++) {
        const { a, b, grid: step } = family(random(SEED + i));
        // what is put together from faces is valid, and for valid areas there is one answer
        const [va, vb] = [union(a, { grid: step }), union(b, { grid: step })];
        const own = gridOf([a, b], step).step;
        expect(intersection(va, vb, { grid: own, fillRule: "evenOdd" }), `family ${name}, seed ${SEED + i}`).toEqual(
          intersection(va, vb, { grid: own, fillRule: "nonZero" }),
        );
      }
  });

  test("parity over two equal rings is nothing, over three one", () => {
    const square: Position[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ];
    const times = (n: number): MultiPolygon => ({
      type: "MultiPolygon",
      coordinates: Array.from({ length: n }, () => [square]),
    });
    const evenOdd = { grid: 1, fillRule: "evenOdd" } as const;
    expect(union(times(2), evenOdd).coordinates).toEqual([]);
    expect(union(times(3), evenOdd).coordinates).toEqual([[square]]);
    expect(union(times(2), grid).coordinates).toEqual([[square]]);
  });

  test("areas of arbitrary rings: parity never exceeds what is wound around", () => {
    fc.assert(
      fc.property(areas(1), ([a]) => {
        const shells: MultiPolygon = { type: "MultiPolygon", coordinates: a!.coordinates.map(([shell]) => [shell!]) };
        const odd = union(shells, { grid: 1, fillRule: "evenOdd" });
        const wound = union(shells, grid);
        expect(difference(odd, wound, grid).coordinates).toEqual([]);
        const layers = { odd: feature(odd), wound: feature(wound) };
        expect(overlay(layers, grid).faceCount).toBeGreaterThanOrEqual(wound.coordinates.length > 0 ? 1 : 0);
      }),
      runs,
    );
  });
});

function feature(geometry: MultiPolygon): FeatureCollection<MultiPolygon> {
  return { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry }] };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}
