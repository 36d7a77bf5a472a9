// Statistics of a scheme as published tables have them: count, area and share of units by class, realm, kind of key unit and
// county, and of zones by element, class, subtype and county.
//
// Printed figures close, within each table and down the hierarchy: the classes of a county add up to what is printed for the
// county, and its areas to what is printed for the scheme (see apportionment.ts). Raw sums stand beside them. Rows that are
// empty, such as a class without units, are kept, because tables print them. Areas are those of each unit and zone by itself;
// where units overlap or leave gaps, their sum differs from the territory, and `territory` says by how much.
// Cost: one area for each unit and zone, then linear.
import {
  type BilingualText,
  ELEMENTS,
  type KeyUnitKind,
  LABELS,
  type Realm,
  type ZoneClass,
  zoneTypeOf,
} from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { type AreaOptions, area, areasOf } from "../geometry/index.ts";
import { apportion } from "./apportionment.ts";
import { type Features, type HasGround, type RowOf, tableOf } from "./feature-table.ts";
import type {
  CountedScheme,
  SchemeStatistics,
  StatisticsDimension,
  StatisticsOptions,
  StatisticsRow,
  StatisticsTable,
} from "./statistics-form.ts";

const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];
const KINDS: readonly KeyUnitKind[] = ["park", "urban", "element"];
const REALMS: readonly Realm[] = ["land", "sea"];
const UNSTATED: BilingualText = { zh: "未注明", en: "not stated" };

/** A thing with its area. */
interface Measured<T> {
  readonly item: T;
  readonly areaM2: number;
}

/**
 * Counts units and zones and sums their areas, in tables that close as printed. 方案统计.
 *
 * @param scheme - units, and zones, territory and counties as far as there are any; never changed
 * @param options - method of areas, decimals, names of types
 * @throws SanxianError for geometry that cannot be measured, and for options out of range
 * @example
 * ```ts
 * const [byClass] = statisticsOf(scheme).tables;
 * byClass.rows.map(({ key, count, areaKm2, sharePercent }) => [key, count, areaKm2, sharePercent]);
 * //=> [["priority", 6, 1679.31, 75.23], ["key", 9, 156.1, 6.99], ["general", 1, 396.84, 17.78]]
 * ```
 */
export function statisticsOf(scheme: CountedScheme, options: StatisticsOptions = {}): SchemeStatistics {
  const { decimals = 2, profile } = options;
  const measure: AreaOptions = options.area ?? { method: "lonlat" };
  const measured = <T extends HasGround>(features: Features<T>, name: string): Measured<RowOf<T>>[] => {
    const { rows, ground } = tableOf(features, name);
    const areas = areasOf(ground, measure);
    return rows.map((item, i) => ({ item, areaM2: areas[i]! }));
  };
  const units = measured(scheme.units, "units");
  const zones = measured(scheme.zones ?? [], "zones");
  const countyNames = new Map((scheme.counties ?? []).map(({ code, name }) => [code, name]));
  const nameOfCounty = (code: string): BilingualText => {
    const name = countyNames.get(code) ?? code;
    return code === "" ? UNSTATED : { zh: name, en: name };
  };
  const tables: StatisticsTable[] = [];
  /** Adds a table and gives its rows back, for breakdowns to close with. */
  const add = <T>(
    of: "units" | "zones",
    by: StatisticsDimension,
    within: StatisticsTable["within"],
    items: readonly Measured<T>[],
    keys: readonly string[],
    keyOf: (item: T) => string,
    nameOf: (key: string) => BilingualText,
    printedKm2?: number,
  ): readonly StatisticsRow[] => {
    const table = tabulate(of, by, within, items, keys, keyOf, nameOf, decimals, printedKm2);
    tables.push(table);
    return table.rows;
  };

  const classNames = (key: string): BilingualText => LABELS.unitClass[key as ZoneClass];
  const byClass = add("units", "class", [], units, CLASSES, (unit) => unit.class, classNames);
  const whole = byClass.reduce((sum, row) => sum + Math.round(row.areaKm2 * 10 ** decimals), 0) / 10 ** decimals;
  add(
    "units",
    "realm",
    [],
    units,
    REALMS,
    (unit) => unit.realm,
    (key) => LABELS.realm[key as Realm],
    whole,
  );
  const key = byClass.find((row) => row.key === "key")!;
  const keyUnits = units.filter(({ item }) => item.class === "key");
  const kinds = [...KINDS, ...(keyUnits.some(({ item }) => item.keyKind === undefined) ? [""] : [])];
  add(
    "units",
    "keyKind",
    [{ by: "class", key: "key", name: key.name }],
    keyUnits,
    kinds,
    (unit) => unit.keyKind ?? "",
    (kind) => (kind === "" ? UNSTATED : LABELS.keyUnitKind[kind as KeyUnitKind]),
    key.areaKm2,
  );
  const counties = sortedKeys([...units.map(({ item }) => item.county), ...countyNames.keys()]);
  const byCounty = add("units", "county", [], units, counties, (unit) => unit.county, nameOfCounty, whole);
  const unitsOf = groupedBy(units, ({ county }) => county);
  for (const county of byCounty) {
    const own = unitsOf.get(county.key) ?? [];
    const within = [{ by: "county" as const, key: county.key, name: county.name }];
    add("units", "class", within, own, CLASSES, (unit) => unit.class, classNames, county.areaKm2);
  }

  const elements = ELEMENTS.filter((element) => zones.some(({ item }) => item.element === element));
  if (elements.length > 0)
    add(
      "zones",
      "element",
      [],
      zones,
      elements,
      (zone) => zone.element,
      (e) => LABELS.element[e as never],
    );
  const zonesOf = groupedBy(zones, ({ element }) => element);
  for (const element of elements) {
    const own = zonesOf.get(element)!;
    const within = [{ by: "element" as const, key: element, name: LABELS.element[element] }];
    const printed = tables.find(({ of, by }) => of === "zones" && by === "element")!.rows;
    const { areaKm2 } = printed.find((row) => row.key === element)!;
    const zoneNames = (name: string): BilingualText => LABELS.zoneClass[name as ZoneClass];
    add("zones", "class", within, own, CLASSES, (zone) => zone.class, zoneNames, areaKm2);
    const types = sortedKeys(own.map(({ item }) => item.type));
    const nameOfType = (type: string): BilingualText =>
      zoneTypeOf(type, profile).zoneType?.name ?? { zh: type, en: type };
    add("zones", "subtype", within, own, types, (zone) => zone.type, nameOfType, areaKm2);
    const places = sortedKeys(own.map(({ item }) => item.county ?? ""));
    add("zones", "county", within, own, places, (zone) => zone.county ?? "", nameOfCounty, areaKm2);
  }
  const sum = new Sum();
  for (const { areaM2 } of units) sum.add(areaM2);
  const territoryM2 = scheme.territory && area(scheme.territory.geometry, measure);
  return {
    areaMethod: measure.method ?? "lonlat",
    ...(measure.method === "gaussKruger" && { centralMeridianDeg: measure.centralMeridianDeg }),
    decimals,
    territory: territoryM2 === undefined ? null : { areaM2: territoryM2, differenceM2: sum.value - territoryM2 },
    tables,
  };
}

function tabulate<T>(
  of: "units" | "zones",
  by: StatisticsDimension,
  within: StatisticsTable["within"],
  items: readonly Measured<T>[],
  keys: readonly string[],
  keyOf: (item: T) => string,
  nameOf: (key: string) => BilingualText,
  decimals: number,
  printedKm2?: number,
): StatisticsTable {
  const counts = new Map(keys.map((key) => [key, 0]));
  const areas = new Map(keys.map((key) => [key, [] as number[]]));
  for (const { item, areaM2 } of items) {
    const key = keyOf(item);
    counts.set(key, counts.get(key)! + 1);
    areas.get(key)!.push(areaM2);
  }
  // sorted before they are summed, so that the order of the document cannot show in the last digit
  const sums = keys.map((key) => totalOf(areas.get(key)!));
  const totalM2 = totalOf(sums);
  const km2 = apportion(
    sums.map((m2) => m2 / 1e6),
    decimals,
    printedKm2,
  );
  const shares = sums.map((m2) => (totalM2 > 0 ? m2 / totalM2 : 0));
  const percent = apportion(
    shares.map((share) => 100 * share),
    decimals,
    totalM2 > 0 ? 100 : 0,
  );
  return {
    of,
    by,
    within,
    rows: keys.map(
      (key, i): StatisticsRow => ({
        key,
        name: nameOf(key),
        count: counts.get(key)!,
        areaM2: sums[i]!,
        share: shares[i]!,
        areaKm2: km2.printed[i]!,
        sharePercent: percent.printed[i]!,
      }),
    ),
    total: {
      count: items.length,
      areaM2: totalM2,
      areaKm2: km2.total,
      sharePercent: percent.total,
      plainKm2: km2.plainTotal,
      plainPercent: percent.plainTotal,
    },
  };
}

function groupedBy<T>(items: readonly Measured<T>[], keyOf: (item: T) => string): Map<string, Measured<T>[]> {
  const groups = new Map<string, Measured<T>[]>();
  for (const one of items) {
    const key = keyOf(one.item);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function totalOf(areas: readonly number[]): number {
  const sum = new Sum();
  for (const areaM2 of [...areas].sort((a, b) => a - b)) sum.add(areaM2);
  return sum.value;
}

function sortedKeys(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort(compareText);
}
