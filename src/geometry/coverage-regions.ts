// The ground of a coverage in regions: faces that the same features cover, joined where they touch. What no feature covers
// is a gap where it is enclosed (or lies in the territory), else void. Regions can be relabelled; then they join the
// neighbours of the same label, with area and perimeter kept up: 2 × area / perimeter is their mean width.
//
// Cost: union-find over faces, near linear; a walk along the borders of a region costs its half-arcs.
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { type Arrangement, type JobLayer, type OverlayOptions, withArrangement } from "./arrangement.ts";
import { type FaceGraph, readFaceGraph } from "./face-graph.ts";
import { flatten, type Polygonal, type PolygonSet } from "./polygon-set.ts";
import type { Core } from "./wasm-module.ts";

/** Features that ought to tile the ground: sharing borders, vertex by vertex, and never ground. 全域覆盖. */
export type CoverageFeatures<P = Feature["properties"]> = FeatureCollection<Polygon | MultiPolygon | null, P>;

/** What both coverage tools take. 覆盖工具选项. */
export interface CoverageOptions extends OverlayOptions {
  /**
   * The ground that the coverage should tile. With it, gaps at its edge are found too, and a hole of the coverage outside
   * it is none. 应覆盖范围.
   */
  readonly territory?: Polygonal;
  /**
   * `lonlat`: lengths in m and areas in m² on the ellipsoid; `planar`: in the data's unit and its square. By default
   * `lonlat` where all coordinates can be longitude and latitude, else `planar`. 量算方法.
   */
  readonly method?: "lonlat" | "planar";
}

/** What a stretch of ground is in a coverage: uncovered, covered twice or more, or part of one feature. 覆盖区域类型. */
export type RegionKind = "gap" | "overlap" | "piece";

/** Label of a gap. @internal */
export const GAP = -1;
/** Label of ground that is no concern: nothing covers it, and nothing should. @internal */
export const VOID = -2;

/** A coverage in its arrangement. @internal */
export interface Coverage {
  readonly set: PolygonSet;
  readonly graph: FaceGraph;
  readonly featureCount: number;
  /** Per face: the feature that alone covers it, or `featureCount` + the number of a set of several, or GAP, or VOID. */
  readonly label: Int32Array;
  /** Per face, where a territory is given: 1 inside it. */
  readonly within: Uint8Array | undefined;
  /** The features of a label, ascending. */
  members(label: number): readonly number[];
  kind(label: number): RegionKind | undefined;
}

/** Arranges a coverage, with its territory as a second layer. @internal */
export function withCoverage<T>(
  features: CoverageFeatures | PolygonSet,
  options: CoverageOptions,
  use: (core: Core, coverage: Coverage, arrangement: Arrangement) => T,
  own?: Core,
): T {
  const set = flatten(features);
  const layers: JobLayer[] = [{ set, whole: false }];
  const { territory } = options;
  if (territory !== undefined) layers.push({ set: flatten(territory, "$territory"), whole: true });
  return withArrangement(
    layers,
    options,
    (core, arrangement) =>
      use(core, labelFaces(set, readFaceGraph(core, arrangement, options.method), arrangement), arrangement),
    { measure: true, core: own },
  );
}

function labelFaces(set: PolygonSet, graph: FaceGraph, arrangement: Arrangement): Coverage {
  const { coverFeature, coverStart, faceCount, faceSet, layerStart } = arrangement;
  const n = layerStart[1]!;
  const bounded = layerStart.length > 2;
  const label = new Int32Array(faceCount).fill(VOID);
  const within = bounded ? new Uint8Array(faceCount) : undefined;
  const sets: (readonly number[])[] = [];
  const setNumber = new Map<string, number>();
  // a set of the core holds the territory too, so two of them may have one label
  const labelOf = Int32Array.from({ length: coverStart.length - 1 }, (_, s) => {
    const features = coverFeature.subarray(coverStart[s]!, coverStart[s + 1]!).filter((f) => f < n);
    if (features.length < 2) return features[0] ?? GAP;
    const key = features.join();
    if (!setNumber.has(key)) sets.push([...features]);
    setNumber.set(key, setNumber.get(key) ?? sets.length - 1);
    return n + setNumber.get(key)!;
  });
  for (let f = 1; f < faceCount; f++) {
    const s = faceSet[f]!;
    // the territory comes after all features
    if (within && coverStart[s + 1]! > coverStart[s]! && coverFeature[coverStart[s + 1]! - 1] === n) within[f] = 1;
    const l = labelOf[s]!;
    if (l !== GAP || !within || within[f] === 1) label[f] = l;
  }
  if (!within) openGround(graph, label);
  return {
    set,
    graph,
    featureCount: n,
    label,
    within,
    members: (l) => (l < 0 ? [] : l < n ? [l] : sets[l - n]!),
    kind: (l) => (l === VOID ? undefined : l === GAP ? "gap" : l < n ? "piece" : "overlap"),
  };
}

/** Uncovered faces that hang together with the unbounded one are no gaps: rings of no effect part them. */
function openGround({ faceHalf, faceStart, halfFace }: FaceGraph, label: Int32Array): void {
  const open = [0];
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    for (let i = faceStart[face]!; i < faceStart[face + 1]!; i++) {
      const across = halfFace[faceHalf[i]! ^ 1]!;
      if (label[across] !== GAP) continue;
      label[across] = VOID;
      open.push(across);
    }
  }
}

/** Regions of equal label; each goes by its root, the least of its faces. @internal */
export class Regions {
  readonly #graph: FaceGraph;
  readonly #members: Coverage["members"];
  readonly #parent: Int32Array;
  /** Faces of a region in a circle. */
  readonly #nextFace: Int32Array;
  readonly #label: Int32Array;
  readonly #regionArea: Float64Array;
  readonly #perimeter: Float64Array;

  /** @param label - of each face; those of the coverage unless others are given */
  constructor({ graph, label: given, members }: Coverage, label: Int32Array = given) {
    const { arcLength, faceArea, faceCount, halfFace } = graph;
    this.#graph = graph;
    this.#members = members;
    this.#label = label.slice();
    this.#parent = Int32Array.from({ length: faceCount }, (_, f) => f);
    this.#nextFace = this.#parent.slice();
    this.#regionArea = faceArea.slice();
    this.#perimeter = new Float64Array(faceCount);
    for (let h = 0; h < halfFace.length; h += 2)
      if (label[halfFace[h]!] === label[halfFace[h + 1]!]) this.#join(halfFace[h]!, halfFace[h + 1]!);
    for (let h = 0; h < halfFace.length; h += 2) {
      const left = this.root(halfFace[h]!);
      const right = this.root(halfFace[h + 1]!);
      if (left === right) continue;
      this.#perimeter[left]! += arcLength[h >> 1]!;
      this.#perimeter[right]! += arcLength[h >> 1]!;
    }
  }

  root(face: number): number {
    const parent = this.#parent;
    while (parent[face] !== face) face = parent[face] = parent[parent[face]!]!;
    return face;
  }

  /** The roots, ascending. */
  roots(): number[] {
    const roots: number[] = [];
    this.#parent.forEach((parent, f) => {
      if (parent === f) roots.push(f);
    });
    return roots;
  }

  label(root: number): number {
    return this.#label[root]!;
  }
  area(root: number): number {
    return this.#regionArea[root]!;
  }
  meanWidth(root: number): number {
    return (2 * this.#regionArea[root]!) / this.#perimeter[root]!;
  }

  /** Visits the half-arcs that bound a region, with the root of what lies across. */
  eachBorder(root: number, visit: (across: number, arc: number) => void): void {
    const { faceHalf, faceStart, halfFace } = this.#graph;
    let face = root;
    do {
      for (let i = faceStart[face]!; i < faceStart[face + 1]!; i++) {
        const across = this.root(halfFace[faceHalf[i]! ^ 1]!);
        if (across !== root) visit(across, faceHalf[i]! >> 1);
      }
      face = this.#nextFace[face]!;
    } while (face !== root);
  }

  /** Length of the border with each neighbour. */
  borders(root: number): Map<number, number> {
    const borders = new Map<number, number>();
    this.eachBorder(root, (across, arc) =>
      borders.set(across, (borders.get(across) ?? 0) + this.#graph.arcLength[arc]!),
    );
    return borders;
  }

  /** The features that cover what borders on a region, ascending. */
  around(root: number): number[] {
    const found = new Set<number>();
    this.eachBorder(root, (across) => {
      for (const f of this.#members(this.#label[across]!)) found.add(f);
    });
    return [...found].sort((a, b) => a - b);
  }

  /** The leftmost, then lowest, node of a region. */
  corner(root: number): number {
    const { arcNodes, arcStart, nodeX, nodeY } = this.#graph;
    let least = -1;
    this.eachBorder(root, (_, arc) => {
      for (let i = arcStart[arc]!; i < arcStart[arc + 1]!; i++) {
        const node = arcNodes[i]!;
        if (least < 0 || nodeX[node]! < nodeX[least]! || (nodeX[node] === nodeX[least] && nodeY[node]! < nodeY[least]!))
          least = node;
      }
    });
    return least;
  }

  /** Gives a region another label and joins it with the neighbours that have it; tells how many they were. */
  relabel(root: number, label: number, borders: ReadonlyMap<number, number>): number {
    this.#label[root] = label;
    let region = root;
    let joined = 0;
    for (const [other, length] of borders) {
      if (this.#label[other] !== label) continue;
      region = this.#join(region, other);
      this.#perimeter[region]! -= 2 * length;
      joined++;
    }
    return joined;
  }

  #join(a: number, b: number): number {
    const p = this.root(a);
    const q = this.root(b);
    if (p === q) return p;
    const low = Math.min(p, q);
    const high = Math.max(p, q);
    this.#parent[high] = low;
    const next = this.#nextFace[low]!;
    this.#nextFace[low] = this.#nextFace[high]!;
    this.#nextFace[high] = next;
    this.#regionArea[low]! += this.#regionArea[high]!;
    this.#perimeter[low]! += this.#perimeter[high]!;
    return low;
  }
}
