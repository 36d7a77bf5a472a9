// The shape of conditions: one row per operator, recursion bounded.
import { isIsoDate, MOST_CONDITION_DEPTH, OPERATORS } from "../domain/index.ts";
import {
  type Check,
  flag,
  isObject,
  listOf,
  named,
  nameOf,
  note,
  number,
  numberIn,
  oneOf,
  type Report,
  shape,
  someOf,
  text,
  textThat,
} from "./shape.ts";

const op: Check = text;
const day = textThat(isIsoDate, "a day YYYY-MM-DD");
const classes = named("zoneClass");
const reaches = listOf(named("reach"));
const atLeastZero = numberIn(0, Number.MAX_VALUE);

const attributes: Check = shape({
  "dominantFunction?": listOf(
    oneOf("waterConservation", "soilConservation", "biodiversity", "windbreak", "coastProtection"),
  ),
  "coreProtectionArea?": flag,
  "basin?": listOf(text),
  "reach?": listOf(text),
  "section?": listOf(text),
  "sectionCompliant?": flag,
  "waterTarget?": listOf(oneOf("I", "II", "III", "IV", "V", "belowV")),
  "farmlandClass?": listOf(oneOf("protect", "safeUse", "strict")),
  "functionalClass?": listOf(oneOf("0", "1", "2", "3", "4a", "4b")),
  "sensitiveBuildings?": flag,
  "seaWaterTarget?": listOf(oneOf(1, 2, 3, 4)),
  "bay?": listOf(text),
  "aquifer?": listOf(text),
  "resource?": listOf(oneOf("water", "land", "energy", "nature")),
  "waterBody?": listOf(text),
});

/** A place selector. @internal */
export const place: Check = shape({
  "zoneTypes?": listOf(text),
  "element?": named("element"),
  "zoneClass?": classes,
  "zones?": listOf(text),
  "unitClass?": classes,
  "units?": listOf(text),
  "features?": listOf(text),
  "kinds?": listOf(text),
  "regions?": listOf(text),
  "attributes?": attributes,
});

const LEAVES: ReadonlyMap<string, Check> = new Map([
  ["nature", shape({ op, in: someOf(named("nature")) })],
  ["industry", shape({ op, in: someOf(text), "except?": listOf(text) })],
  ["has", shape({ op, what: oneOf("process", "product", "material", "pollutant"), anyOf: someOf(text) })],
  ["within", shape({ op, place, "minShare?": numberIn(0, 1) })],
  [
    "distance",
    shape({
      op,
      to: shape({ "features?": listOf(text), "kinds?": listOf(text), "zones?": place }),
      atMostM: atLeastZero,
    }),
  ],
  [
    "inPark",
    shape({ op, "parks?": listOf(text), "qualities?": listOf(oneOf("compliant", "chemical", "centralTreatment")) }),
  ],
  ["compare", shape({ op, quantity: text, is: oneOf("<", "<=", "=", ">=", ">"), value: number, unit: text })],
  ["ratio", shape({ op, pollutant: text, atLeast: atLeastZero })],
  ["sectionCompliant", shape({ op })],
  ["headroom", shape({ op, quantity: text })],
  ["withheld", shape({ op, key: text })],
  ["date", shape({ op, of: oneOf("asOf", "approvedOn", "startedOn"), "before?": day, "onOrAfter?": day })],
  ["flag", shape({ op, flag: named("flag") })],
  ["listed", shape({ op, catalogue: text, "items?": listOf(text) })],
  ["relocation", shape({ op, "from?": reaches, "to?": reaches })],
]);

/** A condition. @internal */
export function condition(value: unknown, path: string, report: Report, depth = 0): boolean {
  if (depth > MOST_CONDITION_DEPTH) {
    note(report, "DOCUMENT_SHAPE", "error", path, `more than ${MOST_CONDITION_DEPTH} levels`, "a flatter condition");
    return false;
  }
  const name = isObject(value) ? value.op : undefined;
  const inner: Check = (part, where, to) => condition(part, where, to, depth + 1);
  if (name === "all" || name === "any") return shape({ op, of: listOf(inner) })(value, path, report);
  if (name === "not") return shape({ op, of: inner })(value, path, report);
  if (name === "implies") return shape({ op, if: inner, then: inner })(value, path, report);
  const leaf = typeof name === "string" ? LEAVES.get(name) : undefined;
  if (leaf) return leaf(value, path, report);
  note(report, "DOCUMENT_SHAPE", "error", `${path}.op`, nameOf(name), OPERATORS.join(" | "));
  return false;
}
