// What is kept of an arrangement: enough to dissolve it again after the job is over. The host copies these arrays out,
// and writes them back into any instance when another result is asked for.
import * as arcs from "./arcs";
import { alloc } from "./memory";
import * as nodes from "./nodes";
import * as rings from "./rings";

export let nodeX: usize = 0; // 0
export let nodeY: usize = 0; // 1
export let arcStart: usize = 0; // 2
export let arcNodes: usize = 0; // 3
export let nextHalf: usize = 0; // 4
export let halfRing: usize = 0; // 5
export let ringFace: usize = 0; // 6
export let nodeCount: i32 = 0;
export let arcCount: i32 = 0;
export let arcNodeCount: i32 = 0;
export let ringCount: i32 = 0;
export let faceCount: i32 = 0;

/** Number of kept arrays. */
export const ARRAYS: i32 = 7;

/** Takes over the arrangement just made. */
export function keepArrangement(): void {
  nodeX = nodes.nodeX;
  nodeY = nodes.nodeY;
  arcStart = arcs.arcStart;
  arcNodes = arcs.arcNodes;
  nextHalf = arcs.nextHalf;
  halfRing = rings.halfRing;
  ringFace = rings.ringFace;
  nodeCount = nodes.nodeCount;
  arcCount = arcs.arcCount;
  arcNodeCount = load<i32>(arcStart + (<usize>arcCount << 2));
  ringCount = rings.ringCount;
  faceCount = rings.faceCount;
}

/** Number of i32 in a kept array. */
export function keptCount(array: i32): i32 {
  if (array <= 1) return nodeCount;
  if (array == 2) return arcCount + 1;
  if (array == 3) return arcNodeCount;
  if (array <= 5) return 2 * arcCount;
  return ringCount;
}

export function keptAddress(array: i32): usize {
  if (array <= 1) return array == 0 ? nodeX : nodeY;
  if (array <= 3) return array == 2 ? arcStart : arcNodes;
  if (array <= 5) return array == 4 ? nextHalf : halfRing;
  return ringFace;
}

/** Makes room for an arrangement that was copied out; the host then fills the arrays. */
export function restoreRoom(nodesKept: i32, arcsKept: i32, arcNodesKept: i32, ringsKept: i32, facesKept: i32): void {
  nodeCount = nodesKept;
  arcCount = arcsKept;
  arcNodeCount = arcNodesKept;
  ringCount = ringsKept;
  faceCount = facesKept;
  nodeX = alloc(nodesKept, 4);
  nodeY = alloc(nodesKept, 4);
  arcStart = alloc(<u64>arcsKept + 1, 4);
  arcNodes = alloc(arcNodesKept, 4);
  nextHalf = alloc(2 * <u64>arcsKept, 4);
  halfRing = alloc(2 * <u64>arcsKept, 4);
  ringFace = alloc(ringsKept, 4);
}

export function x(node: i32): i32 {
  return load<i32>(nodeX + (<usize>node << 2));
}

export function y(node: i32): i32 {
  return load<i32>(nodeY + (<usize>node << 2));
}
