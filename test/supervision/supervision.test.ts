// Argued from clauses eight, ten, eleven, twelve and thirteen.
import { describe, expect, test } from "vitest";
import type { DischargeAccount, ProminentProblem, RectificationStep } from "../../src/domain/index.ts";
import {
  compareEvaluations,
  DEFAULT_RULES,
  dischargeHeadroom,
  type EvaluationInput,
  evaluateTracking,
  followProblems,
  type IndicatorWatch,
  screenPatches,
  takeStep,
} from "../../src/supervision/index.ts";
import { box, boxAreaM2, G1, K1, P1, smallScheme, term } from "../revision/small-scheme.ts";

const SCHEME = smallScheme();
const BUREAU = "示例市生态环境局";
const problem = (more: Partial<ProminentProblem> = {}): ProminentProblem => ({
  id: "p1",
  unit: K1,
  type: "prominentProblem",
  what: "园区废水超标",
  foundOn: "2026-01-10",
  evidence: ["s1"],
  steps: [],
  ...more,
});
const ordered = (deadline: string, on = "2026-02-01"): RectificationStep => ({
  to: "ordered",
  on,
  by: BUREAU,
  deadline,
});
const done = (on: string): RectificationStep => ({ to: "rectified", on, by: "园区管委会" });
const verified = (on: string): RectificationStep => ({ to: "verified", on, by: BUREAU });
const follow = (one: ProminentProblem, asOf = "2026-11-24", watched: IndicatorWatch[] = []) =>
  followProblems([one], SCHEME, asOf, watched)[0]!;
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const watched = (more: Partial<IndicatorWatch>): IndicatorWatch => ({
  series: "s1",
  unit: K1,
  count: 8,
  last: { on: "2026-06-30", value: 1 },
  trend: "steady",
  test: null,
  slope: null,
  change: null,
  limit: "noLimit",
  exceedances: 0,
  reachesLimitOn: null,
  targets: [],
  findings: [],
  ...more,
});

describe("problems (clause twelve)", () => {
  test("the type follows the class of the unit", () => {
    expect(codes(follow(problem()).findings)).not.toContain("PROBLEM_TYPE");
    expect(codes(follow(problem({ unit: P1, type: "functionDecline" })).findings)).not.toContain("PROBLEM_TYPE");
    expect(codes(follow(problem({ unit: G1, type: "qualityDecline" })).findings)).not.toContain("PROBLEM_TYPE");
    for (const [unit, type] of [
      [P1, "prominentProblem"],
      [K1, "functionDecline"],
      [G1, "prominentProblem"],
    ] as const)
      expect(codes(follow(problem({ unit, type })).findings)).toContain("PROBLEM_TYPE");
    expect(codes(follow(problem({ unit: "ZH0" })).findings)).toContain("PROBLEM_UNIT_UNKNOWN");
  });

  test("open, ordered with a deadline, overdue, rectified, verified", () => {
    const steps = [ordered("2026-06-30"), done("2026-08-01"), verified("2026-09-01")];
    const stateOn = (day: string) => follow(problem({ steps }), day);
    expect(stateOn("2026-01-20").state).toBe("open");
    expect(stateOn("2026-06-30")).toMatchObject({ state: "ordered", deadline: "2026-06-30", overdueDays: 0 });
    expect(stateOn("2026-07-10")).toMatchObject({ state: "ordered", overdueDays: 10 });
    expect(codes(stateOn("2026-07-10").findings)).toContain("PROBLEM_OVERDUE");
    expect(stateOn("2026-08-15")).toMatchObject({ state: "rectified", overdueDays: 0 });
    expect(stateOn("2026-11-24").state).toBe("verified");
    expect(followProblems([problem()], SCHEME, "2026-01-09")).toEqual([]);
  });

  test("what was put right late stays late; what was put right in time never becomes late", () => {
    const late = (steps: RectificationStep[], day = "2026-11-24") => {
      const { state, overdueDays, lateDays, findings } = follow(problem({ steps }), day);
      return [state, overdueDays, lateDays, codes(findings).filter((code) => /OVERDUE|LATE/.test(code))];
    };
    const due = ordered("2026-06-30");
    expect(late([due, done("2026-06-30"), verified("2026-11-01")])).toEqual(["verified", 0, 0, []]);
    expect(late([due, done("2026-07-01"), verified("2026-07-02")])).toEqual(["verified", 0, 1, ["PROBLEM_LATE"]]);
    // running late is told once, as overdue
    expect(late([due], "2026-07-10")).toEqual(["ordered", 10, 10, ["PROBLEM_OVERDUE"]]);
    // a new deadline given in time moves it; one given too late does not undo
    expect(late([due, ordered("2026-12-31", "2026-06-30")])).toEqual(["ordered", 0, 0, []]);
    expect(late([due, ordered("2026-12-31", "2026-07-20")])).toEqual(["ordered", 0, 20, ["PROBLEM_LATE"]]);
    // sent back after a check: the new order counts by itself
    expect(late([due, done("2026-06-30"), ordered("2026-10-01", "2026-08-01")])).toEqual([
      "ordered",
      54,
      54,
      ["PROBLEM_OVERDUE"],
    ]);
    // both: the old order was later than the new one is overdue
    expect(late([due, done("2026-09-30"), ordered("2026-11-20", "2026-10-01")])).toEqual([
      "ordered",
      4,
      92,
      ["PROBLEM_OVERDUE", "PROBLEM_LATE"],
    ]);
  });

  test("steps out of order, backwards in time or without a deadline are refused and change nothing", () => {
    const one = problem();
    for (const step of [
      done("2026-02-01"),
      verified("2026-02-01"),
      { ...ordered("2026-06-30"), on: "2026-01-09" },
      { ...ordered("2026-06-30"), to: "closed" as never },
    ]) {
      const outcome = takeStep(one, step);
      expect([outcome.accepted, codes(outcome.findings), outcome.problem]).toEqual([false, ["PROBLEM_STEP"], one]);
    }
    const { deadline: _, ...without } = ordered("2026-06-30");
    expect(codes(takeStep(one, without).findings)).toEqual(["PROBLEM_DEADLINE_MISSING"]);
    const back = takeStep(
      takeStep(takeStep(one, ordered("2026-06-30")).problem, done("2026-06-01")).problem,
      ordered("2026-10-01", "2026-07-01"),
    );
    expect(back.accepted).toBe(true);
    expect(follow(back.problem)).toMatchObject({ state: "ordered", deadline: "2026-10-01" });
    const twice = takeStep(
      problem({ steps: [ordered("2026-06-30"), done("2026-06-01"), verified("2026-06-02")] }),
      ordered("2027-01-01", "2026-12-01"),
    );
    expect(twice.accepted).toBe(false);
  });
});

describe("the loop from problem to source to measure (clause ten)", () => {
  const steps = [ordered("2026-06-30"), done("2026-06-01"), verified("2026-06-10")];
  const traced = { sources: ["甲厂"] };
  const measures = [{ what: "提标改造", by: "甲厂", doneOn: "2026-05-30" }];

  test("stages", () => {
    const stage = (more: Partial<ProminentProblem>, watch: IndicatorWatch[] = []) =>
      follow(problem({ series: "s1", ...more }), "2026-11-24", watch).stage;
    expect(stage({})).toBe("found");
    expect(stage(traced)).toBe("traced");
    expect(stage({ ...traced, measures: [{ what: "提标改造", by: "甲厂" }] })).toBe("acting");
    expect(stage({ ...traced, measures })).toBe("acted");
    expect(stage({ ...traced, measures, steps }, [watched({ trend: "improved" })])).toBe("closed");
    expect(stage({ ...traced, measures, steps }, [watched({ trend: "declined" })])).toBe("acted");
  });

  test("what is not traced, not acted on, or closed without effect is told", () => {
    expect(codes(follow(problem()).findings)).toEqual(["PROBLEM_NOT_TRACED", "PROBLEM_NO_MEASURE"]);
    const closed = follow(problem({ ...traced, measures, steps, series: "s1" }), "2026-11-24", [
      watched({ limit: "exceeded" }),
    ]);
    expect([closed.effect, codes(closed.findings)]).toEqual([false, ["PROBLEM_NO_EFFECT"]]);
    expect(follow(problem({ ...traced, measures, steps, series: "s1" })).effect).toBeNull();
  });
});

describe("patches of change, in one pass", () => {
  const patch = (id: string, w: number, e: number) => ({
    id,
    kind: "construction",
    foundOn: "2026-05-01",
    source: "高分一号",
    geometry: box(w, 28.605, e, 28.606),
  });

  test("one from the far end of the country is outside, and changes nothing for the others", () => {
    const near = patch("near", 121.004, 121.006);
    const far = { ...patch("far", 80, 80.01), geometry: box(80, 40, 80.01, 40.01) };
    const [first, second] = screenPatches(SCHEME, [far, near]);
    expect(first).toEqual(screenPatches(SCHEME, [near])[0]);
    expect(second).toMatchObject({ patch: "far", concern: "outside", units: [], redlineM2: 0 });
    expect(second!.areaM2).toBeCloseTo(boxAreaM2(80, 40, 80.01, 40.01), 2);
    expect(second!.outsideM2).toBe(second!.areaM2);
    const broken = { ...near, geometry: box(Number.NaN, 28.605, 121.006, 28.606) };
    expect(() => screenPatches(SCHEME, [far, broken])).toThrow(/features\[1\]/);
  });

  test("the strictest ground first, with areas", () => {
    const result = screenPatches(SCHEME, [
      patch("general", 121.025, 121.026),
      patch("red", 121.004, 121.006),
      patch("prio", 121.006, 121.012),
      patch("out", 121.05, 121.06),
    ]);
    expect(
      result.map(({ patch: id, concern, suspects, findings }) => [id, concern, suspects, codes(findings)]),
    ).toEqual([
      ["red", "redline", "functionDecline", ["PATCH_IN_REDLINE"]],
      ["prio", "priority", "functionDecline", ["PATCH_IN_PRIORITY"]],
      ["general", "general", "qualityDecline", []],
      ["out", "outside", null, ["PATCH_OUTSIDE"]],
    ]);
    expect(result[0]!.redlineM2).toBeCloseTo(boxAreaM2(121.004, 28.605, 121.005, 28.606), 2);
    expect(result[1]!.units.map(({ unit, areaM2 }) => [unit, areaM2])).toEqual([
      [P1, expect.closeTo(boxAreaM2(121.006, 28.605, 121.01, 28.606), 2)],
      [K1, expect.closeTo(boxAreaM2(121.01, 28.605, 121.012, 28.606), 2)],
    ]);
    expect(screenPatches(SCHEME, [])).toEqual([]);
  });

  test("a patch without ground is told; overlapping patches count each by itself", () => {
    const flat = {
      ...patch("flat", 121, 121.001),
      geometry: {
        type: "Polygon" as const,
        coordinates: [
          [
            [121, 28.6],
            [121.001, 28.6],
            [121, 28.6],
          ],
        ],
      },
    };
    const result = screenPatches(SCHEME, [flat, patch("a", 121.025, 121.026), patch("b", 121.025, 121.026)]);
    expect(codes(result.find(({ patch: id }) => id === "flat")!.findings)).toEqual(["PATCH_EMPTY"]);
    expect(result[0]!.areaM2).toBe(result[1]!.areaM2);
  });
});

describe("headroom per pollutant, and carbon beside it (clause eleven)", () => {
  const account = (more: Partial<DischargeAccount>): DischargeAccount => ({
    unit: K1,
    pollutant: "COD",
    year: 2026,
    source: "排污许可",
    limit: { value: 100, unit: "t/a" },
    used: { value: 60, unit: "t/a" },
    ...more,
  });
  const of = (more: Partial<DischargeAccount>, pilots: string[] = []) =>
    dischargeHeadroom([account(more)], SCHEME, pilots);

  test("limit less use less what is permitted", () => {
    expect(of({}).headrooms[0]).toMatchObject({
      headroom: { value: 40, unit: "t/a" },
      usedShare: 0.6,
      state: "within",
      binding: true,
    });
    expect(of({ committed: { value: 35, unit: "t/a" } }).headrooms[0]).toMatchObject({
      headroom: { value: 5 },
      state: "near",
    });
    const over = of({ committed: { value: 41, unit: "t/a" } });
    expect([over.headrooms[0]!.state, codes(over.findings)]).toEqual(["exceeded", ["ACCOUNT_EXCEEDED"]]);
  });

  test("what is missing, or in another unit of measure, is unknown and never plenty", () => {
    const { used: _, ...unused } = account({});
    for (const one of [
      unused,
      account({ used: { value: 60, unit: "kg/a" } }),
      account({ used: { value: Number.NaN, unit: "t/a" } }),
      account({ committed: { value: 1, unit: "kg/a" } }),
    ]) {
      const { headrooms, findings } = dischargeHeadroom([one], SCHEME);
      expect([headrooms[0]!.headroom, headrooms[0]!.state, codes(findings)]).toEqual([
        null,
        "unknown",
        ["ACCOUNT_UNKNOWN"],
      ]);
    }
    expect(codes(of({ unit: "ZH0" }).findings)).toEqual(["ACCOUNT_UNIT_UNKNOWN"]);
  });

  test("carbon binds where a pilot asks for it", () => {
    const carbon = { pollutant: "CO2e", used: { value: 120, unit: "t/a" } };
    expect([of(carbon).headrooms[0]!.binding, codes(of(carbon).findings)]).toEqual([false, ["CARBON_NOT_PILOT"]]);
    expect([of(carbon, [K1]).headrooms[0]!.binding, codes(of(carbon, [K1]).findings)]).toEqual([
      true,
      ["ACCOUNT_EXCEEDED"],
    ]);
    expect(codes(of({}, [K1]).findings)).toEqual(["CARBON_MISSING"]);
  });
});

describe("evaluation (clauses eight and thirteen)", () => {
  const areas = { units: Object.fromEntries(SCHEME.units.map(({ code }) => [code, 10])), counties: { "331002": 40 } };
  const input: EvaluationInput = {
    scheme: SCHEME,
    areas,
    watched: [
      watched({
        targets: [
          { year: 2025, state: "met" },
          { year: 2026, state: "missed" },
        ],
        trend: "steady",
      }),
      watched({ series: "s2", unit: P1, trend: "declined" }),
    ],
    problems: followProblems(
      [problem({ steps: [ordered("2026-06-30")] }), problem({ id: "p2", steps: [ordered("2027-06-30")] })],
      SCHEME,
      "2026-11-24",
    ),
    duties: [{ kind: "filing", due: "2024-09-01", doneOn: "2024-08-20" }],
    cases: [{ id: "c1", title: "园区改造", adminCode: "331002", on: "2026-05-01", kind: "example", eiaIds: ["EIA-1"] }],
  };
  const ratios = (more: Partial<EvaluationInput> = {}) =>
    Object.fromEntries(
      evaluateTracking("annualTracking", 2026, { ...input, ...more }).units[0]!.scores.map(({ id, ratio }) => [
        id,
        ratio,
      ]),
    );

  test("each score is its formula", () => {
    expect(ratios()).toEqual({
      coverage: 1,
      listCompleteness: 0.5, // P1 has a spatial term; K1 has no discharge or risk term
      updateTimeliness: null,
      filingTimeliness: 1,
      problemsClosed: 0.5,
      indicatorsOnTarget: 0.5,
      noDecline: 0.5,
      withinLimits: null,
    });
    const terms = [
      ...SCHEME.terms,
      term("D", { dimension: "pollutantDischarge" }),
      term("R", { dimension: "riskPrevention", scope: { units: [K1] } }),
    ];
    expect(ratios({ scheme: smallScheme({ terms }) }).listCompleteness).toBe(1);
    expect(ratios({ areas: { ...areas, counties: { "331002": 50 } } }).coverage).toBe(0.8);
    // clause twelve sets a time: what was put right after it is not put right in time
    const closedOn = (day: string) =>
      ratios({
        problems: followProblems(
          [problem({ steps: [ordered("2026-06-30"), done(day), verified("2026-09-01")] })],
          SCHEME,
          "2026-11-24",
        ),
      }).problemsClosed;
    expect([closedOn("2026-06-30"), closedOn("2026-07-01")]).toEqual([1, 0]);
  });

  test("what lacks data is not scored, and the total says over how much of the weight it is", () => {
    const { units, findings } = evaluateTracking("annualTracking", 2026, input);
    const w = DEFAULT_RULES.weights;
    const expected =
      (100 *
        (w.coverage! +
          0.5 * w.listCompleteness! +
          w.filingTimeliness! +
          0.5 * (w.problemsClosed! + w.indicatorsOnTarget! + w.noDecline!))) /
      80;
    expect(units[0]!.total).toBeCloseTo(expected, 10);
    expect(units[0]!.completeness).toBeCloseTo(0.8, 10);
    expect(findings.filter(({ subject }) => subject === "331000").map(({ code }) => code)).toEqual([
      "EVALUATION_DATA_MISSING",
      "EVALUATION_DATA_MISSING",
    ]);
    expect(units.map(({ adminCode, cases }) => [adminCode, cases])).toEqual([
      ["331000", ["c1"]],
      ["331002", ["c1"]],
    ]);
    expect(units[0]!.scores.filter(({ feedsEia }) => feedsEia).map(({ id }) => id)).toEqual([
      "listCompleteness",
      "indicatorsOnTarget",
      "noDecline",
      "withinLimits",
    ]);
  });

  test("years compare over what both scored, under the same rules only", () => {
    const of = (year: number, more: Partial<EvaluationInput>, rules = DEFAULT_RULES) =>
      evaluateTracking("annualTracking", year, { ...input, ...more }, rules);
    const same = compareEvaluations(of(2025, {}), of(2026, { watched: [] }));
    // the indicators are gone, which must not read as progress
    expect(same.changes[0]!.change).toBeCloseTo(0, 10);
    expect(compareEvaluations(of(2025, { watched: [] }), of(2026, {})).changes[0]!.change).toBeCloseTo(0, 10);
    const better = compareEvaluations(of(2025, {}), of(2026, { problems: [] }));
    expect(better.changes[0]!.change).toBeCloseTo(0, 10);
    const other = compareEvaluations(of(2025, {}), of(2026, {}, { name: "other", weights: { coverage: 1 } }));
    expect([other.changes, codes(other.findings)]).toEqual([[], ["EVALUATION_NOT_COMPARABLE"]]);
    const grown = compareEvaluations(of(2025, { areas: { ...areas, counties: { "331002": 80 } } }), of(2026, {}));
    expect(grown.changes[0]!.change).toBeCloseTo((100 * 15 * 0.5) / 80, 10);
  });

  test("rules and years that are none are refused", () => {
    expect(() => evaluateTracking("annualTracking", 20_000, input)).toThrow(/year/);
    expect(() =>
      evaluateTracking("annualTracking", 2026, input, { name: "x", weights: JSON.parse('{"__proto__":1}') }),
    ).toThrow(/weights/);
    expect(() => evaluateTracking("annualTracking", 2026, input, { name: "x", weights: { coverage: -1 } })).toThrow(
      /weights\.coverage/,
    );
  });
});
