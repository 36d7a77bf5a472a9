// Answers to questions, by the fact that each question asks for. Most are facts of the project; some stand in for what the
// scheme does not hold: a layer (which zones would the footprint lie in), a feature (how far is it), an attribute of a zone,
// a quality of a park, a headroom. Answering never overrules what scheme or project already say, but in a what-if.
import type { FactKey } from "./condition.ts";
import type { ElementZone } from "./element-zone.ts";
import { SanxianError } from "./errors.ts";
import type { IndustrialPark } from "./industrial-park.ts";
import {
  PROJECT_NATURES,
  type Project,
  type ProjectFacts,
  type ProjectNature,
  REACHES,
  type Reach,
} from "./project.ts";
import type { Quantity } from "./three-lines.ts";
import { type IsoDate, isIsoDate } from "./validity.ts";
import {
  ATTRIBUTE_ELEMENT,
  ATTRIBUTE_VALUES,
  isAttributeValue,
  statedAttribute,
  type ZoneAttribute,
} from "./zone-attributes.ts";

/** A zone that the whole footprint is assumed to lie in, for a layer that is missing. 假定分区. */
export interface AssumedZone {
  /** Code. 分区编码. */
  readonly code?: string;
  /** Four-digit type. 要素细类. */
  readonly type?: string;
  /** Class. 类别. */
  readonly class?: ElementZone["class"];
  /** What its element adds. 要素属性. */
  readonly attributes?: ElementZone["attributes"];
}

/** A park that the whole footprint is assumed to lie in, where the scheme has no layer of parks. 假定园区. */
export type AssumedPark = Pick<IndustrialPark, "code" | "compliant" | "chemical" | "centralTreatment">;

/**
 * An answer, by the family of its fact. 答复取值.
 *
 * | fact | answer |
 * |---|---|
 * | `flag:…`, `section`, `park:…:…` | yes or no |
 * | `place:…`, `authority:…` | whether the footprint lies there; whether what is not public concerns it |
 * | `nature`, `industry`, `process`, `product`, `material`, `pollutant`, `listed:…`, `unit:…:regions` | a list; empty for none |
 * | `quantity:…`, `headroom:…` | a quantity with its unit |
 * | `replacement:…`, `feature:…` | a ratio; metres to it, 0 for inside |
 * | `relocation` | from where to where; `null` for no move |
 * | `approvedOn`, `startedOn` | a day |
 * | `layer:…`, `park` | the zones, or parks, that the footprint lies in |
 * | `zone:…:…` | the value of the attribute |
 */
export type AnswerValue =
  | boolean
  | number
  | string
  | null
  | readonly string[]
  | Quantity
  | NonNullable<ProjectFacts["relocation"]>
  | readonly AssumedZone[]
  | readonly AssumedPark[];

/** Answers by fact. 答复. */
export type Answers = Readonly<Record<FactKey, AnswerValue>>;

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");
const isYesNo = (value: unknown): boolean => typeof value === "boolean";
const isCount = (value: unknown): boolean => typeof value === "number" && value >= 0 && value < Infinity;
const isQuantity = (value: unknown): boolean =>
  isTable(value) && Number.isFinite(value.value) && typeof value.unit === "string";
const isReach = (value: unknown): boolean => (REACHES as readonly unknown[]).includes(value);
const isNatures = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => (PROJECT_NATURES as readonly unknown[]).includes(item));
const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === "string";
const isZone = (value: unknown): boolean =>
  isTable(value) &&
  isTextOrNone(value.code) &&
  isTextOrNone(value.type) &&
  (value.class === undefined || ["priority", "key", "general"].includes(value.class as string)) &&
  (value.attributes === undefined || isTable(value.attributes)) &&
  (Object.keys(ATTRIBUTE_ELEMENT) as ZoneAttribute[]).every((name) => {
    const stated = statedAttribute(value as Pick<ElementZone, "attributes">, name);
    return stated === undefined || isAttributeValue(name, stated);
  });
const isZones = (value: unknown): boolean => Array.isArray(value) && value.every(isZone);
const isPark = (value: unknown): boolean =>
  isTable(value) &&
  typeof value.code === "string" &&
  [value.compliant, value.chemical, value.centralTreatment].every(
    (quality) => quality === undefined || isYesNo(quality),
  );
const isParks = (value: unknown): boolean => Array.isArray(value) && value.every(isPark);

/** The form of an answer: what it must be, in words, and whether it is. */
type Form = readonly [expected: string, fits: (value: unknown) => boolean];
const FORM: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["nature", [`a list of ${PROJECT_NATURES.join(", ")}`, isNatures]],
  ...["industry", "process", "product", "material", "pollutant", "listed", "unit"].map((family): [string, Form] => [
    family,
    ["a list of texts, empty for none", isList],
  ]),
  ["flag", ["true or false", isYesNo]],
  ["section", ["true or false", isYesNo]],
  ["place", ["true or false", isYesNo]],
  ["authority", ["true or false", isYesNo]],
  ["quantity", ["{ value, unit }", isQuantity]],
  ["headroom", ["{ value, unit }", isQuantity]],
  ["replacement", ["a number ≥ 0", isCount]],
  ["feature", ["metres ≥ 0", isCount]],
  [
    "relocation",
    [
      "{ from, to } of reaches, or null",
      (value) => value === null || (isTable(value) && isReach(value.from) && isReach(value.to)),
    ],
  ],
  ["approvedOn", ["YYYY-MM-DD", isIsoDate]],
  ["startedOn", ["YYYY-MM-DD", isIsoDate]],
  ["layer", ["a list of zones, empty for none", isZones]],
]);

/**
 * Refuses answers that do not have the form of their fact; a fact of a family that there is not is passed over. 核对答复.
 *
 * @param answers - by fact
 * @throws SanxianError `OPTION_INVALID`, with the fact and the form that it asks for
 * @example
 * ```ts
 * checkAnswers({ "flag:twoHigh": "no" as never }); // throws: answers["flag:twoHigh"]: true or false expected
 * ```
 */
export function checkAnswers(answers: Answers): void {
  for (const [key, value] of Object.entries(answers)) {
    const family = familyOf(key);
    const form = formOf(family, key);
    if (form !== undefined && !form[1](value))
      throw new SanxianError("OPTION_INVALID", {
        name: `answers["${key}"]`,
        value: String(JSON.stringify(value)).slice(0, 40),
        expected: form[0],
      });
  }
}

const PARKS = ["a list of parks, empty for none", isParks] as const;
const YES_NO = ["true or false", isYesNo] as const;

function formOf(family: string, key: FactKey): Form | undefined {
  if (family === "park") return key === "park" ? PARKS : YES_NO;
  if (family !== "zone") return FORM.get(family);
  const attribute = key.slice(key.lastIndexOf(":") + 1);
  if (!Object.hasOwn(ATTRIBUTE_ELEMENT, attribute)) return undefined;
  const values = ATTRIBUTE_VALUES[attribute as ZoneAttribute];
  return [values?.join(", ") ?? "a text", (value) => isAttributeValue(attribute as ZoneAttribute, value)];
}

/** Families of facts that a project states; the others are the scheme's. */
const OF_PROJECT: ReadonlySet<string> = new Set([
  "nature",
  "industry",
  "process",
  "product",
  "material",
  "pollutant",
  "flag",
  "quantity",
  "replacement",
  "section",
  "listed",
  "relocation",
  "approvedOn",
  "startedOn",
]);

/**
 * Whether a fact is the project's to state; the others are what the scheme does not hold. 是否项目事实.
 *
 * @example
 * ```ts
 * isProjectFact("flag:twoHigh"); //=> true
 * ```
 */
export function isProjectFact(key: FactKey): boolean {
  return OF_PROJECT.has(familyOf(key));
}

/**
 * A project with answers filled in; an answer replaces what the project said. The project itself is not changed, and keys
 * that are not the project's to state are passed over. 填入答复.
 *
 * @param project - the project
 * @param answers - by fact
 * @example
 * ```ts
 * withAnswers(project, { "flag:twoHigh": false }).facts?.flags; //=> { twoHigh: false }
 * ```
 */
export function withAnswers(project: Project, answers: Answers): Project {
  const changed: { -readonly [K in keyof Project]: Project[K] } = { ...project };
  const facts: { -readonly [K in keyof ProjectFacts]: ProjectFacts[K] } = { ...project.facts };
  for (const [key, value] of Object.entries(answers)) {
    const family = familyOf(key);
    const name = key.slice(family.length + 1);
    switch (family) {
      case "nature":
        changed.natures = value as readonly ProjectNature[];
        break;
      case "industry":
        changed.industries = value as readonly string[];
        break;
      case "process":
      case "product":
      case "material":
      case "pollutant":
        facts[key as "process"] = value as readonly string[];
        break;
      case "flag":
        facts.flags = filled(facts.flags, name, value as boolean);
        break;
      case "quantity":
        facts.quantities = filled(facts.quantities, name, value as Quantity);
        break;
      case "replacement":
        facts.replacement = filled(facts.replacement, name, value as number);
        break;
      case "listed":
        facts.listed = filled(facts.listed, name, value as readonly string[]);
        break;
      case "section":
        facts.receivingWater = { ...facts.receivingWater, compliant: value as boolean };
        break;
      case "relocation":
        facts.relocation = value as { from: Reach; to: Reach } | null;
        break;
      case "approvedOn":
      case "startedOn":
        facts[key as "startedOn"] = value as IsoDate;
        break;
    }
  }
  return { ...changed, facts };
}

function familyOf(key: FactKey): string {
  const colon = key.indexOf(":");
  return colon < 0 ? key : key.slice(0, colon);
}

/** A table with one more member, whatever its name: `__proto__` is a name like any other. */
function filled<T>(table: Readonly<Record<string, T>> | undefined, name: string, value: T): Record<string, T> {
  return { ...table, [name]: value };
}
