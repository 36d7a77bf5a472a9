import { existsSync, readFileSync, statSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { describe, expect, it } from "vitest";
import {
  type Condition,
  ELEMENTS,
  isIsoDate,
  OPERATORS,
  parseUnitCode,
  parseZoneCode,
} from "../../src/domain/index.ts";
import { area, overlay, prepare, union, validate } from "../../src/geometry/index.ts";
import { REPEALED_LAWS } from "../../src/screening/index.ts";
import { SITES, squareAt } from "./quiet-project.ts";
import { demoProject, SCHEME } from "./scheme.ts";

const SCHEMAS = new URL("../../docs/schema/", import.meta.url);
const { units, zones, terms, layers, parks = [], features = [], threeLines, legalBases, territory } = SCHEME;

const collection = (
  items: readonly { geometry: Polygon | MultiPolygon }[],
): FeatureCollection<Polygon | MultiPolygon> => ({
  type: "FeatureCollection",
  features: items.map(
    (item): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: item, geometry: item.geometry }),
  ),
});
const sumM2 = (items: readonly { geometry: Polygon | MultiPolygon }[]) =>
  items.reduce((sum, item) => sum + area(item.geometry), 0);
const ratio = (a: number, b: number) => Math.abs(a / b - 1);

describe("the showcase's ground", () => {
  it("is tiled by its units: areas close to 1e-12, nothing twice, nothing left", () => {
    expect(ratio(sumM2(units), area(territory.geometry))).toBeLessThan(1e-12);
    const faces = overlay({ territory: collection([territory]), units: collection(units) }, { grid: SCHEME.gridDeg! });
    for (let f = 0; f < faces.faceCount; f++) {
      expect(faces.coveringIndices("units", f)).toHaveLength(1);
      expect(faces.coveringIndices("territory", f)).toHaveLength(1);
    }
    // noded input passes through: no sliver of a face between a unit and the territory
    expect(faces.intersections).toBe(0);
  });

  it("has layers that do what they state", () => {
    const land = sumM2(units.filter((unit) => unit.realm === "land"));
    const sea = sumM2(units.filter((unit) => unit.realm === "sea"));
    for (const element of ["ecology", "water", "air"])
      expect(ratio(sumM2(zones.filter((zone) => zone.element === element)), land), element).toBeLessThan(1e-12);
    expect(ratio(sumM2(zones.filter((zone) => zone.element === "marine")), sea)).toBeLessThan(1e-12);
    for (const element of ["soil", "acoustic", "resource", "shoreline"]) {
      const own = zones.filter((zone) => zone.element === element);
      // zones of one element do not overlap, and lie within the land
      expect(ratio(area(union(own.map((zone) => zone.geometry))), sumM2(own)), element).toBeLessThan(1e-12);
      const both = overlay({ own: collection(own), land: collection(units.filter((unit) => unit.realm === "land")) });
      for (let f = 0; f < both.faceCount; f++)
        if (both.coveringIndices("own", f).length > 0) expect(both.coveringIndices("land", f)).toHaveLength(1);
    }
    expect(new Set(zones.map((zone) => zone.element))).toEqual(new Set(layers.map((layer) => layer.element)));
    expect(ELEMENTS.filter((element) => !layers.some((layer) => layer.element === element))).toEqual(["groundwater"]);
  });

  it("is valid geometry, and every site of the term cases lies where it is said to", () => {
    for (const item of [...units, ...zones, ...parks, territory])
      expect(validate(item.geometry).filter((finding) => finding.severity === "error")).toEqual([]);
    const prepared = prepare({ units: collection(units), zones: collection(zones) }, { grid: SCHEME.gridDeg! });
    for (const [name, site] of Object.entries(SITES)) {
      const faces = prepared.overlay(squareAt(site.at));
      const found = new Set<string>();
      for (let f = 0; f < faces.faceCount; f++) {
        expect(faces.covering("units", f)[0]?.properties?.class, name).toBe(site.unit);
        for (const zone of faces.covering("zones", f)) found.add(zone.properties?.type);
      }
      expect([...found].sort(), name).toEqual([...site.types]);
    }
  });
});

describe("the showcase's words", () => {
  it("has codes of the standard that agree with what they stand for, each once", () => {
    for (const unit of units) {
      const code = parseUnitCode(unit.code);
      expect(code.class).toBe(unit.class);
      expect(code.county).toBe(unit.county);
      expect(code.prefix).toBe(unit.realm === "sea" ? "HY" : "ZH");
    }
    for (const zone of zones) {
      const code = parseZoneCode(zone.code);
      expect(code.class).toBe(zone.class);
      expect(code.type).toBe(zone.type);
    }
    const codes = [...units, ...zones, ...parks].map((item) => item.code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it("gives every unit its lineage: priority and key units name zones of that class, and each zone exists", () => {
    const byCode = new Map(zones.map((zone) => [zone.code, zone]));
    for (const unit of units) {
      const lineage = unit.reasons.flatMap((reason) => reason.zones);
      for (const code of lineage) expect(byCode.has(code), code).toBe(true);
      if (unit.class !== "general") {
        expect(lineage.length, unit.code).toBeGreaterThan(0);
        for (const code of lineage) expect(byCode.get(code)!.class).toBe(unit.class);
      }
      if (unit.class === "key") expect(unit.reasons[0]?.trigger).toBeDefined();
      if (unit.keyKind === "park") expect(parks.map((park) => park.code)).toContain(unit.park);
    }
    // the red line lies in priority units, all of it
    const redline = zones.filter((zone) => zone.type === "1110");
    const faces = overlay({ redline: collection(redline), units: collection(units) });
    for (let f = 0; f < faces.faceCount; f++)
      if (faces.coveringIndices("redline", f).length > 0)
        expect(faces.covering("units", f).map((unit) => unit.properties?.class)).toEqual(["priority"]);
    expect(threeLines.redline.zones).toEqual(redline.map((zone) => zone.code));
  });

  it("has at least 40 terms with every modality, dimension and operator, and at least three tiers", () => {
    expect(terms.length).toBeGreaterThanOrEqual(40);
    const distinct = (values: readonly string[]) => [...new Set(values)].sort();
    expect(distinct(terms.map((term) => term.modality))).toEqual([
      "encourage",
      "exit",
      "prohibit",
      "require",
      "restrict",
    ]);
    expect(distinct(terms.map((term) => term.dimension))).toEqual([
      "common",
      "pollutantDischarge",
      "resourceEfficiency",
      "riskPrevention",
      "spatialLayout",
    ]);
    expect(distinct(terms.map((term) => term.tier))).toEqual([
      "city",
      "cityCluster",
      "element",
      "industry",
      "nation",
      "park",
      "province",
      "region",
      "unit",
    ]);
    const used = new Set<string>();
    const walk = (condition: Condition): void => {
      used.add(condition.op);
      if (condition.op === "all" || condition.op === "any") condition.of.forEach(walk);
      else if (condition.op === "not") walk(condition.of);
      else if (condition.op === "implies") for (const part of [condition.if, condition.then]) walk(part);
    };
    for (const term of terms) for (const condition of [term.when, term.exceptWhen]) if (condition) walk(condition);
    // nothing of the showcase is withheld
    expect([...used].sort()).toEqual(OPERATORS.filter((op) => op !== "withheld").sort());
    expect(terms.some((term) => term.textOnly)).toBe(true);
    expect(terms.some((term) => term.validTo !== undefined)).toBe(true);
  });

  it("names nothing that it does not hold", () => {
    const bases = new Set(legalBases.map((basis) => basis.id));
    const places = new Set([...units, ...zones, ...parks].map((item) => item.code));
    for (const basis of legalBases) {
      if (basis.replacedBy !== undefined) expect(bases).toContain(basis.replacedBy);
      for (const day of [basis.validFrom, basis.validTo]) if (day !== undefined) expect(isIsoDate(day)).toBe(true);
    }
    for (const term of terms) {
      expect(term.basis.length, term.id).toBeGreaterThan(0);
      for (const id of term.basis) expect(bases).toContain(id);
      for (const code of [
        ...(term.scope?.units ?? []),
        ...(term.scope?.parks ?? []),
        ...(term.scope?.place?.zones ?? []),
      ])
        expect(places).toContain(code);
      const named = [
        ...JSON.stringify([term.when ?? null, term.exceptWhen ?? null]).matchAll(/"features":\["([^"]{1,40})"\]/g),
      ];
      for (const [, id] of named) expect(features.map((feature) => feature.id)).toContain(id);
    }
    expect(new Set(terms.map((term) => term.id)).size).toBe(terms.length);
  });

  it("sets targets of all three lines for 2025, 2030 and 2035", () => {
    const { redline, qualityBottomLines, resourceUpperLimits } = threeLines;
    for (const line of [redline, ...qualityBottomLines, ...resourceUpperLimits]) {
      expect(line.indicators.length).toBeGreaterThan(0);
      for (const { id, targets } of line.indicators)
        expect(
          targets.map((target) => target.year),
          id,
        ).toEqual([2025, 2030, 2035]);
    }
  });

  it("turns with the Code of 2026-08-15: some bases lapse the day before, one begins, none of both on one day", () => {
    const lapse = legalBases.filter((basis) => basis.validTo === "2026-08-14");
    expect(lapse.length).toBeGreaterThan(0);
    for (const basis of lapse) expect(basis.replacedBy).toBe("code-2026");
    // every act that article 1242 of the Code repeals, and no other
    const repealed = new Set(REPEALED_LAWS.map(({ title }) => title));
    expect(lapse.map(({ title }) => title).sort()).toEqual(
      legalBases
        .map(({ title }) => title)
        .filter((title) => repealed.has(title))
        .sort(),
    );
    expect(legalBases.find((basis) => basis.id === "code-2026")?.validFrom).toBe("2026-08-15");
  });

  it.skipIf(!existsSync(SCHEMAS))("follows the published schemas", () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    const check = (schema: string, documents: readonly unknown[]): void => {
      const validateDocument = ajv.compile(JSON.parse(readFileSync(new URL(schema, SCHEMAS), "utf8")));
      for (const value of documents)
        expect(validateDocument(value) ? [] : validateDocument.errors?.slice(0, 3)).toEqual([]);
    };
    check("scheme-1.schema.json", [SCHEME]);
    check("project-1.schema.json", ["admissible", "inadmissible", "undetermined", "line", "point"].map(demoProject));
  });

  it("says that it is a demonstration, whose work it builds on, and stays small", () => {
    expect(SCHEME.demonstration).toBe(true);
    expect(SCHEME.notice?.zh).toContain("不是官方划定成果");
    expect(SCHEME.attributions?.map((entry) => entry.credit).join()).toMatch(/OpenStreetMap contributors, ODbL/);
    for (const item of [...units, ...zones, ...parks, ...features]) expect(item.name).toContain("示例");
    const file = new URL("../../docs/showcase/taizhou.scheme.json", import.meta.url);
    expect(statSync(file).size).toBeLessThan(540_000);
    expect(readFileSync(new URL("../../docs/showcase/ATTRIBUTION.md", import.meta.url), "utf8")).toContain("ODbL");
    for (const name of ["admissible", "inadmissible", "undetermined", "line", "point"])
      expect(demoProject(name).name).toContain("示例");
  });
});
