// Typed arrays into the memory of the core.
import type { Core } from "./wasm-module.ts";

/** Copies an array into the core and tells where it lies. @internal */
export function place(core: Core, values: Float64Array | Int32Array): number {
  const at = core.call.allocate(values.byteLength) >>> 0;
  if (values instanceof Float64Array) new Float64Array(core.memory.buffer, at, values.length).set(values);
  else new Int32Array(core.memory.buffer, at, values.length).set(values);
  return at;
}
