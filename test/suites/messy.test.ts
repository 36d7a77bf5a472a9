// 208 files as people really have them: wrong structure, wrong types, wrong rings, other formats. Each gives findings or is
// fine, and a repair that is valid; none an exception. Where GEOS could read all polygons of a file, the verdicts agree.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { makeValid, validate } from "../../src/geometry/validity.ts";
import { DATA, hasData, readLines } from "./cases.ts";

interface Messy {
  readonly id: string;
  readonly class_: string;
  /** What GEOS says of the geometries, such as `{ "invalid Polygon: Self-intersection": 2 }`. */
  readonly seen: {
    readonly json?: string;
    readonly features?: number;
    readonly geos?: Readonly<Record<string, number>>;
  };
}

/** Files whose only fault GEOS does not see, because its reader closes rings by itself. */
const OPEN_RINGS = [
  "chrieke/invalid_geometries/invalid_unclosed.geojson",
  "geojsonhint/bad/different-first-last.geojson",
  "geojsonhint/bad/short-linearring.geojson",
  "turf/turf-boolean-valid/test/false/Polygon/not-closing-ring.geojson",
];
const present = hasData("messy");

function parse(id: string): unknown {
  const text = readFileSync(`${DATA}messy/${id}`, "utf8");
  return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
}

describe.skipIf(!present)("messy files", () => {
  const files = present ? readLines<Messy>("messy/index.ndjson") : [];

  test("each gives findings or is fine, and a valid repair", () => {
    let readable = 0;
    const unreadable: string[] = [];
    const wrong: string[] = [];
    for (const { id } of files) {
      let document: unknown;
      try {
        document = parse(id);
      } catch {
        // handed over as text instead: that is no geometry either
        unreadable.push(id);
        document = readFileSync(`${DATA}messy/${id}`, "latin1");
      }
      readable++;
      const found = validate(document);
      const { geometry, findings } = makeValid(document);
      if (findings.length < found.length) wrong.push(`${id}: findings lost`);
      const grave = validate(geometry).filter((f) => f.severity === "error");
      if (grave.length > 0) wrong.push(`${id}: ${grave[0]!.code} at ${grave[0]!.location?.path}`);
      if (geometry.coordinates.length === 0 && findings.length === 0 && !id.includes("empty_features"))
        wrong.push(`${id}: nothing left and nothing said`);
    }
    expect(wrong).toEqual([]);
    expect(readable).toBe(208);
    expect(unreadable).toEqual(["geojsonhint/bad/bad-json.geojson", "china/garybikini_country.shp"]);
  });

  test("the verdicts are those of GEOS where the file holds polygons only", () => {
    const differ: string[] = [];
    let count = 0;
    for (const { id, seen } of files) {
      const kinds = Object.entries(seen.geos ?? {});
      if (kinds.length === 0 || !kinds.every(([kind]) => /^(in)?valid (Multi)?Polygon/.test(kind))) continue;
      if (OPEN_RINGS.includes(id)) continue;
      count++;
      const invalid = kinds.reduce((sum, [kind, n]) => sum + (kind.startsWith("invalid") ? n : 0), 0);
      const grave = validate(parse(id)).filter((f) => f.severity === "error");
      const features = new Set(grave.map((f) => f.location?.feature));
      if (features.size !== invalid) differ.push(`${id}: ${features.size} invalid features, GEOS says ${invalid}`);
    }
    process.stdout.write(`messy: ${count} files of polygons only\n`);
    expect(differ).toEqual([]);
    expect(count).toBeGreaterThan(60);
  });

  test.each(OPEN_RINGS)("%s has an open ring, and that is said", (id) => {
    expect(validate(parse(id)).map((f) => f.code)).toContain("RING_NOT_CLOSED");
  });
});
