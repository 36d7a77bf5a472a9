// One work, our core, and at most one rival beside it: both run once and are checked against each other, then both are timed
// in alternation. Runs in Node and in a browser alike.
import { alternate, median, once } from "./measure.mjs";

/** @returns what the report needs to know, as plain data */
export function contest({ work, mode, input, core, rival, settings }) {
  const contestants = [work.ours(core, input, mode)];
  if (rival) contestants.push(work.theirs(rival, input, mode, settings, core));
  const found = [];
  for (const contestant of contestants)
    contestant.firstMs = once(contestant, (seen) => {
      found.push(seen);
    });
  const wrong = rival ? wrongIn(work, ...found) : undefined;
  const [ours, theirs] = alternate(contestants, settings).map(({ samples, cold }, c) => {
    const share = contestants[c].share ?? 1;
    const whole = samples.map((ms) => ms / share);
    return {
      medianMs: median(whole),
      minMs: Math.min(...whole),
      maxMs: Math.max(...whole),
      rounds: whole.length,
      cold,
      share,
      found: Object.fromEntries(Object.entries(found[c]).filter(([, value]) => typeof value === "number")),
    };
  });
  return { vertices: input.vertices, ours, theirs, wrong };
}

/** What is wrong with a rival's result, held against ours; areas may differ by what rounding to eight decimals moves. */
function wrongIn(work, ours, theirs) {
  if (work.differs) return work.differs(ours, theirs);
  if (theirs.faces !== undefined && ours.faces !== undefined && theirs.faces !== ours.faces)
    return `${theirs.faces} faces instead of ${ours.faces}`;
  if (theirs.area === undefined) return undefined;
  const expected = work.expected ? work.expected(ours, theirs) : ours.area;
  const off = Math.abs(theirs.area - expected) / expected;
  return off <= 1e-5 ? undefined : `area off by ${off.toExponential(1)}`;
}
