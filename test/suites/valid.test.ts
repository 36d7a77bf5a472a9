// Validity against others' verdicts: the `valid` cases state them, and of every other case the arguments' validity is
// known from GEOS. And makeValid on all of them: the result is valid, and valid input keeps its area up to the grid.
import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import { expect, test } from "vitest";
import { chooseGrid, emptyExtent } from "../../src/geometry/precision.ts";
import { makeValid, validate } from "../../src/geometry/validity.ts";
import { hasData, readLines } from "./cases.ts";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly args: readonly Geometry[];
  readonly expected: unknown;
  readonly inputsValid?: readonly boolean[];
}

const SUITES = "boost clipper2 jts-relate jts-valid jts martinez mfogel real-fujian turf wagyu".split(" ");

/**
 * Where we differ from GEOS, on purpose: its reader closes open rings by itself, which hides that RFC 7946 and OGC want
 * them closed; and it cannot read a ring without points, which the source means as an empty part.
 */
const OPEN_RINGS = [
  "martinez/generic/collapsed_edges_removed",
  "martinez/generic/issue76",
  "martinez/fixtures/collapsed",
  "martinez/fixtures/issue110",
  "martinez/fixtures/issue90",
  "martinez/fixtures/trapezoid-box",
  "mfogel/clean-poly-with-non-self-closing-rings",
  "mfogel/rings-with-no-area",
  "mfogel/three-triangles",
];
const EMPTY_RING = "jts/general.TestNGOverlayA#18";

function polygonsOf(g: Geometry): Position[][][] {
  return g.type === "Polygon" ? [g.coordinates] : g.type === "MultiPolygon" ? g.coordinates : [];
}

const run = hasData("cases") ? test : test.skip;

run("the verdicts agree", () => {
  const differ: string[] = [];
  let stated = 0;
  let derived = 0;
  for (const suite of SUITES)
    for (const { id, kind, args, expected, inputsValid } of readLines<Case>(`cases/${suite}.ndjson.gz`))
      args.forEach((g, i) => {
        const verdict = kind === "valid" ? String(expected) === "true" : kind === "relate" ? true : inputsValid?.[i];
        if (verdict === undefined || polygonsOf(g).length === 0) return;
        if (kind === "valid") stated++;
        else derived++;
        const grave = validate(g).filter((f) => f.severity === "error");
        const open = grave.every((f) => f.code === "RING_NOT_CLOSED" || f.code === "RING_TOO_FEW_POINTS");
        if ((grave.length === 0) === verdict) return;
        if (OPEN_RINGS.includes(id) && verdict && open) return;
        if (id === EMPTY_RING && !verdict) return;
        differ.push(`${id}[${i}] should be ${verdict}: ${grave.map((f) => f.code).slice(0, 3)}`);
      });
  process.stdout.write(`validity: ${stated} stated and ${derived} derived verdicts, ${differ.length} unexplained\n`);
  expect(differ).toEqual([]);
  expect(stated).toBeGreaterThanOrEqual(399);
  expect(derived).toBeGreaterThanOrEqual(3000);
});

run("makeValid gives a valid result, and valid input keeps its area", () => {
  const wrong: string[] = [];
  let count = 0;
  for (const suite of SUITES)
    for (const { id, args } of readLines<Case>(`cases/${suite}.ndjson.gz`))
      args.forEach((g, i) => {
        const before = polygonsOf(g);
        if (before.length === 0) return;
        count++;
        const { geometry, findings } = makeValid(g as Polygon | MultiPolygon);
        const odd = validate(geometry).filter((f) => f.code !== "GEOMETRY_EMPTY" && f.code !== "GEOMETRY_NOT_LONLAT");
        if (odd.length > 0) wrong.push(`${id}[${i}]: ${odd[0]!.code} at ${odd[0]!.location?.path}`);
        if (findings.some((f) => f.severity === "error")) return;
        const { area, perimeter, step } = measure(before);
        const bound = 2 * 0.7072 * step * perimeter + 1e-12 * area;
        const after = measure(geometry.coordinates).area;
        if (!(Math.abs(after - area) <= bound)) wrong.push(`${id}[${i}]: area ${after}, was ${area}, bound ${bound}`);
      });
  process.stdout.write(`makeValid: ${count} geometries, ${wrong.length} wrong\n`);
  expect(wrong).toEqual([]);
});

/** Planar area, perimeter, and the step that the automatic grid takes. */
function measure(polygons: Position[][][]): { area: number; perimeter: number; step: number } {
  const extent = emptyExtent();
  let area = 0;
  let perimeter = 0;
  for (const rings of polygons)
    rings.forEach((ring, r) => {
      let twice = 0;
      // around the first vertex, so that far from 0/0 no digits are lost
      const [x0, y0] = (ring[0] ?? [0, 0]) as [number, number];
      for (let i = 0; i < ring.length; i++) {
        const [x, y] = ring[i] as [number, number];
        const [u, v] = ring[(i + 1) % ring.length] as [number, number];
        twice += (x - x0) * (v - y0) - (u - x0) * (y - y0);
        perimeter += Math.hypot(u - x, v - y);
        extent.minX = Math.min(extent.minX, x);
        extent.maxX = Math.max(extent.maxX, x);
        extent.minY = Math.min(extent.minY, y);
        extent.maxY = Math.max(extent.maxY, y);
      }
      area += (r === 0 ? 1 : -1) * Math.abs(twice / 2);
    });
  return { area, perimeter, step: chooseGrid(extent).step };
}
