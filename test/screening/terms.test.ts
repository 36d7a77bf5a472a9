// What becomes of terms, and of the verdict: each rule of docs/semantics.md by a term made for it.
import { describe, expect, it } from "vitest";
import type { AccessTerm, Condition, ProjectFacts } from "../../src/domain/index.ts";
import type { ConformityAnalysis, TermResult } from "../../src/screening/index.ts";
import { AIR, AS_OF, box, boxAreaM2, metresNorthDeg, PARK, REDLINE, screenOn, U1, U2 } from "./small-scheme.ts";

const IN_U1 = box(121.006, 28.606, 121.008, 28.608);
const IN_REDLINE = box(121.003, 28.606, 121.004, 28.607);
const TWO_HIGH: Condition = { op: "flag", flag: "twoHigh" };
const yes: ProjectFacts = { flags: { twoHigh: true } };
const no: ProjectFacts = { flags: { twoHigh: false } };

/** Outcome and verdict of one term. */
function outcome(term: Partial<AccessTerm>, facts?: ProjectFacts, on = IN_U1): [string, string, string] {
  const analysis = screenOn(on, [term], facts);
  const result = analysis.terms[0]!;
  return [result.outcome, result.reason, analysis.verdict];
}

const first = (analysis: ConformityAnalysis): TermResult => analysis.terms[0]!;

describe("outcomes by modality", () => {
  it("prohibit", () => {
    const term = { modality: "prohibit", when: TWO_HIGH } as const;
    expect(outcome(term, yes)).toEqual(["violates", "prohibited", "inadmissible"]);
    expect(outcome(term, no)).toEqual(["conforms", "notTriggered", "admissible"]);
    expect(outcome(term)).toEqual(["undetermined", "missingFacts", "undetermined"]);
  });

  it("restrict", () => {
    const term = { modality: "restrict", when: TWO_HIGH } as const;
    expect(outcome(term, yes)).toEqual(["needsCommitment", "commitment", "conditional"]);
    expect(outcome(term, no)).toEqual(["conforms", "notTriggered", "admissible"]);
    expect(outcome(term)).toEqual(["undetermined", "missingFacts", "undetermined"]);
  });

  it("require, with its obligation, which a known number can meet", () => {
    const threshold = { quantity: "waterReuse", bound: "atLeast", value: 85, unit: "%" } as const;
    const term = { modality: "require", obligation: { what: "回用率", threshold } } as const;
    expect(outcome(term)).toEqual(["needsCommitment", "commitment", "conditional"]);
    expect(first(screenOn(IN_U1, [term])).obligation).toEqual(term.obligation);
    const reuse = (value: number, unit = "%") => ({ quantities: { waterReuse: { value, unit } } });
    expect(outcome(term, reuse(85))).toEqual(["conforms", "thresholdMet", "admissible"]);
    expect(outcome(term, reuse(84.9))).toEqual(["needsCommitment", "commitment", "conditional"]);
    expect(outcome(term, reuse(90, "t"))).toEqual(["needsCommitment", "commitment", "conditional"]);
  });

  it("encourage never blocks, whatever is known", () => {
    const term = { modality: "encourage", when: TWO_HIGH } as const;
    expect(outcome(term, yes)).toEqual(["conforms", "encouraged", "admissible"]);
    expect(outcome(term, no)).toEqual(["notApplicable", "notEncouraged", "admissible"]);
    expect(outcome(term)).toEqual(["undetermined", "missingFacts", "admissible"]);
    expect(outcome({ modality: "encourage", textOnly: true })[2]).toBe("admissible");
  });

  it("exit binds until its deadline and bites the day after", () => {
    const exit = (deadline: string): Partial<AccessTerm> => ({
      modality: "exit",
      obligation: { what: "退出", deadline },
    });
    expect(outcome(exit(AS_OF))).toEqual(["needsCommitment", "commitment", "conditional"]);
    expect(outcome(exit("2026-11-23"))).toEqual(["violates", "deadlinePassed", "inadmissible"]);
  });

  it("words only go to a person and are never satisfied", () => {
    expect(outcome({ textOnly: true })).toEqual(["undetermined", "manualReview", "conditional"]);
    expect(first(screenOn(IN_U1, [{ textOnly: true }])).manualReview).toBe(true);
    expect(outcome({ textOnly: true, scope: { units: [U2] } })).toEqual(["notApplicable", "outOfScope", "admissible"]);
    expect(outcome({ textOnly: true, when: TWO_HIGH }, yes)).toEqual(["undetermined", "manualReview", "conditional"]);
    expect(outcome({ textOnly: true, when: TWO_HIGH }, no)).toEqual(["notApplicable", "notTriggered", "admissible"]);
    expect(outcome({ textOnly: true, when: TWO_HIGH })).toEqual(["undetermined", "missingFacts", "undetermined"]);
  });

  it("exceptions: true spares, false does not, unknown leaves open", () => {
    const term = { when: TWO_HIGH, exceptWhen: { op: "flag", flag: "livelihood" } } as const;
    const flags = (twoHigh?: boolean, livelihood?: boolean): ProjectFacts => ({
      flags: { ...(twoHigh === undefined ? {} : { twoHigh }), ...(livelihood === undefined ? {} : { livelihood }) },
    });
    expect(outcome(term, flags(true, true))).toEqual(["conforms", "excepted", "admissible"]);
    expect(outcome(term, flags(true, false))).toEqual(["violates", "prohibited", "inadmissible"]);
    expect(outcome(term, flags(true))).toEqual(["undetermined", "missingFacts", "undetermined"]);
    // what is not triggered, or surely excepted, needs no answer
    expect(outcome(term, flags(false))[0]).toBe("conforms");
    expect(outcome(term, flags(undefined, true))[0]).toBe("conforms");
    expect(first(screenOn(IN_U1, [term], flags(true))).missing).toEqual(["flag:livelihood"]);
    expect(first(screenOn(IN_U1, [term], flags(undefined, false))).missing).toEqual(["flag:twoHigh"]);
  });
});

describe("scope", () => {
  it("by unit, class, zone, park and industry", () => {
    const out = ["notApplicable", "outOfScope", "admissible"];
    const bites = ["violates", "prohibited", "inadmissible"];
    expect(outcome({ scope: { units: [U1] } })).toEqual(bites);
    expect(outcome({ scope: { units: [U2] } })).toEqual(out);
    expect(outcome({ scope: { place: { unitClass: "priority" } } })).toEqual(bites);
    expect(outcome({ scope: { place: { unitClass: "general" } } })).toEqual(out);
    expect(outcome({ scope: { place: { element: "ecology", zoneClass: "priority" } } })).toEqual(out);
    expect(outcome({ scope: { place: { features: ["core"] } } })).toEqual(out);
    expect(outcome({ scope: { parks: [PARK] } })).toEqual(out);
    expect(outcome({ scope: { parks: [PARK] } }, undefined, box(121.016, 28.601, 121.017, 28.602))).toEqual(bites);
    const chemical = { scope: { industries: ["26"] } };
    expect(first(screenOn(IN_U1, [chemical])).missing).toEqual(["industry"]);
    const industry = (code: string) => screenOn(IN_U1, [chemical], undefined, { project: { industries: [code] } });
    expect(industry("C2614").verdict).toBe("inadmissible");
    expect(industry("C2710").verdict).toBe("admissible");
  });

  it("in a layer that is missing is unknown, unless something else decides", () => {
    const water = (units?: string[]): Partial<AccessTerm> => ({
      scope: { place: { zoneTypes: ["1210"], ...(units === undefined ? {} : { units }) } },
    });
    const open = screenOn(IN_U1, [water()]);
    expect([first(open).outcome, open.verdict]).toEqual(["undetermined", "undetermined"]);
    expect(open.questions.map(({ key }) => key)).toEqual(["layer:water"]);
    // the footprint is not even in that unit
    expect(outcome(water([U2]))).toEqual(["notApplicable", "outOfScope", "admissible"]);
    // wholly in a red line, whatever the water layer would say
    expect(outcome({ scope: { place: { zoneTypes: ["1110", "1210"] } } }, undefined, IN_REDLINE)[0]).toBe("violates");
    // a zone of the missing layer by its code
    expect(outcome({ scope: { place: { zones: ["YS3310021210001"] } } })[0]).toBe("undetermined");
  });

  it("speaks of the part of the footprint inside, and says what brought it in", () => {
    // 0.002° wide, half of it in the red line
    const footprint = box(121.004, 28.606, 121.006, 28.608);
    const nested = first(screenOn(footprint, [{ scope: { place: { zoneTypes: ["1110"] } } }]));
    expect(nested.places).toEqual([REDLINE]);
    expect(nested.share).toBeCloseTo(0.5, 9);
    expect(nested.areaM2 / boxAreaM2(121.004, 28.606, 121.005, 28.608)).toBeCloseTo(1, 9);
    expect(nested.geometry).toEqual({
      type: "MultiPolygon",
      coordinates: [box(121.004, 28.606, 121.005, 28.608).coordinates],
    });
    // the same when the place stands in the condition
    const when: Condition = { op: "all", of: [TWO_HIGH, { op: "within", place: { zoneTypes: ["1110"] } }] };
    const inCondition = first(screenOn(footprint, [{ when }], yes));
    expect(inCondition).toMatchObject({ places: nested.places, share: nested.share, geometry: nested.geometry });
    // a zone of a wanted element and not of a wanted type brought nothing in
    const both = first(screenOn(footprint, [{ scope: { place: { element: "ecology", zoneTypes: ["1110"] } } }]));
    expect(both.places).toEqual([REDLINE]);
    const wide = first(screenOn(footprint, [{}]));
    expect(wide).toMatchObject({ places: [], share: 1, geometry: null });
  });
});

describe("spatial conditions", () => {
  it("within, by share", () => {
    // three quarters in the air zone: 0.0015° of 0.002°
    const footprint = box(121.0095, 28.602, 121.0115, 28.604);
    const within = (minShare?: number): Partial<AccessTerm> => ({
      when: { op: "within", place: { zoneTypes: ["2340"] }, ...(minShare === undefined ? {} : { minShare }) },
    });
    expect(outcome(within(), undefined, footprint)[0]).toBe("violates");
    expect(outcome(within(0.74), undefined, footprint)[0]).toBe("violates");
    expect(outcome(within(0.76), undefined, footprint)[0]).toBe("conforms");
    expect(first(screenOn(footprint, [within()])).places).toEqual([AIR]);
  });

  it("only touching is not within", () => {
    const beside = box(121.005, 28.606, 121.006, 28.607);
    expect(outcome({ when: { op: "within", place: { zoneTypes: ["1110"] } } }, undefined, beside)[0]).toBe("conforms");
  });

  it("999 m and 1,001 m to the shoreline decide differently", () => {
    const term: Partial<AccessTerm> = {
      when: { op: "distance", to: { kinds: ["riverShoreline"] }, atMostM: 1000 },
    };
    // the southern edge so many metres of meridian north of the shoreline at 28.55° N
    const at = (metres: number) => {
      const south = 28.55 + metresNorthDeg(metres, 28.5545);
      return screenOn(box(121.0005, south, 121.001, south + 0.001), [term], undefined, {
        scheme: { units: [{ ...unitBelow }] },
      });
    };
    const unitBelow = {
      code: U1, name: "南", class: "priority", realm: "land", county: "331002", reasons: [],
      geometry: box(120.9, 28.5, 121.1, 28.61),
    } as const; // biome-ignore format: one unit
    const [near, far] = [at(999), at(1001)];
    expect(first(near).facts[0]!.value as number).toBeCloseTo(999, 2);
    expect(first(far).facts[0]!.value as number).toBeCloseTo(1001, 2);
    expect([near.verdict, far.verdict]).toEqual(["inadmissible", "admissible"]);
  });

  it("a feature that the scheme does not hold is unknown", () => {
    const term: Partial<AccessTerm> = { when: { op: "distance", to: { kinds: ["reservoir"] }, atMostM: 1000 } };
    expect(outcome(term)).toEqual(["undetermined", "missingFacts", "undetermined"]);
    // … unless another that is asked for is near enough
    const either: Partial<AccessTerm> = {
      when: { op: "distance", to: { features: ["core", "gone"] }, atMostM: 1000 },
    };
    expect(outcome(either, undefined, box(121.003, 28.603, 121.004, 28.604))[0]).toBe("violates");
  });

  it("in a park: named, of a stated quality, of one not stated, without a layer", () => {
    const inPark = (more: object): Partial<AccessTerm> => ({ exceptWhen: { op: "inPark", ...more } });
    const ground = box(121.016, 28.601, 121.017, 28.602);
    expect(outcome(inPark({ parks: [PARK] }), undefined, ground)[0]).toBe("conforms");
    expect(outcome(inPark({ qualities: ["compliant"] }), undefined, ground)[0]).toBe("conforms");
    expect(outcome(inPark({ qualities: ["chemical"] }), undefined, ground)[0]).toBe("undetermined");
    expect(outcome(inPark({}), undefined, IN_U1)[0]).toBe("violates");
    const noLayer = screenOn(ground, [inPark({})], undefined, { scheme: { parks: undefined } as never });
    expect(first(noLayer).outcome).toBe("undetermined");
  });
});

describe("time", () => {
  const dated: Partial<AccessTerm> = { validFrom: "2026-08-15", validTo: "2027-12-31" };
  const on = (asOf: string) => screenOn(IN_U1, [dated], undefined, { options: { asOf } });

  it("terms apply from their first day to their last; those to come are announced", () => {
    const before = on("2026-08-14");
    expect([first(before).outcome, first(before).reason, before.verdict]).toEqual([
      "notApplicable",
      "pending",
      "admissible",
    ]);
    expect(before.pending).toEqual([{ term: "T1", validFrom: "2026-08-15", outcome: "violates" }]);
    expect(on("2026-08-15")).toMatchObject({ verdict: "inadmissible", pending: [] });
    expect(on("2027-12-31").verdict).toBe("inadmissible");
    expect(first(on("2028-01-01"))).toMatchObject({ outcome: "notApplicable", reason: "expired" });
  });

  it("legal bases are shown as they stand that day; a lapsed or missing one is flagged", () => {
    const states = (asOf: string): string[] =>
      first(screenOn(IN_U1, [{ basis: ["old", "new", "none"] }], undefined, { options: { asOf } })).basis.map(
        ({ title, state, replacedBy }) => `${title} ${state} ${replacedBy}`,
      );
    expect(states("2026-08-14")).toEqual(["旧法 inForce new", "新法 pending null", "none missing null"]);
    expect(states("2026-08-15")).toEqual(["旧法 expired new", "新法 inForce null", "none missing null"]);
  });

  it("a scheme that is not in force that day decides nothing", () => {
    const version = (more: object, asOf = AS_OF) => {
      const base = { number: "2024", status: "inForce", baseDate: "2024-01-01", areaMethod: "lonlat" } as const;
      const analysis = screenOn(IN_U1, [], undefined, { options: { asOf }, scheme: { version: { ...base, ...more } } });
      return `${analysis.verdict} ${analysis.reasons[0]!.code}`;
    };
    expect(version({})).toBe("admissible NO_OBJECTION");
    expect(version({ validFrom: "2026-11-25" })).toBe("undetermined SCHEME_NOT_IN_FORCE");
    expect(version({ validTo: "2026-11-23" })).toBe("undetermined SCHEME_NOT_IN_FORCE");
    expect(version({ status: "drafting" })).toBe("undetermined SCHEME_NOT_IN_FORCE");
    expect(version({ status: "superseded" })).toBe("undetermined SCHEME_NOT_IN_FORCE");
    // asked for a day on which it still was
    expect(version({ status: "superseded", validTo: "2026-01-01" }, "2025-06-01")).toBe("admissible NO_OBJECTION");
  });

  it("asks for a day, and reads no clock", () => {
    for (const asOf of ["", "2026-02-30", "24.11.2026", undefined])
      expect(() => screenOn(IN_U1, [], undefined, { options: { asOf: asOf as never } })).toThrow(/asOf/);
  });
});

describe("verdict", () => {
  const P: Partial<AccessTerm> = { id: "P", tier: "unit", when: TWO_HIGH };
  const R: Partial<AccessTerm> = { id: "R", tier: "nation", modality: "require" };
  const Q: Partial<AccessTerm> = {
    id: "Q",
    tier: "city",
    modality: "restrict",
    when: { op: "flag", flag: "chemical" },
  };
  const reasons = (analysis: ConformityAnalysis) => analysis.reasons.map(({ code, terms }) => `${code} ${terms}`);

  it("takes all tiers together, strictest first, and keeps each outcome", () => {
    const bitten = screenOn(IN_U1, [P, R, Q], yes);
    expect(bitten.verdict).toBe("inadmissible");
    expect(reasons(bitten)).toEqual(["PROHIBITED P", "COMMITMENT R", "UNKNOWN_RESTRICTION Q"]);
    expect(bitten.terms.map(({ term, tier, outcome: of }) => `${term} ${tier} ${of}`)).toEqual([
      "R nation needsCommitment",
      "Q city undetermined",
      "P unit violates",
    ]);
    expect(bitten.questions).toEqual([]);
  });

  it("an unknown prohibition is never a pass; an unknown restriction does not change what is conditional anyway", () => {
    const open = screenOn(IN_U1, [P, R, Q]);
    expect([open.verdict, open.questions.map(({ key }) => key)]).toEqual(["undetermined", ["flag:twoHigh"]]);
    const bound = screenOn(IN_U1, [P, R, Q], no);
    expect([bound.verdict, bound.questions]).toEqual(["conditional", []]);
  });

  it("asks first what most prohibitions wait for, and the answers decide", () => {
    const terms: Partial<AccessTerm>[] = [
      { id: "A", when: { op: "flag", flag: "tailings" } },
      { id: "B", when: { op: "all", of: [TWO_HIGH, { op: "flag", flag: "chemical" }] } },
      { id: "C", when: TWO_HIGH },
      { id: "D", modality: "restrict", when: { op: "sectionCompliant" } },
    ];
    const open = screenOn(IN_U1, terms);
    expect(open.questions.map(({ key, terms: ask }) => `${key} ${ask}`)).toEqual([
      "flag:twoHigh B,C",
      "flag:chemical B",
      "flag:tailings A",
      "section D",
    ]);
    expect(open.questions[0]!.text.zh).toContain("两高");
    const answers = (flag: boolean): ProjectFacts => ({
      flags: { tailings: flag, twoHigh: flag, chemical: flag },
      receivingWater: { compliant: flag },
    });
    expect(screenOn(IN_U1, terms, answers(true)).verdict).toBe("inadmissible");
    expect(screenOn(IN_U1, terms, answers(false)).verdict).toBe("admissible");
  });

  it("shows the facts it used and how it came to its value", () => {
    const result = first(screenOn(IN_U1, [{ when: { op: "not", of: TWO_HIGH } }], no));
    expect(result.facts).toEqual([{ key: "flag:twoHigh", value: false }]);
    expect(result.when).toEqual({
      op: "not",
      value: "true",
      facts: [],
      of: [{ op: "flag", value: "false", facts: [{ key: "flag:twoHigh", value: false }], of: [] }],
    });
    expect(result.because.zh).toBe("触发条件成立，属于禁止情形。");
  });
});
