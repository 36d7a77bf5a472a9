// How long a degree is on the CGCS2000 ellipsoid: N cos φ and M, the radii of curvature, by π/180. The cosine comes from its series and
// the rest from roots and divisions, which IEEE 754 rounds alike everywhere: the same bits in every engine, and no core is
// asked. Relative error below 1e-14 up to 89°. Cost: constant.

const A_M = 6378137;
const FLATTENING = 1 / 298.257222101;
const E2 = FLATTENING * (2 - FLATTENING);
const RAD = Math.PI / 180;
/** That of 89.9°: a degree of longitude at a pole is none, and would be divided by. */
const LEAST_COSINE = 1.7453283658982615e-3;

/** Cosine of degrees from -90 to 90: its series to the 26th power. */
function cosineOf(deg: number): number {
  const x2 = (deg * RAD) ** 2;
  // from the smallest term on, so that rounding stays in the last place
  let sum = 1;
  for (let k = 26; k >= 2; k -= 2) sum = 1 - (x2 / (k * (k - 1))) * sum;
  return sum;
}

/** Metres in a degree of longitude, and in one of latitude, at a latitude in degrees. @internal */
export function metresPerDegree(lat: number): readonly [lon: number, lat: number] {
  const cos = cosineOf(lat);
  const w2 = 1 - E2 * (1 - cos * cos);
  const n = A_M / Math.sqrt(w2);
  return [n * Math.max(cos, LEAST_COSINE) * RAD, ((n * (1 - E2)) / w2) * RAD];
}
