// The analysis as plain text for a terminal, Chinese and English, broken to its width.
import { type BilingualText, fillText, LABELS, labelOf, type TermOutcome, type Verdict } from "../domain/index.ts";
import type { ConformityAnalysis, TermResult } from "../screening/index.ts";
import { columnsOf, padded, wrapped } from "./columns.ts";
import { factText } from "./facts.ts";
import { measureText, shareText } from "./figures.ts";
import { clauses, fillBoth } from "./fill.ts";
import { ANSWER, className, OUTCOME_ORDER, RELATION, WORD } from "./labels.ts";
import { checkedSource, colon as colonOf, type ReportOptions, say } from "./options.ts";
import { assumptionsText, decidingOutlook, type OutlookItem, pendingOutlook } from "./outlook.ts";
import { plain } from "./plain.ts";

/** Options of {@link renderText}. 文本报告选项. */
export interface TextOptions extends ReportOptions {
  /** Width in columns; default 80. 列数. */
  readonly columns?: number;
  /** Colours verdict and outcomes by ANSI sequences; default false. 颜色. */
  readonly color?: boolean;
  /** Only what decides: verdict, units, the terms that object, questions; default false. 摘要. */
  readonly summary?: boolean;
}

/** SGR codes: bold, and a colour that reads on dark and light. */
const PAINT: Readonly<Record<TermOutcome | Verdict, string>> = {
  violates: "1;31",
  inadmissible: "1;31",
  undetermined: "1;35",
  needsCommitment: "1;33",
  conditional: "1;33",
  conforms: "32",
  admissible: "1;32",
  notApplicable: "2",
};

/**
 * Renders an analysis as text. 文本报告.
 *
 * @param analysis - from `screen`
 * @param options - language, width, colour, summary
 * @throws SanxianError `OPTION_INVALID` for a `source` that shows more than the view that was screened against
 * @example
 * ```ts
 * console.log(renderText(screen(prepared, project, { asOf: "2026-11-24" })));
 * ```
 */
export function renderText(analysis: ConformityAnalysis, options: TextOptions = {}): string {
  const { language = "both", columns = 80, color = false, summary = false } = options;
  const source = checkedSource(analysis, options.source);
  const lines: string[] = [];
  const colon = colonOf(language);
  const t = (text: BilingualText): string => plain(say(text, language));
  const paint = (key: TermOutcome | Verdict, text: string): string =>
    color ? `\u001b[${PAINT[key]}m${text}\u001b[0m` : text;
  /** A line, broken; what follows the first line hangs. */
  const put = (lead: string, text: string, hang = columnsOf(lead)): void => {
    wrapped(text, columns - hang).forEach((line, i) => {
      lines.push(((i === 0 ? padded(lead, hang) : " ".repeat(hang)) + line).trimEnd());
    });
  };
  /** A sentence: Chinese, and English on lines of its own. */
  const sentence = (lead: string, text: BilingualText, after = ""): void => {
    const hang = columnsOf(lead);
    if (language !== "en") put(lead, plain(text.zh + after));
    if (language === "en") put(lead, plain(text.en + after));
    else if (language === "both" && text.en !== text.zh) put(" ".repeat(hang), plain(text.en));
  };
  const heading = (text: BilingualText): void => {
    const line = `── ${t(text)} `;
    lines.push("", line + "─".repeat(Math.max(0, columns - columnsOf(line))));
  };
  const rows = (cells: readonly (readonly string[])[]): void => {
    const widths: number[] = [];
    for (const row of cells)
      row.forEach((cell, i) => {
        widths[i] = Math.max(widths[i] ?? 0, columnsOf(cell));
      });
    // the last cell is broken in its own column, unless so little is left that the whole row reads better broken
    const before = widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 2);
    for (const row of cells) {
      const lead = row.slice(0, -1).map((cell, i) => padded(cell, widths[i]! + 2));
      if (columns - before >= 16) put(`  ${lead.join("")}`, row.at(-1)!);
      else put("  ", row.filter((cell) => cell !== "").join("  "), 4);
    }
  };

  const { verdict, scheme } = analysis;
  sentence("", analysis.project.name);
  lines.push(`${t(WORD.verdict)}${colon}${paint(verdict, `【${t(labelOf("verdict", verdict))}】`)}`);
  for (const { text, terms } of analysis.reasons)
    sentence("  · ", text, terms.length > 0 ? ` [${terms.join(", ")}]` : "");
  put(`${t(WORD.scheme)}${colon}`, `${t(scheme.name)} ${plain(scheme.version)}`);
  put(`${t(WORD.asOf)}${colon}`, analysis.asOf);
  if (analysis.validUntil !== null) put(`${t(WORD.validUntil)}${colon}`, plain(analysis.validUntil));
  put(`${t(WORD.footprint)}${colon}`, t(measureText(analysis.footprint)));
  if (analysis.assumptions.length > 0)
    sentence("※ ", fillBoth(WORD.assumed, { facts: assumptionsText(analysis, source) }));
  if (scheme.demonstration) put("※ ", t(WORD.demonstration));

  heading(WORD.units);
  if (analysis.units.length === 0) sentence("  ", WORD.noUnits);
  rows(
    analysis.units.map((unit) => [
      plain(unit.code),
      t(className(unit.class)),
      t(measureText(unit)),
      shareText(unit.share),
      t(RELATION[unit.relation]),
    ]),
  );
  for (const { code, name } of analysis.units) put("  ", `${plain(code)} ${plain(name)}`, 4);
  if (analysis.outsideCoverage) {
    const { outsideCoverage: part } = analysis;
    sentence("  ! ", fillBoth(WORD.outside, { measure: measureText(part), share: shareText(part.share) }));
  }

  if (!summary) {
    heading(WORD.elements);
    rows(
      analysis.elements.map(({ element, answer, zones, coverage }) => [
        t(labelOf("element", element)),
        t(ANSWER[answer]),
        plain(zones.join(" ")) || (coverage === "partial" ? `(${t(WORD.partial)})` : ""),
      ]),
    );
    heading(WORD.terms);
    if (analysis.terms.length === 0) sentence("  ", WORD.noTerms);
  }
  /** A line that begins with an outcome; painted after it was broken, because a sequence takes no columns. */
  const tagged = (outcome: TermOutcome, text: string): void => {
    const tag = `[${t(labelOf("outcome", outcome))}]`;
    const first = lines.length;
    put("  ", `${tag} ${text}`, 4);
    lines[first] = `  ${lines[first]!.trimStart()}`.replace(tag, () => paint(outcome, tag));
  };
  const full = (term: TermResult): void => {
    const where = term.share > 0 && term.share < 1 ? ` · ${shareText(term.share)}` : "";
    tagged(
      term.outcome,
      `${plain(term.term)} · ${t(labelOf("tier", term.tier))} · ${t(labelOf("modality", term.modality))}${where}`,
    );
    sentence("      ", term.text);
    if (summary) return;
    sentence("    → ", term.because);
    const facts = term.facts.map((fact) => factText(fact, source));
    if (facts.length > 0) sentence("      ", clauses(facts));
    if (term.obligation) {
      const { what, whatEn = what } = term.obligation;
      put("      ", `${t(WORD.obligation)}${colon}${t({ zh: what, en: whatEn })}`, 6);
    }
  };
  for (const outcome of OUTCOME_ORDER) {
    const terms = analysis.terms.filter((term) => term.outcome === outcome);
    if (terms.length === 0) continue;
    if (outcome === "notApplicable") {
      if (!summary) sentence("  ", fillText(WORD.notApplicableCount, { count: terms.length }));
    } else if (outcome === "conforms") {
      if (!summary) tagged("conforms", terms.map(({ term }) => plain(term)).join(" "));
    } else if (!summary) terms.forEach(full);
    else if (outcome === "violates") {
      heading(LABELS.outcome.violates);
      terms.forEach(full);
    }
  }

  if (analysis.questions.length > 0) {
    heading(WORD.questions);
    analysis.questions.forEach((question, i) => {
      sentence(`  ${i + 1}. `, question.text, ` [${question.terms.join(", ")}]`);
    });
  }
  const outlook = (items: readonly OutlookItem[]): void => {
    for (const { text, under } of items) {
      sentence("  · ", text);
      for (const one of under) sentence("    - ", one);
    }
  };
  const ahead = decidingOutlook(analysis, source);
  if (!summary && ahead.length > 0) {
    heading(WORD.deciding);
    outlook(ahead);
  }
  if (!summary && analysis.pending.length + analysis.pendingChanges.length > 0) {
    heading(WORD.pending);
    for (const { term, validFrom, outcome } of analysis.pending) {
      const text = fillBoth(WORD.pendingTerm, { day: validFrom, outcome: labelOf("outcome", outcome) });
      sentence(`  ${plain(term)}: `, text);
    }
    outlook(pendingOutlook(analysis));
  }
  if (analysis.findings.length > 0) {
    heading(WORD.findings);
    for (const { code, message } of analysis.findings) sentence(`  ${plain(code)}: `, message);
  }
  if (!summary) {
    lines.push("");
    sentence("", WORD.disclaimer);
  }
  return `${lines.join("\n")}\n`;
}
