// Total-amount headroom: ceiling of the target year less what is there; unknown where either is not stated.
import { expect, it } from "vitest";
import { headroomOf, type Indicator, type Target } from "../../src/domain/index.ts";

const ceiling = (year: number, value: number, unit = "t/a"): Target => ({ year, value, unit, bound: "atMost" });
const indicator = (targets: Target[], current?: number, unit = "t/a"): Indicator => ({
  id: "COD",
  name: "COD",
  targets,
  ...(current === undefined ? {} : { current: { value: current, unit, year: 2025 } }),
});

it("is the ceiling of the earliest target year not yet over, less the current value", () => {
  const both = indicator([ceiling(2030, 90), ceiling(2026, 100)], 80);
  expect(headroomOf(both, "2026-12-31")).toEqual({ value: 20, unit: "t/a" });
  expect(headroomOf(both, "2027-01-01")).toEqual({ value: 10, unit: "t/a" });
});

it("keeps the last ceiling when its year is over: a limit does not lapse by itself", () => {
  expect(headroomOf(indicator([ceiling(2020, 85), ceiling(2015, 99)], 80), "2026-11-24")?.value).toBe(5);
});

it("is below zero where the ceiling is exceeded", () => {
  expect(headroomOf(indicator([ceiling(2030, 70)], 80), "2026-11-24")?.value).toBe(-10);
});

it("is unknown without a ceiling, without a current value, or in two units", () => {
  expect(headroomOf(indicator([], 80), "2026-11-24")).toBeUndefined();
  expect(headroomOf(indicator([{ ...ceiling(2030, 70), bound: "atLeast" }], 80), "2026-11-24")).toBeUndefined();
  expect(headroomOf(indicator([ceiling(2030, 70)]), "2026-11-24")).toBeUndefined();
  expect(headroomOf(indicator([ceiling(2030, 70)], 80, "kg/a"), "2026-11-24")).toBeUndefined();
  expect(headroomOf(indicator([ceiling(2030, Number.NaN)], 80), "2026-11-24")).toBeUndefined();
});
