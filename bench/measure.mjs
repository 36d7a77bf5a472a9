// One way to time everything. A run is timed in process CPU time (user and system, helper threads of the engine included:
// they compile and collect for the job), because the machine may be shared. What is alternated is timed in rounds, one
// sample of each contestant a round, so that a busy minute hits all of them; the order turns round by round. A sample
// repeats short runs until it is long enough for the clock. Garbage of earlier samples is collected before each.

const SAMPLE_MS = 40;

/** Process CPU time in ms where there is one; in a browser only the wall clock. */
export const clock =
  typeof process === "object" && process.cpuUsage
    ? () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1000;
      }
    : () => performance.now();

/** Runs once and tells the time; what it needs anew each time is made before, and freed after, off the clock. */
export function once(contestant) {
  const prepared = contestant.prepare?.();
  const before = clock();
  const result = contestant.run(prepared);
  const ms = clock() - before;
  contestant.free?.(result);
  return ms;
}

/** Warms each contestant up, then times them in rounds; returns ms per run for each round. */
export function alternate(contestants, { rounds, warmMs }) {
  const repeats = contestants.map((contestant) => {
    let last = once(contestant);
    for (let spent = last; spent < warmMs; spent += last) last = once(contestant) || 0.01;
    return Math.max(1, Math.ceil(SAMPLE_MS / Math.max(last, 0.001)));
  });
  const samples = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const c = (turn + round) % contestants.length;
      globalThis.gc?.();
      let ms = 0;
      for (let k = 0; k < repeats[c]; k++) ms += once(contestants[c]);
      samples[c].push(ms / repeats[c]);
    }
  }
  return samples;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median, fastest, slowest. */
export function spread(values) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values), rounds: values.length };
}
