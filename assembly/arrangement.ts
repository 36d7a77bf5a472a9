// The arrangement of n layers of polygons (and lines), the one thing every operation is made of:
//
//   input -> nodes -> edges -> noded edges -> deltas -> arcs -> rings and faces -> labels -> areas
//
// Guarantees: every coordinate is a grid point; edges meet at nodes only; twice the area of each face is an exact
// integer; labels do not depend on the order of the input. Cost: about linear in vertices plus crossings.
// The algorithm is that of overlay by labelled planar subdivision (de Berg et al., Computational Geometry, ch. 2) with the
// vocabulary of JTS OverlayNG, for any number of inputs at once.
//
// It is done in stages, one a loop, and each stage in parts (steps.ts): the host calls `proceed` until it returns the last
// stage. Whether in one go or in many parts, the bytes are the same.
import { keepEdges, linkArcs, listHalfArcs, listHalfEdges, walkArcs, walkCycles } from "./arcs";
import { countInCells, placeInCells } from "./cells";
import { countDeltas, countSegments, makeEdges, placeDeltas, placeSegments, sumDeltas } from "./edges";
import { measureFaces } from "./face-area";
import { keepArrangement } from "./kept";
import { beginLabels, labelFaces } from "./labels";
import { countVertices, makeNodes, placeVertices, quantise } from "./nodes";
import { beginNoding, beginPass, endPass, nodeCells, splitHits } from "./noding";
import { numberFaces, placeHoles, sumArcs, sumFaces, walkRings } from "./rings";
import { beginLoop, setPart } from "./steps";

let stage: i32 = 0;
let evenOdd: bool = false;
let measured: bool = false;

/** Begins an arrangement of the input. */
export function begin(parity: bool, lonLat: bool): void {
  stage = 0;
  evenOdd = parity;
  measured = lonLat;
  beginNoding();
  beginLoop();
}

/** Does a part of the stage at hand, of so many items. Returns the stage reached: 31 when all is done. */
export function proceed(items: i32): i32 {
  setPart(items);
  let through: bool = true;
  switch (stage) {
    case 0: through = quantise(); break;
    case 1: through = countVertices(); break;
    case 2: through = placeVertices(); break;
    case 3: through = makeNodes(); break;
    case 4: through = countSegments(); break;
    case 5: through = placeSegments(); break;
    case 6: through = makeEdges(); break;
    // --- passes of noding
    case 7: beginPass(); break;
    case 8: through = countInCells(); break;
    case 9: through = placeInCells(); break;
    case 10: through = nodeCells(); break;
    case 11: if (endPass()) stage++; break;
    case 12: if ((through = splitHits())) stage = 6; break;
    // --- the subdivision
    case 13: through = countDeltas(); break;
    case 14: through = placeDeltas(); break;
    case 15: through = sumDeltas(evenOdd); break;
    case 16: through = keepEdges(); break;
    case 17: through = listHalfEdges(); break;
    case 18: through = walkArcs(); break;
    case 19: through = walkCycles(); break;
    case 20: through = listHalfArcs(); break;
    case 21: through = linkArcs(); break;
    case 22: through = sumArcs(); break;
    case 23: through = walkRings(); break;
    case 24: if (!numberFaces()) stage = 27; break;
    case 25: through = countInCells(); break;
    case 26: through = placeInCells(); break;
    case 27: through = placeHoles(); break;
    // --- labels and areas
    case 28: sumFaces(); beginLabels(evenOdd); break;
    case 29: through = labelFaces(); break;
    case 30: if (measured) through = measureFaces(); break;
  }
  if (through) stage++;
  if (stage == 31) keepArrangement();
  return stage;
}
