// What each package costs a page: its geometry bundled and minified for a browser, plus its WASM file where it has one beside,
// raw and gzipped.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const require = createRequire(import.meta.url);

const PACKAGES = [
  { name: "sanxian/geometry", code: 'export * from "./src/geometry/index.ts"' },
  { name: "sanxian/geometry, area alone", code: 'export { area } from "./src/geometry/index.ts"' },
  {
    name: "clipper2-wasm",
    code: 'export { default } from "clipper2-wasm"',
    wasm: "clipper2-wasm/dist/umd/clipper2z.wasm",
  },
  { name: "clipper2-ts", code: 'export * from "clipper2-ts"' },
  { name: "geos-wasm", code: 'export { default } from "geos-wasm"; export * from "geos-wasm/helpers"' },
  {
    name: "ishape_wasm",
    code: 'export { default, Overlay } from "ishape_wasm"',
    wasm: "ishape_wasm/ishape_wasm_bg.wasm",
  },
  { name: "martinez-polygon-clipping", code: 'export * from "martinez-polygon-clipping"' },
  { name: "polygon-clipping", code: 'export { default } from "polygon-clipping"' },
  { name: "polyclip-ts", code: 'export * from "polyclip-ts"' },
  { name: "mapshaper", code: 'export { default } from "mapshaper"' },
  { name: "geographiclib-geodesic", code: 'export { default } from "geographiclib-geodesic"' },
  { name: "@turf/area", code: 'export * from "@turf/area"' },
];

export async function measureSizes() {
  const core = readFileSync(`${root}assembly/build/core.wasm`);
  const sizes = [{ name: "core.wasm", bytes: core.length, gzip: gzipSync(core, { level: 9 }).length }];
  for (const { name, code, wasm } of PACKAGES) {
    try {
      const { outputFiles } = await build({
        stdin: { contents: code, resolveDir: root, loader: "ts" },
        bundle: true,
        minify: true,
        write: false,
        format: "esm",
        platform: "browser",
        logLevel: "silent",
        // what a package asks for only in Node, or only for formats that are not geometry
        plugins: [
          {
            name: "leave-out",
            setup: (b) =>
              b.onResolve({ filter: /^(node:|fs$|path$|module$|os$|zlib$|crypto$)/ }, () => ({
                path: "x",
                external: true,
              })),
          },
        ],
      });
      const script = outputFiles[0].contents;
      const binary = wasm ? readFileSync(require.resolve(wasm)) : new Uint8Array();
      sizes.push({
        name,
        bytes: script.length + binary.length,
        gzip: gzipSync(script, { level: 9 }).length + gzipSync(binary, { level: 9 }).length,
      });
    } catch (error) {
      sizes.push({ name, failed: error.message.split("\n")[0] });
    }
  }
  return sizes;
}
