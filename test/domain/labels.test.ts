// Words and tables of the domain: every name in both languages, a question for every family of facts, the zone types, and
// that the domain stands on nothing.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  ELEMENTS,
  LABELS,
  type Labels,
  labelOf,
  NATIONAL_ZONE_TYPES,
  OPERATORS,
  type Profile,
  type ProjectFlag,
  questionFor,
  validityState,
  zoneTypeOf,
} from "../../src/domain/index.ts";
import { SCHEME } from "../showcase/scheme.ts";

const HAN = /\p{Script=Han}/u;
const HOSTILE = ["__proto__", "constructor", "toString", "", "{name}", "流".repeat(1000)];

describe("labels", () => {
  test.each(Object.entries(LABELS))("%s is named in both languages, each name once", (_, table) => {
    const names = Object.values(table) as readonly { zh: string; en: string }[];
    for (const { zh, en } of names) {
      expect(zh).toMatch(HAN);
      expect(en).toMatch(/[A-Za-z]/);
      expect(en).not.toMatch(HAN);
    }
    expect(new Set(names.map(({ zh }) => zh)).size).toBe(names.length);
    expect(new Set(names.map(({ en }) => en)).size).toBe(names.length);
  });

  test("the lists that exist at run time are complete", () => {
    expect(Object.keys(LABELS.element)).toEqual(ELEMENTS);
    expect(Object.keys(LABELS.operator).sort()).toEqual([...OPERATORS].sort());
  });

  test.each(HOSTILE)("%j is its own name in every list", (value) => {
    for (const list of Object.keys(LABELS) as (keyof Labels)[])
      expect(labelOf(list, value)).toEqual({ zh: value, en: value });
  });
});

describe("questions", () => {
  const FAMILIES = [
    "nature",
    "industry",
    "process",
    "product",
    "material",
    "pollutant",
    "quantity:waterUse",
    "replacement:VOCs",
    "section",
    "listed:目录",
    "relocation",
    "approvedOn",
    "startedOn",
    "headroom:COD",
    "zone:YS3310022410001:farmlandClass",
    "unit:ZH33100220001:regions",
    "park",
    "park:P1:compliant",
    "industryCode:26x",
    "layer:water",
    "feature:river",
  ];
  const OTHER = questionFor("no such fact").zh.replace("no such fact", "");

  test.each(FAMILIES)("%s has a question of its own", (key) => {
    const { zh, en } = questionFor(key);
    expect(zh).toMatch(HAN);
    expect(en).toMatch(/[?.;]/);
    expect(zh).not.toContain("{");
    expect(zh.replace(key, "")).not.toBe(OTHER);
  });

  test("every flag has a question of its own", () => {
    const flags = Object.keys(LABELS.flag) as ProjectFlag[];
    const asked = flags.map((flag) => questionFor(`flag:${flag}`).en);
    expect(new Set(asked).size).toBe(flags.length);
    expect(asked.every((question) => question.endsWith("?"))).toBe(true);
  });

  test.each(HOSTILE)("%j is asked for as it stands", (name) => {
    expect(typeof questionFor(name).zh).toBe("string");
    expect(typeof questionFor(`flag:${name}`).en).toBe("string");
    expect(questionFor(`quantity:${name}`).zh).toContain(name);
  });
});

describe("zone types", () => {
  test("the first digit is the class, the second the element, the last 0, each type once", () => {
    const elements = ["ecology", "water", "air", "soil", "resource", "shoreline", "marine", "acoustic", "groundwater"];
    for (const { type, element, class: zoneClass } of NATIONAL_ZONE_TYPES) {
      expect(type).toMatch(/^[123][1-9][1-9]0$/);
      expect(zoneClass).toBe(["priority", "key", "general"][Number(type[0]) - 1]);
      expect(element).toBe(elements[Number(type[1]) - 1]);
    }
    expect(new Set(NATIONAL_ZONE_TYPES.map(({ type }) => type)).size).toBe(NATIONAL_ZONE_TYPES.length);
  });

  test("the types of a published report have their printed names", () => {
    expect(["1110", "2310", "2540", "3110", "3210"].map((type) => zoneTypeOf(type).zoneType?.name.zh)).toEqual([
      "生态保护红线",
      "大气环境高排放重点管控区",
      "高污染燃料禁燃区",
      "生态空间一般管控区",
      "水环境一般管控区",
    ]);
  });

  test("a profile adds and overrides, and does not touch the nation", () => {
    const name = { zh: "水环境工业—城镇生活污染重点管控区", en: "Industry and town" };
    const profile: Profile = {
      id: "GD",
      name: { zh: "广东", en: "Guangdong" },
      zoneTypes: [
        { type: "2210", element: "water", class: "key", name },
        { type: "1180", element: "ecology", class: "priority", name: { zh: "自然岸滩", en: "Natural beach" } },
      ],
    };
    expect(zoneTypeOf("2210", profile).zoneType?.name).toBe(name);
    expect(zoneTypeOf("1180", profile)).toMatchObject({ zoneType: { element: "ecology" }, findings: [] });
    expect(zoneTypeOf("1110", profile).zoneType?.name.zh).toBe("生态保护红线");
    expect(zoneTypeOf("2210").zoneType?.name.zh).toBe("水环境工业污染重点管控区");
  });

  test.each(["9999", "1180", ...HOSTILE])("%j is accepted and flagged", (type) => {
    const { type: kept, zoneType, findings } = zoneTypeOf(type);
    expect([kept, zoneType]).toEqual([type, undefined]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([["ZONE_TYPE_UNKNOWN", "warning"]]);
  });

  test("the showcase keeps to the table where the table speaks", () => {
    for (const zone of SCHEME.zones) {
      const { zoneType } = zoneTypeOf(zone.type);
      if (zoneType)
        expect([zone.type, zone.element, zone.class]).toEqual([zone.type, zoneType.element, zoneType.class]);
    }
  });
});

test("a validity turns on its first day and holds on its last", () => {
  expect(validityState({ validFrom: "2026-08-15" }, "2026-08-14")).toBe("pending");
  expect(validityState({ validFrom: "2026-08-15" }, "2026-08-15")).toBe("inForce");
  expect(validityState({ validTo: "2026-08-14" }, "2026-08-14")).toBe("inForce");
  expect(validityState({ validTo: "2026-08-14" }, "2026-08-15")).toBe("expired");
  expect(validityState({}, "1900-01-01")).toBe("inForce");
});

test("the domain imports nothing but itself and the types of GeoJSON", () => {
  const folder = new URL("../../src/domain/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts"));
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const [, from] of text.matchAll(/\bfrom\s+"([^"]+)"/g))
      expect(from!.startsWith("./") || from === "geojson", `${file} imports ${from}`).toBe(true);
    expect(text).not.toMatch(/\bDate\.now|Math\.random|new Date|toLocale|\beval\(|new RegExp/);
    if (/from "geojson"/.test(text)) expect(text).toMatch(/import type \{[^}]*\} from "geojson"/);
  }
});
