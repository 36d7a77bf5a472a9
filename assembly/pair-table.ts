// Hash tables over pairs of i32 that lie in two arrays: nodes by x and y, edges by their two nodes. Open addressing, linear
// probing, at most half full; entries are index + 1. Cost: one or two looks.
import { allocZero, i32At, setI32 } from "./memory";

/** Where the last search ended: the place of the pair, or the free place where it belongs. */
export let place: i32 = 0;

/** A 64-bit mixer: the step and finaliser of splitmix64. */
export function mix(key: i64): i64 {
  let h = <u64>key + 0x9e3779b97f4a7c15;
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9;
  h = (h ^ (h >> 27)) * 0x94d049bb133111eb;
  return <i64>(h ^ (h >> 31));
}

/** The index of a pair, -1 where it is not in the table. */
export function findPair(table: usize, mask: i32, firsts: usize, seconds: usize, a: i32, b: i32): i32 {
  let slot = <i32>mix((<i64>a << 32) | <i64>b) & mask;
  let index: i32;
  while ((index = i32At(table, slot) - 1) >= 0) {
    if (i32At(firsts, index) == a && i32At(seconds, index) == b) break;
    slot = (slot + 1) & mask;
  }
  place = slot;
  return index;
}

/** A table of another size that holds the pairs from `from` up to `end`. */
export function tableOf(mask: i32, firsts: usize, seconds: usize, from: i32, end: i32): usize {
  const table = allocZero(<u64>mask + 1, 4);
  for (let i = from; i < end; i++) {
    findPair(table, mask, firsts, seconds, i32At(firsts, i), i32At(seconds, i));
    setI32(table, place, i + 1);
  }
  return table;
}

/** The next larger size of a table, as a mask. */
export function largerMask(mask: i32): i32 {
  return (mask == 0 ? 256 : (mask + 1) * 4) - 1;
}
