// Dates are ISO calendar days as text; in that form the order of texts is the order of days, and no clock or time zone is
// involved. A validity runs from its first day to its last, both included.

/** A calendar day, `YYYY-MM-DD`. 日期. */
export type IsoDate = string;

/** From when and until when something is in force; an absent end is open. 有效期. */
export interface Validity {
  /** First day in force. 生效日. */
  readonly validFrom?: IsoDate;
  /** Last day in force. 失效日(含). */
  readonly validTo?: IsoDate;
}

/** Where a day stands to a validity: not yet, in force, or no longer. 效力状态. */
export type ValidityState = "pending" | "inForce" | "expired";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a calendar day `YYYY-MM-DD` that exists. 是否有效日期.
 *
 * @example
 * ```ts
 * isIsoDate("2026-02-29"); //=> false
 * ```
 */
export function isIsoDate(text: unknown): text is IsoDate {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]! + leap;
}

/**
 * Where a day stands to a validity. 判断效力状态.
 *
 * @param validity - from when and until when
 * @param asOf - the day asked for
 * @example
 * ```ts
 * validityState({ validFrom: "2026-08-15" }, "2026-08-14"); //=> "pending"
 * ```
 */
export function validityState(validity: Validity, asOf: IsoDate): ValidityState {
  if (validity.validFrom !== undefined && asOf < validity.validFrom) return "pending";
  if (validity.validTo !== undefined && asOf > validity.validTo) return "expired";
  return "inForce";
}
