// The big attacks, each with the answer it must give, from geometry (areas of regular things) or from counting. Runs as the
// main module of a process of its own: `jobs NAME SIZE` prints the outcome as JSON. See size.test.ts.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { SanxianError } from "../../src/domain/errors.ts";
import type { OverlayOptions } from "../../src/geometry/arrangement.ts";
import { difference, intersection, union } from "../../src/geometry/boolean.ts";
import type { PolygonSet } from "../../src/geometry/polygon-set.ts";
import {
  annuli,
  box,
  coast,
  comb,
  fan,
  hairball,
  koch,
  lyingComb,
  moved,
  multi,
  polygon,
  ragged,
  rectangle,
  regular,
  sieve,
  spiral,
  turned,
} from "./shapes.ts";

type Area = Polygon | MultiPolygon;
/** Makes its input, then hands out the work to be timed; the work says what is wrong. */
type Job = (size: number) => () => string[];

/** Planar area; every ring is taken from its first vertex. */
function planar(g: Area): number {
  let sum = 0;
  for (const rings of g.type === "Polygon" ? [g.coordinates] : g.coordinates)
    for (const ring of rings) {
      const [x, y] = ring[0] as [number, number];
      for (let i = 1; i < ring.length; i++)
        sum += ((ring[i - 1]![0]! - x) * (ring[i]![1]! - y) - (ring[i]![0]! - x) * (ring[i - 1]![1]! - y)) / 2;
    }
  return sum;
}
function count(g: MultiPolygon): number {
  return g.coordinates.reduce((sum, rings) => sum + rings.length, 0);
}
function differs(what: string, got: number, expected: number, tolerance = 0): string[] {
  return Math.abs(got - expected) <= tolerance ? [] : [`${what} is ${got}, expected ${expected} ± ${tolerance}`];
}

/** The area of a ring cut by an upright window, by clipping at its four sides one after the other: no topology needed. */
function clippedArea(ring: readonly Position[], x0: number, y0: number, x1: number, y1: number): number {
  const sides: ((p: Position) => number)[] = [
    (p) => p[0]! - x0,
    (p) => x1 - p[0]!,
    (p) => p[1]! - y0,
    (p) => y1 - p[1]!,
  ];
  let points = ring.slice(0, -1);
  for (const inside of sides) {
    const kept: Position[] = [];
    for (let i = 0; i < points.length; i++) {
      const [p, q] = [points[i]!, points[(i + 1) % points.length]!];
      const [a, b] = [inside(p), inside(q)];
      if (a >= 0) kept.push(p);
      if (a >= 0 !== b >= 0) {
        const t = a / (a - b);
        kept.push([p[0]! + t * (q[0]! - p[0]!), p[1]! + t * (q[1]! - p[1]!)]);
      }
    }
    points = kept;
  }
  return planar(polygon(points));
}

/** Whether the work ends in one of the errors, rather than in an answer. */
function ends(codes: readonly string[], work: () => unknown): () => string[] {
  return () => {
    try {
      work();
    } catch (error) {
      if (error instanceof SanxianError && codes.includes(error.code)) return [];
      return [`${String(error)} instead of ${codes.join(" or ")}`];
    }
    return [`an answer instead of ${codes.join(" or ")}`];
  };
}

/** Two crossed combs: teeth² unit squares in common. */
function crossedCombs(teeth: number, options: OverlayOptions = {}): () => string[] {
  const [a, b] = [comb(teeth, 2 * teeth), lyingComb(teeth, 2 * teeth)];
  const size = planar(a);
  return () => {
    const both = intersection(a, b, options);
    return [
      ...differs("squares in common", both.coordinates.length, teeth * teeth),
      ...differs("area in common", planar(both), teeth * teeth),
      ...differs("area of the union", planar(union([a, b], options)), 2 * Math.abs(size) - teeth * teeth),
    ];
  };
}

/** Equal rectangles and a comb that cuts their long sides: every rectangle runs along every piece. */
function stacked(rectangles: number, teeth: number): PolygonSet {
  const tooth = moved(comb(teeth, 10), ([x, y]) => [x! - 0.5, y! - 5]).coordinates[0]!;
  const coords = new Float64Array(10 * rectangles + 2 * tooth.length);
  for (let i = 0; i < rectangles; i++) coords.set([0, 0, 2 * teeth, 0, 2 * teeth, 1, 0, 1, 0, 0], 10 * i);
  coords.set(tooth.flat(), 10 * rectangles);
  const ringOffsets = new Int32Array(rectangles + 2);
  for (let i = 0; i <= rectangles; i++) ringOffsets[i] = 5 * i;
  ringOffsets[rectangles + 1] = coords.length / 2;
  const polygonOffsets = Int32Array.from({ length: rectangles + 2 }, (_, i) => i);
  return { coords, ringOffsets, polygonOffsets, featureOffsets: Int32Array.of(0, rectangles + 1) };
}

/** The name of each job, and what it tests. */
export const JOBS: Readonly<Record<string, Job>> = {
  comb: (n) => crossedCombs(n),
  "bomb with maxIntersections": (n) => {
    const [a, b] = [comb(n, 2 * n), lyingComb(n, 2 * n)];
    return ends(["BUDGET_INTERSECTIONS"], () => intersection(a, b, { maxIntersections: 1e6 }));
  },
  "bomb with maxBytes": (n) => {
    const [a, b] = [comb(n, 2 * n), lyingComb(n, 2 * n)];
    return ends(["OUT_OF_MEMORY"], () => intersection(a, b, { maxBytes: 64 * 2 ** 20 }));
  },
  "bomb without options": (n) => {
    const [a, b] = [comb(n, 2 * n), lyingComb(n, 2 * n)];
    return ends(["BUDGET_INTERSECTIONS", "OUT_OF_MEMORY"], () => intersection(a, b));
  },
  "nested rings": (n) => {
    const rings = annuli(n);
    const half = box(0, -2 * n, 2 * n, 4 * n);
    // an annulus of radius r has the area 4r² - 4(r - 1)², and by symmetry half of it lies right of 0
    let expected = 0;
    for (let r = n; r >= 2; r -= 2) expected += (4 * r * r - 4 * (r - 1) * (r - 1)) / 2;
    return () => {
      const result = intersection(rings, half);
      return [...differs("area", planar(result), expected), ...differs("pieces", result.coordinates.length, n >> 1)];
    };
  },
  "nested rings, even-odd": (n) => {
    const rings = polygon(...Array.from({ length: n }, (_, i) => rectangle(i - n, i - n, 2 * (n - i), 2 * (n - i))));
    let expected = 0;
    for (let r = n; r >= 1; r--) expected += ((n - r) % 2 === 0 ? 1 : -1) * 4 * r * r;
    return () => {
      const result = union(rings, { fillRule: "evenOdd" });
      return [...differs("area", planar(result), expected), ...differs("rings", count(result), n)];
    };
  },
  star: (n) => {
    const star = ragged(n, 7);
    const window = box(-0.5, -0.5, 1, 1);
    const expected = clippedArea(star.coordinates[0]!, -0.5, -0.5, 0.5, 0.5);
    // each of n edges is about 0.27 long, and the grid is 2e-9
    const tolerance = 0.7072 * 2e-9 * (0.3 * n + 4) + 1e-9;
    return () => differs("area", planar(intersection(star, window)), expected, tolerance);
  },
  holes: (n) => {
    const side = Math.floor(Math.sqrt(n));
    const net = sieve(side);
    // the window ends in the middle of the first and the last row of holes
    const window = box(1.5, 1.5, 2 * side - 2, 2 * side - 2);
    return () => {
      const result = intersection(net, window);
      const expected = (2 * side - 2) ** 2 - (side - 1) ** 2;
      return [
        ...differs("area", planar(result), expected),
        ...differs("rings", count(result), 1 + (side - 2) ** 2),
        ...differs(
          "what the window leaves",
          planar(difference(net, window)),
          (2 * side + 1) ** 2 - side ** 2 - expected,
        ),
      ];
    };
  },
  circle: (n) => {
    const circle = regular(n, 1);
    const expected = ((n / 2) * Math.sin((2 * Math.PI) / n)) / 4;
    return () => differs("a quarter", planar(intersection(circle, box(0, 0, 2, 2))), expected, 1e-7);
  },
  "node of many edges": (n) => {
    const blades = fan(n, 5e8);
    const expected = blades.reduce((sum, blade) => sum + planar(blade), 0);
    return () => {
      const result = union(blades, { grid: 1 });
      return [
        ...differs("blades", result.coordinates.length, n),
        ...differs("area", planar(result), expected, 1e-15 * expected * n),
      ];
    };
  },
  "comb aslant": (n) => {
    const aslant = turned(comb(n, 2 * n), Math.PI / 4);
    return () => {
      const result = union(aslant);
      const size = Math.abs(planar(comb(n, 2 * n)));
      return [...differs("area", planar(result), size, 1e-6 * size), ...differs("rings", count(result), 1)];
    };
  },
  "islands behind a comb": (n) => {
    const wall = comb(n, 1e8);
    const islands = Array.from({ length: n }, (_, i) => box(1e8 + 1000 * i, 1000 * i + 5, 9, 9));
    return () => {
      const result = union([wall, multi(islands)], { grid: 1 });
      return differs("parts", result.coordinates.length, n + 1);
    };
  },
  spirals: (n) => {
    const [a, b] = [spiral(n >> 8, 256, 10, 4, 0), spiral(n >> 8, 256, 10, 4, Math.PI)];
    return () => {
      const whole = union([a, b]);
      const size = Math.abs(planar(a)) + Math.abs(planar(b));
      return [
        ...differs("in common", intersection(a, b).coordinates.length, 0),
        ...differs("parts", whole.coordinates.length, 2),
        ...differs("area", planar(whole), size, 1e-7 * size),
      ];
    };
  },
  koch: (n) => {
    const flake = koch(n);
    const other = turned(flake, Math.PI / 6);
    // each step adds 3 · 4^(k-1) triangles of side 3^-k
    let expected = Math.sqrt(3) / 4;
    for (let k = 1; k <= n; k++) expected += ((3 * 4 ** (k - 1) * Math.sqrt(3)) / 4) * 9 ** -k;
    return () => {
      const parts = planar(intersection(flake, other)) + planar(difference(flake, other));
      return [...differs("area", planar(union(flake)), expected, 1e-6), ...differs("its parts", parts, expected, 1e-6)];
    };
  },
  coasts: (n) => {
    const depth = Math.round(Math.log2(n));
    const shore = coast(depth, 3);
    const other = coast(depth, 4);
    const land = (ring: Position[]): Polygon => polygon([...ring, [1, 9], [0, 9]]);
    // both are graphs over the same x, so the area in common is that above the higher of the two, piece by piece
    let expected = 0;
    for (let i = 0; i + 1 < shore.length; i++) {
      const width = shore[i + 1]![0]! - shore[i]![0]!;
      const d = [shore[i]![1]! - other[i]![1]!, shore[i + 1]![1]! - other[i + 1]![1]!] as const;
      const base = 9 - (other[i]![1]! + other[i + 1]![1]!) / 2;
      const above = d[0] * d[1] >= 0 ? Math.max(0, d[0] + d[1]) / 2 : Math.max(...d) ** 2 / (2 * Math.abs(d[0] - d[1]));
      expected += width * (base - above);
    }
    return () => differs("area", planar(intersection(land(shore), land(other))), expected, 1e-6);
  },
  hairball: (n) => {
    const ball = hairball(n, 1e6, 5);
    return () => {
      const whole = union(ball, { grid: 1 });
      const odd = union(ball, { grid: 1, fillRule: "evenOdd" });
      const frame = box(-10, -10, 1e6 + 20, 1e6 + 20);
      const [inside, outside] = [intersection(frame, whole, { grid: 1 }), difference(frame, whole, { grid: 1 })];
      return [
        ...differs("frame", planar(inside) + planar(outside), (1e6 + 20) ** 2, 0.01),
        ...differs("parity outside winding", difference(odd, whole, { grid: 1 }).coordinates.length, 0),
      ];
    };
  },
  "one-vertex parts": (n) => {
    const dust: MultiPolygon = {
      type: "MultiPolygon",
      coordinates: Array.from({ length: n }, (_, i) => [[[i % 1000, Math.floor(i / 1000)]]]),
    };
    const square = box(0.5, 0.5, 100, 100);
    return () => [
      ...differs("parts", union(dust).coordinates.length, 0),
      ...differs("area", planar(union([dust, square])), 10_000),
      ...differs("area in common", planar(intersection(dust, square)), 0),
    ];
  },
  "equal polygons": (n) => {
    const stack = multi(Array.from({ length: n }, () => koch(2)));
    return () => [
      ...differs("union", planar(union(stack)), planar(union(koch(2)))),
      ...differs("rings", count(union(stack)), 1),
    ];
  },
  "records times pieces": (n) => {
    const set = stacked(n, n);
    return () => {
      try {
        const result = union(set);
        return differs("area", planar(result), 2 * n + n * (10 - 1) + (2 * n - 1), 2 * n);
      } catch (error) {
        const code = error instanceof SanxianError ? error.code : String(error);
        return ["OUT_OF_MEMORY", "BUDGET_INTERSECTIONS", "BUDGET_VERTICES"].includes(code) ? [] : [code];
      }
    };
  },
  "vertices beyond 2^26": (n) => {
    const coords = new Float64Array(2 * n);
    const set: PolygonSet = {
      coords,
      ringOffsets: Int32Array.of(0, n),
      polygonOffsets: Int32Array.of(0, 1),
      featureOffsets: Int32Array.of(0, 1),
    };
    return ends(["BUDGET_VERTICES"], () => union(set));
  },
  "bundle of near-parallel edges": (n) => {
    // n edges side by side in a band a tenth of n wide: each cell of the grid is passed by many
    const points: Position[] = [];
    for (let i = 0; i < n; i += 2)
      points.push([i % 3, (7 * i) % (n >> 3)], [10_000 - (i % 1000), (11 * i + 5) % (n >> 3)]);
    const bundle = polygon(points);
    return () => {
      const whole = union(bundle, { grid: 1 });
      return differs("its own intersection", planar(intersection(whole, whole, { grid: 1 })), planar(whole));
    };
  },
};

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const work = JOBS[process.argv[2]!]!(Number(process.argv[3]));
  const started = performance.now();
  let wrong: string[];
  try {
    wrong = work();
  } catch (error) {
    wrong = [String(error)];
  }
  const ms = performance.now() - started;
  process.stdout.write(JSON.stringify({ wrong, ms, rssMiB: process.resourceUsage().maxRSS / 1024 }));
}
