// Third-party cases, read in place beside the repository and never copied into it. A machine without them skips and says
// so; with SANXIAN_REQUIRE_CASES=1 a missing folder is a failure.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The folder of data made by others. */
export const DATA: string = new URL("../../../shared/data/", import.meta.url).pathname;

/** Whether a data folder is there; throws where it must be. */
export function hasData(folder: string): boolean {
  if (existsSync(DATA + folder)) return true;
  if (process.env.SANXIAN_REQUIRE_CASES === "1")
    throw new Error(`${DATA}${folder} is missing and SANXIAN_REQUIRE_CASES=1`);
  process.stderr.write(`skipped: no third-party data at ../shared/data/${folder}\n`);
  return false;
}

/** The lines of an NDJSON file, gzipped or not. */
export function readLines<T>(file: string): T[] {
  const bytes = readFileSync(DATA + file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);
}
