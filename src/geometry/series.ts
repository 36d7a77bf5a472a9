// The series that two area methods run on, as numbers for the core: they depend on the ellipsoid alone, so they are summed
// here once a job and not in the core, where code is dear.
//
// Gauss-Krüger: Krüger's series in the third flattening n to order 6, coefficients as in Karney, Transverse Mercator with an
// accuracy of a few nanometers, J. Geodesy 85 (2011), doi:10.1007/s00190-011-0445-3, eq. 35. Land survey: the series A … E in
// e² of 国土调查办发〔2008〕32号.

const EQUATOR_RADIUS_M = 6378137;

/** Rows of coefficients of 1, n, n², …: the radius over a / (1 + n), then a1 … a6. */
const KRUGER = [
  [1, 0, 1 / 4, 0, 1 / 64, 0, 1 / 256],
  [0, 1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800],
  [0, 0, 13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1983433 / 1935360],
  [0, 0, 0, 61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440],
  [0, 0, 0, 0, 49561 / 161280, -179 / 168, 6601661 / 7257600],
  [0, 0, 0, 0, 0, 34729 / 80640, -3418889 / 1995840],
  [0, 0, 0, 0, 0, 0, 212378941 / 319334400],
];

/** Rows of coefficients of 1, e², e⁴, e⁶, e⁸: A … E. */
const LAND_SURVEY = [
  [1, 3 / 6, 30 / 80, 35 / 112, 630 / 2304],
  [0, 1 / 6, 15 / 80, 21 / 112, 420 / 2304],
  [0, 0, 3 / 80, 7 / 112, 180 / 2304],
  [0, 0, 0, 1 / 112, 45 / 2304],
  [0, 0, 0, 0, 5 / 2304],
];

function sums(rows: readonly (readonly number[])[], x: number): Float64Array {
  return Float64Array.from(rows, (row) => row.reduceRight((sum, coefficient) => sum * x + coefficient));
}

/** What the core needs for a method: the radius in m and a1 … a6, or 2 b² times A … E, or nothing. @internal */
export function seriesOf(method: string, inverseFlattening: number): Float64Array {
  const f = 1 / inverseFlattening;
  if (method === "gaussKruger") {
    const n = f / (2 - f);
    const series = sums(KRUGER, n);
    series[0]! *= EQUATOR_RADIUS_M / (1 + n);
    return series;
  }
  if (method !== "landSurvey") return new Float64Array();
  const b = EQUATOR_RADIUS_M * (1 - f);
  return sums(LAND_SURVEY, f * (2 - f)).map((sum) => 2 * b * b * sum);
}
