// Watching an indicator of a unit: whether it grows clearly worse (Mann-Kendall for whether, Theil-Sen for how much), whether it is
// beyond a limit or misses its target, and when it will reach the limit if it goes on like this. A decline counts as clear when it
// is both significant and large; too few values show nothing, and that is said, never taken for good. Cost: n² a series.
import {
  addDays,
  dayNumber,
  type Finding,
  type IndicatorSeries,
  type IsoDate,
  isIsoDate,
  SanxianError,
} from "../domain/index.ts";
import { type MannKendall, mannKendall } from "./mann-kendall.ts";
import { supervisionFinding } from "./supervision-findings.ts";
import { type TheilSen, theilSen } from "./theil-sen.ts";

/** How strictly an indicator is watched. 判定参数. */
export interface WatchOptions {
  /** Values after this day do not count. 截止日期. */
  readonly asOf: IsoDate;
  /** Values before this day do not count. 起始日期. */
  readonly since?: IsoDate;
  /** Largest one-sided probability at which a trend counts. Default 0.05. 显著性水平. */
  readonly alpha?: number;
  /** Smallest change over the period that counts as clear, as a share of the line's value at its beginning. Default 0.05. 最小变化率. */
  readonly minChange?: number;
  /** Fewest values that can show a trend. Default 5; below 4 none can at 0.05. 最少样本数. */
  readonly minPoints?: number;
  /** Share of the limit within which a value is near it. Default 0.1. 临近比例. */
  readonly nearShare?: number;
  /** How far ahead the trend is drawn, years. Default 5. 预警年限. */
  readonly horizonYears?: number;
}

/** Whether it declined: declined 明显变差, improved 明显好转, steady 未见明显变化, undetermined 无法判断. 趋势结论. */
export type TrendVerdict = "declined" | "improved" | "steady" | "undetermined";

/** Where it stands to its limit. 限值状态. */
export type LimitState = "within" | "near" | "exceeded" | "noLimit" | "noData";

/** What watching an indicator gives. 指标监测结论. */
export interface IndicatorWatch {
  /** Id of the series. 序列. */
  readonly series: string;
  /** Code of the unit; `null` for the whole territory. 单元. */
  readonly unit: string | null;
  /** Values that counted. 样本数. */
  readonly count: number;
  /** The last of them; `null` without any. 最新值. */
  readonly last: {
    /** Day. 日期. */
    readonly on: IsoDate;
    /** Value. 数值. */
    readonly value: number;
  } | null;
  /** Whether it declined. 趋势. */
  readonly trend: TrendVerdict;
  /** The test; `null` with too few values. 检验. */
  readonly test: MannKendall | null;
  /** The slope per year of 365.25 days; `null` with too few values. 斜率. */
  readonly slope: TheilSen | null;
  /** Change along the line over the period, as a share of its beginning; `null` when that is 0 or unknown. 期间变化率. */
  readonly change: number | null;
  /** Where the last value stands to the limit. 限值状态. */
  readonly limit: LimitState;
  /** Values beyond the limit. 超限次数. */
  readonly exceedances: number;
  /** Day on which the line reaches the limit, within the horizon; `null` when it does not, or no trend is shown. 预计达限日期. */
  readonly reachesLimitOn: IsoDate | null;
  /** Targets that the value of their year missed, or `met`, or `noData`. 目标完成. */
  readonly targets: readonly {
    /** Year. 年份. */
    readonly year: number;
    /** Whether it was met. 是否达标. */
    readonly state: "met" | "missed" | "noData";
  }[];
  /** In words. 问题. */
  readonly findings: readonly Finding[];
}

const DAYS_A_YEAR = 365.25;

/**
 * Watches an indicator. 指标监测.
 *
 * @param series - the series; values in any order, never changed
 * @param options - the day, and how strictly
 * @throws SanxianError `OPTION_INVALID`
 * @example
 * ```ts
 * watchIndicator(series, { asOf: "2026-11-24" }).trend; //=> "declined"
 * ```
 */
export function watchIndicator(series: IndicatorSeries, options: WatchOptions): IndicatorWatch {
  const { asOf, since, alpha = 0.05, minChange = 0.05, minPoints = 5, nearShare = 0.1, horizonYears = 5 } = options;
  if (!isIsoDate(asOf)) throw wrong("asOf", asOf, "YYYY-MM-DD");
  if (since !== undefined && !isIsoDate(since)) throw wrong("since", since, "YYYY-MM-DD");
  if (!(alpha > 0 && alpha < 0.5)) throw wrong("alpha", alpha, "a number between 0 and 0.5");
  if (!(minPoints >= 4)) throw wrong("minPoints", minPoints, "a number ≥ 4");
  for (const [name, value] of Object.entries({ minChange, nearShare, horizonYears }))
    if (!(value >= 0)) throw wrong(name, value, "a number ≥ 0");
  const findings: Finding[] = [];
  const place = { subject: series.unit ?? series.id };
  const unit = series.unit ?? series.id;
  const { id, name, measuredIn, limit } = series;
  const points = readPoints(series, findings).filter(({ on }) => on <= asOf && (since === undefined || on >= since));
  const last = points.at(-1) ?? null;

  let trend: TrendVerdict = "undetermined";
  let test: MannKendall | null = null;
  let slope: TheilSen | null = null;
  let change: number | null = null;
  if (points.length < minPoints)
    findings.push(
      supervisionFinding("SERIES_TOO_SHORT", { series: id, count: points.length, least: minPoints }, place),
    );
  else {
    const values = points.map(({ value }) => value);
    const origin = dayNumber(points[0]!.on);
    const times = points.map(({ on }) => (dayNumber(on) - origin) / DAYS_A_YEAR);
    test = mannKendall(values);
    slope = theilSen(times, values);
    const years = times.at(-1)!;
    const start = slope.intercept ?? 0;
    change = slope.slope === null || start === 0 ? null : (slope.slope * years) / Math.abs(start);
    const worseIsUp = series.better === "lower";
    const clear = change === null ? slope.slope !== 0 : Math.abs(change) >= minChange;
    const rises = test.pRising <= alpha && clear && slope.slope! > 0;
    const falls = test.pFalling <= alpha && clear && slope.slope! < 0;
    trend = rises ? (worseIsUp ? "declined" : "improved") : falls ? (worseIsUp ? "improved" : "declined") : "steady";
    if (trend === "declined")
      findings.push(
        supervisionFinding(
          "SERIES_DECLINE",
          {
            unit,
            name,
            slope: slope.slope!.toPrecision(3),
            measuredIn,
            years: years.toFixed(1),
            change: change === null ? "—" : (100 * change).toFixed(1),
            p: Math.min(test.pRising, test.pFalling).toPrecision(2),
          },
          place,
        ),
      );
  }

  const isBeyond = (value: number): boolean =>
    limit !== undefined && (limit.bound === "atMost" ? value > limit.value : value < limit.value);
  const shown = limit === undefined ? "" : `${limit.bound === "atMost" ? "≤" : "≥"} ${limit.value}`;
  let state: LimitState = limit === undefined ? "noLimit" : last === null ? "noData" : "within";
  if (limit !== undefined && last !== null) {
    const values = { unit, name, day: last.on, value: last.value, measuredIn, limit: shown };
    if (isBeyond(last.value)) {
      state = "exceeded";
      findings.push(supervisionFinding("SERIES_EXCEEDED", values, place));
    } else if (Math.abs(limit.value - last.value) < nearShare * Math.abs(limit.value)) {
      state = "near";
      findings.push(supervisionFinding("SERIES_NEAR_LIMIT", { ...values, share: 100 * nearShare }, place));
    }
  }
  const reachesLimitOn = whenReached(points, test, slope, limit, state, alpha, asOf, horizonYears);
  if (reachesLimitOn !== null && limit !== undefined)
    findings.push(
      supervisionFinding("SERIES_EARLY_WARNING", { unit, name, day: reachesLimitOn, limit: shown, measuredIn }, place),
    );

  const targets = [...(series.targets ?? [])]
    .filter(({ year }) => `${year}-12-31` <= asOf)
    .sort((a, b) => a.year - b.year)
    .map((target) => {
      const value = points.filter(({ on }) => on.slice(0, 4) === String(target.year).padStart(4, "0")).at(-1)?.value;
      if (value === undefined || target.unit !== measuredIn) return { year: target.year, state: "noData" as const };
      const met = target.bound === "atMost" ? value <= target.value : value >= target.value;
      if (!met)
        findings.push(
          supervisionFinding(
            "SERIES_TARGET_MISSED",
            {
              unit,
              name,
              year: target.year,
              value,
              measuredIn,
              target: `${target.bound === "atMost" ? "≤" : "≥"} ${target.value}`,
            },
            place,
          ),
        );
      return { year: target.year, state: met ? ("met" as const) : ("missed" as const) };
    });
  return {
    series: id,
    unit: series.unit ?? null,
    count: points.length,
    last,
    trend,
    test,
    slope,
    change,
    limit: state,
    exceedances: points.filter(({ value }) => isBeyond(value)).length,
    reachesLimitOn,
    targets,
    findings,
  };
}

/** The line of Theil and Sen meets the limit: only where a trend is significant, and in the days to come. */
function whenReached(
  points: readonly { on: IsoDate; value: number }[],
  test: MannKendall | null,
  line: TheilSen | null,
  limit: IndicatorSeries["limit"],
  state: LimitState,
  alpha: number,
  asOf: IsoDate,
  horizonYears: number,
): IsoDate | null {
  if (test === null || line?.slope == null || limit === undefined || state === "exceeded") return null;
  const nears =
    limit.bound === "atMost" ? line.slope > 0 && test.pRising <= alpha : line.slope < 0 && test.pFalling <= alpha;
  if (!nears) return null;
  const years = (limit.value - line.intercept!) / line.slope;
  const from = dayNumber(points[0]!.on);
  const now = dayNumber(asOf);
  // a line that is already past the limit, while the last value is not, reaches it any day now
  const day = Math.max(from + Math.ceil(years * DAYS_A_YEAR), now);
  return day - now <= horizonYears * DAYS_A_YEAR ? addDays(asOf, day - now) : null;
}

/** Values in the order of their days; what is none is told and left out, several of one day become their median. */
function readPoints({ id, points }: IndicatorSeries, findings: Finding[]): { on: IsoDate; value: number }[] {
  const byDay = new Map<IsoDate, number[]>();
  points.forEach((point, i) => {
    const { on, value } = point ?? {};
    if (!isIsoDate(on) || !Number.isFinite(value)) {
      const values = { series: id, index: i, day: String(on).slice(0, 20), value: String(value).slice(0, 20) };
      findings.push(supervisionFinding("SERIES_POINT", values, { subject: id, location: { path: `$.points[${i}]` } }));
      return;
    }
    byDay.set(on, [...(byDay.get(on) ?? []), value]);
  });
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, values]) => {
      if (values.length > 1)
        findings.push(supervisionFinding("SERIES_DAY_TWICE", { series: id, day: on }, { subject: id }));
      const sorted = values.sort((a, b) => a - b);
      const half = Math.floor(sorted.length / 2);
      return { on, value: sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2 };
    });
}

function wrong(name: string, value: unknown, expected: string): SanxianError {
  return new SanxianError("OPTION_INVALID", { name, value: String(value).slice(0, 40), expected });
}
