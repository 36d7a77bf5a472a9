// What a screening is asked with: the day, what counts, the area method; checked once, also where thousands of projects follow.
import {
  type AreaMethodName,
  type IsoDate,
  isIsoDate,
  type Project,
  SanxianError,
  type SchemeVersion,
  validityState,
} from "../domain/index.ts";
import type { AreaOptions } from "../geometry/index.ts";
import type { Thresholds } from "./footprint.ts";
import type { PreparedScheme } from "./prepared-scheme.ts";

/** Options of `screen`. 研判选项. */
export interface ScreenOptions {
  /** The day asked for, `YYYY-MM-DD`; the library reads no clock. 研判日期. */
  readonly asOf: IsoDate;
  /** How near counts as touching, m. Default 0.05. 相接容差. */
  readonly toleranceM?: number;
  /** Smallest area that counts, m²; what is less only touches. Default 1. 最小面积. */
  readonly minAreaM2?: number;
  /** Smallest length that counts, m; what is less only touches. Default 1. 最小长度. */
  readonly minLengthM?: number;
  /** Area method; `lonlat` (default) adds up exactly. 面积计算方法. */
  readonly areaMethod?:
    | AreaMethodName
    | {
        /** Areas in the Gauss-Krüger plane. 高斯-克吕格平面. */
        readonly method: "gaussKruger";
        /** Its central meridian, degrees. 中央子午线. */
        readonly centralMeridianDeg: number;
      };
  /**
   * Versions adopted and not yet in force, prepared; each takes over on its first day, from which the one before it decides
   * nothing any more. 已通过、待生效的方案版本.
   */
  readonly adopted?: readonly PreparedScheme[];
  /** Whether to look for the smallest set of questions that decides an open verdict. Default true. 是否求最少问题集. */
  readonly deciding?: boolean;
}

/** Options, checked and complete. @internal */
export interface ScreeningSettings {
  readonly asOf: IsoDate;
  readonly thresholds: Thresholds;
  readonly method: AreaOptions & { readonly method: string };
  readonly adopted: readonly PreparedScheme[];
}

/** Checks options. @throws SanxianError `OPTION_INVALID` @internal */
export function screeningSettings(options: ScreenOptions): ScreeningSettings {
  const { asOf } = options;
  if (!isIsoDate(asOf))
    throw new SanxianError("OPTION_INVALID", { name: "asOf", value: String(asOf), expected: "YYYY-MM-DD" });
  return {
    asOf,
    thresholds: {
      asOf,
      toleranceM: atLeastZero("toleranceM", options.toleranceM ?? 0.05),
      minAreaM2: atLeastZero("minAreaM2", options.minAreaM2 ?? 1),
      minLengthM: atLeastZero("minLengthM", options.minLengthM ?? 1),
    },
    method: areaOptions(options.areaMethod),
    adopted: options.adopted ?? [],
  };
}

/** Refuses what is no project document. @throws SanxianError `DOCUMENT_VERSION` @internal */
export function checkProject(project: Project): void {
  if (project?.format !== "sanxian.project" || project.formatVersion !== "1")
    throw new SanxianError("DOCUMENT_VERSION", {
      value: `${String(project?.format)} ${String(project?.formatVersion)}`,
      expected: "sanxian.project 1",
    });
}

function atLeastZero(name: string, value: number): number {
  if (!(value >= 0 && value < Infinity))
    throw new SanxianError("OPTION_INVALID", { name, value: String(value), expected: "a number ≥ 0" });
  return value;
}

function areaOptions(asked: ScreenOptions["areaMethod"]): AreaOptions & { readonly method: string } {
  if (asked === undefined) return { method: "lonlat" };
  if (typeof asked === "object") return asked;
  if (asked === "gaussKruger")
    throw new SanxianError("OPTION_INVALID", {
      name: "areaMethod",
      value: asked,
      expected: '{ method: "gaussKruger", centralMeridianDeg }',
    });
  return { method: asked };
}

/** Whether a version applied on a day: one that was later superseded did, until its last day; a draft never did. @internal */
export function isInForce(version: SchemeVersion, asOf: IsoDate): boolean {
  if (validityState(version, asOf) !== "inForce") return false;
  switch (version.status) {
    case "published":
    case "inForce":
      return true;
    case "superseded":
    case "withdrawn":
      return version.validTo !== undefined;
    default:
      return false;
  }
}

/** Whether a scheme decides on the day asked for: it is in force, and no adopted version has taken over. @internal */
export function decidesOn(
  { scheme: { version } }: PreparedScheme,
  { asOf, adopted }: Pick<ScreeningSettings, "asOf" | "adopted">,
): boolean {
  const begins = version.validFrom ?? "";
  return (
    isInForce(version, asOf) &&
    !adopted.some(({ scheme: { version: other } }) => (other.validFrom ?? "") > begins && isInForce(other, asOf))
  );
}
