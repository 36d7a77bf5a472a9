// Commands, formats and exit codes, on a machine in memory.
import { describe, expect, it } from "vitest";
import { EXIT } from "../../src/cli/exit-codes.ts";
import { columnsOf } from "../../src/report/columns.ts";
import { HARMFUL } from "../report/payloads.ts";
import { changedProject, FILES, ran, screened } from "./machine.ts";

describe("exit codes", () => {
  it.each([
    ["admissible.json", 0],
    ["inadmissible.json", 1],
    ["undetermined.json", 2],
  ])("tell the verdict: %s", (project, exit) => {
    for (const format of ["text", "json", "html", "markdown"])
      expect(screened(project, ["--format", format]).exit).toBe(exit);
  });

  it("3 for conditional", () => {
    // the resort out of the red line still needs its commitments
    const project = JSON.parse(FILES["inadmissible.json"]!) as { facts: { flags: Record<string, boolean> } };
    project.facts.flags.nationalStrategic = true;
    const { exit, out } = screened("p.json", ["--format", "json"], { files: { "p.json": JSON.stringify(project) } });
    expect([exit, (JSON.parse(out) as { verdict: string }).verdict]).toEqual([3, "conditional"]);
  });

  it("are all different, and none of a failure is one of a verdict", () => {
    expect(new Set(Object.values(EXIT)).size).toBe(Object.keys(EXIT).length);
    for (const name of ["usage", "input", "internal", "output"] as const) expect(EXIT[name]).toBeGreaterThan(3);
  });

  it("70, with what happened, when the program is at fault", () => {
    const { exit, err } = ran(["screen", "--scheme", "scheme.json", "--project", "admissible.json"], {
      get terminal(): never {
        throw new TypeError("boom\u001b[31m");
      },
    });
    expect(exit).toBe(70);
    expect(err).toMatch(/内部错误.*\n.*\[INTERNAL\]\n.*TypeError: boom/);
    expect(err).not.toMatch(HARMFUL);
  });
});

describe("formats", () => {
  it("text is the default, within 80 columns, without colours", () => {
    const { out, err } = screened("inadmissible.json");
    expect(out).toBe(screened("inadmissible.json", ["--format", "text"]).out);
    expect(out).toContain("【不予准入 Inadmissible】");
    expect(out).not.toMatch(HARMFUL);
    expect(err).toBe("");
  });

  it("json is the analysis, whole", () => {
    const { out } = screened("undetermined.json", ["--format", "json"]);
    const analysis = JSON.parse(out) as { format: string; terms: unknown[]; asOf: string };
    expect(analysis.format).toBe("sanxian.analysis");
    expect(analysis.terms).toHaveLength(48);
    expect(out.endsWith("}\n")).toBe(true);
  });

  it("html is a page with the map, markdown has its headings", () => {
    expect(screened("admissible.json", ["--format", "html"]).out).toMatch(
      /^<!doctype html>[\s\S]*<svg [\s\S]*<\/html>\n$/,
    );
    expect(screened("admissible.json", ["--format=markdown"]).out).toMatch(/^# 生态环境分区管控符合性分析/);
  });

  it("come in the language asked for", () => {
    expect(screened("admissible.json", ["--language", "zh"]).out).not.toContain("Verdict");
    expect(screened("admissible.json", ["--language", "en"]).out).not.toContain("结论");
    expect(screened("admissible.json", ["--language", "both"]).out).toBe(screened("admissible.json").out);
  });

  it("are the same bytes for the same input", () => {
    for (const format of ["text", "json", "html", "markdown"]) {
      const once = screened("undetermined.json", ["--format", format]);
      expect(screened("undetermined.json", ["--format", format])).toEqual(once);
    }
  });

  it("fit the terminal, between 40 and 100 columns, in colour", () => {
    const wide = screened("admissible.json", [], { terminal: { columns: 300, color: true } }).out;
    const longest = (text: string): number => Math.max(...text.split("\n").map((line) => (line.startsWith("──") ? [...line].length : 0))); // biome-ignore format: one line
    expect(longest(wide)).toBeGreaterThan(80);
    expect(longest(wide)).toBeLessThanOrEqual(100);
    expect(wide).toContain("\u001b[1;32m【准入 Admissible】\u001b[0m");
    expect(screened("admissible.json", [], { terminal: { columns: 0, color: false } }).out).not.toContain("\u001b");
  });

  it("hold no character that steers a terminal, json neither", () => {
    const evil = "项目\u001b]0;x\u0007\u009b31m\u202e\u2066\ufeff\u2028";
    const files = { "p.json": changedProject((project) => Object.assign(project, { name: evil, id: evil })) };
    for (const format of ["text", "json", "html", "markdown"]) {
      const { out, exit } = screened("p.json", ["--format", format], { files });
      expect(exit).toBe(0);
      expect(out).not.toMatch(HARMFUL);
      if (format === "json") expect((JSON.parse(out) as { project: { id: string } }).project.id).toBe(evil);
    }
  });
});

describe("options", () => {
  it("--as-of decides which terms hold, and today is the default", () => {
    const on = (day: string): string => screened("admissible.json", ["--as-of", day, "--format", "json"]).out;
    expect((JSON.parse(on("2026-01-01")) as { asOf: string }).asOf).toBe("2026-01-01");
    expect(screened("admissible.json", [], { today: "2027-02-03" }).out).toContain("2027-02-03");
  });

  it("--area-method is passed on and recorded", () => {
    const areas = ["lonlat", "landSurvey", "geodesic"].map((name) => {
      const { out } = screened("admissible.json", ["--area-method", name, "--format", "json"]);
      const { method, footprint } = JSON.parse(out) as {
        method: { areaMethod: string };
        footprint: { areaM2: number };
      };
      expect(method.areaMethod).toBe(name);
      return footprint.areaM2;
    });
    for (const area of areas) expect(area / areas[0]!).toBeCloseTo(1, 5);
  });

  it("--out writes the file and says so on standard error", () => {
    const { out, err, written, exit } = screened("inadmissible.json", ["--out", "a/b/report.html", "--format", "html"]);
    expect([out, err, exit]).toEqual(["", "a/b/report.html\n", 1]);
    expect(written.get("a/b/report.html")).toBe(screened("inadmissible.json", ["--format", "html"]).out);
  });

  it("a file gets the same bytes as a pipe, whatever the terminal", () => {
    const { written } = screened("admissible.json", ["--out", "r.txt"], { terminal: { columns: 44, color: true } });
    expect(written.get("r.txt")).toBe(screened("admissible.json").out);
  });

  it("--name=value is the same as --name value, in any order", () => {
    const { out, exit } = ran(["screen", "--format=json", "--project=admissible.json", "--scheme=scheme.json"]);
    expect([exit, out]).toEqual([0, screened("admissible.json", ["--format", "json"]).out]);
  });
});

describe("help and version", () => {
  it("are on standard output with exit code 0", () => {
    for (const argv of [["--help"], ["-h"], ["help"], ["screen", "--help"], ["demo", "-h"]]) {
      const { exit, out, err } = ran(argv);
      expect([exit, err]).toEqual([0, ""]);
      expect(out).toContain("用法 Usage");
    }
    expect(ran(["--version"])).toMatchObject({ exit: 0, out: "9.9.9\n" });
    expect(ran(["-v"]).out).toBe("9.9.9\n");
  });

  it("name every option and every exit code", () => {
    const { out } = ran(["screen", "--help"]);
    for (const name of ["scheme", "project", "as-of", "format", "out", "language", "area-method"])
      expect(out).toContain(`--${name} `);
    for (const code of Object.values(EXIT)) expect(out).toMatch(new RegExp(`(?:^|\\s)${code}  `, "m"));
    for (const line of [...out.split("\n"), ...ran(["--help"]).out.split("\n"), ...ran(["demo", "-h"]).out.split("\n")])
      expect(columnsOf(line), line).toBeLessThanOrEqual(80);
  });

  it("no command shows the help on standard error, as a mistake", () => {
    const { exit, out, err } = ran([]);
    expect([exit, out]).toEqual([64, ""]);
    expect(err).toContain("用法 Usage");
  });
});

describe("demo", () => {
  it("screens three projects, summarises them and writes their pages and maps", () => {
    const { exit, out, err, written } = ran(["demo"]);
    expect([exit, err]).toEqual([0, ""]);
    for (const verdict of ["准入 Admissible", "不予准入 Inadmissible", "待补充 Undetermined"])
      expect(out).toContain(`【${verdict}】`);
    // the red line is what forbids, and the open one says what to ask
    expect(out).toMatch(/不符合 Violates ─[\s\S]*TZ-01[\s\S]*生态保护红线/);
    expect(out).toMatch(/What must still be known[\s\S]*\d\. .*？/);
    expect(out.split("\n").length).toBeLessThan(90);
    expect([...written.keys()]).toEqual(["admissible", "inadmissible", "undetermined"].flatMap((name) => [`sanxian-demo/${name}.html`, `sanxian-demo/${name}.svg`])); // biome-ignore format: one line
    for (const [path, text] of written) expect(text).toContain(path.endsWith(".svg") ? "</svg>" : "<svg ");
  });

  it("writes where it is told, on the day and in the language asked for", () => {
    const { out, written } = ran(["demo", "--out", "there", "--as-of", "2026-09-01", "--language", "zh"]);
    expect([...written.keys()].every((path) => path.startsWith("there/"))).toBe(true);
    expect(out).toContain("2026-09-01");
    expect(out).not.toContain("Verdict");
  });
});
