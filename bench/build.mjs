// Builds what the bench times: the core afresh from assembly/ unless told otherwise, then the bundle of kernel.ts.
import { execFileSync } from "node:child_process";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;

export async function buildKernel({ core = true } = {}) {
  if (core)
    execFileSync(process.execPath, ["assembly/build.mjs"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  await build({
    entryPoints: [`${root}bench/kernel.ts`],
    outfile: `${root}bench/dist/kernel.mjs`,
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    logLevel: "error",
  });
}
