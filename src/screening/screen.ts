// Screening: a project against a scheme (符合性分析). The footprint is cut once by everything the scheme has (footprint.ts);
// what is touched, every term's outcome and the verdict are read off the pieces. Guarantee: deterministic plain data, the
// same bytes for the same input whatever the order of units, zones or terms; unknown is never a pass. Cost: one small
// arrangement for areas, one for lines, and about a microsecond a term.
import {
  type AccessTerm,
  type Answers,
  type AreaMethodName,
  addDays,
  checkAnswers,
  ELEMENTS,
  type Element,
  type Finding,
  type IsoDate,
  isProjectFact,
  type Project,
  validityState,
  withAnswers,
} from "../domain/index.ts";
import type {
  ConformityAnalysis,
  ElementAnswer,
  Measure,
  OutsideCoverage,
  PendingChange,
  PendingTerm,
  Relation,
  TouchedPlace,
} from "./conformity-analysis.ts";
import { decidingQuestions } from "./deciding-questions.ts";
import { cutFootprint } from "./footprint.ts";
import { footprintFindings } from "./footprint-findings.ts";
import { unlistedOf } from "./listed-ground.ts";
import { pendingChanges, type ScreenedState, takeover } from "./pending-changes.ts";
import type { PlaceLayer, PreparedScheme } from "./prepared-scheme.ts";
import { referenceFindings } from "./reference-findings.ts";
import { checkProject, decidesOn, type ScreenOptions, screeningSettings } from "./screening-settings.ts";
import { footprintFacts } from "./spatial-facts.ts";
import { judgeTermAlone } from "./term-outcome.ts";
import { termResults } from "./term-results.ts";
import { outsideOf, touchedPlaces } from "./touched-places.ts";
import { conclude } from "./verdict.ts";

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
  return analyse(prepared, project, options, {});
}

/**
 * Screens a project as if some questions were answered: what the verdict would be, and what would still be open. Answers replace
 * what the project says; of the scheme they fill in what it does not hold, and overrule nothing. 假定分析.
 *
 * @param prepared - the scheme, from `prepareScheme`
 * @param project - the project; never changed
 * @param answers - by fact, as questions name them; see `AnswerValue` for their form
 * @param options - as for `screen`
 * @returns the analysis, which names what was assumed
 * @throws SanxianError as `screen`; `OPTION_INVALID` for an answer without the form of its fact
 * @example
 * ```ts
 * whatIf(prepared, project, { "flag:twoHigh": false }, { asOf: "2026-11-24" }).verdict; //=> "admissible"
 * ```
 */
export function whatIf(
  prepared: PreparedScheme,
  project: Project,
  answers: Answers,
  options: ScreenOptions,
): ConformityAnalysis {
  checkAnswers(answers);
  return analyse(prepared, project, options, answers);
}

function analyse(
  prepared: PreparedScheme,
  stated: Project,
  options: ScreenOptions,
  answers: Answers,
): ConformityAnalysis {
  const { scheme } = prepared;
  const settings = screeningSettings(options);
  const { asOf, thresholds, method } = settings;
  checkProject(stated);
  const keys = Object.keys(answers).sort();
  const project = keys.length > 0 ? withAnswers(stated, answers) : stated;
  const assumed = new Map(keys.filter((key) => !isProjectFact(key)).map((key) => [key, answers[key]!]));
  const ofFootprint: readonly Finding[] = footprintFindings(project.footprint);
  const cut = cutFootprint(prepared, project.footprint, thresholds, method);
  const facts = footprintFacts(prepared, cut, assumed);
  const context = { project, asOf, space: facts };

  const terms = termResults(prepared, cut, facts, context);
  const placesOn = new Map<IsoDate, { readonly then: typeof cut; readonly space: typeof facts }>();
  const pending: PendingTerm[] = beginningTerms(prepared)
    .filter((term) => validityState(term, asOf) === "pending")
    .map((term) => {
      const day = term.validFrom!;
      let places = placesOn.get(day);
      if (places === undefined) {
        const then = cut.on(day);
        placesOn.set(day, (places = { then, space: footprintFacts(prepared, then, assumed) }));
      }
      const { then, space } = places;
      const { outcome } = judgeTermAlone(term, then, space, { project, asOf: day, space });
      return { term: term.id, validFrom: day, outcome };
    });
  const outside = outsideOf(cut, true);
  const unlisted = unlistedOf(prepared, cut, asOf);
  const basis = { outside, unlisted, empty: cut.pieces.length === 0, values: { version: scheme.version.number, asOf } };
  const schemeInForce = decidesOn(prepared, settings);
  const { verdict, reasons, questions } = conclude({ ...basis, terms, schemeInForce });
  const state = {
    prepared,
    cut,
    context,
    factsOf: (then: typeof cut) => footprintFacts(prepared, then, assumed),
    terms,
    verdict,
    basis,
  };
  const changes = upcoming(state, options, (next, then) => analyse(next, stated, then, answers));
  const touched = <T extends object>(
    layer: PlaceLayer,
    describe: (index: number) => T,
  ): (T & Measure & Pick<TouchedPlace, "relation" | "share" | "geometry">)[] =>
    touchedPlaces(cut, layer, true).map(({ index, relation, areaM2, lengthM, points, share, geometry }) => ({
      ...describe(index),
      relation,
      areaM2,
      lengthM,
      points,
      share,
      geometry,
    }));
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
      audience: scheme.audience ?? null,
      demonstration: scheme.demonstration === true,
      notice: scheme.notice ?? null,
      attributions: (scheme.attributions ?? []).map((attribution) => ({ ...attribution })),
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
    outsideCoverage: outside as OutsideCoverage | null,
    withoutList: unlisted,
    terms,
    pending,
    pendingChanges: changes,
    validUntil: changes[0] === undefined ? null : addDays(changes[0].day, -1),
    questions,
    deciding:
      verdict === "undetermined" && options.deciding !== false
        ? decidingQuestions(state, asOf, assumed, schemeInForce, questions)
        : null,
    assumptions: keys.map((key) => ({ key, value: answers[key]! })),
    method: {
      areaMethod: method.method as AreaMethodName,
      centralMeridianDeg: method.method === "gaussKruger" ? method.centralMeridianDeg : null,
      gridDeg: scheme.gridDeg ?? cut.gridDeg,
      toleranceM: thresholds.toleranceM,
      minAreaM2: thresholds.minAreaM2,
      minLengthM: thresholds.minLengthM,
    },
    findings: [...ofFootprint, ...referenceFindings(terms)],
  };
}

/** Terms with a first day: only they can be pending. */
const beginning = new WeakMap<PreparedScheme, readonly AccessTerm[]>();

function beginningTerms(prepared: PreparedScheme): readonly AccessTerm[] {
  let found = beginning.get(prepared);
  if (found === undefined)
    beginning.set(prepared, (found = prepared.terms.filter(({ validFrom }) => validFrom !== undefined)));
  return found;
}

/** Changes of this version, then of each adopted one from the day that it takes over. */
function upcoming(
  state: ScreenedState,
  options: ScreenOptions,
  screened: (prepared: PreparedScheme, options: ScreenOptions) => ConformityAnalysis,
): PendingChange[] {
  const { asOf } = options;
  const adopted = [...(options.adopted ?? [])]
    .flatMap((next) => {
      const day = next.scheme.version.validFrom;
      return day !== undefined && day > asOf ? [{ next, day }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const first = adopted[0];
  if (first === undefined) return pendingChanges(state, asOf, undefined);
  const { next, day } = first;
  const own = pendingChanges(state, asOf, day);
  // the day before, this version as it then stands; on the day, the next one with what is adopted after it
  const eve = screened(state.prepared, { ...options, asOf: addDays(day, -1), adopted: [], deciding: false });
  const then = screened(next, {
    ...options,
    asOf: day,
    adopted: adopted.slice(1).map((later) => later.next),
    deciding: false,
  });
  return [...own, takeover(eve, then), ...then.pendingChanges];
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
  // where only a part is mapped, ground in none of its zones is ground of which nothing is known
  const none = prepared.partial.has(element) ? "noData" : "notAffected";
  return {
    element,
    answer: codes.length > 0 ? "affected" : none,
    zones: codes,
    coverage: layer.coverage,
    layer: { date: layer.date, owner: layer.owner },
  };
}
