// sanxian stats: count, area and share of units and zones, in tables that close as printed.
import { statisticsOf } from "../delineation/index.ts";
import { writeCsv } from "../exchange/index.ts";
import type { AreaOptions } from "../geometry/index.ts";
import { renderStatistics, statisticsSheet } from "../report/index.ts";
import { plain } from "../report/plain.ts";
import { choice, quoted, readOptions } from "./arguments.ts";
import { STATS_HELP } from "./check-help.ts";
import { loadScheme } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { jsonText, LANGUAGES } from "./output.ts";
import { loadCounties } from "./place-file.ts";
import { loadProfile } from "./profile-file.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  scheme: "scheme.json",
  counties: "counties.geojson",
  profile: "profile.json",
  format: "csv",
  out: "statistics.csv",
  language: "zh",
  decimals: "2",
  "area-method": "landSurvey",
  "central-meridian": "120",
} as const;

/** Counts. @internal */
export function runStats(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("stats", argv, OPTIONS);
  if (help) {
    io.out(STATS_HELP);
    return 0;
  }
  const format = choice("--format", values.format, ["text", "json", "csv"], "text");
  const language = choice("--language", values.language, LANGUAGES, format === "csv" ? "zh" : "both");
  const methods = ["lonlat", "landSurvey", "geodesic", "gaussKruger"] as const;
  const method = choice("--area-method", values["area-method"], methods, "lonlat");
  const number = (name: "decimals" | "central-meridian", otherwise: string, most: number): number => {
    const text = values[name] ?? otherwise;
    const value = Number(text);
    if (!(value >= 0 && value <= most) || (name === "decimals" && !Number.isInteger(value)))
      throw new Refusal("OPTION_CHOICE", { name: `--${name}`, value: quoted(text), expected: `0 … ${most}` });
    return value;
  };
  const decimals = number("decimals", "2", 6);
  if (method === "gaussKruger" && values["central-meridian"] === undefined)
    throw new Refusal("OPTION_NEEDED", {
      command: "stats",
      value: "--central-meridian",
      expected: "--central-meridian 120",
    });
  const area: AreaOptions =
    method === "gaussKruger" ? { method, centralMeridianDeg: number("central-meridian", "", 180) } : { method };
  const { scheme: path, out } = values;
  if (path === undefined)
    throw new Refusal("OPTION_NEEDED", { command: "stats", value: "--scheme", expected: "--scheme scheme.json" });
  for (const input of [path, values.counties, values.profile])
    if (out !== undefined && input !== undefined && io.same(out, input))
      throw new Refusal("OUTPUT_IS_INPUT", { value: out });

  const profile = values.profile === undefined ? undefined : loadProfile(values.profile, io);
  const scheme = loadScheme(path, io, "--scheme", profile);
  const counties = values.counties === undefined ? undefined : loadCounties(values.counties, io);
  const statistics = statisticsOf(
    { ...scheme, ...(counties && { counties }) },
    { area, decimals, ...(profile && { profile }) },
  );
  const text =
    format === "json"
      ? `${jsonText({ format: "sanxian.statistics", formatVersion: "1", scheme: scheme.id, ...statistics }, 2)}\n`
      : format === "csv"
        ? writeCsv(statisticsSheet(statistics, { language }))
        : renderStatistics(statistics, { language });
  if (out === undefined) io.out(text);
  else {
    writeText(out, text, io);
    io.err(`${plain(out)}\n`);
  }
  return 0;
}
