// The reader and the published schemas speak of the same documents: what the schema takes the reader takes without a word,
// and what the schema refuses the reader refuses or reports.
import { describe, expect, it } from "vitest";
import { readProject, readScheme } from "../../src/exchange/index.ts";
import { BAD_PROJECTS, BAD_SCHEMES, changed, FULL_PROJECT, FULL_SCHEME, type Json } from "../domain/documents.ts";
import { demoProject, SCHEME } from "../showcase/scheme.ts";

const scheme = FULL_SCHEME as unknown as Json;
const project = FULL_PROJECT as unknown as Json;

describe("documents with every member", () => {
  it("are read", () => {
    // two references of the full scheme lead nowhere, on purpose
    const { document, findings } = readScheme(scheme);
    expect(document).toBe(scheme);
    expect(findings.filter(({ code }) => code !== "DOCUMENT_REFERENCE")).toEqual([]);
    expect(readProject(project)).toEqual({ document: project, findings: [] });
  });
});

describe("the showcase", () => {
  it("is read without a word", () => {
    expect(readScheme(SCHEME).findings).toEqual([]);
    for (const name of ["admissible", "inadmissible", "undetermined", "line", "point"])
      expect(readProject(demoProject(name)).findings).toEqual([]);
  });
});

describe("a fault that the schema refuses is told", () => {
  // but for rings, which validate() judges
  it.each(BAD_SCHEMES.filter(([fault]) => fault !== "a ring of three points"))("in a scheme: %s", (_, path, value) => {
    const bad = changed(scheme, path, value);
    const { findings } = readScheme(bad);
    expect(findings.filter(({ code }) => code !== "DOCUMENT_REFERENCE")).not.toEqual([]);
  });

  it.each(BAD_PROJECTS)("in a project: %s", (_, path, value) => {
    expect(readProject(changed(project, path, value)).findings).not.toEqual([]);
  });
});

describe("a document full of trifles", () => {
  const trifles = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`extra${i}`, i]));

  it("is read with a bounded list of findings", () => {
    const { document, findings } = readProject({ ...project, ...trifles });
    expect(document).toBeDefined();
    expect(findings).toHaveLength(500);
    const codes = Array.from({ length: 2000 }, () => "化工");
    expect(readProject({ ...project, industries: codes }).findings).toHaveLength(500);
  });

  it("is refused all the same when something is wrong behind them", () => {
    const units = [...Array.from({ length: 2000 }, () => ({ ...FULL_SCHEME.units[0], extra: 1 })), { code: 7 }];
    const { document, findings } = readScheme({ ...scheme, units });
    expect(document).toBeUndefined();
    expect(findings.some(({ severity }) => severity === "error")).toBe(true);
  });
});
