// A footprint against prepared layers, as a table: how much of it lies in each combination of covering features. Most
// features that come near hold the footprint whole or not at all, which comparisons tell (window.ts); only those whose border
// may run through its box are noded with it, cut down to a window around it, in one small arrangement that is not kept.
//
// Guarantee: the areas are those of the faces of `Prepared.overlay`, added up (to rounding: fewer chords beyond the window are
// noded). A table depends on its footprint alone. Cost: a look at the boxes of the candidates, 6 µs for the arrangement and
// 0.3 µs a vertex in the window. Where many footprints are asked for, footprint-sums.ts tells most of them without noding.
import { SanxianError } from "../domain/errors.ts";
import { compareKeys } from "./arranged-overlay.ts";
import { isLonLat, limitsOf, withArrangement } from "./arrangement.ts";
import { Sum } from "./compensated-sum.ts";
import type { Layers } from "./overlay.ts";
import { flatten, type Polygonal, type PolygonSet } from "./polygon-set.ts";
import { chooseGrid, type Extent, emptyExtent, type Grid } from "./precision.ts";
import type { IndexedLayer, Prepared } from "./prepared.ts";
import type { RingBuffer } from "./ring-buffer.ts";
import { RingReader } from "./ring-reader.ts";
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

/** What may be asked of a table. 分表选项. */
export interface TableOptions {
  /** How far around the footprint's box features count as near, in degrees. 临近距离. */
  readonly reach?: number;
  /** A box (west, south, east, north) to look at beside that of the footprint. 另查范围. */
  readonly around?: readonly [number, number, number, number];
}

/** Steps of the grid by which noding may at most move something, with much to spare. */
const MOVED_STEPS = 16;

/**
 * How much of a footprint lies in each combination of features: `overlay(footprint).tabulate(…)` at a fraction of its cost,
 * and the features that come near. 足迹分表.
 *
 * @param prepared - layers from `prepare`, in degrees
 * @param footprint - an area; its parts are united
 * @param options - how far around the footprint's box features count as near, and where else
 * @throws SanxianError as `Prepared.overlay`
 * @example
 * ```ts
 * tabulateFootprint(prepare({ units, zones }), footprint).rows; //=> [{ covering: [[0], [2, 5]], areaM2: 152340.2 }]
 * ```
 */
export function tabulateFootprint<L extends Layers>(
  prepared: Prepared<L>,
  footprint: Polygonal,
  options: TableOptions = {},
): FootprintTable {
  return tabulate(prepared, footprint, options);
}

/** What a table may be told without noding; see footprint-sums.ts. @internal */
export interface TableShortcuts {
  /** Adds the features that hold a window, and those whose border may run through it, ascending; or neither, and `false`. */
  look(window: Extent, held: readonly number[][], near: readonly number[][]): boolean;
  /** The ground of the footprint by the features near that cover it, or `undefined`. */
  sums(nearby: RingBuffer, own: RingBuffer, grid: Grid, parity: boolean): readonly CoverSum[] | undefined;
}

/** Ground that the same features cover. @internal */
export interface CoverSum {
  /** Bit f for feature f. */
  readonly covers: number;
  readonly areaM2: number;
}

/** Used again by every table: nothing in them outlives it. */
const own: RingReader = new RingReader();
const nearby: WindowCut = new WindowCut();

/** {@link tabulateFootprint} with shortcuts. @internal */
export function tabulate<L extends Layers>(
  prepared: Prepared<L>,
  footprint: Polygonal,
  { reach = 0, around }: TableOptions,
  shortcuts?: TableShortcuts,
): FootprintTable {
  const { layers, options } = prepared.indexed();
  own.clear();
  if (!own.read(footprint)) {
    own.clear();
    own.append(flatten(footprint, "$.footprint"));
  }
  const window = widened(around, layers, options.grid, reach);
  const parity = options.fillRule === "evenOdd";
  const held: number[][] = layers.map(() => []);
  const near: number[][] = layers.map(() => []);
  if (!shortcuts?.look(window, held, near)) search(layers, window, parity, held, near);
  const nearPart = (l: number, feature: number): PolygonSet =>
    reduceToWindow(layers[l]!.set, layers[l]!.parts, [feature], window);
  if (own.vertices === 0) return { rows: [], near, nearPart, grid: null };
  nearby.clear();
  // whose each feature is, in the order of the job
  const owner: { layer: number; feature: number }[] = [];
  for (let layer = 0; layer < near.length; layer++)
    for (const feature of near[layer]!) {
      const { set, parts } = layers[layer]!;
      nearby.add(set, parts, feature, window);
      owner.push({ layer, feature });
    }
  const rowOf = (areaM2: number, covers: Iterable<number>): FootprintRow => {
    const covering = held.map((inside) => inside.slice());
    for (const i of covers) covering[owner[i]!.layer]!.push(owner[i]!.feature);
    for (const list of covering) if (list.length > 1) list.sort(ascending);
    return { covering, areaM2 };
  };
  // what a job with limits may cost is counted by noding
  if (shortcuts && (options.maxVertices ?? options.maxIntersections ?? options.maxBytes) === undefined) {
    limitsOf(options);
    const extent = emptyExtent();
    own.extend(extent);
    nearby.extend(extent);
    const grid = chooseGrid(extent, options.grid);
    const sums = isLonLat(extent) ? shortcuts.sums(nearby, own, grid, parity) : undefined;
    if (sums !== undefined) {
      const rows = sums.map(({ covers, areaM2 }) => rowOf(areaM2, bitsOf(covers, owner.length)));
      return { rows: inOrder(rows), near, nearPart, grid: grid.step };
    }
  }
  return withArrangement(
    [
      { set: nearby.set, whole: false },
      { set: own.set, whole: true },
    ],
    options,
    (_, { faceCount, faceSet, coverStart, coverFeature, areaM2, extent, grid }) => {
      if (areaM2 === undefined) {
        const value = `${extent.minX}, ${extent.minY} … ${extent.maxX}, ${extent.maxY}`;
        throw new SanxianError("GEOMETRY_NOT_LONLAT", { where: "the extent of the footprint", value });
      }
      const sums = new Map<number, Sum>();
      for (let f = 1; f < faceCount; f++) {
        const set = faceSet[f]!;
        const end = coverStart[set + 1]!;
        // the footprint is the last layer, and covers are ascending
        if (end === coverStart[set] || coverFeature[end - 1] !== owner.length) continue;
        let sum = sums.get(set);
        if (sum === undefined) sums.set(set, (sum = new Sum()));
        sum.add(areaM2[f]!);
      }
      const rows: FootprintRow[] = [];
      for (const [set, sum] of sums) {
        // all but the footprint
        rows.push(rowOf(sum.value, coverFeature.subarray(coverStart[set]!, coverStart[set + 1]! - 1)));
      }
      return { rows: inOrder(rows), near, nearPart, grid: grid.step };
    },
    { measure: true },
  );
}

/** Finds the features that hold a window, and those whose border may run through it. */
function search(
  layers: readonly IndexedLayer[],
  window: Extent,
  parity: boolean,
  held: readonly number[][],
  near: readonly number[][],
): void {
  layers.forEach(({ index, features, set, parts }, l) => {
    for (const entry of index?.search(window.minX, window.minY, window.maxX, window.maxY) ?? []) {
      const feature = features[entry]!;
      const lie = lieOf(set, parts, feature, window, parity);
      if (lie === "border") near[l]!.push(feature);
      else if (lie === "inside") held[l]!.push(feature);
    }
    near[l]!.sort(ascending);
  });
}

/** The bits that are set, of so many. */
function bitsOf(bits: number, count: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < count; i++) if ((bits >> i) & 1) found.push(i);
  return found;
}

function inOrder(rows: FootprintRow[]): FootprintRow[] {
  return rows.length > 1 ? rows.sort((a, b) => compareKeys(a.covering, b.covering)) : rows;
}

/** The window around a footprint outside which nothing can matter to it. */
function widened(
  around: readonly [number, number, number, number] | undefined,
  layers: readonly IndexedLayer[],
  grid: number | "auto" = "auto",
  reach = 0,
): Extent {
  const box = emptyExtent();
  if (around !== undefined) [box.minX, box.minY, box.maxX, box.maxY] = around;
  own.extend(box);
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
