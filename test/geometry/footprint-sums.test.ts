// Tables without noding against tables by noding, which know nothing of cells, of sums over edges or of windings.
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { arrangementsMade } from "../../src/geometry/arrangement.ts";
import { FootprintDrawing } from "../../src/geometry/footprint-drawing.ts";
import { sumFootprint } from "../../src/geometry/footprint-sums.ts";
import { area, distanceM, type PrepareOptions, prepare, tabulateFootprint } from "../../src/geometry/index.ts";
import { cases, type Random, random, SEED, whole } from "../property/random.ts";

const STEP = 1e-8;
/** A value on the grid, as data come out of an overlay. */
const snapped = (value: number): number => Math.round(value / STEP) / (1 / STEP);
const polygon = (...coordinates: Position[][]): Polygon => ({ type: "Polygon", coordinates });
const collection = (geometries: readonly (Polygon | MultiPolygon)[]): FeatureCollection<Polygon | MultiPolygon> => ({
  type: "FeatureCollection",
  features: geometries.map(
    (geometry): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
  ),
});

/** A ring of n vertices around a centre. */
function blob(n: number, cx: number, cy: number, radius: number, rng: Random): Position[] {
  const ring = Array.from({ length: n }, (_, i): Position => {
    const angle = (2 * Math.PI * i) / n;
    const r = radius * (0.7 + 0.3 * rng());
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
  return [...ring, ring[0]!];
}

/** A block with level and upright sides, parts of which are in one line with them to the last bit. */
const [BLOCK_WEST, BLOCK_SOUTH, BLOCK_SIDE] = [119.2, 29.2, 0.01];
const BLOCK: Position[] = [
  [BLOCK_WEST, BLOCK_SOUTH],
  [BLOCK_WEST + BLOCK_SIDE, BLOCK_SOUTH],
  [BLOCK_WEST + BLOCK_SIDE, BLOCK_SOUTH + BLOCK_SIDE],
  [BLOCK_WEST, BLOCK_SOUTH + BLOCK_SIDE],
  [BLOCK_WEST, BLOCK_SOUTH],
];

const COLUMNS = 16;
const SIZE = 0.02;
const WEST = 119;
const SOUTH = 29;

/** The side between two corners of cells, always with the same vertices in between, whoever asks for it. */
function side(a: Position, b: Position, salt: number): Position[] {
  const forward = a[0]! < b[0]! || (a[0] === b[0] && a[1]! < b[1]!);
  const [p, q] = forward ? [a, b] : [b, a];
  const rng = random(Math.round(p[0]! * 1e6) * 31 + Math.round(p[1]! * 1e6) * 17 + Math.round(q[0]! * 1e6) + salt);
  const points = [p];
  for (let k = 1; k < 4; k++) {
    const t = k / 4;
    const off = (rng() - 0.5) * SIZE * 0.2;
    points.push([snapped(p[0]! + t * (q[0]! - p[0]!) + off), snapped(p[1]! + t * (q[1]! - p[1]!) - off)]);
  }
  points.push(q);
  return forward ? points : points.reverse();
}

/** A block of cells of a mosaic with wavy sides. */
function block(i: number, k: number, n: number, salt: number): Polygon {
  const corner = (c: number, r: number): Position => [snapped(WEST + c * SIZE), snapped(SOUTH + r * SIZE)];
  const ring: Position[] = [];
  for (let s = 0; s < n; s++) ring.push(...side(corner(i + s, k), corner(i + s + 1, k), salt).slice(0, -1));
  for (let s = 0; s < n; s++) ring.push(...side(corner(i + n, k + s), corner(i + n, k + s + 1), salt).slice(0, -1));
  for (let s = n; s > 0; s--) ring.push(...side(corner(i + s, k + n), corner(i + s - 1, k + n), salt).slice(0, -1));
  for (let s = n; s > 0; s--) ring.push(...side(corner(i, k + s), corner(i, k + s - 1), salt).slice(0, -1));
  return polygon([...ring, ring[0]!]);
}

function mosaic(n: number, salt: number): FeatureCollection<Polygon | MultiPolygon> {
  const blocks: Polygon[] = [];
  for (let i = 0; i < COLUMNS; i += n) for (let k = 0; k < COLUMNS; k += n) blocks.push(block(i, k, n, salt));
  return collection(blocks);
}

/** The middle of an island, which lies in a cell and far from its sides. */
function islandAt(i: number): [number, number] {
  return [WEST + (i + 0.5) * SIZE, SOUTH + (i + 0.5) * SIZE];
}

/** Units; zones that share their borders; zones that know nothing of them; overlapping and faulty areas, and islands. */
function layersOf(rng: Random) {
  const hole = blob(41, 119.16, 29.16, 0.03, rng).reverse();
  const eight: Position[] = [[119.05, 29.05], [119.1, 29.1], [119.1, 29.05], [119.05, 29.1], [119.05, 29.05]]; // biome-ignore format: one ring
  return {
    units: mosaic(1, 0),
    zones: mosaic(2, 0),
    others: mosaic(4, 9),
    areas: collection([
      polygon(blob(400, 119.16, 29.16, 0.12, rng), hole),
      {
        type: "MultiPolygon",
        coordinates: Array.from({ length: 30 }, () => [blob(9, 119 + 0.32 * rng(), 29 + 0.32 * rng(), 0.004, rng)]),
      },
      polygon(eight),
      polygon(BLOCK),
      ...Array.from({ length: COLUMNS }, (_, i) => polygon(blob(3 + (i % 7), ...islandAt(i), 0.001, rng))),
    ]),
    none: collection([]),
  };
}

type Layered = ReturnType<typeof layersOf>;

/** Footprints of every awkward kind, by kind. */
const KINDS: Record<string, (rng: Random, layers: Layered) => Polygon | MultiPolygon> = {
  "plots of any size": (rng) => {
    const [x, y] = [119 + 0.32 * rng(), 29 + 0.32 * rng()];
    return polygon(blob(whole(rng, 3, 16), x, y, 10 ** (-4 + 2.3 * rng()), rng));
  },
  "plots with holes": (rng) => {
    const [x, y, r] = [119.01 + 0.3 * rng(), 29.01 + 0.3 * rng(), 10 ** (-4 + 2 * rng())];
    return polygon(blob(14, x, y, r, rng), blob(6, x, y, r / 3, rng).reverse());
  },
  "several parts, apart or not": (rng) => {
    const [x, y] = [119.01 + 0.3 * rng(), 29.01 + 0.3 * rng()];
    const part = () => [blob(8, x + 0.004 * rng(), y + 0.004 * rng(), 0.002, rng)];
    return { type: "MultiPolygon", coordinates: [part(), part(), part()] };
  },
  "parts without rings, before and behind one with a hole": (rng) => {
    const [x, y] = [119.01 + 0.3 * rng(), 29.01 + 0.3 * rng()];
    const holed = [blob(8, x, y, 0.004, rng), blob(6, x, y, 0.002, rng)];
    return { type: "MultiPolygon", coordinates: [[], holed, [[]], [[], blob(5, x, y, 0.001, rng)]] };
  },
  "rings that cross themselves, run backwards, repeat points or stay open": (rng) => {
    const [x, y, d] = [119.01 + 0.3 * rng(), 29.01 + 0.3 * rng(), 0.004];
    const at = (u: number, v: number): Position => [x + d * u + 0.1 * d * rng(), y + d * v + 0.1 * d * rng()];
    const ring = blob(9, x, y, d, rng);
    return [
      polygon([at(0, 0), at(1, 1), at(1, 0), at(0, 1)].flatMap((p, i, all) => (i === 3 ? [p, all[0]!] : [p]))),
      polygon(ring.slice().reverse()),
      polygon([...ring.slice(0, 4), ring[3]!, ...ring.slice(4)]),
      polygon(ring.slice(0, -1)),
      // twice around
      polygon([...ring, ...ring.slice(1)]),
    ][whole(rng, 0, 4)]!;
  },
  "with a vertex on a border's vertex": (rng, { units }) => {
    const at = vertexOf(units, rng);
    const [dx, dy] = [0.003 * (rng() - 0.5), 0.003 * (rng() - 0.5)];
    return polygon([at, [at[0]! + dx, at[1]! + dy], [at[0]! - dy, at[1]! + dx], at]);
  },
  "with a border's vertex on a side": (rng, { zones }) => {
    const at = vertexOf(zones, rng);
    const [dx, dy] = [snapped(0.002 * (rng() - 0.5)), snapped(0.002 * (rng() - 0.5))];
    const from: Position = [snapped(at[0]! - dx), snapped(at[1]! - dy)];
    const to: Position = [snapped(at[0]! + dx), snapped(at[1]! + dy)];
    return polygon([from, to, [at[0]! - 2 * dy, at[1]! + 2 * dx], from]);
  },
  "along whole edges of a border": (rng, { units }) => {
    const ring = ringOf(units, rng);
    const from = whole(rng, 0, ring.length - 5);
    const along = ring.slice(from, from + whole(rng, 2, 4));
    const [x, y] = along[0]!;
    return polygon([...along, [x! + 0.006 * (rng() - 0.5), y! + 0.006 * (rng() - 0.5)], along[0]!]);
  },
  "along a part of an edge": (rng, { units }) => {
    const ring = ringOf(units, rng);
    const i = whole(rng, 0, ring.length - 2);
    const [a, b] = [ring[i]!, ring[i + 1]!];
    const between = (t: number): Position => [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)];
    const p = between(0.2 + 0.2 * rng());
    return polygon([p, between(0.8), [p[0]! + 0.002 * (rng() - 0.5), p[1]! + 0.002 * (rng() - 0.5)], p]);
  },
  "in one line with a part of a side": (rng) => {
    const [from, to] = [0.004 * rng() - 0.001, 0.005 + 0.007 * rng()];
    const [ahead, beside] = [BLOCK_WEST + 0.004 + 0.002 * rng(), BLOCK_SOUTH + 0.004 * (rng() - 0.5)];
    const ring: Position[] = [[BLOCK_WEST + from, BLOCK_SOUTH], [BLOCK_WEST + to, BLOCK_SOUTH], [ahead, beside]]; // biome-ignore format: one ring
    return polygon([...ring, ring[0]!]);
  },
  "a unit itself": (rng, { units }) => polygon(ringOf(units, rng)),
  "around an island and nothing else": (rng) => {
    const [x, y] = islandAt(whole(rng, 0, COLUMNS - 1));
    return polygon(blob(whole(rng, 4, 16), x, y, 0.006, rng));
  },
  "over the edge of the territory": (rng) => {
    const [along, at] = [0.32 * rng(), (rng() - 0.5) * 0.002];
    const [x, y] = rng() < 0.5 ? [WEST + at, SOUTH + along] : [WEST + along, SOUTH + 0.32 + at];
    return polygon(blob(10, x, y, 0.002, rng));
  },
  "outside the territory": (rng) => polygon(blob(10, 118.9 + 0.05 * rng(), 28.9 + 0.4 * rng(), 0.003, rng)),
};

function ringOf(layer: FeatureCollection<Polygon | MultiPolygon>, rng: Random): Position[] {
  return (layer.features[whole(rng, 0, layer.features.length - 1)]!.geometry as Polygon).coordinates[0]!;
}

function vertexOf(layer: FeatureCollection<Polygon | MultiPolygon>, rng: Random): Position {
  const ring = ringOf(layer, rng);
  return ring[whole(rng, 0, ring.length - 2)]!;
}

const SETTINGS: [string, PrepareOptions][] = [
  ["on a grid of its own", { grid: STEP }],
  ["on the grid of the data", {}],
  ["by parity", { grid: STEP, fillRule: "evenOdd" }],
];
const LAYERS = ["units", "zones", "others", "areas", "none"] as const;
const PER_KIND = cases(60, 1500);

describe.each(SETTINGS)("tables without noding, %s", (_, options) => {
  const rng = random(SEED + 11);
  const layers = layersOf(rng);
  const prepared = prepare(layers, options);

  test.each(Object.keys(KINDS))("are those by noding: %s", (kind) => {
    let quick = 0;
    let bent = 0;
    for (let i = 0; i < PER_KIND; i++) {
      const footprint = KINDS[kind]!(rng, layers);
      const before = arrangementsMade();
      const table = sumFootprint(prepared, footprint, { reach: 1e-6 });
      if (arrangementsMade() === before) quick++;
      const noded = tabulateFootprint(prepared, footprint, { reach: 1e-6 });
      const said = JSON.stringify(footprint);
      expect(table.grid).toBe(noded.grid);
      const areas = new Map(noded.rows.map(({ covering, areaM2 }) => [JSON.stringify(covering), areaM2]));
      const wholeM2 = noded.rows.reduce((sum, { areaM2 }) => sum + areaM2, 0);
      // both round coordinates to 15 digits; sometimes noding bends an edge, by half a step, where it was bent already
      const slack = 2 * STEP * 111_700 * Math.sqrt(wholeM2);
      let off = 0;
      for (const { covering, areaM2 } of table.rows)
        off = Math.max(off, Math.abs(areaM2 - (areas.get(JSON.stringify(covering)) ?? 0)));
      expect(off, said).toBeLessThanOrEqual(slack);
      if (off > 1e-5 + 1e-9 * wholeM2) bent++;
      const found = new Set(table.rows.map(({ covering }) => JSON.stringify(covering)));
      for (const [covering, areaM2] of areas) if (!found.has(covering)) expect(areaM2, said).toBeLessThan(slack);
      // what is near by comparison of boxes and is not here has no border there
      LAYERS.forEach((name, l) => {
        for (const feature of table.near[l]!) expect(noded.near[l], said).toContain(feature);
        for (const feature of noded.near[l]!)
          if (!table.near[l]!.includes(feature)) {
            const part = noded.nearPart(l, feature);
            const metres = distanceM({ type: "MultiPolygon", coordinates: outlines(footprint) }, part);
            const holds = table.rows.every(({ covering }) => covering[l]!.includes(feature));
            if (!holds) expect(metres, `${name} ${feature} ${said}`).toBeGreaterThan(0);
          }
      });
    }
    expect(bent).toBeLessThanOrEqual(0.02 * PER_KIND);
    // what runs along a part of an edge is for noding, and so is all on a grid of the data's own; hardly anything else is
    if (options.grid === undefined || kind.startsWith("in one line")) expect(quick).toBe(0);
    else if (!kind.startsWith("along a part")) expect(quick).toBeGreaterThan(0.5 * PER_KIND);
  });

  test("are the same whatever was asked before", () => {
    const footprints = Object.values(KINDS).flatMap((make) => Array.from({ length: 5 }, () => make(rng, layers)));
    const tables = footprints.map((footprint) => JSON.stringify(sumFootprint(prepared, footprint)));
    const fresh = prepare(layers, options);
    const backwards = [...footprints].reverse().map((footprint) => JSON.stringify(sumFootprint(fresh, footprint)));
    expect(backwards.reverse()).toEqual(tables);
  });
});

/** The rings of a footprint as polygons of their own. */
function outlines({ type, coordinates }: Polygon | MultiPolygon): Position[][][] {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  return polygons.flatMap((rings) => rings.filter(({ length }) => length > 0).map((ring) => [[...ring, ring[0]!]]));
}

/** m² that lie between the sides of a ring as one method and another mean them. */
function bulges(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const metres = 111_700 * Math.hypot(ring[i]![0]! - ring[i - 1]![0]!, ring[i]![1]! - ring[i - 1]![1]!);
    sum += (metres ** 3 * Math.tan((30 * Math.PI) / 180)) / 12 / 6_371_000;
  }
  return sum;
}

test("rows are as large as the parts that an overlay draws, by every method, and drawn alike", () => {
  const rng = random(SEED + 12);
  const layers = layersOf(rng);
  const prepared = prepare(layers, { grid: STEP });
  let drawn = 0;
  const kinds = [
    "plots of any size",
    "plots with holes",
    "several parts, apart or not",
    "along whole edges of a border",
  ];
  for (let i = 0; i < 80; i++) {
    const footprint = KINDS[kinds[i % kinds.length]!]!(rng, layers);
    const table = sumFootprint(prepared, footprint);
    const { rows } = table;
    const drawing = new FootprintDrawing(prepared, footprint, table);
    const overlay = prepared.overlay(footprint);
    for (const [row, { covering, areaM2 }] of rows.entries()) {
      const key = JSON.stringify(covering);
      const [part] = overlay.dissolve((face) => {
        const own = LAYERS.map((name) =>
          overlay.covering(name, face).map((feature) => layers[name].features.indexOf(feature as never)),
        );
        return JSON.stringify(own) === key ? "part" : null;
      }).features;
      drawn++;
      expect(drawing.part(new Set([row]))).toEqual(part!.geometry);
      expect(Math.abs(area(part!.geometry) - areaM2)).toBeLessThan(1e-5 + 1e-9 * areaM2);
      // other edges between the same vertices differ by s³ tan B / 12 R for a side of s (area.ts)
      const between = part!.geometry.coordinates.flat().reduce((sum, ring) => sum + bulges(ring), 0);
      for (const method of ["landSurvey", "geodesic"] as const)
        expect(Math.abs(area(part!.geometry, { method }) - areaM2)).toBeLessThan(1e-3 + 1.5 * between);
      const plane = area(part!.geometry, { method: "gaussKruger", centralMeridianDeg: 120 });
      // scale 1 + y²/2R² at y ≤ 100 km from the meridian, twice
      expect(Math.abs(plane - areaM2)).toBeLessThan(3e-4 * areaM2 + 1e-3 + 1.5 * between);
    }
  }
  expect(drawn).toBeGreaterThan(120);
});

test("what is no longitude and latitude is refused as by noding, be it of the footprint or of what lies near", () => {
  const square = (w: number, s: number, size: number) => polygon([[w, s], [w + size, s], [w + size, s + size], [w, s + size], [w, s]]); // biome-ignore format: one ring
  const prepared = prepare({ far: collection([square(100, 89.99, 0.02)]) }, { grid: STEP });
  for (const footprint of [
    square(100.01, 89.995, 0.001),
    square(99.999, 89.995, 0.002),
    square(100.01, 89.999, 0.002),
  ]) {
    const said = (table: typeof sumFootprint): unknown => {
      try {
        return table(prepared, footprint).rows.length;
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    expect(said(sumFootprint)).toBe(said(tabulateFootprint));
  }
  expect(() => sumFootprint(prepared, square(99.999, 89.995, 0.002))).toThrow(/GEOMETRY_NOT_LONLAT|longitude/);
});
