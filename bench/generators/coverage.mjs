// A coverage: columns × rows cells that tile a rectangle without gap or overlap. Corners are jittered, and every side is a
// rough line of k segments that both its cells share, as boundaries along ridges and rivers are.
import { PolygonWriter } from "./polygons.mjs";
import { seeded } from "./random.mjs";

export function coverage({
  columns,
  rows,
  segments,
  size,
  lon = 112,
  lat = 28,
  seed,
  block = 1,
  jitter = 0.3,
  roughness = 0.25,
  turn = 0,
}) {
  const mesh = roughMesh({ columns, rows, segments, size, lon, lat, seed, jitter, roughness, turn });
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

/** Two coverages of the same ground that know nothing of each other: the second is moved and turned against the first. */
export function shiftedCoverages(side, segments) {
  const mesh = { columns: side, rows: side, segments, size: 5 / side };
  return [
    coverage({ ...mesh, seed: 7, turn: 12 }),
    coverage({ ...mesh, seed: 8, turn: 41, lon: 112 + 0.37 * mesh.size, lat: 28 + 0.41 * mesh.size }),
  ];
}

function roughMesh({ columns, rows, segments, size, lon, lat, seed, jitter, roughness, turn }) {
  const random = seeded(seed);
  const cos = Math.cos((turn * Math.PI) / 180);
  const sin = Math.sin((turn * Math.PI) / 180);
  const moved = () => (random() - 0.5) * jitter * size;
  const wide = columns + 1;
  const corners = new Float64Array(2 * wide * (rows + 1));
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= columns; c++) {
      // about the middle of the rectangle
      const x = (c - columns / 2) * size + moved();
      const y = (r - rows / 2) * size + moved();
      corners[2 * (r * wide + c)] = lon + (columns / 2) * size + cos * x - sin * y;
      corners[2 * (r * wide + c) + 1] = lat + (rows / 2) * size + sin * x + cos * y;
    }
  }
  const inner = segments - 1;
  // a side bends at its middle, then each half at its own, across and by a part of its length
  const line = new Float64Array(2 * (segments + 1));
  const bend = (from, to) => {
    const middle = (from + to) >> 1;
    if (middle === from) return;
    const dx = line[2 * to] - line[2 * from];
    const dy = line[2 * to + 1] - line[2 * from + 1];
    const t = (middle - from) / (to - from);
    const off = roughness * (random() - 0.5);
    line[2 * middle] = line[2 * from] + t * dx - off * dy;
    line[2 * middle + 1] = line[2 * from + 1] + t * dy + off * dx;
    bend(from, middle);
    bend(middle, to);
  };
  const side = (from, to, points, at) => {
    line.set(corners.subarray(2 * from, 2 * from + 2), 0);
    line.set(corners.subarray(2 * to, 2 * to + 2), 2 * segments);
    bend(0, segments);
    points.set(line.subarray(2, 2 * segments), at);
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
