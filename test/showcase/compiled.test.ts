// The units of the showcase are what delineation makes of its layers after the rules of its profile: compiled again from the
// stored zones, parks and counties (units of a county together), they are the same to the bit, codes included.
import { describe, expect, it } from "vitest";
import {
  type CuttingArea,
  type DelineationProfile,
  delineate,
  NATIONAL_DELINEATION,
} from "../../src/delineation/index.ts";
import { union } from "../../src/geometry/index.ts";
import { SCHEME } from "./scheme.ts";

/** The rules as `docs/showcase/profile.mjs` states them; it reads the national ones from the built package. */
async function showcaseRules(): Promise<DelineationProfile> {
  const { readFileSync } = await import("node:fs");
  const text = readFileSync(new URL("../../docs/showcase/profile.mjs", import.meta.url), "utf8");
  const body = text.replace(/^import .*$/m, "").replace("export const TAIZHOU_RULES =", "return");
  return new Function("NATIONAL_DELINEATION", body)(NATIONAL_DELINEATION) as DelineationProfile;
}

describe("the showcase's units", () => {
  const counties = [...new Set(SCHEME.units.map(({ county }) => county))];
  const admin = (["land", "sea"] as const).flatMap((realm) =>
    counties.flatMap((code): CuttingArea[] => {
      const own = SCHEME.units.filter((unit) => unit.county === code && unit.realm === realm);
      if (own.length === 0) return [];
      const name = SCHEME.units.find((unit) => unit.county === code && unit.realm === "land")!.name.slice(0, 3);
      return [
        {
          code,
          name,
          realm,
          geometry: union(
            own.map(({ geometry }) => geometry),
            { grid: 1e-5 },
          ),
        },
      ];
    }),
  );
  const layers = SCHEME.layers.map((record) => ({
    element: record.element,
    zones: SCHEME.zones.filter(({ element }) => element === record.element),
    record,
  }));

  it("come out of the compiler bit for bit, with their codes, classes, kinds and reasons", async () => {
    const profile = await showcaseRules();
    const parks = SCHEME.parks!;
    const input = { territory: SCHEME.territory, admin, layers, parks, profile, grid: 1e-5 };
    const result = delineate({ ...input, predecessor: SCHEME });
    expect(result.certificate).toMatchObject({ valid: true, covered: true });
    expect(result.totals.unitsM2 / result.totals.territoryM2 - 1).toBeCloseTo(0, 12);
    expect(result.units.map(({ name: _, ...unit }) => unit)).toEqual(
      SCHEME.units.map(({ name: _, regions: __, ...unit }) => unit).sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
    expect(result.succession!.units.every(({ origin }) => origin === "kept")).toBe(true);
    // stored layers are those that came out, so a later job moves nothing
    const zones = result.layers.flatMap((layer) => layer.zones);
    expect(new Map(zones.map(({ code, geometry }) => [code, geometry]))).toEqual(
      new Map(SCHEME.zones.map(({ code, geometry }) => [code, geometry])),
    );
    // and it does not rest on the codes that stand: without them the ground and the classes are the same
    const fresh = delineate(input);
    expect(fresh.units.map(({ geometry }) => JSON.stringify(geometry)).sort()).toEqual(
      SCHEME.units.map(({ geometry }) => JSON.stringify(geometry)).sort(),
    );
  });
});
