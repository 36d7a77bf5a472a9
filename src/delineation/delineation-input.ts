// What a scheme is compiled from: plain data, read and put in canonical order, so that the order in which anything was
// handed in cannot matter.
import {
  type AreaGeometry,
  type ControlUnit,
  type Element,
  type ElementZone,
  type IndustrialPark,
  type IsoDate,
  type LayerRecord,
  layerOf,
  type Realm,
  SanxianError,
  type Territory,
} from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import type { ProgressOptions } from "../domain/progress.ts";
import type { PolygonSet } from "../geometry/index.ts";
import { flatten } from "../geometry/polygon-set.ts";
import type { AdminArea } from "./admin-area.ts";
import type { CertifyOptions } from "./certificate.ts";
import { checkProfile, type DelineationProfile, NATIONAL_DELINEATION } from "./delineation-profile.ts";
import { type Features, type FeatureTable, joined, type RowOf, sortedTable, tableOf } from "./feature-table.ts";
import type { SliverOptions } from "./sliver-dissolving.ts";

/** The layer of one element. A layer that is not given is `noData`; one without zones is empty. 要素图层. */
export interface ElementLayer {
  /** Its element. 要素. */
  readonly element: Element;
  /** Its zones. 要素分区. */
  readonly zones: readonly ElementZone[];
  /** Where it comes from. 图层来源. */
  readonly record?: LayerRecord;
}

/** The layer of one element as a table. 要素图层(要素表). */
export interface ElementLayerTable extends Omit<ElementLayer, "zones"> {
  /** Its zones. 要素分区. */
  readonly zones: FeatureTable<ElementZone>;
}

/** An administrative area that units are cut by: a county or a township. 切分用行政区. */
export interface CuttingArea extends AdminArea {
  /** Whether it is land or sea; where not given, the marine layer tells. 陆域/海域. */
  readonly realm?: Realm;
}

/** A nature reserve or another statutory area that is split out. 自然保护地. */
export interface ProtectedArea {
  /** Code of its own. 编码. */
  readonly code: string;
  /** Name. 名称. */
  readonly name: string;
  /** Ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** The scheme or version before, whose codes are kept. 上一版本. */
export interface Predecessor {
  /** Its units. 单元. */
  readonly units: Features<ControlUnit>;
  /** Codes that were used before it and must never come back. 已停用编码. */
  readonly retiredCodes?: readonly string[];
}

/** How units are made: by overlay of zones 叠加法, or by fitting cells 拟合法. 划定方法. */
export type DelineationMethod = "overlay" | "fitting";

/**
 * What {@link delineate} takes. Everything but the territory may come as GeoJSON or as a {@link FeatureTable}, which takes a
 * fourth of the memory; the result is the same to the byte. 划定输入.
 */
export interface DelineationInput extends ProgressOptions {
  /** The ground to be covered. 行政辖区. */
  readonly territory: Territory;
  /** Layers of element zones. 要素图层. */
  readonly layers: readonly (ElementLayer | ElementLayerTable)[];
  /** Counties, or townships, that units are cut by. 行政区. */
  readonly admin: Features<CuttingArea>;
  /** Industrial parks. 产业园区. */
  readonly parks?: Features<IndustrialPark>;
  /** Nature reserves and other statutory areas. 自然保护地. */
  readonly protectedAreas?: Features<ProtectedArea>;
  /** Rules; {@link NATIONAL_DELINEATION} unless given. 规则. */
  readonly profile?: DelineationProfile;
  /** Method; `overlay` unless given. 划定方法. */
  readonly method?: DelineationMethod;
  /** Cleaning of small patches; none unless given. 碎斑处理. */
  readonly slivers?: SliverOptions;
  /** Version before, whose codes are kept. 上一版本. */
  readonly predecessor?: Predecessor;
  /** Day asked for: data described later are flagged. 基准日期. */
  readonly asOf?: IsoDate;
  /** Grid step in degrees, or `auto`. 网格步长. */
  readonly grid?: number | "auto";
  /** Options of the certificate; `false` makes none. 证书选项. */
  readonly certificate?: CertifyOptions | false;
  /** How features come out: `geojson` unless given. 成果几何形式. */
  readonly geometry?: "geojson";
}

/** The same, for a result whose geometry is flat: see {@link FlatDelineation}. 划定输入(成果为要素表). */
export interface FlatDelineationInput extends Omit<DelineationInput, "geometry"> {
  /** `flat`: features come out as tables, and no GeoJSON is built for them. 成果几何形式. */
  readonly geometry: "flat";
}

/** The layer of one element in canonical order; its zones stand together among all. @internal */
export interface OrderedElement {
  readonly element: Element;
  readonly rows: readonly RowOf<ElementZone>[];
  readonly ground: PolygonSet;
  /** Number of its first zone. */
  readonly first: number;
  readonly record?: LayerRecord;
}

/** The input in canonical order. @internal */
export interface OrderedInput {
  readonly territory: Territory;
  /** The territory's ground, a set of one feature. */
  readonly territoryGround: PolygonSet;
  readonly elements: readonly OrderedElement[];
  /** The zones of all elements. */
  readonly zones: readonly RowOf<ElementZone>[];
  readonly admin: FeatureTable<CuttingArea>;
  readonly parks: FeatureTable<IndustrialPark>;
  readonly protectedAreas: FeatureTable<ProtectedArea>;
  readonly profile: DelineationProfile;
  readonly grid: number | "auto";
}

/** Puts the input in order, without touching it. @internal */
export function orderInput(input: DelineationInput | FlatDelineationInput): OrderedInput {
  const { territory, layers, admin, parks = [], protectedAreas = [], profile = NATIONAL_DELINEATION } = input;
  checkProfile(profile);
  const { method = "overlay", grid = "auto" } = input;
  if (method !== "overlay" && method !== "fitting")
    throw new SanxianError("OPTION_INVALID", { name: "method", value: String(method), expected: "overlay | fitting" });
  const codeOf = ({ code }: { readonly code: string }): string => code;
  const elements = orderElements(layers);
  return {
    territory,
    territoryGround: flatten(layerOf([territory]), "$.territory"),
    elements,
    zones: elements.flatMap(({ rows }) => rows),
    admin: sortedTable(tableOf(admin, "admin"), codeOf),
    parks: sortedTable(tableOf(parks, "parks"), codeOf),
    protectedAreas: sortedTable(tableOf(protectedAreas, "protectedAreas"), codeOf),
    profile,
    grid,
  };
}

/** Two files of one element are one layer; of two records the last by its text stands. */
function orderElements(layers: DelineationInput["layers"]): OrderedElement[] {
  const files = new Map<Element, FeatureTable<ElementZone>[]>();
  const records = new Map<Element, LayerRecord>();
  const ordered = [...layers].sort((a, b) =>
    compareText(JSON.stringify(a.record) ?? "", JSON.stringify(b.record) ?? ""),
  );
  for (const { element, zones, record } of ordered) {
    files.set(element, [...(files.get(element) ?? []), tableOf(zones, `layers.${element}`)]);
    if (record) records.set(element, record);
  }
  let first = 0;
  return [...files]
    .sort(([a], [b]) => compareText(a, b))
    .map(([element, tables]) => {
      const { rows, ground } = sortedTable(joined(tables), ({ code }) => code);
      const record = records.get(element);
      const layer = { element, rows, ground, first, ...(record ? { record } : {}) };
      first += rows.length;
      return layer;
    });
}
