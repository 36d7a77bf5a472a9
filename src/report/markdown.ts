// The analysis as Markdown, for files and tickets. Text from data is escaped, so that it stays text.
import { type BilingualText, fillText } from "../domain/index.ts";
import type { ConformityAnalysis } from "../screening/index.ts";
import { escapeMarkdown } from "./escape.ts";
import { measureText, shareText } from "./figures.ts";
import { ANSWER, CLASS, ELEMENT, MODALITY, OUTCOME, OUTCOME_ORDER, TIER, VERDICT, WORD } from "./labels.ts";
import { type ReportOptions, say } from "./text.ts";

/**
 * Renders an analysis as Markdown. Markdown 报告.
 *
 * @param analysis - from `screen`
 * @param options - language
 * @example
 * ```ts
 * renderMarkdown(analysis).startsWith("# "); //=> true
 * ```
 */
export function renderMarkdown(analysis: ConformityAnalysis, { language = "both" }: ReportOptions = {}): string {
  const t = (text: BilingualText): string => escapeMarkdown(say(text, language));
  const row = (...cells: string[]): string => `| ${cells.join(" | ")} |`;
  const lines: string[] = [
    `# ${t(WORD.title)}: ${t(analysis.project.name)}`,
    "",
    `**${t(WORD.verdict)}: ${t(VERDICT[analysis.verdict])}**`,
    "",
    ...analysis.reasons.map(
      ({ text, terms }) => `- ${t(text)}${terms.length > 0 ? ` (${escapeMarkdown(terms.join(", "))})` : ""}`,
    ),
    "",
    `${t(WORD.scheme)}: ${t(analysis.scheme.name)} ${escapeMarkdown(analysis.scheme.version)} · ${t(WORD.asOf)}: ${analysis.asOf} · ${t(WORD.footprint)}: ${measureText(analysis.footprint)}`,
  ];
  if (analysis.scheme.demonstration) lines.push("", `> ${t(analysis.scheme.notice ?? WORD.demonstration)}`);
  lines.push(
    "",
    `## ${t(WORD.units)}`,
    "",
    row(t(WORD.code), t(WORD.name), t(WORD.class), t(WORD.area), t(WORD.share)),
    row("---", "---", "---", "---:", "---:"),
  );
  for (const unit of analysis.units)
    lines.push(
      row(
        escapeMarkdown(unit.code),
        escapeMarkdown(unit.name),
        t(CLASS[unit.class]),
        measureText(unit),
        shareText(unit.share),
      ),
    );
  if (analysis.outsideCoverage)
    lines.push(
      "",
      `**${t(WORD.outside)}: ${measureText(analysis.outsideCoverage)} (${shareText(analysis.outsideCoverage.share)})**`,
    );
  lines.push(
    "",
    `## ${t(WORD.elements)}`,
    "",
    row(t(WORD.elements), t(WORD.answer), t(WORD.zones)),
    row("---", "---", "---"),
  );
  for (const { element, answer, zones } of analysis.elements)
    lines.push(row(t(ELEMENT[element]), t(ANSWER[answer]), escapeMarkdown(zones.join(", ")) || "—"));
  lines.push("", `## ${t(WORD.terms)}`, "");
  for (const outcome of OUTCOME_ORDER) {
    const terms = analysis.terms.filter((term) => term.outcome === outcome);
    if (outcome === "notApplicable") lines.push("", t(fillText(WORD.notApplicableCount, { count: terms.length })));
    else
      for (const term of terms)
        lines.push(
          `- **${t(OUTCOME[outcome])}** ${escapeMarkdown(term.term)} · ${t(TIER[term.tier])} · ${t(MODALITY[term.modality])}: ${t(term.text)} → ${t(term.because)}`,
        );
  }
  if (analysis.questions.length > 0) {
    lines.push("", `## ${t(WORD.questions)}`, "");
    analysis.questions.forEach(({ text, terms }, i) => {
      lines.push(`${i + 1}. ${t(text)} (${escapeMarkdown(terms.join(", "))})`);
    });
  }
  lines.push("", t(WORD.disclaimer), "");
  return lines.join("\n");
}
