// The shape of a scheme document, member by member.
import { type Element, type ElementZone, isIsoDate } from "../domain/index.ts";
import { condition, place } from "./condition-shape.ts";
import { geometryOf, position } from "./geojson-shape.ts";
import { type Check, flag, listOf, named, number, numberIn, oneOf, shape, tableOf, text, textThat } from "./shape.ts";

const day = textThat(isIsoDate, "a day YYYY-MM-DD");
const classes = named("zoneClass");
const area = geometryOf("Polygon", "MultiPolygon");
const bilingual = shape({ zh: text, en: text });
const visibility = oneOf("public", "internal", "classified");
const validity = { "validFrom?": day, "validTo?": day };
const anything: Check = tableOf(() => true);
const wholeCondition: Check = (value, path, report) => condition(value, path, report);

const version = shape({
  number: text,
  status: oneOf("drafting", "linked", "submitted", "filed", "published", "inForce", "superseded", "withdrawn"),
  baseDate: day,
  "surveyBase?": text,
  areaMethod: oneOf("lonlat", "landSurvey", "geodesic", "gaussKruger"),
  "filing?": shape({ to: text, date: day, "receipt?": text }),
  "publishedOn?": day,
  ...validity,
});

const unit = shape({
  code: text,
  name: text,
  class: classes,
  "keyKind?": oneOf("park", "urban", "element"),
  realm: oneOf("land", "sea"),
  county: text,
  "park?": text,
  "regions?": listOf(text),
  "listIsEmpty?": flag,
  reasons: listOf(
    shape({
      zones: listOf(text),
      "trigger?": oneOf(
        "qualityPressure",
        "resourceIntensity",
        "concentratedDischarge",
        "ecologicalDamage",
        "highRisk",
      ),
      "note?": text,
    }),
  ),
  geometry: area,
});

const ATTRIBUTES: ReadonlyMap<unknown, Check> = new Map<Element, Check>([
  [
    "ecology",
    shape({
      "dominantFunction?": oneOf(
        "waterConservation",
        "soilConservation",
        "biodiversity",
        "windbreak",
        "coastProtection",
      ),
      "coreProtectionArea?": flag,
    }),
  ],
  [
    "water",
    shape({
      "basin?": text,
      "reach?": text,
      "section?": shape({
        name: text,
        "start?": position,
        "end?": position,
        "targetClass?": oneOf("I", "II", "III", "IV", "V", "belowV"),
        "compliant?": flag,
      }),
    }),
  ],
  ["air", shape({})],
  ["soil", shape({ "farmlandClass?": oneOf("protect", "safeUse", "strict") })],
  ["acoustic", shape({ "functionalClass?": oneOf("0", "1", "2", "3", "4a", "4b"), "sensitiveBuildings?": flag })],
  ["marine", shape({ "targetClass?": oneOf(1, 2, 3, 4), "bay?": text })],
  ["groundwater", shape({ "aquifer?": text })],
  ["resource", shape({ "resource?": oneOf("water", "land", "energy", "nature") })],
  ["shoreline", shape({ "waterBody?": text })],
]);
const attributes: Check = (value, path, report) => {
  const { element, attributes: of } = value as Partial<ElementZone>;
  return of === undefined || (ATTRIBUTES.get(element)?.(of, `${path}.attributes`, report) ?? true);
};
const bareZone = shape({
  code: text,
  name: text,
  element: named("element"),
  class: classes,
  type: text,
  "county?": text,
  "attributes?": anything,
  geometry: area,
  ...validity,
});
const zone: Check = (value, path, report) => bareZone(value, path, report) && attributes(value, path, report);
const park = shape({
  code: text,
  name: text,
  "level?": oneOf("nation", "province", "city", "county"),
  "compliant?": flag,
  "chemical?": flag,
  "centralTreatment?": flag,
  "visibility?": visibility,
  geometry: area,
  ...validity,
});
const feature = shape({
  id: text,
  name: text,
  kind: text,
  "visibility?": visibility,
  geometry: geometryOf("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"),
  ...validity,
});
const layer = shape({
  element: named("element"),
  owner: text,
  date: day,
  source: text,
  "licence?": text,
  coverage: oneOf("full", "exhaustive", "partial"),
  "visibility?": visibility,
});

const term = shape({
  id: text,
  tier: oneOf("nation", "province", "region", "cityCluster", "city", "unit", "element", "park", "industry"),
  dimension: oneOf("spatialLayout", "pollutantDischarge", "riskPrevention", "resourceEfficiency", "common"),
  theme: named("theme"),
  modality: oneOf("prohibit", "restrict", "require", "encourage", "exit"),
  text,
  "textEn?": text,
  "scope?": shape({ "units?": listOf(text), "place?": place, "parks?": listOf(text), "industries?": listOf(text) }),
  "when?": wholeCondition,
  "exceptWhen?": wholeCondition,
  "textOnly?": flag,
  "obligation?": shape({
    what: text,
    "whatEn?": text,
    "threshold?": shape({ quantity: text, bound: oneOf("atMost", "atLeast"), value: number, unit: text }),
    "replacement?": shape({ pollutant: text, atLeast: numberIn(0, Number.MAX_VALUE) }),
    "deadline?": day,
  }),
  basis: listOf(text),
  "visibility?": visibility,
  ...validity,
});

const basis = shape({
  id: text,
  title: text,
  "number?": text,
  "article?": text,
  level: oneOf(
    "law",
    "administrativeRegulation",
    "localRegulation",
    "departmentRule",
    "normativeDocument",
    "standard",
    "plan",
  ),
  "replacedBy?": text,
  "demonstration?": flag,
  ...validity,
});

const bound = oneOf("atMost", "atLeast");
const indicators = listOf(
  shape({
    id: text,
    name: text,
    "unit?": text,
    "quantity?": text,
    "current?": shape({ value: number, unit: text, year: number }),
    targets: listOf(shape({ value: number, unit: text, year: number, bound })),
    "basis?": listOf(text),
  }),
);
const threeLines = shape({
  redline: shape({ zones: listOf(text), indicators }),
  qualityBottomLines: listOf(shape({ element: named("element"), indicators })),
  resourceUpperLimits: listOf(shape({ resource: oneOf("water", "land", "energy", "shoreline", "nature"), indicators })),
});

/** A scheme. @internal */
export const scheme: Check = shape({
  "$schema?": text,
  format: oneOf("sanxian.scheme"),
  formatVersion: oneOf("1"),
  "audience?": oneOf("public", "internal"),
  id: text,
  name: text,
  "nameEn?": text,
  level: oneOf("province", "prefecture"),
  authority: text,
  competentBody: text,
  responsibleBodies: listOf(shape({ name: text, role: oneOf("issuer", "competent", "dataProvider", "supervisor") })),
  version,
  "previousVersions?": listOf(version),
  "gridDeg?": numberIn(Number.MIN_VALUE, 1),
  territory: shape({ adminCode: text, name: text, "definition?": text, geometry: area }),
  units: listOf(unit),
  zones: listOf(zone),
  layers: listOf(layer),
  "parks?": listOf(park),
  "features?": listOf(feature),
  threeLines,
  terms: listOf(term),
  legalBases: listOf(basis),
  "demonstration?": flag,
  "notice?": bilingual,
  "attributions?": listOf(shape({ what: text, credit: text })),
});
