// The faces of an arrangement as a graph: which half-arcs bound a face, what lies across each, and how long it is. Borders,
// perimeters and neighbours are read off arcs, without building a ring.
//
// A half-arc is arc << 1 (along the arc) or arc << 1 | 1 (against it) and has one face on its left; its twin is h ^ 1.
// Lengths: on longitude/latitude the core's ellipsoidal length (relative error below 1e-9), else that of the plane; areas
// likewise. Cost: linear; 0.1 µs per vertex for ellipsoidal lengths.
import type { Position } from "geojson";
import { SanxianError } from "../domain/errors.ts";
import { type Arrangement, copyOut } from "./arrangement.ts";
import { optionError } from "./option-error.ts";
import { place } from "./place.ts";
import type { Core } from "./wasm-module.ts";

/** In which geometry lengths and areas are measured. @internal */
export type Measure = "lonlat" | "planar";

/** Faces, their borders and their measures. @internal */
export interface FaceGraph {
  readonly measure: Measure;
  readonly faceCount: number;
  /** The face on the left of each half-arc. */
  readonly halfFace: Int32Array;
  /** First entry of each face in `faceHalf`, and their number at the end. */
  readonly faceStart: Int32Array;
  readonly faceHalf: Int32Array;
  readonly arcStart: Int32Array;
  readonly arcNodes: Int32Array;
  /** Nodes in steps from the origin of the grid. */
  readonly nodeX: Int32Array;
  readonly nodeY: Int32Array;
  /** m, or the data's unit. */
  readonly arcLength: Float64Array;
  /** m², or the data's unit². */
  readonly faceArea: Float64Array;
  position(node: number): Position;
}

/** Reads the graph of the arrangement that the core holds. @internal */
export function readFaceGraph(core: Core, arrangement: Arrangement, asked: Measure | undefined): FaceGraph {
  const { areaM2, area2, extent, faceCount, grid } = arrangement;
  const measure = asked ?? (areaM2 ? "lonlat" : "planar");
  if (measure !== "lonlat" && measure !== "planar") throw optionError("method", measure, '"lonlat" | "planar"');
  if (measure === "lonlat" && areaM2 === undefined) {
    const value = `${extent.minX}, ${extent.minY} … ${extent.maxX}, ${extent.maxY}`;
    throw new SanxianError("GEOMETRY_NOT_LONLAT", { where: "the extent of the coverage", value });
  }
  const [nodeX, nodeY, arcStart, arcNodes, , halfRing, ringFace] = copyOut(core, arrangement).arrays as readonly [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const halfFace = halfRing.map((ring) => ringFace[ring]!);
  const { stepsPerUnit, unitsPerStep, originX, originY } = grid;
  const ordinate = (steps: number): number => (stepsPerUnit > 0 ? steps / stepsPerUnit : steps * unitsPerStep);
  const coords = new Float64Array(2 * arcNodes.length);
  for (let i = 0; i < arcNodes.length; i++) {
    coords[2 * i] = ordinate(nodeX[arcNodes[i]!]! + originX);
    coords[2 * i + 1] = ordinate(nodeY[arcNodes[i]!]! + originY);
  }
  return {
    measure,
    faceCount,
    halfFace,
    ...byFace(halfFace, faceCount),
    arcStart,
    arcNodes,
    nodeX,
    nodeY,
    arcLength: measure === "planar" ? planarLengths(coords, arcStart) : groundLengths(core, coords, arcStart),
    faceArea: measure === "planar" ? planarAreas(area2, grid.step) : areaM2!,
    position: (node) => [ordinate(nodeX[node]! + originX), ordinate(nodeY[node]! + originY)],
  };
}

function byFace(halfFace: Int32Array, faceCount: number): Pick<FaceGraph, "faceStart" | "faceHalf"> {
  const faceStart = new Int32Array(faceCount + 1);
  for (const face of halfFace) faceStart[face + 1]!++;
  for (let f = 0; f < faceCount; f++) faceStart[f + 1]! += faceStart[f]!;
  const faceHalf = new Int32Array(halfFace.length);
  const next = faceStart.slice();
  for (let h = 0; h < halfFace.length; h++) faceHalf[next[halfFace[h]!]!++] = h;
  return { faceStart, faceHalf };
}

function groundLengths(core: Core, coords: Float64Array, arcStart: Int32Array): Float64Array {
  const lengths = new Float64Array(arcStart.length - 1);
  const top = core.call.mark();
  const coordsAt = place(core, coords);
  const startAt = place(core, arcStart);
  for (let a = 0; a < lengths.length; a++) lengths[a] = core.call.linesLength(coordsAt, startAt + 4 * a, 1);
  core.call.release(top);
  return lengths;
}

function planarLengths(coords: Float64Array, arcStart: Int32Array): Float64Array {
  const lengths = new Float64Array(arcStart.length - 1);
  for (let a = 0; a < lengths.length; a++) {
    for (let i = arcStart[a]!; i + 1 < arcStart[a + 1]!; i++) {
      const dx = coords[2 * i + 2]! - coords[2 * i]!;
      const dy = coords[2 * i + 3]! - coords[2 * i + 1]!;
      lengths[a]! += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return lengths;
}

function planarAreas(area2: BigInt64Array, step: number): Float64Array {
  return Float64Array.from(area2, (twice) => (Number(twice) / 2) * step * step);
}
