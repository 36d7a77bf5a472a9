// The analysis as one HTML page: no scripts, nothing loaded, printable on A4, Chinese first. Every text from data passes
// escapeHtml; every sentence of ours comes from a table.
import { type BilingualText, labelOf } from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { escapeHtml } from "./escape.ts";
import { measureText, shareText } from "./figures.ts";
import { fillBoth, listed } from "./fill.ts";
import { marks, type Pen, penFor, table } from "./html-pen.ts";
import { STYLE } from "./html-style.ts";
import { termTables } from "./html-terms.ts";
import { ANSWER, className, RELATION, WORD } from "./labels.ts";
import { mapSvg } from "./map.ts";
import { methodText } from "./method.ts";
import { checkedSource, type ReportOptions, say } from "./options.ts";
import { assumptionsText, decidingOutlook, type OutlookItem, pendingOutlook } from "./outlook.ts";

/**
 * Renders an analysis as an HTML page. HTML 报告.
 *
 * @param analysis - from `screen`
 * @param options - language, and `source` (scheme and project) for the map
 * @returns a complete document
 * @throws SanxianError `OPTION_INVALID` for a `source` that shows more than the view that was screened against
 * @example
 * ```ts
 * writeFileSync("report.html", renderHtml(analysis, { source: { scheme, project } }));
 * ```
 */
export function renderHtml(analysis: ConformityAnalysis, options: ReportOptions = {}): string {
  const { language = "both" } = options;
  const source = checkedSource(analysis, options.source);
  const pen = penFor(language, source);
  const { t } = pen;
  const { scheme, questions, parks, pending, findings } = analysis;
  const ahead = decidingOutlook(analysis, source);
  const later = pendingOutlook(analysis);
  const body = [
    `<header><p class="kind">${t(WORD.title)}</p><h1>${t(analysis.project.name)}</h1></header>`,
    scheme.notice
      ? `<p class="notice">${t(scheme.notice)}</p>`
      : scheme.demonstration
        ? `<p class="notice">${t(WORD.demonstration)}</p>`
        : "",
    analysis.assumptions.length > 0
      ? `<p class="notice">${t(fillBoth(WORD.assumed, { facts: assumptionsText(analysis, source) }))}</p>`
      : "",
    verdictBand(analysis, pen),
    keyFacts(analysis, pen),
    source ? `<figure>${mapSvg(analysis, source, { language })}</figure>` : "",
    questions.length > 0
      ? section(
          WORD.questions,
          pen,
          `<ol class="ask">${questions.map(({ text, terms }) => `<li>${t(text, marks(terms))}</li>`).join("")}</ol>`,
        )
      : "",
    ahead.length > 0 ? section(WORD.deciding, pen, outlook(ahead, pen)) : "",
    section(WORD.units, pen, unitTable(analysis, pen)),
    parks.length > 0
      ? section(
          WORD.parks,
          pen,
          `<ul>${parks.map((park) => `<li>${escapeHtml(park.name)} <small>${escapeHtml(park.code)} · ${t(RELATION[park.relation])} · ${shareText(park.share)}</small></li>`).join("")}</ul>`,
        )
      : "",
    section(WORD.elements, pen, elementTable(analysis, pen)),
    section(WORD.terms, pen, termTables(analysis, pen)),
    pending.length + later.length > 0
      ? section(
          WORD.pending,
          pen,
          (pending.length > 0
            ? `<ul>${pending.map((term) => `<li>${escapeHtml(term.term)}: ${pendingText(term, t)}</li>`).join("")}</ul>`
            : "") + outlook(later, pen),
        )
      : "",
    findings.length > 0
      ? section(
          WORD.findings,
          pen,
          `<ul>${findings.map(({ code, message }) => `<li><code>${escapeHtml(code)}</code> ${t(message)}</li>`).join("")}</ul>`,
        )
      : "",
    section(
      WORD.method,
      pen,
      `<footer><p>${t(methodText(analysis.method))}</p><p>${t(WORD.disclaimer)}</p>${credits(analysis)}</footer>`,
    ),
  ];
  const title = escapeHtml(`${say(analysis.project.name, language)} — ${say(WORD.title, language)}`);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style>`;
  const main = body.filter((part) => part !== "").join("\n");
  return `<!doctype html>\n<html lang="${language === "en" ? "en" : "zh-CN"}"><head>${head}</head>\n<body><main>\n${main}\n</main></body></html>\n`;
}

function section(heading: BilingualText, { t }: Pen, content: string): string {
  return `<section><h2>${t(heading)}</h2>${content}</section>`;
}

/** Sentences, each with what belongs under it. */
function outlook(items: readonly OutlookItem[], { t }: Pen): string {
  if (items.length === 0) return "";
  const under = (texts: readonly BilingualText[]): string =>
    texts.length > 0 ? `<ul>${texts.map((text) => `<li>${t(text)}</li>`).join("")}</ul>` : "";
  return `<ul class="ask">${items.map((item) => `<li>${t(item.text)}${under(item.under)}</li>`).join("")}</ul>`;
}

function verdictBand({ verdict, reasons }: ConformityAnalysis, { t }: Pen): string {
  const items = reasons.map(({ text, terms }) => `<li>${t(text, marks(terms))}</li>`);
  return `<div class="verdict ${verdict}"><b>${t(labelOf("verdict", verdict))}</b><ul>${items.join("")}</ul></div>`;
}

function keyFacts(
  { project, scheme, asOf, validUntil, footprint, elements, units }: ConformityAnalysis,
  { t }: Pen,
): string {
  const affected = elements
    .filter(({ answer }) => answer === "affected")
    .map(({ element }) => labelOf("element", element));
  const list = affected.length > 0 ? listed(affected) : WORD.nothing;
  const counted = String(units.filter(({ relation }) => relation !== "touching").length);
  const rows: readonly (readonly [BilingualText, string])[] = [
    [WORD.projectId, escapeHtml(project.id)],
    [WORD.asOf, escapeHtml(asOf)],
    ...(validUntil === null ? [] : ([[WORD.validUntil, escapeHtml(validUntil)]] as const)),
    [WORD.scheme, t(scheme.name)],
    [WORD.version, `${escapeHtml(scheme.version)} · ${t(labelOf("schemeStatus", scheme.status))}`],
    [WORD.authority, escapeHtml(scheme.authority)],
    [WORD.footprint, t(measureText(footprint))],
    [WORD.units, counted],
    [WORD.affected, t(list)],
  ];
  return `<dl class="facts">${rows.map(([name, value]) => `<div><dt>${t(name)}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
}

function unitTable({ units, outsideCoverage }: ConformityAnalysis, pen: Pen): string {
  const { t } = pen;
  const rows = units.map(
    (unit) =>
      `<tr><td>${escapeHtml(unit.name)}<br><small>${escapeHtml(unit.code)}</small></td><td><span class="dot ${escapeHtml(unit.class)}"></span>${t(className(unit.class))}</td><td class="n">${t(measureText(unit))}</td><td class="n">${shareText(unit.share)}</td><td>${t(RELATION[unit.relation])}</td></tr>`,
  );
  const parts: string[] = [];
  if (rows.length === 0) parts.push(`<p>${t(WORD.noUnits)}</p>`);
  else
    parts.push(
      table(
        [
          [WORD.name, ""],
          [WORD.class, ""],
          [WORD.measure, "n"],
          [WORD.share, "n"],
          [WORD.relation, ""],
        ],
        rows,
        pen,
      ),
    );
  if (outsideCoverage) {
    parts.push(
      `<p class="notice">${t(fillBoth(WORD.outside, { measure: measureText(outsideCoverage), share: shareText(outsideCoverage.share) }))}</p>`,
    );
  }
  return parts.join("");
}

function elementTable({ elements, zones }: ConformityAnalysis, pen: Pen): string {
  const { t } = pen;
  const rows = elements.map(({ element, answer, layer, coverage }) => {
    const list = zones
      .filter((zone) => zone.element === element && zone.relation !== "touching")
      .map(
        (zone) =>
          `<div class="row"><span class="dot ${escapeHtml(zone.class)}"></span>${escapeHtml(zone.name)} <small class="en">${escapeHtml(zone.code)} · ${t(measureText(zone))} · ${shareText(zone.share)}</small></div>`,
      );
    const partial = coverage === "partial" ? ` · ${t(WORD.partial)}` : "";
    const owner = layer ? `${escapeHtml(layer.owner)}<br><small>${escapeHtml(layer.date)}${partial}</small>` : "—";
    return `<tr><td>${t(labelOf("element", element))}</td><td>${t(ANSWER[answer])}</td><td>${list.join("") || "—"}</td><td>${owner}</td></tr>`;
  });
  return table(
    [
      [WORD.element, ""],
      [WORD.answer, ""],
      [WORD.zones, ""],
      [WORD.layer, ""],
    ],
    rows,
    pen,
  );
}

function pendingText({ validFrom, outcome }: ConformityAnalysis["pending"][number], t: Pen["t"]): string {
  return t(fillBoth(WORD.pendingTerm, { day: validFrom, outcome: labelOf("outcome", outcome) }));
}

function credits({ scheme }: ConformityAnalysis): string {
  if (scheme.attributions.length === 0) return "";
  const items = scheme.attributions.map(({ what, credit }) => `<li>${escapeHtml(what)}: ${escapeHtml(credit)}</li>`);
  return `<ul>${items.join("")}</ul>`;
}
