// Sorting inside short lists: by insertion up to 24 items, by heap above, so that a list of a million (a cell into which
// everything fell, a node with thousands of edges) costs n log n and no recursion. Keys are i64, payloads i32.
import { i32At, i64At, setI32, setI64 } from "./memory";

/** Sorts `count` keys ascending and moves the payloads along. */
export function sortByKey(keys: usize, payload: usize, count: i32): void {
  if (count <= 24) {
    for (let i = 1; i < count; i++) {
      const key = i64At(keys, i);
      const value = i32At(payload, i);
      let j = i - 1;
      while (j >= 0 && i64At(keys, j) > key) {
        setI64(keys, j + 1, i64At(keys, j));
        setI32(payload, j + 1, i32At(payload, j));
        j--;
      }
      setI64(keys, j + 1, key);
      setI32(payload, j + 1, value);
    }
    return;
  }
  for (let i = (count >> 1) - 1; i >= 0; i--) sift(keys, payload, i, count);
  for (let end = count - 1; end > 0; end--) {
    const key = i64At(keys, 0);
    const value = i32At(payload, 0);
    setI64(keys, 0, i64At(keys, end));
    setI32(payload, 0, i32At(payload, end));
    setI64(keys, end, key);
    setI32(payload, end, value);
    sift(keys, payload, 0, end);
  }
}

function sift(keys: usize, payload: usize, root: i32, count: i32): void {
  const key = i64At(keys, root);
  const value = i32At(payload, root);
  let at = root;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && i64At(keys, child + 1) > i64At(keys, child)) child++;
    if (i64At(keys, child) <= key) break;
    setI64(keys, at, i64At(keys, child));
    setI32(payload, at, i32At(payload, child));
    at = child;
  }
  setI64(keys, at, key);
  setI32(payload, at, value);
}
