// What a unit may still discharge of each pollutant: what it may, less what it does, less what is permitted and not yet in
// operation. Carbon counts beside the pollutants where a pilot asks for it (clause eleven), and is for information elsewhere. A
// number that is missing or in another unit of measure leaves the headroom unknown. Cost: linear.
import type { DischargeAccount, Finding, Quantity, ZoningScheme } from "../domain/index.ts";
import { supervisionFinding } from "./supervision-findings.ts";

/** Where an account stands: within, near (less than a tenth left), exceeded, or unknown. 账户状态. */
export type AccountState = "within" | "near" | "exceeded" | "unknown";

/** What a unit may still discharge. 排放余量. */
export interface DischargeHeadroom {
  /** Code of the unit. 单元. */
  readonly unit: string;
  /** Pollutant. 污染物. */
  readonly pollutant: string;
  /** Year. 年度. */
  readonly year: number;
  /** What is left, below zero when exceeded; `null` when unknown. 余量. */
  readonly headroom: Quantity | null;
  /** Share of the limit that is used and committed; `null` when unknown. 使用率. */
  readonly usedShare: number | null;
  /** Where it stands. 状态. */
  readonly state: AccountState;
  /** Whether it counts, or is for information: carbon outside pilots. 是否约束. */
  readonly binding: boolean;
}

/** Headrooms, and what must be said of them. 排放余量结果. */
export interface HeadroomReport {
  /** By unit, pollutant and year. 余量. */
  readonly headrooms: readonly DischargeHeadroom[];
  /** What is exceeded, unknown or missing. 问题. */
  readonly findings: readonly Finding[];
}

/** Name of the account of carbon. 碳排放账户名. */
export const CARBON = "CO2e";

/**
 * The headroom of each account. 排放余量.
 *
 * @param accounts - the accounts; never changed
 * @param scheme - tells which units there are
 * @param carbonPilots - codes of the units that control carbon beside pollutants
 * @returns headrooms by unit, pollutant and year; what is exceeded, unknown or missing in words
 * @example
 * ```ts
 * dischargeHeadroom(accounts, scheme).headrooms[0]?.headroom; //=> { value: 12.5, unit: "t/a" }
 * ```
 */
export function dischargeHeadroom(
  accounts: readonly DischargeAccount[],
  scheme: Pick<ZoningScheme, "units">,
  carbonPilots: readonly string[] = [],
): HeadroomReport {
  const units = new Set(scheme.units.map(({ code }) => code));
  const findings: Finding[] = [];
  const ordered = [...accounts].sort(
    (a, b) => order(a.unit, b.unit) || order(a.pollutant, b.pollutant) || a.year - b.year,
  );
  const headrooms = ordered.map(({ unit, pollutant, year, limit, used, committed }): DischargeHeadroom => {
    const place = { subject: unit };
    if (!units.has(unit)) findings.push(supervisionFinding("ACCOUNT_UNIT_UNKNOWN", { unit }, place));
    const binding = pollutant !== CARBON || carbonPilots.includes(unit);
    if (!binding) findings.push(supervisionFinding("CARBON_NOT_PILOT", { unit }, place));
    const stated = [limit, used, ...(committed === undefined ? [] : [committed])];
    if (
      limit === undefined ||
      used === undefined ||
      stated.some((q) => !Number.isFinite(q?.value) || q?.unit !== limit.unit)
    ) {
      findings.push(supervisionFinding("ACCOUNT_UNKNOWN", { unit, pollutant, year }, place));
      return { unit, pollutant, year, headroom: null, usedShare: null, state: "unknown", binding };
    }
    const taken = used.value + (committed?.value ?? 0);
    const left = limit.value - taken;
    const state = left < 0 ? "exceeded" : left < 0.1 * limit.value ? "near" : "within";
    if (state === "exceeded" && binding)
      findings.push(
        supervisionFinding(
          "ACCOUNT_EXCEEDED",
          { unit, pollutant, year, used: taken, limit: limit.value, measuredIn: limit.unit },
          place,
        ),
      );
    const usedShare = limit.value > 0 ? taken / limit.value : null;
    return { unit, pollutant, year, headroom: { value: left, unit: limit.unit }, usedShare, state, binding };
  });
  for (const unit of [...carbonPilots].sort())
    if (!accounts.some((account) => account.unit === unit && account.pollutant === CARBON))
      findings.push(supervisionFinding("CARBON_MISSING", { unit }, { subject: unit }));
  return { headrooms, findings };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
