// Which geometries need a closer look: those that do not cover what their rings enclose. Rings that cross themselves or each
// other, wind twice, lie outside their shell or overlap give a sum of ring areas that is not the area of what they cover, so
// a sum tells them apart at 30 ns a vertex; the full check of rings, a hundred times as dear, is left for the few. What has
// no area (a spike, a repeated vertex) passes, because nobody's ground depends on it.
//
// The comparison is in the plane of the grid: covered ground comes from the faces, and differs from the rings by noding, at
// most 1.42 steps times the perimeter.
import type { Position } from "geojson";
import type { AreaGeometry } from "../domain/index.ts";

/**
 * Whether a geometry covers other ground than its rings enclose. @internal
 *
 * @param coveredDeg2 - planar area of the faces that it covers, square degrees
 * @param grid - step in degrees
 */
export function isSuspect(geometry: AreaGeometry, coveredDeg2: number, grid: number): boolean {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  let enclosed = 0;
  let perimeter = 0;
  for (const rings of polygons)
    rings.forEach((ring, i) => {
      const [area, length] = measure(ring);
      enclosed += i === 0 ? area : -area;
      perimeter += length;
    });
  return !(Math.abs(enclosed - coveredDeg2) <= 1.42 * grid * perimeter + 4 * grid * grid);
}

/** Area and length of a ring in the plane. */
function measure(ring: readonly Position[]): [number, number] {
  if (ring.length === 0) return [0, 0];
  const [x0, y0] = ring[0]! as [number, number];
  let twice = 0;
  let length = 0;
  for (let i = 1; i <= ring.length; i++) {
    const a = ring[i - 1]!;
    const b = ring[i === ring.length ? 0 : i]!;
    // from the first corner, so that large ordinates do not eat the digits of small rings
    twice += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
    const dx = b[0]! - a[0]!;
    const dy = b[1]! - a[1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return [Math.abs(twice) / 2, length];
}
