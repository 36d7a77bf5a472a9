// sanxian impact: a stock of projects against two versions: who gains, who loses.

import { renderChangeHtml, renderImpactText } from "../report/index.ts";
import { plain } from "../report/plain.ts";
import { asIfInForce, diffSchemes, impactOf } from "../revision/index.ts";
import { prepareScheme, screen } from "../screening/index.ts";
import { choice, day, readOptions } from "./arguments.ts";
import { IMPACT_HELP } from "./lifecycle-help.ts";
import { loadProjects, loadScheme } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { jsonText, LANGUAGES, terminalOptions } from "./output.ts";
import { progressDisplay } from "./progress-display.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  before: "v1.json",
  after: "v2.json",
  projects: "projects.json",
  "as-of": "2026-11-24",
  format: "html",
  out: "impact.html",
  language: "zh",
} as const;
/** Projects between two words of progress. */
const TELL_EVERY = 100;
const SCREENING = { zh: "逐个研判项目", en: "Screening projects" } as const;

/** Screens twice; 0, or 2 when a project could not be screened. @internal */
export function runImpact(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("impact", argv, OPTIONS);
  if (help) {
    io.out(IMPACT_HELP);
    return 0;
  }
  const format = choice("--format", values.format, ["text", "json", "html"], "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const { out } = values;
  const needed = (name: "before" | "after" | "projects"): string => {
    const value = values[name];
    if (value === undefined)
      throw new Refusal("OPTION_NEEDED", {
        command: "impact",
        value: `--${name}`,
        expected: `--${name} ${OPTIONS[name]}`,
      });
    if (out !== undefined && io.same(out, value)) throw new Refusal("OUTPUT_IS_INPUT", { value: out });
    return value;
  };
  const [beforePath, afterPath, projectsPath] = [needed("before"), needed("after"), needed("projects")];
  const before = loadScheme(beforePath, io, "--before");
  const after = loadScheme(afterPath, io, "--after");
  const stock = loadProjects(projectsPath, io);
  // what a draft would mean is asked, and what the version before meant
  const [was, is] = [prepareScheme(asIfInForce(before)), prepareScheme(asIfInForce(after))];
  const display = progressDisplay(io);
  const impact = impactOf(
    stock,
    // which questions decide is not told of a stock, and costs more than all the rest
    (project) => screen(was, project, { asOf, deciding: false }),
    (project) => screen(is, project, { asOf, deciding: false }),
    {
      onProgress: (done, total) => {
        if (done % TELL_EVERY === 0 && done < total) display.onProgress({ done, total, step: SCREENING });
      },
    },
  );
  const diff = format === "html" ? diffSchemes(before, after, { onProgress: display.onProgress }) : undefined;
  display.done();
  const text =
    format === "json"
      ? `${jsonText(impact, 2)}\n`
      : diff !== undefined
        ? renderChangeHtml({ diff, before, after, impact }, { language })
        : renderImpactText(impact, { language, ...(out === undefined ? terminalOptions(io.terminal()) : {}) });
  if (out === undefined) io.out(text);
  else {
    writeText(out, text, io);
    io.err(`${plain(out)}\n`);
  }
  return impact.counts.failed > 0 ? 2 : 0;
}
