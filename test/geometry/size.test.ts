// The size budget: the core at most 45 KB raw and 16 KB gzipped, the entry ./geometry at most 30 KB gzipped with the core in
// it, minified as a bundler ships it. What it depends on (flatbush, @turf/helpers) is an app's own as often as not, so it is
// told and bounded beside it.
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

test.each([
  ["the entry itself", ["flatbush", "@turf/helpers"], 30_000],
  ["with its dependencies", [], 33_000],
])("the geometry entry stays small: %s", async (name, external, most) => {
  const result = await build({
    entryPoints: [`${root}src/geometry/index.ts`],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external,
    write: false,
  });
  const gzipped = gzipSync(result.outputFiles[0]!.contents, { level: 9 }).length;
  process.stdout.write(`sanxian/geometry, ${name}: ${gzipped} bytes minified and gzipped\n`);
  expect(gzipped).toBeLessThanOrEqual(most);
});
