// The size budget: the core at most 45 KB raw and 16 KB gzipped; what measures, overlays, prepares and validates at most 30 KB
// gzipped with the core in it, minified as a bundler ships it (docs/decisions/0005). What that depends on (flatbush,
// @turf/helpers) is an app's own as often as not, so it is told and bounded beside it, and so is the entry with the coverage
// tools and buffers.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

test("the core stays small", () => {
  const bytes = readFileSync(`${root}assembly/build/core.wasm`);
  const gzipped = gzipSync(bytes, { level: 9 }).length;
  process.stdout.write(`core.wasm: ${bytes.length} bytes, ${gzipped} gzipped\n`);
  expect(bytes.length).toBeLessThanOrEqual(45_000);
  expect(gzipped).toBeLessThanOrEqual(16 * 1024);
});

test("the core imports nothing", () => {
  const module = new WebAssembly.Module(readFileSync(`${root}assembly/build/core.wasm`));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

const MEASURES_AND_OVERLAYS = `area, clipLines, difference, distanceM, engine, intersection, makeValid, overlay, prepare,
  ready, setWasmModule, symmetricDifference, union, validate`;
/** Gzipped bytes of what a bundler ships for some names of the entry. */
async function bytesOf(names: string, external: string[]): Promise<number> {
  const result = await build({
    stdin: { contents: `export ${names} from "./src/geometry/index.ts";`, resolveDir: root, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external,
    write: false,
  });
  return gzipSync(result.outputFiles[0]!.contents, { level: 9 }).length;
}

test.each([
  ["what measures and overlays", `{ ${MEASURES_AND_OVERLAYS} }`, ["flatbush", "@turf/helpers"], 30 * 1024],
  ["what measures and overlays, with its dependencies", `{ ${MEASURES_AND_OVERLAYS} }`, [], 32 * 1024],
  ["the whole entry", "*", ["flatbush", "@turf/helpers"], 40 * 1024],
  ["the whole entry with its dependencies", "*", [], 43 * 1024],
])("%s stays small", async (name, names, external, most) => {
  const gzipped = await bytesOf(names, external);
  process.stdout.write(`${name}: ${gzipped} bytes minified and gzipped\n`);
  expect(gzipped).toBeLessThanOrEqual(most);
});

test("a buffer adds little", async () => {
  const without = await bytesOf("{ union, difference, distanceM, lengthM }", []);
  const added = (await bytesOf("{ union, difference, distanceM, lengthM, bufferM }", [])) - without;
  process.stdout.write(`bufferM adds ${added} bytes minified and gzipped\n`);
  expect(added).toBeLessThanOrEqual(2 * 1024);
});
