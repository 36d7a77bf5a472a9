// Prepared layers: flattened and indexed once, asked often. A footprint is overlaid with the features whose boxes it meets,
// each cut down to the footprint's window, in one small arrangement. Points are located in an arrangement of all layers
// that is made at the first point and stays in a core of its own. Cost: a footprint costs what lies in its window; a point
// costs the edges of a few cells.

import { feature as makeFeature } from "@turf/helpers";
import Flatbush from "flatbush";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { SanxianError } from "../domain/errors.ts";
import { type Arrangement, arrangeIn, type OverlayOptions } from "./arrangement.ts";
import { DistanceIndex } from "./distance.ts";
import { optionError } from "./option-error.ts";
import { type Layers, type Overlay, overlaySets } from "./overlay.ts";
import { place } from "./place.ts";
import { featureOf, flatten, isPolygonSet, nestedPolygons, type Polygonal, type PolygonSet } from "./polygon-set.ts";
import { type Extent, emptyExtent, extend } from "./precision.ts";
import { type Core, guard, newCore } from "./wasm-module.ts";
import { type Boxes, makeBoxes, reduceToWindow } from "./window.ts";

/** Options of {@link prepare}. 预处理选项. */
export interface PrepareOptions extends OverlayOptions {
  /**
   * How near a border counts as on it, in the data's unit; at least half a grid step. Default: the grid step. 边界容差.
   */
  readonly tolerance?: number;
}

/** Where a point lies. 点位结果. */
export interface FaceHit<L extends Layers = Layers> {
  /** The face, or `NO_FACE` outside all layers. 面序号. */
  readonly face: number;
  /** Whether a border lies within the tolerance. 是否在边界上. */
  readonly onBoundary: boolean;
  /** The features of a layer that cover the point: semi-open, so of those that tile, exactly one. 覆盖要素. */
  covering(layer: keyof L): readonly Feature[];
  /** The features of a layer that cover the point or have their border within the tolerance of it. 相接要素. */
  touching(layer: keyof L): readonly Feature[];
}

/** The face of points outside all layers. 无面. */
export const NO_FACE = 0xffffffff;

/** Layers made ready for many queries. 预处理图层. */
export interface Prepared<L extends Layers = Layers> {
  /** Where a point lies. 点定位. */
  locate(lon: number, lat: number): FaceHit<L>;
  /** The face of each of many points (interleaved lon, lat); `NO_FACE` outside. 批量点定位. */
  locateMany(coords: Float64Array): Uint32Array;
  /** The features of a layer that cover a face of `locateMany`. 覆盖要素. */
  covering(layer: keyof L, face: number): readonly Feature[];
  /** The overlay of a footprint with all layers: the faces inside the footprint, which is the layer `footprint`. 足迹叠加. */
  overlay(footprint: Polygonal): Overlay<L & { footprint: FeatureCollection }>;
  /** The features of a layer whose box comes within a margin of a box, ascending. 候选要素. */
  candidates(layer: keyof L, box: readonly [number, number, number, number]): number[];
  /** The shortest distance from any feature of any layer, m; `Infinity` when there is none. 最短距离. */
  distanceM(geometry: Geometry): number;
  /** The layers as they are kept, for whoever reads them otherwise. @internal */
  indexed(): {
    readonly names: readonly string[];
    readonly layers: readonly IndexedLayer[];
    readonly options: PrepareOptions;
  };
  /** Lets go of the memory; later calls throw `PREPARED_DISPOSED`. 释放. */
  dispose(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Makes layers ready for many queries. 预处理.
 *
 * @param layers - collections of polygons by name; kept by reference, never mutated
 * @param options - grid (give the scheme's own step, so that every job snaps alike), fill rule, budgets, tolerance
 * @throws SanxianError for what is no polygon and for numbers that are not finite
 * @example
 * ```ts
 * const prepared = prepare({ units });
 * prepared.locate(121.42, 28.66).covering("units")[0]?.id; //=> "ZH33100420001"
 * ```
 */
export function prepare<L extends Layers>(layers: L, options: PrepareOptions = {}): Prepared<L> {
  const { tolerance } = options;
  if (tolerance !== undefined && !(tolerance >= 0 && tolerance < Infinity))
    throw optionError("tolerance", tolerance, "a number ≥ 0");
  if (Object.hasOwn(layers, "footprint")) throw optionError("layers", "footprint", "names other than footprint");
  return new IndexedLayers(layers, options);
}

/** A layer flattened and indexed. @internal */
export interface IndexedLayer {
  readonly set: PolygonSet;
  /** Boxes of its rings and of runs of its vertices; see window.ts. */
  readonly parts: Boxes;
  readonly index: Flatbush | undefined;
  /** Feature of each index entry: features without vertices are left out. */
  readonly features: readonly number[];
}

interface Located {
  readonly core: Core;
  readonly arrangement: Arrangement;
}

class IndexedLayers<L extends Layers> implements Prepared<L> {
  readonly #layers: L;
  readonly #options: PrepareOptions;
  readonly #names: string[];
  #indexed: IndexedLayer[] | undefined;
  #located: Located | undefined;
  #distances: DistanceIndex[] | undefined;

  constructor(layers: L, options: PrepareOptions) {
    this.#layers = layers;
    this.#options = options;
    this.#names = Object.keys(layers);
    this.#indexed = this.#names.map((name) => indexLayer(flatten(layers[name]!, `$.${name}`)));
  }

  get #ready(): IndexedLayer[] {
    if (this.#indexed === undefined) throw new SanxianError("PREPARED_DISPOSED");
    return this.#indexed;
  }

  #layerAt(layer: PropertyKey): number {
    const l = this.#names.indexOf(String(layer));
    if (l < 0) throw optionError("layer", layer, this.#names.join(", "));
    return l;
  }

  indexed(): ReturnType<Prepared["indexed"]> {
    return { names: this.#names, layers: this.#ready, options: this.#options };
  }

  candidates(layer: keyof L, [minX, minY, maxX, maxY]: readonly [number, number, number, number]): number[] {
    const { index, features } = this.#ready[this.#layerAt(layer)]!;
    if (index === undefined) return [];
    return index
      .search(minX, minY, maxX, maxY)
      .map((i) => features[i]!)
      .sort((a, b) => a - b);
  }

  overlay(footprint: Polygonal): Overlay<L & { footprint: FeatureCollection }> {
    const indexed = this.#ready;
    const own = flatten(footprint, "$.footprint");
    const window = emptyExtent();
    extend(window, own.coords);
    const box = [window.minX, window.minY, window.maxX, window.maxY] as const;
    const margin = windowMargin(window);
    const picked = new Map<PropertyKey, readonly number[]>();
    const sets: PolygonSet[] = [];
    for (let l = 0; l < indexed.length; l++) {
      const name = this.#names[l]!;
      const found = this.candidates(name, box);
      picked.set(name, found);
      sets.push(reduceToWindow(indexed[l]!.set, indexed[l]!.parts, found, margin));
    }
    sets.push(own);
    const layers = this.#layers;
    return overlaySets<L & { footprint: FeatureCollection }>(
      [...this.#names, "footprint"],
      (layer, i) =>
        picked.has(layer)
          ? featureOf(layers[layer as string]!, picked.get(layer)![i]!)
          : ownFeatures(footprint, own)[i]!,
      sets,
      this.#options,
      "footprint",
    ) as unknown as Overlay<L & { footprint: FeatureCollection }>;
  }

  get #placed(): Located {
    const indexed = this.#ready;
    if (this.#located === undefined) {
      const core = newCore();
      const arrangement = arrangeIn(
        core,
        indexed.map(({ set }) => ({ set, whole: false })),
        this.#options,
      );
      guard(core, this.#options, () => core.call.prepareLocate());
      this.#located = { core, arrangement };
    }
    return this.#located;
  }

  locate(lon: number, lat: number): FaceHit<L> {
    checkPoint(lon, lat);
    const { core, arrangement } = this.#placed;
    const { grid } = arrangement;
    const reach = Math.max((this.#options.tolerance ?? grid.step) / grid.step, 0.5);
    const coreFace = core.call.locate(lon, lat);
    const near = guard(core, this.#options, () => core.call.facesNear(lon, lat, reach, reach));
    const faces = new Set(new Int32Array(core.memory.buffer, core.call.nearFaces.value >>> 0, near));
    faces.add(coreFace);
    return {
      face: coreFace === 0 ? NO_FACE : coreFace,
      onBoundary: near > 0,
      covering: (layer) => this.#featuresOf(layer, [coreFace]),
      touching: (layer) => this.#featuresOf(layer, faces),
    };
  }

  locateMany(coords: Float64Array): Uint32Array {
    const { core } = this.#placed;
    const count = coords.length >> 1;
    for (let i = 0; i < count; i++) checkPoint(coords[2 * i]!, coords[2 * i + 1]!);
    const top = core.call.mark();
    const faces = guard(core, this.#options, () => {
      const points = place(core, coords);
      const found = core.call.allocate(4 * count) >>> 0;
      core.call.locateMany(points, count, found);
      return Uint32Array.from(new Int32Array(core.memory.buffer, found, count), (face) => face || NO_FACE);
    });
    core.call.release(top);
    return faces;
  }

  covering(layer: keyof L, face: number): readonly Feature[] {
    return face === NO_FACE ? [] : this.#featuresOf(layer, [face]);
  }

  #featuresOf(layer: keyof L, faces: Iterable<number>): readonly Feature[] {
    const { faceSet, coverStart, coverFeature, layerStart } = this.#placed.arrangement;
    const l = this.#layerAt(layer);
    const from = layerStart[l]!;
    const to = layerStart[l + 1]!;
    const found = new Set<number>();
    for (const face of faces) {
      const set = faceSet[face]!;
      for (let i = coverStart[set]!; i < coverStart[set + 1]!; i++) {
        const feature = coverFeature[i]!;
        if (feature >= from && feature < to) found.add(feature - from);
      }
    }
    return [...found].sort((a, b) => a - b).map((f) => featureOf(this.#layers[layer]!, f));
  }

  distanceM(geometry: Geometry): number {
    // one index per layer, built at the first question
    this.#distances ??= this.#ready.map(({ set }, l) => new DistanceIndex(set, `$.${this.#names[l]}`));
    return this.#distances.reduce((least, index) => Math.min(least, index.distanceM(geometry)), Infinity);
  }

  dispose(): void {
    this.#indexed = undefined;
    this.#located = undefined;
    this.#distances = undefined;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

function indexLayer(set: PolygonSet): IndexedLayer {
  const features: number[] = [];
  const boxes: Extent[] = [];
  for (let f = 0; f + 1 < set.featureOffsets.length; f++) {
    const first = set.ringOffsets[set.polygonOffsets[set.featureOffsets[f]!]!]!;
    const end = set.ringOffsets[set.polygonOffsets[set.featureOffsets[f + 1]!]!]!;
    if (end === first) continue;
    const box = emptyExtent();
    extend(box, set.coords.subarray(2 * first, 2 * end));
    boxes.push(box);
    features.push(f);
  }
  const parts = makeBoxes(set);
  if (boxes.length === 0) return { set, parts, index: undefined, features };
  const index = new Flatbush(boxes.length);
  for (const { minX, minY, maxX, maxY } of boxes) index.add(minX, minY, maxX, maxY);
  index.finish();
  return { set, parts, index, features };
}

/** The window a little wider than the footprint, so that what touches it is seen whole. */
function windowMargin({ minX, minY, maxX, maxY }: Extent): Extent {
  const margin = Math.max(maxX - minX, maxY - minY, 1e-6) * 1e-3;
  return { minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin };
}

/** One feature per feature of the footprint, for `covering("footprint", …)`: its own, where it has them. */
function ownFeatures(footprint: Polygonal, set: PolygonSet): Feature[] {
  if (!isPolygonSet(footprint) && footprint.type === "FeatureCollection") return footprint.features as Feature[];
  return Array.from({ length: set.featureOffsets.length - 1 }, (_, f) =>
    makeFeature({ type: "MultiPolygon", coordinates: nestedPolygons(set, f) }),
  );
}

function checkPoint(lon: number, lat: number): void {
  if (!Number.isFinite(lon) || !Number.isFinite(lat))
    throw new SanxianError("GEOMETRY_NOT_FINITE", { where: "the point", value: `${lon}, ${lat}` });
}
