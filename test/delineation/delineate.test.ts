// Delineation on ground whose every number can be seen: counties of 13 by 12 steps of 0.01 degree, zones that are rectangles.
import type { Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import {
  assembleScheme,
  type CuttingArea,
  certify,
  compareMethods,
  type DelineationInput,
  type DelineationProfile,
  delineate,
  delineateAsync,
  type ElementLayer,
  NATIONAL_DELINEATION,
  syntheticProvince,
} from "../../src/delineation/index.ts";
import type { Element, ElementZone, IndustrialPark, ZoneClass } from "../../src/domain/index.ts";
import { area, overlay } from "../../src/geometry/index.ts";
import { polygon, rectangle } from "./random-layers.ts";

const WEST: CuttingArea = { code: "331001", name: "甲县", geometry: rectangle(0, 0, 10, 10) };
const EAST: CuttingArea = { code: "331002", name: "乙县", geometry: rectangle(10, 0, 20, 10) };
const TERRITORY = { adminCode: "331000", name: "某市", geometry: rectangle(0, 0, 20, 10) };

function zone(
  code: string,
  element: Element,
  type: string,
  geometry: Polygon,
  more: Partial<ElementZone> = {},
): ElementZone {
  const zoneClass = ({ 1: "priority", 2: "key", 3: "general" } as Record<string, ZoneClass>)[type[0]!] ?? "general";
  return { code, name: `${code}区`, element, class: zoneClass, type, geometry, ...more } as ElementZone;
}

function layer(element: Element, ...zones: ElementZone[]): ElementLayer {
  return { element, zones };
}

function input(more: Partial<DelineationInput> = {}): DelineationInput {
  return { territory: TERRITORY, admin: [WEST, EAST], layers: [], ...more };
}

const codes = (result: { readonly findings: readonly { readonly code: string }[] }): string[] => [
  ...new Set(result.findings.map(({ code }) => code)),
];
const ratio = (a: number, b: number): number => Math.abs(a / b - 1);

describe("classes", () => {
  const result = delineate(
    input({
      layers: [
        layer(
          "ecology",
          zone("E1", "ecology", "1110", rectangle(0, 0, 4, 4)),
          zone("E2", "ecology", "3110", rectangle(4, 0, 20, 10)),
        ),
        layer(
          "water",
          zone("W1", "water", "2220", rectangle(2, 0, 12, 4)),
          zone("W2", "water", "2210", rectangle(14, 6, 16, 10)),
        ),
        layer("soil", zone("S1", "soil", "2420", rectangle(14, 6, 20, 8))),
      ],
      parks: [{ code: "P1", name: "示范园", geometry: rectangle(16, 8, 18, 10) }],
    }),
  );

  it("go by precedence, and each unit says why: zones, triggers, kind", () => {
    expect(
      result.units.map(({ code, name, class: zoneClass, keyKind, park, county, realm, reasons }) => ({
        code,
        name,
        class: zoneClass,
        ...(keyKind && { keyKind }),
        ...(park && { park }),
        county,
        realm,
        reasons: reasons.map(({ zones, trigger }) => [zones.join(), trigger ?? "—"]),
      })),
    ).toEqual([
      { code: "ZH33100110001", name: "甲县生态保护红线优先保护单元", class: "priority", county: "331001", realm: "land", reasons: [["E1", "—"]] }, // biome-ignore format: a row a unit
      { code: "ZH33100120001", name: "甲县城镇生活重点管控单元", class: "key", keyKind: "urban", county: "331001", realm: "land", reasons: [["W1", "qualityPressure"]] }, // biome-ignore format: a row a unit
      { code: "ZH33100130001", name: "甲县一般管控单元", class: "general", county: "331001", realm: "land", reasons: [["E2", "—"]] }, // biome-ignore format: a row a unit
      { code: "ZH33100220001", name: "示范园重点管控单元", class: "key", keyKind: "park", park: "P1", county: "331002", realm: "land", reasons: [["", "concentratedDischarge"]] }, // biome-ignore format: a row a unit
      { code: "ZH33100220002", name: "乙县城镇生活重点管控单元", class: "key", keyKind: "urban", county: "331002", realm: "land", reasons: [["W1", "qualityPressure"]] }, // biome-ignore format: a row a unit
      { code: "ZH33100220003", name: "乙县要素重点管控单元", class: "key", keyKind: "element", county: "331002", realm: "land", reasons: [["W2", "concentratedDischarge"], ["S1", "highRisk"]] }, // biome-ignore format: a row a unit
      { code: "ZH33100230001", name: "乙县一般管控单元", class: "general", county: "331002", realm: "land", reasons: [["E2", "—"]] }, // biome-ignore format: a row a unit
    ]);
  });

  it("leave the strictest ground, measured", () => {
    const areaOf = (code: string): number => area(result.units.find((unit) => unit.code === code)!.geometry);
    expect(ratio(areaOf("ZH33100110001"), area(rectangle(0, 0, 4, 4)))).toBeLessThan(1e-12);
    expect(ratio(areaOf("ZH33100120001"), area(rectangle(4, 0, 10, 4)))).toBeLessThan(1e-12);
    expect(ratio(result.totals.unitsM2, result.totals.territoryM2)).toBeLessThan(1e-12);
    expect(result.certificate).toMatchObject({ valid: true, covered: true });
  });

  it("have a lineage: every zone on the unit, its ground, and whether it decided", () => {
    const [first] = result.lineage;
    expect(first).toMatchObject({ code: "ZH33100110001", rule: "redline", foreignM2: 0 });
    expect(first!.zones.map(({ code, share, decides }) => [code, Math.round(share * 1e4), decides])).toEqual([
      ["E1", 10000, true],
      ["W1", 5000, false],
    ]);
  });

  it("tell what an element lacks: ground without a zone, and layers that are not there", () => {
    expect(result.elements.map(({ element, state }) => [element, state])).toEqual([
      ["ecology", "partial"],
      ["water", "partial"],
      ["air", "noData"],
      ["soil", "partial"],
      ["acoustic", "noData"],
      ["marine", "noData"],
      ["groundwater", "noData"],
      ["resource", "noData"],
      ["shoreline", "noData"],
    ]);
    const ecology = result.elements[0]!;
    expect(ratio(ecology.uncoveredM2, area(rectangle(0, 4, 4, 10)))).toBeLessThan(1e-9);
    const told = result.findings.filter(({ code }) => code === "LAYER_UNCOVERED");
    expect(told.map(({ subject, severity }) => [subject, severity])).toEqual([
      ["ecology", "warning"],
      ["soil", "warning"],
      ["water", "warning"],
    ]);
    expect(told[0]!.message.zh).toMatch(/^生态要素图层有 [\d,]+ 平方米未覆盖（占其应覆盖范围的 12%）/);
    // no sea, so no marine layer is missed
    expect(result.findings.filter(({ code }) => code === "LAYER_NO_DATA").map(({ subject }) => subject)).toEqual([
      "acoustic",
      "air",
      "groundwater",
      "resource",
      "shoreline",
    ]);
  });

  it("give a general unit where nothing is known, and say so", () => {
    const bare = delineate(input());
    expect(bare.units.map(({ class: zoneClass, reasons }) => [zoneClass, reasons.length])).toEqual([
      ["general", 1],
      ["general", 1],
    ]);
    expect(bare.elements.every(({ state }) => state === "noData")).toBe(true);
  });
});

describe("layers that overlap themselves", () => {
  const strict = zone("A", "water", "1210", rectangle(0, 0, 6, 10));
  const weak = zone("B", "water", "3210", rectangle(4, 0, 20, 10));

  it("are settled by the strictest and told with their area; the layer as noded tiles the ground", () => {
    const result = delineate(input({ layers: [layer("water", weak, strict)] }));
    const [told] = result.findings.filter(({ code }) => code === "LAYER_OVERLAP");
    expect(told).toMatchObject({ severity: "warning", subject: "A,B", location: { position: [120.04, 30] } });
    expect(told!.values).toMatchObject({ winner: "A", areaM2: Math.round(area(rectangle(4, 0, 6, 10))) });
    const [water] = result.layers;
    expect(water!.zones.map(({ code, geometry }) => [code, ratio(area(geometry), area(rectangle(code === "A" ? 0 : 6, 0, code === "A" ? 6 : 20, 10))) < 1e-12])).toEqual([["A", true], ["B", true]]); // biome-ignore format: one line
    expect(result.elements[1]).toMatchObject({ element: "water", state: "full", uncoveredM2: 0 });
  });

  it("do not conflict where the element is vertical: aquifers keep all their ground", () => {
    const upper = zone("G1", "groundwater", "2910", rectangle(0, 0, 12, 10));
    const lower = zone("G2", "groundwater", "1910", rectangle(8, 0, 20, 10));
    const deepest = zone("G3", "groundwater", "3910", rectangle(0, 0, 20, 10));
    const result = delineate(input({ layers: [layer("groundwater", upper, lower, deepest)] }));
    expect(result.certificate).toMatchObject({ valid: true, covered: true });
    expect(codes(result)).not.toContain("LAYER_OVERLAP");
    const [noded] = result.layers;
    expect(noded!.zones).toHaveLength(3);
    for (const [i, original] of [upper, lower, deepest].entries())
      expect(ratio(area(noded!.zones[i]!.geometry), area(original.geometry))).toBeLessThan(1e-12);
    // and the strictest of them decides
    expect(result.units.find(({ county }) => county === "331002")!.class).toBe("priority");
  });

  it("tell a zone that has no ground left, and keep it out of the layer", () => {
    const hidden = zone("C", "water", "3210", rectangle(1, 1, 2, 2));
    const abroad = zone("D", "water", "3210", rectangle(30, 1, 32, 2));
    const result = delineate(input({ layers: [layer("water", strict, hidden, abroad)] }));
    expect(result.layers[0]!.zones.map(({ code }) => code)).toEqual(["A"]);
    expect(result.findings.filter(({ code }) => code === "ZONE_NO_GROUND").map(({ subject }) => subject)).toEqual([
      "C",
      "D",
    ]);
    expect(result.findings.find(({ code }) => code === "LAYER_OUTSIDE")!.values).toMatchObject({
      areaM2: Math.round(area(rectangle(30, 1, 32, 2))),
    });
    expect(ratio(result.totals.outsideM2, area(rectangle(30, 1, 32, 2)))).toBeLessThan(1e-9);
  });
});

describe("counties", () => {
  it("that overlap are settled by code, and told", () => {
    const result = delineate(input({ admin: [EAST, { ...WEST, geometry: rectangle(0, 0, 11, 10) }] }));
    expect(result.findings.find(({ code }) => code === "ADMIN_OVERLAP")).toMatchObject({ subject: "331001,331002" });
    expect(ratio(area(result.counties[0]!.geometry), area(rectangle(0, 0, 11, 10)))).toBeLessThan(1e-12);
  });

  it("that leave a gap take it up by the longest shared border, told with place and area", () => {
    // a wedge between the counties, and a notch at the northern edge that only the eastern one borders on
    const west = { ...WEST, geometry: polygon([0, 0], [9, 0], [10, 10], [0, 10]) };
    const east = {
      ...EAST,
      geometry: polygon([10, 0], [20, 0], [20, 10], [16, 10], [16, 9], [14, 9], [14, 10], [10, 10]),
    };
    const result = delineate(input({ admin: [west, east] }));
    expect(result.units).toHaveLength(2);
    expect(ratio(result.totals.unitsM2, result.totals.territoryM2)).toBeLessThan(1e-12);
    const told = result.findings.filter(({ code }) => code === "GROUND_WITHOUT_COUNTY");
    // the slant border of the wedge is the western county's and longer
    expect(told.map(({ subject, values, location }) => [subject, values!.count, location!.position])).toEqual([
      ["331001", 1, [120.09, 30]],
      ["331002", 1, [120.14, 30.09]],
    ]);
    expect(result.certificate).toMatchObject({ valid: true, covered: true });
  });

  it("may be missing altogether: the territory's code stands in", () => {
    const result = delineate(input({ admin: [] }));
    expect(result.units.map(({ code }) => code)).toEqual(["ZH33100030001"]);
    expect(codes(result)).toContain("GROUND_WITHOUT_NEIGHBOUR");
  });

  it("may be townships: units are cut by them, or by their county", () => {
    const towns: CuttingArea[] = [
      { code: "331001002", name: "南镇", geometry: rectangle(0, 0, 20, 5) },
      { code: "331001001", name: "北镇", geometry: rectangle(0, 5, 20, 10) },
    ];
    const byTown = delineate(input({ admin: towns }));
    expect(byTown.units.map(({ code, name }) => [code, name])).toEqual([
      ["ZH33100130001", "北镇一般管控单元"],
      ["ZH33100130002", "南镇一般管控单元"],
    ]);
    const profile: DelineationProfile = {
      ...NATIONAL_DELINEATION,
      numbering: { ...NATIONAL_DELINEATION.numbering, cutBy: "county" },
    };
    expect(delineate(input({ admin: towns, profile })).units).toHaveLength(1);
  });

  it("with a code that is none are told", () => {
    const result = delineate(input({ admin: [WEST, { ...EAST, code: "乙" }] }));
    expect(codes(result)).toContain("ADMIN_CODE");
    expect(result.units.map(({ code }) => code)).toEqual(["ZH33100030001", "ZH33100130001"]);
  });
});

describe("the sea", () => {
  const territory = { ...TERRITORY, geometry: rectangle(0, 0, 20, 14) };

  it("is where a marine zone is and no area says land; its county is the zone's, else the nearest coast's", () => {
    const result = delineate(
      input({
        territory,
        layers: [
          layer(
            "marine",
            zone("M1", "marine", "1710", rectangle(0, 10, 6, 14), { county: "331002" }),
            zone("M2", "marine", "3710", rectangle(6, 10, 20, 14)),
          ),
        ],
      }),
    );
    expect(result.units.map(({ code, name, realm }) => [code, name, realm])).toEqual([
      ["HY33100210001", "乙县海域要素优先保护单元", "sea"],
      ["HY33100230001", "乙县海域一般管控单元", "sea"],
      ["ZH33100130001", "甲县一般管控单元", "land"],
      ["ZH33100230001", "乙县一般管控单元", "land"],
    ]);
    expect(result.elements.find(({ element }) => element === "marine")).toMatchObject({ state: "full" });
    expect(result.certificate!.checks.find(({ code }) => code === "TOP10")).toMatchObject({ state: "passed" });
  });

  it("that no layer knows goes to the county beside it as land, and is told", () => {
    const result = delineate(
      input({ territory, layers: [layer("ecology", zone("E", "ecology", "3110", rectangle(0, 0, 20, 14)))] }),
    );
    expect(result.units.every(({ realm }) => realm === "land")).toBe(true);
    expect(ratio(result.totals.unitsM2, result.totals.territoryM2)).toBeLessThan(1e-12);
    expect(codes(result)).toContain("GROUND_WITHOUT_COUNTY");
  });

  it("and the land make a scheme that is certified as it was compiled", () => {
    const result = delineate(
      input({
        layers: [
          layer("water", zone("W", "water", "3210", rectangle(0, 0, 10, 10))),
          layer("marine", zone("M", "marine", "3710", rectangle(10, 0, 20, 10), { county: "331001" })),
        ],
        admin: [WEST],
      }),
    );
    const version = { number: "1", status: "drafting", baseDate: "2026-01-01", areaMethod: "lonlat" } as const;
    const words = { id: "s", name: "某市", authority: "某市人民政府", competentBody: "某局", responsibleBodies: [] };
    const scheme = assembleScheme(result, { ...words, level: "prefecture", version });
    expect(scheme.layers.map(({ coverage }) => coverage)).toEqual(["full", "full"]);
    expect(result.certificate!.valid).toBe(true);
    expect(certify(scheme).checks.filter(({ state }) => state === "failed")).toEqual([]);
  });

  it("does not reach onto what is stated to be land", () => {
    const land = { ...WEST, realm: "land" as const };
    const marine = layer("marine", zone("M", "marine", "1710", rectangle(0, 8, 20, 14), { county: "331002" }));
    const result = delineate(input({ territory, admin: [land, EAST], layers: [marine] }));
    expect(result.findings.find(({ code }) => code === "MARINE_ON_LAND")!.values).toMatchObject({
      areaM2: Math.round(area(rectangle(0, 8, 10, 10))),
    });
    expect(result.units.find(({ code }) => code === "ZH33100130001")).toBeDefined();
    // the eastern county says nothing, so its northern strip is sea
    expect(result.units.filter(({ realm }) => realm === "sea").map(({ code }) => code)).toEqual(["HY33100210001"]);
  });
});

describe("parks and protected areas", () => {
  it("are split out, except where the ground is stricter; overlaps go by code", () => {
    const parks: IndustrialPark[] = [
      { code: "P2", name: "二园", geometry: rectangle(3, 3, 7, 7) },
      { code: "P1", name: "一园", geometry: rectangle(5, 3, 9, 7) },
    ];
    const result = delineate(
      input({
        parks,
        protectedAreas: [{ code: "R1", name: "某湿地公园", geometry: rectangle(15, 5, 18, 8) }],
        layers: [layer("ecology", zone("E", "ecology", "1110", rectangle(0, 0, 4, 10)))],
      }),
    );
    expect(result.units.map(({ name, park }) => [name, park ?? ""])).toEqual([
      ["甲县生态保护红线优先保护单元", ""],
      ["二园重点管控单元", "P2"],
      ["一园重点管控单元", "P1"],
      ["甲县一般管控单元", ""],
      ["某湿地公园优先保护单元", ""],
      ["乙县一般管控单元", ""],
    ]);
    const park = (code: string) => result.units.find((unit) => unit.park === code)!.geometry;
    expect(ratio(area(park("P1")), area(rectangle(5, 3, 9, 7)))).toBeLessThan(1e-12);
    expect(ratio(area(park("P2")), area(rectangle(4, 3, 5, 7)))).toBeLessThan(1e-12);
    expect(codes(result)).toContain("PARK_OVERLAP");
    expect(result.protectedAreas).toHaveLength(1);
  });
});

describe("profiles", () => {
  it("decide what counts: a province that leaves farmland out has no priority unit of it", () => {
    const soil = layer("soil", zone("S", "soil", "1410", rectangle(0, 0, 10, 10)));
    expect(delineate(input({ layers: [soil] })).units[0]!.class).toBe("priority");
    const rules = NATIONAL_DELINEATION.rules.map((rule) =>
      rule.id === "priority" ? { ...rule, elements: ["air", "marine"] as const } : rule,
    );
    const result = delineate(input({ layers: [soil], profile: { ...NATIONAL_DELINEATION, rules } }));
    expect(result.units.map((unit) => unit.class)).toEqual(["general", "general"]);
    // what decides nothing is still on record
    expect(result.lineage[0]!.zones).toMatchObject([{ code: "S", decides: false }]);
  });

  it("stand by their order: where zones of one element overlap, the first rule met decides, whatever class the layer says", () => {
    const [first, ...rest] = NATIONAL_DELINEATION.rules;
    const profile: DelineationProfile = { ...NATIONAL_DELINEATION, id: "strict", rules: [{ ...first!, types: ["1110", "3110"] }, ...rest] }; // biome-ignore format: one line
    const own = zone("G", "ecology", "3110", rectangle(0, 0, 10, 10));
    const other = zone("K", "ecology", "2110", rectangle(0, 0, 5, 10));
    const { units } = delineate(input({ profile, layers: [layer("ecology", own, other)] }));
    expect(units.map(({ class: zoneClass, county }) => [county, zoneClass])).toEqual([
      ["331001", "priority"],
      ["331002", "general"],
    ]);
  });

  it("accept types that nobody knows by their class, and flag them once", () => {
    const odd = [1, 2, 3].map((i) => zone(`X${i}`, "air", "2360", rectangle(3 * i, 0, 3 * i + 2, 5)));
    const result = delineate(input({ layers: [layer("air", ...odd)] }));
    expect(result.findings.filter(({ code }) => code === "ZONE_TYPE_UNKNOWN")).toHaveLength(1);
    expect(result.units[0]).toMatchObject({
      class: "key",
      keyKind: "element",
      reasons: [{ zones: ["X1", "X2", "X3"] }],
    });
  });

  it("take the stricter of class and type where a zone disagrees with itself, and tell", () => {
    const torn = zone("T", "ecology", "1110", rectangle(0, 0, 5, 5), { class: "general" });
    const result = delineate(input({ layers: [layer("ecology", torn)] }));
    expect(result.units[0]!.class).toBe("priority");
    expect(codes(result)).toContain("ZONE_TYPE_CLASS");
  });

  it("may number every connected piece", () => {
    const water = layer(
      "water",
      zone("W1", "water", "2220", rectangle(0, 0, 2, 2)),
      zone("W2", "water", "2220", rectangle(5, 5, 7, 7)),
    );
    const together = delineate(input({ layers: [water] }));
    expect(together.units.filter((unit) => unit.class === "key")).toHaveLength(1);
    const profile: DelineationProfile = {
      ...NATIONAL_DELINEATION,
      numbering: { ...NATIONAL_DELINEATION.numbering, pieces: "apart" },
    };
    const apart = delineate(input({ layers: [water], profile }));
    expect(apart.units.filter((unit) => unit.class === "key").map(({ code, name, reasons }) => [code, name, reasons[0]!.zones])).toEqual([
      ["ZH33100120001", "甲县城镇生活重点管控单元1", ["W1"]],
      ["ZH33100120002", "甲县城镇生活重点管控单元2", ["W2"]],
    ]); // biome-ignore format: rows
    expect(ratio(apart.totals.unitsM2, apart.totals.territoryM2)).toBeLessThan(1e-12);
  });

  it("that are wrong are refused with the member at fault", () => {
    const wrong = (change: Partial<DelineationProfile>, at: RegExp): void =>
      expect(() => delineate(input({ profile: { ...NATIONAL_DELINEATION, ...change } }))).toThrow(at);
    const { rules } = NATIONAL_DELINEATION;
    wrong({ rules: [] }, /profile\.rules/);
    wrong({ rules: rules.slice(0, -1) }, /profile\.rules\[7\]\.ground/);
    wrong({ rules: [...rules].reverse() }, /profile\.rules\[0\]\.ground/);
    wrong({ rules: [rules[7]!, rules[0]!, rules[8]!] }, /profile\.rules\[1\]\.class/);
    wrong({ rules: [rules[0]!, ...rules] }, /profile\.rules\[1\]\.id/);
    wrong({ fitting: { priorityShare: 0, keyShare: 0.5 } }, /profile\.fitting\.priorityShare/);
    wrong({ fitting: { priorityShare: 0.5, keyShare: Number.NaN } }, /profile\.fitting\.keyShare/);
    wrong({ numbering: { cutBy: "area", pieces: "together", keepShare: 2 } }, /profile\.numbering\.keepShare/);
    expect(() => delineate(input({ method: "guess" as "overlay" }))).toThrow(/method/);
  });
});

describe("small patches", () => {
  // a general ground with a key strip 0.2 steps wide and a red line of one step
  const layers = [
    layer(
      "water",
      zone("W", "water", "2220", rectangle(2, 0, 5, 5)),
      zone("V", "water", "2240", polygon([5, 0], [5.2, 0], [5.2, 5], [5, 5])),
    ),
    layer("ecology", zone("E", "ecology", "1110", rectangle(8, 8, 9, 9))),
  ];

  it("stay unless asked for", () => {
    const { dissolveLog, patchesLeft, units } = delineate(input({ layers }));
    expect([dissolveLog.length, patchesLeft.length, units.length]).toEqual([0, 0, 5]);
  });

  it("join the neighbour of the longest border that is not weaker; areas before and after are logged", () => {
    const result = delineate(input({ layers, slivers: { minAreaM2: 2e6 } }));
    const strip = area(polygon([5, 0], [5.2, 0], [5.2, 5], [5, 5]));
    const town = area(rectangle(2, 0, 5, 5));
    expect(result.dissolveLog).toHaveLength(1);
    const [entry] = result.dissolveLog;
    expect(entry).toMatchObject({
      from: { name: "甲县要素重点管控单元", class: "key" },
      to: { code: "ZH33100120001", name: "甲县城镇生活重点管控单元", class: "key" },
      at: [120.05, 30],
    });
    expect(entry!.from.code).toBeUndefined();
    const { areaM2, meanWidthM, borderM, from, to } = entry!;
    expect([areaM2 / strip, from.beforeM2 / strip, to.beforeM2 / town, to.afterM2 / (town + strip)]).toEqual([1, 1, 1, 1].map((one) => expect.closeTo(one, 9))); // biome-ignore format: one line
    expect(from.afterM2).toBeCloseTo(0, 3);
    // five steps north: 0.05 degrees of the meridian at 30°, and the width of a strip a little less than 0.2 steps east
    expect(borderM).toBeCloseTo(5542.8, 0);
    expect(meanWidthM).toBeCloseTo((2 * strip) / (2 * 5542.8 + 2 * 0.002 * 96486), -1);
    expect(result.units.map(({ name }) => name)).not.toContain("甲县要素重点管控单元");
    expect(result.lineage.find(({ code }) => code === "ZH33100120001")!.zones.map(({ code }) => code)).toEqual([
      "V",
      "W",
    ]);
    expect(ratio(result.totals.unitsM2, result.totals.territoryM2)).toBeLessThan(1e-12);
    // the red line is small and stays
    expect(result.patchesLeft.map(({ code, why }) => [code, why])).toEqual([["ZH33100110001", "protected"]]);
  });

  it("are thin by their mean width", () => {
    expect(delineate(input({ layers, slivers: { minWidthM: 150 } })).dissolveLog).toHaveLength(0);
    expect(delineate(input({ layers, slivers: { minWidthM: 200 } })).dissolveLog).toHaveLength(1);
  });

  it("do not weaken protection unless the policy says any", () => {
    const lone = [layer("water", zone("W", "water", "1210", rectangle(2, 2, 3, 3)))];
    const strict = delineate(input({ layers: lone, slivers: { minAreaM2: 2e6 } }));
    expect(strict.patchesLeft.map(({ why }) => why)).toEqual(["weaker"]);
    const loose = delineate(input({ layers: lone, slivers: { minAreaM2: 2e6, mergePolicy: "any" } }));
    expect(loose.dissolveLog.map(({ from, to }) => [from.class, to.class])).toEqual([["priority", "general"]]);
    expect(loose.lineage[0]!.foreignM2).toBeCloseTo(area(rectangle(2, 2, 3, 3)), 0);
    const kept = delineate(
      input({ layers: lone, slivers: { minAreaM2: 2e6, mergePolicy: "any", protect: ["water"] } }),
    );
    expect(kept.patchesLeft.map(({ why }) => why)).toEqual(["protected"]);
  });

  it("never leave their county, nor enter a park", () => {
    const corner = [layer("water", zone("W", "water", "2220", rectangle(0, 0, 12, 10)))];
    const result = delineate(input({ layers: corner, slivers: { minAreaM2: 1e8 }, parks: [{ code: "P", name: "园", geometry: rectangle(19, 9, 20, 10) }] })); // biome-ignore format: one line
    for (const { from, to } of result.dissolveLog) expect(from.name.slice(0, 2)).toBe(to.name.slice(0, 2));
    expect(
      ratio(area(result.units.find(({ park }) => park === "P")!.geometry), area(rectangle(19, 9, 20, 10))),
    ).toBeLessThan(1e-12);
    expect(result.certificate!.checks.find(({ code }) => code === "TOP5")).toMatchObject({ state: "passed" });
  });

  it("grow as they join: a patch of two small ones is not small any more", () => {
    // two strips of 1.2e6 m² beside each other, each below the threshold, together above it
    const pair = [
      layer("water", zone("A", "water", "1210", rectangle(2, 2, 3, 3))),
      layer("ecology", zone("B", "ecology", "1130", rectangle(3, 2, 4, 3))),
    ];
    const result = delineate(input({ layers: pair, slivers: { minAreaM2: 1.5e6 } }));
    expect(result.dissolveLog).toHaveLength(1);
    expect(result.patchesLeft).toEqual([]);
    const joined = result.units.find(({ class: zoneClass }) => zoneClass === "priority")!;
    expect(ratio(area(joined.geometry), area(rectangle(2, 2, 4, 3)))).toBeLessThan(1e-12);
  });

  it("grow wider too, their common border being none any more", () => {
    // a square of a step is 516 m wide in the mean, two side by side are 704
    const pair = [
      layer("water", zone("A", "water", "1210", rectangle(2, 2, 3, 3))),
      layer("ecology", zone("B", "ecology", "1130", rectangle(3, 2, 4, 3))),
    ];
    const result = delineate(input({ layers: pair, slivers: { minWidthM: 600 } }));
    expect(result.dissolveLog.map(({ meanWidthM }) => Math.round(meanWidthM))).toEqual([516]);
    expect(result.patchesLeft).toEqual([]);
    expect(delineate(input({ layers: pair, slivers: { minWidthM: 750 } })).patchesLeft).toMatchObject([
      { why: "weaker", meanWidthM: expect.closeTo(704, -1) },
    ]);
  });

  it("choose the longest border among neighbours that are not weaker, not the largest neighbour", () => {
    // the patch has four steps and one in common with the town around it, one with the larger farm zone in the south, and
    // four with the general ground in the east
    const layers = [
      layer(
        "water",
        zone("U", "water", "2220", polygon([1, 2], [3, 2], [3, 6], [4, 6], [4, 8], [1, 8])),
        zone("F", "water", "2230", rectangle(3, 0, 10, 2)),
      ),
      layer("soil", zone("S", "soil", "1410", rectangle(3, 2, 4, 6))),
    ];
    const strict = delineate(input({ layers, slivers: { minAreaM2: 5e6 } }));
    expect(strict.patchesLeft.map(({ why }) => why)).toEqual(["weaker"]);
    const loose = delineate(input({ layers, slivers: { minAreaM2: 5e6, mergePolicy: "any" } }));
    expect(loose.dissolveLog.map(({ to }) => to.name)).toEqual(["甲县城镇生活重点管控单元"]);
  });

  it("refuse options that are none", () => {
    expect(() => delineate(input({ slivers: {} }))).toThrow(/slivers\.minAreaM2/);
    expect(() => delineate(input({ slivers: { minAreaM2: Number.NaN } }))).toThrow(/slivers\.minAreaM2/);
    expect(() => delineate(input({ slivers: { minWidthM: -1 } }))).toThrow(/slivers\.minWidthM/);
    expect(() => delineate(input({ slivers: { minAreaM2: 1, protect: ["nobody"] } }))).toThrow(/slivers\.protect/);
    expect(() => delineate(input({ slivers: { minAreaM2: 1, mergePolicy: "most" as "any" } }))).toThrow(/mergePolicy/);
  });
});

describe("the fitting method", () => {
  // the west is 60 % key, the east 30 %
  const layers = [
    layer(
      "water",
      zone("W1", "water", "2220", rectangle(0, 0, 6, 10)),
      zone("W2", "water", "2220", rectangle(10, 0, 13, 10)),
    ),
  ];

  it("gives a cell the class whose share passes the threshold", () => {
    const result = delineate(input({ layers, method: "fitting" }));
    expect(result.units.map(({ code, class: zoneClass }) => [code, zoneClass])).toEqual([
      ["ZH33100120001", "key"],
      ["ZH33100230001", "general"],
    ]);
    expect(result.units[0]!.reasons).toEqual([
      { zones: ["W1"], trigger: "qualityPressure", note: expect.stringContaining("拟合法") },
    ]);
    expect(result.lineage[0]!.foreignM2 / area(rectangle(6, 0, 10, 10))).toBeCloseTo(1, 9);
    expect(ratio(result.totals.unitsM2, result.totals.territoryM2)).toBeLessThan(1e-12);
  });

  it("takes the thresholds of the profile", () => {
    const profile: DelineationProfile = {
      ...NATIONAL_DELINEATION,
      fitting: { priorityShare: 0.9, keyShare: 0.3 - 1e-9 },
    };
    expect(delineate(input({ layers, method: "fitting", profile })).units.map((unit) => unit.class)).toEqual([
      "key",
      "key",
    ]);
  });

  it("never fits the red line or a park away", () => {
    const more = [...layers, layer("ecology", zone("E", "ecology", "1110", rectangle(15, 5, 16, 6)))];
    const parks = [{ code: "P", name: "园", geometry: rectangle(18, 8, 19, 9) }];
    const result = delineate(input({ layers: more, parks, method: "fitting" }));
    expect(result.units.map(({ name }) => name)).toEqual([
      "甲县城镇生活重点管控单元",
      "乙县生态保护红线优先保护单元",
      "园重点管控单元",
      "乙县一般管控单元",
    ]);
    expect(result.certificate!.checks.find(({ code }) => code === "REDLINE")).toMatchObject({ state: "passed" });
  });

  it("is compared with the overlay method: ground moved, units, purity", () => {
    const { overlay: over, fitting, moves, movedShare, cells, territoryM2 } = compareMethods(input({ layers }));
    expect([over.units, fitting.units, over.purity, over.leastPurity, over.weakenedM2]).toEqual([4, 2, 1, 1, 0]);
    const share = (from: string, to: string): number =>
      moves.find((move) => move.overlay === from && move.fitting === to)!.areaM2 / territoryM2;
    // a step of longitude is the same area everywhere between two parallels: 20 columns in all
    expect(share("general", "key")).toBeCloseTo(4 / 20, 9);
    expect(share("key", "general")).toBeCloseTo(3 / 20, 9);
    expect(share("key", "key")).toBeCloseTo(6 / 20, 9);
    expect(movedShare).toBeCloseTo(7 / 20, 9);
    expect(fitting.purity).toBeCloseTo(13 / 20, 9);
    expect(fitting.leastPurity).toBeCloseTo(0.6, 9);
    expect(fitting.weakenedM2 / territoryM2).toBeCloseTo(3 / 20, 9);
    expect(moves.reduce((sum, { areaM2 }) => sum + areaM2, 0) / territoryM2).toBeCloseTo(1, 12);
    expect(cells.map(({ code, shares, fitted }) => [code, shares.key.toFixed(6), fitted])).toEqual([
      ["331001", "0.600000", "key"],
      ["331002", "0.300000", "general"],
    ]);
  });
});

describe("hostile input", () => {
  it("does not fail on names and codes that are members of every object, and keeps them as they are", () => {
    const names = ["__proto__", "constructor", "toString"];
    const odd = names.map((name, i) =>
      zone(name, "water", i === 0 ? "__proto__" : "2220", rectangle(3 * i, 0, 3 * i + 2, 5)),
    );
    const result = delineate(input({ layers: [layer("water", ...odd)] }));
    expect(result.layers[0]!.zones.map(({ code }) => code).sort()).toEqual([...names].sort());
    expect(JSON.parse(JSON.stringify(result.units))).toEqual(result.units);
  });

  it("is read by the non-zero rule where rings are invalid, and told", () => {
    const bowtie = zone("B", "water", "2220", polygon([2, 2], [6, 6], [6, 2], [2, 6]));
    const result = delineate(input({ layers: [layer("water", bowtie)] }));
    expect(result.findings.find(({ code }) => code === "GEOMETRY_REPAIRED")).toMatchObject({ subject: "B" });
    expect(result.certificate).toMatchObject({ valid: true });
    // a spike and a repeated vertex cover no ground, and are nobody's concern here
    const spiky = zone("S", "water", "2220", polygon([2, 2], [6, 2], [6, 2], [6, 6], [6, 9], [6, 6], [2, 6]));
    expect(codes(delineate(input({ layers: [layer("water", spiky)] })))).not.toContain("GEOMETRY_REPAIRED");
    // a hole that leaves its shell does
    const [shell, hole] = [rectangle(1, 1, 4, 4), rectangle(3, 3, 6, 6)].map(({ coordinates }) => coordinates[0]!);
    const leaving: Polygon = { type: "Polygon", coordinates: [shell!, hole!] };
    const told = delineate(input({ layers: [layer("water", zone("L", "water", "2220", leaving))] }));
    expect(codes(told)).toContain("GEOMETRY_REPAIRED");
  });

  it("with numbers that are none is refused by place", () => {
    const broken = {
      type: "Polygon" as const,
      coordinates: [
        [
          [120, 30],
          [Number.NaN, 30],
          [121, 31],
          [120, 30],
        ],
      ],
    };
    expect(() => delineate(input({ layers: [layer("water", zone("N", "water", "2220", broken))] }))).toThrow(
      /not a finite number/,
    );
  });

  it("with one code for two zones uses both, and tells", () => {
    const twins = [
      zone("T", "water", "2220", rectangle(0, 0, 2, 2)),
      zone("T", "water", "2220", rectangle(5, 5, 7, 7)),
    ];
    const result = delineate(input({ layers: [layer("water", ...twins)] }));
    expect(result.findings.find(({ code }) => code === "CODE_DUPLICATE")!.values).toMatchObject({
      value: "T",
      count: 2,
    });
    const key = result.units.find((unit) => unit.class === "key")!;
    expect(ratio(area(key.geometry), area(rectangle(0, 0, 2, 2)) + area(rectangle(5, 5, 7, 7)))).toBeLessThan(1e-9);
  });

  it("is never changed", () => {
    const given = input({ layers: [layer("water", zone("W", "water", "2220", rectangle(0, 0, 2, 2)))] });
    const before = JSON.stringify(given);
    delineate(given);
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe("long work", () => {
  const layers = [layer("water", zone("W", "water", "2220", rectangle(0, 0, 12, 10)))];

  it("tells its steps, and ends where it is aborted", () => {
    const steps: string[] = [];
    delineate(input({ layers, onProgress: ({ done, total, step }) => steps.push(`${done}/${total} ${step.en}`) }));
    expect(steps).toHaveLength(9);
    expect(steps[1]).toBe("1/9 Overlaying all layers");
    const controller = new AbortController();
    let last = -1;
    const aborted = (): unknown =>
      delineate(
        input({
          layers,
          signal: controller.signal,
          onProgress: ({ done }) => {
            last = done;
            if (done === 3) controller.abort(new Error("enough"));
          },
        }),
      );
    expect(aborted).toThrow("enough");
    expect(last).toBe(3);
  });

  it("gives the same bytes without blocking, and hears an abort from outside", async () => {
    expect(JSON.stringify(await delineateAsync(input({ layers })))).toBe(JSON.stringify(delineate(input({ layers }))));
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("stop")));
    await expect(delineateAsync(input({ layers, signal: controller.signal }))).rejects.toThrow("stop");
  });

  it("lets others have their turn inside the overlay and inside the certificate, and hears an abort there", async () => {
    const { territory, layers: zones, counties } = syntheticProvince({ seed: 1, cells: 300, pointsPerSide: 20 });
    const turns = new Map<string, number>();
    let at = "";
    let stop: (() => void) | undefined;
    let running = true;
    const others = (): void => {
      turns.set(at, (turns.get(at) ?? 0) + 1);
      if ((turns.get(at) ?? 0) >= 3) stop?.();
      if (running) setImmediate(others);
    };
    setImmediate(others);
    const onProgress = ({ step }: { step: { en: string } }) => {
      at = step.en;
    };
    const given = { territory, layers: zones, admin: counties, onProgress };
    try {
      await delineateAsync(given);
      expect(turns.get("Overlaying all layers")).toBeGreaterThan(3);
      expect(turns.get("Certifying the coverage")).toBeGreaterThan(3);
      for (const step of ["Overlaying all layers", "Certifying the coverage"]) {
        turns.clear();
        at = "";
        const controller = new AbortController();
        stop = () => at === step && controller.abort(new Error(`stopped while ${step}`));
        await expect(delineateAsync({ ...given, signal: controller.signal })).rejects.toThrow(`stopped while ${step}`);
      }
    } finally {
      running = false;
    }
  });
});

describe("what is compiled", () => {
  it("passes through again bit for bit: units over the layers as noded move nothing", () => {
    const layers = [
      layer("water", zone("W", "water", "2220", polygon([0.3, 0.1], [11.7, 3.3], [7.1, 9.9]))),
      layer("ecology", zone("E", "ecology", "1110", polygon([3.3, 0.7], [15.1, 2.9], [4.4, 8.8]))),
    ];
    const once = delineate(input({ layers }));
    const again = delineate({
      territory: once.territory,
      admin: once.counties,
      layers: once.layers,
      grid: once.gridDeg,
    });
    expect(JSON.stringify(again.units)).toBe(JSON.stringify(once.units));
    expect(JSON.stringify(again.layers)).toBe(JSON.stringify(once.layers));
    const feature = ({ geometry }: { geometry: ElementZone["geometry"] }) => ({
      type: "Feature" as const,
      properties: null,
      geometry,
    });
    const zones = once.layers.flatMap((each) => each.zones);
    const faces = overlay(
      {
        units: { type: "FeatureCollection", features: once.units.map(feature) },
        zones: { type: "FeatureCollection", features: zones.map(feature) },
      },
      { grid: once.gridDeg },
    );
    expect(faces.intersections).toBe(0);
  });
});
