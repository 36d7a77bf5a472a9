// A coverage: columns × rows cells that tile a rectangle without gap or overlap. Corners are jittered, and every side is a
// rough line of k segments that both its cells share, as boundaries drawn from a survey are.
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export function coverage({ columns, rows, segments, size, lon = 112, lat = 28, seed, block = 1, roughness = 1 }) {
  const mesh = roughMesh({ columns, rows, segments, size, lon, lat, seed, roughness });
  const writer = new PolygonWriter();
  // blocks of cells share the very borders of the mesh they are made of
  for (let row = 0; row < rows; row += block) {
    for (let column = 0; column < columns; column += block) {
      const right = Math.min(column + block, columns);
      const top = Math.min(row + block, rows);
      for (let c = column; c < right; c++) mesh.across(writer, c, row, false);
      for (let r = row; r < top; r++) mesh.up(writer, right, r, false);
      for (let c = right - 1; c >= column; c--) mesh.across(writer, c, top, true);
      for (let r = top - 1; r >= row; r--) mesh.up(writer, column, r, true);
      writer.ring();
      writer.polygon();
      writer.feature();
    }
  }
  return writer.finish();
}

/** Two coverages of the same ground that know nothing of each other, the second moved by a part of a cell. */
export function shiftedCoverages(side, segments) {
  const size = 5 / side;
  return [
    coverage({ columns: side, rows: side, segments, size, seed: 7 }),
    coverage({ columns: side, rows: side, segments, size, lon: 112 + 0.37 * size, lat: 28 + 0.41 * size, seed: 8 }),
  ];
}

function roughMesh({ columns, rows, segments, size, lon, lat, seed, roughness }) {
  const random = seeded(seed);
  const jitter = () => (random() - 0.5) * 0.3 * size;
  const wide = columns + 1;
  const corners = new Float64Array(2 * wide * (rows + 1));
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= columns; c++) {
      corners[2 * (r * wide + c)] = lon + c * size + jitter();
      corners[2 * (r * wide + c) + 1] = lat + r * size + jitter();
    }
  }
  const inner = segments - 1;
  const side = (from, to, points, at) => {
    for (let k = 1; k < segments; k++) {
      const t = k / segments;
      const rough = (0.35 * roughness) / segments;
      points[at++] = corners[2 * from] + t * (corners[2 * to] - corners[2 * from]) + (random() - 0.5) * rough * size;
      points[at++] =
        corners[2 * from + 1] + t * (corners[2 * to + 1] - corners[2 * from + 1]) + (random() - 0.5) * rough * size;
    }
  };
  const lying = new Float64Array(2 * inner * columns * (rows + 1));
  for (let r = 0; r <= rows; r++)
    for (let c = 0; c < columns; c++) side(r * wide + c, r * wide + c + 1, lying, 2 * inner * (r * columns + c));
  const upright = new Float64Array(2 * inner * rows * wide);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c <= columns; c++) side(r * wide + c, (r + 1) * wide + c, upright, 2 * inner * (r * wide + c));

  // a side is walked from its first corner up to, not including, its last
  const walk = (writer, from, to, points, at, backwards) => {
    const corner = backwards ? to : from;
    writer.point(corners[2 * corner], corners[2 * corner + 1]);
    for (let k = 0; k < inner; k++) {
      const i = at + 2 * (backwards ? inner - 1 - k : k);
      writer.point(points[i], points[i + 1]);
    }
  };
  return {
    across: (writer, c, r, backwards) =>
      walk(writer, r * wide + c, r * wide + c + 1, lying, 2 * inner * (r * columns + c), backwards),
    up: (writer, c, r, backwards) =>
      walk(writer, r * wide + c, (r + 1) * wide + c, upright, 2 * inner * (r * wide + c), backwards),
  };
}
