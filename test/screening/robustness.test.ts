// How far a verdict is from another one: margins worked out by hand, and bracketed by screening what has grown or shrunk.
import fc from "fast-check";
import type { Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import type { AccessTerm, Footprint } from "../../src/domain/index.ts";
import { bufferM, lengthM } from "../../src/geometry/index.ts";
import { prepareScheme, robustnessOf, screen } from "../../src/screening/index.ts";
import { AS_OF, box, metresNorthDeg, projectOn, REDLINE, smallScheme, U1, U2, U3 } from "./small-scheme.ts";

const lonM = lengthM({ type: "LineString", coordinates: [[121, 28.605], [121.001, 28.605]] }) / 0.001; // biome-ignore format: one line
const BAN: Partial<AccessTerm>[] = [{ scope: { place: { zones: [REDLINE] } } }];
const at = (terms: Partial<AccessTerm>[], footprint: Footprint, mostM?: number) =>
  robustnessOf(prepareScheme(smallScheme(terms)), projectOn(footprint), {
    asOf: AS_OF,
    ...(mostM === undefined ? {} : { mostM }),
  });

describe("margins worked out by hand", () => {
  it("a plot 100 m from a ban may grow 100 m, and shrinks away without another verdict", () => {
    const west = 121.005 + 100 / lonM;
    const found = at(BAN, box(west, 28.603, west + 0.005, 28.607));
    expect(found).toMatchObject({ verdict: "admissible", shrunk: null, mostM: 1000 });
    expect(found.grown).toMatchObject({ verdict: "inadmissible", reasons: [{ code: "PROHIBITED", terms: ["T1"] }] });
    expect(found.marginM! / 100).toBeCloseTo(1, 2);
  });

  it("a plot 40 m into a ban is free of it when it shrinks by 40 m", () => {
    const west = 121.005 - 40 / lonM;
    const found = at(BAN, box(west, 28.603, west + 0.005, 28.607));
    expect(found.verdict).toBe("inadmissible");
    expect(found.grown).toBeNull();
    expect(found.shrunk).toMatchObject({ verdict: "admissible" });
    expect(found.marginM! / 40).toBeCloseTo(1, 2);
  });

  it("the edge of all units is a border too", () => {
    const south = 28.6 + metresNorthDeg(25, 28.6);
    const found = at([], box(121.012, south, 121.014, south + 0.002));
    expect(found.grown).toMatchObject({ verdict: "undetermined", reasons: [{ code: "OUTSIDE_COVERAGE" }] });
    expect(found.marginM! / 25).toBeCloseTo(1, 2);
  });

  it("what stands on the border has no margin, and what no term touches has no end to it", () => {
    expect(at(BAN, box(121.005, 28.603, 121.007, 28.607)).marginM).toBe(0);
    const inner = box(121.0145, 28.6045, 121.0155, 28.6055);
    expect(at([], inner, 300)).toMatchObject({ marginM: null, grown: null, shrunk: null, mostM: 300 });
  });

  it("points and lines grow and do not shrink", () => {
    const point = { type: "Point" as const, coordinates: [121.005 + 200 / lonM, 28.605] };
    const found = at(BAN, point);
    // a circle must reach in by a whole square metre
    expect(found.marginM! / 200).toBeCloseTo(1, 2);
    expect(found.shrunk).toBeNull();
    const line = { type: "LineString" as const, coordinates: [[121.005 + 60 / lonM, 28.604], [121.005 + 60 / lonM, 28.606]] }; // biome-ignore format: one line
    expect(at(BAN, line).marginM! / 60).toBeCloseTo(1, 2);
  });
});

describe("the bracket", () => {
  const LIST: Partial<AccessTerm>[] = [
    ...BAN,
    { scope: { units: [U1, U3] }, modality: "restrict" },
    { modality: "require", when: { op: "distance", to: { features: ["core"] }, atMostM: 600 } },
    {
      scope: { units: [U2] },
      modality: "prohibit",
      when: { op: "within", place: { zoneTypes: ["2340"] }, minShare: 0.5 },
    },
  ];
  const prepared = prepareScheme(smallScheme(LIST));
  const edge = (from: number, size: number) => fc.double({ min: from, max: from + size, noNaN: true });

  it("at 0.99 of the margin the verdict holds, at 1.01 it differs", () => {
    let margins = 0;
    fc.assert(
      fc.property(edge(121.001, 0.028), edge(28.601, 0.008), edge(0.0003, 0.002), edge(0.0003, 0.002), (x, y, w, h) => {
        const footprint: Polygon = { type: "Polygon", coordinates: [[[x, y], [x + w, y], [x + w / 3, y + h], [x, y]]] }; // biome-ignore format: one ring
        const project = projectOn(footprint);
        const found = robustnessOf(prepared, project, { asOf: AS_OF });
        const verdictAt = (metres: number): string =>
          screen(prepared, { ...project, footprint: bufferM(footprint, metres) }, { asOf: AS_OF }).verdict;
        for (const [margin, sign] of [
          [found.grown, 1],
          [found.shrunk, -1],
        ] as const) {
          // biome-ignore format: two signs
          // below a decimetre the grid and the thresholds of counting are of the margin's own size
          if (margin === null || margin.marginM < 0.1) continue;
          margins++;
          expect(verdictAt(sign * 0.99 * margin.marginM)).toBe(found.verdict);
          expect(verdictAt(sign * 1.01 * margin.marginM)).not.toBe(found.verdict);
          expect(verdictAt(sign * 0.5 * margin.marginM)).toBe(found.verdict);
        }
      }),
      { numRuns: 40 },
    );
    expect(margins).toBeGreaterThan(10);
  });
});

describe("area methods", () => {
  it("a share between two methods flips the verdict, and is told", () => {
    // a large triangle cut by the border of two units: edges straight in longitude and latitude, or geodesic, hold other shares
    const wide = {
      units: [
        { ...smallScheme().units[0]!, geometry: box(120, 28, 121, 30) },
        { ...smallScheme().units[1]!, geometry: box(121, 28, 123, 30) },
      ],
      zones: [],
    };
    const triangle: Polygon = { type: "Polygon", coordinates: [[[120.2, 28.2], [122.6, 28.4], [121.1, 29.8], [120.2, 28.2]]] }; // biome-ignore format: one ring
    const shares = (["lonlat", "geodesic"] as const).map((areaMethod) => {
      const analysis = screen(prepareScheme(smallScheme([], wide)), projectOn(triangle), { asOf: AS_OF, areaMethod });
      const [west, east] = analysis.units;
      return west!.areaM2 / (west!.areaM2 + east!.areaM2);
    });
    const between = (shares[0]! + shares[1]!) / 2;
    expect(Math.abs(shares[0]! - shares[1]!)).toBeGreaterThan(1e-7);
    const terms: Partial<AccessTerm>[] = [{ when: { op: "within", place: { units: [U1] }, minShare: between } }];
    const found = robustnessOf(prepareScheme(smallScheme(terms, wide)), projectOn(triangle), { asOf: AS_OF, mostM: 1 });
    const by = new Map(found.areaMethods.map((method) => [method.areaMethod, method]));
    expect(by.get("lonlat")).toMatchObject({ verdict: found.verdict, differs: false, centralMeridianDeg: null });
    expect(by.get("geodesic")!.differs).toBe(true);
    expect(by.get("gaussKruger")!.centralMeridianDeg).toBe(120);
    // away from any threshold no method matters
    const plain = at(BAN, box(121.006, 28.603, 121.008, 28.607));
    expect(plain.areaMethods.map(({ differs }) => differs)).toEqual([false, false, false, false]);
  });
});

it("refuses distances that are none", () => {
  for (const mostM of [0, -1, Number.NaN, 1e6])
    expect(() => at(BAN, box(121.006, 28.603, 121.008, 28.607), mostM)).toThrow(/mostM/);
});
