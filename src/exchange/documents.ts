// Reading scheme and project documents: JSON text with a place for each fault, then shape, codes and references. A document
// with errors is not handed on; everything odd but usable is a finding beside the document.
import {
  ELEMENTS,
  type Finding,
  isIsoDate,
  type Project,
  parseIndustryCodeLenient,
  parseUnitCodeLenient,
  parseZoneCodeLenient,
  SanxianError,
  type ZoningScheme,
} from "../domain/index.ts";
import { condition, place } from "./condition-shape.ts";
import { anyGeoJson, geometryOf } from "./geojson-shape.ts";
import {
  type Check,
  either,
  flag,
  listOf,
  nameOf,
  note,
  number,
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
const classes = oneOf("priority", "key", "general");
const area = geometryOf("Polygon", "MultiPolygon");
const bilingual = shape({ zh: text, en: text });
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

const zone = shape({
  code: text,
  name: text,
  element: oneOf(...ELEMENTS),
  class: classes,
  type: text,
  "county?": text,
  "attributes?": anything,
  geometry: area,
});
const park = shape({
  code: text,
  name: text,
  "level?": oneOf("nation", "province", "city", "county"),
  "compliant?": flag,
  "chemical?": flag,
  "centralTreatment?": flag,
  geometry: area,
});
const feature = shape({
  id: text,
  name: text,
  kind: text,
  geometry: geometryOf("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"),
});
const layer = shape({
  element: oneOf(...ELEMENTS),
  owner: text,
  date: day,
  source: text,
  "licence?": text,
  coverage: oneOf("full", "partial"),
  "visibility?": oneOf("public", "internal", "classified"),
});

const term = shape({
  id: text,
  tier: oneOf("nation", "province", "region", "cityCluster", "city", "unit", "element", "park", "industry"),
  dimension: oneOf("spatialLayout", "pollutantDischarge", "riskPrevention", "resourceEfficiency", "common"),
  theme: text,
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
    "deadline?": day,
  }),
  basis: listOf(text),
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

const scheme = shape({
  format: oneOf("sanxian.scheme"),
  formatVersion: oneOf("1"),
  id: text,
  name: text,
  "nameEn?": text,
  level: oneOf("province", "prefecture"),
  authority: text,
  competentBody: text,
  responsibleBodies: listOf(shape({ name: text, role: oneOf("issuer", "competent", "dataProvider", "supervisor") })),
  version,
  "previousVersions?": listOf(version),
  "gridDeg?": number,
  territory: shape({ adminCode: text, name: text, "definition?": text, geometry: area }),
  units: listOf(unit),
  zones: listOf(zone),
  layers: listOf(layer),
  "parks?": listOf(park),
  "features?": listOf(feature),
  threeLines: shape({ redline: anything, qualityBottomLines: listOf(anything), resourceUpperLimits: listOf(anything) }),
  terms: listOf(term),
  legalBases: listOf(basis),
  "demonstration?": flag,
  "notice?": bilingual,
  "attributions?": listOf(shape({ what: text, credit: text })),
});

const facts = shape({
  "process?": listOf(text),
  "product?": listOf(text),
  "material?": listOf(text),
  "pollutant?": listOf(text),
  "flags?": tableOf(flag),
  "quantities?": tableOf(shape({ value: number, unit: text })),
  "replacement?": tableOf(number),
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
 * @returns the document itself when it has no errors, and what was odd
 * @example
 * ```ts
 * const { document, findings } = readScheme(JSON.parse(text));
 * ```
 */
export function readScheme(json: unknown): ReadResult<ZoningScheme> {
  const report: Report = { findings: [] };
  if (scheme(json, "$", report)) checkScheme(json as ZoningScheme, report);
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
        report.findings.push({ ...odd, location: { path: `$.industries[${i}]` } });
    });
  }
  return finish(json as Project, report);
}

function finish<T>(document: T, { findings }: Report): ReadResult<T> {
  return findings.some(({ severity }) => severity === "error") ? { findings } : { document, findings };
}

/** Codes and references. */
function checkScheme({ units, zones, parks, features, terms, legalBases }: ZoningScheme, report: Report): void {
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
      report.findings.push({ ...odd, severity: "warning", location: { path: `$.units[${i}].code` } });
  });
  zones.forEach(({ code }, i) => {
    for (const odd of parseZoneCodeLenient(code).findings)
      report.findings.push({ ...odd, severity: "warning", location: { path: `$.zones[${i}].code` } });
  });
  terms.forEach(({ scope, basis: ids }, i) => {
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
