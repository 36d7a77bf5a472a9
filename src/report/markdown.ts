// The analysis as Markdown, for files and tickets. Text from data is escaped, so that it stays text.
import { type BilingualText, fillText, labelOf } from "../domain/index.ts";
import type { ConformityAnalysis, TermResult } from "../screening/index.ts";
import { escapeMarkdown } from "./escape.ts";
import { factText } from "./facts.ts";
import { measureText, shareText } from "./figures.ts";
import { clauses, fillBoth } from "./fill.ts";
import { ANSWER, BASIS_STATE, className, OUTCOME_ORDER, RELATION, WORD } from "./labels.ts";
import { methodText } from "./method.ts";
import { checkedSource, colon as colonOf, type ReportOptions, say } from "./options.ts";
import { assumptionsText, decidingOutlook, type OutlookItem, pendingOutlook } from "./outlook.ts";

/**
 * Renders an analysis as Markdown. Markdown 报告.
 *
 * @param analysis - from `screen`
 * @param options - language; `source` for units of quantities
 * @throws SanxianError `OPTION_INVALID` for a `source` that shows more than the view that was screened against
 * @example
 * ```ts
 * renderMarkdown(analysis).startsWith("# "); //=> true
 * ```
 */
export function renderMarkdown(
  analysis: ConformityAnalysis,
  { language = "both", source: given }: ReportOptions = {},
): string {
  const source = checkedSource(analysis, given);
  const colon = colonOf(language);
  const t = (text: BilingualText): string => escapeMarkdown(say(text, language));
  const row = (...cells: string[]): string => `| ${cells.join(" | ")} |`;
  const marked = (terms: readonly string[]): string =>
    terms.length > 0 ? ` [${escapeMarkdown(terms.join(", "))}]` : "";
  const { scheme, footprint, outsideCoverage } = analysis;
  const lines: string[] = [
    `# ${t(WORD.title)}`,
    "",
    `**${t(analysis.project.name)}**`,
    "",
    `## ${t(WORD.verdict)}${colon}${t(labelOf("verdict", analysis.verdict))}`,
    "",
    ...analysis.reasons.map(({ text, terms }) => `- ${t(text)}${marked(terms)}`),
  ];
  if (scheme.notice || scheme.demonstration) lines.push("", `> ${t(scheme.notice ?? WORD.demonstration)}`);
  if (analysis.assumptions.length > 0)
    lines.push("", `> ${t(fillBoth(WORD.assumed, { facts: assumptionsText(analysis, source) }))}`);
  lines.push(
    "",
    row(t(WORD.projectId), escapeMarkdown(analysis.project.id)),
    row("---", "---"),
    row(t(WORD.scheme), `${t(scheme.name)} ${escapeMarkdown(scheme.version)}`),
    row(t(WORD.authority), escapeMarkdown(scheme.authority)),
    row(t(WORD.asOf), analysis.asOf),
    ...(analysis.validUntil === null ? [] : [row(t(WORD.validUntil), escapeMarkdown(analysis.validUntil))]),
    row(t(WORD.footprint), t(measureText(footprint))),
  );
  if (analysis.questions.length > 0) {
    lines.push("", `## ${t(WORD.questions)}`, "");
    analysis.questions.forEach(({ text, terms }, i) => {
      lines.push(`${i + 1}. ${t(text)}${marked(terms)}`);
    });
  }
  const outlook = (items: readonly OutlookItem[]): string[] =>
    items.flatMap(({ text, under }) => [`- ${t(text)}`, ...under.map((one) => `  - ${t(one)}`)]);
  const ahead = decidingOutlook(analysis, source);
  if (ahead.length > 0) lines.push("", `## ${t(WORD.deciding)}`, "", ...outlook(ahead));
  lines.push("", `## ${t(WORD.units)}`, "");
  if (analysis.units.length === 0) lines.push(t(WORD.noUnits));
  else
    lines.push(
      row(t(WORD.code), t(WORD.name), t(WORD.class), t(WORD.measure), t(WORD.share), t(WORD.relation)),
      row("---", "---", "---", "---:", "---:", "---"),
      ...analysis.units.map((unit) =>
        row(
          escapeMarkdown(unit.code),
          escapeMarkdown(unit.name),
          t(className(unit.class)),
          t(measureText(unit)),
          escapeMarkdown(shareText(unit.share)),
          t(RELATION[unit.relation]),
        ),
      ),
    );
  if (outsideCoverage) {
    const text = fillBoth(WORD.outside, {
      measure: measureText(outsideCoverage),
      share: shareText(outsideCoverage.share),
    });
    lines.push("", `**${t(text)}**`);
  }
  lines.push(
    "",
    `## ${t(WORD.elements)}`,
    "",
    row(t(WORD.element), t(WORD.answer), t(WORD.zones)),
    row("---", "---", "---"),
    ...analysis.elements.map(({ element, answer, zones, coverage }) =>
      row(
        t(labelOf("element", element)),
        coverage === "partial" ? `${t(ANSWER[answer])} (${t(WORD.partial)})` : t(ANSWER[answer]),
        escapeMarkdown(zones.join(", ")) || "—",
      ),
    ),
    "",
    `## ${t(WORD.terms)}`,
    ...(analysis.terms.length === 0 ? ["", t(WORD.noTerms)] : []),
  );
  const term = ({ term: id, tier, modality, text, because, obligation, basis, facts }: TermResult): string[] => {
    const item = [
      `- **${escapeMarkdown(id)}** · ${t(labelOf("tier", tier))} · ${t(labelOf("modality", modality))}: ${t(text)}`,
      `  - ${t(because)}`,
    ];
    if (facts.length > 0) {
      const texts = facts.map((fact) => factText(fact, source));
      item.push(`  - ${t(WORD.facts)}${colon}${t(clauses(texts))}`);
    }
    if (obligation)
      item.push(
        `  - ${t(WORD.obligation)}${colon}${t({ zh: obligation.what, en: obligation.whatEn ?? obligation.what })}`,
      );
    for (const { title, number, article, state } of basis)
      item.push(
        `  - ${t(WORD.basis)}${colon}${escapeMarkdown([title, number, article].filter((part) => part !== null).join(" "))} (${t(BASIS_STATE[state])})`,
      );
    return item;
  };
  for (const outcome of OUTCOME_ORDER) {
    const terms = analysis.terms.filter((result) => result.outcome === outcome);
    if (terms.length === 0) continue;
    if (outcome === "notApplicable") {
      lines.push("", t(fillText(WORD.notApplicableCount, { count: terms.length })));
      continue;
    }
    const heading = fillBoth(WORD.termCount, { outcome: labelOf("outcome", outcome), count: terms.length });
    lines.push("", `### ${t(heading)}`, "", ...terms.flatMap(term));
  }
  if (analysis.pending.length + analysis.pendingChanges.length > 0) {
    lines.push("", `## ${t(WORD.pending)}`, "");
    for (const { term: id, validFrom, outcome } of analysis.pending) {
      const text = fillBoth(WORD.pendingTerm, { day: validFrom, outcome: labelOf("outcome", outcome) });
      lines.push(`- ${escapeMarkdown(id)}: ${t(text)}`);
    }
    lines.push(...outlook(pendingOutlook(analysis)));
  }
  if (analysis.findings.length > 0) {
    lines.push("", `## ${t(WORD.findings)}`, "");
    for (const { code, message } of analysis.findings) lines.push(`- ${escapeMarkdown(code)}: ${t(message)}`);
  }
  lines.push("", `## ${t(WORD.method)}`, "", t(methodText(analysis.method)), "", t(WORD.disclaimer));
  for (const { what, credit } of scheme.attributions)
    lines.push(...(lines.at(-1)!.startsWith("- ") ? [] : [""]), `- ${escapeMarkdown(what)}: ${escapeMarkdown(credit)}`);
  return `${lines.join("\n")}\n`;
}
