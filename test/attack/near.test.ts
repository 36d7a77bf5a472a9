// Attacks by closeness, each pair judged by the exact oracles: lines that all but coincide, many lines through one point,
// borders that differ in the last digit, curves folded into each other, points that divide one line in thirds and sevenths.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { union } from "../../src/geometry/boolean.ts";
import { overlay } from "../../src/geometry/overlay.ts";
import { intersectionArea2 } from "../property/exact-area.ts";
import { invalidity } from "../property/exact-validity.ts";
import { star, ulpMoved } from "../property/families.ts";
import { area2, gridOf, onGrid, perimeter } from "../property/grid-polygons.ts";
import { faults } from "../property/judge.ts";
import { cases, type Random, random, SEED, whole } from "../property/random.ts";
import { coast, comb, fan, koch, lyingComb, moved, polygon, rectangle, regular, spiral, turned } from "./shapes.ts";

type Area = Polygon | MultiPolygon;

/** Judges pairs from seeds; a failure prints the seed and the pair. */
function attack(
  name: string,
  quick: number,
  deep: number,
  make: (rng: Random) => [Area, Area, (number | "auto")?, boolean?],
): void {
  test(name, () => {
    for (let i = 0; i < cases(quick, deep); i++) {
      const [a, b, grid = "auto", exact = false] = make(random(SEED + i));
      expect(faults({ a, b, grid, exact }), `seed ${SEED + i}\n${JSON.stringify([a, b])}`).toEqual([]);
    }
  }, 3_600_000);
}

describe("nearly parallel", () => {
  for (const angle of [1e-12, 1e-15])
    attack(`a star against itself, turned by ${angle}`, 30, 1000, (rng) => {
      const own = polygon(star(rng, whole(rng, 10, 60), 121, 28, 1));
      return [own, moved(own, ([x, y]) => [x! - angle * (y! - 28), y! + angle * (x! - 121)])];
    });

  attack("a sheaf of blades a step apart over 10^9 steps", 60, 2000, (rng) => {
    const blade = (): Polygon => {
      const points: Position[] = [];
      for (let i = 0; i < 4; i++)
        points.push([whole(rng, 0, 9), 3 * i], [1e9 + whole(rng, 0, 9), 3 * i + whole(rng, 0, 2)]);
      points.push([1e9 + 20, 30], [-9, 30]);
      return union(polygon(points), { grid: 1 }) as unknown as Polygon;
    };
    return [blade(), blade(), 1];
  });
});

describe("many lines through one point", () => {
  attack("two fans with one apex", 6, 100, (rng) => {
    const n = whole(rng, 20, 60);
    const blades = (turn: number): MultiPolygon => ({
      type: "MultiPolygon",
      coordinates: fan(n, 1e6).map(({ coordinates }) => turned({ type: "Polygon", coordinates }, turn).coordinates),
    });
    return [blades(0), blades(rng())];
  });

  test("n polygons whose sides all pass one point inside, which is no grid point", () => {
    for (let i = 0; i < cases(10, 300); i++) {
      const rng = random(SEED + i);
      const n = whole(rng, 5, 24);
      // triangles whose first side runs through (1/3, 1/7)
      const triangles = Array.from({ length: n }, (_, k) => {
        const angle = (Math.PI * (k + 0.2 + 0.6 * rng())) / n;
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        return polygon([
          [1 / 3 - c, 1 / 7 - s],
          [1 / 3 + c, 1 / 7 + s],
          [1 / 3 - 2 * s, 1 / 7 + 2 * c],
        ]);
      });
      const layers = Object.fromEntries(
        triangles.map((geometry, k) => [
          `t${k}`,
          { type: "FeatureCollection" as const, features: [{ type: "Feature" as const, properties: {}, geometry }] },
        ]),
      );
      const result = overlay(layers);
      const grid = gridOf(triangles);
      const steps = (g: Area) => onGrid(g, grid);
      // the part of each face in each triangle, summed, against the exact area of every pair of triangles
      const faces = [...result.faces()];
      for (const face of faces) expect(invalidity(steps(face.geometry)), `seed ${SEED + i}`).toBeUndefined();
      for (let p = 0; p < n; p++)
        for (let q = p + 1; q < n; q++) {
          const both = faces.filter(
            ({ index }) =>
              result.coveringIndices(`t${p}`, index).length * result.coveringIndices(`t${q}`, index).length > 0,
          );
          const got = Number(both.reduce((sum, face) => sum + area2(steps(face.geometry)), 0n));
          const expected = intersectionArea2(steps(triangles[p]!), steps(triangles[q]!)).area2;
          const bound = 2 * 0.7072 * (perimeter(steps(triangles[p]!)) + perimeter(steps(triangles[q]!)));
          expect(Math.abs(got - expected), `seed ${SEED + i}, ${p} and ${q}`).toBeLessThanOrEqual(bound);
        }
    }
  });
});

describe("one unit in the last place", () => {
  test("a coverage whose every polygon has its own noise: the grid closes it again", () => {
    for (let i = 0; i < cases(5, 100); i++) {
      const rng = random(SEED + i);
      const side = 12;
      // corners of nine decimals: noise in the sixteenth never crosses the middle between two of them
      const place = (from: number, k: number): number =>
        Math.round(1e9 * (from + (k + 0.3 * (rng() - 0.5)) / 20)) / 1e9;
      const corner: Position[][] = Array.from({ length: side + 1 }, (_, r) =>
        Array.from({ length: side + 1 }, (_, c): Position => [place(118, c), place(25, r)]),
      );
      const cells: Polygon[] = [];
      for (let r = 0; r < side; r++)
        for (let c = 0; c < side; c++)
          cells.push(
            polygon(
              [corner[r]![c]!, corner[r]![c + 1]!, corner[r + 1]![c + 1]!, corner[r + 1]![c]!].map(
                ([x, y]): Position => [ulpMoved(x!, rng), ulpMoved(y!, rng)],
              ),
            ),
          );
      const united = union(cells, { grid: 1e-9 });
      expect(
        united.coordinates.map((rings) => rings.length),
        `seed ${SEED + i}`,
      ).toEqual([1]);
      const layers = {
        cells: {
          type: "FeatureCollection" as const,
          features: cells.map((geometry) => ({ type: "Feature" as const, properties: {}, geometry })),
        },
      };
      const result = overlay(layers, { grid: 1e-9 });
      expect(result.faceCount).toBe(side * side);
    }
  });

  attack("two coasts, the same up to the last digit", 10, 200, (rng) => {
    // away from 0, where the last digit is worth nothing
    const shore = coast(6, whole(rng, 0, 1e6)).map(([x, y]): Position => [x! + 1, y! + 1]);
    const other = shore.map(([x, y]): Position => [ulpMoved(x!, rng), ulpMoved(y!, rng)]);
    return [polygon([...shore, [2, 2], [1, 2]]), polygon([...other, [2, 1.9], [1, 1.9]])];
  });
});

describe("folded into each other", () => {
  attack("combs", 1, 1, () => [comb(8, 16), lyingComb(8, 16), "auto", true]);
  attack("combs aslant", 5, 50, (rng) => [turned(comb(6, 12), rng()), turned(lyingComb(6, 12), rng())]);
  attack("spirals, apart and across", 3, 30, (rng) => [
    spiral(3, 32, 10, 4, 0),
    spiral(3, 32, 10, 4, rng() < 0.3 ? Math.PI : 7 * rng()),
  ]);
  attack("snowflakes", 3, 30, (rng) => {
    const away = rng() < 0.3 ? 1 / 3 : rng() - 0.5;
    return [koch(3), moved(koch(3), ([x, y]) => [x! + away, y!])];
  });
  attack("coasts", 5, 100, (rng) => [
    polygon([...coast(7, whole(rng, 0, 1e6)), [1, 1], [0, 1]]),
    polygon([...coast(7, whole(rng, 0, 1e6)), [1, 1], [0, 1]]),
  ]);
  attack("circles", 3, 50, (rng) => {
    const [dx, dy] = [1e-3 * rng(), rng()];
    return [regular(100, 1), moved(regular(100, 1), ([x, y]) => [x! + dx, y! + dy])];
  });
});

describe("collinear", () => {
  attack("a side cut in thirds against one cut in sevenths, aslant", 40, 1000, (rng) => {
    const [dx, dy] = [whole(rng, 1, 99), whole(rng, -99, 99)];
    const cut = (n: number, away: number): Polygon => {
      const along = Array.from({ length: n + 1 }, (_, k): Position => [(k * dx) / n, (k * dy) / n]);
      return polygon([...along, [dx - away * dy, dy + away * dx], [-away * dy, away * dx]]);
    };
    return [cut(3, 0.5), cut(7, rng() < 0.5 ? -0.5 : 0.25)];
  });

  attack("the same on grid points: nothing may be lost", 40, 1000, (rng) => {
    const [dx, dy] = [21 * whole(rng, 1, 9), 21 * whole(rng, -9, 9)];
    const cut = (n: number, away: number): Polygon => {
      const along = Array.from({ length: n + 1 }, (_, k): Position => [(k * dx) / n, (k * dy) / n]);
      return polygon([...along, [dx - away * dy, dy + away * dx], [-away * dy, away * dx]]);
    };
    return [cut(3, 1), cut(7, rng() < 0.5 ? -1 : 2), 1, true];
  });

  attack("borders whose vertices differ by one, on the line", 40, 1000, (rng) => {
    // T-junctions: each neighbour knows some of the vertices of a straight border
    const stops = Array.from({ length: 9 }, (_, k) => k);
    const side = (x: number): Polygon => {
      const known = stops.filter((k) => k === 0 || k === 8 || rng() < 0.6);
      const line = known.map((k): Position => [5 * k, 3 * k]);
      return polygon([...line, [40 + x, 24], [x, 0]]);
    };
    return [side(-7), side(7), 1, true];
  });
});

describe("flat and doubled", () => {
  attack("spikes without area", 20, 500, (rng) => {
    const spiked = (): Area => {
      const ring = rectangle(0, 0, 20, 20).flatMap((p, i): Position[] => {
        const out: Position = [p[0]! + whole(rng, -9, 9), p[1]! + whole(rng, -9, 9)];
        return rng() < 0.7 ? [p, out, p] : [p, [p[0]! + i, p[1]!], p];
      });
      return union(polygon(ring), { grid: 1 });
    };
    return [spiked(), spiked(), 1];
  });

  test("a polygon twice, three times, and against itself", () => {
    const own = koch(3);
    const once = union(own);
    for (const times of [2, 3, 7]) expect(union(Array.from({ length: times }, () => own))).toEqual(once);
    expect(faults({ a: once, b: once, grid: "auto", exact: false })).toEqual([]);
  });
});
