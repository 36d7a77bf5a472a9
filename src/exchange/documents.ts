// Reading scheme and project documents: JSON text with a place for each fault, then shape, codes and references. A document
// with errors is not handed on; everything odd but usable is a finding beside the document.
import {
  type Condition,
  type Element,
  type ElementZone,
  type Finding,
  isIsoDate,
  LABELS,
  type Profile,
  type Project,
  parseIndustryCodeLenient,
  parseUnitCodeLenient,
  parseZoneCodeLenient,
  SanxianError,
  type ZoningScheme,
  zoneTypeFindings,
} from "../domain/index.ts";
import { condition, place } from "./condition-shape.ts";
import { anyGeoJson, geometryOf, position } from "./geojson-shape.ts";
import {
  type Check,
  either,
  flag,
  keep,
  listOf,
  named,
  nameOf,
  note,
  number,
  numberIn,
  oneOf,
  type Report,
  shape,
  tableOf,
  text,
  textThat,
} from "./shape.ts";

/** What reading a document gives. 读取结果. */
export interface ReadResult<T> {
  /** The document, as it was handed in; absent when a finding is an error. 文档. */
  readonly document?: T;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

const day = textThat(isIsoDate, "a day YYYY-MM-DD");
const classes = named("zoneClass");
const area = geometryOf("Polygon", "MultiPolygon");
const bilingual = shape({ zh: text, en: text });
const visibility = oneOf("public", "internal", "classified");
const validity = { "validFrom?": day, "validTo?": day };
const anything: Check = tableOf(() => true);
const footprint: Check = (value, path, report) => anyGeoJson(value, path, report);
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

const scheme = shape({
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

const flags = shape(Object.fromEntries(Object.keys(LABELS.flag).map((name) => [`${name}?`, flag])));
const facts = shape({
  "process?": listOf(text),
  "product?": listOf(text),
  "material?": listOf(text),
  "pollutant?": listOf(text),
  "flags?": flags,
  "quantities?": tableOf(shape({ value: number, unit: text })),
  "replacement?": tableOf(numberIn(0, Number.MAX_VALUE)),
  "receivingWater?": shape({ "name?": text, "section?": text, "compliant?": flag }),
  "listed?": tableOf(listOf(text)),
  "relocation?": either(
    (value) => value === null,
    shape({ from: oneOf("upper", "middle", "lower"), to: oneOf("upper", "middle", "lower") }),
  ),
  "approvedOn?": day,
  "startedOn?": day,
});

const project = shape({
  "$schema?": text,
  format: oneOf("sanxian.project"),
  formatVersion: oneOf("1"),
  id: text,
  name: text,
  "nameEn?": text,
  "natures?": listOf(oneOf("new", "rebuild", "expand", "technicalUpgrade", "relocate", "existing")),
  "industries?": listOf(text),
  "facts?": facts,
  footprint,
});

/**
 * Reads a scheme document. 读取方案文档.
 *
 * @param json - a parsed JSON value; never changed
 * @param options - `profile`: rules of the province, whose types of zones are known then
 * @returns the document itself when it has no errors, and what was odd
 * @example
 * ```ts
 * const { document, findings } = readScheme(JSON.parse(text));
 * ```
 */
export function readScheme(json: unknown, options: { readonly profile?: Profile } = {}): ReadResult<ZoningScheme> {
  const report: Report = { findings: [] };
  if (scheme(json, "$", report)) checkScheme(json as ZoningScheme, report, options.profile);
  return finish(json as ZoningScheme, report);
}

/**
 * Reads a project document. 读取项目文档.
 *
 * @param json - a parsed JSON value; never changed
 * @returns the document itself when it has no errors, and what was odd
 * @example
 * ```ts
 * readProject({ format: "sanxian.project" }).findings[0]?.code; //=> "DOCUMENT_MISSING"
 * ```
 */
export function readProject(json: unknown): ReadResult<Project> {
  const report: Report = { findings: [] };
  if (project(json, "$", report)) {
    const { industries } = json as Project;
    industries?.forEach((code, i) => {
      for (const odd of parseIndustryCodeLenient(code).findings)
        keep(report, { ...odd, location: { path: `$.industries[${i}]` } });
    });
  }
  return finish(json as Project, report);
}

function finish<T>(document: T, { findings }: Report): ReadResult<T> {
  return findings.some(({ severity }) => severity === "error") ? { findings } : { document, findings };
}

/** Codes and references. */
function checkScheme(
  { units, zones, parks, features, terms, legalBases }: ZoningScheme,
  report: Report,
  profile: Profile | undefined,
): void {
  const unique = (items: readonly string[], path: (i: number) => string): ReadonlySet<string> => {
    const seen = new Set<string>();
    items.forEach((code, i) => {
      if (seen.has(code)) note(report, "DOCUMENT_DUPLICATE", "error", path(i), nameOf(code));
      seen.add(code);
    });
    return seen;
  };
  const unitCodes = unique(
    units.map(({ code }) => code),
    (i) => `$.units[${i}].code`,
  );
  unique(
    zones.map(({ code }) => code),
    (i) => `$.zones[${i}].code`,
  );
  const parkCodes = unique(
    (parks ?? []).map(({ code }) => code),
    (i) => `$.parks[${i}].code`,
  );
  unique(
    (features ?? []).map(({ id }) => id),
    (i) => `$.features[${i}].id`,
  );
  unique(
    terms.map(({ id }) => id),
    (i) => `$.terms[${i}].id`,
  );
  const bases = unique(
    legalBases.map(({ id }) => id),
    (i) => `$.legalBases[${i}].id`,
  );
  units.forEach(({ code }, i) => {
    for (const odd of parseUnitCodeLenient(code).findings)
      keep(report, { ...odd, severity: "warning", location: { path: `$.units[${i}].code` } });
  });
  zones.forEach((zone, i) => {
    for (const odd of zoneTypeFindings(zone, profile))
      keep(report, { ...odd, location: { path: `$.zones[${i}].type` } });
  });
  zones.forEach(({ code }, i) => {
    for (const odd of parseZoneCodeLenient(code).findings)
      keep(report, { ...odd, severity: "warning", location: { path: `$.zones[${i}].code` } });
  });
  terms.forEach(({ scope, when, exceptWhen, basis: ids }, i) => {
    const industries = (codes: readonly string[] | undefined, path: string): void => {
      for (const code of codes ?? [])
        for (const odd of parseIndustryCodeLenient(code).findings)
          keep(report, { ...odd, severity: "warning", location: { path: `$.terms[${i}].${path}` } });
    };
    industries(scope?.industries, "scope.industries");
    for (const [name, tree] of [
      ["when", when],
      ["exceptWhen", exceptWhen],
    ] as const)
      for (const leaf of leavesOf(tree))
        if (leaf.op === "industry") industries([...leaf.in, ...(leaf.except ?? [])], name);
    const refer = (codes: readonly string[] | undefined, known: ReadonlySet<string>, path: string): void => {
      codes?.forEach((code, k) => {
        if (!known.has(code))
          note(report, "DOCUMENT_REFERENCE", "warning", `$.terms[${i}].${path}[${k}]`, nameOf(code));
      });
    };
    refer(scope?.units, unitCodes, "scope.units");
    refer(scope?.parks, parkCodes, "scope.parks");
    refer(ids, bases, "basis");
  });
}

/** The leaves of a condition, whose depth its shape has bounded. */
function leavesOf(condition: Condition | undefined): readonly Condition[] {
  switch (condition?.op) {
    case undefined:
      return [];
    case "all":
    case "any":
      return condition.of.flatMap(leavesOf);
    case "not":
      return leavesOf(condition.of);
    case "implies":
      return [...leavesOf(condition.if), ...leavesOf(condition.then)];
    default:
      return [condition as Condition];
  }
}

/**
 * Parses JSON text: a byte-order mark is dropped, and a fault is told with line and column. 解析 JSON 文本.
 *
 * @param source - the text
 * @param name - what to call it in messages, such as a file name
 * @throws SanxianError `DOCUMENT_INVALID` with the place of the fault
 * @example
 * ```ts
 * parseJson('{"a": 1}', "a.json"); //=> { a: 1 }
 * ```
 */
export function parseJson(source: string, name: string): unknown {
  const clean = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  try {
    return JSON.parse(clean) as unknown;
  } catch (cause) {
    const at = /position (\d{1,9})/.exec(String((cause as Error).message));
    const before = at ? clean.slice(0, Number(at[1])) : "";
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    throw new SanxianError(
      "DOCUMENT_INVALID",
      { where: at ? `${name}:${line}:${column}` : name, value: "broken JSON", expected: "JSON" },
      { cause },
    );
  }
}
