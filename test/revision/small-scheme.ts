// A scheme small enough to work out by hand: cells of 0.01° by 0.01° between 121.00 and 121.04° E, 28.60 and 28.62° N.
//
//   121.00     .01       .02       .03       .04
//   |  P1       |  K1     |  G1     |  G2     |  28.62
//   |  P1       |  K1     |  G1     |  G2     |  28.61
//                                              28.60
//
// P1 priority (its west half is red line), K1 key, G1 and G2 general. Areas expected in tests come from the closed formula of
// boxAreaM2 in test/screening/small-scheme.ts.
import type { Polygon } from "geojson";
import type {
  AccessTerm,
  AreaGeometry,
  ControlUnit,
  ElementZone,
  ZoneClass,
  ZoningScheme,
} from "../../src/domain/index.ts";
import { box, boxAreaM2 } from "../screening/small-scheme.ts";

export { box, boxAreaM2 };
export const P1 = "ZH33100210001";
export const K1 = "ZH33100220001";
export const G1 = "ZH33100230001";
export const G2 = "ZH33100230002";
export const REDLINE = "YS3310021110001";
export const AUTHORITY = "示例市人民政府";
export const CLASS_OF: Readonly<Record<string, ZoneClass>> = { "1": "priority", "2": "key", "3": "general" };

/** A column of the small scheme: from one meridian to another, whole height unless given. */
export function column(west: number, east: number, south = 28.6, north = 28.62): Polygon {
  return box(west, south, east, north);
}

export function unit(code: string, geometry: AreaGeometry, more: Partial<ControlUnit> = {}): ControlUnit {
  return {
    code,
    name: `单元${code.slice(-5)}`,
    class: CLASS_OF[code[8]!]!,
    realm: "land",
    county: code.slice(2, 8),
    // the list of a unit says "/", unless a term names it
    listIsEmpty: true,
    reasons: [],
    geometry,
    ...more,
  };
}

export function zone(
  code: string,
  type: string,
  geometry: AreaGeometry,
  element: ElementZone["element"] = "ecology",
): ElementZone {
  return { code, name: `分区${code.slice(-7)}`, element, class: CLASS_OF[type[0]!]!, type, geometry } as ElementZone;
}

export function term(id: string, more: Partial<AccessTerm> = {}): AccessTerm {
  return {
    id,
    tier: "city",
    dimension: "spatialLayout",
    theme: "industry",
    modality: "prohibit",
    text: `条文${id}`,
    basis: [],
    ...more,
  };
}

export function smallScheme(more: Partial<ZoningScheme> = {}): ZoningScheme {
  return {
    format: "sanxian.scheme",
    formatVersion: "1",
    id: "small",
    name: "小方案",
    level: "prefecture",
    authority: AUTHORITY,
    competentBody: "示例市生态环境局",
    responsibleBodies: [],
    version: { number: "2024", status: "drafting", baseDate: "2024-01-01", areaMethod: "lonlat" },
    gridDeg: 1e-8,
    territory: { adminCode: "331000", name: "示例市", geometry: column(121, 121.04) },
    units: [
      unit(P1, column(121, 121.01)),
      unit(K1, column(121.01, 121.02), { keyKind: "park" }),
      unit(G1, column(121.02, 121.03)),
      unit(G2, column(121.03, 121.04)),
    ],
    zones: [
      zone(REDLINE, "1110", column(121, 121.005)),
      zone("YS3310023110001", "3110", column(121.005, 121.04)),
      zone("YS3310023210001", "3210", column(121, 121.04), "water"),
    ],
    layers: [
      { element: "ecology", owner: "自然资源", date: "2024-01-01", source: "示例", coverage: "full" },
      { element: "water", owner: "生态环境", date: "2024-01-01", source: "示例", coverage: "full" },
    ],
    threeLines: {
      redline: {
        zones: [REDLINE],
        indicators: [
          { id: "redline-area", name: "红线面积", targets: [{ year: 2030, value: 1, unit: "km2", bound: "atLeast" }] },
        ],
      },
      qualityBottomLines: [
        {
          element: "water",
          indicators: [
            {
              id: "sections",
              name: "断面达标率",
              targets: [
                { year: 2025, value: 95, unit: "%", bound: "atLeast" },
                { year: 2035, value: 100, unit: "%", bound: "atLeast" },
              ],
            },
          ],
        },
      ],
      resourceUpperLimits: [
        {
          resource: "water",
          indicators: [
            {
              id: "water-use",
              name: "用水总量",
              current: { year: 2024, value: 18, unit: "10^8 m3/a" },
              targets: [{ year: 2030, value: 19, unit: "10^8 m3/a", bound: "atMost" }],
            },
          ],
        },
      ],
    },
    terms: [
      term("T1", {
        scope: { place: { zoneTypes: ["1110"] } },
        when: { op: "nature", in: ["new"] },
        exceptWhen: { op: "flag", flag: "nationalStrategic" },
      }),
      term("T2", { modality: "restrict", scope: { units: [K1] }, when: { op: "industry", in: ["C26"] } }),
    ],
    legalBases: [],
    ...more,
  };
}

/** A version of the scheme with another number. */
export function numbered(scheme: ZoningScheme, number: string): ZoningScheme {
  return { ...scheme, version: { ...scheme.version, number } };
}
