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
//
// The other methods differ in the edge alone: `landSurvey` is the official formula of 国土调查办发〔2008〕32号 as printed,
// five terms per edge from a reference meridian, which amounts to edges straight in (L, F(B)); `geodesic` takes geodesic
// edges (geodesic.ts); `gaussKruger` the shoelace of the projected vertices (gauss-kruger.ts); `planar` that of the data.
import {
  b2,
  CGCS2000,
  cosine,
  e2,
  RADIAN,
  setEllipsoid,
  sinCos,
  sine,
  sumAdd,
  sumBegin,
  sumEnd,
} from "./ellipsoid";
import { east, north, project, setMeridian } from "./gauss-kruger";
import { geodesicBand, unwind, wound } from "./geodesic";
import { f64At, i32At } from "./memory";

const LON_LAT: i32 = 0;
const LAND_SURVEY: i32 = 1;
const GEODESIC: i32 = 2;
const GAUSS_KRUGER: i32 = 4; // 3: planar

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
function meanExcess(s: f64, riseDeg: f64): f64 {
  const rise = riseDeg * RADIAN;
  const h = rise * rise;
  const q = 1 / (1 - e2 * s * s);
  const second = s * q * q * (4 * e2 * (1 - s * s) * q - 1);
  // A sin B - 81 B sin 3B + 625 C sin 5B of the land-survey series, to e⁴
  const y = s * s;
  const fourth =
    s *
    (1 +
      e2 * (0.5 - 13.5 * (3 - 4 * y) + e2 * (0.375 - 15.1875 * (3 - 4 * y) + 23.4375 * (5 - 20 * y + 16 * y * y))));
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

// The ring under way: sine, cosine and band of its first latitude.
let sin0: f64 = 0;
let cos0: f64 = 0;
let band0: f64 = 0;

/**
 * `edgeBand` from the first latitude of the ring under way. Near it F(B) - F(B0) is integrated over the small difference
 * of the sines, so nothing cancels and a ring of 1 m² has its area to 1e-13 as well; no sine is computed.
 */
function edgeNear(lon1: f64, lat1: f64, lon2: f64, lat2: f64, lat0: f64): f64 {
  const away = 0.5 * (lat1 - lat0 + (lat2 - lat0));
  const rise = lat2 - lat1;
  if (abs(away) > 0.5 || abs(rise) > 1) return edgeBand(lon1, lat1, lon2, lat2, band0);
  const x = away * RADIAN;
  const z = x * x;
  const d =
    cos0 * x * (1 - (z / 6) * (1 - (z / 20) * (1 - z / 42))) - sin0 * 0.5 * z * (1 - (z / 12) * (1 - z / 30));
  const s = sin0 + 0.5 * d;
  const q = 1 / (1 - e2 * s * s);
  const bend = 4 * e2 * q * q * q * (1 + 6 * e2 * s * s * q);
  const mean = b2 * d * (q * q + ((d * d) / 24) * bend) + meanExcess(sin0 + d, rise);
  return (lon1 - lon2) * RADIAN * mean;
}

// coefficients A to E of the land-survey formula, times 2b²
let series: usize = 0; // f64: 2 b² times A to E of the land survey

/** The trapezoid of the land survey between an edge and the meridian lon0; multiple angles by Chebyshev's recurrence. */
function landSurvey(lon1: f64, lat1: f64, lon2: f64, lat2: f64, lon0: f64): f64 {
  sinCos(0.5 * (lat2 - lat1));
  const s1 = sine;
  const s2 = 2 * (1 - 2 * s1 * s1);
  sinCos(0.5 * (lat1 + lat2));
  const c1 = cosine;
  const c2 = 2 * (2 * c1 * c1 - 1);
  const s3 = (s2 + 1) * s1;
  const c3 = (c2 - 1) * c1;
  const s5 = s2 * s3 - s1;
  const c5 = c2 * c3 - c1;
  const s7 = s2 * s5 - s3;
  const c7 = c2 * c5 - c3;
  const s9 = s2 * s7 - s5;
  const c9 = c2 * c7 - c5;
  const lon = 0.5 * (lon1 - lon0 + (lon2 - lon0)) * RADIAN;
  return (
    lon *
    (f64At(series, 0) * s1 * c1 -
      f64At(series, 1) * s3 * c3 +
      f64At(series, 2) * s5 * c5 -
      f64At(series, 3) * s7 * c7 +
      f64At(series, 4) * s9 * c9)
  );
}

/** Area of a ring in m² (planar: in data units²), without its sign; the last vertex is joined to the first. */
function ringArea(coords: usize, first: i32, end: i32, method: i32): f64 {
  if (end - first < 3) return 0;
  const lon0 = f64At(coords, 2 * first);
  const lat0 = f64At(coords, 2 * first + 1);
  let x0 = lon0;
  let y0 = lat0;
  if (method == GAUSS_KRUGER) {
    project(lon0, lat0);
    x0 = east;
    y0 = north;
  } else if (method < 3) {
    sinCos(lat0);
    sin0 = sine;
    cos0 = cosine;
    band0 = band(sine);
    unwind();
  }
  let x1 = x0;
  let y1 = y0;
  sumBegin();
  for (let i = first + 1; i <= end; i++) {
    let x2 = lon0;
    let y2 = lat0;
    if (i < end) {
      x2 = f64At(coords, 2 * i);
      y2 = f64At(coords, 2 * i + 1);
    }
    if (method == LON_LAT) sumAdd(edgeNear(x1, y1, x2, y2, lat0));
    else if (method == LAND_SURVEY) sumAdd(landSurvey(x1, y1, x2, y2, lon0));
    else if (method == GEODESIC) sumAdd(geodesicBand(x1, y1, x2, y2, band0));
    else {
      if (method == GAUSS_KRUGER) {
        project(x2, y2);
        x2 = east;
        y2 = north;
      }
      sumAdd(0.5 * ((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)));
    }
    x1 = x2;
    y1 = y2;
  }
  const area = sumEnd();
  if (method != GEODESIC || abs(wound) < 180) return abs(area);
  // a ring that goes around a pole bounds the cap beyond it
  const around = wound * RADIAN;
  return abs(abs(around) * band(1) - abs(band0 * around - area));
}

let outer: f64 = 0;
let outerLost: f64 = 0;

function addPart(x: f64): void {
  const t = outer + x;
  outerLost += abs(outer) >= abs(x) ? outer - t + x : x - t + outer;
  outer = t;
}

/** Area of polygons in GeoArrow order: shells less holes as they stand. The ellipsoid is CGCS2000 again afterwards. */
export function polygonsArea(
  coords: usize,
  ringOffsets: usize,
  polygonOffsets: usize,
  polygons: i32,
  method: i32,
  inverseFlattening: f64,
  meridianDeg: f64,
  seriesOfMethod: usize,
): f64 {
  setEllipsoid(inverseFlattening);
  series = seriesOfMethod;
  setMeridian(meridianDeg, series);
  outer = 0;
  outerLost = 0;
  for (let p = 0; p < polygons; p++) {
    const shell = i32At(polygonOffsets, p);
    const last = i32At(polygonOffsets, p + 1);
    for (let r = shell; r < last; r++) {
      const area = ringArea(coords, i32At(ringOffsets, r), i32At(ringOffsets, r + 1), method);
      addPart(r == shell ? area : -area);
    }
  }
  setEllipsoid(CGCS2000);
  return outer + outerLost;
}
