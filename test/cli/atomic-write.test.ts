// A kill at any moment leaves the old file or the new one, never a part: a child process writes a file over and over through the
// machine's own `write`, and is killed without warning; what stands on the disk must be one of the two texts, whole.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "sanxian-atomic-"));
const script = join(folder, "writer.mjs");
const target = join(folder, "history.json");
/** Two texts that no part of either can be taken for. */
const TEXTS = ["A", "B"].map((mark) => `${mark}${mark.repeat(3_000_000)}${mark}\n`);

beforeAll(async () => {
  const machine = new URL("../../src/cli/machine.ts", import.meta.url).pathname;
  await build({
    stdin: {
      contents: `import { nodeIo } from ${JSON.stringify(machine)};
const io = nodeIo();
const texts = ["A", "B"].map((mark) => mark + mark.repeat(3_000_000) + mark + "\\n");
process.stdout.write("ready\\n");
for (let i = 0; ; i++) io.write(process.argv[2], texts[i % 2]);`,
      resolveDir: folder,
      loader: "ts",
    },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: script,
    logLevel: "error",
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the writer and kills it so many milliseconds after it began. */
async function killedAfter(ms: number): Promise<void> {
  const child = spawn(process.execPath, [script, target], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), ms));
    child.once("exit", (_, signal) =>
      signal === "SIGKILL" ? resolve() : reject(new Error("the writer ended by itself")),
    );
  });
}

test("a kill at any moment leaves the old or the new file", async () => {
  writeFileSync(target, TEXTS[0]!);
  let partials = 0;
  for (const ms of [0, 1, 2, 3, 5, 7, 9, 12, 15, 20, 26, 33]) {
    await killedAfter(ms);
    const found = readFileSync(target, "utf8");
    expect(TEXTS.includes(found), `${found.length} characters after ${ms} ms`).toBe(true);
    // what the kill left beside the file is never taken for it
    const left = readdirSync(folder).filter((name) => name.endsWith(".partial"));
    partials += left.length;
    for (const name of left) rmSync(join(folder, name));
  }
  // the kills did hit the writing, or this test would prove nothing
  expect(partials).toBeGreaterThan(0);
});
