// Histories of schemes: begun, added to, verified, asked. Nothing is ever changed in place; each act gives a new history.
import {
  addDays,
  type IsoDate,
  isIsoDate,
  type LifeEvent,
  SanxianError,
  type SchemeHistory,
  type SchemeStatus,
  type SchemeVersion,
  type UpdateDeclaration,
  type VersionRecord,
  type ZoningScheme,
} from "../domain/index.ts";
import { eventDigest, sealed, versionDigest } from "./history-digest.ts";

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
