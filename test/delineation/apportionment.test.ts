// Rounding that closes, and the published tables of provinces and cities as checks of the arithmetic.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, checkPrinted } from "../../src/delineation/index.ts";

/** Exactly what stands in a table, in whole hundredths. */
const hundredths = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.round(value * 100), 0);

describe("rounding by the largest remainder", () => {
  test("closes, stays within one unit, and prints nothing for nothing", () => {
    const figures = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), { minLength: 1 });
    fc.assert(
      fc.property(figures, fc.integer({ min: 0, max: 4 }), (values, decimals) => {
        const unit = 10 ** decimals;
        const { printed, total, rawTotal } = apportion(values, decimals);
        const units = printed.map((value) => Math.round(value * unit));
        const sum = units.reduce((a, b) => a + b, 0);
        if (values.some((value) => value > 0)) expect(sum).toBe(Math.round(total * unit));
        expect(Math.abs(total - rawTotal)).toBeLessThanOrEqual(0.5 / unit + 1e-9);
        printed.forEach((value, i) => {
          expect(Math.abs(value - values[i]!)).toBeLessThan(1 / unit + 1e-9);
          if (values[i] === 0) expect(value).toBe(0);
        });
      }),
    );
  });

  test("a larger figure is never printed below a smaller one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1000, noNaN: true })), (values) => {
        const { printed } = apportion(values, 2);
        for (let i = 0; i < values.length; i++)
          for (let k = 0; k < values.length; k++)
            if (values[i]! > values[k]!) expect(printed[i]!).toBeGreaterThanOrEqual(printed[k]!);
      }),
    );
  });

  test("meets a total printed elsewhere, above or below", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -3, max: 3 }),
        (values, off) => {
          const { total } = apportion(values, 2);
          const wanted = Math.round(total * 100 + off) / 100;
          expect(hundredths(apportion(values, 2, wanted).printed)).toBe(Math.round(wanted * 100));
        },
      ),
    );
  });

  test("keeps the sum of plain rounding beside it", () => {
    const thirds = apportion([100 / 3, 100 / 3, 100 / 3], 2, 100);
    expect(thirds).toEqual({ printed: [33.34, 33.33, 33.33], total: 100, rawTotal: 100, plainTotal: 99.99 });
  });

  test("no figures, no area", () => {
    expect(apportion([], 2)).toEqual({ printed: [], total: 0, rawTotal: 0, plainTotal: 0 });
    expect(apportion([0, 0], 2, 0).printed).toEqual([0, 0]);
  });

  test("figures that are none are refused", () => {
    expect(() => apportion([Number.NaN], 2)).toThrow(/values/);
    expect(() => apportion([-1], 2)).toThrow(/values/);
    expect(() => apportion([1], 2.5)).toThrow(/decimals/);
    expect(() => apportion([1], 2, Number.POSITIVE_INFINITY)).toThrow(/values/);
  });
});

describe("published tables", () => {
  test.each([
    ["江苏 2024, land and sea", [4268, 302], 4570],
    ["江苏 2024, classes", [1402, 2150, 1018], 4570],
    ["山东 2020, classes", [487, 1044, 827], 2358],
    ["开化 2024, classes", [6, 9, 1], 16],
    ["开化 2024, kinds of key units", [3, 6], 9],
    ["广元 2021, classes", [26, 33, 7], 66],
    ["广元 2021, kinds of key units", [7, 23, 3], 33],
    ["安徽 2025, classes", [697, 293, 104], 1094],
    ["福州 2023, classes", [169, 130, 17], 316],
    ["a city of the Pearl River Delta", [33, 28, 16], 77],
  ])("counts close: %s", (_, parts, total) => {
    expect(checkPrinted(parts, total, 0).verdict).toBe("closes");
  });

  test.each([
    ["全国 2024", [54.4, 14.1, 31.5], 1],
    ["开化 2024", [75.23, 7.0, 17.77], 2],
    ["广元 2021", [27.71, 15.12, 57.17], 2],
    ["安徽 2025", [31.76, 15.47, 52.77], 2],
    ["重庆渝中 2023", [2.7, 97.3, 0], 1],
    ["重庆城口 2023", [68.2, 0.4, 31.4], 1],
    ["重庆合川 2023", [9.7, 14.8, 75.5], 1],
  ])("shares close: %s", (_, parts, decimals) => {
    expect(checkPrinted(parts, 100, decimals).verdict).toBe("closes");
  });

  test("福州 2021 prints 253 for 137 and 86", () => {
    expect(checkPrinted([137, 86], 253, 0)).toEqual({ sum: 223, difference: -30, verdict: "differs" });
  });

  test("开化 prints 126.95 + 29.14 = 156.10: rounding explains it, and ours closes", () => {
    expect(checkPrinted([126.95, 29.14], 156.1, 2)).toEqual({ sum: 156.09, difference: -0.01, verdict: "rounding" });
    expect(checkPrinted([126.95, 29.04], 156.1, 2).verdict).toBe("differs");
    // whatever the raw figures behind them were
    const { printed } = apportion([126.9539, 29.1441], 2, 156.1);
    expect(printed).toEqual([126.95, 29.15]);
    expect(hundredths(printed)).toBe(15_610);
  });

  test("开化: areas close; of its shares two are one unit beside what its areas give", () => {
    const areas = [1679.31, 156.1, 396.84];
    expect(checkPrinted(areas, 2232.25, 2).verdict).toBe("closes");
    const shares = apportion(
      areas.map((km2) => (100 * km2) / 2232.25),
      2,
      100,
    ).printed;
    expect(shares).toEqual([75.23, 6.99, 17.78]);
    expect(shares.map((share, i) => Math.round(100 * ([75.23, 7.0, 17.77][i]! - share)))).toEqual([0, 1, -1]);
  });

  test("广元: areas give the shares as printed", () => {
    const areas = [4523.13, 2468.23, 9332.94];
    const { total } = apportion(areas, 2);
    expect(total).toBe(16_324.3);
    expect(
      apportion(
        areas.map((km2) => (100 * km2) / total),
        2,
        100,
      ).printed,
    ).toEqual([27.71, 15.12, 57.17]);
  });
});
