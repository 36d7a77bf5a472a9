// All works, in the order of the report.
import area from "./area.mjs";
import blobs from "./blobs.mjs";
import coast from "./coast.mjs";
import combs from "./combs.mjs";
import coverages from "./coverages.mjs";
import dissolve from "./dissolve.mjs";
import points from "./points.mjs";
import six from "./six.mjs";
import spikes from "./spikes.mjs";
import stars from "./stars.mjs";

export const works = [six, coverages, stars, blobs, spikes, combs, dissolve, coast, points, area].flat();
