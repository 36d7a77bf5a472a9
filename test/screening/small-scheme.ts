// A scheme small enough to work out by hand: three units of 0.01° by 0.01° side by side, from 121.00 to 121.03° E and
// 28.60 to 28.61° N. Results expected in the tests are worked out from this picture and the closed formulas below.
//
//   121.00     .005     .01      .015     .02               .03
//   |  U1 priority     |  U2 key         |  U3 general     |   28.61
//   |  1110  |            3110 (ecology, to the east end)  |
//   |                  |  2340 |         |                 |   air, every zone there is
//   |                  |       | park    |                 |   28.60 to 28.605
//
// Water has no layer. The shoreline runs along 28.55° N, south of it all.
import type { Polygon } from "geojson";
import type { AccessTerm, Footprint, Project, ProjectFacts, ZoningScheme } from "../../src/domain/index.ts";
import { type ConformityAnalysis, prepareScheme, type ScreenOptions, screen } from "../../src/screening/index.ts";

export const U1 = "ZH33100210001";
export const U2 = "ZH33100220001";
export const U3 = "ZH33100230001";
export const REDLINE = "YS3310021110001";
export const REST = "YS3310023110001";
export const AIR = "YS3310022340001";
export const PARK = "P1";
export const AS_OF = "2026-11-24";

/** A rectangle by west, south, east, north. */
export function box(w: number, s: number, e: number, n: number): Polygon {
  return { type: "Polygon", coordinates: [[[w, s], [e, s], [e, n], [w, n], [w, s]]] }; // biome-ignore format: one ring
}

const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const RAD = Math.PI / 180;

/** Area of the ellipsoid between two meridians and two parallels, m²: b²/2 Δλ [sin φ / (1 − e² sin² φ) + atanh(e sin φ) / e]. */
export function boxAreaM2(w: number, s: number, e: number, n: number): number {
  const ec = Math.sqrt(E2);
  const q = (lat: number): number => {
    const sin = Math.sin(lat * RAD);
    return sin / (1 - E2 * sin * sin) + Math.atanh(ec * sin) / ec;
  };
  return ((A * A * (1 - E2)) / 2) * (e - w) * RAD * (q(n) - q(s));
}

/** Degrees of latitude that span so many metres of meridian around a latitude. */
export function metresNorthDeg(metres: number, lat: number): number {
  const sin = Math.sin(lat * RAD);
  return metres / ((A * (1 - E2)) / (1 - E2 * sin * sin) ** 1.5) / RAD;
}

// the units state that their own lists are "/", so that a test's terms are all there is to judge
const UNIT = { realm: "land", county: "331002", listIsEmpty: true, reasons: [] } as const;

/** The scheme, with terms of the test's own. */
export function smallScheme(
  terms: readonly Partial<AccessTerm>[] = [],
  more: Partial<ZoningScheme> = {},
): ZoningScheme {
  return {
    format: "sanxian.scheme",
    formatVersion: "1",
    id: "small",
    name: "小方案",
    nameEn: "Small scheme",
    level: "prefecture",
    authority: "示例市人民政府",
    competentBody: "示例市生态环境局",
    responsibleBodies: [],
    version: {
      number: "2024",
      status: "inForce",
      baseDate: "2024-01-01",
      areaMethod: "lonlat",
      validFrom: "2024-09-01",
    },
    gridDeg: 1e-8,
    territory: { adminCode: "331000", name: "示例市", geometry: box(121, 28.6, 121.03, 28.61) },
    units: [
      { ...UNIT, code: U1, name: "优先单元", class: "priority", geometry: box(121, 28.6, 121.01, 28.61) },
      {
        ...UNIT,
        code: U2,
        name: "重点单元",
        class: "key",
        keyKind: "urban",
        geometry: box(121.01, 28.6, 121.02, 28.61),
      },
      { ...UNIT, code: U3, name: "一般单元", class: "general", geometry: box(121.02, 28.6, 121.03, 28.61) },
    ],
    zones: [
      {
        code: REDLINE,
        name: "红线",
        element: "ecology",
        class: "priority",
        type: "1110",
        geometry: box(121, 28.6, 121.005, 28.61),
      },
      {
        code: REST,
        name: "生态一般",
        element: "ecology",
        class: "general",
        type: "3110",
        geometry: box(121.005, 28.6, 121.03, 28.61),
      },
      {
        code: AIR,
        name: "受体敏感",
        element: "air",
        class: "key",
        type: "2340",
        geometry: box(121.01, 28.6, 121.015, 28.61),
      },
    ],
    layers: [
      { element: "ecology", owner: "自然资源", date: "2024-01-01", source: "示例", coverage: "full" },
      { element: "air", owner: "生态环境", date: "2024-02-01", source: "示例", coverage: "exhaustive" },
    ],
    parks: [{ code: PARK, name: "园区", compliant: true, geometry: box(121.015, 28.6, 121.02, 28.605) }],
    features: [
      {
        id: "shore",
        name: "岸线",
        kind: "riverShoreline",
        geometry: {
          type: "LineString",
          coordinates: [
            [120.9, 28.55],
            [121.1, 28.55],
          ],
        },
      },
      {
        id: "core",
        name: "核心区",
        kind: "coreProtectionArea",
        geometry: box(121, 28.6, 121.002, 28.602),
      },
    ],
    threeLines: { redline: { targets: [] }, quality: { targets: [] }, resource: { targets: [] } } as never,
    terms: terms.map(term),
    legalBases: [
      { id: "old", title: "旧法", article: "第一条", level: "law", validTo: "2026-08-14", replacedBy: "new" },
      { id: "new", title: "新法", number: "1号", level: "law", validFrom: "2026-08-15" },
    ],
    ...more,
  };
}

function term(part: Partial<AccessTerm>, index: number): AccessTerm {
  return {
    id: `T${index + 1}`,
    tier: "city",
    dimension: "spatialLayout",
    theme: "other",
    modality: "prohibit",
    text: "条文",
    basis: [],
    ...part,
  };
}

/** A project on some ground. */
export function projectOn(footprint: Footprint, facts?: ProjectFacts, more: Partial<Project> = {}): Project {
  return {
    format: "sanxian.project",
    formatVersion: "1",
    id: "p",
    name: "项目",
    footprint,
    ...(facts === undefined ? {} : { facts }),
    ...more,
  };
}

/** Screens some ground against terms of the test's own. */
export function screenOn(
  footprint: Footprint,
  terms: readonly Partial<AccessTerm>[] = [],
  facts?: ProjectFacts,
  { options, scheme, project }: { options?: Partial<ScreenOptions>; scheme?: Partial<ZoningScheme>; project?: Partial<Project> } = {}, // biome-ignore format: one parameter
): ConformityAnalysis {
  const prepared = prepareScheme(smallScheme(terms, scheme));
  return screen(prepared, projectOn(footprint, facts, project), { asOf: AS_OF, ...options });
}
