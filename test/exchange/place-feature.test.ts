// Counties, parks, territories and rules from files as people have them: columns of several names, features that lack what
// is needed, names that belong to every object.
import { describe, expect, it } from "vitest";
import { NATIONAL_DELINEATION } from "../../src/delineation/index.ts";
import { readDelineationProfile, readGround, readParkFeatures, readPlaceFeatures } from "../../src/exchange/index.ts";

const SQUARE = { type: "Polygon", coordinates: [[[120, 30], [121, 30], [121, 31], [120, 31], [120, 30]]] }; // biome-ignore format: one line

function collection(...properties: readonly unknown[]): unknown {
  return {
    type: "FeatureCollection",
    features: properties.map((own) => ({ type: "Feature", properties: own, geometry: SQUARE })),
  };
}

describe("places", () => {
  it("have a code by any of its names, as text or number, whatever the case and the spaces", () => {
    const { places, findings } = readPlaceFeatures(
      collection({ adcode: 331002, name: "甲" }, { "XZQDM ": "331003", XZQMC: "乙" }, { Code: " 331004 " }, { 行政区划代码: "331005", 陆海: "海域" }), // biome-ignore format: one line
    );
    expect(findings).toEqual([]);
    expect(places.map(({ code, name, realm }) => [code, name, realm])).toEqual([
      ["331002", "甲", undefined],
      ["331003", "乙", undefined],
      ["331004", "331004", undefined],
      ["331005", "331005", "sea"],
    ]);
    expect(places[0]!.geometry).toBe(SQUARE);
  });

  it("without code, ground or form are told by place, and the others are read", () => {
    const json = collection({ name: "无码" }, { code: "1" }) as { features: unknown[] };
    json.features.push({ type: "Feature", properties: { code: "2" }, geometry: null });
    json.features.push({
      type: "Feature",
      properties: { code: "3" },
      geometry: { type: "Point", coordinates: [1, 2] },
    });
    json.features.push("x");
    const { places, findings } = readPlaceFeatures(json);
    expect(places.map(({ code }) => code)).toEqual(["1"]);
    expect(
      [...new Set(findings.map(({ location }) => /^\$\.features\[\d\]/.exec(location!.path!)![0]))].sort(),
    ).toEqual(["$.features[0]", "$.features[2]", "$.features[3]", "$.features[4]"]);
    for (const { severity } of findings) expect(severity).toBe("error");
    for (const odd of [null, 7, {}, { type: "FeatureCollection", features: {} }, SQUARE])
      expect(readPlaceFeatures(odd).findings).toHaveLength(1);
  });

  it("do not take a member of every object for a column", () => {
    const { places, findings } = readPlaceFeatures(collection({ __proto__: null, constructor: "x" }, Object.create({ code: "1" }))); // biome-ignore format: one line
    expect([places.length, findings.length]).toEqual([0, 2]);
  });

  it("are parks with what the domain knows of them, and nothing else", () => {
    const { places } = readParkFeatures(
      collection({ code: "P1", name: "园", level: "city", compliant: true, chemical: "否", centralTreatment: false, owner: "x" }, { YQDM: "P2", level: "galaxy" }), // biome-ignore format: one line
    );
    expect(places).toEqual([
      { code: "P1", name: "园", level: "city", compliant: true, centralTreatment: false, geometry: SQUARE },
      { code: "P2", name: "P2", geometry: SQUARE },
    ]);
  });

  it("are a territory as geometry, feature or collection", () => {
    for (const json of [SQUARE, { type: "Feature", properties: null, geometry: SQUARE }, collection({})])
      expect(readGround(json)).toEqual({ places: [SQUARE], findings: [] });
    expect(readGround({ type: "LineString", coordinates: [] }).findings.length).toBeGreaterThan(0);
  });
});

describe("rules of delineation", () => {
  it("are read whole or in part", () => {
    expect(readDelineationProfile(JSON.parse(JSON.stringify(NATIONAL_DELINEATION))).findings).toEqual([]);
    expect(readDelineationProfile({ verticalElements: ["groundwater"] }).document).toEqual({ verticalElements: ["groundwater"] }); // biome-ignore format: one line
  });

  it.each([
    [{ rules: {} }, "$.rules"],
    [{ rules: [{ id: "a", class: "strict", name: { zh: "甲", en: "a" }, ground: "zones" }] }, "$.rules[0].class"],
    [{ rules: [{ id: "a", class: "key", name: { zh: "甲", en: "a" }, ground: "moon" }] }, "$.rules[0].ground"],
    [{ triggers: { "2210": "because" } }, '$.triggers["2210"]'],
    [{ fitting: { priorityShare: Number.NaN, keyShare: 0.5 } }, "$.fitting.priorityShare"],
    [{ numbering: { cutBy: "area", pieces: "apart" } }, "$.numbering"],
    [[], "$"],
    [null, "$"],
  ])("%j is refused at its place", (json, path) => {
    const { document, findings } = readDelineationProfile(json);
    expect(document).toBeUndefined();
    expect(findings.map(({ location }) => location!.path)).toContain(path);
  });

  it("tell a misspelt member", () => {
    const { document, findings } = readDelineationProfile({ rule: [] });
    expect(document).toBeDefined();
    expect(findings.map(({ code }) => code)).toEqual(["DOCUMENT_UNKNOWN_KEY"]);
  });
});
