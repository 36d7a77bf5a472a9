// The ellipsoid and the elementary functions on it. All trigonometry of the library lives here, made of additions,
// multiplications, divisions and square roots, which IEEE 754 rounds the same way everywhere: the same bits in every
// engine, and none of the tables a general sine brings.
//
// sine and cosine: angles come in degrees, so the reduction by right angles is exact; Taylor to the last bit on ±45°.
// arc tangents: atan and atanh obey the same half-angle law up to a sign, halve until |t| < 0.1, then one series.
// Cost: about 15 ns for sine and cosine together, 10 to 80 ns for an arc.

/** Semi-major axis in m, the same for CGCS2000 and WGS84. */
export const EQUATOR_RADIUS: f64 = 6378137.0;
export const RADIAN: f64 = 0.017453292519943295; // per degree

export let flattening: f64 = 0;
export let e2: f64 = 0; // first eccentricity squared
export let ep2: f64 = 0; // second eccentricity squared
export let polarRadius: f64 = 0;
export let b2: f64 = 0; // polar radius squared

/** 1/f of CGCS2000 (GB 22021). Every job that asks for another ellipsoid puts this one back. */
export const CGCS2000: f64 = 298.257222101;

export function setEllipsoid(inverseFlattening: f64): void {
  flattening = 1 / inverseFlattening;
  e2 = flattening * (2 - flattening);
  ep2 = e2 / (1 - e2);
  polarRadius = EQUATOR_RADIUS * (1 - flattening);
  b2 = polarRadius * polarRadius;
}
setEllipsoid(CGCS2000);

/** Results of `sinCos`. */
export let sine: f64 = 0;
export let cosine: f64 = 0;

/** Sine and cosine of an angle in degrees, within 1 ulp or so; exact at multiples of 90. */
export function sinCos(degrees: f64): void {
  const quarters = nearest<f64>(degrees / 90);
  const x = (degrees - 90 * quarters) * RADIAN;
  const z = x * x;
  const s =
    x -
    x *
      z *
      (1.0 / 6 -
        z *
          (1.0 / 120 -
            z *
              (1.0 / 5040 -
                z * (1.0 / 362880 - z * (1.0 / 39916800 - z * (1.0 / 6227020800 - z * (1.0 / 1307674368000)))))));
  const c =
    1 -
    z *
      (0.5 -
        z *
          (1.0 / 24 -
            z *
              (1.0 / 720 -
                z *
                  (1.0 / 40320 -
                    z * (1.0 / 3628800 - z * (1.0 / 479001600 - z * (1.0 / 87178291200 - z * (1.0 / 20922789888000))))))));
  const turn = <i32>quarters & 3;
  const swap = (turn & 1) != 0;
  const u = swap ? c : s;
  const v = swap ? s : c;
  sine = (turn & 2) != 0 ? -u : u;
  cosine = ((turn + 1) & 2) != 0 ? -v : v;
}

/** atan(t) for sign = 1, atanh(t) for sign = -1. */
export function arc(t: f64, sign: f64): f64 {
  let scale: f64 = 1;
  while (abs(t) > 0.1) {
    t = abs(t) > 1e16 ? copysign<f64>(1, t) : t / (1 + sqrt(1 + sign * t * t));
    scale *= 2;
  }
  const z = -sign * t * t;
  return (
    scale *
    t *
    (1 +
      z *
        (1.0 / 3 +
          z *
            (1.0 / 5 +
              z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z * (1.0 / 13 + z * (1.0 / 15 + z * (1.0 / 17)))))))))
  );
}

// A compensated sum (Neumaier): the rounding of each addition is kept and added at the end.
let total: f64 = 0;
let lost: f64 = 0;

export function sumBegin(): void {
  total = 0;
  lost = 0;
}

export function sumAdd(x: f64): void {
  const t = total + x;
  lost += abs(total) >= abs(x) ? total - t + x : x - t + total;
  total = t;
}

// @ts-ignore: decorator
@inline
export function sumEnd(): f64 {
  return total + lost;
}
