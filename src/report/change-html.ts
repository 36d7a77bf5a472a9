// An update as one HTML page: no scripts, nothing loaded. Judgement, balance of priority area and red line, maps before and after,
// the matrix as a picture, units, terms, indicators, impact on projects. Every text from data passes escapeHtml.
import { type BilingualText, fillText, labelOf, type ZoningScheme } from "../domain/index.ts";
import type { GroundBalance, SchemeDiff, UnitChange, UpdateImpact, UpdateJudgement } from "../revision/index.ts";
import { ASPECT, CHANGE_WORD, IMPACT, INDICATOR_CHANGE, TERM_CHANGE, UNIT_CHANGE } from "./change-labels.ts";
import { changeMapSvg } from "./change-map.ts";
import { matrixSvg } from "./change-matrix.ts";
import { escapeHtml } from "./escape.ts";
import { areaText } from "./figures.ts";
import { fillBoth, listed } from "./fill.ts";
import { type Pen, penFor, table } from "./html-pen.ts";
import { STYLE } from "./html-style.ts";
import { WORD } from "./labels.ts";
import { type Language, say } from "./options.ts";

/** What a report on an update is made of. 更新报告内容. */
export interface ChangeReport {
  /** From `diffSchemes`. 差异. */
  readonly diff: SchemeDiff;
  /** The version before. 更新前. */
  readonly before: ZoningScheme;
  /** The version after. 更新后. */
  readonly after: ZoningScheme;
  /** From `judgeUpdate`. 合规判定. */
  readonly judgement?: UpdateJudgement;
  /** From `impactOf`. 项目影响. */
  readonly impact?: UpdateImpact;
}

/** Most units that a cell names. */
const MOST_NAMED = 6;

/**
 * Renders an update as an HTML page. 更新报告.
 *
 * @param report - the difference with both versions; judgement and impact where there are
 * @param options - language; both by default
 * @returns a complete document
 * @example
 * ```ts
 * writeFileSync("update.html", renderChangeHtml({ diff, before, after, judgement }));
 * ```
 */
export function renderChangeHtml(report: ChangeReport, options: { readonly language?: Language } = {}): string {
  const { language = "both" } = options;
  const pen = penFor(language, undefined);
  const { t } = pen;
  const { diff, before, after, judgement, impact } = report;
  const breaches = (judgement?.breaches ?? []).flatMap(({ geometry, finding }) =>
    geometry !== null && finding.severity === "error" ? [geometry] : [],
  );
  const map = (side: "before" | "after"): string =>
    `<figure>${changeMapSvg({ scheme: side === "before" ? before : after, side, diff, breaches, language })}</figure>`;
  const body = [
    `<header><p class="kind">${t(CHANGE_WORD.title)}</p><h1>${t({ zh: after.name, en: after.nameEn ?? after.name })}</h1><p>${escapeHtml(`${before.version.number} → ${after.version.number}`)}</p></header>`,
    after.notice
      ? `<p class="notice">${t(after.notice)}</p>`
      : after.demonstration
        ? `<p class="notice">${t(WORD.demonstration)}</p>`
        : "",
    judgement ? judgementBand(judgement, pen) : "",
    diff.isEmpty ? `<p>${t(CHANGE_WORD.same)}</p>` : "",
    `<dl class="facts">${[
      [CHANGE_WORD.priority, balanceText(diff.priority)] as const,
      [CHANGE_WORD.redline, balanceText(diff.redline)] as const,
    ]
      .map(([name, value]) => `<div><dt>${t(name)}</dt><dd>${t(value)}</dd></div>`)
      .join("")}</dl>`,
    section(CHANGE_WORD.maps, pen, map("before") + map("after")),
    section(
      CHANGE_WORD.matrix,
      pen,
      `<figure>${matrixSvg(diff, language)}</figure><p>${t(CHANGE_WORD.matrixNote)}</p>`,
    ),
    diff.units.length > 0 ? section(CHANGE_WORD.units, pen, unitTable(diff.units, pen)) : "",
    diff.terms.length > 0 ? section(CHANGE_WORD.terms, pen, termTable(diff, pen)) : "",
    diff.indicators.length > 0 ? section(CHANGE_WORD.indicators, pen, indicatorTable(diff, pen)) : "",
    impact ? section(CHANGE_WORD.impact, pen, impactTable(impact, pen)) : "",
    section(WORD.method, pen, `<footer><p>${t(methodText(diff))}</p></footer>`),
  ];
  const title = escapeHtml(
    `${say({ zh: after.name, en: after.nameEn ?? after.name }, language)} — ${say(CHANGE_WORD.title, language)}`,
  );
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style>`;
  return `<!doctype html>\n<html lang="${language === "en" ? "en" : "zh-CN"}"><head>${head}</head>\n<body><main>\n${body.filter((part) => part !== "").join("\n")}\n</main></body></html>\n`;
}

/** How a balance reads. @internal */
export function balanceText({ beforeM2, afterM2, gainedM2, lostM2 }: GroundBalance): BilingualText {
  return fillText(CHANGE_WORD.balance, {
    before: areaText(beforeM2),
    after: areaText(afterM2),
    gained: areaText(gainedM2),
    lost: areaText(lostM2),
  });
}

/** How it was made. @internal */
export function methodText({ method, before, after }: SchemeDiff): BilingualText {
  return fillText(CHANGE_WORD.method, {
    sliver: method.sliverWidthM,
    grid: method.gridDeg,
    before: before.digest.slice(0, 12),
    after: after.digest.slice(0, 12),
  });
}

/** Codes and names of the units of a change. @internal */
export function unitsText({ before, after }: UnitChange): string {
  const codes = (units: UnitChange["before"]): string => units.map(({ code }) => code).join(", ") || "—";
  const [from, to] = [codes(before), codes(after)];
  return from === to ? from : `${from} → ${to}`;
}

function section(heading: BilingualText, { t }: Pen, content: string): string {
  return `<section><h2>${t(heading)}</h2>${content}</section>`;
}

function judgementBand({ isLawful, breaches }: UpdateJudgement, { t }: Pen): string {
  const items = breaches.map(
    ({ code, finding }) => `<li>${t(finding.message, ` <small>${escapeHtml(code)}</small>`)}</li>`,
  );
  return `<div class="verdict ${isLawful ? "admissible" : "inadmissible"}"><b>${t(isLawful ? CHANGE_WORD.lawful : CHANGE_WORD.unlawful)}</b><ul>${items.join("") || `<li>${t(CHANGE_WORD.noBreach)}</li>`}</ul></div>`;
}

function unitTable(units: readonly UnitChange[], pen: Pen): string {
  const { t } = pen;
  const rows = units.map((change) => {
    const names = [...new Set([...change.before, ...change.after].map(({ name }) => name))].slice(0, MOST_NAMED);
    const moved = [
      ...(change.gainedM2 > 0 ? [`+${areaText(change.gainedM2)}`] : []),
      ...(change.lostM2 > 0 ? [`−${areaText(change.lostM2)}`] : []),
    ].join(" ");
    return `<tr><td>${t(UNIT_CHANGE[change.kind])}</td><td>${names.map(escapeHtml).join("<br>")}<br><small>${escapeHtml(unitsText(change))}</small></td><td>${t(listed(change.aspects.map((aspect) => ASPECT[aspect])))}</td><td class="n">${escapeHtml(moved) || "—"}</td></tr>`;
  });
  return table(
    [
      [CHANGE_WORD.kind, ""],
      [CHANGE_WORD.what, ""],
      [CHANGE_WORD.aspects, ""],
      [CHANGE_WORD.area, "n"],
    ],
    rows,
    pen,
  );
}

function termTable({ terms }: SchemeDiff, pen: Pen): string {
  const { t } = pen;
  const rows = terms.map(({ term, change, because, before, after, unitsBefore, unitsAfter }) => {
    const shown = after ?? before!;
    const all = unitsBefore === null || unitsAfter === null;
    const units = [...new Set([...(unitsBefore ?? []), ...(unitsAfter ?? [])])].sort();
    const where = all
      ? t(CHANGE_WORD.everywhere)
      : escapeHtml(units.slice(0, MOST_NAMED).join(", ") + (units.length > MOST_NAMED ? " …" : ""));
    return `<tr><td><b>${escapeHtml(term)}</b><br>${t(TERM_CHANGE[change])}</td><td>${t({ zh: shown.text, en: shown.textEn ?? shown.text })}</td><td>${t(because)}</td><td>${where}</td></tr>`;
  });
  return table(
    [
      [CHANGE_WORD.kind, ""],
      [WORD.requirement, ""],
      [CHANGE_WORD.why, ""],
      [CHANGE_WORD.where, ""],
    ],
    rows,
    pen,
  );
}

function indicatorTable({ indicators }: SchemeDiff, pen: Pen): string {
  const { t } = pen;
  const rows = indicators.map(
    ({ indicator, change, before, after }) =>
      `<tr><td>${t(INDICATOR_CHANGE[change])}</td><td>${escapeHtml((after ?? before)!.name)} <small>${escapeHtml(indicator)}</small></td></tr>`,
  );
  return table(
    [
      [CHANGE_WORD.kind, ""],
      [CHANGE_WORD.what, ""],
    ],
    rows,
    pen,
  );
}

function impactTable({ projects, counts, findings }: UpdateImpact, pen: Pen): string {
  const { t } = pen;
  const kinds = Object.keys(IMPACT) as (keyof typeof IMPACT)[];
  const summary = listed(
    kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => fillBoth(CHANGE_WORD.count, { kind: IMPACT[kind], count: counts[kind] })),
  );
  const rows = kinds.flatMap((kind) =>
    projects
      .filter(({ impact }) => impact === kind && impact !== "unchanged")
      .map(({ project, name, before, after, terms }) => {
        const why = terms
          .slice(0, MOST_NAMED)
          .map(
            (one) =>
              `<div>${escapeHtml(one.term)}: ${t(one.because)} <small>${escapeHtml(areaText(one.areaM2))}</small></div>`,
          );
        const verdict = (value: typeof before): string => (value === null ? "—" : t(labelOf("verdict", value)));
        return `<tr><td>${t(IMPACT[kind])}</td><td>${escapeHtml(name)}<br><small>${escapeHtml(project)}</small></td><td>${verdict(before)} → ${verdict(after)}</td><td>${why.join("") || "—"}</td></tr>`;
      }),
  );
  const odd = findings.map(({ message }) => `<p class="notice">${t(message)}</p>`).join("");
  return `<p>${t(summary)}</p>${odd}${
    rows.length > 0
      ? table(
          [
            [CHANGE_WORD.impact, ""],
            [WORD.project, ""],
            [CHANGE_WORD.verdicts, ""],
            [CHANGE_WORD.why, ""],
          ],
          rows,
          pen,
        )
      : ""
  }`;
}
