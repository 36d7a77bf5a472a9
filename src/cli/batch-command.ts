// sanxian screen --batch: a stream of projects against one scheme, one JSON document a line in and one a line out, in the
// same order. A line that cannot be read or screened becomes a line that says so, and is told on standard error; the run
// goes on. Nothing is read before what came before it is written, so memory does not grow with the stream.
import { type BilingualText, type Finding, fillText, type Project } from "../domain/index.ts";
import { readProject } from "../exchange/index.ts";
import { plain } from "../report/plain.ts";
import { type BatchOptions, type PreparedScheme, screenAll, type UnreadableProject } from "../screening/index.ts";
import { EXIT } from "./exit-codes.ts";
import { jsonFault } from "./json-fault.ts";
import type { Io } from "./machine.ts";
import { type Line, linesOf } from "./ndjson-lines.ts";
import { jsonText } from "./output.ts";

/** Longest line, bytes. */
const MOST_LINE_BYTES = 64 * 2 ** 20;
/** Faulty lines that are told one by one on standard error. */
const MOST_TOLD = 20;

const FAULT: Readonly<Record<"notUtf8" | "tooLong" | "json", BilingualText>> = {
  notUtf8: {
    zh: "不是 UTF-8 编码（可能是 GBK）；请另存为 UTF-8。",
    en: "Not encoded in UTF-8 (GBK, perhaps); save it as UTF-8.",
  },
  tooLong: {
    zh: "一行超过 {value} 字节；请拆分或简化几何。",
    en: "The line has more than {value} bytes; split it or simplify its geometry.",
  },
  json: {
    zh: "第 {column} 列不是有效的 JSON：此处为{foundZh}，应为{expectedZh}。{hintZh}",
    en: "Broken JSON at column {column}: found {foundEn}, expected {expectedEn}. {hintEn}",
  },
};

const DONE: BilingualText = {
  zh: "共 {done} 条，其中 {faulty} 条未能研判。",
  en: "Records: {done}; not screened: {faulty}.",
};

/** What a batch is run with. @internal */
export interface Batch {
  readonly prepared: PreparedScheme;
  /** File of the projects, or `-` for standard input. */
  readonly path: string;
  /** File of the records; standard output where absent. */
  readonly out: string | undefined;
  readonly options: BatchOptions;
}

/** Screens a stream; the exit code tells whether every line was screened. @internal */
export async function runBatch({ prepared, path, out, options }: Batch, io: Io): Promise<number> {
  const numbers: number[] = [];
  const name = path === "-" ? "stdin" : path;
  async function* projects(): AsyncGenerator<Project | UnreadableProject> {
    for await (const line of linesOf(io.chunks(path), MOST_LINE_BYTES)) {
      // one entry a line that is on its way: screenAll reads one ahead at most
      numbers.push(line.line);
      yield projectOf(line);
    }
  }
  const sink = io.sink(out);
  const { signal, done: listened } = io.interruption();
  let done = 0;
  let faulty = 0;
  try {
    for await (const record of screenAll(prepared, projects(), { ...options, signal })) {
      const line = numbers.shift()!;
      done++;
      if (record.status === "faulty") {
        faulty++;
        if (faulty <= MOST_TOLD)
          for (const { code, message, location } of record.findings.slice(0, 3))
            io.err(`${plain(`${name}:${line}: ${location?.path ?? "$"}: ${code}: ${message.zh} ${message.en}`)}\n`);
      }
      // a reader that has seen enough closes the pipe: that is no fault, and nobody is left to write for
      if (!(await sink.write(`${jsonText({ line, ...record })}\n`))) return faulty > 0 ? EXIT.input : 0;
    }
    await sink.close();
  } catch (error) {
    await sink.discard();
    if (signal.aborted && error === signal.reason) return EXIT.interrupted;
    throw error;
  } finally {
    listened();
  }
  if (faulty > MOST_TOLD) {
    const more = faulty - MOST_TOLD;
    io.err(`${plain(name)}: 另有 ${more} 行未列出 ${more} more lines are not listed\n`);
  }
  const { zh, en } = fillText(DONE, { done, faulty });
  io.err(`${zh} ${en}\n`);
  return faulty > 0 ? EXIT.input : 0;
}

function projectOf({ text, fault }: Line): Project | UnreadableProject {
  if (text === null) return unreadable(fault === "notUtf8" ? "NOT_UTF8" : "LINE_TOO_LONG", FAULT[fault!], { value: MOST_LINE_BYTES }); // biome-ignore format: one line
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (cause) {
    const found = jsonFault(text);
    if (found === null) throw cause;
    const { column, found: here, expected, hint } = found;
    return unreadable("JSON_BROKEN", FAULT.json, {
      column,
      ...{ foundZh: here.zh, foundEn: here.en },
      ...{ expectedZh: expected.zh, expectedEn: expected.en },
      ...{ hintZh: hint.zh, hintEn: hint.en },
    });
  }
  const { document, findings } = readProject(json);
  if (document !== undefined) return document;
  const id = (json as { id?: unknown } | null)?.id;
  const wrong = findings.filter(({ severity }) => severity === "error");
  return { unreadable: wrong, ...(typeof id === "string" ? { id } : {}) };
}

function unreadable(code: string, text: BilingualText, values: Record<string, string | number>): UnreadableProject {
  const finding: Finding = { code, severity: "error", values, message: fillText(text, values) };
  return { unreadable: [finding] };
}
