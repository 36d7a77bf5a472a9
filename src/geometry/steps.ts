// Work in steps. A long job is a generator that yields how far it is and returns its result; run to its end at one go it is
// the synchronous function, run step by step it leaves the thread to others in between. The work is the same work, so the
// result is the same to the byte.

/** A job in steps: yields the share that is done, 0 to 1, and returns its result. @internal */
export type Steps<T> = Generator<number, T, void>;

/** Runs a job to its end. @internal */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Steps of a part of a job, whose share of it lies between two bounds. @internal */
export function* within<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield from + (to - from) * value;
  }
}

/** How a job in steps is watched and given up. 异步选项. */
export interface AsyncOptions {
  /** Gives the job up: the promise is rejected with the signal's reason. 中止信号. */
  readonly signal?: AbortSignal | undefined;
  /** Told the share that is done, from 0 to 1, never less than before. 进度回调. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Runs a job step by step; `next` takes one, of some milliseconds. No clock is asked: others have their turn after each. @internal */
export async function runInSteps<T>(
  { signal, onProgress }: AsyncOptions,
  next: () => IteratorResult<number, T>,
): Promise<T> {
  const turn = taskTurns();
  try {
    for (let told = 0; ; ) {
      signal?.throwIfAborted();
      const { done, value } = next();
      if (!done) told = Math.max(told, value);
      onProgress?.(done ? 1 : told);
      if (done) return value;
      await turn.pass();
    }
  } finally {
    turn.end();
  }
}

interface Turns {
  /** Lets what waits on the thread run: input, timers, frames. */
  pass(): Promise<void>;
  end(): void;
}

/** A timer of 0 ms may mean 4 in a browser, so a message to oneself goes round there; Node has a word for it. */
function taskTurns(): Turns {
  const { setImmediate } = globalThis as { setImmediate?: (resume: () => void) => unknown };
  if (setImmediate) return { pass: () => new Promise((resume) => setImmediate(resume)), end: () => {} };
  const { port1, port2 } = new MessageChannel();
  return {
    pass: () =>
      new Promise((resume) => {
        port1.onmessage = () => resume();
        port2.postMessage(0);
      }),
    end: () => port1.close(),
  };
}
