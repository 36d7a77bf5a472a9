// Features as a table: records without their geometry, and beside them one polygon set with the ground of all, in the same
// order. A position of GeoJSON is an object of its own, about 70 bytes; in a polygon set it is two numbers, so a province of a
// million zones fits into memory where its GeoJSON would not. All that is compiled and certified works on tables; features
// come in and go out either way, and the results are the same to the byte, but for the digests that a certificate takes of
// Polygons, which are MultiPolygons in a table.
import { type AreaGeometry, canonicalJson, layerOf, SanxianError } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { type EmitJson, OwnJson } from "../domain/own-json.ts";
import type { PolygonSet } from "../geometry/index.ts";
import { flatten, isPolygonSet } from "../geometry/polygon-set.ts";
import { featureCountOf, featureRange, joinSets, multiPolygonOf, pickFeatures } from "../geometry/polygon-set-parts.ts";
import { FeatureJson } from "./feature-json.ts";

/** What has a ground of its own: a unit, a zone, a park, an area. 有几何的对象. */
export interface HasGround {
  /** Ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** A feature without its geometry. 属性记录. */
export type RowOf<T extends HasGround> = T extends unknown ? Omit<T, "geometry"> : never;

/**
 * Features with attributes and geometry apart, as spatial databases and GeoArrow keep them: no GeoJSON is built for them.
 * Ground stands for MultiPolygons. 要素表(属性与几何分列).
 */
export interface FeatureTable<T extends HasGround> {
  /** The records, without geometry. 属性记录. */
  readonly rows: readonly RowOf<T>[];
  /** Feature i of it is the ground of row i. 几何. */
  readonly ground: PolygonSet;
}

/** Features as a list of records with GeoJSON, or as a table. 要素(GeoJSON 或要素表). */
export type Features<T extends HasGround> = readonly T[] | FeatureTable<T>;

/**
 * Features with GeoJSON as a table. 转为要素表.
 *
 * @param features - units, zones, parks, areas; never changed
 * @throws SanxianError for what is no polygon and for numbers that are not finite
 * @example
 * ```ts
 * const zones = featureTable(geojsonZones);
 * zones.ground.coords.length; //=> 2 × the number of vertices
 * delineate({ territory, layers: [{ element: "ecology", zones }], admin, geometry: "flat" });
 * ```
 */
export function featureTable<T extends HasGround>(features: readonly T[]): FeatureTable<T> {
  return bareTable(tableOf(features, "features"));
}

/**
 * The features of a table with their GeoJSON, each a MultiPolygon. 由要素表还原.
 *
 * @param table - rows and ground; never changed
 * @throws SanxianError for rows and ground that do not match
 * @example
 * ```ts
 * featuresOf(flat.units)[0].geometry.type; //=> "MultiPolygon"
 * ```
 */
export function featuresOf<T extends HasGround>(table: FeatureTable<T>): T[] {
  const { rows, ground } = checked(table, "$");
  return rows.map((row, i) => withGround<T>(row, multiPolygonOf(ground, i)));
}

/**
 * The features of several tables in one, such as the zones of all layers. 合并要素表.
 *
 * @param tables - in the order wanted; never changed; one table alone shares its ground with the result
 * @throws SanxianError for rows and ground that do not match
 * @example
 * ```ts
 * certify({ territory, units, zones: joinTables(layers.map(({ zones }) => zones)) });
 * ```
 */
export function joinTables<T extends HasGround>(tables: readonly FeatureTable<T>[]): FeatureTable<T> {
  return joined(tables.map((table, i) => checked(table, `$[${i}]`)));
}

/** {@link joinTables} of tables that have been read. @internal */
export function joined<T extends HasGround>(tables: readonly FeatureTable<T>[]): FeatureTable<T> {
  return { rows: tables.flatMap(({ rows }) => rows), ground: joinSets(tables.map(({ ground }) => ground)) };
}

/** A row with its geometry. @internal */
export function withGround<T extends HasGround>(row: RowOf<T>, geometry: AreaGeometry): T {
  return { ...row, geometry } as unknown as T;
}

/** Whether features are a table. @internal */
export function isTable<T extends HasGround>(features: Features<T>): features is FeatureTable<T> {
  return !Array.isArray(features);
}

/** The records of features, which may hold their geometry still. @internal */
export function rowsOf<T extends HasGround>(features: Features<T>): readonly RowOf<T>[] {
  return isTable(features) ? features.rows : (features as readonly unknown[] as readonly RowOf<T>[]);
}

/** Features as a table; its rows are the features themselves where they come with GeoJSON. @internal */
export function tableOf<T extends HasGround>(features: Features<T>, name: string): FeatureTable<T> {
  if (!isTable(features)) return { rows: rowsOf(features), ground: flatten(layerOf(features), `$.${name}`) };
  return checked(features, `$.${name}`);
}

/** A table whose ground is sound and has a feature for every row. */
function checked<T extends HasGround>(table: FeatureTable<T>, where: string): FeatureTable<T> {
  const { rows, ground } = (table ?? {}) as FeatureTable<T>;
  const features = isPolygonSet(ground) ? featureCountOf(flatten(ground, `${where}.ground`)) : "no";
  if (!Array.isArray(rows) || rows.length !== features) {
    const value = `${Array.isArray(rows) ? rows.length : "no"} rows beside ${features} features`;
    const expected = "a list of features, or rows and a ground of as many features";
    throw new SanxianError("DOCUMENT_INVALID", { where, value, expected });
  }
  return { rows, ground };
}

/** The table with rows that hold no geometry. @internal */
export function bareTable<T extends HasGround>({ rows, ground }: FeatureTable<T>): FeatureTable<T> {
  return { rows: rows.map(bareRow<T>), ground };
}

/** A row that holds no geometry. @internal */
export function bareRow<T extends HasGround>(row: RowOf<T>): RowOf<T> {
  if (!("geometry" in (row as object))) return row;
  const { geometry: _, ...bare } = row as unknown as T;
  return bare as RowOf<T>;
}

/** The geometry of a feature: the one that it came with, where its row holds it still. @internal */
export function geometryAt<T extends HasGround>({ rows, ground }: FeatureTable<T>, i: number): AreaGeometry {
  return (rows[i] as Partial<HasGround>).geometry ?? multiPolygonOf(ground, i);
}

/** Some features in the order asked for. @internal */
export function pickRows<T extends HasGround>(
  { rows, ground }: FeatureTable<T>,
  features: ArrayLike<number>,
): FeatureTable<T> {
  const picked = pickFeatures(ground, features);
  return { rows: picked === ground ? rows : Array.from(features, (i) => rows[i]!), ground: picked };
}

/** The features from one up to another. @internal */
export function rowRange<T extends HasGround>(
  { rows, ground }: FeatureTable<T>,
  from: number,
  to: number,
): FeatureTable<T> {
  return { rows: rows.slice(from, to), ground: featureRange(ground, from, to) };
}

/**
 * The places of features by code units of their key; those of one key by their canonical JSON, geometry as a MultiPolygon.
 * Cost: linear where they are in order. @internal
 */
export function orderOf<T extends HasGround>(
  { rows, ground }: FeatureTable<T>,
  keyOf: (row: RowOf<T>) => string,
): ArrayLike<number> {
  const keys = rows.map(keyOf);
  const order = Uint32Array.from(keys, (_, i) => i);
  let rises = true;
  for (let i = 1; rises && i < keys.length; i++) rises = keys[i - 1]! < keys[i]!;
  if (rises) return order;
  const texts = new Map<number, string>();
  const textOf = (i: number): string => {
    let text = texts.get(i);
    if (text === undefined) texts.set(i, (text = canonicalJson(withGround<T>(rows[i]!, multiPolygonOf(ground, i)))));
    return text;
  };
  return order.sort((a, b) => compareText(keys[a]!, keys[b]!) || compareText(textOf(a), textOf(b)) || a - b);
}

/** Features in the order of {@link orderOf}. @internal */
export function sortedTable<T extends HasGround>(
  table: FeatureTable<T>,
  keyOf: (row: RowOf<T>) => string,
): FeatureTable<T> {
  return pickRows(table, orderOf(table, keyOf));
}

/** Features of tables as one list that writes its own canonical JSON, one feature after another. @internal */
export class TablesJson<T extends HasGround> extends OwnJson {
  readonly #tables: readonly FeatureTable<T>[];

  constructor(tables: readonly FeatureTable<T>[]) {
    super();
    this.#tables = tables;
  }

  override writeTo(emit: EmitJson, write: (value: unknown) => void): void {
    let before = "[";
    for (const { rows, ground } of this.#tables) {
      const geometry = new FeatureJson(ground);
      rows.forEach((row, i) => {
        emit(before);
        before = ",";
        geometry.feature = i;
        write({ ...row, geometry });
      });
    }
    emit(before === "[" ? "[]" : "]");
  }
}
