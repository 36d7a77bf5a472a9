import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIsoDate, validityState } from "../../src/domain/index.ts";

describe("a day", () => {
  it.each(["2026-08-15", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("is %s", (text) => {
    expect(isIsoDate(text)).toBe(true);
  });

  it.each([
    "2026-02-29",
    "1900-02-29",
    "2200-02-29",
    "2026-04-31",
    "2026-00-10",
    "2026-13-01",
    "2026-01-00",
    "2026-1-1",
    "2026/01/01",
    "20260101",
    "2026-01-01T00:00:00Z",
    "2026-01-01\n",
    " 2026-01-01",
    "２０２６-01-01",
    "",
    20260101,
    null,
    undefined,
    {},
    ["2026-01-01"],
  ])("is not %j", (value) => {
    expect(isIsoDate(value)).toBe(false);
  });

  it("is what the calendar says", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2999 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const two = (n: number): string => String(n).padStart(2, "0");
          // the calendar of the language as the judge: a day that is not rolls over
          const real = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
          expect(isIsoDate(`${year}-${two(month)}-${two(day)}`)).toBe(real);
        },
      ),
    );
  });
});

describe("a validity", () => {
  // the Code came into force on 2026-08-15 and the acts it replaces lapsed the day before
  const code = { validFrom: "2026-08-15" };
  const act = { validFrom: "2018-01-01", validTo: "2026-08-14" };

  it.each([
    ["2026-08-14", "pending", "inForce"],
    ["2026-08-15", "inForce", "expired"],
    ["2017-12-31", "pending", "pending"],
    ["2018-01-01", "pending", "inForce"],
  ])("on %s: the Code is %s, the act %s", (day, ofCode, ofAct) => {
    expect(validityState(code, day)).toBe(ofCode);
    expect(validityState(act, day)).toBe(ofAct);
  });

  it("without ends is always in force; of one day on that day only", () => {
    expect(validityState({}, "0001-01-01")).toBe("inForce");
    const day = { validFrom: "2026-08-15", validTo: "2026-08-15" };
    expect(["2026-08-14", "2026-08-15", "2026-08-16"].map((asOf) => validityState(day, asOf))).toEqual([
      "pending",
      "inForce",
      "expired",
    ]);
  });
});
