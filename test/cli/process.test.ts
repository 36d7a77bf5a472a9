// The real machine: files on a disk, and the program as a process.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"; // biome-ignore format: one line
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nodeIo, writeText } from "../../src/cli/machine.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sanxian-cli-"));
const at = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("files", () => {
  const io = nodeIo();

  it("are written whole, into folders that are made, over what was there", () => {
    const path = at("new/deeper/report.html");
    io.write(path, "one");
    io.write(path, "two 二");
    expect(readFileSync(path, "utf8")).toBe("two 二");
    expect(readdirSync(at("new/deeper"))).toEqual(["report.html"]);
  });

  it("that cannot be put in place leave no part behind, and the old one as it was", () => {
    mkdirSync(at("taken/report.html"), { recursive: true });
    expect(() => writeText(at("taken/report.html"), "x", io)).toThrow(/EISDIR/);
    expect(readdirSync(at("taken"))).toEqual(["report.html"]);
    writeFileSync(at("plain"), "a file");
    expect(() => writeText(at("plain/report.html"), "x", io)).toThrow(/cannot be written/);
    expect(readFileSync(at("plain"), "utf8")).toBe("a file");
  });

  it("behind a link are written where the link leads", () => {
    writeFileSync(at("target.txt"), "old");
    symlinkSync(at("target.txt"), at("link.txt"));
    io.write(at("link.txt"), "new");
    expect(readFileSync(at("target.txt"), "utf8")).toBe("new");
    expect(lstatSync(at("link.txt")).isSymbolicLink()).toBe(true);
    expect(io.same(at("link.txt"), at("target.txt"))).toBe(true);
    expect(io.same(at("link.txt"), at("other.txt"))).toBe(false);
  });

  it.skipIf(process.platform === "win32")("that are devices are written to, not replaced", () => {
    io.write("/dev/null", "x");
    expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it("know the version, the showcase and the day", () => {
    expect(io.version()).toBe(
      (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
    );
    expect(existsSync(join(io.showcase(), "taizhou.scheme.json"))).toBe(true);
    expect(io.today()).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});

describe("the program", () => {
  const program = join(folder, "package", "dist", "cli.js");
  const scheme = join(root, "docs/showcase/taizhou.scheme.json");
  const project = (name: string): string => join(root, `docs/showcase/projects/${name}.project.json`);
  const start = (...argv: string[]): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [program, ...argv], { cwd: folder, encoding: "utf8" }); // biome-ignore format: one line

  beforeAll(() => {
    // built here from the sources, laid out as the package is
    buildSync({ entryPoints: [join(root, "src/cli/main.ts")], outfile: program, bundle: true, format: "esm", platform: "node", logLevel: "error" }); // biome-ignore format: one line
    writeFileSync(join(folder, "package/package.json"), '{"type": "module", "version": "1.2.3"}');
    mkdirSync(join(folder, "package/docs"));
    symlinkSync(join(root, "docs/showcase"), join(folder, "package/docs/showcase"));
  });

  it("exits with the verdict and prints the report", () => {
    const { status, stdout, stderr } = start("screen", "--scheme", scheme, "--project", project("inadmissible"), "--as-of", "2026-11-24"); // biome-ignore format: one line
    expect([status, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("【不予准入 Inadmissible】");
    expect(stdout).not.toContain("\u001b");
  });

  it("exits with 64 and 65 for mistakes, without a stack", () => {
    const usage = start("screen", "--scheme", scheme);
    const input = start("screen", "--scheme", scheme, "--project", "none.json");
    expect([usage.status, input.status]).toEqual([64, 65]);
    expect(`${usage.stderr}${input.stderr}`).not.toMatch(/\n\s+at /);
    expect(input.stderr).toContain("none.json：文件不存在");
    expect(start("screen", "--scheme", folder, "--project", "x").stderr).toContain("FILE_IS_FOLDER");
  });

  it("refuses to write over its input, also by another name of it", () => {
    writeFileSync(at("mine.json"), readFileSync(project("admissible")));
    const { status, stderr } = start(
      "screen",
      "--scheme",
      scheme,
      "--project",
      "mine.json",
      "--out",
      "./package/../mine.json",
    );
    expect(status).toBe(64);
    expect(stderr).toContain("OUTPUT_IS_INPUT");
    expect(readFileSync(at("mine.json"), "utf8")).toBe(readFileSync(project("admissible"), "utf8"));
  });

  it("is quiet when the reader of its pipe has seen enough", () => {
    const told = at("told.txt");
    const shell = `"${process.execPath}" "${program}" screen --scheme "${scheme}" --project "${project("line")}" --format html 2>"${told}" | head -c 20`;
    expect(execFileSync("sh", ["-c", shell], { encoding: "utf8" })).toHaveLength(20);
    expect(readFileSync(told, "utf8")).toBe("");
  });

  it("runs the demonstration from any folder", () => {
    const { status, stdout } = start("demo", "--out", "shown");
    expect(status).toBe(0);
    expect(readdirSync(at("shown")).sort()).toEqual(["admissible.html", "admissible.svg", "inadmissible.html", "inadmissible.svg", "undetermined.html", "undetermined.svg"]); // biome-ignore format: one line
    expect(stdout).toContain(join("shown", "undetermined.html"));
    expect(start("--version").stdout).toBe("1.2.3\n");
  });

  it("gives the same bytes each time", () => {
    const once = (): string => String(start("screen", "--scheme", scheme, "--project", project("undetermined"), "--as-of", "2026-11-24", "--format", "html").stdout); // biome-ignore format: one line
    expect(once()).toBe(once());
  });
});
