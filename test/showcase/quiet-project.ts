// A project that is fully known and sets nothing off: each case changes what its term asks about and nothing else.
import type { Polygon } from "geojson";
import type { FactKey, Project, ProjectFacts, ProjectNature } from "../../src/domain/index.ts";

/**
 * Places on the ground of the showcase, chosen on the map: [longitude, latitude], with the unit and the zone types there.
 * The sites are checked against the scheme by units.test.ts, so that a new derivation cannot move them unseen.
 */
export const SITES: Readonly<Record<string, Site>> = {
  plain: { at: [121.34, 28.528], unit: "general", types: ["3110", "3210", "3310"] },
  redline: { at: [120.5, 28.7], unit: "priority", types: ["1110", "1310", "3210"] },
  core: { at: [120.6, 28.63], unit: "priority", types: ["1110", "1310", "3210"] },
  bank: { at: [121.028, 28.544], unit: "priority", types: ["1110", "1210", "1610", "3310"] },
  source: { at: [121.068, 28.592], unit: "priority", types: ["1210", "3110", "3310"] },
  space: { at: [120.908, 29.008], unit: "priority", types: ["1130", "3210", "3310"] },
  urban: { at: [121.369, 28.372], unit: "key", types: ["2220", "2340", "2540", "2810", "3110"] },
  bayPark: { at: [121.497, 28.632], unit: "key", types: ["2210", "2310", "2420", "3110", "3810"] },
  tiantaiPark: { at: [120.962, 29.118], unit: "key", types: ["2210", "2310", "3110", "3810"] },
  medicalPark: { at: [121.6, 28.79], unit: "key", types: ["2210", "2310", "2420", "3110", "3810"] },
  yuhuanPark: { at: [121.272, 28.205], unit: "key", types: ["2210", "2310", "3110", "3810"] },
  farmland: { at: [121.492, 28.592], unit: "general", types: ["1410", "3110", "3210", "3310"] },
  farmRisk: { at: [121.42, 28.536], unit: "key", types: ["2410", "3110", "3210", "3310"] },
  rural: { at: [121.516, 28.984], unit: "general", types: ["2230", "3110", "3310"] },
  layout: { at: [121.412, 28.76], unit: "general", types: ["2320", "3110", "3210"] },
  valley: { at: [120.86, 29.16], unit: "key", types: ["2330", "3110", "3210"] },
  /** About 600 m from the bank of the Jiaojiang. */
  nearRiver: { at: [121.246, 28.74], unit: "general", types: ["3110", "3210", "3310"] },
  riverside: { at: [121.316, 28.728], unit: "general", types: ["2610", "3110", "3210", "3310"] },
  /** Less than 200 m from the coast. */
  coast: { at: [121.668, 28.75], unit: "general", types: ["2230", "3110", "3310"] },
  bay: { at: [121.636, 28.584], unit: "key", types: ["2710"] },
  dachen: { at: [121.828, 28.472], unit: "priority", types: ["1710"] },
};

interface Site {
  readonly at: readonly [number, number];
  readonly unit: "priority" | "key" | "general";
  readonly types: readonly string[];
}

/** A square of about 100 m by 100 m around a site. */
export function squareAt([lon, lat]: readonly [number, number], halfDeg = 0.0005): Polygon {
  const [w, e, s, n] = [lon - halfDeg, lon + halfDeg, lat - halfDeg, lat + halfDeg];
  return { type: "Polygon", coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }; // biome-ignore format: one ring
}

/** Everything known, nothing remarkable: an office building (L72) on one hectare. */
const QUIET: ProjectFacts = {
  process: [],
  product: [],
  material: [],
  pollutant: [],
  flags: {
    twoHigh: false,
    nationalStrategic: false,
    majorInfrastructure: false,
    livelihood: false,
    limitedHumanActivity: false,
    ecologicallyHarmless: false,
    directDischarge: false,
    newSewageOutfall: false,
    chemical: false,
    tailings: false,
    safetyOrEcologicalUpgrade: false,
    highPollutionFuel: false,
    seaReclamation: false,
    raisesDischarge: false,
  },
  quantities: {
    landArea: { value: 1, unit: "hm2" },
    waterUse: { value: 1000, unit: "m3/a" },
    waterReuse: { value: 90, unit: "%" },
    investmentIntensity: { value: 9000, unit: "万元/hm2" },
    noxEmission: { value: 0, unit: "t/a" },
    hazardousWasteDisposal: { value: 100, unit: "%" },
  },
  replacement: { VOCs: 2, COD: 2 },
  receivingWater: { compliant: true },
  listed: {
    marketAccessProhibited: [],
    greenIndustry: [],
    hazardousChemicals: [],
    industrialClass: [],
    landUse: [],
    highTech: [],
    coreProtectionActivity: [],
  },
  relocation: null,
  approvedOn: "2026-09-01",
  startedOn: "2026-10-01",
};

/** What a case changes about the quiet project. */
export interface Change {
  readonly natures?: readonly ProjectNature[];
  readonly industries?: readonly string[];
  readonly facts?: ProjectFacts;
  /** Facts to leave out, so that they are unknown. */
  readonly forget?: readonly FactKey[];
}

/** The quiet project at a site, with a change. */
export function projectAt(site: string, change: Change = {}): Project {
  const facts: Record<string, unknown> = {
    ...QUIET,
    ...change.facts,
    flags: { ...QUIET.flags, ...change.facts?.flags },
    quantities: { ...QUIET.quantities, ...change.facts?.quantities },
    replacement: { ...QUIET.replacement, ...change.facts?.replacement },
    listed: { ...QUIET.listed, ...change.facts?.listed },
  };
  const project: Record<string, unknown> = {
    format: "sanxian.project",
    formatVersion: "1",
    id: `case-${site}`,
    name: "示例项目",
    natures: change.natures ?? ["new"],
    industries: change.industries ?? ["L7212"],
    facts,
    footprint: squareAt(SITES[site]!.at),
  };
  for (const key of change.forget ?? []) forget(project, facts, key);
  return project as unknown as Project;
}

/** Removes a fact by the name that conditions report it missing under. */
function forget(project: Record<string, unknown>, facts: Record<string, unknown>, key: FactKey): void {
  const [kind, name] = key.split(":") as [string, string | undefined];
  const table = { flag: "flags", quantity: "quantities", replacement: "replacement", listed: "listed" }[kind];
  if (table !== undefined) delete (facts[table] as Record<string, unknown>)[name!];
  else if (kind === "nature") delete project.natures;
  else if (kind === "industry") delete project.industries;
  else if (kind === "section") delete facts.receivingWater;
  else delete facts[kind];
}
