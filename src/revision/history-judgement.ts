// Every update on record judged against the version before it, with the day from which its five years run. Cost: one overlay for
// each update.
import type { Finding, IsoDate, SchemeHistory, ZoningScheme } from "../domain/index.ts";
import { digestJson } from "../domain/index.ts";
import { diffSchemes } from "./diff.ts";
import { at, schemeAsOf } from "./history.ts";
import { revisionFinding } from "./revision-findings.ts";
import type { DiffOptions } from "./scheme-diff.ts";
import { judgeUpdate, type UpdateJudgement } from "./update-judgement.ts";

/** An update on record, judged. 历次更新判定. */
export interface JudgedVersion {
  /** Number of the version that it made. 版本号. */
  readonly number: string;
  /** Whether it was allowed. 判定. */
  readonly judgement: UpdateJudgement;
}

/**
 * Judges every update of a history. 历次更新合规判定.
 *
 * @param history - the history; verify it first
 * @param options - width of slivers; grid and budgets
 * @returns one for each version that was made by an update, in their order
 * @throws SanxianError as `diffSchemes`
 * @example
 * ```ts
 * judgeHistory(history).filter(({ judgement }) => !judgement.isLawful).map(({ number }) => number); //=> []
 * ```
 */
export function judgeHistory(history: SchemeHistory, options: DiffOptions = {}): JudgedVersion[] {
  let lastPeriodicOn: IsoDate | undefined;
  const judged: JudgedVersion[] = [];
  history.versions.forEach((version, i) => {
    const before = history.versions[i - 1];
    const scheme = schemeAsOf(version, version.events.at(-1)?.to ?? "drafting");
    if (before !== undefined && version.update !== null) {
      const was = schemeAsOf(before, "inForce");
      const known = lastPeriodicOn === undefined ? {} : { lastPeriodicOn };
      const judgement = judgeUpdate(
        was,
        version.scheme,
        version.update,
        diffSchemes(was, version.scheme, options),
        known,
      );
      judged.push({ number: version.scheme.version.number, judgement });
    }
    if (version.update === null || version.update.kind === "periodic")
      lastPeriodicOn = scheme.version.publishedOn ?? lastPeriodicOn;
  });
  return judged;
}

/**
 * Whether a scheme is one that a history holds: as it was recorded, or as it stood on a day. 方案是否在历史中.
 *
 * @param scheme - the scheme
 * @param history - the history
 * @param asOf - the day
 * @returns a finding when it is none, nothing when it is
 * @throws SanxianError `OPTION_INVALID` for a text that is no day
 * @example
 * ```ts
 * belongsToHistory(at(history, "2026-11-24"), history, "2026-11-24"); //=> []
 * ```
 */
export function belongsToHistory(scheme: ZoningScheme, history: SchemeHistory, asOf: IsoDate): Finding[] {
  const current = at(history, asOf);
  const known = [...history.versions.map((version) => version.scheme), ...(current === null ? [] : [current])];
  const digest = digestJson(scheme);
  if (known.some((one) => digestJson(one) === digest)) return [];
  const values = {
    version: scheme.version.number,
    day: asOf,
    expected: current?.version.number ?? { zh: "无", en: "none" },
  };
  return [revisionFinding("HISTORY_OTHER_SCHEME", values, { subject: scheme.version.number })];
}
