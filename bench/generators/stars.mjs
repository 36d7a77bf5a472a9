// Smooth stars: one ring of n vertices in polar form, seven soft lobes and a jag far smaller than the step between
// vertices. Two of them, shifted, cross in a handful of places however many vertices they have: what is measured is how
// an engine carries vertices that take no part in any crossing.
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export function stars(n) {
  return [star(n, 115, 30, 1), star(n, 115.4, 30.3, 2)];
}

function star(n, lon, lat, seed) {
  const random = seeded(seed);
  const writer = new PolygonWriter();
  const jag = 2 / n;
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
