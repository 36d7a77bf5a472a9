import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DIMENSION_ALIASES,
  formatUnitCode,
  formatZoneCode,
  industryAmong,
  industryMatches,
  type LenientParse,
  parseIndustryCode,
  parseIndustryCodeLenient,
  parseRegionCode,
  parseRegionCodeLenient,
  parseUnitCode,
  parseUnitCodeLenient,
  parseZoneCode,
  parseZoneCodeLenient,
  SanxianError,
  zoneTypeNamed,
} from "../../src/domain/index.ts";

const FOSHAN = new URL("../../../shared/data/foshan_units.json", import.meta.url);
const required = process.env.SANXIAN_REQUIRE_CASES === "1";

const PARSERS: readonly [string, (text: string) => unknown, (text: string) => LenientParse<unknown>][] = [
  ["unit", parseUnitCode, parseUnitCodeLenient],
  ["zone", parseZoneCode, parseZoneCodeLenient],
  ["region", parseRegionCode, parseRegionCodeLenient],
  ["industry", parseIndustryCode, parseIndustryCodeLenient],
];

describe("unit codes", () => {
  it("are taken apart", () => {
    expect(parseUnitCode("ZH44060620002")).toEqual({ prefix: "ZH", county: "440606", class: "key", serial: "0002" });
    expect(parseUnitCode("HY33100210001")).toEqual({
      prefix: "HY",
      county: "331002",
      class: "priority",
      serial: "0001",
    });
    expect(parseUnitCode("ZH44060630001").class).toBe("general");
  });

  it.each([
    ["five digits of serial", "ZH440605200001"],
    ["class 4", "ZH44060540001"],
    ["class 0", "ZH44060500001"],
    ["no province 99", "ZH99060520001"],
    ["lower case", "zh44060620002"],
    ["a space before", " ZH44060620002"],
    ["a line break after", "ZH44060620002\n"],
    ["full-width digits", "ZH４４060620002"],
    ["Arabic digits", "ZH٤٤060620002"],
    ["a zone's prefix", "YS44060620002"],
    ["empty", ""],
  ])("are refused when strict: %s", (_, text) => {
    expect(() => parseUnitCode(text)).toThrow(expect.objectContaining({ code: "CODE_INVALID" }));
  });

  it("keep the original and say what was odd when lenient", () => {
    const long = parseUnitCodeLenient("ZH440605200001");
    expect(long.original).toBe("ZH440605200001");
    expect(long.code).toEqual({ prefix: "ZH", county: "440605", class: "key", serial: "00001" });
    expect(long.findings.map(({ code, severity }) => [code, severity])).toEqual([["CODE_SERIAL", "warning"]]);

    const typed = parseUnitCodeLenient(" zh４４060620002\n");
    expect(typed.code).toEqual(parseUnitCode("ZH44060620002"));
    expect(typed.original).toBe(" zh４４060620002\n");
    expect(typed.findings.map(({ code }) => code)).toEqual(["CODE_NORMALISED"]);

    const elsewhere = parseUnitCodeLenient("ZH99060520001");
    expect(elsewhere.code?.county).toBe("990605");
    expect(elsewhere.findings.map(({ code }) => code)).toEqual(["CODE_REGION"]);

    const not = parseUnitCodeLenient("大良街道");
    expect(not.code).toBeUndefined();
    expect(not.findings[0]).toMatchObject({ code: "CODE_UNREADABLE", severity: "error", subject: "大良街道" });
    expect(not.findings[0]?.message.zh).toBe(
      '管控单元代码 "大良街道" 无法解析，应为 ZH 或 HY、6 位数字、1 至 3、4 位数字；原文保留。',
    );
    expect(not.findings[0]?.message.en).toContain('unit code "大良街道" cannot be read');
  });

  it("survive a round trip", () => {
    const code = fc
      .tuple(
        fc.constantFrom("ZH" as const, "HY" as const),
        fc.constantFrom("11", "33", "44", "54", "65", "66", "82"),
        fc.integer({ min: 0, max: 9999 }),
        fc.constantFrom("priority" as const, "key" as const, "general" as const),
        fc.integer({ min: 0, max: 9999 }),
      )
      .map(([prefix, province, county, zoneClass, serial]) => ({
        prefix,
        county: province + String(county).padStart(4, "0"),
        class: zoneClass,
        serial: String(serial).padStart(4, "0"),
      }));
    fc.assert(
      fc.property(code, (parts) => {
        const text = formatUnitCode(parts);
        expect(text).toHaveLength(13);
        expect(parseUnitCode(text)).toEqual(parts);
        expect(parseUnitCodeLenient(text)).toEqual({ code: parts, original: text, findings: [] });
      }),
    );
  });
});

describe("zone codes", () => {
  // the four printed in one published report
  it.each([
    ["YS4406063210001", "3210", "general", "001"],
    ["YS4406063110001", "3110", "general", "001"],
    ["YS4406062310003", "2310", "key", "003"],
    ["YS4406062540001", "2540", "key", "001"],
  ])("are taken apart: %s", (text, type, zoneClass, serial) => {
    const code = parseZoneCode(text);
    expect(code).toEqual({ county: "440606", type, class: zoneClass, serial });
    expect(formatZoneCode(code)).toBe(text);
  });

  it("are refused when strict and read when lenient with a longer serial", () => {
    expect(() => parseZoneCode("YS44060623100003")).toThrow(SanxianError);
    const { code, findings } = parseZoneCodeLenient("YS44060623100003");
    expect(code).toEqual({ county: "440606", type: "2310", class: "key", serial: "0003" });
    expect(findings.map((finding) => finding.code)).toEqual(["CODE_SERIAL"]);
  });
});

describe("region codes", () => {
  it("know their level", () => {
    expect(parseRegionCode("330000")).toEqual({ code: "330000", province: "33", level: "province" });
    expect(parseRegionCode("331000").level).toBe("prefecture");
    expect(parseRegionCode("331002").level).toBe("county");
  });

  it.each(["160000", "990000", "33100", "3310020", "33100a", ""])("are refused: %s", (text) => {
    expect(() => parseRegionCode(text)).toThrow(expect.objectContaining({ code: "CODE_INVALID" }));
  });
});

describe("industry codes", () => {
  // GB/T 4754: each section with its first and last division, and the divisions beside it that are not its own
  it.each([
    ["A", "01", "05", "06"],
    ["B", "06", "12", "13"],
    ["C", "13", "43", "44"],
    ["D", "44", "46", "47"],
    ["K", "70", "70", "69"],
    ["P", "83", "83", "84"],
    ["S", "91", "96", "97"],
    ["T", "97", "97", "96"],
  ])("section %s holds %s to %s and not %s", (section, first, last, beyond) => {
    expect(parseIndustryCode(first).section).toBe(section);
    expect(parseIndustryCode(last).section).toBe(section);
    expect(parseIndustryCode(section + first)).toEqual({ section, digits: first, level: "division" });
    expect(() => parseIndustryCode(section + beyond)).toThrow(SanxianError);
  });

  it("know their level", () => {
    expect(["C", "26", "C261", "2614"].map((code) => parseIndustryCode(code).level)).toEqual([
      "section",
      "division",
      "group",
      "class",
    ]);
  });

  it.each(["", "2", "00", "98", "26144", "U", "Z26", "C2", "CC26", "26 "])("are refused: %j", (text) => {
    expect(() => parseIndustryCode(text)).toThrow(expect.objectContaining({ code: "CODE_INVALID" }));
  });

  it("hold each other by prefix: C ⊃ 26 ⊃ 261 ⊃ 2614", () => {
    const chain = ["C", "26", "261", "2614"];
    for (const [i, wide] of chain.entries())
      for (const [j, narrow] of chain.entries())
        expect(industryMatches(wide, narrow), `${wide} ${narrow}`).toBe(i <= j);
    expect(industryMatches("26", "C2614")).toBe(true);
    expect(industryMatches("C26", "2614")).toBe(true);
    expect(industryMatches("26", "2710")).toBe(false);
    expect(industryMatches("D", "2614")).toBe(false);
    expect(industryMatches("", "2614")).toBe(false);
  });

  it.each([
    // the project's codes, asked for, except, answer
    [["2614"], ["26"], [], "true"],
    [["2710"], ["26"], [], "false"],
    [["26"], ["2614"], [], "unknown"], // somewhere in 26: may be 2614
    [["C"], ["26"], [], "unknown"],
    [["2684"], ["26"], ["2684"], "false"],
    [["26"], ["26"], ["2684"], "unknown"], // may be the exception
    [["268"], ["26"], ["2684"], "unknown"],
    [["2684", "2614"], ["26"], ["2684"], "true"],
    [["化工"], ["26"], [], "unknown"], // unreadable: not "none of them"
    [["化工", "2614"], ["26"], [], "true"],
    [[], ["26"], [], "false"], // known to have none
    [["2614"], [], [], "false"],
  ] as const)("%j among %j except %j is %s", (codes, prefixes, except, answer) => {
    expect(industryAmong(codes, prefixes, except)).toBe(answer);
  });
});

describe("any text", () => {
  it("is refused with CODE_INVALID or read, never anything else", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.stringMatching(/^(ZH|HY|YS)?\d{0,16}$/),
      fc.constantFrom("__proto__", "constructor", "toString", "ZH__proto__0001", "\u0000", "\ud800", "C__proto__"),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const [, strict, lenient] of PARSERS) {
          const read = lenient(value);
          expect(read.original).toBe(value);
          expect(read.code === undefined).toBe(read.findings.some(({ severity }) => severity === "error"));
          let parsed: unknown;
          try {
            parsed = strict(value);
          } catch (error) {
            expect((error as SanxianError).code).toBe("CODE_INVALID");
          }
          // what is strictly right is read leniently, the same and without a word
          if (parsed !== undefined) expect(read).toEqual({ code: parsed, original: value, findings: [] });
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(["0", " ", "Ｚ", "ZH", "4406", "\u3000"])("of a million characters is refused at once: %j…", (unit) => {
    const text = unit.repeat(1_000_000);
    const before = process.cpuUsage().user;
    for (const [name, strict, lenient] of PARSERS) {
      expect(lenient(text).code, name).toBeUndefined();
      const error = catchError(() => strict(text));
      expect(error.code).toBe("CODE_INVALID");
      expect(error.message.length).toBeLessThan(300);
      expect(JSON.stringify(lenient(text).findings).length).toBeLessThan(2000);
    }
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(500);
  });
});

describe("96 published units of Foshan", () => {
  const here = existsSync(FOSHAN);
  it.runIf(required)("are there", () => expect(here).toBe(true));
  const units: { code: string; cls: string; el: string[]; items: [string, string][] }[] = here
    ? JSON.parse(readFileSync(FOSHAN, "utf8"))
    : [];

  it.skipIf(!here)("94 are read strictly, all leniently with two findings", () => {
    expect(units).toHaveLength(96);
    const strict = units.filter(({ code }) => catchError(() => parseUnitCode(code)) === undefined);
    expect(strict).toHaveLength(94);
    const read = units.map(({ code }) => parseUnitCodeLenient(code));
    expect(read.every(({ code }) => code !== undefined)).toBe(true);
    expect(read.flatMap(({ findings }) => findings.map(({ code, subject }) => `${code} ${subject}`))).toEqual([
      "CODE_SERIAL ZH440605200001",
      "CODE_SERIAL ZH440606200012",
    ]);
  });

  it.skipIf(!here)("have the class that their code says: 43 priority, 42 key, 11 general", () => {
    const count = { priority: 0, key: 0, general: 0 };
    for (const { code, cls } of units) {
      const zoneClass = parseUnitCodeLenient(code).code!.class;
      count[zoneClass] += 1;
      expect(cls, code).toContain({ priority: "优先", key: "重点", general: "一般" }[zoneClass]);
    }
    expect(count).toEqual({ priority: 43, key: 42, general: 11 });
  });

  it.skipIf(!here)("name zones of the table, but for the local hybrid of industry and town", () => {
    const unknown = new Set(units.flatMap(({ el }) => el).filter((name) => zoneTypeNamed(name) === undefined));
    expect([...unknown].sort()).toEqual(
      [
        "水环境工业—城镇生活污染重点管控区",
        "水环境工业—城镇污染重点管控区",
        "水环境工业-城镇生活污染重点管控区",
        "水环境工业-城镇生活重点管控区",
      ].sort(),
    );
  });

  it.skipIf(!here)("have dimensions that the aliases know, none, or one word broken in two by the extraction", () => {
    const names = new Set(units.flatMap(({ items }) => items.map(([dimension]) => dimension)));
    const unknown = [...names].filter((name) => !DIMENSION_ALIASES.has(name));
    expect(unknown.sort()).toEqual(["(none)", "控", "污染物排放管"].sort());
  });
});

function catchError(job: () => unknown): SanxianError {
  try {
    job();
  } catch (error) {
    return error as SanxianError;
  }
  return undefined as unknown as SanxianError;
}
