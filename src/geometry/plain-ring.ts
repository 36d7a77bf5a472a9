// Whether a ring is as plain as most are: closed, without repeated points, counter-clockwise, nowhere near itself. It answers
// what the sweep of validate() would answer, for the rings of plots and buildings, at a small part of its cost.
//
// Guarantee: a ring called plain has no finding; decided by comparisons and the exact `orientation`. Others are not faulty, only
// not plain, and are for validate() to judge. Cost: a comparison of boxes for each pair of edges, 0.5 µs for 12 vertices.
import { orientation } from "./orientation.ts";

/** Most vertices that are compared pair by pair; the sweep is as fast for more. */
const MOST_VERTICES = 48;

/** The ring at hand, without its closing vertex. */
const x = new Float64Array(MOST_VERTICES);
const y = new Float64Array(MOST_VERTICES);

/** Whether a ring is a shell that {@link validate} finds nothing about. @internal */
export function isPlainShell(ring: readonly unknown[]): boolean {
  const n = ring.length - 1;
  if (!(n >= 3 && n <= MOST_VERTICES)) return false;
  for (let i = 0; i <= n; i++) {
    const position = ring[i];
    if (!Array.isArray(position)) return false;
    const px: unknown = position[0];
    const py: unknown = position[1];
    // NaN, infinity and what is no number fail the comparison, or are no numbers
    if (typeof px !== "number" || typeof py !== "number" || !(Math.abs(px) <= 180 && Math.abs(py) <= 90)) return false;
    if (i === n) {
      if (px !== x[0] || py !== y[0]) return false;
    } else {
      x[i] = px;
      y[i] = py;
    }
  }
  let first = 0;
  for (let i = 0; i < n; i++) {
    const j = i + 1 < n ? i + 1 : 0;
    const k = j + 1 < n ? j + 1 : 0;
    // three points in one line: a repeated point, a spike, or a vertex that is none
    if (turn(i, j, k) === 0) return false;
    if (x[i]! < x[first]! || (x[i] === x[first] && y[i]! < y[first]!)) first = i;
    // edges that share a vertex meet in nothing else, since they are not in one line
    for (let a = i + 2; a < n; a++) {
      const b = a + 1 < n ? a + 1 : 0;
      if (b !== i && mayMeet(i, j, a, b)) return false;
    }
  }
  // the ring turns around its inside at its leftmost vertex
  return turn(first > 0 ? first - 1 : n - 1, first, first + 1 < n ? first + 1 : 0) > 0;
}

function turn(a: number, b: number, c: number): number {
  return orientation(x[a]!, y[a]!, x[b]!, y[b]!, x[c]!, y[c]!);
}

/** Whether the edges a–b and c–d are not surely apart. */
function mayMeet(a: number, b: number, c: number, d: number): boolean {
  if (x[a]! < x[c]! && x[a]! < x[d]! && x[b]! < x[c]! && x[b]! < x[d]!) return false;
  if (x[a]! > x[c]! && x[a]! > x[d]! && x[b]! > x[c]! && x[b]! > x[d]!) return false;
  if (y[a]! < y[c]! && y[a]! < y[d]! && y[b]! < y[c]! && y[b]! < y[d]!) return false;
  if (y[a]! > y[c]! && y[a]! > y[d]! && y[b]! > y[c]! && y[b]! > y[d]!) return false;
  return !(sameSide(turn(a, b, c), turn(a, b, d)) || sameSide(turn(c, d, a), turn(c, d, b)));
}

function sameSide(left: number, right: number): boolean {
  return (left > 0 && right > 0) || (left < 0 && right < 0);
}
