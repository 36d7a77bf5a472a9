// What the published schemas refuse: every object of a document loses each of its members in turn and gains one nobody
// knows. Which members may go is written down by hand.
import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { demoProject } from "../showcase/scheme.ts";

const DOCS = new URL("../../docs/", import.meta.url);
const EXAMPLE = JSON.parse(/```json\n([\s\S]*?)```/.exec(readFileSync(new URL("concepts.md", DOCS), "utf8"))![1]!);

function schema(name: string): ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  return ajv.compile(JSON.parse(readFileSync(new URL(`schema/${name}-1.schema.json`, DOCS), "utf8")));
}

/** Paths of all objects in a document but those inside geometries. */
function objects(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== "object" || value === null) return [];
  const here = Array.isArray(value) ? [] : [path];
  return [
    ...here,
    ...Object.entries(value).flatMap(([key, member]) =>
      key === "geometry" || key === "footprint" ? [] : objects(member, [...path, key]),
    ),
  ];
}

function changed(document: unknown, path: readonly (string | number)[], change: (at: Record<string, unknown>) => void) {
  const copy = structuredClone(document);
  // biome-ignore lint/suspicious/noExplicitAny: a walk through any document
  change(path.reduce<any>((at, key) => at[key], copy));
  return copy;
}

const at = (document: unknown, path: readonly (string | number)[]): Record<string, unknown> =>
  // biome-ignore lint/suspicious/noExplicitAny: a walk through any document
  path.reduce<any>((value, key) => value[key], document);

const CASES = [
  {
    name: "scheme",
    document: EXAMPLE as unknown,
    optional: ["demonstration", "terms.0.exceptWhen", "terms.0.scope", "terms.0.scope.place", "terms.0.when"].concat([
      "terms.0.scope.place.zoneTypes",
      "legalBases.0.validFrom",
    ]),
    open: [] as string[],
  },
  {
    name: "project",
    document: demoProject("admissible") as unknown,
    optional: null,
    open: ["facts.quantities", "facts.replacement", "facts.listed"],
  },
];

describe.each(CASES)("the schema of a $name", ({ name, document, optional, open }) => {
  const valid = schema(name);

  test("takes the document as it stands", () => {
    expect(valid(document) ? [] : valid.errors).toEqual([]);
  });

  test("lets go only of what is optional", () => {
    const gone = objects(document).flatMap((path) =>
      Object.keys(at(document, path))
        .filter((key) => valid(changed(document, path, (object) => delete object[key])))
        .map((key) => [...path, key].join(".")),
    );
    if (optional) expect(gone.sort()).toEqual([...optional].sort());
    else for (const key of ["format", "formatVersion", "id", "name", "footprint"]) expect(gone).not.toContain(key);
    for (const key of gone) expect(key).not.toMatch(/\.(value|unit|from|to)$/);
  });

  test("takes no member that nobody knows", () => {
    const taken = objects(document)
      .filter((path) => valid(changed(document, path, (object) => (object.surprise = { value: 1 }))))
      .map((path) => path.join("."));
    expect(taken).toEqual([]);
    for (const path of open)
      expect(
        valid(
          changed(
            document,
            path.split("."),
            (o) => (o.surprise = at(document, path.split("."))[Object.keys(at(document, path.split(".")))[0]!]),
          ),
        ),
      ).toBe(true);
  });
});
