// A delineation as one HTML page: map, classes, the closed equation, every check, what each element covers, what became of
// small patches and of codes, and what was wrong with the data. No scripts, nothing loaded, printable on A4, Chinese first.

import type { CertificateCheck, CheckState, Delineation, PatchLeftReason, UnitOrigin } from "../delineation/index.ts";
import { type BilingualText, type Finding, labelOf, type ZoneClass } from "../domain/index.ts";
import { delineationMapSvg } from "./delineation-map.ts";
import { escapeHtml } from "./escape.ts";
import { areaText, lengthText, shareText } from "./figures.ts";
import { fillBoth, same } from "./fill.ts";
import { type Pen, penFor, table } from "./html-pen.ts";
import { STYLE } from "./html-style.ts";
import { className } from "./labels.ts";
import { type Language, say } from "./options.ts";

/** Most rows of a table; a page of a province must still open. */
const MOST_ROWS = 200;

type Word =
  | "title"
  | "covered"
  | "notCovered"
  | "coveredWhy"
  | "notCoveredWhy"
  | "method"
  | "overlay"
  | "fitting"
  | "profile"
  | "grid"
  | "territory"
  | "units"
  | "classes"
  | "class"
  | "count"
  | "area"
  | "share"
  | "equation"
  | "equationRow"
  | "checks"
  | "check"
  | "state"
  | "problems"
  | "elements"
  | "element"
  | "coverage"
  | "uncovered"
  | "patches"
  | "from"
  | "to"
  | "width"
  | "left"
  | "why"
  | "succession"
  | "retired"
  | "findings"
  | "unitList"
  | "code"
  | "name"
  | "reasons"
  | "more"
  | "digest"
  | "none";

const WORD: Readonly<Record<Word, BilingualText>> = {
  title: { zh: "生态环境管控单元划定成果", en: "Delineation of control units" },
  covered: { zh: "全域覆盖，互不重叠", en: "Covered once and wholly" },
  notCovered: { zh: "核验未通过", en: "Not certified" },
  coveredWhy: {
    zh: "{units} 个单元面积之和等于辖区面积，相对残差 {residual}；缝隙 {gaps} 处，重叠 {overlaps} 处。",
    en: "The areas of {units} units sum to the territory's; relative residual {residual}; gaps {gaps}, overlaps {overlaps}.",
  },
  notCoveredWhy: { zh: "未通过的检查项见下表。", en: "See the checks that failed below." },
  method: { zh: "划定方法", en: "Method" },
  overlay: { zh: "叠加法", en: "Overlay" },
  fitting: { zh: "拟合法", en: "Fitting" },
  profile: { zh: "规则", en: "Profile" },
  grid: { zh: "网格步长", en: "Grid step" },
  territory: { zh: "行政辖区", en: "Territory" },
  units: { zh: "单元数", en: "Units" },
  classes: { zh: "分类统计", en: "By class" },
  class: { zh: "类别", en: "Class" },
  count: { zh: "个数", en: "Number" },
  area: { zh: "面积", en: "Area" },
  share: { zh: "占比", en: "Share" },
  equation: { zh: "面积闭合式", en: "Equation of areas" },
  equationRow: {
    zh: "辖区 {territory} = 单元之和 {units} − 重复 {repeated} − 越界 {outside} + 缝隙 {gap}（残差 {residual} m²）",
    en: "territory {territory} = units {units} − repeated {repeated} − outside {outside} + gaps {gap} (residual {residual} m²)",
  },
  checks: { zh: "核验项", en: "Checks" },
  check: { zh: "检查", en: "Check" },
  state: { zh: "结果", en: "Result" },
  problems: { zh: "问题", en: "Problems" },
  elements: { zh: "要素图层覆盖", en: "What the layers cover" },
  element: { zh: "要素", en: "Element" },
  coverage: { zh: "覆盖情况", en: "Coverage" },
  uncovered: { zh: "未覆盖面积", en: "Not covered" },
  patches: { zh: "碎斑合并记录", en: "Small patches dissolved" },
  from: { zh: "原单元", en: "From" },
  to: { zh: "并入", en: "To" },
  width: { zh: "平均宽度", en: "Mean width" },
  left: { zh: "保留的小图斑", en: "Small patches that stayed" },
  why: { zh: "原因", en: "Why" },
  succession: { zh: "与上一版本的沿革", en: "After the version before" },
  retired: { zh: "注销 {count} 个编码：{codes}", en: "Codes retired ({count}): {codes}" },
  findings: { zh: "数据问题与处理", en: "Findings in the data" },
  unitList: { zh: "单元一览", en: "Units" },
  code: { zh: "编码", en: "Code" },
  name: { zh: "名称", en: "Name" },
  reasons: { zh: "划定依据", en: "Reasons" },
  more: { zh: "另有 {count} 行未列出，见 JSON 成果。", en: "Rows not listed here: {count}; see the JSON." },
  digest: { zh: "证书摘要 SHA-256", en: "Digest of the certificate, SHA-256" },
  none: { zh: "无", en: "none" },
};

const STATE: Readonly<Record<CheckState, BilingualText>> = {
  passed: { zh: "通过", en: "passed" },
  warned: { zh: "有提醒", en: "warned" },
  failed: { zh: "未通过", en: "failed" },
  notChecked: { zh: "未检查", en: "not checked" },
};
const STATE_CLASS: Readonly<Record<CheckState, string>> = {
  passed: "conforms",
  warned: "needsCommitment",
  failed: "violates",
  notChecked: "undetermined",
};
const COVERAGE: Readonly<Record<Delineation["elements"][number]["state"], BilingualText>> = {
  full: { zh: "全覆盖", en: "full" },
  partial: { zh: "部分覆盖", en: "partial" },
  noData: { zh: "无数据", en: "no data" },
};
const WHY: Readonly<Record<PatchLeftReason, BilingualText>> = {
  protected: { zh: "受保护，不合并", en: "protected" },
  weaker: { zh: "相邻单元类别均较弱", en: "all neighbours are weaker" },
  noNeighbour: { zh: "同一行政区内无相邻单元", en: "no neighbour in its area" },
};
const ORIGIN: Readonly<Record<UnitOrigin, BilingualText>> = {
  kept: { zh: "沿用", en: "kept" },
  born: { zh: "新增", en: "born" },
  split: { zh: "拆分", en: "split" },
  merged: { zh: "合并", en: "merged" },
  reclassed: { zh: "类别或归属变更", en: "reclassed" },
};
const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];

/** Options of {@link renderDelineation}. 划定报告选项. */
export interface DelineationPageOptions {
  /** Language; default both, Chinese first. 语言. */
  readonly language?: Language;
  /** Heading; the territory's name unless given. 标题. */
  readonly title?: string;
}

/**
 * Renders a delineation with its map and certificate as an HTML page. 划定成果与证书页面.
 *
 * @param result - from `delineate`
 * @param options - language, title
 * @returns a complete document
 * @example
 * ```ts
 * writeFileSync("delineation.html", renderDelineation(delineate(input)));
 * ```
 */
export function renderDelineation(result: Delineation, options: DelineationPageOptions = {}): string {
  const { language = "both", title = result.territory.name } = options;
  const pen = penFor(language, undefined);
  const { t } = pen;
  const body = [
    `<header><p class="kind">${t(WORD.title)}</p><h1>${escapeHtml(title)}</h1></header>`,
    band(result, pen),
    facts(result, pen),
    `<figure>${delineationMapSvg(result, { language })}</figure>`,
    section(WORD.classes, pen, classTable(result, pen)),
    result.certificate ? section(WORD.equation, pen, `<p>${t(equationText(result))}</p>`) : "",
    result.certificate ? section(WORD.checks, pen, checkTable(result.certificate.checks, pen)) : "",
    section(WORD.elements, pen, elementTable(result, pen)),
    result.dissolveLog.length > 0 ? section(WORD.patches, pen, patchTable(result, pen)) : "",
    result.patchesLeft.length > 0 ? section(WORD.left, pen, leftTable(result, pen)) : "",
    result.succession ? section(WORD.succession, pen, successionText(result, pen)) : "",
    result.findings.length > 0 ? section(WORD.findings, pen, findingList(result.findings, pen)) : "",
    section(WORD.unitList, pen, unitTable(result, pen)),
    result.certificate
      ? `<footer><p>${t(WORD.digest)}${pen.colon}<code>${escapeHtml(result.certificate.digest)}</code></p></footer>`
      : "",
  ];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(`${title} — ${say(WORD.title, language)}`)}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language === "en" ? "en" : "zh-CN"}"><head>${head}</head>\n<body><main>\n${body.filter((part) => part !== "").join("\n")}\n</main></body></html>\n`;
}

function section(heading: BilingualText, { t }: Pen, content: string): string {
  return `<section><h2>${t(heading)}</h2>${content}</section>`;
}

/** Rows as far as a page holds them, and how many there are beyond. */
function rowsOf<T>(items: readonly T[], row: (item: T) => string, head: Parameters<typeof table>[0], pen: Pen): string {
  const rest = items.length - MOST_ROWS;
  const more = rest > 0 ? `<p>${pen.t(fillBoth(WORD.more, { count: rest }))}</p>` : "";
  return table(head, items.slice(0, MOST_ROWS).map(row), pen) + more;
}

function band({ certificate, units }: Delineation, { t }: Pen): string {
  if (!certificate) return "";
  const { equation, counts, covered, valid } = certificate;
  const good = covered && valid;
  const why = fillBoth(WORD.coveredWhy, {
    units: units.length,
    residual: equation.relativeResidual,
    gaps: counts.gaps,
    overlaps: counts.overlaps,
  });
  const items = [why, ...(good ? [] : [WORD.notCoveredWhy])].map((text) => `<li>${t(text)}</li>`);
  return `<div class="verdict ${good ? "admissible" : "inadmissible"}"><b>${t(good ? WORD.covered : WORD.notCovered)}</b><ul>${items.join("")}</ul></div>`;
}

function facts({ method, profile, gridDeg, territory, units, totals }: Delineation, { t }: Pen): string {
  const rows: readonly (readonly [BilingualText, string])[] = [
    [WORD.territory, `${escapeHtml(territory.name)} <small>${escapeHtml(territory.adminCode)}</small>`],
    [WORD.area, areaText(totals.territoryM2)],
    [WORD.units, String(units.length)],
    [WORD.method, t(method === "fitting" ? WORD.fitting : WORD.overlay)],
    [WORD.profile, escapeHtml(profile)],
    [WORD.grid, `${gridDeg}°`],
  ];
  return `<dl class="facts">${rows.map(([name, value]) => `<div><dt>${t(name)}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
}

function classTable({ units, totals }: Delineation, pen: Pen): string {
  const rows = CLASSES.map((zoneClass) => {
    const count = units.filter((unit) => unit.class === zoneClass).length;
    const areaM2 = totals.byClassM2[zoneClass];
    return `<tr><td><span class="dot ${zoneClass}"></span>${pen.t(className(zoneClass))}</td><td class="n">${count}</td><td class="n">${areaText(areaM2)}</td><td class="n">${shareText(areaM2 / totals.territoryM2)}</td></tr>`;
  });
  const head = [
    [WORD.class, ""],
    [WORD.count, "n"],
    [WORD.area, "n"],
    [WORD.share, "n"],
  ] as const;
  return table(head, rows, pen);
}

function equationText({ certificate }: Delineation): BilingualText {
  const { territoryM2, unitsM2, repeatedM2, outsideM2, gapM2, residualM2 } = certificate!.equation;
  return fillBoth(WORD.equationRow, {
    territory: areaText(territoryM2),
    units: areaText(unitsM2),
    repeated: areaText(repeatedM2),
    outside: areaText(outsideM2),
    gap: areaText(gapM2),
    residual: residualM2,
  });
}

function checkTable(checks: readonly CertificateCheck[], pen: Pen): string {
  const { t } = pen;
  const rows = checks.map(({ code, title, state, count, findings, why }) => {
    const first = findings
      .slice(0, 3)
      .map(({ message }) => `<div class="row">${t(message)}</div>`)
      .join("");
    const reason = why ? t(why) : first || t(WORD.none);
    return `<tr class="${STATE_CLASS[state]}"><td><b class="id">${escapeHtml(code)}</b> ${t(title)}</td><td>${t(STATE[state])}</td><td class="n">${count}</td><td>${reason}</td></tr>`;
  });
  const head = [
    [WORD.check, ""],
    [WORD.state, ""],
    [WORD.count, "n"],
    [WORD.problems, ""],
  ] as const;
  return table(head, rows, pen, "terms");
}

function elementTable({ elements }: Delineation, pen: Pen): string {
  const { t } = pen;
  const rows = elements.map(
    ({ element, state, coveredM2, uncoveredM2 }) =>
      `<tr><td>${t(labelOf("element", element))}</td><td>${t(COVERAGE[state])}</td><td class="n">${state === "noData" ? "—" : areaText(coveredM2)}</td><td class="n">${state === "noData" ? "—" : areaText(uncoveredM2)}</td></tr>`,
  );
  const head = [
    [WORD.element, ""],
    [WORD.coverage, ""],
    [WORD.area, "n"],
    [WORD.uncovered, "n"],
  ] as const;
  return table(head, rows, pen);
}

function patchTable({ dissolveLog }: Delineation, pen: Pen): string {
  const owner = ({ name, code, beforeM2, afterM2 }: Delineation["dissolveLog"][number]["from"]): string =>
    `${escapeHtml(name)} <small>${escapeHtml(code ?? "—")}</small><br><small>${areaText(beforeM2)} → ${areaText(afterM2)}</small>`;
  const head = [
    [WORD.from, ""],
    [WORD.to, ""],
    [WORD.area, "n"],
    [WORD.width, "n"],
  ] as const;
  return rowsOf(
    dissolveLog,
    ({ from, to, areaM2, meanWidthM }) =>
      `<tr><td>${owner(from)}</td><td>${owner(to)}</td><td class="n">${areaText(areaM2)}</td><td class="n">${lengthText(meanWidthM)}</td></tr>`,
    head,
    pen,
  );
}

function leftTable({ patchesLeft }: Delineation, pen: Pen): string {
  const head = [
    [WORD.code, ""],
    [WORD.area, "n"],
    [WORD.width, "n"],
    [WORD.why, ""],
  ] as const;
  return rowsOf(
    patchesLeft,
    ({ code, areaM2, meanWidthM, why }) =>
      `<tr><td>${escapeHtml(code)}</td><td class="n">${areaText(areaM2)}</td><td class="n">${lengthText(meanWidthM)}</td><td>${pen.t(WHY[why])}</td></tr>`,
    head,
    pen,
  );
}

function successionText({ succession }: Delineation, { t }: Pen): string {
  const { units, retired } = succession!;
  const counts = Object.entries(ORIGIN).map(([origin, name]) => {
    const count = units.filter((unit) => unit.origin === origin).length;
    return `<li>${t(name)} ${count}</li>`;
  });
  const codes = retired.slice(0, MOST_ROWS).map(({ code }) => code);
  const gone = fillBoth(WORD.retired, {
    count: retired.length,
    codes: codes.length > 0 ? codes.join(", ") : WORD.none,
  });
  return `<ul>${counts.join("")}</ul><p>${t(gone)}</p>`;
}

function findingList(findings: readonly Finding[], { t }: Pen): string {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  const sorted = [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);
  const items = sorted.slice(0, MOST_ROWS).map(({ code, severity, message }) => {
    return `<li>${t(labelOf("severity", severity))} <code>${escapeHtml(code)}</code> ${t(message)}</li>`;
  });
  const rest = findings.length - MOST_ROWS;
  return `<ul>${items.join("")}</ul>${rest > 0 ? `<p>${t(fillBoth(WORD.more, { count: rest }))}</p>` : ""}`;
}

function unitTable({ units, lineage }: Delineation, pen: Pen): string {
  const { t } = pen;
  const areas = new Map(lineage.map(({ code, areaM2 }) => [code, areaM2]));
  const head = [
    [WORD.name, ""],
    [WORD.class, ""],
    [WORD.area, "n"],
    [WORD.reasons, ""],
  ] as const;
  return rowsOf(
    units,
    ({ code, name, class: zoneClass, reasons }) => {
      const why = reasons.map(({ zones, trigger }) => {
        const listed = zones.slice(0, 6).join(", ") + (zones.length > 6 ? " …" : "");
        return `<div class="row">${trigger ? t(labelOf("keyTrigger", trigger)) : ""} <small>${escapeHtml(listed)}</small></div>`;
      });
      return `<tr><td>${escapeHtml(name)}<br><small>${escapeHtml(code)}</small></td><td><span class="dot ${zoneClass}"></span>${t(className(zoneClass))}</td><td class="n">${t(same(areaText(areas.get(code) ?? 0)))}</td><td>${why.join("")}</td></tr>`;
    },
    head,
    pen,
  );
}
