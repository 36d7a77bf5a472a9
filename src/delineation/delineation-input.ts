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
  type Realm,
  SanxianError,
  type Territory,
} from "../domain/index.ts";
import { compareText, sortedBy } from "../domain/order.ts";
import type { ProgressOptions } from "../domain/progress.ts";
import type { AdminArea } from "./admin-area.ts";
import type { CertifyOptions } from "./certificate.ts";
import { checkProfile, type DelineationProfile, NATIONAL_DELINEATION } from "./delineation-profile.ts";
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
  readonly units: readonly ControlUnit[];
  /** Codes that were used before it and must never come back. 已停用编码. */
  readonly retiredCodes?: readonly string[];
}

/** How units are made: by overlay of zones 叠加法, or by fitting cells 拟合法. 划定方法. */
export type DelineationMethod = "overlay" | "fitting";

/** What {@link delineate} takes. 划定输入. */
export interface DelineationInput extends ProgressOptions {
  /** The ground to be covered. 行政辖区. */
  readonly territory: Territory;
  /** Layers of element zones. 要素图层. */
  readonly layers: readonly ElementLayer[];
  /** Counties, or townships, that units are cut by. 行政区. */
  readonly admin: readonly CuttingArea[];
  /** Industrial parks. 产业园区. */
  readonly parks?: readonly IndustrialPark[];
  /** Nature reserves and other statutory areas. 自然保护地. */
  readonly protectedAreas?: readonly ProtectedArea[];
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
}

/** The input in canonical order. @internal */
export interface OrderedInput {
  readonly territory: Territory;
  readonly elements: readonly ElementLayer[];
  readonly zones: readonly ElementZone[];
  readonly admin: readonly CuttingArea[];
  readonly parks: readonly IndustrialPark[];
  readonly protectedAreas: readonly ProtectedArea[];
  readonly profile: DelineationProfile;
  readonly grid: number | "auto";
}

/** Puts the input in order, without touching it. @internal */
export function orderInput(input: DelineationInput): OrderedInput {
  const { territory, layers, admin, parks = [], protectedAreas = [], profile = NATIONAL_DELINEATION } = input;
  checkProfile(profile);
  const { method = "overlay", grid = "auto" } = input;
  if (method !== "overlay" && method !== "fitting")
    throw new SanxianError("OPTION_INVALID", { name: "method", value: String(method), expected: "overlay | fitting" });
  const codeOf = ({ code }: { readonly code: string }): string => code;
  const elements = [...mergedByElement(layers).values()].sort((a, b) => compareText(a.element, b.element));
  return {
    territory,
    elements,
    zones: elements.flatMap(({ zones }) => zones),
    admin: sortedBy(admin, codeOf),
    parks: sortedBy(parks, codeOf),
    protectedAreas: sortedBy(protectedAreas, codeOf),
    profile,
    grid,
  };
}

/** Two files of one element are one layer; of two records the last by its text stands. */
function mergedByElement(layers: readonly ElementLayer[]): Map<Element, ElementLayer> {
  const merged = new Map<Element, ElementLayer>();
  const ordered = [...layers].sort((a, b) =>
    compareText(JSON.stringify(a.record) ?? "", JSON.stringify(b.record) ?? ""),
  );
  for (const { element, zones, record } of ordered) {
    const same = merged.get(element);
    const kept = record ?? same?.record;
    merged.set(element, {
      element,
      zones: [...(same?.zones ?? []), ...zones],
      ...(kept ? { record: kept } : {}),
    });
  }
  for (const [element, layer] of merged)
    merged.set(element, { ...layer, zones: sortedBy(layer.zones, ({ code }) => code) });
  return merged;
}
