// The chain of digests that holds a history together: each version digests its scheme, its update and the version before; each
// step digests itself and the step before (the first one its version); the history digests the ends of all chains. Whatever
// else a record holds goes in as well, so that nothing can be put beside it. Cost: one pass of SHA-256 over what is digested.
import { digestJson, type LifeEvent, type SchemeHistory, type VersionRecord } from "../domain/index.ts";

/** Digest of a version. @internal */
export function versionDigest(version: Omit<VersionRecord, "digest" | "events">): string {
  return digestJson(without(version, ["digest", "events"]));
}

/** Digest of a step after another. @internal */
export function eventDigest(event: Omit<LifeEvent, "digest">, before: string): string {
  return digestJson({ before, event: without(event, ["digest"]) });
}

/** Digest of a history. @internal */
export function historyDigest(history: Omit<SchemeHistory, "digest">): string {
  return digestJson({
    head: without(history, ["digest", "versions"]),
    versions: history.versions.map((version) => ({
      digest: version.digest,
      last: version.events.at(-1)?.digest ?? null,
      beside: without(version, ["digest", "events", "scheme", "update", "parent"]),
    })),
  });
}

/** The history with its digest made anew. @internal */
export function sealed(history: Omit<SchemeHistory, "digest">): SchemeHistory {
  return { ...history, digest: historyDigest(history) };
}

function without(record: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
