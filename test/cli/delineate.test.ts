// sanxian delineate, on a machine in memory: files in, scheme, page and result out; every mistake told before work starts.
import { describe, expect, it } from "vitest";
import type { Delineation } from "../../src/delineation/index.ts";
import type { ZoningScheme } from "../../src/domain/index.ts";
import { readScheme } from "../../src/exchange/index.ts";
import { columnsOf } from "../../src/report/columns.ts";
import { rectangle } from "../delineation/random-layers.ts";
import { HARMFUL } from "../report/payloads.ts";
import { FILES as ALL, type Machine, ran } from "./machine.ts";

function features(...items: readonly (readonly [Record<string, unknown>, ReturnType<typeof rectangle>])[]): string {
  return JSON.stringify({
    type: "FeatureCollection",
    features: items.map(([properties, geometry]) => ({ type: "Feature", properties, geometry })),
  });
}

const FILES: Record<string, string> = {
  "counties.geojson": features(
    [{ adcode: 331001, name: "甲县" }, rectangle(0, 0, 10, 10)],
    [{ adcode: 331002, name: "乙县" }, rectangle(10, 0, 20, 10)],
  ),
  "ecology.geojson": features(
    [{ HJYSGKFQBM: "YS3310011110001", HJYSGKFQMC: "红线" }, rectangle(0, 0, 4, 4)],
    [{ HJYSGKFQBM: "YS3310013110001", HJYSGKFQMC: "一般" }, rectangle(4, 0, 20, 10)],
  ),
  "water.geojson": features([{ code: "YS3310022220001", name: "城镇" }, rectangle(12, 0, 16, 10)]),
  "parks.geojson": features([{ code: "P1", name: "示范园", compliant: true, level: "city" }, rectangle(17, 7, 19, 9)]),
};
const BASE = ["delineate", "--zones", "ecology.geojson,water.geojson", "--admin", "counties.geojson"];

function delineated(more: readonly string[] = [], machine: Machine = {}) {
  return ran([...BASE, ...more], { ...machine, files: { ...FILES, ...machine.files } });
}

describe("sanxian delineate", () => {
  it("writes a scheme that its own reader takes, and says how it came out", () => {
    const { exit, out, err } = delineated(["--parks", "parks.geojson", "--name", "某市方案"]);
    expect(exit).toBe(0);
    const scheme = JSON.parse(out) as ZoningScheme;
    expect(readScheme(scheme).document).toBeDefined();
    expect(scheme).toMatchObject({
      id: "331000-2026",
      name: "某市方案",
      level: "prefecture",
      version: { number: "2026", status: "drafting", baseDate: "2026-11-24", areaMethod: "lonlat" },
      territory: { adminCode: "331000", name: "某市方案" },
      threeLines: { redline: { zones: ["YS3310011110001"] } },
      parks: [{ code: "P1", compliant: true, level: "city" }],
    });
    expect(scheme.units.map(({ code, name }) => `${code} ${name}`)).toEqual([
      "ZH33100110001 甲县生态保护红线优先保护单元",
      "ZH33100130001 甲县一般管控单元",
      "ZH33100220001 示范园重点管控单元",
      "ZH33100220002 乙县城镇生活重点管控单元",
      "ZH33100230001 乙县一般管控单元",
    ]);
    expect(err).toContain("划定 5 个单元（优先 1，重点 2，一般 2），全域覆盖核验通过；面积相对残差 0；");
    expect(err).toContain("Units: 5 (priority 1, key 2, general 2); coverage certified;");
    // what the layers leave open is told with the file it concerns
    expect(err).toMatch(/scheme: \$: 警告 warning LAYER_UNCOVERED: 水环境要素图层有/);
  });

  it("writes scheme, page and result to files, the same bytes every time", () => {
    const options = ["--out", "s.json", "--html", "p.html", "--result", "r.json", "--min-area", "1000"];
    const first = delineated(options);
    expect([first.exit, first.out]).toEqual([0, ""]);
    expect([...first.written.keys()]).toEqual(["s.json", "p.html", "r.json"]);
    expect(delineated(options).written).toEqual(first.written);
    const result = JSON.parse(first.written.get("r.json")!) as Delineation;
    expect(result.certificate).toMatchObject({ format: "sanxian.certificate", valid: true, covered: true });
    const page = first.written.get("p.html")!;
    expect(page).toContain("全域覆盖，互不重叠");
    expect(page).toContain("<svg ");
    expect(page).toContain(result.certificate!.digest);
    expect(page).not.toMatch(/<script|<link|https?:\/\/(?!www\.w3\.org)/);
  });

  it("passes options on: method, territory, rules, language", () => {
    const fitting = delineated(["--method", "fitting", "--result", "r.json", "--out", "s.json"]);
    expect((JSON.parse(fitting.written.get("r.json")!) as Delineation).method).toBe("fitting");
    const wider = delineated(["--territory", "t.json"], {
      files: { "t.json": JSON.stringify(rectangle(0, 0, 20, 12)) },
    });
    expect(wider.err).toContain("GROUND_WITHOUT_COUNTY");
    expect(wider.exit).toBe(0);
    const together = JSON.stringify({ id: "X", numbering: { cutBy: "county", pieces: "apart", keepShare: 0.5 } });
    const apart = delineated(["--profile", "profile.json", "--out", "s.json", "--result", "r.json"], { files: { "profile.json": together } }); // biome-ignore format: one line
    expect((JSON.parse(apart.written.get("r.json")!) as Delineation).profile).toBe("X");
    const english = delineated(["--html", "p.html", "--language", "en", "--out", "s.json"]).written.get("p.html")!;
    expect(english).toContain("Covered once and wholly");
    expect(english).not.toContain("互不重叠");
  });

  it("keeps the codes of a scheme before, and lets no retired code come back", () => {
    const before = JSON.parse(delineated().out) as ZoningScheme;
    const units = before.units.map((unit) =>
      unit.code === "ZH33100220001" ? { ...unit, code: "ZH33100220007" } : unit,
    );
    const files = {
      "before.json": JSON.stringify({ ...before, units }),
      "retired.json": JSON.stringify(["ZH33100220009"]),
      "more.geojson": FILES["parks.geojson"]!,
    };
    const { out, exit } = delineated(["--predecessor", "before.json", "--retired-codes", "retired.json", "--parks", "more.geojson"], { files }); // biome-ignore format: one line
    expect(exit).toBe(0);
    const codes = (JSON.parse(out) as ZoningScheme).units.map(({ code }) => code);
    expect(codes).toContain("ZH33100220007");
    expect(codes).toContain("ZH33100220010");
  });

  it("tells progress where asked, step by step", () => {
    const { err } = delineated(["--progress", "always"]);
    expect(err).toMatch(/^\[1\/9\] 读取并检查数据 Reading and checking the data\n\[2\/9\]/m);
    expect(err).toContain("[9/9]");
    expect(delineated().err).not.toContain("[1/9]");
    // at a terminal one line is written over, and wiped at the end
    const terminal = { columns: 80, color: false };
    const shown = delineated([], { terminal }).err;
    expect(shown).toContain("\r\u001b[K[9/9]");
    expect(shown).not.toContain("[9/9] 核验全域覆盖 Certifying the coverage\n");
    expect(delineated(["--progress", "never"], { terminal }).err).not.toContain("[1/9]");
  });
});

describe("mistakes", () => {
  it.each([
    [["delineate"], 64, "OPTION_NEEDED"],
    [["delineate", "--zones", "ecology.geojson"], 64, "OPTION_NEEDED"],
    [[...BASE, "--method", "guess"], 64, "OPTION_CHOICE"],
    [[...BASE, "--min-area", "-1"], 64, "OPTION_AMOUNT"],
    [[...BASE, "--min-width", "wide"], 64, "OPTION_AMOUNT"],
    [[...BASE, "--admin-code", "3310"], 64, "OPTION_CHOICE"],
    [[...BASE, "--base-date", "2026-02-30"], 64, "OPTION_DATE"],
    [[...BASE, "--out", "water.geojson"], 64, "OUTPUT_IS_INPUT"],
    [[...BASE, "--out", "x.json", "--html", "x.json"], 64, "OUTPUT_IS_INPUT"],
    [["delineate", "--zones", "missing.geojson", "--admin", "counties.geojson"], 65, "FILE_MISSING"],
    [[...BASE, "--predecessor", "admissible.json"], 65, "DOCUMENT_OTHER"],
    [[...BASE, "--retired-codes", "counties.geojson"], 65, "RETIRED_CODES"],
    [[...BASE, "--territory", "empty.json"], 65, "LAYERS_EMPTY"],
    [["delineate", "--zones", "empty.json", "--admin", "counties.geojson"], 65, "LAYERS_EMPTY"],
    [[...BASE, "--profile", "bad-profile.json"], 65, "LAYERS_REFUSED"],
    [["delineate", "--zones", "counties.geojson", "--admin", "counties.geojson"], 65, "LAYERS_REFUSED"],
    [[...BASE, "--profile", "odd-rules.json"], 65, "OPTION_INVALID"],
  ] as const)("%s", (argv, exit, code) => {
    const files = {
      ...ALL,
      ...FILES,
      "empty.json": features(),
      "bad-profile.json": JSON.stringify({ fitting: { priorityShare: 2, keyShare: 0.5 } }),
      "odd-rules.json": JSON.stringify({ rules: [] }),
    };
    const run = ran(argv, { files });
    expect([run.exit, run.out, run.written.size]).toEqual([exit, "", 0]);
    expect(run.err).toContain(`[${code}]`);
  });

  it("in a layer stop the work, each told with file and place: half a layer compiles to something else", () => {
    const files = { "water.geojson": features([{ name: "无编码" }, rectangle(12, 0, 16, 10)]) };
    const { exit, err, out } = delineated([], { files });
    expect([exit, out]).toEqual([65, ""]);
    expect(err).toMatch(/water\.geojson: header: 错误 error FIELD_MISSING/);
  });

  it("names that would steer a terminal or a page are harmless", () => {
    const evil = "县\u001b[31m\u202e<script>alert(1)</script>";
    const files = { "counties.geojson": features([{ adcode: 331001, name: evil }, rectangle(0, 0, 20, 10)]) };
    const { written, err, exit } = delineated(["--html", "p.html", "--out", "s.json", "--name", evil], { files });
    expect(exit).toBe(0);
    expect(err).not.toMatch(HARMFUL);
    expect(written.get("p.html")).not.toMatch(HARMFUL);
    expect(written.get("p.html")).not.toContain("<script>");
  });

  it("help names every option within 80 columns", () => {
    const { out, exit } = ran(["delineate", "--help"]);
    expect(exit).toBe(0);
    for (const name of ["zones", "admin", "territory", "parks", "protected-areas", "profile", "method", "min-area", "min-width", "merge-policy", "predecessor", "retired-codes", "admin-code", "name", "number", "base-date", "out", "html", "result", "language", "progress"]) expect(out).toContain(`--${name} `); // biome-ignore format: one line
    for (const line of out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
  });
});
