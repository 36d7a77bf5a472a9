// Reading updates, histories and monitoring data: what the published schema takes the reader takes without a word, what it refuses the
// reader refuses or reports; and what no schema can say, ids and references.
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
// @ts-expect-error: a script without types
import { makeUpdates } from "../../docs/showcase/updates.mjs";
import { readHistory, readMonitoring, readUpdate } from "../../src/exchange/index.ts";
import { area, overlay } from "../../src/geometry/index.ts";
import { advance, beginHistory, draftVersion } from "../../src/revision/index.ts";
import { changed, type Json, type Path } from "../domain/documents.ts";
import { FULL_HISTORY, FULL_MONITORING, FULL_UPDATE, LIFECYCLE } from "../domain/lifecycle-documents.ts";
import { SCHEME } from "../showcase/scheme.ts";

const READERS = { UpdateDocument: readUpdate, SchemeHistory: readHistory, MonitoringRecord: readMonitoring };
const ajv = addFormats(new Ajv2020({ strict: true, strictTuples: false }));
const CASES = LIFECYCLE.map((one) => ({
  ...one,
  read: READERS[one.name],
  valid: ajv.compile(JSON.parse(readFileSync(new URL(`../../docs/schema/${one.file}`, import.meta.url), "utf8"))),
}));
const codes = ({ findings }: { findings: readonly { code: string; location?: { path?: string } }[] }) =>
  findings.map(({ code, location }) => `${code} ${location?.path}`);
/** The full scheme of the tests refers to something that is not there, on purpose. */
const spoken = (result: Parameters<typeof codes>[0]) =>
  codes(result).filter((code) => !/^DOCUMENT_REFERENCE \$\.versions\[\d\]\.scheme\.terms/.test(code));

/** Every place in a document but inside geometries and schemes, which have tests of their own. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  if ("coordinates" in value || path.at(-1) === "scheme") return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => places(member, [...path, Array.isArray(value) ? Number(key) : key]))]; // biome-ignore format: one list
}

describe.each(CASES)("$file", ({ full, bad, read, valid }) => {
  it("is read with every member", () => {
    const result = read(full);
    expect(result.document).toBe(full);
    expect(spoken(result)).toEqual([]);
  });

  it.each(bad)("%s is refused or told", (_, path, value) => {
    const result = read(changed(full, path, value));
    expect(spoken(result).length).toBeGreaterThan(0);
    for (const { message } of result.findings) expect(message.zh && message.en).toBeTruthy();
  });

  it("and the reader speak of the same documents: each member gone, or of another kind, or beside one that nobody knows", () => {
    const told: Record<"refused" | "taken", number> = { refused: 0, taken: 0 };
    for (const path of places(full).filter(({ length }) => length > 0))
      for (const value of [undefined, null, 7, true, "x", [], {}, { surprise: 1 }]) {
        if (value === undefined && typeof path.at(-1) === "number") continue; // a hole is no JSON
        const document = JSON.parse(JSON.stringify(changed(full, path, value))) as Json;
        const result = read(document);
        const ids = spoken(result).filter((code) => /DOCUMENT_(REFERENCE|DUPLICATE)/.test(code));
        const shape = spoken(result).filter((code) => !ids.includes(code));
        const where = `${path.join(".")} = ${JSON.stringify(value)}`;
        told[valid(document) ? "taken" : "refused"]++;
        // the schema has no word for a text that may not be empty and need not be an id; every text here has words
        if (valid(document)) expect(shape, where).toEqual([]);
        else expect(shape, where).not.toEqual([]);
      }
    expect(told.refused).toBeGreaterThan(100);
    expect(told.taken).toBeGreaterThan(10);
  });

  it("is never changed, and nothing but an object is one", () => {
    const before = JSON.stringify(full);
    read(full);
    expect(JSON.stringify(full)).toBe(before);
    for (const other of [null, 1, "x", [], undefined]) expect(read(other).document).toBeUndefined();
  });
});

describe("the showcase's life", () => {
  const { updates, history, monitoring } = JSON.parse(
    JSON.stringify(makeUpdates(SCHEME, { overlay, area, beginHistory, draftVersion, advance })),
  );

  it("follows the schemas and is read without an error", () => {
    const [update, ofHistory, ofMonitoring] = CASES.map(({ valid }) => valid);
    expect(updates.length).toBeGreaterThan(4);
    for (const { name, update: declared } of updates) {
      const document = { format: "sanxian.update", formatVersion: "1", ...declared };
      expect(update!(document) ? [] : update!.errors, name).toEqual([]);
      expect(codes(readUpdate(document)), name).toEqual([]);
    }
    expect(ofHistory!(history) ? [] : ofHistory!.errors?.slice(0, 3)).toEqual([]);
    expect(readHistory(history).findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(ofMonitoring!(monitoring) ? [] : ofMonitoring!.errors).toEqual([]);
    expect(codes(readMonitoring(monitoring))).toEqual([]);
  });

  it("a version made of an update document leaves out what made it a document", () => {
    const declared = { format: "sanxian.update", formatVersion: "1", ...updates[0].update };
    const [first] = history.versions;
    const drafting = { on: "2026-01-20", by: "示例市生态环境局" };
    const drafted = draftVersion(beginHistory(first.scheme), updates[0].after, declared, drafting);
    expect(codes(readHistory(drafted)).filter((code) => /\.update/.test(code))).toEqual([]);
    expect(CASES[1]!.valid(JSON.parse(JSON.stringify(drafted)))).toBe(true);
    expect(drafted.versions[1]!.update).toEqual(updates[0].update);
  });
});

describe("what no schema says", () => {
  const update = FULL_UPDATE as unknown as Json;
  const monitoring = FULL_MONITORING as unknown as Json;
  const history = FULL_HISTORY as unknown as Json;

  it("an id that occurs twice is an error, one that leads nowhere a warning", () => {
    expect(codes(readUpdate(changed(update, ["triggers", 1, "id"], "t1")))).toEqual([
      "DOCUMENT_DUPLICATE $.triggers[1].id",
    ]);
    expect(readUpdate(changed(update, ["triggers", 1, "id"], "t1")).document).toBeUndefined();
    const loose = readUpdate(changed(update, ["triggers", 0, "evidence"], ["e9"]));
    expect(codes(loose)).toEqual(["DOCUMENT_REFERENCE $.triggers[0].evidence[0]"]);
    expect(loose.document).toBeDefined();
    expect(codes(readMonitoring(changed(monitoring, ["problems", 0, "series"], "s9")))).toEqual([
      "DOCUMENT_REFERENCE $.problems[0].series",
    ]);
    const twice = [FULL_MONITORING.series![0], FULL_MONITORING.series![0]];
    expect(codes(readMonitoring(changed(monitoring, ["series"], twice)))).toEqual([
      "DOCUMENT_DUPLICATE $.series[1].id",
    ]);
  });

  it("a version of another scheme, and an update inside a history, are told in their place", () => {
    expect(spoken(readHistory(changed(history, ["scheme"], "other")))).toEqual([
      "DOCUMENT_REFERENCE $.versions[0].scheme.id",
      "DOCUMENT_REFERENCE $.versions[1].scheme.id",
    ]);
    expect(spoken(readHistory(changed(history, ["versions", 1, "update", "triggers", 0, "evidence"], ["e9"])))).toEqual(
      ["DOCUMENT_REFERENCE $.versions[1].update.triggers[0].evidence[0]"],
    );
  });

  it("a unit code of five digits of serial is odd, and used", () => {
    const { document, findings } = readMonitoring(changed(monitoring, ["carbonPilots", 0], "ZH440605200001"));
    expect(document).toBeDefined();
    expect(findings).toMatchObject([
      { code: "CODE_SERIAL", severity: "warning", location: { path: "$.carbonPilots[0]" } },
    ]);
  });
});
