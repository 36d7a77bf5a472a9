// What an overlay answers, read off its arrangement: labels and areas of faces from the core's arrays, tables as sums over
// faces, and geometry by dissolving what was kept of the arrangement. Cost: linear in faces; a dissolve in their borders.
import { featureCollection, feature as makeFeature } from "@turf/helpers";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { SanxianError } from "../domain/errors.ts";
import { type Arrangement, type Dissolved, dissolveKept, type Kept } from "./arrangement.ts";
import { Sum } from "./compensated-sum.ts";
import { optionError } from "./option-error.ts";
import type { Coverings, Face, Layers, Overlay, TableRow } from "./overlay.ts";
import { nestedPolygons, type PolygonSet } from "./polygon-set.ts";

/** A feature of a layer by its number. @internal */
export type FeatureAt = (layer: PropertyKey, i: number) => Feature;

/** An overlay on its arrangement; without what was kept of it, nothing can be dissolved. @internal */
export class ArrangedOverlay<L extends Layers> implements Overlay<L> {
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
      if (!(Number.isInteger(key) && key >= -1 && key < keyCount))
        throw optionError("key", key, `-1 … ${keyCount - 1}`);
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
