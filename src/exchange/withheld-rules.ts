// Rules of terms as an audience may see them: what asks for something withheld becomes `withheld`, unknown whatever the project
// says; where a part of it rests on what is shown, "true" stays true. Never is a condition made narrower: a footprint that the
// whole rule would catch is caught, or undetermined. Cost: linear in the conditions.
import {
  type AccessTerm,
  ATTRIBUTE_ELEMENT,
  type Condition,
  canonicalJson,
  type Element,
  elementOfZoneType,
  type FeatureSelector,
  type PlaceSelector,
  type Profile,
  type ZoneAttribute,
  type ZoningScheme,
} from "../domain/index.ts";
import { type Cleaner, type Shown, shownKinds, type Withheld } from "./withheld-words.ts";

/** An object without members that are undefined. @internal */
export function dense<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

/** Scope and conditions of a term as the public may see them. @internal */
type Rule = Pick<AccessTerm, "scope" | "when" | "exceptWhen">;

/** Rewrites the rules of terms. @internal */
export class RuleView {
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
