// The analysis as one HTML page: no scripts, nothing loaded, printable on A4, Chinese first. Every text from data passes
// escapeHtml; every sentence of ours comes from a table.
import { type BilingualText, fillText } from "../domain/index.ts";
import type { BasisState, ConformityAnalysis, TermResult } from "../screening/index.ts";
import { escapeHtml } from "./escape.ts";
import { measureText, shareText } from "./figures.ts";
import {
  ANSWER,
  CLASS,
  DIMENSION,
  ELEMENT,
  MODALITY,
  OUTCOME,
  OUTCOME_ORDER,
  RELATION,
  TIER,
  VERDICT,
  WORD,
} from "./labels.ts";
import { type MapSource, mapSvg } from "./map.ts";
import { type Language, type ReportOptions, say } from "./text.ts";

const STYLE = `
:root{--ink:#24343d;--soft:#5d6f78;--line:#d5dee2;--paper:#fff;--admissible:#1d7a3c;--conditional:#9a5b00;--inadmissible:#b3261e;--undetermined:#4a5b86}
*{box-sizing:border-box}body{margin:0;background:#eef3f5;color:var(--ink);font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif}
main{max-width:940px;margin:24px auto;background:var(--paper);padding:32px 40px;border-radius:10px;box-shadow:0 1px 12px #0001}
h1{font-size:23px;margin:0 0 4px}h2{font-size:17px;margin:30px 0 8px;padding-bottom:4px;border-bottom:2px solid var(--line)}.en{color:var(--soft);font-size:.88em;font-weight:400}
.notice{background:#fff4e5;border-left:4px solid #c77700;padding:8px 12px;margin:14px 0;font-size:13.5px}
.verdict{display:flex;gap:18px;align-items:center;margin:18px 0;padding:14px 18px;border-radius:8px;color:#fff;background:var(--v)}.verdict b{font-size:26px;white-space:nowrap}.verdict ul{margin:0;padding-left:18px;font-size:14px}
.admissible{--v:var(--admissible)}.conditional{--v:var(--conditional)}.inadmissible{--v:var(--inadmissible)}.undetermined{--v:var(--undetermined)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:12px 0}dt{color:var(--soft)}dd{margin:0}
figure{margin:14px 0}figure svg{width:100%;height:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px}th,td{text-align:left;vertical-align:top;padding:5px 8px;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600;white-space:nowrap}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.dot{display:inline-block;width:.8em;height:.8em;border-radius:2px;border:1px solid #7c8a86;margin-right:.4em}.priority{background:#a9cfa0}.key{background:#eeb0a2}.general{background:#f5e3a1}
.badge{display:inline-block;padding:0 .5em;border-radius:4px;font-size:12px;border:1px solid currentColor;white-space:nowrap}.violates{color:var(--inadmissible)}.needsCommitment{color:var(--conditional)}.conforms{color:var(--admissible)}.notApplicable{color:var(--soft)}.badge.undetermined{color:var(--undetermined)}
.term{border:1px solid var(--line);border-left-width:5px;border-radius:6px;padding:8px 12px;margin:8px 0;break-inside:avoid}.term.violates{border-left-color:var(--inadmissible)}.term.undetermined{border-left-color:var(--undetermined)}.term.needsCommitment{border-left-color:var(--conditional)}.term.conforms{border-left-color:var(--admissible)}
.term{color:var(--ink)}.term p{margin:4px 0}.term small{color:var(--soft)}ol{padding-left:22px}footer{margin-top:28px;color:var(--soft);font-size:12.5px}
@media print{@page{size:A4;margin:14mm}body{background:#fff;font-size:11pt}main{margin:0;padding:0;box-shadow:none;max-width:none}h2{break-after:avoid}tr,figure{break-inside:avoid}.verdict{-webkit-print-color-adjust:exact;print-color-adjust:exact}.dot{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;

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
export function renderHtml(
  analysis: ConformityAnalysis,
  options: ReportOptions & { readonly source?: MapSource } = {},
): string {
  const language = options.language ?? "both";
  const t = (text: BilingualText): string => two(text, language);
  const scheme = analysis.scheme;
  const body: string[] = [];
  body.push(`<h1>${t(WORD.title)}</h1><p>${t(analysis.project.name)}</p>`);
  if (scheme.notice) body.push(`<p class="notice">${t(scheme.notice)}</p>`);
  else if (scheme.demonstration) body.push(`<p class="notice">${t(WORD.demonstration)}</p>`);
  body.push(
    `<div class="verdict ${analysis.verdict}"><b>${escapeHtml(say(VERDICT[analysis.verdict], language))}</b><ul>${analysis.reasons
      .map(
        ({ text, terms }) =>
          `<li>${escapeHtml(say(text, language))}${terms.length > 0 ? ` (${escapeHtml(terms.join(", "))})` : ""}</li>`,
      )
      .join("")}</ul></div>`,
  );
  body.push(
    `<dl><dt>${t(WORD.scheme)}</dt><dd>${t(scheme.name)} · ${escapeHtml(scheme.version)} · ${escapeHtml(scheme.authority)}</dd><dt>${t(WORD.asOf)}</dt><dd>${analysis.asOf}</dd><dt>${t(WORD.footprint)}</dt><dd>${measureText(analysis.footprint)}</dd></dl>`,
  );
  if (options.source) body.push(`<figure>${mapSvg(analysis, options.source, { language })}</figure>`);
  if (analysis.questions.length > 0)
    body.push(
      `<h2>${t(WORD.questions)}</h2><ol>${analysis.questions.map(({ text, terms }) => `<li>${t(text)} <small class="en">${escapeHtml(terms.join(", "))}</small></li>`).join("")}</ol>`,
    );
  body.push(`<h2>${t(WORD.units)}</h2>${unitTable(analysis, t)}`);
  if (analysis.outsideCoverage)
    body.push(
      `<p class="notice">${t(WORD.outside)}: ${measureText(analysis.outsideCoverage)} (${shareText(analysis.outsideCoverage.share)})</p>`,
    );
  body.push(`<h2>${t(WORD.elements)}</h2>${elementTable(analysis, t)}`);
  body.push(`<h2>${t(WORD.terms)}</h2>`);
  for (const outcome of OUTCOME_ORDER) {
    const terms = analysis.terms.filter((term) => term.outcome === outcome);
    if (outcome === "notApplicable")
      body.push(`<p class="en">${t(fillText(WORD.notApplicableCount, { count: terms.length }))}</p>`);
    else body.push(...terms.map((term) => termBlock(term, t)));
  }
  if (analysis.pending.length > 0)
    body.push(
      `<h2>${t(WORD.pending)}</h2><ul>${analysis.pending.map(({ term, validFrom, outcome }) => `<li>${escapeHtml(term)} · ${validFrom} · ${t(OUTCOME[outcome])}</li>`).join("")}</ul>`,
    );
  if (analysis.findings.length > 0)
    body.push(
      `<h2>${t(WORD.findings)}</h2><ul>${analysis.findings.map(({ code, message }) => `<li><code>${escapeHtml(code)}</code> ${t(message)}</li>`).join("")}</ul>`,
    );
  const { areaMethod, gridDeg, toleranceM, minAreaM2, minLengthM } = analysis.method;
  const method = fillText(WORD.methodText, {
    areaMethod,
    gridDeg: gridDeg ?? "auto",
    toleranceM,
    minAreaM2,
    minLengthM,
  });
  const credits = scheme.attributions
    .map(({ what, credit }) => `<li>${escapeHtml(what)}: ${escapeHtml(credit)}</li>`)
    .join("");
  body.push(
    `<h2>${t(WORD.method)}</h2><footer><p>${t(method)}</p><p>${t(WORD.disclaimer)}</p><ul>${credits}</ul></footer>`,
  );
  const title = escapeHtml(`${say(WORD.title, language)} — ${say(analysis.project.name, language)}`);
  return `<!doctype html>\n<html lang="${language === "en" ? "en" : "zh-CN"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main>${body.join("\n")}</main></body></html>\n`;
}

type Tell = (text: BilingualText) => string;

/** Chinese, and the English smaller behind it. */
function two(text: BilingualText, language: Language): string {
  if (language !== "both" || text.zh === text.en) return escapeHtml(language === "en" ? text.en : text.zh);
  return `${escapeHtml(text.zh)} <span class="en">${escapeHtml(text.en)}</span>`;
}

function unitTable({ units }: ConformityAnalysis, t: Tell): string {
  const rows = units.map(
    (unit) =>
      `<tr><td>${escapeHtml(unit.code)}</td><td>${escapeHtml(unit.name)}</td><td><span class="dot ${unit.class}"></span>${t(CLASS[unit.class])}</td><td class="n">${measureText(unit)}</td><td class="n">${shareText(unit.share)}</td><td>${t(RELATION[unit.relation])}</td></tr>`,
  );
  return `<table><thead><tr><th>${t(WORD.code)}</th><th>${t(WORD.name)}</th><th>${t(WORD.class)}</th><th>${t(WORD.area)}</th><th>${t(WORD.share)}</th><th>${t(WORD.relation)}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function elementTable({ elements, zones }: ConformityAnalysis, t: Tell): string {
  const rows = elements.map(({ element, answer, layer }) => {
    const list = zones
      .filter((zone) => zone.element === element && zone.relation !== "touching")
      .map(
        (zone) =>
          `<div><span class="dot ${zone.class}"></span>${escapeHtml(zone.name)} <small class="en">${escapeHtml(zone.code)} · ${measureText(zone)} · ${shareText(zone.share)}</small></div>`,
      );
    const source = layer ? `${escapeHtml(layer.owner)} · ${layer.date}` : "—";
    return `<tr><td>${t(ELEMENT[element])}</td><td>${t(ANSWER[answer])}</td><td>${list.join("") || "—"}</td><td>${source}</td></tr>`;
  });
  return `<table><thead><tr><th>${t(WORD.elements)}</th><th>${t(WORD.answer)}</th><th>${t(WORD.zones)}</th><th>${t(WORD.layer)}</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

const BASIS_STATE: Readonly<Record<BasisState["state"], BilingualText>> = {
  inForce: WORD.inForce,
  expired: WORD.expired,
  pending: WORD.pendingBasis,
  missing: WORD.missing,
};

function termBlock(term: TermResult, t: Tell): string {
  const head = [
    `<span class="badge ${term.outcome}">${t(OUTCOME[term.outcome])}</span>`,
    `<b>${escapeHtml(term.term)}</b>`,
    t(TIER[term.tier]),
    t(DIMENSION[term.dimension]),
    t(MODALITY[term.modality]),
  ];
  if (term.manualReview) head.push(t(WORD.manualReview));
  if (term.places.length > 0) head.push(`${escapeHtml(term.places.join(", "))} ${shareText(term.share)}`);
  const basis = term.basis.map(
    ({ title, number, article, state }) =>
      `${escapeHtml([title, number, article].filter((part) => part !== null).join(" "))} [${t(BASIS_STATE[state])}]`,
  );
  const facts = term.facts.map(
    ({ key, value }) =>
      `${escapeHtml(key)} = ${escapeHtml(value === null ? "?" : typeof value === "object" ? value.join("、") || "∅" : String(value))}`,
  );
  const lines = [`<p>${head.join(" · ")}</p><p>${t(term.text)}</p><p>→ ${t(term.because)}</p>`];
  if (term.obligation)
    lines.push(
      `<p>${t(WORD.obligation)}: ${t({ zh: term.obligation.what, en: term.obligation.whatEn ?? term.obligation.what })}</p>`,
    );
  if (basis.length > 0) lines.push(`<p><small>${t(WORD.basis)}: ${basis.join("; ")}</small></p>`);
  if (facts.length > 0) lines.push(`<p><small>${t(WORD.facts)}: ${facts.join("; ")}</small></p>`);
  return `<section class="term ${term.outcome}">${lines.join("")}</section>`;
}
