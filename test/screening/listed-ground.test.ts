// Ground without an access list. The Opinion (2024), clause three, has a list for every unit: where it is not there nobody has
// said yes, so nothing that is drawn from a screening may say yes either. U1, U2 and U3 are three equal columns.
import { describe, expect, it } from "vitest";
import { type AccessTerm, REDLINE_RULES, withTermSets, type ZoningScheme } from "../../src/domain/index.ts";
import { publicView } from "../../src/exchange/index.ts";
import {
  admissibleArea,
  nearestAdmissible,
  prepareScheme,
  rankSites,
  recordOf,
  robustnessOf,
  screen,
  screenAll,
  screenPlan,
  summaryOf,
} from "../../src/screening/index.ts";
import { AIR, AS_OF, box, PARK, projectOn, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const OPTIONS = { asOf: AS_OF };
/** The units say nothing of their lists: what there is are the terms. */
const silent = (terms: readonly Partial<AccessTerm>[], more: Partial<ZoningScheme> = {}): ZoningScheme => {
  const scheme = smallScheme(terms, more);
  return { ...scheme, units: scheme.units.map(({ listIsEmpty: _, ...unit }) => unit) };
};
const IN = { U1: box(121.006, 28.6, 121.009, 28.61), U2: box(121.011, 28.6, 121.014, 28.61), U3: box(121.022, 28.6, 121.028, 28.61) }; // biome-ignore format: one line
const AGREED: Partial<AccessTerm> = { modality: "encourage" };
const verdictOn = (scheme: ZoningScheme, ground = IN.U3, asOf = AS_OF) => {
  const { verdict, reasons, withoutList } = screen(prepareScheme(scheme), projectOn(ground), { asOf });
  return [verdict, reasons.map(({ code }) => code).join(" "), withoutList?.units.join(" ") ?? "-"];
};
const ADMISSIBLE = ["admissible", "NO_OBJECTION", "-"];
const unlisted = (...units: string[]): string[] => ["undetermined", "NO_ACCESS_LIST", units.join(" ")];

describe("a scheme without any term", () => {
  const prepared = prepareScheme(silent([]));
  const project = projectOn(IN.U3);

  it("is undetermined, says so and asks for the list", () => {
    const analysis = screen(prepared, project, OPTIONS);
    expect(analysis.verdict).toBe("undetermined");
    expect(analysis.reasons).toEqual([
      {
        code: "NO_ACCESS_LIST",
        text: {
          zh: `用地有 100.0% 没有载入准入清单（管控单元 ${U3}），不能视为符合。`,
          en: `No access list is loaded for 100.0 % of the footprint (units ${U3}); it cannot count as conforming.`,
        },
        terms: [],
      },
    ]);
    expect(analysis.withoutList).toEqual({ units: [U3], share: 1 });
    expect(analysis.questions).toMatchObject([{ key: `accessList:${U3}`, terms: [] }]);
    expect(analysis.questions[0]!.text.zh).toContain("没有载入准入清单");
    expect(analysis.questions[0]!.text.en).toContain("No access list is loaded");
    // no answer of the project decides it
    expect(analysis.deciding).toMatchObject({ questions: [], possible: false, provedMinimal: true, shortcuts: [] });
  });

  it("is undetermined in everything that is drawn from a screening", async () => {
    const analysis = screen(prepared, project, OPTIONS);
    for await (const record of screenAll(prepared, [project], OPTIONS))
      expect(record).toEqual({ index: 0, status: "screened", ...summaryOf(analysis) });
    expect(admissibleArea(prepared, project, OPTIONS).verdicts.map(({ verdict }) => verdict)).toEqual(["undetermined"]);
    expect(
      admissibleArea(prepared, project, OPTIONS)
        .regions.flatMap(({ questions }) => questions)
        .sort(),
    ).toEqual([U1, U2, U3].map((unit) => `accessList:${unit}`));
    expect(nearestAdmissible(prepared, project, OPTIONS)).toBeNull();
    const candidates = Object.entries(IN).map(([id, footprint]) => ({ id, footprint }));
    expect(rankSites(prepared, project, candidates, OPTIONS).sites.map(({ verdict }) => verdict)).toEqual(
      candidates.map(() => "undetermined"),
    );
    const robustness = robustnessOf(prepared, project, { ...OPTIONS, mostM: 20 });
    expect([robustness.verdict, robustness.marginM]).toEqual(["undetermined", null]);
    expect(robustness.areaMethods.map(({ verdict }) => verdict)).toEqual(robustness.areaMethods.map(() => "undetermined")); // biome-ignore format: one line
    const plan = screenPlan(prepared, { id: "x", name: "规划", projects: [project] }, OPTIONS);
    expect([plan.verdict, plan.questions]).toEqual(["undetermined", [{ key: `accessList:${U3}`, projects: ["p"] }]]);
    expect(verdictOn(publicView(silent([])))).toEqual(unlisted(U3));
    const record = recordOf(analysis, { scheme: prepared.scheme, project });
    expect([record.verdict, record.reasons.map(({ code }) => code)]).toEqual(["undetermined", ["NO_ACCESS_LIST"]]);
  });

  it("stays inadmissible where a law of the nation bans, and is not made a yes by one that does not", () => {
    const { scheme } = withTermSets(silent([]), [REDLINE_RULES]);
    const banned = screen(prepareScheme(scheme), projectOn(box(121.001, 28.604, 121.004, 28.609), { flags: { ecologicallyHarmless: false, limitedHumanActivity: false, nationalStrategic: false } }), OPTIONS); // biome-ignore format: one line
    expect(banned.reasons.map(({ code }) => code)).toContain("NO_ACCESS_LIST");
    const everywhere = silent([{ tier: "nation", when: { op: "flag", flag: "chemical" } }]);
    const facts = { flags: { chemical: true } };
    expect(screen(prepareScheme(everywhere), projectOn(IN.U3, facts), OPTIONS).verdict).toBe("inadmissible");
    expect(screen(prepareScheme(everywhere), projectOn(IN.U3, { flags: { chemical: false } }), OPTIONS).verdict).toBe("undetermined"); // biome-ignore format: one line
  });

  it("is decided by a person for terms, and never by one for a list that is not there", () => {
    const scheme = silent([{ scope: { units: [U1] }, textOnly: true }]);
    const both = projectOn(box(121.006, 28.6, 121.014, 28.61));
    const override = { term: "T1", outcome: "conforms" as const, reason: "核", author: "甲", on: AS_OF };
    const record = recordOf(screen(prepareScheme(scheme), both, OPTIONS), { scheme, project: both, overrides: [override] }); // biome-ignore format: one line
    expect([record.verdict, record.reasons.map(({ code }) => code)]).toEqual(["undetermined", ["NO_ACCESS_LIST"]]);
  });
});

describe("ground is listed", () => {
  it("where a term names its unit or class, whatever project it speaks of", () => {
    for (const scope of [
      { units: [U3] },
      { place: { units: [U3] } },
      { place: { unitClass: "general" as const } },
      { units: [U3], industries: ["C26"] },
      { units: [U2, U3], place: { element: "ecology" as const } },
    ]) {
      const scheme = silent([{ ...AGREED, scope, when: { op: "nature", in: ["existing"] } }]);
      const project = projectOn(IN.U3, {}, { natures: ["new"], industries: ["A0111"] });
      expect(screen(prepareScheme(scheme), project, OPTIONS).verdict, JSON.stringify(scope)).toBe("admissible");
      expect(screen(prepareScheme(scheme), { ...project, footprint: IN.U1 }, OPTIONS).verdict).toBe("undetermined");
    }
  });

  it("where one speaks of the whole territory, of all industries or some", () => {
    expect(verdictOn(silent([AGREED]))).toEqual(ADMISSIBLE);
    expect(verdictOn(silent([{ ...AGREED, scope: { industries: ["C26"] } }]))).toEqual(ADMISSIBLE);
  });

  it("where its unit states that the list is empty, and only there", () => {
    const scheme = silent([{ ...AGREED, scope: { units: [U2] } }]);
    const units = scheme.units.map((unit) => (unit.code === U3 ? { ...unit, listIsEmpty: true } : unit));
    expect(verdictOn({ ...scheme, units })).toEqual(ADMISSIBLE);
    expect(verdictOn({ ...scheme, units }, IN.U1)).toEqual(unlisted(U1));
  });

  it("inside a zone, park or named area that a term names, but not beside it in the same unit", () => {
    const inPark = box(121.016, 28.601, 121.019, 28.604);
    for (const [scope, inside, beside] of [
      [{ place: { zoneTypes: ["2340"] } }, box(121.011, 28.6, 121.014, 28.61), box(121.016, 28.606, 121.019, 28.609)],
      [{ place: { zones: [AIR] } }, box(121.011, 28.6, 121.014, 28.61), box(121.016, 28.606, 121.019, 28.609)],
      [{ parks: [PARK] }, inPark, box(121.016, 28.606, 121.019, 28.609)],
      [{ units: [U2], parks: [PARK] }, inPark, box(121.016, 28.606, 121.019, 28.609)],
    ] as const) {
      const scheme = silent([{ ...AGREED, scope }], {
        layers: smallScheme().layers.map((layer) => ({ ...layer, coverage: "full" as const })),
      });
      expect(verdictOn(scheme, inside)).toEqual(ADMISSIBLE);
      expect(verdictOn(scheme, beside), JSON.stringify(scope)).toEqual(unlisted(U2));
    }
  });

  it("from the day on which its list is in force, and no longer than that", () => {
    const scheme = silent([{ ...AGREED, validFrom: "2026-12-01", validTo: "2026-12-31" }]);
    expect(verdictOn(scheme, IN.U3, "2026-11-30")).toEqual(unlisted(U3));
    expect(verdictOn(scheme, IN.U3, "2026-12-01")).toEqual(ADMISSIBLE);
    expect(verdictOn(scheme, IN.U3, "2027-01-01")).toEqual(unlisted(U3));
    // and both days are told beforehand
    const { pendingChanges } = screen(prepareScheme(scheme), projectOn(IN.U3), { asOf: "2026-11-30" });
    expect(pendingChanges.map(({ day, verdict }) => [day, verdict.before, verdict.after])).toEqual([
      ["2026-12-01", "undetermined", "admissible"],
      ["2027-01-01", "admissible", "undetermined"],
    ]);
  });
});

describe("a footprint across units of which some have a list", () => {
  const scheme = silent([{ ...AGREED, scope: { units: [U2, U3] } }]);

  it("is undetermined, with the share and the unit that lacks it", () => {
    // a quarter of the plot by its width lies in U1
    const { withoutList, verdict } = screen(prepareScheme(scheme), projectOn(box(121.009, 28.6, 121.013, 28.61)), OPTIONS); // biome-ignore format: one line
    expect([verdict, withoutList?.units]).toEqual(["undetermined", [U1]]);
    expect(withoutList!.share).toBeCloseTo(0.25, 9);
  });

  it("forgives what only touches: less than the thresholds", () => {
    expect(verdictOn(scheme, box(121.01 - 1e-9, 28.6, 121.013, 28.61))).toEqual(ADMISSIBLE);
  });

  it("is inadmissible all the same where a term bans", () => {
    const banning = silent([{ scope: { units: [U2] } }]);
    expect(verdictOn(banning, box(121.009, 28.6, 121.013, 28.61))).toEqual([
      "inadmissible",
      "PROHIBITED NO_ACCESS_LIST",
      U1,
    ]);
  });

  it("never fares better for being larger", () => {
    const order = ["admissible", "undetermined"];
    let last = 0;
    for (let west = 121.028; west > 121.001; west -= 0.001) {
      const rank = order.indexOf(verdictOn(scheme, box(west, 28.6, 121.029, 28.61))[0]!);
      expect(rank).toBeGreaterThanOrEqual(last);
      last = rank;
    }
    expect(last).toBe(1);
  });
});
