// Counties from a GeoJSON file: whatever is wrong with it is told, and stops the command.
import type { AdminArea } from "../delineation/index.ts";
import { readPlaceFeatures } from "../exchange/index.ts";
import { parseDocument, tellFindings } from "./load.ts";
import { type Io, readText } from "./machine.ts";
import { Refusal } from "./refusal.ts";

/** Reads counties. @internal */
export function loadCounties(path: string, io: Io): readonly AdminArea[] {
  const { places, findings } = readPlaceFeatures(parseDocument(readText(path, io), path));
  tellFindings(path, findings, io);
  const wrong = findings.filter(({ severity }) => severity === "error").length;
  if (wrong > 0) throw new Refusal("DOCUMENT_REFUSED", { path, value: wrong });
  return places;
}
