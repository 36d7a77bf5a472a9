// Each case is argued from clause five: who may update, on what grounds, where, and what no update may lower.
import { describe, expect, test } from "vitest";
import type { UpdateDeclaration, UpdateTrigger, ZoningScheme } from "../../src/domain/index.ts";
import { diffSchemes, type JudgementOptions, judgeUpdate } from "../../src/revision/index.ts";
import {
  AUTHORITY,
  boxAreaM2,
  column,
  G1,
  G2,
  K1,
  numbered,
  P1,
  REDLINE,
  smallScheme,
  term,
  unit,
  zone,
} from "./small-scheme.ts";

const V1: ZoningScheme = smallScheme({
  version: {
    number: "2024",
    status: "inForce",
    baseDate: "2024-01-01",
    areaMethod: "lonlat",
    publishedOn: "2024-09-01",
  },
});
const with_ = (more: Partial<ZoningScheme>): ZoningScheme => numbered(smallScheme(more), "2026");
const trigger = (more: Partial<UpdateTrigger>): UpdateTrigger => ({
  id: "t1",
  kind: "protectedArea",
  evidence: ["e"],
  ...more,
});
const update = (more: Partial<UpdateDeclaration> = {}): UpdateDeclaration => ({
  kind: "synchronous",
  authority: AUTHORITY,
  on: "2026-05-01",
  triggers: [trigger({ action: "set", area: column(121.01, 121.015) })],
  evidence: [{ id: "e", kind: "approval", title: "批复", by: "省政府", date: "2026-01-01" }],
  ...more,
});
const judged = (after: ZoningScheme, declared: UpdateDeclaration, options?: JudgementOptions) =>
  judgeUpdate(V1, after, declared, diffSchemes(V1, after), options);
const codes = (after: ZoningScheme, declared: UpdateDeclaration, options?: JudgementOptions) =>
  judged(after, declared, options).breaches.map(({ code }) => code);

/** The reserve takes the west of K1, up to a meridian. */
const enlarged = (east: number, more: Partial<ZoningScheme> = {}): ZoningScheme =>
  with_({
    units: [unit(P1, column(121, east)), unit(K1, column(east, 121.02), { keyKind: "park" }), ...V1.units.slice(2)],
    ...more,
  });
const park: UpdateDeclaration = update({
  kind: "dynamic",
  triggers: [trigger({ kind: "spatialPlan", area: column(121.01, 121.03) })],
});
/** K1 grows to the east, up to a meridian. */
const replanned = (east: number): ZoningScheme =>
  with_({
    units: [
      V1.units[0]!,
      unit(K1, column(121.01, east), { keyKind: "park" }),
      unit(G1, column(east, 121.03)),
      V1.units[3]!,
    ],
  });

describe("who and why", () => {
  test("a red line revoked everywhere releases nothing; a kind that is none is refused", () => {
    const given = with_({ units: [unit(G1, column(121, 121.04))], zones: V1.zones.slice(1) });
    const everywhere = update({ triggers: [trigger({ kind: "redline", action: "revoke", area: "territory" })] });
    const { isLawful, breaches } = judged(given, everywhere);
    expect(isLawful).toBe(false);
    expect(breaches.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["UPDATE_FUNCTION_LOWERED", "UPDATE_REDLINE_LOST"]),
    );
    const odd = update({ kind: "constructor" as UpdateDeclaration["kind"] });
    expect(() => judged(given, odd)).toThrow(/update\.kind/);
    const strange = update({ triggers: [trigger({ kind: "constructor" as UpdateTrigger["kind"] })] });
    expect(codes(given, strange)).toContain("UPDATE_TRIGGER_KIND");
  });

  test("a protected area enlarged inside its approval is a lawful synchronous update", () => {
    const judgement = judged(enlarged(121.015), update());
    expect(judgement).toMatchObject({ isLawful: true, breaches: [], outsideM2: 0 });
    expect(judgement.changedM2).toBeCloseTo(boxAreaM2(121.01, 28.6, 121.015, 28.62), 2);
  });

  test.each<[string, UpdateDeclaration, string[]]>([
    ["another government", update({ authority: "邻市人民政府" }), ["UPDATE_AUTHORITY"]],
    ["no trigger", update({ triggers: [] }), ["UPDATE_TRIGGER_MISSING", "UPDATE_OUTSIDE_TRIGGER"]],
    [
      "a plan as the trigger of a synchronous update",
      update({ triggers: [trigger({ kind: "spatialPlan", area: "territory" })] }),
      ["UPDATE_TRIGGER_KIND"],
    ],
    ["no approval", update({ evidence: [] }), ["UPDATE_EVIDENCE_MISSING"]],
    [
      "a demonstration instead of an approval",
      update({ evidence: [{ id: "e", kind: "demonstration", title: "论证", by: "院", date: "2026-01-01" }] }),
      ["UPDATE_EVIDENCE_MISSING"],
    ],
    [
      "an approval of tomorrow",
      update({ evidence: [{ id: "e", kind: "approval", title: "批复", by: "省政府", date: "2026-06-01" }] }),
      ["UPDATE_EVIDENCE_LATE"],
    ],
    [
      "a statutory area without a border",
      update({ triggers: [trigger({ action: "set", area: "territory" })] }),
      ["UPDATE_AREA_NOT_STATED", "UPDATE_OUTSIDE_TRIGGER"],
    ],
    [
      "no area",
      update({ triggers: [trigger({ action: "set" })] }),
      ["UPDATE_AREA_NOT_STATED", "UPDATE_OUTSIDE_TRIGGER"],
    ],
    ["a day that is none", update({ on: "2026-02-30" }), ["UPDATE_DATE"]],
  ])("%s is a breach", (_, declared, expected) => {
    expect(codes(enlarged(121.015), declared)).toEqual(expected);
    expect(judged(enlarged(121.015), declared).isLawful).toBe(false);
  });

  test("a major strategy calls for a demonstration (clause five)", () => {
    const strategy = (kind: "demonstration" | "approval") =>
      update({
        kind: "dynamic",
        triggers: [trigger({ kind: "majorStrategy", area: "territory" })],
        evidence: [{ id: "e", kind, title: "材料", by: "院", date: "2026-01-01" }],
      });
    expect(codes(enlarged(121.015), strategy("demonstration"))).toEqual([]);
    const [breach] = judged(enlarged(121.015), strategy("approval")).breaches;
    expect(breach).toMatchObject({ code: "UPDATE_EVIDENCE_MISSING", clause: "demonstration" });
    expect(breach!.finding.message.zh).toContain("论证报告");
  });

  test("a periodic adjustment waits for its five years, and rests on the evaluation of the plans", () => {
    const periodic = (on: string): UpdateDeclaration =>
      update({
        kind: "periodic",
        on,
        triggers: [{ id: "five", kind: "fiveYears", evidence: ["p"] }],
        evidence: [{ id: "p", kind: "planEvaluation", title: "评估", by: "发改委", date: "2026-01-01" }],
      });
    expect(codes(enlarged(121.015), periodic("2029-08-01"))).toEqual([]);
    expect(codes(enlarged(121.015), periodic("2027-08-01"))).toEqual(["UPDATE_NOT_YET_DUE"]);
    expect(codes(enlarged(121.015), periodic("2027-08-01"), { lastPeriodicOn: "2022-07-01" })).toEqual([]);
    // when the five years began is not known: that is no yes
    const draft = smallScheme();
    const unknown = judgeUpdate(
      draft,
      enlarged(121.015),
      periodic("2029-08-01"),
      diffSchemes(draft, enlarged(121.015)),
    );
    expect(unknown.breaches.map(({ code }) => code)).toEqual(["UPDATE_PERIOD_UNKNOWN"]);
    expect(codes(enlarged(121.015), { ...periodic("2029-08-01"), evidence: [] })).toEqual(["UPDATE_EVIDENCE_MISSING"]);
  });

  test("an update cannot hand the scheme to another government, and an empty one is told", () => {
    expect(codes(enlarged(121.015, { authority: "邻市人民政府" }), update())).toEqual(["UPDATE_ISSUER_CHANGED"]);
    expect(codes(V1, update())).toEqual(["UPDATE_EMPTY"]);
  });
});

describe("where", () => {
  test("what lies outside the declared area is a breach with unit, area and place", () => {
    const judgement = judged(enlarged(121.017), update());
    expect(judgement.breaches.map(({ code }) => code)).toEqual(["UPDATE_OUTSIDE_TRIGGER"]);
    const [breach] = judgement.breaches;
    expect(breach).toMatchObject({ clause: "stability", units: [P1, K1] });
    expect(breach!.areaM2).toBeCloseTo(boxAreaM2(121.015, 28.6, 121.017, 28.62), 2);
    expect(breach!.finding.location?.position?.[0]).toBeCloseTo(121.015, 6);
    expect(judgement.outsideM2).toBe(breach!.areaM2);
  });

  test("a border digitised anew outside the area is no breach", () => {
    const after = with_({
      units: [
        unit(P1, column(121, 121.015)),
        unit(K1, column(121.015, 121.020003), { keyKind: "park" }),
        unit(G1, column(121.020003, 121.03)),
        V1.units[3]!,
      ],
    });
    expect(codes(after, update())).toEqual([]);
  });

  test("a zone that changes where no unit does must lie inside too", () => {
    const zones = [...V1.zones, zone("YS3310022210001", "2210", column(121.03, 121.035), "water")];
    const judgement = judged(enlarged(121.015, { zones }), update());
    expect(judgement.breaches.map(({ code, units }) => [code, units])).toEqual([["UPDATE_OUTSIDE_TRIGGER", [G2]]]);
  });

  test("a term that bears on units no trigger meets is a breach", () => {
    const near = enlarged(121.015, { terms: [...V1.terms, term("N", { scope: { units: [K1] } })] });
    expect(codes(near, update())).toEqual([]);
    const far = enlarged(121.015, { terms: [...V1.terms, term("N", { scope: { units: [K1, G2] } })] });
    expect(judged(far, update()).breaches).toMatchObject([{ code: "UPDATE_TERM_OUTSIDE_TRIGGER", units: [G2] }]);
    const all = enlarged(121.015, { terms: [...V1.terms, term("N")] });
    expect(judged(all, update()).breaches[0]?.units).toEqual([G1, G2]);
  });

  test("a dynamic update stays inside the plan that set it off", () => {
    expect(codes(replanned(121.025), park)).toEqual([]);
    const tight = { ...park, triggers: [trigger({ kind: "spatialPlan", area: column(121.01, 121.022) })] };
    expect(judged(replanned(121.025), tight).outsideM2).toBeCloseTo(boxAreaM2(121.022, 28.6, 121.025, 28.62), 2);
  });
});

describe("what no update may lower", () => {
  const shrunk = with_({
    units: [
      unit(P1, column(121, 121.008)),
      unit(K1, column(121.008, 121.02), { keyKind: "park" }),
      ...V1.units.slice(2),
    ],
  });

  test("priority ground given up lowers the function, whatever the plan says", () => {
    const declared = update({ kind: "dynamic", triggers: [trigger({ kind: "spatialPlan", area: "territory" })] });
    const [breach] = judged(shrunk, declared).breaches;
    expect(breach).toMatchObject({ code: "UPDATE_FUNCTION_LOWERED", clause: "priorityUnits", units: [P1, K1] });
    expect(breach!.areaM2).toBeCloseTo(boxAreaM2(121.008, 28.6, 121.01, 28.62), 2);
  });

  test("unless the protected area was lawfully adjusted there", () => {
    const adjusted = (more: Partial<UpdateTrigger>) =>
      update({ triggers: [trigger({ area: column(121.008, 121.01), action: "adjust", ...more })] });
    const lawful = judged(shrunk, adjusted({}));
    expect(lawful.isLawful).toBe(true);
    expect(lawful.breaches.map(({ code, finding }) => [code, finding.severity])).toEqual([
      ["UPDATE_FUNCTION_CHANGED_BY_APPROVAL", "warning"],
    ]);
    expect(codes(shrunk, adjusted({ action: "set" }))).toEqual(["UPDATE_FUNCTION_LOWERED"]);
    expect(codes(shrunk, adjusted({ area: column(121.009, 121.01) }))).toEqual([
      "UPDATE_OUTSIDE_TRIGGER",
      "UPDATE_FUNCTION_LOWERED",
      "UPDATE_FUNCTION_CHANGED_BY_APPROVAL",
    ]);
  });

  test("ground that leaves the red line needs an approval for the red line", () => {
    const zones = [zone(REDLINE, "1110", column(121, 121.004)), ...V1.zones.slice(1)];
    const after = with_({ zones });
    const of = (kind: "redline" | "waterSource") =>
      codes(after, update({ triggers: [trigger({ kind, action: "adjust", area: column(121.004, 121.005) })] }));
    expect(of("redline")).toEqual([]);
    expect(of("waterSource")).toEqual(["UPDATE_REDLINE_LOST"]);
  });

  test("a water source given up lowers the function, though its unit stays a priority unit", () => {
    const source = zone("YS3310021210001", "1210", column(121.006, 121.008), "water");
    const [from, to] = [smallScheme({ zones: [...V1.zones, source] }), with_({ zones: V1.zones })];
    const of = (declared: UpdateDeclaration) => judgeUpdate(from, to, declared, diffSchemes(from, to)).breaches;
    const plan = update({ kind: "dynamic", triggers: [trigger({ kind: "spatialPlan", area: "territory" })] });
    expect(of(plan)).toMatchObject([{ code: "UPDATE_ZONE_LOWERED", units: [P1] }]);
    expect(of(plan)[0]!.areaM2).toBeCloseTo(boxAreaM2(121.006, 28.6, 121.008, 28.62), 2);
    expect(
      of(update({ triggers: [trigger({ kind: "waterSource", action: "revoke", area: column(121.006, 121.008) })] })),
    ).toEqual([]);
  });

  test("where zones of two elements are given up on the same ground, each is told", () => {
    const both = [
      zone("YS3310021130001", "1130", column(121.006, 121.008)),
      zone("YS3310021210001", "1210", column(121.007, 121.009), "water"),
    ];
    const [from, to] = [smallScheme({ zones: [...V1.zones, ...both] }), with_({ zones: V1.zones })];
    const plan = update({ kind: "dynamic", triggers: [trigger({ kind: "spatialPlan", area: "territory" })] });
    const told = judgeUpdate(from, to, plan, diffSchemes(from, to)).breaches;
    expect(told.map(({ code, finding }) => [code, finding.values?.element])).toEqual([
      ["UPDATE_ZONE_LOWERED", "生态"],
      ["UPDATE_ZONE_LOWERED", "水环境"],
    ]);
    expect(told[0]!.areaM2).toBeCloseTo(boxAreaM2(121.006, 28.6, 121.008, 28.62), 2);
    expect(told[1]!.areaM2).toBeCloseTo(boxAreaM2(121.007, 28.6, 121.009, 28.62), 2);
  });

  test("a ban on priority units stands, unless a law lifts it", () => {
    const terms = [{ ...V1.terms[0]!, modality: "restrict" as const }, V1.terms[1]!];
    const declared = update({ kind: "dynamic", triggers: [trigger({ kind: "accessPolicy", area: "territory" })] });
    expect(judged(with_({ terms }), declared).breaches).toMatchObject([{ code: "UPDATE_BAN_LOOSENED", units: [P1] }]);
    const byLaw = update({
      triggers: [trigger({ kind: "newLegalProvision", area: "territory" })],
      evidence: [{ id: "e", kind: "law", title: "法", by: "全国人大", date: "2026-03-12" }],
    });
    expect(codes(with_({ terms }), byLaw)).toEqual([]);
    const lapsed = smallScheme({ terms: [{ ...V1.terms[0]!, validTo: "2025-12-31" }] });
    const gone = with_({ terms: [] });
    expect(judgeUpdate(lapsed, gone, declared, diffSchemes(lapsed, gone)).breaches).toEqual([]);
    expect(codes(with_({ terms: V1.terms.slice(1) }), declared)).toEqual(["UPDATE_BAN_LOOSENED"]);
    const unclear = [{ ...V1.terms[0]!, when: { op: "nature", in: ["expand"] } as const }, V1.terms[1]!];
    expect(codes(with_({ terms: unclear }), declared)).toEqual(["UPDATE_TERM_UNDECIDED"]);
  });

  test("quality does not decline, capacity is not exceeded", () => {
    const lines = (edit: (lines: never) => void) => {
      const copy = JSON.parse(JSON.stringify(V1.threeLines));
      edit(copy as never);
      return with_({ threeLines: copy });
    };
    const declared = update({ kind: "dynamic", triggers: [trigger({ kind: "accessPolicy", area: "territory" })] });
    // biome-ignore lint/suspicious/noExplicitAny: edits of a copy
    const of = (edit: (lines: any) => void) => codes(lines(edit as never), declared);
    expect(of((l) => (l.qualityBottomLines[0].indicators[0].targets[0].value = 94))).toEqual([
      "UPDATE_QUALITY_LOWERED",
    ]);
    expect(of((l) => (l.redline.indicators[0].targets[0].value = 0.5))).toEqual(["UPDATE_REDLINE_TARGET_LOWERED"]);
    expect(of((l) => (l.qualityBottomLines[0].indicators = []))).toEqual(["UPDATE_QUALITY_LOWERED"]);
    expect(of((l) => (l.qualityBottomLines[0].indicators[0].targets[0].value = 96))).toEqual([]);
    expect(of((l) => (l.resourceUpperLimits[0].indicators[0].targets[0].value = 20))).toEqual([
      "UPDATE_CAPACITY_EXCEEDED",
    ]);
    expect(of((l) => (l.resourceUpperLimits[0].indicators[0].current.value = 19.5))).toEqual([
      "UPDATE_CAPACITY_EXCEEDED",
    ]);
  });

  test("the target of a control section is not lowered", () => {
    const section = (targetClass: "II" | "III" | "IV") => ({
      zones: [
        ...V1.zones.slice(0, 2),
        { ...V1.zones[2]!, attributes: { section: { name: "s", targetClass } } } as never,
      ],
    });
    const [from, to] = [smallScheme(section("III")), with_(section("IV"))];
    const declared = update({ kind: "dynamic", triggers: [trigger({ kind: "accessPolicy", area: "territory" })] });
    expect(judgeUpdate(from, to, declared, diffSchemes(from, to)).breaches.map(({ code }) => code)).toEqual([
      "UPDATE_QUALITY_LOWERED",
    ]);
    const better = with_(section("II"));
    expect(judgeUpdate(from, better, declared, diffSchemes(from, better)).isLawful).toBe(true);
  });

  test("nor given up with its zone, nor lowered under another code of it", () => {
    const [, , water] = V1.zones;
    const zoned = (code: string, targetClass?: string) =>
      ({ ...water, code, attributes: { section: { name: "s", targetClass } } }) as never;
    const from = smallScheme({ zones: [...V1.zones.slice(0, 2), zoned(water!.code, "III")] });
    const declared = update({ kind: "dynamic", triggers: [trigger({ kind: "accessPolicy", area: "territory" })] });
    const told = (...zones: never[]) => {
      const to = with_({ zones: [...V1.zones.slice(0, 2), ...zones] });
      return judgeUpdate(from, to, declared, diffSchemes(from, to))
        .breaches.filter(({ code }) => code === "UPDATE_QUALITY_LOWERED")
        .map(({ finding: { values } }) => [values?.indicator, values?.before, values?.after]);
    };
    const [old, next] = [water!.code, `${water!.code.slice(0, -1)}9`];
    expect(told()).toEqual([[old, "III", "—"]]);
    expect(told(zoned(next, "III"))).toEqual([]);
    expect(told(zoned(next, "IV"))).toEqual([[old, "III", "IV"]]);
    expect(told(zoned(old))).toEqual([[old, "III", "—"]]);
    // a section on the border of two zones has one target: the weaker one counts
    expect(told(zoned(next, "II"), zoned(`${next.slice(0, -1)}8`, "V"))).toEqual([[old, "III", "V"]]);
  });
});
