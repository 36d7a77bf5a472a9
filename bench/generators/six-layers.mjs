// Two stacks of six layers.
import { coverage } from "./coverage.mjs";
import { fractalRing } from "./fractal.mjs";
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

const SIDE = 45;
const PER_COLUMN = 6;

/**
 * Three coverages that know nothing of each other and three whose rows are the same rough lines, cut into columns at
 * different places: 2,000 polygons each, many crossings for few vertices.
 */
export function sixLayers() {
  const alike = { columns: SIDE, rows: SIDE, segments: 5, jitter: 0.4, size: 5 / SIDE };
  return [
    coverage({ ...alike, seed: 20, turn: 8 }),
    coverage({ ...alike, seed: 21, turn: 33 }),
    coverage({ ...alike, seed: 22, turn: 61 }),
    ...[0, 2, 4].map((offset) => sharedRows(offset)),
  ];
}

function sharedRows(offset) {
  const random = seeded(23);
  const length = SIDE * PER_COLUMN;
  const step = 5 / length;
  const rows = Array.from({ length: SIDE + 1 }, (_, r) =>
    Array.from({ length: length + 1 }, (_, i) => [
      112 + i * step,
      28 + (r * 5) / SIDE + (random() - 0.5) * 0.5 * (5 / SIDE),
    ]),
  );
  const cuts = [0];
  for (let i = offset || PER_COLUMN; i < length; i += PER_COLUMN) cuts.push(i);
  cuts.push(length);
  // the borders between columns are each layer's own
  const own = seeded(24 + offset);
  const up = rows.slice(1).map((above, r) =>
    cuts.map((i) => {
      const [x0, y0] = rows[r][i];
      const [x1, y1] = above[i];
      return [1, 2, 3].map((k) => [x0 + ((x1 - x0) * k) / 4 + (own() - 0.5) * 0.9 * step, y0 + ((y1 - y0) * k) / 4]);
    }),
  );
  const writer = new PolygonWriter();
  for (let r = 0; r < SIDE; r++) {
    for (let c = 0; c + 1 < cuts.length; c++) {
      for (let i = cuts[c]; i < cuts[c + 1]; i++) writer.point(...rows[r][i]);
      writer.point(...rows[r][cuts[c + 1]]);
      for (const point of up[r][c + 1]) writer.point(...point);
      for (let i = cuts[c + 1]; i > cuts[c]; i--) writer.point(...rows[r + 1][i]);
      writer.point(...rows[r + 1][cuts[c]]);
      for (const point of [...up[r][c]].reverse()) writer.point(...point);
      writer.ring();
      writer.polygon();
      writer.feature();
    }
  }
  return writer.finish();
}

/**
 * Layers as a zoning scheme has them: three drawn on one mesh (cells, blocks of four, blocks of sixteen, so their borders
 * coincide), one drawn by somebody else, and two of patches that overlap one another, the larger with a hole.
 */
export function zoningLayers() {
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
