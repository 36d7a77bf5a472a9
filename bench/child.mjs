// One child process: one work, our core and at most one rival beside it, alternating. It writes one JSON line and ends; the
// parent kills it when it takes too long.
import { alternate, spread } from "./measure.mjs";
import { loadRival } from "./rivals/index.mjs";
import { works } from "./works/index.mjs";

const { work: workName, mode, rival: rivalName, rounds, warmMs } = JSON.parse(process.argv[2]);
const work = works.find(({ name }) => name === workName);
const input = work.make();

const ours = await (await loadRival("sanxian")).load();
const contestants = [work.ours(ours, input, mode)];
const answer = { vertices: input.vertices };
const first = contestants[0].run();
const found = contestants[0].inspect(first);
answer.ours = { found: numbersOf(found) };
if (!rivalName && work.bytes) answer.bytes = work.bytes(ours, input);

if (rivalName) {
  const rival = await (await loadRival(rivalName)).load();
  const theirs = work.theirs(rival, input, mode);
  const result = theirs.run(theirs.prepare?.());
  const told = theirs.inspect(result);
  answer.theirs = { found: numbersOf(told), share: theirs.share ?? 1, wrong: wrongIn(found, told) };
  theirs.free?.(result);
  contestants.push(theirs);
}

const samples = alternate(contestants, { rounds, warmMs });
for (const [c, who] of ["ours", "theirs"].entries()) {
  if (!samples[c]) continue;
  const whole = samples[c].map((ms) => ms / (contestants[c].share ?? 1));
  Object.assign(answer[who], { ms: spread(whole), samples: whole });
}
process.stdout.write(`${JSON.stringify(answer)}\n`);

function numbersOf(found) {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => typeof value === "number"));
}

/** What is wrong with a rival's result, against ours; areas agree within the coarsest grid anybody works on. */
function wrongIn(ours, theirs) {
  if (work.differs) return work.differs(ours, theirs);
  if (theirs.faces !== undefined && ours.faces !== undefined && theirs.faces !== ours.faces)
    return `${theirs.faces} faces, not ${ours.faces}`;
  if (theirs.area === undefined) return undefined;
  const expected = work.expected ? work.expected(ours, theirs) : ours.area;
  const off = Math.abs(theirs.area - expected) / expected;
  return off <= 1e-5 ? undefined : `area off by ${off.toExponential(1)}`;
}
