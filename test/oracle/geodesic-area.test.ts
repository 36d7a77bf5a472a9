// Areas against others: GeographicLib on densified edges, and the reference areas of real polygons and of GeographicLib's
// own tests, read in place.

import geodesic from "geographiclib-geodesic";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { area, type Ellipsoid } from "../../src/geometry/area.ts";
import { hasData, readLines } from "../suites/cases.ts";

const cgcs2000 = new geodesic.Geodesic.Geodesic(6378137, 1 / 298.257222101);

/** GeographicLib's area of a ring whose edges are cut into n pieces straight in longitude and latitude. */
function densified(ring: readonly Position[], n: number): number {
  const sum = cgcs2000.Polygon(false);
  for (let i = 0; i < ring.length; i++) {
    const [x1, y1] = ring[i] as [number, number];
    const [x2, y2] = ring[(i + 1) % ring.length] as [number, number];
    for (let k = 0; k < n; k++) sum.AddPoint(y1 + ((y2 - y1) * k) / n, x1 + ((x2 - x1) * k) / n);
  }
  return Math.abs(sum.Compute(false, true).area!);
}

describe("against GeographicLib", () => {
  const rings: readonly (readonly [string, readonly Position[]])[] = [
    [
      "parcel of 100 m",
      [
        [112, 30.6],
        [112.001, 30.6002],
        [112.0008, 30.601],
        [111.9999, 30.6007],
      ],
    ],
    [
      "county of four corners",
      [
        [112, 30.6],
        [112.6, 30.5],
        [112.5, 31.1],
        [111.9, 31],
      ],
    ],
    [
      "triangle of 5°",
      [
        [100, 40],
        [105, 41],
        [102, 45],
      ],
    ],
    [
      "southern triangle",
      [
        [140, -33],
        [143, -35],
        [144, -31],
      ],
    ],
    [
      "across the equator",
      [
        [100, -2],
        [103, 1],
        [99, 3],
      ],
    ],
    [
      "near a pole",
      [
        [10, 86],
        [40, 88.5],
        [20, 89.5],
      ],
    ],
  ];

  it.each(rings)("%s: lonlat is the limit of ever shorter geodesics, geodesic the undivided ring", (_, ring) => {
    const g: Polygon = { type: "Polygon", coordinates: [[...ring]] };
    // what is missing falls with n²: one step of Richardson's extrapolation
    const coarse = densified(ring, 500);
    const fine = densified(ring, 1000);
    const limit = fine + (fine - coarse) / 3;
    // GeographicLib rounds areas at 1e-3 to 1e-2 m² or so
    expect(Math.abs(area(g) - limit)).toBeLessThan(limit * 5e-11 + 0.01);
    expect(Math.abs(area(g, { method: "geodesic" }) - densified(ring, 1))).toBeLessThan(limit * 1e-12 + 0.01);
  });
});

interface Real {
  readonly id: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly areaM2: Readonly<Record<Ellipsoid, { readonly lonlat: number; readonly geodesic: number }>>;
}

describe.runIf(hasData("geodesic"))("reference areas of real polygons", () => {
  // a suite that is skipped is collected all the same
  const cases = hasData("geodesic") ? readLines<Real>("geodesic/real_polygons.ndjson") : [];
  const ringsOf = (g: Polygon | MultiPolygon): number =>
    g.type === "Polygon" ? g.coordinates.length : g.coordinates.reduce((sum, p) => sum + p.length, 0);

  it.each(["CGCS2000", "WGS84"] as const)("%s, lonlat: 1e-9", (ellipsoid) => {
    expect(cases.length).toBeGreaterThan(300);
    const failed = cases.filter(({ geometry, areaM2 }) => {
      const want = areaM2[ellipsoid].lonlat;
      // the references are sums of terms near 1e8 m² · dL in 80-bit floats: about 4e-12 m² for the tiniest cells
      return !(Math.abs(area(geometry, { ellipsoid }) - want) <= want * 1e-9 + 4e-12);
    });
    expect(failed.map((c) => c.id)).toEqual([]);
  });

  it.each(["CGCS2000", "WGS84"] as const)("%s, geodesic: 1e-9 or the 0.05 m² a ring that the references carry", (e) => {
    const failed = cases.filter(({ geometry, areaM2 }) => {
      const want = areaM2[e].geodesic;
      const got = area(geometry, { method: "geodesic", ellipsoid: e });
      return !(Math.abs(got - want) <= Math.max(want * 1e-9, 0.05 * ringsOf(geometry)));
    });
    expect(failed.map((c) => c.id)).toEqual([]);
  });
});

interface Planimeter {
  readonly id: string;
  readonly kind: string;
  readonly edges?: string;
  readonly latlon: readonly (readonly [number, number])[];
  readonly expected: { readonly area: number; readonly areaTol: number };
}

describe.runIf(hasData("geodesic"))("GeographicLib's own polygons: poles, antimeridian, several turns", () => {
  const all = hasData("geodesic") ? readLines<Planimeter>("geodesic/geographiclib.ndjson") : [];
  const cases = all.filter(({ kind, edges }) => kind === "geodesic-polygon" && edges === "geodesic");
  it.each(cases.map((c) => [c.id, c] as const))("%s", (_, { latlon, expected }) => {
    const ring = latlon.map(([lat, lon]) => [lon, lat]);
    const got = area({ type: "Polygon", coordinates: [ring] }, { method: "geodesic", ellipsoid: "WGS84" });
    expect(Math.abs(got - Math.abs(expected.area))).toBeLessThanOrEqual(expected.areaTol);
  });
});
