// Jobs that might hang or eat all memory run in a process of their own, which is killed at its limit: what hangs in WASM
// cannot be stopped from inside. The child tells what was wrong, how long it took and how much memory it ever held.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/** What became of a job. */
export interface Outcome {
  /** Empty when right. */
  readonly wrong: readonly string[];
  /** The code of the error that the job expected and got. */
  readonly code?: string;
  readonly ms: number;
  /** Most memory the process held, MiB. */
  readonly rssMiB: number;
}

/** Bundles the jobs once; `run` starts a process for one of them. */
export async function isolated(): Promise<{
  run(name: string, size: number, limitMs: number): Promise<Outcome>;
  dispose(): void;
}> {
  const folder = mkdtempSync(join(tmpdir(), "sanxian-attack-"));
  const script = join(folder, "jobs.mjs");
  await build({
    entryPoints: [new URL("jobs.ts", import.meta.url).pathname],
    bundle: true,
    format: "esm",
    platform: "node",
    outfile: script,
    logLevel: "error",
  });
  return {
    run: (name, size, limitMs) =>
      new Promise((resolve) => {
        const started = performance.now();
        const child = spawn(process.execPath, ["--max-old-space-size=4096", script, name, String(size)]);
        let out = "";
        let err = "";
        child.stdout.on("data", (text) => (out += text));
        child.stderr.on("data", (text) => (err += text));
        const timer = setTimeout(() => child.kill("SIGKILL"), limitMs);
        child.on("close", (code, signal) => {
          clearTimeout(timer);
          const ms = performance.now() - started;
          if (signal === "SIGKILL") resolve({ wrong: [`no answer within ${limitMs} ms`], ms, rssMiB: 0 });
          else if (code !== 0) resolve({ wrong: [`ended with ${code}: ${err.slice(0, 400)}`], ms, rssMiB: 0 });
          else resolve(JSON.parse(out) as Outcome);
        });
      }),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
