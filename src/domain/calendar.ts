// Arithmetic of calendar days as texts: no clock, no time zone, no Date. Days are numbered by the proleptic Gregorian calendar
// after Howard Hinnant's days_from_civil (eras of 400 years), with 1970-01-01 as day 0.
//
// A period of years or months ends on the day of the same number, and on the last day of its month where there is none:
// 《民法典》第二百零二条 (Civil Code of China, article 202). So a year from 29 February ends on 28 February. Where a last day
// falls on a holiday (article 203) is for people to see; no table of holidays is kept. Cost: constant.
import { SanxianError } from "./errors.ts";
import { type IsoDate, isIsoDate } from "./validity.ts";

/**
 * The number of a day, counted from 1970-01-01 as 0. 日序号.
 *
 * @param day - a day that exists
 * @throws SanxianError `OPTION_INVALID` for a text that is no day
 * @example
 * ```ts
 * dayNumber("2000-03-01") - dayNumber("2000-02-28"); //=> 2
 * ```
 */
export function dayNumber(day: IsoDate): number {
  const [year, month, date] = partsOf(day);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/**
 * Days from one day to another; negative when the second comes first. 相差天数.
 *
 * @throws SanxianError `OPTION_INVALID` for a text that is no day
 * @example
 * ```ts
 * daysBetween("2024-02-28", "2024-03-01"); //=> 2
 * ```
 */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day some days later, or earlier. 若干天后.
 *
 * @throws SanxianError `OPTION_INVALID` for a text that is no day, a number that is not whole, and beyond the years 0 to 9999
 * @example
 * ```ts
 * addDays("2024-02-28", 2); //=> "2024-03-01"
 * ```
 */
export function addDays(day: IsoDate, days: number): IsoDate {
  const z = dayNumber(day) + whole("days", days) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return written(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

/**
 * The day some months later, or earlier; the last of the month where that day does not exist. 若干月后.
 *
 * @throws SanxianError as {@link addDays}
 * @example
 * ```ts
 * addMonths("2025-01-31", 1); //=> "2025-02-28"
 * ```
 */
export function addMonths(day: IsoDate, months: number): IsoDate {
  const [year, month, date] = partsOf(day);
  const count = year * 12 + month - 1 + whole("months", months);
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return written(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)));
}

/**
 * The day some years later, or earlier; 28 February where 29 February does not exist. 若干年后.
 *
 * @throws SanxianError as {@link addDays}
 * @example
 * ```ts
 * addYears("2024-02-29", 5); //=> "2029-02-28"
 * ```
 */
export function addYears(day: IsoDate, years: number): IsoDate {
  return addMonths(day, 12 * whole("years", years));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partsOf(day: IsoDate): [year: number, month: number, date: number] {
  if (!isIsoDate(day))
    throw new SanxianError("OPTION_INVALID", { name: "day", value: shown(day), expected: "YYYY-MM-DD" });
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function whole(name: string, value: number): number {
  if (!Number.isSafeInteger(value))
    throw new SanxianError("OPTION_INVALID", { name, value: shown(value), expected: "a whole number" });
  return value;
}

function written(year: number, month: number, date: number): IsoDate {
  if (!(year >= 0 && year <= 9999))
    throw new SanxianError("OPTION_INVALID", { name: "year", value: String(year), expected: "0 … 9999" });
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

function shown(value: unknown): string {
  return String(value).slice(0, 40);
}
