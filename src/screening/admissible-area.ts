// Screening turned around: where in the territory may this type of project go (可准入区域)? Units, zones, parks, named areas
// and the ground within the distances that terms ask for are overlaid once. Inside a face all places are the same and every
// distance condition has one answer, so a point of it stands for all its points: one face of each combination is screened
// at a point well inside, by the very screening that answers for single projects.
//
// Guarantee: the verdict of every point of the territory, but within `maxErrorM` of a distance (whose border is drawn) and
// a step of the grid of any other border. The areas add up to the territory. Where so thin a face is all there is of its
// combination that no point of it can be told apart, it is undetermined, which is never a yes. A footprint that takes
// ground, rather than a point, may be judged more strictly: it meets more places, and never fewer.
// Cost: one overlay of the whole scheme, buffers (0.2 ms a vertex of what they surround), 0.1 ms a combination.
import type { MultiPolygon, Polygon, Position } from "geojson";
import type { IsoDate, Project, Verdict } from "../domain/index.ts";
import { type Overlay, overlay } from "../geometry/index.ts";
import { distanceZones } from "./distance-zones.ts";
import { PLACE_LAYERS, type PreparedScheme } from "./prepared-scheme.ts";
import { representativePoint } from "./representative-point.ts";
import { type ScreeningSettings, type ScreenOptions, screeningSettings } from "./screening-settings.ts";
import { type ScreeningSummary, summarise } from "./screening-summary.ts";

/** A project without its ground. 项目类型. */
export type ProjectType = Omit<Project, "footprint">;

/** Options of {@link admissibleArea}. 可准入区域选项. */
export interface AdmissibleAreaOptions extends ScreenOptions {
  /** How far the border of a distance may be drawn inside the true one, m; default 0.1. 距离边界最大误差. */
  readonly maxErrorM?: number;
  /** Heard between steps; its reason is thrown. 取消信号. */
  readonly signal?: AbortSignal;
  /** Told how many combinations of places are judged. 进度回调. */
  readonly onProgress?: (progress: {
    /** Combinations judged. 已完成. */
    readonly done: number;
    /** Combinations in all. 总数. */
    readonly total: number;
  }) => void;
}

/** The ground of one verdict. 同一结论的区域. */
export interface VerdictArea {
  /** The verdict of a point there. 结论. */
  readonly verdict: Verdict;
  /** Ellipsoidal area, m². 面积. */
  readonly areaM2: number;
  /** Share of the territory, 0 to 1. 占比. */
  readonly share: number;
  /** The ground. 几何. */
  readonly geometry: MultiPolygon;
}

/** Why ground has its verdict, and how much has it for that reason. 结论原因与面积. */
export interface AdmissibleRegion {
  /** The verdict. 结论. */
  readonly verdict: Verdict;
  /** Why. 结论依据. */
  readonly reasons: ScreeningSummary["reasons"];
  /** Facts to ask for. 待补充事实. */
  readonly questions: ScreeningSummary["questions"];
  /** Ellipsoidal area, m². 面积. */
  readonly areaM2: number;
}

/** Where a type of project may go: plain data. 可准入区域. */
export interface AdmissibleArea {
  /** Always `sanxian.admissibleArea`. 文档格式. */
  readonly format: "sanxian.admissibleArea";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** The day asked for. 研判日期. */
  readonly asOf: IsoDate;
  /** Id of the scheme. 方案编号. */
  readonly scheme: string;
  /** Number of its version. 方案版本. */
  readonly version: string;
  /** Id of the project type. 项目类型编号. */
  readonly project: string;
  /** Ellipsoidal area of the territory, m². 辖区面积. */
  readonly territoryM2: number;
  /** The ground by verdict, from admissible to inadmissible; verdicts without ground are left out. 按结论分区. */
  readonly verdicts: readonly VerdictArea[];
  /** The same by reason, the largest first. 按原因统计. */
  readonly regions: readonly AdmissibleRegion[];
  /** How the ground was drawn. 计算方法. */
  readonly method: {
    /** Grid step, degrees. 网格步长. */
    readonly gridDeg: number;
    /** Error of the borders of distances, m. 距离边界最大误差. */
    readonly maxErrorM: number;
  };
}

/** Verdicts from the mildest to the strictest. @internal */
export const MILDEST_FIRST: readonly Verdict[] = ["admissible", "conditional", "undetermined", "inadmissible"];

/**
 * Where in the territory a type of project may go. 可准入区域分析.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param project - a project; its footprint, if it has one, is not looked at
 * @param options - the day, and as for `screen`; error of drawn distances, signal, progress
 * @throws SanxianError as `screen`; `OPTION_INVALID` for a term that asks for a distance beyond 100 km; budgets
 * @example
 * ```ts
 * const { verdicts } = admissibleArea(prepared, { ...project, industries: ["C2614"] }, { asOf: "2026-11-24" });
 * verdicts.find(({ verdict }) => verdict === "admissible")?.areaM2; //=> 152340210.7
 * ```
 */
export function admissibleArea(
  prepared: PreparedScheme,
  project: ProjectType,
  options: AdmissibleAreaOptions,
): AdmissibleArea {
  const settings = screeningSettings(options);
  const { signal, onProgress, maxErrorM = 0.1 } = options;
  const { scheme, collections } = prepared;
  const grid = scheme.gridDeg === undefined ? {} : { grid: scheme.gridDeg };
  signal?.throwIfAborted();
  const territory = { type: "Feature", properties: null, geometry: scheme.territory.geometry } as const;
  const distances = distanceZones(prepared, { ...grid, maxErrorM });
  signal?.throwIfAborted();
  const layers = {
    ...collections,
    distances,
    territory: { type: "FeatureCollection", features: [territory] },
  } as const;
  const ground = overlay(layers as unknown as Layers, grid);

  const combinations = combinationsOf(ground);
  const faceVerdict = new Map<number, Verdict>();
  const regions = new Map<string, { summary: Judged; areaM2: number }>();
  const indexOf = new Map<object, number>(
    PLACE_LAYERS.flatMap((layer) => collections[layer].features.map((feature, i) => [feature, i] as const)),
  );
  const sample = samplesOf(ground, combinations);
  let done = 0;
  for (const { faces, areaM2, holds } of combinations) {
    signal?.throwIfAborted();
    onProgress?.({ done, total: combinations.length });
    const point = sample.get(faces[0]!);
    const judged = point === undefined ? UNTOLD : judge(prepared, project, point, { holds, indexOf }, settings);
    for (const face of faces) faceVerdict.set(face, judged.verdict);
    const key = JSON.stringify([judged.verdict, judged.reasons, judged.questions]);
    const region = regions.get(key);
    if (region === undefined) regions.set(key, { summary: judged, areaM2 });
    else region.areaM2 += areaM2;
    done++;
  }
  onProgress?.({ done, total: done });
  signal?.throwIfAborted();

  const dissolved = ground.dissolve((face) => faceVerdict.get(face) ?? null).features;
  const territoryM2 = dissolved.reduce((sum, { properties }) => sum + properties.areaM2!, 0);
  const verdicts = MILDEST_FIRST.flatMap((verdict): VerdictArea[] => {
    const feature = dissolved.find(({ properties }) => properties.key === verdict);
    if (feature === undefined) return [];
    const areaM2 = feature.properties.areaM2!;
    return [{ verdict, areaM2, share: areaM2 / territoryM2, geometry: feature.geometry }];
  });
  return {
    format: "sanxian.admissibleArea",
    formatVersion: "1",
    asOf: settings.asOf,
    scheme: scheme.id,
    version: scheme.version.number,
    project: project.id,
    territoryM2,
    verdicts,
    regions: [...regions]
      .sort(([a, one], [b, other]) => other.areaM2 - one.areaM2 || (a < b ? -1 : 1))
      .map(([, { summary, areaM2 }]) => ({
        verdict: summary.verdict,
        reasons: summary.reasons,
        questions: summary.questions,
        areaM2,
      })),
    method: { gridDeg: ground.grid, maxErrorM },
  };
}

type Layers = PreparedScheme["collections"] & {
  readonly distances: PreparedScheme["collections"]["units"];
  readonly territory: PreparedScheme["collections"]["units"];
};
type Judged = Pick<ScreeningSummary, "verdict" | "reasons" | "questions">;

/** Faces that lie in the same places, the largest first. */
interface Combination {
  readonly faces: number[];
  readonly areaM2: number;
  /** Indices by layer, as a text. */
  readonly holds: string;
}

/** Ground too thin for a point of it to be told apart. */
const UNTOLD: Judged = { verdict: "undetermined", reasons: [], questions: [] };

function combinationsOf(ground: Overlay<Layers>): Combination[] {
  const byKey = new Map<string, { faces: number[]; areaM2: number; largest: number; holds: string }>();
  for (let face = 0; face < ground.faceCount; face++) {
    if (ground.coveringIndices("territory", face).length === 0) continue;
    const holds = PLACE_LAYERS.map((layer) => ground.coveringIndices(layer, face).join(",")).join("|");
    const key = `${holds}|${ground.coveringIndices("distances", face).join(",")}`;
    const areaM2 = ground.areaM2[face]!;
    const found = byKey.get(key);
    if (found === undefined) byKey.set(key, { faces: [face], areaM2, largest: areaM2, holds });
    else {
      found.areaM2 += areaM2;
      if (areaM2 > found.largest) {
        found.largest = areaM2;
        found.faces.unshift(face);
      } else found.faces.push(face);
    }
  }
  return [...byKey.values()];
}

/** A point well inside the largest face of each combination. */
function samplesOf(ground: Overlay<Layers>, combinations: readonly Combination[]): Map<number, Position> {
  const wanted = new Set(combinations.map(({ faces }) => faces[0]!));
  const points = new Map<number, Position>();
  for (const { index, geometry } of ground.faces()) {
    const point = wanted.has(index) ? representativePoint(geometry as Polygon) : null;
    if (point !== null) points.set(index, point);
  }
  return points;
}

function judge(
  prepared: PreparedScheme,
  project: ProjectType,
  point: Position,
  { holds, indexOf }: { readonly holds: string; readonly indexOf: ReadonlyMap<object, number> },
  settings: ScreeningSettings,
): Judged {
  const hit = prepared.prepared.locate(point[0]!, point[1]!);
  const located = PLACE_LAYERS.map((layer) =>
    hit
      .covering(layer)
      .map((feature) => indexOf.get(feature))
      .join(","),
  ).join("|");
  if (located !== holds) return UNTOLD;
  return summarise(prepared, { ...project, footprint: { type: "Point", coordinates: point } }, settings, false);
}
