// Whether a history holds: its form, its digests, its chain, and that every step was allowed. Cost: one digest of each version and
// step.
import { type Finding, LABELS, SanxianError, type SchemeHistory, type VersionRecord } from "../domain/index.ts";
import { spanInForce } from "./history.ts";
import { eventDigest, historyDigest, versionDigest } from "./history-digest.ts";
import { stepFindings } from "./life-cycle.ts";
import { revisionFinding } from "./revision-findings.ts";

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
