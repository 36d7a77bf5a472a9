// Spiky stars: the radius jumps at every vertex between near the centre and far out, so edges are long, thin and nearly
// parallel to their neighbours. Two of them, a little apart, cross nearly five times a spike: the worst that bounding boxes
// can be given.
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export function spikes(n) {
  return [spiky(n, 115, 30, 3), spiky(n, 115 + 0.0034, 30 + 0.0034, 4)];
}

function spiky(n, lon, lat, seed) {
  const random = seeded(seed);
  const writer = new PolygonWriter();
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * (i + 0.5 * random())) / n;
    const r = 2 * (i % 2 === 0 ? 0.15 + 0.25 * random() : 0.6 + 0.4 * random());
    writer.point(lon + r * Math.cos(angle), lat + r * Math.sin(angle));
  }
  writer.ring();
  writer.polygon();
  writer.feature();
  return writer.finish();
}
