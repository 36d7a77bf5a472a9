import { expect, test } from "vitest";
import { linkWithPlan, type PlanLayer } from "../../src/revision/index.ts";
import { boxAreaM2, column, G1, K1, P1, smallScheme } from "./small-scheme.ts";

const layer = (kind: PlanLayer["kind"], west: number, east: number, more: Partial<PlanLayer> = {}): PlanLayer => ({
  id: kind,
  kind,
  name: kind,
  owner: "自然资源局",
  date: "2025-01-01",
  source: "一张图",
  geometry: column(west, east),
  ...more,
});
/** A plan that agrees: red line as the scheme's, K1 the town, farmland in the east. */
const PLAN = [
  layer("redline", 121, 121.005),
  layer("urbanBoundary", 121.01, 121.02),
  layer("permanentBasicFarmland", 121.03, 121.04),
];

test("shares of each unit in each layer, and no conflict where scheme and plan agree", () => {
  const { units, conflicts, findings, layers } = linkWithPlan(smallScheme(), PLAN);
  expect(conflicts).toEqual([]);
  expect(findings).toEqual([]);
  expect(layers.map(({ id, owner, date, source }) => [id, owner, date, source])).toContainEqual([
    "redline",
    "自然资源局",
    "2025-01-01",
    "一张图",
  ]);
  const p1 = units.find(({ unit }) => unit === P1)!;
  expect(p1.areaM2).toBeCloseTo(boxAreaM2(121, 28.6, 121.01, 28.62), 2);
  expect(p1.shares.map(({ layer: id, share }) => [id, Number(share.toFixed(9))])).toEqual([
    ["permanentBasicFarmland", 0],
    ["redline", 0.5],
    ["urbanBoundary", 0],
  ]);
});

test("conflicts, each with unit, area and ground", () => {
  const plan = [
    layer("redline", 121, 121.012),
    layer("urbanBoundary", 121.009, 121.018),
    layer("permanentBasicFarmland", 121.015, 121.03),
  ];
  const { conflicts } = linkWithPlan(smallScheme(), plan);
  const of = (code: string) => conflicts.filter((one) => one.code === code).map(({ unit, areaM2 }) => [unit, areaM2]);
  const strip = (w: number, e: number) => expect.closeTo(boxAreaM2(w, 28.6, e, 28.62), 1);
  expect(of("LINKAGE_KEY_IN_REDLINE")).toEqual([[K1, strip(121.01, 121.012)]]);
  expect(of("LINKAGE_PRIORITY_IN_URBAN")).toEqual([[P1, strip(121.009, 121.01)]]);
  expect(of("LINKAGE_PARK_ON_FARMLAND")).toEqual([[K1, strip(121.015, 121.02)]]);
  expect(of("LINKAGE_PARK_OUTSIDE_URBAN")).toEqual([[K1, strip(121.018, 121.02)]]);
  expect(of("LINKAGE_PLAN_REDLINE_MISSED")).toEqual([[null, strip(121.005, 121.012)]]);
  expect(of("LINKAGE_REDLINE_OUTSIDE_PLAN")).toEqual([]);
  expect(conflicts.every(({ geometry }) => geometry.coordinates.length > 0)).toBe(true);
});

test("slivers are no conflicts, unless asked for", () => {
  const plan = [layer("redline", 121, 121.005003), layer("urbanBoundary", 121.01, 121.02), PLAN[2]!];
  expect(linkWithPlan(smallScheme(), plan).conflicts).toEqual([]);
  expect(linkWithPlan(smallScheme(), plan, { sliverWidthM: 0.01 }).conflicts).toMatchObject([
    { code: "LINKAGE_PLAN_REDLINE_MISSED" },
  ]);
});

test("a stale copy is a finding, of the plan's layers and of the scheme's", () => {
  const plan = [{ ...PLAN[0]!, latestDate: "2025-06-01" }, { ...PLAN[1]!, latestDate: "2025-01-01" }, PLAN[2]!];
  const { findings } = linkWithPlan(smallScheme(), plan, {
    latestDates: { water: "2024-05-01", ecology: "2023-01-01" },
  });
  expect(findings.map(({ code, subject }) => [code, subject])).toEqual([
    ["LINKAGE_STALE", "redline"],
    ["LINKAGE_STALE", "water"],
  ]);
});

test("a missing layer is said to be missing, never taken for agreement", () => {
  const { findings, units } = linkWithPlan(smallScheme(), []);
  expect(findings.map(({ code }) => code)).toEqual(["LINKAGE_NO_LAYER", "LINKAGE_NO_LAYER", "LINKAGE_NO_LAYER"]);
  expect(units.find(({ unit }) => unit === G1)!.shares).toEqual([]);
});
