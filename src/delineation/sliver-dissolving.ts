// Small patches (碎斑、小图斑) join a neighbour. A patch is a connected piece of one draft unit. The smallest goes first, to
// the neighbour in the same cell with which it shares the longest border and whose class is not weaker; a patch that grew
// is looked at again, until none that may move is left. Each move joins two patches, so it ends.
//
// Guarantee: no border moves but those of what is dissolved; nothing crosses a county or the coast; what a rule keeps (the
// red line, parks, protected areas) loses no ground; every move is in the log with the areas before and after, and the sum
// of all drafts stays as it was. Source: practice (patches below 0.01 to 1 km² to the longest shared border or the larger
// neighbour of the same or a higher class); no public text gives thresholds, so it is off unless asked for.
// Cost: the edges of all faces once, then near linear work on patches.
import type { Position } from "geojson";
import { SanxianError } from "../domain/index.ts";
import type { OrderedInput } from "./delineation-input.ts";
import { CLASS_RANK, type PatchTreatment } from "./delineation-profile.ts";
import { type FaceBorders, FaceGroups, NO_FACE } from "./face-borders.ts";
import type { Ground } from "./ground.ts";
import type { Drafts } from "./unit-drafting.ts";

/**
 * Where a small patch may go: `sameOrHigher` to a neighbour of its class or a stricter one; `any` to the longest border,
 * whatever its class. 合并去向.
 */
export type MergePolicy = "sameOrHigher" | "any";

/** Options of the cleaning of small patches; one of the two thresholds must be given. 碎斑处理选项. */
export interface SliverOptions {
  /** Patches below this area join a neighbour, m². 最小图斑面积. */
  readonly minAreaM2?: number;
  /** Patches of a mean width (2 × area / perimeter) below this join a neighbour, m. 最小宽度. */
  readonly minWidthM?: number;
  /** Where they may go; `sameOrHigher` unless given. 合并去向. */
  readonly mergePolicy?: MergePolicy;
  /** Ids of rules whose patches stay, beside those that the profile keeps. 额外保护的规则. */
  readonly protect?: readonly string[];
}

/** Why a small patch was left: its rule keeps it, every neighbour is weaker, or it has none in its cell. 保留原因. */
export type PatchLeftReason = "protected" | "weaker" | "noNeighbour";

/** A move, in drafts. @internal */
export interface PatchMove {
  readonly from: number;
  readonly to: number;
  /** A face of the patch that took it. */
  readonly toFace: number;
  readonly areaM2: number;
  readonly meanWidthM: number;
  readonly borderM: number;
  readonly at: Position;
  readonly fromBeforeM2: number;
  readonly toBeforeM2: number;
}

/** A patch that stays small. @internal */
export interface PatchStays {
  /** One of its faces. */
  readonly face: number;
  readonly areaM2: number;
  readonly meanWidthM: number;
  readonly at: Position;
  readonly why: PatchLeftReason;
}

/** What cleaning did. @internal */
export interface Dissolved {
  readonly draftOf: Int32Array;
  readonly moves: readonly PatchMove[];
  readonly left: readonly PatchStays[];
}

/** Checks the options. @internal */
export function checkSliverOptions(
  { minAreaM2, minWidthM, mergePolicy, protect }: SliverOptions,
  ids: readonly string[],
): void {
  const wrong = (name: string, value: unknown, expected: string): SanxianError =>
    new SanxianError("OPTION_INVALID", { name: `slivers.${name}`, value: String(value), expected });
  if (minAreaM2 === undefined && minWidthM === undefined)
    throw wrong("minAreaM2", undefined, "an area, or minWidthM a width");
  if (minAreaM2 !== undefined && !(minAreaM2 >= 0 && minAreaM2 < Infinity))
    throw wrong("minAreaM2", minAreaM2, "an area ≥ 0");
  if (minWidthM !== undefined && !(minWidthM >= 0 && minWidthM < Infinity))
    throw wrong("minWidthM", minWidthM, "a width ≥ 0");
  if (mergePolicy !== undefined && mergePolicy !== "sameOrHigher" && mergePolicy !== "any")
    throw wrong("mergePolicy", mergePolicy, "sameOrHigher | any");
  for (const id of protect ?? []) if (!ids.includes(id)) throw wrong("protect", id, `ids of rules: ${ids.join(", ")}`);
}

/** Dissolves small patches. @internal */
export function dissolveSlivers(
  { drafts, draftOf }: Drafts,
  ground: Ground,
  borders: FaceBorders,
  { profile: { rules } }: OrderedInput,
  options: SliverOptions,
): Dissolved {
  const { minAreaM2 = 0, minWidthM = 0, mergePolicy = "sameOrHigher", protect = [] } = options;
  const treatment = (draft: number): PatchTreatment => {
    const { id, patches = "free" } = rules[drafts[draft]!.rule]!;
    return patches === "free" && protect.includes(id) ? "kept" : patches;
  };
  const rank = (draft: number): number => CLASS_RANK[rules[drafts[draft]!.rule]!.class];
  const { patchOf, patches } = patchesOf(ground, borders, draftOf);
  const draftAreas = new Float64Array(drafts.length);
  for (const patch of patches.values()) draftAreas[patch.draft]! += patch.areaM2;

  const isSmall = ({ areaM2, perimeterM }: Patch): boolean => {
    return areaM2 < minAreaM2 || (2 * areaM2) / perimeterM < minWidthM;
  };
  const moves: PatchMove[] = [];
  const target = (patch: Patch): Patch | PatchLeftReason => {
    if (treatment(patch.draft) !== "free") return "protected";
    let why: PatchLeftReason = "noNeighbour";
    let best: Patch | undefined;
    let longest = -1;
    for (const [id, lengthM] of patch.borders) {
      const other = patches.get(id)!;
      if (drafts[other.draft]!.cell !== drafts[patch.draft]!.cell) continue;
      if (treatment(other.draft) === "closed") {
        if (why === "noNeighbour") why = "protected";
        continue;
      }
      if (mergePolicy === "sameOrHigher" && rank(other.draft) > rank(patch.draft)) {
        why = "weaker";
        continue;
      }
      if (lengthM > longest || (lengthM === longest && prior(other, best!))) {
        best = other;
        longest = lengthM;
      }
    }
    return best ?? why;
  };
  /** Between equal borders the stricter, then the larger, then the one that begins further west takes it. */
  const prior = (a: Patch, b: Patch): boolean =>
    (rank(a.draft) - rank(b.draft) || b.areaM2 - a.areaM2 || a.x - b.x || a.y - b.y) < 0;

  let queue = [...patches.values()].filter(isSmall);
  while (queue.length > 0) {
    queue.sort((a, b) => a.areaM2 - b.areaM2 || a.x - b.x || a.y - b.y);
    const again = new Set<number>();
    for (const patch of queue) {
      // it may have been taken up, or have grown, in this round
      if (patches.get(patch.id) !== patch || !isSmall(patch)) continue;
      const taker = target(patch);
      if (typeof taker === "string") continue;
      const { draft: from, areaM2 } = patch;
      const to = taker.draft;
      moves.push({
        from,
        to,
        toFace: taker.id,
        areaM2,
        meanWidthM: (2 * areaM2) / patch.perimeterM,
        borderM: patch.borders.get(taker.id)!,
        at: [patch.x, patch.y],
        fromBeforeM2: draftAreas[from]!,
        toBeforeM2: draftAreas[to]!,
      });
      draftAreas[from]! -= areaM2;
      draftAreas[to]! += areaM2;
      patch.draft = to;
      // now it is one with every neighbour of that draft
      let whole = patch;
      for (const id of [...patch.borders.keys()])
        if (patches.get(id)!.draft === to) whole = unite(whole, patches.get(id)!, patches);
      again.add(whole.id);
      for (const id of whole.borders.keys()) again.add(id);
    }
    queue = [...again].flatMap((id) => patches.get(id) ?? []).filter((patch) => isSmall(patch));
    queue = queue.filter((patch) => typeof target(patch) !== "string");
  }

  const cleaned = new Int32Array(draftOf.length).fill(-1);
  const draftOfFirst = new Map<number, number>();
  for (const { faces, draft } of patches.values()) for (const id of faces) draftOfFirst.set(id, draft);
  for (let f = 0; f < draftOf.length; f++) if (patchOf[f]! >= 0) cleaned[f] = draftOfFirst.get(patchOf[f]!)!;
  const left = [...patches.values()]
    .filter(isSmall)
    .sort((a, b) => a.x - b.x || a.y - b.y || a.areaM2 - b.areaM2)
    .map((patch): PatchStays => {
      const why = target(patch) as PatchLeftReason;
      const { id, areaM2, perimeterM, x, y } = patch;
      return { face: id, areaM2, meanWidthM: (2 * areaM2) / perimeterM, at: [x, y], why };
    });
  return { draftOf: cleaned, moves, left };
}

/** A connected piece of a draft, by the least of its faces. @internal */
export interface Patch {
  readonly id: number;
  draft: number;
  areaM2: number;
  perimeterM: number;
  /** Its leftmost, then lowest corner. */
  x: number;
  y: number;
  /** Ids of the patches that it was made of. */
  readonly faces: number[];
  /** Length of the border with each neighbour in the territory. */
  readonly borders: Map<number, number>;
}

/** The patches of drafts. @internal */
export interface Patches {
  /** The patch of each face; -1 outside the territory. */
  readonly patchOf: Int32Array;
  readonly patches: Map<number, Patch>;
}

/** The patches of drafts, and the patch of each face; -1 outside the territory. @internal */
export function patchesOf({ faceCount, areaM2 }: Ground, borders: FaceBorders, draftOf: Int32Array): Patches {
  const { first, second, lengthM, corner } = borders;
  const groups = new FaceGroups(faceCount);
  first.forEach((a, i) => {
    const b = second[i]!;
    if (a !== NO_FACE && draftOf[a]! >= 0 && draftOf[a] === draftOf[b]) groups.join(a, b);
  });
  const patchOf = new Int32Array(faceCount).fill(-1);
  const patches = new Map<number, Patch>();
  for (let f = 0; f < faceCount; f++) {
    if (draftOf[f]! < 0) continue;
    const id = groups.root(f);
    const [x, y] = [corner[2 * f]!, corner[2 * f + 1]!];
    patchOf[f] = id;
    let patch = patches.get(id);
    if (patch === undefined) {
      patch = { id, draft: draftOf[f]!, areaM2: 0, perimeterM: 0, x, y, faces: [id], borders: new Map() };
      patches.set(id, patch);
    }
    patch.areaM2 += areaM2[f]!;
    if (x < patch.x || (x === patch.x && y < patch.y)) [patch.x, patch.y] = [x, y];
  }
  first.forEach((a, i) => {
    const p = a === NO_FACE || patchOf[a]! < 0 ? undefined : patches.get(patchOf[a]!)!;
    const q = patchOf[second[i]!]! < 0 ? undefined : patches.get(patchOf[second[i]!]!)!;
    if (p === q) return;
    for (const [own, other] of [
      [p, q],
      [q, p],
    ] as const) {
      if (!own) continue;
      own.perimeterM += lengthM[i]!;
      if (other) own.borders.set(other.id, (own.borders.get(other.id) ?? 0) + lengthM[i]!);
    }
  });
  return { patchOf, patches };
}

/** Makes two neighbours one; the one with more borders takes the other up. */
function unite(a: Patch, b: Patch, patches: Map<number, Patch>): Patch {
  const [taker, taken] = a.borders.size >= b.borders.size ? [a, b] : [b, a];
  const shared = taker.borders.get(taken.id) ?? 0;
  taker.areaM2 += taken.areaM2;
  taker.perimeterM += taken.perimeterM - 2 * shared;
  if (taken.x < taker.x || (taken.x === taker.x && taken.y < taker.y)) [taker.x, taker.y] = [taken.x, taken.y];
  for (const id of taken.faces) taker.faces.push(id);
  taker.borders.delete(taken.id);
  for (const [id, lengthM] of taken.borders) {
    if (id === taker.id) continue;
    const other = patches.get(id)!;
    other.borders.delete(taken.id);
    const joint = (taker.borders.get(id) ?? 0) + lengthM;
    taker.borders.set(id, joint);
    other.borders.set(taker.id, joint);
  }
  patches.delete(taken.id);
  return taker;
}
