// Lengths of small steps on the ellipsoid: metres to a degree of longitude and of latitude, read off the core's own lengths
// at every tenth of a degree and interpolated (relative error below 1e-6), so that a search needs no trigonometry.
import { lengthM } from "../geometry/index.ts";

const BAND = 0.1;
const known = new Map<number, readonly [number, number]>();

function atBand(band: number): readonly [number, number] {
  let found = known.get(band);
  if (found === undefined) {
    const lat = Math.min(Math.max(band * BAND, -89.9), 89.9);
    const d = 1e-3;
    const line = (x: number, y: number): number =>
      lengthM({
        type: "LineString",
        coordinates: [
          [0, lat],
          [x, lat + y],
        ],
      });
    known.set(band, (found = [line(d, 0) / d, line(0, d) / d]));
  }
  return found;
}

/** Metres to a degree of longitude, and to one of latitude, at a latitude. @internal */
export function metresPerDegree(lat: number): readonly [lon: number, lat: number] {
  const band = Math.floor(lat / BAND);
  const t = lat / BAND - band;
  const [x0, y0] = atBand(band);
  const [x1, y1] = atBand(band + 1);
  return [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
}
