// The record of an analysis as a page and as Markdown: the whole report, and behind it what a file needs: validity, digests,
// versions of the data, numbers of other files, and what persons decided. Text from outside is inert, as everywhere.
import { type BilingualText, labelOf } from "../domain/index.ts";
import type { ConformityRecord, LinkedFiles } from "../screening/index.ts";
import { escapeHtml, escapeMarkdown } from "./escape.ts";
import { fillBoth, same } from "./fill.ts";
import { renderHtml } from "./html.ts";
import { renderMarkdown } from "./markdown.ts";
import { type ReportOptions, say } from "./options.ts";

const TEXT = {
  heading: { zh: "归档信息", en: "Record" },
  validity: { zh: "有效期", en: "Valid" },
  days: { zh: "{from} 至 {to}", en: "{from} to {to}" },
  verdict: { zh: "认定后结论", en: "Verdict with what persons decided" },
  scheme: { zh: "方案摘要值", en: "Digest of the scheme" },
  project: { zh: "项目摘要值", en: "Digest of the project" },
  base: { zh: "数据基准日期", en: "Data of" },
  layers: { zh: "图层版本", en: "Layers" },
  layer: { zh: "{element} {date} {owner}", en: "{element} {date} {owner}" },
  eia: { zh: "环评编号", en: "Environmental impact assessment" },
  dischargePermit: { zh: "排污许可编号", en: "Discharge permit" },
  monitoringPoint: { zh: "监测点位", en: "Monitoring point" },
  enforcementCase: { zh: "执法案件编号", en: "Enforcement case" },
  overrides: { zh: "人工认定", en: "Decided by persons" },
  override: {
    zh: "{term}：计算为{computed}，认定为{outcome}；理由：{reason}（{author}，{on}）",
    en: "{term}: computed {computed}, decided {outcome}; reason: {reason} ({author}, {on})",
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

const LINKS = ["eia", "dischargePermit", "monitoringPoint", "enforcementCase"] as const satisfies (keyof LinkedFiles)[];

interface Row {
  readonly name: BilingualText;
  readonly value: BilingualText;
}

function rowsOf({ validity, data, links, verdict, overrides }: ConformityRecord): Row[] {
  const { schemeDigest, projectDigest, baseDate, surveyBase, layers } = data;
  const layer = layers.map(({ element, date, owner }) =>
    fillBoth(TEXT.layer, { element: labelOf("element", element), date, owner }),
  );
  return [
    { name: TEXT.validity, value: fillBoth(TEXT.days, validity) },
    ...(overrides.length > 0 ? [{ name: TEXT.verdict, value: labelOf("verdict", verdict) }] : []),
    { name: TEXT.base, value: same(surveyBase === null ? baseDate : `${baseDate} ${surveyBase}`) },
    {
      name: TEXT.layers,
      value: { zh: layer.map(({ zh }) => zh).join("；"), en: layer.map(({ en }) => en).join("; ") },
    },
    { name: TEXT.scheme, value: same(schemeDigest) },
    { name: TEXT.project, value: same(projectDigest) },
    ...LINKS.flatMap((kind): Row[] => {
      const ids = links[kind] ?? [];
      return ids.length === 0 ? [] : [{ name: TEXT[kind], value: same(ids.join(", ")) }];
    }),
  ];
}

function overrideTexts({ overrides, findings }: ConformityRecord): BilingualText[] {
  return [
    ...overrides.map(({ term, computed, outcome, reason, author, on }) =>
      fillBoth(TEXT.override, {
        term,
        ...{ computed: labelOf("outcome", computed), outcome: labelOf("outcome", outcome) },
        ...{ reason, author, on },
      }),
    ),
    ...findings.map(({ message }) => message),
  ];
}

/**
 * Renders a record as an HTML page: the report of its analysis, and what a file needs. 归档报告 HTML.
 *
 * @param record - from `recordOf`
 * @param options - as for `renderHtml`
 * @example
 * ```ts
 * writeFileSync("record.html", renderRecordHtml(record, { source: { scheme, project } }));
 * ```
 */
export function renderRecordHtml(record: ConformityRecord, options: ReportOptions = {}): string {
  const { language = "both" } = options;
  const t = (text: BilingualText): string => escapeHtml(say(text, language));
  const rows = rowsOf(record).map(({ name, value }) => `<div><dt>${t(name)}</dt><dd>${t(value)}</dd></div>`);
  const overrides = overrideTexts(record).map((text) => `<li>${t(text)}</li>`);
  const list = overrides.length > 0 ? `<h3>${t(TEXT.overrides)}</h3><ul>${overrides.join("")}</ul>` : "";
  const section = `<section><h2>${t(TEXT.heading)}</h2><dl class="facts">${rows.join("")}</dl>${list}</section>`;
  const page = renderHtml(record.analysis, options);
  // the end of the page is ours: text from data cannot hold a tag
  const end = page.lastIndexOf("\n</main>");
  return `${page.slice(0, end)}\n${section}${page.slice(end)}`;
}

/**
 * Renders a record as Markdown. 归档报告 Markdown.
 *
 * @param record - from `recordOf`
 * @param options - as for `renderMarkdown`
 * @example
 * ```ts
 * renderRecordMarkdown(record).includes(record.data.schemeDigest); //=> true
 * ```
 */
export function renderRecordMarkdown(record: ConformityRecord, options: ReportOptions = {}): string {
  const { language = "both" } = options;
  const t = (text: BilingualText): string => escapeMarkdown(say(text, language));
  const [first, ...rows] = rowsOf(record).map(({ name, value }) => `| ${t(name)} | ${t(value)} |`);
  const overrides = overrideTexts(record).map((text) => `- ${t(text)}`);
  const list = overrides.length > 0 ? ["", `### ${t(TEXT.overrides)}`, "", ...overrides] : [];
  const lines = ["", `## ${t(TEXT.heading)}`, "", first, "| --- | --- |", ...rows, ...list];
  return `${renderMarkdown(record.analysis, options)}${lines.join("\n")}\n`;
}
