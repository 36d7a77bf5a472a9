// Cleaning a coverage, after JTS's CoverageCleaner: slivers go whole to a neighbour, which changes no border but those of
// the sliver. The regions of the arrangement are relabelled, smallest first, each to the neighbour with the longest shared
// border, until nothing below the thresholds can move; then the features are dissolved anew.
//
// Guarantee: what is protected neither gains nor loses ground; no feature loses the last of its ground; every change is
// logged, and the areas close; features come out valid and matched vertex by vertex; the order of the features matters only
// between two of the very same ground. Each move uncovers one region less, or leaves one overlap or one region less, so
// cleaning ends; cleaned again, nothing moves. Cost: one arrangement, near linear work on regions, and one dissolve (one
// more for each further feature that still overlaps in one place).
import type { Feature, MultiPolygon, Polygon, Position } from "geojson";
import type { Finding } from "../domain/finding.ts";
import { dissolveFaces } from "./arrangement.ts";
import { Sum } from "./compensated-sum.ts";
import { type CoverageFindingCode, coverageFinding } from "./coverage-findings.ts";
import {
  type Coverage,
  type CoverageFeatures,
  type CoverageOptions,
  type RegionKind,
  Regions,
  withCoverage,
} from "./coverage-regions.ts";
import { optionError } from "./option-error.ts";
import { nestedPolygons } from "./polygon-set.ts";
import type { Core } from "./wasm-module.ts";

/** Options of {@link cleanCoverage}; one of the two thresholds must be given. 覆盖清理选项. */
export interface CoverageCleaningOptions<P = Feature["properties"]> extends CoverageOptions {
  /** Ground up to this area moves, m² (`planar`: in the square of the data's unit). 面积阈值. */
  readonly maxAreaM2?: number;
  /** Ground up to this mean width (2 × area / perimeter) moves, m (`planar`: in the data's unit). 平均宽度阈值. */
  readonly maxWidthM?: number;
  /**
   * What is protected. `true`: the feature neither gains nor loses ground. A text: ground moves only among features of the
   * same text, and a gap is filled only where all features around it have that text. Else the feature is free. 受保护要素.
   */
  readonly protect?: (feature: Feature<Polygon | MultiPolygon | null, P>, index: number) => unknown;
  /** Kinds of ground to leave as they are. 保留类型. */
  readonly keep?: readonly RegionKind[];
}

/** Ground that moved, or that was left. 变动或保留的区域. */
export interface CleaningEntry {
  /** What the ground was. 类型. */
  readonly what: RegionKind;
  /** Indices of the features that covered it, ascending; none for a gap. 原要素. */
  readonly from: readonly number[];
  /** m² (`planar`: in the square of the data's unit). 面积. */
  readonly areaM2: number;
  /** Mean width, m (`planar`: in the data's unit). 平均宽度. */
  readonly meanWidthM: number;
  /** Its leftmost corner. 位置. */
  readonly where: Position;
  /** The same in words. 说明. */
  readonly finding: Finding;
}

/** A change. 变动记录. */
export interface CoverageChange extends CleaningEntry {
  /** Index of the feature that has the ground now. 现要素. */
  readonly to: number;
  /** Length of the border that it shared with the ground, m (`planar`: in the data's unit). 公共边长. */
  readonly borderM: number;
}

/**
 * Why ground was left: larger than the thresholds, named in `keep`, protected, all that a feature has, or beside no feature
 * that could take it. 保留原因.
 */
export type LeftReason = "above" | "kept" | "protected" | "lastGround" | "noNeighbour";

/** A gap or an overlap that remains, or a piece below the thresholds that could not move. 保留记录. */
export interface CoverageRemainder extends CleaningEntry {
  /** Why. 原因. */
  readonly why: LeftReason;
}

/** Sums of areas: `afterM2 = beforeM2 + filledM2 - resolvedM2`. 面积汇总. */
export interface CleaningTotals {
  /** Sum of the features before, on the grid. 清理前. */
  readonly beforeM2: number;
  /** Gaps filled. 填补缝隙. */
  readonly filledM2: number;
  /** Overlaps resolved, once for each covering that went. 消除重叠. */
  readonly resolvedM2: number;
  /** Pieces moved from feature to feature. 移动碎斑. */
  readonly movedM2: number;
  /** Sum of the features after. 清理后. */
  readonly afterM2: number;
}

/** What {@link cleanCoverage} gives back. 清理结果. */
export interface CleanedCoverage<P = Feature["properties"]> {
  /** The features in their order, with their ids and properties; null geometry where one covers no ground. 要素. */
  readonly features: CoverageFeatures<P>;
  /** Every change, in the order made. 变动记录. */
  readonly log: readonly CoverageChange[];
  /** Gaps, overlaps and slivers that are left, by place. 保留记录. */
  readonly left: readonly CoverageRemainder[];
  /** Areas that close. 面积汇总. */
  readonly totals: CleaningTotals;
  /** How it was measured. 量算方法. */
  readonly method: "lonlat" | "planar";
}

/**
 * Cleans a coverage: gaps, overlaps and pieces of features below a threshold go to the neighbour with the longest shared
 * border (an overlap to one of the features that make it), and shared borders come out matched vertex by vertex. 覆盖清理.
 *
 * Between equal borders the feature of the larger area takes it, then the one whose ground comes first by place. What was
 * moved may grow with what it joined, and moves on while it is below the thresholds.
 *
 * @param features - the features; never mutated, and never lost
 * @param options - thresholds, what is protected, what to keep, territory, method, grid, fill rule and budgets
 * @throws SanxianError `OPTION_INVALID` when no threshold is given; else as `validateCoverage`
 * @example
 * ```ts
 * // 0 … 3 and 2.9 … 5: an overlap 0.1 wide, whose borders with both are equal; the larger feature takes it
 * const { features, log } = cleanCoverage(twoCells, { maxWidthM: 0.1, method: "planar" });
 * log.map(({ what, from, to }) => [what, from, to]); //=> [["overlap", [0, 1], 0]]
 * validateCoverage(features, { method: "planar" }).isValid; //=> true
 * ```
 */
export function cleanCoverage<P = Feature["properties"]>(
  features: CoverageFeatures<P>,
  options: CoverageCleaningOptions<P>,
): CleanedCoverage<P> {
  const { maxAreaM2 = 0, maxWidthM = 0, keep = [] } = options;
  if (options.maxAreaM2 === undefined && options.maxWidthM === undefined)
    throw optionError("maxWidthM", undefined, "a width, or maxAreaM2 an area");
  if (!(maxAreaM2 >= 0)) throw optionError("maxAreaM2", maxAreaM2, "an area ≥ 0");
  if (!(maxWidthM >= 0)) throw optionError("maxWidthM", maxWidthM, "a width ≥ 0");
  for (const kind of keep)
    if (!["gap", "overlap", "piece"].includes(kind)) throw optionError("keep", kind, '"gap" | "overlap" | "piece"');
  return withCoverage(features as CoverageFeatures, options, (core, coverage) => {
    const cleaning = new Cleaning(coverage, groupsOf(features, options.protect), (regions, root) => {
      const kind = coverage.kind(regions.label(root));
      return (
        kind !== undefined &&
        !keep.includes(kind) &&
        (regions.area(root) <= maxAreaM2 || regions.meanWidth(root) <= maxWidthM)
      );
    });
    cleaning.run();
    const label = cleaning.labels();
    const geometries = dissolveFeatures(core, coverage, label);
    return {
      features: {
        ...features,
        features: features.features.map((feature, f) => ({ ...feature, geometry: shape(feature, geometries[f]!) })),
      },
      log: cleaning.log,
      left: cleaning.left((kind) => keep.includes(kind)),
      totals: totalsOf(coverage, label, cleaning.log),
      method: coverage.graph.measure,
    };
  });
}

/** Group of each feature: 0 free, above 0 a text of protection, below 0 a feature that is a group of its own. */
function groupsOf<P>(
  { features }: CoverageFeatures<P>,
  protect: CoverageCleaningOptions<P>["protect"] = () => false,
): Int32Array {
  const groups = new Map<string, number>();
  return Int32Array.from(features, (feature, i) => {
    const answer = protect(feature, i);
    if (typeof answer !== "string") {
      if (typeof answer === "boolean" || answer === undefined || answer === null) return answer ? -1 - i : 0;
      throw optionError("protect", answer, "a function to boolean, text or null");
    }
    if (!groups.has(answer)) groups.set(answer, groups.size + 1);
    return groups.get(answer)!;
  });
}

/** The relabelling of one coverage. */
class Cleaning {
  readonly log: CoverageChange[] = [];
  readonly #coverage: Coverage;
  readonly #regions: Regions;
  readonly #groups: Int32Array;
  readonly #isSliver: (root: number) => boolean;
  /** Per feature: number of regions that it covers. */
  readonly #grounds: Int32Array;
  readonly #areas: Float64Array;
  /** Per feature: its faces, ascending. */
  readonly #faces: number[][];

  constructor(coverage: Coverage, groups: Int32Array, isSliver: (regions: Regions, root: number) => boolean) {
    const { featureCount, graph, label, members } = coverage;
    const regions = new Regions(coverage);
    this.#coverage = coverage;
    this.#regions = regions;
    this.#groups = groups;
    this.#isSliver = (root) => isSliver(regions, root);
    this.#grounds = new Int32Array(featureCount);
    this.#areas = new Float64Array(featureCount);
    this.#faces = Array.from({ length: featureCount }, () => []);
    label.forEach((l, face) => {
      for (const f of members(l)) {
        this.#faces[f]!.push(face);
        this.#areas[f]! += graph.faceArea[face]!;
        if (regions.root(face) === face) this.#grounds[f]!++;
      }
    });
  }

  /** Per face, its label now. */
  labels(): Int32Array {
    return this.#coverage.label.map((_, face) => this.#regions.label(this.#regions.root(face)));
  }

  /** Relabels in rounds, smallest first; a round looks at what the one before it changed. */
  run(): void {
    const regions = this.#regions;
    let dirty = regions.roots();
    while (dirty.length > 0) {
      const slivers = dirty.filter(this.#isSliver).sort((a, b) => regions.area(a) - regions.area(b) || a - b);
      const touched = new Set<number>();
      for (const root of slivers) {
        // it may have grown in this round
        if (regions.root(root) !== root || !this.#isSliver(root)) continue;
        const borders = regions.borders(root);
        const taker = this.#taker(root, borders);
        if (typeof taker === "string") continue;
        this.#move(root, taker, borders);
        touched.add(root);
        for (const other of borders.keys()) touched.add(other);
      }
      dirty = [...new Set([...touched].map((r) => regions.root(r)))];
    }
  }

  #move(root: number, { to, border }: Taker, borders: ReadonlyMap<number, number>): void {
    const label = this.#regions.label(root);
    const from = this.#coverage.members(label);
    const code: CoverageFindingCode =
      from.length === 0
        ? "COVERAGE_GAP_FILLED"
        : from.length === 1
          ? "COVERAGE_PIECE_MOVED"
          : "COVERAGE_OVERLAP_RESOLVED";
    this.log.push({ ...this.#entry(root, code, { to, border }), to, borderM: border });
    for (const f of from) this.#grounds[f]!--;
    this.#grounds[to]! += 1 - this.#regions.relabel(root, to, borders);
  }

  /** Who takes a sliver, or why nobody can. */
  #taker(root: number, borders: ReadonlyMap<number, number>): Taker | LeftReason {
    const { featureCount, members } = this.#coverage;
    const from = members(this.#regions.label(root));
    const shared = new Map<number, number>(from.length > 1 ? from.map((f) => [f, 0]) : []);
    const beside: number[] = [];
    for (const [other, length] of borders) {
      const label = this.#regions.label(other);
      for (const f of members(label)) {
        beside.push(f);
        // a gap or a piece joins ground that is the taker's alone, so that there is one region less
        if (from.length > 1 ? shared.has(f) : label < featureCount) shared.set(f, (shared.get(f) ?? 0) + length);
      }
    }
    if (shared.size === 0) return "noNeighbour";
    const group = this.#groupOf(from.length > 0 ? from : beside, from.length > 1);
    const allowed = [...shared.keys()].filter((f) => this.#groups[f] === group);
    if (allowed.length === 0) return "protected";
    const last = from.filter((f) => this.#grounds[f] === 1);
    const takers = allowed.filter((f) => last.every((other) => other === f));
    if (takers.length === 0) return "lastGround";
    const to = takers.reduce((best, f) => {
      const longer = shared.get(f)! - shared.get(best)! || this.#areas[f]! - this.#areas[best]!;
      return longer > 0 || (longer === 0 && this.#comesFirst(f, best)) ? f : best;
    });
    return { to, border: shared.get(to)! };
  }

  /** The group that may take the ground of some features, or the gap between them; NaN when none may. */
  #groupOf(features: readonly number[], overlap: boolean): number {
    let group = this.#groups[features[0]!]!;
    for (const f of features) {
      const other = this.#groups[f]!;
      if (other === group) continue;
      // in an overlap what is protected keeps what it has, and the free lose it; a gap is shared out among the free
      if (!overlap) return 0;
      if (group !== 0 && other !== 0) return Number.NaN;
      group += other;
    }
    // what is a group of its own takes nothing but what it has
    return group < 0 && !overlap ? Number.NaN : group;
  }

  /** Whether the ground of a feature comes first by place; by number when it is the very same. */
  #comesFirst(f: number, g: number): boolean {
    const a = this.#faces[f]!;
    const b = this.#faces[g]!;
    for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
    return a.length === b.length ? f < g : a.length > b.length;
  }

  /** What is left: gaps and overlaps, and pieces below the thresholds. */
  left(isKept: (kind: RegionKind) => boolean): CoverageRemainder[] {
    const regions = this.#regions;
    const left: CoverageRemainder[] = [];
    for (const root of regions.roots()) {
      const kind = this.#coverage.kind(regions.label(root));
      const sliver = this.#isSliver(root);
      if (kind === undefined || (kind === "piece" && !sliver)) continue;
      const why = sliver ? (this.#taker(root, regions.borders(root)) as LeftReason) : isKept(kind) ? "kept" : "above";
      left.push({ ...this.#entry(root, LEFT_CODE[why]), why });
    }
    return left;
  }

  #entry(root: number, code: CoverageFindingCode, more: Partial<Taker> = {}): CleaningEntry {
    const regions = this.#regions;
    const { graph, kind, members } = this.#coverage;
    const label = regions.label(root);
    const from = members(label);
    const [area, width] = [regions.area(root), regions.meanWidth(root)];
    const where = graph.position(regions.corner(root));
    const features = from.length > 0 ? from : regions.around(root);
    const finding = coverageFinding(code, { features, at: where, area, width, ...more }, graph.measure);
    return { what: kind(label)!, from, areaM2: area, meanWidthM: width, where, finding };
  }
}

interface Taker {
  readonly to: number;
  readonly border: number;
}

const LEFT_CODE: Record<LeftReason, CoverageFindingCode> = {
  above: "COVERAGE_LEFT_ABOVE",
  kept: "COVERAGE_LEFT_KEPT",
  protected: "COVERAGE_LEFT_PROTECTED",
  lastGround: "COVERAGE_LEFT_LAST_GROUND",
  noNeighbour: "COVERAGE_LEFT_NO_NEIGHBOUR",
};

/** The polygons of each feature. Features that still overlap are dissolved in different passes. */
function dissolveFeatures(core: Core, { featureCount, members }: Coverage, label: Int32Array): Position[][][][] {
  const conflicts = Array.from({ length: featureCount }, () => new Set<number>());
  const sets = [...new Set(label)].filter((l) => members(l).length > 1);
  for (const l of sets) for (const f of members(l)) for (const g of members(l)) if (f !== g) conflicts[f]!.add(g);
  const pass = new Int32Array(featureCount).fill(-1);
  conflicts.forEach((others, f) => {
    const taken = new Set([...others].map((g) => pass[g]));
    pass[f] = 0;
    while (taken.has(pass[f])) pass[f]!++;
  });
  const parts: Position[][][][] = Array.from({ length: featureCount }, () => []);
  const passes = pass.reduce((most, p) => Math.max(most, p + 1), 0);
  for (let k = 0; k < passes; k++) {
    const keys = label.map((l) => members(l).find((f) => pass[f] === k) ?? -1);
    const top = core.call.mark();
    const set = dissolveFaces(core, keys);
    core.call.release(top);
    set.polygonKey.forEach((f, p) => {
      parts[f]!.push(nestedPolygons(set, p)[0]!);
    });
  }
  return parts;
}

/** The geometry of a feature; a Polygon stays one where it can. */
function shape<P>(
  { geometry }: Feature<Polygon | MultiPolygon | null, P>,
  parts: Position[][][],
): Polygon | MultiPolygon | null {
  if (parts.length === 0) return null;
  if (parts.length === 1 && geometry?.type === "Polygon") return { type: "Polygon", coordinates: parts[0]! };
  return { type: "MultiPolygon", coordinates: parts };
}

function totalsOf(
  { graph, label: was, members }: Coverage,
  is: Int32Array,
  log: readonly CoverageChange[],
): CleaningTotals {
  const sums = { before: new Sum(), after: new Sum(), gap: new Sum(), overlap: new Sum(), piece: new Sum() };
  graph.faceArea.forEach((area, face) => {
    sums.before.add(members(was[face]!).length * area);
    sums.after.add(members(is[face]!).length * area);
  });
  for (const { what, from, areaM2 } of log) sums[what].add(what === "overlap" ? (from.length - 1) * areaM2 : areaM2);
  return {
    beforeM2: sums.before.value,
    filledM2: sums.gap.value,
    resolvedM2: sums.overlap.value,
    movedM2: sums.piece.value,
    afterM2: sums.after.value,
  };
}
