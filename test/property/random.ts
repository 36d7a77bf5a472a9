// Random numbers for tests: seeded, the same everywhere. A failing test prints its seed, and the seed makes it again.

/** A generator of numbers in [0, 1): mulberry32. */
export type Random = () => number;

/** The generator of a seed (public domain algorithm "mulberry32", 32 bits of state). */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both included. */
export function whole(rng: Random, from: number, to: number): number {
  return from + Math.floor(rng() * (to - from + 1));
}

/** How many cases to run: `quick` in `npm test`, `deep` with SANXIAN_DEEP=1. */
export function cases(quick: number, deep: number): number {
  return process.env.SANXIAN_DEEP === "1" ? deep : quick;
}

/** The seed of this run: fixed, so that `npm test` is repeatable; SANXIAN_SEED asks for another. */
export const SEED: number = Number(process.env.SANXIAN_SEED ?? 20261124);
