// Lines against polygons: a line was noded with everything else, so each of its pieces lies in one face or along an arc.
// The pieces come out in the order of the line, each with the sets on its left and right (equal inside a face).
import { edgeArc } from "./arcs";
import { beginWalk, forgetWalk, hi, lineEdge, lineSegments, lo, nextWhole } from "./edges";
import { alloc, i32At, setF64, setI32 } from "./memory";
import { ordinateX, ordinateY } from "./input";
import { faceSet } from "./labels";
import { xOf, yOf } from "./nodes";
import { halfRing, ringFace } from "./rings";

export let pieceCoords: usize = 0; // f64 x1, y1, x2, y2 per piece
export let pieceSegment: usize = 0; // i32 per piece: index among the vertices of the lines
export let pieceLeft: usize = 0; // i32 set per piece
export let pieceRight: usize = 0;
export let linePieces: i32 = 0;

/** Lists the pieces of all lines. */
export function listPieces(): void {
  forgetWalk();
  let count = 0;
  for (let s = 0; s < lineSegments; s++) {
    if (i32At(lineEdge, s) < 0) continue;
    beginWalk(i32At(lineEdge, s));
    while (nextWhole() >= 0) count++;
  }
  linePieces = count;
  pieceCoords = alloc(4 * <u64>count, 8);
  pieceSegment = alloc(count, 4);
  pieceLeft = alloc(count, 4);
  pieceRight = alloc(count, 4);
  let top = 0;
  for (let s = 0; s < lineSegments; s++) {
    if (i32At(lineEdge, s) < 0) continue;
    beginWalk(i32At(lineEdge, s));
    for (let piece = nextWhole(); piece >= 0; piece = nextWhole()) {
      const edge = piece >> 1;
      const u = piece & 1 ? hi(edge) : lo(edge);
      const v = piece & 1 ? lo(edge) : hi(edge);
      const half = i32At(edgeArc, edge) ^ (piece & 1);
      setF64(pieceCoords, 4 * top, ordinateX(xOf(u)));
      setF64(pieceCoords, 4 * top + 1, ordinateY(yOf(u)));
      setF64(pieceCoords, 4 * top + 2, ordinateX(xOf(v)));
      setF64(pieceCoords, 4 * top + 3, ordinateY(yOf(v)));
      setI32(pieceSegment, top, s);
      setI32(pieceLeft, top, i32At(faceSet, i32At(ringFace, i32At(halfRing, half))));
      setI32(pieceRight, top, i32At(faceSet, i32At(ringFace, i32At(halfRing, half ^ 1))));
      top++;
    }
  }
}
