// One way to time everything. A run is timed in process CPU time (user and system, helper threads of the engine included:
// they compile and collect for the job), because the machine may be shared. What is alternated is timed in rounds, one
// sample of each contestant a round, so that a busy minute hits all of them; the order turns round by round. A sample
// repeats short runs until it is long enough for the clock. Garbage of earlier samples is collected before each, but
// for jobs of many small steps.

const SAMPLE_MS = 40;
/** Samples of steady contestants. */
const STEADY_MS = 120;

/** Process CPU time in ms where there is one; in a browser only the wall clock. */
export const clock =
  typeof process === "object" && process.cpuUsage
    ? () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      }
    : () => performance.now();

/**
 * Runs once and tells the time; what it needs anew each time is made before, and freed after, off the clock. With `look`,
 * the result is looked at before it is freed.
 */
export function once(contestant, look) {
  const prepared = contestant.prepare?.();
  const before = clock();
  const result = contestant.run(prepared);
  const ms = clock() - before;
  look?.(contestant.inspect(result));
  contestant.free?.(result);
  return ms;
}

/**
 * Times contestants in rounds; returns ms per run for each round. Each is warmed up first, and each has a budget: who is
 * too slow for it gets fewer rounds, and whose one run takes twice of it stands with that one run.
 *
 * @param {{ run: Function, firstMs: number, steady?: boolean }[]} contestants - `firstMs` is what the checked first run took;
 * `steady`: runs as in a long batch, in which collections come by themselves and count: one that is asked for leaves so little
 * room for young objects that others follow at once
 */
export function alternate(contestants, { rounds, warmMs, budgetMs }) {
  const plans = contestants.map((contestant) => {
    let last = contestant.firstMs;
    if (last > 2 * budgetMs) return { samples: [last], rounds: 0, repeats: 1 };
    // small steps are compiled bit by bit
    for (let spent = contestant.steady ? -2 * warmMs : last; spent < warmMs; spent += Math.max(last, 0.01))
      last = once(contestant);
    return {
      samples: [],
      rounds: Math.max(1, Math.min(rounds, Math.floor(budgetMs / last))),
      repeats: Math.max(1, Math.ceil((contestant.steady ? STEADY_MS : SAMPLE_MS) / Math.max(last, 0.001))),
    };
  });
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const c = (turn + round) % contestants.length;
      const plan = plans[c];
      if (round >= plan.rounds) continue;
      if (!contestants[c].steady) globalThis.gc?.();
      let ms = 0;
      for (let k = 0; k < plan.repeats; k++) ms += once(contestants[c]);
      plan.samples.push(ms / plan.repeats);
    }
  }
  return plans.map(({ samples, rounds: planned }) => ({ samples, cold: planned === 0 }));
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
