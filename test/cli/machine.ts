// A machine in memory: files, streams, clock. Reading and writing fail as node:fs does.
import { readFileSync } from "node:fs";
import type { Io } from "../../src/cli/machine.ts";
import { run } from "../../src/cli/run.ts";

const showcase = new URL("../../docs/showcase/", import.meta.url);

/** What a run left behind. */
export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly written: ReadonlyMap<string, string>;
}

/** What the machine is like. */
export interface Machine {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly today?: string;
  readonly terminal?: ReturnType<Io["terminal"]>;
  /** Why nothing can be written, as a code of node:fs. */
  readonly full?: string;
}

/** Text of a file of the showcase. */
export function showcaseText(name: string): string {
  return readFileSync(new URL(name, showcase), "utf8");
}

/** Files most tests read. */
export const FILES: Readonly<Record<string, string>> = {
  "scheme.json": showcaseText("taizhou.scheme.json"),
  "admissible.json": showcaseText("projects/admissible.project.json"),
  "inadmissible.json": showcaseText("projects/inadmissible.project.json"),
  "undetermined.json": showcaseText("projects/undetermined.project.json"),
};

/** Runs a command. */
export function ran(argv: readonly string[], machine: Machine = {}): Ran {
  const files: Readonly<Record<string, string | Uint8Array>> = { ...FILES, ...machine.files };
  const written = new Map<string, string>();
  let out = "";
  let err = "";
  const io: Io = {
    read: (path) => {
      if (path.startsWith("SHOW")) return new TextEncoder().encode(showcaseText(path.slice(5)));
      const file = Object.hasOwn(files, path) ? files[path]! : undefined;
      if (file === undefined) throw Object.assign(new Error(`no ${path}`), { code: "ENOENT" });
      if (file === "FOLDER") throw Object.assign(new Error(path), { code: "EISDIR" });
      if (file === "LOCKED") throw Object.assign(new Error(path), { code: "EACCES" });
      return typeof file === "string" ? new TextEncoder().encode(file) : file;
    },
    write: (path, text) => {
      if (machine.full) throw Object.assign(new Error("cannot"), { code: machine.full });
      written.set(path, text);
    },
    same: (a, b) => a === b,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    today: () => machine.today ?? "2026-11-24",
    terminal: () => machine.terminal ?? null,
    showcase: () => "SHOW",
    version: () => "9.9.9",
    chunks: () => {
      throw new Error("no streams here: see test/cli/batch.test.ts");
    },
    sink: () => {
      throw new Error("no streams here: see test/cli/batch.test.ts");
    },
    interruption: () => ({ signal: new AbortController().signal, done: () => undefined }),
  };
  const exit = run(argv, io) as number;
  return { exit, out, err, written };
}

/** Screens a project of the showcase, or a file of the machine. */
export function screened(project: string, more: readonly string[] = [], machine: Machine = {}): Ran {
  return ran(["screen", "--scheme", "scheme.json", "--project", project, ...more], machine);
}

/** A project of the showcase with something changed. */
export function changedProject(change: (project: Record<string, unknown>) => void): string {
  const project = JSON.parse(FILES["admissible.json"]!) as Record<string, unknown>;
  change(project);
  return JSON.stringify(project);
}
