// Changes, impacts and tracking as plain text for a terminal.
import { type BilingualText, type Finding, fillText, labelOf } from "../domain/index.ts";
import type { Duty, SchemeDiff, UpdateImpact, UpdateJudgement } from "../revision/index.ts";
import type {
  DischargeHeadroom,
  IndicatorWatch,
  PatchScreening,
  ProblemProgress,
  TrackingEvaluation,
} from "../supervision/index.ts";
import { balanceText, methodText, unitsText } from "./change-html.ts";
import {
  ASPECT,
  CHANGE_WORD,
  classOrNone,
  IMPACT,
  INDICATOR_CHANGE,
  LIMIT,
  STAGE,
  TERM_CHANGE,
  TREND,
  UNIT_CHANGE,
} from "./change-labels.ts";
import { columnsOf, padded, wrapped } from "./columns.ts";
import { areaText, shareText } from "./figures.ts";
import { fillBoth, listed } from "./fill.ts";
import { colon as colonOf, type Language, say } from "./options.ts";
import { plain } from "./plain.ts";

/** Options of reports of changes as text. 文本选项. */
export interface ChangeTextOptions {
  /** Language; both by default. 语言. */
  readonly language?: Language;
  /** Width in columns; 80 by default. 列数. */
  readonly columns?: number;
}

/** What tracking gave. 跟踪结果. */
export interface TrackReport {
  /** The day. 日期. */
  readonly asOf: string;
  /** Duties. 职责. */
  readonly duties: readonly Duty[];
  /** Whether there is a history, with its number of versions; `null` without one. 历史版本数. */
  readonly versions: number | null;
  /** Indicators. 指标. */
  readonly watched: readonly IndicatorWatch[];
  /** Problems. 问题. */
  readonly problems: readonly ProblemProgress[];
  /** Patches. 图斑. */
  readonly patches: readonly PatchScreening[];
  /** Headrooms. 余量. */
  readonly headrooms: readonly DischargeHeadroom[];
  /** Evaluation of the year; `null` without one. 评估. */
  readonly evaluation: TrackingEvaluation | null;
  /** All findings, errors first. 问题清单. */
  readonly findings: readonly Finding[];
}

/**
 * Renders a difference as text. 版本差异文本.
 *
 * @param diff - from `diffSchemes`
 * @param options - language, width; the judgement where there is one
 * @example
 * ```ts
 * console.log(renderChangeText(diffSchemes(v1, v2)));
 * ```
 */
export function renderChangeText(
  diff: SchemeDiff,
  options: ChangeTextOptions & { readonly judgement?: UpdateJudgement } = {},
): string {
  const page = sheet(options);
  const { t } = page;
  const { judgement } = options;
  page.line("", `${plain(diff.before.number)} → ${plain(diff.after.number)}`);
  if (judgement) {
    page.line("", `【${t(judgement.isLawful ? CHANGE_WORD.lawful : CHANGE_WORD.unlawful)}】`);
    if (judgement.breaches.length === 0) page.sentence("  · ", CHANGE_WORD.noBreach);
    for (const { code, finding } of judgement.breaches) page.sentence("  · ", finding.message, ` [${code}]`);
  }
  if (diff.isEmpty) page.sentence("", CHANGE_WORD.same);
  for (const [name, ground] of [[CHANGE_WORD.priority, diff.priority], [CHANGE_WORD.redline, diff.redline]] as const) // biome-ignore format: one row
    page.sentence("", fillBoth(CHANGE_WORD.named, { name, text: balanceText(ground) }));
  page.heading(CHANGE_WORD.matrix);
  for (const { before, after, areaM2, sliverM2 } of diff.transitions)
    page.line(
      "  ",
      `${t(classOrNone(before))} → ${t(classOrNone(after))}${page.colon}${areaText(areaM2)}${sliverM2 > 0 ? ` (${areaText(sliverM2)})` : ""}`,
    );
  if (diff.units.length > 0) page.heading(CHANGE_WORD.units);
  for (const change of diff.units) {
    const aspects = change.aspects.length > 0 ? ` · ${t(listed(change.aspects.map((aspect) => ASPECT[aspect])))}` : "";
    const moved = `${change.gainedM2 > 0 ? ` +${areaText(change.gainedM2)}` : ""}${change.lostM2 > 0 ? ` −${areaText(change.lostM2)}` : ""}`;
    page.line("  ", `[${t(UNIT_CHANGE[change.kind])}] ${plain(unitsText(change))}${aspects}${moved}`, 4);
  }
  if (diff.terms.length > 0) page.heading(CHANGE_WORD.terms);
  for (const { term, change, because } of diff.terms)
    page.line("  ", `[${t(TERM_CHANGE[change])}] ${plain(term)} · ${t(because)}`, 4);
  if (diff.indicators.length > 0) page.heading(CHANGE_WORD.indicators);
  for (const { indicator, change } of diff.indicators)
    page.line("  ", `[${t(INDICATOR_CHANGE[change])}] ${plain(indicator)}`, 4);
  page.blank();
  page.sentence("", methodText(diff));
  return page.text();
}

/**
 * Renders an impact as text. 项目影响文本.
 *
 * @param impact - from `impactOf`
 * @param options - language, width
 * @example
 * ```ts
 * console.log(renderImpactText(impactOf(stock, before, after)));
 * ```
 */
export function renderImpactText(impact: UpdateImpact, options: ChangeTextOptions = {}): string {
  const page = sheet(options);
  const { t } = page;
  const kinds = Object.keys(IMPACT) as (keyof typeof IMPACT)[];
  const counted = kinds.filter((kind) => impact.counts[kind] > 0);
  page.sentence(
    "",
    counted.length === 0
      ? CHANGE_WORD.none
      : listed(counted.map((kind) => fillBoth(CHANGE_WORD.count, { kind: IMPACT[kind], count: impact.counts[kind] }))),
  );
  for (const { message } of impact.findings) page.sentence("  ! ", message);
  for (const kind of counted) {
    if (kind === "unchanged") continue;
    page.heading(IMPACT[kind]);
    for (const { project, name, before, after, terms, ground } of impact.projects.filter(
      (one) => one.impact === kind,
    )) {
      const verdict = (value: typeof before): string => (value === null ? "—" : t(labelOf("verdict", value)));
      page.line("  ", `${plain(project)} ${plain(name)}${page.colon}${verdict(before)} → ${verdict(after)}`, 4);
      for (const one of terms) {
        const outcome = (value: typeof one.before): string => (value === null ? "—" : t(labelOf("outcome", value)));
        page.line(
          "      ",
          `${plain(one.term)}${page.colon}${outcome(one.before)} → ${outcome(one.after)} · ${areaText(one.areaM2)}`,
          8,
        );
      }
      for (const { class: zoneClass, beforeM2, afterM2 } of ground)
        page.line("      ", `${t(classOrNone(zoneClass))}${page.colon}${areaText(beforeM2)} → ${areaText(afterM2)}`, 8);
    }
  }
  return page.text();
}

/**
 * Renders what tracking gave as text. 跟踪文本.
 *
 * @param report - duties, indicators, problems, patches, headrooms, evaluation
 * @param options - language, width
 * @example
 * ```ts
 * console.log(renderTrackText(report, { language: "zh" }));
 * ```
 */
export function renderTrackText(report: TrackReport, options: ChangeTextOptions = {}): string {
  const page = sheet(options);
  const { t } = page;
  page.line("", `${t(CHANGE_WORD.trackTitle)} · ${plain(report.asOf)}`);
  page.heading(CHANGE_WORD.findings);
  if (report.findings.length === 0) page.sentence("  ", CHANGE_WORD.nothingToDo);
  for (const { code, severity, message } of report.findings)
    page.sentence(`  ${severity === "error" ? "!" : severity === "warning" ? "·" : " "} `, message, ` [${code}]`);
  if (report.versions !== null) {
    page.heading(CHANGE_WORD.history);
    page.sentence("  ", fillText(CHANGE_WORD.historyHolds, { count: report.versions }));
  }
  const pressing = report.duties.filter(({ state }) => state !== "done");
  if (pressing.length > 0) page.heading(CHANGE_WORD.duties);
  for (const { due, state, text } of grouped(pressing))
    page.sentence(`  ${due ?? "—".padEnd(10)} ${state === "overdue" ? "!" : " "} `, text);
  if (report.watched.length > 0) page.heading(CHANGE_WORD.series);
  for (const { series, unit, trend, limit, last, reachesLimitOn } of report.watched)
    page.line(
      "  ",
      `${plain(series)} ${plain(unit ?? "")}${page.colon}${last?.value ?? "—"} · ${t(TREND[trend])} · ${t(LIMIT[limit])}${reachesLimitOn === null ? "" : ` · ${reachesLimitOn}`}`,
      4,
    );
  if (report.problems.length > 0) page.heading(CHANGE_WORD.problems);
  for (const { problem, unit, stage, deadline } of report.problems)
    page.line(
      "  ",
      `${plain(problem)} ${plain(unit)}${page.colon}${t(STAGE[stage])}${deadline === null ? "" : ` · ${deadline}`}`,
      4,
    );
  if (report.patches.length > 0) page.heading(CHANGE_WORD.patches);
  for (const { patch, concern, areaM2 } of report.patches)
    page.line(
      "  ",
      `${plain(patch)}${page.colon}${t(concern === "redline" ? CHANGE_WORD.redline : classOrNone(concern === "outside" ? null : concern))} · ${areaText(areaM2)}`,
      4,
    );
  if (report.headrooms.length > 0) page.heading(CHANGE_WORD.accounts);
  for (const { unit, pollutant, headroom, usedShare } of report.headrooms)
    page.line(
      "  ",
      `${plain(unit)} ${plain(pollutant)}${page.colon}${headroom === null ? "?" : `${headroom.value} ${plain(headroom.unit)}`}${usedShare === null ? "" : ` · ${shareText(usedShare)}`}`,
      4,
    );
  if (report.evaluation) {
    page.heading(CHANGE_WORD.evaluation);
    for (const { adminCode, total, completeness } of report.evaluation.units)
      page.sentence(
        "  ",
        fillText(CHANGE_WORD.score, {
          code: plain(adminCode),
          total: total === null ? "—" : total.toFixed(1),
          share: shareText(completeness),
        }),
      );
  }
  return page.text();
}

/** Target years of indicators share a line. */
function grouped(duties: readonly Duty[]): Pick<Duty, "due" | "state" | "text">[] {
  const lines: Pick<Duty, "due" | "state" | "text">[] = [];
  const targets = new Map<string, Duty[]>();
  for (const duty of duties) {
    if (duty.kind !== "indicatorTarget") {
      lines.push(duty);
      continue;
    }
    const key = `${duty.due} ${duty.state}`;
    const known = targets.get(key);
    if (known) known.push(duty);
    else {
      const list = [duty];
      targets.set(key, list);
      lines.push({
        due: duty.due,
        state: duty.state,
        get text(): BilingualText {
          const indicators = listed(list.map(({ subject }) => ({ zh: subject, en: subject })));
          return fillBoth(CHANGE_WORD.targets, { indicators });
        },
      });
    }
  }
  return lines;
}

/** A page of lines, broken to a width. */
function sheet({ language = "both", columns = 80 }: ChangeTextOptions) {
  const lines: string[] = [];
  const put = (lead: string, text: string, hang = columnsOf(lead)): void => {
    wrapped(text, columns - hang).forEach((part, i) => {
      lines.push(((i === 0 ? padded(lead, hang) : " ".repeat(hang)) + part).trimEnd());
    });
  };
  return {
    colon: colonOf(language),
    t: (text: BilingualText): string => plain(say(text, language)),
    line: put,
    blank: (): void => void lines.push(""),
    sentence: (lead: string, text: BilingualText, after = ""): void => {
      if (language !== "en") put(lead, plain(text.zh + after));
      if (language === "en") put(lead, plain(text.en + after));
      else if (language === "both" && text.en !== text.zh) put(" ".repeat(columnsOf(lead)), plain(text.en));
    },
    heading: (text: BilingualText): void => {
      const start = `── ${plain(say(text, language))} `;
      lines.push("", start + "─".repeat(Math.max(0, columns - columnsOf(start))));
    },
    text: (): string => `${lines.join("\n")}\n`,
  };
}
