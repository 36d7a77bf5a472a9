// All works, in the order of the report.
import area from "./area.mjs";
import blobs from "./blobs.mjs";
import coast from "./coast.mjs";
import combs from "./combs.mjs";
import coverages from "./coverages.mjs";
import dissolve from "./dissolve.mjs";
import plots from "./plots.mjs";
import points from "./points.mjs";
import provinces from "./provinces.mjs";
import six from "./six.mjs";
import spikes from "./spikes.mjs";
import stars from "./stars.mjs";

/**
 * A work: `make()` its input once, then `ours(core, input, mode)` and `theirs(rival, input, mode)` each give a contestant:
 * `run()`, what `run` needs anew each time (`prepare`), how to let go of a result (`free`) or look at it (`inspect`), and the
 * `share` of the job that one run does. `rivals` lists who stands in which mode. `per` is the number of things one run does,
 * where the report speaks of one of them.
 */
export const works = [
  six,
  coverages,
  stars,
  blobs,
  spikes,
  combs,
  dissolve,
  coast,
  plots,
  points,
  area,
  provinces,
].flat();
