// i_overlay compiled from Rust, by its author. It takes and gives nested arrays only: the crossing into its memory is inside
// the call, so there is no kernel to time apart.
import init, { FillRule, Overlay, OverlayRule, simplify } from "ishape_wasm";

export default {
  name: "ishape_wasm",
  package: "ishape_wasm",
  native: "geojson",
  async load({ wasm } = {}) {
    await init({ module_or_path: wasm ?? (await wasmBytes()) });
    return {
      read: (polygons) => polygons,
      readAll: (list) => list.flat(),
      // an overlay is used up by its one call
      intersection: (a, b) => Overlay.new_with_subj_and_clip(a, b).overlay(OverlayRule.Intersect, FillRule.NonZero),
      union: (all) => simplify(all, FillRule.NonZero) ?? [],
      // its rings are open
      write: (shapes) => shapes.map((rings) => rings.map((ring) => [...ring, ring[0]])),
    };
  },
};

async function wasmBytes() {
  const { readFile } = await import("node:fs/promises");
  const { createRequire } = await import("node:module");
  return readFile(createRequire(import.meta.url).resolve("ishape_wasm/ishape_wasm_bg.wasm"));
}
