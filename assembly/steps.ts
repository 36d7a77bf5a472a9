// Work in parts. A long loop is a function that goes on where it stopped, does some items and tells whether it is through:
// so a job can be left between two parts, and be continued or given up, and what it makes is the same. Its scratch lies in
// variables of its file, begun where `cursor` is 0. A job that is not left does each loop in one part.

/** Where the loop at work goes on. */
export let cursor: i32 = 0;
let most: i32 = 0;

/** Begins a loop. */
export function beginLoop(): void {
  cursor = 0;
}

/** Sets how many items the next part may do. */
export function setPart(items: i32): void {
  most = items;
}

/** The end of this part of a loop over n items. */
export function partEnd(n: i32): i32 {
  return n - cursor > most ? cursor + most : n;
}

/** Ends a part, and tells whether the loop is through. */
export function endPart(end: i32, n: i32): bool {
  cursor = end < n ? end : 0;
  return end >= n;
}
