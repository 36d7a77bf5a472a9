// sanxian check and sanxian stats, on a machine in memory.
import { describe, expect, it } from "vitest";
import { SCHEME_CHECKS } from "../../src/cli/scheme-checks.ts";
import { type CoverageCertificate, isIntact, syntheticProvince, syntheticScheme } from "../../src/delineation/index.ts";
import type { ZoningScheme } from "../../src/domain/index.ts";
import { readCsv } from "../../src/exchange/index.ts";
import { columnsOf } from "../../src/report/columns.ts";
import { HARMFUL } from "../report/payloads.ts";
import { FILES, type Machine, type Ran, ran } from "./machine.ts";

const province = syntheticProvince({ seed: 2, cells: 120, counties: 4, pointsPerSide: 4 });
const scheme = syntheticScheme(province);
const counties = JSON.stringify({
  type: "FeatureCollection",
  features: province.counties.map(({ code, name, geometry }) => ({
    type: "Feature",
    properties: { code, name },
    geometry,
  })),
});
const files: Record<string, string> = { "s.json": JSON.stringify(scheme), "counties.geojson": counties };
const changed = (change: (scheme: ZoningScheme & { units: { geometry: unknown }[] }) => void): Machine => {
  const copy = JSON.parse(files["s.json"]!) as ZoningScheme & { units: { geometry: unknown }[] };
  change(copy);
  return { files: { ...files, "s.json": JSON.stringify(copy) } };
};
const check = (more: readonly string[] = [], machine: Machine = { files }): Ran =>
  ran(["check", "--scheme", "s.json", ...more], machine);
interface Checked {
  passed: boolean;
  checks: { code: string; state: string; count: number; findings: { code: string; subject: string }[] }[];
  certificate: CoverageCertificate;
}
const asJson = (run: Ran): Checked => JSON.parse(run.out) as Checked;

describe("sanxian check", () => {
  it("passes a scheme without a fault: exit 0, every check in its place", () => {
    const run = check(["--counties", "counties.geojson", "--format", "json"]);
    const { passed, checks, certificate } = asJson(run);
    expect([run.exit, passed, run.err]).toEqual([0, true, ""]);
    expect(checks.map(({ code }) => code)).toEqual([
      "DOCUMENT",
      "DATUM",
      ...Array.from({ length: 10 }, (_, i) => `TOP${i + 1}`),
      "EDGES",
      "SLIVERS",
      "REDLINE",
      "ELEMENTS",
      "CLOSURE",
      "GRADED",
      "LIST",
      "HISTORY",
      "UPDATES",
    ]);
    expect(checks.filter(({ state }) => state === "notChecked").map(({ code }) => code)).toEqual([
      "GRADED",
      "HISTORY",
      "UPDATES",
    ]);
    expect(isIntact(certificate)).toBe(true);
  });

  it("fails on a gap: exit 1, with unit, place and remedy in words", () => {
    const machine = changed(({ units }) => void units.splice(3, 1));
    const run = check([], machine);
    expect(run.exit).toBe(1);
    expect(run.out).toContain("【检查未通过 Checks failed】");
    expect(run.out).toMatch(/\[未通过 failed 1\] TOP4 [\s\S]*?错误 辖区内 \[[\d., ]+\] 处/);
    expect(run.out).toContain("[CERTIFICATE_UNCOVERED]");
    expect(run.out).not.toMatch(HARMFUL);
    for (const line of run.out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
  });

  it("does only what is asked for, in the order of the list", () => {
    const run = check(["--only", "document,list", "--format", "json"]);
    expect(asJson(run).checks.map(({ code }) => code)).toEqual(["DOCUMENT", "LIST"]);
    const wrong = check(["--only", "document,coverge"]);
    expect(wrong.exit).toBe(64);
    expect(wrong.err).toContain(SCHEME_CHECKS.map(({ name }) => name).join(" | "));
  });

  it("checks a city's scheme against its province's", () => {
    const codes = new Set(province.counties.slice(0, 2).map(({ code }) => code));
    const machine = changed((copy) => {
      const own = copy as unknown as Record<"units" | "zones", { county: string; class: string; code: string }[]>;
      own.units = own.units.filter(({ county }) => codes.has(county));
      own.zones = own.zones.filter(({ county }) => codes.has(county));
      const key = own.units.find((unit) => unit.class === "priority")!;
      key.class = "general";
    });
    const city = { ...machine, files: { ...machine.files, "p.json": files["s.json"]! } };
    const { checks } = asJson(check(["--province", "p.json", "--only", "graded", "--format", "json"], city));
    expect(checks[0]!.state).toBe("failed");
    expect(checks[0]!.findings[0]!.code).toBe("GRADED_WEAKER");
  });

  it("tells a shifted layer of counties", () => {
    const shifted = JSON.parse(counties, (_, value: unknown) =>
      Array.isArray(value) && value.length === 2 && typeof value[0] === "number"
        ? [value[0] + 0.00485, (value[1] as number) - 0.0026]
        : value,
    ) as unknown;
    // moved by some constant: no shift of a web map, and so no finding of one
    const run = check(["--only", "datum", "--counties", "c.geojson", "--format", "json"], {
      files: { ...files, "c.geojson": JSON.stringify(shifted) },
    });
    expect(asJson(run).checks[0]).toMatchObject({ code: "DATUM", state: "passed" });
  });

  it("writes the report and the certificate to files", () => {
    const run = check(["--out", "r.txt", "--certificate", "c.json", "--language", "zh"]);
    expect([run.exit, run.out, run.err]).toEqual([0, "", "r.txt\n"]);
    expect(run.written.get("r.txt")).toContain("检查通过");
    expect(isIntact(JSON.parse(run.written.get("c.json")!) as CoverageCertificate)).toBe(true);
    expect(check(["--out", "s.json"]).exit).toBe(64);
    expect(check(["--certificate", "s.json"]).exit).toBe(64);
  });

  it("tells once what is odd with the document, and refuses one that is broken", () => {
    const odd = check(
      ["--only", "document", "--format", "json"],
      changed(({ units }) => {
        (units[0] as unknown as { code: string }).code = "ZH330101100001";
      }),
    );
    expect(odd.err).toBe("");
    expect(asJson(odd).checks[0]!.findings.map(({ code }) => code)).toContain("CODE_SERIAL");
    const broken = check(
      [],
      changed(({ units }) => void ((units[0] as { geometry: unknown }).geometry = null)),
    );
    expect(broken.exit).toBe(65);
    expect(broken.err).toContain("$.units[0].geometry");
  });

  it("shows progress at a terminal only, and wipes it", () => {
    const terminal = { columns: 60, color: true };
    const run = check(["--only", "coverage"], { files, terminal });
    expect(run.err).toContain("[3/5]");
    expect(run.err.endsWith("\r\u001b[K")).toBe(true);
    expect(run.out).toContain("\u001b[32m");
    expect(check(["--only", "coverage"]).err).toBe("");
  });

  it.each([
    [["check"], "OPTION_NEEDED"],
    [["check", "--scheme", "s.json", "--tolerance", "-1"], "OPTION_CHOICE"],
    [["check", "--scheme", "s.json", "--tolerance", "x"], "OPTION_CHOICE"],
    [["check", "--scheme", "s.json", "--counties", "s.json"], "DOCUMENT_REFUSED"],
    [["check", "--scheme", "s.json", "--counties", "none"], "FILE_MISSING"],
    [["stats"], "OPTION_NEEDED"],
    [["stats", "--scheme", "s.json", "--decimals", "2.5"], "OPTION_CHOICE"],
    [["stats", "--scheme", "s.json", "--area-method", "gaussKruger"], "OPTION_NEEDED"],
    [["stats", "--scheme", "s.json", "--out", "s.json"], "OUTPUT_IS_INPUT"],
  ])("a mistake gets one message: %j", (argv, code) => {
    const run = ran(argv, { files });
    expect(run.exit).toBeGreaterThanOrEqual(64);
    expect(run.err).toContain(`[${code}]`);
  });

  it("keeps names harmless", () => {
    const run = check(
      [],
      changed((copy) => {
        (copy as { name: string }).name = "\u001b[31m<script>\u202e";
        copy.units.pop();
      }),
    );
    expect(run.out).not.toMatch(HARMFUL);
  });
});

describe("sanxian stats", () => {
  const stats = (more: readonly string[] = []): Ran => ran(["stats", "--scheme", "s.json", ...more], { files });

  it("prints tables that close, in each language", () => {
    for (const language of ["zh", "en", "both"]) {
      const { out, exit } = stats(["--language", language]);
      expect(exit).toBe(0);
      for (const line of out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
      const rows = out
        .split("── ")[1]!
        .split("\n")
        .slice(language === "both" ? 3 : 2, language === "both" ? 7 : 6);
      const shares = rows.map((row) => Number(row.trim().split(/\s+/).at(-1)!.replaceAll(",", "")));
      expect(Math.round(100 * (shares[0]! + shares[1]! + shares[2]!))).toBe(10_000);
      expect(shares[3]).toBe(100);
    }
  });

  it("as a sheet: every table with its total, names of counties from their layer", () => {
    const { out } = stats(["--format", "csv", "--counties", "counties.geojson"]);
    const { table, findings } = readCsv(out);
    expect(findings).toEqual([]);
    expect(table.header).toEqual(["对象", "范围", "维度", "代码", "名称", "个数", "面积 km²", "占比 %", "原始面积 m²"]);
    expect(table.rows.some((row) => row.includes(province.counties[0]!.name))).toBe(true);
    expect(table.rows.filter((row) => row[4] === "合计").length).toBeGreaterThan(8);
  });

  it("as JSON: printed figures and raw sums, by the method asked for", () => {
    const { out } = stats([
      "--format",
      "json",
      "--area-method",
      "gaussKruger",
      "--central-meridian",
      "117",
      "--decimals",
      "3",
    ]);
    const json = JSON.parse(out) as { format: string; areaMethod: string; decimals: number; tables: unknown[] };
    expect(json).toMatchObject({ format: "sanxian.statistics", areaMethod: "gaussKruger", decimals: 3 });
    expect(json.tables.length).toBeGreaterThan(5);
  });

  it("counts the showcase", () => {
    const { out, exit } = ran(["stats", "--scheme", "scheme.json", "--language", "zh"], { files: FILES });
    expect(exit).toBe(0);
    expect(out).toContain("── 管控单元 · 按 类别");
  });
});
