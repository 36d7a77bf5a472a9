// The async forms: the same bytes as the synchronous ones, steps told in order, the thread free in between, an abort heard.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Progress, UpdateDeclaration, ZoningScheme } from "../../src/domain/index.ts";
import { diffSchemes, diffSchemesAsync, judgeUpdate, judgeUpdateAsync } from "../../src/revision/index.ts";
import { anyScheme } from "./random-schemes.ts";
import { AUTHORITY, box, column, smallScheme, unit } from "./small-scheme.ts";

const DECLARED: UpdateDeclaration = {
  kind: "synchronous",
  authority: AUTHORITY,
  on: "2026-05-01",
  triggers: [
    { id: "t", kind: "protectedArea", action: "adjust", area: column(121, 121.02, 28.6, 28.61), evidence: ["e"] },
  ],
  evidence: [{ id: "e", kind: "approval", title: "批复", by: "省政府", date: "2026-01-01" }],
};

/** A version of n by n square units, moved by a little: enough ground for the overlay to take turns. */
function meshed(n: number, shift: number): ZoningScheme {
  const step = 0.001;
  const at = (i: number): number => Number((121 + i * step + shift).toFixed(8));
  const south = (j: number): number => Number((28 + j * step).toFixed(8));
  const units = Array.from({ length: n * n }, (_, i) => {
    const [x, y] = [i % n, Math.floor(i / n)];
    return unit(`ZH3310023${String(i).padStart(4, "0")}`, box(at(x), south(y), at(x + 1), south(y + 1)));
  });
  return smallScheme({
    territory: { adminCode: "331000", name: "示例市", geometry: box(at(0), south(0), at(n), south(n)) },
    units,
    zones: [],
    terms: [],
  });
}

describe("the same bytes", () => {
  test("diff and judgement of random versions", async () => {
    await fc.assert(
      fc.asyncProperty(anyScheme, anyScheme, async (before, after) => {
        const diff = diffSchemes(before, after);
        expect(JSON.stringify(await diffSchemesAsync(before, after))).toBe(JSON.stringify(diff));
        expect(JSON.stringify(await judgeUpdateAsync(before, after, DECLARED, diff))).toBe(
          JSON.stringify(judgeUpdate(before, after, DECLARED, diff)),
        );
      }),
      { numRuns: 25 },
    );
  });

  test("what is thrown is what is rejected with", async () => {
    const scheme = smallScheme();
    await expect(diffSchemesAsync(scheme, scheme, { sliverWidthM: -1 })).rejects.toThrow("sliverWidthM");
    const diff = diffSchemes(scheme, scheme);
    const wrong = { ...DECLARED, kind: "sometimes" as never };
    await expect(judgeUpdateAsync(scheme, scheme, wrong, diff)).rejects.toThrow("update.kind");
  });
});

describe("progress", () => {
  const told = (run: (onProgress: (progress: Progress) => void) => unknown): Progress[] => {
    const steps: Progress[] = [];
    run((progress) => steps.push(progress));
    return steps;
  };

  test("each step is told once, in order, in both forms", async () => {
    const [v1, v2] = [meshed(4, 0), meshed(4, 0.0001)];
    const steps = told((onProgress) => diffSchemes(v1, v2, { onProgress }));
    expect(steps.map(({ done, total }) => [done, total])).toEqual([0, 1, 2, 3].map((done) => [done, 4]));
    expect(new Set(steps.map(({ step }) => step.zh)).size).toBe(4);
    const diff = diffSchemes(v1, v2);
    const judging = told((onProgress) => judgeUpdate(v1, v2, DECLARED, diff, { onProgress }));
    expect(judging.map(({ done, total }) => [done, total])).toEqual([0, 1, 2].map((done) => [done, 3]));
    const later: Progress[] = [];
    await diffSchemesAsync(v1, v2, { onProgress: (progress) => later.push(progress) });
    await judgeUpdateAsync(v1, v2, DECLARED, diff, { onProgress: (progress) => later.push(progress) });
    expect(later).toEqual([...steps, ...judging]);
  });

  test("a listener that throws, or a signal it aborts, ends the synchronous work at that step", () => {
    const [v1, v2] = [meshed(4, 0), meshed(4, 0.0001)];
    for (const last of [0, 1, 2, 3]) {
      const controller = new AbortController();
      let reached = -1;
      const onProgress = ({ done }: Progress): void => {
        reached = done;
        if (done === last) controller.abort(new Error("enough"));
      };
      expect(() => diffSchemes(v1, v2, { onProgress, signal: controller.signal })).toThrow("enough");
      expect(reached).toBe(last);
    }
  });
});

describe("others have their turn", () => {
  /** Counts turns of the event loop at each step; aborts after three at the one named. */
  async function watched(
    stopAt: string | null,
    job: (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<unknown>,
  ): Promise<Map<string, number>> {
    const turns = new Map<string, number>();
    const controller = new AbortController();
    let at = "";
    let running = true;
    const others = (): void => {
      turns.set(at, (turns.get(at) ?? 0) + 1);
      if (at === stopAt && turns.get(at)! >= 3) controller.abort(new Error(`stopped at ${at}`));
      if (running) setImmediate(others);
    };
    setImmediate(others);
    try {
      await job({
        signal: controller.signal,
        onProgress: ({ step }) => {
          at = step.en;
        },
      });
    } finally {
      running = false;
    }
    return turns;
  }

  test("inside the overlays, where an abort is heard", async () => {
    const [v1, v2] = [meshed(60, 0), meshed(60, 0.0003)];
    const diffing = (stopAt: string | null) => watched(stopAt, (options) => diffSchemesAsync(v1, v2, options));
    expect((await diffing(null)).get("Overlaying both versions")).toBeGreaterThan(3);
    await expect(diffing("Overlaying both versions")).rejects.toThrow("stopped at Overlaying both versions");
    const diff = diffSchemes(v1, v2);
    const judging = (stopAt: string | null) =>
      watched(stopAt, (options) => judgeUpdateAsync(v1, v2, DECLARED, diff, options));
    const step = "Laying changes over what was declared";
    expect((await judging(null)).get(step)).toBeGreaterThan(3);
    await expect(judging(step)).rejects.toThrow(`stopped at ${step}`);
  });
});
