// The Gauss-Krüger plane (transverse Mercator with scale 1 on the central meridian), by Krüger's series in the third
// flattening n to order 6, which the host sums (src/geometry/series.ts). All functions but two arc tangents reduce to algebra.
// Guarantee: below 10 nm within 35° of the central meridian; callers stay within 30°. Cost: about 120 ns per point.
import { arc, cosine, e2, sinCos, sine } from "./ellipsoid";
import { f64At } from "./memory";

let meridian: f64 = 0;
let series: usize = 0; // f64: the radius in m, then a1 to a6
let root: f64 = 0; // first eccentricity

/** The projected point in m: north from the equator, east from the central meridian. */
export let north: f64 = 0;
export let east: f64 = 0;

export function setMeridian(lonDeg: f64, radiusAndSeries: usize): void {
  meridian = lonDeg;
  series = radiusAndSeries;
  root = sqrt(e2);
}

export function project(lonDeg: f64, latDeg: f64): void {
  sinCos(lonDeg - meridian);
  const sinLon = sine;
  const cosLon = cosine;
  sinCos(latDeg);
  // sinh of e·atanh(e sin B), below 0.007: three terms; then cos B · tan χ of the conformal latitude χ
  const q = root * arc(root * sine, -1);
  const sh = q * (1 + ((q * q) / 6) * (1 + (q * q) / 20));
  const t = sine * sqrt(1 + sh * sh) - sh;
  const u = cosine * cosLon;
  const v = cosine * sinLon;
  const r2 = t * t + u * u;
  const long2 = r2 + v * v;
  const xi = arc(t / u, 1);
  const eta = arc(v / sqrt(long2), -1);
  // sine and cosine of z = 2ξ + 2iη
  const sin2 = (2 * t * u) / r2;
  const cos2 = (u * u - t * t) / r2;
  const sinh2 = (2 * v * sqrt(long2)) / r2;
  const cosh2 = 1 + (2 * v * v) / r2;
  const cr = 2 * cos2 * cosh2;
  const ci = -2 * sin2 * sinh2;
  // Clenshaw's sum of a_k sin kz
  let br: f64 = 0;
  let bi: f64 = 0;
  let lastR: f64 = 0;
  let lastI: f64 = 0;
  for (let k = 6; k > 0; k--) {
    const nextR = f64At(series, k) + cr * br - ci * bi - lastR;
    const nextI = cr * bi + ci * br - lastI;
    lastR = br;
    lastI = bi;
    br = nextR;
    bi = nextI;
  }
  const sr = sin2 * cosh2;
  const si = cos2 * sinh2;
  const radius = f64At(series, 0);
  north = radius * (xi + br * sr - bi * si);
  east = radius * (eta + br * si + bi * sr);
}
