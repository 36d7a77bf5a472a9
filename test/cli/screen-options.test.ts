// sanxian screen beyond one analysis: what if, versions to come, records; and the rules of a province.
import { describe, expect, it } from "vitest";
import type { ZoningScheme } from "../../src/domain/index.ts";
import { publicView } from "../../src/exchange/index.ts";
import { columnsOf } from "../../src/report/columns.ts";
import type { ConformityAnalysis, ConformityRecord } from "../../src/screening/index.ts";
import { box, projectOn, smallScheme } from "../screening/small-scheme.ts";
import { type Machine, type Ran, ran } from "./machine.ts";

const LINES = {
  threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] },
};
const SCHEME = smallScheme(
  [
    { id: "ban", when: { op: "flag", flag: "twoHigh" } },
    { id: "list", modality: "prohibit", when: { op: "industry", in: ["26"] } },
    {
      id: "use",
      modality: "restrict",
      when: { op: "compare", quantity: "waterUse", is: ">", value: 500, unit: "m3/a" },
    },
  ],
  LINES,
);
const PROJECT = projectOn(box(121.002, 28.603, 121.003, 28.604), {}, { natures: ["new"] });
const FILES = { "s.json": JSON.stringify(SCHEME), "p.json": JSON.stringify(PROJECT) };
const screened = (more: readonly string[], files: Machine["files"] = {}): Ran =>
  ran(["screen", "--scheme", "s.json", "--project", "p.json", "--as-of", "2026-11-24", ...more], {
    files: { ...FILES, ...files },
  });
const analysisOf = ({ out }: Ran): ConformityAnalysis => JSON.parse(out) as ConformityAnalysis;
const [ADMISSIBLE, INADMISSIBLE, UNDETERMINED, CONDITIONAL] = [0, 1, 2, 3];

const DIGEST = /\b[0-9a-f]{64}\b/;

describe("answers", () => {
  it("decide, as often as they are given, and the analysis names them", () => {
    expect(screened([]).exit).toBe(UNDETERMINED);
    expect(screened(["--answer", "flag:twoHigh=true"]).exit).toBe(INADMISSIBLE);
    const three = [
      "--answer",
      "flag:twoHigh=false",
      "--answer",
      "industry=2710,C3011",
      "--answer=quantity:waterUse=500 m3/a",
    ];
    expect(screened(three)).toMatchObject({ exit: ADMISSIBLE, err: "" });
    expect(screened([...three.slice(0, 4), "--answer", "quantity:waterUse=501 m3/a"]).exit).toBe(CONDITIONAL);
    expect(analysisOf(screened([...three, "--format", "json"])).assumptions).toEqual([
      { key: "flag:twoHigh", value: false },
      { key: "industry", value: ["2710", "C3011"] },
      { key: "quantity:waterUse", value: { value: 500, unit: "m3/a" } },
    ]);
  });

  it("come from a file as well", () => {
    const answers = { "flag:twoHigh": false, industry: ["2710"], "quantity:waterUse": { value: 1, unit: "m3/a" } };
    expect(screened(["--answers", "a.json"], { "a.json": JSON.stringify(answers) }).exit).toBe(ADMISSIBLE);
    const split = { ...answers, industry: ["2614"] };
    expect(screened(["--answers", "a.json"], { "a.json": JSON.stringify(split) }).exit).toBe(INADMISSIBLE);
  });

  it("of an authority decide what a public view leaves open", () => {
    const layers = SCHEME.layers.map((layer) => ({ ...layer, visibility: "classified" as const }));
    const scheme = publicView({
      ...smallScheme([{ when: { op: "within", place: { zoneTypes: ["1110"] } } }], LINES),
      layers,
    });
    const files = { "s.json": JSON.stringify(scheme) };
    expect(screened([], files).exit).toBe(UNDETERMINED);
    expect(screened(["--answer", "authority:W1=false"], files).exit).toBe(ADMISSIBLE);
    expect(screened(["--answer", "authority:W1=true"], files).exit).toBe(INADMISSIBLE);
  });

  it("that nobody asked for are told, and those of another form refused", () => {
    expect(screened(["--answer", "flag:twoHihg=false"])).toMatchObject({ exit: UNDETERMINED });
    expect(screened(["--answer", "flag:twoHihg=false"]).err).toMatch(/flag:twoHihg.*changes nothing/);
    for (const [more, code, exits, names] of [
      [["--answer", "flag:twoHigh=no"], "ANSWER_VALUE", 64, "true or false"],
      [["--answer", "quantity:waterUse=500"], "ANSWER_VALUE", 64, "{ value, unit }"],
      // null is no list of industries, and no industry is called so
      [["--answer", "industry=null"], "ANSWER_VALUE", 64, "industry=null"],
      [["--answer", "twoHigh"], "ANSWER_FORM", 64, "twoHigh"],
      [["--answer", "=false"], "ANSWER_FORM", 64, "=false"],
      [["--answer", "flag:twoHigh=true", "--answer", "flag:twoHigh=false"], "ANSWER_TWICE", 64, "flag:twoHigh"],
      [["--answers", "list.json"], "ANSWERS_OTHER", 65, "list.json"],
      [["--answers", "no.json"], "ANSWERS_VALUE", 65, "no.json"],
    ] as const) {
      const { exit, out, err } = screened(more, { "list.json": "[1]", "no.json": '{"flag:twoHigh": "no"}' });
      expect([exit, out, err.includes(`[${code}]`), err.includes(names)], err).toEqual([exits, "", true, true]);
    }
  });

  it("that are lists may be written as JSON, as a JSON text or in words", () => {
    for (const answer of ["industry=2710", 'industry="2710"', 'industry=["2710"]', "industry= 2710 "])
      expect(analysisOf(screened(["--answer", answer, "--format", "json"])).assumptions, answer).toEqual([
        { key: "industry", value: ["2710"] },
      ]);
  });

  it("of a file that nobody asked for are told of the file; what another answer alone makes matter is asked for", () => {
    const file = screened(["--answers", "a.json"], { "a.json": '{"flag:twoHihg": false}' }).err;
    expect(file).toMatch(/^a\.json: .*flag:twoHihg/);
    const both = {
      op: "all",
      of: [
        { op: "flag", flag: "twoHigh" },
        { op: "flag", flag: "chemical" },
      ],
    } as const;
    const files = {
      "s.json": JSON.stringify(smallScheme([{ id: "ban", when: both }], LINES)),
      "p.json": JSON.stringify({ ...PROJECT, facts: { flags: { twoHigh: false } } }),
    };
    const answers = ["--answer", "flag:twoHigh=true", "--answer", "flag:chemical=true"];
    expect(screened([], files).exit).toBe(ADMISSIBLE);
    expect(screened(answers.slice(0, 2), files).exit).toBe(UNDETERMINED);
    expect(screened(answers, files)).toMatchObject({ exit: INADMISSIBLE, err: "" });
  });
});

describe("versions to come", () => {
  const next = (validFrom: string | undefined): string => {
    const { version, ...rest } = smallScheme([{ id: "all" }], LINES);
    const { validFrom: _, ...undated } = version;
    return JSON.stringify({ ...rest, version: { ...undated, number: "2027", ...(validFrom === undefined ? {} : { validFrom }) } }); // biome-ignore format: one line
  };
  const answers = [
    "--answer",
    "flag:twoHigh=false",
    "--answer",
    "industry=2710",
    "--answer",
    "quantity:waterUse=1 m3/a",
  ];

  it("are told with what they change, and take over on their day", () => {
    const files = { "n.json": next("2027-01-01") };
    const { pendingChanges, verdict } = analysisOf(
      screened([...answers, "--adopted", "n.json", "--format", "json"], files),
    );
    expect(verdict).toBe("admissible");
    expect(pendingChanges.at(-1)).toMatchObject({
      day: "2027-01-01",
      verdict: { before: "admissible", after: "inadmissible" },
    });
    const later = screened(["--adopted", "n.json", "--format", "json"], files);
    expect(later.exit).toBe(UNDETERMINED);
  });

  it("that do not come later are refused", () => {
    for (const day of [undefined, "2024-09-01", "2020-01-01"]) {
      const { err, exit } = screened(["--adopted", "n.json"], { "n.json": next(day) });
      expect([exit, err.includes("ADOPTED_EARLIER")]).toEqual([65, true]);
    }
  });
});

describe("a record", () => {
  const override = { term: "ban", outcome: "conforms", reason: "非两高项目<script>", author: "王某", on: "2026-11-25" };
  const files = (overrides: unknown): Record<string, string> => ({
    "o.json": JSON.stringify(overrides),
    "l.json": '{"eia": ["环评1号"]}',
  });
  const recordOf = ({ out }: Ran): ConformityRecord => JSON.parse(out) as ConformityRecord;

  it("holds what persons decided beside what was computed; its verdict is the exit code", () => {
    const ran = screened(["--overrides", "o.json", "--links", "l.json", "--valid-days", "30", "--answer", "industry=2710", "--answer", "quantity:waterUse=1 m3/a"], files([override])); // biome-ignore format: one line
    expect(ran.exit).toBe(ADMISSIBLE);
    const record = recordOf(ran);
    expect(record).toMatchObject({ format: "sanxian.record", verdict: "admissible", links: { eia: ["环评1号"] } });
    expect(record.analysis.verdict).toBe("undetermined");
    expect(record.overrides).toEqual([{ ...override, computed: "undetermined" }]);
    expect(record.validity).toEqual({ from: "2026-11-24", to: "2026-12-23" });
  });

  it("is written as a page or Markdown too, with words from outside inert, and alone", () => {
    const html = screened(["--record", "yes", "--overrides", "o.json", "--format", "html"], files([override])).out;
    expect(html).toContain("王某");
    expect(html).toMatch(DIGEST);
    expect(html).not.toContain("<script>");
    expect(screened(["--record", "yes", "--format", "markdown"]).out).toMatch(DIGEST);
    expect(recordOf(screened(["--record", "yes"])).overrides).toEqual([]);
    expect(screened(["--record", "yes", "--format", "text"]).exit).toBe(64);
  });

  it("is not made without a decision that was meant to be in it", () => {
    for (const [overrides, code] of [
      [[{ ...override, term: "nothing" }], "OVERRIDE_TERM"],
      [[{ ...override, reason: " " }], "OVERRIDE_INCOMPLETE"],
      [[{ ...override, outcome: "fine" }], "OVERRIDE_OUTCOME"],
      [[override, override], "OVERRIDE_TWICE"],
      [override, "OVERRIDES_OTHER"],
      [[{ term: "ban" }], "OVERRIDES_OTHER"],
    ] as const) {
      const { exit, out, err, written } = screened(["--overrides", "o.json", "--out", "r.json"], files(overrides));
      expect([exit, out, written.size, err.includes(code)], err).toEqual([65, "", 0, true]);
    }
    expect(screened(["--links", "l.json"], { "l.json": '{"eia": "1"}' }).err).toContain("LINKS_OTHER");
    expect(screened(["--valid-days", "0"]).exit).toBe(64);
    const refused = screened(["--record", "no", "--valid-days", "30"]);
    expect([refused.exit, refused.err.includes("OPTION_CONFLICT")]).toEqual([64, true]);
    expect(screened(["--overrides", "o.json", "--out", "o.json"], files([override])).err).toContain("OUTPUT_IS_INPUT");
  });

  it("is of one project, not of a stream; so are answers", () => {
    for (const option of ["--record=yes", "--overrides=o.json", "--answer=flag:twoHigh=false", "--answers=a.json"]) {
      const { exit, err } = ran(["screen", "--scheme", "s.json", "--batch", "p.json", option], { files: FILES });
      expect([exit, err.includes("OPTION_CONFLICT")]).toEqual([64, true]);
    }
  });
});

describe("rules of a province", () => {
  const own: ZoningScheme = {
    ...SCHEME,
    zones: SCHEME.zones.map((zone) =>
      zone.type === "2340" ? { ...zone, type: "2399", code: "YS3310022399001" } : zone,
    ),
  };
  const profile = { id: "X", name: { zh: "某省", en: "X" }, zoneTypes: [{ type: "2399", element: "air", class: "key", name: { zh: "自定类型", en: "Own type" } }] }; // biome-ignore format: one line
  const files = {
    "s.json": JSON.stringify(own),
    "profile.json": JSON.stringify(profile),
    "bad.json": '{"zoneTypes": 1}',
  };

  it("make its types of zones known to screen, check and stats", () => {
    for (const [argv, unknown] of [
      [["screen", "--scheme", "s.json", "--project", "p.json"], /ZONE_TYPE_UNKNOWN|TYPE.*2399/],
      [["check", "--scheme", "s.json", "--only", "document", "--format", "json"], /2399/],
    ] as const) {
      const told = ({ out, err }: Ran): string => `${err}${argv[0] === "check" ? out : ""}`;
      const machine = { files: { ...FILES, ...files } };
      expect(told(ran(argv, machine))).toMatch(unknown);
      expect(told(ran([...argv, "--profile", "profile.json"], machine))).not.toMatch(unknown);
      const { exit, err } = ran([...argv, "--profile", "bad.json"], machine);
      expect([exit, err.includes("$.zoneTypes")]).toEqual([65, true]);
    }
    const stats = (...more: string[]): string => ran(["stats", "--scheme", "s.json", ...more], { files }).out;
    expect(stats()).not.toContain("自定类型");
    expect(stats("--profile", "profile.json")).toContain("自定类型");
  });
});

it("help names every option, within 80 columns", () => {
  const { out } = ran(["screen", "--help"]);
  for (const name of ["profile", "adopted", "answer", "answers", "record", "overrides", "links", "valid-days"])
    expect(out).toContain(`--${name} `);
  for (const command of ["screen", "check", "stats", "import"])
    for (const line of ran([command, "--help"]).out.split("\n")) expect(columnsOf(line), line).toBeLessThanOrEqual(80);
});
