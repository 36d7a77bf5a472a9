// Three projects for each term of the showcase: one that sets it off, one that it spares, one of which too little is
// known. What must come out was worked out by hand from the words of the term, and `because` says how; nothing here was
// copied from what the program printed. The projects differ from a quiet office building only in what the term asks about.
import type { FactKey, IsoDate, Verdict } from "../../src/domain/index.ts";
import type { Change } from "./quiet-project.ts";

/**
 * What the term says to a project: it applies; its scope is met but it `spares` it, because the condition does not hold or
 * an exception does; the project is `outside` its scope or its days; or that cannot be told.
 */
export type Says = "applies" | "spares" | "outside" | "unknown";

/** Changes to the scheme that a case needs, because the showcase leaves something out on purpose. */
export type SchemeVariant = "withGroundwater" | "withoutShoreline";

/** One case. */
export interface TermCase {
  readonly term: string;
  readonly says: Says;
  readonly site: string;
  readonly change?: Change;
  /** The day asked for; 2026-11-24 unless the term turns on time. */
  readonly asOf?: IsoDate;
  readonly variant?: SchemeVariant;
  /** Why, from the words of the term. */
  readonly because: string;
  /** The verdict on the project as a whole. */
  readonly verdict: Verdict;
  /** For unknown: the facts that must be asked for. */
  readonly asks?: readonly FactKey[];
}

type Row = readonly [
  says: Says,
  site: string,
  change: Change,
  verdict: Verdict,
  because: string,
  more?: Partial<TermCase>,
];

const HARMLESS = { limitedHumanActivity: true, ecologicallyHarmless: true };
const flags = (given: NonNullable<NonNullable<Change["facts"]>["flags"]>): Change => ({ facts: { flags: given } });
const listed = (catalogue: string, ...items: string[]): Change => ({ facts: { listed: { [catalogue]: items } } });
const quantity = (name: string, value: number, unit: string): Change => ({
  facts: { quantities: { [name]: { value, unit } } },
});
const forget = (...keys: FactKey[]): Change => ({ forget: keys });

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "TZ-01": [
    [
      "applies",
      "redline",
      {},
      "inadmissible",
      "a new building wholly inside the red line, and neither exception holds",
    ],
    ["spares", "redline", flags(HARMLESS), "admissible", "a limited activity that does no harm is the first exception"],
    [
      "unknown",
      "redline",
      forget("flag:nationalStrategic"),
      "undetermined",
      "it would be spared if it were a national strategic project, and that is not said",
      { asks: ["flag:nationalStrategic"] },
    ],
  ],
  "TZ-02": [
    [
      "applies",
      "plain",
      listed("marketAccessProhibited", "示例禁止事项"),
      "inadmissible",
      "it falls under an item of the prohibited part of the list",
    ],
    ["spares", "plain", {}, "admissible", "it was checked against the list and falls under no item"],
    [
      "unknown",
      "plain",
      forget("listed:marketAccessProhibited"),
      "undetermined",
      "nobody says whether it was checked against the list",
      { asks: ["listed:marketAccessProhibited"] },
    ],
  ],
  "TZ-03": [
    [
      "applies",
      "nearRiver",
      flags({ chemical: true }),
      "inadmissible",
      "a new chemical project some 600 m from the bank, less than 1,000 m",
    ],
    ["spares", "nearRiver", {}, "admissible", "at the same place, but no chemical project"],
    [
      "unknown",
      "nearRiver",
      forget("flag:chemical"),
      "undetermined",
      "600 m from the bank, and whether it is chemical is not said",
      { asks: ["flag:chemical"] },
    ],
  ],
  "TZ-04": [
    [
      "applies",
      "nearRiver",
      flags({ tailings: true }),
      "inadmissible",
      "a new tailings pond 600 m from the bank, less than 3,000 m",
    ],
    [
      "spares",
      "nearRiver",
      { natures: ["rebuild"], ...flags({ tailings: true, safetyOrEcologicalUpgrade: true }) },
      "admissible",
      "rebuilding that raises safety is the exception",
    ],
    [
      "unknown",
      "nearRiver",
      forget("flag:tailings"),
      "undetermined",
      "whether it is a tailings pond is not said",
      { asks: ["flag:tailings"] },
    ],
  ],
  "TZ-05": [
    [
      "applies",
      "source",
      flags({ newSewageOutfall: true }),
      "inadmissible",
      "an outfall inside the drinking-water zone 1210",
    ],
    ["spares", "source", {}, "admissible", "inside the zone, without an outfall"],
    [
      "unknown",
      "source",
      forget("flag:newSewageOutfall"),
      "undetermined",
      "inside the zone, outfall not stated",
      { asks: ["flag:newSewageOutfall"] },
    ],
  ],
  "TZ-06": [
    [
      "applies",
      "plain",
      { facts: { pollutant: ["铅"] } },
      "conditional",
      "lead, asked on 2026-11-24, after the Code took effect",
    ],
    ["spares", "plain", {}, "admissible", "no heavy metal among its pollutants"],
    ["unknown", "plain", forget("pollutant"), "undetermined", "its pollutants are not stated", { asks: ["pollutant"] }],
  ],
  "TZ-07": [
    ["applies", "plain", flags({ twoHigh: true }), "conditional", "a new high-energy, high-emission project"],
    ["spares", "plain", {}, "admissible", "not high-energy, high-emission"],
    [
      "unknown",
      "plain",
      forget("flag:twoHigh"),
      "undetermined",
      "not stated whether it is",
      { asks: ["flag:twoHigh"] },
    ],
  ],
  "TZ-08": [
    ["applies", "plain", { industries: ["C2614"] }, "inadmissible", "a new works of division 26 that lies in no park"],
    ["spares", "bayPark", { industries: ["C2614"] }, "admissible", "the same works in a park recognised as chemical"],
    [
      "unknown",
      "plain",
      forget("industry"),
      "undetermined",
      "outside parks, industry not stated",
      { asks: ["industry"] },
    ],
  ],
  "TZ-09": [
    [
      "applies",
      "plain",
      { facts: { pollutant: ["VOCs"], replacement: { VOCs: 1 } } },
      "conditional",
      "volatile compounds with a promised ratio of 1, less than 2",
    ],
    [
      "spares",
      "plain",
      { facts: { pollutant: ["VOCs"] } },
      "admissible",
      "the promised ratio is 2, which is what the term asks for",
    ],
    [
      "unknown",
      "plain",
      { facts: { pollutant: ["VOCs"] }, forget: ["replacement:VOCs"] },
      "undetermined",
      "volatile compounds, ratio not stated",
      { asks: ["replacement:VOCs"] },
    ],
  ],
  "TZ-10": [
    [
      "applies",
      "farmland",
      { facts: { process: ["电镀"] } },
      "inadmissible",
      "new electroplating on priority farmland 1410",
    ],
    [
      "spares",
      "farmland",
      {},
      "admissible",
      "on the same farmland, an industry and processes that the term does not name",
    ],
    [
      "unknown",
      "farmland",
      forget("process"),
      "undetermined",
      "its industry is not named, but its processes are not stated",
      { asks: ["process"] },
    ],
  ],
  "TZ-11": [
    [
      "applies",
      "plain",
      flags({ chemical: true }),
      "inadmissible",
      "with a groundwater layer, a chemical project inside a priority zone of it",
      { variant: "withGroundwater" },
    ],
    [
      "spares",
      "plain",
      {},
      "admissible",
      "not chemical: then no groundwater zone matters, and the missing layer does no harm",
    ],
    [
      "unknown",
      "plain",
      flags({ chemical: true }),
      "undetermined",
      "chemical, and the scheme has no groundwater layer: no data is not a pass",
      { asks: ["layer:groundwater"] },
    ],
  ],
  "TZ-12": [
    [
      "applies",
      "plain",
      { natures: ["relocate"], facts: { relocation: { from: "lower", to: "upper" }, flags: { twoHigh: true } } },
      "inadmissible",
      "a two-high works moving from the lower to the upper reach",
    ],
    [
      "spares",
      "plain",
      { natures: ["relocate"], facts: { relocation: { from: "upper", to: "lower" }, flags: { twoHigh: true } } },
      "admissible",
      "it moves the other way, downstream",
    ],
    [
      "unknown",
      "plain",
      { natures: ["relocate"], facts: { flags: { twoHigh: true } }, forget: ["relocation"] },
      "undetermined",
      "a move whose reaches are not stated",
      { asks: ["relocation"] },
    ],
  ],
  "TZ-13": [
    [
      "applies",
      "plain",
      { facts: { flags: { directDischarge: true }, receivingWater: { compliant: false } } },
      "conditional",
      "a new direct discharger into a section that misses its target",
    ],
    ["spares", "plain", flags({ directDischarge: true }), "admissible", "the section meets its target"],
    [
      "unknown",
      "plain",
      { facts: { flags: { directDischarge: true } }, forget: ["section"] },
      "undetermined",
      "a direct discharger, and the section's state is not stated",
      { asks: ["section"] },
    ],
  ],
  "TZ-14": [
    [
      "applies",
      "plain",
      listed("greenIndustry", "清洁能源"),
      "admissible",
      "clean energy is an item that the term encourages",
    ],
    ["spares", "plain", {}, "admissible", "no green industry, and encouragement never blocks"],
    ["unknown", "plain", forget("listed:greenIndustry"), "admissible", "not stated, but encouragement never blocks"],
  ],
  "TZ-15": [
    ["applies", "plain", { facts: { material: ["溶剂型涂料"] } }, "conditional", "a solvent-based coating"],
    ["spares", "plain", { facts: { material: ["水性涂料"] } }, "admissible", "a water-based coating is not named"],
    ["unknown", "plain", forget("material"), "undetermined", "materials not stated", { asks: ["material"] }],
  ],
  "TZ-16": [
    [
      "applies",
      "space",
      quantity("landArea", 20, "hm2"),
      "conditional",
      "20 ha of new building in general ecological space, more than 10",
    ],
    [
      "spares",
      "space",
      { facts: { quantities: { landArea: { value: 20, unit: "hm2" } }, flags: { livelihood: true } } },
      "admissible",
      "a livelihood project is excepted",
    ],
    [
      "unknown",
      "space",
      forget("quantity:landArea"),
      "undetermined",
      "inside the space, its land not stated",
      { asks: ["quantity:landArea"] },
    ],
  ],
  "TZ-17": [
    [
      "applies",
      "plain",
      { facts: { quantities: { waterUse: { value: 60000, unit: "m3/a" }, waterReuse: { value: 80, unit: "%" } } } },
      "conditional",
      "60,000 m³ a year, more than 50,000, at 80 % reuse, less than 85",
    ],
    ["spares", "plain", quantity("waterUse", 50000, "m3/a"), "admissible", "exactly 50,000 m³ is not more than 50,000"],
    [
      "unknown",
      "plain",
      { facts: { quantities: { waterUse: { value: 60000, unit: "m3/a" } } }, forget: ["quantity:waterReuse"] },
      "undetermined",
      "more than 50,000 m³, reuse not stated",
      { asks: ["quantity:waterReuse"] },
    ],
  ],
  "TZ-18": [
    [
      "applies",
      "plain",
      { industries: ["C3412"], ...quantity("investmentIntensity", 4499, "万元/hm2") },
      "conditional",
      "new manufacturing at 4,499, less than 4,500",
    ],
    [
      "spares",
      "plain",
      { industries: ["C3412"], ...quantity("investmentIntensity", 4500, "万元/hm2") },
      "admissible",
      "4,500 is not less than 4,500",
    ],
    [
      "unknown",
      "plain",
      { industries: ["C3412"], ...quantity("investmentIntensity", 0.45, "亿元/hm2") },
      "undetermined",
      "stated in another unit, which is not converted and so not known",
      { asks: ["quantity:investmentIntensity"] },
    ],
  ],
  "TZ-19": [
    [
      "applies",
      "plain",
      listed("hazardousChemicals", "甲醇"),
      "conditional",
      "methanol is on the list of hazardous chemicals",
    ],
    ["spares", "plain", {}, "admissible", "no hazardous chemical"],
    [
      "unknown",
      "plain",
      forget("listed:hazardousChemicals"),
      "undetermined",
      "hazardous chemicals not stated",
      { asks: ["listed:hazardousChemicals"] },
    ],
  ],
  "TZ-20": [
    [
      "applies",
      "redline",
      { natures: ["existing"], industries: ["C3412"] },
      "conditional",
      "an existing factory inside the red line, asked before the deadline of 2027-12-31",
    ],
    ["outside", "redline", { natures: ["existing"] }, "admissible", "existing, but offices are no manufacturing (C)"],
    [
      "unknown",
      "redline",
      { industries: ["C3412"], ...flags(HARMLESS), forget: ["nature"] },
      "undetermined",
      "a factory inside the red line, nature not stated",
      { asks: ["nature"] },
    ],
  ],
  "TZ-21": [
    [
      "applies",
      "coast",
      { industries: ["C1713"] },
      "inadmissible",
      "a new textile works (17) less than 200 m from the coast",
    ],
    ["spares", "plain", { industries: ["C1713"] }, "admissible", "the same works some 19 km from the coast"],
    [
      "unknown",
      "coast",
      { industries: ["C1713"], forget: ["nature"] },
      "undetermined",
      "at the coast, nature not stated",
      { asks: ["nature"] },
    ],
  ],
  "TZ-22": [
    [
      "applies",
      "bank",
      { industries: ["A0313"], ...flags(HARMLESS) },
      "inadmissible",
      "new stock farming (03) at the reservoir, at 0 m",
    ],
    [
      "spares",
      "source",
      { industries: ["A0313"] },
      "admissible",
      "the same farm more than a kilometre from the reservoir",
    ],
    [
      "unknown",
      "bank",
      { ...flags(HARMLESS), forget: ["industry"] },
      "undetermined",
      "at the reservoir, industry not stated",
      { asks: ["industry"] },
    ],
  ],
  "TZ-23": [
    [
      "applies",
      "bayPark",
      { industries: ["C2511"], facts: { approvedOn: "2025-12-31" } },
      "conditional",
      "petrochemical, approved on the last day of 2025",
    ],
    [
      "spares",
      "bayPark",
      { industries: ["C2511"], facts: { approvedOn: "2026-01-01" } },
      "admissible",
      "approved on the first day of 2026, which is no longer before",
    ],
    [
      "unknown",
      "bayPark",
      { industries: ["C2511"], forget: ["approvedOn"] },
      "undetermined",
      "petrochemical, day of approval not stated",
      { asks: ["approvedOn"] },
    ],
  ],
  "TZ-24": [
    [
      "applies",
      "rural",
      { industries: ["A0313"] },
      "conditional",
      "a stock farm in zone 2230: words that a person must examine",
    ],
    ["outside", "rural", {}, "admissible", "offices in the same zone: the term speaks of farming (03, 04)"],
    [
      "unknown",
      "rural",
      forget("industry"),
      "undetermined",
      "in the zone, industry not stated",
      { asks: ["industry"] },
    ],
  ],
  "TZ-25": [
    [
      "applies",
      "plain",
      { industries: ["C1713"] },
      "inadmissible",
      "a new dyeing works on 2025-12-31, the last day of the transition",
      { asOf: "2025-12-31" },
    ],
    [
      "outside",
      "plain",
      { industries: ["C1713"] },
      "admissible",
      "the same works a day later, when the clause has lapsed",
      { asOf: "2026-01-01" },
    ],
    [
      "unknown",
      "plain",
      { industries: ["C1713"], forget: ["nature"] },
      "undetermined",
      "in the transition, nature not stated",
      { asOf: "2025-12-31", asks: ["nature"] },
    ],
  ],
  "TZ-26": [
    ["applies", "urban", { facts: { pollutant: ["恶臭"] } }, "inadmissible", "odour in an urban key unit"],
    ["spares", "urban", { facts: { pollutant: ["颗粒物"] } }, "admissible", "dust is not named"],
    [
      "unknown",
      "urban",
      forget("pollutant"),
      "undetermined",
      "in the unit, pollutants not stated",
      { asks: ["pollutant"] },
    ],
  ],
  "TZ-27": [
    [
      "applies",
      "urban",
      flags({ directDischarge: true }),
      "conditional",
      "a new direct discharger in an urban key unit",
    ],
    ["spares", "urban", {}, "admissible", "it does not discharge directly"],
    [
      "unknown",
      "urban",
      forget("flag:directDischarge"),
      "undetermined",
      "in the unit, discharge not stated",
      { asks: ["flag:directDischarge"] },
    ],
  ],
  "TZ-28": [
    [
      "applies",
      "dachen",
      flags({ seaReclamation: true }),
      "inadmissible",
      "reclamation in the marine priority unit of Dachen",
    ],
    [
      "spares",
      "dachen",
      flags({ seaReclamation: true, nationalStrategic: true }),
      "admissible",
      "a national strategic project is excepted",
    ],
    [
      "unknown",
      "dachen",
      forget("flag:seaReclamation"),
      "undetermined",
      "in the unit, reclamation not stated",
      { asks: ["flag:seaReclamation"] },
    ],
  ],
  "TZ-29": [
    ["applies", "bay", flags({ newSewageOutfall: true }), "conditional", "a new outfall into Taizhou Bay, zone 2710"],
    ["spares", "bay", {}, "admissible", "no outfall"],
    [
      "unknown",
      "bay",
      forget("flag:newSewageOutfall"),
      "undetermined",
      "in the bay, outfall not stated",
      { asks: ["flag:newSewageOutfall"] },
    ],
  ],
  "TZ-30": [
    [
      "applies",
      "plain",
      listed("industrialClass", "三类"),
      "conditional",
      "heavier industry wholly in a general unit, so more than half of it",
    ],
    ["spares", "plain", listed("industrialClass", "二类"), "admissible", "the term speaks of the heaviest class only"],
    [
      "unknown",
      "plain",
      forget("listed:industrialClass"),
      "undetermined",
      "class of industry not stated",
      { asks: ["listed:industrialClass"] },
    ],
  ],
  "TZ-31": [
    [
      "applies",
      "urban",
      { industries: ["G5941"] },
      "conditional",
      "a new oil depot in the receptor-sensitive zone 2340",
    ],
    ["spares", "urban", {}, "admissible", "no depot and no solvent"],
    [
      "unknown",
      "urban",
      forget("material"),
      "undetermined",
      "no depot, but materials not stated",
      { asks: ["material"] },
    ],
  ],
  "TZ-32": [
    [
      "applies",
      "layout",
      quantity("noxEmission", 10, "t/a"),
      "conditional",
      "10 t a year reach the mark of 10 in zone 2320",
    ],
    ["spares", "layout", quantity("noxEmission", 9.9, "t/a"), "admissible", "9.9 t do not"],
    [
      "unknown",
      "layout",
      forget("quantity:noxEmission"),
      "undetermined",
      "in the zone, emission not stated",
      { asks: ["quantity:noxEmission"] },
    ],
  ],
  "TZ-33": [
    [
      "applies",
      "valley",
      flags({ twoHigh: true }),
      "inadmissible",
      "a new two-high project in the weak-dispersion zone 2330",
    ],
    ["spares", "valley", {}, "admissible", "not two-high"],
    [
      "unknown",
      "valley",
      forget("flag:twoHigh"),
      "undetermined",
      "in the zone, not stated",
      { asks: ["flag:twoHigh"] },
    ],
  ],
  "TZ-34": [
    [
      "applies",
      "bayPark",
      { industries: ["C3412"] },
      "admissible",
      "manufacturing in the high-emission zone 2310 is led there",
    ],
    ["spares", "bayPark", {}, "admissible", "offices are no manufacturing"],
    [
      "unknown",
      "bayPark",
      forget("industry"),
      "admissible",
      "industry not stated, but encouragement never blocks, and whatever the industry no other term bites here",
    ],
  ],
  "TZ-35": [
    ["applies", "urban", flags({ highPollutionFuel: true }), "inadmissible", "new burning of banned fuel in zone 2540"],
    ["spares", "urban", {}, "admissible", "no banned fuel"],
    [
      "unknown",
      "urban",
      forget("flag:highPollutionFuel"),
      "undetermined",
      "in the zone, fuel not stated",
      { asks: ["flag:highPollutionFuel"] },
    ],
  ],
  "TZ-36": [
    [
      "applies",
      "urban",
      { industries: ["C3412"] },
      "conditional",
      "new manufacturing where noise-sensitive buildings are dense, 2810",
    ],
    ["spares", "urban", {}, "admissible", "offices make no industrial noise"],
    [
      "unknown",
      "urban",
      { industries: ["C3412"], forget: ["nature"] },
      "undetermined",
      "manufacturing there, nature not stated",
      { asks: ["nature"] },
    ],
  ],
  "TZ-37": [
    ["applies", "bayPark", listed("landUse", "住宅"), "conditional", "homes on ground of risk, 2420"],
    ["spares", "bayPark", listed("landUse", "办公"), "admissible", "offices are no sensitive use"],
    ["unknown", "bayPark", forget("listed:landUse"), "undetermined", "use not stated", { asks: ["listed:landUse"] }],
  ],
  "TZ-38": [
    [
      "applies",
      "farmRisk",
      { facts: { pollutant: ["镉"], flags: { raisesDischarge: true } } },
      "inadmissible",
      "more cadmium on farmland of risk, 2410",
    ],
    [
      "spares",
      "farmRisk",
      { facts: { pollutant: ["镉"] } },
      "conditional",
      "cadmium, but no more than before; only the chapter on conformity (TZ-06) is left to promise",
    ],
    [
      "unknown",
      "farmRisk",
      { facts: { pollutant: ["镉"] }, forget: ["flag:raisesDischarge"] },
      "undetermined",
      "cadmium, and whether more is not stated",
      { asks: ["flag:raisesDischarge"] },
    ],
  ],
  "TZ-39": [
    [
      "applies",
      "urban",
      { facts: { receivingWater: { compliant: false }, replacement: { COD: 1.5 } } },
      "conditional",
      "a section that misses its target, and 1.5 for one, less than two",
    ],
    [
      "spares",
      "urban",
      { facts: { receivingWater: { compliant: false }, replacement: { COD: 1.5 }, flags: { livelihood: true } } },
      "admissible",
      "a livelihood project is excepted",
    ],
    [
      "unknown",
      "urban",
      { facts: { receivingWater: { compliant: false } }, forget: ["replacement:COD"] },
      "undetermined",
      "the section misses its target and the ratio is not stated",
      { asks: ["replacement:COD"] },
    ],
  ],
  "TZ-40": [
    [
      "applies",
      "bank",
      flags(HARMLESS),
      "inadmissible",
      "offices in the priority shoreline zone 1610 serve no water source",
    ],
    ["spares", "bank", { industries: ["D4610"], ...flags(HARMLESS) }, "admissible", "a waterworks (461) does"],
    [
      "unknown",
      "bank",
      { ...flags(HARMLESS), forget: ["industry"] },
      "undetermined",
      "in the zone, industry not stated",
      { asks: ["industry"] },
    ],
  ],
  "TZ-41": [
    ["applies", "riverside", {}, "conditional", "in the key shoreline zone 2610: words that a person must examine"],
    ["outside", "plain", {}, "admissible", "far from the river"],
    [
      "unknown",
      "riverside",
      {},
      "undetermined",
      "with the shoreline layer gone, nobody can say whether it lies in the zone",
      { variant: "withoutShoreline", asks: ["layer:shoreline"] },
    ],
  ],
  "TZ-42": [
    [
      "applies",
      "redline",
      { industries: ["C3412"], facts: { pollutant: ["颗粒物"], flags: HARMLESS } },
      "inadmissible",
      "a new factory with dust in the air priority zone 1310",
    ],
    [
      "spares",
      "redline",
      { industries: ["C3412"], ...flags(HARMLESS) },
      "admissible",
      "the same factory without any emission",
    ],
    [
      "unknown",
      "redline",
      { industries: ["C3412"], ...flags(HARMLESS), forget: ["pollutant"] },
      "undetermined",
      "a new factory there, pollutants not stated",
      { asks: ["pollutant"] },
    ],
  ],
  "TZ-43": [
    ["applies", "bayPark", { facts: { process: ["印染"] } }, "inadmissible", "dyeing in the bay park"],
    ["outside", "yuhuanPark", { facts: { process: ["印染"] } }, "admissible", "the term speaks of another park"],
    [
      "unknown",
      "bayPark",
      forget("process"),
      "undetermined",
      "in the park, processes not stated",
      { asks: ["process"] },
    ],
  ],
  "TZ-44": [
    ["applies", "tiantaiPark", {}, "conditional", "a new project in a park known to have no central plant"],
    ["spares", "yuhuanPark", {}, "admissible", "the Yuhuan park has one"],
    [
      "unknown",
      "medicalPark",
      {},
      "undetermined",
      "the medical park does not say whether it has one",
      { asks: ["park:331082-P1:centralTreatment"] },
    ],
  ],
  "TZ-45": [
    [
      "applies",
      "plain",
      { industries: ["C3360"], facts: { process: ["酸洗"] } },
      "conditional",
      "new pickling outside any park",
    ],
    [
      "spares",
      "plain",
      { industries: ["C3360"], facts: { process: ["酸洗"], listed: { highTech: ["配套工序"] } } },
      "admissible",
      "a step that serves a high-tech firm is excepted",
    ],
    [
      "unknown",
      "medicalPark",
      { industries: ["C3360"], facts: { process: ["酸洗"] } },
      "undetermined",
      "new pickling in a park that does not say whether it is compliant",
      { asks: ["park:331082-P1:compliant"] },
    ],
  ],
  "TZ-46": [
    [
      "applies",
      "bayPark",
      { industries: ["C2710"], ...quantity("hazardousWasteDisposal", 99, "%") },
      "inadmissible",
      "a new drug works that can dispose of 99 % of its waste, less than 100",
    ],
    ["spares", "bayPark", { industries: ["C2710"] }, "admissible", "all of it can be disposed of"],
    [
      "unknown",
      "bayPark",
      { industries: ["C2710"], forget: ["quantity:hazardousWasteDisposal"] },
      "undetermined",
      "a drug works whose disposal is not stated",
      { asks: ["quantity:hazardousWasteDisposal"] },
    ],
  ],
  "TZ-47": [
    ["applies", "core", flags(HARMLESS), "inadmissible", "a limited activity may enter the red line, but not the core"],
    [
      "spares",
      "core",
      { facts: { flags: HARMLESS, listed: { coreProtectionActivity: ["科学研究"] } } },
      "admissible",
      "research is excepted",
    ],
    ["outside", "redline", flags(HARMLESS), "admissible", "inside the red line, seven kilometres from the core"],
    [
      "unknown",
      "core",
      { ...flags(HARMLESS), forget: ["listed:coreProtectionActivity"] },
      "undetermined",
      "in the core, kind of activity not stated",
      { asks: ["listed:coreProtectionActivity"] },
    ],
  ],
  "TZ-48": [
    [
      "applies",
      "plain",
      { facts: { flags: { raisesDischarge: true }, quantities: { COD: { value: 100.1, unit: "t/a" } } } },
      "inadmissible",
      "100.1 t/a, where the ceiling of 2030 leaves 9100 less 9000",
    ],
    [
      "spares",
      "plain",
      { facts: { flags: { raisesDischarge: true }, quantities: { COD: { value: 100, unit: "t/a" } } } },
      "admissible",
      "exactly what is left",
    ],
    [
      "unknown",
      "plain",
      { facts: { flags: { raisesDischarge: true } } },
      "undetermined",
      "adds to discharges, by how much is not stated",
      { asks: ["quantity:COD"] },
    ],
  ],
};

/** All cases, three per term and more. */
export const TERM_CASES: readonly TermCase[] = Object.entries(ROWS).flatMap(([term, rows]) =>
  rows.map(([says, site, change, verdict, because, more]) => ({ term, says, site, change, verdict, because, ...more })),
);
