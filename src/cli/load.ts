// A document from a file: read, parsed, checked. Whatever is wrong with it is told with the file, the place in it, and what
// to do; what is odd but usable is told and used.
import {
  type Finding,
  LABELS,
  type MonitoringRecord,
  type Profile,
  type Project,
  type SchemeHistory,
  type UpdateDeclaration,
  type ZoningScheme,
} from "../domain/index.ts";
import {
  parseJson,
  type ReadResult,
  readHistory,
  readMonitoring,
  readProject,
  readScheme,
  readUpdate,
} from "../exchange/index.ts";
import { plain } from "../report/plain.ts";
import { quoted } from "./arguments.ts";
import { jsonFault } from "./json-fault.ts";
import { type Io, readText } from "./machine.ts";
import { Refusal } from "./refusal.ts";

/** Most problems of one file that are listed. */
const MOST_LISTED = 20;

const GEOJSON: ReadonlySet<unknown> = new Set([
  "FeatureCollection",
  "Feature",
  "GeometryCollection",
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
]);

/** Formats of documents, so that one given for another is named. */
const FORMATS: ReadonlySet<unknown> = new Set([
  "sanxian.scheme",
  "sanxian.project",
  "sanxian.analysis",
  "sanxian.update",
  "sanxian.history",
  "sanxian.monitoring",
]);

/** Reads a scheme. @internal */
export function loadScheme(path: string, io: Io, name = "--scheme", profile?: Profile): ZoningScheme {
  const options = profile === undefined ? {} : { profile };
  return load(path, name, "sanxian.scheme", (json) => readScheme(json, options), io);
}

/** Reads a scheme that a project is screened against: one without a single term is told, because no verdict can be a yes. @internal */
export function loadSchemeToScreen(path: string, io: Io, name?: string, profile?: Profile): ZoningScheme {
  const scheme = loadScheme(path, io, name, profile);
  if (scheme.terms.length === 0) {
    const message = {
      zh: "方案没有任何条目，即没有载入准入清单，结论只能是“待补充”。请先编入准入清单。",
      en: "The scheme holds no terms: no access list is loaded, and every verdict stays undetermined. Add its access list first.",
    };
    const location = { path: "$.terms" };
    tellFindings(path, [{ code: "SCHEME_WITHOUT_TERMS", severity: "warning", location, message }], io);
  }
  return scheme;
}

/** Reads an update declaration. @internal */
export function loadUpdate(path: string, io: Io): UpdateDeclaration {
  return load(path, "--update", "sanxian.update", readUpdate, io);
}

/** Reads a history. @internal */
export function loadHistory(path: string, io: Io): SchemeHistory {
  return load(path, "--history", "sanxian.history", readHistory, io);
}

/** Reads what supervision works on. @internal */
export function loadMonitoring(path: string, io: Io): MonitoringRecord {
  return load(path, "--monitoring", "sanxian.monitoring", readMonitoring, io);
}

/** Reads a stock of projects: one project, a list of them, or one a line (NDJSON). @internal */
export function loadProjects(path: string, io: Io): Project[] {
  const text = readText(path, io);
  const lines = documentLines(text);
  if (lines !== null)
    return lines.map(({ line, number }) => {
      const at = `${path}:${number}`;
      return accept(parseDocument(line, at), at, "--projects", "sanxian.project", readProject, io);
    });
  const json = parseDocument(text, path);
  if (!Array.isArray(json)) return [accept(json, path, "--projects", "sanxian.project", readProject, io)];
  return json.map((item: unknown, i) =>
    accept(item, `${path}[${i}]`, "--projects", "sanxian.project", readProject, io),
  );
}

/** The lines of NDJSON that hold something; `null` for a text that is one JSON document, printed over lines or not. */
function documentLines(text: string): { line: string; number: number }[] | null {
  const lines = text
    .split("\n")
    .map((line, i) => ({ line: line.trim(), number: i + 1 }))
    .filter(({ line }) => line !== "");
  if (lines.length < 2) return null;
  try {
    JSON.parse(lines[0]!.line);
  } catch {
    return null;
  }
  return lines;
}

/** Reads a project. @internal */
export function loadProject(path: string, io: Io): Project {
  return load(path, "--project", "sanxian.project", readProject, io);
}

function load<T>(path: string, name: string, format: string, read: (json: unknown) => ReadResult<T>, io: Io): T {
  return accept(parseDocument(readText(path, io), path), path, name, format, read, io);
}

function accept<T>(
  json: unknown,
  path: string,
  name: string,
  format: string,
  read: (json: unknown) => ReadResult<T>,
  io: Io,
): T {
  refuseOther(json, path, name, format);
  const { document, findings } = read(json);
  const wrong = findings.filter(({ severity }) => severity === "error");
  // the errors come first; a usable document need not be told about trifles
  const told = [
    ...wrong,
    ...findings.filter(({ severity }) => severity !== "error" && !(severity === "info" && document !== undefined)),
  ];
  tellFindings(path, told, io);
  if (document === undefined) throw new Refusal("DOCUMENT_REFUSED", { path, value: wrong.length });
  return document;
}

/** Lists findings about a file on standard error, the first twenty of them. @internal */
export function tellFindings(path: string, told: readonly Finding[], io: Io): void {
  for (const finding of told.slice(0, MOST_LISTED)) io.err(findingLine(path, finding));
  if (told.length > MOST_LISTED) {
    const more = told.length - MOST_LISTED;
    io.err(`${plain(path)}: 另有 ${more} 处未列出 ${more} more are not listed\n`);
  }
}

function findingLine(path: string, { severity, location, code, message }: Finding): string {
  const { zh, en } = LABELS.severity[severity];
  return plain(
    `${path}: ${location?.path ?? "$"}: ${zh} ${en.toLowerCase()} ${code}: ${message.zh} ${message.en}`,
  ).concat("\n");
}

/** Parses JSON; a fault is told with its place. @internal */
export function parseDocument(text: string, path: string): unknown {
  try {
    return parseJson(text, path);
  } catch (cause) {
    const fault = jsonFault(text);
    if (fault === null) throw cause;
    const { line, column, found, expected, hint } = fault;
    throw new Refusal("JSON_BROKEN", {
      path,
      line,
      column,
      foundZh: found.zh,
      foundEn: found.en,
      expectedZh: expected.zh,
      expectedEn: expected.en,
      hintZh: hint.zh,
      hintEn: hint.en,
    });
  }
}

/** A document of another kind is one mistake, not a hundred missing members. */
function refuseOther(json: unknown, path: string, name: string, expected: string): void {
  const own = (member: string): unknown =>
    typeof json === "object" && json !== null && Object.hasOwn(json, member)
      ? (json as Record<string, unknown>)[member]
      : undefined;
  const format = own("format");
  if (format === expected) return;
  if (FORMATS.has(format)) throw new Refusal("DOCUMENT_OTHER", { path, name, value: String(format), expected });
  const type = own("type");
  if (GEOJSON.has(type) && expected === "sanxian.project")
    throw new Refusal("DOCUMENT_GEOJSON", { path, value: String(type), expected });
  if (GEOJSON.has(type) && expected === "sanxian.scheme")
    throw new Refusal("SCHEME_GEOJSON", { path, value: String(type) });
  const value = typeof format === "string" ? quoted(format) : format === undefined ? "undefined" : typeof format;
  throw new Refusal("DOCUMENT_FORMAT", { path, name, value: value === "undefined" ? "—" : value, expected });
}
