// Runs a command: picks it, and turns everything that can go wrong into a message and an exit code.
import { SanxianError } from "../domain/index.ts";
import { plain } from "../report/plain.ts";
import { quoted } from "./arguments.ts";
import { runCheck } from "./check-command.ts";
import { runDelineate } from "./delineate-command.ts";
import { runDemo } from "./demo-command.ts";
import { runDiff } from "./diff-command.ts";
import { EXIT } from "./exit-codes.ts";
import { HELP } from "./help.ts";
import { runImpact } from "./impact-command.ts";
import { runImport } from "./import-command.ts";
import type { Io } from "./machine.ts";
import { errorLines, Refusal } from "./refusal.ts";
import { runScreen } from "./screen-command.ts";
import { runSites } from "./sites-command.ts";
import { runStats } from "./stats-command.ts";
import { runTrack } from "./track-command.ts";

/** Runs a command and returns its exit code: at once, or of a stream when it ends. @internal */
export function run(argv: readonly string[], io: Io): number | Promise<number> {
  try {
    const exit = start(argv, io);
    return typeof exit === "number" ? exit : exit.catch((error: unknown) => failure(error, io));
  } catch (error) {
    return failure(error, io);
  }
}

function start(argv: readonly string[], io: Io): number | Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case undefined:
      io.err(HELP);
      return EXIT.usage;
    case "help":
    case "--help":
    case "-h":
      io.out(HELP);
      return 0;
    case "--version":
    case "-v":
      io.out(`${io.version()}\n`);
      return 0;
    case "screen":
      return runScreen(rest, io);
    case "import":
      return runImport(rest, io);
    case "delineate":
      return runDelineate(rest, io);
    case "check":
      return runCheck(rest, io);
    case "stats":
      return runStats(rest, io);
    case "diff":
      return runDiff(rest, io);
    case "impact":
      return runImpact(rest, io);
    case "track":
      return runTrack(rest, io);
    case "sites":
      return runSites(rest, io);
    case "demo":
      return runDemo(rest, io);
    default:
      throw new Refusal("UNKNOWN_COMMAND", {
        value: quoted(command),
        expected: "screen, sites, import, delineate, check, stats, diff, impact, track, demo",
      });
  }
}

function failure(error: unknown, io: Io): number {
  if (error instanceof Refusal) {
    io.err(errorLines(error.text, error.code));
    return error.exit;
  }
  if (error instanceof SanxianError) {
    io.err(errorLines(error.text, error.code));
    return error.code === "CORE_TRAP" ? EXIT.internal : EXIT.input;
  }
  // not left to the engine, whose exit code 1 would read as a verdict
  const { stack, message } = error as Error;
  io.err(
    errorLines(
      { zh: "内部错误；请附输入文件报告。", en: "A fault of this program; report it with the input." },
      "INTERNAL",
    ),
  );
  io.err(
    `${String(stack ?? message)
      .split("\n")
      .map((line) => `         ${plain(line)}`)
      .join("\n")}\n`,
  );
  return EXIT.internal;
}
