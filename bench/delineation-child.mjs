// One size of one job in a process of its own, so that its peak memory is its own. Prints one JSON line.
import { certify, delineate, joinTables, syntheticProvince } from "./dist/kernel.mjs";

const { job, geometry, cells, pointsPerSide } = JSON.parse(process.argv[2]);
const made = clock();
const { layers, territory, counties, parks, units, gridDeg, polygonCount, vertexCount } = syntheticProvince({
  seed: 7,
  cells,
  pointsPerSide,
  geometry,
});
const generateMs = clock() - made;
globalThis.gc?.();
const heldBytes = process.memoryUsage().rss;
const started = clock();
const wall = performance.now();
let found;
if (job === "delineate") {
  const done = delineate({ territory, layers, admin: counties, parks, grid: gridDeg, geometry });
  found = {
    units: geometry === "flat" ? done.units.rows.length : done.units.length,
    covered: done.certificate.covered,
    residual: done.certificate.equation.relativeResidual,
  };
} else {
  const zones =
    geometry === "flat" ? joinTables(layers.map((layer) => layer.zones)) : layers.flatMap((layer) => layer.zones);
  const certificate = certify(
    { territory, units, zones, layers: layers.map(({ record }) => record), counties, gridDeg },
    { digests: job === "certifyWithDigests" },
  );
  const { length } = geometry === "flat" ? units.rows : units;
  found = { units: length, covered: certificate.covered, residual: certificate.equation.relativeResidual };
}
const cpuMs = clock() - started;
const wallMs = performance.now() - wall;
const peakBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(
  `${JSON.stringify({ job, geometry, polygons: polygonCount, vertices: vertexCount, generateMs, cpuMs, wallMs, heldBytes, peakBytes, ...found })}\n`,
);

function clock() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
