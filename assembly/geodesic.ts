// Geodesics between two points, after Bessel's reduction to the auxiliary sphere as in Karney, Algorithms for geodesics,
// J. Geodesy 87 (2013), doi:10.1007/s00190-012-0578-z (eqs. 7, 8 and 59). It differs in two ways. The integrals
//
//   length  s = b ∫ w dσ,   longitude  λ = ω - e² sin α0 ∫ dσ / (1 + (1-f) w),   band  ∫ F dλ,   w² = 1 + e'² sin² β
//
// are taken by Gauss-Legendre over short pieces of the great circle instead of by series of order 6: all three need
// nothing but sin β, which along a chord of the sphere is algebra, and no tables. And ω is found by Vincenty's fixed
// point (Survey Review 23, 1975), here for ω/λ, which for edges of a map converges in one or two steps. Within about
// 0.5° of the antipode the fixed point need not converge; ω is then held at 180° and the length is good to 0.5 %.
// Guarantee: 1e-14 relative for length and 1e-13 for area below 170° of arc. Cost: 0.2 to 0.4 µs for a short edge.
import { band } from "./area";
import { arc, cosine, e2, ep2, flattening, polarRadius, RADIAN, sinCos, sine } from "./ellipsoid";

const LENGTH: i32 = 0;
const LONGITUDE: i32 = 1;
const BAND: i32 = 2;

// the geodesic last solved: reduced latitudes of its ends, its arc σ in radians with sine and cosine, Clairaut's constant
let sinBeta1: f64 = 0;
let cosBeta1: f64 = 0;
let sinBeta2: f64 = 0;
let cosBeta2: f64 = 0;
let sigma: f64 = 0;
let sinSigma: f64 = 0;
let cosSigma: f64 = 0;
let clairaut: f64 = 0;
let bandAt: f64 = 0; // the reference of the band integral

/** The integrand over σ for the sine of the reduced latitude. */
// @ts-ignore: decorator
@inline
function integrand(what: i32, z: f64): f64 {
  const w = sqrt(1 + ep2 * z * z);
  if (what == LENGTH) return w;
  const g = 1 / (1 + (1 - flattening) * w);
  if (what == LONGITUDE) return g;
  return (band(z / ((1 - flattening) * w)) - bandAt) * (1 / (1 - z * z) - e2 * g);
}

/** The integral of one of the three along the geodesic: two nodes where it is short, else six per piece. */
function integrate(what: i32): f64 {
  // the band integrand bends like 1 / cos² β, so its pieces shorten toward the poles
  const room = what == BAND ? min(cosBeta1, cosBeta2) : 1.0;
  const short = sigma <= 1e-3 * room;
  const pieces = min(max(ceil(sigma / min(0.1, 0.2 * room)), 1), 256);
  const half = sigma / (2 * pieces);
  sinCos(half / RADIAN);
  const sh = sine;
  const ch = cosine;
  let za = sinBeta1;
  // d sin β / dσ at the start; between antipodes any way is a way, and the one over the pole the shortest
  let slope = cosBeta1;
  if (sinSigma > 0) slope = max(-slope, min(slope, (sinBeta2 - sinBeta1 * cosSigma) / sinSigma));
  let sum: f64 = 0;
  for (let i: f64 = 1; i <= pieces; i++) {
    let zb = sinBeta2;
    if (i < pieces) {
      const c = 1 - 2 * sh * sh;
      const s = 2 * sh * ch;
      zb = za * c + slope * s;
      slope = slope * c - za * s;
    }
    const middle = 0.5 * (za + zb);
    const reach = 0.5 * (zb - za);
    za = zb;
    for (let k = 0; k < 3; k++) {
      let x: f64 = 0.2386191860831969;
      let weight: f64 = 0.467913934572691;
      if (short) {
        x = 0.5773502691896257;
        weight = 1;
      } else if (k == 1) {
        x = 0.6612093864662645;
        weight = 0.3607615730481386;
      } else if (k == 2) {
        x = 0.932469514203152;
        weight = 0.1713244923791704;
      }
      // t runs along the chord: σ = atan(t tan h), |M + tD|² = cos² h + t² sin² h
      const square = ch * ch + x * x * sh * sh;
      const norm = 1 / sqrt(square);
      const both = integrand(what, (middle - x * reach) * norm) + integrand(what, (middle + x * reach) * norm);
      sum += (weight / square) * both;
      if (short) break;
    }
  }
  return sum * sh * ch;
}

/** Finds the geodesic between two latitudes over a difference of longitude within ±180, all in degrees. */
function solve(lat1Deg: f64, lonDeg: f64, lat2Deg: f64): void {
  sinCos(lat1Deg);
  const w1 = 1 / sqrt(1 - e2 * sine * sine);
  sinBeta1 = (1 - flattening) * sine * w1;
  cosBeta1 = cosine * w1;
  sinCos(lat2Deg);
  const w2 = 1 / sqrt(1 - e2 * sine * sine);
  sinBeta2 = (1 - flattening) * sine * w2;
  cosBeta2 = cosine * w2;
  // haversine of the difference of reduced latitudes, from the exact difference of latitudes: no cancellation
  sinCos(lat2Deg - lat1Deg);
  const rise = (1 - flattening) * sine * w1 * w2;
  const cosRise = cosBeta1 * cosBeta2 + sinBeta1 * sinBeta2;
  const haversine = cosRise > 0 ? (0.5 * rise * rise) / (1 + cosRise) : 0.5 * (1 - cosRise);
  const product = cosBeta1 * cosBeta2;
  // for a short edge the first guess is already ω; for one that may run beside a pole it could pass 180°
  let omega = lonDeg;
  if (abs(lonDeg) < 90)
    omega /= 1 - (e2 * product) / (1 + (1 - flattening) * sqrt(1 + ep2 * abs(sinBeta1 * sinBeta2)));
  for (let i = 0; i < 40; i++) {
    if (abs(omega) > 180) omega = copysign<f64>(180, omega);
    sinCos(0.5 * omega);
    const h = min(haversine + product * sine * sine, 1);
    sigma = h < 1 ? 2 * arc(sqrt(h / (1 - h)), 1) : 180 * RADIAN;
    sinSigma = 2 * sqrt(h * (1 - h));
    cosSigma = 1 - 2 * h;
    clairaut = sinSigma > 0 ? (2 * product * sine * cosine) / sinSigma : 0;
    if (clairaut == 0) return;
    const next = lonDeg / (1 - (e2 * clairaut * integrate(LONGITUDE)) / (omega * RADIAN));
    // a step shrinks the error at least a hundredfold
    if (abs(next - omega) <= (sigma > 0.1 ? 4e-15 : 1e-13) * abs(omega)) return;
    omega = next;
  }
}

/** The short way around: within ±180. */
// @ts-ignore: decorator
@inline
function turn(lonDeg: f64): f64 {
  return lonDeg - 360 * nearest<f64>(lonDeg / 360);
}

/** Length in m of the geodesic between two points in degrees. */
export function geodesicM(lon1Deg: f64, lat1Deg: f64, lon2Deg: f64, lat2Deg: f64): f64 {
  solve(lat1Deg, turn(lon2Deg - lon1Deg), lat2Deg);
  return polarRadius * integrate(LENGTH);
}

/** Degrees of longitude that the ring under way has gone around. */
export let wound: f64 = 0;

export function unwind(): void {
  wound = 0;
}

/** What a directed geodesic edge adds to the area of the ring on its left, in m²; compare `edgeBand`. */
export function geodesicBand(lon1Deg: f64, lat1Deg: f64, lon2Deg: f64, lat2Deg: f64, band0: f64): f64 {
  const lon = turn(lon2Deg - lon1Deg);
  wound += lon;
  if (lon == 0) return 0;
  solve(lat1Deg, lon, lat2Deg);
  // near a pole, or over it, the pole's own band is taken off first: what is left to integrate vanishes as fast as cos² β
  const polar = clairaut == 0 || max(abs(lat1Deg), abs(lat2Deg)) > 75;
  bandAt = polar ? band(copysign<f64>(1, lat1Deg + lat2Deg)) : band0;
  const curved = clairaut == 0 ? 0 : clairaut * integrate(BAND);
  return (band0 - bandAt) * lon * RADIAN - curved;
}
