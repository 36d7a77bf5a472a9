// Rules of a province from a file (地方规则): its own types of zones, and what `delineate` takes beside them.
import { type DelineationProfile, NATIONAL_DELINEATION } from "../delineation/index.ts";
import { readDelineationProfile } from "../exchange/index.ts";
import { parseDocument, tellFindings } from "./load.ts";
import { type Io, readText } from "./machine.ts";
import { Refusal } from "./refusal.ts";

/** Rules over the national ones; what is absent stays national. @throws Refusal @internal */
export function loadProfile(path: string, io: Io): DelineationProfile {
  const { document, findings } = readDelineationProfile(parseDocument(readText(path, io), path));
  tellFindings(
    path,
    findings.filter(({ severity }) => severity !== "info"),
    io,
  );
  const wrong = findings.filter(({ severity }) => severity === "error").length;
  if (wrong > 0) throw new Refusal("DOCUMENT_REFUSED", { path, value: wrong });
  return { ...NATIONAL_DELINEATION, ...(document as Partial<DelineationProfile> | undefined) };
}
