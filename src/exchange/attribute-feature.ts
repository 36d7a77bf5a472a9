// Units and zones as GeoJSON features whose properties are an attribute table: geometry and attributes go together, in either
// field vintage. Features without a polygon are told and their attributes kept. Cost: linear.
import { featureCollection, feature as makeFeature } from "@turf/helpers";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import {
  type AreaGeometry,
  ELEMENTS,
  type Element,
  type ElementZone,
  elementOfZoneType,
  type Finding,
  LABELS,
  labelOf,
  type Profile,
  parseZoneCodeLenient,
  type ZoneClass,
  zoneTypeNamed,
  zoneTypeOf,
} from "../domain/index.ts";
import { columnsOf, FIELD_MAPS, type FieldMap, type ZoneField } from "./field-map.ts";
import { geometryOf } from "./geojson-shape.ts";
import { listFinding, shownValue } from "./list-finding.ts";
import type { UnitList } from "./unit-list.ts";
import {
  cellText,
  readUnitTable,
  recordsOfTable,
  tableOfRecords,
  type UnitTableOptions,
  type UnitTableReading,
  writeUnitTable,
} from "./unit-table.ts";

const area = geometryOf("Polygon", "MultiPolygon");

interface Row {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: AreaGeometry | undefined;
  readonly path: string;
}

/** Features with their properties and, where they are areas, their ground. */
function rowsOf(collection: unknown, findings: Finding[]): Row[] {
  const members = (collection as { type?: unknown; features?: unknown } | null | undefined) ?? {};
  if (members.type !== "FeatureCollection" || !Array.isArray(members.features)) {
    const values = { value: shownValue(members.type ?? collection), expected: "a FeatureCollection" };
    findings.push(listFinding("LIST_SHAPE", "error", "$", values));
    return [];
  }
  return (members.features as unknown[]).flatMap((feature, i) => {
    const path = `$.features[${i}]`;
    if (typeof feature !== "object" || feature === null || (feature as Feature).type !== "Feature") {
      findings.push(listFinding("LIST_SHAPE", "error", path, { value: shownValue(feature), expected: "a Feature" }));
      return [];
    }
    const { properties, geometry } = feature as Feature;
    let ground: AreaGeometry | undefined;
    if (geometry !== null && geometry !== undefined) {
      const report = { findings: [] as Finding[] };
      if (area(geometry, `${path}.geometry`, report)) ground = geometry as Polygon | MultiPolygon;
      else
        findings.push(
          listFinding("GEOMETRY_KIND", "error", `${path}.geometry`, { value: shownValue(geometry.type) }),
          ...report.findings,
        );
    }
    return [
      { properties: typeof properties === "object" && properties !== null ? properties : {}, geometry: ground, path },
    ];
  });
}

/**
 * Reads control units from GeoJSON: attributes by a field map, geometry by code. Several features of one code are parts of
 * one unit. 读取单元要素.
 *
 * @param collection - a FeatureCollection; never changed
 * @param options - names of columns and dimensions
 * @example
 * ```ts
 * readUnitFeatures({ type: "FeatureCollection", features: [] }).list.units; //=> []
 * ```
 */
export function readUnitFeatures(collection: unknown, options: UnitTableOptions = {}): UnitTableReading {
  const findings: Finding[] = [];
  const rows = rowsOf(collection, findings);
  if (rows.length === 0) return { list: { units: [], clauses: [] }, geometries: new Map(), findings };
  const table = tableOfRecords(rows.map(({ properties }) => properties));
  const reading = readUnitTable(table, options);
  const { fields } = columnsOf<"code">(
    table.header,
    (options.fields ?? FIELD_MAPS).map(({ unit }) => ({ code: unit.code ?? [] })),
    [],
  );
  const geometries = new Map<string, AreaGeometry>();
  const codeOf = (i: number): string =>
    (fields.get("code") ?? []).map((column) => table.rows[i]![column]!.trim()).find((code) => code !== "") ?? "";
  rows.forEach(({ geometry }, i) => {
    const code = codeOf(i);
    if (geometry === undefined || code === "") return;
    const before = geometries.get(code);
    geometries.set(code, before === undefined ? geometry : joined(before, geometry));
  });
  return { list: reading.list, geometries, findings: [...findings, ...reading.findings] };
}

function joined(a: AreaGeometry, b: AreaGeometry): AreaGeometry {
  const parts = (geometry: AreaGeometry): Polygon["coordinates"][] =>
    geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return { type: "MultiPolygon", coordinates: [...parts(a), ...parts(b)] };
}

/**
 * Writes control units as GeoJSON with an attribute table. 写出单元要素.
 *
 * @param list - the list
 * @param geometries - geometry by unit code; a unit without one gets `null`
 * @param fields - whose field names
 * @example
 * ```ts
 * writeUnitFeatures(list, geometries, FIELDS_B).features[0]?.properties?.HJGKDYBM; //=> "ZH33100210001"
 * ```
 */
export function writeUnitFeatures(
  list: UnitList,
  geometries: ReadonlyMap<string, AreaGeometry>,
  fields: FieldMap,
): FeatureCollection<Polygon | MultiPolygon | null> {
  const records = recordsOfTable(writeUnitTable(list, { fields }).table);
  return featureCollection(
    list.units.map(({ code }, i) => makeFeature(geometries.get(code) ?? null, records[i]!)),
  ) as FeatureCollection<Polygon | MultiPolygon | null>;
}

/** Element zones that were read. 分区读取结果. */
export interface ZoneReading {
  /** The zones. 分区. */
  readonly zones: readonly ElementZone[];
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

/** How zones are read. 分区读取选项. */
export interface ZoneFeatureOptions {
  /** Names of columns; all known vintages unless given. 字段映射. */
  readonly fields?: readonly FieldMap[];
  /** The province's own table of types. 地方规则. */
  readonly profile?: Profile;
}

/**
 * Reads element zones from GeoJSON. Element, type and class come from their columns, else from the code. 读取要素分区.
 *
 * @param collection - a FeatureCollection; never changed
 * @param options - names of columns, table of types
 * @example
 * ```ts
 * readZoneFeatures({ type: "FeatureCollection", features: [] }).zones; //=> []
 * ```
 */
export function readZoneFeatures(collection: unknown, options: ZoneFeatureOptions = {}): ZoneReading {
  const findings: Finding[] = [];
  const rows = rowsOf(collection, findings);
  if (rows.length === 0) return { zones: [], findings };
  const table = tableOfRecords(rows.map(({ properties }) => properties));
  const maps = options.fields ?? FIELD_MAPS;
  const ofElements = maps.flatMap(({ ofElement }) =>
    Object.values(ofElement ?? {}).map(({ code, name }) => ({ code: [code], name: [name] })),
  );
  const { fields } = columnsOf<ZoneField>(table.header, [...maps.map(({ zone }) => zone), ...ofElements], findings);
  if (!fields.has("code"))
    findings.push(
      listFinding("FIELD_MISSING", "error", "header", {
        value: "code",
        expected: [...new Set(maps.flatMap(({ zone }) => zone.code?.slice(0, 1) ?? []))].join(", "),
      }),
    );
  const zones = rows.flatMap(({ geometry, path }, i) => {
    const cell = (field: ZoneField): string => {
      for (const column of fields.get(field) ?? []) {
        const value = (table.rows[i]![column] ?? "").trim();
        if (value !== "") return value;
      }
      return "";
    };
    const code = cell("code");
    if (code === "") {
      if (fields.has("code")) findings.push(listFinding("ROW_WITHOUT_CODE", "error", path, {}));
      return [];
    }
    const reading = parseZoneCodeLenient(code);
    for (const odd of reading.findings) findings.push({ ...odd, severity: "warning", location: { path } });
    const typePrinted = cell("type");
    const type = /^[123]\d{3}$/.test(typePrinted)
      ? typePrinted
      : (reading.code?.type ?? zoneTypeNamed(typePrinted, options.profile)?.type ?? "");
    const element = elementNamed(cell("element")) ?? elementOfZoneType(type, options.profile);
    const known = zoneTypeOf(type, options.profile).zoneType;
    const printed = cell("class");
    const zoneClass: ZoneClass | undefined = classNamed(printed) ?? known?.class ?? reading.code?.class;
    if (element === undefined || zoneClass === undefined || type === "") {
      const values = {
        value: shownValue(`${cell("element")} ${typePrinted} ${code}`),
        expected: "element, type, class",
      };
      findings.push(listFinding("LIST_SHAPE", "error", path, values, code));
      return [];
    }
    if (geometry === undefined) {
      findings.push(listFinding("GEOMETRY_KIND", "error", `${path}.geometry`, { value: "null" }, code));
      return [];
    }
    // a word that is not read must not pass for the class of the type unseen: it may have said a stricter one
    if (printed !== "" && classNamed(printed) === undefined) {
      const values = { zone: code, value: shownValue(printed), expected: labelOf("zoneClass", zoneClass) };
      findings.push(listFinding("ZONE_CLASS", "warning", path, values, code));
    }
    const attributes = element === "water" ? waterOf(cell) : undefined;
    const zone = {
      code,
      name: cell("name") === "" ? code : cell("name"),
      element,
      class: zoneClass,
      type,
      ...(reading.code === undefined ? {} : { county: reading.code.county }),
      ...(attributes === undefined ? {} : { attributes }),
      geometry,
    };
    return [zone as ElementZone];
  });
  return { zones, findings };
}

function waterOf(cell: (field: ZoneField) => string): Record<string, unknown> | undefined {
  const [basin, reach] = [cell("basin"), cell("reach")];
  const point = (lon: string, lat: string): readonly [number, number] | undefined =>
    lon !== "" && lat !== "" && Number.isFinite(Number(lon)) && Number.isFinite(Number(lat))
      ? [Number(lon), Number(lat)]
      : undefined;
  const start = point(cell("sectionStartLon"), cell("sectionStartLat"));
  const end = point(cell("sectionEndLon"), cell("sectionEndLat"));
  const section =
    start === undefined && end === undefined
      ? undefined
      : { name: reach === "" ? "控制断面" : reach, ...(start ? { start } : {}), ...(end ? { end } : {}) };
  if (basin === "" && reach === "" && section === undefined) return undefined;
  return {
    ...(basin === "" ? {} : { basin }),
    ...(reach === "" ? {} : { reach }),
    ...(section === undefined ? {} : { section }),
  };
}

function elementNamed(name: string): Element | undefined {
  if (name === "") return undefined;
  const whole = ELEMENTS.find((element) => element === name || LABELS.element[element].zh === name);
  if (whole !== undefined) return whole;
  const short = name.replace(/环境|要素|污染风险/g, "");
  return ELEMENTS.find((element) => LABELS.element[element].zh.replace("环境", "") === short);
}

function classNamed(name: string): ZoneClass | undefined {
  if (/优先|^priority\b/i.test(name)) return "priority";
  if (/重点|^key\b/i.test(name)) return "key";
  return /一般|^general\b/i.test(name) ? "general" : undefined;
}

/**
 * Writes element zones as GeoJSON with an attribute table; a vintage that names code and name by element does so where all
 * zones are of that element. 写出要素分区.
 *
 * @param zones - the zones
 * @param fields - whose field names
 * @param profile - the province's own table of types
 * @example
 * ```ts
 * writeZoneFeatures(zones, FIELDS_A).features[0]?.properties?.HJYS; //=> "水环境"
 * ```
 */
export function writeZoneFeatures(
  zones: readonly ElementZone[],
  fields: FieldMap,
  profile?: Profile,
): FeatureCollection<Polygon | MultiPolygon> {
  const only = new Set(zones.map(({ element }) => element));
  const own = only.size === 1 ? fields.ofElement?.[[...only][0]!] : undefined;
  const name = (field: ZoneField): string =>
    (field === "code" ? own?.code : field === "name" ? own?.name : undefined) ?? fields.zone[field]?.[0] ?? field;
  return featureCollection(
    zones.map((zone) => {
      const water = zone.element === "water" ? zone.attributes : undefined;
      const values: [ZoneField, unknown][] = [
        ["code", zone.code],
        ["name", zone.name],
        ["element", LABELS.element[zone.element].zh],
        ["type", zoneTypeOf(zone.type, profile).zoneType?.name.zh ?? zone.type],
        ["class", LABELS.zoneClass[zone.class].zh],
        ["basin", water?.basin],
        ["reach", water?.reach],
        ["sectionStartLon", water?.section?.start?.[0]],
        ["sectionStartLat", water?.section?.start?.[1]],
        ["sectionEndLon", water?.section?.end?.[0]],
        ["sectionEndLat", water?.section?.end?.[1]],
      ];
      const properties = Object.fromEntries(
        values.filter(([, value]) => value !== undefined).map(([field, value]) => [name(field), cellText(value)]),
      );
      return makeFeature(zone.geometry, properties);
    }),
  );
}
