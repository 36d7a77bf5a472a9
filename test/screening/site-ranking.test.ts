// Sites side by side and plans as a whole, worked out by hand on the small scheme.
import { describe, expect, it } from "vitest";
import type { AccessTerm, Footprint, Indicator, Project } from "../../src/domain/index.ts";
import { distanceM } from "../../src/geometry/index.ts";
import { prepareScheme, rankSites, type SiteCandidate, screenPlan } from "../../src/screening/index.ts";
import { AS_OF, box, boxAreaM2, projectOn, REDLINE, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const LIST: Partial<AccessTerm>[] = [
  { scope: { place: { zones: [REDLINE] } } },
  { scope: { units: [U2] }, modality: "restrict" },
  { scope: { place: { zoneTypes: ["2340"] } }, when: { op: "flag", flag: "tailings" } },
];
const COD: Indicator[] = [
  { id: "COD-U3", name: "COD", unit: U3, quantity: "COD", current: { value: 80, unit: "t/a", year: 2025 }, targets: [{ value: 100, unit: "t/a", year: 2030, bound: "atMost" }] }, // biome-ignore format: one row
  { id: "COD-all", name: "COD", quantity: "COD", current: { value: 500, unit: "t/a", year: 2025 }, targets: [{ value: 900, unit: "t/a", year: 2030, bound: "atMost" }] }, // biome-ignore format: one row
];
const scheme = smallScheme(LIST, {
  threeLines: {
    redline: { zones: [REDLINE], indicators: [] },
    qualityBottomLines: [{ element: "water", indicators: COD }],
    resourceUpperLimits: [],
  },
});
const prepared = prepareScheme(scheme);
const { footprint: _, ...TYPE } = projectOn(box(0, 0, 1, 1), {
  quantities: { COD: { value: 30, unit: "t/a" } },
});
const SITES: SiteCandidate[] = [
  { id: "ban-deep", footprint: box(121.001, 28.602, 121.003, 28.604) },
  { id: "ban-part", footprint: box(121.004, 28.602, 121.006, 28.604) },
  { id: "restricted", footprint: box(121.0155, 28.606, 121.0175, 28.608) },
  { id: "unknown", footprint: box(121.012, 28.606, 121.014, 28.608) },
  { id: "full", footprint: box(121.024, 28.602, 121.026, 28.604) },
  { id: "free-near", footprint: box(121.0055, 28.606, 121.0065, 28.608) },
  { id: "free-far", footprint: box(121.007, 28.606, 121.008, 28.608) },
];

describe("sites", () => {
  const ranking = rankSites(prepared, TYPE, SITES, { asOf: AS_OF });
  const site = (id: string) => ranking.sites.find((one) => one.id === id)!;

  it("are ranked by verdict, conflicts, classes, ceilings and distances", () => {
    // priority ground counts against free-near and free-far, the ceiling against "full" only after that
    expect(ranking.sites.map(({ rank, id }) => `${rank} ${id}`)).toEqual([
      "1 full",
      "2 free-far",
      "3 free-near",
      "4 restricted",
      "5 unknown",
      "6 ban-part",
      "7 ban-deep",
    ]);
    expect(ranking).toMatchObject({ format: "sanxian.siteRanking", scheme: "small", faulty: [] });
  });

  it("put ground in no unit behind ground that a draft covers, though both are undetermined", () => {
    const draft = prepareScheme({ ...scheme, version: { ...scheme.version, status: "drafting" } });
    const outside = { id: "a-outside", footprint: box(122, 29, 122.01, 29.01) };
    const { sites } = rankSites(draft, TYPE, [outside, SITES[4]!], { asOf: AS_OF });
    expect(sites.map(({ id, verdict, outsideShare }) => [id, verdict, outsideShare])).toEqual([
      ["full", "undetermined", 0],
      ["a-outside", "undetermined", 1],
    ]);
  });

  it("tell with what they conflict, where and by how much", () => {
    const [ban] = site("ban-part").conflicts;
    expect(ban).toMatchObject({ term: "T1", outcome: "violates", places: [REDLINE] });
    expect(ban!.share).toBeCloseTo(0.5, 3);
    expect(ban!.areaM2 / boxAreaM2(121.004, 28.602, 121.005, 28.604)).toBeCloseTo(1, 4);
    expect(site("unknown").conflicts.map(({ term, outcome }) => [term, outcome])).toEqual([
      ["T3", "undetermined"],
      ["T2", "needsCommitment"],
    ]);
    expect(site("unknown").questions).toEqual(["flag:tailings"]);
    expect(site("free-far").conflicts).toEqual([]);
  });

  it("tell how far protected ground is, and which is the nearest", () => {
    for (const { id, footprint } of SITES) {
      const { distances } = site(id);
      expect(distances.map(({ of, kind, id: to }) => `${of} ${kind} ${to}`)).toEqual([
        "feature coreProtectionArea core",
        "feature riverShoreline shore",
        `priorityZone 1110 ${REDLINE}`,
      ]);
      const redline = scheme.zones.find(({ code }) => code === REDLINE)!;
      const exact = distanceM(redline.geometry, footprint as never);
      expect(Math.abs(distances[2]!.distanceM - exact)).toBeLessThan(1e-6 * exact + 1e-9);
    }
  });

  it("tell what the ceilings leave and whether the project fits", () => {
    const rows = (id: string) => site(id).headroom.map(({ indicator, left, fits }) => [indicator, left?.value, fits]);
    expect(rows("full")).toEqual([
      ["COD-U3", 20, false],
      ["COD-all", 400, true],
    ]);
    expect(rows("free-far")).toEqual([["COD-all", 400, true]]);
    const silent = rankSites(prepared, { ...TYPE, facts: {} }, [SITES[4]!], { asOf: AS_OF }).sites[0]!;
    expect(silent.headroom[0]).toMatchObject({ asked: null, fits: null, missing: ["quantity:COD"] });
  });

  it("come in one order whatever order they were given in; equal ones share a rank; bad ones are told", () => {
    const twins = [...SITES, { ...SITES[5]!, id: "twin" }];
    const turned = rankSites(prepared, TYPE, [...twins].reverse(), { asOf: AS_OF });
    expect(JSON.stringify(turned)).toBe(JSON.stringify(rankSites(prepared, TYPE, twins, { asOf: AS_OF })));
    const [near, twin] = ["free-near", "twin"].map((id) => turned.sites.find((one) => one.id === id)!);
    expect(twin!.rank).toBe(near!.rank);
    const bad = { id: "bad", footprint: { type: "Polygon", coordinates: [[[Number.NaN, 1]]] } } as SiteCandidate;
    const far = { id: "far", footprint: box(121, 28, 1e300, 29) };
    const found = rankSites(prepared, TYPE, [bad, SITES[0]!, far], { asOf: AS_OF });
    expect(found.sites.map(({ id }) => id)).toEqual(["ban-deep"]);
    expect(found.faulty).toMatchObject([
      { id: "bad", findings: [{ code: "GEOMETRY_NOT_FINITE", subject: "bad" }] },
      { id: "far", findings: [{ code: "GRID_EXTENT", subject: "far" }] },
    ]);
    expect(() => rankSites(prepared, TYPE, SITES, { asOf: "x" })).toThrow(/asOf/);
  });
});

describe("a plan", () => {
  const part = (id: string, footprint: Footprint, cod: number, more: Partial<Project> = {}): Project => ({
    ...projectOn(footprint, { flags: { tailings: false }, quantities: { COD: { value: cod, unit: "t/a" } } }, more),
    id,
  });
  const plan = (...projects: Project[]) =>
    screenPlan(prepared, { id: "plan", name: "规划", projects }, { asOf: AS_OF });
  const a = part("a", box(121.021, 28.602, 121.023, 28.604), 12);
  const b = part("b", box(121.022, 28.602, 121.024, 28.604), 12);

  it("is as its strictest part, and counts ground that two parts take once", () => {
    const c = part("c", box(121.009, 28.606, 121.011, 28.608), 1);
    const d = part("a", a.footprint, 2);
    const found = plan(d, b, c);
    expect(found.verdict).toBe("conditional");
    expect(found.projects).toEqual({ admissible: ["a", "b"], conditional: ["c"], undetermined: [], inadmissible: [] });
    const twice = boxAreaM2(121.022, 28.602, 121.023, 28.604);
    expect(found.overlappingM2 / twice).toBeCloseTo(1, 3);
    const whole = boxAreaM2(121.021, 28.602, 121.024, 28.604) + boxAreaM2(121.009, 28.606, 121.011, 28.608);
    expect(found.areaM2 / whole).toBeCloseTo(1, 4);
    expect(found.units.map(({ code, projects }) => [code, projects])).toEqual([
      [U1, ["c"]],
      [U2, ["c"]],
      [U3, ["a", "b"]],
    ]);
    expect(found.units[2]!.areaM2 / boxAreaM2(121.021, 28.602, 121.024, 28.604)).toBeCloseTo(1, 4);
    expect(found.units.reduce((sum, { areaM2 }) => sum + areaM2, 0) / found.areaM2).toBeCloseTo(1, 12);
  });

  it("is too much where each part alone is not", () => {
    expect(plan(a).verdict).toBe("admissible");
    const found = plan(a, b);
    expect(found.parts.map(({ verdict }) => verdict)).toEqual(["admissible", "admissible"]);
    expect(found.headroom[0]).toMatchObject({ indicator: "COD-U3", asked: { value: 24 }, fits: false });
    expect(found.verdict).toBe("inadmissible");
  });

  it("is open where nobody can tell whether a ceiling holds", () => {
    const silent = { ...a, facts: { flags: { tailings: false } } };
    expect(plan(silent)).toMatchObject({ verdict: "undetermined", parts: [{ verdict: "admissible" }] });
    expect(plan(silent).headroom[0]).toMatchObject({ fits: null, missing: ["quantity:COD"] });
  });

  it("names who violates what and who must answer what", () => {
    const found = plan(
      part("x", box(121.001, 28.602, 121.002, 28.604), 1),
      part("y", box(121.012, 28.606, 121.014, 28.608), 1, { facts: {} }),
      part("z", box(121.0125, 28.606, 121.0145, 28.608), 1, { facts: {} }),
    );
    expect(found.verdict).toBe("inadmissible");
    expect(found.violations).toEqual([{ term: "T1", projects: ["x"] }]);
    expect(found.questions).toEqual([{ key: "flag:tailings", projects: ["y", "z"] }]);
    expect(plan().verdict).toBe("undetermined");
  });
});
