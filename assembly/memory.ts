// The arena: one instance of the core is one job or one prepared data set, so nothing is ever freed one by one.
// Blocks are handed out upwards from the end of the static data, 16-byte aligned; a phase marks the top, takes its
// scratch, and releases back to the mark. Growth happens here only, and sizes are checked in u64: in u32 a request of
// 2^28 * 16 bytes wraps to 0 and would be handed out.
//
// A job that cannot go on sets `status` and traps. The trap is caught outside, the status is read, and the instance is
// thrown away, so no half-done state is ever used again.

export const OK: i32 = 0;
export const OUT_OF_MEMORY: i32 = 1;
export const BUDGET_INTERSECTIONS: i32 = 2;
export const INTERNAL: i32 = 3;

/** Why the last job stopped. */
export let status: i32 = OK;
let top: usize = __heap_base;
let limitBytes: u64 = 0xffff0000;

/** Stops the job; never returns. */
export function fail(code: i32): void {
  status = code;
  unreachable();
}

/** Sets the most bytes the memory may reach. */
export function setLimitBytes(limit: f64): void {
  limitBytes = <u64>min<f64>(limit, 4294901760);
}

/** Forgets everything and starts a new job. */
export function reset(): void {
  top = (__heap_base + 15) & ~15;
  status = OK;
}

// @ts-ignore: decorator
@inline
export function mark(): usize {
  return top;
}

// @ts-ignore: decorator
@inline
export function release(to: usize): void {
  top = to;
}

/** `count * size` bytes, not cleared. */
export function alloc(count: u64, size: u64): usize {
  const start: u64 = (<u64>top + 15) & ~15;
  if (count > 0xffffffff || size > 0xffff) fail(OUT_OF_MEMORY);
  const end: u64 = start + count * size;
  if (end > limitBytes) fail(OUT_OF_MEMORY);
  const have: u64 = <u64>memory.size() << 16;
  if (end > have) {
    // grow by a sixteenth more, to keep the number of growths logarithmic; the host reserves what a job is known to need
    let want: u64 = end + (have >> 4);
    if (want > limitBytes) want = end;
    const pages = <i32>((want - have + 0xffff) >> 16);
    if (memory.grow(pages) < 0) {
      const least = <i32>((end - have + 0xffff) >> 16);
      if (memory.grow(least) < 0) fail(OUT_OF_MEMORY);
    }
  }
  top = <usize>end;
  return <usize>start;
}

/** `count * size` bytes of zero. */
export function allocZero(count: u64, size: u64): usize {
  const p = alloc(count, size);
  memory.fill(p, 0, <usize>(count * size));
  return p;
}

/** `allocate` for the host: room for `bytes` bytes. */
export function allocate(bytes: f64): usize {
  if (!(bytes >= 0 && bytes < 4294967295.0)) fail(OUT_OF_MEMORY);
  return alloc(<u64>bytes, 1);
}

// Accessors of flat arrays: the bytes of raw loads with the readability of an index.

// @ts-ignore: decorator
@inline
export function i32At(p: usize, i: i32): i32 {
  return load<i32>(p + (<usize>i << 2));
}

// @ts-ignore: decorator
@inline
export function setI32(p: usize, i: i32, value: i32): void {
  store<i32>(p + (<usize>i << 2), value);
}

// @ts-ignore: decorator
@inline
export function i64At(p: usize, i: i32): i64 {
  return load<i64>(p + (<usize>i << 3));
}

// @ts-ignore: decorator
@inline
export function setI64(p: usize, i: i32, value: i64): void {
  store<i64>(p + (<usize>i << 3), value);
}

// @ts-ignore: decorator
@inline
export function f64At(p: usize, i: i32): f64 {
  return load<f64>(p + (<usize>i << 3));
}

// @ts-ignore: decorator
@inline
export function setF64(p: usize, i: i32, value: f64): void {
  store<f64>(p + (<usize>i << 3), value);
}

// @ts-ignore: decorator
@inline
export function u8At(p: usize, i: i32): u8 {
  return load<u8>(p + <usize>i);
}

// @ts-ignore: decorator
@inline
export function setU8(p: usize, i: i32, value: i32): void {
  store<u8>(p + <usize>i, <u8>value);
}

/** A block of at least `need` elements that holds what `p` held: doubles, copies, and leaves the old block behind. */
export function grow(p: usize, count: i32, capacity: i32, size: u64): usize {
  const to = alloc(<u64>capacity, size);
  memory.copy(to, p, <usize>(<u64>count * size));
  return to;
}

/**
 * Turns counts into starts, for a counting sort. Counts are gathered two places further than their bucket; after this,
 * place k + 1 holds the start of bucket k, and moves to its end while the bucket is filled; then place k is its start.
 */
export function prefixSums(counts: usize, last: i32): void {
  for (let k = 2; k <= last; k++) setI32(counts, k, i32At(counts, k) + i32At(counts, k - 1));
}

/** Counts one more at place k, or takes the next place of a bucket being filled; returns what was there. */
export function takePlace(places: usize, k: i32): i32 {
  const at = i32At(places, k);
  setI32(places, k, at + 1);
  return at;
}
