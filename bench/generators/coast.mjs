// A land of 500,000 vertices (a rough mainland and 1,096 islands, one feature) and 1,000 footprints of about nineteen
// vertices strewn along its shore: what screening a project against the coastline asks for.
import { fractalProfile, fractalRing } from "./fractal.mjs";
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

const MAINLAND = { lon: 115, lat: 30, radius: 3, wobble: 0.25, n: 390_400, seed: 13, roughness: 0.55 };

export function coast() {
  const random = seeded(14);
  const writer = new PolygonWriter();
  fractalRing(writer, MAINLAND);
  writer.polygon();
  // islands stand in two circles outside the farthest cape
  for (let i = 0; i < 1096; i++) {
    const angle = (2 * Math.PI * i) / 1096;
    const r = i % 2 === 0 ? 4.6 : 4.75;
    fractalRing(writer, {
      lon: 115 + r * Math.cos(angle),
      lat: 30 + r * Math.sin(angle),
      radius: 0.008 + 0.01 * random(),
      wobble: 0.4,
      n: 100,
      seed: 1000 + i,
    });
    writer.polygon();
  }
  writer.feature();
  return writer.finish();
}

export function footprints(count) {
  const random = seeded(15);
  const shore = fractalProfile(MAINLAND.n, MAINLAND.seed, MAINLAND.roughness);
  const writer = new PolygonWriter();
  for (let f = 0; f < count; f++) {
    const i = Math.floor(random() * MAINLAND.n);
    const angle = (2 * Math.PI * i) / MAINLAND.n;
    const r = MAINLAND.radius * (1 + MAINLAND.wobble * shore[i]) + 0.01 * (random() - 0.5);
    fractalRing(writer, {
      lon: MAINLAND.lon + r * Math.cos(angle),
      lat: MAINLAND.lat + r * Math.sin(angle),
      radius: 0.005 + 0.015 * random(),
      wobble: 0.4,
      n: 16 + Math.floor(6 * random()),
      seed: 5000 + f,
    });
    writer.polygon();
    writer.feature();
  }
  return writer.finish();
}
