// Histories of schemes: begun, added to, verified, asked. Nothing is ever changed in place; each act gives a new history.
import {
  addDays,
  type Finding,
  type IsoDate,
  isIsoDate,
  LABELS,
  type LifeEvent,
  SanxianError,
  type SchemeHistory,
  type SchemeStatus,
  type SchemeVersion,
  type UpdateDeclaration,
  type VersionRecord,
  type ZoningScheme,
} from "../domain/index.ts";
import { eventDigest, historyDigest, sealed, versionDigest } from "./history-digest.ts";
import { stepFindings } from "./life-cycle.ts";
import { revisionFinding } from "./revision-findings.ts";

/** Who begins a version, and when. 起草. */
export interface Drafting {
  /** When. 日期. */
  readonly on: IsoDate;
  /** Who. 起草机关. */
  readonly by: string;
}

/**
 * Begins a history with the first version of a scheme. 建立历史.
 *
 * A scheme that is already past drafting is taken over as it stands: its version says where and since when, and that the steps
 * before are not on record stays visible (`adopted`).
 *
 * @param scheme - the scheme; never changed
 * @param drafting - who drafts it and when; needed for a draft, otherwise the version's own days are used
 * @throws SanxianError `OPTION_INVALID` where a draft comes without `drafting`
 * @example
 * ```ts
 * const history = beginHistory(scheme);
 * history.versions[0]?.events.at(-1)?.to; //=> "inForce"
 * ```
 */
export function beginHistory(scheme: ZoningScheme, drafting?: Drafting): SchemeHistory {
  const { status } = scheme.version;
  const begin = status === "drafting" || drafting !== undefined ? needed(drafting) : undefined;
  const record = recordOf(scheme, null, null);
  const events = begin === undefined ? adoptedEvents(record) : draftingEvent(record, begin);
  return sealed({
    format: "sanxian.history",
    formatVersion: "1",
    scheme: scheme.id,
    versions: [{ ...record, events }],
  });
}

/**
 * Adds a version as a draft, with the update that it makes. 起草新版本.
 *
 * @param history - the history; never changed
 * @param scheme - the new version, whole
 * @param update - kind, triggers, evidence and authority
 * @param drafting - who drafts it and when
 * @throws SanxianError `OPTION_INVALID` for another scheme or a number that is taken
 * @example
 * ```ts
 * const longer = draftVersion(history, revised, update, { on: "2026-10-01", by: "示例市生态环境局" });
 * longer.versions.length; //=> 2
 * ```
 */
export function draftVersion(
  history: SchemeHistory,
  scheme: ZoningScheme,
  update: UpdateDeclaration,
  drafting: Drafting,
): SchemeHistory {
  if (scheme.id !== history.scheme)
    throw new SanxianError("OPTION_INVALID", { name: "scheme.id", value: scheme.id, expected: history.scheme });
  const { number } = scheme.version;
  if (history.versions.some((version) => version.scheme.version.number === number))
    throw new SanxianError("OPTION_INVALID", { name: "version.number", value: number, expected: "a number not taken" });
  // of a document, what it declares: the history has a form of its own
  const { kind, authority, on, triggers, evidence } = update;
  const declared: UpdateDeclaration = { kind, authority, on, triggers, evidence };
  const record = recordOf(scheme, declared, history.versions.at(-1)?.digest ?? null);
  const events = draftingEvent(record, needed(drafting));
  return sealed({ ...history, versions: [...history.versions, { ...record, events }] });
}

/** Options of {@link verifyHistory}. 校验选项. */
export interface VerifyOptions {
  /** Digests of versions known from elsewhere, such as a gazette: they must occur. 已公布的摘要. */
  readonly known?: readonly string[];
}

/**
 * Verifies a history: digests, chain, and that every step was allowed. Any byte changed, any version or step reordered, left
 * out or put in is found; a history that was rewritten as a whole is found by a digest known from elsewhere. 校验历史.
 *
 * @param history - the history; what comes from a file may be handed in unchecked
 * @param options - digests known from elsewhere
 * @returns what is wrong; no finding of severity `error` when all holds
 * @example
 * ```ts
 * verifyHistory(beginHistory(scheme)).filter(({ severity }) => severity === "error"); //=> []
 * ```
 */
export function verifyHistory(history: SchemeHistory, options: VerifyOptions = {}): Finding[] {
  const formed = formFindings(history);
  if (formed.length > 0) return formed;
  const findings: Finding[] = [];
  const numbers = new Set<string>();
  const digests = new Set<string>();
  let before: string | null = null;
  history.versions.forEach((version, i) => {
    const { number } = version.scheme.version;
    const at = { subject: number, location: { path: `$.versions[${i}]` } };
    const expected = attempt(() => versionDigest(version));
    if (expected !== version.digest)
      findings.push(revisionFinding("HISTORY_DIGEST", { version: number, expected, value: version.digest }, at));
    if (version.parent !== before)
      findings.push(
        revisionFinding(
          "HISTORY_PARENT",
          { version: number, expected: before ?? "null", value: version.parent ?? "null" },
          at,
        ),
      );
    before = version.digest;
    digests.add(version.digest);
    if (version.scheme.id !== history.scheme)
      findings.push(
        revisionFinding("HISTORY_SCHEME", { version: number, value: version.scheme.id, expected: history.scheme }, at),
      );
    if (numbers.has(number)) findings.push(revisionFinding("HISTORY_NUMBER_TWICE", { version: number }, at));
    numbers.add(number);
    if (i > 0 && version.update === null)
      findings.push(revisionFinding("LIFE_UPDATE_MISSING", { version: number }, at));
    findings.push(...eventFindings(version, i));
  });
  const seal = attempt(() => historyDigest(history));
  if (seal !== history.digest)
    findings.push(
      revisionFinding("HISTORY_SEAL", { expected: seal, value: history.digest }, { location: { path: "$.digest" } }),
    );
  for (const digest of options.known ?? [])
    if (!digests.has(digest)) findings.push(revisionFinding("HISTORY_KNOWN_MISSING", { value: digest }));
  findings.push(...overlapFindings(history));
  return findings;
}

/**
 * The scheme in force on a day, its version filled in from the steps on record; `null` when none was. 某日施行的方案.
 *
 * @param history - the history
 * @param date - the day
 * @throws SanxianError `OPTION_INVALID` for a text that is no day
 * @example
 * ```ts
 * at(history, "2026-11-24")?.version.number; //=> "2024"
 * ```
 */
export function at(history: SchemeHistory, date: IsoDate): ZoningScheme | null {
  if (!isIsoDate(date))
    throw new SanxianError("OPTION_INVALID", {
      name: "date",
      value: String(date).slice(0, 40),
      expected: "YYYY-MM-DD",
    });
  for (let i = history.versions.length - 1; i >= 0; i--) {
    const version = history.versions[i]!;
    const span = spanInForce(version);
    if (span !== null && span.from <= date && (span.until === null || date < span.until))
      return schemeAsOf(version, "inForce");
  }
  return null;
}

/** From when a version was in force, and the first day that it was not; `null` when it never was. @internal */
export function spanInForce(version: VersionRecord): { from: IsoDate; until: IsoDate | null } | null {
  const from = version.events.find(({ to }) => to === "inForce")?.on;
  if (from === undefined) return null;
  const until = version.events.find(({ to, on }) => (to === "superseded" || to === "withdrawn") && on >= from)?.on;
  return { from, until: until ?? null };
}

/** The scheme of a version with the steps on record written into its version. @internal */
export function schemeAsOf(version: VersionRecord, status: SchemeStatus): ZoningScheme {
  const { status: _, filing, publishedOn, validFrom, validTo, ...data } = version.scheme.version;
  const filed = version.events.find(({ to }) => to === "filed");
  const published = version.events.find(({ to }) => to === "published")?.on ?? publishedOn;
  const span = spanInForce(version);
  const from = span?.from ?? validFrom;
  const last = span?.until ? addDays(span.until, -1) : validTo;
  const known: SchemeVersion = {
    ...data,
    status,
    ...(filed
      ? { filing: { to: filed.by, date: filed.on, ...(filed.receipt === undefined ? {} : { receipt: filed.receipt }) } }
      : filing === undefined
        ? {}
        : { filing }),
    ...(published === undefined ? {} : { publishedOn: published }),
    ...(from === undefined ? {} : { validFrom: from }),
    ...(last === undefined ? {} : { validTo: last }),
  };
  return { ...version.scheme, version: known };
}

function needed(drafting: Drafting | undefined): Drafting {
  if (drafting === undefined || !isIsoDate(drafting.on) || typeof drafting.by !== "string" || drafting.by.trim() === "")
    throw new SanxianError("OPTION_INVALID", {
      name: "drafting",
      value: drafting === undefined ? "nothing" : `${String(drafting.by)}, ${String(drafting.on)}`,
      expected: "{ on: YYYY-MM-DD, by: the body }",
    });
  return drafting;
}

function recordOf(
  scheme: ZoningScheme,
  update: UpdateDeclaration | null,
  parent: string | null,
): Omit<VersionRecord, "events"> {
  const record = { scheme, update, parent };
  return { ...record, digest: versionDigest(record) };
}

function draftingEvent({ digest }: { readonly digest: string }, { on, by }: Drafting): LifeEvent[] {
  const event = { to: "drafting", on, by } as const;
  return [{ ...event, digest: eventDigest(event, digest) }];
}

/** What the version block of a published document says about its past, as steps. */
function adoptedEvents({ scheme, digest }: Omit<VersionRecord, "events">): LifeEvent[] {
  const { status, baseDate, filing, publishedOn, validFrom, validTo } = scheme.version;
  const steps: Omit<LifeEvent, "digest">[] = [];
  if (filing)
    steps.push({
      to: "filed",
      on: filing.date,
      by: filing.to,
      ...(filing.receipt === undefined ? {} : { receipt: filing.receipt }),
    });
  if (publishedOn !== undefined) steps.push({ to: "published", on: publishedOn, by: scheme.authority });
  const since = validFrom ?? publishedOn ?? baseDate;
  if (status === "inForce" || status === "superseded") steps.push({ to: "inForce", on: since, by: scheme.authority });
  const end = validTo === undefined ? since : addDays(validTo, 1);
  if (status === "superseded" || status === "withdrawn") steps.push({ to: status, on: end, by: scheme.authority });
  if (!steps.some(({ to }) => to === status)) steps.push({ to: status, on: since, by: scheme.competentBody });
  let before = digest;
  return steps.map((step, i) => {
    const event: Omit<LifeEvent, "digest"> = i === 0 ? { ...step, adopted: true } : step;
    before = eventDigest(event, before);
    return { ...event, digest: before };
  });
}

function eventFindings(version: VersionRecord, index: number): Finding[] {
  const { number } = version.scheme.version;
  const findings: Finding[] = [];
  let before = version.digest;
  version.events.forEach((event, k) => {
    const place = { subject: number, location: { path: `$.versions[${index}].events[${k}]` } };
    const expected = attempt(() => eventDigest(event, before));
    if (expected !== event.digest)
      findings.push(
        revisionFinding("HISTORY_EVENT_DIGEST", { version: number, step: k + 1, status: String(event.to) }, place),
      );
    before = event.digest;
    if (k === 0 && event.adopted === true && index === 0)
      findings.push(
        revisionFinding(
          "HISTORY_ADOPTED",
          { version: number, status: LABELS.schemeStatus[event.to] ?? String(event.to) },
          place,
        ),
      );
    else
      findings.push(
        ...stepFindings(version, version.events.slice(0, k), event).map((found) => ({ ...found, ...place })),
      );
  });
  return findings;
}

/** Two versions in force on one day. */
function overlapFindings({ versions }: SchemeHistory): Finding[] {
  const findings: Finding[] = [];
  // a version that never came into force stands between none
  const spans = versions.flatMap((version) => {
    const span = spanInForce(version);
    return span === null ? [] : [{ number: version.scheme.version.number, span }];
  });
  for (let i = 1; i < spans.length; i++) {
    const [earlier, later] = [spans[i - 1]!, spans[i]!];
    if (earlier.span.until === null || earlier.span.until > later.span.from)
      findings.push(
        revisionFinding("HISTORY_TWO_IN_FORCE", { version: earlier.number, other: later.number, day: later.span.from }),
      );
  }
  return findings;
}

/** What keeps a history from being read at all. */
function formFindings(history: SchemeHistory): Finding[] {
  const findings: Finding[] = [];
  const wrong = (path: string, value: unknown, expected: string): void => {
    const shown =
      typeof value === "object" && value !== null ? (Array.isArray(value) ? "a list" : "an object") : String(value);
    findings.push(
      revisionFinding("HISTORY_FORM", { where: path, value: shown.slice(0, 40), expected }, { location: { path } }),
    );
  };
  if (!isRecord(history)) {
    wrong("$", history, "a sanxian.history document");
    return findings;
  }
  if (history.format !== "sanxian.history") wrong("$.format", history.format, '"sanxian.history"');
  if (history.formatVersion !== "1") wrong("$.formatVersion", history.formatVersion, '"1"');
  if (typeof history.scheme !== "string") wrong("$.scheme", history.scheme, "a text");
  if (!Array.isArray(history.versions) || history.versions.length === 0) {
    wrong("$.versions", history.versions, "a list of versions");
    return findings;
  }
  history.versions.forEach((version: unknown, i) => {
    const path = `$.versions[${i}]`;
    if (!isRecord(version)) {
      wrong(path, version, "an object");
      return;
    }
    const { scheme, events, digest, parent } = version;
    if (!isRecord(scheme) || !isRecord(scheme.version) || typeof scheme.version.number !== "string")
      wrong(`${path}.scheme`, scheme, "a scheme with its version");
    else if (!isRecord(scheme.territory) || typeof scheme.territory.adminCode !== "string")
      wrong(`${path}.scheme.territory`, scheme.territory, "a territory with its code");
    else if (!Array.isArray(scheme.responsibleBodies) || !scheme.responsibleBodies.every(isRecord))
      wrong(`${path}.scheme.responsibleBodies`, scheme.responsibleBodies, "a list");
    else if (scheme.level !== "province" && scheme.level !== "prefecture")
      wrong(`${path}.scheme.level`, scheme.level, '"province" | "prefecture"');
    else if (typeof scheme.authority !== "string" || typeof scheme.id !== "string")
      wrong(`${path}.scheme`, scheme, "a scheme with id and authority");
    if (typeof digest !== "string") wrong(`${path}.digest`, digest, "a digest");
    if (parent !== null && typeof parent !== "string") wrong(`${path}.parent`, parent, "a digest or null");
    if (!("update" in version)) wrong(`${path}.update`, undefined, "an update or null");
    if (!Array.isArray(events) || events.length === 0) {
      wrong(`${path}.events`, events, "a list of steps");
      return;
    }
    events.forEach((event: unknown, k) => {
      if (
        !isRecord(event) ||
        typeof event.digest !== "string" ||
        typeof event.by !== "string" ||
        typeof event.on !== "string"
      )
        wrong(`${path}.events[${k}]`, event, "a step with to, on, by and digest");
      else if (typeof event.to !== "string" || !Object.hasOwn(LABELS.schemeStatus, event.to))
        wrong(`${path}.events[${k}].to`, event.to, Object.keys(LABELS.schemeStatus).join(" | "));
    });
  });
  return findings;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A digest, or why there is none: what JSON cannot say has no digest, so it differs from any. */
function attempt(digest: () => string): string {
  try {
    return digest();
  } catch (error) {
    if (error instanceof SanxianError) return error.message;
    throw error;
  }
}
