// What an arrangement must be, read off its own arcs, nodes and faces and checked with none of the library's code: fully
// noded, a planar subdivision after Euler, faces of the area their borders have, labels that an exact winding number
// confirms, borders no farther from the input than the grid and the rounds of noding allow, and unchanged by a second pass.
import fc from "fast-check";
import type { MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import {
  type Arrangement,
  copyOut,
  dissolveFaces,
  type Kept,
  type OverlayOptions,
  withArrangement,
} from "../../src/geometry/arrangement.ts";
import { difference, intersection, symmetricDifference, union } from "../../src/geometry/boolean.ts";
import { flatten, nestedPolygons } from "../../src/geometry/polygon-set.ts";
import { areas } from "./arbitrary.ts";
import { turn } from "./exact-validity.ts";
import { FAMILIES } from "./families.ts";
import { gridOf, onGrid, type Point, type Polygons, type Ring } from "./grid-polygons.ts";
import { cases, random, SEED } from "./random.ts";

type Area = Polygon | MultiPolygon;
const runs = { numRuns: cases(200, 10_000), seed: SEED };

/** All that can be read off an arrangement of some areas, in steps from the job's origin. */
interface Plan {
  readonly arrangement: Arrangement;
  readonly input: readonly Polygons[];
  readonly node: (i: number) => Point;
  /** Node pairs of all edges, as they run along their arcs. */
  readonly edges: readonly (readonly [number, number])[];
  /** Edge numbers of each arc, and the face on the left and right of it. */
  readonly sides: readonly (readonly [number, number])[];
  readonly arcOf: readonly number[];
  /** The rings of each face, by a dissolve of its own. */
  readonly faces: readonly (readonly Ring[])[];
}

function plan(args: readonly Area[], options: OverlayOptions): Plan {
  const layers = args.map((g) => ({ set: flatten(g), whole: true }));
  const { arrangement, kept, faces } = withArrangement(layers, options, (core, found) => {
    const copy: Kept = copyOut(core, found);
    const keys = Int32Array.from({ length: found.faceCount }, (_, f) => (f === 0 ? -1 : f));
    const set = dissolveFaces(core, keys);
    const rings: (readonly Ring[])[] = [];
    for (const [p, key] of set.polygonKey.entries()) {
      const at = onGrid({ type: "Polygon", coordinates: nestedPolygons(set, p)[0]! }, found.grid);
      expect(rings[key], `face ${key} has two polygons`).toBeUndefined();
      rings[key] = at[0]!;
    }
    return { arrangement: found, kept: copy, faces: rings };
  });
  const [nodeX, nodeY, arcStart, arcNodes, , halfRing, ringFace] = kept.arrays as Int32Array[];
  const edges: [number, number][] = [];
  const sides: [number, number][] = [];
  const arcOf: number[] = [];
  for (let a = 0; a + 1 < arcStart!.length; a++) {
    sides.push([ringFace![halfRing![2 * a]!]!, ringFace![halfRing![2 * a + 1]!]!]);
    for (let i = arcStart![a]! + 1; i < arcStart![a + 1]!; i++) {
      edges.push([arcNodes![i - 1]!, arcNodes![i]!]);
      arcOf.push(a);
    }
  }
  const { grid } = arrangement;
  return {
    arrangement,
    input: args.map((g) => onGrid(g, grid)),
    node: (i) => [nodeX![i]!, nodeY![i]!],
    edges,
    sides,
    arcOf,
    faces,
  };
}

/** A pair of edges that meet anywhere but at a common end, or the same two nodes twice. */
function unnoded({ edges, node }: Plan): string | undefined {
  const items = edges
    .map(([u, v]) => ({ u, v, a: node(u), b: node(v) }))
    .sort((e, f) => Math.min(e.a[0], e.b[0]) - Math.min(f.a[0], f.b[0]));
  for (let i = 0; i < items.length; i++) {
    const e = items[i]!;
    const right = Math.max(e.a[0], e.b[0]);
    const [low, up] = [Math.min(e.a[1], e.b[1]), Math.max(e.a[1], e.b[1])];
    if (e.a[0] === e.b[0] && e.a[1] === e.b[1]) return `an edge of no length at ${e.a}`;
    for (let j = i + 1; j < items.length; j++) {
      const f = items[j]!;
      if (Math.min(f.a[0], f.b[0]) > right) break;
      if (Math.min(f.a[1], f.b[1]) > up || Math.max(f.a[1], f.b[1]) < low) continue;
      const [c, d] = [turn(e.a, e.b, f.a), turn(e.a, e.b, f.b)];
      if (c * d > 0) continue;
      const [a, b] = [turn(f.a, f.b, e.a), turn(f.a, f.b, e.b)];
      if (a * b > 0) continue;
      const shared = [f.u, f.v].filter((n) => n === e.u || n === e.v).length;
      const where = `${e.a}–${e.b} and ${f.a}–${f.b}`;
      if (shared === 2) return `one edge twice ${where}`;
      if (shared === 0) return `edges that meet ${where}`;
      if (c === 0 && d === 0) {
        // in one line from a common end: they must leave it in opposite directions
        const s = node(f.u === e.u || f.u === e.v ? f.u : f.v);
        const p = s[0] === e.a[0] && s[1] === e.a[1] ? e.b : e.a;
        const q = s[0] === f.a[0] && s[1] === f.a[1] ? f.b : f.a;
        if ((p[0] - s[0]) * (q[0] - s[0]) + (p[1] - s[1]) * (q[1] - s[1]) > 0) return `overlapping edges ${where}`;
      }
    }
  }
  return undefined;
}

/** Nodes - edges + faces - components - 1: zero in a planar subdivision. */
function euler({ edges, arrangement }: Plan): number {
  const up = new Map<number, number>();
  const find = (k: number): number => {
    let root = k;
    while (up.get(root) !== root) root = up.get(root)!;
    up.set(k, root);
    return root;
  };
  for (const [u, v] of edges) {
    for (const n of [u, v]) if (!up.has(n)) up.set(n, n);
    up.set(find(u), find(v));
  }
  const components = [...up.keys()].filter((n) => find(n) === n).length;
  return up.size - edges.length + arrangement.faceCount - components - 1;
}

/** Twice the area of each face from the edges beside it, left minus right; the unbounded face gets what is missing. */
function shoelace({ edges, sides, arcOf, node, arrangement }: Plan): bigint[] {
  const sums = Array.from({ length: arrangement.faceCount }, () => 0n);
  edges.forEach(([u, v], i) => {
    const [p, q] = [node(u), node(v)];
    const part = BigInt(p[0]) * BigInt(q[1]) - BigInt(q[0]) * BigInt(p[1]);
    const [left, right] = sides[arcOf[i]!]!;
    sums[left]! += part;
    sums[right]! -= part;
  });
  return sums;
}

/** How often a ring winds around a point that lies on none of its edges. */
function winding(ring: Ring, p: Point): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
    if (a[1] <= p[1] === b[1] <= p[1]) continue;
    const side = turn(a, b, p);
    if (b[1] > a[1] && side > 0) sum++;
    if (b[1] < a[1] && side < 0) sum--;
  }
  return sum;
}

const double = (ring: Ring): Ring => ring.map(([x, y]) => [2 * x, 2 * y]);

/** A point well inside a face, in half steps: in the middle of its widest stretch at some height between two vertices. */
function inside(rings: readonly Ring[]): Point | undefined {
  const heights = [...new Set(rings.flat().map(([, y]) => y))].sort((a, b) => a - b);
  let best: { readonly width: number; readonly point: Point } | undefined;
  for (let i = 0; i + 1 < heights.length && i < 40; i++) {
    if (heights[i + 1]! - heights[i]! < 2) continue;
    const y = Math.floor((heights[i]! + heights[i + 1]!) / 2);
    const crossings: number[] = [];
    for (const ring of rings)
      for (let k = 0; k < ring.length; k++) {
        const [a, b] = [ring[k]!, ring[(k + 1) % ring.length]!];
        if (a[1] <= y !== b[1] <= y) crossings.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
      }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const width = crossings[k + 1]! - crossings[k]!;
      if (best === undefined || width > best.width)
        best = { width, point: [2 * Math.floor((crossings[k]! + crossings[k + 1]!) / 2) + 1, 2 * y + 1] };
    }
  }
  return best?.point;
}

function distanceToEdges(p: Point, rings: readonly Ring[]): number {
  let least = Infinity;
  for (const ring of rings)
    for (let i = 0; i < ring.length; i++) {
      const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(a[0] + t * dx - p[0], a[1] + t * dy - p[1]));
    }
  return least;
}

/** Faces whose label an exact winding number denies, and how many could be asked. */
function mislabelled({ arrangement, input, faces }: Plan): { readonly wrong: string[]; readonly asked: number } {
  const wrong: string[] = [];
  let asked = 0;
  const { faceSet, coverStart, coverFeature, rounds } = arrangement;
  for (let f = 1; f < arrangement.faceCount; f++) {
    const p = inside(faces[f]!);
    if (p === undefined) continue;
    // where noding may have moved a border over the point, its label and the input may rightly differ
    const clear = 2 * (0.7072 * (rounds + 1) + 1);
    if (distanceToEdges(p, input.flat(2).map(double)) <= clear) continue;
    if (distanceToEdges(p, faces[f]!.map(double)) <= 2) continue;
    asked++;
    const expected: number[] = [];
    input.forEach((parts, i) => {
      const covers = parts.some(([shell, ...holes]) => {
        if (shell === undefined || winding(double(shell), p) === 0) return false;
        return holes.every((hole) => winding(double(hole), p) === 0);
      });
      if (covers) expected.push(i);
    });
    const got = [...coverFeature.subarray(coverStart[faceSet[f]!]!, coverStart[faceSet[f]! + 1]!)];
    if (got.join() !== expected.join()) wrong.push(`face ${f} around ${p}: ${got}, expected ${expected}`);
  }
  return { wrong, asked };
}

/** Whether a segment comes within `reach` of p in both axes: whether it meets the square around p. */
function meetsSquare(p: Point, a: Point, b: Point, reach: number): boolean {
  let from = 0;
  let to = 1;
  for (const k of [0, 1] as const) {
    const d = b[k] - a[k];
    const [low, up] = [p[k] - reach - a[k], p[k] + reach - a[k]];
    if (d === 0) {
      if (low > 0 || up < 0) return false;
      continue;
    }
    const [s, t] = d > 0 ? [low / d, up / d] : [up / d, low / d];
    from = Math.max(from, s - 1e-9);
    to = Math.min(to, t + 1e-9);
  }
  return from <= to;
}

/** The most that an edge lies away from every edge of the input, in steps along an axis, searched in halves. */
function drift({ edges, node, input }: Plan, most: number): number {
  const segments: [Point, Point][] = input
    .flat(2)
    .flatMap((ring) => ring.map((p, i): [Point, Point] => [p, ring[(i + 1) % ring.length]!]));
  for (let reach = 0; reach <= most; reach += 0.5) {
    const near = edges.every(([u, v]) =>
      // a segment and a square are convex: what holds at both ends holds between them
      segments.some(([a, b]) => meetsSquare(node(u), a, b, reach) && meetsSquare(node(v), a, b, reach)),
    );
    if (near) return reach;
  }
  return Infinity;
}

function check(args: readonly Area[], options: OverlayOptions): { asked: number; drift: number; rounds: number } {
  const found = plan(args, options);
  expect(unnoded(found)).toBeUndefined();
  expect(euler(found)).toBe(0);
  const sums = shoelace(found);
  const { area2, rounds } = found.arrangement;
  expect(sums.slice(1)).toEqual([...area2].slice(1));
  expect([...area2].slice(1).every((twice) => twice > 0n)).toBe(true);
  // both sides of every arc differ, or it would be no border
  const { faceSet } = found.arrangement;
  for (const [left, right] of found.sides) expect(faceSet[left] === faceSet[right] && left === right).toBe(false);
  const { wrong, asked } = mislabelled(found);
  expect(wrong).toEqual([]);
  const away = drift(found, 0.5 * Math.max(1, rounds));
  expect(away).toBeLessThanOrEqual(0.5 * Math.max(1, rounds));
  return { asked, drift: away, rounds };
}

describe("an arrangement", () => {
  test("of arbitrary rings is noded, planar, labelled right and near its input", () => {
    let asked = 0;
    let most = 0;
    fc.assert(
      fc.property(areas(3), (args) => {
        const found = check(args, { grid: 1 });
        asked += found.asked;
        most = Math.max(most, found.drift);
      }),
      runs,
    );
    process.stdout.write(`structure: ${asked} labels asked, borders at most ${most} steps away\n`);
    expect(asked).toBeGreaterThan(runs.numRuns);
  }, 3_600_000);

  for (const [name, family] of Object.entries(FAMILIES))
    test(`of pairs of the family ${name}`, () => {
      let most = 0;
      for (let i = 0; i < cases(60, 3000); i++) {
        const { a, b, grid } = family(random(SEED + i));
        try {
          most = Math.max(most, check([a, b], { grid }).drift);
        } catch (error) {
          throw new Error(`family ${name}, seed ${SEED + i}`, { cause: error });
        }
      }
      process.stdout.write(`structure, ${name}: borders at most ${most} steps away\n`);
    }, 3_600_000);
});

describe("a result", () => {
  for (const [name, family] of Object.entries(FAMILIES))
    test(`goes through unchanged a second time: ${name}`, () => {
      for (let i = 0; i < cases(60, 3000); i++) {
        const { a, b, grid } = family(random(SEED + i));
        // the grid of the pair, not that of the smaller extent of its result
        const step = { grid: gridOf([a, b], grid).step };
        for (const result of [
          intersection(a, b, step),
          union([a, b], step),
          difference(a, b, step),
          symmetricDifference(a, b, step),
        ])
          expect(union(result, step), `seed ${SEED + i}`).toEqual(result);
      }
    }, 3_600_000);
});
