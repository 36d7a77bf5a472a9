// What is odd about a code as people write it, and how it is said. Patterns are of fixed width, so no input can make them slow.
import type { Finding } from "./finding.ts";
import { type BilingualText, fillText } from "./text.ts";
import type { ZoneClass } from "./zone-class.ts";

/** What lenient parsing gives: the parts as far as they were readable, the original, and what was odd. 宽松解析结果. */
export interface LenientParse<T> {
  /** The parts; absent when nothing could be read. 解析结果. */
  readonly code?: T;
  /** The text as it stood. 原文. */
  readonly original: string;
  /** What was odd. 问题. */
  readonly findings: readonly Finding[];
}

/** The class that a digit of a code stands for. @internal */
export const CLASS_OF_DIGIT: Readonly<Record<string, ZoneClass>> = { "1": "priority", "2": "key", "3": "general" };

/** Provinces of GB/T 2260, with 66 as some lists write the Xinjiang corps. 省级代码. @internal */
export const PROVINCES: ReadonlySet<string> = new Set(
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82".split(" "),
);

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

/** A finding about a code. @internal */
export function codeFinding(
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
/** Forms of codes, as messages name them. @internal */
export const UNIT_FORM = "ZH|HY + 6 digits + [123] + 4 digits";
/** Of a zone. @internal */
export const ZONE_FORM = "YS + 6 digits + [123] + 3 digits + 3 digits";
/** Of a region. @internal */
export const REGION_FORM = "6 digits of GB/T 2260";
/** Of an industry. @internal */
export const INDUSTRY_FORM = "[A-T] and 0 or 2–4 digits of GB/T 4754";
const FORM_ZH: Readonly<Record<string, string>> = {
  [UNIT_FORM]: "ZH 或 HY、6 位数字、1 至 3、4 位数字",
  [ZONE_FORM]: "YS、6 位数字、1 至 3、3 位数字、3 位数字",
  [REGION_FORM]: "GB/T 2260 的 6 位数字",
  [INDUSTRY_FORM]: "A 至 T 及 GB/T 4754 的 0 或 2 至 4 位数字",
};

/**
 * What a person may have typed around a code: spaces, full-width forms, lower case. A text longer than any code with all
 * that is no code: reading its beginning alone would be a guess. @internal
 */
export function normalise(text: string): string {
  if (typeof text !== "string" || text.length > 64) return "";
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, "")
    .toUpperCase();
}

/** A text as a message shows it. @internal */
export function shorten(text: string): string {
  if (typeof text !== "string") return typeof text;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Characters that were read through, and a province that there is none. @internal */
export function oddities(kind: keyof typeof KIND_ZH, text: string, read: string, county: string): Finding[] {
  const findings: Finding[] = [];
  const value = shorten(text);
  if (read !== text) findings.push(codeFinding("CODE_NORMALISED", "info", { kind, value, read }));
  if (county !== "" && !PROVINCES.has(county.slice(0, 2)))
    findings.push(codeFinding("CODE_REGION", "warning", { kind, value, read: county.slice(0, 2) }));
  return findings;
}
