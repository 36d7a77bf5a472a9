// Points on borders: between units exactly one has them, and the outer edge of the territory is closed. Argued from the picture of
// the small scheme: units side by side from 121.00 to 121.03° E, 28.60 to 28.61° N.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ZoningScheme } from "../../src/domain/index.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { AIR, AS_OF, box, PARK, projectOn, REDLINE, REST, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const SCHEME = smallScheme();
const ONE_STEP = 1e-8;

/** Codes that hold a point, whatever only touches it aside. */
function held(lon: number, lat: number, scheme: ZoningScheme = SCHEME) {
  const prepared = prepareScheme(scheme);
  const { units, zones, parks, outsideCoverage, verdict } = screen(
    prepared,
    projectOn({ type: "Point", coordinates: [lon, lat] }),
    { asOf: AS_OF },
  );
  prepared.dispose();
  const inside = (list: readonly { code: string; relation: string }[]): string[] =>
    list.filter(({ relation }) => relation !== "touching").map(({ code }) => code);
  return {
    units: inside(units),
    zones: inside(zones),
    parks: inside(parks),
    isOutside: outsideCoverage !== null,
    verdict,
  };
}

describe("the outer border", () => {
  it.each([
    ["east", 121.03, 28.605, [U3], [REST]],
    ["west", 121, 28.605, [U1], [REDLINE]],
    ["north", 121.025, 28.61, [U3], [REST]],
    ["north, over the red line", 121.002, 28.61, [U1], [REDLINE]],
    ["north, over the air zone", 121.012, 28.61, [U2], [REST, AIR]],
    ["south", 121.025, 28.6, [U3], [REST]],
    ["north-east corner", 121.03, 28.61, [U3], [REST]],
    ["south-east corner", 121.03, 28.6, [U3], [REST]],
    ["north-west corner", 121, 28.61, [U1], [REDLINE]],
    ["south-west corner", 121, 28.6, [U1], [REDLINE]],
  ])("belongs to the unit and the zones inside: %s", (_, lon, lat, units, zones) => {
    expect(held(lon, lat)).toMatchObject({ units, zones, isOutside: false });
  });

  it("gives a point where two units meet it to one of them, the same whatever their order", () => {
    for (const lat of [28.6, 28.61]) {
      const { units, zones } = held(121.01, lat);
      expect(units).toHaveLength(1);
      expect([U1, U2]).toContain(units[0]);
      expect(zones.filter((code) => code !== AIR)).toEqual([REST]);
      const turned = { ...SCHEME, units: [...SCHEME.units].reverse(), zones: [...SCHEME.zones].reverse() };
      expect(held(121.01, lat, turned).units).toEqual(units);
    }
  });

  it("ends there: what lies beyond a step of the grid is in no unit", () => {
    for (const [lon, lat] of [
      [121.03 + 3 * ONE_STEP, 28.605],
      [121.025, 28.61 + 3 * ONE_STEP],
      [121.03 + 1e-5, 28.61 + 1e-5],
      [121 - 3 * ONE_STEP, 28.605],
    ] as const)
      expect(held(lon, lat), `${lon}, ${lat}`).toMatchObject({ units: [], isOutside: true, verdict: "undetermined" });
  });

  it("of a park on it lets the park have the point too", () => {
    const scheme: ZoningScheme = {
      ...SCHEME,
      parks: [{ code: PARK, name: "园区", compliant: true, geometry: box(121.025, 28.6, 121.03, 28.605) }],
    };
    expect(held(121.03, 28.603, scheme).parks).toEqual([PARK]);
    expect(held(121.03, 28.607, scheme).parks).toEqual([]);
  });

  it("keeps the zone that reaches over it, one of each element", () => {
    const wide: ZoningScheme = {
      ...SCHEME,
      zones: [
        ...SCHEME.zones,
        { code: "YS3310021110002", name: "境外红线", element: "ecology", class: "priority", type: "1110", geometry: box(121.03, 28.6, 121.04, 28.61) }, // biome-ignore format: one zone
      ],
    };
    expect(held(121.03, 28.605, wide)).toMatchObject({ units: [U3], zones: ["YS3310021110002"] });
  });

  it("does the same where the scheme names no grid", () => {
    const { gridDeg: _, ...free } = SCHEME;
    expect(held(121.03, 28.605, free)).toMatchObject({ units: [U3], zones: [REST] });
    expect(held(121.025, 28.61, free)).toMatchObject({ units: [U3], zones: [REST] });
  });

  it("holds for slanting edges: every point of the border has one unit and one zone of a full layer", () => {
    const slanting = { type: "Polygon", coordinates: [[[121, 28.6], [121.0123, 28.5977], [121.0201, 28.6041], [121.0113, 28.6133], [121.0009, 28.6101], [121, 28.6]]] } as const; // biome-ignore format: one ring
    const ring = slanting.coordinates[0];
    const scheme = {
      ...SCHEME,
      territory: { ...SCHEME.territory, geometry: slanting },
      units: [{ ...SCHEME.units[0]!, geometry: slanting }],
      zones: [{ ...SCHEME.zones[1]!, geometry: slanting }],
      parks: [],
    } as unknown as ZoningScheme;
    const prepared = prepareScheme(scheme);
    fc.assert(
      fc.property(fc.nat(ring.length - 2), fc.double({ min: 0, max: 1, noNaN: true }), (i, t) => {
        const [a, b] = [ring[i]!, ring[i + 1]!];
        const coordinates = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
        const { units, zones } = screen(prepared, projectOn({ type: "Point", coordinates }), { asOf: AS_OF });
        expect(units.map(({ relation }) => relation)).toEqual(["inside"]);
        expect(zones.map(({ relation }) => relation)).toEqual(["inside"]);
      }),
      { numRuns: 500 },
    );
    prepared.dispose();
  });
});

it("between units a border belongs to the one in the east, and to the one in the north", () => {
  expect(held(121.01, 28.605).units).toEqual([U2]);
  const stacked: ZoningScheme = {
    ...SCHEME,
    units: [
      { ...SCHEME.units[0]!, geometry: box(121, 28.6, 121.03, 28.605) },
      { ...SCHEME.units[1]!, geometry: box(121, 28.605, 121.03, 28.61) },
    ],
  };
  expect(held(121.02, 28.605, stacked).units).toEqual([U2]);
});
