// One digest everywhere: of twenty repetitions, a fresh and a used instance, after errors, any order of the input, workers,
// both compilers of V8, and, where they are installed, JavaScriptCore and SpiderMonkey (Debian: libjavascriptcoregtk-4.0-bin,
// libmozjs-102-dev). Prints "N passed, N failed"; an engine that is absent is skipped with a message and never a failure.
// Usage: node test/engines/check.mjs
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";

const folder = mkdtempSync(join(tmpdir(), "sanxian-engines-"));
const bundle = join(folder, "jobs.js");
await build({
  entryPoints: [new URL("jobs.ts", import.meta.url).pathname],
  bundle: true,
  format: "iife",
  globalName: "jobs",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2022",
  // the generators may read a seed from the environment, which the shells of other engines do not have
  define: { "process.env.SANXIAN_SEED": "undefined", "process.env.SANXIAN_DEEP": "undefined" },
  outfile: bundle,
  logLevel: "error",
});
const source = readFileSync(bundle, "utf8");

let passed = 0;
let failed = 0;
function check(name, got, expected) {
  if (got === expected) {
    passed++;
    process.stdout.write(`ok    ${name}\n`);
  } else {
    failed++;
    process.stdout.write(`FAIL  ${name}: ${got}, expected ${expected}\n`);
  }
}

const jobs = new Function(`${source}; return jobs;`)();

// the digest itself
for (const length of [0, 1, 55, 56, 64, 1000]) {
  const bytes = Uint8Array.from({ length }, (_, i) => (31 * i) & 255);
  check(
    `SHA-256 of ${length} bytes`,
    new jobs.Sha256().add(bytes).end(),
    createHash("sha256").update(bytes).digest("hex"),
  );
}

const expected = jobs.digest();
process.stdout.write(`digest ${expected}\n`);
check("20 repetitions", [...new Set(Array.from({ length: 20 }, () => jobs.digest()))].join(), expected);
jobs.disturb();
check("after errors", jobs.digest(), expected);
const module = new WebAssembly.Module(readFileSync(new URL("../../assembly/build/core.wasm", import.meta.url)));
jobs.geometry.setWasmModule(module);
check("a fresh instance of a module handed in", jobs.digest(), expected);
await jobs.geometry.ready();
check("after ready()", jobs.digest(), expected);
for (const order of [1, 2, 3, 4]) check(`input in order ${order}`, jobs.digest(order), expected);

const workers = await Promise.all(
  [1, 2, 3, 4].map(
    () =>
      new Promise((resolve, reject) => {
        const code = `${source}; const { parentPort, workerData } = require("node:worker_threads");
          jobs.geometry.setWasmModule(workerData); parentPort.postMessage(jobs.digest());`;
        const worker = new Worker(code, { eval: true, workerData: module });
        worker.once("message", resolve);
        worker.once("error", reject);
      }),
  ),
);
check("four workers that share a module", [...new Set(workers)].join(), expected);

const script = join(folder, "run.js");
writeFileSync(script, `${source}\n(globalThis.print ?? console.log)(jobs.digest());\n`);
/** Runs the script in an engine; undefined when there is none. */
function run(command, args) {
  const { error, stdout, stderr, status } = spawnSync(command, [...args, script], {
    encoding: "utf8",
    timeout: 300_000,
  });
  if (error?.code === "ENOENT") return undefined;
  return status === 0
    ? stdout.trim().split("\n").at(-1)
    : `status ${status} ${stderr.slice(0, 300)} ${stdout.slice(0, 300)}`;
}
const ENGINES = [
  ["V8, Liftoff only", process.execPath, ["--liftoff-only"]],
  ["V8, TurboFan only", process.execPath, ["--no-liftoff", "--no-wasm-tier-up", "--no-wasm-dynamic-tiering"]],
  ["V8, JavaScript never optimised", process.execPath, ["--no-opt", "--no-sparkplug"]],
  ["V8, no code from strings", process.execPath, ["--disallow-code-generation-from-strings"]],
  ["JavaScriptCore", "jsc", []],
  ["JavaScriptCore, first compiler only", "jsc", ["--useOMGJIT=false"]],
  ["SpiderMonkey", "js102", []],
  ["SpiderMonkey, first compiler only", "js102", ["--wasm-compiler=baseline"]],
  ["SpiderMonkey, second compiler only", "js102", ["--wasm-compiler=ion"]],
];
for (const [name, command, args] of ENGINES) {
  const got = run(command, args);
  if (got === undefined) process.stdout.write(`skipped: ${name}, no ${command} here\n`);
  else check(name, got, expected);
}

rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
