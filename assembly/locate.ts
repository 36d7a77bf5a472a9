// Point location in an arrangement that stays in memory. A point is moved to the grid and belongs to exactly one face: the
// one east of the nearest edge that crosses the horizontal just above it, at it or to its left. The decision is exact; the
// cost is the edges of the cells between the point and that edge.
//
// Points near a border: the edges within a distance are listed with the faces on both sides. That distance is a tolerance,
// not topology, so f64 is enough.
import { edgeArc, keep } from "./arcs";
import { cellEdges, cellStart, columns, registerEdges, rows, shift } from "./cells";
import { hi, lo } from "./edges";
import { quantiseX, quantiseY } from "./input";
import { alloc, f64At, grow, i32At, setI32 } from "./memory";
import { spanX, spanY, xOf, yOf } from "./nodes";
import { eastHalf, edgeToTheLeft, linkRows } from "./rings";
import { halfRing, ringFace } from "./rings";

let nearCapacity: i32 = 0;
export let nearFaces: usize = 0; // i32 faces, with repeats

/** Lays the cells over the arrangement; once, before the first point. */
export function prepareLocate(): void {
  registerEdges(keep);
  linkRows();
  nearCapacity = 64;
  nearFaces = alloc(nearCapacity, 4);
}

/** The face at a point, 0 outside all. */
export function locate(px: f64, py: f64): i32 {
  const x = quantiseX(px);
  const y = quantiseY(py);
  if (!(x >= 0 && y >= 0 && x <= <f64>spanX && y <= <f64>spanY)) return 0;
  const edge = edgeToTheLeft(<i32>x, <i32>y, true);
  return edge < 0 ? 0 : i32At(ringFace, i32At(halfRing, eastHalf(edge)));
}

/** Puts the faces of many points into i32, one each. */
export function locateMany(points: usize, count: i32, faces: usize): void {
  for (let i = 0; i < count; i++) setI32(faces, i, locate(f64At(points, 2 * i), f64At(points, 2 * i + 1)));
}

/** Lists the faces beside edges within `reachX`, `reachY` steps (half axes of an ellipse); returns their number. */
export function facesNear(px: f64, py: f64, reachX: f64, reachY: f64): i32 {
  const x = quantiseX(px);
  const y = quantiseY(py);
  const fromColumn = <i32>Math.max(0, Math.min(<f64>spanX, x - reachX)) >> shift;
  const toColumn = <i32>Math.max(0, Math.min(<f64>spanX, x + reachX)) >> shift;
  const fromRow = <i32>Math.max(0, Math.min(<f64>spanY, y - reachY)) >> shift;
  const toRow = <i32>Math.max(0, Math.min(<f64>spanY, y + reachY)) >> shift;
  let count = 0;
  for (let row = fromRow; row <= toRow && row < rows; row++) {
    for (let column = fromColumn; column <= toColumn && column < columns; column++) {
      const cell = row * columns + column;
      for (let i = i32At(cellStart, cell); i < i32At(cellStart, cell + 1); i++) {
        const edge = i32At(cellEdges, i);
        if (!isNear(edge, x, y, reachX, reachY)) continue;
        if (count + 2 > nearCapacity) {
          nearCapacity *= 2;
          nearFaces = grow(nearFaces, count, nearCapacity, 4);
        }
        const half = i32At(edgeArc, edge);
        setI32(nearFaces, count++, i32At(ringFace, i32At(halfRing, half)));
        setI32(nearFaces, count++, i32At(ringFace, i32At(halfRing, half ^ 1)));
      }
    }
  }
  return count;
}

/** Whether the edge comes within the ellipse around x, y. */
function isNear(edge: i32, x: f64, y: f64, reachX: f64, reachY: f64): bool {
  const ax = (<f64>xOf(lo(edge)) - x) / reachX;
  const ay = (<f64>yOf(lo(edge)) - y) / reachY;
  const dx = (<f64>xOf(hi(edge)) - x) / reachX - ax;
  const dy = (<f64>yOf(hi(edge)) - y) / reachY - ay;
  let t = -(ax * dx + ay * dy) / (dx * dx + dy * dy);
  t = Math.max(0, Math.min(1, t));
  const ex = ax + t * dx;
  const ey = ay + t * dy;
  return ex * ex + ey * ey <= 1;
}
