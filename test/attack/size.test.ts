// Attacks by size: each answered right, or ended by the typed error it asks for, within its time and memory, in a process of
// its own. Sizes are small in `npm test`; SANXIAN_DEEP=1 takes the full ones, at which other libraries hang or die.
import { afterAll, beforeAll, expect, test } from "vitest";
import { cases } from "../property/random.ts";
import { isolated } from "./isolated.ts";

/** Seconds a job may take, at any size. */
const LIMIT_MS = 20_000;
/** What Node itself and a bundle need. */
const BASE_MIB = 100;

let jobs: Awaited<ReturnType<typeof isolated>>;
beforeAll(async () => {
  jobs = await isolated();
});
afterAll(() => jobs.dispose());

interface Attack {
  readonly job: string;
  readonly quick: number;
  readonly deep: number;
  /** Most memory beyond the base, MiB, in the deep run. */
  readonly mib: number;
  readonly limitMs?: number;
}

const ATTACKS: readonly Attack[] = [
  { job: "comb", quick: 60, deep: 300, mib: 900 },
  { job: "bomb with maxIntersections", quick: 8000, deep: 8000, mib: 156, limitMs: 1000 },
  { job: "bomb with maxBytes", quick: 2000, deep: 8000, mib: 156, limitMs: 2000 },
  { job: "nested rings", quick: 1000, deep: 10_000, mib: 2500 },
  { job: "nested rings, even-odd", quick: 2000, deep: 10_000, mib: 400 },
  { job: "star", quick: 20_000, deep: 1_000_000, mib: 1500 },
  { job: "holes", quick: 10_000, deep: 100_000, mib: 600 },
  { job: "circle", quick: 50_000, deep: 500_000, mib: 600 },
  { job: "node of many edges", quick: 2000, deep: 5000, mib: 200 },
  { job: "comb aslant", quick: 2000, deep: 8000, mib: 200 },
  { job: "islands behind a comb", quick: 2000, deep: 20_000, mib: 400 },
  { job: "spirals", quick: 5000, deep: 50_000, mib: 300 },
  { job: "koch", quick: 5, deep: 7, mib: 500 },
  { job: "coasts", quick: 4096, deep: 262_144, mib: 900 },
  { job: "hairball", quick: 150, deep: 600, mib: 900 },
  { job: "one-vertex parts", quick: 100_000, deep: 1_000_000, mib: 1500 },
  { job: "equal polygons", quick: 1000, deep: 20_000, mib: 900 },
  { job: "bundle of near-parallel edges", quick: 100, deep: 1000, mib: 3000 },
];

for (const { job, quick, deep, mib, limitMs = LIMIT_MS } of ATTACKS) {
  const size = cases(quick, deep);
  test(`${job}, ${size}`, async () => {
    const { wrong, ms, rssMiB } = await jobs.run(job, size, 2 * LIMIT_MS);
    process.stdout.write(`${job}, ${size}: ${ms.toFixed(0)} ms, ${rssMiB.toFixed(0)} MiB\n`);
    expect(wrong).toEqual([]);
    // another process may hold the core, so that a limit is a limit of order
    expect(ms).toBeLessThan(limitMs);
    expect(rssMiB).toBeLessThan(BASE_MIB + mib);
  }, 120_000);
}

// a job of 2^26 + 1 vertices is refused before anything is copied
test.skipIf(cases(0, 1) === 0)("vertices beyond 2^26 are refused", async () => {
  expect((await jobs.run("vertices beyond 2^26", 2 ** 26 + 1, LIMIT_MS)).wrong).toEqual([]);
});

// 33,000 rectangles that each run along 66,001 pieces: their product passes 2^31
test.skipIf(cases(0, 1) === 0)(
  "records times pieces beyond 2^31 end in a typed error",
  async () => {
    for (const n of [32_768, 33_000]) expect((await jobs.run("records times pieces", n, LIMIT_MS)).wrong).toEqual([]);
  },
  60_000,
);

test.skipIf(cases(0, 1) === 0)(
  "a bomb without options ends in a typed error",
  async () => {
    const { wrong, ms, rssMiB } = await jobs.run("bomb without options", 8000, 60_000);
    process.stdout.write(`bomb without options: ${ms.toFixed(0)} ms, ${rssMiB.toFixed(0)} MiB\n`);
    expect(wrong).toEqual([]);
  },
  90_000,
);
