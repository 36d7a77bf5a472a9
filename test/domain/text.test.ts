import fc from "fast-check";
import { expect, test } from "vitest";
import { grouped } from "../../src/domain/grouped.ts";
import { fillText } from "../../src/domain/index.ts";

test("square metres are grouped in thousands in every message, other numbers stay as they are", () => {
  const template = { zh: "{areaM2} 平方米，{count} 处，{widthM} m", en: "{areaM2} m², {count} places, {widthM} m" };
  expect(fillText(template, { areaM2: "18561256.4", count: 12345, widthM: 1234 })).toEqual({
    zh: "18,561,256.4 平方米，12345 处，1234 m",
    en: "18,561,256.4 m², 12345 places, 1234 m",
  });
  expect(fillText(template, { areaM2: 999, count: 1, widthM: 1 }).en).toBe("999 m², 1 places, 1 m");
  expect(fillText(template, { count: 1 }).en).toContain("{areaM2}");
});

test.each([
  [0, "0"],
  [999.5, "999.5"],
  [1000, "1,000"],
  [-1234567.25, "-1,234,567.25"],
  ["1234.0", "1,234.0"],
  ["1234567", "1,234,567"],
  [1e-7, "1e-7"],
  [1e21, "1e+21"],
  ["—", "—"],
  ["12,345", "12,345"],
] as const)("%s in groups is %s", (value, text) => {
  expect(grouped(value)).toBe(text);
});

test("without its commas a grouped decimal is what it was, and every group but the first has three digits", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(999), (whole, part) => {
      const text = `${whole}.${String(part).padStart(3, "0")}`;
      const [groups] = grouped(text).split(".");
      expect(grouped(text).replaceAll(",", "")).toBe(text);
      expect(groups!.replace("-", "")).toMatch(/^\d{1,3}(,\d{3})*$/);
    }),
  );
});
