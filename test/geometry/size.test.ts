// The size budget: the core at most 45 KB raw and 16 KB gzipped, the entry ./geometry at most 30 KB gzipped with the core
// in it, as a bundler would ship it (bundled, minified, flatbush and the used part of @turf/helpers included).
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
  expect(gzipped).toBeLessThanOrEqual(16_000);
});

test("the core imports nothing", () => {
  const module = new WebAssembly.Module(readFileSync(`${root}assembly/build/core.wasm`));
  expect(WebAssembly.Module.imports(module)).toEqual([]);
});

test("the geometry entry stays small", async () => {
  const result = await build({
    entryPoints: [`${root}src/geometry/index.ts`],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    write: false,
  });
  const gzipped = gzipSync(result.outputFiles[0]!.contents, { level: 9 }).length;
  process.stdout.write(`sanxian/geometry: ${gzipped} bytes bundled, minified and gzipped\n`);
  expect(gzipped).toBeLessThanOrEqual(30_000);
});
