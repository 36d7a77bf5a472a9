// The ellipsoidal area under an edge that is straight in longitude and latitude, near a reference parallel: what the core
// computes (assembly/area.ts, `edgeNear`, with its source), for the few edges of a small cut that never enters the core.
//
// Guarantee: 3e-13 of the area within half a degree of the parallel, 1e-12 beyond 80°; additions, multiplications and
// divisions only, so the same bits in every engine. Cost: 10 ns an edge.

const RADIAN = 0.017453292519943295;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const POLAR_RADIUS_M = 6378137 * (1 - FLATTENING);
const B2 = POLAR_RADIUS_M * POLAR_RADIUS_M;

/** Farthest from the parallel, in degrees, for which `bandArea` holds. @internal */
export const MOST_DEGREES_FROM_PARALLEL = 0.5;

let sine = 0;
let cosine = 1;

/** Sets the reference parallel, by its latitude in degrees. @internal */
export function setParallel(latDeg: number): void {
  // by Taylor up to 45°, beyond it from the pole
  const far = Math.abs(latDeg) > 45;
  const x = (far ? 90 - Math.abs(latDeg) : latDeg) * RADIAN;
  let s = 1;
  let c = 1;
  const z = x * x;
  for (let k = 16; k > 1; k -= 2) {
    s = 1 - (z / ((k + 1) * k)) * s;
    c = 1 - (z / (k * (k - 1))) * c;
  }
  s *= x;
  sine = far ? (latDeg < 0 ? -c : c) : s;
  cosine = far ? s : c;
}

/**
 * What an edge adds to the area of the region on its left, m²: from its start to its end, given by the degrees of longitude
 * that it runs east and the degrees of latitude of its ends beyond the parallel. @internal
 */
export function bandArea(eastDeg: number, startDeg: number, endDeg: number): number {
  const x = 0.5 * (startDeg + endDeg) * RADIAN;
  const z = x * x;
  const d = cosine * x * (1 - (z / 6) * (1 - (z / 20) * (1 - z / 42))) - sine * 0.5 * z * (1 - (z / 12) * (1 - z / 30));
  const middle = sine + 0.5 * d;
  const q = 1 / (1 - E2 * middle * middle);
  const bend = 4 * E2 * q * q * q * (1 + 6 * E2 * middle * middle * q);
  const mean = B2 * d * (q * q + ((d * d) / 24) * bend) + meanExcess(sine + d, (endDeg - startDeg) * RADIAN);
  return -eastDeg * RADIAN * mean;
}

/** How much the mean of the band function over a rise in radians exceeds its value in the middle. */
function meanExcess(s: number, rise: number): number {
  const h = rise * rise;
  const y = s * s;
  const q = 1 / (1 - E2 * y);
  const second = s * q * q * (4 * E2 * (1 - y) * q - 1);
  const fourth =
    s *
    (1 + E2 * (0.5 - 13.5 * (3 - 4 * y) + E2 * (0.375 - 15.1875 * (3 - 4 * y) + 23.4375 * (5 - 20 * y + 16 * y * y))));
  return B2 * h * (second / 24 + (h * fourth) / 1920);
}
