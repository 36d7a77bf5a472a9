// Whether features are a coverage, in the words of JTS's coverage package: they tile the ground, so that interiors do not
// overlap, shared borders match vertex by vertex, and nothing between them is left out. One arrangement of the features
// (and their territory) tells all: uncovered faces are gaps, faces of several features are overlaps, and widths are
// 2 × area / perimeter.
//
// Guarantee: nothing is judged by a tolerance but what is thin; gaps and overlaps are those on the grid, however small, and
// the areas close: features = union + what is covered again, and union + gaps = territory + outside. Cost: one arrangement
// and a linear pass; polygons are built only for what is reported.
import type { LineString, Polygon, Position } from "geojson";
import type { Finding } from "../domain/finding.ts";
import { dissolveFaces } from "./arrangement.ts";
import { Sum } from "./compensated-sum.ts";
import { type CoverageFindingCode, coverageFinding } from "./coverage-findings.ts";
import { findMismatches } from "./coverage-matching.ts";
import {
  type Coverage,
  type CoverageFeatures,
  type CoverageOptions,
  GAP,
  type RegionKind,
  Regions,
  VOID,
  withCoverage,
} from "./coverage-regions.ts";
import type { Measure } from "./face-graph.ts";
import { optionError } from "./option-error.ts";
import { nestedPolygons, type PolygonSet } from "./polygon-set.ts";
import type { Core } from "./wasm-module.ts";

/** Options of {@link validateCoverage}. 覆盖检查选项. */
export interface CoverageValidationOptions extends CoverageOptions {
  /**
   * Mean width up to which a gap, an overlap or a piece of a feature is a sliver, in m (`planar`: in the data's unit). 1 by
   * default, and 0 (none is) for `planar` data, whose unit is not known. 碎斑宽度.
   */
  readonly tolerance?: number;
}

/** A connected stretch of ground that is not as it should be. 问题区域. */
export interface CoverageRegion {
  /** What it is. 类型. */
  readonly kind: RegionKind | "outside";
  /** Indices of the features concerned: those that cover it, or for a gap those around it; ascending. 相关要素. */
  readonly features: readonly number[];
  /** Its ground. 几何. */
  readonly geometry: Polygon;
  /** m² on the ellipsoid (`planar`: in the square of the data's unit). 面积. */
  readonly areaM2: number;
  /** 2 × area / perimeter, m (`planar`: in the data's unit): the width of a strip, half the side of a square. 平均宽度. */
  readonly meanWidthM: number;
  /** What to say about it, with the remedy. 问题说明. */
  readonly finding: Finding;
}

/** A stretch of the border between two features that only one of them has all vertices of. 不匹配边. */
export interface UnmatchedEdge {
  /** The feature that lacks vertices, and its neighbour. 缺少顶点的要素及其邻接要素. */
  readonly features: readonly [lacking: number, neighbour: number];
  /** From the last vertex that both have to the next. 几何. */
  readonly geometry: LineString;
  /** The vertices that it lacks. 缺少的顶点. */
  readonly missing: readonly Position[];
  /** What to say about it, with the remedy. 问题说明. */
  readonly finding: Finding;
}

/** The overlaps of the same features together. 重叠汇总. */
export interface OverlapSet {
  /** Indices of the features, ascending. 要素. */
  readonly features: readonly number[];
  /** Number of overlaps. 个数. */
  readonly count: number;
  /** Their area. 面积. */
  readonly areaM2: number;
}

/**
 * Areas that close, in m² (`planar`: in the square of the data's unit): `featuresM2 = unionM2 + repeatedM2`, and with a
 * territory `unionM2 + gapM2 = territoryM2 + outsideM2`. 面积汇总.
 */
export interface CoverageTotals {
  /** Sum of the features, each by itself. 要素面积之和. */
  readonly featuresM2: number;
  /** Ground covered at all. 并集面积. */
  readonly unionM2: number;
  /** Ground covered more than once. 重叠面积. */
  readonly overlapM2: number;
  /** The same, counted once for each covering after the first. 重复覆盖面积. */
  readonly repeatedM2: number;
  /** Ground of the gaps. 缝隙面积. */
  readonly gapM2: number;
  /** Covered ground outside the territory; null without one. 超出范围面积. */
  readonly outsideM2: number | null;
  /** The territory; null without one. 范围面积. */
  readonly territoryM2: number | null;
}

/** What {@link validateCoverage} gives back; plain data, in canonical order. 覆盖检查报告. */
export interface CoverageReport {
  /** Whether no finding is an `error`: no overlaps, no unmatched edges, the territory full and not left. 是否有效. */
  readonly isValid: boolean;
  /** How it was measured. 量算方法. */
  readonly method: "lonlat" | "planar";
  /** Enclosed ground that no feature covers; with a territory, all of its ground that none covers. 缝隙. */
  readonly gaps: readonly CoverageRegion[];
  /** Ground that several features cover, ordered by these. 重叠. */
  readonly overlaps: readonly CoverageRegion[];
  /** The overlaps summed by the features that make them. 按要素组汇总的重叠. */
  readonly overlapSets: readonly OverlapSet[];
  /** Covered ground outside the territory. 超出范围. */
  readonly outside: readonly CoverageRegion[];
  /** What is thin: gaps and overlaps (the same objects again), and pieces of features. 碎斑. */
  readonly slivers: readonly CoverageRegion[];
  /** Where borders do not match vertex by vertex. 不匹配边. */
  readonly unmatchedEdges: readonly UnmatchedEdge[];
  /** Areas that close. 面积汇总. */
  readonly totals: CoverageTotals;
  /** All findings: errors of ground, of borders, and the features that cover no ground. 全部问题. */
  readonly findings: readonly Finding[];
}

/**
 * Tells where features fail to tile the ground: gaps, overlaps, slivers and unmatched edges, each with its geometry, area,
 * mean width and the features concerned. 全域覆盖检查.
 *
 * Input: polygon features, valid or not (see `fillRule`), never mutated; a null geometry covers nothing. Coordinates are
 * rounded to the grid first, so what is narrower than half a step is no gap and no overlap.
 *
 * @param features - the features, as a collection or a {@link PolygonSet}
 * @param options - territory, sliver width, method of measure, grid, fill rule and budgets
 * @throws SanxianError for what is no polygon, for numbers that are not finite, for a wrong option, when a budget is passed;
 * `GEOMETRY_NOT_LONLAT` when `method` is `lonlat` and the data cannot be that
 * @example
 * ```ts
 * const cell = (x: number, width: number): Feature<Polygon> => ({
 *   type: "Feature", properties: {},
 *   geometry: { type: "Polygon", coordinates: [[[x, 0], [x + width, 0], [x + width, 2], [x, 2], [x, 0]]] },
 * });
 * const report = validateCoverage({ type: "FeatureCollection", features: [cell(0, 3), cell(2, 2)] }, { method: "planar" });
 * report.overlaps[0]?.features; //=> [0, 1]
 * report.overlaps[0]?.areaM2; //=> 2
 * report.isValid; //=> false
 * ```
 */
export function validateCoverage(
  features: CoverageFeatures | PolygonSet,
  options: CoverageValidationOptions = {},
): CoverageReport {
  return validateCoverageIn(undefined, features, options);
}

/** {@link validateCoverage} on a core that the caller owns. @internal */
export function validateCoverageIn(
  own: Core | undefined,
  features: CoverageFeatures | PolygonSet,
  options: CoverageValidationOptions,
): CoverageReport {
  const { tolerance } = options;
  if (tolerance !== undefined && !(tolerance >= 0)) throw optionError("tolerance", tolerance, "a width ≥ 0");
  return withCoverage(
    features,
    options,
    (core, coverage, { grid }) => {
      const { graph, label, kind, members, featureCount } = coverage;
      const { measure } = graph;
      const thin = tolerance ?? (measure === "lonlat" ? 1 : 0);
      const regions = new Regions(coverage);
      const roots = regions.roots().filter((r) => label[r]! >= 0 || kind(label[r]!) === "gap");
      const ofKind = (wanted: RegionKind): number[] => roots.filter((r) => kind(label[r]!) === wanted);
      const isThin = (root: number): boolean => regions.meanWidth(root) <= thin;
      const bySet = (a: number, b: number): number => compareLists(members(label[a]!), members(label[b]!)) || a - b;
      const gapRoots = ofKind("gap");
      const listed = [...gapRoots, ...ofKind("overlap").sort(bySet), ...ofKind("piece").filter(isThin).sort(bySet)];

      const polygons = polygonsOf(core, coverage, listed, (f) => regions.root(f));
      const all = listed.map((root, i): CoverageRegion => {
        const code: CoverageFindingCode =
          kind(label[root]!) === "overlap"
            ? "COVERAGE_OVERLAP"
            : label[root]! >= 0
              ? "COVERAGE_SLIVER"
              : coverage.within
                ? "COVERAGE_UNCOVERED"
                : "COVERAGE_GAP";
        const concerned = label[root]! < 0 ? regions.around(root) : members(label[root]!);
        const { area, width } = { area: regions.area(root), width: regions.meanWidth(root) };
        return describe(kind(label[root]!)!, code, concerned, polygons[i]!, area, width, measure);
      });
      const gaps = all.slice(0, gapRoots.length);
      const overlaps = all.filter((region) => region.kind === "overlap");
      const slivers = all.filter((_, i) => isThin(listed[i]!));
      const outside = findOutside(core, coverage);
      const unmatchedEdges = findMismatches(coverage, grid).map(({ features: pair, line, missing }): UnmatchedEdge => {
        const facts = { features: pair, at: missing[0]!, count: missing.length };
        const finding = coverageFinding("COVERAGE_UNMATCHED_EDGE", facts, measure);
        return { features: pair, geometry: { type: "LineString", coordinates: line }, missing, finding };
      });
      const grounded = new Uint8Array(featureCount);
      for (const l of new Set(label)) for (const f of members(l)) grounded[f] = 1;
      const groundless: Finding[] = [];
      grounded.forEach((has, f) => {
        if (has === 0) groundless.push(coverageFinding("COVERAGE_NO_GROUND", { features: [f] }, measure));
      });
      const findings = [...all, ...outside, ...unmatchedEdges].map((item) => item.finding).concat(groundless);
      return {
        isValid: findings.every(({ severity }) => severity !== "error"),
        method: measure,
        gaps,
        overlaps,
        overlapSets: sumBySet(overlaps),
        outside,
        slivers,
        unmatchedEdges,
        totals: totalsOf(coverage),
        findings,
      };
    },
    own,
  );
}

function describe(
  kind: CoverageRegion["kind"],
  code: CoverageFindingCode,
  features: readonly number[],
  geometry: Polygon,
  areaM2: number,
  meanWidthM: number,
  measure: Measure,
): CoverageRegion {
  const facts = { features, at: geometry.coordinates[0]![0]!, area: areaM2, width: meanWidthM };
  return { kind, features, geometry, areaM2, meanWidthM, finding: coverageFinding(code, facts, measure) };
}

/** The polygon of each root listed; regions are connected, so each has one. */
function polygonsOf(core: Core, { graph }: Coverage, roots: readonly number[], rootOf: (face: number) => number) {
  if (roots.length === 0) return [];
  const keyOf = new Int32Array(graph.faceCount).fill(-1);
  roots.forEach((root, i) => {
    keyOf[root] = i;
  });
  const top = core.call.mark();
  // polygons come sorted by key
  const set = dissolveFaces(
    core,
    Int32Array.from(keyOf, (_, face) => keyOf[rootOf(face)]!),
  );
  core.call.release(top);
  return roots.map((_, i): Polygon => ({ type: "Polygon", coordinates: nestedPolygons(set, i)[0]! }));
}

/** Covered ground outside the territory. */
function findOutside(core: Core, coverage: Coverage): CoverageRegion[] {
  const { graph, label, members, within } = coverage;
  if (!within) return [];
  const beyond = label.map((l, face) => (within[face] === 1 ? VOID : l));
  const regions = new Regions(coverage, beyond);
  const roots = regions.roots().filter((root) => beyond[root]! >= 0);
  return polygonsOf(core, coverage, roots, (face) => regions.root(face)).map((polygon, i) => {
    const [root, covering] = [roots[i]!, members(beyond[roots[i]!]!)];
    const [area, width] = [regions.area(root), regions.meanWidth(root)];
    return describe("outside", "COVERAGE_OUTSIDE", covering, polygon, area, width, graph.measure);
  });
}

function sumBySet(overlaps: readonly CoverageRegion[]): OverlapSet[] {
  const sets: { features: readonly number[]; count: number; sum: Sum }[] = [];
  for (const { features, areaM2 } of overlaps) {
    let last = sets[sets.length - 1];
    if (!last || compareLists(last.features, features) !== 0)
      sets.push((last = { features, count: 0, sum: new Sum() }));
    last.count++;
    last.sum.add(areaM2);
  }
  return sets.map(({ features, count, sum }) => ({ features, count, areaM2: sum.value }));
}

function totalsOf({ graph, label, members, within }: Coverage): CoverageTotals {
  const features = new Sum();
  const union = new Sum();
  const overlap = new Sum();
  const repeated = new Sum();
  const gap = new Sum();
  const outside = new Sum();
  const territory = new Sum();
  label.forEach((l, face) => {
    const area = graph.faceArea[face]!;
    const { length } = members(l);
    features.add(length * area);
    if (length > 0) union.add(area);
    if (length > 1) {
      overlap.add(area);
      repeated.add((length - 1) * area);
    }
    if (l === GAP) gap.add(area);
    if (within?.[face] === 1) territory.add(area);
    else if (length > 0) outside.add(area);
  });
  return {
    featuresM2: features.value,
    unionM2: union.value,
    overlapM2: overlap.value,
    repeatedM2: repeated.value,
    gapM2: gap.value,
    outsideM2: within ? outside.value : null,
    territoryM2: within ? territory.value : null,
  };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
