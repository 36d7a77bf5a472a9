// Stars in polar form: one ring of n vertices with seven soft lobes. Two of them, shifted, cross in a handful of places
// however many vertices they have: what is measured is how an engine carries vertices that take no part in any crossing.
//
// `jagged` lets the radius tremble by half a step between vertices, as a line that was digitised or traced from pixels does;
// `smooth` does not, so that long stretches run one way, which suits engines that cut lines into monotone chains.
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export const jaggedStars = (n) => pair(n, 12 / n);
export const smoothStars = (n) => pair(n, 0);

function pair(n, jag) {
  return [star(n, 115, 30, 1, jag), star(n, 115.4, 30.3, 2, jag)];
}

function star(n, lon, lat, seed, jag) {
  const random = seeded(seed);
  const writer = new PolygonWriter();
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    const r = 2 * (1 + 0.3 * Math.sin(7 * angle) + jag * (random() - 0.5));
    writer.point(lon + r * Math.cos(angle), lat + r * Math.sin(angle));
  }
  writer.ring();
  writer.polygon();
  writer.feature();
  return writer.finish();
}
