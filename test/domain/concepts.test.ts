// The page for newcomers keeps its word: its document validates and does what the text below it says.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import * as domain from "../../src/domain/index.ts";

const DOCS = new URL("../../docs/", import.meta.url);
const page = readFileSync(new URL("concepts.md", DOCS), "utf8");
const scheme = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!) as domain.ZoningScheme;

test("the example follows the published schema", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const valid = ajv.compile(JSON.parse(readFileSync(new URL("schema/scheme-1.schema.json", DOCS), "utf8")));
  expect(valid(scheme) ? [] : valid.errors).toEqual([]);
  expect(valid({ ...scheme, surprise: 1 })).toBe(false);
});

test("its codes are strict and its type is known", () => {
  expect(domain.parseUnitCode(scheme.units[0]!.code).class).toBe(scheme.units[0]!.class);
  expect(domain.parseZoneCode(scheme.zones[0]!.code).type).toBe(scheme.zones[0]!.type);
  expect(domain.zoneTypeOf(scheme.zones[0]!.type).zoneType?.element).toBe("ecology");
  expect(domain.validityState(scheme.legalBases[0]!, "2026-08-14")).toBe("pending");
});

test("its term asks for the exception and then decides", () => {
  const { when, exceptWhen } = scheme.terms[0]!;
  const nowhere = { shareWithin: () => 1, missingLayers: () => [], distanceM: () => undefined, parks: () => [] };
  const project: domain.Project = {
    format: "sanxian.project",
    formatVersion: "1",
    id: "p",
    name: "p",
    natures: ["new"],
    industries: ["C2611"],
    footprint: scheme.territory.geometry,
  };
  const context = { project, asOf: "2026-08-15", space: nowhere };
  expect(domain.evaluateCondition(when!, context).value).toBe("true");
  expect(domain.evaluateCondition(exceptWhen!, context).missing).toEqual(["flag:nationalStrategic"]);
});
