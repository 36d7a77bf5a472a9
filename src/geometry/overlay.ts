// N-way overlay: k layers become one arrangement whose faces know which features of each layer cover them. Statistics need
// no geometry: areas come per face from the core, and a table is a sum over faces. Geometry is built only when asked for,
// by dissolving the kept arrangement. Cost: one arrangement, then linear in faces.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { ArrangedOverlay, type FeatureAt } from "./arranged-overlay.ts";
import {
  arranging,
  copyingOut,
  copyOut,
  type JobLayer,
  limitsOf,
  type OverlayOptions,
  withArrangement,
} from "./arrangement.ts";
import { featureOf, flatten, flattening, type PolygonSet } from "./polygon-set.ts";
import { type AsyncOptions, runInSteps, type Steps, within } from "./steps.ts";
import { type Core, guard, newCore } from "./wasm-module.ts";

/** Layers by name; each a collection of polygon features or a {@link PolygonSet}; they may overlap one another. 图层集合. */
export type Layers = Record<string, FeatureCollection<Polygon | MultiPolygon | null> | PolygonSet>;

/** A row of a cross table. 交叉表的一行. */
export interface TableRow<K extends PropertyKey = string> {
  /** For each layer asked for, the indices of the features that cover these faces; empty where none does. 要素序号. */
  readonly keys: Readonly<Record<K, readonly number[]>>;
  /** Ellipsoidal area of the faces together, m². 面积. */
  readonly areaM2: number;
}

/** One face of an overlay: a connected region that every layer treats alike. 叠加面. */
export interface Face<L extends Layers = Layers> {
  /** Its number, from 0. 序号. */
  readonly index: number;
  /** Ellipsoidal area, m². 面积. */
  readonly areaM2: number;
  /** Its geometry. 几何. */
  readonly geometry: Polygon;
  /** The features of a layer that cover it. 覆盖要素. */
  covering(layer: keyof L): readonly Feature[];
}

/** Which features of a layer cover each face, flat: those of face f are `features[start[f]] … features[start[f + 1] - 1]`. 覆盖要素表. */
export interface Coverings {
  /** First entry of each face, and the number of entries at the end. 偏移. */
  readonly start: Int32Array;
  /** Indices of features, ascending within a face. 要素序号. */
  readonly features: Int32Array;
}

/** The overlay of named layers. Only faces that some feature covers are counted. 叠加结果. */
export interface Overlay<L extends Layers = Layers> {
  /** Number of faces. 面数. */
  readonly faceCount: number;
  /**
   * Ellipsoidal area of each face, m²: exact under straight lon/lat edges, and additive.
   *
   * @throws SanxianError `GEOMETRY_NOT_LONLAT` for data that is no longitude/latitude
   */
  readonly areaM2: Float64Array;
  /** Planar area of each face in the data's units². 平面面积. */
  readonly areaPlanar: Float64Array;
  /** The grid step used, in the data's unit. 网格步长. */
  readonly grid: number;
  /** Rounds of noding that split something: borders move by half a step per axis in each at most. 打断轮数. */
  readonly rounds: number;
  /** Rounds in which every node near a march counted as hot; 0 nearly always. 热像素轮数. */
  readonly hotRounds: number;
  /** Crossings and touches that noding found. 交点数. */
  readonly intersections: number;
  /** The features of a layer that cover a face: none, one or more. 覆盖要素. */
  covering(layer: keyof L, face: number): readonly Feature[];
  /** The indices of the features of a layer that cover a face, ascending. 覆盖要素序号. */
  coveringIndices(layer: keyof L, face: number): readonly number[];
  /** The same of all faces at once, in two flat arrays. 全部面的覆盖要素. */
  coverings(layer: keyof L): Coverings;
  /** Areas by combination of covering features, without building any geometry; rows in canonical order. 交叉表. */
  tabulate<K extends keyof L & string>(...layers: K[]): TableRow<K>[];
  /** Unites faces of equal keys; borders between equal keys vanish; `null` leaves a face out. 融合. */
  dissolve(
    keyOf: (face: number) => string | null,
  ): FeatureCollection<MultiPolygon, { key: string; areaM2: number | null }>;
  /**
   * {@link Overlay.dissolve} by whole numbers and without GeoJSON: feature k of the set is what the faces of key k make
   * together, empty where there is none; -1 leaves a face out. 融合为多边形集合.
   *
   * @param keyOf - the key of a face, -1 … `keyCount` - 1
   * @param keyCount - number of keys
   * @throws SanxianError `OPTION_INVALID` for a key out of range or between two numbers
   */
  dissolveToSet(keyOf: (face: number) => number, keyCount: number): PolygonSet;
  /** The faces chosen, united, as one feature. 筛选. */
  filter(predicate: (face: number) => boolean): PolygonSet;
  /** All faces with their geometry. 逐面遍历. */
  faces(): Iterable<Face<L>>;
  /** All faces as features; `properties` hold the face, its area and the covering indices by layer. 转为 GeoJSON. */
  toGeoJSON(): FeatureCollection<Polygon>;
}

/**
 * Overlays any number of layers in one arrangement. 多层叠加.
 *
 * Input: collections of polygons, overlaps inside a layer included, valid or not (see `fillRule`); never mutated.
 * Output: faces that tile the union of all layers, fully noded on the grid; labels independent of the order of input.
 *
 * @param layers - collections by name
 * @param options - grid, fill rule and budgets
 * @throws SanxianError for what is no polygon, for numbers that are not finite, and when a budget is passed
 * @example
 * ```ts
 * const result = overlay({ units, zones });
 * result.tabulate("units", "zones"); //=> [{ keys: { units: [0], zones: [2] }, areaM2: 152340.2 }, …]
 * ```
 */
export function overlay<L extends Layers>(layers: L, options: OverlayOptions = {}): Overlay<L> {
  const names = Object.keys(layers);
  const sets = names.map((name) => flatten(layers[name]!, `$.${name}`));
  return overlaySets(names, (layer, i) => featureOf(layers[layer as string]!, i), sets, options);
}

/** Items of one step of an overlay in steps: a few ms of work. */
const ITEMS = 2 ** 15;

/**
 * {@link overlay} in steps: the thread is left to others every few milliseconds, progress is told, and the job can be given up.
 * The result is the same to the byte. It works on an instance of its own, so other calls may run meanwhile. 异步多层叠加.
 *
 * @param layers - collections by name
 * @param options - those of {@link overlay}, and `signal` and `onProgress`
 * @returns a promise of the overlay; rejected with the signal's reason when it is given up
 * @throws what {@link overlay} throws, as a rejection
 * @example
 * ```ts
 * const result = await overlayAsync({ units, zones }, { onProgress: (share) => console.log(share) });
 * result.faceCount; //=> the same as overlay({ units, zones }).faceCount
 * ```
 */
export async function overlayAsync<L extends Layers>(
  layers: L,
  { signal, onProgress, ...options }: OverlayOptions & AsyncOptions = {},
): Promise<Overlay<L>> {
  signal?.throwIfAborted();
  const limits = limitsOf(options);
  const core = newCore();
  const steps = overlaying(core, layers, options);
  return runInSteps({ signal, onProgress }, () => guard(core, limits, () => steps.next()));
}

function* overlaying<L extends Layers>(core: Core, layers: L, options: OverlayOptions): Steps<Overlay<L>> {
  const names = Object.keys(layers);
  const jobs: JobLayer[] = [];
  for (const name of names) {
    const read = 0.2 / names.length;
    const steps = flattening(layers[name]!, `$.${name}`, false, ITEMS);
    jobs.push({ set: yield* within(steps, read * jobs.length, read * (jobs.length + 1)), whole: false });
  }
  const arrangement = yield* within(arranging(core, jobs, options, true, undefined, ITEMS), 0.2, 0.95);
  const kept = yield* within(copyingOut(core, arrangement), 0.95, 1);
  const featureAt: FeatureAt = (layer, i) => featureOf(layers[layer as string]!, i);
  return new ArrangedOverlay<L>(names, featureAt, arrangement, kept, undefined);
}

/** Overlays flat layers; `only` keeps the faces that a layer covers. @internal */
export function overlaySets<L extends Layers>(
  names: readonly string[],
  featureAt: FeatureAt,
  sets: readonly PolygonSet[],
  options: OverlayOptions,
  only?: string,
): Overlay<L> {
  const jobs: JobLayer[] = sets.map((set) => ({ set, whole: false }));
  return withArrangement(
    jobs,
    options,
    (core, arrangement) => new ArrangedOverlay<L>(names, featureAt, arrangement, copyOut(core, arrangement), only),
    { measure: true },
  );
}

/** What can be asked of an overlay whose geometry was not kept. @internal */
export type OverlayFaces<L extends Layers> = Pick<Overlay<L>, "faceCount" | "areaM2" | "coveringIndices" | "coverings">;

/** {@link overlay} for areas and labels alone: nothing can be dissolved, and most of the arrangement is never copied. @internal */
export function overlayFaces<L extends Layers>(layers: L, options: OverlayOptions, core?: Core): OverlayFaces<L> {
  const names = Object.keys(layers);
  const jobs = names.map((name): JobLayer => ({ set: flatten(layers[name]!, `$.${name}`), whole: false }));
  const featureAt: FeatureAt = (layer, i) => featureOf(layers[layer as string]!, i);
  return withArrangement(
    jobs,
    options,
    (_, arrangement) => new ArrangedOverlay<L>(names, featureAt, arrangement, undefined, undefined),
    { measure: true, core },
  );
}
