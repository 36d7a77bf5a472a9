// The published schemas of results against the types (no drift), and against what screening hands out.
import { readdirSync, readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { readDomain, schemaOfType } from "../../docs/schema/schema-of-types.ts";
import type { Project, ZoningScheme } from "../../src/domain/index.ts";
import { prepareScheme, recordOf, screen } from "../../src/screening/index.ts";

const ROOT = new URL("../../", import.meta.url);
const program = readDomain(ROOT);
const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, ROOT), "utf8")) as T;

describe.each([
  { name: "ConformityAnalysis", file: "conformity-analysis-1.schema.json" },
  { name: "ConformityRecord", file: "conformity-record-1.schema.json" },
])("$file", ({ name, file }) => {
  it("says what the types say; `vitest -u` writes it anew", async () => {
    const id = `urn:sanxian:schema:${file.slice(0, file.indexOf("."))}`;
    const schema = `${JSON.stringify(schemaOfType(program, name, id), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot(new URL(`docs/schema/${file}`, ROOT).pathname);
  });

  it("takes what is made of every project of the showcase, and nothing with a member too many or too few", () => {
    const ajv = new Ajv2020({ strict: true, strictTuples: false, allowUnionTypes: true });
    const valid = addFormats(ajv).compile(read(`docs/schema/${file}`));
    const scheme = read<ZoningScheme>("docs/showcase/taizhou.scheme.json");
    const prepared = prepareScheme(scheme);
    const projects = readdirSync(new URL("docs/showcase/projects", ROOT));
    expect(projects.length).toBeGreaterThan(3);
    for (const path of projects) {
      const project = read<Project>(`docs/showcase/projects/${path}`);
      const analysis = screen(prepared, project, { asOf: "2026-11-24" });
      const term = analysis.terms[0]!.term;
      const decided = { term, outcome: "conforms", reason: "核实", author: "张三", on: "2026-11-24" } as const;
      const links = { eia: ["1"], dischargePermit: ["2"], monitoringPoint: ["3"], enforcementCase: ["4"] };
      const made = name === "ConformityRecord" ? recordOf(analysis, { scheme, project, links, overrides: [decided] }) : analysis; // biome-ignore format: one line
      const plain = JSON.parse(JSON.stringify(made)) as Record<string, unknown>;
      expect(valid(plain) ? [] : valid.errors, path).toEqual([]);
      expect(valid({ ...plain, surprise: 1 })).toBe(false);
      for (const member of Object.keys(plain)) {
        const { [member]: _, ...rest } = plain;
        expect(valid(rest), member).toBe(false);
        expect(valid({ ...plain, [member]: 7 }), member).toBe(false);
      }
    }
  });
});
