// What a command needs of the machine, and the real one: files, clock, streams. Handed in, so that a test can run a command
// without a process.
import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal, type RefusalCode } from "./refusal.ts";

/** What a command needs of the machine. @internal */
export interface Io {
  /** Bytes of a file. Throws as `node:fs` does. */
  read(path: string): Uint8Array;
  /** Writes a file whole or not at all, and the folders above it. */
  write(path: string, text: string): void;
  /** Whether two paths name one file. */
  same(a: string, b: string): boolean;
  /** To standard output. */
  out(text: string): void;
  /** To standard error. */
  err(text: string): void;
  /** Today, `YYYY-MM-DD`. */
  today(): string;
  /** The terminal behind standard output; `null` for a pipe or a file. */
  terminal(): { readonly columns: number; readonly color: boolean } | null;
  /** The folder of the showcase. */
  showcase(): string;
  /** Version of the package. */
  version(): string;
  /** Bytes of a file, or of standard input for `-`, as they come. */
  chunks(path: string): AsyncIterable<Uint8Array>;
  /** Where a stream is written: a file, or standard output. */
  sink(path: string | undefined): Sink;
  /** Aborted when the person at the shell interrupts; `done` stops listening. */
  interruption(): { readonly signal: AbortSignal; done(): void };
}

/** A place that is written to piece by piece, no faster than it takes them. @internal */
export interface Sink {
  /** Writes; false when nobody reads any more. */
  write(text: string): Promise<boolean>;
  /** Puts a file in its place. */
  close(): Promise<void>;
  /** Leaves no part of a file behind. */
  discard(): Promise<void>;
}

/** Largest file that is read. */
const MOST_BYTES = 256 * 2 ** 20;

const REASON: ReadonlyMap<string, RefusalCode> = new Map<string, RefusalCode>([
  ["ENOENT", "FILE_MISSING"],
  ["ENOTDIR", "FILE_MISSING"],
  ["EISDIR", "FILE_IS_FOLDER"],
  ["EACCES", "FILE_DENIED"],
  ["EPERM", "FILE_DENIED"],
]);

/** Bytes of a file, or why there are none. @internal */
export function readBytes(path: string, io: Io): Uint8Array {
  try {
    return io.read(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** Text of a file. A file in another encoding is refused: read as UTF-8 its names would be rubbish. @internal */
export function readText(path: string, io: Io): string {
  const bytes = readBytes(path, io);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("FILE_NOT_UTF8", { path });
  }
}

function unreadable(path: string, cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  const code = String((cause as NodeJS.ErrnoException).code ?? (cause as Error).message);
  return new Refusal(REASON.get(code) ?? "FILE_UNREADABLE", { path, value: code });
}

function unwritable(path: string, cause: unknown): Refusal {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new Refusal("WRITE_FAILED", { path, value: String(code ?? message) });
}

/** Writes a file, or says why not. @internal */
export function writeText(path: string, text: string, io: Io): void {
  try {
    io.write(path, text);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** The real machine. @internal */
export function nodeIo(): Io {
  const here = dirname(fileURLToPath(import.meta.url));
  // dist/ lies one folder below the package, src/cli/ two
  const root = [join(here, ".."), join(here, "..", "..")].find((folder) => stats(join(folder, "package.json"))) ?? here;
  return {
    read: (path) => {
      const { size } = statSync(path);
      if (size > MOST_BYTES) throw new Refusal("FILE_TOO_LARGE", { path, value: size, expected: MOST_BYTES });
      return readFileSync(path);
    },
    write: writeWhole,
    same: (a, b) => real(a) === real(b),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    today: () => {
      const now = new Date();
      const two = (value: number): string => String(value).padStart(2, "0");
      return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    },
    terminal: () => {
      const { isTTY, columns } = process.stdout;
      if (!isTTY) return null;
      return { columns, color: !process.env.NO_COLOR && process.env.TERM !== "dumb" };
    },
    showcase: () => join(root, "docs", "showcase"),
    version: () => (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version,
    chunks: readChunks,
    sink: (path) => (path === undefined ? standardOutput() : partialFile(path)),
    interruption: () => {
      const controller = new AbortController();
      const stop = (): void => controller.abort();
      process.once("SIGINT", stop);
      return { signal: controller.signal, done: () => void process.removeListener("SIGINT", stop) };
    },
  };
}

async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 2 ** 18 });
  } catch (cause) {
    throw unreadable(path === "-" ? "stdin" : path, cause);
  }
}

function standardOutput(): Sink {
  const { stdout } = process;
  return {
    write: async (text) => {
      if (stdout.destroyed || stdout.errored) return false;
      if (stdout.write(text)) return true;
      // full: wait until it is read, or nobody reads any more
      await new Promise<void>((resolve) => {
        const go = (): void => {
          for (const event of ["drain", "close", "error"] as const) stdout.removeListener(event, go);
          resolve();
        };
        for (const event of ["drain", "close", "error"] as const) stdout.on(event, go);
      });
      return !stdout.destroyed && !stdout.errored;
    },
    close: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

/** A file beside the one asked for, which it replaces when it is whole. */
function partialFile(path: string): Sink {
  const target = real(path);
  const there = stats(target);
  const device = there !== undefined && !there.isFile() && !there.isDirectory();
  const partial = device ? target : `${target}.${process.pid}.partial`;
  let file: FileHandle | undefined;
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw unwritable(path, cause);
    }
  };
  return {
    write: (text) =>
      attempt(async () => {
        if (file === undefined) {
          mkdirSync(dirname(path), { recursive: true });
          file = await open(partial, device ? "w" : "wx", there?.isFile() ? there.mode & 0o777 : 0o666);
        }
        await file.writeFile(text);
        return true;
      }),
    close: () =>
      attempt(async () => {
        if (file === undefined) return writeWhole(path, "");
        if (!device) await file.sync();
        await file.close();
        file = undefined;
        if (!device) renameSync(partial, target);
      }),
    discard: async () => {
      await file?.close().catch(() => undefined);
      if (!device) rmSync(partial, { force: true });
    },
  };
}

/** Writes beside the file, then puts it in its place; a reader sees the old file or the new one, never a part. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const target = real(path);
  const there = stats(target);
  // a device or a pipe, such as /dev/stdout, is written to, not replaced
  if (there && !there.isFile() && !there.isDirectory()) {
    writeFileSync(target, text);
    return;
  }
  const partial = `${target}.${process.pid}.partial`;
  try {
    const file = openSync(partial, "wx", there ? there.mode & 0o777 : 0o666);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(partial, { force: true });
    throw error;
  }
}

/** A path with its links followed, as far as it exists. */
function real(path: string): string {
  return stats(path) ? realpathSync(path) : resolve(path);
}

function stats(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
