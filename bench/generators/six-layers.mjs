// Six layers as a zoning scheme has them: three drawn on one mesh (cells, blocks of four, blocks of sixteen, so their
// borders coincide), one drawn by somebody else, and two of patches that overlap one another, the larger with a hole.
import { coverage } from "./coverage.mjs";
import { fractalRing } from "./fractal.mjs";
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export function sixLayers() {
  const mesh = { columns: 80, rows: 80, segments: 8, size: 5 / 80, seed: 9 };
  return [
    coverage(mesh),
    coverage({ ...mesh, block: 2 }),
    coverage({ ...mesh, block: 4 }),
    coverage({ columns: 60, rows: 60, segments: 8, size: 5 / 60, lon: 112.01, lat: 28.02, seed: 10 }),
    patches({ count: 800, radius: 0.08, n: 160, hole: 64, seed: 11 }),
    patches({ count: 3000, radius: 0.03, n: 40, hole: 0, seed: 12 }),
  ];
}

function patches({ count, radius, n, hole, seed }) {
  const random = seeded(seed);
  const writer = new PolygonWriter();
  for (let i = 0; i < count; i++) {
    const at = { lon: 112.2 + 4.6 * random(), lat: 28.2 + 4.6 * random(), wobble: 0.4, seed: 100 * seed + i };
    const r = radius * (0.5 + random());
    fractalRing(writer, { ...at, radius: r, n });
    if (hole > 0) fractalRing(writer, { ...at, radius: 0.3 * r, n: hole });
    writer.polygon();
    writer.feature();
  }
  return writer.finish();
}
