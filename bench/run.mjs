// npm run bench [-- --quick] [--ours] [--work NAME,…] [--rival NAME,…] [--out FOLDER]
//
//   --quick   only what the targets rest on, and fewer rounds: under two minutes
//   --ours    our own core only, with time and bytes per vertex: for whoever works on it
//   --work    only works whose names begin so
//   --rival   only these rivals
//   --out     where results.json and index.html go (default bench/results)
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { measureAccuracy } from "./accuracy.mjs";
import { buildKernel } from "./build.mjs";
import { page } from "./report.mjs";
import { measureSizes } from "./sizes.mjs";
import { judge, NEEDED } from "./targets.mjs";
import { works } from "./works/index.mjs";

const options = readOptions(process.argv.slice(2));
const chosen = works.filter(({ name }) => options.works === undefined || options.works.some((w) => name.startsWith(w)));
const started = Date.now();
await buildKernel();
if (options.ours) await tellOurs();
else await compare();

/** Our own core, one line a row. */
async function tellOurs() {
  say("work        mode      vertices  median ms   fastest  ns/vertex  bytes/vertex  found");
  for (const work of chosen) {
    for (const mode of Object.keys(work.rivals)) {
      if (mode === "endToEnd") continue;
      const answer = await runChild({ work: work.name, mode, settings: settingsOf() });
      if (answer.failed) {
        say(`${work.name.padEnd(12)}${mode.padEnd(8)}  ${answer.failed}`);
        continue;
      }
      const { medianMs, minMs, found } = answer.ours;
      const each = work.per ? `  ${((medianMs / work.per) * 1e6).toFixed(0)} ns per ${work.unit.en}` : "";
      say(
        `${work.name.padEnd(12)}${mode.padEnd(8)}${String(answer.vertices).padStart(10)}${medianMs.toFixed(2).padStart(11)}` +
          `${minMs.toFixed(2).padStart(10)}${((medianMs * 1e6) / answer.vertices).toFixed(0).padStart(11)}` +
          `${(answer.bytes ? (answer.bytes / answer.vertices).toFixed(0) : "").padStart(14)}  ${JSON.stringify(found)}${each}`,
      );
    }
  }
}

/** All rivals, the targets, the files. */
async function compare() {
  const tasks = chosen.flatMap((work) =>
    Object.entries(work.rivals).flatMap(([mode, rivals]) =>
      // our core once alone, for its own time and memory, then beside each rival
      [undefined, ...rivals].map((rival) => ({ work: work.name, mode, rival })).filter(isWanted),
    ),
  );
  const rows = [];
  for (const [i, task] of tasks.entries()) {
    const answer = await runChild({ ...task, settings: settingsOf() });
    rows.push({ ...task, ...answer });
    const passed = `${((Date.now() - started) / 1000).toFixed(0)} s`;
    say(`[${i + 1}/${tasks.length} ${passed}] ${task.work} ${task.mode}: ${tell(answer, task.rival)}`);
  }
  const memory = options.quick || options.works ? [] : await measureMemory();
  const results = {
    made: new Date().toISOString().slice(0, 10),
    machine: {
      cpu: cpus()[0].model,
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    quick: options.quick,
    works: chosen.map(({ name, title, per, unit }) => ({ name, title, per, unit })),
    rows,
    memory,
    sizes: await measureSizes(),
    accuracy: await measureAccuracy(),
  };
  results.targets = judge(results);
  const columns = ["verdict", "work", "what", "target", "measured"];
  const table = [Object.fromEntries(columns.map((name) => [name, name])), ...results.targets];
  const widths = columns.map((name) => Math.max(...table.map((row) => row[name].length)));
  say("");
  for (const row of table) say(columns.map((name, c) => row[name].padEnd(widths[c])).join("  "));
  mkdirSync(options.out, { recursive: true });
  writeFileSync(`${options.out}/results.json`, `${JSON.stringify(results, undefined, 1)}\n`);
  writeFileSync(`${options.out}/index.html`, page(results));
  say(`\n${rows.length} contests in ${((Date.now() - started) / 1000).toFixed(0)} s; see ${options.out}/index.html`);
}

function tell(answer, rival) {
  if (answer.failed) return `${rival ?? "sanxian"} ${answer.failed}`;
  const ours = `sanxian ${answer.ours.medianMs.toPrecision(4)} ms`;
  if (!answer.theirs) return ours;
  const { medianMs, share, cold } = answer.theirs;
  const notes = [share < 1 ? `from ${(100 * share).toPrecision(2)} %` : "", cold ? "one run" : "", answer.wrong ?? ""];
  const note = notes.filter(Boolean).join(", ");
  const ratio = (medianMs / answer.ours.medianMs).toPrecision(3);
  return `${ours}, ${rival} ${medianMs.toPrecision(4)} ms = ${ratio}×${note ? ` (${note})` : ""}`;
}

async function measureMemory() {
  const memory = [];
  for (const [work, mode, rivals] of [
    ["cov640k", "kernel", ["sanxian", "mapshaper"]],
    ["star100k", "endToEnd", ["sanxian", ...works.find(({ name }) => name === "star100k").rivals.endToEnd]],
  ])
    for (const rival of rivals.filter((name) => name === "sanxian" || isWanted({ work, mode, rival: name })))
      memory.push({ work, mode, rival, ...(await runChild({ work, mode, rival, memory: true })) });
  return memory;
}

/** One child, killed when it exceeds its time. */
function runChild(task) {
  const script = new URL("child.mjs", import.meta.url).pathname;
  const flags = ["--expose-gc", "--max-old-space-size=4096", "--stack-size=4000"];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flags, script, JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    const limitMs = options.quick ? 20_000 : 30_000;
    const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(JSON.parse(out.trim().split("\n").at(-1)));
      else if (signal) resolve({ failed: `no answer within ${limitMs / 1000} s` });
      else resolve({ failed: `failed: ${(err.match(/\w*Error.*/)?.[0] ?? err.trim().slice(-100)).slice(0, 120)}` });
    });
  });
}

function settingsOf() {
  return options.quick ? { rounds: 3, warmMs: 150, budgetMs: 1_500 } : { rounds: 7, warmMs: 300, budgetMs: 3_000 };
}

/** A short run holds what the targets need, unless works or rivals are named. */
function isWanted({ work, mode, rival }) {
  if (options.rivals && rival !== undefined) return options.rivals.includes(rival);
  if (!options.quick || options.works || options.rivals) return true;
  return NEEDED.some(
    ([w, m, ...rivals]) => w === work && m === mode && (rival === undefined || rivals.includes(rival)),
  );
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function readOptions(args) {
  const value = (name) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  return {
    quick: args.includes("--quick"),
    ours: args.includes("--ours"),
    works: value("--work")?.split(","),
    rivals: value("--rival")?.split(","),
    out: value("--out") ?? new URL("results", import.meta.url).pathname,
  };
}
