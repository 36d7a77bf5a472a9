// sanxian check: everything that judges a scheme, in one run. The exit code tells whether anything failed.
import type { CoverageCertificate } from "../delineation/index.ts";
import type { Profile, ZoningScheme } from "../domain/index.ts";
import { readScheme } from "../exchange/index.ts";
import { type CheckedItem, type CheckedScheme, renderChecks } from "../report/index.ts";
import { plain } from "../report/plain.ts";
import { choice, day, quoted, readOptions } from "./arguments.ts";
import { CHECK_HELP } from "./check-help.ts";
import { EXIT } from "./exit-codes.ts";
import { loadHistory, loadScheme } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { jsonText, LANGUAGES, terminalOptions } from "./output.ts";
import { loadCounties } from "./place-file.ts";
import { loadProfile } from "./profile-file.ts";
import { progressDisplay } from "./progress-display.ts";
import { Refusal } from "./refusal.ts";
import { type CheckSubject, SCHEME_CHECKS } from "./scheme-checks.ts";

const OPTIONS = {
  scheme: "scheme.json",
  counties: "counties.geojson",
  province: "province.json",
  history: "history.json",
  profile: "profile.json",
  only: "document,coverage",
  tolerance: "1",
  "as-of": "2026-11-24",
  format: "json",
  out: "check.json",
  certificate: "certificate.json",
  language: "zh",
} as const;

/** Judges a scheme. @internal */
export function runCheck(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("check", argv, OPTIONS);
  if (help) {
    io.out(CHECK_HELP);
    return 0;
  }
  const format = choice("--format", values.format, ["text", "json"], "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const toleranceM = Number(values.tolerance ?? "1");
  if (!(toleranceM >= 0 && toleranceM < Infinity))
    throw new Refusal("OPTION_CHOICE", { name: "--tolerance", value: quoted(values.tolerance!), expected: "0 … m" });
  const chosen = (values.only ?? SCHEME_CHECKS.map(({ name }) => name).join()).split(",").map((name) => {
    const check = SCHEME_CHECKS.find((one) => one.name === name);
    if (check === undefined)
      throw new Refusal("OPTION_CHOICE", {
        name: "--only",
        value: quoted(name),
        expected: SCHEME_CHECKS.map((one) => one.name).join(" | "),
      });
    return check;
  });
  const { scheme: path, out } = values;
  if (path === undefined)
    throw new Refusal("OPTION_NEEDED", { command: "check", value: "--scheme", expected: "--scheme scheme.json" });
  const inputs = [path, values.counties, values.province, values.history, values.profile].filter(
    (one) => one !== undefined,
  );
  for (const written of [out, values.certificate])
    if (written !== undefined && inputs.some((one) => io.same(written, one)))
      throw new Refusal("OUTPUT_IS_INPUT", { value: written });

  const profile = values.profile === undefined ? undefined : loadProfile(values.profile, io);
  const scheme = loadQuietly(path, io, profile);
  const counties = values.counties === undefined ? undefined : loadCounties(values.counties, io);
  const province = values.province === undefined ? undefined : loadQuietly(values.province, io, profile);
  const history = values.history === undefined ? undefined : loadHistory(values.history, io);
  const display = progressDisplay(io);
  const subject: CheckSubject = {
    scheme,
    documentFindings: readScheme(scheme, profile && { profile }).findings,
    profile,
    counties,
    province,
    history,
    asOf,
    toleranceM,
    onProgress: display.onProgress,
  };
  const checks: CheckedItem[] = [];
  let certificate: CoverageCertificate | undefined;
  for (const check of chosen) {
    const judged = check.judge(subject);
    checks.push(...judged.checks);
    certificate = judged.certificate ?? certificate;
  }
  display.done();
  const passed = checks.every(({ state }) => state !== "failed");
  const checked: CheckedScheme = { name: scheme.name, passed, checks, ...(certificate && { certificate }) };
  if (values.certificate !== undefined && certificate)
    writeText(values.certificate, `${jsonText(certificate, 2)}\n`, io);
  const text = (terminal: ReturnType<Io["terminal"]>): string =>
    format === "json"
      ? `${jsonText({ format: "sanxian.check", formatVersion: "1", asOf, ...checked }, 2)}\n`
      : renderChecks(checked, { language, ...terminalOptions(terminal) });
  if (out === undefined) io.out(text(io.terminal()));
  else {
    writeText(out, text(null), io);
    io.err(`${plain(out)}\n`);
  }
  return passed ? 0 : EXIT.inadmissible;
}

/** A scheme; what is odd with it is not told here, because the check of documents tells it. */
function loadQuietly(path: string, io: Io, profile: Profile | undefined): ZoningScheme {
  let told = "";
  try {
    const quiet: Io = {
      ...io,
      err: (text) => {
        told += text;
      },
    };
    return loadScheme(path, quiet, "--scheme", profile);
  } catch (error) {
    io.err(told);
    throw error;
  }
}
