// sanxian demo: three projects on the showcase, a summary of each in the terminal, a report of each as a page.
import { join } from "node:path";
import { type BilingualText, fillText } from "../domain/index.ts";
import { mapSvg, renderHtml, renderText } from "../report/index.ts";
import { prepareScheme, screen } from "../screening/index.ts";
import { choice, day, readOptions } from "./arguments.ts";
import { DEMO_HELP } from "./help.ts";
import { loadProject, loadScheme } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { LANGUAGES, terminalOptions } from "./output.ts";

const OPTIONS = { out: "sanxian-demo", "as-of": "2026-11-24", language: "zh" } as const;
const PROJECTS = ["admissible", "inadmissible", "undetermined"] as const;
const WRITTEN: BilingualText = {
  zh: "报告已写入（用浏览器打开，可打印）：",
  en: "Reports written (open in a browser; they print well):",
};
const AGAIN: BilingualText = {
  zh: "研判自己的项目：sanxian screen --scheme {scheme} --project 项目.json",
  en: "Your own project: sanxian screen --scheme {scheme} --project project.json",
};

/** Runs the demonstration. @internal */
export function runDemo(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("demo", argv, OPTIONS);
  if (help) {
    io.out(DEMO_HELP);
    return 0;
  }
  const folder = values.out ?? "sanxian-demo";
  const language = choice("--language", values.language, LANGUAGES, "both");
  const asOf = day("--as-of", values["as-of"] ?? io.today());
  const at = io.showcase();
  const schemePath = join(at, "taizhou.scheme.json");
  const scheme = loadScheme(schemePath, io);
  const prepared = prepareScheme(scheme);
  const layout = terminalOptions(io.terminal());
  const rule = `${"─".repeat(layout.columns ?? 80)}\n`;
  const say = (text: BilingualText): string =>
    [...(language === "en" ? [] : [text.zh]), ...(language === "zh" ? [] : [text.en])].join("\n").concat("\n");
  const written: string[] = [];
  for (const name of PROJECTS) {
    const project = loadProject(join(at, "projects", `${name}.project.json`), io);
    const analysis = screen(prepared, project, { asOf });
    const source = { scheme, project };
    io.out(`${rule}${renderText(analysis, { language, source, summary: true, ...layout })}`);
    const page = join(folder, `${name}.html`);
    writeText(page, renderHtml(analysis, { language, source }), io);
    writeText(join(folder, `${name}.svg`), mapSvg(analysis, source, { language }), io);
    written.push(page);
  }
  io.out(`${rule}${say(WRITTEN)}${written.map((file) => `  ${file}\n`).join("")}`);
  io.out(say(fillText(AGAIN, { scheme: schemePath })));
  return 0;
}
