// Screening: a project against a scheme (符合性分析). The footprint is cut once by everything the scheme has (footprint.ts);
// what is touched, every term's outcome and the verdict are read off the pieces. Guarantee: deterministic plain data, the
// same bytes for the same input whatever the order of units, zones or terms; unknown is never a pass. Cost: one small
// arrangement for areas, one for lines, and a few microseconds a term.
import type { Geometry } from "geojson";
import {
  type AreaMethodName,
  ELEMENTS,
  type Element,
  type Finding,
  type IsoDate,
  isIsoDate,
  type Project,
  SanxianError,
  type SchemeVersion,
  validityState,
} from "../domain/index.ts";
import type { AreaOptions } from "../geometry/index.ts";
import type {
  ConformityAnalysis,
  ElementAnswer,
  Measure,
  OutsideCoverage,
  PendingTerm,
  Relation,
  TermResult,
  TouchedPlace,
} from "./conformity-analysis.ts";
import { type CutFootprint, cutFootprint, type Piece, shareOf, sumOf } from "./footprint.ts";
import { footprintFindings } from "./footprint-findings.ts";
import type { PlaceLayer, PreparedScheme } from "./prepared-scheme.ts";
import { footprintFacts } from "./spatial-facts.ts";
import { termOutcome } from "./term-outcome.ts";
import { conclude } from "./verdict.ts";

/** Options of {@link screen}. 研判选项. */
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
}

/**
 * Screens a project against a scheme: which units and zones it touches, by how much, which terms apply, whether it
 * conforms, why, and what is still unknown. 符合性分析.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param project - the project; never changed
 * @param options - the day, thresholds, area method
 * @returns the analysis, as plain data
 * @throws SanxianError `OPTION_INVALID`; `DOCUMENT_VERSION` for another document; geometry errors with the JSON path
 * @example
 * ```ts
 * const analysis = screen(prepared, project, { asOf: "2026-11-24" });
 * analysis.units[0]?.areaM2; //=> 152340.2
 * ```
 */
export function screen(prepared: PreparedScheme, project: Project, options: ScreenOptions): ConformityAnalysis {
  const { scheme } = prepared;
  const { asOf } = options;
  if (!isIsoDate(asOf))
    throw new SanxianError("OPTION_INVALID", { name: "asOf", value: String(asOf), expected: "YYYY-MM-DD" });
  if (project?.format !== "sanxian.project" || project.formatVersion !== "1")
    throw new SanxianError("DOCUMENT_VERSION", {
      value: `${String(project?.format)} ${String(project?.formatVersion)}`,
      expected: "sanxian.project 1",
    });
  const thresholds = {
    toleranceM: atLeastZero("toleranceM", options.toleranceM ?? 0.05),
    minAreaM2: atLeastZero("minAreaM2", options.minAreaM2 ?? 1),
    minLengthM: atLeastZero("minLengthM", options.minLengthM ?? 1),
  };
  const method = areaOptions(options.areaMethod);
  const findings: readonly Finding[] = footprintFindings(project.footprint);
  const cut = cutFootprint(prepared, project.footprint, thresholds, method);
  const facts = footprintFacts(prepared, cut);
  const context = { project, asOf, space: facts };

  const terms: TermResult[] = prepared.terms.map((term) => termOutcome(term, prepared, cut, facts, context));
  const pending: PendingTerm[] = prepared.terms
    .filter((term) => validityState(term, asOf) === "pending")
    .map((term) => ({
      term: term.id,
      validFrom: term.validFrom!,
      outcome: termOutcome(term, prepared, cut, facts, { ...context, asOf: term.validFrom! }).outcome,
    }));
  const outside = outsideOf(cut);
  const { verdict, reasons, questions } = conclude({
    terms,
    outside,
    empty: cut.pieces.length === 0,
    schemeInForce: isInForce(scheme.version, asOf),
    values: { version: scheme.version.number, asOf },
  });
  const touched = <T>(
    layer: PlaceLayer,
    describe: (index: number) => T,
  ): (T & Measure & Pick<TouchedPlace, "relation" | "share" | "geometry">)[] =>
    touchedPlaces(cut, layer).map(({ index, ...rest }) => ({ ...describe(index), ...rest }));
  const zones = touched("zones", (i) => {
    const { code, name, element, class: zoneClass, type } = prepared.zones[i]!;
    return { code, name, element, class: zoneClass, type };
  }).sort((a, b) => ELEMENTS.indexOf(a.element) - ELEMENTS.indexOf(b.element) || (a.code < b.code ? -1 : 1));
  return {
    format: "sanxian.analysis",
    formatVersion: "1",
    asOf,
    scheme: {
      id: scheme.id,
      name: { zh: scheme.name, en: scheme.nameEn ?? scheme.name },
      version: scheme.version.number,
      status: scheme.version.status,
      authority: scheme.authority,
      demonstration: scheme.demonstration === true,
      notice: scheme.notice ?? null,
      attributions: scheme.attributions ?? [],
    },
    project: { id: project.id, name: { zh: project.name, en: project.nameEn ?? project.name } },
    verdict,
    reasons,
    footprint: cut.measureOf(cut.pieces),
    units: touched("units", (i) => {
      const { code, name, class: unitClass, keyKind, county } = prepared.units[i]!;
      return { code, name, class: unitClass, keyKind: keyKind ?? null, county };
    }),
    zones,
    parks: touched("parks", (i) => {
      const { code, name } = prepared.parks[i]!;
      return { code, name };
    }),
    elements: ELEMENTS.map((element) => elementAnswer(prepared, element, zones)),
    outsideCoverage: outside,
    terms,
    pending,
    questions,
    method: {
      areaMethod: method.method as AreaMethodName,
      centralMeridianDeg: method.method === "gaussKruger" ? method.centralMeridianDeg : null,
      gridDeg: scheme.gridDeg ?? cut.gridDeg,
      ...thresholds,
    },
    findings,
  };
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

/** Whether a version applied on a day: one that was later superseded did, until its last day; a draft never did. */
function isInForce(version: SchemeVersion, asOf: IsoDate): boolean {
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

type Touch = Measure & { index: number; relation: Relation; share: number; geometry: Geometry | null };

function touchedPlaces(cut: CutFootprint, layer: PlaceLayer): Touch[] {
  const byPlace = new Map<number, Piece[]>();
  for (const piece of cut.pieces)
    for (const index of piece.holds[layer]) {
      const list = byPlace.get(index);
      if (list) list.push(piece);
      else byPlace.set(index, [piece]);
    }
  const places: Touch[] = [...byPlace].map(([index, pieces]) => ({
    index,
    relation: cut.holdsAll(pieces) ? "inside" : "overlaps",
    ...cut.measureOf(pieces),
    share: shareOf(sumOf(pieces), cut.total),
    geometry: cut.geometryOf(pieces),
  }));
  for (const index of cut.touching[layer])
    places.push({ index, relation: "touching", areaM2: 0, lengthM: 0, points: 0, share: 0, geometry: null });
  return places.sort((a, b) => a.index - b.index);
}

function elementAnswer(
  prepared: PreparedScheme,
  element: Element,
  zones: readonly { code: string; element: Element; relation: Relation }[],
): ElementAnswer {
  const layer = prepared.scheme.layers.find((record) => record.element === element);
  if (layer === undefined) return { element, answer: "noData", zones: [], coverage: null, layer: null };
  const codes = zones
    .filter((zone) => zone.element === element && zone.relation !== "touching")
    .map(({ code }) => code);
  return {
    element,
    answer: codes.length > 0 ? "affected" : "notAffected",
    zones: codes,
    coverage: layer.coverage,
    layer: { date: layer.date, owner: layer.owner },
  };
}

function outsideOf(cut: CutFootprint): OutsideCoverage | null {
  const pieces = cut.pieces.filter(({ outside }) => outside);
  const sum = sumOf(pieces);
  if (cut.negligible(sum)) return null;
  return { ...cut.measureOf(pieces), share: shareOf(sum, cut.total), geometry: cut.geometryOf(pieces)! };
}
