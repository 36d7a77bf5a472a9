// Ground of which the scheme says nothing: where a layer is mapped in part and no zone of it lies, and where a term names a unit,
// zone or park that the scheme does not hold. What is not known there is unknown for the terms that depend on it, and for no
// others. Air has one zone, 121.010 to 121.015; ecology tiles; U1, U2, U3 are columns of 0.01°.
import { describe, expect, it } from "vitest";
import type { AccessTerm, Condition, LayerCoverage, ZoningScheme } from "../../src/domain/index.ts";
import { admissibleArea, prepareScheme, screen, screenAll, summaryOf, whatIf } from "../../src/screening/index.ts";
import { AIR, AS_OF, box, PARK, projectOn, REDLINE, REST, screenOn, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const IN_ZONE = box(121.011, 28.606, 121.014, 28.609);
const BESIDE = box(121.016, 28.606, 121.019, 28.609);
const ACROSS = box(121.013, 28.606, 121.017, 28.609);
const air = (coverage: LayerCoverage): Partial<ZoningScheme> => ({
  layers: smallScheme().layers.map((layer) => (layer.element === "air" ? { ...layer, coverage } : layer)),
});
const outcomes = (
  ground: Parameters<typeof screenOn>[0],
  term: Partial<AccessTerm>,
  scheme: Partial<ZoningScheme> = {},
): string => {
  const [result] = screenOn(ground, [term], {}, { scheme }).terms;
  return [result!.outcome, ...result!.missing].join(" ");
};

describe("a layer that is mapped in part", () => {
  const asked: readonly Partial<AccessTerm>[] = [
    { scope: { place: { zoneTypes: ["2340"] } } },
    { scope: { place: { element: "air" } } },
    { scope: { place: { element: "air", zoneClass: "key" } } },
    { when: { op: "within", place: { zoneTypes: ["2340", "3310"] } } },
    { when: { op: "within", place: { element: "air" }, minShare: 0.5 } },
  ];

  it.each(asked)("is unknown beside its zones, and known in them: %j", (term) => {
    expect(outcomes(IN_ZONE, term, air("partial"))).toBe("violates");
    expect(outcomes(BESIDE, term, air("partial"))).toBe("undetermined layer:air");
    const not = term.when === undefined ? "notApplicable" : "conforms";
    for (const coverage of ["full", "exhaustive"] as const) expect(outcomes(BESIDE, term, air(coverage))).toBe(not);
  });

  it("says no of one type where another lies: that ground is mapped", () => {
    expect(outcomes(IN_ZONE, { scope: { place: { zoneTypes: ["2310"] } } }, air("partial"))).toBe("notApplicable");
    expect(outcomes(BESIDE, { scope: { place: { zoneTypes: ["2310"] } } }, air("partial"))).toBe(
      "undetermined layer:air",
    );
  });

  it("leaves open only what depends on it", () => {
    // another element, another member, a zone by its code: all of these are drawn
    for (const place of [
      { zoneTypes: ["1110"] },
      { unitClass: "general" as const },
      { zones: [AIR] },
      { zones: [AIR], element: "air" as const },
      { features: ["core"] },
    ])
      expect(outcomes(BESIDE, { scope: { place } }, air("partial"))).toBe("notApplicable");
    // what else the place asks for decides
    expect(outcomes(BESIDE, { scope: { place: { zoneTypes: ["2340"], unitClass: "general" } } }, air("partial"))).toBe("notApplicable"); // biome-ignore format: one line
    const conjunction: Condition = { op: "all", of: [{ op: "within", place: { element: "air" } }, { op: "flag", flag: "chemical" }] }; // biome-ignore format: one line
    const [known] = screenOn(BESIDE, [{ when: conjunction }], { flags: { chemical: false } }, { scheme: air("partial") }).terms; // biome-ignore format: one line
    expect(known!.outcome).toBe("conforms");
  });

  it("is decided by the part that lies in a zone, or by enough of it", () => {
    expect(outcomes(ACROSS, { scope: { place: { element: "air" } } }, air("partial"))).toBe("violates");
    // half of it lies in the zone: at least a half is sure, three quarters nobody can tell
    const half = (minShare: number): Partial<AccessTerm> => ({
      when: { op: "within", place: { element: "air" }, minShare },
    });
    expect(outcomes(ACROSS, half(0.499), air("partial"))).toBe("violates");
    expect(outcomes(ACROSS, half(0.75), air("partial"))).toBe("undetermined layer:air");
    expect(outcomes(ACROSS, half(0.75), air("exhaustive"))).toBe("conforms");
  });

  it("may hold a zone nearer than the nearest that is mapped", () => {
    const near = (atMostM: number): Partial<AccessTerm> => ({ when: { op: "distance", to: { zones: { element: "air" } }, atMostM } }); // biome-ignore format: one line
    // the zone ends 98 m to the west of BESIDE (0.001° of longitude at 28.6° N)
    expect(outcomes(BESIDE, near(200), air("partial"))).toBe("violates");
    expect(outcomes(BESIDE, near(50), air("partial"))).toBe("undetermined layer:air");
    expect(outcomes(BESIDE, near(50), air("exhaustive"))).toBe("conforms");
  });

  it("is told of its element as no data, and asked for; the answer fills in what is not mapped and overrules nothing", () => {
    const scheme = smallScheme([{ scope: { place: { zoneTypes: ["2340"] } } }], air("partial"));
    const prepared = prepareScheme(scheme);
    const open = screen(prepared, projectOn(BESIDE), { asOf: AS_OF });
    expect(open.verdict).toBe("undetermined");
    expect(open.questions.map(({ key }) => key)).toEqual(["layer:air"]);
    expect(open.deciding).toMatchObject({ possible: true, questions: [{ key: "layer:air" }] });
    const said = (ground: typeof BESIDE, zones: readonly { type: string }[]) =>
      whatIf(prepared, projectOn(ground), { "layer:air": zones }, { asOf: AS_OF }).verdict;
    expect(said(BESIDE, [])).toBe("admissible");
    expect(said(BESIDE, [{ type: "2340" }])).toBe("inadmissible");
    expect(said(BESIDE, [{ type: "3310" }])).toBe("admissible");
    expect(said(IN_ZONE, [])).toBe("inadmissible");
  });

  it("is the same in a batch and on a map", async () => {
    const prepared = prepareScheme(smallScheme([{ scope: { place: { zoneTypes: ["2340"] } } }], air("partial")));
    for (const ground of [IN_ZONE, BESIDE, ACROSS]) {
      const project = projectOn(ground);
      for await (const record of screenAll(prepared, [project], { asOf: AS_OF }))
        expect(record).toEqual({ index: 0, status: "screened", ...summaryOf(screen(prepared, project, { asOf: AS_OF })) }); // biome-ignore format: one line
    }
    const { verdicts } = admissibleArea(prepared, projectOn(BESIDE), { asOf: AS_OF });
    // a sixth of the territory by its width is the zone
    expect(verdicts.map(({ verdict, share }) => [verdict, share.toFixed(6)])).toEqual([
      ["undetermined", "0.833333"],
      ["inadmissible", "0.166667"],
    ]);
  });
});

describe("a code that the scheme does not hold", () => {
  const GONE = { key: "ZH33100220099", general: "ZH33100230099", elsewhere: "ZH33102220001", word: "老单元" };

  it("of a unit is unknown where the unit has the same county and class: its number may have changed", () => {
    for (const of of [
      (code: string): Partial<AccessTerm> => ({ scope: { units: [code] } }),
      (code: string): Partial<AccessTerm> => ({ scope: { place: { units: [code] } } }),
    ]) {
      expect(outcomes(BESIDE, of(GONE.key))).toBe(`undetermined place:${GONE.key}`);
      // units tile: ground in a unit of another class or county is in no other
      expect(outcomes(BESIDE, of(GONE.general))).toBe("notApplicable");
      expect(outcomes(BESIDE, of(GONE.elsewhere))).toBe("notApplicable");
      // nothing can be read off a name
      expect(outcomes(BESIDE, of(GONE.word))).toBe(`undetermined place:${GONE.word}`);
    }
    expect(outcomes(BESIDE, { scope: { units: [GONE.key, U2] } })).toBe("violates");
    expect(outcomes(BESIDE, { scope: { units: [GONE.key, U3] } })).toBe(`undetermined place:${GONE.key}`);
    expect(outcomes(box(121.025, 28.602, 121.027, 28.604), { scope: { units: [GONE.key, U1] } })).toBe("notApplicable");
    expect(outcomes(BESIDE, { when: { op: "within", place: { units: [GONE.key] } } })).toBe(
      `undetermined place:${GONE.key}`,
    );
  });

  it("of a zone is unknown in zones of its county and type, and where no zone of its element lies", () => {
    const zones = (code: string): Partial<AccessTerm> => ({ when: { op: "within", place: { zones: [code] } } });
    const redline = box(121.001, 28.602, 121.004, 28.604);
    expect(outcomes(redline, zones("YS3310021110099"))).toBe("undetermined place:YS3310021110099");
    expect(outcomes(BESIDE, zones("YS3310021110099"))).toBe("conforms");
    expect(outcomes(BESIDE, zones("YS3310023110099"))).toBe("undetermined place:YS3310023110099");
    // air has one zone: it may be meant in it, and the missing one may lie in the gap
    expect(outcomes(IN_ZONE, zones("YS3310022340099"))).toBe("undetermined place:YS3310022340099");
    expect(outcomes(IN_ZONE, zones("YS3310022310099"))).toBe("conforms");
    expect(outcomes(BESIDE, zones("YS3310022310099"))).toBe("undetermined place:YS3310022310099");
    // one of a layer that is missing is asked for with its layer
    expect(outcomes(BESIDE, zones("YS3310022210099"))).toBe("undetermined layer:water");
    expect(outcomes(BESIDE, zones(REST))).toBe("violates");
    expect(outcomes(BESIDE, zones(REDLINE))).toBe("conforms");
  });

  it("of a zone has no distance either, unless another is near enough", () => {
    const near = (codes: string[], atMostM: number): Partial<AccessTerm> => ({ when: { op: "distance", to: { zones: { zones: codes } }, atMostM } }); // biome-ignore format: one line
    expect(outcomes(BESIDE, near(["YS3310022340099"], 50))).toBe("undetermined place:YS3310022340099");
    expect(outcomes(BESIDE, near(["YS3310022340099", AIR], 50))).toBe("undetermined place:YS3310022340099");
    expect(outcomes(BESIDE, near(["YS3310022340099", AIR], 200))).toBe("violates");
  });

  it("of a park is unknown anywhere, as of a feature; but where a park that is named decides", () => {
    const inPark = box(121.016, 28.601, 121.019, 28.604);
    for (const of of [
      (codes: string[]): Partial<AccessTerm> => ({ scope: { parks: codes } }),
      (codes: string[]): Partial<AccessTerm> => ({ when: { op: "inPark", parks: codes } }),
    ]) {
      expect(outcomes(BESIDE, of(["P9"]))).toBe("undetermined place:P9");
      expect(outcomes(inPark, of(["P9", PARK]))).toBe("violates");
      expect(outcomes(BESIDE, of(["P9", PARK]))).toBe("undetermined place:P9");
    }
    // any park is any that there is
    expect(outcomes(BESIDE, { when: { op: "inPark" } })).toBe("conforms");
    // an exception for works in a park that nobody can find spares nothing, and bans nothing
    expect(outcomes(BESIDE, { exceptWhen: { op: "inPark", parks: ["P9"] } })).toBe("undetermined place:P9");
  });

  it("is asked for, and the answer decides", () => {
    for (const [term, key] of [
      [{ scope: { units: [GONE.key] } }, `place:${GONE.key}`],
      [{ when: { op: "within", place: { zones: ["YS3310023110099"] } } }, "place:YS3310023110099"],
      [{ scope: { parks: ["P9"] } }, "place:P9"],
      [{ when: { op: "inPark", parks: ["P9"] } }, "place:P9"],
    ] as const) {
      const prepared = prepareScheme(smallScheme([term as Partial<AccessTerm>]));
      const analysis = screen(prepared, projectOn(BESIDE), { asOf: AS_OF });
      expect(analysis.deciding).toMatchObject({ possible: true, provedMinimal: true, questions: [{ key }] });
      expect(analysis.questions[0]!.text.en).toContain("which the scheme does not hold");
      // and the fault of the scheme is told, until it no longer matters
      const code = key.slice("place:".length);
      expect(analysis.findings).toMatchObject([
        { code: "PLACE_NOT_IN_SCHEME", severity: "warning", subject: code, values: { value: code, terms: "T1" } },
      ]);
      expect(whatIf(prepared, projectOn(BESIDE), { [key]: false }, { asOf: AS_OF }).findings).toEqual([]);
      const verdict = (answer: boolean) =>
        whatIf(prepared, projectOn(BESIDE), { [key]: answer }, { asOf: AS_OF }).verdict;
      expect([verdict(true), verdict(false)]).toEqual(["inadmissible", "admissible"]);
      expect(() => whatIf(prepared, projectOn(BESIDE), { [key]: "yes" }, { asOf: AS_OF })).toThrow(/true or false/);
    }
  });

  it("of a park with qualities is asked for, and then whether it has them", () => {
    const prepared = prepareScheme(
      smallScheme([{ exceptWhen: { op: "inPark", parks: ["P9"], qualities: ["chemical"] } }]),
    );
    const verdict = (answers: Record<string, boolean>) => whatIf(prepared, projectOn(BESIDE), answers, { asOf: AS_OF });
    expect(verdict({ "place:P9": false }).verdict).toBe("inadmissible");
    expect(verdict({ "place:P9": true }).questions.map(({ key }) => key)).toEqual(["park:P9:chemical"]);
    expect(verdict({ "place:P9": true, "park:P9:chemical": true }).verdict).toBe("admissible");
    expect(verdict({ "place:P9": true, "park:P9:chemical": false }).verdict).toBe("inadmissible");
  });
});
