import { describe, expect, it } from "vitest";
import {
  ELEMENTS,
  elementOfZoneType,
  NATIONAL_ZONE_TYPES,
  type Profile,
  zoneTypeFindings,
  zoneTypeNamed,
  zoneTypeOf,
} from "../../src/domain/index.ts";

const CLASS_OF = { 1: "priority", 2: "key", 3: "general" } as const;

/** A province with a type of its own, and its own name for a national one. */
const PROVINCE: Profile = {
  id: "GD",
  name: { zh: "广东", en: "Guangdong" },
  zoneTypes: [
    { type: "2250", element: "water", class: "key", name: { zh: "水环境工业—城镇生活污染重点管控区", en: "hybrid" } },
    { type: "2240", element: "water", class: "key", name: { zh: "水环境其他区", en: "other, here" } },
  ],
};

describe("the national table", () => {
  it("has each type once, its class in the first digit, its element in the second, nought last", () => {
    const types = NATIONAL_ZONE_TYPES.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const { type, element, class: zoneClass, name } of NATIONAL_ZONE_TYPES) {
      expect(type).toMatch(/^[123][1-9]\d0$/);
      expect(zoneClass).toBe(CLASS_OF[type[0] as unknown as 1 | 2 | 3]);
      // another row of the same element digit has the same element
      for (const other of NATIONAL_ZONE_TYPES) if (other.type[1] === type[1]) expect(other.element).toBe(element);
      expect(name.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(name.en).toMatch(/^[ -~]+$/);
    }
    expect(new Set(NATIONAL_ZONE_TYPES.map(({ element }) => element))).toEqual(new Set(ELEMENTS));
  });

  // printed in published documents
  it.each([
    ["3110", "ecology", "general", "生态空间一般管控区"],
    ["3210", "water", "general", "水环境一般管控区"],
    ["2310", "air", "key", "大气环境高排放重点管控区"],
    ["2540", "resource", "key", "高污染燃料禁燃区"],
  ])("knows %s as printed", (type, element, zoneClass, zh) => {
    expect(zoneTypeOf(type).zoneType).toMatchObject({ element, class: zoneClass, name: { zh } });
    expect(zoneTypeNamed(zh)?.type).toBe(type);
    expect(elementOfZoneType(type)).toBe(element);
  });
});

describe("a profile", () => {
  it("adds to the table and overrides it", () => {
    expect(zoneTypeOf("2250").zoneType).toBeUndefined();
    expect(zoneTypeOf("2250", PROVINCE).zoneType?.name.en).toBe("hybrid");
    expect(zoneTypeOf("2240").zoneType?.name.zh).toBe("水环境其他重点管控区");
    expect(zoneTypeOf("2240", PROVINCE).zoneType?.name.zh).toBe("水环境其他区");
    expect(zoneTypeOf("1110", PROVINCE).zoneType?.name.zh).toBe("生态保护红线");
  });

  it("is found by name whatever the dash", () => {
    expect(zoneTypeNamed("水环境工业—城镇生活污染重点管控区")).toBeUndefined();
    for (const dash of ["—", "-", "–", "－", " ", ""])
      expect(zoneTypeNamed(`水环境工业${dash}城镇生活污染重点管控区`, PROVINCE)?.type).toBe("2250");
  });
});

describe("a type nobody knows", () => {
  it("is kept and flagged", () => {
    const { type, zoneType, findings } = zoneTypeOf("1190");
    expect(type).toBe("1190");
    expect(zoneType).toBeUndefined();
    expect(findings).toMatchObject([{ code: "ZONE_TYPE_UNKNOWN", severity: "warning", subject: "1190" }]);
  });

  it("still has an element, where its digit says so", () => {
    expect(elementOfZoneType("2260")).toBe("water");
    expect(elementOfZoneType("1190")).toBe("ecology");
    const digits = ["2190", "2290", "2390", "2490", "2590", "2690", "2790", "2890", "2990"];
    expect(digits.map((type) => elementOfZoneType(type))).toEqual([
      "ecology",
      "water",
      "air",
      "soil",
      "resource",
      "shoreline",
      "marine",
      "acoustic",
      "groundwater",
    ]);
    for (const type of ["2090", "0110", "4110", "11", "11100", "", "__proto__", "constructor"])
      expect(elementOfZoneType(type), type).toBeUndefined();
  });

  it.each(["__proto__", "constructor", "toString", "1".repeat(1_000_000)])("finds nothing in the prototype", (text) => {
    expect(zoneTypeOf(text).zoneType).toBeUndefined();
    expect(zoneTypeNamed(text)).toBeUndefined();
    expect(zoneTypeOf(text).findings[0]!.message.en.length).toBeLessThan(300);
  });
});

describe("a zone's type", () => {
  const zone = { code: "YS3310021110001", element: "ecology", class: "priority", type: "1110" } as const;
  const codes = (changes: Partial<Parameters<typeof zoneTypeFindings>[0]>): string[] =>
    zoneTypeFindings({ ...zone, ...changes }).map(({ code }) => code);

  it("may not be at odds with its class or element", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ class: "key" })).toEqual(["ZONE_TYPE_CLASS"]);
    expect(codes({ element: "water" })).toEqual(["ZONE_TYPE_ELEMENT"]);
    expect(codes({ element: "water", class: "general" })).toEqual(["ZONE_TYPE_CLASS", "ZONE_TYPE_ELEMENT"]);
    expect(codes({ type: "1190" })).toEqual(["ZONE_TYPE_UNKNOWN"]);
  });

  it("is reported with the zone and what was expected", () => {
    const [finding] = zoneTypeFindings({ ...zone, class: "key" });
    expect(finding).toMatchObject({ subject: zone.code, values: { value: "key", expected: "priority" } });
    expect(finding!.message.zh).toContain(zone.code);
    expect(finding!.message.en).not.toContain("{");
  });
});
