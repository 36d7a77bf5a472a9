import { describe, expect, test } from "vitest";
import { type StatisticsDimension, type StatisticsTable, statisticsOf } from "../../src/delineation/index.ts";
import { area } from "../../src/geometry/index.ts";
import { SCHEME } from "../showcase/scheme.ts";
import { box, smallGround, unit } from "./small-ground.ts";

const tableOf = (
  tables: readonly StatisticsTable[],
  of: "units" | "zones",
  by: StatisticsDimension,
  ...within: string[]
): StatisticsTable =>
  tables.find((t) => t.of === of && t.by === by && t.within.map(({ key }) => key).join() === within.join())!;
const hundredths = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + Math.round(value * 100), 0);

describe("the small ground", () => {
  const { tables, territory } = statisticsOf(smallGround());

  test("counts by class, realm, county and class within county", () => {
    const counts = (table: StatisticsTable) => table.rows.map(({ key, count }) => [key, count]);
    expect(counts(tableOf(tables, "units", "class"))).toEqual([
      ["priority", 2],
      ["key", 1],
      ["general", 2],
    ]);
    expect(counts(tableOf(tables, "units", "realm"))).toEqual([
      ["land", 4],
      ["sea", 1],
    ]);
    expect(counts(tableOf(tables, "units", "county"))).toEqual([
      ["331001", 2],
      ["331002", 3],
    ]);
    expect(counts(tableOf(tables, "units", "class", "331001"))).toEqual([
      ["priority", 1],
      ["key", 1],
      // a class without units is a row too
      ["general", 0],
    ]);
    expect(counts(tableOf(tables, "units", "keyKind", "key"))).toEqual([
      ["park", 0],
      ["urban", 0],
      ["element", 0],
      ["", 1],
    ]);
    expect(counts(tableOf(tables, "zones", "subtype", "ecology"))).toEqual([
      ["1110", 2],
      ["1130", 1],
      ["3110", 3],
    ]);
  });

  test("areas are those of the units, and the territory stands beside them", () => {
    const { rows } = tableOf(tables, "units", "class");
    expect(rows[0]!.areaM2).toBeCloseTo(area(box(0, 0, 1, 2)) + area(box(2, 0, 3, 2)), 3);
    expect(rows[0]!.name.zh).toBe("优先保护单元");
    expect(territory!.areaM2).toBeCloseTo(area(box(0, 0, 4, 3)), 3);
    expect(Math.abs(territory!.differenceM2)).toBeLessThan(1e-3);
    expect(tableOf(tables, "units", "county").rows[0]!.name).toEqual({ zh: "甲县", en: "甲县" });
  });
});

describe("the showcase", () => {
  const statistics = statisticsOf(SCHEME);

  test("every printed table closes, and closes with the table it breaks down", () => {
    for (const { rows, total, by, within, of } of statistics.tables) {
      const where = `${of} by ${by} within ${within.map(({ key }) => key).join()}`;
      expect(hundredths(rows.map(({ areaKm2 }) => areaKm2)), where).toBe(Math.round(total.areaKm2 * 100));
      if (total.areaM2 > 0) expect(hundredths(rows.map(({ sharePercent }) => sharePercent)), where).toBe(10_000);
      for (const { areaKm2, areaM2, sharePercent, share } of rows) {
        expect(Math.abs(areaKm2 - areaM2 / 1e6), where).toBeLessThan(0.021);
        expect(Math.abs(sharePercent - 100 * share), where).toBeLessThan(0.01);
      }
      const outer = within.at(-1);
      if (!outer) continue;
      const row = statistics.tables.find(
        (t) => t.of === of && t.by === outer.by && t.within.length === within.length - 1,
      )!;
      expect(total.areaKm2, where).toBe(row.rows.find(({ key }) => key === outer.key)!.areaKm2);
    }
  });

  test("nothing is lost: each breakdown counts every unit and zone", () => {
    const { tables } = statistics;
    for (const by of ["class", "realm", "county"] as const) {
      const { total, rows } = tableOf(tables, "units", by);
      expect(total.count).toBe(SCHEME.units.length);
      expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(SCHEME.units.length);
    }
    expect(tableOf(tables, "zones", "element").total.count).toBe(SCHEME.zones.length);
  });

  test("order does not matter", () => {
    const other = { ...SCHEME, units: [...SCHEME.units].reverse(), zones: [...SCHEME.zones].reverse() };
    expect(JSON.stringify(statisticsOf(other))).toBe(JSON.stringify(statistics));
  });

  test("another method of area gives another sum, and is named", () => {
    const plane = statisticsOf(SCHEME, { area: { method: "gaussKruger", centralMeridianDeg: 120 } });
    expect(plane).toMatchObject({ areaMethod: "gaussKruger", centralMeridianDeg: 120 });
    const ratio = plane.tables[0]!.total.areaM2 / statistics.tables[0]!.total.areaM2;
    expect(ratio).toBeGreaterThan(1.0001);
    expect(ratio).toBeLessThan(1.002);
  });
});

test("no units, unknown types and hostile names are counted as they are", () => {
  const none = statisticsOf({ units: [] });
  expect(none.territory).toBeNull();
  expect(none.tables[0]!.total).toMatchObject({ count: 0, areaKm2: 0, sharePercent: 0 });
  const ground = smallGround();
  ground.units.push(unit("ZH__proto__0001", "general", box(0, 0, 1, 1), { county: "__proto__" }));
  ground.zones[0] = { ...ground.zones[0]!, type: "<b>" };
  const { tables } = statisticsOf(ground);
  expect(tableOf(tables, "units", "county").rows.map(({ key }) => key)).toContain("__proto__");
  expect(tableOf(tables, "zones", "subtype", "ecology").rows.find(({ key }) => key === "<b>")!.name.zh).toBe("<b>");
});
