// sanxian track: what a scheme owes on a day and how its units are: duties, history, indicators, problems, patches, headroom,
// evaluation.

import type { Finding, SchemeHistory, ZoningScheme } from "../domain/index.ts";
import { area } from "../geometry/index.ts";
import { renderTrackText, type TrackReport } from "../report/index.ts";
import { plain } from "../report/plain.ts";
import { at, beginHistory, duties, verifyHistory } from "../revision/index.ts";
import {
  dischargeHeadroom,
  evaluateTracking,
  followProblems,
  screenPatches,
  watchIndicator,
} from "../supervision/index.ts";
import { choice, day, readOptions } from "./arguments.ts";
import { TRACK_HELP } from "./lifecycle-help.ts";
import { loadHistory, loadMonitoring, loadScheme } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { jsonText, LANGUAGES, terminalOptions } from "./output.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  scheme: "scheme.json",
  history: "history.json",
  monitoring: "monitoring.json",
  "as-of": "2026-11-24",
  format: "json",
  out: "track.json",
  language: "zh",
} as const;
const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Tracks; 0, or 1 when something is to be put right. @internal */
export function runTrack(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("track", argv, OPTIONS);
  if (help) {
    io.out(TRACK_HELP);
    return 0;
  }
  const format = choice("--format", values.format, ["text", "json"], "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const { out, scheme: schemePath, history: historyPath, monitoring: monitoringPath } = values;
  if ((schemePath === undefined) === (historyPath === undefined))
    throw new Refusal("OPTION_NEEDED", {
      command: "track",
      value: "--scheme / --history",
      expected: "--history history.json",
    });
  for (const path of [schemePath, historyPath, monitoringPath])
    if (out !== undefined && path !== undefined && io.same(out, path))
      throw new Refusal("OUTPUT_IS_INPUT", { value: out });

  const adopted = (scheme: ZoningScheme): SchemeHistory => {
    if (scheme.version.status === "drafting") throw new Refusal("SCHEME_IS_DRAFT", { path: schemePath! });
    return beginHistory(scheme);
  };
  const history: SchemeHistory =
    historyPath === undefined ? adopted(loadScheme(schemePath!, io)) : loadHistory(historyPath, io);
  const verified = historyPath === undefined ? [] : verifyHistory(history);
  const holds = verified.every(({ severity }) => severity !== "error");
  const scheme = at(history, asOf) ?? history.versions.at(-1)!.scheme;
  const record = monitoringPath === undefined ? undefined : loadMonitoring(monitoringPath, io);
  const watched = (record?.series ?? []).map((series) => watchIndicator(series, { asOf }));
  const problems = followProblems(record?.problems ?? [], scheme, asOf, watched);
  const patches = record?.patches === undefined ? [] : screenPatches(scheme, record.patches);
  const { headrooms, findings: accountFindings } = dischargeHeadroom(
    record?.accounts ?? [],
    scheme,
    record?.carbonPilots,
  );
  const owed = duties(history, asOf);
  const unitAreas = Object.fromEntries(scheme.units.map(({ code, geometry }) => [code, area(geometry)]));
  const evaluation =
    record === undefined
      ? null
      : evaluateTracking("annualTracking", Number(asOf.slice(0, 4)), {
          scheme,
          areas: { units: unitAreas, counties: { [scheme.territory.adminCode]: area(scheme.territory.geometry) } },
          watched,
          problems,
          headrooms,
          duties: owed,
          ...(record.cases === undefined ? {} : { cases: record.cases }),
        });
  const findings: Finding[] = [
    ...verified,
    ...watched.flatMap((one) => one.findings),
    ...problems.flatMap((one) => one.findings),
    ...patches.flatMap((one) => one.findings),
    ...accountFindings,
  ].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  const report: TrackReport = {
    asOf,
    duties: owed,
    versions: historyPath !== undefined && holds ? history.versions.length : null,
    watched,
    problems,
    patches,
    headrooms,
    evaluation,
    findings,
  };
  const text =
    format === "json"
      ? `${jsonText({ format: "sanxian.track", formatVersion: "1", ...report }, 2)}\n`
      : renderTrackText(report, { language, ...(out === undefined ? terminalOptions(io.terminal()) : {}) });
  if (out === undefined) io.out(text);
  else {
    writeText(out, text, io);
    io.err(`${plain(out)}\n`);
  }
  return findings.some(({ severity }) => severity === "error") || owed.some(({ state }) => state === "overdue") ? 1 : 0;
}
