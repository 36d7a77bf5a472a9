// A footprint against prepared layers, as a table: how much of it lies in each combination of covering features. Most
// features that come near hold the footprint whole or not at all, which comparisons tell (window.ts); only those whose border
// may run through its box are noded with it, cut down to a window around it, in one small arrangement that is not kept.
//
// Guarantee: the areas are those of the faces of `Prepared.overlay`, added up (to rounding: fewer chords beyond the window are
// noded). A table depends on its footprint alone. Cost: a look at the boxes of the candidates, 6 µs for the arrangement and
// 0.3 µs a vertex in the window. One arrangement for a thousand footprints would save 2 µs each of them, and cost the
// independence: where footprints overlap, each would bend the other's edges by half a step of the grid.
import { SanxianError } from "../domain/errors.ts";
import { withArrangement } from "./arrangement.ts";
import { compareKeys, type Layers } from "./overlay.ts";
import { flatten, type Polygonal, type PolygonSet } from "./polygon-set.ts";
import { chooseGrid, type Extent, emptyExtent, extend } from "./precision.ts";
import type { IndexedLayer, Prepared } from "./prepared.ts";
import { lieOf, reduceToWindow, WindowCut } from "./window.ts";

/** The part of a footprint that the same features cover. 足迹分表的一行. */
export interface FootprintRow {
  /** For each layer, in its order, the indices of the features that cover it, ascending. 覆盖要素序号. */
  readonly covering: readonly (readonly number[])[];
  /** Its ellipsoidal area, m². 面积. */
  readonly areaM2: number;
}

/** A footprint against prepared layers; see {@link tabulateFootprint}. 足迹分表. */
export interface FootprintTable {
  /** Rows of different covers, in canonical order. 各行. */
  readonly rows: readonly FootprintRow[];
  /** For each layer, the features with an edge near the footprint's box, ascending. 边界临近要素. */
  readonly near: readonly (readonly number[])[];
  /** Such a feature cut down to the window around the footprint: the same edges there, and the same inside. 临近部分. */
  nearPart(layer: number, feature: number): PolygonSet;
  /** The grid step used, in degrees; `null` for a footprint without area. 网格步长. */
  readonly grid: number | null;
}

/** Used again by every table: nothing in it outlives the arrangement. */
const nearby: WindowCut = new WindowCut();

/** Steps of the grid by which noding may at most move something, with much to spare. */
const MOVED_STEPS = 16;

/**
 * How much of a footprint lies in each combination of features: `overlay(footprint).tabulate(…)` at a fraction of its cost,
 * and the features that come near. 足迹分表.
 *
 * @param prepared - layers from `prepare`, in degrees
 * @param footprint - an area; its parts are united
 * @param options - how far around the footprint's box features count as near, degrees; `around`: a box (west, south, east,
 * north) beside it
 * @throws SanxianError as `Prepared.overlay`
 * @example
 * ```ts
 * tabulateFootprint(prepare({ units, zones }), footprint).rows; //=> [{ covering: [[0], [2, 5]], areaM2: 152340.2 }]
 * ```
 */
export function tabulateFootprint<L extends Layers>(
  prepared: Prepared<L>,
  footprint: Polygonal,
  { reach = 0, around }: { readonly reach?: number; readonly around?: readonly [number, number, number, number] } = {},
): FootprintTable {
  const { layers, options } = prepared.indexed();
  const own = flatten(footprint, "$.footprint");
  const window = widened(own, around, layers, options.grid, reach);
  const parity = options.fillRule === "evenOdd";
  const held: number[][] = [];
  const near: number[][] = [];
  nearby.clear();
  for (const { index, features, set, parts } of layers) {
    const inside: number[] = [];
    const border: number[] = [];
    for (const entry of index?.search(window.minX, window.minY, window.maxX, window.maxY) ?? []) {
      const feature = features[entry]!;
      const lie = lieOf(set, parts, feature, window, parity);
      if (lie === "border") border.push(feature);
      else if (lie === "inside") inside.push(feature);
    }
    held.push(inside);
    near.push(border.sort(ascending));
    if (own.coords.length > 0) for (const feature of border) nearby.add(set, parts, feature, window);
  }
  const nearPart = (l: number, feature: number): PolygonSet =>
    reduceToWindow(layers[l]!.set, layers[l]!.parts, [feature], window);
  if (own.coords.length === 0) return { rows: [], near, nearPart, grid: null };
  // whose each feature is, in the order of the job
  const owner = near.flatMap((list, layer) => list.map((feature) => ({ layer, feature })));
  return withArrangement(
    [
      { set: nearby.set, whole: false },
      { set: own, whole: true },
    ],
    options,
    (_, { faceCount, faceSet, coverStart, coverFeature, areaM2, extent, grid }) => {
      if (areaM2 === undefined) {
        const value = `${extent.minX}, ${extent.minY} … ${extent.maxX}, ${extent.maxY}`;
        throw new SanxianError("GEOMETRY_NOT_LONLAT", { where: "the extent of the footprint", value });
      }
      const sums = new Map<number, { areaM2: number; rest: number }>();
      for (let f = 1; f < faceCount; f++) {
        const set = faceSet[f]!;
        const end = coverStart[set + 1]!;
        // the footprint is the last layer, and covers are ascending
        if (end === coverStart[set] || coverFeature[end - 1] !== owner.length) continue;
        const value = areaM2[f]!;
        const sum = sums.get(set);
        if (sum === undefined) sums.set(set, { areaM2: value, rest: 0 });
        else {
          // compensated after Neumaier, so that rows add up to the whole
          const total = sum.areaM2 + value;
          sum.rest += Math.abs(sum.areaM2) >= Math.abs(value) ? sum.areaM2 - total + value : value - total + sum.areaM2;
          sum.areaM2 = total;
        }
      }
      const rows: FootprintRow[] = [];
      for (const [set, sum] of sums) {
        const covering = held.map((inside) => inside.slice());
        for (let i = coverStart[set]!; i + 1 < coverStart[set + 1]!; i++) {
          const { layer, feature } = owner[coverFeature[i]!]!;
          covering[layer]!.push(feature);
        }
        for (const list of covering) list.sort(ascending);
        rows.push({ covering, areaM2: sum.areaM2 + sum.rest });
      }
      return { rows: rows.sort((a, b) => compareKeys(a.covering, b.covering)), near, nearPart, grid: grid.step };
    },
    { measure: true },
  );
}

/** The window around a footprint outside which nothing can matter to it. */
function widened(
  own: PolygonSet,
  around: readonly [number, number, number, number] | undefined,
  layers: readonly IndexedLayer[],
  grid: number | "auto" = "auto",
  reach = 0,
): Extent {
  const box = emptyExtent();
  if (around !== undefined) [box.minX, box.minY, box.maxX, box.maxY] = around;
  extend(box, own.coords);
  const margin = Math.max(
    reach,
    Math.max(box.maxX - box.minX, box.maxY - box.minY, 0) * 1e-3,
    MOVED_STEPS * (grid === "auto" ? coarsestStep(layers, box) : grid),
  );
  return { minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin };
}

/** The step of the grid that would hold all layers; a job over some of them has no coarser one. */
function coarsestStep(layers: readonly IndexedLayer[], box: Extent): number {
  const all = { ...box };
  for (const { index } of layers) {
    if (index === undefined) continue;
    all.minX = Math.min(all.minX, index.minX);
    all.minY = Math.min(all.minY, index.minY);
    all.maxX = Math.max(all.maxX, index.maxX);
    all.maxY = Math.max(all.maxY, index.maxY);
  }
  return chooseGrid(all).step;
}

function ascending(a: number, b: number): number {
  return a - b;
}
