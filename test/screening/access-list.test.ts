// The access list as the law has it: all tiers together, one clause for many units, parts of the footprint each by itself,
// exceptions for their ground only. Expectations are argued from the small scheme's picture.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AccessTerm,
  type Condition,
  type FactKey,
  type ListTier,
  type ProjectFlag,
  REDLINE_RULES,
  type TermSet,
  type Verdict,
  withTermSets,
} from "../../src/domain/index.ts";
import { prepareScheme, screen, whatIf } from "../../src/screening/index.ts";
import { AIR, AS_OF, box, boxAreaM2, PARK, projectOn, REDLINE, screenOn, smallScheme, U1, U2 } from "./small-scheme.ts";

const IN_U1 = box(121.006, 28.606, 121.008, 28.608);
const TIERS: readonly ListTier[] = ["nation", "province", "region", "cityCluster", "city", "unit", "element", "park", "industry"]; // biome-ignore format: one line
const flag = (name: ProjectFlag): Condition => ({ op: "flag", flag: name });

describe("tiers", () => {
  it("apply together: the strictest decides, whichever tier it is of, and none is overwritten", () => {
    for (const strict of TIERS) {
      const list = TIERS.map((tier): Partial<AccessTerm> => ({ id: tier, tier, modality: tier === strict ? "prohibit" : "encourage", basis: ["new"] })); // biome-ignore format: one line
      const { verdict, reasons, terms } = screenOn(IN_U1, list);
      expect(verdict).toBe("inadmissible");
      expect(reasons[0]).toMatchObject({ code: "PROHIBITED", terms: [strict] });
      // each outcome keeps its tier and its basis, in the order of tiers
      expect(terms.map(({ term, tier }) => [term, tier])).toEqual(TIERS.map((tier) => [tier, tier]));
      for (const { basis } of terms) expect(basis).toMatchObject([{ id: "new", state: "inForce" }]);
    }
  });

  it("a unit that allows does not lift what the province bans, nor the other way round", () => {
    const ban: Partial<AccessTerm> = { tier: "province", modality: "prohibit", when: flag("twoHigh") };
    const allow: Partial<AccessTerm> = {
      tier: "unit",
      modality: "encourage",
      when: flag("twoHigh"),
      scope: { units: [U1] },
    };
    for (const list of [
      [ban, allow],
      [
        { ...ban, tier: "unit" as const },
        { ...allow, tier: "province" as const },
      ],
    ]) {
      const analysis = screenOn(IN_U1, list, { flags: { twoHigh: true } });
      expect([analysis.verdict, analysis.terms.map(({ outcome }) => outcome).sort()]).toEqual([
        "inadmissible",
        ["conforms", "violates"],
      ]);
    }
  });
});

describe("a clause that many units share", () => {
  const shared: Partial<AccessTerm> = { scope: { units: [U1, U2] }, when: flag("twoHigh") };

  it("is judged once, for all of the ground in any of them, and names those that brought it in", () => {
    const across = box(121.008, 28.606, 121.012, 28.608);
    const { terms } = screenOn(across, [shared], { flags: { twoHigh: true } });
    expect(terms).toHaveLength(1);
    expect(terms[0]).toMatchObject({ outcome: "violates", places: [U1, U2], share: 1 });
    expect(screenOn(IN_U1, [shared], { flags: { twoHigh: true } }).terms[0]!.places).toEqual([U1]);
  });
});

describe("nested conditions", () => {
  it("hold for the part of the footprint inside the zone, with its area", () => {
    // 0.004° wide across U1 and U2; 2340 begins at 121.01
    const across = box(121.008, 28.606, 121.012, 28.608);
    const term: Partial<AccessTerm> = {
      scope: { units: [U1, U2] },
      when: { op: "within", place: { zoneTypes: ["2340"] } },
    };
    const [result] = screenOn(across, [term]).terms;
    expect(result).toMatchObject({ outcome: "violates", places: [AIR, U2].sort() });
    expect(result!.share).toBeCloseTo(0.5, 9);
    expect(result!.areaM2 / boxAreaM2(121.01, 28.606, 121.012, 28.608)).toBeCloseTo(1, 9);
  });

  it("of two places must be met on the same ground: one part in the unit and another in the zone is not enough", () => {
    // in U1 only the red line, in U2 only the air zone: no ground is in U1 and in the air zone
    const across = box(121.008, 28.606, 121.012, 28.608);
    const term: Partial<AccessTerm> = {
      scope: { units: [U1] },
      when: { op: "within", place: { zoneTypes: ["2340"] } },
    };
    expect(screenOn(across, [term]).terms[0]).toMatchObject({ outcome: "conforms", reason: "notTriggered" });
    const both: Condition = {
      op: "all",
      of: [
        { op: "within", place: { units: [U1] } },
        { op: "within", place: { zoneTypes: ["2340"] } },
      ],
    };
    expect(screenOn(across, [{ when: both }]).verdict).toBe("admissible");
    expect(screenOn(across, [{ when: { op: "any", of: both.of } }]).terms[0]).toMatchObject({
      outcome: "violates",
      share: 1,
    });
  });

  it("a distance is that of the part that the scope leaves", () => {
    // from the core's east edge at 121.002: the part in U2 begins 0.008° (783 m) away, the whole at 0.006° (587 m)
    const across = box(121.008, 28.6005, 121.012, 28.6015);
    const near = (units: string[]): Partial<AccessTerm> => ({
      scope: { units },
      when: { op: "distance", to: { features: ["core"] }, atMostM: 700 },
    });
    expect(screenOn(across, [near([U1])]).verdict).toBe("inadmissible");
    expect(screenOn(across, [near([U2])]).verdict).toBe("admissible");
  });
});

describe("exceptions", () => {
  it("spare the ground that they name, and nothing beside it", () => {
    // half in the park, half outside: the half outside is still banned
    const half = box(121.014, 28.601, 121.016, 28.603);
    const term: Partial<AccessTerm> = { exceptWhen: { op: "inPark", qualities: ["compliant"] } };
    const [result] = screenOn(half, [term]).terms;
    expect([result!.outcome, result!.share.toFixed(6)]).toEqual(["violates", "0.500000"]);
    expect(screenOn(box(121.016, 28.601, 121.018, 28.603), [term]).terms[0]).toMatchObject({ outcome: "conforms", reason: "excepted" }); // biome-ignore format: one line
    const zone: Partial<AccessTerm> = { exceptWhen: { op: "within", place: { zoneTypes: ["2340"] } } };
    expect(screenOn(box(121.014, 28.606, 121.016, 28.608), [zone]).verdict).toBe("inadmissible");
    expect(screenOn(box(121.011, 28.606, 121.013, 28.608), [zone]).verdict).toBe("admissible");
  });

  it("a sliver beyond the excepted ground, below what counts, does not undo them", () => {
    // 0.4 m² of 40 000 m² stick out of the park to the west
    const lon = 121.015 - 1.8e-8;
    const term: Partial<AccessTerm> = { exceptWhen: { op: "inPark", parks: [PARK] } };
    expect(screenOn(box(lon, 28.601, 121.017, 28.603), [term]).verdict).toBe("admissible");
  });

  it("that ask for a share speak of the whole footprint", () => {
    const share = (minShare: number): Partial<AccessTerm> => ({ exceptWhen: { op: "within", place: { zoneTypes: ["2340"] }, minShare } }); // biome-ignore format: one line
    // three quarters in the air zone
    const ground = box(121.012, 28.606, 121.016, 28.608);
    expect(screenOn(ground, [share(0.75)]).verdict).toBe("admissible");
    expect(screenOn(ground, [share(0.76)]).verdict).toBe("inadmissible");
  });
});

describe("regions", () => {
  it("come from the tags of units; a unit without tags is asked about", () => {
    const units = smallScheme().units.map((unit) =>
      unit.code === U1 ? { ...unit, regions: ["长江经济带"] } : unit.code === U2 ? { ...unit, regions: [] } : unit,
    );
    const term: Partial<AccessTerm> = { scope: { place: { regions: ["长江经济带"] } } };
    const on = (w: number) => screenOn(box(w, 28.606, w + 0.001, 28.607), [term], {}, { scheme: { units } });
    expect([on(121.006).verdict, on(121.016).verdict, on(121.025).verdict]).toEqual(["inadmissible", "admissible", "undetermined"]); // biome-ignore format: one line
    expect(on(121.025).questions.map(({ key }) => key)).toEqual(["unit:ZH33100230001:regions"]);
  });
});

describe("term sets", () => {
  const cluster: TermSet = {
    id: "YRD",
    name: { zh: "长三角一体化示范区准入清单", en: "Yangtze delta demonstration zone" },
    legalBases: [{ id: "yrd", title: "示范区清单", level: "normativeDocument" }],
    terms: [{ id: "YRD-1", tier: "cityCluster", dimension: "spatialLayout", theme: "industry", modality: "prohibit", text: "禁止", when: flag("twoHigh"), basis: ["yrd"] }], // biome-ignore format: one line
  };

  it("of a city cluster give one outcome in every province: the same id, tier and basis", () => {
    for (const authority of ["上海市人民政府", "江苏省人民政府", "浙江省人民政府"]) {
      const { scheme, findings } = withTermSets(smallScheme([], { authority }), [cluster]);
      expect(findings).toEqual([]);
      const { terms, verdict } = screen(prepareScheme(scheme), projectOn(IN_U1, { flags: { twoHigh: true } }), { asOf: AS_OF }); // biome-ignore format: one line
      expect([verdict, terms[0]]).toMatchObject(["inadmissible", { term: "YRD-1", tier: "cityCluster", basis: [{ id: "yrd" }] }]); // biome-ignore format: one line
    }
  });

  it("are taken in once, whole, in any order, and overwrite nothing", () => {
    const scheme = smallScheme([{ id: "own" }]);
    const bytes = JSON.stringify(scheme);
    const once = withTermSets(scheme, [cluster, REDLINE_RULES]);
    expect(withTermSets(once.scheme, [REDLINE_RULES, cluster])).toEqual({ scheme: once.scheme, findings: [] });
    expect(JSON.stringify(scheme)).toBe(bytes);
    const clash = withTermSets(smallScheme([{ id: "YRD-1", text: "本地条文" }]), [cluster]);
    expect(clash.scheme.terms.map(({ id, text }) => [id, text])).toEqual([
      ["YRD-1", "本地条文"],
      ["YRD/YRD-1", "禁止"],
    ]);
    expect(clash.findings).toMatchObject([{ code: "TERM_SET_TERM", severity: "warning", subject: "YRD-1" }]);
    expect(withTermSets(clash.scheme, [cluster]).scheme.terms).toHaveLength(2);
  });

  it("with a basis of the same name that says something else keep their own", () => {
    const { scheme, findings } = withTermSets(smallScheme([], { legalBases: [{ id: "yrd", title: "别的", level: "plan" }] }), [cluster]); // biome-ignore format: one line
    expect(scheme.legalBases.map(({ id }) => id)).toEqual(["yrd", "YRD/yrd"]);
    expect(scheme.terms[0]!.basis).toEqual(["YRD/yrd"]);
    expect(findings).toMatchObject([{ code: "TERM_SET_BASIS" }]);
  });
});

it("words only stand in the result as what a person must read, whatever else is satisfied", () => {
  const { terms, verdict, reasons } = screenOn(IN_U1, [{ id: "words", textOnly: true, modality: "require" }, { modality: "encourage" }]); // biome-ignore format: one line
  expect(verdict).toBe("conditional");
  expect(reasons.map(({ code, terms: of }) => [code, of])).toEqual([["MANUAL_REVIEW", ["words"]]]);
  expect(terms.find(({ term }) => term === "words")).toMatchObject({ outcome: "undetermined", manualReview: true });
});

// --- properties
const SEVERITY: Record<Verdict, number> = { admissible: 0, conditional: 1, undetermined: 2, inadmissible: 3 };
const lattice = (from: number, steps: number) => fc.integer({ min: 0, max: steps }).map((i) => from + i * 0.0005);
const ground = fc
  .tuple(lattice(121, 60), lattice(121, 60), lattice(28.6, 20), lattice(28.6, 20))
  .filter(([x1, x2, y1, y2]) => x1 !== x2 && y1 !== y2)
  .map(([x1, x2, y1, y2]) => ({ w: Math.min(x1, x2), e: Math.max(x1, x2), s: Math.min(y1, y2), n: Math.max(y1, y2) }));
const FLAGS = ["twoHigh", "chemical", "livelihood"] as const satisfies ProjectFlag[];
/** Any tree over places, parks and facts; distances only where they are not denied, because they speak of the nearest point. */
const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Condition>(
      ...FLAGS.map((name) => flag(name)),
      { op: "within", place: { zoneTypes: ["1110"] } },
      { op: "within", place: { zoneTypes: ["2340"] } },
      { op: "within", place: { zoneTypes: ["1210"] } },
      { op: "within", place: { units: [U1] } },
      { op: "within", place: { unitClass: "key", zoneTypes: ["2340", "3110"] } },
      { op: "within", place: { features: ["core"] } },
      { op: "inPark", qualities: ["compliant"] },
      { op: "inPark", qualities: ["chemical"] },
    ),
    fc.record({
      op: fc.constantFrom("all", "any"),
      of: fc.array(tie("tree"), { minLength: 1, maxLength: 3 }),
    }) as never,
    fc.record({ op: fc.constant("not"), of: tie("tree") }) as never,
  ) as fc.Arbitrary<Condition>,
})).tree;
const list = fc.array(
  fc.record(
    {
      modality: fc.constantFrom<AccessTerm["modality"]>("prohibit", "restrict", "require", "exit"),
      scope: fc.constantFrom<AccessTerm["scope"]>({ units: [U1] }, { units: [U2] }, { place: { zoneTypes: ["2340"] } }),
      when: condition,
      exceptWhen: condition,
    },
    { requiredKeys: ["modality"] },
  ),
  { minLength: 1, maxLength: 4 },
) as fc.Arbitrary<Partial<AccessTerm>[]>;

describe("for any list of rules about places", () => {
  it("a larger footprint never has a milder verdict, nor a milder outcome of any term", () => {
    const weight = { notApplicable: 0, conforms: 0, needsCommitment: 1, undetermined: 2, violates: 3 };
    fc.assert(
      fc.property(
        list,
        ground,
        ground,
        fc.record({ twoHigh: fc.boolean(), chemical: fc.boolean() }),
        (terms, a, b, flags) => {
          const prepared = prepareScheme(smallScheme(terms));
          const at = (g: typeof a) => screen(prepared, projectOn(box(g.w, g.s, g.e, g.n), { flags }), { asOf: AS_OF, deciding: false }); // biome-ignore format: one line
          const small = at(a);
          const large = at({
            w: Math.min(a.w, b.w),
            e: Math.max(a.e, b.e),
            s: Math.min(a.s, b.s),
            n: Math.max(a.n, b.n),
          });
          // restrictions that are unknown weigh less than a commitment that is due (docs/semantics.md)
          if (small.verdict !== "undetermined" || large.verdict !== "conditional")
            expect(SEVERITY[large.verdict]).toBeGreaterThanOrEqual(SEVERITY[small.verdict]);
          small.terms.forEach((term, i) => {
            if (term.outcome !== "undetermined")
              expect(weight[large.terms[i]!.outcome]).toBeGreaterThanOrEqual(weight[term.outcome]);
            else expect(["undetermined", "violates", "needsCommitment"]).toContain(large.terms[i]!.outcome);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("an answer never turns a violation into a pass, and never contradicts what was known", () => {
    fc.assert(
      fc.property(
        list,
        ground,
        fc.dictionary(fc.constantFrom(...FLAGS.map((name): FactKey => `flag:${name}`)), fc.boolean()),
        fc.boolean(),
        (terms, g, answers, layer) => {
          const prepared = prepareScheme(smallScheme(terms));
          const project = projectOn(box(g.w, g.s, g.e, g.n), { flags: {} });
          const before = screen(prepared, project, { asOf: AS_OF, deciding: false });
          const given = { ...answers, ...(layer ? { "layer:water": [{ type: "1210", class: "priority", code: "x" }] } : { "layer:water": [] }) } as const; // biome-ignore format: one line
          const after = whatIf(prepared, project, given, { asOf: AS_OF, deciding: false });
          before.terms.forEach((term, i) => {
            if (term.outcome !== "undetermined") expect(after.terms[i]!.outcome).toBe(term.outcome);
          });
          if (before.verdict === "inadmissible") expect(after.verdict).toBe("inadmissible");
        },
      ),
      { numRuns: 300 },
    );
  });

  it("the pieces of ground that a term names lie in the footprint, and are no more than it", () => {
    fc.assert(
      fc.property(list, ground, (terms, g) => {
        const { terms: results, footprint } = screenOn(box(g.w, g.s, g.e, g.n), terms, { flags: { twoHigh: true } });
        for (const { areaM2, share } of results) {
          expect(areaM2).toBeLessThanOrEqual(footprint.areaM2 * (1 + 1e-12));
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });
});

it("names the red line where it is what brought a rule in", () => {
  const inLine = box(121.003, 28.606, 121.004, 28.607);
  expect(screenOn(inLine, [{ when: { op: "within", place: { element: "ecology", zoneClass: "priority" } } }]).terms[0]!.places).toEqual([REDLINE]); // biome-ignore format: one line
});
