// The statistics against published worked examples, and against brute force where nobody printed a number.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IndicatorSeries } from "../../src/domain/index.ts";
import { mannKendall, theilSen, type WatchOptions, watchIndicator } from "../../src/supervision/index.ts";
import { normalUpperTail } from "../../src/supervision/normal-distribution.ts";

describe("published examples", () => {
  test("four values: 4 of their 24 orders give S = 4 or more, the 0.167 of printed tables", () => {
    expect(mannKendall([10, 15, 14, 20])).toMatchObject({ n: 4, s: 4, distribution: "exact" });
    expect(mannKendall([10, 15, 14, 20]).pRising).toBeCloseTo(4 / 24, 12);
  });

  test("EPA QA/G-9S, Mann-Kendall with ties for n = 11: S = 22, variance 155.33, Z = 1.685", () => {
    const result = mannKendall([10, 10, 10, 5, 10, 20, 18, 17, 15, 24, 15]);
    expect(result.varianceS).toBeCloseTo(155.33, 2);
    expect(result.z).toBeCloseTo(1.685, 3);
    expect(result).toMatchObject({ n: 11, s: 22, distribution: "normal" });
  });

  test("Wisconsin Administrative Code, Table A of its Mann-Kendall form: 100, 50, 85, 75, 50 gives S = -5", () => {
    expect(mannKendall([100, 50, 85, 75, 50]).s).toBe(-5);
  });

  test("pyMannKendall: 1 to 100 gives S = 4950, variance 112750, Z = 14.7387", () => {
    const result = mannKendall(Array.from({ length: 100 }, (_, i) => i + 1));
    expect(result).toMatchObject({ s: 4950, varianceS: 112750, tau: 1 });
    expect(result.z).toBeCloseTo(14.73869998208331, 12);
  });

  test("Hollander, Wolfe & Chicken, Example 9.1: C = -6, in 14 of 120 orders or .117, slope -.056", () => {
    const years = [1, 2, 3, 4, 5];
    const ratios = [1.26, 1.27, 1.12, 1.16, 1.03];
    expect(mannKendall(ratios).s).toBe(-6);
    expect(mannKendall(ratios).pFalling).toBeCloseTo(0.117, 3);
    expect(theilSen(years, ratios).slope).toBeCloseTo(-0.05625, 12);
  });

  test("statpsych ci.theil: slope 0.5; its interval 0.3243243 to 0.75 rounds the ranks that Gilbert interpolates", () => {
    const y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19];
    const x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51];
    const order = x.map((_, i) => i).sort((a, b) => x[a]! - x[b]! || a - b);
    const result = theilSen(
      order.map((i) => x[i]!),
      order.map((i) => y[i]!),
    );
    expect(result.slope).toBeCloseTo(0.5, 12);
    // ranks 30.697 and 71.303 of 101 slopes
    expect(result.lower).toBeCloseTo(7 / 23 + 0.697249497 * (12 / 37 - 7 / 23), 6);
    expect(result.upper).toBeCloseTo(0.75 + 0.302750503 * (29 / 38 - 0.75), 6);
  });

  test.each([
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.959963984540054, 0.025],
    [3, 0.0013498980316300933],
    [5, 2.866515718791939e-7],
    [10, 7.619853024160527e-24],
  ])("normal tail at %s", (z, p) => {
    expect(Math.abs(normalUpperTail(z) - p) / p).toBeLessThan(1e-12);
    expect(normalUpperTail(-z)).toBeCloseTo(1 - p, 14);
  });
});

/** All orders of some values. */
function orders(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, i) =>
    orders([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [value, ...rest]),
  );
}

test("exact probabilities, ties included, are those of all orders", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 6 }), (values) => {
      const { s, pRising, pFalling } = mannKendall(values);
      const all = orders(values).map((order) => mannKendall(order).s);
      expect(pRising).toBeCloseTo(all.filter((other) => other >= s).length / all.length, 12);
      expect(pFalling).toBeCloseTo(all.filter((other) => other <= s).length / all.length, 12);
      const mean = all.reduce((sum, other) => sum + other * other, 0) / all.length;
      expect(mannKendall(values).varianceS).toBeCloseTo(mean, 9);
    }),
    { numRuns: 150 },
  );
});

test("turning time round turns the sign; a monotone change of scale changes nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 30 }), (values) => {
      const result = mannKendall(values);
      const back = mannKendall([...values].reverse());
      expect(back.s + 0).toBe(-result.s + 0);
      expect(back.pFalling).toBe(result.pRising);
      expect(mannKendall(values.map((value) => value ** 3 + value))).toEqual(result);
    }),
  );
});

test("Theil-Sen finds a line, whatever 29 % of its points are", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -50, max: 50 }),
      fc.integer({ min: -50, max: 50 }),
      fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 3, maxLength: 3 }),
      (slope, intercept, wild) => {
        const times = Array.from({ length: 14 }, (_, i) => i);
        const values = times.map((t) => intercept + slope * t);
        wild.forEach((value, i) => {
          values[3 + 4 * i] = value;
        });
        expect(theilSen(times, values).slope).toBeCloseTo(slope, 9);
      },
    ),
  );
});

const yearly = (values: readonly number[], more: Partial<IndicatorSeries> = {}): IndicatorSeries => ({
  id: "s",
  name: "氨氮",
  unit: "ZH33100220001",
  aspect: "quality",
  measuredIn: "mg/L",
  better: "lower",
  source: "国控断面",
  points: values.map((value, i) => ({ on: `${2015 + i}-12-31`, value })),
  ...more,
});
const watch = (series: IndicatorSeries, more: Partial<WatchOptions> = {}) =>
  watchIndicator(series, { asOf: "2026-11-24", ...more });

describe("watching an indicator", () => {
  const worse = [1, 1.05, 1.1, 1.2, 1.22, 1.3, 1.41, 1.5];

  test("grows worse, or better, after which way is better", () => {
    expect(watch(yearly(worse)).trend).toBe("declined");
    expect(watch(yearly(worse)).findings.map(({ code }) => code)).toEqual(["SERIES_DECLINE"]);
    expect(watch(yearly(worse, { better: "higher" })).trend).toBe("improved");
    expect(watch(yearly([...worse].reverse())).trend).toBe("improved");
  });

  test("a trend must be significant and large", () => {
    expect(watch(yearly([1, 1.3, 0.9, 1.2, 1, 1.1, 0.95, 1.05])).trend).toBe("steady");
    const tiny = worse.map((value) => 100 + value / 10);
    expect(watch(yearly(tiny)).trend).toBe("steady");
    expect(watch(yearly(tiny), { minChange: 0 }).trend).toBe("declined");
  });

  test("too few values show nothing, and that is said", () => {
    expect(watch(yearly([1, 2, 3, 4]))).toMatchObject({ trend: "undetermined", test: null, slope: null });
    expect(watch(yearly([1, 2, 3, 4])).findings.map(({ code }) => code)).toEqual(["SERIES_TOO_SHORT"]);
    expect(watch(yearly([], { limit: { value: 1, bound: "atMost" } }))).toMatchObject({ limit: "noData", last: null });
    expect(watch(yearly([1, 2, 3, 4]), { minPoints: 4 }).trend).toBe("declined");
  });

  test("beyond a limit, near it, within it", () => {
    const limit = (value: number) => watch(yearly([1, 1, 1, 1, 1], { limit: { value, bound: "atMost" } })).limit;
    expect([limit(0.9), limit(1), limit(1.05), limit(1.2)]).toEqual(["exceeded", "near", "near", "within"]);
    const floor = watch(yearly([3, 1, 3, 1, 2], { better: "higher", limit: { value: 2, bound: "atLeast" } }));
    expect(floor).toMatchObject({ limit: "near", exceedances: 2 });
  });

  test("warns before the limit is reached, on the day the line gets there", () => {
    // 2015-12-31 is 1.0, a tenth more each year: 2.2 is twelve years on
    const line = Array.from({ length: 9 }, (_, i) => 1 + i / 10);
    const result = watchIndicator(yearly(line, { limit: { value: 2.2, bound: "atMost" } }), { asOf: "2023-12-31" });
    expect(result.limit).toBe("within");
    expect(result.reachesLimitOn).toMatch(/^2027-12-3|^2028-01-0/);
    expect(result.findings.map(({ code }) => code)).toEqual(["SERIES_DECLINE", "SERIES_EARLY_WARNING"]);
    const near = watchIndicator(yearly(line, { limit: { value: 2.2, bound: "atMost" } }), {
      asOf: "2023-12-31",
      horizonYears: 3,
    });
    expect(near.reachesLimitOn).toBeNull();
    const away = watchIndicator(yearly([...line].reverse(), { limit: { value: 2.2, bound: "atMost" } }), {
      asOf: "2023-12-31",
    });
    expect(away.reachesLimitOn).toBeNull();
  });

  test("targets of past years are met, missed, or not known", () => {
    const targets = [2018, 2020, 2023, 2035].map((year) => ({
      year,
      value: 1.2,
      unit: "mg/L",
      bound: "atMost" as const,
    }));
    const result = watch(yearly(worse, { targets }));
    expect(result.targets).toEqual([
      { year: 2018, state: "met" },
      { year: 2020, state: "missed" },
      { year: 2023, state: "noData" },
    ]);
  });

  test("values that are none are told and left out; several of a day become their median; order does not matter", () => {
    const base = yearly(worse);
    const dirty = {
      ...base,
      points: [...base.points].reverse().concat([
        { on: "2020-02-30", value: 1 },
        { on: "2020-01-01", value: Number.NaN },
        { on: "2022-12-31", value: 1.5 },
        { on: "2022-12-31", value: 9 },
      ]),
    };
    const result = watch(dirty);
    expect(result.findings.map(({ code }) => code)).toEqual([
      "SERIES_POINT",
      "SERIES_POINT",
      "SERIES_DAY_TWICE",
      "SERIES_DECLINE",
    ]);
    expect(result.slope).toEqual(watch(base).slope);
    expect(watch({ ...base, points: [...base.points].reverse() })).toEqual(watch(base));
  });

  test.each([[{ asOf: "2026-02-30" }], [{ alpha: 0.7 }], [{ minPoints: 3 }], [{ minChange: -1 }], [{ since: "x" }]])(
    "%j is refused",
    (more) => {
      expect(() => watch(yearly(worse), more)).toThrow(/Option/);
    },
  );
});
