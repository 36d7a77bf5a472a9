// sanxian screen: one project against one scheme, or a stream of them; as it is, or as if questions were answered; as an analysis, or
// as the record that is filed.
import type { IsoDate, Profile } from "../domain/index.ts";
import { plain } from "../report/plain.ts";
import { type PreparedScheme, prepareScheme, screen, whatIf } from "../screening/index.ts";
import { choice, day, quoted, readOptions } from "./arguments.ts";
import { runBatch } from "./batch-command.ts";
import { EXIT } from "./exit-codes.ts";
import { SCREEN_HELP } from "./help.ts";
import { loadProject, loadSchemeToScreen } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { FORMATS, LANGUAGES, renderAs } from "./output.ts";
import { loadProfile } from "./profile-file.ts";
import { RECORD_FORMATS, recordFor, renderRecordAs } from "./record-options.ts";
import { Refusal } from "./refusal.ts";
import { givenAnswers, tellUnused } from "./what-if.ts";

const OPTIONS = {
  scheme: "scheme.json",
  project: "project.json",
  "as-of": "2026-11-24",
  format: "html",
  out: "report.html",
  language: "zh",
  "area-method": "landSurvey",
  adopted: "next.json",
  answer: "flag:twoHigh=false",
  answers: "answers.json",
  record: "yes",
  overrides: "overrides.json",
  links: "links.json",
  "valid-days": "90",
  profile: "profile.json",
  batch: "projects.ndjson",
  parts: "yes",
} as const;
/** What speaks of one project, and of no stream. */
const OF_ONE = ["project", "format", "language", "answer", "answers", "record", "overrides", "links", "valid-days"] as const; // biome-ignore format: one list

/** Screens; the exit code tells the verdict. @internal */
export function runScreen(argv: readonly string[], io: Io): number | Promise<number> {
  const { help, values, all } = readOptions("screen", argv, OPTIONS, ["adopted", "answer"]);
  if (help) {
    io.out(SCREEN_HELP);
    return 0;
  }
  // everything on the command line is judged before a file is opened
  const { overrides, links } = values;
  const days = values["valid-days"];
  const validDays = days === undefined ? undefined : Number(days);
  if (validDays !== undefined && !(Number.isInteger(validDays) && validDays > 0))
    throw new Refusal("OPTION_CHOICE", { name: "--valid-days", value: quoted(days!), expected: "1, 90 …" });
  const ofRecord = (["overrides", "links", "valid-days"] as const).find((name) => values[name] !== undefined);
  const isRecord = choice("--record", values.record, ["no", "yes"], ofRecord === undefined ? "no" : "yes") === "yes";
  if (!isRecord && ofRecord !== undefined)
    throw new Refusal("OPTION_CONFLICT", { value: `--${ofRecord}`, other: "--record no", expected: "--record yes" });
  const recordFormat = isRecord ? choice("--format", values.format, RECORD_FORMATS, "json") : "json";
  const format = isRecord ? "json" : choice("--format", values.format, FORMATS, "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const areaMethod = choice("--area-method", values["area-method"], ["lonlat", "landSurvey", "geodesic"], "lonlat");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const { scheme: schemePath, project: projectPath, batch, out, profile: profilePath } = values;
  const adoptedPaths = all.adopted ?? [];
  if (schemePath === undefined)
    throw new Refusal("OPTION_NEEDED", { command: "screen", value: "--scheme", expected: "--scheme scheme.json" });
  const inputs = [schemePath, projectPath, batch, profilePath, values.answers, overrides, links, ...adoptedPaths];
  const refuseOverwriting = (): void => {
    for (const input of inputs)
      if (out !== undefined && input !== undefined && io.same(out, input))
        throw new Refusal("OUTPUT_IS_INPUT", { value: out });
  };
  if (batch !== undefined) {
    for (const name of OF_ONE)
      if (values[name] !== undefined)
        throw new Refusal("OPTION_CONFLICT", { value: `--${name}`, other: "--batch", expected: "NDJSON" });
    const parts = choice("--parts", values.parts, ["no", "yes"], "no") === "yes";
    refuseOverwriting();
    const profile = profilePath === undefined ? undefined : loadProfile(profilePath, io);
    const prepared = prepareScheme(loadSchemeToScreen(schemePath, io, undefined, profile));
    const adopted = adoptedVersions(adoptedPaths, prepared, profile, io);
    return runBatch({ prepared, path: batch, out, options: { asOf, areaMethod, parts, adopted } }, io);
  }
  if (values.parts !== undefined)
    throw new Refusal("OPTION_CONFLICT", { value: "--parts", other: "--project", expected: "--batch" });
  if (projectPath === undefined)
    throw new Refusal("OPTION_NEEDED", { command: "screen", value: "--project", expected: "--project project.json" });
  refuseOverwriting();

  const given = givenAnswers(all.answer ?? [], values.answers, io);
  const profile = profilePath === undefined ? undefined : loadProfile(profilePath, io);
  const scheme = loadSchemeToScreen(schemePath, io, undefined, profile);
  const project = loadProject(projectPath, io);
  const prepared = prepareScheme(scheme);
  const options = { asOf, areaMethod, adopted: adoptedVersions(adoptedPaths, prepared, profile, io) };
  const analysis =
    given === undefined ? screen(prepared, project, options) : whatIf(prepared, project, given.answers, options);
  if (given !== undefined) tellUnused(given, screen(prepared, project, { asOf, deciding: false }), io);
  const source = { scheme, project };
  const record = isRecord ? recordFor(analysis, source, { overrides, links, validDays }, io) : undefined;
  const rendered = (terminal: ReturnType<Io["terminal"]>): string =>
    record === undefined
      ? renderAs(format, analysis, { source, language, terminal })
      : renderRecordAs(recordFormat, record, { source, language });
  if (out === undefined) io.out(rendered(io.terminal()));
  else {
    writeText(out, rendered(null), io);
    io.err(`${plain(out)}\n`);
  }
  return EXIT[record?.verdict ?? analysis.verdict];
}

/** Versions that are adopted and take over later than the scheme did. */
function adoptedVersions(
  paths: readonly string[],
  { scheme }: PreparedScheme,
  profile: Profile | undefined,
  io: Io,
): PreparedScheme[] {
  const begins = (version: { readonly validFrom?: IsoDate }): IsoDate => version.validFrom ?? "";
  return paths.map((path) => {
    const next = loadSchemeToScreen(path, io, "--adopted", profile);
    if (begins(next.version) <= begins(scheme.version)) throw new Refusal("ADOPTED_EARLIER", { path });
    return prepareScheme(next);
  });
}
