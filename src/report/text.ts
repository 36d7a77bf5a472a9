// The analysis as plain text for a terminal: what a person needs in one screen, Chinese and English.
import { type BilingualText, fillText } from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { measureText, shareText } from "./figures.ts";
import { ANSWER, CLASS, ELEMENT, MODALITY, OUTCOME, OUTCOME_ORDER, RELATION, TIER, VERDICT, WORD } from "./labels.ts";

/** Language of a report. 报告语言. */
export type Language = "zh" | "en" | "both";

/** Options of every report. 报告选项. */
export interface ReportOptions {
  /** Language; default both, Chinese first. 语言. */
  readonly language?: Language;
}

/** A bilingual text in the language asked for. @internal */
export function say(text: BilingualText, language: Language): string {
  if (language === "both") return text.zh === text.en ? text.zh : `${text.zh} ${text.en}`;
  return text[language];
}

/** Columns a text takes in a terminal: East Asian wide characters take two. @internal */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    const wide =
      code >= 0x1100 &&
      (code <= 0x115f ||
        (code >= 0x2e80 && code <= 0xa4cf) ||
        (code >= 0xac00 && code <= 0xd7a3) ||
        (code >= 0xf900 && code <= 0xfaff) ||
        (code >= 0xfe30 && code <= 0xfe6f) ||
        (code >= 0xff00 && code <= 0xff60) ||
        (code >= 0xffe0 && code <= 0xffe6) ||
        code >= 0x20000);
    columns += wide ? 2 : 1;
  }
  return columns;
}

/** Text from data without control characters: nothing in it can steer a terminal. @internal */
export function plain(text: string): string {
  let out = "";
  for (const c of text) {
    const code = c.codePointAt(0)!;
    const steers =
      code < 32 ||
      (code >= 127 && code < 160) ||
      (code >= 0x200b && code <= 0x200f) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069) ||
      code === 0xfeff;
    out += steers ? " " : c;
  }
  return out;
}

function pad(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - columnsOf(text)));
}

/** Rows with aligned columns. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, columnsOf(cell));
    });
  return rows.map(
    (row) => `  ${row.map((cell, i) => (i + 1 === row.length ? cell : pad(cell, widths[i]! + 2))).join("")}`,
  );
}

/**
 * Renders an analysis as text. 文本报告.
 *
 * @param analysis - from `screen`
 * @param options - language
 * @example
 * ```ts
 * console.log(renderText(screen(prepared, project, { asOf: "2026-11-24" })));
 * ```
 */
export function renderText(analysis: ConformityAnalysis, { language = "both" }: ReportOptions = {}): string {
  const t = (text: BilingualText): string => plain(say(text, language));
  const lines: string[] = [];
  const heading = (text: BilingualText): void => {
    lines.push("", `${t(text)}`);
  };
  lines.push(t(analysis.project.name));
  lines.push(`${t(WORD.verdict)}: ${t(VERDICT[analysis.verdict])}`);
  for (const reason of analysis.reasons)
    lines.push(`  · ${t(reason.text)}${reason.terms.length > 0 ? ` [${plain(reason.terms.join(", "))}]` : ""}`);
  lines.push(
    `${t(WORD.scheme)}: ${t(analysis.scheme.name)} ${plain(analysis.scheme.version)}   ${t(WORD.asOf)}: ${analysis.asOf}`,
  );
  if (analysis.scheme.demonstration) lines.push(`  ※ ${t(WORD.demonstration)}`);
  lines.push(`${t(WORD.footprint)}: ${measureText(analysis.footprint)}`);

  heading(WORD.units);
  lines.push(
    ...table(
      analysis.units.map((unit) => [
        plain(unit.code),
        t(CLASS[unit.class]),
        measureText(unit),
        shareText(unit.share),
        `${t(RELATION[unit.relation])}  ${plain(unit.name)}`,
      ]),
    ),
  );
  if (analysis.outsideCoverage)
    lines.push(
      `  ! ${t(WORD.outside)}: ${measureText(analysis.outsideCoverage)} (${shareText(analysis.outsideCoverage.share)})`,
    );

  heading(WORD.elements);
  lines.push(
    ...table(
      analysis.elements.map((element) => [
        t(ELEMENT[element.element]),
        t(ANSWER[element.answer]),
        plain(element.zones.join(", ")),
      ]),
    ),
  );

  heading(WORD.terms);
  for (const outcome of OUTCOME_ORDER) {
    const terms = analysis.terms.filter((term) => term.outcome === outcome);
    if (outcome === "notApplicable") {
      lines.push(`  ${t(fillText(WORD.notApplicableCount, { count: terms.length }))}`);
      continue;
    }
    for (const term of terms) {
      lines.push(
        `  [${t(OUTCOME[outcome])}] ${plain(term.term)} · ${t(TIER[term.tier])} · ${t(MODALITY[term.modality])}${term.share > 0 && term.share < 1 ? ` · ${shareText(term.share)}` : ""}`,
      );
      if (outcome === "conforms") continue;
      lines.push(`      ${t(term.text)}`);
      lines.push(`      → ${t(term.because)}`);
      if (term.obligation)
        lines.push(
          `      ${t(WORD.obligation)}: ${t({ zh: term.obligation.what, en: term.obligation.whatEn ?? term.obligation.what })}`,
        );
    }
  }
  if (analysis.questions.length > 0) {
    heading(WORD.questions);
    analysis.questions.forEach((question, i) => {
      lines.push(`  ${i + 1}. ${t(question.text)} [${plain(question.terms.join(", "))}]`);
    });
  }
  if (analysis.pending.length > 0) {
    heading(WORD.pending);
    for (const pending of analysis.pending)
      lines.push(`  ${plain(pending.term)} ← ${pending.validFrom}: ${t(OUTCOME[pending.outcome])}`);
  }
  if (analysis.findings.length > 0) {
    heading(WORD.findings);
    for (const finding of analysis.findings) lines.push(`  ${plain(finding.code)}: ${t(finding.message)}`);
  }
  return `${lines.join("\n")}\n`;
}
