// How exact the area under straight lon/lat edges is, against two references that share nothing with our series: Gauss-Legendre
// quadrature of the surface element, and GeographicLib on the same ring with its edges cut into ever shorter geodesics, whose
// area nears ours with the square of the pieces' length, so that two lengths tell the limit (Richardson). GeographicLib sums
// strips that reach to the equator; on small rings their rounding, not the method, is what differs.
import { fractalRing } from "./generators/fractal.mjs";
import { nested, PolygonWriter } from "./generators/polygons.mjs";
import { loadRival } from "./rivals/index.mjs";

const RINGS = [
  { name: "parcel, 100 m", radius: 0.0005, n: 12 },
  { name: "map sheet, 5 km", radius: 0.03, n: 4 },
  { name: "county, 50 km", radius: 0.25, n: 300 },
  { name: "prefecture, 200 km", radius: 1, n: 60 },
  { name: "province, 800 km", radius: 4, n: 40 },
];
const A = 6378137;
const F = 1 / 298.257222101;
const SHORTEST_DEG = 0.005;

export async function measureAccuracy() {
  const core = await (await loadRival("sanxian")).load();
  const geographiclib = await (await loadRival("geographiclib-geodesic")).load();
  return RINGS.map(({ name, radius, n }, i) => {
    const writer = new PolygonWriter();
    fractalRing(writer, { lon: 110, lat: 31, radius, wobble: 0.3, n, seed: 30 + i });
    writer.polygon();
    writer.feature();
    const set = writer.finish();
    const ring = nested(set, 0)[0][0];
    const pieces = Math.max(1, Math.min(Math.ceil(2000 / n), Math.floor((2 * Math.PI * radius) / n / SHORTEST_DEG)));
    const [coarse, fine] = [pieces, 2 * pieces].map((k) => geographiclib.ringArea(cutFiner(ring, k)));
    const densified = fine + (fine - coarse) / 3;
    const integral = quadrature(ring);
    const m2 = core.public.area(set);
    return { name, m2, quadrature: errorOf(m2, integral), geographiclib: errorOf(m2, densified) };
  });
}

function errorOf(value, expected) {
  return { absolute: Math.abs(value - expected), relative: Math.abs(value - expected) / expected };
}

function cutFiner(ring, pieces) {
  const finer = [];
  for (let i = 0; i + 1 < ring.length; i++)
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      finer.push([ring[i][0] + t * (ring[i + 1][0] - ring[i][0]), ring[i][1] + t * (ring[i + 1][1] - ring[i][1])]);
    }
  finer.push(ring[0]);
  return finer;
}

// nodes and weights of Gauss-Legendre on [0, 1], eight points
const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626];
const GAUSS = NODES.flatMap((x, i) => [
  [(1 - x) / 2, WEIGHTS[i] / 2],
  [(1 + x) / 2, WEIGHTS[i] / 2],
]);

/** Area between each edge and the parallel through the ring's first vertex, summed: no strip is wider than the ring. */
function quadrature(ring) {
  const e2 = F * (2 - F);
  const rad = Math.PI / 180;
  const lat0 = ring[0][1];
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [lon1, lat1] = ring[i];
    const [lon2, lat2] = ring[i + 1];
    let edge = 0;
    for (const [t, weight] of GAUSS) {
      const high = lat1 - lat0 + t * (lat2 - lat1);
      let strip = 0;
      for (const [u, w] of GAUSS) {
        const s = Math.sin((lat0 + u * high) * rad);
        const c = Math.cos((lat0 + u * high) * rad);
        strip += (w * c * A * A * (1 - e2)) / (1 - e2 * s * s) ** 2;
      }
      edge += weight * strip * high * rad;
    }
    sum -= edge * (lon2 - lon1) * rad;
  }
  return Math.abs(sum);
}
