// Reading scheme and project documents: JSON text with a place for each fault, then shape, codes and references. A document
// with errors is not handed on; everything odd but usable is a finding beside the document.
import {
  type Condition,
  type Finding,
  type Profile,
  type Project,
  parseIndustryCodeLenient,
  parseUnitCodeLenient,
  parseZoneCodeLenient,
  SanxianError,
  type ZoningScheme,
  zoneTypeFindings,
} from "../domain/index.ts";
import { project } from "./project-shape.ts";
import { scheme } from "./scheme-shape.ts";
import { keep, nameOf, note, type Report } from "./shape.ts";

/** What reading a document gives. 读取结果. */
export interface ReadResult<T> {
  /** The document, as it was handed in; absent when a finding is an error. 文档. */
  readonly document?: T;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

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
