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
// attribute or vertex of a withheld layer, park or feature is in the view. Not in its power: units and territory are published
// as they are drawn; compile them without withheld layers where the places of their vertices would tell. Cost: linear in the
// scheme and its texts.
import {
  type AccessTerm,
  ATTRIBUTE_ELEMENT,
  type BilingualText,
  type Condition,
  type ControlUnit,
  canonicalJson,
  type Element,
  type ElementZone,
  elementOfZoneType,
  type FeatureSelector,
  type Indicator,
  type PlaceSelector,
  type Profile,
  SanxianError,
  type Visibility,
  type ZoneAttribute,
  type ZoningScheme,
} from "../domain/index.ts";

/** How a view is made. 公开视图选项. */
export interface PublicViewOptions {
  /** The province's own zone types, by which the element of a type is known. 地方规则. */
  readonly profile?: Profile;
  /** Who looks: the public (default), or the authorities' own staff, who see what is internal, too. 查阅者. */
  readonly audience?: "public" | "internal";
}

/** Whether an item is shown to the audience; what says nothing of itself is not. */
type Shown = (item: { readonly visibility?: Visibility }) => boolean;

const WITHHELD_TEXT: BilingualText = {
  zh: "（本条内容依据不公开的数据，请向生态环境主管部门查询。）",
  en: "(This rests on data that are not public; ask the ecology authority.)",
};
const WITHHELD_NAME: BilingualText = { zh: "（不公开）", en: "(not public)" };

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
  return {
    format: "sanxian.scheme",
    formatVersion: "1",
    id: clean.id(scheme.id),
    name: clean.name(scheme.name),
    ...(scheme.nameEn === undefined ? {} : { nameEn: clean.name(scheme.nameEn, "en") }),
    level: scheme.level,
    authority: scheme.authority,
    competentBody: scheme.competentBody,
    responsibleBodies: scheme.responsibleBodies
      .filter(({ name }) => !clean.tells(name))
      .map(({ name, role }) => ({ name, role })),
    version: versionView(version),
    ...(scheme.previousVersions === undefined ? {} : { previousVersions: scheme.previousVersions.map(versionView) }),
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
}

/** An object without members that are undefined. */
function dense<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

function versionView(version: ZoningScheme["version"]): ZoningScheme["version"] {
  const { number, status, baseDate, surveyBase, areaMethod, filing, publishedOn, validFrom, validTo } = version;
  return dense({ number, status, baseDate, surveyBase, areaMethod, filing, publishedOn, validFrom, validTo });
}

function unitView(
  unit: ControlUnit,
  clean: Cleaner,
  zones: ReadonlySet<string>,
  parks: ReadonlySet<string>,
): ControlUnit {
  const { code, name, class: unitClass, keyKind, realm, county, park, regions, reasons, geometry } = unit;
  return dense({
    code,
    name: clean.tells(name) ? code : name,
    class: unitClass,
    keyKind,
    realm,
    county,
    park: park !== undefined && parks.has(park) ? park : undefined,
    regions: regions?.filter((region) => !clean.tells(region)),
    reasons: reasons.map(({ zones: of, trigger, note }) =>
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

/** Access lists are published: a term that says nothing of itself is shown. */
function isOpen(term: AccessTerm, isShown: Shown): boolean {
  return term.visibility === undefined || isShown(term);
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

/** What is withheld. */
interface Withheld {
  readonly elements: ReadonlySet<Element>;
  readonly zones: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
  readonly parks: ReadonlySet<string>;
  readonly features: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Words of withheld items that no public item has. */
  readonly secrets: readonly string[];
  /** Ordinates of withheld geometry, as written. */
  readonly ordinates: ReadonlySet<string>;
}

/** Shorter words are in every text. */
const LEAST_SECRET = 2;
/** Of a term that is withheld, shorter texts are nobody's own. */
const LEAST_SENTENCE = 8;

function withheldOf(scheme: ZoningScheme, isShown: Shown, profile: Profile | undefined): Withheld {
  const isHidden = (item: { readonly visibility?: Visibility }): boolean => !isShown(item);
  // a layer that is recorded twice is shown where both records say so
  const recorded = new Set(scheme.layers.map(({ element }) => element));
  const layers = scheme.layers.filter(isHidden);
  const elements = new Set<Element>([
    ...layers.map(({ element }) => element),
    ...scheme.zones.map(({ element }) => element).filter((element) => !recorded.has(element)),
  ]);
  const zones = scheme.zones.filter(({ element }) => elements.has(element));
  const parks = (scheme.parks ?? []).filter(isHidden);
  const features = (scheme.features ?? []).filter(isHidden);
  const words = new Set<string>();
  const ordinates = new Set<string>();
  // what an item is called and says of itself; its closed lists and days are no secret of its own
  const closed = new Set(["element", "class", "county", "visibility", "date", "coverage", "level"]);
  for (const item of [...zones, ...parks, ...features, ...layers]) collect(item, words, ordinates, closed);
  for (const term of scheme.terms)
    if (!isOpen(term, isShown))
      for (const word of [term.id, term.text, term.textEn ?? ""]) if (word.length >= LEAST_SENTENCE) words.add(word);
  const said = new Set<string>();
  const beside = [
    ...scheme.zones.filter(({ element }) => !elements.has(element)),
    ...(scheme.parks ?? []).filter(isShown),
    ...(scheme.features ?? []).filter(isShown),
    ...scheme.layers.filter(isShown),
  ];
  for (const item of beside) collect(item, said, new Set(), new Set());
  for (const word of [scheme.authority, scheme.competentBody, scheme.territory.name, scheme.territory.adminCode])
    said.add(word);
  for (const { code } of scheme.units) said.add(code);
  const publicKinds = shownKinds(scheme, isShown);
  return {
    elements,
    zones: new Set(zones.map(({ code }) => code)),
    types: new Set(
      zones
        .map(({ type }) => type)
        .filter((type) => {
          const element = elementOfZoneType(type, profile);
          return element === undefined || elements.has(element);
        }),
    ),
    parks: new Set(parks.map(({ code }) => code)),
    features: new Set(features.map(({ id }) => id)),
    kinds: new Set(features.map(({ kind }) => kind)),
    secrets: [...words]
      .filter((word) => word.trim().length >= LEAST_SECRET && !said.has(word) && !publicKinds.has(word))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    ordinates,
  };
}

function shownKinds({ features }: ZoningScheme, isShown: Shown): ReadonlySet<string> {
  return new Set((features ?? []).filter(isShown).map(({ kind }) => kind));
}

/** Words and ordinates of a value. Types of zones and members of closed lists are passed over by name. */
function collect(value: unknown, words: Set<string>, ordinates: Set<string>, skip: ReadonlySet<string>): void {
  if (typeof value === "string") words.add(value);
  else if (typeof value === "number") {
    // whole numbers and short fractions are in every text
    if (/\.\d{3}/.test(String(value))) ordinates.add(String(value));
  } else if (Array.isArray(value)) for (const part of value) collect(part, words, ordinates, skip);
  else if (typeof value === "object" && value !== null)
    for (const [key, part] of Object.entries(value)) {
      if (key === "type" || key === "scope" || key === "when" || key === "exceptWhen" || key === "basis") {
        // a geometry's "type" is GeoJSON's; a zone's is of a public table
        continue;
      }
      if (!skip.has(key) && !CLOSED.has(key)) collect(part, words, ordinates, skip);
    }
}

/** Members that hold values of closed lists, or days. */
const CLOSED: ReadonlySet<string> = new Set([
  "tier",
  "dimension",
  "theme",
  "modality",
  "dominantFunction",
  "farmlandClass",
  "functionalClass",
  "targetClass",
  "resource",
  "unit",
  "bound",
  "validFrom",
  "validTo",
  "deadline",
]);

/** Takes out what would tell of something withheld. */
class Cleaner {
  readonly #held: Withheld;
  /** Secrets by their first two characters, so that a text is gone through once. */
  readonly #byHead = new Map<string, string[]>();
  readonly #ids = new Map<string, string>();
  readonly #taken: Set<string>;

  constructor(scheme: ZoningScheme, held: Withheld) {
    this.#held = held;
    for (const secret of held.secrets) {
      const head = secret.slice(0, LEAST_SECRET);
      const list = this.#byHead.get(head);
      if (list) list.push(secret);
      else this.#byHead.set(head, [secret]);
    }
    this.#taken = new Set([...scheme.terms.map(({ id }) => id), ...scheme.legalBases.map(({ id }) => id)]);
  }

  /** Whether a text holds a name, code or ordinate of something withheld. */
  tells(text: string): boolean {
    if (this.#byHead.size > 0)
      for (let i = 0; i + LEAST_SECRET <= text.length; i++)
        if (this.#byHead.get(text.slice(i, i + LEAST_SECRET))?.some((secret) => text.startsWith(secret, i)))
          return true;
    return (text.match(/-?\d{1,3}\.\d{3,}/g) ?? []).some((number) => this.#held.ordinates.has(number));
  }

  name(text: string, language: "zh" | "en" = "zh"): string {
    return this.tells(text) ? WITHHELD_NAME[language] : text;
  }

  text({ zh, en }: BilingualText): BilingualText {
    return this.tells(zh) || this.tells(en) ? WITHHELD_TEXT : { zh, en };
  }

  /** An id that tells is given another, the same wherever it stands. */
  id(id: string): string {
    return this.tells(id) ? this.other(id) : id;
  }

  /** Another id, which nothing else has. */
  other(id: string): string {
    let other = this.#ids.get(id);
    if (other === undefined) {
      let number = this.#ids.size + 1;
      while (this.#taken.has(`N${number}`)) number++;
      other = `N${number}`;
      this.#taken.add(other);
      this.#ids.set(id, other);
    }
    return other;
  }

  /** A value with every text that tells taken out. */
  deep<T>(value: T): T {
    if (typeof value === "string") return this.name(value) as T;
    if (Array.isArray(value)) return value.map((part) => this.deep(part as unknown)) as T;
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => !this.tells(key))
          .map(([key, part]) => [key, this.deep(part as unknown)]),
      ) as T;
    return value;
  }
}

/** Scope and conditions of a term as the public may see them. */
type Rule = Pick<AccessTerm, "scope" | "when" | "exceptWhen">;

/** Rewrites the rules of terms. */
class RuleView {
  readonly #held: Withheld;
  readonly #clean: Cleaner;
  readonly #profile: Profile | undefined;
  readonly #known: ReadonlySet<string>;
  readonly #hasHiddenParks: boolean;
  readonly #hasHiddenSections: boolean;
  /** One key for each question that is withheld, in the order of the document. */
  readonly #keys = new Map<string, string>();

  constructor(scheme: ZoningScheme, isShown: Shown, held: Withheld, clean: Cleaner, profile: Profile | undefined) {
    this.#held = held;
    this.#clean = clean;
    this.#profile = profile;
    this.#hasHiddenParks = held.parks.size > 0;
    this.#hasHiddenSections = scheme.zones.some((zone) => {
      if (zone.element !== "water" || zone.attributes?.section === undefined) return false;
      return held.elements.has("water") || clean.tells(zone.attributes.section.name);
    });
    this.#known = shownKinds(scheme, isShown);
  }

  #withheld(question: unknown): Condition {
    const asked = canonicalJson(question);
    const key = this.#keys.get(asked) ?? `W${this.#keys.size + 1}`;
    this.#keys.set(asked, key);
    return { op: "withheld", key };
  }

  /** The rule of a term that is itself withheld: only the authority knows. */
  hidden(): Rule {
    return { when: this.#withheld(this.#keys.size) };
  }

  ruleOf({ scope, when, exceptWhen }: AccessTerm): Rule {
    const place = scope?.place === undefined ? undefined : this.#within({ op: "within", place: scope.place });
    const parks = scope?.parks === undefined ? undefined : this.#inPark({ op: "inPark", parks: scope.parks });
    // a place or park that cannot be told wholly does not narrow the scope: it becomes a part of the condition
    const asked = [
      ...(place !== undefined && place.op !== "within" ? [place] : []),
      ...(parks !== undefined && parks.op !== "inPark" ? [parks] : []),
    ];
    const shown = when === undefined ? undefined : this.condition(when);
    const all = [...asked, ...(shown === undefined ? [] : [shown])];
    const kept = {
      units: scope?.units,
      place: place?.op === "within" ? place.place : undefined,
      parks: parks?.op === "inPark" ? parks.parks : undefined,
      industries: scope?.industries,
    };
    const narrowed = dense(kept);
    return dense({
      scope: scope === undefined || Object.keys(narrowed).length === 0 ? undefined : narrowed,
      when: all.length === 0 ? undefined : all.length === 1 ? all[0] : ({ op: "all", of: all } as const),
      exceptWhen: exceptWhen === undefined ? undefined : this.condition(exceptWhen),
    }) as Rule;
  }

  condition(condition: Condition): Condition {
    switch (condition.op) {
      case "all":
      case "any":
        return { op: condition.op, of: condition.of.map((part) => this.condition(part)) };
      case "not":
        return { op: "not", of: this.condition(condition.of) };
      case "implies":
        return { op: "implies", if: this.condition(condition.if), then: this.condition(condition.then) };
      case "within":
        return this.#within(condition);
      case "distance":
        return this.#distance(condition);
      case "inPark":
        return this.#inPark(condition);
      case "sectionCompliant":
        // a record that is withheld may say "no" where the project says "yes"
        return this.#hasHiddenSections ? { op: "all", of: [condition, this.#withheld(condition)] } : condition;
      default:
        // a catalogue or an item may be called after what is withheld
        return this.#clean.tells(canonicalJson(condition)) ? this.#withheld(condition) : condition;
    }
  }

  #hides(element: Element | undefined): boolean {
    // an element that nobody can tell may be a withheld one
    return element === undefined ? this.#held.elements.size > 0 : this.#held.elements.has(element);
  }

  #within(leaf: Extract<Condition, { op: "within" }>): Condition {
    const { open, whole, rest } = this.#place(leaf.place);
    if (whole) return leaf;
    const withheld = this.#withheld(leaf);
    if (open !== undefined) return { op: "any", of: [{ ...leaf, place: open }, withheld] };
    return rest === undefined ? withheld : { op: "all", of: [{ op: "within", place: rest }, withheld] };
  }

  /**
   * A place as the public may ask for it: `whole` where nothing of it is withheld; `open` with the lists shortened to what is
   * public, where that leaves some of each; else `rest`, the members that are public, of which each must hold.
   */
  #place(place: PlaceSelector): { whole: boolean; open?: PlaceSelector; rest?: PlaceSelector } {
    const { zoneTypes, element, zoneClass, zones, features, kinds, regions, attributes } = place;
    const typeHidden = (type: string): boolean =>
      this.#held.types.has(type) || this.#hides(elementOfZoneType(type, this.#profile));
    const elementHidden =
      (element !== undefined && this.#held.elements.has(element)) ||
      (attributes !== undefined && this.#clean.tells(canonicalJson(attributes))) ||
      (attributes !== undefined &&
        (Object.keys(attributes) as ZoneAttribute[]).some((name) => this.#held.elements.has(ATTRIBUTE_ELEMENT[name])));
    const shown = <T>(list: readonly T[] | undefined, hidden: (item: T) => boolean): readonly T[] | undefined =>
      list?.filter((item) => !hidden(item));
    const open = {
      zoneTypes: shown(zoneTypes, typeHidden),
      zones: shown(zones, (code) => this.#held.zones.has(code)),
      features: shown(features, (id) => this.#held.features.has(id)),
      kinds: shown(kinds, (kind) => this.#held.kinds.has(kind) && !this.#known.has(kind)),
      // tags that tell were taken off the units
      regions: shown(regions, (region) => this.#clean.tells(region)),
    };
    const kindPartly = (kinds ?? []).some((kind) => this.#held.kinds.has(kind));
    // a class without an element is asked of every layer, withheld ones too
    const classPartly = zoneClass !== undefined && element === undefined && this.#held.elements.size > 0;
    const shortened = (["zoneTypes", "zones", "features", "kinds", "regions"] as const).some(
      (name) => open[name]?.length !== place[name]?.length,
    );
    if (!elementHidden && !shortened && !kindPartly && !classPartly) return { whole: true };
    const emptied = Object.values(open).some((list) => list !== undefined && list.length === 0);
    if (!elementHidden && !emptied) return { whole: false, open: dense({ ...place, ...open }) as PlaceSelector };
    // of members that must all hold, those that are public still narrow; class and attributes belong to the zone asked for
    const rest = dense({
      unitClass: place.unitClass,
      units: place.units,
      regions: open.regions?.length === regions?.length ? regions : undefined,
    }) as PlaceSelector;
    return Object.keys(rest).length === 0 ? { whole: false } : { whole: false, rest };
  }

  #distance(leaf: Extract<Condition, { op: "distance" }>): Condition {
    const { features, kinds, zones } = leaf.to;
    const openFeatures = features?.filter((id) => !this.#held.features.has(id));
    const openKinds = kinds?.filter((kind) => this.#known.has(kind) || !this.#held.kinds.has(kind));
    const place = zones === undefined ? undefined : this.#place(zones);
    const partly =
      openFeatures?.length !== features?.length ||
      (kinds ?? []).some((kind) => this.#held.kinds.has(kind)) ||
      place?.whole === false;
    if (!partly) return leaf;
    const withheld = this.#withheld(leaf);
    const to: FeatureSelector = dense({
      features: openFeatures?.length ? openFeatures : undefined,
      kinds: openKinds?.length ? openKinds : undefined,
      zones: place?.whole ? zones : place?.open,
    });
    if (Object.keys(to).length === 0) return withheld;
    return { op: "any", of: [{ ...leaf, to }, withheld] };
  }

  #inPark(leaf: Extract<Condition, { op: "inPark" }>): Condition {
    if (!this.#hasHiddenParks) return leaf;
    if (leaf.parks === undefined) return { op: "any", of: [leaf, this.#withheld(leaf)] };
    const parks = leaf.parks.filter((code) => !this.#held.parks.has(code));
    if (parks.length === leaf.parks.length) return leaf;
    const withheld = this.#withheld(leaf);
    return parks.length === 0 ? withheld : { op: "any", of: [{ ...leaf, parks }, withheld] };
  }
}
