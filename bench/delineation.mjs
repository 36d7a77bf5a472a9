// How delineation grows: a synthetic province from ten thousand to a million zones, compiled into units and certified, each
// size in a process of its own. Time is CPU time of one cold run (user and system); memory is the resident peak of the whole
// process, the province included, with its geometry as flat tables or as GeoJSON, which the result comes in, too. Our own job
// alone: nobody else does it.
//
//   node bench/delineation.mjs [--most 1000000] [--job delineate] [--geometry flat] [--out bench/results/delineation.json]
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname } from "node:path";
import { buildKernel } from "./build.mjs";

/** Zones asked for, and points inside each side of a cell: a million zones get fewer, so that positions fit into 3 GB. */
const SIZES = [
  [10_000, 2],
  [30_000, 2],
  [100_000, 2],
  [300_000, 2],
  [1_000_000, 1],
];
const JOBS = ["delineate", "certify", "certifyWithDigests"];
const FORMS = ["flat", "geojson"];
/** What we set out to reach: CPU seconds, and bytes. */
const TARGETS = [
  { job: "delineate", geometry: "flat", zones: 10_000, seconds: 2 },
  { job: "delineate", geometry: "geojson", zones: 10_000, seconds: 2 },
  { job: "delineate", geometry: "flat", zones: 1_000_000, seconds: 120, bytes: 3 * 2 ** 30 },
];
const CELLS_PER_ZONE = 0.777;

const value = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const most = Number(value("--most", "1000000"));
const jobs = value("--job", JOBS.join()).split(",");
const forms = value("--geometry", FORMS.join()).split(",");
const out = value("--out", new URL("results/delineation.json", import.meta.url).pathname);
await buildKernel({ core: false });
const rows = [];
console.log(
  "job                geometry   zones   vertices  units   CPU s  µs/vertex  peak MB  bytes/vertex  residual",
);
for (const [job, geometry] of jobs.flatMap((job) => forms.map((form) => [job, form]))) {
  for (const [zones, pointsPerSide] of SIZES) {
    if (zones > most) continue;
    const task = JSON.stringify({ job, geometry, cells: Math.round(zones * CELLS_PER_ZONE), pointsPerSide });
    const script = new URL("delineation-child.mjs", import.meta.url).pathname;
    const run = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", script, task], {
      encoding: "utf8",
      maxBuffer: 2 ** 24,
    });
    if (run.status !== 0) {
      const failed = (run.stderr.match(/\w*Error.*/)?.[0] ?? `ended by ${run.signal}`).slice(0, 160);
      rows.push({ job, geometry, zones, failed });
      console.log(`${job.padEnd(19)}${geometry.padEnd(8)} ${zones}  failed: ${failed}`);
      continue;
    }
    const row = { zones, ...JSON.parse(run.stdout.trim().split("\n").at(-1)) };
    rows.push(row);
    console.log(
      `${job.padEnd(19)}${geometry.padEnd(8)}${String(row.polygons).padStart(8)}${String(row.vertices).padStart(11)}${String(row.units).padStart(7)}` +
        `${(row.cpuMs / 1000).toFixed(2).padStart(8)}${((1000 * row.cpuMs) / row.vertices).toFixed(2).padStart(11)}` +
        `${(row.peakBytes / 2 ** 20).toFixed(0).padStart(9)}${(row.peakBytes / row.vertices).toFixed(0).padStart(14)}` +
        `  ${row.residual}`,
    );
  }
}
const targets = TARGETS.map(({ job, geometry, zones, seconds, bytes }) => {
  const row = rows.find((one) => one.job === job && one.geometry === geometry && one.zones === zones);
  const met = row && !row.failed && row.cpuMs / 1000 <= seconds && (bytes === undefined || row.peakBytes <= bytes);
  return { job, geometry, zones, seconds, bytes, verdict: row === undefined ? "not measured" : met ? "met" : "missed" };
});
for (const { job, geometry, zones, seconds, bytes, verdict } of targets)
  console.log(
    `${verdict}: ${job}, ${geometry}, ${zones} zones, ≤ ${seconds} s${bytes ? `, ≤ ${bytes / 2 ** 30} GB` : ""}`,
  );
mkdirSync(dirname(out), { recursive: true });
writeFileSync(
  out,
  `${JSON.stringify({ made: new Date().toISOString().slice(0, 10), cpu: cpus()[0].model, node: process.version, rows, targets }, null, 1)}\n`,
);
