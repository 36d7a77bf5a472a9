// Codes of the field, read strictly and leniently. Strict parsing throws; lenient parsing keeps the original and returns a
// finding, because real lists deviate (5-digit serials are printed by mistake). Patterns are of fixed width, so no input
// can make them slow.
//
//   unit    ZH 331002 1 0001      HY at sea; county, class digit (1 priority, 2 key, 3 general), serial
//   zone    YS 331002 1110 001    county, type (class, element and subtype digit, 0), serial
//   region  331002                GB/T 2260: province, prefecture, county
//   industry 2614, C26            GB/T 4754: section letter, division, group, class; a prefix holds what begins with it
import { SanxianError } from "./errors.ts";
import type { Finding } from "./finding.ts";
import { type BilingualText, fillText } from "./text.ts";
import type { ZoneClass } from "./zone-class.ts";

/** A unit code taken apart. 单元编码. */
export interface UnitCode {
  /** `ZH` on land, `HY` at sea. 前缀. */
  readonly prefix: "ZH" | "HY";
  /** GB/T 2260 county. 县级行政区. */
  readonly county: string;
  /** Class. 类别. */
  readonly class: ZoneClass;
  /** Serial as printed. 顺序号. */
  readonly serial: string;
}

/** A zone code taken apart. 分区编码. */
export interface ZoneCode {
  /** GB/T 2260 county. 县级行政区. */
  readonly county: string;
  /** Four-digit type. 要素细类. */
  readonly type: string;
  /** Class, from the type's first digit. 类别. */
  readonly class: ZoneClass;
  /** Serial. 顺序号. */
  readonly serial: string;
}

/** A region code taken apart. 行政区划代码. */
export interface RegionCode {
  /** The six digits. 代码. */
  readonly code: string;
  /** First two digits. 省级. */
  readonly province: string;
  /** Which level it names. 级别. */
  readonly level: "province" | "prefecture" | "county";
}

/** An industry code taken apart. 行业代码. */
export interface IndustryCode {
  /** Section letter A to T. 门类. */
  readonly section: string;
  /** Digits: none for a section, else 2 to 4. 数字部分. */
  readonly digits: string;
  /** Which level it names. 级别. */
  readonly level: "section" | "division" | "group" | "class";
}

/** What lenient parsing gives: the parts as far as they were readable, the original, and what was odd. 宽松解析结果. */
export interface LenientParse<T> {
  /** The parts; absent when nothing could be read. 解析结果. */
  readonly code?: T;
  /** The text as it stood. 原文. */
  readonly original: string;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

const CLASS_OF_DIGIT: Readonly<Record<string, ZoneClass>> = { "1": "priority", "2": "key", "3": "general" };

/** Provinces of GB/T 2260, with 66 as some lists write the Xinjiang corps. 省级代码. */
const PROVINCES: ReadonlySet<string> = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82".split(" "),
);

/** First and last division of each section of GB/T 4754-2017. 门类与大类. */
const SECTIONS: readonly (readonly [string, number, number])[] = [
  ["A", 1, 5],
  ["B", 6, 12],
  ["C", 13, 43],
  ["D", 44, 46],
  ["E", 47, 50],
  ["F", 51, 52],
  ["G", 53, 60],
  ["H", 61, 62],
  ["I", 63, 65],
  ["J", 66, 69],
  ["K", 70, 70],
  ["L", 71, 72],
  ["M", 73, 75],
  ["N", 76, 79],
  ["O", 80, 82],
  ["P", 83, 83],
  ["Q", 84, 85],
  ["R", 86, 90],
  ["S", 91, 96],
  ["T", 97, 97],
];

const CODE_TEXT = {
  CODE_NORMALISED: {
    zh: '{kind}代码 "{value}" 含空白、全角或小写字符，已按 "{read}" 读取；请修正数据源。',
    en: '{kind} code "{value}" has spaces, full-width or lower-case characters and was read as "{read}"; fix the source.',
  },
  CODE_SERIAL: {
    zh: '{kind}代码 "{value}" 的顺序号为 {digits} 位，规范为 {expected} 位；原文保留。',
    en: '{kind} code "{value}" has a serial of {digits} digits where the standard has {expected}; the original is kept.',
  },
  CODE_REGION: {
    zh: '{kind}代码 "{value}" 中的省级代码 {read} 不在 GB/T 2260 中；请核对。',
    en: '{kind} code "{value}" names the province {read}, which GB/T 2260 does not have; check it.',
  },
  CODE_UNREADABLE: {
    zh: '{kind}代码 "{value}" 无法解析，应为 {expected}；原文保留。',
    en: '{kind} code "{value}" cannot be read; expected {expected}; the original is kept.',
  },
} as const;

function finding(
  code: keyof typeof CODE_TEXT,
  severity: Finding["severity"],
  values: Record<string, string | number> & { readonly kind: keyof typeof KIND_ZH },
): Finding {
  const template: BilingualText = CODE_TEXT[code];
  const { kind, expected } = values;
  const inChinese = { ...values, kind: KIND_ZH[kind], expected: FORM_ZH[String(expected)] ?? String(expected) };
  const message = { zh: fillText(template, inChinese).zh, en: fillText(template, values).en };
  return { code, severity, subject: String(values.value), values, message };
}

const KIND_ZH = { unit: "管控单元", zone: "要素分区", region: "行政区划", industry: "行业" } as const;
const UNIT_FORM = "ZH|HY + 6 digits + [123] + 4 digits";
const ZONE_FORM = "YS + 6 digits + [123] + 3 digits + 3 digits";
const REGION_FORM = "6 digits of GB/T 2260";
const INDUSTRY_FORM = "[A-T] and 0 or 2–4 digits of GB/T 4754";
const FORM_ZH: Readonly<Record<string, string>> = {
  [UNIT_FORM]: "ZH 或 HY、6 位数字、1 至 3、4 位数字",
  [ZONE_FORM]: "YS、6 位数字、1 至 3、3 位数字、3 位数字",
  [REGION_FORM]: "GB/T 2260 的 6 位数字",
  [INDUSTRY_FORM]: "A 至 T 及 GB/T 4754 的 0 或 2 至 4 位数字",
};

/**
 * What a person may have typed around a code: spaces, full-width forms, lower case. A text longer than any code with all
 * that is no code: reading its beginning alone would be a guess.
 */
function normalise(text: string): string {
  if (typeof text !== "string" || text.length > 64) return "";
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, "")
    .toUpperCase();
}

function shorten(text: string): string {
  if (typeof text !== "string") return typeof text;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/**
 * Reads a unit code as the standard writes it. 严格解析单元编码.
 *
 * @param text - such as `ZH33100210001`
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseUnitCode("ZH44060620002").class; //=> "key"
 * ```
 */
export function parseUnitCode(text: string): UnitCode {
  const found = /^(ZH|HY)(\d{6})([123])(\d{4})$/.exec(text);
  if (!found || !PROVINCES.has(text.slice(2, 4)))
    throw new SanxianError("CODE_INVALID", { kind: "unit", value: shorten(text), expected: UNIT_FORM });
  return { prefix: found[1] as "ZH" | "HY", county: found[2]!, class: CLASS_OF_DIGIT[found[3]!]!, serial: found[4]! };
}

/**
 * Reads a unit code as lists print it: 4 or 5 digits of serial, odd characters around it. 宽松解析单元编码.
 *
 * @param text - such as `ZH440605200001`
 * @example
 * ```ts
 * parseUnitCodeLenient("ZH440605200001").findings[0]?.code; //=> "CODE_SERIAL"
 * ```
 */
export function parseUnitCodeLenient(text: string): LenientParse<UnitCode> {
  const read = normalise(text);
  const found = /^(ZH|HY)(\d{6})([123])(\d{4,5})$/.exec(read);
  const value = shorten(text);
  if (!found)
    return {
      original: text,
      findings: [finding("CODE_UNREADABLE", "error", { kind: "unit", value, expected: UNIT_FORM })],
    };
  const findings = oddities("unit", text, read, found[2]!);
  if (found[4]!.length !== 4)
    findings.push(finding("CODE_SERIAL", "warning", { kind: "unit", value, digits: found[4]!.length, expected: 4 }));
  return {
    code: { prefix: found[1] as "ZH" | "HY", county: found[2]!, class: CLASS_OF_DIGIT[found[3]!]!, serial: found[4]! },
    original: text,
    findings,
  };
}

/** Writes a unit code. 生成单元编码. */
export function formatUnitCode({ prefix, county, class: zoneClass, serial }: UnitCode): string {
  const digit = zoneClass === "priority" ? 1 : zoneClass === "key" ? 2 : 3;
  return `${prefix}${county}${digit}${serial}`;
}

/**
 * Reads a zone code as the standard writes it. 严格解析分区编码.
 *
 * @param text - such as `YS4406062310003`
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseZoneCode("YS4406062310003").type; //=> "2310"
 * ```
 */
export function parseZoneCode(text: string): ZoneCode {
  const found = /^YS(\d{6})([123]\d{3})(\d{3})$/.exec(text);
  if (!found || !PROVINCES.has(text.slice(2, 4)))
    throw new SanxianError("CODE_INVALID", { kind: "zone", value: shorten(text), expected: ZONE_FORM });
  return { county: found[1]!, type: found[2]!, class: CLASS_OF_DIGIT[found[2]![0]!]!, serial: found[3]! };
}

/** Reads a zone code as lists print it: 3 to 5 digits of serial. 宽松解析分区编码. */
export function parseZoneCodeLenient(text: string): LenientParse<ZoneCode> {
  const read = normalise(text);
  const found = /^YS(\d{6})([123]\d{3})(\d{3,5})$/.exec(read);
  const value = shorten(text);
  if (!found)
    return {
      original: text,
      findings: [finding("CODE_UNREADABLE", "error", { kind: "zone", value, expected: ZONE_FORM })],
    };
  const findings = oddities("zone", text, read, found[1]!);
  if (found[3]!.length !== 3)
    findings.push(finding("CODE_SERIAL", "warning", { kind: "zone", value, digits: found[3]!.length, expected: 3 }));
  return {
    code: { county: found[1]!, type: found[2]!, class: CLASS_OF_DIGIT[found[2]![0]!]!, serial: found[3]! },
    original: text,
    findings,
  };
}

/** Writes a zone code. 生成分区编码. */
export function formatZoneCode({ county, type, serial }: ZoneCode): string {
  return `YS${county}${type}${serial}`;
}

/**
 * Reads a region code of GB/T 2260. 严格解析行政区划代码.
 *
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseRegionCode("331000").level; //=> "prefecture"
 * ```
 */
export function parseRegionCode(text: string): RegionCode {
  const code = regionOf(text);
  if (!code) throw new SanxianError("CODE_INVALID", { kind: "region", value: shorten(text), expected: REGION_FORM });
  return code;
}

/** Reads a region code as people write it. 宽松解析行政区划代码. */
export function parseRegionCodeLenient(text: string): LenientParse<RegionCode> {
  const read = normalise(text);
  const code = regionOf(read);
  if (!code)
    return {
      original: text,
      findings: [finding("CODE_UNREADABLE", "error", { kind: "region", value: shorten(text), expected: REGION_FORM })],
    };
  return { code, original: text, findings: oddities("region", text, read, code.code) };
}

function regionOf(text: string): RegionCode | undefined {
  if (!/^\d{6}$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return undefined;
  const level = text.endsWith("0000") ? "province" : text.endsWith("00") ? "prefecture" : "county";
  return { code: text, province: text.slice(0, 2), level };
}

/**
 * Reads an industry code of GB/T 4754; the letter may be left out. 严格解析行业代码.
 *
 * @throws SanxianError `CODE_INVALID`
 * @example
 * ```ts
 * parseIndustryCode("2614"); //=> { section: "C", digits: "2614", level: "class" }
 * ```
 */
export function parseIndustryCode(text: string): IndustryCode {
  const code = industryOf(text);
  if (!code)
    throw new SanxianError("CODE_INVALID", { kind: "industry", value: shorten(text), expected: INDUSTRY_FORM });
  return code;
}

/** Reads an industry code as people write it. 宽松解析行业代码. */
export function parseIndustryCodeLenient(text: string): LenientParse<IndustryCode> {
  const read = normalise(text);
  const code = industryOf(read);
  if (!code)
    return {
      original: text,
      findings: [
        finding("CODE_UNREADABLE", "error", { kind: "industry", value: shorten(text), expected: INDUSTRY_FORM }),
      ],
    };
  return { code, original: text, findings: oddities("industry", text, read, "") };
}

function industryOf(text: string): IndustryCode | undefined {
  const found = /^([A-T]?)(\d{0,4})$/.exec(text);
  if (!found) return undefined;
  const letter = found[1]!;
  const digits = found[2]!;
  if (digits === "") return letter === "" ? undefined : { section: letter, digits, level: "section" };
  if (digits.length === 1) return undefined;
  const division = Number(digits.slice(0, 2));
  const section = SECTIONS.find(([, first, last]) => division >= first && division <= last)?.[0];
  if (section === undefined || (letter !== "" && letter !== section)) return undefined;
  const level = digits.length === 2 ? "division" : digits.length === 3 ? "group" : "class";
  return { section, digits, level };
}

/** Codes read lately: a list and its projects ask for the same few thousand times. */
const readLately = new Map<string, IndustryCode | undefined>();
const MOST_READ = 4096;

/** {@link industryOf}, remembered; what it gives is not handed out. */
function knownIndustry(text: string): IndustryCode | undefined {
  let known = readLately.get(text);
  if (known === undefined && !readLately.has(text)) {
    known = industryOf(text);
    if (readLately.size >= MOST_READ) readLately.clear();
    if (typeof text === "string" && text.length <= 8) readLately.set(text, known);
  }
  return known;
}

/**
 * Whether an industry belongs to another: 26 holds 261 and 2614, C holds 26. Unreadable codes match nothing. 行业包含关系.
 *
 * @param prefix - the wider code
 * @param code - the narrower code
 * @example
 * ```ts
 * industryMatches("26", "C2614"); //=> true
 * ```
 */
export function industryMatches(prefix: string, code: string): boolean {
  const wide = knownIndustry(prefix);
  const narrow = knownIndustry(code);
  if (!wide || !narrow || wide.section !== narrow.section) return false;
  return narrow.digits.startsWith(wide.digits);
}

/**
 * Whether any of a project's codes is among some industries, in three values: a code that is unreadable on
 * either side, or wider than the question (26 where 2614 is asked for), may or may not be meant. 是否属于所列行业.
 *
 * @param codes - the project's codes
 * @param prefixes - the industries asked for, each with all it holds
 * @param except - industries taken out of them again
 * @example
 * ```ts
 * industryAmong(["C26"], ["2614"]); //=> "unknown"
 * ```
 */
export function industryAmong(
  codes: readonly string[],
  prefixes: readonly string[],
  except: readonly string[] = [],
): "true" | "false" | "unknown" {
  let unknown = false;
  for (const code of codes) {
    const inside = standing(code, prefixes);
    const excepted = standing(code, except);
    if (inside === "false" || excepted === "true") continue;
    if (inside === "true" && excepted === "false") return "true";
    unknown = true;
  }
  return unknown ? "unknown" : "false";
}

function standing(code: string, prefixes: readonly string[]): "true" | "false" | "unknown" {
  if (prefixes.some((prefix) => industryMatches(prefix, code))) return "true";
  const open =
    knownIndustry(code) === undefined ||
    prefixes.some((prefix) => knownIndustry(prefix) === undefined || industryMatches(code, prefix));
  return open && prefixes.length > 0 ? "unknown" : "false";
}

function oddities(kind: keyof typeof KIND_ZH, text: string, read: string, county: string): Finding[] {
  const findings: Finding[] = [];
  const value = shorten(text);
  if (read !== text) findings.push(finding("CODE_NORMALISED", "info", { kind, value, read }));
  if (county !== "" && !PROVINCES.has(county.slice(0, 2)))
    findings.push(finding("CODE_REGION", "warning", { kind, value, read: county.slice(0, 2) }));
  return findings;
}
