// Mutation test: puts each fault of mutants.mjs into a copy of the core, builds it there, and runs the tests that should see
// it. Fewer than nine in ten seen is a failure, and so is a fault whose place is no longer found. Two at a time.
// Usage: node test/mutants/run.mjs [words: only mutants whose file or effect contains one of them]
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MUTANTS } from "./mutants.mjs";

const ROOT = new URL("../..", import.meta.url).pathname;
const AT_ONCE = 2;
const DEMAND = 0.9;
/** In stages: what hangs is known by the first, which is quick; what slips through it, by the next. */
const STAGES = [
  ["attack/rings", "attack/lattice", "geometry/overlay"],
  ["attack/budgets", "attack/near", "property/exact-lattice", "property/structure", "property/sweep"],
  ["property/families", "property/algebra", "property/metamorphic"],
];

const words = process.argv.slice(2);
const chosen = MUTANTS.filter(
  ([file, , , what]) => words.length === 0 || words.some((word) => `${file} ${what}`.includes(word)),
);
let lost = 0;
for (const [file, find, , what] of MUTANTS)
  if (!readFileSync(`${ROOT}assembly/${file}`, "utf8").includes(find)) {
    lost++;
    process.stdout.write(`no longer found in ${file}: ${JSON.stringify(find)} (${what})\n`);
  }
if (lost > 0) process.exit(1);

const base = mkdtempSync(join(tmpdir(), "sanxian-mutants-"));
const running = new Set();
process.on("exit", () => {
  for (const child of running) process.kill(-child.pid, "SIGKILL");
  rmSync(base, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** A copy of what building the core and running those tests needs. */
function copyTo(folder) {
  mkdirSync(join(folder, "test"), { recursive: true });
  const outside = (path) => !path.startsWith(`${ROOT}assembly/build/`);
  cpSync(`${ROOT}assembly`, join(folder, "assembly"), { recursive: true, filter: outside });
  cpSync(`${ROOT}src`, join(folder, "src"), { recursive: true });
  for (const part of ["attack", "geometry", "property", "seed.ts", "vitest.config.ts"])
    cpSync(`${ROOT}test/${part}`, join(folder, "test", part), { recursive: true });
  for (const file of ["package.json", "tsconfig.json"]) cpSync(ROOT + file, join(folder, file));
  symlinkSync(`${ROOT}node_modules`, join(folder, "node_modules"));
}

/** Runs a script in a folder; resolves to its exit status, undefined when it was stopped at the limit, and what it said. */
function run(folder, limitMs, ...args) {
  return new Promise((resolve) => {
    // a group of its own, so that the workers of a test that hangs end with it
    const child = spawn(process.execPath, args, { cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    let out = "";
    child.stdout.on("data", (text) => (out += text));
    child.stderr.on("data", (text) => (out += text));
    const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), limitMs);
    child.on("close", (status, signal) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ status: signal === null ? status : undefined, out });
    });
  });
}

/** How a copy fares once it is built: the first failing test, or undefined. A stage may take so long as `limits` says. */
async function firstFailure(folder, limits, tell = () => {}) {
  const built = await run(folder, 120_000, "assembly/build.mjs", "--test");
  if (built.status !== 0) throw new Error(`does not build:\n${built.out}`);
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const flags = ["--config", "test/vitest.config.ts", "--bail", "1", "--maxWorkers", "1", "--reporter", "dot"];
  for (const [stage, tests] of STAGES.entries()) {
    const started = performance.now();
    const files = tests.map((name) => `test/${name}.test.ts`);
    const { status, out } = await run(folder, limits[stage], vitest, "run", ...flags, ...files);
    if (status === undefined) return `stopped at the limit of stage ${stage + 1}`;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    if (status !== 0) return /FAIL\s+(.*)/.exec(out.replace(/\x1b\[[0-9;]*m/g, ""))?.[1] ?? `status ${status}`;
    tell(stage, performance.now() - started);
  }
  return undefined;
}

const plain = join(base, "plain");
copyTo(plain);
/** A mutant that hangs is seen too: after three times what the core itself takes, with a core of the machine to itself. */
const limits = STAGES.map(() => 600_000);
const wrong = await firstFailure(plain, [...limits], (stage, ms) => {
  limits[stage] = 10_000 + 3 * ms;
});
if (wrong !== undefined) {
  process.stdout.write(`the core as it is fails already: ${wrong}\n`);
  process.exit(1);
}

const survivors = [];
let next = 0;
async function work(slot) {
  const folder = join(base, `slot${slot}`);
  // from the first copy: others may change the sources meanwhile
  cpSync(plain, folder, { recursive: true });
  while (next < chosen.length) {
    const number = ++next;
    const [file, find, replace, what] = chosen[number - 1];
    const source = readFileSync(join(plain, "assembly", file), "utf8");
    writeFileSync(
      join(folder, "assembly", file),
      source.replace(find, () => replace),
    );
    let seen;
    try {
      seen = await firstFailure(folder, limits);
    } catch (error) {
      seen = `invalid mutant, ${error.message}`;
      survivors.push(`${file}: ${what} (does not build)`);
    }
    writeFileSync(join(folder, "assembly", file), source);
    if (seen === undefined) survivors.push(`${file}: ${what}`);
    process.stdout.write(
      `${number}/${chosen.length} ${seen === undefined ? "SURVIVED" : "seen"}  ${file}: ${what}${seen ? ` — ${seen.slice(0, 110)}` : ""}\n`,
    );
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, (_, slot) => work(slot)));

// the copies without a fault again, or what was seen was something else
for (let slot = 0; slot < AT_ONCE; slot++) {
  const fault = await firstFailure(join(base, `slot${slot}`), limits);
  if (fault === undefined) continue;
  process.stdout.write(`copy ${slot} fails without a fault: ${fault}\n`);
  process.exit(1);
}

const share = 1 - survivors.length / chosen.length;
process.stdout.write(`${chosen.length - survivors.length} of ${chosen.length} seen (${(100 * share).toFixed(0)} %)\n`);
for (const survivor of survivors) process.stdout.write(`survived: ${survivor}\n`);
process.exitCode = share >= DEMAND ? 0 : 1;
