// The one arrangement behind every operation: writes layers into the core, runs it once, and reads labels and areas back.
// Boolean operations, overlay, dissolve, line clipping and prepared queries are filters on what comes out here; nothing
// else nodes anything. A job crosses the boundary once in and once out.
import { SanxianError } from "../domain/errors.ts";
import { optionError } from "./option-error.ts";
import type { PolygonSet } from "./polygon-set.ts";
import { chooseGrid, type Extent, emptyExtent, extend, type Grid } from "./precision.ts";
import { finish, type Steps } from "./steps.ts";
import { type Core, guard, type JobLimits, reserve, runJob } from "./wasm-module.ts";

/** How rings that cross themselves or each other enclose an area. 填充规则. */
export type FillRule = "nonZero" | "evenOdd";

/** Options of every operation on polygons. 叠加选项. */
export interface OverlayOptions {
  /**
   * Grid step in the data's unit, or `"auto"`: the finest step of the 1-2-5 series at which the data span at most 2^30
   * steps. 网格步长.
   */
  readonly grid?: number | "auto";
  /**
   * `nonZero` (default): each part is its shell minus its holes, whatever their winding, and parts unite; `evenOdd`: parity
   * over all rings of the argument (in an overlay, of the feature). 填充规则.
   */
  readonly fillRule?: FillRule;
  /** Most vertices the input may have; more is refused before work starts. 顶点上限. */
  readonly maxVertices?: number;
  /**
   * Most crossings and touches that noding may find (2^25 where not given); 256 times as many boxes may be compared.
   * 交点上限.
   */
  readonly maxIntersections?: number;
  /** Most bytes the core's memory may reach. 内存上限. */
  readonly maxBytes?: number;
}

/** One layer of a job: every feature is told apart, or all stand for one thing. @internal */
export interface JobLayer {
  readonly set: PolygonSet;
  readonly whole: boolean;
}

/** Open lines of a job. @internal */
export interface JobLines {
  readonly coords: Float64Array;
  readonly offsets: Int32Array;
}

/** What is kept of an arrangement after its job. @internal */
export interface Arrangement {
  readonly grid: Grid;
  readonly extent: Extent;
  /** Faces of the core, the unbounded face 0 included. */
  readonly faceCount: number;
  readonly faceSet: Int32Array;
  readonly coverStart: Int32Array;
  /** Features, numbered through over all layers. */
  readonly coverFeature: Int32Array;
  /** First feature number of each layer, and their total at the end. */
  readonly layerStart: Int32Array;
  /** Per face of the core; undefined when not measured or when the data is no longitude/latitude. */
  readonly areaM2: Float64Array | undefined;
  /** Twice the area of each face in steps², exact. */
  readonly area2: BigInt64Array;
  readonly rounds: number;
  readonly hotRounds: number;
  readonly intersections: number;
}

/** Whether an extent can be longitude and latitude. @internal */
export function isLonLat(extent: Extent): boolean {
  return extent.minX >= -360 && extent.maxX <= 360 && extent.minY >= -90 && extent.maxY <= 90;
}

let arranged = 0;

/** How often anything was noded; a test counts that an overlay of seven layers nodes once. @internal */
export function arrangementsMade(): number {
  return arranged;
}

/** How a job is run. @internal */
export interface ArrangementJob {
  readonly lines?: JobLines;
  /** With ellipsoidal areas, where the data is longitude/latitude. */
  readonly measure?: boolean;
  /** A core that the caller owns and uses for job after job; the shared one unless given. */
  readonly core?: Core | undefined;
}

/** Runs a job on a core. @internal */
export function withArrangement<T>(
  layers: readonly JobLayer[],
  options: OverlayOptions,
  use: (core: Core, arrangement: Arrangement) => T,
  { lines, measure = false, core }: ArrangementJob = {},
): T {
  const job = (on: Core): T => use(on, finish(arranging(on, layers, options, measure, lines)));
  return core ? guard(core, limitsOf(options), job) : runJob(limitsOf(options), job);
}

/** Arranges layers in a core that the caller owns and keeps. @internal */
export function arrangeIn(core: Core, layers: readonly JobLayer[], options: OverlayOptions): Arrangement {
  return guard(core, limitsOf(options), () => finish(arranging(core, layers, options, false)));
}

/** The limits of a job, its options checked. @internal */
export function limitsOf(options: OverlayOptions): JobLimits {
  for (const name of ["maxVertices", "maxIntersections", "maxBytes"] as const) {
    const value = options[name];
    if (value !== undefined && !(typeof value === "number" && value >= 0))
      throw optionError(name, value, "a number ≥ 0");
  }
  const rule = options.fillRule;
  if (rule !== undefined && rule !== "nonZero" && rule !== "evenOdd")
    throw optionError("fillRule", rule, '"nonZero" | "evenOdd"');
  return { maxBytes: options.maxBytes, maxIntersections: options.maxIntersections ?? MOST_INTERSECTIONS };
}

/** Crossings and touches that a job may find where nobody says: a bomb ends in seconds and within 2 GB. */
const MOST_INTERSECTIONS = 2 ** 25;

/** Memory of an arrangement whose borders are shared and cross seldom; others need more. */
const BYTES_PER_VERTEX = 112;

/** What `proceed` of the core returns when all is done. */
const LAST_STAGE = 31;

/** Arranges layers in a core; in parts of so many items where it is to be left in between. @internal */
export function* arranging(
  core: Core,
  layers: readonly JobLayer[],
  options: OverlayOptions,
  measure: boolean,
  lines?: JobLines,
  items: number = 2 ** 31 - 1,
): Steps<Arrangement> {
  const { call } = core;
  const extent = emptyExtent();
  let vertices = 0;
  let rings = 0;
  let polygons = 0;
  const layerStart = new Int32Array(layers.length + 1);
  for (let l = 0; l < layers.length; l++) {
    const { set, whole } = layers[l]!;
    extend(extent, set.coords);
    vertices += set.coords.length / 2;
    rings += set.ringOffsets.length - 1;
    polygons += set.polygonOffsets.length - 1;
    layerStart[l + 1] = layerStart[l]! + (whole ? 1 : set.featureOffsets.length - 1);
    yield 0;
  }
  const features = layerStart[layers.length]!;
  const polygonRings = rings;
  if (lines) {
    extend(extent, lines.coords);
    vertices += lines.coords.length / 2;
    rings += lines.offsets.length - 1;
  }
  const limit = Math.min(options.maxVertices ?? Infinity, 2 ** 26);
  if (vertices > limit) throw new SanxianError("BUDGET_VERTICES", { value: vertices, limit });
  const grid = chooseGrid(extent, options.grid);
  const parity = options.fillRule === "evenOdd";
  const lonLat = isLonLat(extent);

  arranged++;
  call.reset();
  reserve(core, BYTES_PER_VERTEX * vertices, options);
  call.layout(vertices, rings, polygonRings, parity ? features : polygonRings, parity ? features : polygons);
  const { buffer } = core.memory;
  const coords = new Float64Array(buffer, call.coords.value >>> 0, 2 * vertices);
  const ringStart = new Int32Array(buffer, call.ringStart.value >>> 0, rings + 1);
  const ringSlot = new Int32Array(buffer, call.ringSlot.value >>> 0, rings);
  const slotPart = new Int32Array(buffer, call.slotPart.value >>> 0, parity ? features : polygonRings);
  const slotKind = new Uint8Array(buffer, call.slotKind.value >>> 0, parity ? features : polygonRings);
  const partFeature = new Int32Array(buffer, call.partFeature.value >>> 0, parity ? features : polygons);
  if (parity) {
    for (let f = 0; f < features; f++) {
      slotPart[f] = f;
      partFeature[f] = f;
      slotKind[f] = 0;
    }
  }
  let vertexAt = 0;
  let ringAt = 0;
  let polygonAt = 0;
  ringStart[0] = 0;
  for (let l = 0; l < layers.length; l++) {
    const { set, whole } = layers[l]!;
    coords.set(set.coords, 2 * vertexAt);
    const featureCount = set.featureOffsets.length - 1;
    for (let f = 0; f < featureCount; f++) {
      const feature = layerStart[l]! + (whole ? 0 : f);
      for (let p = set.featureOffsets[f]!; p < set.featureOffsets[f + 1]!; p++) {
        const first = set.polygonOffsets[p]!;
        for (let r = first; r < set.polygonOffsets[p + 1]!; r++) {
          if (parity) ringSlot[ringAt] = feature;
          else {
            ringSlot[ringAt] = ringAt;
            slotPart[ringAt] = polygonAt;
            slotKind[ringAt] = r === first ? 0 : 1;
          }
          ringStart[++ringAt] = vertexAt + set.ringOffsets[r + 1]!;
        }
        if (!parity) partFeature[polygonAt] = feature;
        polygonAt++;
      }
    }
    vertexAt += set.coords.length / 2;
    yield 0;
  }
  if (lines) {
    coords.set(lines.coords, 2 * vertexAt);
    for (let i = 1; i < lines.offsets.length; i++) {
      ringSlot[ringAt] = 0;
      ringStart[++ringAt] = vertexAt + lines.offsets[i]!;
    }
  }
  call.setGrid(grid.stepsPerUnit, grid.unitsPerStep, grid.originX, grid.originY);
  call.setMaxIntersections(options.maxIntersections ?? MOST_INTERSECTIONS);
  call.begin(parity ? 1 : 0, lonLat && measure ? 1 : 0);
  for (let stage = 0; stage < LAST_STAGE; yield stage / LAST_STAGE) stage = call.proceed(items);

  const faceCount = call.faceCount.value;
  const sets = call.setCount.value;
  const coverStart = ints(core, call.coverStart.value, sets + 1);
  return {
    grid,
    extent,
    faceCount,
    faceSet: ints(core, call.faceSet.value, faceCount),
    coverStart,
    coverFeature: ints(core, call.coverFeature.value, coverStart[sets]!),
    layerStart,
    areaM2: lonLat && measure ? doubles(core, call.faceAreaM2.value, faceCount) : undefined,
    area2: new BigInt64Array(core.memory.buffer, call.faceArea2.value >>> 0, faceCount).slice(),
    rounds: call.rounds.value,
    hotRounds: call.hotRounds.value,
    intersections: call.hitTotal.value,
  };
}

/** A copy of i32 in the core's memory. @internal */
export function ints(core: Core, address: number, count: number): Int32Array<ArrayBuffer> {
  return new Int32Array(core.memory.buffer, address >>> 0, count).slice();
}

/** A copy of f64 in the core's memory. @internal */
export function doubles(core: Core, address: number, count: number): Float64Array<ArrayBuffer> {
  return new Float64Array(core.memory.buffer, address >>> 0, count).slice();
}

/** Polygons that came out of a dissolve, with the key of each. @internal */
export interface Dissolved extends PolygonSet {
  readonly polygonKey: Int32Array;
}

/** Unites the faces of equal keys (-1 leaves a face out); each polygon is a feature of its own. @internal */
export function dissolveFaces(core: Core, faceKey: Int32Array): Dissolved {
  const { call } = core;
  const at = call.allocate(4 * faceKey.length) >>> 0;
  new Int32Array(core.memory.buffer, at, faceKey.length).set(faceKey);
  call.dissolve(at);
  const polygons = call.outPolygons.value;
  const rings = call.outRings.value;
  const polygonOffsets = ints(core, call.outPolygonStart.value, polygons + 1);
  const featureOffsets = new Int32Array(polygons + 1);
  for (let p = 0; p <= polygons; p++) featureOffsets[p] = p;
  return {
    coords: doubles(core, call.outCoords.value, 2 * call.outVertices.value),
    ringOffsets: ints(core, call.outRingStart.value, rings + 1),
    polygonOffsets,
    featureOffsets,
    polygonKey: ints(core, call.outPolygonKey.value, polygons),
  };
}

/** An arrangement copied out of the core, to be dissolved later. @internal */
export interface Kept {
  readonly arrays: readonly Int32Array<ArrayBuffer>[];
  readonly faceCount: number;
  readonly grid: Grid;
}

const KEPT_ARRAYS = 7;

/** Copies out what later dissolves need. @internal */
export function copyOut(core: Core, arrangement: Arrangement): Kept {
  return finish(copyingOut(core, arrangement));
}

/** {@link copyOut} array by array. @internal */
export function* copyingOut(core: Core, arrangement: Arrangement): Steps<Kept> {
  const arrays: Int32Array<ArrayBuffer>[] = [];
  for (let i = 0; i < KEPT_ARRAYS; i++) {
    arrays.push(ints(core, core.call.keptAddress(i), core.call.keptCount(i)));
    yield i / KEPT_ARRAYS;
  }
  return { arrays, faceCount: arrangement.faceCount, grid: arrangement.grid };
}

/** Writes a kept arrangement back into the shared core and dissolves it. @internal */
export function dissolveKept(kept: Kept, faceKey: Int32Array): Dissolved {
  return runJob({}, (core) => {
    const { call } = core;
    const { arrays, grid } = kept;
    call.reset();
    // the arrays, and about as much again for the walk and what comes out of it
    reserve(core, 8 * arrays.reduce((sum, { length }) => sum + length, 0), {});
    call.setGrid(grid.stepsPerUnit, grid.unitsPerStep, grid.originX, grid.originY);
    call.restoreRoom(arrays[0]!.length, arrays[2]!.length - 1, arrays[3]!.length, arrays[6]!.length, kept.faceCount);
    for (let i = 0; i < KEPT_ARRAYS; i++)
      new Int32Array(core.memory.buffer, call.keptAddress(i) >>> 0, arrays[i]!.length).set(arrays[i]!);
    return dissolveFaces(core, faceKey);
  });
}
