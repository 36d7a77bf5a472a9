// The published schemas against the types (no drift), against documents with every member, and against bad documents.
import { readFileSync } from "node:fs";
import Ajv2020, { type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { readDomain, schemaOfType, unusedNarrowings } from "../../docs/schema/schema-of-types.ts";
import { OPERATORS } from "../../src/domain/index.ts";
import {
  BAD_PROJECTS,
  BAD_SCHEMES,
  changed,
  EVERY_CONDITION,
  FULL_PROJECT,
  FULL_SCHEME,
  type Json,
  type Path,
} from "./documents.ts";
import { LIFECYCLE } from "./lifecycle-documents.ts";

const ROOT = new URL("../../", import.meta.url);
const DOCUMENTS = [
  { name: "ZoningScheme", file: "scheme-1.schema.json", full: FULL_SCHEME as unknown as Json },
  { name: "Project", file: "project-1.schema.json", full: FULL_PROJECT as unknown as Json },
  ...LIFECYCLE,
];

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
    expect(objects.length).toBeGreaterThan(3);
    for (const { path } of objects)
      expect(valid(changed(full, [...path, "surprise"], 1)), [...path, "surprise"].join(".")).toBe(false);
  });

  it("refuses null, a number, a text and a list in place of any object", () => {
    for (const { path } of objectsOf(full))
      if (path.length > 0)
        for (const other of [null, 7, "x", []]) {
          // known not to be a move; the first version, which no update made
          if (other === null && (path.at(-1) === "relocation" || path.at(-1) === "update")) continue;
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

describe.each(LIFECYCLE)("the schema of $file", ({ name, full, bad }) => {
  it.each(bad)("refuses %s", (_, path, value) => {
    expect(accepts.get(name)!(changed(full, path, value))).toBe(false);
  });
});

describe("a scheme", () => {
  const full = FULL_SCHEME as unknown as Json;

  it.each(BAD_SCHEMES)("is refused with %s", (_, path, value) => {
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

  it.each(BAD_PROJECTS)("is refused with %s", (_, path, value) => {
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
