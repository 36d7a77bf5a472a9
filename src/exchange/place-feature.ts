// Administrative areas, parks, protected areas and territories as GeoJSON features: a code, a name, ground. Columns go by the
// names that published layers use; a feature that lacks code or ground is told, and not read.
import type { Feature } from "geojson";
import type { AreaGeometry, Finding, IndustrialPark, Realm } from "../domain/index.ts";
import { geometryOf } from "./geojson-shape.ts";
import { listFinding, shownValue } from "./list-finding.ts";

/** A place with a code. 带编码的地块. */
export interface PlaceFeature {
  /** Code, as text. 编码. */
  readonly code: string;
  /** Name; the code where there is none. 名称. */
  readonly name: string;
  /** Land or sea, where the feature says so. 陆域/海域. */
  readonly realm?: Realm;
  /** Ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** Places that were read. 读取结果. */
export interface PlaceReading<T = PlaceFeature> {
  /** The places. 地块. */
  readonly places: readonly T[];
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

const CODE = [
  "XZQDM",
  "XZQHDM",
  "TOWNCODE",
  "COUNTYCODE",
  "YQDM",
  "adcode",
  "code",
  "行政区划代码",
  "园区编码",
  "编码",
  "代码",
];
const NAME = ["XZQMC", "XZQHMC", "YQMC", "name", "行政区名称", "园区名称", "名称"];
const REALM: ReadonlyMap<string, Realm> = new Map<string, Realm>([
  ["land", "land"],
  ["陆域", "land"],
  ["陆", "land"],
  ["sea", "sea"],
  ["海域", "sea"],
  ["海", "sea"],
]);
const area = geometryOf("Polygon", "MultiPolygon");

/**
 * Reads places from GeoJSON: counties, townships, protected areas. 读取行政区等地块.
 *
 * @param collection - a FeatureCollection whose features have a code, such as `adcode` or `XZQDM`; never changed
 * @example
 * ```ts
 * readPlaceFeatures({ type: "FeatureCollection", features: [] }).places; //=> []
 * ```
 */
export function readPlaceFeatures(collection: unknown): PlaceReading {
  const { rows, findings } = readRows(collection);
  return { places: rows.map(({ place }) => place), findings };
}

/** Places, each with the properties that it was read from. */
function readRows(collection: unknown): {
  readonly rows: readonly { readonly place: PlaceFeature; readonly properties: Read["properties"] }[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const rows = featuresOf(collection, findings).flatMap(({ properties, geometry, path }) => {
    const code = textOf(properties, CODE);
    if (code === "") {
      findings.push(listFinding("FIELD_MISSING", "error", path, { value: "code", expected: CODE.join(", ") }));
      return [];
    }
    if (geometry === undefined) return [];
    const realm = REALM.get(textOf(properties, ["realm", "陆海", "LHLX"]));
    const place: PlaceFeature = {
      code,
      name: textOf(properties, NAME) || code,
      ...(realm ? { realm } : {}),
      geometry,
    };
    return [{ place, properties }];
  });
  return { rows, findings };
}

/**
 * Reads industrial parks from GeoJSON: as {@link readPlaceFeatures}, with level and qualities where they are given as the
 * domain has them. 读取产业园区.
 *
 * @param collection - a FeatureCollection; never changed
 * @example
 * ```ts
 * readParkFeatures({ type: "FeatureCollection", features: [] }).places; //=> []
 * ```
 */
export function readParkFeatures(collection: unknown): PlaceReading<IndustrialPark> {
  const { rows, findings } = readRows(collection);
  const places = rows.map(({ place: { code, name, geometry }, properties: own }): IndustrialPark => {
    const level = (["nation", "province", "city", "county"] as const).find((value) => value === textOf(own, ["level"]));
    const flag = (key: "compliant" | "chemical" | "centralTreatment"): Partial<IndustrialPark> => {
      const value = Object.hasOwn(own, key) ? own[key] : undefined;
      return typeof value === "boolean" ? { [key]: value } : {};
    };
    return {
      code,
      name,
      ...(level ? { level } : {}),
      ...flag("compliant"),
      ...flag("chemical"),
      ...flag("centralTreatment"),
      geometry,
    };
  });
  return { places, findings };
}

/**
 * Reads the ground of a territory: one geometry, one feature, or all features of a collection together. 读取行政辖区范围.
 *
 * @param json - a Polygon, MultiPolygon, Feature or FeatureCollection; never changed
 * @example
 * ```ts
 * readGround({ type: "Polygon", coordinates: [] }).places; //=> [{ type: "Polygon", coordinates: [] }]
 * ```
 */
export function readGround(json: unknown): PlaceReading<AreaGeometry> {
  const findings: Finding[] = [];
  const type = (json as { type?: unknown } | null | undefined)?.type;
  const collection =
    type === "FeatureCollection"
      ? json
      : { type: "FeatureCollection", features: [type === "Feature" ? json : { type: "Feature", geometry: json }] };
  const places = featuresOf(collection, findings).flatMap(({ geometry }) => geometry ?? []);
  return { places, findings };
}

interface Read {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: AreaGeometry | undefined;
  readonly path: string;
}

function featuresOf(collection: unknown, findings: Finding[]): Read[] {
  const members = (collection as { type?: unknown; features?: unknown } | null | undefined) ?? {};
  if (members.type !== "FeatureCollection" || !Array.isArray(members.features)) {
    const values = { value: shownValue(members.type ?? collection), expected: "a FeatureCollection" };
    findings.push(listFinding("LIST_SHAPE", "error", "$", values));
    return [];
  }
  return (members.features as unknown[]).flatMap((feature, i): Read[] => {
    const path = `$.features[${i}]`;
    if (typeof feature !== "object" || feature === null || (feature as Feature).type !== "Feature") {
      findings.push(listFinding("LIST_SHAPE", "error", path, { value: shownValue(feature), expected: "a Feature" }));
      return [];
    }
    const { properties, geometry } = feature as Feature;
    const report = { findings: [] as Finding[] };
    const good = geometry !== null && geometry !== undefined && area(geometry, `${path}.geometry`, report);
    if (!good)
      findings.push(
        listFinding("GEOMETRY_KIND", "error", `${path}.geometry`, { value: shownValue(geometry?.type ?? null) }),
        ...report.findings,
      );
    return [
      {
        properties: typeof properties === "object" && properties !== null ? properties : {},
        geometry: good ? (geometry as AreaGeometry) : undefined,
        path,
      },
    ];
  });
}

/** The first column that has a value; names without regard to case or spaces around them. */
function textOf(properties: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const keys = new Map(Object.keys(properties).map((key) => [key.trim().toLowerCase(), key]));
  for (const name of names) {
    const key = keys.get(name.toLowerCase());
    const value = key === undefined ? undefined : properties[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number" && Number.isFinite(value)) return String(value);
  }
  return "";
}
