// Work of other parts that needs overlays, in steps: a generator that yields an overlay it wants and is handed it, or yields
// nothing to let others have their turn. Run at one go it is the synchronous function; run with `overlayAsync` it leaves the
// thread to others all through. The work is the same work, so the result is the same to the byte.
import type { OverlayOptions } from "./arrangement.ts";
import { type Layers, type Overlay, overlay, overlayAsync } from "./overlay.ts";

/** An overlay that a job wants. @internal */
export interface WantedOverlay {
  readonly layers: Layers;
  readonly options: OverlayOptions;
}

/** A job in steps that is handed the overlays it wants. @internal */
export type OverlaySteps<T> = Generator<WantedOverlay | undefined, T, Overlay | undefined>;

/** Runs a job to its end. @internal */
export function overlayAtOnce<T>(steps: OverlaySteps<T>): T {
  for (let made: Overlay | undefined; ; ) {
    const { done, value } = steps.next(made);
    if (done) return value;
    made = value && overlay(value.layers, value.options);
  }
}

/** Runs a job step by step; an abort of the signal rejects with its reason. @internal */
export async function overlayInSteps<T>(steps: OverlaySteps<T>, signal: AbortSignal | undefined): Promise<T> {
  for (let made: Overlay | undefined; ; ) {
    signal?.throwIfAborted();
    const { done, value } = steps.next(made);
    if (done) return value;
    made = value && (await overlayAsync(value.layers, { ...value.options, signal }));
    if (value === undefined) await new Promise((resolve) => setTimeout(resolve));
  }
}
