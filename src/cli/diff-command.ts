// sanxian diff: what changed between two versions, whether the update was allowed, as text, JSON or a page.

import { renderChangeHtml, renderChangeText } from "../report/index.ts";
import { plain } from "../report/plain.ts";
import { diffSchemes, judgeUpdate } from "../revision/index.ts";
import { choice, day, measure, readOptions } from "./arguments.ts";
import { DIFF_HELP } from "./lifecycle-help.ts";
import { loadScheme, loadUpdate } from "./load.ts";
import { type Io, writeText } from "./machine.ts";
import { jsonText, LANGUAGES, terminalOptions } from "./output.ts";
import { progressDisplay } from "./progress-display.ts";
import { Refusal } from "./refusal.ts";

const OPTIONS = {
  before: "v1.json",
  after: "v2.json",
  update: "update.json",
  "last-periodic": "2024-09-01",
  "sliver-width": "1",
  format: "html",
  out: "update.html",
  language: "zh",
} as const;

/** Compares; 0, or 1 when an update is given and was not allowed. @internal */
export function runDiff(argv: readonly string[], io: Io): number {
  const { help, values } = readOptions("diff", argv, OPTIONS);
  if (help) {
    io.out(DIFF_HELP);
    return 0;
  }
  const format = choice("--format", values.format, ["text", "json", "html"], "text");
  const language = choice("--language", values.language, LANGUAGES, "both");
  const sliverWidthM = measure("--sliver-width", values["sliver-width"], 1);
  const since = values["last-periodic"];
  const judging = since === undefined ? {} : { lastPeriodicOn: day("--last-periodic", since) };
  const { out } = values;
  const [beforePath, afterPath] = (["before", "after"] as const).map((name) => {
    const value = values[name];
    if (value === undefined)
      throw new Refusal("OPTION_NEEDED", {
        command: "diff",
        value: `--${name}`,
        expected: `--${name} ${OPTIONS[name]}`,
      });
    return value;
  }) as [string, string];
  for (const path of [beforePath, afterPath, values.update])
    if (out !== undefined && path !== undefined && io.same(out, path))
      throw new Refusal("OUTPUT_IS_INPUT", { value: out });

  const before = loadScheme(beforePath, io, "--before");
  const after = loadScheme(afterPath, io, "--after");
  const update = values.update === undefined ? undefined : loadUpdate(values.update, io);
  const { onProgress, done } = progressDisplay(io);
  const diff = diffSchemes(before, after, { sliverWidthM, onProgress });
  const judgement =
    update === undefined ? undefined : judgeUpdate(before, after, update, diff, { ...judging, onProgress });
  done();
  const judged = judgement === undefined ? {} : { judgement };
  const text =
    format === "json"
      ? `${jsonText({ ...diff, ...judged }, 2)}\n`
      : format === "html"
        ? renderChangeHtml({ diff, before, after, ...judged }, { language })
        : renderChangeText(diff, { language, ...judged, ...(out === undefined ? terminalOptions(io.terminal()) : {}) });
  if (out === undefined) io.out(text);
  else {
    writeText(out, text, io);
    io.err(`${plain(out)}\n`);
  }
  return judgement === undefined || judgement.isLawful ? 0 : 1;
}
