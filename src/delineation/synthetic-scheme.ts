// A synthetic province as a scheme document.
import type { ZoningScheme } from "../domain/index.ts";
import type { SyntheticProvince } from "./synthetic-form.ts";

/**
 * A synthetic province as a scheme document, for whatever reads one; it has no terms. 合成方案文档.
 *
 * @param province - from {@link syntheticProvince}
 * @example
 * ```ts
 * syntheticScheme(syntheticProvince({ seed: 7, cells: 100 })).demonstration; //=> true
 * ```
 */
export function syntheticScheme({ gridDeg, territory, units, layers, parks }: SyntheticProvince): ZoningScheme {
  const zones = layers.flatMap((layer) => layer.zones);
  return {
    format: "sanxian.scheme",
    formatVersion: "1",
    id: "synthetic",
    name: "合成省生态环境分区管控方案",
    nameEn: "Zoning scheme of a synthetic province",
    level: "province",
    authority: "合成省人民政府",
    competentBody: "合成省生态环境厅",
    responsibleBodies: [{ name: "合成省人民政府", role: "issuer" }],
    version: { number: "1", status: "drafting", baseDate: "2026-01-01", areaMethod: "lonlat" },
    gridDeg,
    territory,
    units,
    zones,
    layers: layers.map(({ record }) => record),
    parks,
    threeLines: {
      redline: { zones: zones.filter(({ type }) => type === "1110").map(({ code }) => code), indicators: [] },
      qualityBottomLines: [],
      resourceUpperLimits: [],
    },
    terms: [],
    legalBases: [],
    demonstration: true,
    notice: { zh: "合成数据，不对应任何真实地域。", en: "Synthetic data; nothing in it is of a real place." },
  };
}
