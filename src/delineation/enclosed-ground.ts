// Which geometries need a closer look: those that do not cover what their rings enclose. Rings that cross themselves or each
// other, wind twice, lie outside their shell or overlap give a sum of ring areas that is not the area of what they cover, so
// a sum tells them apart at 30 ns a vertex; the full check of rings, a hundred times as dear, is left for the few. What has
// no area (a spike, a repeated vertex) passes, because nobody's ground depends on it.
//
// The comparison is in the plane of the grid: covered ground comes from the faces, and differs from the rings by noding, at
// most 1.42 steps times the perimeter.
import type { PolygonSet } from "../geometry/index.ts";

/**
 * Whether a feature covers other ground than its rings enclose. @internal
 *
 * @param coveredDeg2 - planar area of the faces that it covers, square degrees
 * @param grid - step in degrees
 */
export function isSuspect(set: PolygonSet, feature: number, coveredDeg2: number, grid: number): boolean {
  const { ringOffsets, polygonOffsets, featureOffsets } = set;
  let enclosed = 0;
  let perimeter = 0;
  for (let p = featureOffsets[feature]!; p < featureOffsets[feature + 1]!; p++)
    for (let r = polygonOffsets[p]!; r < polygonOffsets[p + 1]!; r++) {
      const [area, length] = measure(set.coords, ringOffsets[r]!, ringOffsets[r + 1]!);
      enclosed += r === polygonOffsets[p] ? area : -area;
      perimeter += length;
    }
  return !(Math.abs(enclosed - coveredDeg2) <= 1.42 * grid * perimeter + 4 * grid * grid);
}

/** Area and length in the plane of the ring from one vertex up to another. */
function measure(coords: Float64Array, from: number, to: number): [number, number] {
  if (from === to) return [0, 0];
  const x0 = coords[2 * from]!;
  const y0 = coords[2 * from + 1]!;
  let twice = 0;
  let length = 0;
  let ax = x0;
  let ay = y0;
  for (let i = from + 1; i <= to; i++) {
    const bx = i === to ? x0 : coords[2 * i]!;
    const by = i === to ? y0 : coords[2 * i + 1]!;
    // from the first corner, so that large ordinates do not eat the digits of small rings
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    const dx = bx - ax;
    const dy = by - ay;
    length += Math.sqrt(dx * dx + dy * dy);
    ax = bx;
    ay = by;
  }
  return [Math.abs(twice) / 2, length];
}
