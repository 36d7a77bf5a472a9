// Noding leaves a vertex wherever layers meet. A view without a layer must not have the vertices where it met what is shown:
// with canary layers of random places, laid over units and noded with them by the overlay itself.

import fc from "fast-check";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import type { ControlUnit, LayerRecord, ZoningScheme } from "../../src/domain/index.ts";
import { publicView } from "../../src/exchange/index.ts";
import { area, overlay } from "../../src/geometry/index.ts";
import { mapSvg, renderHtml, renderMarkdown, renderText } from "../../src/report/index.ts";
import { prepareScheme, recordOf, screen } from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, smallScheme } from "../screening/small-scheme.ts";

const STEP = 1e-8;
type Area = Polygon | MultiPolygon;
const ringsOf = ({ type, coordinates }: Area): Position[][] => (type === "Polygon" ? coordinates : coordinates.flat());
const verticesOf = (areas: readonly Area[]): Set<string> =>
  new Set(areas.flatMap(ringsOf).flatMap((ring) => ring.map(String)));

/** Three units with slanted borders, so that crossings lie between grid lines. */
const CORNERS = { nw: [121, 28.61], sw: [121, 28.6], ne: [121.03, 28.61], se: [121.03, 28.6], a: [121.0107, 28.61], b: [121.0093, 28.6], c: [121.0191, 28.61], d: [121.0213, 28.6] } as const; // biome-ignore format: a picture
const ring = (...names: (keyof typeof CORNERS)[]): Polygon => ({ type: "Polygon", coordinates: [[...names, names[0]!].map((name) => [...CORNERS[name]])] }); // biome-ignore format: one ring
const DRAWN: readonly Polygon[] = [ring("sw", "b", "a", "nw"), ring("b", "d", "c", "a"), ring("d", "se", "ne", "c")];
const TERRITORY = ring("sw", "b", "d", "se", "ne", "c", "a", "nw");

/** A scheme whose units were noded with withheld zones. */
function noded(canaries: readonly Polygon[], visibility: LayerRecord["visibility"]): ZoningScheme {
  const layer = (geometries: readonly Area[]): FeatureCollection<Area> => ({
    type: "FeatureCollection",
    features: geometries.map((geometry, i): Feature<Area> => ({ type: "Feature", properties: { i }, geometry })),
  });
  const ground = overlay(
    { units: layer(DRAWN), territory: layer([TERRITORY]), canaries: layer(canaries) },
    { grid: STEP },
  );
  const part = (name: "units" | "canaries" | "territory", i: number): MultiPolygon =>
    ground.dissolve((face) => (ground.covering(name, face).some(({ properties }) => properties?.i === i) ? "in" : null))
      .features[0]!.geometry;
  const base = smallScheme();
  return {
    ...base,
    gridDeg: STEP,
    territory: { ...base.territory, geometry: part("territory", 0) },
    units: base.units.map((unit, i): ControlUnit => ({ ...unit, geometry: part("units", i) })),
    zones: canaries.map((_, i) => ({
      code: `YS331002234${String(i).padStart(4, "0")}`,
      name: `金丝雀${i}号`,
      element: "air",
      class: "key",
      type: "2340",
      geometry: part("canaries", i),
    })),
    parks: [],
    features: [],
    layers: [
      {
        element: "air",
        owner: "局",
        date: "2024-01-01",
        source: "示例",
        coverage: "exhaustive",
        ...(visibility && { visibility }),
      },
    ],
    threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] },
  };
}

const place = fc
  .record({ lon: fc.integer({ min: 1, max: 27_999 }), lat: fc.integer({ min: 1, max: 7_999 }), w: fc.integer({ min: 300, max: 9_000 }), h: fc.integer({ min: 300, max: 6_000 }), lean: fc.integer({ min: -900, max: 900 }) }) // biome-ignore format: one record
  .map(({ lon, lat, w, h, lean }): Polygon => {
    const [x, y] = [121 + lon / 1e6 + 3.3e-8, 28.6 + lat / 1e6 + 7.7e-8];
    return { type: "Polygon", coordinates: [[[x, y], [x + w / 1e6, y + lean / 1e6], [x + w / 1e6 + lean / 1e6, y + h / 1e6], [x, y + h / 1e6], [x, y]]] }; // biome-ignore format: one ring
  });

const published = ({ territory, units }: ZoningScheme): Area[] => [territory, ...units].map(({ geometry }) => geometry);

describe("a view of units that were noded with what is withheld", () => {
  it("has no vertex of it, tiles as before, and lies where it lay", () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (canaries) => {
        const whole = noded(canaries, "internal");
        const before = JSON.stringify(whole);
        const view = publicView(whole);
        expect(JSON.stringify(whole)).toBe(before);
        const own = new Set(Object.values(CORNERS).map(String));
        // what is left are the corners of the units, wherever the canaries lay
        expect(verticesOf(published(view))).toEqual(own);
        const secret = [...verticesOf(whole.zones.map(({ geometry }) => geometry))].filter(
          (vertex) => !own.has(vertex),
        );
        const text = JSON.stringify(view);
        const shared = new Set([...own].flatMap((vertex) => vertex.split(",")));
        for (const vertex of secret) {
          expect(text).not.toContain(vertex);
          // one ordinate of a crossing is that of the border, where this runs along the graticule
          for (const ordinate of vertex.split(",")) if (!shared.has(ordinate)) expect(text).not.toContain(ordinate);
        }
        // every edge inside the territory is that of two units, the other way round
        const edges = new Map<string, number>();
        for (const { geometry } of view.units)
          for (const one of ringsOf(geometry))
            for (let i = 0; i + 1 < one.length; i++) {
              edges.set(`${one[i]} ${one[i + 1]}`, (edges.get(`${one[i]} ${one[i + 1]}`) ?? 0) + 1);
            }
        const outer = new Set(
          ringsOf(view.territory.geometry).flatMap((one) => one.slice(1).map((to, i) => `${one[i]} ${to}`)),
        );
        for (const edge of edges.keys())
          expect(edges.has(edge.split(" ").reverse().join(" ")) !== outer.has(edge), edge).toBe(true);
        const sum = view.units.reduce((total, { geometry }) => total + area(geometry), 0);
        expect(sum / area(view.territory.geometry)).toBeCloseTo(1, 12);
        // a step beside a border of 4 km is 4 m² at most
        whole.units.forEach(({ geometry }, i) => {
          expect(Math.abs(area(geometry) - area(view.units[i]!.geometry))).toBeLessThan(8);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("loses no vertex where rings are left open, wherever they begin", () => {
    const whole = noded([box(121.005, 28.602, 121.025, 28.607)], "internal");
    const own = new Set(Object.values(CORNERS).map(String));
    for (let turn = 0; turn < 8; turn++) {
      const opened = <T extends { geometry: Area }>(place: T): T => {
        const coordinates = ringsOf(place.geometry).map((closed) => {
          const open = closed.slice(0, -1);
          const at = turn % open.length;
          return [...open.slice(at), ...open.slice(0, at)];
        });
        return { ...place, geometry: { type: "Polygon", coordinates } };
      };
      const view = publicView({ ...whole, territory: opened(whole.territory), units: whole.units.map(opened) });
      expect(verticesOf(published(view))).toEqual(own);
      view.units.forEach(({ geometry }, i) => {
        expect(Math.abs(area(geometry) - area(whole.units[i]!.geometry))).toBeLessThan(8);
      });
    }
  });

  it("is as it was drawn where nothing is withheld", () => {
    const all = noded([box(121.005, 28.602, 121.025, 28.607)], "public");
    expect(publicView(all)).toEqual({ ...all, audience: "public" });
    expect(verticesOf(published(all)).size).toBeGreaterThan(Object.keys(CORNERS).length);
  });

  it("keeps vertices where borders that are shown meet, and corners that are its own", () => {
    const whole = noded([box(121.005, 28.602, 121.025, 28.607)], "internal");
    // a public park whose border touches the border of two units in a vertex of its own: all three have it
    const [x, y] = [121.01, 28.605];
    const units = whole.units.map((unit, i) => {
      const grown = ringsOf(publicView(whole).units[i]!.geometry)[0]!;
      const at = grown.findIndex((vertex, k) => k + 1 < grown.length && [String(CORNERS.a), String(CORNERS.b)].includes(String(vertex)) && [String(CORNERS.a), String(CORNERS.b)].includes(String(grown[k + 1]))); // biome-ignore format: one search
      const with_ = at < 0 ? grown : [...grown.slice(0, at + 1), [x, y], ...grown.slice(at + 1)];
      return { ...unit, geometry: { type: "Polygon" as const, coordinates: [with_] } };
    });
    const park = { code: "P", name: "园", visibility: "public" as const, geometry: { type: "Polygon" as const, coordinates: [[[x, y], [121.008, 28.604], [121.008, 28.606], [x, y]]] } }; // biome-ignore format: one ring
    const view = publicView({ ...whole, units, parks: [park] });
    expect(view.parks![0]!.geometry).toEqual(park.geometry);
    expect(view.units.filter(({ geometry }) => verticesOf([geometry]).has(`${x},${y}`))).toHaveLength(2);
  });

  it("keeps a border that follows the withheld one: there it is the same border", () => {
    // the unit is what the zone is
    const zone = box(121.01, 28.602, 121.02, 28.607);
    const base = noded([zone], "internal");
    const view = publicView({ ...base, units: [{ ...base.units[0]!, geometry: zone }] });
    expect(verticesOf([view.units[0]!.geometry])).toEqual(verticesOf([zone]));
  });
});

describe("a report of an analysis for the public", () => {
  const whole = noded([box(121.005, 28.602, 121.025, 28.607)], "internal");
  const project = projectOn(box(121.008, 28.603, 121.009, 28.604));
  const options = { asOf: AS_OF };
  const ofWhole = screen(prepareScheme(whole), project, options);
  const ofView = screen(prepareScheme(publicView(whole)), project, options);

  it("is not made with the whole scheme, whose withheld layers the map would draw", () => {
    expect([ofWhole.scheme.audience, ofView.scheme.audience]).toEqual([null, "public"]);
    const source = { scheme: whole, project };
    for (const render of [renderHtml, renderMarkdown, renderText])
      expect(() => render(ofView, { source })).toThrow(/public view that was screened/);
    expect(() => mapSvg(ofView, source)).toThrow(/the whole scheme/);
    expect(() => mapSvg(ofView, { scheme: publicView(whole, { audience: "internal" }), project })).toThrow(/internal/);
    expect(() => recordOf(ofView, { scheme: whole, project })).toThrow(/scheme/);
  });

  it("is made with the view, or a narrower one", () => {
    const view = publicView(whole);
    expect(mapSvg(ofView, { scheme: view, project })).toContain("<svg");
    expect(renderHtml(ofWhole, { source: { scheme: view, project } })).toContain("<svg");
    expect(recordOf(ofView, { scheme: view, project }).verdict).toBe(ofView.verdict);
    // a view of a view is never wider
    expect(publicView(view, { audience: "internal" }).audience).toBe("public");
  });
});
