// The map: what is drawn, in which colour, how long the scale bar is, and that the legend says just that.
import type { Position } from "geojson";
import { describe, expect, it } from "vitest";
import type { AccessTerm, Footprint, ZoningScheme } from "../../src/domain/index.ts";
import { type MapOptions, mapSvg } from "../../src/report/index.ts";
import { prepareScheme, screen } from "../../src/screening/index.ts";
import { AS_OF, box, projectOn, smallScheme, U1, U2, U3 } from "../screening/small-scheme.ts";
import { demoProject, SCHEME } from "../showcase/scheme.ts";
import { readMarkup, type Tag } from "./markup.ts";

const line: Footprint = { type: "LineString", coordinates: [[121.002, 28.602], [121.018, 28.608]] }; // biome-ignore format: one line
const point: Footprint = { type: "Point", coordinates: [121.006, 28.605] };

function mapOn(
  footprint: Footprint,
  { terms = [], scheme: more = {}, options = {} }: { terms?: readonly Partial<AccessTerm>[]; scheme?: Partial<ZoningScheme>; options?: MapOptions } = {}, // biome-ignore format: one parameter
): string {
  const scheme = smallScheme(terms, more);
  const project = projectOn(footprint);
  return mapSvg(screen(prepareScheme(scheme), project, { asOf: AS_OF }), { scheme, project }, options);
}

const ofClass = (svg: string, name: string): Tag[] =>
  readMarkup(svg).tags.filter(({ attributes }) => attributes.get("class") === name);
const legendOf = (svg: string): string[] => {
  const legend = /<g class="sx-legend".*?<\/text><\/g><\/g>/.exec(svg)?.[0];
  return readMarkup(legend!).texts.map(({ text }) => text);
};
/** Pixels of a path made of M, L and Z. */
const pixels = (path: string): number[][] => [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]); // biome-ignore format: one line
const rgb = (color: string): number[] => [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16));

describe("units", () => {
  it("are green for priority, red for key, yellow for general", () => {
    const units = ofClass(mapOn(box(121.008, 28.602, 121.022, 28.608)), "sx-unit");
    expect(units.map(({ attributes }) => attributes.get("data-code"))).toEqual([U1, U2, U3]);
    const [priority, key, general] = units.map(({ attributes }) => rgb(attributes.get("fill")!));
    expect(Math.max(...priority!)).toBe(priority![1]);
    expect(priority![1]! - Math.max(priority![0]!, priority![2]!)).toBeGreaterThan(30);
    expect(key![0]! - Math.max(key![1]!, key![2]!)).toBeGreaterThan(60);
    expect(Math.min(general![0]!, general![1]!) - general![2]!).toBeGreaterThan(60);
    expect(Math.abs(general![0]! - general![1]!)).toBeLessThan(30);
  });

  it.each(["admissible", "inadmissible", "undetermined", "line", "point"])(
    "of the showcase have the colour of their class: %s",
    (name) => {
      const project = demoProject(name);
      const svg = mapSvg(screen(prepareScheme(SCHEME), project, { asOf: AS_OF }), { scheme: SCHEME, project });
      const classes = new Map(SCHEME.units.map((unit) => [unit.code, unit.class]));
      const colours = new Map<string, string>();
      const units = ofClass(svg, "sx-unit");
      expect(units.length).toBeGreaterThan(0);
      for (const { attributes } of units) {
        const zoneClass = classes.get(attributes.get("data-code")!)!;
        expect(attributes.get("fill")).toBe(colours.get(zoneClass) ?? attributes.get("fill"));
        colours.set(zoneClass, attributes.get("fill")!);
      }
      expect(new Set(colours.values()).size).toBe(colours.size);
      // and just these classes are in the legend, by the same colours
      const legend = /<g class="sx-legend".*/.exec(svg)![0];
      expect([...legend.matchAll(/<rect width="24" height="13" fill="(#[0-9a-f]{6})" stroke="#7c8a86"/g)].map(([, fill]) => fill).sort()).toEqual([...colours.values()].sort()); // biome-ignore format: one line
    },
  );
});

describe("the footprint", () => {
  const legendNames = {
    area: "项目用地 Footprint",
    line: "项目线路 Footprint: line",
    point: "项目点位 Footprint: point",
  };
  it.each([
    ["a polygon", box(121.002, 28.602, 121.006, 28.606), ["path"], [legendNames.area]],
    ["two polygons", { type: "MultiPolygon", coordinates: [box(121.002, 28.602, 121.003, 28.603).coordinates, box(121.012, 28.602, 121.013, 28.603).coordinates] }, ["path"], [legendNames.area]],
    ["a line", line, ["path"], [legendNames.line]],
    ["two lines", { type: "MultiLineString", coordinates: [[[121.002, 28.602], [121.004, 28.604]], [[121.006, 28.602], [121.008, 28.604]]] }, ["path"], [legendNames.line]],
    ["a point", point, ["circle"], [legendNames.point]],
    ["two points", { type: "MultiPoint", coordinates: [[121.002, 28.602], [121.012, 28.604]] }, ["circle", "circle"], [legendNames.point]],
    ["a collection of all", { type: "GeometryCollection", geometries: [box(121.002, 28.602, 121.003, 28.603), line, point] as never }, ["path", "path", "circle"], [legendNames.area, legendNames.line, legendNames.point]],
    ["a feature collection", { type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: point }] } as never, ["circle"], [legendNames.point]],
  ] satisfies [string, Footprint, string[], string[]][])("is drawn and in the legend: %s", (_, footprint, tags, names) => {
    const svg = mapOn(footprint);
    expect(ofClass(svg, "sx-footprint").map(({ name }) => name)).toEqual(tags);
    expect(legendOf(svg).filter((text) => text.startsWith("项目"))).toEqual(names);
    for (const { attributes } of ofClass(svg, "sx-footprint")) {
      const places = attributes.has("d") ? pixels(attributes.get("d")!) : [[Number(attributes.get("cx")), Number(attributes.get("cy"))]];
      expect(places.length).toBeGreaterThan(0);
      for (const [x, y] of places) {
        expect(x! >= 0 && x! <= 860).toBe(true);
        expect(y! >= 0 && y! <= 560).toBe(true);
      }
    }
  }); // biome-ignore format: one case a line

  it("keeps the shape it has on the ground", () => {
    // 0.004° by 0.004° at 28.6° N: 391 m wide, 443 m high
    const [{ attributes }] = ofClass(mapOn(box(121.002, 28.602, 121.006, 28.606)), "sx-footprint") as [Tag];
    const places = pixels(attributes.get("d")!);
    const width = Math.max(...places.map(([x]) => x!)) - Math.min(...places.map(([x]) => x!));
    const height = Math.max(...places.map(([, y]) => y!)) - Math.min(...places.map(([, y]) => y!));
    expect(width / height / (eastM(28.604, 0.004) / northM(28.604, 0.004))).toBeCloseTo(1, 2);
  });

  it("that is empty gives a map of the territory without a footprint", () => {
    const svg = mapOn({ type: "FeatureCollection", features: [] } as never);
    expect(ofClass(svg, "sx-footprint")).toEqual([]);
    expect(legendOf(svg)).toEqual(["优先保护单元 Priority protection unit", "重点管控单元 Key control unit", "一般管控单元 General control unit", "生态保护红线 Ecological red line", "产业园区 Industrial park"]); // biome-ignore format: one line
  });
});

const A = 6378137;
const E2 = (2 - 1 / 298.257222101) / 298.257222101;
/** Metres of the parallel, from the radius of the prime vertical. */
function eastM(lat: number, deg: number): number {
  const rad = Math.PI / 180;
  return (A / Math.sqrt(1 - E2 * Math.sin(lat * rad) ** 2)) * Math.cos(lat * rad) * deg * rad;
}
/** Metres of the meridian, from its radius. */
function northM(lat: number, deg: number): number {
  const rad = Math.PI / 180;
  return ((A * (1 - E2)) / (1 - E2 * Math.sin(lat * rad) ** 2) ** 1.5) * deg * rad;
}

describe("the scale bar", () => {
  it.each([
    ["metres", 0.0005],
    ["hundreds of metres", 0.004],
    ["kilometres", 0.06],
    ["tens of kilometres", 0.7],
    ["a province", 5],
  ])("is as long as it says: %s", (_, size) => {
    for (const south of [18.2, 28.6, 47]) {
      const footprint = box(121, south, 121 + size, south + size / 2);
      const svg = mapOn(footprint);
      const [{ attributes }] = ofClass(svg, "sx-footprint") as [Tag];
      const xs = pixels(attributes.get("d")!).map(([x]) => x!);
      const metresPerPixel = eastM(south + size / 4, size) / (Math.max(...xs) - Math.min(...xs));
      const scale = /<g class="sx-scale".*?<\/g>/.exec(svg)![0];
      const bar = Number(/class="sx-bar" d="M0 0H([\d.]+)"/.exec(scale)![1]);
      const [zero, text] = readMarkup(scale).texts.map((part) => part.text) as [string, string];
      const [value, unit] = text.split(" ") as [string, string];
      const said = Number(value) * (unit === "km" ? 1000 : 1);
      expect(zero).toBe("0");
      // pixels of the footprint are rounded to a tenth, and a bar is 60 to 180 of them
      expect((bar * metresPerPixel) / said).toBeGreaterThan(0.98);
      expect((bar * metresPerPixel) / said).toBeLessThan(1.02);
      expect(/^[125]0*$/.test(value), value).toBe(true);
      expect(bar).toBeGreaterThan(60);
      expect(bar).toBeLessThanOrEqual(180);
    }
  });
});

describe("the legend", () => {
  it("names only the classes in view", () => {
    const far = smallScheme().units.map((unit, i) => ({ ...unit, geometry: i === 0 ? box(120.5, 28.3, 121.5, 28.9) : box(110 + i, 20, 110.1 + i, 20.1) })); // biome-ignore format: one line
    expect(legendOf(mapOn(box(121.001, 28.601, 121.002, 28.602), { scheme: { units: far, zones: [], parks: [] } }))).toEqual(["优先保护单元 Priority protection unit", "项目用地 Footprint"]); // biome-ignore format: one line
  });

  it("does not name a class whose unit only lies around the view, with a hole in it", () => {
    const [first, second] = smallScheme().units as [never, never];
    const ring = [box(120, 28, 122, 29).coordinates[0]!, box(120.5, 28.3, 121.5, 28.9).coordinates[0]!];
    const units = [
      { ...(first as object), geometry: { type: "Polygon", coordinates: ring } },
      { ...(second as object), geometry: box(120.5, 28.3, 121.5, 28.9) },
    ] as never;
    expect(legendOf(mapOn(box(121.001, 28.601, 121.002, 28.602), { scheme: { units, zones: [], parks: [] } }))[0]).toBe("重点管控单元 Key control unit"); // biome-ignore format: one line
  });

  it("names what terms object to, and hatches it", () => {
    const terms: Partial<AccessTerm>[] = [
      { modality: "prohibit", scope: { place: { zoneTypes: ["1110"] } } },
      { modality: "restrict", scope: { place: { unitClass: "key" } } },
    ];
    const svg = mapOn(box(121.002, 28.602, 121.014, 28.606), { terms });
    expect(legendOf(svg)).toContain("不符合部分 Part that violates");
    expect(legendOf(svg)).toContain("需承诺部分 Part with commitments");
    const hatched = readMarkup(svg).tags.filter(({ name, attributes }) => name === "path" && attributes.get("fill")?.startsWith("url(")); // biome-ignore format: one line
    // the part in the red line: 0.003° of the 0.012°
    const [commit, violate] = hatched.map(({ attributes }) => pixels(attributes.get("d")!).map(([x]) => x!));
    const spans = [violate!, commit!].map((xs) => Math.max(...xs) - Math.min(...xs));
    expect(spans[0]! / spans[1]!).toBeCloseTo(3 / 4, 1);
    expect(hatched.map(({ attributes }) => attributes.get("fill"))).toEqual(["url(#sx-commit)", "url(#sx-violate)"]);
    expect(legendOf(mapOn(box(121.002, 28.602, 121.014, 28.606))).filter((text) => /不符合|需承诺/.test(text))).toEqual([]); // biome-ignore format: one line
  });

  it("and the parts are drawn for lines and points too", () => {
    const terms: Partial<AccessTerm>[] = [{ modality: "prohibit", scope: { place: { unitClass: "priority" } } }];
    for (const footprint of [line, point]) {
      const svg = mapOn(footprint, { terms });
      expect(legendOf(svg).at(-1)).toBe("不符合部分 Part that violates");
      const part = readMarkup(svg).tags.filter(({ name, attributes }) => (name === "path" && attributes.get("stroke-dasharray") === "7 5") || attributes.get("class") === "sx-part"); // biome-ignore format: one line
      expect(part).toHaveLength(1);
    }
  });

  it("speaks the language asked for", () => {
    expect(legendOf(mapOn(point, { options: { language: "zh" } })).join()).not.toMatch(/[a-z]/i);
    expect(legendOf(mapOn(point, { options: { language: "en" } })).join()).not.toMatch(/[\u4e00-\u9fff]/);
  });
});

describe("labels", () => {
  it("stand inside their unit, clear of the footprint and of each other", () => {
    const svg = mapOn(box(121.008, 28.6035, 121.013, 28.6065), { options: { width: 1200, height: 800 } });
    const labels = [
      ...svg.matchAll(/<g class="sx-label"><text x="([\d.]+)" y="([\d.]+)".*?<\/text><text[^>]*>([^<]*)</g),
    ];
    expect(labels.map(([, , , code]) => code).sort()).toEqual([U1, U2]);
    for (const [, x, y, code] of labels) {
      const unit = ofClass(svg, "sx-unit").find(({ attributes }) => attributes.get("data-code") === code)!;
      const places: Position[] = pixels(unit.attributes.get("d")!);
      expect(Number(x)).toBeGreaterThan(Math.min(...places.map(([px]) => px!)));
      expect(Number(x)).toBeLessThan(Math.max(...places.map(([px]) => px!)));
      const own = pixels(ofClass(svg, "sx-footprint")[0]!.attributes.get("d")!);
      const inside = Number(x) > Math.min(...own.map(([px]) => px!)) && Number(x) < Math.max(...own.map(([px]) => px!)) && Number(y) > Math.min(...own.map(([, py]) => py!)) && Number(y) < Math.max(...own.map(([, py]) => py!)); // biome-ignore format: one line
      expect(inside).toBe(false);
    }
  });

  it("cut long names at a whole character", () => {
    const units = smallScheme().units.map((unit) => ({ ...unit, name: `${"𠮷".repeat(40)}` }));
    const svg = mapOn(box(121.008, 28.6035, 121.013, 28.6065), { scheme: { units } });
    expect(svg).toContain(`${"𠮷".repeat(21)}…`);
    expect(svg).not.toMatch(/\p{Surrogate}/u);
  });
});

describe("the drawing", () => {
  it("is one document that names no outside resource and runs nothing", () => {
    for (const name of ["admissible", "inadmissible", "undetermined", "line", "point"]) {
      const project = demoProject(name);
      const svg = mapSvg(screen(prepareScheme(SCHEME), project, { asOf: AS_OF }), { scheme: SCHEME, project });
      const { tags } = readMarkup(svg);
      expect(tags[0]!.attributes.get("xmlns")).toBe("http://www.w3.org/2000/svg");
      const used = new Set(tags.map((tag) => tag.name));
      expect([...used].filter((tag) => !["svg", "title", "desc", "defs", "pattern", "clipPath", "g", "rect", "path", "circle", "text"].includes(tag))).toEqual([]); // biome-ignore format: one line
      for (const { attributes } of tags)
        for (const [key, value] of attributes) {
          expect(key).not.toMatch(/^on|href|^src$|^style$/i);
          if (value.includes("url(")) expect(value).toMatch(/^url\(#sx-[a-z]+\)$/);
          expect(value).not.toMatch(/NaN|undefined|Infinity|null/);
        }
      expect(svg.length).toBeLessThan(150_000);
    }
  });

  it("is the same whatever the order of units and zones, but for their order on the paper", () => {
    const parts = (svg: string): string[] => svg.split("<").sort();
    const { units, zones } = smallScheme();
    const footprint = box(121.008, 28.6035, 121.013, 28.6065);
    const turned = mapOn(footprint, { scheme: { units: [...units].reverse(), zones: [...zones].reverse() } });
    expect(parts(turned)).toEqual(parts(mapOn(footprint)));
    expect(mapOn(footprint)).toBe(mapOn(footprint));
  });

  it("takes the size asked for", () => {
    const svg = mapOn(point, { options: { width: 400, height: 300 } });
    expect(readMarkup(svg).tags[0]!.attributes.get("viewBox")).toBe("0 0 400 300");
  });
});
