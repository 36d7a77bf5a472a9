// sanxian screen --batch: lines in and out in one order, faults told by line, files whole or not at all, closed pipes no fault.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Io } from "../../src/cli/machine.ts";
import { nodeIo } from "../../src/cli/machine.ts";
import { linesOf } from "../../src/cli/ndjson-lines.ts";
import { run } from "../../src/cli/run.ts";
import type { Project } from "../../src/domain/index.ts";
import type { ScreenedRecord } from "../../src/screening/index.ts";
import { HARMFUL } from "../report/payloads.ts";
import { FILES, screened } from "./machine.ts";

type Out = ScreenedRecord & { line: number };
const project = (name: string): Project => JSON.parse(FILES[`${name}.json`]!) as Project;
const one = (name: string, id = name): string => JSON.stringify({ ...project(name), id });

/** Runs a batch on bytes in memory, in chunks of some size. */
async function batch(input: string | Uint8Array, argv: readonly string[] = [], chunk = 1000, most = Infinity) {
  const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
  const state = { out: "", err: "", read: 0, closed: false, discarded: false };
  const io: Io = {
    ...nodeIo(),
    read: (path) => new TextEncoder().encode(FILES[path]),
    same: (a, b) => a === b,
    err: (text) => {
      state.err += text;
    },
    async *chunks() {
      for (let at = 0; at < bytes.length; at += chunk) {
        state.read = at;
        yield bytes.subarray(at, at + chunk);
      }
    },
    sink: () => ({
      write: async (text) => {
        await Promise.resolve();
        if (state.out.length >= most) return false;
        state.out += text;
        return true;
      },
      close: async () => {
        state.closed = true;
      },
      discard: async () => {
        state.discarded = true;
      },
    }),
  };
  const exit = await run(["screen", "--scheme", "scheme.json", "--batch", "in.ndjson", "--as-of", "2026-11-24", ...argv], io); // biome-ignore format: one line
  const records = state.out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Out]));
  return { exit, records, ...state };
}

describe("a stream", () => {
  it("gives a record a line, in order, as screening one by one does", async () => {
    const names = ["admissible", "inadmissible", "undetermined", "admissible"];
    const { exit, records, err, closed } = await batch(`${names.map((name, i) => one(name, `p${i}`)).join("\n")}\n`);
    expect([exit, closed]).toEqual([0, true]);
    expect(records.map(({ line, index, project: id }) => [line, index, id])).toEqual(
      names.map((_, i) => [i + 1, i, `p${i}`]),
    );
    for (const [i, name] of names.entries()) {
      const single = JSON.parse(screened(`${name}.json`, ["--format", "json", "--as-of", "2026-11-24"]).out);
      const record = records[i]!;
      if (record.status !== "screened") throw new Error("not screened");
      expect(record.verdict).toBe(single.verdict);
      expect(record.units.map(({ code, areaM2 }) => [code, areaM2])).toEqual(
        single.units.map(({ code, areaM2 }: { code: string; areaM2: number }) => [code, areaM2]),
      );
    }
    expect(err).toContain("Records: 4; not screened: 0.");
  });

  it("is the same bytes however it is chopped, with line ends of Windows, blank lines and a byte-order mark", async () => {
    const lines = [one("admissible", "甲"), "", one("inadmissible", "乙"), "   "];
    const text = `\ufeff${lines.join("\r\n")}`;
    const whole = await batch(text, [], 1e9);
    expect(whole.records.map(({ line, project: id }) => [line, id])).toEqual([
      [1, "甲"],
      [3, "乙"],
    ]);
    for (const chunk of [1, 7, 4096]) expect((await batch(text, [], chunk)).out).toBe(whole.out);
  });

  it("tells faulty lines by their number and goes on", async () => {
    const gbk = Uint8Array.of(0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d, 0x0a);
    const parts = [
      `${one("admissible")}\n`,
      '{"format": "sanxian.project",}\n',
      gbk,
      `${JSON.stringify({ ...project("admissible"), id: "shape", natures: ["nwe"] })}\n`,
      "[1]\n",
      `${one("inadmissible")}\n`,
    ].map((part) => (typeof part === "string" ? new TextEncoder().encode(part) : part));
    const { exit, records, err } = await batch(Buffer.concat(parts));
    expect(exit).toBe(65);
    expect(records.map(({ status }) => status)).toEqual(["screened", "faulty", "faulty", "faulty", "faulty", "screened"]); // biome-ignore format: one line
    expect(records.slice(1, 4).map(({ findings }) => findings[0]!.code)).toEqual([
      "JSON_BROKEN",
      "NOT_UTF8",
      expect.stringMatching(/^DOCUMENT_/),
    ]);
    expect(records[3]!.project).toBe("shape");
    expect(err).toMatch(/in\.ndjson:2: .*JSON_BROKEN/);
    expect(err).toMatch(/in\.ndjson:3: .*NOT_UTF8/);
    expect(err).toMatch(/in\.ndjson:4: \$\.natures/);
    expect(err).toContain("not screened: 4.");
  });

  it("takes a document for one, whatever members it has beside its own", async () => {
    const odd = ["x", [{}], [{ code: "C", severity: "error" }]].map((value) => ({
      ...project("admissible"),
      unreadable: value,
    }));
    const { exit, records } = await batch(odd.map((one) => JSON.stringify(one)).join("\n"));
    expect([exit, records.map(({ status }) => status)]).toEqual([0, ["screened", "screened", "screened"]]);
  });

  it("gives parts when they are asked for", async () => {
    const [bare] = (await batch(one("inadmissible"))).records;
    const [whole] = (await batch(one("inadmissible"), ["--parts", "yes"])).records;
    if (bare?.status !== "screened" || whole?.status !== "screened") throw new Error("not screened");
    expect(bare.units[0]).not.toHaveProperty("geometry");
    expect(whole.units[0]!.geometry?.type).toBe("MultiPolygon");
  });

  it("stops quietly when nobody reads any more, without reading the rest", async () => {
    const text = Array.from({ length: 200 }, (_, i) => one("admissible", `p${i}`)).join("\n");
    const { exit, read, records } = await batch(text, [], 1000, 1);
    expect(exit).toBe(0);
    expect(records).toHaveLength(1);
    expect(read).toBeLessThan(10_000);
  });

  it("is inert: what steers a terminal comes out as escapes", async () => {
    const nasty = "\u001b[31m\u202e\u0085\u2028<script>";
    const { out, err } = await batch(`${one("admissible", nasty)}\n{"id": "${nasty}"`);
    expect(out).not.toMatch(HARMFUL);
    expect(err.replaceAll("\n", "")).not.toMatch(HARMFUL);
    expect((JSON.parse(out.split("\n")[0]!) as Out).project).toBe(nasty);
  });

  it("refuses what does not go together, before anything is read", async () => {
    for (const [argv, code] of [
      [["--project", "admissible.json"], "OPTION_CONFLICT"],
      [["--format", "html"], "OPTION_CONFLICT"],
      [["--parts", "some"], "OPTION_CHOICE"],
      [["--out", "in.ndjson"], "OUTPUT_IS_INPUT"],
    ] as const) {
      const { exit, err } = await batch("", argv);
      expect([exit, err.includes(code)], code).toEqual([64, true]);
    }
    expect(screened("admissible.json", ["--parts", "yes"]).err).toContain("OPTION_CONFLICT");
  });

  it("passes over a line that is too long, and keeps nothing of it", async () => {
    async function* chunks() {
      yield new TextEncoder().encode("short\n");
      for (let i = 0; i < 100; i++) yield new TextEncoder().encode("x".repeat(50));
      yield new TextEncoder().encode("\nlast");
    }
    const found: unknown[] = [];
    for await (const line of linesOf(chunks(), 1000)) found.push([line.line, line.text, line.fault]);
    expect(found).toEqual([
      [1, "short", null],
      [2, null, "tooLong"],
      [3, "last", null],
    ]);
  });
});

describe("the program", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "sanxian-batch-"));
  const at = (name: string): string => join(folder, name);
  const program = at("dist/cli.js");
  const scheme = join(root, "docs/showcase/taizhou.scheme.json");
  const args = (...more: string[]): string[] => [
    program,
    "screen",
    "--scheme",
    scheme,
    "--as-of",
    "2026-11-24",
    ...more,
  ];
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(() => {
    buildSync({ entryPoints: [join(root, "src/cli/main.ts")], outfile: program, bundle: true, format: "esm", platform: "node", logLevel: "error" }); // biome-ignore format: one line
    writeFileSync(at("package.json"), '{"type": "module", "version": "1.2.3"}');
    const lines = Array.from({ length: 300 }, (_, i) => one(i % 3 ? "admissible" : "inadmissible", `p${i}`));
    writeFileSync(at("in.ndjson"), `${lines.join("\n")}\n`);
  });

  it("reads standard input and writes standard output", () => {
    const input = readFileSync(at("in.ndjson"), "utf8");
    const out = execFileSync(process.execPath, args("--batch", "-"), { input, encoding: "utf8", stdio: ["pipe", "pipe", "ignore"], maxBuffer: 2 ** 28 }); // biome-ignore format: one line
    expect(out.trimEnd().split("\n").map((line) => (JSON.parse(line) as Out).project)).toEqual(Array.from({ length: 300 }, (_, i) => `p${i}`)); // biome-ignore format: one line
  });

  it("writes a file whole, or leaves the old one as it was", () => {
    const done = spawnSync(process.execPath, args("--batch", at("in.ndjson"), "--out", at("out/all.ndjson")));
    expect(done.status).toBe(0);
    const text = readFileSync(at("out/all.ndjson"), "utf8");
    expect(text.trimEnd().split("\n")).toHaveLength(300);
    const missing = spawnSync(process.execPath, args("--batch", at("none.ndjson"), "--out", at("out/all.ndjson")), { encoding: "utf8" }); // biome-ignore format: one line
    expect([missing.status, missing.stderr.includes("FILE_MISSING")]).toEqual([65, true]);
    expect(readFileSync(at("out/all.ndjson"), "utf8")).toBe(text);
    expect(readdirSync(at("out"))).toEqual(["all.ndjson"]);
  });

  it.skipIf(process.platform === "win32")("a closed pipe ends it without a fault", () => {
    const quote = (word: string): string => `'${word}'`;
    const command = `${[process.execPath, ...args("--batch", at("in.ndjson"))].map(quote).join(" ")} | head -n 2 | wc -l`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
    expect(stdout.trim()).toBe("2");
    expect(stderr).not.toMatch(/EPIPE|Error|\n\s+at /);
  });

  it.skipIf(process.platform === "win32")("stopped at the keyboard, it leaves no part behind", async () => {
    const child = spawn(process.execPath, args("--batch", "-", "--out", at("stopped/all.ndjson")), { stdio: ["pipe", "ignore", "ignore"] }); // biome-ignore format: one line
    child.stdin.on("error", () => undefined);
    child.stdin.write(`${one("admissible")}\n`);
    // it has begun when its partial file is there
    while (!existsSync(at("stopped")) || readdirSync(at("stopped")).length === 0) await new Promise((resolve) => setTimeout(resolve, 20)); // biome-ignore format: one line
    child.kill("SIGINT");
    child.stdin.write(`${one("admissible")}\n${one("admissible")}\n`);
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(130);
    expect(readdirSync(at("stopped"))).toEqual([]);
  });
});
