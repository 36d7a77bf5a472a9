// Layers in GCJ-02 and BD-09 that claim to be CGCS2000: told, with the shift, and never touched.
import { readFileSync } from "node:fs";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, test } from "vitest";
import { detectDatumShift, syntheticProvince } from "../../src/delineation/index.ts";
import { DATA, hasData } from "../suites/cases.ts";

type Areas = FeatureCollection<Polygon | MultiPolygon>;
const province = syntheticProvince({ seed: 4, cells: 400, counties: 12, sea: false });
const counties: Areas = {
  type: "FeatureCollection",
  features: province.counties.map(
    ({ geometry }): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
  ),
};
const mapped = (areas: Areas, move: (at: Position) => Position): Areas => ({
  ...areas,
  features: areas.features.map((feature) => ({
    ...feature,
    geometry:
      feature.geometry.type === "Polygon"
        ? { type: "Polygon", coordinates: feature.geometry.coordinates.map((ring) => ring.map(move)) }
        : {
            type: "MultiPolygon",
            coordinates: feature.geometry.coordinates.map((part) => part.map((ring) => ring.map(move))),
          },
  })),
});

/** The public formula as everybody writes it, with the sines of the engine. */
function gcj02([lon, lat]: Position): Position {
  const [x, y] = [lon! - 105, lat! - 35];
  const { sin, cos, sqrt, abs, PI } = Math;
  let dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x));
  dLat += ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
  dLat += ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3;
  dLat += ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
  let dLon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x));
  dLon += ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
  dLon += ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3;
  dLon += ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
  const radLat = (lat! / 180) * PI;
  const magic = 1 - 0.006693421622965943 * sin(radLat) ** 2;
  dLat = (dLat * 180) / (((6378245 * (1 - 0.006693421622965943)) / (magic * sqrt(magic))) * PI);
  dLon = (dLon * 180) / ((6378245 / sqrt(magic)) * cos(radLat) * PI);
  return [lon! + dLon, lat! + dLat];
}
function bd09(at: Position): Position {
  const [x, y] = gcj02(at) as [number, number];
  const turn = (Math.PI * 3000) / 180;
  const z = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(y * turn);
  const theta = Math.atan2(y, x) + 0.000003 * Math.cos(x * turn);
  return [z * Math.cos(theta) + 0.0065, z * Math.sin(theta) + 0.006];
}

describe("a synthetic province", () => {
  test("as it is", () => {
    const found = detectDatumShift(counties, counties);
    expect(found).toMatchObject({ reading: "asStated", offsetM: [0, 0], findings: [] });
    expect(found.medianM.asStated).toBe(0);
  });

  test("in GCJ-02: named, with the shift in metres", () => {
    const shifted = mapped(counties, gcj02);
    const before = JSON.stringify(shifted);
    const found = detectDatumShift(shifted, counties, { name: "counties" });
    expect(found.reading).toBe("GCJ-02");
    // what is taken off is what the formula put on, to a centimetre
    expect(found.medianM["GCJ-02"]).toBeLessThan(0.05);
    const at = found.findings[0]!.location!.position as [number, number];
    const back = [...at];
    for (let i = 0; i < 20; i++) {
      const [x, y] = gcj02(back);
      back[0]! += at[0] - x!;
      back[1]! += at[1] - y!;
    }
    expect(found.offsetM[0]).toBeCloseTo((at[0] - back[0]!) * 111_320 * Math.cos((at[1] * Math.PI) / 180), -1);
    expect(found.offsetM[1]).toBeCloseTo((at[1] - back[1]!) * 110_850, -1);
    expect(found.findings[0]).toMatchObject({ code: "DATUM_SHIFT", severity: "error", subject: "counties" });
    expect(JSON.stringify(shifted)).toBe(before);
  });

  test("in BD-09", () => {
    const found = detectDatumShift(mapped(counties, bd09), counties);
    expect(found.reading).toBe("BD-09");
    expect(found.medianM["BD-09"]).toBeLessThan(0.5);
  });

  test("moved by something else, or disagreeing by metres, is not named a web map's shift", () => {
    expect(
      detectDatumShift(
        mapped(counties, ([x, y]) => [x! - 0.005, y! + 0.004]),
        counties,
      ).reading,
    ).toBe("asStated");
    expect(
      detectDatumShift(
        mapped(counties, ([x, y]) => [x! + 0.00005, y!]),
        counties,
      ).reading,
    ).toBe("asStated");
  });

  test("nothing to compare", () => {
    const empty: Areas = { type: "FeatureCollection", features: [] };
    expect(detectDatumShift(empty, counties)).toMatchObject({ reading: "asStated", corners: 0 });
    expect(detectDatumShift(counties, empty)).toMatchObject({ reading: "asStated", corners: 0 });
  });
});

describe.skipIf(!hasData("showcase"))("counties of Fujian as published", () => {
  const read = (name: string): Areas => JSON.parse(readFileSync(`${DATA}showcase/base/${name}.geojson`, "utf8"));

  test("in GCJ-02 against their own conversion, and against another publisher's in CGCS2000", () => {
    const shifted = read("counties_gcj02");
    const own = detectDatumShift(shifted, read("counties_wgs84"));
    expect(own.reading).toBe("GCJ-02");
    expect(own.medianM["GCJ-02"]).toBeLessThan(1);
    expect(own.medianM.asStated).toBeGreaterThan(100);
    const other = detectDatumShift(shifted, read("counties_tdt_cgcs2000"));
    expect(other.reading).toBe("GCJ-02");
    expect(detectDatumShift(read("counties_wgs84"), read("counties_tdt_cgcs2000")).reading).toBe("asStated");
  });
});
