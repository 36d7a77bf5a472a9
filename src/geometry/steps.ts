// Work in steps. A long job is a generator that yields how far it is and returns its result; run to its end at one go it is
// the synchronous function, run in slices it leaves the thread to others between them. The work is the same work, so the
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
  readonly signal?: AbortSignal;
  /** Told the share that is done, from 0 to 1, never less than before. 进度回调. */
  readonly onProgress?: (share: number) => void;
}

/** How long a slice works before others have their turn, in ms: a frame or so. */
const SLICE_MS = 16;

/** Runs a job in slices; `next` takes one step. @internal */
export async function runInSlices<T>(
  { signal, onProgress }: AsyncOptions,
  next: () => IteratorResult<number, T>,
): Promise<T> {
  let told = 0;
  for (;;) {
    signal?.throwIfAborted();
    const slice = performance.now();
    do {
      const { done, value } = next();
      if (done) {
        onProgress?.(1);
        return value;
      }
      if (value > told) told = value;
    } while (performance.now() - slice < SLICE_MS);
    onProgress?.(told);
    await new Promise((resume) => setTimeout(resume));
  }
}
