// Points strewn evenly over a box, interleaved.
import { seeded } from "./random.mjs";

export function points(count, [minX, minY, maxX, maxY], seed) {
  const random = seeded(seed);
  const coords = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    coords[2 * i] = minX + (maxX - minX) * random();
    coords[2 * i + 1] = minY + (maxY - minY) * random();
  }
  return coords;
}
