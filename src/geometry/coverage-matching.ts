// Edge matching: along the border that two features share, each should have every vertex that the other has; where one
// has not, an edge of it meets two of its neighbour, and the two part as soon as either is simplified, projected or moved.
// In the words of JTS's coverage package such an edge is invalid.
//
// The arrangement has a node at every vertex and crossing. Along each arc with one feature ending on its left and another
// on its right, nodes that are no vertex of either are sought. Cost: linear, with one hash table of the nodes concerned.
import type { Position } from "geojson";
import type { Coverage } from "./coverage-regions.ts";
import type { Grid } from "./precision.ts";

/** A stretch of shared border on which one feature lacks vertices. @internal */
export interface Mismatch {
  /** The feature that lacks them, and its neighbour. */
  readonly features: readonly [number, number];
  /** From the last vertex before to the first after. */
  readonly line: Position[];
  readonly missing: Position[];
}

/** Finds the stretches, by feature and then by place. @internal */
export function findMismatches(coverage: Coverage, grid: Grid): Mismatch[] {
  const { graph, label, members, set, featureCount } = coverage;
  const { arcNodes, arcStart, halfFace, nodeX, nodeY } = graph;
  // the arcs on which a feature ends and another begins, by feature
  const arcsOf: number[][] = Array.from({ length: featureCount }, () => []);
  const othersOf: number[][] = Array.from({ length: featureCount }, () => []);
  const wanted = new Uint8Array(nodeX.length);
  for (let a = 0; a + 1 < arcStart.length; a++) {
    const left = label[halfFace[2 * a]!]!;
    const right = label[halfFace[2 * a + 1]!]!;
    if (left < 0 || right < 0 || left === right) continue;
    const ending = without(members(left), members(right));
    const beginning = without(members(right), members(left));
    if (ending.length === 0 || beginning.length === 0) continue;
    for (const [some, others] of [
      [ending, beginning],
      [beginning, ending],
    ] as const) {
      for (const f of some) {
        arcsOf[f]!.push(a);
        othersOf[f]!.push(others[0]!);
      }
    }
    for (let i = arcStart[a]!; i < arcStart[a + 1]!; i++) wanted[arcNodes[i]!] = 1;
  }
  const find = nodeFinder(nodeX, nodeY, wanted);
  const { stepsPerUnit, unitsPerStep, originX, originY } = grid;
  // as the core rounds: see assembly/input.ts
  const steps = (value: number): number =>
    Math.floor((stepsPerUnit > 0 ? value * stepsPerUnit : value / unitsPerStep) + 0.5);
  const vertexOf = new Int32Array(nodeX.length).fill(-1);
  const found: Mismatch[] = [];
  for (let f = 0; f < featureCount; f++) {
    if (arcsOf[f]!.length === 0) continue;
    const [from, to] = [set.featureOffsets[f]!, set.featureOffsets[f + 1]!].map(
      (p) => set.ringOffsets[set.polygonOffsets[p]!]!,
    ) as [number, number];
    for (let v = from; v < to; v++) {
      const node = find(steps(set.coords[2 * v]!) - originX, steps(set.coords[2 * v + 1]!) - originY);
      if (node >= 0) vertexOf[node] = f;
    }
    arcsOf[f]!.forEach((a, i) => {
      for (const nodes of runs(arcNodes.subarray(arcStart[a]!, arcStart[a + 1]!), (node) => vertexOf[node] === f))
        found.push({
          features: [f, othersOf[f]![i]!],
          line: nodes.map(graph.position),
          missing: nodes.filter((node) => vertexOf[node] !== f).map(graph.position),
        });
    });
  }
  return found;
}

/** The stretches of a chain of nodes that are not matched, each with the matched nodes around it. */
function* runs(chain: Int32Array, matched: (node: number) => boolean): Iterable<number[]> {
  let nodes: ArrayLike<number> = chain;
  if (chain[0] === chain[chain.length - 1] && !matched(chain[0]!)) {
    // a cycle is begun where it is matched, so that no stretch is cut
    const start = chain.findIndex(matched);
    if (start > 0) nodes = [...chain.subarray(start), ...chain.subarray(1, start + 1)];
  }
  for (let i = 0; i < nodes.length; i++) {
    if (matched(nodes[i]!)) continue;
    const run = i > 0 ? [nodes[i - 1]!] : [];
    while (i < nodes.length && !matched(nodes[i]!)) run.push(nodes[i++]!);
    if (i < nodes.length) run.push(nodes[i]!);
    yield run;
  }
}

/** What is in an ascending list and not in another. */
function without(list: readonly number[], other: readonly number[]): readonly number[] {
  return list.filter((f) => !other.includes(f));
}

/** Finds nodes by their place, among those wanted: open addressing over a table at most half full. */
function nodeFinder(nodeX: Int32Array, nodeY: Int32Array, wanted: Uint8Array): (x: number, y: number) => number {
  let size = 16;
  while (size < 2 * wanted.length) size *= 2;
  const table = new Int32Array(size).fill(-1);
  const slot = (x: number, y: number): number => {
    const mixed = Math.imul(Math.imul(x, 0x9e3779b1) ^ y, 0x85ebca6b);
    let at = (mixed ^ (mixed >>> 15)) & (size - 1);
    for (let node = table[at]!; node >= 0 && (nodeX[node] !== x || nodeY[node] !== y); node = table[at]!)
      at = (at + 1) & (size - 1);
    return at;
  };
  for (let node = 0; node < wanted.length; node++)
    if (wanted[node] === 1) table[slot(nodeX[node]!, nodeY[node]!)] = node;
  return (x, y) => table[slot(x, y)]!;
}
