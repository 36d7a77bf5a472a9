// N-way overlay: k layers become one arrangement whose faces know which features of each layer cover them. Statistics need
// no geometry: areas come per face from the core, and a table is a sum over faces. Geometry is built only when asked for,
// by dissolving the kept arrangement. Cost: one arrangement, then linear in faces.
import { featureCollection, feature as makeFeature } from "@turf/helpers";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { SanxianError } from "../domain/errors.ts";
import {
  type Arrangement,
  arranging,
  copyingOut,
  copyOut,
  type Dissolved,
  dissolveKept,
  type JobLayer,
  type Kept,
  limitsOf,
  type OverlayOptions,
  withArrangement,
} from "./arrangement.ts";
import { Sum } from "./compensated-sum.ts";
import { optionError } from "./option-error.ts";
import { featureOf, flatten, flattening, nestedPolygons, type PolygonSet } from "./polygon-set.ts";
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
   * @throws SanxianError `OPTION_INVALID` for a key out of range
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

/** A feature of a layer by its number. */
type FeatureAt = (layer: PropertyKey, i: number) => Feature;

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

class ArrangedOverlay<L extends Layers> implements Overlay<L> {
  readonly #featureAt: FeatureAt;
  readonly #at: Map<PropertyKey, number>;
  readonly #arrangement: Arrangement;
  readonly #kept: Kept | undefined;
  /** Core face of each face. */
  readonly #faceIds: Int32Array;
  #polygons: Dissolved | undefined;
  #areaM2: Float64Array | undefined;
  #areaPlanar: Float64Array | undefined;

  constructor(
    names: readonly string[],
    featureAt: FeatureAt,
    arrangement: Arrangement,
    kept: Kept | undefined,
    only: string | undefined,
  ) {
    this.#featureAt = featureAt;
    this.#at = new Map(names.map((name, i) => [name, i]));
    this.#arrangement = arrangement;
    this.#kept = kept;
    const ids = new Int32Array(arrangement.faceCount);
    const { faceSet, coverStart } = arrangement;
    let count = 0;
    for (let f = 1; f < arrangement.faceCount; f++) {
      if (coverStart[faceSet[f]! + 1]! === coverStart[faceSet[f]!]!) continue;
      if (only === undefined || this.#indices(only, f).length > 0) ids[count++] = f;
    }
    this.#faceIds = ids.slice(0, count);
  }

  get faceCount(): number {
    return this.#faceIds.length;
  }
  get grid(): number {
    return this.#arrangement.grid.step;
  }
  get rounds(): number {
    return this.#arrangement.rounds;
  }
  get hotRounds(): number {
    return this.#arrangement.hotRounds;
  }
  get intersections(): number {
    return this.#arrangement.intersections;
  }

  get areaM2(): Float64Array {
    const { areaM2, extent } = this.#arrangement;
    if (areaM2 === undefined) {
      const value = `${extent.minX}, ${extent.minY} … ${extent.maxX}, ${extent.maxY}`;
      throw new SanxianError("GEOMETRY_NOT_LONLAT", { where: "the extent of the layers", value });
    }
    this.#areaM2 ??= Float64Array.from(this.#faceIds, (f) => areaM2[f]!);
    return this.#areaM2;
  }

  get areaPlanar(): Float64Array {
    const { area2, grid } = this.#arrangement;
    this.#areaPlanar ??= Float64Array.from(this.#faceIds, (f) => (Number(area2[f]!) / 2) * grid.step * grid.step);
    return this.#areaPlanar;
  }

  #layerNumber(layer: PropertyKey): number {
    const l = this.#at.get(layer);
    if (l === undefined) throw optionError("layer", layer, [...this.#at.keys()].join(", "));
    return l;
  }

  #indices(layer: PropertyKey, coreFace: number): number[] {
    const l = this.#layerNumber(layer);
    const { faceSet, coverStart, coverFeature, layerStart } = this.#arrangement;
    const from = layerStart[l]!;
    const to = layerStart[l + 1]!;
    const found: number[] = [];
    for (let i = coverStart[faceSet[coreFace]!]!; i < coverStart[faceSet[coreFace]! + 1]!; i++) {
      const feature = coverFeature[i]!;
      if (feature >= from && feature < to) found.push(feature - from);
    }
    return found;
  }

  coverings(layer: keyof L): Coverings {
    const l = this.#layerNumber(layer);
    const { faceSet, coverStart, coverFeature, layerStart } = this.#arrangement;
    const [from, to] = [layerStart[l]!, layerStart[l + 1]!];
    const start = new Int32Array(this.faceCount + 1);
    // covering features ascend, so those of a layer follow each other
    const firstOf = new Int32Array(coverStart.length - 1);
    const countOf = new Int32Array(coverStart.length - 1);
    for (let s = 0; s < firstOf.length; s++) {
      let i = coverStart[s]!;
      while (i < coverStart[s + 1]! && coverFeature[i]! < from) i++;
      firstOf[s] = i;
      while (i < coverStart[s + 1]! && coverFeature[i]! < to) i++;
      countOf[s] = i - firstOf[s]!;
    }
    for (let f = 0; f < this.faceCount; f++) start[f + 1] = start[f]! + countOf[faceSet[this.#faceIds[f]!]!]!;
    const features = new Int32Array(start[this.faceCount]!);
    for (let f = 0; f < this.faceCount; f++) {
      const first = firstOf[faceSet[this.#faceIds[f]!]!]!;
      for (let i = start[f]!; i < start[f + 1]!; i++) features[i] = coverFeature[first + i - start[f]!]! - from;
    }
    return { start, features };
  }

  #coreFace(face: number): number {
    const id = this.#faceIds[face];
    if (id === undefined) throw optionError("face", face, `0 … ${this.faceCount - 1}`);
    return id;
  }

  coveringIndices(layer: keyof L, face: number): readonly number[] {
    return this.#indices(layer, this.#coreFace(face));
  }

  covering(layer: keyof L, face: number): readonly Feature[] {
    const indices = this.coveringIndices(layer, face);
    return indices.map((i) => this.#featureAt(layer, i));
  }

  tabulate<K extends keyof L & string>(...layers: K[]): TableRow<K>[] {
    const { areaM2 } = this;
    const rows = new Map<string, { faceKeys: number[][]; sum: Sum }>();
    for (let f = 0; f < this.faceCount; f++) {
      const faceKeys = layers.map((layer) => this.#indices(layer, this.#faceIds[f]!));
      const id = faceKeys.join("|");
      let row = rows.get(id);
      if (row === undefined) rows.set(id, (row = { faceKeys, sum: new Sum() }));
      row.sum.add(areaM2[f]!);
    }
    return [...rows.values()]
      .sort((a, b) => compareKeys(a.faceKeys, b.faceKeys))
      .map(({ faceKeys, sum }) => ({
        keys: Object.fromEntries(layers.map((layer, i) => [layer, faceKeys[i]!])) as Record<K, number[]>,
        areaM2: sum.value,
      }));
  }

  #dissolved(keyOf: (face: number) => number): Dissolved {
    const keys = new Int32Array(this.#arrangement.faceCount).fill(-1);
    for (let f = 0; f < this.faceCount; f++) keys[this.#faceIds[f]!] = keyOf(f);
    return dissolveKept(this.#kept!, keys);
  }

  dissolve(
    keyOf: (face: number) => string | null,
  ): FeatureCollection<MultiPolygon, { key: string; areaM2: number | null }> {
    const names: (string | null)[] = [];
    for (let f = 0; f < this.faceCount; f++) names.push(keyOf(f));
    const keys = [...new Set(names.filter((name) => name !== null))].sort(compareText);
    const order = new Map(keys.map((key, i) => [key, i]));
    const areas = this.#arrangement.areaM2 && this.areaM2;
    const sums = new Float64Array(keys.length);
    const set = this.#dissolved((f) => {
      const name = names[f]!;
      if (name === null) return -1;
      const k = order.get(name)!;
      if (areas) sums[k]! += areas[f]!;
      return k;
    });
    const parts: MultiPolygon["coordinates"][] = keys.map(() => []);
    for (let p = 0; p < set.polygonKey.length; p++) parts[set.polygonKey[p]!]!.push(nestedPolygons(set, p)[0]!);
    return featureCollection(
      keys.map((key, k) =>
        makeFeature<MultiPolygon, { key: string; areaM2: number | null }>(
          { type: "MultiPolygon", coordinates: parts[k]! },
          { key, areaM2: areas ? sums[k]! : null },
          { id: key },
        ),
      ),
    );
  }

  dissolveToSet(keyOf: (face: number) => number, keyCount: number): PolygonSet {
    const { coords, ringOffsets, polygonOffsets, polygonKey } = this.#dissolved((f) => {
      const key = keyOf(f);
      if (!(key >= -1 && key < keyCount)) throw optionError("key", key, `-1 … ${keyCount - 1}`);
      return key;
    });
    // polygons come sorted by key
    const featureOffsets = new Int32Array(keyCount + 1);
    for (const key of polygonKey) featureOffsets[key + 1]!++;
    for (let key = 0; key < keyCount; key++) featureOffsets[key + 1]! += featureOffsets[key]!;
    return { coords, ringOffsets, polygonOffsets, featureOffsets };
  }

  filter(predicate: (face: number) => boolean): PolygonSet {
    return this.dissolveToSet((f) => (predicate(f) ? 0 : -1), 1);
  }

  /** The polygon of every face; a face is connected, so it has exactly one. */
  #facePolygon(face: number): Polygon {
    if (this.#polygons === undefined) {
      // polygons come sorted by key, and every face is a key of its own
      this.#polygons = this.#dissolved((f) => f);
    }
    return { type: "Polygon", coordinates: nestedPolygons(this.#polygons, face)[0]! };
  }

  *faces(): Iterable<Face<L>> {
    const areas = this.#arrangement.areaM2 ? this.areaM2 : undefined;
    for (let f = 0; f < this.faceCount; f++) {
      yield {
        index: f,
        areaM2: areas ? areas[f]! : Number.NaN,
        geometry: this.#facePolygon(f),
        covering: (layer) => this.covering(layer, f),
      };
    }
  }

  toGeoJSON(): FeatureCollection<Polygon> {
    const areas = this.#arrangement.areaM2 ? this.areaM2 : undefined;
    const features: Feature<Polygon>[] = [];
    for (let f = 0; f < this.faceCount; f++) {
      const properties: Record<string, unknown> = { face: f, areaM2: areas ? areas[f]! : null };
      for (const layer of this.#at.keys()) properties[layer as string] = this.coveringIndices(layer as keyof L, f);
      features.push(makeFeature(this.#facePolygon(f), properties));
    }
    return featureCollection(features);
  }
}

/** Order by code units: the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Order of rows by the features that cover them, layer by layer. @internal */
export function compareKeys(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  for (let l = 0; l < a.length; l++) {
    const left = a[l]!;
    const right = b[l]!;
    for (let i = 0; i < left.length && i < right.length; i++) if (left[i] !== right[i]) return left[i]! - right[i]!;
    if (left.length !== right.length) return left.length - right.length;
  }
  return 0;
}
