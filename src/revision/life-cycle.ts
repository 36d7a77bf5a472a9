// The life of a version (clauses one and five): drafting, linked with the spatial plan, submitted, filed, published, in force,
// then superseded or withdrawn. A step that the law forbids is refused with the clause, and the history stays as it was.
// When a version comes into force, the one before is superseded on that day. Cost: linear in the steps; digests of what is new.
import {
  type Finding,
  type IsoDate,
  isIsoDate,
  LABELS,
  type LifeEvent,
  SanxianError,
  type SchemeHistory,
  type SchemeStatus,
  type VersionRecord,
} from "../domain/index.ts";
import { filingBody, namesFilingBody } from "./filing-body.ts";
import { eventDigest, sealed } from "./history-digest.ts";
import { revisionFinding } from "./revision-findings.ts";

/** A step to take. 流程步骤. */
export type LifeStep = Omit<LifeEvent, "digest" | "adopted">;

/** What became of a step. 办理结果. */
export interface StepOutcome {
  /** Whether it was taken. 是否办理. */
  readonly accepted: boolean;
  /** The history with the step; the one handed in when it was refused. 历史. */
  readonly history: SchemeHistory;
  /** Why it was refused. 问题. */
  readonly findings: readonly Finding[];
}

/** What follows each status; a version may be withdrawn from all but the last two. @internal */
export const NEXT: Readonly<Record<SchemeStatus, SchemeStatus | null>> = {
  drafting: "linked",
  linked: "submitted",
  submitted: "filed",
  filed: "published",
  published: "inForce",
  inForce: "superseded",
  superseded: null,
  withdrawn: null,
};

/** Where a version stands after its steps up to a day. 某日状态. */
export function statusOn(version: VersionRecord, day: IsoDate): SchemeStatus | null {
  let status: SchemeStatus | null = null;
  for (const event of version.events) if (event.on <= day) status = event.to;
  return status;
}

/**
 * Takes a step in the life of a version. 推进流程.
 *
 * Refused, with the clause: a step out of order, publication before filing, filing with another body than the one a level up
 * or without receipt, publication by another body than the one that issues the scheme, a day before that of the step before, coming
 * into force after a later version did.
 *
 * @param history - the history; never changed
 * @param number - number of the version
 * @param step - where to, when, by whom, with which receipt
 * @throws SanxianError `OPTION_INVALID` when there is no such version
 * @example
 * ```ts
 * const { accepted, findings } = advance(history, "2029", { to: "published", on: "2029-09-01", by: "示例市人民政府" });
 * accepted; //=> false
 * findings[0]?.code; //=> "LIFE_PUBLISHED_BEFORE_FILING"
 * ```
 */
export function advance(history: SchemeHistory, number: string, step: LifeStep): StepOutcome {
  const index = history.versions.findIndex((version) => version.scheme.version.number === number);
  const version = history.versions[index];
  if (version === undefined)
    throw new SanxianError("OPTION_INVALID", {
      name: "number",
      value: String(number).slice(0, 40),
      expected: history.versions.map(({ scheme }) => scheme.version.number).join(", "),
    });
  const findings = stepFindings(version, version.events, step);
  // a draft that a later version has overtaken does not come into force beside it
  const later = history.versions.slice(index + 1).find(({ events }) => events.some(({ to }) => to === "inForce"));
  if (step.to === "inForce" && later !== undefined) {
    const values = { version: number, other: later.scheme.version.number, day: step.on };
    findings.push(revisionFinding("LIFE_OVERTAKEN", values, { subject: number }));
  }
  if (findings.length > 0) return { accepted: false, history, findings };
  const versions = history.versions.map((other, i) => {
    if (i === index) return withStep(other, step);
    // who comes into force takes the place of who was
    if (step.to === "inForce" && i < index && other.events.at(-1)?.to === "inForce")
      return withStep(other, { to: "superseded", on: step.on, by: step.by });
    return other;
  });
  return { accepted: true, history: sealed({ ...history, versions }), findings: [] };
}

function withStep(version: VersionRecord, step: LifeStep): VersionRecord {
  const before = version.events.at(-1)?.digest ?? version.digest;
  return { ...version, events: [...version.events, { ...step, digest: eventDigest(step, before) }] };
}

/** What forbids a step after others. @internal */
export function stepFindings(version: VersionRecord, events: readonly LifeStep[], step: LifeStep): Finding[] {
  const { scheme } = version;
  const number = scheme.version.number;
  const to = nameOf(step.to);
  const last = events.at(-1);
  const status = last?.to ?? null;
  const findings: Finding[] = [];
  if (!isIsoDate(step.on)) findings.push(revisionFinding("LIFE_DATE", { version: number, to, day: String(step.on) }));
  else if (last !== undefined && step.on < last.on)
    findings.push(revisionFinding("LIFE_DATE_ORDER", { version: number, to, day: step.on, before: last.on }));
  if (typeof step.by !== "string" || step.by.trim() === "")
    findings.push(revisionFinding("LIFE_BY_MISSING", { version: number, to }));

  const body = filingBody(scheme);
  const isFiled = events.some((event) => event.to === "filed");
  const isLinked = events.some((event) => event.to === "linked");
  const expected = status === null ? "drafting" : NEXT[status];
  const withdraws = step.to === "withdrawn" && status !== null && expected !== null;
  if (step.to !== expected && !withdraws) {
    if ((step.to === "published" || step.to === "inForce") && !isFiled)
      findings.push(revisionFinding("LIFE_PUBLISHED_BEFORE_FILING", { version: number, expected: body.name }));
    else if ((step.to === "submitted" || step.to === "filed") && !isLinked)
      findings.push(revisionFinding("LIFE_NOT_LINKED", { version: number }));
    else
      findings.push(
        revisionFinding("LIFE_ORDER", {
          version: number,
          from: status === null ? { zh: "未起草", en: "not begun" } : nameOf(status),
          to,
          expected: expected === null ? { zh: "无", en: "none" } : nameOf(expected),
        }),
      );
  }
  if (step.to === "filed") {
    if (typeof step.by === "string" && step.by.trim() !== "" && !namesFilingBody(step.by, body))
      findings.push(
        revisionFinding("LIFE_FILING_BODY", {
          version: number,
          value: step.by,
          level: LABELS.schemeLevel[scheme.level],
          expected: body.name,
        }),
      );
    if (typeof step.receipt !== "string" || step.receipt.trim() === "")
      findings.push(revisionFinding("LIFE_RECEIPT_MISSING", { version: number }));
  }
  if (step.to === "published" && !issuersOf(version).includes(step.by))
    findings.push(revisionFinding("LIFE_AUTHORITY", { version: number, value: step.by, expected: scheme.authority }));
  return findings;
}

/** The issuing government, and what the scheme names as issuer beside it. */
function issuersOf({ scheme }: VersionRecord): readonly string[] {
  return [
    scheme.authority,
    ...scheme.responsibleBodies.filter(({ role }) => role === "issuer").map(({ name }) => name),
  ];
}

function nameOf(status: SchemeStatus): { zh: string; en: string } {
  const own: { zh: string; en: string } | undefined = Object.hasOwn(LABELS.schemeStatus, status)
    ? LABELS.schemeStatus[status]
    : undefined;
  return own === undefined ? { zh: String(status), en: String(status) } : { zh: own.zh, en: own.en.toLowerCase() };
}
