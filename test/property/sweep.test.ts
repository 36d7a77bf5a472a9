// Crowded data is swept, other data is compared cell by cell; which way a job goes must not show. The checked core sweeps
// whatever it is given, and every result is the same to the byte.
import fc from "fast-check";
import { expect, test } from "vitest";
import { withArrangement } from "../../src/geometry/arrangement.ts";
import { difference, intersection, union } from "../../src/geometry/boolean.ts";
import { areas } from "./arbitrary.ts";
import { useCheckedCore } from "./checked-core.ts";
import { FAMILIES } from "./families.ts";
import { cases, random, SEED } from "./random.ts";

useCheckedCore();

function sweepAlways(on: boolean): void {
  withArrangement([], {}, ({ call }) => (call as unknown as { sweepAlways(on: number): void }).sweepAlways(+on));
}

/** The results of some operations by cells and by sweeps. */
function bothWays(run: () => unknown): [string, string] {
  sweepAlways(false);
  const cells = JSON.stringify(run());
  sweepAlways(true);
  const sweeps = JSON.stringify(run());
  sweepAlways(false);
  return [cells, sweeps];
}

for (const [name, family] of Object.entries(FAMILIES)) {
  test(`the same by sweeps: ${name}`, () => {
    const next = random(SEED);
    for (let i = 0; i < cases(100, 2_000); i++) {
      const { a, b, grid } = family(next);
      const [cells, sweeps] = bothWays(() => [
        intersection(a, b, { grid }),
        difference(a, b, { grid }),
        union([a, b], { grid }),
      ]);
      expect(sweeps).toBe(cells);
    }
  });
}

test("the same by sweeps: areas that cross themselves, touch and repeat", () => {
  fc.assert(
    fc.property(areas(2), ([a, b]) => {
      const [cells, sweeps] = bothWays(() => [intersection(a!, b!), union([a!, b!], { fillRule: "evenOdd" })]);
      expect(sweeps).toBe(cells);
    }),
    { numRuns: cases(500, 10_000), seed: SEED },
  );
});
