// Reading the documents of a scheme's life: an update declaration, a history, what supervision works on. Shapes only; whether a
// history holds is `verifyHistory`, whether an update was allowed `judgeUpdate`.
import { isIsoDate, type MonitoringRecord, type SchemeHistory, type UpdateDeclaration } from "../domain/index.ts";
import { type ReadResult, readScheme } from "./documents.ts";
import { geometryOf } from "./geojson-shape.ts";
import {
  type Check,
  either,
  flag,
  isObject,
  listOf,
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

const status = oneOf("drafting", "linked", "submitted", "filed", "published", "inForce", "superseded", "withdrawn");
const history = shape({
  "$schema?": text,
  format: oneOf("sanxian.history"),
  formatVersion: oneOf("1"),
  scheme: text,
  digest: text,
  versions: listOf(
    shape({
      scheme: (value) => isObject(value),
      update: either(nothing, shape(declaration)),
      parent: either(nothing, text),
      digest: text,
      events: listOf(
        shape({ to: status, on: day, by: text, "receipt?": text, "note?": text, "adopted?": flag, digest: text }),
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
      "unit?": text,
      aspect: oneOf("function", "quality", "resource", "discharge", "risk"),
      measuredIn: text,
      better: oneOf("higher", "lower"),
      source: text,
      points: listOf(shape({ on: day, value: number, "source?": text })),
      "targets?": listOf(shape({ value: number, unit: text, year: number, bound })),
      "limit?": shape({ value: number, bound }),
    }),
  ),
  "problems?": listOf(
    shape({
      id: text,
      unit: text,
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
      unit: text,
      pollutant: text,
      year: number,
      "limit?": quantity,
      "used?": quantity,
      "committed?": quantity,
      source: text,
    }),
  ),
  "carbonPilots?": listOf(text),
  "cases?": listOf(
    shape({
      id: text,
      title: text,
      adminCode: text,
      on: day,
      kind: oneOf("example", "warning"),
      "eiaIds?": listOf(text),
    }),
  ),
});

/**
 * Reads an update declaration (`sanxian.update`). 读取更新说明.
 *
 * @param json - a parsed JSON value; never changed
 * @example
 * ```ts
 * readUpdate({ format: "sanxian.update" }).findings[0]?.code; //=> "DOCUMENT_MISSING"
 * ```
 */
export function readUpdate(json: unknown): ReadResult<UpdateDeclaration> {
  return read(update, json);
}

/**
 * Reads a history (`sanxian.history`), with every scheme in it. 读取方案历史.
 *
 * @param json - a parsed JSON value; never changed
 * @example
 * ```ts
 * const { document } = readHistory(JSON.parse(text));
 * ```
 */
export function readHistory(json: unknown): ReadResult<SchemeHistory> {
  const result = read<SchemeHistory>(history, json);
  if (result.document === undefined) return result;
  const inner = result.document.versions.flatMap(({ scheme }, i) =>
    readScheme(scheme).findings.map((found) => ({
      ...found,
      location: { ...found.location, path: (found.location?.path ?? "$").replace("$", `$.versions[${i}].scheme`) },
    })),
  );
  const findings = [...result.findings, ...inner];
  return findings.some(({ severity }) => severity === "error") ? { findings } : { document: result.document, findings };
}

/**
 * Reads what supervision works on (`sanxian.monitoring`). 读取监管数据.
 *
 * @param json - a parsed JSON value; never changed
 * @example
 * ```ts
 * const { document, findings } = readMonitoring(JSON.parse(text));
 * ```
 */
export function readMonitoring(json: unknown): ReadResult<MonitoringRecord> {
  return read(monitoring, json);
}

function read<T>(check: Check, json: unknown): ReadResult<T> {
  const report: Report = { findings: [] };
  check(json, "$", report);
  return report.findings.some(({ severity }) => severity === "error")
    ? { findings: report.findings }
    : { document: json as T, findings: report.findings };
}
