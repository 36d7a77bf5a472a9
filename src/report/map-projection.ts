// The drawing plane of a map: metres east and south of a corner, by the radii of the CGCS2000 ellipsoid at the middle
// latitude. Over the few kilometres of a map the error is far below a pixel.
import { metresPerDegree } from "../geometry/metres-per-degree.ts";

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
