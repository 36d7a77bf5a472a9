// The core of the test build, which can check its own labels: every arc's sides differ by its deltas.
import { readFileSync } from "node:fs";
import { type Core, setWasmModule } from "../../src/geometry/wasm-module.ts";

/** Makes later jobs run on the checked core. */
export function useCheckedCore(): void {
  const file = new URL("../../assembly/build/core.checked.wasm", import.meta.url);
  setWasmModule(new WebAssembly.Module(readFileSync(file)));
}

/** Arcs whose labels are wrong; 0 in a sound arrangement. */
export function wrongLabels(core: Core, evenOdd = false): number {
  const { verifyLabels } = core.call as unknown as { verifyLabels: (parity: number) => number };
  return verifyLabels(evenOdd ? 1 : 0);
}
