// Metres in a degree, against the lengths of the core, which are integrals of the same radii, and against the quadrant of the
// meridian.
import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthM } from "../../src/geometry/index.ts";
import { metresPerDegree } from "../../src/geometry/metres-per-degree.ts";

const line = (...coordinates: [number, number][]) => lengthM({ type: "LineString", coordinates });

test("a short step is as long as the core says", () => {
  fc.assert(
    fc.property(fc.double({ min: -89, max: 89, noNaN: true }), (lat) => {
      const [lon, north] = metresPerDegree(lat);
      const d = 1e-3;
      expect(Math.abs(line([0, lat], [d, lat]) / d / lon - 1)).toBeLessThan(1e-7);
      expect(Math.abs(line([0, lat - d / 2], [0, lat + d / 2]) / d / north - 1)).toBeLessThan(1e-9);
    }),
  );
});

test("the degrees of a quadrant add up to the meridian quadrant of GRS 80, 10 001 965.729 m", () => {
  // Simpson's rule over half degrees, whose error is far below a micrometre
  let sum = 0;
  for (let lat = 0; lat < 90; lat += 0.5) {
    const at = (φ: number): number => metresPerDegree(φ)[1];
    sum += (0.5 / 6) * (at(lat) + 4 * at(lat + 0.25) + at(lat + 0.5));
  }
  expect(sum).toBeCloseTo(10001965.7293, 3);
});

test("the equator has a(π/180) to a degree, and both hemispheres are alike", () => {
  expect(metresPerDegree(0)[0]).toBeCloseTo((6378137 * Math.PI) / 180, 9);
  for (const lat of [3, 28.6, 53.5, 80]) expect(metresPerDegree(-lat)).toEqual(metresPerDegree(lat));
  for (const [lat, cos] of [
    [60, 0.5],
    [45, Math.SQRT1_2],
    [30, Math.sqrt(3) / 2],
  ] as const) {
    const n = 6378137 / Math.sqrt(1 - 0.006694380022900788 * (1 - cos * cos));
    expect(Math.abs(metresPerDegree(lat)[0] / ((n * cos * Math.PI) / 180) - 1)).toBeLessThan(1e-14);
  }
});
