// Areas of rings on the ellipsoid. With the band function F(B), the area between the equator and latitude B per radian
// of longitude, the area of a ring is the line integral of -F dL (counter-clockwise positive), whatever its edges are.
//
//   F(B) = b² ∫ cos B / (1 - e² sin² B)² dB = b² s Σ (k+1) (e s)^2k / (2k+1),  s = sin B; eight terms reach a double
//
// lon/lat edges: B is linear in L along an edge, so ∫F dL = ΔL · mean of F over the latitudes of the edge, and the mean
// about the middle latitude is F + ΔB²/24 F″ + ΔB⁴/1920 F⁗; above 1° of latitude the edge is halved into pieces, which
// is exact. The error is below 1e-13 of the area. An arc's integral is one number used with both signs, so the faces of
// an overlay sum to the whole, and splitting an edge on itself changes nothing.
// Cost: 10 to 20 ns per vertex.
import { b2, e2, RADIAN, sinCos, sine } from "./ellipsoid";

/** F in m² for the sine of a latitude. */
export function band(s: f64): f64 {
  const t = e2 * s * s;
  return (
    b2 *
    s *
    (1 +
      t *
        (2.0 / 3 +
          t * (3.0 / 5 + t * (4.0 / 7 + t * (5.0 / 9 + t * (6.0 / 11 + t * (7.0 / 13 + (t * 8.0) / 15)))))))
  );
}

/** F in m² of a latitude in degrees: the area per radian of longitude between the equator and it. */
export function bandOf(latDeg: f64): f64 {
  sinCos(latDeg);
  return band(sine);
}

/** (mean of F over an edge) - F(middle), for the sine of the middle latitude and the edge's rise in degrees, at most 1. */
// @ts-ignore: decorator
@inline
function meanExcess(s: f64, riseDeg: f64): f64 {
  const rise = riseDeg * RADIAN;
  const h = rise * rise;
  const q = 1 / (1 - e2 * s * s);
  const second = s * q * q * (4 * e2 * (1 - s * s) * q - 1);
  const fourth = s * (1 + e2 * (0.5 - 13.5 * (3 - 4 * s * s)));
  return b2 * h * (second / 24 + (h * fourth) / 1920);
}

/** Mean of F in m² over the latitudes between two, in degrees; symmetric in them to the bit. */
function meanBand(lat1Deg: f64, lat2Deg: f64): f64 {
  const low = min(lat1Deg, lat2Deg);
  const rise = max(lat1Deg, lat2Deg) - low;
  const pieces = rise <= 1 ? 1.0 : ceil(rise);
  const step = rise / pieces;
  let sum: f64 = 0;
  for (let i: f64 = 0; i < pieces; i++) {
    sinCos(pieces == 1 ? (lat1Deg + lat2Deg) * 0.5 : low + (i + 0.5) * step);
    sum += band(sine) + meanExcess(sine, step);
  }
  return sum / pieces;
}

/**
 * What a directed straight lon/lat edge adds to the area of the ring on its left, in m²: -ΔL · (mean of F - band0). Any
 * band0 serves as long as it is the same for all edges of a ring; F of a latitude near by keeps small rings exact.
 * edgeBand(a, b) is -edgeBand(b, a) to the bit.
 */
export function edgeBand(lon1Deg: f64, lat1Deg: f64, lon2Deg: f64, lat2Deg: f64, band0: f64): f64 {
  return (lon1Deg - lon2Deg) * RADIAN * (meanBand(lat1Deg, lat2Deg) - band0);
}
