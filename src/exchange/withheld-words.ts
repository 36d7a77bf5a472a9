// What is withheld from an audience, and the words that would tell of it: names, codes, attributes and ordinates of withheld
// layers, parks and features that no shown item has too. A text is gone through once. Cost: linear in the scheme.
import {
  type AccessTerm,
  type BilingualText,
  type Element,
  elementOfZoneType,
  type Profile,
  type Visibility,
  type ZoningScheme,
} from "../domain/index.ts";

/** Whether an item is shown to the audience; what says nothing of itself is not. @internal */
export type Shown = (item: { readonly visibility?: Visibility }) => boolean;

/** What stands for a sentence that would tell. @internal */
export const WITHHELD_TEXT: BilingualText = {
  zh: "（本条内容依据不公开的数据，请向生态环境主管部门查询。）",
  en: "(This rests on data that are not public; ask the ecology authority.)",
};
/** What stands for a name that would tell. @internal */
export const WITHHELD_NAME: BilingualText = { zh: "（不公开）", en: "(not public)" };

/** Access lists are published: a term that says nothing of itself is shown. @internal */
export function isOpen(term: AccessTerm, isShown: Shown): boolean {
  return term.visibility === undefined || isShown(term);
}

/** What is withheld. @internal */
export interface Withheld {
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

/** What is withheld from an audience. @internal */
export function withheldOf(scheme: ZoningScheme, isShown: Shown, profile: Profile | undefined): Withheld {
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
  const saidPlainly = new Set([...said, ...shownKinds(scheme, isShown)].map(plainWord));
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
    secrets: [...new Set([...words].map(plainWord))]
      .filter((word) => word.length >= LEAST_SECRET && !saidPlainly.has(word))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
    ordinates,
  };
}

/**
 * A text as it is searched: whoever types a code or a name may write it in full-width or small letters, and put spaces before
 * digits and around Chinese characters.
 */
function plainWord(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+(?=[\d\u0080-\uffff])|(?<=[\u0080-\uffff])\s+/g, "")
    .trim();
}

/** Kinds of named features that are shown. @internal */
export function shownKinds({ features }: ZoningScheme, isShown: Shown): ReadonlySet<string> {
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

/** Takes out what would tell of something withheld. @internal */
export class Cleaner {
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
    if (this.#byHead.size > 0) {
      const words = plainWord(text);
      for (let i = 0; i + LEAST_SECRET <= words.length; i++)
        if (this.#byHead.get(words.slice(i, i + LEAST_SECRET))?.some((secret) => words.startsWith(secret, i)))
          return true;
    }
    // with zeros behind it or without, it is the same ordinate
    return (text.normalize("NFKC").match(/-?\d{1,3}\.\d{3,}/g) ?? []).some((number) =>
      this.#held.ordinates.has(String(Number(number))),
    );
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
