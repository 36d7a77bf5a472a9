// One child process holds one contest. It writes one JSON line and ends; the parent kills it when it takes too long.
import { contest } from "./contest.mjs";
import { loadRival } from "./rivals/index.mjs";
import { works } from "./works/index.mjs";

const { work: workName, mode, rival: rivalName, settings, memory } = JSON.parse(process.argv[2]);
const work = works.find(({ name }) => name === workName);
const input = work.make();
const core = await (await loadRival("sanxian")).load();
let answer;
if (memory) {
  // the peak of a process that runs this contestant alone, once, over what it held when the input was made
  const rival = rivalName === "sanxian" ? undefined : await (await loadRival(rivalName)).load();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const contestant = rival ? work.theirs(rival, input, mode, { budgetMs: 3_000 }) : work.ours(core, input, mode);
  contestant.run(contestant.prepare?.());
  answer = { peakBytes: process.resourceUsage().maxRSS * 1024 - before };
} else {
  const rival = rivalName ? await (await loadRival(rivalName)).load() : undefined;
  answer = contest({ work, mode, input, core, rival, settings });
  if (!rival && work.bytes) answer.bytes = work.bytes(core, input);
}
process.stdout.write(`${JSON.stringify(answer)}\n`);
