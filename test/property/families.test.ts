// Random pairs against an exact oracle: no exception, no wrong area, no invalid result, not one. The oracle needs no
// topology (exact-area.ts) and the check of validity shares no code with the library (exact-validity.ts).
import { describe, expect, test } from "vitest";
import { FAMILIES } from "./families.ts";
import { faults } from "./judge.ts";
import { cases, random, SEED } from "./random.ts";

describe("random pairs against the exact oracle", () => {
  for (const [name, family] of Object.entries(FAMILIES)) {
    test(name, () => {
      const n = cases(1000, 10_000);
      for (let i = 0; i < n; i++) {
        const seed = SEED + i;
        const pair = family(random(seed));
        let wrong: string[];
        try {
          wrong = faults(pair);
        } catch (error) {
          wrong = [String(error)];
        }
        // the whole pair, so that a failure can be kept as a case of its own
        expect(wrong, `family ${name}, seed ${seed}\n${JSON.stringify(pair)}`).toEqual([]);
      }
    }, 3_600_000);
  }
});
