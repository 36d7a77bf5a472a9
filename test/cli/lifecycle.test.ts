// diff, impact and track: formats, exit codes, mistakes. The worked example stands in test/showcase/updates.test.ts.
import { describe, expect, test } from "vitest";
import type { MonitoringRecord } from "../../src/domain/index.ts";
import { beginHistory, diffSchemes, draftVersion } from "../../src/revision/index.ts";
import { AUTHORITY, column, K1, numbered, P1, smallScheme, unit } from "../revision/small-scheme.ts";
import { projectOn } from "../screening/small-scheme.ts";
import { ran } from "./machine.ts";

const V1 = smallScheme({
  version: {
    number: "2024",
    status: "inForce",
    baseDate: "2024-01-01",
    areaMethod: "lonlat",
    publishedOn: "2024-09-01",
    validFrom: "2024-09-01",
    filing: { to: "浙江省生态环境厅", date: "2024-08-01", receipt: "1" },
  },
});
const V2 = numbered(
  smallScheme({
    units: [
      unit(P1, column(121, 121.008)),
      unit(K1, column(121.008, 121.02), { keyKind: "park" }),
      ...V1.units.slice(2),
    ],
  }),
  "2026",
);
const update = {
  format: "sanxian.update",
  formatVersion: "1",
  kind: "dynamic",
  authority: AUTHORITY,
  on: "2026-05-01",
  triggers: [{ id: "t", kind: "spatialPlan", area: "territory", evidence: ["e"] }],
  evidence: [{ id: "e", kind: "approval", title: "批复", by: "省政府", date: "2026-01-01" }],
};
const monitoring: MonitoringRecord = {
  format: "sanxian.monitoring",
  formatVersion: "1",
  scheme: "small",
  accounts: [
    {
      unit: K1,
      pollutant: "COD",
      year: 2026,
      limit: { value: 10, unit: "t/a" },
      used: { value: 12, unit: "t/a" },
      source: "排污许可",
    },
  ],
};
const stock = [
  projectOn(
    column(121.0085, 121.009, 28.605, 28.606),
    { flags: {} },
    { id: "a<b", name: "<script>", natures: ["new"], industries: ["C26"] },
  ),
];
const files = {
  "v1.json": JSON.stringify(V1),
  "v2.json": JSON.stringify(V2),
  "update.json": JSON.stringify(update),
  "history.json": JSON.stringify(beginHistory(V1)),
  "monitoring.json": JSON.stringify(monitoring),
  "stock.json": JSON.stringify(stock),
};
const did = (argv: string, more: Record<string, string> = {}, machine: object = {}) =>
  ran(argv.split(" "), { files: { ...files, ...more }, ...machine });

describe("diff", () => {
  test("compares: 0, whatever changed; 1 when an update was not allowed", () => {
    const { exit, out } = did("diff --before v1.json --after v2.json --language zh");
    expect(exit).toBe(0);
    expect(out).toContain("2024 → 2026");
    expect(out).toContain("优先保护 → 重点管控");
    const judged = did("diff --before v1.json --after v2.json --update update.json --language en");
    expect(judged.exit).toBe(1);
    expect(judged.out).toContain("UPDATE_FUNCTION_LOWERED");
    expect(did("diff --before v1.json --after v1.json --update update.json").exit).toBe(0);
  });

  test("JSON is the difference; a page is whole and loads nothing", () => {
    const { out } = did("diff --before v1.json --after v2.json --format json");
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(diffSchemes(V1, V2))));
    const page = did("diff --before v1.json --after v2.json --update update.json --format html --out out/u.html");
    expect(page.exit).toBe(1);
    const html = page.written.get("out/u.html")!;
    expect(html.startsWith("<!doctype html>")).toBe(true);
    expect(html).not.toMatch(/<script|src=|href=|url\((?!#)/);
    expect(html.match(/<svg/g)).toHaveLength(3);
  });

  test.each([
    ["diff --after v2.json", 64, "--before"],
    ["diff --before v1.json --after none.json", 65, "FILE_MISSING"],
    ["diff --before v1.json --after update.json", 65, "DOCUMENT_OTHER"],
    ["diff --before v1.json --after v2.json --update v1.json", 65, "DOCUMENT_OTHER"],
    ["diff --before v1.json --after v2.json --sliver-width -1", 64, "--sliver-width"],
    ["diff --before v1.json --after v2.json --out v1.json", 64, "OUTPUT_IS_INPUT"],
  ])("%s: exit %s", (argv, exit, told) => {
    const result = did(argv);
    expect([result.exit, result.out]).toEqual([exit, ""]);
    expect(result.err).toContain(told);
  });

  test("an update of the wrong form is told member by member", () => {
    const broken = JSON.stringify({ ...update, kind: "sometimes", triggers: [{ id: "t" }] });
    const { exit, err } = did("diff --before v1.json --after v2.json --update bad.json", { "bad.json": broken });
    expect(exit).toBe(65);
    expect(err).toContain("$.kind");
    expect(err).toContain("$.triggers[0] lacks kind");
  });
});

describe("impact", () => {
  test("who loses and why; names from data stay inert", () => {
    const { exit, out } = did("impact --before v1.json --after v2.json --projects stock.json --language zh");
    expect(exit).toBe(0);
    expect(out).toContain("受限 1");
    expect(out).toContain("T2");
    const html = did("impact --before v1.json --after v2.json --projects stock.json --format html").out;
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
    expect(
      JSON.parse(did("impact --before v1.json --after v2.json --projects stock.json --format json").out).counts.loses,
    ).toBe(1);
  });

  test("one project is a stock too; a broken one among many is told with its place", () => {
    expect(
      did("impact --before v1.json --after v2.json --projects one.json", { "one.json": JSON.stringify(stock[0]) }).exit,
    ).toBe(0);
    const { exit, err } = did("impact --before v1.json --after v2.json --projects bad.json", {
      "bad.json": JSON.stringify([stock[0], { ...stock[0], natures: ["old"] }]),
    });
    expect(exit).toBe(65);
    expect(err).toContain("bad.json[1]");
  });

  test("one project a line is a stock as well: blank lines and CRLF do not matter, a broken line is told by its number", () => {
    const line = JSON.stringify(stock[0]);
    const second = JSON.stringify({ ...stock[0], id: "b" });
    const impact = (text: string) =>
      did("impact --before v1.json --after v2.json --projects p.ndjson --format json", { "p.ndjson": text });
    const expected = did("impact --before v1.json --after v2.json --projects p.json --format json", {
      "p.json": `[${line},${second}]`,
    }).out;
    expect(JSON.parse(expected).counts.loses).toBe(2);
    for (const text of [`${line}\n${second}\n`, `${line}\r\n\r\n${second}`, `\n${line}\n${second}`])
      expect(impact(text)).toMatchObject({ exit: 0, out: expected });
    // one project, printed over lines, is no NDJSON
    expect(impact(JSON.stringify(stock[0], null, 2)).exit).toBe(0);
    const broken = impact(`${line}\n{"format":`);
    expect(broken.exit).toBe(65);
    expect(broken.err).toContain("p.ndjson:2");
    const wrong = impact(`${line}\n\n${JSON.stringify({ ...stock[0], natures: ["old"] })}`);
    expect(wrong.exit).toBe(65);
    expect(wrong.err).toContain("p.ndjson:3: $.natures[0]");
  });
});

test("diff and impact show their steps at a terminal, and wipe them; a pipe gets none", () => {
  const terminal = { columns: 80, color: false };
  for (const [argv, step] of [
    ["diff --before v1.json --after v2.json --update update.json", "[2/4] 叠加两个版本 Overlaying both versions"],
    ["diff --before v1.json --after v2.json --update update.json", "[3/3] 判定合规 Judging"],
    ["impact --before v1.json --after v2.json --projects stock.json --format html", "[4/4]"],
  ] as const) {
    const shown = did(argv, {}, { terminal });
    expect(shown.err).toContain(step);
    expect(shown.err.endsWith("\r\u001b[K")).toBe(true);
    expect(did(argv).err).toBe("");
  }
});

describe("track", () => {
  test("duties of a scheme; 1 when something is overdue or to be put right", () => {
    const { exit, out } = did("track --scheme v1.json --as-of 2026-11-24 --language zh");
    expect(exit).toBe(1);
    expect(out).toContain("2029-09-01");
    expect(out).toContain("2025 年度跟踪评估");
    const early = did("track --scheme v1.json --as-of 2024-09-02 --language zh");
    expect(early.exit).toBe(0);
    const measured = did("track --history history.json --monitoring monitoring.json --as-of 2024-09-02 --format json");
    expect(measured.exit).toBe(1);
    const report = JSON.parse(measured.out);
    expect(report.headrooms).toMatchObject([{ unit: K1, headroom: { value: -2, unit: "t/a" }, state: "exceeded" }]);
    expect(report.evaluation.units[0].scores.find(({ id }: { id: string }) => id === "coverage").ratio).toBeCloseTo(
      1,
      9,
    );
  });

  test("a tampered history is told", () => {
    const tampered = files["history.json"].replace('"小方案"', '"大方案"');
    const { exit, out } = did("track --history bad.json --as-of 2024-09-02", { "bad.json": tampered });
    expect(exit).toBe(1);
    expect(out).toContain("HISTORY_DIGEST");
  });

  test.each([
    ["track", 64],
    ["track --scheme v1.json --history history.json", 64],
    ["track --scheme v1.json --as-of 2026-02-30", 64],
    ["track --history v1.json", 65],
  ])("%s: exit %s", (argv, exit) => {
    expect(did(argv).exit).toBe(exit);
  });
});

describe("check, with a history", () => {
  const judged = (name: string, text: string) => {
    const { exit, out } = did(
      `check --scheme v1.json --history ${name} --only history,updates --as-of 2026-11-24 --format json`,
      { [name]: text },
    );
    return {
      exit,
      states: JSON.parse(out).checks.map(({ code, state }: { code: string; state: string }) => [code, state]),
      out,
    };
  };

  test("a history that holds passes; a tampered one, and one of another scheme, fail", () => {
    expect(judged("history.json", files["history.json"])).toMatchObject({
      exit: 0,
      states: [
        ["HISTORY", "passed"],
        ["UPDATES", "passed"],
      ],
    });
    expect(judged("bad.json", files["history.json"].replace('"小方案"', '"大方案"'))).toMatchObject({
      exit: 1,
      states: [
        ["HISTORY", "failed"],
        ["UPDATES", "passed"],
      ],
    });
    const other = judged("other.json", JSON.stringify(beginHistory({ ...V1, name: "别的方案" })));
    expect(other.states[0]).toEqual(["HISTORY", "failed"]);
    expect(other.out).toContain("HISTORY_OTHER_SCHEME");
  });

  test("an update on record that was not allowed is found", () => {
    const { format: _f, formatVersion: _v, ...declared } = update;
    const grown = draftVersion(beginHistory(V1), V2, declared as never, { on: "2026-01-01", by: "局" });
    const { exit, states, out } = judged("grown.json", JSON.stringify(grown));
    expect([exit, states[1]]).toEqual([1, ["UPDATES", "failed"]]);
    expect(out).toContain("UPDATE_FUNCTION_LOWERED");
  });
});

test.each(["diff", "impact", "track"])("%s --help fits a terminal and goes to standard output", (command) => {
  const { exit, out, err } = ran([command, "--help"]);
  expect([exit, err]).toEqual([0, ""]);
  expect(out).toContain(`sanxian ${command}`);
});
