// Strategic regions and security belts as tags on units: basins and their reaches, city clusters, and the belts of the pattern
// of ecological security (clause nine of the 2024 Opinion). A unit belongs to a region when enough of its ground lies in it;
// terms and statistics then ask for the tag. Cost: one overlay.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { type AreaGeometry, type BilingualText, type ControlUnit, SanxianError } from "../domain/index.ts";
import { compareText } from "../domain/order.ts";
import { Sum } from "../geometry/compensated-sum.ts";
import { overlay } from "../geometry/index.ts";

/** What a region is: basin 流域, reach 上中下游, city cluster 城市群, security belt 生态安全屏障, or another. 战略区域类型. */
export type StrategicRegionKind = "basin" | "reach" | "cityCluster" | "securityBelt" | "other";

/** A strategic region. 重大战略区域. */
export interface StrategicRegion {
  /** The tag that units get, such as `yangtze.middle`. 标签. */
  readonly id: string;
  /** Name. 名称. */
  readonly name: BilingualText;
  /** What it is. 类型. */
  readonly kind: StrategicRegionKind;
  /** Its ground. 几何. */
  readonly geometry: AreaGeometry;
}

/** The seven belts that the Opinion names, by the tags used for them. 生态安全屏障标签. */
export const SECURITY_BELTS: Readonly<Record<string, BilingualText>> = {
  "belt.tibetanPlateau": { zh: "青藏高原生态屏障区", en: "Ecological barrier of the Tibetan Plateau" },
  "belt.yellowRiver": { zh: "黄河重点生态区", en: "Key ecological area of the Yellow River" },
  "belt.yangtze": { zh: "长江重点生态区", en: "Key ecological area of the Yangtze" },
  "belt.northeastForest": { zh: "东北森林带", en: "Forest belt of the north-east" },
  "belt.northernSand": { zh: "北方防沙带", en: "Sand control belt of the north" },
  "belt.southernHills": { zh: "南方丘陵山地带", en: "Hills and mountains of the south" },
  "belt.coast": { zh: "海岸带", en: "Coastal belt" },
};

/** A unit's ground in a region. 单元位于区域内的面积. */
export interface RegionShare {
  /** Unit code. 单元编码. */
  readonly unit: string;
  /** Tag of the region. 标签. */
  readonly region: string;
  /** Ground of the unit in it, m². 面积. */
  readonly areaM2: number;
  /** Of the unit's ground, 0 to 1. 占比. */
  readonly share: number;
  /** Whether the unit got the tag. 是否打上标签. */
  readonly tagged: boolean;
}

/** What {@link tagRegions} gives back. 标签结果. */
export interface TaggedUnits {
  /** The units in their order; tags that they had for other regions stay. 管控单元. */
  readonly units: readonly ControlUnit[];
  /** Every unit that meets a region, by unit and region, tagged or not. 占比. */
  readonly shares: readonly RegionShare[];
}

/**
 * Tags units with the regions that they lie in. 为单元打战略区域标签.
 *
 * @param units - never changed
 * @param regions - they may overlap; a unit can be in several
 * @param options - `minShare`: share of a unit's ground that makes it belong, 0.5 unless given; `gridDeg`: the scheme's step
 * @throws SanxianError `OPTION_INVALID` for a share that is none; geometry errors with the JSON path
 * @example
 * ```ts
 * tagRegions(units, [middleReach]).units[0]?.regions; //=> ["yangtze.middle"]
 * ```
 */
export function tagRegions(
  units: readonly ControlUnit[],
  regions: readonly StrategicRegion[],
  options: { readonly minShare?: number; readonly gridDeg?: number } = {},
): TaggedUnits {
  const { minShare = 0.5, gridDeg } = options;
  if (!(minShare > 0 && minShare <= 1))
    throw new SanxianError("OPTION_INVALID", { name: "minShare", value: String(minShare), expected: "0 … 1" });
  const collect = (
    items: readonly { readonly geometry: AreaGeometry }[],
  ): FeatureCollection<Polygon | MultiPolygon> => ({
    type: "FeatureCollection",
    features: items.map(
      ({ geometry }): Feature<Polygon | MultiPolygon> => ({ type: "Feature", properties: null, geometry }),
    ),
  });
  const faces = overlay({ units: collect(units), regions: collect(regions) }, { grid: gridDeg ?? "auto" });
  const whole = units.map(() => new Sum());
  const inside = units.map(() => new Map<string, Sum>());
  for (let face = 0; face < faces.faceCount; face++) {
    const area = faces.areaM2[face]!;
    // two features of one region count once
    const ids = new Set(faces.coveringIndices("regions", face).map((r) => regions[r]!.id));
    for (const u of faces.coveringIndices("units", face)) {
      whole[u]!.add(area);
      for (const id of ids) {
        let sum = inside[u]!.get(id);
        if (sum === undefined) inside[u]!.set(id, (sum = new Sum()));
        sum.add(area);
      }
    }
  }
  const asked = new Set(regions.map(({ id }) => id));
  const shares: RegionShare[] = [];
  const tagged = units.map((unit, u): ControlUnit => {
    const own = (unit.regions ?? []).filter((tag) => !asked.has(tag));
    for (const [region, sum] of [...inside[u]!].sort(([a], [b]) => compareText(a, b))) {
      // a unit wholly within is so to rounding
      const share = Math.min(1, sum.value / whole[u]!.value);
      const belongs = share >= minShare - 1e-9;
      shares.push({ unit: unit.code, region, areaM2: sum.value, share, tagged: belongs });
      if (belongs) own.push(region);
    }
    const { regions: _, ...rest } = unit;
    return own.length > 0 ? { ...rest, regions: [...new Set(own)].sort(compareText) } : rest;
  });
  return {
    units: tagged,
    shares: shares.sort((a, b) => compareText(a.unit, b.unit) || compareText(a.region, b.region)),
  };
}
