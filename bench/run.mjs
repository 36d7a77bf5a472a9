// npm run bench [-- --quick] [--ours] [--work NAME,…] [--rival NAME,…]
import { spawn } from "node:child_process";
import { buildKernel } from "./build.mjs";
import { works } from "./works/index.mjs";

const options = readOptions(process.argv.slice(2));
await buildKernel();
const chosen = works.filter(({ name }) => options.works === undefined || options.works.some((w) => name.startsWith(w)));
if (options.ours) await tellOurs();

/** Only our own core: for whoever works on it. */
async function tellOurs() {
  process.stdout.write("work         mode      vertices  median ms   fastest  ns/vertex  bytes/vertex  found\n");
  for (const work of chosen) {
    for (const mode of work.modes) {
      if (mode === "endToEnd") continue;
      const answer = await runChild({ work: work.name, mode, rounds: options.quick ? 5 : 9, warmMs: 300 });
      if (answer.failed) {
        process.stdout.write(`${work.name.padEnd(13)}${mode.padEnd(8)} ${answer.failed}\n`);
        continue;
      }
      const { ms, found } = answer.ours;
      const each = work.per ? `  ${((ms.median / work.per) * 1e6).toFixed(0)} ns per ${work.unit.en}` : "";
      process.stdout.write(
        `${work.name.padEnd(13)}${mode.padEnd(8)}${String(answer.vertices).padStart(10)}${ms.median.toFixed(2).padStart(11)}` +
          `${ms.min.toFixed(2).padStart(10)}${((ms.min * 1e6) / answer.vertices).toFixed(0).padStart(11)}` +
          `${(answer.bytes ? (answer.bytes / answer.vertices).toFixed(0) : "").padStart(14)}  ${JSON.stringify(found)}${each}\n`,
      );
    }
  }
}

/** One child, killed when it exceeds its time. */
function runChild(task, limitMs = 120_000) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        "--expose-gc",
        "--max-old-space-size=4096",
        new URL("child.mjs", import.meta.url).pathname,
        JSON.stringify(task),
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let out = "";
    let err = "";
    child.stdout.on("data", (data) => {
      out += data;
    });
    child.stderr.on("data", (data) => {
      err += data;
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve(JSON.parse(out.trim().split("\n").at(-1)));
      else resolve({ failed: signal ? "timeout" : (err.match(/\w*Error: .*/)?.[0] ?? err.slice(-300)) });
    });
  });
}

function readOptions(args) {
  const list = (name) => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1]?.split(",");
  };
  return {
    quick: args.includes("--quick"),
    ours: args.includes("--ours"),
    works: list("--work"),
    rivals: list("--rival"),
  };
}
