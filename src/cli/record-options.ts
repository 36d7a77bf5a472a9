// What makes a record of a screening on the command line (归档): decisions of persons, numbers of files elsewhere, days. A decision that
// cannot be recorded stops the run, because a record without it would file something else than was decided.
import type { Project, ZoningScheme } from "../domain/index.ts";
import { renderRecordHtml, renderRecordMarkdown } from "../report/index.ts";
import {
  type ConformityAnalysis,
  type ConformityRecord,
  type LinkedFiles,
  type OutcomeOverride,
  recordOf,
} from "../screening/index.ts";
import { parseDocument, tellFindings } from "./load.ts";
import { type Io, readText } from "./machine.ts";
import { jsonText, type Rendering } from "./output.ts";
import { Refusal } from "./refusal.ts";

/** What a record is asked with, as given. @internal */
export interface RecordInput {
  readonly overrides: string | undefined;
  readonly links: string | undefined;
  readonly validDays: number | undefined;
}

const OVERRIDE = '{"term": "T1", "outcome": "conforms", "reason": "…", "author": "…", "on": "2026-11-25"}';
const LINKS = '{"eia": ["…"], "dischargePermit": ["…"]}';
const LINKED = ["eia", "dischargePermit", "monitoringPoint", "enforcementCase"];

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The record of an analysis. @throws Refusal @internal */
export function recordFor(
  analysis: ConformityAnalysis,
  source: { readonly scheme: ZoningScheme; readonly project: Project },
  { overrides: path, links, validDays }: RecordInput,
  io: Io,
): ConformityRecord {
  const record = recordOf(analysis, {
    ...source,
    ...(validDays === undefined ? {} : { validDays }),
    ...(path === undefined ? {} : { overrides: readOverrides(path, io) }),
    ...(links === undefined ? {} : { links: readLinks(links, io) }),
  });
  if (record.findings.length > 0) {
    tellFindings(path!, record.findings, io);
    throw new Refusal("OVERRIDES_REFUSED", { path: path!, value: record.findings.length });
  }
  return record;
}

function readOverrides(path: string, io: Io): OutcomeOverride[] {
  const json = parseDocument(readText(path, io), path);
  const members = ["term", "outcome", "reason", "author", "on"];
  const good = (item: unknown): boolean => isTable(item) && members.every((name) => typeof item[name] === "string");
  if (!Array.isArray(json) || !json.every(good)) throw new Refusal("OVERRIDES_OTHER", { path, expected: OVERRIDE });
  return (json as OutcomeOverride[]).map(({ term, outcome, reason, author, on }) => ({
    term,
    outcome,
    reason,
    author,
    on,
  }));
}

function readLinks(path: string, io: Io): LinkedFiles {
  const json = parseDocument(readText(path, io), path);
  const isList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");
  if (!isTable(json) || !Object.entries(json).every(([name, value]) => LINKED.includes(name) && isList(value)))
    throw new Refusal("LINKS_OTHER", { path, expected: LINKS });
  return json as LinkedFiles;
}

/** Formats of a record. @internal */
export const RECORD_FORMATS = ["json", "html", "markdown"] as const;

/** A record in a format. @internal */
export function renderRecordAs(
  format: (typeof RECORD_FORMATS)[number],
  record: ConformityRecord,
  { source, language }: Pick<Rendering, "source" | "language">,
): string {
  switch (format) {
    case "html":
      return renderRecordHtml(record, { language, source });
    case "markdown":
      return renderRecordMarkdown(record, { language, source });
    default:
      return `${jsonText(record, 2)}\n`;
  }
}
