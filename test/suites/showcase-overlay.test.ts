// Seven layers over Fujian, clean and dirty, against GEOS (noding and polygonize) on the same files: the same faces, and
// for every combination of labels the same area within the grid bound. Face counts may differ by slivers alone: where two
// borders lie a rounding error apart, GEOS (floating) and a grid see different ones. Faces that no layer covers, which the
// reference counts in its total, are no faces of an overlay.

import { readFileSync } from "node:fs";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, test } from "vitest";
import { overlay } from "../../src/geometry/overlay.ts";
import { DATA, hasData } from "./cases.ts";

type Layer = FeatureCollection<Polygon | MultiPolygon>;
interface Reference {
  faces: number;
  "facesBelow1e-9deg2": number;
  combos: Record<string, { faces: number; planarDeg2: number; lonlatM2: number }>;
  landLonlatM2: number;
}
const ZONES = ["ecology", "water", "air", "soil", "resource", "marine"];

function read<T>(file: string): T {
  return JSON.parse(readFileSync(`${DATA}showcase/${file}`, "utf8")) as T;
}

describe.skipIf(!hasData("showcase"))("seven layers over Fujian", () => {
  test.each([
    ["clean", "counties_tdt_cgcs2000"],
    ["dirty", "counties_wgs84"],
  ])("%s", (name, counties) => {
    const reference = read<Reference>(`reference_overlay_${name}.json`);
    const layers: Record<string, Layer> = { county: read<Layer>(`base/${counties}.geojson`) };
    for (const zone of ZONES) layers[zone] = read<Layer>(`zones/${zone}.geojson`);
    const started = performance.now();
    const result = overlay(layers);
    const elapsedMs = performance.now() - started;

    // the reference's tie-break: where features of one layer overlap, the first in file order wins
    const areas = new Map<string, number>();
    const counts = new Map<string, number>();
    for (let f = 0; f < result.faceCount; f++) {
      const key = ["county", ...ZONES]
        .map((layer) => {
          const first = result.covering(layer, f)[0]?.properties;
          if (first === undefined || first === null) return "";
          return layer === "county" ? String(first.adcode) : String(first.code).split("-")[0];
        })
        .join("|");
      areas.set(key, (areas.get(key) ?? 0) + result.areaPlanar[f]!);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const wrong: string[] = [];
    let worst = 0;
    for (const [key, expected] of Object.entries(reference.combos)) {
      const off = Math.abs((areas.get(key) ?? 0) - expected.planarDeg2);
      worst = Math.max(worst, off);
      // perimeter of a combination is unknown; 40 degrees of border is more than any has
      if (off > 0.7072 * result.grid * 40) wrong.push(`${key}: ${areas.get(key)} for ${expected.planarDeg2}`);
    }
    for (const [key, area] of areas)
      if (!Object.hasOwn(reference.combos, key) && area > 0.7072 * result.grid * 40)
        wrong.push(`${key}: ${area} for nothing`);
    let uneven = 0;
    for (const [key, expected] of Object.entries(reference.combos)) {
      const off = (counts.get(key) ?? 0) - expected.faces;
      if (off !== 0) uneven++;
      // a sliver more or less, or a face that a sliver pinches in two
      if (Math.abs(off) > 2) wrong.push(`${key}: ${counts.get(key)} faces for ${expected.faces}`);
    }
    const covered = Object.values(reference.combos).reduce((sum, combo) => sum + combo.faces, 0);
    process.stdout.write(
      `${name}: ${result.faceCount} faces, GEOS ${covered}; ${uneven} of ${counts.size} combinations differ by slivers; worst area off by ${worst} deg²; ${elapsedMs.toFixed(0)} ms\n`,
    );
    expect(wrong).toEqual([]);
    expect(Math.abs(result.faceCount - covered)).toBeLessThan(reference["facesBelow1e-9deg2"] / 5);
    const land = result.tabulate("county").filter((row) => row.keys.county.length > 0);
    const landM2 = land.reduce((sum, row) => sum + row.areaM2, 0);
    expect(Math.abs(landM2 / reference.landLonlatM2 - 1)).toBeLessThan(1e-9);
  });
});
