// What the public may see of a scheme. Denied by default: a layer, park or feature is shown only where it says "public"; of
// everything else only known members are copied, so that what a document holds beside them is not handed on by accident.
// Control units, their lists, legal bases and indicators are published by law and shown, unless a term says otherwise.
//
// A condition that asks for something withheld cannot be answered from the view: it is replaced by `withheld`, which is unknown
// whatever the project says and asks for the authority. Where a part of it rests on public data, "true" stays true:
//
//   within zones A (public) or B (withheld)   ->  any of: within A, withheld
//   within a key unit and a zone of B         ->  all of: within a key unit, withheld
//
// So a term bites on the view where it bites on the whole scheme, does not where it does not, or is undetermined; never another
// way. Free text is searched for the
// names and codes of what is withheld and for its coordinates, and taken out whole where it holds one. Guarantee: no name, code,
// attribute or vertex of a withheld layer, park or feature is in the view, but for corners of published borders that follow a
// withheld one: vertices that noding left on them are taken out (straight-borders.ts). A unit that was compiled from a withheld
// zone has its border by law; compile units without withheld layers where even that would tell. Cost: linear in the scheme
// and its texts, n log n in the vertices of its borders.
import {
  type AccessTerm,
  type AreaGeometry,
  type Audience,
  type ControlUnit,
  type ElementZone,
  type FeatureGeometry,
  type Indicator,
  type Profile,
  SanxianError,
  type Visibility,
  type ZoningScheme,
} from "../domain/index.ts";
import { straightenBorders } from "./straight-borders.ts";
import { dense, RuleView } from "./withheld-rules.ts";
import { Cleaner, isOpen, type Shown, WITHHELD_TEXT, withheldOf } from "./withheld-words.ts";

/** How a view is made. 公开视图选项. */
export interface PublicViewOptions {
  /** The province's own zone types, by which the element of a type is known. 地方规则. */
  readonly profile?: Profile;
  /** Who looks: the public (default), or the authorities' own staff, who see what is internal, too. 查阅者. */
  readonly audience?: Audience;
}

/**
 * The public view of a scheme: a scheme without any trace of internal and classified layers, parks and features, whose rules
 * still say where an authority must be asked. 公开视图.
 *
 * @param scheme - the scheme; never changed
 * @param options - the province's own zone types
 * @returns a scheme that may be handed out; a term that can be judged on it bites where it bites on the whole scheme
 * @throws SanxianError `OPTION_INVALID` for another audience
 * @example
 * ```ts
 * const prepared = prepareScheme(publicView(scheme));
 * screen(prepared, project, { asOf: "2026-11-24" }).questions[0]?.key; //=> "authority:W1"
 * ```
 */
export function publicView(scheme: ZoningScheme, options: PublicViewOptions = {}): ZoningScheme {
  const { audience = "public" } = options;
  if (audience !== "public" && audience !== "internal")
    throw new SanxianError("OPTION_INVALID", {
      name: "audience",
      value: String(audience),
      expected: '"public" or "internal"',
    });
  const isShown: Shown = ({ visibility }) =>
    visibility === "public" || (audience === "internal" && visibility === "internal");
  const held = withheldOf(scheme, isShown, options.profile);
  const clean = new Cleaner(scheme, held);
  const rules = new RuleView(scheme, isShown, held, clean, options.profile);
  const { version, territory, threeLines } = scheme;
  const zones = scheme.zones.filter((zone) => !held.elements.has(zone.element));
  const zoneCodes = new Set(zones.map(({ code }) => code));
  const shown = <T extends { readonly visibility?: Visibility }>(items: readonly T[]): T[] => items.filter(isShown);
  const parks = scheme.parks === undefined ? undefined : shown(scheme.parks);
  const parkCodes = new Set((parks ?? []).map(({ code }) => code));
  const indicators = (list: readonly Indicator[]): Indicator[] =>
    list.map(({ id, name, unit, quantity, current, targets, basis }) => ({
      id: clean.id(id),
      name: clean.name(name),
      ...(unit === undefined ? {} : { unit }),
      ...(quantity === undefined ? {} : { quantity: clean.name(quantity) }),
      ...(current === undefined ? {} : { current: { value: current.value, unit: current.unit, year: current.year } }),
      targets: targets.map(({ value, unit: of, year, bound }) => ({ value, unit: of, year, bound })),
      ...(basis === undefined ? {} : { basis: basis.map((of) => clean.id(of)) }),
    }));
  const view: ZoningScheme = {
    format: "sanxian.scheme",
    formatVersion: "1",
    // a view of a view is for the narrower of the two
    audience: scheme.audience === "public" ? "public" : audience,
    id: clean.id(scheme.id),
    name: clean.name(scheme.name),
    ...(scheme.nameEn === undefined ? {} : { nameEn: clean.name(scheme.nameEn, "en") }),
    level: scheme.level,
    authority: scheme.authority,
    competentBody: scheme.competentBody,
    responsibleBodies: scheme.responsibleBodies
      .filter(({ name }) => !clean.tells(name))
      .map(({ name, role }) => ({ name, role })),
    version: versionView(version, clean),
    ...(scheme.previousVersions === undefined
      ? {}
      : { previousVersions: scheme.previousVersions.map((previous) => versionView(previous, clean)) }),
    ...(scheme.gridDeg === undefined ? {} : { gridDeg: scheme.gridDeg }),
    territory: {
      adminCode: territory.adminCode,
      name: territory.name,
      ...(territory.definition === undefined ? {} : { definition: clean.name(territory.definition) }),
      geometry: territory.geometry,
    },
    units: scheme.units.map((unit) => unitView(unit, clean, zoneCodes, parkCodes)),
    zones: zones.map((zone) => zoneView(zone, clean)),
    layers: shown(scheme.layers).map(({ element, owner, date, source, licence, coverage, visibility }) => ({
      element,
      owner: clean.name(owner),
      date,
      source: clean.name(source),
      ...(licence === undefined ? {} : { licence: clean.name(licence) }),
      coverage,
      visibility: visibility!,
    })),
    ...(parks === undefined
      ? {}
      : {
          parks: parks.map(
            ({ code, name, level, compliant, chemical, centralTreatment, visibility, geometry, validFrom, validTo }) =>
              dense({
                code,
                name: clean.name(name),
                level,
                compliant,
                chemical,
                centralTreatment,
                visibility,
                geometry,
                validFrom,
                validTo,
              }),
          ),
        }),
    ...(scheme.features === undefined
      ? {}
      : {
          features: shown(scheme.features).map(({ id, name, kind, visibility, geometry, validFrom, validTo }) =>
            dense({ id, name: clean.name(name), kind, visibility, geometry, validFrom, validTo }),
          ),
        }),
    threeLines: {
      redline: {
        zones: (threeLines.redline?.zones ?? []).filter((code) => zoneCodes.has(code)),
        indicators: indicators(threeLines.redline?.indicators ?? []),
      },
      qualityBottomLines: (threeLines.qualityBottomLines ?? []).map(({ element, indicators: of }) => ({
        element,
        indicators: indicators(of),
      })),
      resourceUpperLimits: (threeLines.resourceUpperLimits ?? []).map(({ resource, indicators: of }) => ({
        resource,
        indicators: indicators(of),
      })),
    },
    terms: scheme.terms.map((term) => termView(term, isOpen(term, isShown), clean, rules)),
    legalBases: scheme.legalBases.map(
      ({ id, title, number, article, level, replacedBy, demonstration, validFrom, validTo }) =>
        dense({
          id: clean.id(id),
          title: clean.name(title),
          number: number === undefined ? undefined : clean.name(number),
          article: article === undefined ? undefined : clean.name(article),
          level,
          replacedBy: replacedBy === undefined ? undefined : clean.id(replacedBy),
          demonstration,
          validFrom,
          validTo,
        }),
    ),
    ...(scheme.demonstration === undefined ? {} : { demonstration: scheme.demonstration }),
    ...(scheme.notice === undefined ? {} : { notice: clean.text(scheme.notice) }),
    ...(scheme.attributions === undefined
      ? {}
      : {
          attributions: scheme.attributions
            .filter(({ what, credit }) => !clean.tells(what) && !clean.tells(credit))
            .map(({ what, credit }) => ({ what, credit })),
        }),
  };
  const isWhole = held.elements.size + held.parks.size + held.features.size === 0;
  return isWhole ? view : withStraightBorders(view);
}

/** The step that noding takes where a scheme does not state its own. */
const USUAL_STEP_DEG = 1e-8;

/** A view whose borders have no vertices but their own. */
function withStraightBorders(view: ZoningScheme): ZoningScheme {
  const areas: AreaGeometry[] = [];
  const places = [view.territory, ...view.units, ...view.zones, ...(view.parks ?? []), ...(view.features ?? [])];
  for (const { geometry } of places)
    if (geometry.type === "Polygon" || geometry.type === "MultiPolygon") areas.push(geometry);
  const straight = straightenBorders(areas, view.gridDeg ?? USUAL_STEP_DEG);
  let at = 0;
  const redrawn = <T extends { readonly geometry: FeatureGeometry }>(place: T): T => {
    const { type } = place.geometry;
    return type === "Polygon" || type === "MultiPolygon" ? { ...place, geometry: straight[at++]! } : place;
  };
  return {
    ...view,
    territory: redrawn(view.territory),
    units: view.units.map(redrawn),
    zones: view.zones.map(redrawn),
    ...(view.parks === undefined ? {} : { parks: view.parks.map(redrawn) }),
    ...(view.features === undefined ? {} : { features: view.features.map(redrawn) }),
  };
}

function versionView(version: ZoningScheme["version"], clean: Cleaner): ZoningScheme["version"] {
  const { number, status, baseDate, surveyBase: survey, areaMethod, filing, publishedOn, validFrom, validTo } = version;
  const surveyBase = survey === undefined ? undefined : clean.name(survey);
  const filed = filing === undefined ? undefined : dense({ to: filing.to, date: filing.date, receipt: filing.receipt });
  return dense({
    ...{ number, status, baseDate, surveyBase, areaMethod },
    filing: filed === undefined ? undefined : clean.deep(filed),
    ...{ publishedOn, validFrom, validTo },
  });
}

function unitView(
  unit: ControlUnit,
  clean: Cleaner,
  zones: ReadonlySet<string>,
  parks: ReadonlySet<string>,
): ControlUnit {
  const { code, name, class: unitClass, keyKind, realm, county, park, regions, listIsEmpty, reasons, geometry } = unit;
  return dense({
    code,
    name: clean.tells(name) ? code : name,
    class: unitClass,
    keyKind,
    realm,
    county,
    park: park !== undefined && parks.has(park) ? park : undefined,
    regions: regions?.filter((region) => !clean.tells(region)),
    listIsEmpty,
    // a reason that rests on withheld zones alone would tell that they lie there
    reasons: reasons
      .filter(({ zones: of }) => of.length === 0 || of.some((zone) => zones.has(zone)))
      .map(({ zones: of, trigger, note }) =>
        dense({
          zones: of.filter((zone) => zones.has(zone)),
          trigger,
          note: note === undefined || clean.tells(note) ? undefined : note,
        }),
      ),
    geometry,
  });
}

function zoneView(zone: ElementZone, clean: Cleaner): ElementZone {
  const { code, name, element, class: zoneClass, type, county, attributes, geometry, validFrom, validTo } = zone;
  return dense({
    code,
    name: clean.name(name),
    element,
    class: zoneClass,
    type,
    county,
    attributes: attributes === undefined ? undefined : clean.deep(attributes),
    geometry,
    validFrom,
    validTo,
  }) as ElementZone;
}

function termView(term: AccessTerm, open: boolean, clean: Cleaner, rules: RuleView): AccessTerm {
  const { id, tier, dimension, theme, modality, text, textEn, textOnly, obligation, basis, validFrom, validTo } = term;
  const secret = !open;
  const hides = secret || clean.tells(text) || (textEn !== undefined && clean.tells(textEn));
  const rule = secret ? rules.hidden() : rules.ruleOf(term);
  const what = obligation === undefined || secret ? undefined : clean.deep(obligation);
  return dense({
    id: secret ? clean.other(id) : clean.id(id),
    tier,
    dimension: secret ? ("common" as const) : dimension,
    theme: secret ? ("other" as const) : theme,
    modality,
    text: hides ? WITHHELD_TEXT.zh : text,
    textEn: hides ? WITHHELD_TEXT.en : textEn,
    ...rule,
    textOnly,
    obligation: what,
    basis: secret ? [] : basis.map((of) => clean.id(of)),
    visibility: secret ? undefined : term.visibility,
    validFrom,
    validTo,
  }) as AccessTerm;
}
