// The nearest ring of the same polygon around each ring: a walk of the tree of rings that remembers, for each polygon, the
// innermost of its rings that is open. Cost: O(rings); no recursion.

/** For each ring the innermost ring of its own polygon that contains it, or -1. @internal */
export function enclosingRings(parent: Int32Array, polygon: Int32Array): Int32Array {
  const count = parent.length;
  const child = new Int32Array(count + 1).fill(-1);
  const sibling = new Int32Array(count);
  for (let r = 0; r < count; r++) {
    const around = parent[r]! < 0 ? count : parent[r]!;
    sibling[r] = child[around]!;
    child[around] = r;
  }
  const innermost = new Int32Array(polygon.length ? polygon.at(-1)! + 1 : 0).fill(-1);
  const enclosing = new Int32Array(count);
  for (let r = child[count]!; r >= 0; ) {
    enclosing[r] = innermost[polygon[r]!]!;
    innermost[polygon[r]!] = r;
    if (child[r]! >= 0) r = child[r]!;
    else {
      for (; r >= 0; r = parent[r]!) {
        innermost[polygon[r]!] = enclosing[r]!;
        if (sibling[r]! >= 0) break;
      }
      if (r >= 0) r = sibling[r]!;
    }
  }
  return enclosing;
}
