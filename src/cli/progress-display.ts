// Progress of long work: one line on standard error that is written over, and only at a terminal; a pipe gets none.
import type { Progress } from "../domain/index.ts";
import { cut } from "../report/columns.ts";
import type { Io } from "./machine.ts";

/** A display; `done` wipes it. @internal */
export interface ProgressDisplay {
  readonly onProgress: (progress: Progress) => void;
  readonly done: () => void;
}

/** Shows progress at a terminal. @internal */
export function progressDisplay(io: Io): ProgressDisplay {
  const terminal = io.terminal();
  if (terminal === null) return { onProgress: () => {}, done: () => {} };
  const wipe = "\r\u001b[K";
  return {
    onProgress: ({ done, total, step }) => {
      io.err(wipe + cut(`[${done + 1}/${total}] ${step.zh} ${step.en}`, Math.max(20, terminal.columns - 1)));
    },
    done: () => io.err(wipe),
  };
}
