// Labels of the units on the map of a delineation: each wholly inside its own unit, so that none overlaps another or a border; the
// longest text that fits; none where there is no room. Frames are worked out anew from the markup.
import { describe, expect, it } from "vitest";
import { type Delineation, delineate, syntheticProvince } from "../../src/delineation/index.ts";
import type { AreaGeometry } from "../../src/domain/index.ts";
import { delineationMapSvg } from "../../src/report/index.ts";
import { boxOf, grownBox } from "../../src/report/map-extent.ts";
import { textWidth } from "../../src/report/map-furniture.ts";
import { areaLabel } from "../../src/report/map-labels.ts";
import { type Projection, projectionOf } from "../../src/report/map-projection.ts";
import { decoded } from "./markup.ts";

interface Shown {
  readonly lines: readonly { text: string; x: number; y: number; size: number }[];
  /** Ink: left, top, right, bottom. */
  readonly frame: readonly [number, number, number, number];
}

function labelsOf(svg: string): Shown[] {
  return [...svg.matchAll(/<g class="sx-label"[^>]*>(.*?)<\/g>/g)].map(([, inner]) => {
    const lines = [...inner!.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" font-size="(\d+)"[^>]*>([^<]*)<\/text>/g)].map(
      ([, x, y, size, text]) => ({ text: decoded(text!), x: Number(x), y: Number(y), size: Number(size) }),
    );
    const half = Math.max(...lines.map(({ text, size }) => textWidth(text, size))) / 2;
    const [first, last] = [lines[0]!, lines.at(-1)!];
    return {
      lines,
      frame: [first.x - half, first.y - 0.9 * first.size, first.x + half, last.y + 0.2 * last.size] as const,
    };
  });
}

/** Whether a pixel lies in an area. */
function holds(geometry: AreaGeometry, projection: Projection, x: number, y: number): boolean {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  let inside = false;
  for (const ring of polygons.flat()) {
    const points = ring.map(([lon, lat]) => projection.place(lon!, lat!));
    for (let i = 0; i + 1 < points.length; i++) {
      const [[ax, ay], [bx, by]] = [points[i]!, points[i + 1]!];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

const province = syntheticProvince({ seed: 3, cells: 300, pointsPerSide: 6 });
const result: Delineation = delineate({
  territory: province.territory,
  layers: province.layers,
  admin: province.counties,
});
const projection = projectionOf(grownBox(boxOf(result.territory.geometry)!, 0.06), 860, 620, 1000);

describe("labels of a province's units", () => {
  const shown = labelsOf(delineationMapSvg(result, { width: 860, height: 620 }));
  const unitOf = ({ lines }: Shown) => {
    const { text, x, y, size } = lines.at(-1)!;
    return result.units.filter(
      ({ code, geometry }) => code.endsWith(text) && holds(geometry, projection, x, y - size / 3),
    );
  };

  it("are many, and each stands in its own unit with all its ink", () => {
    expect(shown.length).toBeGreaterThan(10);
    const labelled = new Set<string>();
    for (const label of shown) {
      const units = unitOf(label);
      expect(units, label.lines[0]!.text).toHaveLength(1);
      const { code, geometry } = units[0]!;
      expect(labelled.has(code)).toBe(false);
      labelled.add(code);
      const [left, top, right, bottom] = label.frame;
      for (let i = 0; i <= 8; i++)
        for (let j = 0; j <= 4; j++)
          expect(
            holds(geometry, projection, left + ((right - left) * i) / 8, top + ((bottom - top) * j) / 4),
            `${code} ${i} ${j}`,
          ).toBe(true);
    }
  });

  it("overlap neither each other nor the north arrow", () => {
    const frames = [...shown.map(({ frame }) => frame), [800, 12, 850, 64] as const];
    frames.forEach(([l, t, r, b], i) => {
      for (const [left, top, right, bottom] of frames.slice(i + 1))
        expect(l < right && r > left && t < bottom && b > top).toBe(false);
    });
  });

  it("explain the digits they shorten a code to, and only then", () => {
    const shortened = shown.some(({ lines }) => /^\d{5}$/.test(lines.at(-1)!.text));
    expect(shortened).toBe(true);
    expect(delineationMapSvg(result, { language: "zh" })).toContain("单元编码末五位");
    const one = { ...result, units: result.units.slice(0, 1).map((unit) => ({ ...unit, geometry: result.territory.geometry })) }; // biome-ignore format: one unit
    const svg = delineationMapSvg(one, { language: "zh" });
    expect(svg).not.toContain("单元编码末五位");
    expect(labelsOf(svg)[0]!.lines.map(({ text }) => text)).toEqual([one.units[0]!.name, one.units[0]!.code]);
  });

  it("are the same whatever the order of the units", () => {
    const turned = { ...result, units: [...result.units].reverse() };
    expect(labelsOf(delineationMapSvg(turned))).toEqual(labelsOf(delineationMapSvg(result)));
  });
});

describe("one label", () => {
  const plane: Projection = {
    box: [0, 0, 1, 1],
    width: 200,
    height: 100,
    metresPerPixel: 1,
    place: (x, y) => [x, y],
  };
  const rectangle = (l: number, t: number, r: number, b: number): number[][] => [
    [l, t],
    [r, t],
    [r, b],
    [l, b],
    [l, t],
  ];
  const texts = [[{ text: "a long name of a unit", size: 12 }], [{ text: "ab", size: 10 }]];
  const middle = (svg: string): number[] => /x="([\d.]+)" y="([\d.]+)"/.exec(svg)!.slice(1).map(Number);

  it("takes the longest text that fits, and none where none does", () => {
    const at = (l: number, t: number, r: number, b: number) =>
      areaLabel({ type: "Polygon", coordinates: [rectangle(l, t, r, b)] }, plane, texts, [])?.index ?? null;
    expect(at(0, 0, 190, 90)).toBe(0);
    expect(at(0, 0, 60, 90)).toBe(1);
    expect(at(0, 0, 190, 19)).toBe(1);
    expect(at(0, 0, 12, 90)).toBeNull();
    expect(at(0, 0, 190, 10)).toBeNull();
    // out of view there is no room
    expect(at(300, 0, 500, 90)).toBeNull();
  });

  it("stands in the middle, beside a hole, in the larger part, clear of what must stay clear", () => {
    const label = (coordinates: number[][][][], clear: readonly [number, number, number, number][] = []) =>
      areaLabel({ type: "MultiPolygon", coordinates }, plane, [texts[1]!], clear)!.svg;
    expect(middle(label([[rectangle(0, 0, 100, 100)]]))[0]).toBe(50);
    const holed = middle(label([[rectangle(0, 0, 100, 100), rectangle(10, 10, 90, 70)]]));
    expect(holed[1]).toBeGreaterThan(75);
    expect(middle(label([[rectangle(0, 0, 40, 40)], [rectangle(100, 0, 200, 100)]]))[0]).toBe(150);
    const [x] = middle(label([[rectangle(0, 0, 100, 100)]], [[40, 0, 60, 100]]));
    expect(Math.abs(x! - 50)).toBeGreaterThan(10);
  });

  it("keeps text from outside inert", () => {
    const evil = [[{ text: "<b>&", size: 9 }]];
    const found = areaLabel({ type: "Polygon", coordinates: [rectangle(0, 0, 190, 90)] }, plane, evil, []);
    expect(found!.svg).toContain("&lt;b&gt;&amp;");
  });
});
