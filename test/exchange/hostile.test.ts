// Whatever somebody hands in: readers of lists, tables and features never throw, never change it, and say what is wrong.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeText,
  FIELDS_PLAIN,
  publicView,
  readCsv,
  readUnitFeatures,
  readUnitList,
  readUnitTable,
  readZoneFeatures,
  schemeOfUnitList,
  tableOfRecords,
  writeCsv,
  writeUnitList,
  writeUnitTable,
} from "../../src/exchange/index.ts";
import { lint } from "../../src/screening/index.ts";
import { smallScheme } from "../screening/small-scheme.ts";

const anything = fc.anything({ withNullPrototype: false, maxDepth: 4, key: fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "code", "items", "features", "type", "properties", "geometry", "coordinates", "单元编码")) }); // biome-ignore format: one arbitrary
const unitLike = fc.array(
  fc.record({ code: fc.oneof(fc.string(), anything), name: anything, cls: anything, el: anything, area: anything, items: fc.oneof(fc.array(fc.tuple(fc.string(), fc.string())), anything) }, { requiredKeys: [] }),
); // biome-ignore format: one arbitrary
const featureLike = fc.record({
  type: fc.constant("FeatureCollection"),
  features: fc.array(
    fc.oneof(
      anything,
      fc.record({
        type: fc.constant("Feature"),
        properties: fc.oneof(anything, fc.dictionary(fc.constantFrom("HJGKDYBM", "YSXL", "HJYSGKFQBM", "HJYS", "KZDMQDJD", "x", "__proto__"), fc.oneof(fc.string(), anything))),
        geometry: fc.oneof(anything, fc.record({ type: fc.constantFrom("Polygon", "Point", "MultiPolygon"), coordinates: anything })),
      }),
    ),
  ),
}); // biome-ignore format: one arbitrary

const unchanged = (value: unknown, run: () => void): void => {
  const before = fc.stringify(value);
  run();
  expect(fc.stringify(value)).toBe(before);
};

describe("readers take anything", () => {
  it("lists: what is no list is an error, and what is read is written back", () => {
    fc.assert(
      fc.property(fc.oneof(anything, unitLike), (json) => {
        unchanged(json, () => {
          const { list, findings } = readUnitList(json);
          if (!Array.isArray(json)) expect(findings.some(({ severity }) => severity === "error")).toBe(true);
          expect(readUnitList(writeUnitList(list)).list).toEqual(list);
          schemeOfUnitList(list, {
            id: "x",
            name: "x",
            level: "province",
            authority: "x",
            competentBody: "x",
            version: { number: "1", status: "inForce", baseDate: "2024-01-01", areaMethod: "lonlat" },
            adminCode: "440000",
            territoryName: "x",
          });
          writeCsv(writeUnitTable(list, { fields: FIELDS_PLAIN, rows: "item" }).table);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("features of units and of zones", () => {
    fc.assert(
      fc.property(fc.oneof(anything, featureLike), (json) => {
        unchanged(json, () => {
          readUnitFeatures(json);
          readZoneFeatures(json);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("tables and text", () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), anything)), fc.string(), fc.uint8Array(), (records, text, bytes) => {
        readUnitTable(tableOfRecords(records));
        readUnitTable(readCsv(text).table);
        decodeText(bytes);
      }),
      { numRuns: 300 },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("long inputs in a time that grows with them alone", () => {
    const long = "（《1-1.【水/禁止类】".repeat(20_000);
    readUnitList([{ code: "x", name: long, cls: long, items: [["a", long]] }]);
    readCsv('"'.repeat(200_001));
    readCsv(",".repeat(200_000));
    readUnitTable({ header: ["code", ...Array.from({ length: 2000 }, (_, i) => `h${i}`)], rows: [["x"]] });
    const terms = [{ text: "《".repeat(100_000) }, { text: "2025年".repeat(50_000) }, { text: "8类有限人为活动".repeat(20_000) }];
    lint(smallScheme(terms, { threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] } }), { asOf: "2026-11-24" });
    publicView(smallScheme(terms, { threeLines: { redline: { zones: [], indicators: [] }, qualityBottomLines: [], resourceUpperLimits: [] } }));
  });
}); // biome-ignore format: one list
