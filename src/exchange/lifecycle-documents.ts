// Reading the documents of a scheme's life: an update declaration, a history, what supervision works on. Shape, codes and references;
// whether a history holds is `verifyHistory`, whether an update was allowed `judgeUpdate`.
import {
  isIsoDate,
  type MonitoringRecord,
  parseUnitCodeLenient,
  type SchemeHistory,
  type UpdateDeclaration,
  type UpdateDocument,
} from "../domain/index.ts";
import { type ReadResult, readScheme } from "./documents.ts";
import { geometryOf } from "./geojson-shape.ts";
import {
  type Check,
  either,
  isObject,
  keep,
  listOf,
  nameOf,
  note,
  number,
  oneOf,
  type Report,
  shape,
  text,
  textThat,
} from "./shape.ts";

const day = textThat(isIsoDate, "a day YYYY-MM-DD");
const area = geometryOf("Polygon", "MultiPolygon");
const nothing: Check = (value) => value === null;
const bound = oneOf("atMost", "atLeast");
const quantity = shape({ value: number, unit: text });
const digest = textThat((value) => /^[0-9a-f]{64}$/.test(value), "a SHA-256 digest in 64 hexadecimal digits");
const region = textThat((value) => /^\d{6}$/.test(value), "six digits of a GB/T 2260 code");
const year: Check = (value, path, report) => {
  if (Number.isInteger(value) && (value as number) >= 1900 && (value as number) <= 2200) return true;
  note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), "a year from 1900 to 2200");
  return false;
};
/** A unit: an irregular code is told, as it is in a scheme. */
const unit: Check = (value, path, report) => {
  if (!text(value, path, report)) return false;
  for (const odd of parseUnitCodeLenient(value as string).findings)
    keep(report, { ...odd, severity: "warning", location: { path } });
  return true;
};

const declaration = {
  kind: oneOf("periodic", "dynamic", "synchronous"),
  authority: text,
  on: day,
  triggers: listOf(
    shape({
      id: text,
      kind: oneOf(
        "redline",
        "waterSource",
        "protectedArea",
        "newLegalProvision",
        "developmentPlan",
        "spatialPlan",
        "majorStrategy",
        "ecoGoal",
        "accessPolicy",
        "fiveYears",
      ),
      "action?": oneOf("set", "adjust", "revoke"),
      "area?": either((value) => value === "territory", area),
      evidence: listOf(text),
      "note?": text,
    }),
  ),
  evidence: listOf(
    shape({
      id: text,
      kind: oneOf("demonstration", "approval", "law", "planEvaluation", "trackingEvaluation"),
      title: text,
      "number?": text,
      by: text,
      date: day,
    }),
  ),
};
const update = shape({ "$schema?": text, format: oneOf("sanxian.update"), formatVersion: oneOf("1"), ...declaration });

/** A scheme, which its own reader looks into. */
const someObject: Check = (value, path, report) => {
  if (isObject(value)) return true;
  note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), "a sanxian.scheme document");
  return false;
};
/** `true`, or absent. */
const adopted: Check = (value, path, report) => {
  if (value === true) return true;
  note(report, "DOCUMENT_SHAPE", "error", path, nameOf(value), "true, or nothing");
  return false;
};
const status = oneOf("drafting", "linked", "submitted", "filed", "published", "inForce", "superseded", "withdrawn");
const history = shape({
  "$schema?": text,
  format: oneOf("sanxian.history"),
  formatVersion: oneOf("1"),
  scheme: text,
  digest,
  versions: listOf(
    shape({
      scheme: someObject,
      update: either(nothing, shape(declaration)),
      parent: either(nothing, digest),
      digest,
      events: listOf(
        shape({ to: status, on: day, by: text, "receipt?": text, "note?": text, "adopted?": adopted, digest }),
      ),
    }),
  ),
});

const state = oneOf("open", "ordered", "rectified", "verified");
const monitoring = shape({
  "$schema?": text,
  format: oneOf("sanxian.monitoring"),
  formatVersion: oneOf("1"),
  scheme: text,
  "series?": listOf(
    shape({
      id: text,
      name: text,
      "unit?": unit,
      aspect: oneOf("function", "quality", "resource", "discharge", "risk"),
      measuredIn: text,
      better: oneOf("higher", "lower"),
      source: text,
      points: listOf(shape({ on: day, value: number, "source?": text })),
      "targets?": listOf(shape({ value: number, unit: text, year, bound })),
      "limit?": shape({ value: number, bound }),
    }),
  ),
  "problems?": listOf(
    shape({
      id: text,
      unit,
      type: oneOf("functionDecline", "prominentProblem", "qualityDecline"),
      what: text,
      foundOn: day,
      evidence: listOf(text),
      "sources?": listOf(text),
      "measures?": listOf(shape({ what: text, by: text, "deadline?": day, "doneOn?": day })),
      steps: listOf(shape({ to: state, on: day, by: text, "deadline?": day, "document?": text })),
      "series?": text,
    }),
  ),
  "patches?": listOf(shape({ id: text, kind: text, foundOn: day, source: text, geometry: area })),
  "accounts?": listOf(
    shape({
      unit,
      pollutant: text,
      year,
      "limit?": quantity,
      "used?": quantity,
      "committed?": quantity,
      source: text,
    }),
  ),
  "carbonPilots?": listOf(unit),
  "cases?": listOf(
    shape({
      id: text,
      title: text,
      adminCode: region,
      on: day,
      kind: oneOf("example", "warning"),
      "eiaIds?": listOf(text),
    }),
  ),
});

/**
 * Reads an update declaration (`sanxian.update`): shape, ids and references. 读取更新说明.
 *
 * @param json - a parsed JSON value; never changed
 * @returns the document itself when it has no errors, and what was odd
 * @example
 * ```ts
 * readUpdate({ format: "sanxian.update" }).findings[0]?.code; //=> "DOCUMENT_MISSING"
 * ```
 */
export function readUpdate(json: unknown): ReadResult<UpdateDocument> {
  return read<UpdateDocument>(update, json, (document, report) => checkDeclaration(document, "$", report));
}

/**
 * Reads a history (`sanxian.history`), with every scheme and update in it. 读取方案历史.
 *
 * @param json - a parsed JSON value; never changed
 * @returns the document itself when it has no errors, and what was odd; whether its digests hold tells `verifyHistory`
 * @example
 * ```ts
 * const { document } = readHistory(JSON.parse(text));
 * ```
 */
export function readHistory(json: unknown): ReadResult<SchemeHistory> {
  return read<SchemeHistory>(history, json, ({ scheme: id, versions }, report) => {
    versions.forEach(({ scheme, update: declared }, i) => {
      const path = `$.versions[${i}]`;
      for (const found of readScheme(scheme).findings)
        keep(report, {
          ...found,
          location: { ...found.location, path: (found.location?.path ?? "$").replace("$", `${path}.scheme`) },
        });
      if (declared !== null) checkDeclaration(declared, `${path}.update`, report);
      if (scheme.id !== id) note(report, "DOCUMENT_REFERENCE", "warning", `${path}.scheme.id`, nameOf(scheme.id));
    });
  });
}

/**
 * Reads what supervision works on (`sanxian.monitoring`): shape, codes, ids and references. 读取监管数据.
 *
 * @param json - a parsed JSON value; never changed
 * @returns the document itself when it has no errors, and what was odd
 * @example
 * ```ts
 * const { document, findings } = readMonitoring(JSON.parse(text));
 * ```
 */
export function readMonitoring(json: unknown): ReadResult<MonitoringRecord> {
  return read<MonitoringRecord>(monitoring, json, ({ series, problems, patches, cases }, report) => {
    const known = unique(series, "$.series", report);
    unique(problems, "$.problems", report);
    unique(patches, "$.patches", report);
    unique(cases, "$.cases", report);
    problems?.forEach(({ series: follows }, i) => {
      if (follows !== undefined && !known.has(follows))
        note(report, "DOCUMENT_REFERENCE", "warning", `$.problems[${i}].series`, nameOf(follows));
    });
  });
}

/** Ids of an update, and what its triggers rest on. */
function checkDeclaration({ triggers, evidence }: UpdateDeclaration, path: string, report: Report): void {
  unique(triggers, `${path}.triggers`, report);
  const known = unique(evidence, `${path}.evidence`, report);
  triggers.forEach(({ evidence: ids }, i) => {
    ids.forEach((id, k) => {
      if (!known.has(id))
        note(report, "DOCUMENT_REFERENCE", "warning", `${path}.triggers[${i}].evidence[${k}]`, nameOf(id));
    });
  });
}

/** The ids of a list; one that occurs twice is an error, for the second would hide the first. */
function unique(items: readonly { readonly id: string }[] | undefined, path: string, report: Report): Set<string> {
  const seen = new Set<string>();
  items?.forEach(({ id }, i) => {
    if (seen.has(id)) note(report, "DOCUMENT_DUPLICATE", "error", `${path}[${i}].id`, nameOf(id));
    seen.add(id);
  });
  return seen;
}

function read<T>(check: Check, json: unknown, more: (document: T, report: Report) => void): ReadResult<T> {
  const report: Report = { findings: [] };
  if (check(json, "$", report)) more(json as T, report);
  return report.findings.some(({ severity }) => severity === "error")
    ? { findings: report.findings }
    : { document: json as T, findings: report.findings };
}
