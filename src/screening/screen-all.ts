// Many projects against one scheme, one after another (批量研判). Each is cut by itself: where footprints overlap, one
// arrangement of many would bend the edges of each at those of the others. So a record depends on itself alone, whatever comes
// before or after it, and equals the summary of `screen` to the last bit.
//
// What is asked of memory does not grow with the number of records: one is read, screened and handed on before the next is
// read. A record that cannot be screened is reported in its place, and the work goes on. Cost: the geometry, 10 to
// 30 µs for a dozen vertices against 40,000 units; a tenth of a microsecond for a term that asks nothing of the ground but
// whether it lies in scope, one or two for one that does; see the bench (`plotsBatch`, `plotsCut`).

import type { Position } from "geojson";
import { type BilingualText, type Finding, fillText, type Project, SanxianError } from "../domain/index.ts";
import type { PolygonSet } from "../geometry/index.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";
import { ProjectReading } from "./project-reading.ts";
import { type ScreenOptions, screeningSettings } from "./screening-settings.ts";
import { type ScreeningSummary, summarise } from "./screening-summary.ts";

/** A record that could not be read: it is reported in its place. 无法读取的记录. */
export interface UnreadableProject {
  /** What is wrong with it. 问题. */
  readonly unreadable: readonly Finding[];
  /** Id of the project, where one could be read. 项目编号. */
  readonly id?: string;
}

/**
 * One project on many footprints, as flat arrays: feature i of the set is the footprint of the project with the i-th id.
 * 同一项目的多处用地.
 */
export interface FootprintSet {
  /** The project; its own footprint is not looked at. 项目. */
  readonly project: Omit<Project, "footprint">;
  /** The footprints. 用地范围. */
  readonly footprints: PolygonSet;
  /** Ids of the records; the numbers from 0 where not given. 编号. */
  readonly ids?: readonly string[];
}

/** What {@link screenAll} reads. 批量研判输入. */
export type ProjectSource =
  | Iterable<Project | UnreadableProject>
  | AsyncIterable<Project | UnreadableProject>
  | FootprintSet;

/** One record of a batch, in the order of the input. 批量研判记录. */
export type ScreenedRecord =
  | (ScreeningSummary & {
      /** Number of the record, from 0. 序号. */
      readonly index: number;
      /** It was screened. 已研判. */
      readonly status: "screened";
    })
  | {
      /** Number of the record, from 0. 序号. */
      readonly index: number;
      /** It could not be screened. 未研判. */
      readonly status: "faulty";
      /** Id of the project; `null` where none could be read. 项目编号. */
      readonly project: string | null;
      /** What is wrong with it. 问题. */
      readonly findings: readonly Finding[];
    };

/** Where a batch stands. 批量进度. */
export interface BatchProgress {
  /** Records done, faulty ones included. 已处理. */
  readonly done: number;
  /** Of them, those that could not be screened. 有误. */
  readonly faulty: number;
  /** Records in all, where the input tells. 总数. */
  readonly total: number | null;
}

/** Options of {@link screenAll}. 批量研判选项. */
export interface BatchOptions extends ScreenOptions {
  /** Whether to give the geometry of the parts; default false. 是否给出涉及部分的几何. */
  readonly parts?: boolean;
  /** Heard between records; its reason is thrown. 取消信号. */
  readonly signal?: AbortSignal;
  /** Told every so many records, and at the end. 进度回调. */
  readonly onProgress?: (progress: BatchProgress) => void;
  /** After how many records progress is told and the thread is lent to others; default 256. 每批记录数. */
  readonly every?: number;
}

const UNREADABLE: BilingualText = {
  zh: "记录无法研判（{value}）；请按项目文档格式改正。",
  en: "The record cannot be screened ({value}); correct it after the form of project documents.",
};

/**
 * Screens many projects, in their order. 批量研判.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param projects - projects, at hand or as they come; or one project on many footprints
 * @param options - as for `screen`; parts, signal, progress
 * @returns the records, one at a time as they are asked for; a bad one is reported in its place
 * @throws SanxianError `OPTION_INVALID` before the first record; the signal's reason; what the input throws
 * @example
 * ```ts
 * for await (const record of screenAll(prepared, projects, { asOf: "2026-11-24" }))
 *   if (record.status === "screened") console.log(record.project, record.verdict);
 * ```
 */
export async function* screenAll(
  prepared: PreparedScheme,
  projects: ProjectSource,
  options: BatchOptions,
): AsyncGenerator<ScreenedRecord, void, undefined> {
  const settings = screeningSettings(options);
  const { parts = false, signal, onProgress, every = 256 } = options;
  if (!(Number.isInteger(every) && every > 0))
    throw new SanxianError("OPTION_INVALID", { name: "every", value: String(every), expected: "a whole number > 0" });
  const total = totalOf(projects);
  let done = 0;
  let faulty = 0;
  signal?.throwIfAborted();
  // one project on many footprints is read once
  const reading = isFootprintSet(projects)
    ? new ProjectReading(prepared, projects.project as Project, settings.asOf)
    : undefined;
  for await (const project of isFootprintSet(projects) ? projectsOn(projects) : projects) {
    const record = recordOf(prepared, project, done, settings, parts, reading);
    done++;
    if (record.status === "faulty") faulty++;
    yield record;
    if (done % every === 0) {
      onProgress?.({ done, faulty, total });
      await breath();
    }
    signal?.throwIfAborted();
  }
  onProgress?.({ done, faulty, total: done });
}

function recordOf(
  prepared: PreparedScheme,
  project: Project | UnreadableProject,
  index: number,
  settings: ReturnType<typeof screeningSettings>,
  parts: boolean,
  reading: ProjectReading | undefined,
): ScreenedRecord {
  const id = typeof project?.id === "string" ? project.id : null;
  if (isUnreadable(project)) return { index, status: "faulty", project: id, findings: project.unreadable };
  try {
    return { index, status: "screened", ...summarise(prepared, project, settings, parts, reading) };
  } catch (cause) {
    return { index, status: "faulty", project: id, findings: [faultOf(cause)] };
  }
}

/** What says of itself that it is a document is read as one, whatever else stands in it. */
function isUnreadable(project: Project | UnreadableProject): project is UnreadableProject {
  return typeof project === "object" && project !== null && !("format" in project) && Array.isArray(project.unreadable);
}

/** What went wrong with a record, as a finding: data from outside may be anything. */
function faultOf(cause: unknown): Finding {
  if (cause instanceof SanxianError) {
    // not the record's doing, and no better with the next
    if (cause.code === "PREPARED_DISPOSED" || cause.code === "WASM_SYNC_REFUSED") throw cause;
    return { code: cause.code, severity: "error", values: cause.values, message: cause.text };
  }
  const values = { value: String((cause as Error)?.message ?? cause) };
  return { code: "RECORD_UNREADABLE", severity: "error", values, message: fillText(UNREADABLE, values) };
}

function isFootprintSet(projects: ProjectSource): projects is FootprintSet {
  return "footprints" in projects;
}

function totalOf(projects: ProjectSource): number | null {
  if (isFootprintSet(projects)) return projects.footprints.featureOffsets.length - 1;
  return Array.isArray(projects) ? projects.length : null;
}

function* projectsOn({ project, footprints, ids }: FootprintSet): Iterable<Project> {
  const { coords, ringOffsets, polygonOffsets, featureOffsets } = footprints;
  const ring = (r: number): Position[] => {
    const positions: Position[] = [];
    for (let i = ringOffsets[r]!; i < ringOffsets[r + 1]!; i++) positions.push([coords[2 * i]!, coords[2 * i + 1]!]);
    return positions;
  };
  const range = <T>(from: number, to: number, item: (i: number) => T): T[] =>
    Array.from({ length: to - from }, (_, i) => item(from + i));
  for (let f = 0; f + 1 < featureOffsets.length; f++) {
    const coordinates = range(featureOffsets[f]!, featureOffsets[f + 1]!, (p) =>
      range(polygonOffsets[p]!, polygonOffsets[p + 1]!, ring),
    );
    yield { ...project, id: ids?.[f] ?? String(f), footprint: { type: "MultiPolygon", coordinates } };
  }
}

/** Lends the thread to whoever waits, such as the one who wants to abort. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === "function") setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
