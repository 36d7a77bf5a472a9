// The published schemas against the types (no drift), against documents with every member, and against bad documents.
import { readFileSync } from "node:fs";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { readDomain, schemaOfType, unusedNarrowings } from "../../docs/schema/schema-of-types.ts";
import { OPERATORS } from "../../src/domain/index.ts";
import { EVERY_CONDITION, FULL_PROJECT, FULL_SCHEME } from "./documents.ts";

const ROOT = new URL("../../", import.meta.url);
const DOCUMENTS = [
  { name: "ZoningScheme", file: "scheme-1.schema.json", full: FULL_SCHEME as unknown as Json },
  { name: "Project", file: "project-1.schema.json", full: FULL_PROJECT as unknown as Json },
];

type Json = { [key: string]: Json } & Json[];
type Path = readonly (string | number)[];

// strict but for tuples: a position has two ordinates of its own range and may have more
const ajv = new Ajv2020({ strict: true, strictTuples: false });
addFormats(ajv);
const accepts = new Map<string, ValidateFunction>(
  DOCUMENTS.map(({ name, file }) => [
    name,
    ajv.compile(JSON.parse(readFileSync(new URL(`docs/schema/${file}`, ROOT), "utf8"))),
  ]),
);
const [scheme, project] = DOCUMENTS.map(({ name }) => accepts.get(name)!) as [ValidateFunction, ValidateFunction];

/** A copy with one member changed; `undefined` takes it away. */
function changed(document: Json, path: Path, value: unknown): Json {
  const copy = structuredClone(document);
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key as string]!;
  const last = path[path.length - 1] as string;
  if (value === undefined) delete at[last];
  else at[last] = value as Json;
  return copy;
}

/** Every object of a document but GeoJSON, which is open, with its path. */
function objectsOf(value: unknown, path: Path = []): { path: Path; value: Json }[] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => objectsOf(item, [...path, i]));
  const here = value as Json;
  if ("coordinates" in here || "features" in here || "geometries" in here) if ("type" in here) return [];
  return [{ path, value: here }, ...Object.keys(here).flatMap((key) => objectsOf(here[key], [...path, key]))];
}
const program = readDomain(ROOT);

describe.each(DOCUMENTS)("$file", ({ name, file, full }) => {
  const valid = accepts.get(name)!;

  it("says what the types say; `vitest -u` writes it anew", async () => {
    const id = `urn:sanxian:schema:${file.slice(0, file.indexOf("."))}`;
    const schema = `${JSON.stringify(schemaOfType(program, name, id), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(new URL(`docs/schema/${file}`, ROOT).pathname);
  });

  it("takes a document with every member, each of which has a description", () => {
    expect(valid(full) ? [] : valid.errors).toEqual([]);
    const schema = JSON.parse(readFileSync(new URL(`docs/schema/${file}`, ROOT), "utf8"));
    const used = new Set(objectsOf(full).flatMap(({ value }) => Object.keys(value)));
    const open = new Set(["Feature", "FeatureCollection", "GeometryCollection", "Point", "MultiPoint", "LineString"]);
    for (const [definition, { properties = {} }] of Object.entries<{ properties?: object }>({
      [name]: schema,
      ...schema.$defs,
    })) {
      if (open.has(definition) || /^Multi|^Polygon$/.test(definition)) continue;
      for (const [key, member] of Object.entries<{ description?: string }>(properties as never)) {
        if (key !== "$schema") expect(used, `${definition}.${key} is not in the document`).toContain(key);
        expect(member.description, `${definition}.${key}`).toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });

  it("refuses a member that it does not know, in every object but tables and GeoJSON", () => {
    const tables = new Set(["quantities", "replacement", "listed"]);
    const objects = objectsOf(full).filter(({ path }) => !tables.has(String(path.at(-1))));
    expect(objects.length).toBeGreaterThan(5);
    for (const { path } of objects)
      expect(valid(changed(full, [...path, "surprise"], 1)), [...path, "surprise"].join(".")).toBe(false);
  });

  it("refuses null, a number, a text and a list in place of any object", () => {
    for (const { path } of objectsOf(full))
      if (path.length > 0)
        for (const other of [null, 7, "x", []]) {
          if (other === null && path.at(-1) === "relocation") continue; // known not to be a move
          expect(valid(changed(full, path, other)), `${path.join(".")} = ${JSON.stringify(other)}`).toBe(false);
        }
  });

  it("names its format, and no other", () => {
    expect(valid(changed(full, ["format"], "sanxian.other"))).toBe(false);
    expect(valid(changed(full, ["formatVersion"], "2"))).toBe(false);
    expect(valid(changed(full, ["formatVersion"], 1))).toBe(false);
    expect(valid(changed(full, ["$schema"], "./schema.json"))).toBe(true);
    for (const other of [null, [], "x", 1, {}]) expect(valid(other)).toBe(false);
  });
});

it("is made the same in any order, and every range and pattern finds its property", () => {
  const inOrder = DOCUMENTS.map(({ name }) => schemaOfType(program, name, "x"));
  const fresh = readDomain(ROOT);
  const reversed = [...DOCUMENTS].reverse().map(({ name }) => schemaOfType(fresh, name, "x"));
  expect(JSON.stringify(reversed.reverse())).toBe(JSON.stringify(inOrder));
  expect(unusedNarrowings()).toEqual([]);
});

describe("a scheme", () => {
  const full = FULL_SCHEME as unknown as Json;

  it.each([
    ["no units", ["units"], undefined],
    ["no terms", ["terms"], undefined],
    ["no layers", ["layers"], undefined],
    ["a unit without code", ["units", 0, "code"], undefined],
    ["a class there is not", ["units", 0, "class"], "urgent"],
    ["a zone's code for a unit", ["units", 0, "code"], "YS3310021110001"],
    ["a unit code with spaces", ["units", 0, "code"], "ZH331002 20001"],
    ["six digits of serial", ["units", 0, "code"], "ZH331002200001".concat("1")],
    ["an element there is not", ["zones", 0, "element"], "fire"],
    ["an attribute of another element", ["zones", 0, "attributes"], { basin: "椒江" }],
    ["a type of three digits", ["zones", 0, "type"], "111"],
    ["a type of class 4", ["zones", 0, "type"], "4110"],
    ["a point for a unit", ["units", 0, "geometry"], { type: "Point", coordinates: [121, 28] }],
    [
      "a ring of three points",
      ["units", 0, "geometry", "coordinates"],
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    ],
    [
      "metres for degrees",
      ["features", 0, "geometry", "coordinates"],
      [
        [40500000, 3160000],
        [40500001, 3160000],
      ],
    ],
    ["a date as it is spoken", ["version", "baseDate"], "2024年6月30日"],
    ["a day that is not", ["version", "baseDate"], "2023-02-29"],
    ["a status there is not", ["version", "status"], "done"],
    ["no grid step", ["gridDeg"], 0],
    ["a tier there is not", ["terms", 0, "tier"], "village"],
    ["a modality there is not", ["terms", 0, "modality"], "forbid"],
    ["a term without words", ["terms", 0, "text"], ""],
    ["a term without a list of bases", ["terms", 0, "basis"], undefined],
    ["an industry there is not", ["terms", 0, "scope", "industries"], ["化工"]],
    ["a condition as text", ["terms", 0, "when"], "twoHigh == true"],
    ["an operator there is not", ["terms", 0, "when"], { op: "xor", of: [] }],
    ["an operator of another prototype", ["terms", 0, "when"], { op: "constructor" }],
    ["a share over one", ["terms", 0, "when"], { op: "within", place: {}, minShare: 50 }],
    ["a distance below nought", ["terms", 0, "when"], { op: "distance", to: {}, atMostM: -1 }],
    [
      "a comparison there is not",
      ["terms", 0, "when"],
      { op: "compare", quantity: "a", is: "!=", value: 1, unit: "m" },
    ],
    ["a comparison without a unit", ["terms", 0, "when"], { op: "compare", quantity: "a", is: "<", value: 1 }],
    ["no industry at all", ["terms", 0, "when"], { op: "industry", in: [] }],
    ["a flag there is not", ["terms", 0, "when"], { op: "flag", flag: "__proto__" }],
    ["a bad condition deep inside", ["terms", 0, "when"], { op: "all", of: [{ op: "not", of: { op: "any" } }] }],
  ] as [string, Path, unknown][])("is refused with %s", (_, path, value) => {
    expect(scheme(changed(full, path, value))).toBe(false);
  });

  it.each([
    ["the codes of real lists", ["units", 0, "code"], "ZH440605200001"],
    ["marine units", ["units", 0, "code"], "HY33100220001"],
    [
      "a third ordinate",
      ["units", 0, "geometry", "coordinates"],
      [
        [
          [0, 0, 1],
          [1, 0, 1],
          [1, 1, 1],
          [0, 0, 1],
        ],
      ],
    ],
    ["a land type of its own", ["zones", 0, "type"], "1190"],
    ["no parks", ["parks"], undefined],
    ["a leap day", ["version", "baseDate"], "2024-02-29"],
  ] as [string, Path, unknown][])("is taken with %s", (_, path, value) => {
    expect(scheme(changed(full, path, value)) ? [] : scheme.errors).toEqual([]);
  });

  it("takes every operator, and none that the evaluator does not know", () => {
    expect(new Set(EVERY_CONDITION.map(({ op }) => op))).toEqual(new Set(OPERATORS));
    for (const when of EVERY_CONDITION)
      expect(scheme(changed(full, ["terms", 0, "when"], when)), JSON.stringify(when)).toBe(true);
  });
});

describe("a project", () => {
  const full = FULL_PROJECT as unknown as Json;

  it.each([
    ["no footprint", ["footprint"], undefined],
    ["a footprint of WKT", ["footprint"], "POINT(121 28)"],
    ["a geometry of no type", ["footprint"], { coordinates: [121, 28] }],
    ["a flag as text", ["facts", "flags", "twoHigh"], "no"],
    ["a flag there is not", ["facts", "flags", "dirty"], true],
    ["a quantity without unit", ["facts", "quantities", "waterUse"], { value: 1 }],
    ["a quantity as text", ["facts", "quantities", "waterUse"], { value: "60000", unit: "m3/a" }],
    ["processes as text", ["facts", "process"], "电镀"],
    ["a nature there is not", ["natures"], ["build"]],
    ["an industry that cannot be", ["industries"], ["26144"]],
    ["a ratio below nought", ["facts", "replacement", "VOCs"], -1],
    ["half a move", ["facts", "relocation"], { from: "lower" }],
    ["a day with a time", ["facts", "approvedOn"], "2026-10-20T00:00:00Z"],
  ] as [string, Path, unknown][])("is refused with %s", (_, path, value) => {
    expect(project(changed(full, path, value))).toBe(false);
  });

  it.each([
    ["nothing but its ground", [], undefined],
    ["a point", ["footprint"], { type: "Point", coordinates: [121, 28] }],
    [
      "a line with foreign members",
      ["footprint"],
      {
        type: "LineString",
        coordinates: [
          [1, 1],
          [2, 2],
        ],
        crs: {},
      },
    ],
    ["no move", ["facts", "relocation"], null],
    ["nothing of a kind", ["facts", "pollutant"], []],
    ["a table by any name", ["facts", "quantities", "constructor"], { value: 1, unit: "t/a" }],
  ] as [string, Path, unknown][])("is taken with %s", (_, path, value) => {
    const { format, formatVersion, id, name, footprint } = FULL_PROJECT;
    const document = path.length > 0 ? changed(full, path, value) : { format, formatVersion, id, name, footprint };
    expect(project(document) ? [] : project.errors).toEqual([]);
  });
});
