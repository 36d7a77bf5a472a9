import type { Options } from "tsup";

// Three builds: the two library entries (ESM, CJS, types), the browser global, the command line.
// `clean` stays off: in a list of configs one would delete the other's output; the script removes dist/.
const shared: Options = { outDir: "dist", target: "es2022", sourcemap: false, clean: false };
const config: Options[] = [
  {
    ...shared,
    entry: { index: "src/index.ts", "geometry/index": "src/geometry/index.ts" },
    format: ["esm", "cjs"],
    dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
    splitting: true,
    platform: "neutral",
    // flatbush is ESM only; bundled, so that CommonJS users need no require(esm).
    noExternal: ["flatbush", "flatqueue"],
  },
  {
    ...shared,
    entry: { index: "src/index.ts" },
    format: ["iife"],
    globalName: "sanxian",
    outExtension: () => ({ js: ".global.js" }),
    noExternal: [/./],
    minify: true,
    platform: "browser",
  },
  {
    ...shared,
    entry: { cli: "src/cli/main.ts" },
    format: ["esm"],
    platform: "node",
    banner: { js: "#!/usr/bin/env node" },
    noExternal: ["flatbush", "flatqueue"],
  },
];
export default config;
