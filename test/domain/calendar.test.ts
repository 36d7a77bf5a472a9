import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  dayNumber,
  daysBetween,
  isIsoDate,
  SanxianError,
} from "../../src/domain/index.ts";

/** Any day of the years 1600 to 2400, written by the engine's own calendar. */
const day = fc
  .integer({ min: -135140, max: 157055 })
  .map((n) => ({ n, text: new Date(n * 86_400_000).toISOString().slice(0, 10) }));

describe("calendar days", () => {
  test("numbers agree with the engine's calendar, both ways", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40000, max: 40000 }), ({ n, text }, days) => {
        expect(dayNumber(text)).toBe(n);
        expect(addDays(text, days)).toBe(new Date((n + days) * 86_400_000).toISOString().slice(0, 10));
        expect(daysBetween(text, addDays(text, days))).toBe(days);
      }),
    );
  });

  test("a month ends on the same day or on its last (Civil Code, article 202)", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1200, max: 1200 }), ({ text }, months) => {
        const to = addMonths(text, months);
        expect(isIsoDate(to)).toBe(true);
        const same = to.slice(8) === text.slice(8);
        const last = addDays(to, 1).slice(8) === "01";
        expect(same || (last && to.slice(8) < text.slice(8))).toBe(true);
        const months2 =
          (Number(to.slice(0, 4)) - Number(text.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(text.slice(5, 7));
        expect(months2).toBe(months);
      }),
    );
  });

  test("29 February", () => {
    expect(addYears("2024-02-29", 5)).toBe("2029-02-28");
    expect(addYears("2024-02-29", 4)).toBe("2028-02-29");
    expect(addYears("1896-02-29", 4)).toBe("1900-02-28"); // a century is no leap year
    expect(addYears("1996-02-29", 4)).toBe("2000-02-29"); // but the fourth is
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addYears("2024-09-01", 5)).toBe("2029-09-01");
  });

  test.each([["2023-02-29"], ["2024-2-1"], [""], [null], ["2024-01-01T00:00:00Z"]])("%s is no day", (text) => {
    expect(() => addDays(text as string, 1)).toThrow(SanxianError);
  });
  test.each([[0.5], [Number.NaN], [Infinity]])("%s is no number of days", (days) => {
    expect(() => addDays("2024-01-01", days)).toThrow(/days/);
  });
  test("years that four digits cannot write are refused", () => {
    expect(() => addYears("9999-01-01", 1)).toThrow(/year/);
    expect(() => addDays("0000-01-01", -1)).toThrow(/year/);
  });
});
