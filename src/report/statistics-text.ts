// Statistics as a person reads them: tables of a terminal, and rows for a spreadsheet.

import type { SchemeStatistics, StatisticsTable } from "../delineation/index.ts";
import { grouped } from "../domain/grouped.ts";
import type { BilingualText } from "../domain/index.ts";
import { columnsOf, cut, padded, wrapped } from "./columns.ts";
import { type Language, say } from "./options.ts";
import { plain } from "./plain.ts";

const OF: Readonly<Record<StatisticsTable["of"], BilingualText>> = {
  units: { zh: "管控单元", en: "Control units" },
  zones: { zh: "要素分区", en: "Element zones" },
};
const BY: Readonly<Record<StatisticsTable["by"], BilingualText>> = {
  class: { zh: "类别", en: "class" },
  realm: { zh: "陆海", en: "land and sea" },
  keyKind: { zh: "重点类型", en: "kind of key unit" },
  county: { zh: "县级行政区", en: "county" },
  element: { zh: "要素", en: "element" },
  subtype: { zh: "细类", en: "subtype" },
};
const WORD = {
  by: { zh: "按", en: "by" },
  count: { zh: "个数", en: "Count" },
  area: { zh: "面积 km²", en: "Area km²" },
  share: { zh: "占比 %", en: "Share %" },
  total: { zh: "合计", en: "Total" },
  territory: { zh: "行政辖区", en: "Territory" },
  difference: { zh: "单元之和与辖区之差", en: "Sum of units less territory" },
  method: { zh: "面积计算方法", en: "Method of areas" },
  of: { zh: "对象", en: "Of" },
  within: { zh: "范围", en: "Within" },
  dimension: { zh: "维度", en: "By" },
  key: { zh: "代码", en: "Key" },
  name: { zh: "名称", en: "Name" },
  raw: { zh: "原始面积 m²", en: "Area as measured m²" },
} as const satisfies Readonly<Record<string, BilingualText>>;

/**
 * Writes statistics as tables of a terminal, at most 80 columns wide. 统计文本.
 *
 * @param statistics - from `statisticsOf`
 * @param options - the language; both unless given
 * @example
 * ```ts
 * console.log(renderStatistics(statisticsOf(scheme), { language: "zh" }));
 * ```
 */
export function renderStatistics(statistics: SchemeStatistics, options: { readonly language?: Language } = {}): string {
  const { language = "both" } = options;
  const t = (text: BilingualText): string => plain(say(text, language));
  const lines: string[] = [];
  const number = (value: number): string => grouped(value.toFixed(statistics.decimals));
  const meridian = statistics.centralMeridianDeg === undefined ? "" : ` (${statistics.centralMeridianDeg}°)`;
  lines.push(`${t(WORD.method)}: ${plain(statistics.areaMethod)}${meridian}`);
  if (statistics.territory) {
    const { areaM2, differenceM2 } = statistics.territory;
    lines.push(`${t(WORD.territory)}: ${number(areaM2 / 1e6)} km²`);
    lines.push(`${t(WORD.difference)}: ${(Math.abs(differenceM2) < 5e-4 ? 0 : differenceM2).toFixed(3)} m²`);
  }
  for (const table of statistics.tables) {
    lines.push("", ...wrapped(titleOf(table, t), 80));
    const rows = [
      // in both languages the heads stand above each other, so that names have room
      ...(language === "both" ? (["zh", "en"] as const) : [language]).map((one) => [
        "",
        ...[WORD.count, WORD.area, WORD.share].map((word) => say(word, one)),
      ]),
      ...table.rows.map((row) => [
        t(row.key === "" || row.name.zh === row.key ? row.name : labelled(table, row)),
        grouped(String(row.count)),
        number(row.areaKm2),
        number(row.sharePercent),
      ]),
      [
        t(WORD.total),
        grouped(String(table.total.count)),
        number(table.total.areaKm2),
        number(table.total.sharePercent),
      ],
    ];
    const widths = [1, 2, 3].map((c) => Math.max(...rows.map((row) => columnsOf(row[c]!))));
    const rest = 80 - 2 - widths.reduce((sum, width) => sum + width + 2, 0);
    const lead = Math.min(rest, Math.max(...rows.map((row) => columnsOf(row[0]!))));
    for (const [name, ...cells] of rows)
      lines.push(
        `  ${padded(cut(name!, lead), lead)}${cells
          .map((cell, c) => `  ${" ".repeat(widths[c]! - columnsOf(cell))}${cell}`)
          .join("")}`.trimEnd(),
      );
  }
  return `${lines.join("\n")}\n`;
}

/** Codes that a reader looks for stand before names. */
function labelled({ by }: StatisticsTable, { key, name }: StatisticsTable["rows"][number]): BilingualText {
  return by === "county" || by === "subtype" ? { zh: `${key} ${name.zh}`, en: `${name.en}` } : name;
}

function titleOf({ of, by, within }: StatisticsTable, t: (text: BilingualText) => string): string {
  const place = within.map(({ name }) => t(name)).join(" · ");
  return `── ${t(OF[of])}${place && ` · ${place}`} · ${t(WORD.by)} ${t(BY[by])}`;
}

/** Statistics as one sheet. 统计表. */
export interface StatisticsSheet {
  /** Names of columns. 列名. */
  readonly header: readonly string[];
  /** Rows, each as long as the header. 行. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * All tables of statistics as rows of one sheet: printed figures that close, and areas as measured beside them. 统计表行.
 *
 * @param statistics - from `statisticsOf`
 * @param options - the language; Chinese unless given
 * @example
 * ```ts
 * writeCsv(statisticsSheet(statisticsOf(scheme)));
 * ```
 */
export function statisticsSheet(
  statistics: SchemeStatistics,
  options: { readonly language?: Language } = {},
): StatisticsSheet {
  const { language = "zh" } = options;
  const t = (text: BilingualText): string => plain(say(text, language));
  const number = (value: number): string => value.toFixed(statistics.decimals);
  const { of, within, dimension, key, name, count, area, share, raw, total } = WORD;
  return {
    header: [of, within, dimension, key, name, count, area, share, raw].map(t),
    rows: statistics.tables.flatMap((table) => {
      const lead = [t(OF[table.of]), table.within.map((one) => t(one.name)).join(" · "), t(BY[table.by])];
      return [
        ...table.rows.map((row) => [
          ...lead,
          plain(row.key),
          t(row.name),
          String(row.count),
          number(row.areaKm2),
          number(row.sharePercent),
          String(row.areaM2),
        ]),
        [
          ...lead,
          "",
          t(total),
          String(table.total.count),
          number(table.total.areaKm2),
          number(table.total.sharePercent),
          String(table.total.areaM2),
        ],
      ];
    }),
  };
}
