// What any two versions must keep: apply ∘ diff is the identity, inverse diffs, margins that are the areas of the versions.
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, digestJson, type ZoneClass, type ZoningScheme } from "../../src/domain/index.ts";
import { area } from "../../src/geometry/index.ts";
import { applyDiff, diffSchemes, invertDiff } from "../../src/revision/index.ts";
import { anyScheme } from "./random-schemes.ts";

const RUNS = process.env.SANXIAN_DEEP ? 2000 : 120;
const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];

/** Area of a class, from the units alone. */
function classAreaM2({ units }: ZoningScheme, zoneClass: ZoneClass): number {
  return units.filter((unit) => unit.class === zoneClass).reduce((sum, { geometry }) => sum + area(geometry), 0);
}

test("apply ∘ diff is the identity, there and back, and the inverse is the diff the other way", () => {
  fc.assert(
    fc.property(anyScheme, anyScheme, (a, b) => {
      const diff = diffSchemes(a, b);
      expect(digestJson(applyDiff(a, diff))).toBe(digestJson(b));
      expect(digestJson(applyDiff(b, invertDiff(diff)))).toBe(digestJson(a));
      expect(canonicalJson(invertDiff(diff))).toBe(canonicalJson(diffSchemes(b, a)));
      expect(canonicalJson(invertDiff(invertDiff(diff)))).toBe(canonicalJson(diff));
    }),
    { numRuns: RUNS },
  );
});

test("the margins of the matrix are the areas of the versions, and the changes are what lies off its diagonal", () => {
  fc.assert(
    fc.property(anyScheme, anyScheme, (a, b) => {
      const { transitions, units, regions } = diffSchemes(a, b);
      for (const zoneClass of CLASSES) {
        const margin = (side: "before" | "after"): number =>
          transitions.filter((cell) => cell[side] === zoneClass).reduce((sum, { areaM2 }) => sum + areaM2, 0);
        for (const [sum, own] of [
          [margin("before"), classAreaM2(a, zoneClass)],
          [margin("after"), classAreaM2(b, zoneClass)],
        ] as const)
          expect(Math.abs(sum - own)).toBeLessThanOrEqual(1e-12 * Math.max(own, 1));
      }
      const off = transitions
        .filter(({ before, after }) => before !== after)
        .reduce((sum, { areaM2 }) => sum + areaM2, 0);
      const moved = regions.filter((r) => r.classBefore !== r.classAfter).reduce((sum, { areaM2 }) => sum + areaM2, 0);
      expect(Math.abs(off - moved)).toBeLessThanOrEqual(1e-9 * Math.max(off, 1));
      // every unit is in one group at most, and groups hold all that was born, gone, split or merged
      const before = units.flatMap((change) => change.before.map(({ code }) => code));
      const after = units.flatMap((change) => change.after.map(({ code }) => code));
      expect(new Set(before).size).toBe(before.length);
      expect(new Set(after).size).toBe(after.length);
      const [codesA, codesB] = [a.units.map(({ code }) => code), b.units.map(({ code }) => code)];
      for (const code of codesA) if (!codesB.includes(code)) expect(before).toContain(code);
      for (const code of codesB) if (!codesA.includes(code)) expect(after).toContain(code);
    }),
    { numRuns: RUNS },
  );
});

test("a version does not differ from itself, nor does the order of its lists make a change of anything but order", () => {
  fc.assert(
    fc.property(anyScheme, (a) => {
      const same = diffSchemes(a, a);
      expect(same).toMatchObject({ isEmpty: true, units: [], regions: [], terms: [], termsByUnit: [], indicators: [] });
      const turned: ZoningScheme = {
        ...a,
        units: [...a.units].reverse(),
        zones: [...a.zones].reverse(),
        terms: [...a.terms].reverse(),
      };
      const { patch: _, isEmpty: __, after: ___, ...rest } = diffSchemes(a, turned);
      const { patch: _2, isEmpty: __2, after: ___2, ...same2 } = same;
      expect(canonicalJson(rest)).toBe(canonicalJson(same2));
    }),
    { numRuns: RUNS / 2 },
  );
});
