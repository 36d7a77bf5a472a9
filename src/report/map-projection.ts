// The drawing plane of a map: metres east and south of a corner, by the radii of the CGCS2000 ellipsoid at the middle
// latitude. Over the few kilometres of a map the error is far below a pixel. Cosines come from their series, because
// Math.cos gives different bits in different engines.

/** A box in degrees: west, south, east, north. @internal */
export type Box = readonly [number, number, number, number];

/** From degrees to pixels. @internal */
export interface Projection {
  /** Box in degrees that fills the drawing. */
  readonly box: Box;
  /** Width and height in pixels. */
  readonly width: number;
  readonly height: number;
  /** Metres in a pixel. */
  readonly metresPerPixel: number;
  /** Place of a position, in pixels from the upper left. */
  place(lon: number, lat: number): [number, number];
}

/** Cosine of degrees up to 180: its series to the 22nd power, below 1e-9 off. */
function cosineOf(deg: number): number {
  const x = (deg * Math.PI) / 180;
  let term = 1;
  let sum = 1;
  for (let k = 1; k <= 11; k++) {
    term *= (-x * x) / ((2 * k - 1) * (2 * k));
    sum += term;
  }
  return sum;
}

/** Metres in a degree of longitude and of latitude. */
function metresPerDegree(lat: number): [number, number] {
  const c1 = cosineOf(lat);
  const c3 = 4 * c1 * c1 * c1 - 3 * c1;
  const c2 = 2 * c1 * c1 - 1;
  return [111412.84 * c1 - 93.5 * c3, 111132.954 - 559.822 * c2];
}

/** A projection that shows a box with some ground around it in a drawing of a given size. @internal */
export function projectionOf(
  [west, south, east, north]: Box,
  width: number,
  height: number,
  leastM: number,
): Projection {
  const lat = (south + north) / 2;
  const lon = (west + east) / 2;
  const [lonM, latM] = metresPerDegree(lat);
  const spanX = Math.max((east - west) * lonM, leastM);
  const spanY = Math.max((north - south) * latM, (leastM * height) / width);
  const metresPerPixel = Math.max(spanX / width, spanY / height);
  const halfLon = (metresPerPixel * width) / 2 / lonM;
  const halfLat = (metresPerPixel * height) / 2 / latM;
  const box: Box = [lon - halfLon, lat - halfLat, lon + halfLon, lat + halfLat];
  return {
    box,
    width,
    height,
    metresPerPixel,
    place: (x, y) => [((x - box[0]) * lonM) / metresPerPixel, ((box[3] - y) * latM) / metresPerPixel],
  };
}
