// The arrangement of n layers of polygons (and lines), the one thing every operation is made of:
//
//   input -> nodes -> edges -> noded edges -> deltas -> arcs -> rings and faces -> labels -> areas
//
// Guarantees: every coordinate is a grid point; edges meet at nodes only; twice the area of each face is an exact
// integer; labels do not depend on the order of the input. Cost: about linear in vertices plus crossings.
// The algorithm is that of overlay by labelled planar subdivision (de Berg et al., Computational Geometry, ch. 2) with the
// vocabulary of JTS OverlayNG, for any number of inputs at once.
import { buildArcs } from "./arcs";
import { buildEdges, sumDeltas } from "./edges";
import { measureFaces } from "./face-area";
import { keepArrangement } from "./kept";
import { labelFaces } from "./labels";
import { buildNodes } from "./nodes";
import { nodeEdges } from "./noding";
import { buildRings } from "./rings";

export function arrange(parity: bool, lonLat: bool): void {
  buildNodes();
  buildEdges();
  nodeEdges();
  sumDeltas(parity);
  buildArcs();
  buildRings();
  labelFaces(parity);
  if (lonLat) measureFaces();
  keepArrangement();
}
