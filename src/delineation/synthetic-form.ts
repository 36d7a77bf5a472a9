// What a synthetic province can be asked to be, what it gives, and what is known of it exactly.
import type { Polygon } from "geojson";
import type {
  ControlUnit,
  Element,
  ElementZone,
  IndustrialPark,
  LayerRecord,
  Territory,
  ZoneClass,
} from "../domain/index.ts";
import type { AdminArea } from "./admin-area.ts";
import type { FeatureTable } from "./feature-table.ts";

/** What a synthetic province should be like. 合成省选项. */
export interface SyntheticProvinceOptions {
  /** The same seed gives the same province, bit for bit. 种子. */
  readonly seed: number;
  /** Cells of the mesh, about; zones of all elements together come to about one and a half times as many polygons. 1000 unless given. 网格单元数. */
  readonly cells?: number;
  /** Points inside each side of a cell; 8 unless given. About 30 give counties and zones the vertices of the national layer. 边内顶点数. */
  readonly pointsPerSide?: number;
  /** Counties; one for about 60 cells unless given. 县数. */
  readonly counties?: number;
  /** Whether there is a strip of sea with islands; `true` unless given. 是否有海域. */
  readonly sea?: boolean;
  /**
   * Whether borders have a vertex wherever any border of the mesh ends; `true` unless given. `false`: borders of different
   * layers cross, and where they do is for an overlay to find; areas stay exact. 是否已打断.
   */
  readonly noded?: boolean;
  /** Width of patches of one type, in cells; 3 unless given. 斑块大小. */
  readonly patchCells?: number;
  /** How features come out: `geojson` unless given. 几何形式. */
  readonly geometry?: "geojson";
}

/** The same, for a province whose geometry is flat. 合成省选项(要素表). */
export interface FlatSyntheticProvinceOptions extends Omit<SyntheticProvinceOptions, "geometry"> {
  /** `flat`: features come out as tables. 几何形式. */
  readonly geometry: "flat";
}

/** The layer of one element. 合成要素图层. */
export interface SyntheticLayer {
  /** Element. 要素. */
  readonly element: Element;
  /** Zones by code. 要素分区. */
  readonly zones: readonly ElementZone[];
  /** Where it comes from, and whether it tiles the territory. 图层来源. */
  readonly record: LayerRecord;
}

/** The layer of one element as a table. 合成要素图层(要素表). */
export interface FlatSyntheticLayer extends Omit<SyntheticLayer, "zones"> {
  /** Zones by code. 要素分区. */
  readonly zones: FeatureTable<ElementZone>;
}

/** What is known of a cell. 网格单元. */
export interface SyntheticCell {
  /** Its number. 序号. */
  readonly index: number;
  /** County code. 县代码. */
  readonly county: string;
  /** Land or sea. 陆域/海域. */
  readonly realm: "land" | "sea";
  /** Class of its unit: the strictest of its zones. 单元类别. */
  readonly class: ZoneClass;
  /** Twice its area in steps of 1e-8 degrees, squared: a whole number below 2^53. 面积(两倍, 步²). */
  readonly area2: number;
  /** Type of the zone of an element that covers it; `null` where none does. 要素细类. */
  typeOf(element: Element): string | null;
  /** Its ring. 几何. */
  polygon(): Polygon;
}

/** A sum over cells. 单元格汇总. */
export interface SyntheticSum {
  /** How many. 个数. */
  cells: number;
  /** Twice their area in steps², a whole number. 面积(两倍, 步²). */
  area2: bigint;
}

/** What is known exactly. 已知真值. */
export interface SyntheticTruth {
  /** Every cell of the territory. 全部单元格. */
  cells(): Iterable<SyntheticCell>;
  /**
   * Sums cells by a key (`null` leaves one out): number, and twice the area in steps², a whole number. By key. 汇总.
   */
  tabulate(keyOf: (cell: SyntheticCell) => string | null): Map<string, SyntheticSum>;
}

/** What there is of a synthetic province beside its features. 合成省(要素以外). */
export interface SyntheticProvinceFacts {
  /** Grid step in degrees on which every vertex lies. 网格步长(度). */
  readonly gridDeg: number;
  /** Territory: several parts, with a hole. 行政辖区. */
  readonly territory: Territory;
  /** Polygons of all layers. 要素分区多边形数. */
  readonly polygonCount: number;
  /** Vertices of all layers, the repeated last ones not counted. 要素分区顶点数. */
  readonly vertexCount: number;
  /** What is known exactly. 真值. */
  readonly truth: SyntheticTruth;
}

/** A synthetic province. 合成省. */
export interface SyntheticProvince extends SyntheticProvinceFacts {
  /** Counties by code; their ground is land and sea. 县级行政区. */
  readonly counties: readonly AdminArea[];
  /** Industrial parks. 产业园区. */
  readonly parks: readonly IndustrialPark[];
  /** Layers in the usual order of elements. 要素图层. */
  readonly layers: readonly SyntheticLayer[];
  /** Units: county by class by realm, one for each connected piece or a few of them. 管控单元. */
  readonly units: readonly ControlUnit[];
}

/** The same with attributes and geometry apart. 合成省(要素表). */
export interface FlatSyntheticProvince extends SyntheticProvinceFacts {
  /** Counties by code; their ground is land and sea. 县级行政区. */
  readonly counties: FeatureTable<AdminArea>;
  /** Industrial parks. 产业园区. */
  readonly parks: FeatureTable<IndustrialPark>;
  /** Layers in the usual order of elements. 要素图层. */
  readonly layers: readonly FlatSyntheticLayer[];
  /** Units: county by class by realm, one for each connected piece or a few of them. 管控单元. */
  readonly units: FeatureTable<ControlUnit>;
}
