// Attributes of zones: each belongs to one element; a zone of another element does not have it, a silent one is unknown.
import { describe, expect, it } from "vitest";
import { ATTRIBUTE_ELEMENT, type ElementZone, zoneAttributesAre } from "../../src/domain/index.ts";

const soil = (farmlandClass?: "protect" | "safeUse" | "strict") =>
  ({ element: "soil", attributes: farmlandClass === undefined ? {} : { farmlandClass } }) as const;
const water = (section?: object) =>
  ({ element: "water", attributes: section === undefined ? {} : { section } }) as unknown as ElementZone;

describe("zoneAttributesAre", () => {
  it("holds for a listed value, not for another, and is unknown where the zone is silent", () => {
    const wanted = { farmlandClass: ["protect", "strict"] } as const;
    expect(zoneAttributesAre(soil("strict"), wanted)).toEqual({ value: "true", missing: [] });
    expect(zoneAttributesAre(soil("safeUse"), wanted)).toEqual({ value: "false", missing: [] });
    expect(zoneAttributesAre(soil(), wanted)).toEqual({ value: "unknown", missing: ["farmlandClass"] });
    expect(zoneAttributesAre({ element: "soil" }, wanted).value).toBe("unknown");
  });

  it("is false, not unknown, for a zone of another element", () => {
    expect(zoneAttributesAre(water(), { farmlandClass: ["strict"] }).value).toBe("false");
  });

  it("false decides over silence, whichever comes first", () => {
    const zone = { element: "acoustic", attributes: { functionalClass: "3" } } as const;
    expect(zoneAttributesAre(zone, { functionalClass: ["0"], sensitiveBuildings: true }).value).toBe("false");
    expect(zoneAttributesAre(zone, { sensitiveBuildings: true, functionalClass: ["0"] }).value).toBe("false");
    expect(zoneAttributesAre(zone, { sensitiveBuildings: true, functionalClass: ["3"] }).missing).toEqual([
      "sensitiveBuildings",
    ]);
  });

  it("reads the control section of a water zone, and the target of sea water apart from it", () => {
    const zone = water({ name: "断面", compliant: false, targetClass: "III" });
    expect(zoneAttributesAre(zone, { sectionCompliant: false, section: ["断面"], waterTarget: ["III"] }).value).toBe(
      "true",
    );
    expect(zoneAttributesAre(zone, { sectionCompliant: true }).value).toBe("false");
    expect(zoneAttributesAre(water({ name: "断面" }), { sectionCompliant: false }).value).toBe("unknown");
    const sea = { element: "marine", attributes: { targetClass: 2 } } as const;
    expect(zoneAttributesAre(sea, { seaWaterTarget: [1, 2] }).value).toBe("true");
    expect(zoneAttributesAre(sea, { waterTarget: ["III"] }).value).toBe("false");
  });

  it("takes no attribute from a prototype, and none that does not exist", () => {
    expect(zoneAttributesAre(soil("strict"), { constructor: true } as never).value).toBe("false");
    const proto = JSON.parse('{"element":"soil","attributes":{"__proto__":{"farmlandClass":"strict"}}}');
    expect(zoneAttributesAre(proto, { farmlandClass: ["strict"] }).value).toBe("unknown");
  });

  it("knows the element of each attribute", () => {
    expect(new Set(Object.values(ATTRIBUTE_ELEMENT)).has("air")).toBe(false);
    expect(Object.keys(ATTRIBUTE_ELEMENT)).toHaveLength(15);
  });
});

it("a value that an attribute cannot have states nothing", () => {
  const soil = (farmlandClass: unknown) => ({ element: "soil", attributes: { farmlandClass } }) as never;
  for (const value of ["good", 42, true, {}, ["protect"], null])
    expect(zoneAttributesAre(soil(value), { farmlandClass: ["protect"] })).toEqual({
      value: "unknown",
      missing: ["farmlandClass"],
    });
  expect(zoneAttributesAre(soil("strict"), { farmlandClass: ["protect"] }).value).toBe("false");
});
