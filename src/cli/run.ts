// Commands, their options and their exit codes:
//
//   0  ran; the project is admissible (or: help, version, demo)     3  ran; conditional
//   1  ran; inadmissible                                            64 the command line is wrong
//   2  ran; undetermined                                            65 a file cannot be read, parsed or used
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Finding, type Project, SanxianError, type Verdict, type ZoningScheme } from "../domain/index.ts";
import { parseJson, readProject, readScheme } from "../exchange/index.ts";
import { type Language, mapSvg, renderHtml, renderMarkdown, renderText } from "../report/index.ts";
import { type ConformityAnalysis, prepareScheme, type ScreenOptions, screen } from "../screening/index.ts";

/** What a command needs of the machine. @internal */
export interface Io {
  /** Text of a file. */
  read(path: string): string;
  /** Writes a file whole or not at all. */
  write(path: string, text: string): void;
  /** To standard output. */
  out(text: string): void;
  /** To standard error. */
  err(text: string): void;
  /** Today, `YYYY-MM-DD`. */
  today(): string;
  /** The folder of the showcase. */
  showcase(): string;
  /** Version of the package. */
  version(): string;
}

/** Exit codes. @internal */
export const EXIT: Readonly<Record<Verdict | "usage" | "input", number>> = {
  admissible: 0,
  inadmissible: 1,
  undetermined: 2,
  conditional: 3,
  usage: 64,
  input: 65,
};

const HELP = `sanxian · 生态环境分区管控符合性分析 (zoning conformity analysis)

  sanxian screen --scheme FILE --project FILE [options]   研判一个项目 / screen a project
      --as-of YYYY-MM-DD      研判日期，默认今天 / day asked for, default today
      --format text|json|html|markdown                    默认 text / default text
      --out FILE              写入文件，默认标准输出 / write to a file, default standard output
      --language zh|en|both   默认 both / default both
      --area-method lonlat|landSurvey|geodesic            默认 lonlat / default lonlat
  sanxian demo [--out DIR] [--as-of YYYY-MM-DD]           三个示例项目 / three demonstration projects
  sanxian --help | --version

退出码 / exit codes: 0 准入 admissible · 1 不予准入 inadmissible · 2 待补充 undetermined · 3 受限准入 conditional
                    64 命令行有误 wrong command line · 65 文件有误 bad input
`;

/** Something the person at the shell must correct. */
class Refusal extends Error {
  readonly exit: number;
  constructor(exit: number, message: string) {
    super(message);
    this.exit = exit;
  }
}

/** Runs a command and returns its exit code. @internal */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [command, ...rest] = argv;
    if (command === undefined || command === "--help" || command === "-h" || command === "help") {
      io.out(HELP);
      return command === undefined ? EXIT.usage : 0;
    }
    if (command === "--version" || command === "-v") {
      io.out(`${io.version()}\n`);
      return 0;
    }
    if (command === "screen") return runScreen(rest, io);
    if (command === "demo") return runDemo(rest, io);
    throw new Refusal(EXIT.usage, `未知命令 unknown command "${command}"; sanxian --help`);
  } catch (error) {
    if (error instanceof Refusal) {
      io.err(`${error.message}\n`);
      return error.exit;
    }
    if (error instanceof SanxianError) {
      io.err(`${error.text.zh}\n${error.text.en} [${error.code}]\n`);
      return EXIT.input;
    }
    throw error;
  }
}

function options<K extends string>(argv: readonly string[], names: readonly K[]): Partial<Record<K, string>> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])),
      strict: true,
    });
    return values as Partial<Record<K, string>>;
  } catch (cause) {
    throw new Refusal(EXIT.usage, `${(cause as Error).message}; sanxian --help`);
  }
}

function oneOf<T extends string>(name: string, value: string | undefined, values: readonly T[], otherwise: T): T {
  if (value === undefined) return otherwise;
  if (!values.includes(value as T)) throw new Refusal(EXIT.usage, `--${name} "${value}": ${values.join(" | ")}`);
  return value as T;
}

function runScreen(argv: readonly string[], io: Io): number {
  const asked = options(argv, ["scheme", "project", "as-of", "format", "out", "language", "area-method"]);
  if (asked.scheme === undefined || asked.project === undefined)
    throw new Refusal(EXIT.usage, "需要 --scheme 和 --project / --scheme and --project are needed; sanxian --help");
  const format = oneOf("format", asked.format, ["text", "json", "html", "markdown"], "text");
  const language = oneOf<Language>("language", asked.language, ["zh", "en", "both"], "both");
  const areaMethod = oneOf(
    "area-method",
    asked["area-method"],
    ["lonlat", "landSurvey", "geodesic"] as const,
    "lonlat",
  );
  const asOf = asked["as-of"] ?? io.today();
  const scheme = load<ZoningScheme>(asked.scheme, readScheme, io);
  const project = load<Project>(asked.project, readProject, io);
  const screening: ScreenOptions = { asOf, areaMethod };
  const analysis = screen(prepareScheme(scheme), project, screening);
  const source = { scheme, project };
  const text =
    format === "json"
      ? `${JSON.stringify(analysis, null, 2)}\n`
      : format === "html"
        ? renderHtml(analysis, { language, source })
        : format === "markdown"
          ? renderMarkdown(analysis, { language })
          : renderText(analysis, { language });
  if (asked.out === undefined) io.out(text);
  else {
    write(asked.out, text, io);
    io.err(`${asked.out}\n`);
  }
  return EXIT[analysis.verdict];
}

const DEMO = ["admissible", "inadmissible", "undetermined"] as const;

function runDemo(argv: readonly string[], io: Io): number {
  const asked = options(argv, ["out", "as-of"]);
  const folder = asked.out ?? "sanxian-demo";
  const asOf = asked["as-of"] ?? io.today();
  const at = io.showcase();
  const scheme = load<ZoningScheme>(join(at, "taizhou.scheme.json"), readScheme, io);
  const prepared = prepareScheme(scheme);
  const written: string[] = [];
  for (const name of DEMO) {
    const project = load<Project>(join(at, "projects", `${name}.project.json`), readProject, io);
    const analysis: ConformityAnalysis = screen(prepared, project, { asOf });
    io.out(`${"─".repeat(78)}\n${renderText(analysis)}`);
    const file = join(folder, `${name}.html`);
    write(file, renderHtml(analysis, { source: { scheme, project } }), io);
    write(join(folder, `${name}.svg`), mapSvg(analysis, { scheme, project }), io);
    written.push(file);
  }
  io.out(`${"─".repeat(78)}\n报告已写入 reports written:\n${written.map((file) => `  ${file}\n`).join("")}`);
  return 0;
}

function load<T>(
  path: string,
  readDocument: (json: unknown) => { readonly document?: T; readonly findings: readonly Finding[] },
  io: Io,
): T {
  let text: string;
  try {
    text = io.read(path);
  } catch (cause) {
    throw new Refusal(EXIT.input, `${path}: 无法读取 cannot be read: ${(cause as Error).message}`);
  }
  const { document, findings } = readDocument(parseJson(text, path));
  for (const finding of findings) {
    if (finding.severity === "info" && document !== undefined) continue;
    io.err(`${path}: ${finding.location?.path ?? "$"}: ${finding.code}: ${finding.message.zh} ${finding.message.en}\n`);
  }
  if (document === undefined)
    throw new Refusal(EXIT.input, `${path}: 文档有误，未作研判 the document has errors and was not used`);
  return document;
}

function write(path: string, text: string, io: Io): void {
  try {
    io.write(path, text);
  } catch (cause) {
    throw new Refusal(EXIT.input, `${path}: 无法写入 cannot be written: ${(cause as Error).message}`);
  }
}

/** Largest file that is read. */
const MOST_BYTES = 256 * 2 ** 20;

/** The real machine. @internal */
export function nodeIo(): Io {
  const here = dirname(fileURLToPath(import.meta.url));
  // dist/ lies one folder below the package, src/cli/ two
  const root =
    [join(here, ".."), join(here, "..", "..")].find((folder) => exists(join(folder, "package.json"))) ?? here;
  return {
    read: (path) => {
      const { size } = statSync(path);
      if (size > MOST_BYTES) throw new Error(`${size} bytes, over ${MOST_BYTES}`);
      return readFileSync(path, "utf8");
    },
    write: (path, text) => {
      mkdirSync(dirname(path), { recursive: true });
      const partial = `${path}.${process.pid}.partial`;
      try {
        const file = openSync(partial, "w");
        try {
          writeSync(file, text);
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        renameSync(partial, path);
      } catch (error) {
        rmSync(partial, { force: true });
        throw error;
      }
    },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    today: () => {
      const now = new Date();
      const two = (value: number): string => String(value).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    showcase: () => join(root, "docs", "showcase"),
    version: () => (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
  };
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
