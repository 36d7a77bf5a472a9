import geographiclib from "geographiclib-geodesic";
import type { MultiPolygon } from "geojson";
import { describe, expect, it } from "vitest";
import type { AccessTerm, ElementZone, Modality, Project, TermOutcome, ZoningScheme } from "../../src/domain/index.ts";
import { type ConformityAnalysis, prepareScheme, screen } from "../../src/screening/index.ts";
import { projectAt, SITES, squareAt } from "./quiet-project.ts";
import { demoProject, SCHEME } from "./scheme.ts";
import { type Says, type SchemeVariant, TERM_CASES, type TermCase } from "./term-cases.ts";

const AS_OF = "2026-11-24";
const CGCS2000 = new geographiclib.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** What a term's answer means by its modality; words that nothing encodes are never satisfied by themselves. */
const OUTCOME: Readonly<Record<Modality, Readonly<Record<Says, TermOutcome>>>> = {
  prohibit: { applies: "violates", spares: "conforms", outside: "notApplicable", unknown: "undetermined" },
  restrict: { applies: "needsCommitment", spares: "conforms", outside: "notApplicable", unknown: "undetermined" },
  require: { applies: "needsCommitment", spares: "notApplicable", outside: "notApplicable", unknown: "undetermined" },
  exit: { applies: "needsCommitment", spares: "notApplicable", outside: "notApplicable", unknown: "undetermined" },
  encourage: { applies: "conforms", spares: "notApplicable", outside: "notApplicable", unknown: "undetermined" },
};
const TEXT_ONLY: Readonly<Record<Says, TermOutcome>> = {
  applies: "undetermined",
  spares: "notApplicable",
  outside: "notApplicable",
  unknown: "undetermined",
};

const groundwater: ElementZone = {
  code: "YS3310041910001",
  name: "地下水优先保护区（示例）",
  element: "groundwater",
  class: "priority",
  type: "1910",
  geometry: squareAt(SITES.plain!.at, 0.01),
};
const VARIANTS: Readonly<Record<SchemeVariant, ZoningScheme>> = {
  withGroundwater: {
    ...SCHEME,
    zones: [...SCHEME.zones, groundwater],
    layers: [...SCHEME.layers, { ...SCHEME.layers[0]!, element: "groundwater" }],
  },
  withoutShoreline: {
    ...SCHEME,
    zones: SCHEME.zones.filter((zone) => zone.element !== "shoreline"),
    layers: SCHEME.layers.filter((layer) => layer.element !== "shoreline"),
  },
};
const prepared = {
  plain: prepareScheme(SCHEME),
  withGroundwater: prepareScheme(VARIANTS.withGroundwater),
  withoutShoreline: prepareScheme(VARIANTS.withoutShoreline),
};
const run = ({ site, change, asOf, variant }: TermCase): ConformityAnalysis =>
  screen(prepared[variant ?? "plain"], projectAt(site, change), { asOf: asOf ?? AS_OF });
const termById = new Map<string, AccessTerm>(SCHEME.terms.map((term) => [term.id, term]));

describe("each term of the showcase, by hand-worked cases", () => {
  it("has a project that sets it off, one that it lets pass and one of which too little is known", () => {
    for (const { id } of SCHEME.terms) {
      const says = TERM_CASES.filter((entry) => entry.term === id).map((entry) => entry.says);
      expect(says, id).toContain("applies");
      expect(says.includes("spares") || says.includes("outside"), id).toBe(true);
      expect(says, id).toContain("unknown");
    }
    for (const { term } of TERM_CASES) expect(termById.has(term), term).toBe(true);
  });

  it.each(TERM_CASES.map((entry) => [`${entry.term} ${entry.says}: ${entry.because}`, entry] as const))(
    "%s",
    (_, entry) => {
      const term = termById.get(entry.term)!;
      const analysis = run(entry);
      const result = analysis.terms.find((found) => found.term === entry.term)!;
      expect(result.outcome).toBe(term.textOnly ? TEXT_ONLY[entry.says] : OUTCOME[term.modality][entry.says]);
      expect(analysis.verdict).toBe(entry.verdict);
      if (term.textOnly && entry.says === "applies") expect(result.manualReview).toBe(true);
      for (const key of entry.asks ?? []) {
        expect(result.missing).toContain(key);
        expect(analysis.questions.find((question) => question.key === key)?.terms).toContain(entry.term);
      }
    },
  );

  it("leaves the quiet project in peace wherever nothing forbids being there", () => {
    for (const site of ["plain", "source", "space", "urban", "bayPark", "yuhuanPark", "farmland", "farmRisk", "rural"])
      expect(screen(prepared.plain, projectAt(site), { asOf: AS_OF }).verdict, site).toBe("admissible");
  });
});

describe("one kilometre from the bank", () => {
  // due north of the river's northernmost corner that corner is the nearest point, so the distance is the geodesic's
  const north = (distanceM: number): Project => {
    const river = SCHEME.features!.find((feature) => feature.id === "jiaojiang")!.geometry as MultiPolygon;
    const corners = river.coordinates.flat(2);
    const [lon, lat] = corners.reduce((best, corner) => (corner[1]! > best[1]! ? corner : best)) as [number, number];
    const { lat2, lon2 } = CGCS2000.Direct(lat, lon, 0, distanceM);
    return {
      ...projectAt("plain", { facts: { flags: { chemical: true } } }),
      footprint: { type: "Point", coordinates: [lon2!, lat2!] },
    };
  };
  it.each([
    [999, "violates"],
    [1001, "conforms"],
  ])("%i m: %s", (distanceM, outcome) => {
    const { terms } = screen(prepared.plain, north(distanceM), { asOf: AS_OF });
    expect(terms.find((term) => term.term === "TZ-03")?.outcome).toBe(outcome);
  });
});

describe("what turns with the day", () => {
  const lead = projectAt("plain", { facts: { pollutant: ["铅"] } });
  it("adds the requirement of the Code on 2026-08-15 and announces it before", () => {
    const before = screen(prepared.plain, lead, { asOf: "2026-08-14" });
    expect(before.terms.find((term) => term.term === "TZ-06")?.outcome).toBe("notApplicable");
    expect(before.pending).toEqual([{ term: "TZ-06", validFrom: "2026-08-15", outcome: "needsCommitment" }]);
    expect(before.verdict).toBe("admissible");
    const after = screen(prepared.plain, lead, { asOf: "2026-08-15" });
    expect(after.terms.find((term) => term.term === "TZ-06")?.outcome).toBe("needsCommitment");
    expect(after.verdict).toBe("conditional");
  });

  it("changes the basis of a term from the old act to the Code, and its words stay", () => {
    const states = (asOf: string): Record<string, string> =>
      Object.fromEntries(
        screen(prepared.plain, projectAt("source"), { asOf })
          .terms.find((term) => term.term === "TZ-05")!
          .basis.map((basis) => [basis.id, basis.state]),
      );
    expect(states("2026-08-14")).toEqual({ "water-act": "inForce", "code-2026": "pending" });
    expect(states("2026-08-15")).toEqual({ "water-act": "expired", "code-2026": "inForce" });
  });
});

describe("the demonstration projects", () => {
  const analyse = (name: string): ConformityAnalysis => screen(prepared.plain, demoProject(name), { asOf: AS_OF });

  it("admits the electronics plant in the bay park, and says that groundwater has no data", () => {
    const analysis = analyse("admissible");
    expect(analysis.verdict).toBe("admissible");
    expect(analysis.parks.map((park) => [park.code, park.relation])).toEqual([["331002-P1", "inside"]]);
    expect(analysis.terms.filter((term) => term.reason === "encouraged").map((term) => term.term)).toEqual(["TZ-34"]);
    const answers = Object.fromEntries(analysis.elements.map((entry) => [entry.element, entry.answer]));
    expect(answers).toMatchObject({ groundwater: "noData", marine: "notAffected", water: "affected" });
  });

  it("refuses the mountain resort for the part of it inside the red line", () => {
    const analysis = analyse("inadmissible");
    expect(analysis.verdict).toBe("inadmissible");
    const redline = analysis.terms.find((term) => term.term === "TZ-01")!;
    expect(redline.outcome).toBe("violates");
    // it straddles the border of the red line: most of it inside, not all
    expect(redline.share).toBeGreaterThan(0.5);
    expect(redline.share).toBeLessThan(1);
    expect(redline.geometry).not.toBeNull();
    expect(analysis.terms.filter((term) => term.outcome === "violates").map((term) => term.term)).toEqual(["TZ-01"]);
  });

  it("cannot tell about the drug works, and asks what would decide", () => {
    const analysis = analyse("undetermined");
    expect(analysis.verdict).toBe("undetermined");
    const asked = analysis.questions.map((question) => question.key);
    // a drug works (27) waits for its waste; whether it is chemical decides on the missing groundwater layer
    expect(asked).toEqual(expect.arrayContaining(["quantity:hazardousWasteDisposal", "flag:chemical"]));
    expect(analysis.terms.some((term) => term.outcome === "violates")).toBe(false);
  });

  it("lets the water main cross the red line as a limited activity, by length", () => {
    const analysis = analyse("line");
    expect(analysis.terms.find((term) => term.term === "TZ-01")).toMatchObject({
      outcome: "conforms",
      reason: "excepted",
    });
    expect(analysis.footprint.lengthM).toBeGreaterThan(30_000);
    expect(analysis.footprint.areaM2).toBe(0);
    const shares = analysis.units.reduce((sum, unit) => sum + unit.share, 0);
    expect(shares).toBeCloseTo(1, 9);
    expect(analysis.outsideCoverage).toBeNull();
    // its last 130 m lie in the Tiantai park, which has no central plant: there waste water needs treatment of its own
    expect(analysis.terms.filter((term) => term.outcome === "needsCommitment").map((term) => term.term)).toEqual([
      "TZ-44",
    ]);
    expect(analysis.verdict).toBe("conditional");
  });

  it("takes the outfall as a point in the bay: allowed with a study", () => {
    const analysis = analyse("point");
    expect(analysis.verdict).toBe("conditional");
    expect(analysis.units.map((unit) => unit.code)).toEqual(["HY33100220001"]);
    expect(analysis.footprint).toEqual({ areaM2: 0, lengthM: 0, points: 1 });
    expect(analysis.terms.filter((term) => term.outcome === "needsCommitment").map((term) => term.term)).toEqual([
      "TZ-29",
    ]);
  });
});
