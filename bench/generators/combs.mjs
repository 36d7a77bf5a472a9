// Two combs, teeth upright on one and lying on the other: n teeth each make (2n)² crossings from 8n edges, the most output
// that so little input can ask for.
import { PolygonWriter } from "./polygons.mjs";

export function combs(teeth) {
  return [comb(teeth, false), comb(teeth, true)];
}

function comb(teeth, lying) {
  const writer = new PolygonWriter();
  const put = (u, v) => (lying ? writer.point(115 + v, 30 + u) : writer.point(115 + u, 30 + v));
  const step = 1 / teeth;
  put(0, -0.1);
  put(1, -0.1);
  for (let t = teeth - 1; t >= 0; t--) {
    put((t + 0.75) * step, 0);
    put((t + 0.75) * step, 1.1);
    put((t + 0.25) * step, 1.1);
    put((t + 0.25) * step, 0);
  }
  writer.ring();
  writer.polygon();
  writer.feature();
  return writer.finish();
}
