import { describe, expect, test } from "vitest";
import {
  assembleProvince,
  checkAgainstProvince,
  type GradedScheme,
  SECURITY_BELTS,
  type StrategicRegion,
  syntheticProvince,
  tagRegions,
} from "../../src/delineation/index.ts";
import { area, union } from "../../src/geometry/index.ts";
import { box, smallGround, unit, zone } from "./small-ground.ts";

/** The city of the small ground's first county, cut out of it. */
function city(): GradedScheme & {
  units: ReturnType<typeof smallGround>["units"];
  zones: ReturnType<typeof smallGround>["zones"];
} {
  const { units, zones } = smallGround();
  return {
    territory: { adminCode: "331001", name: "甲", geometry: box(0, 0, 2, 2) },
    units: units.slice(0, 2),
    zones: [zones[0]!, zones[1]!, zones[3]!],
    gridDeg: 1e-8,
  };
}
const codesOf = (own: GradedScheme): string[] =>
  checkAgainstProvince(own, smallGround()).findings.map(({ code, subject }) => `${code} ${subject}`);

describe("a city's scheme against its province's", () => {
  test("the same units and red line are consistent; what lies beyond the city is not looked at", () => {
    const check = checkAgainstProvince(city(), smallGround());
    expect(check.consistent).toBe(true);
    expect(check.findings).toEqual([]);
    expect(check.classes.map(({ province, city: own }) => [province, own])).toEqual([
      ["priority", "priority"],
      ["key", "key"],
    ]);
    expect(check.classes[0]!.areaM2).toBeCloseTo(area(box(0, 0, 1, 2)), 3);
  });

  test("weaker ground is told, with its area and place; stricter ground is counted", () => {
    const own = city();
    own.units[0] = unit("ZH33100120009", "key", box(0, 0, 1, 2));
    const check = checkAgainstProvince(own, smallGround());
    expect(check.consistent).toBe(false);
    expect(check.weakerM2).toBeCloseTo(area(box(0, 0, 1, 2)), 3);
    expect(check.findings[0]).toMatchObject({
      code: "GRADED_WEAKER",
      subject: "ZH33100120009",
      location: { position: [120, 30] },
    });
    expect(check.findings[0]!.message.zh).toContain("优先保护单元");
    own.units[0] = city().units[0]!;
    own.units[1] = unit("ZH33100110009", "priority", box(1, 0, 2, 2));
    const strict = checkAgainstProvince(own, smallGround());
    expect(strict.consistent).toBe(true);
    expect(strict.stricterM2).toBeCloseTo(area(box(1, 0, 2, 2)), 3);
  });

  test("a unit may be divided, and may not straddle", () => {
    const divided = city();
    divided.units[1] = unit("ZH33100120008", "key", box(1, 0, 2, 1));
    divided.units.push(unit("ZH33100120009", "key", box(1, 1, 2, 2)));
    expect(codesOf(divided)).toEqual([]);
    const straddling = city();
    straddling.units = [
      unit("ZH33100110008", "priority", box(0, 0, 1.5, 2)),
      unit("ZH33100120009", "key", box(1.5, 0, 2, 2)),
    ];
    expect(codesOf(straddling)).toEqual(["GRADED_STRADDLES ZH33100110008"]);
  });

  test("one code with two borders", () => {
    const own = city();
    own.units[0] = unit("ZH33100110001", "priority", box(0, 0, 1.5, 2));
    own.units[1] = unit("ZH33100120001", "key", box(1.5, 0, 2, 2));
    const { findings } = checkAgainstProvince(own, smallGround());
    const apart = findings.filter(({ code }) => code === "GRADED_BORDER");
    expect(apart.map(({ subject }) => subject)).toEqual(["ZH33100110001", "ZH33100120001"]);
    expect(apart[0]!.values!.areaM2).toBeCloseTo(area(box(1, 0, 1.5, 2)), 3);
  });

  test("ground without a unit on either side", () => {
    const own = city();
    own.units.pop();
    expect(codesOf(own)).toEqual(["GRADED_UNIT_MISSING ZH33100120001"]);
    const above = smallGround();
    above.units.splice(1, 1);
    expect(checkAgainstProvince(city(), above).findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "GRADED_UNIT_BEYOND ZH33100120001",
    ]);
  });

  test("the red line is one: less and more are told", () => {
    const own = city();
    own.zones[0] = zone("YS3310011110001", "priority", box(0, 0, 1, 0.5));
    own.zones.push(zone("YS3310011110002", "priority", box(0, 1, 1, 1.5)));
    const check = checkAgainstProvince(own, smallGround());
    expect(check.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      "GRADED_REDLINE_LACKED YS3310011110001",
      "GRADED_REDLINE_ADDED YS3310011110002",
    ]);
    expect(check.redlineLackedM2).toBeCloseTo(area(box(0, 0.5, 1, 1)), 3);
    expect(check.redlineAddedM2).toBeCloseTo(area(box(0, 1, 1, 1.5)), 3);
  });

  test("order does not matter", () => {
    const own = city();
    const province = smallGround();
    const one = checkAgainstProvince(own, province);
    const other = checkAgainstProvince(
      { ...own, units: [...own.units].reverse(), zones: [...own.zones].reverse() },
      { ...province, units: [...province.units].reverse() },
    );
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });
});

describe("a province put together from its cities", () => {
  const province = syntheticProvince({ seed: 9, cells: 300, counties: 6, pointsPerSide: 4 });
  const zones = province.layers.flatMap((layer) => layer.zones);
  const cities = [0, 1, 2].map((n): GradedScheme => {
    const own = province.counties.filter((_, i) => i % 3 === n);
    const codes = new Set(own.map(({ code }) => code));
    return {
      territory: {
        adminCode: own[0]!.code,
        name: "市",
        geometry: union(
          own.map(({ geometry }) => geometry),
          { grid: province.gridDeg },
        ),
      },
      units: province.units.filter(({ county }) => codes.has(county)),
      zones: zones.filter(({ county }) => codes.has(county!)),
      layers: province.layers.map(({ record }) => record),
      gridDeg: province.gridDeg,
    };
  });

  test("covers it once and wholly; each city is consistent with the whole", () => {
    const whole = assembleProvince(cities, province.territory);
    expect(whole.findings).toEqual([]);
    expect(whole.certificate.covered).toBe(true);
    expect(whole.certificate.checks.find(({ code }) => code === "TOP10")!.state).toBe("passed");
    expect(whole.units).toHaveLength(province.units.length);
    for (const one of cities)
      expect(checkAgainstProvince(one, { ...whole, territory: province.territory, gridDeg: 1e-8 }).consistent).toBe(
        true,
      );
  });

  test("a missing city is a gap, a code used twice is told, and the order of cities does not matter", () => {
    expect(assembleProvince(cities.slice(1), province.territory).certificate.covered).toBe(false);
    const twice = assembleProvince(
      [...cities.slice(0, 2), { ...cities[2]!, units: [...cities[2]!.units, cities[0]!.units[0]!] }],
      province.territory,
    );
    expect(twice.findings.map(({ code, subject }) => `${code} ${subject}`)).toEqual([
      `GRADED_CODE_TWICE ${cities[0]!.units[0]!.code}`,
    ]);
    expect(assembleProvince([...cities].reverse(), province.territory).certificate.digest).toBe(
      assembleProvince(cities, province.territory).certificate.digest,
    );
  });
});

describe("strategic regions", () => {
  const { units } = smallGround();
  const region = (id: string, geometry: StrategicRegion["geometry"]): StrategicRegion => ({
    id,
    name: { zh: id, en: id },
    kind: "basin",
    geometry,
  });

  test("units get the tags of the regions that hold half of them, and keep others", () => {
    const { units: tagged, shares } = tagRegions(
      [{ ...units[0]!, regions: ["old"] }, ...units.slice(1)],
      [region("west", box(0, 0, 1.25, 3)), region("all", box(-1, -1, 5, 5))],
      { gridDeg: 1e-8 },
    );
    expect(tagged.map(({ regions }) => regions)).toEqual([["all", "old", "west"], ["all"], ["all"], ["all"], ["all"]]);
    const quarter = shares.find((row) => row.unit === "ZH33100120001" && row.region === "west")!;
    expect(quarter.share).toBeCloseTo(0.25, 6);
    expect(quarter.tagged).toBe(false);
    expect(units[0]!.regions).toBeUndefined();
  });

  test("tags are taken away again where a unit has left the region", () => {
    const { units: tagged } = tagRegions([{ ...units[3]!, regions: ["west"] }], [region("west", box(0, 0, 1, 1))]);
    expect(tagged[0]!.regions).toBeUndefined();
  });

  test("the belts of the Opinion have tags; a share that is none is refused", () => {
    expect(Object.keys(SECURITY_BELTS)).toHaveLength(7);
    expect(() => tagRegions(units, [], { minShare: 0 })).toThrow(/minShare/);
  });
});
