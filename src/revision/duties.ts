// The calendar of duties of a scheme: what is due when, and whether it was done. The Opinion sets the five years of the periodic
// adjustment, the filing of each version before it is published, and the targets of 2025 and 2035; that evaluations are annual
// and five-yearly is how provinces carry out clause thirteen, so their days are rules that can be given. No clock is read.
import {
  addYears,
  type BilingualText,
  daysBetween,
  fillText,
  type Indicator,
  type IsoDate,
  isIsoDate,
  type OpinionClause,
  SanxianError,
  type SchemeHistory,
  type VersionRecord,
} from "../domain/index.ts";
import { at } from "./history.ts";

/** Kind of duty. 职责类型. */
export type DutyKind =
  | "filing"
  | "publication"
  | "periodicAdjustment"
  | "annualTracking"
  | "fiveYearEvaluation"
  | "regimeTarget"
  | "indicatorTarget";

/** Whether a duty is done: done, overdue, due within the notice, or further off; `open` where the law sets no day. 状态. */
export type DutyState = "done" | "overdue" | "dueSoon" | "upcoming" | "open";

/** Something that must be done. 职责事项. */
export interface Duty {
  /** Kind. 类型. */
  readonly kind: DutyKind;
  /** What it concerns: number of a version, year, or id of an indicator. 对象. */
  readonly subject: string;
  /** Last day; `null` where the law sets none. 期限. */
  readonly due: IsoDate | null;
  /** State on the day asked for. 状态. */
  readonly state: DutyState;
  /** Day it was done; `null` when it was not. 完成日期. */
  readonly doneOn: IsoDate | null;
  /** The clause it rests on. 依据条款. */
  readonly clause: OpinionClause;
  /** In words. 说明. */
  readonly text: BilingualText;
}

/** An evaluation that was made. 已完成的评估. */
export interface EvaluationDone {
  /** Kind. 类型. */
  readonly kind: "annualTracking" | "fiveYearEvaluation";
  /** The year it is about, for five years the last of them. 年度. */
  readonly year: number;
  /** Day it was finished. 完成日期. */
  readonly on: IsoDate;
}

/** Rules of a province, as data. 地方规则. */
export interface DutyRules {
  /** Month and day by which the tracking of a year is due in the year after. Default `06-30`. 年度跟踪期限. */
  readonly annualTrackingBy?: string;
  /** How many days before its end a duty counts as due soon. Default 180. 提前提醒天数. */
  readonly noticeDays?: number;
}

const TEXT: Readonly<Record<DutyKind, BilingualText>> = {
  filing: { zh: "版本 {subject} 报上一级生态环境主管部门备案", en: "File version {subject} one level up" },
  publication: { zh: "发布已备案的版本 {subject}", en: "Publish version {subject}, which is filed" },
  periodicAdjustment: {
    zh: "版本 {subject} 满五年，定期调整",
    en: "Periodic adjustment, five years after version {subject}",
  },
  annualTracking: { zh: "{subject} 年度跟踪评估", en: "Tracking evaluation of {subject}" },
  fiveYearEvaluation: { zh: "截至 {subject} 年的五年评估", en: "Five-year evaluation up to {subject}" },
  regimeTarget: { zh: "{subject} 年制度建设目标", en: "Target of the regime for {subject}" },
  indicatorTarget: { zh: "指标 {subject} 的目标年", en: "Target year of indicator {subject}" },
};
/** Years at whose end the Opinion sets a target for the regime. */
const REGIME_YEARS = [2025, 2035] as const;

/**
 * The calendar of duties of a scheme on a day: filings, publications, the next periodic adjustment, evaluations, and the targets
 * of 2025 and 2035, in the order of their days. 职责日历.
 *
 * @param history - the history
 * @param asOf - the day asked for
 * @param options - evaluations that were made; rules of the province
 * @throws SanxianError `OPTION_INVALID` for a text that is no day, and rules that are none
 * @example
 * ```ts
 * duties(history, "2026-11-24").find(({ kind }) => kind === "periodicAdjustment")?.due; //=> "2029-09-01"
 * ```
 */
export function duties(
  history: SchemeHistory,
  asOf: IsoDate,
  options: { readonly evaluations?: readonly EvaluationDone[]; readonly rules?: DutyRules } = {},
): Duty[] {
  const { evaluations = [], rules = {} } = options;
  const { annualTrackingBy = "06-30", noticeDays = 180 } = rules;
  if (!isIsoDate(asOf)) throw wrong("asOf", asOf, "YYYY-MM-DD");
  if (!isIsoDate(`2023-${annualTrackingBy}`)) throw wrong("annualTrackingBy", annualTrackingBy, "MM-DD");
  if (!(noticeDays >= 0)) throw wrong("noticeDays", noticeDays, "a number ≥ 0");
  const list: Duty[] = [];
  const add = (
    kind: DutyKind,
    subject: string,
    due: IsoDate | null,
    done: IsoDate | null,
    clause: OpinionClause,
  ): void => {
    const doneOn = done !== null && done <= asOf ? done : null;
    const state: DutyState =
      doneOn !== null
        ? "done"
        : due === null
          ? "open"
          : due < asOf
            ? "overdue"
            : daysBetween(asOf, due) <= noticeDays
              ? "dueSoon"
              : "upcoming";
    list.push({ kind, subject, due, state, doneOn, clause, text: fillText(TEXT[kind], { subject }) });
  };

  const known = history.versions.filter((version) => version.events[0]!.on <= asOf);
  for (const version of known) {
    const { number } = version.scheme.version;
    if (dayOf(version, "withdrawn", asOf) !== null) continue;
    const published = dayOf(version, "published", "9999-12-31");
    // a filing is due before publication; the Opinion sets no other day for it
    if (version.events[0]!.adopted !== true || dayOf(version, "filed", asOf) !== null)
      add(
        "filing",
        number,
        published,
        dayOf(version, "filed", asOf),
        published === null ? "filingBeforePublication" : "updateIsFiled",
      );
    else if (published !== null) add("filing", number, published, null, "filingBeforePublication");
    if (dayOf(version, "filed", asOf) !== null) add("publication", number, null, published, "filingBeforePublication");
  }

  const periodic = known.filter((version) => isPeriodic(version) && dayOf(version, "published", asOf) !== null);
  periodic.forEach((version, i) => {
    const next = periodic[i + 1];
    const due = periodicDue(version)!;
    add(
      "periodicAdjustment",
      version.scheme.version.number,
      due,
      next ? dayOf(next, "published", asOf) : null,
      "periodicAdjustment",
    );
  });

  const first = known.map((version) => dayOf(version, "inForce", asOf)).find((day) => day !== null);
  if (first) {
    const firstYear = Number(first.slice(0, 4));
    const lastYear = Number(asOf.slice(0, 4));
    for (let year = firstYear; year <= lastYear; year++)
      add(
        "annualTracking",
        String(year),
        `${year + 1}-${annualTrackingBy}`,
        madeOn(evaluations, "annualTracking", year),
        "assessment",
      );
    for (let year = firstYear + 4; year <= lastYear + 4; year += 5)
      add(
        "fiveYearEvaluation",
        String(year),
        `${year + 1}-${annualTrackingBy}`,
        madeOn(evaluations, "fiveYearEvaluation", year),
        "assessment",
      );
  }
  for (const year of REGIME_YEARS) {
    const end = `${year}-12-31`;
    // a scheme in force at the end of the year is what the regime asks of one territory
    add("regimeTarget", String(year), end, asOf >= end && at(history, end) !== null ? end : null, "targets");
  }
  const scheme = at(history, asOf);
  if (scheme !== null)
    for (const indicator of indicatorsOf(scheme.threeLines))
      for (const target of indicator.targets) {
        const end = `${target.year}-12-31`;
        const reached =
          indicator.current !== undefined &&
          indicator.current.unit === target.unit &&
          indicator.current.year >= target.year &&
          (target.bound === "atMost"
            ? indicator.current.value <= target.value
            : indicator.current.value >= target.value);
        add("indicatorTarget", `${indicator.id} ${target.year}`, end, reached ? end : null, "targets");
      }
  return list.sort(
    (a, b) => order(a.due ?? "9999", b.due ?? "9999") || order(a.kind, b.kind) || order(a.subject, b.subject),
  );
}

/** When the periodic adjustment of a version is due: five years after it was published; `null` for one that was not. 定期调整到期日. */
export function periodicDue(version: VersionRecord): IsoDate | null {
  const published = dayOf(version, "published", "9999-12-31") ?? version.scheme.version.publishedOn ?? null;
  return published === null ? null : addYears(published, 5);
}

/** The five years run from a first version or a periodic one; what was updated in between does not begin them anew. */
function isPeriodic(version: VersionRecord): boolean {
  return version.update === null || version.update.kind === "periodic";
}

function dayOf(version: VersionRecord, status: string, asOf: IsoDate): IsoDate | null {
  return version.events.find(({ to, on }) => to === status && on <= asOf)?.on ?? null;
}

function madeOn(made: readonly EvaluationDone[], kind: EvaluationDone["kind"], year: number): IsoDate | null {
  const days = made.filter((one) => one.kind === kind && one.year === year).map(({ on }) => on);
  return days.sort()[0] ?? null;
}

function indicatorsOf({
  redline,
  qualityBottomLines,
  resourceUpperLimits,
}: VersionRecord["scheme"]["threeLines"]): readonly Indicator[] {
  return [
    ...(redline.indicators ?? []),
    ...(qualityBottomLines ?? []).flatMap(({ indicators }) => indicators),
    ...(resourceUpperLimits ?? []).flatMap(({ indicators }) => indicators),
  ];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function wrong(name: string, value: unknown, expected: string): SanxianError {
  return new SanxianError("OPTION_INVALID", { name, value: String(value).slice(0, 40), expected });
}
