// The WASM core as a module: inlined, compiled lazily and synchronously at first use, cached; instances are cheap
// (tens of microseconds), so a job that traps just drops its instance, and each prepared data set owns one.
// Nothing runs at import. This is the only file that touches `WebAssembly`.
import { CORE_CODE_AT, CORE_SIZE, CORE_TEXT } from "./core.wasm.ts";

// The core is imported first so that it stands first in a bundle: gzip loses a kilobyte when even letters and code share
// the middle of a file.

import { SanxianError } from "../domain/errors.ts";
import { unpack } from "./unpack.ts";

let compiled: WebAssembly.Module | undefined;
let shared: Core | undefined;

/** What `ready()` accepts as the source of the core. 内核来源. */
export type CoreSource = BufferSource | Response | Promise<Response> | WebAssembly.Module;

/**
 * Compiles the core ahead of time, without blocking; needed only where an engine refuses synchronous compilation.
 * Without a source the inlined bytes are compiled. Idempotent. 异步预编译内核.
 *
 * @param source - bytes, a (promised) response, or a compiled module
 * @throws SanxianError `WASM_SYNC_REFUSED` where the page's policy forbids WebAssembly altogether
 * @example
 * ```ts
 * await ready();
 * ```
 */
export async function ready(source?: CoreSource): Promise<void> {
  if (source === undefined && compiled) return;
  try {
    if (source instanceof WebAssembly.Module) compiled = source;
    else if (source === undefined) compiled = await WebAssembly.compile(coreBytes());
    else if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) compiled = await WebAssembly.compile(source);
    else compiled = await WebAssembly.compile(await (await source).arrayBuffer());
    shared = undefined;
  } catch (cause) {
    throw new SanxianError("WASM_SYNC_REFUSED", {}, { cause });
  }
}

/**
 * Hands in a compiled module, for runtimes that forbid compiling bytes (edge workers). 设置已编译模块.
 *
 * @param module - the module of `sanxian/core.wasm`
 * @example
 * ```ts
 * setWasmModule(await WebAssembly.compileStreaming(fetch("/core.wasm")));
 * ```
 */
export function setWasmModule(module: WebAssembly.Module): void {
  compiled = module;
  shared = undefined;
}

/** What `engine()` tells. 引擎信息. */
export interface EngineInfo {
  /** Whether the core is compiled already. 是否已编译. */
  readonly compiled: boolean;
  /** Bytes of memory that the shared instance holds now, 0 before first use. 内存字节数. */
  readonly memoryBytes: number;
  /** How the core is carried: inlined text. 携带方式. */
  readonly carrier: "inlined";
}

/**
 * Tells the state of the core without starting it. 引擎状态.
 *
 * @example
 * ```ts
 * engine().compiled; //=> false before the first geometry call
 * ```
 */
export function engine(): EngineInfo {
  return {
    compiled: compiled !== undefined,
    memoryBytes: shared ? shared.memory.buffer.byteLength : 0,
    carrier: "inlined",
  };
}

/** One instance of the core: its exported functions and its memory. @internal */
export interface Core {
  readonly memory: WebAssembly.Memory;
  readonly call: CoreExports;
}

/** Most bytes an idle shared instance may keep; a bigger one is dropped after its job. */
const KEEP_BYTES = 256 * 2 ** 20;

/** A fresh instance. @internal */
export function newCore(): Core {
  try {
    compiled ??= new WebAssembly.Module(coreBytes());
    const exports = new WebAssembly.Instance(compiled, {}).exports as unknown as CoreExports & {
      memory: WebAssembly.Memory;
    };
    return { memory: exports.memory, call: exports };
  } catch (cause) {
    if (cause instanceof RangeError && compiled) throw new SanxianError("OUT_OF_MEMORY", { limit: 0 }, { cause });
    throw new SanxianError("WASM_SYNC_REFUSED", {}, { cause });
  }
}

/** Limits of a job. @internal */
export interface JobLimits {
  readonly maxBytes?: number | undefined;
  readonly maxIntersections?: number | undefined;
}

/** Runs a one-off job on the shared instance. @internal */
export function runJob<T>(limits: JobLimits, job: (core: Core) => T): T {
  shared ??= newCore();
  const core = shared;
  // taken out while it works: a call from inside a job gets an instance of its own
  shared = undefined;
  const result = guard(core, limits, job);
  if (core.memory.buffer.byteLength <= KEEP_BYTES) shared = core;
  return result;
}

/** Runs a job on an instance that the caller owns; a trap becomes a typed error and the instance must be dropped. @internal */
export function guard<T>(core: Core, limits: JobLimits, job: (core: Core) => T): T {
  core.call.setLimitBytes(limits.maxBytes ?? 2 ** 32);
  try {
    return job(core);
  } catch (cause) {
    if (!(cause instanceof WebAssembly.RuntimeError)) throw cause;
    const status = core.call.status.value;
    if (status === 1) throw new SanxianError("OUT_OF_MEMORY", { limit: limits.maxBytes ?? 2 ** 32 }, { cause });
    if (status === 2)
      throw new SanxianError("BUDGET_INTERSECTIONS", { limit: limits.maxIntersections ?? 0 }, { cause });
    throw new SanxianError("CORE_TRAP", { value: cause.message }, { cause });
  }
}

const PAGE_BYTES = 2 ** 16;

/**
 * Grows the memory of a core at one go to what a job will need at least. Engines count each growth as new memory, and after
 * some they collect garbage: of a large job that grew step by step, most of the time would go there. @internal
 */
export function reserve(core: Core, bytes: number, { maxBytes = Infinity }: JobLimits): void {
  const pages = Math.floor(Math.min(bytes, maxBytes, 2 ** 32 - 2 * PAGE_BYTES) / PAGE_BYTES);
  const have = core.memory.buffer.byteLength / PAGE_BYTES;
  if (pages <= have) return;
  try {
    core.memory.grow(pages - have);
  } catch {
    // no room for all of it at once: the job tells where it ends
  }
}

function coreBytes(): Uint8Array<ArrayBuffer> {
  return unpack(CORE_TEXT, CORE_SIZE, CORE_CODE_AT);
}

/** The functions the core exports. @internal */
export interface CoreExports {
  reset(): void;
  mark(): number;
  release(mark: number): void;
  allocate(bytes: number): number;
  readonly status: WebAssembly.Global<"i32">;
  setLimitBytes(limit: number): void;
  // --- geodesy: area.ts, distance.ts
  polygonsArea(
    coords: number,
    ringOffsets: number,
    polygonOffsets: number,
    polygons: number,
    method: number,
    inverseFlattening: number,
    meridianDeg: number,
    series: number,
  ): number;
  figure(fields: number): void;
  distance(a: number, b: number): number;
  linesLength(coords: number, partStart: number, parts: number): number;
  // --- overlay: arrangement.ts, prepared.ts
  layout(vertices: number, rings: number, polygonRings: number, slots: number, parts: number): void;
  setGrid(stepsPerUnit: number, unitsPerStep: number, originX: number, originY: number): void;
  setMaxIntersections(most: number): void;
  begin(parity: number, lonLat: number): void;
  proceed(items: number): number;
  listPieces(): void;
  prepareLocate(): void;
  locate(x: number, y: number): number;
  locateMany(points: number, count: number, faces: number): void;
  facesNear(x: number, y: number, reachX: number, reachY: number): number;
  keptAddress(array: number): number;
  keptCount(array: number): number;
  restoreRoom(nodes: number, arcs: number, arcNodes: number, rings: number, faces: number): void;
  dissolve(keys: number): void;
  readonly coords: WebAssembly.Global<"i32">;
  readonly ringStart: WebAssembly.Global<"i32">;
  readonly ringSlot: WebAssembly.Global<"i32">;
  readonly slotPart: WebAssembly.Global<"i32">;
  readonly slotKind: WebAssembly.Global<"i32">;
  readonly partFeature: WebAssembly.Global<"i32">;
  readonly faceCount: WebAssembly.Global<"i32">;
  readonly faceArea2: WebAssembly.Global<"i32">;
  readonly faceAreaM2: WebAssembly.Global<"i32">;
  readonly faceSet: WebAssembly.Global<"i32">;
  readonly setCount: WebAssembly.Global<"i32">;
  readonly coverStart: WebAssembly.Global<"i32">;
  readonly coverFeature: WebAssembly.Global<"i32">;
  readonly rounds: WebAssembly.Global<"i32">;
  readonly hotRounds: WebAssembly.Global<"i32">;
  readonly hitTotal: WebAssembly.Global<"f64">;
  readonly outVertices: WebAssembly.Global<"i32">;
  readonly outRings: WebAssembly.Global<"i32">;
  readonly outPolygons: WebAssembly.Global<"i32">;
  readonly outCoords: WebAssembly.Global<"i32">;
  readonly outRingStart: WebAssembly.Global<"i32">;
  readonly outPolygonStart: WebAssembly.Global<"i32">;
  readonly outPolygonKey: WebAssembly.Global<"i32">;
  readonly linePieces: WebAssembly.Global<"i32">;
  readonly pieceCoords: WebAssembly.Global<"i32">;
  readonly pieceSegment: WebAssembly.Global<"i32">;
  readonly pieceLeft: WebAssembly.Global<"i32">;
  readonly pieceRight: WebAssembly.Global<"i32">;
  readonly nearFaces: WebAssembly.Global<"i32">;
}
