// What delineation gives: units, layers and counties with GeoJSON or as tables, and what is known of them.
import type { Position } from "geojson";
import type { ControlUnit, Finding, IndustrialPark, Territory, ZoneClass } from "../domain/index.ts";
import type { AdminArea } from "./admin-area.ts";
import type { CoverageCertificate } from "./certificate-form.ts";
import type { DelineationMethod, ElementLayer, ElementLayerTable, ProtectedArea } from "./delineation-input.ts";
import type { ElementCoverage } from "./element-coverage.ts";
import { type FeatureTable, featuresOf } from "./feature-table.ts";
import type { PatchLeftReason } from "./sliver-dissolving.ts";
import type { UnitLineage } from "./unit-lineage.ts";
import type { Succession } from "./unit-numbering.ts";

/** A small patch that joined a neighbour. 合并记录. */
export interface PatchDissolved {
  /** Where it was: name, class, and code where the unit is still there. 原单元. */
  readonly from: PatchOwner;
  /** Where it went. 现单元. */
  readonly to: PatchOwner;
  /** Its area, m². 面积. */
  readonly areaM2: number;
  /** Its mean width, m. 平均宽度. */
  readonly meanWidthM: number;
  /** The border they shared, m. 公共边长. */
  readonly borderM: number;
  /** Its leftmost corner. 位置. */
  readonly at: Position;
}

/** A unit on one side of a merge. 合并双方. */
export interface PatchOwner {
  /** Its code; absent where nothing of it is left. 编码. */
  readonly code?: string;
  /** Its name. 名称. */
  readonly name: string;
  /** Its class. 类别. */
  readonly class: ZoneClass;
  /** Its area before this move, m². 合并前面积. */
  readonly beforeM2: number;
  /** Its area after it, m². 合并后面积. */
  readonly afterM2: number;
}

/** A patch below the thresholds that stayed. 保留的小图斑. */
export interface PatchLeft {
  /** Code of its unit. 单元编码. */
  readonly code: string;
  /** Its area, m². 面积. */
  readonly areaM2: number;
  /** Its mean width, m. 平均宽度. */
  readonly meanWidthM: number;
  /** Its leftmost corner. 位置. */
  readonly at: Position;
  /** Why it stayed. 原因. */
  readonly why: PatchLeftReason;
}

/** Areas that close, m². 面积汇总. */
export interface DelineationTotals {
  /** The territory, as the sum of its faces. 辖区面积. */
  readonly territoryM2: number;
  /** The units, as the sum of units. 单元面积之和. */
  readonly unitsM2: number;
  /** Ground of the layers outside the territory, once, left out. 辖区外面积. */
  readonly outsideM2: number;
  /** By class. 各类别面积. */
  readonly byClassM2: Readonly<Record<ZoneClass, number>>;
}

/** What there is of a delineation beside the geometry of its features. 划定成果(几何以外). */
export interface DelineationFacts {
  /** How units were made. 划定方法. */
  readonly method: DelineationMethod;
  /** Id of the profile. 规则编号. */
  readonly profile: string;
  /** The territory as noded. 行政辖区. */
  readonly territory: Territory;
  /** What each unit was made from, by code. 单元谱系. */
  readonly lineage: readonly UnitLineage[];
  /** How units follow the version before; null without one. 版本沿革. */
  readonly succession: Succession | null;
  /** What each element's layer covers. 要素覆盖情况. */
  readonly elements: readonly ElementCoverage[];
  /** Small patches that joined a neighbour, in the order made. 合并记录. */
  readonly dissolveLog: readonly PatchDissolved[];
  /** Small patches that stayed, from west to east. 保留的小图斑. */
  readonly patchesLeft: readonly PatchLeft[];
  /** Areas that close. 面积汇总. */
  readonly totals: DelineationTotals;
  /** Problems in the data, and what was done. 数据问题. */
  readonly findings: readonly Finding[];
  /** The certificate; null when not asked for. 全域覆盖证书. */
  readonly certificate: CoverageCertificate | null;
  /** Grid step in degrees. 网格步长. */
  readonly gridDeg: number;
  /** How areas were computed. 面积计算方法. */
  readonly areaMethod: "lonlat";
}

/** What {@link delineate} gives: plain data, in canonical order. 划定成果. */
export interface Delineation extends DelineationFacts {
  /** Units, by code. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** The layers as noded, in the territory. 打断后的要素图层. */
  readonly layers: readonly ElementLayer[];
  /** Parks as noded. 园区. */
  readonly parks: readonly IndustrialPark[];
  /** Protected areas as noded. 自然保护地. */
  readonly protectedAreas: readonly ProtectedArea[];
  /** Counties as noded: every piece of the territory in one. 县级行政区. */
  readonly counties: readonly AdminArea[];
}

/**
 * The same with attributes and geometry apart, and no GeoJSON but the territory's. Rows of zones, parks and areas may be the
 * very objects that were handed in as rows. 划定成果(要素表).
 */
export interface FlatDelineation extends DelineationFacts {
  /** Units, by code. 管控单元. */
  readonly units: FeatureTable<ControlUnit>;
  /** The layers as noded, in the territory. 打断后的要素图层. */
  readonly layers: readonly ElementLayerTable[];
  /** Parks as noded. 园区. */
  readonly parks: FeatureTable<IndustrialPark>;
  /** Protected areas as noded. 自然保护地. */
  readonly protectedAreas: FeatureTable<ProtectedArea>;
  /** Counties as noded: every piece of the territory in one. 县级行政区. */
  readonly counties: FeatureTable<AdminArea>;
}

/**
 * A flat delineation with its features as GeoJSON: what `delineate` gives where no other form is asked for. 转为 GeoJSON 成果.
 *
 * @param flat - from `delineate({ …, geometry: "flat" })`; never changed
 * @example
 * ```ts
 * const scheme = assembleScheme(nestedDelineation(flat), particulars);
 * ```
 */
export function nestedDelineation(flat: FlatDelineation): Delineation {
  const { method, profile, units, layers, parks, protectedAreas, counties, ...facts } = flat;
  return {
    method,
    profile,
    units: featuresOf(units),
    layers: layers.map(({ element, zones, ...record }) => ({ element, zones: featuresOf(zones), ...record })),
    parks: featuresOf(parks),
    protectedAreas: featuresOf(protectedAreas),
    counties: featuresOf(counties),
    ...facts,
  };
}
