// Whom an update hits: every project of a stock is screened against both versions, one after the other, and the two analyses are
// compared: verdict, terms, ground. How to screen comes in as an argument; this wing does not know. A project that gains is one
// that may be built more easily; what could not be decided on either side is never counted as a gain or a loss.
//
// Guarantee: one result for each project, in the order of their ids; a project that cannot be screened is told and the others go
// on. Cost: two screenings a project. `onProgress` hears of each; an aborted `signal` stops before the next.
import {
  type BilingualText,
  type Finding,
  type Project,
  SanxianError,
  type TermOutcome,
  type Verdict,
  type ZoneClass,
  type ZoningScheme,
} from "../domain/index.ts";
import { revisionFinding } from "./revision-findings.ts";

/** What of an analysis is compared; what `screen` gives is one. 参与比较的研判结果. */
export interface ScreenedProject {
  /** Verdict. 结论. */
  readonly verdict: Verdict;
  /** Terms. 条目. */
  readonly terms: readonly {
    /** Id. 编号. */
    readonly term: string;
    /** Outcome. 结论. */
    readonly outcome: TermOutcome;
    /** Ground concerned, m². 面积. */
    readonly areaM2: number;
    /** Why. 原因. */
    readonly because: BilingualText;
  }[];
  /** Units touched. 单元. */
  readonly units: readonly {
    /** Code. 编码. */
    readonly code: string;
    /** Class. 类别. */
    readonly class: ZoneClass;
    /** Ground of the project in it, m². 面积. */
    readonly areaM2: number;
  }[];
}

/**
 * What an update does to a project: gains 受益, loses 受限, changed 有变化 (the same verdict for other reasons), unchanged 无变化,
 * undetermined 无法判断 (one side is open), failed 未能研判. 影响.
 */
export type ImpactKind = "gains" | "loses" | "changed" | "unchanged" | "undetermined" | "failed";

/** A term whose outcome changed for a project. 条目结论变化. */
export interface ImpactTerm {
  /** Id. 条目. */
  readonly term: string;
  /** Outcome before; `null` where the term was not there. 变化前. */
  readonly before: TermOutcome | null;
  /** Outcome after; `null` where it is gone. 变化后. */
  readonly after: TermOutcome | null;
  /** Ground it concerns after, or before where it is gone, m². 面积. */
  readonly areaM2: number;
  /** Why, after the version that names it last. 原因. */
  readonly because: BilingualText;
}

/** What an update does to one project. 项目影响. */
export interface ProjectImpact {
  /** Id of the project. 编号. */
  readonly project: string;
  /** Name. 名称. */
  readonly name: string;
  /** What it does. 影响. */
  readonly impact: ImpactKind;
  /** Verdict before; `null` when it failed. 变化前结论. */
  readonly before: Verdict | null;
  /** Verdict after. 变化后结论. */
  readonly after: Verdict | null;
  /** Terms whose outcome changed, those that decide first. 条目变化. */
  readonly terms: readonly ImpactTerm[];
  /** Ground of the project by class of unit, m², before and after, where it changed. 各类单元占地变化. */
  readonly ground: readonly {
    /** Class. 类别. */
    readonly class: ZoneClass;
    /** Before. 变化前. */
    readonly beforeM2: number;
    /** After. 变化后. */
    readonly afterM2: number;
  }[];
}

/** What an update does to a stock of projects. 更新影响. */
export interface UpdateImpact {
  /** Always `sanxian.impact`. 文档格式. */
  readonly format: "sanxian.impact";
  /** Version of the form. 格式版本. */
  readonly formatVersion: "1";
  /** Each project, by id. 项目影响. */
  readonly projects: readonly ProjectImpact[];
  /** How many of each kind. 数量. */
  readonly counts: Readonly<Record<ImpactKind, number>>;
  /** Projects that could not be screened, and ids that occur twice. 问题. */
  readonly findings: readonly Finding[];
}

/** Options of {@link impactOf}. 影响分析选项. */
export interface ImpactOptions {
  /** Hears of each project. 进度. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops before the next project when aborted. 中止信号. */
  readonly signal?: AbortSignal;
}

const RANK: Readonly<Record<Exclude<Verdict, "undetermined">, number>> = {
  inadmissible: 0,
  conditional: 1,
  admissible: 2,
};
const WEIGHT: readonly (TermOutcome | null)[] = [
  "violates",
  "undetermined",
  "needsCommitment",
  "conforms",
  "notApplicable",
  null,
];
const CLASSES: readonly ZoneClass[] = ["priority", "key", "general"];
/** Less is the rounding of a sum. */
const LEAST_M2 = 1e-3;

/**
 * Screens a stock of projects against both versions: who gains, who loses, why, and how many m². 更新影响分析.
 *
 * @param stock - the projects; never changed
 * @param before - screens a project against the version before
 * @param after - screens it against the version after
 * @param options - progress and abort
 * @throws what `signal` throws when it is aborted; what a screening throws that is no `SanxianError`
 * @example
 * ```ts
 * const [p1, p2] = [prepareScheme(v1), prepareScheme(v2)];
 * const asOf = "2026-11-24";
 * impactOf(stock, (p) => screen(p1, p, { asOf }), (p) => screen(p2, p, { asOf })).counts.loses; //=> 3
 * ```
 */
export function impactOf(
  stock: readonly Project[],
  before: (project: Project) => ScreenedProject,
  after: (project: Project) => ScreenedProject,
  options: ImpactOptions = {},
): UpdateImpact {
  const { onProgress, signal } = options;
  const ordered = [...stock].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const findings: Finding[] = [];
  const projects: ProjectImpact[] = [];
  ordered.forEach((project, i) => {
    signal?.throwIfAborted();
    try {
      projects.push(compared(project, before(project), after(project)));
    } catch (error) {
      if (!(error instanceof SanxianError)) throw error;
      const values = { project: project.id, value: error.text };
      findings.push(revisionFinding("IMPACT_NOT_SCREENED", values, { subject: project.id }));
      const { id, name } = project;
      projects.push({ project: id, name, impact: "failed", before: null, after: null, terms: [], ground: [] });
    }
    onProgress?.(i + 1, ordered.length);
  });
  const counts = { gains: 0, loses: 0, changed: 0, unchanged: 0, undetermined: 0, failed: 0 };
  for (const { impact } of projects) counts[impact]++;
  return { format: "sanxian.impact", formatVersion: "1", projects, counts, findings };
}

/**
 * A version as if it were in force on every day, so that a draft can be screened for what it would mean; terms keep their days.
 * 视为施行.
 *
 * @param scheme - any version; never changed
 * @example
 * ```ts
 * screen(prepareScheme(asIfInForce(draft)), project, { asOf: "2026-11-24" }).verdict; //=> "conditional"
 * ```
 */
export function asIfInForce(scheme: ZoningScheme): ZoningScheme {
  const { validFrom: _f, validTo: _t, ...version } = scheme.version;
  return { ...scheme, version: { ...version, status: "inForce" } };
}

function compared({ id, name }: Project, before: ScreenedProject, after: ScreenedProject): ProjectImpact {
  const [from, to] = [byId(before), byId(after)];
  const terms: ImpactTerm[] = [];
  for (const term of [...new Set([...from.keys(), ...to.keys()])].sort()) {
    const [was, is] = [from.get(term), to.get(term)];
    if (was?.outcome === is?.outcome) continue;
    // a term that came or went without bearing on the project is no news to it
    if ((was?.outcome ?? "notApplicable") === (is?.outcome ?? "notApplicable")) continue;
    const { areaM2, because } = (is ?? was)!;
    terms.push({ term, before: was?.outcome ?? null, after: is?.outcome ?? null, areaM2, because });
  }
  const weight = ({ before: was, after: is }: ImpactTerm): number => Math.min(WEIGHT.indexOf(was), WEIGHT.indexOf(is));
  terms.sort((a, b) => weight(a) - weight(b));
  const ground = CLASSES.map((zoneClass) => ({
    class: zoneClass,
    beforeM2: groundIn(before, zoneClass),
    afterM2: groundIn(after, zoneClass),
  })).filter(({ beforeM2, afterM2 }) => Math.abs(beforeM2 - afterM2) > LEAST_M2);
  return {
    project: id,
    name,
    impact: kindOf(before, after, terms.length + ground.length > 0),
    before: before.verdict,
    after: after.verdict,
    terms,
    ground,
  };
}

function kindOf({ verdict: was }: ScreenedProject, { verdict: is }: ScreenedProject, differs: boolean): ImpactKind {
  if (was === is) return differs ? "changed" : "unchanged";
  if (was === "undetermined" || is === "undetermined") return "undetermined";
  return RANK[is] > RANK[was] ? "gains" : "loses";
}

function byId({ terms }: ScreenedProject): Map<string, ScreenedProject["terms"][number]> {
  return new Map(terms.map((term) => [term.term, term]));
}

function groundIn({ units }: ScreenedProject, zoneClass: ZoneClass): number {
  return units.filter((unit) => unit.class === zoneClass).reduce((sum, { areaM2 }) => sum + areaM2, 0);
}
