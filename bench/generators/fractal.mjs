// A closed profile of n values, rough at every scale: midpoint displacement on a circle. It is the radius of blobs, coasts
// and patches.
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export function fractalProfile(n, seed, roughness) {
  const random = seeded(seed);
  const values = new Float64Array(n);
  // coarse to fine: every pass halves the spacing and shrinks the displacement
  let knots = [0, n];
  let amplitude = 1;
  while (knots.length <= n) {
    const finer = [];
    for (let k = 0; k + 1 < knots.length; k++) {
      const a = knots[k];
      const b = knots[k + 1];
      finer.push(a);
      const middle = (a + b) >> 1;
      if (middle === a) continue;
      values[middle] = (values[a] + values[b % n]) / 2 + amplitude * (random() - 0.5);
      finer.push(middle);
    }
    finer.push(n);
    if (finer.length === knots.length) break;
    knots = finer;
    amplitude *= roughness;
  }
  return values;
}

/** A ring around a point whose radius follows a fractal profile; simple, since the angle only grows. */
export function fractalRing(writer, { lon, lat, radius, wobble, n, seed, roughness = 0.55 }) {
  const profile = fractalProfile(n, seed, roughness);
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    const r = radius * (1 + wobble * profile[i]);
    writer.point(lon + r * Math.cos(angle), lat + r * Math.sin(angle));
  }
  writer.ring();
}

/** Two rough rings of n vertices that cross a few dozen times. */
export function blobs(n) {
  return [
    { lon: 115, lat: 30, radius: 2, wobble: 0.4, n, seed: 5 },
    { lon: 116, lat: 30.7, radius: 2, wobble: 0.4, n, seed: 6 },
  ].map((ring) => {
    const writer = new PolygonWriter();
    fractalRing(writer, ring);
    writer.polygon();
    writer.feature();
    return writer.finish();
  });
}
