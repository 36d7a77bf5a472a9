// The analysis as one HTML page: no scripts, nothing loaded, printable on A4, Chinese first. Every text from data passes
// escapeHtml; every sentence of ours comes from a table.
import { type BilingualText, fillText, labelOf, type TermOutcome } from "../domain/index.ts";
import type { ConformityAnalysis, TermResult } from "../screening/index.ts";
import { escapeHtml } from "./escape.ts";
import { factText } from "./facts.ts";
import { measureText, shareText } from "./figures.ts";
import { clauses, fillBoth, listed } from "./fill.ts";
import { STYLE } from "./html-style.ts";
import { ANSWER, BASIS_STATE, className, OUTCOME_ORDER, RELATION, WORD } from "./labels.ts";
import { mapSvg } from "./map.ts";
import { methodText } from "./method.ts";
import { colon, type Language, type MapSource, type ReportOptions, say } from "./options.ts";

/** What the parts of a page are written with. */
interface Pen {
  /** A text in the languages asked for, English smaller and marked as English; `after` is markup behind the first. */
  t(text: BilingualText, after?: string): string;
  readonly colon: string;
  readonly source: MapSource | undefined;
}

/**
 * Renders an analysis as an HTML page. HTML 报告.
 *
 * @param analysis - from `screen`
 * @param options - language, and `source` (scheme and project) for the map
 * @returns a complete document
 * @example
 * ```ts
 * writeFileSync("report.html", renderHtml(analysis, { source: { scheme, project } }));
 * ```
 */
export function renderHtml(analysis: ConformityAnalysis, options: ReportOptions = {}): string {
  const { language = "both", source } = options;
  const pen: Pen = { t: (text, after) => two(text, language, after), colon: colon(language), source };
  const { t } = pen;
  const { scheme, questions, parks, pending, findings } = analysis;
  const body = [
    `<header><p class="kind">${t(WORD.title)}</p><h1>${t(analysis.project.name)}</h1></header>`,
    scheme.notice
      ? `<p class="notice">${t(scheme.notice)}</p>`
      : scheme.demonstration
        ? `<p class="notice">${t(WORD.demonstration)}</p>`
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
    pending.length > 0
      ? section(
          WORD.pending,
          pen,
          `<ul>${pending.map((term) => `<li>${escapeHtml(term.term)}: ${pendingText(term, t)}</li>`).join("")}</ul>`,
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

/** Chinese, and the English smaller behind it. */
function two({ zh, en }: BilingualText, language: Language, after = ""): string {
  if (language === "zh" || (language === "both" && zh === en)) return escapeHtml(zh) + after;
  if (language === "en") return escapeHtml(en) + after;
  return `${escapeHtml(zh)}${after} <span class="en" lang="en">${escapeHtml(en)}</span>`;
}

/** Ids of terms behind a sentence. */
function marks(terms: readonly string[]): string {
  return terms.length > 0 ? ` <small>${escapeHtml(terms.join(", "))}</small>` : "";
}

function section(heading: BilingualText, { t }: Pen, content: string): string {
  return `<section><h2>${t(heading)}</h2>${content}</section>`;
}

function verdictBand({ verdict, reasons }: ConformityAnalysis, { t }: Pen): string {
  const items = reasons.map(({ text, terms }) => `<li>${t(text, marks(terms))}</li>`);
  return `<div class="verdict ${verdict}"><b>${t(labelOf("verdict", verdict))}</b><ul>${items.join("")}</ul></div>`;
}

function keyFacts({ project, scheme, asOf, footprint, elements, units }: ConformityAnalysis, { t }: Pen): string {
  const affected = elements
    .filter(({ answer }) => answer === "affected")
    .map(({ element }) => labelOf("element", element));
  const list = affected.length > 0 ? listed(affected) : WORD.nothing;
  const counted = String(units.filter(({ relation }) => relation !== "touching").length);
  const rows: readonly (readonly [BilingualText, string])[] = [
    [WORD.projectId, escapeHtml(project.id)],
    [WORD.asOf, escapeHtml(asOf)],
    [WORD.scheme, t(scheme.name)],
    [WORD.version, `${escapeHtml(scheme.version)} · ${t(labelOf("schemeStatus", scheme.status))}`],
    [WORD.authority, escapeHtml(scheme.authority)],
    [WORD.footprint, t(measureText(footprint))],
    [WORD.units, counted],
    [WORD.affected, t(list)],
  ];
  return `<dl class="facts">${rows.map(([name, value]) => `<div><dt>${t(name)}</dt><dd>${value}</dd></div>`).join("")}</dl>`;
}

function table(
  head: readonly (readonly [BilingualText, kind: string])[],
  rows: readonly string[],
  { t }: Pen,
  kind = "",
): string {
  const cells = head.map(([text, name]) => `<th scope="col"${name && ` class="${name}"`}>${t(text)}</th>`).join("");
  return `<div class="scroll"><table${kind && ` class="${kind}"`}><thead><tr>${cells}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
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

/** One table an outcome, the weightiest first; what does not apply is only counted. */
function termTables({ terms }: ConformityAnalysis, pen: Pen): string {
  const { t } = pen;
  return OUTCOME_ORDER.map((outcome: TermOutcome) => {
    const own = terms.filter((term) => term.outcome === outcome);
    if (own.length === 0) return "";
    if (outcome === "notApplicable") return `<p>${t(fillText(WORD.notApplicableCount, { count: own.length }))}</p>`;
    const heading = t(fillBoth(WORD.termCount, { outcome: labelOf("outcome", outcome), count: own.length }));
    const body = table(
      [
        [WORD.term, "c1"],
        [WORD.requirement, "c2"],
        [WORD.judgement, ""],
      ],
      own.map((term) => termRow(term, pen)),
      pen,
      "terms",
    );
    return `<div class="${outcome}"><h3>${heading}</h3>${body}</div>`;
  }).join("");
}

function termRow(term: TermResult, { t, colon, source }: Pen): string {
  const { tier, modality, dimension } = term;
  const kind = fillBoth(WORD.termKind, { tier: labelOf("tier", tier), modality: labelOf("modality", modality) });
  const basis = term.basis.map(
    ({ title, number, article, state }) =>
      `${escapeHtml([title, number, article].filter((part) => part !== null).join(" "))} [${t(BASIS_STATE[state])}]`,
  );
  const words = [t(term.text)];
  if (basis.length > 0) words.push(`<small class="run">${t(WORD.basis)}${colon}${basis.join("; ")}</small>`);
  const judged = [`<div>${t(term.because)}</div>`];
  if (term.manualReview) judged.push(`<div>${t(WORD.manualReview)}</div>`);
  if (term.obligation) {
    const { what, whatEn = what } = term.obligation;
    judged.push(`<div class="do">${t(WORD.obligation)}${colon}${t({ zh: what, en: whatEn })}</div>`);
  }
  if (term.places.length > 0)
    judged.push(
      `<small class="run">${t(WORD.places)}${colon}${escapeHtml(term.places.join(", "))} (${shareText(term.share)})</small>`,
    );
  const facts = term.facts.map((fact) => factText(fact, source));
  if (facts.length > 0) judged.push(`<small>${t(clauses(facts))}</small>`);
  return `<tr><td><span class="id">${escapeHtml(term.term)}</span>${t(kind)}<small>${t(labelOf("dimension", dimension))}</small></td><td>${words.join("")}</td><td>${judged.join("")}</td></tr>`;
}

function pendingText({ validFrom, outcome }: ConformityAnalysis["pending"][number], t: Pen["t"]): string {
  return t(fillBoth(WORD.pendingTerm, { day: validFrom, outcome: labelOf("outcome", outcome) }));
}

function credits({ scheme }: ConformityAnalysis): string {
  if (scheme.attributions.length === 0) return "";
  const items = scheme.attributions.map(({ what, credit }) => `<li>${escapeHtml(what)}: ${escapeHtml(credit)}</li>`);
  return `<ul>${items.join("")}</ul>`;
}
