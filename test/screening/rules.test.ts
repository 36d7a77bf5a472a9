// The national rules and the rules by element, as data on the condition tree: each case is argued from the words of the rule.
//
// The ground: a strip of the small scheme with layers of the test's own. Zones are 0.002° wide columns unless said otherwise.
import { describe, expect, it } from "vitest";
import {
  ELEMENT_RULES,
  type ElementZone,
  type Footprint,
  GROUNDWATER_ZONE_RULES,
  LIMITED_HUMAN_ACTIVITIES,
  MARINE_RULES,
  MARKET_ACCESS_RULES,
  type NamedFeature,
  NOISE_RULES,
  type Project,
  type ProjectFacts,
  REDLINE_RULES,
  RULE_SOURCES,
  SOIL_RULES,
  type TermSet,
  TWO_HIGH_RULES,
  WATER_RULES,
  withTermSets,
  YANGTZE_RULES,
  YELLOW_RIVER_RULES,
  type ZoningScheme,
} from "../../src/domain/index.ts";
import { type ConformityAnalysis, prepareScheme, screen } from "../../src/screening/index.ts";
import { AS_OF, box, metresNorthDeg, projectOn, smallScheme } from "./small-scheme.ts";

const layer = (element: ElementZone["element"]) =>
  ({ element, owner: "示例", date: "2024-01-01", source: "示例", coverage: "exhaustive" }) as const;
let serial = 0;
const zone = (element: ElementZone["element"], type: string, geometry: ElementZone["geometry"], attributes?: object) =>
  ({
    code: `YS331002${type}${String(++serial).padStart(3, "0")}`,
    name: "区",
    element,
    class: ({ 1: "priority", 2: "key", 3: "general" } as const)[Number(type[0]) as 1],
    type,
    geometry,
    ...(attributes === undefined ? {} : { attributes }),
  }) as ElementZone;

/** Screens ground against one set; outcomes by the last part of the term's id. */
function run(
  set: TermSet,
  ground: Footprint,
  facts: ProjectFacts,
  { project, ...more }: Partial<ZoningScheme> & { project?: Partial<Project> } = {},
): ConformityAnalysis & { readonly of: Record<string, string> } {
  const { scheme, findings } = withTermSets(smallScheme([], more), [set]);
  expect(findings).toEqual([]);
  const analysis = screen(prepareScheme(scheme), projectOn(ground, facts, project), { asOf: AS_OF });
  const of = Object.fromEntries(analysis.terms.map(({ term, outcome }) => [term.split("-").at(-1)!, outcome]));
  return { ...analysis, of };
}
const flags = (given: ProjectFacts["flags"], more: ProjectFacts = {}): ProjectFacts => ({ ...more, flags: given! });
const NEW_WORKS = { project: { natures: ["new"], industries: ["C3011"] } } as const;
const EVERY_FLAG_NO = {
  nationalStrategic: false,
  majorInfrastructure: false,
  livelihood: false,
  desertEnergyBase: false,
  ecologicallyHarmless: false,
};

describe("the red line", () => {
  const zones = (core: boolean | undefined): ElementZone[] => [
    zone("ecology", "1110", box(121, 28.6, 121.002, 28.61), core === undefined ? {} : { coreProtectionArea: core }),
    zone("ecology", "1110", box(121.002, 28.6, 121.004, 28.61), { coreProtectionArea: false }),
    zone("ecology", "1130", box(121.004, 28.6, 121.006, 28.61)),
  ];
  const CORE = box(121.0005, 28.601, 121.0015, 28.602);
  const LINE = box(121.0025, 28.601, 121.0035, 28.602);
  const SPACE = box(121.0045, 28.601, 121.0055, 28.602);
  const listed = (...items: string[]): ProjectFacts => ({ listed: { limitedHumanActivity: items } });

  it("allows ten kinds of limited activities, one of them also in the core", () => {
    expect(LIMITED_HUMAN_ACTIVITIES).toHaveLength(10);
    expect(new Set(LIMITED_HUMAN_ACTIVITIES.map(({ id }) => id)).size).toBe(10);
    expect(LIMITED_HUMAN_ACTIVITIES.filter(({ inCore }) => inCore)).toHaveLength(1);
    for (const { id, inCore } of LIMITED_HUMAN_ACTIVITIES) {
      const facts = flags({ nationalStrategic: false, ecologicallyHarmless: true }, listed(id));
      expect(run(REDLINE_RULES, LINE, facts, { ...NEW_WORKS, zones: zones(true) }).of["2"], id).toBe("conforms");
      expect(run(REDLINE_RULES, CORE, facts, { ...NEW_WORKS, zones: zones(true) }).of["1"], id).toBe(
        inCore ? "conforms" : "violates",
      );
    }
  });

  it("bans all else, and what does harm", () => {
    const other = run(REDLINE_RULES, LINE, flags(EVERY_FLAG_NO, listed()), { ...NEW_WORKS, zones: zones(true) });
    expect([other.of["2"], other.verdict]).toEqual(["violates", "inadmissible"]);
    const harmful = flags({ nationalStrategic: false, ecologicallyHarmless: false }, listed("visits"));
    expect(run(REDLINE_RULES, LINE, harmful, { ...NEW_WORKS, zones: zones(true) }).of["2"]).toBe("violates");
  });

  it("excepts national strategic projects, but not in the core, and nothing that is not known to be one", () => {
    const strategic = flags({ nationalStrategic: true }, listed());
    expect(run(REDLINE_RULES, LINE, strategic, { ...NEW_WORKS, zones: zones(true) }).of["2"]).toBe("conforms");
    expect(run(REDLINE_RULES, CORE, strategic, { ...NEW_WORKS, zones: zones(true) }).of["1"]).toBe("violates");
    expect(run(REDLINE_RULES, LINE, listed(), { ...NEW_WORKS, zones: zones(true) }).of["2"]).toBe("undetermined");
  });

  it("asks whether a zone is a core, where the zone does not say", () => {
    const { of, questions } = run(REDLINE_RULES, CORE, flags({ nationalStrategic: true }, listed()), {
      ...NEW_WORKS,
      zones: zones(undefined),
    });
    expect(of["1"]).toBe("undetermined");
    expect(questions.map(({ key }) => key)[0]).toMatch(/^zone:YS\d+:coreProtectionArea$/);
  });

  it.each(["nationalStrategic", "majorInfrastructure", "livelihood", "desertEnergyBase"] as const)(
    "general ecological space excepts %s, where the ecosystem is kept",
    (flag) => {
      const inSpace = (facts: ProjectFacts) =>
        run(REDLINE_RULES, SPACE, facts, { ...NEW_WORKS, zones: zones(true) }).of["3"];
      expect(inSpace(flags(EVERY_FLAG_NO))).toBe("violates");
      expect(inSpace(flags({ ...EVERY_FLAG_NO, [flag]: true, ecologicallyHarmless: true }))).toBe("conforms");
      expect(inSpace(flags({ ...EVERY_FLAG_NO, [flag]: true }))).toBe("violates");
      expect(inSpace(flags({ ...EVERY_FLAG_NO, [flag]: true, ecologicallyHarmless: undefined as never }))).toBe(
        "undetermined",
      );
    },
  );
});

describe("rivers", () => {
  const shore = (kind: string, metresSouth: number): NamedFeature => ({
    id: kind,
    name: kind,
    kind,
    geometry: {
      type: "LineString",
      coordinates: [
        [120.9, 28.6 - metresNorthDeg(metresSouth, 28.6)],
        [121.1, 28.6 - metresNorthDeg(metresSouth, 28.6)],
      ],
    },
  });
  const GROUND = box(121.021, 28.6, 121.022, 28.601);
  const at = (
    stem: number,
    tributary: number,
    facts: ProjectFacts,
    natures: Project["natures"] = ["new"],
    other: number | null = FAR,
  ) =>
    run(
      YANGTZE_RULES,
      GROUND,
      { relocation: null, ...facts },
      {
        features: [
          shore("yangtzeMainStem", stem),
          shore("yangtzeTributary", tributary),
          ...(other === null ? [] : [shore("yangtzeOtherTributary", other)]),
        ],
        project: { natures: natures! },
      },
    ).of;
  const chemical = flags({ chemical: true, tailings: false });
  const tailings = flags({ chemical: false, tailings: true, safetyOrEcologicalUpgrade: false });
  const FAR = 9000;

  it("Yangtze: 1 km for chemicals from main stem and tributaries, measured on the ellipsoid", () => {
    expect(at(999, FAR, chemical)["1"]).toBe("violates");
    expect(at(1001, FAR, chemical)["1"]).toBe("conforms");
    expect(at(FAR, 999, chemical)["1"]).toBe("violates");
    // article 26 says main stem and tributaries: a minor one counts, and one that nobody mapped is not far away
    expect(at(FAR, FAR, chemical, ["new"], 999)["1"]).toBe("violates");
    expect(at(FAR, FAR, chemical, ["new"], null)["1"]).toBe("undetermined");
    // rebuilding is not among what the article forbids for chemicals
    expect(at(999, FAR, chemical, ["rebuild"])["1"]).toBe("conforms");
  });

  it("Yangtze: tailings 3 km from the main stem, 1 km from important tributaries, upgrades excepted", () => {
    expect([at(2999, FAR, tailings)["2"], at(3001, FAR, tailings)["2"]]).toEqual(["violates", "conforms"]);
    expect([at(FAR, 999, tailings)["3"], at(FAR, 1001, tailings)["3"]]).toEqual(["violates", "conforms"]);
    // of tailings it names important tributaries alone
    expect(at(FAR, FAR, tailings, ["new"], 999)["3"]).toBe("conforms");
    const upgrade = flags({ ...tailings.flags, safetyOrEcologicalUpgrade: true });
    expect(at(2999, FAR, upgrade, ["rebuild"])["2"]).toBe("conforms");
    expect(at(2999, FAR, upgrade, ["new"])["2"]).toBe("violates");
  });

  it("Yangtze: heavy polluters do not move upstream", () => {
    const move = (from: "upper" | "middle" | "lower", to: "upper" | "middle" | "lower") =>
      at(FAR, FAR, { ...chemical, relocation: { from, to }, listed: { heavilyPolluting: ["印染"] } }, ["relocate"])[
        "4"
      ];
    expect([move("lower", "middle"), move("lower", "upper"), move("middle", "upper")]).toEqual([
      "violates",
      "violates",
      "violates",
    ]);
    expect(move("upper", "lower")).toBe("conforms");
  });

  describe("Yellow River: the declared range decides, whatever the distance", () => {
    const range = (kind: string, east: number): NamedFeature => ({
      id: kind,
      name: "岸线管控范围",
      kind,
      geometry: box(121.02, 28.6, east, 28.61),
    });
    const INSIDE = 121.0215;
    const OUTSIDE = 121.0209;
    const on = (main: number, other: number | null, facts: ProjectFacts = chemical) =>
      run(YELLOW_RIVER_RULES, GROUND, facts, {
        features: [
          range("shorelineControlRange", main),
          ...(other === null ? [] : [range("otherShorelineControlRange", other)]),
        ],
        project: { natures: ["new"] },
      });

    it("bans chemicals in the range of every river, tailings in that of main stem and important tributaries", () => {
      expect(on(INSIDE, OUTSIDE).of["1"]).toBe("violates");
      expect(on(OUTSIDE, INSIDE).of["1"]).toBe("violates");
      expect(on(INSIDE, OUTSIDE, tailings).of["2"]).toBe("violates");
      expect(on(OUTSIDE, INSIDE, tailings).of["2"]).toBe("notApplicable");
      expect(on(OUTSIDE, OUTSIDE).of["1"]).toBe("notApplicable");
      expect(on(INSIDE, OUTSIDE).terms.find(({ term }) => term === "CN-YELLOW-1")).toMatchObject({
        places: ["shorelineControlRange"],
      });
    });

    it("does not take a range that nobody declared for ground outside of it", () => {
      expect(on(OUTSIDE, null).of["1"]).toBe("undetermined");
      expect(on(OUTSIDE, null).questions.map(({ key }) => key)).toContain("feature:otherShorelineControlRange");
    });
  });
});

describe("lists of the nation", () => {
  const GROUND = box(121.021, 28.6, 121.022, 28.601);

  it("market access: the prohibited is out, the licensed needs its licence, neither is assumed", () => {
    const on = (facts: ProjectFacts) => run(MARKET_ACCESS_RULES, GROUND, facts);
    const listed = (prohibited: string[], licensed: string[]): ProjectFacts => ({
      listed: { marketAccessProhibited: prohibited, marketAccessLicensed: licensed },
    });
    expect(on(listed(["1"], [])).verdict).toBe("inadmissible");
    expect(on(listed([], ["许可12"]))).toMatchObject({
      verdict: "conditional",
      of: { 1: "conforms", 2: "needsCommitment" },
    });
    expect(on(listed([], [])).verdict).toBe("admissible");
    expect(on({}).verdict).toBe("undetermined");
  });

  it("two-high: only in the sectors that are counted, and only with what is asked", () => {
    const on = (industries: string[], facts: ProjectFacts) =>
      run(TWO_HIGH_RULES, GROUND, facts, { project: { natures: ["new"], industries } });
    expect(on(["C3011"], flags({ twoHigh: true })).of["1"]).toBe("needsCommitment");
    expect(on(["C3011"], {}).of["1"]).toBe("undetermined");
    // a school is not two-high whatever is left unsaid
    expect(on(["P8331"], {}).of["1"]).toBe("conforms");
    const weak = { zones: [zone("air", "2330", box(121.02, 28.6, 121.03, 28.61))], project: { natures: ["new"], industries: ["C3011"] } } as const; // biome-ignore format: one line
    expect(run(TWO_HIGH_RULES, GROUND, flags({ twoHigh: true }), weak).of["2"]).toBe("violates");
  });
});

describe("water", () => {
  const layers = [layer("water"), layer("ecology")];
  const GROUND = box(121.0005, 28.601, 121.0015, 28.602);
  const buffer: NamedFeature = { id: "b", name: "缓冲带", kind: "riverLakeBuffer", geometry: box(121, 28.6, 121.001, 28.61) }; // biome-ignore format: one line

  it("no outfall in a source, no direct discharge where water is conserved", () => {
    const zones = [
      zone("water", "1210", box(121, 28.6, 121.001, 28.61)),
      zone("ecology", "1130", box(121.001, 28.6, 121.002, 28.61), { dominantFunction: "waterConservation" }),
    ];
    const { of } = run(WATER_RULES, GROUND, flags({ newSewageOutfall: true, directDischarge: true }), { ...NEW_WORKS, layers, zones, features: [buffer] }); // biome-ignore format: one line
    expect([of["1"], of["2"]]).toEqual(["violates", "violates"]);
    const windbreak = [zone("ecology", "1130", box(121, 28.6, 121.002, 28.61), { dominantFunction: "windbreak" })];
    expect(run(WATER_RULES, GROUND, flags({ directDischarge: true }), { ...NEW_WORKS, layers, zones: windbreak }).of["2"]).toBe("notApplicable"); // biome-ignore format: one line
  });

  it("a buffer of a river or lake holds for the part of the ground inside", () => {
    const analysis = run(WATER_RULES, GROUND, flags({ majorInfrastructure: false }), { ...NEW_WORKS, layers, zones: [], features: [buffer] }); // biome-ignore format: one line
    const [term] = analysis.terms.filter(({ term }) => term === "CN-EL-WATER-3");
    expect(term!.outcome).toBe("violates");
    expect(term!.share).toBeCloseTo(0.5, 6);
    expect(run(WATER_RULES, GROUND, flags({ majorInfrastructure: true }), { ...NEW_WORKS, layers, zones: [], features: [buffer] }).of["3"]).toBe("conforms"); // biome-ignore format: one line
  });

  const section = (compliant?: boolean) => [
    zone("water", "2210", box(121, 28.6, 121.03, 28.61), {
      section: { name: "三江口", ...(compliant === undefined ? {} : { compliant }) },
    }),
  ];
  const discharger = (receivingWater?: ProjectFacts["receivingWater"]): ProjectFacts => ({
    ...flags({ directDischarge: true, raisesDischarge: true, livelihood: false, newSewageOutfall: false, majorInfrastructure: false }), // biome-ignore format: one line
    ...(receivingWater === undefined ? {} : { receivingWater }),
  });

  it("a receiving section that misses its target takes no more: by the project's word or the scheme's record", () => {
    const on = (zones: ElementZone[], receiving?: ProjectFacts["receivingWater"], industries = ["C3011"]) =>
      run(WATER_RULES, GROUND, discharger(receiving), { layers, zones, features: [], project: { natures: ["new"], industries } }).of["4"]; // biome-ignore format: one line
    expect(on(section(), { compliant: false })).toBe("violates");
    expect(on(section(), { compliant: true })).toBe("conforms");
    expect(on(section(false), { section: "三江口" })).toBe("violates");
    expect(on(section(true), { section: "三江口" })).toBe("conforms");
    // it may discharge elsewhere: the section of the place is not taken for that of the outfall
    expect(on(section(false))).toBe("undetermined");
    // treatment plants are excepted
    expect(on(section(false), { section: "三江口" }, ["D4620"])).toBe("conforms");
  });

  it("in a zone whose section misses its target two are given up for one: 2.0 will do, 1.9 will not", () => {
    const on = (zones: ElementZone[], replacement?: number) =>
      run(
        WATER_RULES,
        GROUND,
        {
          ...discharger({ compliant: true }),
          ...(replacement === undefined ? {} : { replacement: { COD: replacement } }),
        },
        { layers, zones, features: [], ...NEW_WORKS },
      ).of["5"];
    expect([on(section(false), 2), on(section(false), 1.9), on(section(false))]).toEqual([
      "conforms",
      "needsCommitment",
      "needsCommitment",
    ]);
    expect([on(section(true)), on(section())]).toEqual(["notApplicable", "undetermined"]);
  });
});

describe("soil", () => {
  const layers = [layer("soil")];
  const GROUND = box(121.0005, 28.601, 121.0015, 28.602);
  const farmland = (farmlandClass?: string, type = "2410") => ({
    layers,
    zones: [zone("soil", type, box(121, 28.6, 121.03, 28.61), farmlandClass === undefined ? {} : { farmlandClass })],
  });
  const on = (scheme: Partial<ZoningScheme>, facts: ProjectFacts, project: Partial<Project>) =>
    run(SOIL_RULES, GROUND, { process: [], product: [], ...facts }, { ...scheme, project }).of;

  it("each class of farmland has its rule", () => {
    const smelter = { natures: ["new"], industries: ["C3211"] } as const;
    expect(on(farmland("protect"), {}, smelter)["1"]).toBe("violates");
    expect(on(farmland("safeUse"), {}, smelter)["1"]).toBe("notApplicable");
    expect(on(farmland(), {}, smelter)["1"]).toBe("undetermined");
    const farm = { natures: ["new"], industries: ["A0111"] } as const;
    expect(on(farmland("safeUse"), {}, farm)["2"]).toBe("needsCommitment");
    expect(on(farmland("strict"), { product: ["食用农产品"] }, farm)["3"]).toBe("violates");
    expect(on(farmland("strict"), { product: ["花卉"] }, farm)["3"]).toBe("conforms");
    // electroplating by its process, whatever its industry
    expect(on(farmland("protect"), { process: ["电镀"] }, { natures: ["new"], industries: ["C3360"] })["1"]).toBe("violates"); // biome-ignore format: one line
  });

  it("construction land of risk is not for housing before it is remediated, and none without an investigation", () => {
    const risk = { layers, zones: [zone("soil", "2420", box(121, 28.6, 121.03, 28.61))] };
    const housing = (soilRemediated?: boolean, soilInvestigated = true) =>
      on(risk, flags({ sensitiveLandUse: true, soilInvestigated, ...(soilRemediated === undefined ? {} : { soilRemediated }) }), { natures: ["new"] }); // biome-ignore format: one line
    expect([housing(false)["4"], housing(true)["4"], housing()["4"]]).toEqual(["violates", "conforms", "undetermined"]);
    expect([housing(true, true)["5"], housing(true, false)["5"]]).toEqual(["notApplicable", "needsCommitment"]);
    expect(on(risk, flags({ sensitiveLandUse: false }), { natures: ["new"] })["4"]).toBe("conforms");
  });
});

describe("noise", () => {
  const sensitive = { layers: [layer("acoustic")], zones: [zone("acoustic", "2810", box(121, 28.6, 121.001, 28.61), { sensitiveBuildings: true, functionalClass: "1" })] }; // biome-ignore format: one line
  const INSIDE = box(121.0002, 28.601, 121.0008, 28.602);

  it("no new noisy works among sensitive buildings; old ones take measures", () => {
    const on = (natures: Project["natures"]) =>
      run(NOISE_RULES, INSIDE, flags({ trunkTransport: false, noiseSensitiveUse: false }), { ...sensitive, project: { natures: natures!, industries: ["C3311"] } }).of; // biome-ignore format: one line
    expect([on(["new"])["1"], on(["expand"])["1"]]).toEqual(["violates", "conforms"]);
    expect([on(["new"])["2"], on(["expand"])["2"]]).toEqual(["notApplicable", "needsCommitment"]);
  });

  it("a trunk road needs barriers as near as 200 m, measured to the zone", () => {
    // metres east of the zone's border at 28.6° N: a degree of longitude is 97,834 m there
    const road = (metres: number): Footprint => {
      const lon = 121.001 + metres / 97_834;
      return { type: "LineString", coordinates: [[lon, 28.601], [lon, 28.609]] }; // biome-ignore format: one line
    };
    const on = (metres: number) =>
      run(NOISE_RULES, road(metres), flags({ trunkTransport: true, noiseSensitiveUse: false }), { ...sensitive, project: { natures: ["new"], industries: ["E4812"] } }).of["3"]; // biome-ignore format: one line
    expect([on(195), on(205)]).toEqual(["needsCommitment", "notApplicable"]);
  });

  it("functional classes: no works in class 0; sensitive buildings beside trunk roads keep noise out", () => {
    const ofClass = (functionalClass: string) => ({ layers: [layer("acoustic")], zones: [zone("acoustic", "2810", box(121, 28.6, 121.03, 28.61), { functionalClass, sensitiveBuildings: false })] }); // biome-ignore format: one line
    const on = (functionalClass: string, industries: string[], noiseSensitiveUse: boolean) =>
      run(NOISE_RULES, INSIDE, flags({ trunkTransport: false, noiseSensitiveUse }), { ...ofClass(functionalClass), project: { natures: ["new"], industries } }).of; // biome-ignore format: one line
    expect([on("0", ["C3311"], false)["5"], on("3", ["C3311"], false)["5"]]).toEqual(["violates", "notApplicable"]);
    expect([on("4a", ["P8331"], true)["4"], on("2", ["P8331"], true)["4"]]).toEqual([
      "needsCommitment",
      "notApplicable",
    ]);
  });
});

describe("groundwater and sea", () => {
  it("groundwater lies under surface zones: both apply to the same ground", () => {
    const GROUND = box(121.0005, 28.601, 121.0015, 28.602);
    const zones = [
      zone("groundwater", "1910", box(121, 28.6, 121.03, 28.61), { aquifer: "潜水" }),
      zone("soil", "3410", box(121, 28.6, 121.03, 28.61)),
    ];
    const analysis = run(GROUNDWATER_ZONE_RULES, GROUND, flags({ groundwaterRisk: true }), { ...NEW_WORKS, layers: [layer("groundwater"), layer("soil")], zones }); // biome-ignore format: one line
    expect(analysis.of).toEqual({ 1: "violates", 2: "notApplicable" });
    expect(analysis.zones.map(({ element, share }) => [element, share])).toEqual([
      ["soil", 1],
      ["groundwater", 1],
    ]);
  });

  it("bays with a target of class one or two take no outfall; estuaries limit nitrogen by distance", () => {
    const GROUND = box(121.0005, 28.6, 121.0015, 28.601);
    const bay = (targetClass?: number) => ({ layers: [layer("marine")], zones: [zone("marine", "1710", box(121, 28.6, 121.03, 28.61), { bay: "台州湾", ...(targetClass === undefined ? {} : { targetClass }) })] }); // biome-ignore format: one line
    const estuary = (metres: number): NamedFeature => ({ id: "e", name: "入海口", kind: "estuary", geometry: { type: "Point", coordinates: [121.001, 28.6 - metresNorthDeg(metres, 28.6)] } }); // biome-ignore format: one line
    const on = (scheme: Partial<ZoningScheme>, more: ProjectFacts = {}) =>
      run(MARINE_RULES, GROUND, flags({ newSewageOutfall: true, seaReclamation: true, directDischarge: true, nationalStrategic: false }, more), { ...NEW_WORKS, ...scheme }).of; // biome-ignore format: one line
    expect([on(bay(2))["1"], on(bay(3))["1"], on(bay())["1"]]).toEqual(["violates", "notApplicable", "undetermined"]);
    expect(on(bay(3))["2"]).toBe("violates");
    expect(on({ ...bay(3), features: [estuary(4990)] })["3"]).toBe("needsCommitment");
    expect(on({ ...bay(3), features: [estuary(4990)] }, { replacement: { TN: 1 } })["3"]).toBe("conforms");
    expect(on({ ...bay(3), features: [estuary(5010)] })["3"]).toBe("conforms");
  });
});

describe("every rule", () => {
  const sets = [
    REDLINE_RULES,
    MARKET_ACCESS_RULES,
    TWO_HIGH_RULES,
    YANGTZE_RULES,
    YELLOW_RIVER_RULES,
    ...ELEMENT_RULES,
  ];

  it("has a basis that its set holds, words in both languages, and an id of its own", () => {
    const ids = new Set<string>();
    for (const { terms, legalBases } of sets)
      for (const term of terms) {
        expect(term.basis.length, term.id).toBeGreaterThan(0);
        for (const id of term.basis)
          expect(
            legalBases.some((basis) => basis.id === id),
            `${term.id} ${id}`,
          ).toBe(true);
        expect(term.textEn, term.id).toBeTruthy();
        expect(term.textOnly, term.id).toBeUndefined();
        expect(ids.has(term.id), term.id).toBe(false);
        ids.add(term.id);
      }
    expect(ids.size).toBeGreaterThan(30);
  });

  it("tells of every term how closely it follows what it cites, and marks what no article says in its words", () => {
    const terms = sets.flatMap((set) => set.terms);
    expect(Object.keys(RULE_SOURCES).sort()).toEqual(terms.map(({ id }) => id).sort());
    for (const { id, text, textEn } of terms) {
      const source = RULE_SOURCES[id]!;
      const isModel = source.fidelity === "model";
      expect([text.startsWith("示范条款："), textEn!.startsWith("Model rule: ")], id).toEqual([isModel, isModel]);
      if (source.fidelity !== "text") expect(source.ours, id).toBeDefined();
    }
  });

  it("cites an article of a law only where it follows it, and a lapsed act by the article that took its place", () => {
    for (const { terms, legalBases } of sets) {
      const bases = new Map(legalBases.map((basis) => [basis.id, basis]));
      for (const { id, basis } of terms) {
        const laws = basis.map((one) => bases.get(one)!).filter(({ level }) => level === "law");
        if (RULE_SOURCES[id]!.fidelity === "model") expect(laws, id).toEqual([]);
        for (const law of laws) {
          const now = law.validTo === undefined ? law : bases.get(law.replacedBy!)!;
          expect(now.article, `${id} ${law.id}`).toMatch(/^第[一二三四五六七八九十百零]+条$/);
        }
      }
    }
  });

  it("lists no basis that no term rests on", () => {
    for (const { id, terms, legalBases } of sets) {
      const cited = new Set(terms.flatMap(({ basis }) => basis));
      const replacing = new Set(legalBases.filter((basis) => cited.has(basis.id)).map(({ replacedBy }) => replacedBy));
      for (const basis of legalBases)
        expect(cited.has(basis.id) || replacing.has(basis.id), `${id} ${basis.id}`).toBe(true);
    }
  });

  it("rests on something in force on the day after the Code too", () => {
    const { scheme } = withTermSets(smallScheme(), sets);
    const prepared = prepareScheme(scheme);
    for (const day of ["2026-08-14", "2026-08-15"])
      for (const { term, basis } of screen(prepared, projectOn(box(121.006, 28.606, 121.008, 28.608)), { asOf: day })
        .terms)
        expect(
          basis.some(({ state }) => state === "inForce"),
          `${term} ${day}`,
        ).toBe(true);
  });
});
