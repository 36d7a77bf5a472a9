// Long work tells how far it is and can be stopped. Work is synchronous, so both happen between its steps: the listener is
// called before each, and what it throws, or the signal that it aborts, ends the work there with nothing half done.
import type { BilingualText } from "./text.ts";

/** Where long work stands. 进度. */
export interface Progress {
  /** Steps done. 已完成步数. */
  readonly done: number;
  /** Steps in all. 总步数. */
  readonly total: number;
  /** What comes next. 当前步骤. */
  readonly step: BilingualText;
}

/** What all long work takes. 长任务选项. */
export interface ProgressOptions {
  /** Called before each step; what it throws ends the work. 进度回调. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Looked at before each step; its reason is thrown when it is aborted. 取消信号. */
  readonly signal?: AbortSignal | undefined;
}

/** Tells steps one after another. @internal */
export function stepper(steps: readonly BilingualText[], options: ProgressOptions): () => void {
  let done = 0;
  return () => {
    options.signal?.throwIfAborted();
    const step = steps[done];
    if (step !== undefined) options.onProgress?.({ done, total: steps.length, step });
    options.signal?.throwIfAborted();
    done++;
  };
}
