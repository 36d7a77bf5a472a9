// sanxian screen: one project against one scheme, or a stream of them.
import { plain } from "../report/plain.ts";
import { prepareScheme, screen } from "../screening/index.ts";
import { choice, day, readOptions } from "./arguments.ts";
import { runBatch } from "./batch-command.ts";
import { EXIT } from "./exit-codes.ts";
import { SCREEN_HELP } from "./help.ts";
import { loadProject, loadSchemeToScreen } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { FORMATS, LANGUAGES, renderAs } from "./output.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  scheme: "scheme.json",
  project: "project.json",
  "as-of": "2026-11-24",
  format: "html",
  out: "report.html",
  language: "zh",
  "area-method": "landSurvey",
  batch: "projects.ndjson",
  parts: "yes",
} as const;

/** Screens; the exit code tells the verdict. @internal */
export function runScreen(argv: readonly string[], io: Io): number | Promise<number> {
  const { help, values } = readOptions("screen", argv, OPTIONS);
  if (help) {
    io.out(SCREEN_HELP);
    return 0;
  }
  // everything on the command line is judged before a file is opened
  const format = choice("--format", values.format, FORMATS, "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const areaMethod = choice("--area-method", values["area-method"], ["lonlat", "landSurvey", "geodesic"], "lonlat");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const { scheme: schemePath, project: projectPath, batch, out } = values;
  if (schemePath === undefined)
    throw new Refusal("OPTION_NEEDED", { command: "screen", value: "--scheme", expected: "--scheme scheme.json" });
  if (batch !== undefined) {
    for (const name of ["project", "format", "language"] as const)
      if (values[name] !== undefined)
        throw new Refusal("OPTION_CONFLICT", { value: `--${name}`, other: "--batch", expected: "NDJSON" });
    const parts = choice("--parts", values.parts, ["no", "yes"], "no") === "yes";
    if (out !== undefined && (io.same(out, schemePath) || io.same(out, batch)))
      throw new Refusal("OUTPUT_IS_INPUT", { value: out });
    const prepared = prepareScheme(loadSchemeToScreen(schemePath, io));
    return runBatch({ prepared, path: batch, out, options: { asOf, areaMethod, parts } }, io);
  }
  if (values.parts !== undefined)
    throw new Refusal("OPTION_CONFLICT", { value: "--parts", other: "--project", expected: "--batch" });
  if (projectPath === undefined)
    throw new Refusal("OPTION_NEEDED", { command: "screen", value: "--project", expected: "--project project.json" });
  if (out !== undefined && (io.same(out, schemePath) || io.same(out, projectPath)))
    throw new Refusal("OUTPUT_IS_INPUT", { value: out });

  const scheme = loadSchemeToScreen(schemePath, io);
  const project = loadProject(projectPath, io);
  const analysis = screen(prepareScheme(scheme), project, { asOf, areaMethod });
  const source = { scheme, project };
  if (out === undefined) io.out(renderAs(format, analysis, { source, language, terminal: io.terminal() }));
  else {
    writeText(out, renderAs(format, analysis, { source, language, terminal: null }), io);
    io.err(`${plain(out)}\n`);
  }
  return EXIT[analysis.verdict];
}
